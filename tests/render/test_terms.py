"""Fixed terms of the format: one message each, the same in sheets, forms and templates."""

import shutil

import pytest

from planner.read.schemas import schema
from planner.render.context.money import OTHER, OVERHEADS
from planner.render.environment import render
from planner.render.own.values import _WORDS
from planner.render.terms import TERMS
from planner.resources import shipped

DEFINED = schema("programme")["$defs"]


def values(name: str, field: str) -> list[str]:
    found = DEFINED[name]["properties"][field]
    return found.get("enum") or found["items"]["enum"]


def test_sheets_and_templates_call_the_same_thing_by_the_same_words(tmp_path):
    folder = tmp_path / "templates"
    shutil.copytree(shipped("templates"), folder)
    (folder / "labels.html").write_text(
        '{% from "shared/words.html" import LABELS %}{% for term in LABELS %}{{ term }}={{ LABELS[term] }};{% endfor %}',
        encoding="utf-8",
    )
    labels = dict(pair.split("=") for pair in render("labels.html", {}, folder).strip(";").split(";"))
    both = TERMS.keys() & labels.keys()
    assert len(both) > 40
    assert {term: TERMS[term] for term in both} == {term: labels[term] for term in both}


@pytest.mark.parametrize(
    "terms",
    [
        values("organisation", "role"),
        values("activity", "method"),
        values("indicator", "direction"),
        values("indicator", "by"),
        values("budgetLine", "category"),
        values("risk", "kind"),
        values("risk", "about"),
        values("coordination", "relation"),
        values("change", "level"),
        DEFINED["group"]["enum"],
        DEFINED["criterion"]["enum"],
        schema("programme")["properties"]["phase"]["enum"],
        schema("programme")["properties"]["provenance"]["properties"]["basis"]["enum"],
        [*OVERHEADS, OTHER, "low", "medium", "high", "milestone", "target"],
    ],
)
def test_every_term_that_is_shown_has_words(terms):
    assert [term for term in terms if not TERMS.get(term) or not _WORDS.get(term)] == []
