"""Every example programme is whole: it parses, fits the format, has no errors, adds up and says what it is."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.diagnostic import Diagnostic, Severity
from planner.engine import Subject, waivers
from planner.engine.profile import Profile
from planner.engine.registry import catalogue
from planner.engine.run import run
from planner.gapdata.profile import profiles
from planner.model.build import programme
from planner.model.node import alpha3
from planner.model.programme import Programme
from planner.read.document import Document
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read

HOME = Path(__file__).parents[1] / "programmes"
FILES = sorted(path.name for path in HOME.glob("*.yaml"))
DAY = dt.date(2026, 11, 1)
"""The day on which the examples are judged: waivers end."""
NOT_ACTIVITIES = {"management", "monitoring", "evaluation", "overhead"}

every_programme = pytest.mark.parametrize("name", FILES)


@cache
def document(name: str) -> Document:
    found, trouble = read(name, (HOME / name).read_bytes())
    assert found is not None
    assert trouble == ()
    return found


def data(name: str) -> dict[str, Any]:
    found = document(name).data
    assert isinstance(found, dict)
    return found


@cache
def built(name: str) -> Programme:
    assert validate(document(name), schema("programme")) == ()
    return programme(data(name))


@cache
def findings(name: str) -> tuple[Diagnostic, ...]:
    subject = Subject(built(name), profiles(map(alpha3, built(name).countries)))
    diagnostics, skipped = run(document(name), subject, catalogue(), Profile())
    assert skipped == []
    return tuple(diagnostics)


def rules_found(name: str) -> set[str]:
    return {d.rule for d in findings(name)}


INVENTED = ("atlantic-voices.yaml", "desert-links.yaml")


def test_the_examples_are_there() -> None:
    assert FILES == [
        "atlantic-voices.yaml",
        "desert-links.yaml",
        "eu-cybernet.yaml",
        "ocwar-c.yaml",
        "wic-fellowship.yaml",
    ]


@every_programme
def test_fits_the_format_and_is_named_like_its_file(name: str) -> None:
    assert built(name).id == Path(name).stem


@every_programme
def test_has_no_errors(name: str) -> None:
    """None but those that the file waives: a truth about what was never published."""
    ids = [r.info.id for r in catalogue()]
    asked = waivers.apply(document(name), built(name).waivers, findings(name), ids, ids, DAY)
    assert [d.message for d in asked if d.severity is Severity.ERROR and d.waived is None] == []
    assert [d.message for d in asked if d.rule.startswith("waiver/")] == []


@every_programme
def test_says_that_it_is_an_example_and_what_is_filled_in(name: str) -> None:
    provenance = built(name).provenance
    assert provenance is not None
    if name in INVENTED:
        assert provenance.basis == "illustrative"
    else:
        assert provenance.basis == "public-facts"
        assert provenance.sources
        assert provenance.synthetic


@every_programme
def test_what_is_called_filled_in_is_there(name: str) -> None:
    provenance = built(name).provenance
    assert provenance is not None
    for pointer in provenance.synthetic:
        value: Any = data(name)
        for part in pointer.lstrip("/").split("/"):
            value = value[int(part)] if isinstance(value, list) else value[part]


@every_programme
def test_the_money_adds_up(name: str) -> None:
    plan = built(name)
    assert sum(line.amount for line in plan.budget.lines) == plan.budget.total
    costs = {a.id: a.cost for a in plan.activities}
    spent = dict.fromkeys(costs, 0)
    for line in plan.budget.lines:
        if line.purpose not in NOT_ACTIVITIES:
            spent[line.purpose] += line.amount
    assert spent == costs


@every_programme
def test_money_is_spent_in_the_years_of_its_activity(name: str) -> None:
    plan = built(name)
    years = {a.id: set(range(a.start.year, a.end.year + 1)) for a in plan.activities}
    paid: dict[str, set[int]] = {a.id: set() for a in plan.activities}
    for line in plan.budget.lines:
        assert plan.start.year <= line.year <= plan.end.year
        if line.purpose in paid:
            paid[line.purpose].add(line.year)
    assert paid == years


@every_programme
def test_output_weights_add_up(name: str) -> None:
    assert sum(output.weight or 0 for output in built(name).outputs) == 100


@every_programme
def test_every_reference_is_used(name: str) -> None:
    text = (HOME / name).read_text(encoding="utf-8").partition("\nreferences:\n")[0]
    cited_or_named = [r.id for r in built(name).references if r.id in text]
    assert cited_or_named == [r.id for r in built(name).references]


@every_programme
def test_the_beginning_tells_a_newcomer_what_it_is(name: str) -> None:
    """Whoever opens the file sees who, where, how much, and what is real, without scrolling far."""
    top = "\n".join((HOME / name).read_text(encoding="utf-8").splitlines()[:40])
    for key in ("title:", "provenance:", "period:", "countries:", "currency:", "summary:"):
        assert f"\n{key}" in top
    assert top.startswith("# ")


@pytest.mark.parametrize("name", INVENTED)
def test_the_invented_ones_have_nothing_open_but_what_they_waive(name: str) -> None:
    assert rules_found(name) == {w.rule for w in built(name).waivers}


def test_one_is_told_whole_in_three_languages() -> None:
    told = built("desert-links.yaml")
    assert {code for text in told.translations for code in text.texts} == {"en", "fr", "ar"}
    assert [(it.language, it.left) for it in told.part_translated] == [("fr", ()), ("ar", ())]


@pytest.mark.parametrize(
    ("name", "weakness"),
    [
        ("ocwar-c.yaml", "definition/skill-not-served"),
        ("ocwar-c.yaml", "definition/audience-only"),
        ("ocwar-c.yaml", "transnational/no-negotiation-capacity"),
        ("eu-cybernet.yaml", "definition/connectivity-unmeasured"),
        ("eu-cybernet.yaml", "definition/stakeholder-not-reached"),
        ("eu-cybernet.yaml", "gap/already-strong"),
        ("ocwar-c.yaml", "principles/partner-idle"),
        ("ocwar-c.yaml", "rights/trade-link-missing"),
        ("eu-cybernet.yaml", "rights/data-question-open"),
        ("eu-cybernet.yaml", "principles/people-unseen"),
        ("wic-fellowship.yaml", "principles/consent-undocumented"),
        ("ocwar-c.yaml", "results/level-confused"),
        ("eu-cybernet.yaml", "results/no-indicator"),
        ("eu-cybernet.yaml", "results/attendance-only"),
        ("eu-cybernet.yaml", "results/not-disaggregated"),
        ("wic-fellowship.yaml", "definition/skill-not-served"),
        ("wic-fellowship.yaml", "definition/stakeholder-not-reached"),
        ("wic-fellowship.yaml", "definition/token-skill"),
        ("ocwar-c.yaml", "inclusion/gender-analysis"),
        ("eu-cybernet.yaml", "inclusion/gender-analysis"),
    ],
)
def test_the_real_ones_show_their_true_weaknesses(name: str, weakness: str) -> None:
    assert weakness in rules_found(name)
