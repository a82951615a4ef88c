import json
from pathlib import Path

import jsonschema
import pytest

from planner.gapdata.present import to_json
from planner.gapdata.profile import profile
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
        "year": 2024,
        "value": 48.91451,
        "unit": "per million people",
        "source": "World Bank WDI",
        "series": "IT.NET.SECR.P6",
        "licence": "CC BY 4.0",
        "note": "",
        "computed_from": [],
    }
    assert (servers["peers_that_do_better"], servers["peers_with_a_figure"]) == (11, 18)
    assert ghana["largest_skill_gaps"] == ["technical"]


def test_nowhere_is_there_a_total():
    (ghana,) = to_json([profile("GHA")])["countries"]
    assert not {"gap", "score", "total", "rank"} & ghana.keys()
