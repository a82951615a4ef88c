"""The vocabulary of donors' own forms: filled from every programme, redacted, and documented."""

import pytest

from planner.frozen import Frozen, fields
from planner.render.own.fields import Day, Fields, Money, Year
from planner.render.own.kinds import paths, whole
from planner.render.own.page import page
from planner.resources import shipped

ROOT = shipped("schemas").parent
MARK = "[withheld: not for the public]"


def every(value):
    """Every value in a record and below."""
    for entry in fields(value):
        inside = getattr(value, entry)
        for one in inside if isinstance(inside, tuple) else [inside]:
            if isinstance(one, Frozen) and not isinstance(one, Money | Day | Year):
                yield from every(one)
            else:
                yield one


def test_the_page_is_up_to_date() -> None:
    assert (ROOT / "docs" / "form-fields.md").read_text(encoding="utf-8") == page()


def test_every_entry_says_what_it_holds() -> None:
    assert all(kind.about for _, kind in paths())
    assert list(whole()) == list(fields(Fields))


def test_every_value_can_be_printed(values) -> None:
    found = list(every(values))
    assert len(found) > 500
    assert all(isinstance(value, str | int | Money | Day | Year) for value in found)
    assert all(str(value) is not None for value in found)


def test_sources_are_numbered_as_texts_name_them(values) -> None:
    assert [r.number for r in values.references] == list(range(1, len(values.references) + 1))
    text = " ".join(str(value) for value in every(values))
    assert all(f"[{r.number}]" in text or f"[{r.number}, " in text for r in values.references)


def test_the_logframe_has_a_row_for_every_indicator(values) -> None:
    levels = [row.level for row in values.logframe]
    assert levels[0] == "Impact"
    assert values.logframe[0].assumptions == "not applicable"
    assert len([row for row in values.logframe if row.indicator]) == len(values.indicators)


def test_withheld_entries_show_as_withheld(values, values_of) -> None:
    assert values.risks[-1].statement == MARK  # the programme withholds one of its risks
    told = values_of(
        "\nconfidential:\n", "\nconfidential:\n  - {at: /budget/lines, level: partner, why: For partners.}\n"
    )
    assert told.budget.lines[-1].amount == MARK
    assert told.budget.learning == MARK
    assert told.activities[0].cost == MARK


def test_nothing_confidential_is_told(values_of) -> None:
    told = values_of(
        "\nconfidential:\n",
        "\nconfidential:\n  - {at: /purpose/problem, level: partner, why: For partners.}\n",
    )
    assert told.programme.problem == MARK


@pytest.mark.parametrize("name", ["eu-cybernet", "ocwar-c", "wic-fellowship"])
def test_other_programmes_are_told_too(name, values_from) -> None:
    told = values_from(ROOT / "programmes" / f"{name}.yaml")
    assert told.programme.id == name
    assert told.programme.total != ""


def test_the_smallest_programme_is_told(values_from) -> None:
    told = values_from(ROOT / "planner" / "engine" / "smallest.yaml")
    assert told.programme.lessons == ""
    assert told.programme.title
