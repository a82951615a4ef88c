"""Frameworks, indicators and names of countries: the shipped tables fit each other."""

import csv
import re
import unicodedata
from collections import Counter

import pytest

from planner.model.country import countries
from planner.model.figures import Area
from planner.resources import table


def rows(name):
    with table(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


FRAMEWORKS = rows("frameworks.csv")
INDICATORS = rows("indicators.csv")
NAMES = rows("country_names.csv")
EDITIONS = {(r["framework"], r["version"]): r for r in FRAMEWORKS}


def listed(text):
    return [part for part in text.split(";") if part]


def indicator(of):
    return next(r for r in INDICATORS if r["id"] == of)


def folded(name):
    """As names of indicators are compared."""
    return "-".join(re.split(r"[\s_.-]+", name.casefold()))


def plain(name):
    """As names of countries are compared: without accents, case and punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", bare))


# Frameworks


@pytest.mark.parametrize("row", FRAMEWORKS, ids=lambda r: f"{r['framework']} {r['version']}")
class TestEdition:
    def test_says_what_it_is(self, row):
        assert row["kind"] in {"maturity", "index", "statistics", "process", "treaty"}
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row["framework"])
        assert re.fullmatch(r"([a-z]+-)?[0-9]+|", row["version"])
        assert row["title"]
        assert row["publisher"]
        assert row["licence"]
        assert row["caveat"]
        assert row["url"].startswith("https://")

    def test_has_possible_dates(self, row):
        assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|", row["published"])
        first, last = row["first_year"], row["last_year"]
        assert re.fullmatch("[0-9]{4}|", first)
        assert re.fullmatch("[0-9]{4}|", last)
        assert not last or (first and first <= last)

    def test_gives_way_to_a_later_edition_of_its_own_framework(self, row):
        if row["superseded_by"]:
            successor = EDITIONS[row["framework"], row["superseded_by"]]
            assert row["last_year"] < successor["first_year"]
        else:
            assert not row["last_year"], "an edition that is in force goes on"

    def test_has_stages_only_if_it_is_a_maturity_model(self, row):
        stages = listed(row["scale"])
        assert not stages or row["kind"] == "maturity"
        assert len(stages) == len(set(stages))
        assert len(stages) != 1


def test_exactly_one_edition_of_each_framework_is_in_force():
    in_force = Counter(r["framework"] for r in FRAMEWORKS if not r["superseded_by"])
    assert set(in_force.values()) == {1}
    assert in_force.keys() == {r["framework"] for r in FRAMEWORKS}


def test_the_editions_of_a_framework_stand_oldest_first():
    places = [(r["framework"], r["first_year"]) for r in FRAMEWORKS]
    assert places == sorted(places)


def test_only_a_running_series_has_no_version():
    several = {f for f, n in Counter(r["framework"] for r in FRAMEWORKS).items() if n > 1}
    assert not [r for r in FRAMEWORKS if r["framework"] in several and not r["version"]]


# Indicators


@pytest.mark.parametrize("row", INDICATORS, ids=lambda r: r["id"])
class TestIndicator:
    def test_stands_in_editions_that_exist(self, row):
        assert row["framework"] in {r["framework"] for r in FRAMEWORKS}
        for version in listed(row["versions"]):
            assert (row["framework"], version) in EDITIONS

    def test_counts_in_areas_that_exist(self, row):
        areas = listed(row["areas"])
        assert set(areas) <= set(Area)
        assert len(areas) == len(set(areas))

    def test_answers_yes_or_no(self, row):
        assert row["higher_is_better"] in {"yes", "no"}
        assert row["trend"] in {"yes", "no"}

    def test_has_possible_bounds(self, row):
        assert int(row["window"]) > 0
        assert not row["minimum"] or not row["maximum"] or float(row["minimum"]) < float(row["maximum"])

    def test_is_counted_in_stages_if_and_only_if_its_editions_have_them(self, row):
        versions = listed(row["versions"])
        scales = [listed(EDITIONS[row["framework"], v]["scale"]) for v in versions]
        if row["unit"] == "stage":
            assert versions, "stages belong to an edition"
            assert row["minimum"] == "1"
            assert {str(len(scale)) for scale in scales} == {row["maximum"]}
            assert row["window"] == "3", "an assessment older than three years is stale"
        else:
            assert not any(scales)

    def test_carries_an_address(self, row):
        assert row["url"].startswith("https://")


def test_no_name_of_an_indicator_is_given_twice():
    names = [
        folded(name.partition("=")[0])
        for row in INDICATORS
        for name in [row["id"], *([row["series"]] if row["series"] else []), *listed(row["also"])]
    ]
    assert [n for n, times in Counter(names).items() if times > 1] == []


def test_a_name_that_fixes_an_edition_names_one_that_the_indicator_has():
    fixing = [(r, n.partition("=")[2]) for r in INDICATORS for n in listed(r["also"]) if "=" in n]
    assert fixing
    for row, version in fixing:
        assert version in listed(row["versions"])


def test_totals_and_context_count_in_no_area():
    for of in (
        "gci-overall",
        "gci-overall-0-1",
        "gci-tier",
        "ncsi-score",
        "gdp-per-head",
        "population",
        "military-expenditure",
        "un-gge-member",
        "budapest-convention",
        "malabo-convention",
        "un-cybercrime-convention-signed",
    ):
        assert indicator(of)["areas"] == "", of


def test_editions_that_do_not_compare_are_no_trend():
    assert {r["trend"] for r in INDICATORS if r["framework"] in {"gci", "egdi"}} == {"no"}
    assert indicator("science-articles")["trend"] == "no"


def test_the_global_cybersecurity_index_never_passes_for_capability():
    pillars = [r for r in INDICATORS if r["framework"] == "gci"]
    assert len([r for r in pillars if r["group"]]) == 5
    for row in pillars:
        assert "commitments that countries report themselves, not capability" in row["caveat"]
        assert listed(row["versions"])
    assert indicator("gci-tier")["higher_is_better"] == "no"


def test_the_scale_of_0_to_1_never_meets_the_scale_of_0_to_100():
    old, new = indicator("gci-overall-0-1"), indicator("gci-overall")
    assert not set(listed(old["versions"])) & set(listed(new["versions"]))
    assert (old["maximum"], new["maximum"]) == ("1", "100")


def test_the_maturity_model_has_the_factors_of_its_edition():
    factors = [r for r in INDICATORS if r["framework"] == "cmm"]
    assert Counter(r["series"][0] for r in factors) == {"1": 4, "2": 5, "3": 4, "4": 4, "5": 6}
    assert len({r["group"] for r in factors}) == 5
    for row in factors:
        assert row["id"] == "cmm-" + row["series"].replace(".", "-")
        assert row["versions"] == "2021"
    assert listed(EDITIONS["cmm", "2021"]["scale"]) == [
        "start-up",
        "formative",
        "established",
        "strategic",
        "dynamic",
    ]


def test_the_turned_scale_of_freedom_on_the_net_is_kept_apart():
    assert indicator("freedom-on-the-net")["versions"] == "from-2019"
    assert "turned round" in EDITIONS["fotn", "to-2018"]["caveat"]


# Names of countries


def test_every_name_leads_to_a_country_and_adds_something():
    known = {plain(row[column]) for row in rows("countries.csv") for column in ("iso3", "iso2", "name")}
    assert {r["iso3"] for r in NAMES} <= countries().keys()
    assert [r["name"] for r in NAMES if plain(r["name"]) in known] == []


def test_no_group_of_countries_has_a_countrys_name():
    groups = re.compile(
        r"\b(world|africa|europe|asia|caribbean|income|countries|euro area|union of european|arab league)\b"
    )
    found = [r["name"] for r in NAMES if groups.search(plain(r["name"]))]
    assert found == ["Republic of South Africa", "S. Africa"]


def test_no_country_is_named_twice():
    assert [n for n, times in Counter(plain(r["name"]) for r in NAMES).items() if times > 1] == []


def test_names_that_could_be_two_countries_are_left_out():
    given = {plain(r["name"]) for r in NAMES}
    ambiguous = {
        "congo",
        "korea",
        "virgin islands",
        "saint martin",
        "st martin",
        "america",
        "ireland",
        "china",
    }
    assert not given & ambiguous


def test_names_are_in_the_order_of_the_codes():
    assert [(r["iso3"], r["name"]) for r in NAMES] == sorted((r["iso3"], r["name"]) for r in NAMES)


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Congo, Dem. Rep.", "COD"),
        ("Congo, Rep.", "COG"),
        ("Congo (Rep. of the)", "COG"),
        ("Democratic Republic of Congo", "COD"),
        ("Republic of Congo", "COG"),
        ("Korea, Rep.", "KOR"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("South Korea", "KOR"),
        ("North Korea", "PRK"),
        ("Gambia, The", "GMB"),
        ("Dominican Rep.", "DOM"),
        ("Commonwealth of Dominica", "DMA"),
        ("Federal Republic of Nigeria", "NGA"),
        ("Republic of Niger", "NER"),
        ("Republic of Equatorial Guinea", "GNQ"),
        ("Republic of Guinea", "GIN"),
        ("Republic of Guinea-Bissau", "GNB"),
        ("Independent State of Papua New Guinea", "PNG"),
        ("Independent State of Samoa", "WSM"),
        ("Republic of the Sudan", "SDN"),
        ("Republic of South Sudan", "SSD"),
        ("St. Martin (French part)", "MAF"),
        ("Sint Maarten (Dutch part)", "SXM"),
        ("Virgin Islands (British)", "VGB"),
        ("Virgin Islands (U.S.)", "VIR"),
        ("People's Republic of China", "CHN"),
        ("Hong Kong SAR, China", "HKG"),
        ("Taiwan, Province of China", "TWN"),
        ("West Bank and Gaza", "PSE"),
        ("Turkey", "TUR"),
        ("Cape Verde", "CPV"),
        ("Swaziland", "SWZ"),
        ("Republic of Namibia", "NAM"),
    ],
)
def test_names_that_are_easily_swapped(name, iso3):
    assert {r["name"]: r["iso3"] for r in NAMES}[name] == iso3
