"""Other names of countries, and names of groups of countries, which are nobody's."""

import pytest

from planner.model.country import also_named, countries, is_group, named, nearest


def test_every_country_is_found_by_each_of_its_names():
    for name, country in also_named().items():
        assert named(name) is country
        assert not is_group(name)
    for country in countries().values():
        assert named(country.name) is country
        assert not is_group(country.name)


@pytest.mark.parametrize(
    "name",
    [
        "World",
        "Sub-Saharan Africa",
        "sub-saharan africa (WB)",
        "Low income",
        "Upper-middle-income countries",
        "Heavily indebted poor countries (HIPC)",
        "Latin America & Caribbean",
        "Western Africa",
        "European Union (27)",
    ],
)
def test_a_group_of_countries_is_a_group_and_no_country(name):
    assert is_group(name)
    assert named(name) is None


@pytest.mark.parametrize(
    "name", ["", " ", "South Africa", "Central African Republic", "Micronesia", "Wakanda", "Korea"]
)
def test_what_is_no_group_is_not_called_one(name):
    assert not is_group(name)


def test_a_misspelt_other_name_is_offered():
    assert nearest("Russian Federaton")[0] == "RUS"
