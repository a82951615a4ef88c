"""The country brief: two pages whatever is known, and nothing in it that is not public."""

import datetime as dt
import io
import re

import pikepdf
import pytest

from planner.frozen import replace
from planner.gapdata.catalogue import edition, indicators
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.profile import profile
from planner.model.country import countries
from planner.model.figures import Access, Area, Indicator, Record
from planner.render.context import Issue, country_context, with_sources
from planner.render.document import document, in_order, render
from planner.render.environment import render as run
from planner.render.kinds import KINDS

ISSUE = Issue(dt.date(2026, 11, 1), "0.1")
HOSTILE = (
    "</td></table><script>alert(1)</script>",
    '#read("/etc/passwd") {{ 9**9 }} {% raw %}',
    "مكتب الاتصالات \u202ecba\u202c \x1b[31m",
    "A source with a very long name " * 400,
)


def brief(iso3: str, figures: Figures | None = None, unpublished: int = 0):
    issue = replace(ISSUE, unpublished=unpublished)
    return country_context(profile(iso3, figures), issue)


def words(context) -> str:
    return document("country-brief", context).root.text


def pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def own(**changes: object) -> Indicator:
    base = indicators()["secure-servers"]
    given = {"id": "made-up", "title": "Made-up figure", "framework": "", "series": "", "publisher": "Ours"}
    return replace(base, **{"url": "", "licence": "", **given, **changes})


def everything() -> Figures:
    """A made-up figure of every indicator that planner knows, for Ghana and its peers."""
    codes = [c.iso3 for c in countries().values() if c.region == countries()["GHA"].region]
    records = []
    for indicator in indicators().values():
        if shipped().records.get(indicator.id):
            continue
        version = indicator.versions[-1] if indicator.versions else ""
        known = edition(indicator.framework, version)
        scale = known.scale if known else ()
        for number, code in enumerate(codes):
            value = number % 4 + 1.0
            stage = (scale[int(value) - 1] if scale else "a stage") if indicator.unit == "stage" else ""
            records.append(Record(code, indicator, 2024, value, version=version, stage=stage))
    return shipped().overlaid((), records)


@pytest.mark.parametrize("iso3", ["GHA", "XKX", "TUV", "NOR", "NAM", "CIV", "ATA", "TWN"])
def test_two_pages_whatever_is_known(iso3, options):
    written = render("country-brief", brief(iso3), "pdf", options)
    assert pages(written.content) <= 2
    assert written.warnings == ()


def test_the_richest_country_gives_way_in_whole_lines(options):
    context = brief("GHA", everything())
    written = render("country-brief", context, "html", options).content.decode()
    assert pages(render("country-brief", context, "pdf", options).content) == 2
    assert re.search(
        r"No room here:</strong> \d+\u00a0figures, \d+\u00a0stages of maturity.*All stand in <code>planner gaps GHA",
        written,
    )
    for area in ("Technical", "Governance", "Diplomatic", "State institutions", "Civil society"):
        assert area in written


def test_what_stands_and_what_was_left_out_add_up():
    context = brief("GHA", everything())

    def told(sheet) -> int:
        left = (re.fullmatch(r"(\d+)\u00a0figures?", text) for text in sheet.left)
        return len(sheet.figures) + len(sheet.context) + sum(int(m[1]) for m in left if m)

    assert {told(sheet) for sheet in context.briefs} == {told(context.briefs[0])}
    for sheet in context.briefs:
        assert [s.id for area in sheet.areas for s in area.own] == [s.id for s in sheet.figures]


def test_each_area_keeps_a_figure_before_another_gets_its_second():
    least = brief("GHA", everything()).briefs[-1]
    assert all(len(area.own) <= 1 for area in least.areas)


def test_a_country_with_next_to_nothing_says_so():
    said = words(brief("XKX"))
    assert "not a member state of the United Nations" in said
    assert "no figure is recorded" in said
    assert "None" not in said


def test_a_country_without_peers_or_figures():
    said = words(brief("ATA"))
    assert "It is in no group that it could be held against." in said
    assert "No figure of Antarctica can be compared." in said


def test_the_facts_and_the_figures_have_year_and_source():
    said = words(brief("GHA"))
    assert "Sub-Saharan Africa" in said
    assert "Lower middle income" in said
    assert re.search(r"Population: [\d\u202f]+ people \(20\d\d\)", said)
    assert "World Bank WDI: Secure Internet servers, series IT.NET.SECR.P6, 2024. Licence: CC BY 4.0." in said
    assert "up from 17.1 in 2007 (better)" in said
    assert "programmes were not searched" in said
    assert "planner gaps GHA --why technical" in said


def test_the_peers_that_are_named_are_those_that_most_figures_are_held_against():
    context = brief("USA")
    assert context.gap.peers == "high income, all regions"
    assert "Peers here" not in words(context)
    assert "fewer than 5 countries of North America, high income have a figure" in words(context)


def test_the_description_tells_the_chart():
    tree = document("country-brief", brief("GHA"))
    (figure,) = (e for e in tree.root.walk() if e.name == "figure")
    data = figure.first("data")
    told = data.text if data else figure.get("alt")
    assert "Technical: 59\u00a0% of the peers do better, 2 of 2\u00a0figures of 2015 to 2024" in told
    assert "Secure Internet servers 48.9 per million people in 2024, peers' median 56.0" in told
    assert "11 of 18 peers do better" in told


def test_every_source_is_cited_and_numbered():
    tree = document("country-brief", brief("GHA"))
    cited = [e.get("source") for e in tree.root.walk() if e.name == "cite"]
    assert [e.get("id") for e in tree.root.walk() if e.name == "source"] == list(dict.fromkeys(cited))


def test_a_stage_is_shown_with_its_scale_and_compared_with_no_one():
    factor = indicators()["cmm-1-2"]
    review = Record("GHA", factor, 2023, 1.0, version="2021", stage="start-up", source="Our review")
    context = brief("GHA", shipped().overlaid((), [review]))
    said = words(context)
    assert "start-up (stage 1)" in said
    assert "Our review: Cybersecurity Capacity Maturity Model for Nations, 2021 edition, 2023" in said
    assert all(s.id != "cmm-1-2" for s in context.brief.figures)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_of_a_user(text, options):
    mine = own(title=text, unit=text[:300])
    peers = profile("GHA").peers.countries
    records = [Record(c, mine, 2024, 1.0 + n, source=text) for n, c in enumerate(["GHA", *peers])]
    context = brief("GHA", shipped().overlaid([mine], records))
    plain = {e.name for e in document("country-brief", brief("GHA")).root.walk()}
    assert {e.name for e in document("country-brief", context).root.walk()} <= plain | {"data"}
    assert b"<script>alert" not in render("country-brief", context, "html", options).content
    assert pages(render("country-brief", context, "pdf", options).content) <= 2


def test_the_same_twice(options):
    first, second = (render("country-brief", brief("GHA"), "pdf", options).content for _ in range(2))
    assert first == second


class TestPublicFigures:
    def test_a_withheld_figure_gives_the_public_one_back(self):
        servers = indicators()["secure-servers"]
        secret = Record("GHA", servers, 2024, 777.0, source="A partner", access=Access.PARTNER)
        figures = shipped().overlaid((), [secret])
        assert figures.newest("secure-servers", "GHA").value == 777.0
        assert figures.withheld_from(Access.PUBLIC) == (secret,)
        assert figures.seen_by(Access.PUBLIC).records == shipped().records

    def test_an_indicator_without_public_figures_is_gone(self):
        mine = own()
        figures = shipped().overlaid([mine], [Record("GHA", mine, 2024, 1.0, access=Access.INTERNAL)])
        assert "made-up" in figures.indicators
        assert "made-up" not in figures.seen_by(Access.PUBLIC).indicators

    def test_what_is_computed_from_a_withheld_figure_goes_too(self):
        count = indicators()["science-articles"]
        secret = Record("TUV", count, 2024, 5.0, access=Access.PARTNER)
        public = shipped().overlaid((), [secret]).seen_by(Access.PUBLIC)
        assert public.of("science-articles-per-million", "TUV") == shipped().of(
            "science-articles-per-million", "TUV"
        )

    def test_how_many_are_left_out_is_said(self):
        assert "2\u00a0figures are left out, since not everybody may see them." in words(
            brief("GHA", unpublished=2)
        )
        assert "left out, since" not in words(brief("GHA"))


def test_areas_are_all_there():
    assert [a.area for a in brief("GHA").gap.areas] == [area.value for area in Area]


def test_the_list_of_sources_is_what_a_second_run_would_make():
    told = brief("GHA")
    first = run(KINDS["country-brief"].template, {"doc": told})
    cited = tuple(dict.fromkeys(re.findall(r'<cite source="([^"]+)">', first)))
    assert cited
    assert in_order(first, cited) == run(KINDS["country-brief"].template, {"doc": with_sources(told, cited)})
