"""A programme with translations on the whole road: rules, places, waivers, baselines, explanations, verification."""

import time
from pathlib import Path

import pytest

from planner.cli.main import run
from planner.diagnostic import Diagnostic
from planner.project import Wish, check
from planner.read.yaml import read

SMALLEST = Path(__file__).parents[1] / "planner" / "engine" / "smallest.yaml"
PLAIN = SMALLEST.read_text(encoding="utf-8")
TITLE = "title: The smallest programme\n"
LONG = "word " * 501


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    return tmp_path


def written(*changes: tuple[str, str]) -> str:
    text = PLAIN
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    Path("p.yaml").write_text(text, encoding="utf-8")
    return text


def found(rule: str) -> list[Diagnostic]:
    return [d for d in check(Wish(("p.yaml",))).report.diagnostics if d.rule == rule]


def summary(words: str) -> tuple[str, str]:
    line = next(line for line in PLAIN.splitlines() if line.startswith("summary: "))
    return line, f"summary:\n{words}"


class TestPlaces:
    def test_a_finding_stands_at_the_text_that_was_judged(self):
        text = written(summary(f"  fr: Bref.\n  en: {LONG}"))
        (over,) = found("document/over-limit")
        assert str(over.pointer) == "/summary"
        assert text.splitlines()[over.span.line - 1].startswith("  en: word word")
        assert over.span.column == 7

    def test_it_is_the_same_finding_once_the_text_is_translated(self):
        written(summary(f"  en: {LONG}"))
        (before,) = found("document/over-limit")
        written(summary(f"  fr: Bref.\n  en: {LONG}"))
        (after,) = found("document/over-limit")
        assert before.fingerprint == after.fingerprint

    def test_what_is_too_long_in_another_language_is_not_measured(self):
        written(summary(f"  en: Short.\n  fr: {LONG}"))
        assert found("document/over-limit") == []

    def test_a_waiver_for_the_text_excuses_it(self):
        waiver = "waivers: [{rule: document/over-limit, at: /summary, reason: Agreed., approved_by: The board, until: 2028}]\n"
        written(summary(f"  fr: Bref.\n  en: {LONG}"), (TITLE, TITLE + waiver))
        (over,) = found("document/over-limit")
        assert over.waived is not None
        assert found("waiver/unused") == []

    def test_items_of_lists_keep_their_places(self):
        text = written(
            (
                "      assumptions: [Operators go on sharing their fault logs.]\n",
                "      assumptions:\n        - {fr: Ils partagent., en: 'They share [@nowhere].'}\n",
            )
        )
        (lost,) = found("evidence/unknown-reference")
        assert str(lost.pointer) == "/results/outcomes/0/assumptions/0"
        line = text.splitlines()[lost.span.line - 1]
        assert line[lost.span.column - 1 :].startswith("'They share")

    def test_a_translation_that_cites_nothing_is_found_where_it_stands(self):
        text = written(summary("  en: Networks fail.\n  fr: Les réseaux tombent [@nowhere]."))
        (lost,) = found("evidence/unknown-reference")
        assert str(lost.pointer) == "/summary/fr"
        assert text.splitlines()[lost.span.line - 1].startswith("  fr:")


class TestRules:
    def test_user_rules_see_the_text_in_the_own_language(self, capsys):
        written((TITLE, "title: {fr: Voix, en: Voices}\n"))
        Path("rules.yaml").write_text(RULES, encoding="utf-8")
        assert run(["check", "p.yaml", "--rules", "rules.yaml", "--select", "acme"]) == 1
        assert "The title is “Voices”." in capsys.readouterr().out

    def test_norwegian_is_a_language(self):
        written((TITLE, "title: {no: Stemmer, en: Voices}\nlanguage: no\n"))
        assert found("reference/own-language-missing") == []
        assert found("reference/unread-language") == []

    def test_one_finding_where_the_language_of_the_file_is_wrong(self):
        written((TITLE, "title: {fr: Voix}\n"), summary("  fr: Des voix."))
        (wrong,) = found("reference/own-language-missing")
        assert "None of the 2 texts" in wrong.message
        assert wrong.fix.startswith("Write `language: fr` at the top")

    def test_many_texts_without_the_own_language_are_one_finding(self):
        written(
            (TITLE, "title: {en: Voices, fr: Voix}\n"),
            ("region: West Africa", "region: {fr: Ouest}"),
            *(
                (f"title: {name}, for", f"title: {{fr: {name}}}, for")
                for name in ("Exercise", "Clinic", "Course")
            ),
        )
        (folded,) = found("reference/own-language-missing")
        assert folded.message == "4 texts are not given in English, the language of this file."
        assert len(folded.related) == 4


RULES = """\
planner-rules: 1
pack: acme
about: What Acme asks
rules:
  - name: title
    title: A title with another word.
    why: Because.
    fix: Change it.
    severity: error
    sources: [{title: Acme handbook, year: 2026}]
    evidence: practice
    each: programme
    require: title == "Voix"
    at: title
    message: The title is “{title}”.
    valid: ["title: Voix\\n"]
    invalid: ["title: Voices  # <- here\\n"]
"""


def test_explain_shows_the_text_that_was_judged(capsys):
    text = written(summary(f"  fr: Bref.\n  en: {LONG}"))
    run(["explain", "p.yaml"])
    line = text.splitlines().index(f"  en: {LONG}") + 1
    assert f"p.yaml:{line}:7" in capsys.readouterr().out


def test_verify_names_the_translation_that_changed(capsys):
    written((TITLE, "title: {en: Voices, fr: Voix}\n"))
    assert run(["render", "briefing", "p.yaml", "--attach", "-o", "b.pdf"]) == 0
    assert run(["verify", "b.pdf", "p.yaml"]) == 0
    written((TITLE, "title: {en: Voices, fr: Des voix}\n"))
    capsys.readouterr()
    assert run(["verify", "b.pdf", "p.yaml"]) == 1
    assert 'p.yaml:4:25 /title/fr: "Voix" then, "Des voix" now' in capsys.readouterr().out


def test_a_file_without_translations_costs_next_to_nothing():
    """The walk that asks for them, beside building the model."""
    from planner.model.build import programme  # noqa: PLC0415 - not the subject of the tests above
    from planner.model.translated import in_language  # noqa: PLC0415 - the same

    data = read("p", PLAIN.encode())[0].data

    def cost(work) -> float:
        tries = []
        for _ in range(20):
            start = time.perf_counter()
            work(data)
            tries.append(time.perf_counter() - start)
        return min(tries)

    assert cost(in_language) * 3 < cost(programme)
