import pytest

from planner.errors import DataError
from planner.frozen import replace
from planner.gapdata.catalogue import indicators
from planner.gapdata.comparable import comparable, usual_newest_year
from planner.gapdata.figures import shipped
from planner.gapdata.peers import ladder
from planner.gapdata.profile import profile
from planner.model.country import countries, country
from planner.model.figures import GROUPS, SKILLS, STAGE, SUBJECTS, Access, Area, Record

PEERS_OF_GHANA = ladder(country("GHA"))[0].countries
GCI = indicators()["gci-technical"]


def standing(found, indicator):
    return next(s for a in found.areas for s in a.standings if s.indicator.id == indicator)


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
    counted = {i.id for i in indicators().values() if i.areas and i.id in shipped().records}
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
    assert [a.area for a in ethiopia.largest] == [Area.TECHNICAL]


def test_areas_are_grouped_as_the_definition_has_them():
    ghana = profile("GHA")
    assert tuple(a.area for a in ghana.skill_gaps) == SKILLS
    assert tuple(a.area for a in ghana.group_gaps) == GROUPS
    assert tuple(a.area for a in ghana.subject_gaps) == SUBJECTS


def test_no_figure_weighs_twice_among_skills():
    assert all(len(set(i.areas) & set(SKILLS)) <= 1 for i in indicators().values())


def test_a_country_that_does_not_exist_is_refused():
    with pytest.raises(DataError, match="'gha'"):
        profile("gha")


def test_one_forecast_does_not_make_the_others_too_old():
    servers = indicators()["secure-servers"]
    later = shipped().overlaid((), (Record("KEN", servers, 2044, 500.0, source="a forecast"),))
    assert usual_newest_year(r for of in later.records["secure-servers"].values() for r in of) == 2024
    recent = comparable(later, servers).newest()
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


def gci(version, year, values, **also):
    """Made-up scores of the technical pillar."""
    return tuple(Record(c, GCI, year, v, version=version, **also) for c, v in values.items())


def with_gci(*records):
    return shipped().overlaid((), [r for some in records for r in some])


FULL = dict(zip(PEERS_OF_GHANA, range(18), strict=True))


def technical(figures, indicator="gci-technical"):
    found = profile("GHA", figures).area(Area.TECHNICAL)
    return next(v for v in (*found.standings, *found.missing) if v.indicator.id == indicator)


def test_only_figures_of_one_edition_are_compared():
    older = gci("4", 2020, dict.fromkeys(PEERS_OF_GHANA, 20.0) | {"GHA": 1.0})
    newer = gci("5", 2024, FULL | {"GHA": 8.0})
    found = technical(with_gci(older, newer))
    assert (found.record.version, found.better, found.of) == ("5", 9, 18)
    assert {r.version for r in found.records} == {"5"}
    assert found.trend is None


def test_a_superseded_figure_is_shown_and_not_compared():
    found = technical(with_gci(gci("4", 2020, {"GHA": 12.0}), gci("5", 2024, FULL)))
    assert (
        found.reason
        == "the newest figure, of 2020, is of a superseded edition (4): only edition 5 is compared"
    )
    assert found.record.value == 12.0


def test_a_new_edition_of_which_few_have_a_figure_does_not_silence_the_others():
    older = gci("4", 2020, FULL | {"GHA": 8.0})
    found = technical(with_gci(older, gci("5", 2024, {"KEN": 1.0, "GHA": 2.0})))
    assert (found.record.version, found.of) == ("4", 18)
    only_new = technical(with_gci(gci("4", 2020, FULL), gci("5", 2024, {"GHA": 2.0})))
    assert only_new.reason == (
        "the newest figure, of 2024, is of edition 5, of which fewer than 5 countries have a figure"
    )


def test_a_figure_without_its_edition_is_not_compared_with_those_that_say_theirs():
    found = technical(with_gci(gci("5", 2024, FULL), gci("", 2024, {"GHA": 8.0})))
    assert found.reason == "the newest figure, of 2024, does not say its edition: only edition 5 is compared"


def test_an_old_figure_of_the_right_edition_is_too_old():
    found = technical(with_gci(gci("5", 2024, FULL), gci("5", 2010, {"GHA": 8.0})))
    assert found.reason == "the newest figure, of 2010, is too old to compare"


def test_a_trend_begins_with_the_oldest_figure_of_ten_years_of_one_source():
    users = indicators()["internet-users"]
    mine = (
        Record("GHA", users, 2011, 1.0),
        Record("GHA", users, 2012, 20.0),
        Record("GHA", users, 2013, 30.0, source="a survey"),
    )
    trend = standing(profile("GHA", shipped().overlaid((), mine)), "internet-users").trend
    assert (trend.first.year, trend.last.year, trend.years, trend.better) == (2012, 2022, 10, True)


def test_less_can_be_better_and_level_is_neither():
    users = replace(indicators()["internet-users"], id="open-faults", framework="", higher_is_better=False)
    others = [Record(c, users, 2024, 5.0) for c in PEERS_OF_GHANA]
    for before, better in ((9.0, True), (1.0, False), (5.0, None)):
        own = [Record("GHA", users, 2020, before), Record("GHA", users, 2024, 5.0)]
        found = standing(profile("GHA", shipped().overlaid((users,), others + own)), "open-faults")
        assert found.trend.better is better


def test_years_that_may_not_be_compared_make_no_trend():
    governed = indicators()["government-effectiveness"]
    assert not governed.trend
    mine = shipped().overlaid((), (Record("GHA", governed, 2018, -2.0),))
    assert standing(profile("GHA", mine), "government-effectiveness").trend is None


def stage(code, factor="cmm-1-2", number=2, **also):
    known = indicators()[factor]
    return Record(
        code, known, 2024, float(number), version="2021", stage="formative", source="a review", **also
    )


def test_stages_are_shown_in_their_areas_and_count_nowhere():
    reviews = [stage(code) for code in ("GHA", *PEERS_OF_GHANA)]
    plain, reviewed = profile("GHA"), profile("GHA", shipped().overlaid((), reviews))
    for before, after in zip(plain.areas, reviewed.areas, strict=True):
        assert (after.gap, after.coverage, after.years, after.spread, after.standings, after.missing) == (
            before.gap,
            before.coverage,
            before.years,
            before.spread,
            before.standings,
            before.missing,
        )
        counts = after.area in indicators()["cmm-1-2"].areas
        assert [r.country for r in after.stages] == ["GHA"] * counts
    assert "a review" in reviewed.area(Area.TECHNICAL).publishers
    assert all(m.indicator.unit != STAGE for m in reviewed.missing)


def test_what_nobody_has_brought_is_absent_and_not_missing():
    plain = profile("GHA")
    assert any("Global Cybersecurity Index" in title for title in plain.absent)
    assert any("Maturity Model" in title for title in plain.absent)
    assert "Fixed broadband subscriptions" in plain.absent
    assert not any("World Development Indicators" in title for title in plain.absent)
    assert plain.absent == tuple(sorted(plain.absent))
    brought = profile("GHA", with_gci(gci("5", 2024, {"KEN": 3.0})))
    assert not any("Global Cybersecurity Index 2024" in title for title in brought.absent)
    assert indicators()["gci-legal"].title in brought.absent
    assert brought.area(Area.TECHNICAL).coverage == (2, 3)


def test_a_review_of_another_country_says_nothing_here():
    of_kenya = profile("GHA", shipped().overlaid((), [stage("KEN")]))
    of_ghana = profile("GHA", shipped().overlaid((), [stage("GHA")]))
    cmm = "Cybersecurity Capacity Maturity Model for Nations, 2021 edition"
    assert cmm in of_kenya.absent
    assert cmm not in of_ghana.absent
    assert of_kenya.area(Area.TECHNICAL).stages == ()


def test_withheld_figures_leave_no_trace_among_the_public_ones():
    hidden = with_gci(gci("5", 2024, FULL | {"GHA": 8.0}, access=Access.INTERNAL))
    assert profile("GHA", hidden) != profile("GHA")
    assert profile("GHA", hidden.seen_by(Access.PUBLIC)) == profile("GHA")


def test_an_area_without_figures_says_so_in_every_way():
    empty = profile("ATA").area(Area.TECHNICAL)
    assert (empty.gap, empty.years, empty.spread, empty.publishers) == (None, None, None, ())
    assert empty.coverage == (0, 2)
