"""Forms of donors: what ships, what a user's own file may say, and what is said of a wrong one."""

import re
from pathlib import Path

import pytest

from planner.engine.form import Layout, Limits
from planner.engine.form_file import STAGES, FormError, find, names
from planner.engine.profile_file import find as find_profile
from planner.engine.profile_file import names as profiles
from planner.engine.registry import catalogue
from planner.errors import UsageError
from planner.read.schemas import schema
from planner.render.parts import PARTS
from planner.resources import shipped

HEAD = """form: 1
id: my-note
title: Note
donor: Example Fund
source: {title: "Example Fund, Guide for applicants", year: 2025}
"""
SECTIONS = "sections:\n  - {title: Why, parts: [problem]}\n"


def written(folder: Path, text: str) -> str:
    path = folder / "note.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_five_forms_ship_with_their_sources() -> None:
    assert names() == (
        "dac-generic",
        "eu-action-document",
        "eu-concept-note",
        "fcdo-business-case",
        "uneg-evaluation-terms",
    )
    for name in names():
        form = find(name)
        assert form.id == name
        assert form.source.title
        assert form.source.year > 2000


def test_every_form_that_a_profile_names_ships() -> None:
    named = {f for p in profiles() for layer in find_profile(p, catalogue()) for f in layer.forms}
    assert named <= set(names())
    assert named


def test_the_limits_of_the_concept_note_are_those_of_one_call() -> None:
    form = find("eu-concept-note")
    assert form.layout == Layout("Arial", 10, 20, "a4")
    assert form.limits == Limits(5, None, call=True)
    assert all(s.limits.call for s in form.walk() if s.limits.pages)
    assert str(form.limits) == "at most 5 pages (check the call)"


def test_the_schema_names_every_part() -> None:
    assert schema("form")["$defs"]["part"]["enum"] == sorted(PARTS)
    assert list(PARTS) == sorted(PARTS)


def test_a_form_of_ones_own(tmp_path: Path) -> None:
    text = HEAD + "limits: {words: 900}\nlayout: {font: Fira Mono}\n" + SECTIONS
    form = find(written(tmp_path, text + "  - {title: Audit, not_applicable: Nothing is bought.}\n"))
    assert [s.title for s in form.walk()] == ["Why", "Audit"]
    assert form.limits == Limits(words=900)
    assert str(form.limits) == "at most 900 words"


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("", "yaml/empty", 1),
        (HEAD, "schema/missing-key", 1),
        (HEAD + "sections: []\n", "schema/too-short", 6),
        (HEAD + "sections: [{title: Why}]\n", "form/empty-section", 6),
        (HEAD + "sections:\n- {title: Why, by_hand: x, not_applicable: y}\n", "form/two-answers", 7),
        (HEAD + "sections: [{title: Why, parts: [problems]}]\n", "schema/not-allowed-value", 6),
        (HEAD + "limits: {}\n" + SECTIONS, "schema/too-short", 6),
        (HEAD + "limits: {pages: 0}\n" + SECTIONS, "schema/out-of-range", 6),
        (HEAD + 'layout: {font: "A</style>"}\n' + SECTIONS, "schema/wrong-form", 6),
        (HEAD.replace("my-note", "eu-concept-note") + SECTIONS, "form/name-of-file", 2),
        (HEAD + "sections:\n- {title: A, sections: [{title: B, sections: []}]}\n", "schema/unknown-key", 7),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, rule: str, line: int) -> None:
    with pytest.raises(FormError) as caught:
        find(written(tmp_path, text))
    found = {d.rule: d for d in caught.value.report.diagnostics}
    assert found[rule].span.line == line
    assert {d.rule for d in caught.value.report.diagnostics} == {r.id for r in caught.value.report.rules}


def test_the_guides_form_of_ones_own_can_be_used(tmp_path: Path) -> None:
    guide = (shipped("schemas").parent / "docs" / "forms.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    form = find(written(tmp_path, example))
    assert [section.title for section in form.sections][-1] == "Land and buildings"
    assert form.layout == Layout("Arial", 11, 25, "a4")


def test_every_stage_says_why_and_how_to_mend() -> None:
    assert all(stage.why and stage.fix for stage in STAGES)


@pytest.mark.parametrize(
    ("name", "hint"), [("eu-concept", "Did you mean eu-concept-note?"), ("zzz", "Choose from dac-generic")]
)
def test_a_name_that_no_form_has(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        find(name)
    assert hint in caught.value.hint
