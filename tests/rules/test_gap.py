"""How effort is held against figures: many countries, missing data, the arithmetic in the messages."""

import pytest

from planner.gapdata.figures import collect, shipped
from planner.model.figures import Record

AREA_RULES = ("gap/largest-gap-untouched", "gap/effort-misaligned", "gap/already-strong")


def test_largest_gap_prints_figure_year_and_source(ask_rule, chain):
    [finding] = ask_rule("gap/largest-gap-untouched", {"results": chain("governance")})
    assert "Ghana" in finding.message
    assert "technical skills" in finding.message
    assert "59%" in finding.message  # the mean of 4/7 and 11/18
    assert (
        "48.9 per million people (World Bank WDI, IT.NET.SECR.P6, 2024), behind 11 of 18 peers"
        in finding.message
    )


@pytest.mark.parametrize("rule", AREA_RULES)
@pytest.mark.parametrize("skill", ["technical", "governance", "diplomatic"])
def test_no_figures_no_claim(ask_rule, chain, rule, skill):
    for country in ("XKX", "AIA", "ZZZ"):
        assert ask_rule(rule, {"countries": [country], "results": chain(skill)}) == []


@pytest.mark.parametrize("skill", ["governance", "diplomatic"])
def test_no_claim_about_an_area_without_a_figure(ask_rule, chain, skill):
    """Palestine has a technical figure and no other, so nothing can be said of shares or strength."""
    patch = {"countries": ["PSE"], "results": chain(skill, {"technical": 1, skill: 99})}
    assert ask_rule("gap/effort-misaligned", patch, points=1) == []
    assert ask_rule("gap/already-strong", patch, gap=1.0, share=1) == []


def test_many_countries_keep_their_figures_beside_the_message(ask_rule, chain, ecowas):
    [finding] = ask_rule("gap/largest-gap-untouched", {"countries": ecowas, "results": chain("diplomatic")})
    assert str(finding.at) == "/countries"
    assert len(finding.related) == len(ecowas)
    assert len(finding.message) < 300
    places = [str(at) for _, at in finding.related]
    assert places == [f"/countries/{n}" for n in range(len(ecowas))]


def test_untouched_and_misaligned_never_say_the_same(ask_rule, chain, ecowas):
    for skills in ("governance", "technical", "diplomatic", {"technical": 1, "governance": 99}):
        for country in ecowas:
            patch = {"countries": [country], "results": chain(skills)}
            spoken = [
                r for r in AREA_RULES[:2] if ask_rule(r, patch, **({"points": 5} if "mis" in r else {}))
            ]
            assert len(spoken) <= 1, (country, skills)


def test_shares_of_effort_and_gap_are_printed(ask_rule, chain):
    patch = {"results": chain({"technical": 5, "governance": 90, "diplomatic": 5})}
    [finding] = ask_rule("gap/effort-misaligned", patch)
    assert "make up 81% of its recorded gap in skills and get 5% of the effort" in finding.message
    assert ask_rule("gap/effort-misaligned", patch, points=80) == []


def test_shares_leave_out_what_has_no_figure(ask_rule, chain):
    """Without the figures on diplomatic skills the shares are those of the other two, and the message says so."""
    kept = [r for r in shipped().quoted if not r.indicator.id.startswith("un-gge")]
    figures = collect(shipped().indicators, kept)
    patch = {"results": chain({"technical": 10, "governance": 40, "diplomatic": 50})}
    [finding] = ask_rule("gap/effort-misaligned", patch, figures)
    assert (
        "get 20% of the effort there, counting only the kinds of skill that have a figure" in finding.message
    )


def test_level_with_everybody_is_not_strong(ask_rule, chain):
    """South Sudan has no gap in UN rounds because its peers were absent too."""
    assert ask_rule("gap/already-strong", {"countries": ["SSD"], "results": chain("diplomatic")}) == []
    assert ask_rule("gap/already-strong", {"countries": ["GHA"], "results": chain("diplomatic")})


def test_missing_figures_are_named_with_the_reason(ask_rule):
    [finding] = ask_rule("gap/no-record", {"countries": ["PSE"]})
    assert "State of Palestine" in finding.message
    assert "governance skills and diplomatic skills" in finding.message
    assert "technical skills" not in finding.message
    assert "no figure is recorded" in finding.message


def test_a_figure_of_the_users_own_is_not_missing_and_not_old(ask_rule):
    old = shipped().newest("researchers", "GHA")
    assert old is not None
    own = shipped().overlaid([], [Record("GHA", old.indicator, 2025, 120.0, source="Our survey")])
    patch = {"purpose": {"evidence": ["gap:GHA/researchers"]}}
    [finding] = ask_rule("gap/stale", patch)
    assert str(finding.at) == "/purpose/evidence/0"
    assert f"{2026 - old.year} years older than the design of 2026" in finding.message
    assert ask_rule("gap/stale", patch, own) == []


def test_the_same_old_figure_is_named_once(ask_rule):
    cited = ["gap:GHA/researchers"]
    need = {"statement": "Teachers are missing.", "at": "2026-05", "evidence": cited}
    assert len(ask_rule("gap/stale", {"purpose": {"evidence": cited, "needs": [need]}})) == 1


@pytest.mark.parametrize(("target", "stages", "found"), [("c", 1, 1), ("c", 2, 0), ("b", 1, 0), ("z", 1, 0)])
def test_maturity_stages(ask_rule, target, stages, found):
    indicator = {
        "id": "i1",
        "statement": "Stage",
        "measure": "ordinal",
        "scale": ["a", "b", "c"],
        "baseline": {"value": "a", "at": 2026},
        "target": {"value": target, "at": 2028},
    }
    patch = {"results": {"impact": {"indicators": [indicator]}}}
    findings = ask_rule("gap/maturity-jump", patch, stages=stages)
    assert len(findings) == found
    assert all("“b”" in f.fix for f in findings)
