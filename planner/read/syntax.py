"""Says in plain words what libyaml could not read, and how to mend it."""

import re
from collections.abc import Callable
from typing import NamedTuple

from planner.late import late
from planner.read.trouble import Trouble

_WORD = late(r"[^\s,\[\]{}]+")
_NO_SPACE_AFTER_COLON = late(r"\s*(?:- +)*[\w-]+:[^\s/]")
_QUOTE_IT = "Put the whole value in quotes: '…'."
_SPACES = "Indent with spaces: the lines of one block begin in the same column, the lines inside it two further right."


class Said(NamedTuple):
    """An explanation: which rule, where, and the words."""

    rule: str
    place: tuple[int, int]
    message: str
    fix: str
    related: str = ""
    """What stands at ``opened``; empty if that does not help."""
    opened: int = 0


class _Words(NamedTuple):
    message: str
    fix: str
    rule: str = "syntax"
    at_opening: bool = False
    """Show the place where the broken thing began, not where it was noticed."""
    related: str = ""


def explain(trouble: Trouble) -> Said:
    """The plain words for a trouble."""
    words = _tab(trouble) or _by_context(trouble) or _by_problem(trouble)
    opened = trouble.at if trouble.opened is None else trouble.opened
    start = opened if words.at_opening else trouble.at
    start = min(start, max(len(trouble.text.rstrip()) - 1, 0))  # nothing can be shown behind the end
    return Said(
        words.rule, (start, word_end(trouble.text, start)), words.message, words.fix, words.related, opened
    )


def word_end(text: str, start: int) -> int:
    """Where the word at ``start`` ends; at least one character is shown where there is one."""
    word = _WORD.match(text, start)
    return word.end() if word else min(start + 1, len(text))


def _tab(trouble: Trouble) -> _Words | None:
    if trouble.character == "\t" and (
        "tab character" in trouble.problem or "cannot start" in trouble.problem
    ):
        return _Words(
            "This line is indented with a tab; YAML counts spaces only.", "Replace the tab by spaces.", "tab"
        )
    return None


def _by_context(trouble: Trouble) -> _Words | None:
    """Words for what libyaml was reading, where that says more than the problem does."""
    for beginning, words in _CONTEXTS.items():
        if trouble.context.startswith(beginning):
            return words
    return None


def _by_problem(trouble: Trouble) -> _Words:
    for part, words in _PROBLEMS.items():
        if part in trouble.problem:
            return words(trouble)
    return _Words(f"YAML cannot be read here: {trouble.problem}.", _QUOTE_IT)


def _second_colon(trouble: Trouble) -> _Words:
    if re.search(r":\s", trouble.before):
        return _Words(
            "A second colon with a space stands in this line; a colon ends a name, so YAML cannot tell what belongs where.",
            "Put the text after the first colon in quotes: '…'.",
        )
    if _NO_SPACE_AFTER_COLON.match(trouble.line_above):
        return _Words(
            "In the line above, the space after the colon is missing.", "Write a space after that colon."
        )
    return _Words(
        "This line is indented as if it belonged to the line above, which already has a value.",
        "Begin it in the same column as the line above, or put that line's text in quotes.",
    )


def _no_colon(trouble: Trouble) -> _Words:
    line = trouble.opening_line
    if _NO_SPACE_AFTER_COLON.match(line):
        return _Words(
            "The space after the colon is missing.", "Write a space after the colon.", at_opening=True
        )
    if re.match(r"\s*-[^\s-]", line):
        return _Words(
            "The space after the dash is missing.", "Write a space after the dash.", at_opening=True
        )
    return _Words(
        "This line is neither `name: value` nor an item of a list.",
        "Write a name and a colon before it, or, if it continues the text above, indent it further.",
        at_opening=True,
    )


def _unexpected(trouble: Trouble) -> _Words:
    before = trouble.before.rstrip()
    if before.endswith(("'", '"')):
        return _Words(
            "Text goes on after the closing quote.",
            "Put the whole value in one pair of quotes; inside single quotes write an apostrophe twice ('').",
        )
    if before.endswith(("]", "}")):
        return _Words(
            "Something stands after the closing bracket.", "Delete it, or put the whole value in quotes."
        )
    if trouble.character == ":":
        return _Words("A name is missing before the colon.", "Write a word before the colon.", "bad-key")
    if before.strip(" -"):
        return _Words("This cannot stand here in the line.", _QUOTE_IT)
    if trouble.character == "-" and trouble.text[trouble.at + 1 : trouble.at + 2].isspace():
        return _Words("An item of a list stands where a name should stand.", _SPACES)
    return _Words("This line begins in a column that fits no block above it.", _SPACES)


def _no_start(trouble: Trouble) -> _Words:
    return _Words(f"A value cannot begin with {trouble.character}.", _QUOTE_IT)


def _no_content(trouble: Trouble) -> _Words:
    if trouble.character == ",":
        return _Words(
            "A comma stands here with nothing before it.", "Delete the comma, or put the value in quotes."
        )
    if trouble.character in ("]", "}"):
        return _Words(
            "A bracket is closed here that was never opened.",
            "Delete the bracket, or put the value in quotes.",
        )
    return _Words(
        "A value is missing here.", "Write the value; put it in quotes if it begins with a special character."
    )


def _unclosed_bracket(trouble: Trouble) -> _Words:
    kind = "]" if "']'" in trouble.problem else "}"
    if trouble.runs_away:
        return _Words("This bracket is never closed.", f"Write {kind} after the last value.", at_opening=True)
    return _Words(
        f"A comma or {kind} is missing before this.",
        f"Separate the values by commas and close with {kind}; put text that holds a colon or a bracket in quotes.",
        related="The bracket is opened here.",
    )


def _always(
    message: str, fix: str, rule: str = "syntax", *, at_opening: bool = False
) -> Callable[[Trouble], _Words]:
    words = _Words(message, fix, rule, at_opening)
    return lambda _trouble: words


_CONTEXTS: dict[str, _Words] = {
    "while scanning an alias": _Words(
        "A value that begins with * has a special meaning in YAML.", _QUOTE_IT, "alias", at_opening=True
    ),
    "while scanning an anchor": _Words(
        "A value that begins with & has a special meaning in YAML.", _QUOTE_IT, "alias", at_opening=True
    ),
    "while scanning a tag": _Words(
        "A value that begins with ! has a special meaning in YAML.", _QUOTE_IT, "tag", at_opening=True
    ),
    "while parsing a tag": _Words(
        "A value that begins with ! has a special meaning in YAML.", _QUOTE_IT, "tag", at_opening=True
    ),
    "while scanning a directive": _Words(
        "A line that begins with % is an instruction to YAML; planner takes none.",
        "Delete this line, or put the text in quotes.",
        "directive",
        at_opening=True,
    ),
    "while scanning a block scalar": _Words(
        "After | or > the line ends, and the text begins on the next line, indented.",
        "Move the text to the next line, or put it in quotes and delete the sign.",
        at_opening=True,
    ),
}
"""By what libyaml was doing: every problem that it can then meet has the same mend."""

_PROBLEMS: dict[str, Callable[[Trouble], _Words]] = {
    "mapping values are not allowed": _second_colon,
    "could not find expected ':'": _no_colon,
    "found unexpected ':'": _always(
        "The space after the colon is missing.", "Write a space after the colon."
    ),
    "did not find expected key": _unexpected,
    "did not find expected '-' indicator": _unexpected,
    "did not find expected ',' or": _unclosed_bracket,
    "cannot start any token": _no_start,
    "did not find expected node content": _no_content,
    "block sequence entries are not allowed": _always(
        "A list cannot begin in the same line as its name.",
        "Begin each item on a line of its own: a dash, a space, the item.",
    ),
    "mapping keys are not allowed": _always(
        "A value cannot begin with a question mark and a space.", _QUOTE_IT
    ),
    "unexpected end of stream": _always(
        "This quote is never closed.", "Write the same quote at the end of the text.", at_opening=True
    ),
    "unexpected document indicator": _always(
        "This quote is not closed before the next line that begins with --- or ... .",
        "Write the same quote at the end of the text.",
        at_opening=True,
    ),
    "unknown escape character": _always(
        "In double quotes a backslash begins a special character, and this one does not exist.",
        "Use single quotes, or write the backslash twice.",
    ),
    "hexdecimal number": _always(
        "The number of a character is incomplete after the backslash.",
        "Use single quotes, or write the character itself.",
    ),
    "invalid Unicode character": _always(
        "The number after this backslash is no character.", "Write the character itself.", "control-character"
    ),
    "undefined tag handle": _always(
        "A value that begins with ! has a special meaning in YAML.", _QUOTE_IT, "tag"
    ),
    "<document start>": _always(
        "Something stands after the end of the document.",
        "If it belongs to the value before it, put both in one pair of quotes; otherwise delete it.",
    ),
}
"""By libyaml's own message; the parts are looked for in this order."""
