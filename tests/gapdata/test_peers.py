import pytest

from planner.errors import UsageError
from planner.gapdata.peers import BOTH, FEWEST, Choice, Kind, ladder, parse_choice, why_none
from planner.gapdata.profile import profile
from planner.model.country import countries, country
from planner.model.figures import Area

NAMED = parse_choice("KEN,NGA,SEN,CIV,TGO,BEN")


@pytest.mark.parametrize("word", ["both", "income", "region", " Both ", "REGION"])
def test_a_word_chooses_a_group(word):
    assert str(parse_choice(word)) == word.strip().lower()


def test_countries_are_named_by_code_or_name_in_any_order_and_once():
    assert parse_choice("togo, KE,nga,SEN,Côte d’Ivoire,Kenya,") == parse_choice("CIV,KEN,NGA,SEN,TGO")
    assert str(parse_choice("TGO,KEN,NGA,SEN,CIV")) == "CIV,KEN,NGA,SEN,TGO"
    assert {"NAM", "NOR"} <= set(parse_choice("NA,NO,SE,DK,FI").countries)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("KEN,NGA", "Only 2 countries are named as peers: at least 5 are needed."),
        ("KEN", "Only one country is named as peers: at least 5 are needed."),
        ("", "No countries are named as peers: at least 5 are needed."),
        ("KEN,NGA,SEN,CIV,Atlantis", "The peers name 'Atlantis', which is no country."),
        ("regional", "The peers name 'regional', which is no country."),
        ("\x1b[31m", r"The peers name '\x1b[31m', which is no country."),
    ],
)
def test_a_wrong_choice_is_refused_with_the_reason(text, message):
    with pytest.raises(UsageError) as error:
        parse_choice(text)
    assert error.value.message == message
    assert error.value.hint


def test_what_is_chosen_is_the_only_group():
    ghana = country("GHA")
    assert len(ladder(ghana)) == 2
    (region,) = ladder(ghana, Choice(Kind.REGION))
    (income,) = ladder(ghana, Choice(Kind.INCOME))
    assert {countries()[c].region for c in region.countries} == {"Sub-Saharan Africa"}
    assert {countries()[c].income for c in income.countries} == {"Lower middle income"}
    (both,) = ladder(ghana)[:1]
    assert set(both.countries) == set(region.countries) & set(income.countries)


def test_a_country_is_not_among_its_own_named_peers():
    (group,) = ladder(country("KEN"), NAMED)
    assert group.countries == ("BEN", "CIV", "NGA", "SEN", "TGO")


def test_a_named_group_is_never_widened():
    (missing,) = profile("GHA", peers=NAMED).area(Area.TECHNICAL).missing
    assert missing.reason == f"fewer than {FEWEST} comparable countries have a figure"
    assert all(
        s.peers.countries == NAMED.countries for a in profile("GHA", peers=NAMED).areas for s in a.standings
    )


def test_a_country_without_the_group_that_is_asked_for_has_no_peers():
    ethiopia = profile("ETH", peers=Choice(Kind.INCOME))
    assert ethiopia.peers is None
    assert all(a.gap is None for a in ethiopia.areas)
    said = next(m.reason for m in ethiopia.missing if m.record)
    assert said == "the World Bank has not put Ethiopia in an income group, so it has no peers of its income"
    assert profile("ETH", peers=Choice(Kind.REGION)).peers.name == "Sub-Saharan Africa"


def test_a_country_without_region_can_be_held_against_those_that_are_named():
    taiwan = country("TWN")
    assert ladder(taiwan) == ladder(taiwan, Choice(Kind.REGION)) == ladder(taiwan, Choice(Kind.INCOME)) == ()
    assert why_none(taiwan, BOTH) == "the World Bank puts it in no region, so it has no peers here"
    assert profile("TWN", peers=NAMED).area(Area.GOVERNANCE).gap == 0.0
