import json
import re
from pathlib import Path

import jsonschema
import pytest

from planner.frozen import replace
from planner.gapdata.catalogue import indicators
from planner.gapdata.figures import shipped as shipped_figures
from planner.gapdata.present import to_json
from planner.gapdata.profile import profile
from planner.model.figures import Access, Record
from planner.resources import shipped

SCHEMA = json.loads((Path(shipped("schemas")) / "gaps.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("codes", [["GHA", "SEN"], ["TWN"], ["SOM", "NAM", "NOR", "ATA"], []])
def test_it_fits_the_published_schema(codes):
    VALIDATOR.check_schema(SCHEMA)
    VALIDATOR.validate(to_json([profile(c) for c in codes]))


def test_the_schema_can_say_no():
    good = to_json([profile("GHA")])
    good["countries"][0]["total"] = 0.3
    assert not VALIDATOR.is_valid(good)


def test_the_order_of_the_call_changes_nothing():
    one = to_json([profile("SEN"), profile("GHA")])
    assert one == to_json([profile("GHA"), profile("SEN")])
    assert [c["iso3"] for c in one["countries"]] == ["GHA", "SEN"]


def test_every_figure_has_its_source_and_every_indicator_its_licence():
    plain = to_json([profile("GHA")])
    ids = {i["id"] for i in plain["indicators"]}
    for record in plain["countries"][0]["records"]:
        assert record["source"]
        assert record["licence"]
        assert {record["indicator"], *(p["indicator"] for p in record["computed_from"])} <= ids


def test_a_small_part_reads_as_it_should():
    (ghana,) = to_json([profile("GHA")])["countries"]
    technical = ghana["areas"][0]
    assert (technical["area"], technical["gap"]) == ("technical", 0.5912698413)
    servers = technical["standings"][1]
    assert servers["record"] == {
        "iso3": "GHA",
        "indicator": "secure-servers",
        "framework": "wdi",
        "version": "",
        "year": 2024,
        "as_of": "2024",
        "value": 48.91451,
        "stage": "",
        "unit": "per million people",
        "source": "World Bank WDI",
        "series": "IT.NET.SECR.P6",
        "licence": "CC BY 4.0",
        "url": "https://data.worldbank.org/indicator/IT.NET.SECR.P6",
        "access": "public",
        "place": servers["record"]["place"],
        "note": "",
        "computed_from": [],
    }
    assert re.fullmatch(r"figures\.csv:\d+", servers["record"]["place"])
    assert technical["coverage"] == {"compared": 2, "possible": 2}
    assert (technical["years"], technical["spread"]) == ([2015, 2024], [0.5714285714, 0.6111111111])
    assert (technical["standings"][0]["trend"]["years"], servers["trend"]) == (8, None)
    assert (servers["peers_that_do_better"], servers["peers_with_a_figure"]) == (11, 18)
    assert ghana["largest_skill_gaps"] == ["technical"]


def test_nowhere_is_there_a_total():
    (ghana,) = to_json([profile("GHA")])["countries"]
    assert not {"gap", "score", "total", "rank"} & ghana.keys()


def test_stages_editions_and_what_is_withheld_are_told():
    review = Record(
        "GHA",
        indicators()["cmm-1-2"],
        2024,
        2.0,
        version="2021",
        as_of="2024-06",
        stage="formative",
        source="a review",
        access=Access.PARTNER,
        place="gaps/review.gaps.csv:2",
    )
    plain = to_json([profile("GHA", shipped_figures().overlaid((), (review,)))])
    VALIDATOR.validate(plain)
    (told,) = plain["countries"][0]["areas"][0]["stages"]
    assert (told["stage"], told["value"], told["framework"], told["version"]) == (
        "formative",
        2.0,
        "cmm",
        "2021",
    )
    assert (told["as_of"], told["access"], told["place"]) == ("2024-06", "partner", "gaps/review.gaps.csv:2")
    assert (told["licence"], told["url"]) == ("", "")


def test_an_own_figure_is_not_under_the_licence_of_the_publisher():
    servers = indicators()["secure-servers"]
    mine = Record("GHA", servers, 2025, 60.0, source="a survey")
    own = profile("GHA", shipped_figures().overlaid((), (mine,))).record("secure-servers")
    assert (own.licensed, own.address, own.publisher) == ("", "", "a survey")
    other = replace(own, licence="CC0", url="https://example.org/survey")
    assert (other.licensed, other.address) == ("CC0", "https://example.org/survey")
