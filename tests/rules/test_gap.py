"""How effort is held against figures: many countries, missing data, the arithmetic in the messages."""

import re

import pytest

from planner.gapdata.catalogue import edition, indicators
from planner.gapdata.figures import Figures, collect, shipped
from planner.model.figures import Record

AREA_RULES = ("gap/largest-gap-untouched", "gap/effort-misaligned", "gap/already-strong")
CITED = re.compile(r"\([^()]*, (19|20)\d\d\)")
"""A figure's source and year as every message prints them."""


def made_up(country: str, indicator: str, year: int, value: float, version: str = "") -> Record:
    """A figure of nobody's, for a framework whose real ones may not be shipped."""
    known = indicators()[indicator]
    of = edition(known.framework, version)
    stage = of.scale[int(value) - 1] if of and known.unit == "stage" else ""
    return Record(country, known, year, value, version=version, stage=stage, source="Made up")


def with_figures(*records: Record) -> Figures:
    return shipped().overlaid((), records)


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
    assert "make up 78% of its recorded gap in skills and get 5% of the effort" in finding.message
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
    assert (
        "governance skills, diplomatic skills, state institutions, civil society and rights and civic space."
        in finding.message
    )
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


STATED = [{"area": "technical", "left_to": "The national academy."}]


@pytest.mark.parametrize("rule", ["gap/largest-gap-untouched", "gap/effort-misaligned"])
def test_a_gap_that_is_left_to_others_is_not_asked_about_again(ask_rule, chain, rule):
    skills = "governance" if "largest" in rule else {"technical": 5, "governance": 90, "diplomatic": 5}
    patch = {"countries": ["GHA", "BEN"], "results": chain(skills)}
    everywhere = ask_rule(rule, {**patch, "purpose": {"gaps": STATED}})
    in_ghana = ask_rule(rule, {**patch, "purpose": {"gaps": [{**STATED[0], "countries": ["GHA"]}]}})
    assert everywhere == []
    assert [str(f.at) for f in in_ghana] == ["/countries/1"]


def test_most_of_a_small_gap_is_little(ask_rule, chain):
    """Three in ten of Finland's peers have more UN rounds, which makes most of its small gap in skills."""
    patch = {"countries": ["FIN"], "results": chain({"technical": 60, "governance": 36, "diplomatic": 4})}
    assert ask_rule("gap/effort-misaligned", patch) == []
    assert ask_rule("gap/effort-misaligned", patch, gap=0.2)


def test_shares_between_the_groups_are_printed(ask_rule, chain):
    results = chain("technical")
    activity = results["outcomes"][0]["outputs"][0]["activities"][0]
    activity["for"] = {"regulators": 90, "operators": 10}
    [finding] = ask_rule("gap/group-misaligned", {"results": results})
    assert "Of its recorded gap in the groups, 81% is that of industry" in finding.message
    assert "of the effort there, 10% is for industry" in finding.message
    assert CITED.search(finding.message)
    assert ask_rule("gap/group-misaligned", {"results": results}, points=75) == []


def test_a_cost_shared_by_countries_weighs_less_in_each(ask_rule, chain):
    """The governance course costs Ghana one tenth of 100, so the technical one in Ghana alone outweighs it."""
    results = chain("technical", "governance")
    activities = results["outcomes"][0]["outputs"][0]["activities"]
    activities[0] |= {"countries": ["GHA"], "cost": 40}
    ten = ["GHA", "BEN", "TGO", "NER", "MLI", "SEN", "GIN", "LBR", "SLE", "NGA"]
    patch = {"countries": ten, "results": results}
    assert not any("Ghana" in f.message for f in ask_rule("gap/effort-misaligned", patch, points=10))


def test_strong_by_figures_and_by_review(ask_rule, chain):
    patch = {"countries": ["SEN"], "results": chain("governance")}
    high, low = made_up("SEN", "cmm-1-1", 2025, 5, "2021"), made_up("SEN", "cmm-4-1", 2025, 3, "2021")
    [finding] = ask_rule("gap/already-strong", patch, with_figures(high))
    assert "dynamic (stage 5) (Made up, edition 2021, 2025)" in finding.message
    assert ask_rule("gap/already-strong", patch, with_figures(high, low)) == []


def test_a_review_alone_is_a_record(ask_rule):
    review = [made_up("XKX", f"cmm-{factor}", 2025, 2, "2021") for factor in ("1-1", "1-2", "5-1", "4-1")]
    [finding] = ask_rule("gap/no-record", {"countries": ["XKX"]}, with_figures(*review))
    assert "governance skills" not in finding.message
    assert "technical skills" not in finding.message
    assert "industry" in finding.message


def test_a_review_ages_faster_than_a_statistic(ask_rule):
    old = with_figures(made_up("TUV", "cmm-1-1", 2022, 2, "2021"))
    patch = {"countries": ["TUV"], "purpose": {"evidence": []}}
    [finding] = ask_rule("gap/stale", patch, old)
    assert "formative (stage 2) (Made up, edition 2021, 2022)" in finding.message
    assert ask_rule("gap/stale", patch, old, reviews=4) == []


def test_many_stages_of_one_review_are_counted(ask_rule):
    factors = ("1-1", "1-2", "1-3", "4-1", "5-1")
    stages = [made_up("TUV", f"cmm-{f}", 2022, 1 + n % 2, "2021") for n, f in enumerate(factors)]
    [finding] = ask_rule(
        "gap/stale", {"countries": ["TUV"], "purpose": {"evidence": []}}, with_figures(*stages)
    )
    assert (
        "5 stages of maturity: 3 at start-up and 2 at formative (Made up, edition 2021, 2022)"
        in finding.message
    )


def test_a_replaced_edition_is_named_with_the_one_that_replaced_it(ask_rule):
    figures = with_figures(made_up("GHA", "gci-overall", 2020, 60, "4"))
    patch = {"purpose": {"evidence": ["gap:GHA/gci-overall"]}}
    [finding] = ask_rule("gap/superseded", patch, figures)
    assert finding.message.startswith(
        "Global Cybersecurity Index 2024, 5th edition (2024-09) has replaced the edition"
    )
    assert "60 points" in finding.message
    assert "edition 4, 2020" in finding.message
    assert ask_rule("gap/superseded", {**patch, "designed": "2023-12"}, figures) == []


def test_a_compared_figure_that_is_cited_is_named_once(ask_rule):
    peers = ("BEN", "CIV", "KEN", "NGA", "SEN", "ZMB")
    figures = with_figures(*(made_up(c, "gci-technical", 2020, 9, "4") for c in ("GHA", *peers)))
    assert len(ask_rule("gap/superseded", {"purpose": {"evidence": []}}, figures)) == 1
    cited = ask_rule("gap/superseded", {"purpose": {"evidence": ["gap:GHA/gci-technical"]}}, figures)
    assert [str(f.at) for f in cited] == ["/purpose/evidence/0"]


@pytest.mark.parametrize("phase", ["inception", "implementation", "closed"])
def test_only_a_design_is_asked_which_gaps_it_answers(ask_rule, phase):
    silent = {"purpose": {"gaps": []}}
    [finding] = ask_rule("gap/unstated", silent)
    assert str(finding.at) == "/purpose"
    assert "59%" in finding.message
    assert CITED.search(finding.message)
    assert ask_rule("gap/unstated", {**silent, "phase": phase}) == []


def test_each_country_without_a_word_is_named(ask_rule):
    gaps = [{"area": "technical", "countries": ["BEN"], "answered_by": ["o1"]}]
    [finding] = ask_rule(
        "gap/unstated", {"countries": ["BEN", "GHA", "XKX", "SEN"], "purpose": {"gaps": gaps}}
    )
    assert "Ghana and Senegal" in finding.message
    assert len(finding.related) == 2


def test_an_answer_holds_in_every_country_it_is_said_of(ask_rule, chain):
    results = chain("technical", "technical")
    activities = results["outcomes"][0]["outputs"][0]["activities"]
    activities[0]["countries"], activities[1]["countries"] = ["GHA"], ["BEN"]
    gaps = [{"area": "technical", "answered_by": ["a0"]}, {"area": "technical", "answered_by": ["o1"]}]
    patch = {"countries": ["GHA", "BEN"], "results": results, "purpose": {"gaps": gaps}}
    [finding] = ask_rule("gap/answer-empty", patch)
    assert str(finding.at) == "/purpose/gaps/0/answered_by"
    assert finding.message == (
        "The gap in technical skills in Benin is to be answered by `a0`, and no activity there builds technical skills."
    )


@pytest.mark.parametrize(("area", "words"), [("knowledge", "`education` or `science-and-technology`"),
                                             ("connectivity", "`connectivity`"),
                                             ("rights", "`data-protection` or `human-rights`")])  # fmt: skip
def test_a_subject_is_answered_by_its_theme(ask_rule, chain, area, words):
    patch = {"results": chain("technical"), "purpose": {"gaps": [{"area": area, "answered_by": ["o1"]}]}}
    [finding] = ask_rule("gap/answer-empty", patch)
    assert finding.message.endswith(f"has the theme {words}.")


def test_a_claim_that_the_figures_do_not_show(ask_rule):
    def ask(country: str, area: str, evidence: list[str], figures: Figures | None = None) -> list[str]:
        gap = {"area": area, "answered_by": ["o1"], "evidence": evidence}
        patch = {"countries": [country], "purpose": {"gaps": [gap]}}
        return [f.message for f in ask_rule("gap/not-recorded-as-gap", patch, figures)]

    [ahead] = ask("GHA", "connectivity", ["gap:GHA/internet-users"])
    assert "Ghana: People using the internet: 69.8% of population" in ahead
    assert "behind 0 of 18 peers" in ahead
    assert CITED.search(ahead)
    [unknown] = ask("XKX", "technical", [])
    assert "Kosovo: nothing is recorded that can be compared." in unknown
    assert ask("GHA", "connectivity", ["ref:survey"]) == []
    assert ask("XKX", "technical", [], with_figures(made_up("XKX", "cmm-5-1", 2025, 2, "2021"))) == []
    [high] = ask("XKX", "technical", [], with_figures(made_up("XKX", "cmm-5-1", 2025, 4, "2021")))
    assert "strategic (stage 4) (Made up, edition 2021, 2025)" in high


@pytest.mark.parametrize(
    "rule", ["gap/unstated", "gap/group-misaligned", "gap/superseded", "gap/not-recorded-as-gap"]
)
@pytest.mark.parametrize("country", ["XKX", "AIA", "ZZZ"])
def test_no_figures_no_wrong_word(ask_rule, chain, rule, country):
    patch = {"countries": [country], "results": chain("technical"), "purpose": {"gaps": []}}
    assert ask_rule(rule, patch) == []
