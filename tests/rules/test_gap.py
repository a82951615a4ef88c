"""How effort is held against figures: many countries, missing data, the arithmetic in the messages."""

import pytest

from planner.gapdata.figures import shipped
from planner.model.gaps import Record

AREA_RULES = ("gap/largest-gap-untouched", "gap/effort-misaligned", "gap/already-strong")


def test_largest_gap_prints_figure_year_and_source(ask, chain):
    [finding] = ask("gap/largest-gap-untouched", {"results": chain("governance")})
    assert "Ghana" in finding.message
    assert "technical skills" in finding.message
    assert "59%" in finding.message  # the mean of 4/7 and 11/18
    assert "48.9 per million people (World Bank WDI, IT.NET.SECR.P6, 2024), behind 11 of 18 peers" in finding.message


@pytest.mark.parametrize("rule", AREA_RULES)
@pytest.mark.parametrize("skill", ["technical", "governance", "diplomatic"])
def test_no_figures_no_claim(ask, chain, rule, skill):
    for country in ("XKX", "AIA", "ZZZ"):
        assert ask(rule, {"countries": [country], "results": chain(skill)}) == []


@pytest.mark.parametrize("skill", ["governance", "diplomatic"])
def test_no_claim_about_an_area_without_a_figure(ask, chain, skill):
    """Palestine has a technical figure and no other, so nothing can be said of shares or strength."""
    patch = {"countries": ["PSE"], "results": chain(skill, {"technical": 1, skill: 99})}
    assert ask("gap/effort-misaligned", patch, points=1) == []
    assert ask("gap/already-strong", patch, gap=1.0, share=1) == []


def test_many_countries_keep_their_figures_beside_the_message(ask, chain, ecowas):
    [finding] = ask("gap/largest-gap-untouched", {"countries": ecowas, "results": chain("diplomatic")})
    assert str(finding.at) == "/countries"
    assert len(finding.related) == len(ecowas)
    assert len(finding.message) < 300
    places = [str(at) for _, at in finding.related]
    assert places == [f"/countries/{n}" for n in range(len(ecowas))]


def test_untouched_and_misaligned_never_say_the_same(ask, chain, ecowas):
    for skills in ("governance", "technical", "diplomatic", {"technical": 1, "governance": 99}):
        for country in ecowas:
            patch = {"countries": [country], "results": chain(skills)}
            spoken = [r for r in AREA_RULES[:2] if ask(r, patch, **({"points": 5} if "mis" in r else {}))]
            assert len(spoken) <= 1, (country, skills)


def test_shares_of_effort_and_gap_are_printed(ask, chain):
    patch = {"results": chain({"technical": 5, "governance": 90, "diplomatic": 5})}
    [finding] = ask("gap/effort-misaligned", patch)
    assert "make up 81% of its recorded gap in skills and get 5% of the effort" in finding.message
    assert ask("gap/effort-misaligned", patch, points=80) == []


def test_level_with_everybody_is_not_strong(ask, chain):
    """South Sudan has no gap in UN rounds because its peers were absent too."""
    assert ask("gap/already-strong", {"countries": ["SSD"], "results": chain("diplomatic")}) == []
    assert ask("gap/already-strong", {"countries": ["GHA"], "results": chain("diplomatic")})


def test_missing_figures_are_named_with_the_reason(ask):
    [finding] = ask("gap/no-record", {"countries": ["PSE"]})
    assert "State of Palestine" in finding.message
    assert "governance skills and diplomatic skills" in finding.message
    assert "technical skills" not in finding.message
    assert "no figure is recorded" in finding.message


def test_a_figure_of_the_users_own_is_not_missing_and_not_old(ask):
    old = shipped().newest("researchers", "GHA")
    assert old is not None
    own = shipped().overlaid([], [Record("GHA", old.indicator, 2025, 120.0, source="Our survey")])
    patch = {"purpose": {"evidence": ["gap:GHA/researchers"]}}
    [finding] = ask("gap/stale", patch)
    assert str(finding.at) == "/purpose/evidence/0"
    assert f"{2026 - old.year} years older than the design of 2026" in finding.message
    assert ask("gap/stale", patch, own) == []


def test_the_same_old_figure_is_named_once(ask):
    cited = ["gap:GHA/researchers"]
    need = {"statement": "Teachers are missing.", "at": "2026-05", "evidence": cited}
    assert len(ask("gap/stale", {"purpose": {"evidence": cited, "needs": [need]}})) == 1


@pytest.mark.parametrize(("target", "stages", "found"), [("c", 1, 1), ("c", 2, 0), ("b", 1, 0), ("z", 1, 0)])
def test_maturity_stages(ask, target, stages, found):
    indicator = {
        "id": "i1",
        "statement": "Stage",
        "measure": "ordinal",
        "scale": ["a", "b", "c"],
        "baseline": {"value": "a", "at": 2026},
        "target": {"value": target, "at": 2028},
    }
    patch = {"results": {"impact": {"indicators": [indicator]}}}
    findings = ask("gap/maturity-jump", patch, stages=stages)
    assert len(findings) == found
    assert all("“b”" in f.fix for f in findings)
