"""The catalogue as a whole: every rule is explained, sourced and proved, and the page says what the rules say."""

import inspect
import re
from pathlib import Path

import pytest

import planner.rules
from planner.diagnostic import RuleInfo, Severity
from planner.engine.examples import smallest, subject
from planner.engine.page import PAGE, page
from planner.engine.profile import Profile
from planner.engine.registry import catalogue, infos, packs
from planner.engine.rule import Rule
from planner.engine.run import run
from planner.engine.waivers import RESERVED

RULES = catalogue()
ROWS = {f"M{n}" for n in range(1, 24)}
PROGRAMMERS_WORDS = re.compile(
    r"\b(null|None|True|False|dict|tuple|string|boolean|integer|array|parse[sd]?|schema|regex|API|"
    r"iterator|traceback|enum)\b"
)

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.info.id)


def _said(info: RuleInfo) -> dict[str, str]:
    return {"title": info.title, "why": info.why, "fix": info.fix}


@each_rule
def test_what_why_and_fix_are_whole_sentences(rule: Rule) -> None:
    for part, text in _said(rule.info).items():
        assert text.endswith("."), part
        assert text[0].isupper(), part


@each_rule
def test_what_why_and_fix_are_plain(rule: Rule) -> None:
    for part, text in _said(rule.info).items():
        assert not PROGRAMMERS_WORDS.search(text), part
        assert "  " not in text, part
        longest = max(len(sentence.split()) for sentence in re.split(r"(?<=[.!?;:])\s", text))
        assert longest <= 50, f"{part} has a sentence of {longest} words"


@each_rule
def test_title_is_one_line(rule: Rule) -> None:
    assert len(rule.info.title) <= 120
    assert "\n" not in rule.info.title


@each_rule
def test_sources_and_rows(rule: Rule) -> None:
    assert rule.info.sources
    assert all(s.title and s.key and s.year for s in rule.info.sources)
    assert set(rule.info.rows) <= ROWS
    if rule.info.pack != "reference":
        assert rule.info.rows or rule.info.pack in {
            "evidence",
            "gap",
            "transnational",
            "results",
            "budget",
            "document",
            "risk",
        }


@each_rule
def test_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.valid
    assert rule.invalid


@each_rule
def test_id_is_the_path(rule: Rule) -> None:
    home = Path(planner.rules.__file__).parent
    assert (home / (rule.info.id.replace("-", "_") + ".py")).is_file()
    assert rule.info.pack not in RESERVED


@each_rule
def test_options_have_plain_defaults(rule: Rule) -> None:
    for name, default in rule.info.options.items():
        assert type(default) in {int, float, str, bool, tuple}, name
        said = inspect.getdoc(rule.check) or ""
        assert f"``{name}``" in said, f"the check must explain the option {name}"


def test_every_file_is_a_rule() -> None:
    home = Path(planner.rules.__file__).parent
    files = {
        f"{p.parent.name}/{p.stem}".replace("_", "-") for p in home.glob("*/*.py") if p.stem != "__init__"
    }
    assert files == {r.info.id for r in RULES}


def test_definition_rules_never_stop_a_programme() -> None:
    """The definition is a coverage profile with reasons, never a gate."""
    worst = {max(r.info.severity.values()) for r in RULES if r.info.pack == "definition"}
    assert worst == {Severity.NOTE, Severity.WARNING}


def test_one_key_is_one_source() -> None:
    titles: dict[str, str] = {}
    for rule in RULES:
        for source in rule.info.sources:
            assert titles.setdefault(source.key, source.title) == source.title


def test_smallest_programme_is_quiet() -> None:
    document = smallest()
    assert isinstance(document.data, dict)
    diagnostics, skipped = run(document, subject(document.data), RULES, Profile())
    assert [d.message for d in diagnostics if d.severity > Severity.NOTE] == []
    assert skipped == []


def test_page_is_in_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(infos(), packs()), "run python -m planner.engine.page"


def test_every_pack_says_what_it_is_about() -> None:
    assert all(packs().values())
