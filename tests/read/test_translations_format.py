"""What is wrong with a text by language is said at the narrowest place."""

import pytest

from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read

BEFORE = "planner: 1\nid: x\nphase: design\n"


def faults(line: str) -> list[tuple[str, str, tuple[int, int], str]]:
    """Rule, message, columns and mend of what is wrong with a line, but for what a whole programme still lacks."""
    document, trouble = read("p.yaml", (BEFORE + line + "\n").encode())
    assert trouble == ()
    assert document is not None
    return [
        (f.rule, f.message, (f.span.column, f.span.end_column), f.fix)
        for f in validate(document, schema("programme"))
        if f.span.line == BEFORE.count("\n") + 1
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Voices",
        "{en: Voices}",
        "{en: Voices, fr: Voix, es: Voces, pt: Vozes, ar: أصوات}",
        "{sw: Sauti, pt-BR: Vozes, fil: Tinig}",
        "{no: Stemmer, on: x, yes: y}",
        "{id: Suara}",
    ],
)
def test_what_may_be_written(text: str) -> None:
    assert faults(f"title: {text}") == []


@pytest.mark.parametrize(
    ("text", "rule", "columns", "message"),
    [
        ("{}", "too-short", (1, 6), "`title` is empty"),
        ("{en: ''}", "too-short", (13, 15), "`en` is empty"),
        ("{en: '  '}", "wrong-form", (13, 17), "`en` is"),
        ("{en: }", "wrong-type", (9, 11), "`en` wants a line of text, but nothing is written"),
        ("{en: 5}", "wrong-type", (13, 14), "`en` wants a line of text, but 5 is a number."),
        ("{en: true}", "wrong-type", (13, 17), "`en` wants a line of text, but true means yes or no."),
        ("{en: {fr: Voix}}", "wrong-type", (9, 11), "`en` wants a line of text, but a group"),
        ("{en: [Voices]}", "wrong-type", (9, 11), "`en` wants a line of text, but a list"),
        ("{english: Voices}", "wrong-form", (9, 16), 'The name "english" is not a language code'),
        ("{FR: Voix}", "wrong-form", (9, 11), 'The name "FR" is not a language code'),
        ("{en_GB: Voices}", "wrong-form", (9, 14), 'The name "en_GB" is not a language code'),
        ("[Voices]", "wrong-type", (1, 6), "`title` wants a line of text, but a list"),
        ("5", "wrong-type", (8, 9), "`title` wants a line of text, but 5 is a number."),
        ("", "wrong-type", (1, 6), "`title` wants a line of text, but nothing is written"),
        ("{fr: '" + "x" * 301 + "'}", "too-long", (13, 316), "`fr` has 301 characters"),
    ],
)
def test_what_may_not(text: str, rule: str, columns: tuple[int, int], message: str) -> None:
    [(found, said, where, fix)] = faults(f"title: {text}")
    assert found == f"schema/{rule}"
    assert message in said
    assert where == columns
    assert fix


def test_the_mend_names_the_languages() -> None:
    [(_, _, _, fix)] = faults("title: {english: Voices}")
    assert fix.startswith("Write a language code: en, fr, es, pt, ar, or that of the file itself.")


def test_what_is_no_text_takes_no_languages() -> None:
    [(rule, *_)] = faults("version: {en: '2'}")
    assert rule == "schema/wrong-type"
