"""The page that says how it is done, done again from the tables."""

import re
from pathlib import Path

import pytest

from planner.gapdata.catalogue import indicators
from planner.gapdata.comparable import comparable, usual_newest_year
from planner.gapdata.figures import shipped
from planner.gapdata.peers import BOTH, parse_choice
from planner.gapdata.profile import profile
from planner.model.figures import STAGE, Area

PAGE = (Path(__file__).parents[2] / "docs" / "gap-method.md").read_text("utf-8")
EXAMPLE = PAGE.partition("## Ghana, worked out")[2].partition("\n## ")[0]
ROW = re.compile(
    r"\| ([\w-]+) \| (-?[\d.]+) \((\d+)\) \| (\d+) \| (\d+) \| (\d+)/(\d+) = ([\d.]+) \| (-?[\d.]+) \|"
)
RESULT = re.compile(
    r"\*\*(0\.\d+)\*\*; coverage (\d) of (\d) figures, years (\d+) to (\d+), spread ([\d.]+) to ([\d.]+)\."
)
NAMED = re.search(r"--peers ([A-Z,]+)`", EXAMPLE)[1]


def part(heading):
    return EXAMPLE.partition(f"**{heading}")[2].partition("\n**")[0]


def near(said):
    """What is printed with three places."""
    return pytest.approx(float(said), abs=0.0005)


@pytest.mark.parametrize(
    ("heading", "area", "peers"),
    [
        ("Technical skills", Area.TECHNICAL, BOTH),
        ("State institutions", Area.STATE, BOTH),
        ("Science and technology", Area.KNOWLEDGE, BOTH),
        ("Named peers", Area.TECHNICAL, parse_choice(NAMED)),
    ],
)
def test_each_sum_of_the_page_is_what_is_computed(heading, area, peers):
    found = profile("GHA", peers=peers).area(area)
    rows = ROW.findall(part(heading))
    assert [row[0] for row in rows] == [s.indicator.id for s in found.standings]
    for row, standing in zip(rows, found.standings, strict=True):
        _, value, year, of, better, over, under, gap, median = row
        assert (standing.record.value, standing.record.year) == (pytest.approx(float(value)), int(year))
        assert (standing.of, standing.better) == (int(of), int(better)) == (int(under), int(over))
        assert standing.gap == near(gap)
        assert standing.peer_median == pytest.approx(float(median))
    gap, compared, possible, oldest, newest, low, high = RESULT.search(part(heading)).groups()
    assert found.gap == near(gap)
    assert found.coverage == (int(compared), int(possible))
    assert found.years == (int(oldest), int(newest))
    assert found.spread == (near(low), near(high))


def test_the_peers_of_the_page_are_counted_right():
    assert f"the {len(profile('GHA').peers.countries)} other lower-middle-income countries" in EXAMPLE


def test_the_trend_of_the_page_is_what_is_computed():
    (standing,) = profile("GHA").area(Area.CONNECTIVITY).standings
    first, before, last, year, years = re.search(
        r"is ([\d.]+) of (\d+), the newest ([\d.]+) of (\d+): better, over (\d+) years", part("A trend")
    ).groups()
    trend = standing.trend
    assert (trend.first.value, trend.first.year) == (float(first), int(before))
    assert (trend.last.value, trend.last.year) == (float(last), int(year))
    assert (trend.years, trend.better) == (int(years), True)
    articles = next(s for s in profile("GHA").area(Area.KNOWLEDGE).standings if "articles" in s.indicator.id)
    assert articles.trend is None


def test_what_the_page_calls_missing_is_missing_for_that_reason():
    year, usual = re.search(
        r"newest figure is of (\d+), and the newest usual year is (\d+)", EXAMPLE
    ).groups()
    (missing,) = profile("GHA").area(Area.KNOWLEDGE).missing
    assert (missing.indicator.id, missing.record.year) == ("rd-expenditure", int(year))
    compared = comparable(shipped(), missing.indicator)
    of_all = [record for records in compared.records.values() for record in records]
    assert usual_newest_year(of_all) == int(usual)
    (missing,) = profile("GHA", peers=parse_choice(NAMED)).area(Area.TECHNICAL).missing
    assert missing.reason == "fewer than 5 comparable countries have a figure"


def test_the_page_lists_the_areas_as_they_are_counted():
    lines = re.findall(r"^\| ([a-z-]+) \| ([a-z, -]+) \| ([a-z0-9, -]+) \|$", PAGE, re.MULTILINE)
    said = {a: (ids(here), ids(brought)) for a, here, brought in lines if a in set(Area)}
    counted = {a.value: (counts(a, here=True), counts(a, here=False)) for a in Area}
    assert said == counted


def ids(cell):
    return set(cell.split(", ")) - {"-"}


def counts(area, *, here):
    every = (i for i in indicators().values() if area in i.areas and i.unit != STAGE)
    return {i.id for i in every if (i.id in shipped().records) is here}


def test_the_windows_of_the_page_are_those_of_the_tables():
    window = {i.id: i.window for i in indicators().values()}
    assert "at most six years, three for articles, twelve for UN rounds" in PAGE
    shipped_ones = {i for i in shipped().records if indicators()[i].areas}
    others = shipped_ones - {"science-articles-per-million", "un-gge-rounds"}
    assert (window["science-articles-per-million"], window["un-gge-rounds"]) == (3, 12)
    assert {window[i] for i in others} == {6}
