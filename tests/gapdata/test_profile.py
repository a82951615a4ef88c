import re
from pathlib import Path

import pytest

from planner.errors import DataError
from planner.gapdata.catalogue import indicators
from planner.gapdata.figures import shipped
from planner.gapdata.peers import ladder
from planner.gapdata.profile import comparable, profile, usual_newest_year
from planner.model.country import countries, country
from planner.model.figures import Area, Record

DOC = Path(__file__).parents[2] / "docs" / "gap-method.md"


def standing(found, indicator):
    return next(s for a in found.areas for s in a.standings if s.indicator.id == indicator)


def test_the_worked_example_of_the_method_page_is_what_is_computed():
    cells = r"\| ([\w-]+) \| ([\d.]+) \((\d+)\) \| (\d+) \| (\d+) \| \d+/\d+ = ([\d.]+) \| ([\d.]+) \|"
    lines = re.findall(cells, DOC.read_text("utf-8"))
    ghana = profile("GHA")
    assert [line[0] for line in lines] == ["secure-servers", "researchers"]
    for indicator, value, year, of, better, gap, median in lines:
        found = standing(ghana, indicator)
        assert (found.record.value, found.record.year) == (float(value), int(year))
        assert (found.of, found.better) == (int(of), int(better))
        assert found.gap == pytest.approx(float(gap), abs=0.0005)
        assert found.peer_median == pytest.approx(float(median))
    area_gap = re.search(r"\*\*(0\.\d+)\*\*", DOC.read_text("utf-8"))[1]
    assert ghana.area(Area.TECHNICAL).gap == pytest.approx(float(area_gap), abs=0.0005)
    assert len(ghana.peers.countries) == 18


def test_the_page_lists_the_areas_as_they_are_counted():
    lines = re.findall(r"^\| (\w+) \| ([a-z-]+(?:, [a-z-]+)*) \|", DOC.read_text("utf-8"), re.MULTILINE)
    said = {area: set(ids.split(", ")) for area, ids in lines if area in set(Area)}
    counted = {a.value: {i.id for i in indicators().values() if a in i.areas} for a in Area}
    assert said == counted


def test_a_figure_is_cited_with_its_year_and_source():
    said = profile("GHA").record("secure-servers").cite()
    assert said == "48.9 per million people (World Bank WDI, IT.NET.SECR.P6, 2024)"


def test_articles_are_compared_per_head_and_keep_the_two_figures_that_made_them():
    found = standing(profile("GHA"), "science-articles-per-million").record
    articles, people = found.parts
    assert (articles.indicator.id, articles.value, articles.year) == ("science-articles", 3075.26, 2022)
    assert (people.indicator.id, people.value, people.year) == ("population", 33787914, 2023)
    assert found.value == pytest.approx(3075.26 / 33.787914)


def test_articles_too_far_from_any_population_are_not_divided():
    somalia = profile("SOM")
    missing = next(m for m in somalia.missing if m.indicator.id == "science-articles-per-million")
    assert missing.reason == "articles are recorded for 2018, but no population of a year near enough"


@pytest.mark.parametrize(
    ("iso3", "rounds"), [("SEN", []), ("GHA", [2014]), ("KEN", [2014, 2019]), ("EST", [2012, 2014, 2019])]
)
def test_recorded_rounds_are_counted_for_every_member_state(iso3, rounds):
    record = profile(iso3).record("un-gge-rounds")
    assert record.value == len(rounds)
    assert [part.year for part in record.parts] == rounds


def test_a_territory_is_not_called_absent_from_the_united_nations():
    greenland = profile("GRL")
    assert greenland.record("un-gge-rounds") is None
    assert (
        "not a member state" in next(m for m in greenland.missing if m.indicator.id == "un-gge-rounds").reason
    )
    assert greenland.area(Area.DIPLOMATIC).gap is None


def test_a_figure_that_is_too_old_is_shown_and_not_compared():
    ghana = profile("GHA")
    missing = next(m for m in ghana.missing if m.indicator.id == "rd-expenditure")
    assert missing.reason == "the newest figure, of 2010, is too old to compare"
    assert missing.record.value == 0.37655
    assert "rd-expenditure" not in {s.indicator.id for a in ghana.areas for s in a.standings}


def test_too_few_peers_widen_the_group_and_say_so():
    states = profile("USA")
    found = standing(states, "secure-servers")
    assert states.peers.name == "North America, high income"
    assert found.peers.name == "high income, all regions"
    assert found.peers.why == "fewer than 5 countries of North America, high income have a figure"
    assert found.of >= 5


def test_a_country_without_income_group_is_held_against_its_region():
    (group,) = ladder(country("ETH"))
    assert group.name == "Sub-Saharan Africa"
    assert "not put Ethiopia in an income group" in group.why
    assert {"GHA", "NER", "SYC"} <= set(group.countries)


def test_a_country_without_peers_has_figures_but_no_gaps():
    taiwan = profile("TWN")
    assert taiwan.peers is None
    assert all(a.gap is None for a in taiwan.areas)
    assert taiwan.largest == ()
    assert taiwan.record("voice-accountability").year == 2021


def test_nobody_is_their_own_peer():
    for each in countries().values():
        assert all(each.iso3 not in group.countries for group in ladder(each))


def test_every_indicator_either_stands_or_is_missing_in_every_country():
    counted = {i.id for i in indicators().values() if i.areas}
    for iso3 in countries():
        found = profile(iso3)
        stands = {s.indicator.id for a in found.areas for s in a.standings}
        missing = {m.indicator.id for m in found.missing}
        assert stands | missing == counted
        assert not stands & missing
        assert [a.area for a in found.areas] == list(Area)


def test_context_counts_in_no_gap():
    found = profile("SEN")
    assert found.record("gdp-per-head").year == 2024
    assert not {"gdp-per-head", "population"} & {s.indicator.id for a in found.areas for s in a.standings}


def test_the_largest_gap_is_named_among_the_skills_alone():
    ethiopia = profile("ETH")
    assert ethiopia.area(Area.CONNECTIVITY).gap > max(a.gap for a in ethiopia.skill_gaps)
    assert [a.area for a in ethiopia.largest] == [Area.GOVERNANCE]
    assert [a.area for a in ethiopia.skill_gaps] == [Area.TECHNICAL, Area.GOVERNANCE, Area.DIPLOMATIC]


def test_a_country_that_does_not_exist_is_refused():
    with pytest.raises(DataError, match="'gha'"):
        profile("gha")


def test_one_forecast_does_not_make_the_others_too_old():
    servers = indicators()["secure-servers"]
    later = shipped().overlaid((), (Record("KEN", servers, 2044, 500.0, source="a forecast"),))
    assert usual_newest_year(r for of in later.records["secure-servers"].values() for r in of) == 2024
    recent = comparable(later, servers)
    assert recent["KEN"].year == 2044
    assert recent["GHA"].year == 2024


def test_laid_over_figures_replace_the_same_and_leave_the_shipped_ones_alone():
    servers = indicators()["secure-servers"]
    mine = shipped().overlaid((), (Record("GHA", servers, 2024, 99.0, source="a survey"),))
    assert [r.value for r in mine.of("secure-servers", "GHA")] == [99.0]
    assert shipped().newest("secure-servers", "GHA").value == 48.91451
    assert mine.of("secure-servers", "SEN") == shipped().of("secure-servers", "SEN")
    assert mine.newest("secure-servers", "GHA").cite() == "99 per million people (a survey, 2024)"


def test_what_is_computed_follows_the_users_figures():
    articles = indicators()["science-articles"]
    mine = shipped().overlaid((), (Record("GHA", articles, 2024, 34427.414),))
    assert mine.newest("science-articles-per-million", "GHA").value == pytest.approx(1000)


def test_a_users_own_result_counts_before_a_computed_one():
    per_million = indicators()["science-articles-per-million"]
    mine = shipped().overlaid((), (Record("GHA", per_million, 2022, 50.0),))
    assert mine.newest("science-articles-per-million", "GHA").value == 50.0
