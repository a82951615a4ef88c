"""The risk rules beyond their examples."""

from typing import Any

import pytest

from planner.gapdata.catalogue import indicators
from planner.gapdata.figures import shipped
from planner.model.figures import Record


def _risks(*risks: dict[str, Any]) -> dict[str, Any]:
    base = {"statement": "s", "kind": "contextual", "likelihood": 3, "impact": 3}
    return {"risks": [{"id": f"r{n}", **base, **risk} for n, risk in enumerate(risks)]}


def test_bare_risks_are_one_finding_and_one_rule(ask) -> None:
    found = ask("risk", _risks({}, {}, {}, {}))
    assert set(found) == {"risk/unowned"}
    (folded,) = found["risk/unowned"]
    assert str(folded.at) == "/risks"
    assert len(folded.related) == 4


def test_what_is_missing_is_named(ask_rule) -> None:
    (found,) = ask_rule("risk/unowned", _risks({"owner": "lead", "residual": 4}))
    assert found.message == "Risk r0 has no response and no date of review."


@pytest.mark.parametrize(("highest", "places"), [(5, []), (3, ["likelihood", "residual"]), (4, ["residual"])])
def test_a_donor_may_have_a_shorter_scale(ask_rule, highest: int, places: list[str]) -> None:
    rated = _risks({"likelihood": 4, "impact": 3, "residual": 10})
    found = ask_rule("risk/off-scale", rated, highest=highest)
    assert [f.at.parts[-1] for f in found] == places


def test_the_appetite_is_the_donors(ask_rule) -> None:
    rated = _risks({"residual": 8})
    assert ask_rule("risk/above-appetite", rated) == []
    (found,) = ask_rule("risk/above-appetite", rated, appetite=6)
    assert "stays at 8 after the response, above the 6" in found.message


GROUPS = {
    "id": "rights-groups", "name": "n", "type": "civil-society", "community": "c", "countries": ["MRT", "SSD", "GHA"],
    "people": 9, "takes_part_in": ["audience"], "why": "w",
}  # fmt: skip


def test_a_narrow_civic_space_is_shown_with_its_figure(ask_rule) -> None:
    patch = {"countries": ["GHA", "SSD"], "stakeholders": [GROUPS]}
    (found,) = ask_rule("risk/civic-space", patch)
    assert "South Sudan" in found.message
    assert "Ghana" not in found.message
    assert "Voice and accountability" in found.message
    assert "2021" in found.message


def test_the_line_is_an_option(ask_rule) -> None:
    patch = {"countries": ["GHA", "SSD"], "stakeholders": [GROUPS]}
    assert ask_rule("risk/civic-space", patch, points=-2.0) == []
    (found,) = ask_rule("risk/civic-space", patch, points=1.0)
    assert [message[:5] for message, _ in found.related] == ["Ghana", "South"]


@pytest.mark.parametrize("country", ["ZZZ", "VAT"])
def test_a_country_without_the_figure_is_let_be(ask_rule, country: str) -> None:
    patch = {"countries": [country], "stakeholders": [{**GROUPS, "countries": [country]}]}
    assert ask_rule("risk/civic-space", patch) == []


def test_every_figure_on_rights_is_printed_with_year_and_source(ask_rule) -> None:
    """A rating that the user brought stands beside the estimate on which the line is drawn."""
    rated = Record("SSD", indicators()["freedom-on-the-net"], 2025, 20, version="2019", source="Made up")
    figures = shipped().overlaid((), [rated])
    (found,) = ask_rule("risk/civic-space", {"countries": ["SSD"], "stakeholders": [GROUPS]}, figures)
    first, second = found.message.index("VA.EST, 2021"), found.message.index("Made up, edition 2019, 2025")
    assert first < second
