import json
import os
import re
from enum import Enum
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import to_builtins

from planner.diagnostic import Severity
from planner.errors import RenderError
from planner.frozen import Frozen, fields
from planner.message import Spoken
from planner.model.build import programme
from planner.model.figures import Access
from planner.render.context import context
from planner.render.context.plan import _Axis
from planner.render.context.redact import MARKS, shown_to
from planner.render.context.text import plain, prose, short

GOLDEN = Path(__file__).parent / "golden" / "smallest.json"

MARK = MARKS[Access.PUBLIC]


def public(data):
    return shown_to(data, Access.PUBLIC)


@pytest.fixture
def load(helpers):
    return helpers["load"]


@pytest.fixture
def built(helpers):
    return helpers["built"]


def every(value):
    """A view and everything in it."""
    yield value
    if isinstance(value, Frozen):
        for field in fields(value):
            yield from every(getattr(value, field))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from every(key)
            yield from every(item)
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from every(item)


def leaves(data, at=""):
    """Pointers to everything in the data, from the root down."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        place = f"{at}/{key}"
        yield place, value
        yield from leaves(value, place)


def test_golden(load, helpers):
    """Set PLANNER_UPDATE_GOLDEN=1 to accept a change, then read the difference before committing it."""
    seen = to_builtins(
        context(load("smallest"), {}, helpers["checked"](), helpers["issue"]()), order="deterministic"
    )
    text = json.dumps(seen, indent=1, ensure_ascii=False, sort_keys=True, default=sorted) + "\n"
    if os.environ.get("PLANNER_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_a_template_meets_plain_data_only(load, built):
    for value in every(built(load("atlantic-voices"))):
        assert (
            value is None
            or isinstance(value, str | int | float | tuple | frozenset | dict)
            or (isinstance(value, Frozen) and type(value).__struct_config__.frozen)
        ), type(value)
        assert not isinstance(value, Enum | Spoken)


def test_it_is_the_same_twice(load, built):
    assert repr(built(load("atlantic-voices"))) == repr(built(load("atlantic-voices")))


def test_matrix_shares_add_up(load, built, names):
    for name in names:
        matrix = built(load(name)).matrix
        assert sum(matrix.shares) == pytest.approx(1)
        assert sum(row.share for row in matrix.rows) == pytest.approx(1)


def test_budget_rows_add_up(load, built, names):
    for name in names:
        budget = built(load(name)).budget
        for rows in (budget.by_purpose, budget.by_category):
            assert sum(row.total for row in rows) == budget.broken_down == sum(budget.by_year)
            for index, year in enumerate(budget.by_year):
                assert sum(row.amounts[index] for row in rows) == year


def test_results_are_numbered_and_ids_stay_inside(load, built):
    seen = built(load("smallest"))
    assert [a.number for a in seen.chain.outcomes[0].outputs[0].activities] == ["1.1.1", "1.1.2", "1.1.3"]
    assert seen.chain.outcomes[0].outputs[0].activities[0].audience == ("Network engineers",)
    assert seen.risks.register == ()


def test_a_name_that_leads_nowhere_is_said(load, built):
    data = load("smallest")
    data["results"]["outcomes"][0]["outputs"][0]["activities"][0]["by"] = ["nobody"]
    assert "unknown: nobody" in built(data).front.builders


def test_a_day_that_the_calendar_lacks_becomes_its_month(load, built):
    data = load("smallest")
    data["period"]["to"] = "2028-02-31"
    assert built(data).front.end == "2028-02"


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2027-01-01", "2029-12-31", 36),
        ("2019-01-21", "2023-01-20", 48),
        ("2027-01-15", "2027-02-20", 2),
        ("2027", "2027", 12),
        ("2027-03", "2027-01", 0),
    ],
)
def test_months(load, built, start, end, months):
    data = load("smallest")
    data["period"] = {"from": start, "to": end}
    assert built(data).front.months == months


def test_the_longest_plan_is_cut_into_figures(load, built):
    data = load("smallest")
    output = data["results"]["outcomes"][0]["outputs"][0]
    output["activities"] = [output["activities"][0] | {"id": f"x{n}"} for n in range(60)]
    figures = built(data).plan
    assert len(figures) == 3
    assert all(len(figure.bars) <= 26 and figure.bars[0].heading for figure in figures)
    assert sum(not bar.heading for figure in figures for bar in figure.bars) == 60
    assert all(
        0 <= bar.left <= 1 and bar.left + bar.width <= 1.0001 for figure in figures for bar in figure.bars
    )


def test_an_activity_that_ends_before_it_begins_has_no_width(load, built):
    data = load("smallest")
    activity = data["results"]["outcomes"][0]["outputs"][0]["activities"][0]
    activity["from"], activity["to"] = "2028-06", "2027-01"
    assert built(data).plan[0].bars[1].width == 0


def test_risks_stand_by_level(load, built):
    register = built(load("atlantic-voices")).risks.register
    assert [r.level for r in register] == sorted((r.level for r in register), reverse=True)
    assert [r.number for r in register] == list(range(1, len(register) + 1))


def test_findings(load, built):
    seen = built(load("smallest")).compliance
    assert [f.message for f in seen.open] == ["The message names a thing."]
    assert (seen.errors, seen.warnings, seen.notes) == (0, 1, 0)
    assert seen.waived[0].approved_by == "The steering committee"
    assert seen.waived[0].severity == Severity.ERROR.word
    assert seen.not_checked[0].reason == "there are no figures for one country"


class TestProse:
    def test_citations_become_pieces(self):
        ((first, second),) = prose("Late [@a, p. 3]. And [@b].", {"a": "ref-1"})
        assert (first.text, first.source, first.where) == ("Late", "ref-1", "p. 3")
        assert second.text == ". And [@b]."

    def test_wrapped_lines_belong_together(self):
        assert [p[0].text for p in prose("one\ntwo\n\nthree\n- item", {})] == ["one two", "three", "- item"]

    def test_a_folded_paragraph_stands_alone(self):
        long = "word " * 40 + "end."
        assert len(prose(f"{long}\nNext.", {})) == 2

    def test_plain_leaves_citations_out(self):
        assert plain("Late [@a, p. 3].\nNow.") == "Late. Now."

    @pytest.mark.parametrize("limit", [5, 40, 100, 10_000])
    @pytest.mark.parametrize("text", ["", "A" * 300, "语" * 300, "One. " * 90, "a b c " * 80])
    def test_short_keeps_to_its_room(self, text, limit):
        cut = short(text, limit)
        assert len(cut) <= max(limit, 2)
        assert cut == plain(text) or len(cut) < len(text)


class TestConfidential:
    def withheld(self, data, *places):
        data["confidential"] = [{"at": place, "level": "partner"} for place in places]
        return data

    def test_no_text_at_or_below_a_confidential_place_remains(self, load, helpers):
        """Every place of a full programme in turn; each text in it is unique, so that a trace is a leak.

        What is left still makes a programme, tried once for every kind of place.
        """
        data = load("atlantic-voices")
        del data["confidential"]
        for number, (at, _) in enumerate(list(helpers["texts"](data))):
            helpers["put"](data, at, f"Secret{number}x")
        refused, built = set(), set()
        for place, value in list(leaves(data)):
            if place.split("/")[1] in {"waivers", "provenance"} and not isinstance(value, str | dict):
                continue
            try:
                shown = public(self.withheld(dict(data), place)).data
            except RenderError:
                refused.add(place.split("/")[1])
                continue
            if (shape := re.sub(r"\d+", "0", place)) not in built:
                built.add(shape)
                programme(shown)
            shown.pop("confidential", None)
            said = json.dumps(shown)
            inside = value if isinstance(value, dict | list) else [value]
            for text in (v for _, v in leaves(inside) if isinstance(v, str) and v.startswith("Secret")):
                assert f'"{text}"' not in said, place
        assert refused == {"planner", "id", "phase", "period", "currency", "language"}

    def test_every_place_still_makes_a_context(self, load, built):
        data = load("atlantic-voices")
        places = [p for p, _ in leaves(data) if p.count("/") <= 2 and not p.startswith("/confidential")]
        refused = 0
        for place in places:
            try:
                built(self.withheld(dict(data), place))
            except RenderError:
                refused += 1
        assert refused == 8

    def test_a_gap_can_be_withheld_piece_by_piece(self, load, built):
        """What steers cannot hold a mark, so the whole entry goes with its area."""
        data = load("atlantic-voices")
        gaps = data["purpose"]["gaps"]
        for place in [p for p, _ in leaves(data) if p.startswith("/purpose/gaps")]:
            built(self.withheld(dict(data), place))
        assert len(public(self.withheld(dict(data), "/purpose/gaps/0/area")).data["purpose"]["gaps"]) < len(
            gaps
        )
        kept = public(self.withheld(dict(data), "/purpose/gaps/0/because")).data["purpose"]["gaps"]
        assert kept[0]["because"] == MARK

    def test_text_becomes_the_mark_and_an_entry_goes(self, load, built):
        data = self.withheld(load("atlantic-voices"), "/summary", "/risks/0", "/organisations/1/name")
        seen = built(data)
        assert seen.front.summary[0][0].text == MARK
        assert "risks" in seen.withheld
        assert seen.front.leads == (MARK,)
        assert len(seen.risks.register) == len(data["risks"]) - 1

    def test_one_withheld_amount_withholds_the_breakdown(self, load, built):
        seen = built(self.withheld(load("atlantic-voices"), "/budget/lines/0/amount"))
        assert seen.budget.withheld
        assert seen.budget.lines == ()
        assert seen.budget.total == 2_800_000
        assert seen.matrix.money is None
        assert {a.cost for o in seen.chain.outcomes for p in o.outputs for a in p.activities} == {None}

    def test_the_total_can_be_withheld(self, load, built):
        seen = built(self.withheld(load("atlantic-voices"), "/budget/total"))
        assert seen.budget.total is None
        assert "2800000" not in repr(seen)

    def test_messages_that_could_quote_are_replaced(self, load, built):
        seen = built(self.withheld(load("smallest"), "/summary"))
        assert seen.compliance.open[0].message == "All effort in one cell of the matrix"
        assert seen.compliance.waived[0].approved_by == MARK
        assert "The message names" not in repr(seen)

    @pytest.mark.parametrize("place", ["", "/id", "/period/from", "/risks/99", "/no/such/place"])
    def test_what_cannot_be_withheld_is_refused(self, load, place):
        with pytest.raises(RenderError) as caught:
            public(self.withheld(load("smallest"), place))
        assert caught.value.hint


@given(st.integers(8_000, 8_400), st.integers(1, 400))
def test_the_years_of_a_work_plan_do_not_run_into_each_other(start, quarters):
    labelled = [tick.at for tick in _Axis(start, start + quarters).ticks() if tick.label]
    assert all(after - before > 0.06 for before, after in pairwise(labelled))
    assert len(labelled) > 1 or quarters < 8
