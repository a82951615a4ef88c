import pytest

from planner.model.country import countries, country, named, nearest


def test_norway_and_namibia_are_countries_and_not_answers():
    assert country("NO").name == "Norway"
    assert country("NA").name == "Namibia"
    assert (country("NOR").iso2, country("NAM").iso2) == ("NO", "NA")


def test_the_two_congos_are_not_swapped():
    assert country("COD").name == "Democratic Republic of the Congo"
    assert country("COG").name == "Congo"


@pytest.mark.parametrize("code", ["no", "Nor", "nor", " NOR", "NOR\n", "", "XX", "WLD", "Norway", "NO\u200b"])
def test_codes_are_exact_and_in_capitals(code):
    assert country(code) is None


def test_every_code_leads_to_its_country():
    assert len(countries()) == 250
    for iso3, found in countries().items():
        assert country(iso3) is country(found.iso2) is found


def test_groups_of_a_country():
    ghana, niger, tuvalu, kosovo = (country(c) for c in ("GHA", "NER", "TUV", "XKX"))
    assert (ghana.region, ghana.income) == ("Sub-Saharan Africa", "Lower middle income")
    assert (ghana.ldc, ghana.oda_recipient, ghana.un_member) == (False, True, True)
    assert (niger.ldc, niger.lldc, niger.sids) == (True, True, False)
    assert tuvalu.sids is True
    assert (kosovo.ldc, kosovo.un_member) == (None, False)


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("ghana", "GHA"),
        ("gh", "GHA"),
        ("Cote d'Ivoire", "CIV"),
        ("TURKIYE", "TUR"),
        ("guinea bissau", "GNB"),
        ("no", "NOR"),
    ],
)
def test_a_person_may_name_a_country_loosely(text, iso3):
    assert named(text).iso3 == iso3


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Gahna", "GHA"),
        ("Senegl", "SEN"),
        ("UK", "GBR"),
        ("Untied Kingdom", "GBR"),
        ("Norwegia", "NOR"),
        ("nor", "NOR"),
    ],
)
def test_a_wrong_name_is_answered_with_the_likeliest_country(text, first):
    assert nearest(text)[0] == first


def test_a_name_that_several_countries_share_offers_them_all():
    assert set(nearest("Korea")) == {"KOR", "PRK"}
    assert set(nearest("Congo")) == {"COD", "COG"}


@pytest.mark.parametrize("text", ["", "   ", "?!", "qqqqqqqq"])
def test_nothing_near_offers_nothing(text):
    assert nearest(text) == []
