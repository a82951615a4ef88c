"""What libyaml cannot read is said in plain words, at the place where it is mended."""

import pytest

CASES = [
    ("title: Cyber: the plan\n", (1, 13), "second colon", "quotes"),
    ("a: x\n  b: y\n", (2, 4), "already has a value", "same column"),
    ("name:Ghana\nfoo: x\n", (2, 4), "space after the colon is missing", "space"),
    ("foo: x\nname:Ghana\nbar: y\n", (2, 1), "space after the colon is missing", "space"),
    ("foo: x\n-c\nbar: y\n", (2, 1), "space after the dash", "space"),
    ("foo: x\nname Ghana\n", (2, 1), "neither", "colon"),
    ("a:\n    b: 1\n   c: 2\n", (3, 4), "fits no block", "spaces"),
    ("a:\n  - b\n - c\n", (3, 2), "item of a list", "spaces"),
    ("- a\nb: c\n", (2, 1), "fits no block", "spaces"),
    ("a: 'it\nb: c\n", (1, 4), "never closed", "same quote"),
    ('a: "it\n---\n', (1, 4), "not closed", "same quote"),
    ("a: 'it's'\n", (1, 8), "after the closing quote", "apostrophe"),
    ('a: "x" y\n', (1, 8), "after the closing quote", "quotes"),
    ("a: [1, 2]]\n", (1, 10), "after the closing bracket", "Delete"),
    ("a: [1, 2\nb: c\n", (1, 4), "never closed", "]"),
    ("a: {x: 1\nb: c\n", (1, 4), "never closed", "}"),
    ("[a", (1, 1), "never closed", "]"),
    ("a:\n  [{b: 1}\n   {c: 2}]\n", (3, 4), "comma or ] is missing", "commas"),
    ("a: [x: y: z]\n", (1, 9), "comma or ] is missing", "commas"),
    ("a: {b:[c]}\n", (1, 6), "space after the colon", "space"),
    ("a: [- b]\n", (1, 5), "value is missing", "quotes"),
    ("- *a b\n", (1, 6), "cannot stand here", "quotes"),
    ("a: - b\n", (1, 4), "same line as its name", "line of its own"),
    ("a: @x\n", (1, 4), "cannot begin with @", "quotes"),
    ("a: `x`\n", (1, 4), "cannot begin with `", "quotes"),
    ("a: 1\nb: %x\n", (2, 4), "cannot begin with %", "quotes"),
    ("a: **bold** c\n", (1, 4), "begins with *", "quotes"),
    ("a: &\n", (1, 4), "begins with &", "quotes"),
    ("a: !<x\n", (1, 4), "begins with !", "quotes"),
    ("a: !x!y z\n", (1, 4), "begins with !", "quotes"),
    ('a: "C:\\qrs"\n', (1, 7), "backslash", "twice"),
    ('a: "\\x1"\n', (1, 7), "incomplete", "single quotes"),
    ("a: |x\n", (1, 4), "next line", "next line"),
    ("a: [a, , b]\n", (1, 8), "nothing before it", "comma"),
    ("a: ]\n", (1, 4), "never opened", "bracket"),
    ("a: ? b\n", (1, 4), "question mark", "quotes"),
    ("a: 1\n... x\n", (2, 5), "after the end", "quotes"),
]


@pytest.mark.parametrize(("text", "place", "message", "fix"), CASES)
def test_plain_words_at_the_right_place(only_fault, text, place, message, fix):
    fault = only_fault(text)
    assert (fault.span.line, fault.span.column) == place
    assert message in fault.message
    assert fix in fault.fix
    assert fault.span[2:] > fault.span[:2]
    for jargon in ("token", "scalar", "stream", "mapping", "context", "expected"):
        assert jargon not in fault.message


def test_a_missing_comma_shows_the_bracket_too(only_fault):
    fault = only_fault("a: [x: y: z]\n")
    assert fault.related[0].span == (1, 4, 1, 5)
