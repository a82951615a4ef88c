"""Whatever happens to a file on its way: it comes in whole or is refused, and nothing breaks. All figures are made up."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from planner.gapdata.intake.intake import intake
from planner.gapdata.intake.layout import Asked, Content
from planner.gapdata.intake.layouts import LAYOUTS, layout, recognised

USERS = "Individuals using the Internet (% of population)"


def workbook():
    book = Workbook()
    for row in (["Freedom on the Net 2024"], ["Country", "Edition", "Total"], ["Ghana", 2024, 61]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def answer():
    row = {"indicator": {"id": "IT.NET.USER.ZS"}, "countryiso3code": "GHA", "date": "2023", "value": 70.5}
    return json.dumps([{"page": 1, "pages": 1, "per_page": 50}, [row]]).encode()


def data360():
    row = {"INDICATOR": "ITU_GCI_GCI_OVRL_SCRE", "REF_AREA": "GHA", "TIME_PERIOD": "2024", "OBS_VALUE": "55"}
    return json.dumps({"count": 1, "value": [row]}).encode()


FILES = {
    "world-bank-json": answer(),
    "data360-json": data360(),
    "freedom-house": workbook(),
    "data360": b"INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nITU_GCI_GCI_OVRL_SCRE,GHA,2024,55\n",
    "world-bank-csv": b"Country Name,Country Code,Series Code,2023 [YR2023]\nGhana,GHA,IT.NET.USER.ZS,70.5\n",
    "owid": f"Entity,Code,Year,{USERS}\nGhana,GHA,2023,70.5\n".encode(),
    "ddf": b"geo,time,it_net_user_zs\ngha,2023,70.5\n",
    "ncsi": b"Country,Year,NCSI\nGhana,2022,55\n",
    "plain": b"iso3,indicator,year,value\nGHA,internet-users,2023,70.5\n",
    "wide": b"iso3,internet-users_2023\nGHA,70.5\n",
    "review": b"country: GHA\nfigures:\n  - {indicator: internet-users, value: 70.5, as_of: 2023}\n",
}


def _path(name):
    return "made-up.yaml" if name == "review" else "made-up"


def test_every_layout_has_a_file_here():
    assert set(FILES) == set(LAYOUTS)


def test_the_page_names_every_layout_of_a_publisher():
    page = (Path(__file__).parents[4] / "docs" / "own-figures.md").read_text("utf-8")
    assert [name for name in LAYOUTS if f"`{name}`" not in page] == ["review", "plain", "wide"]


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_recognised_as_what_it_is_and_by_no_layout_asked_before(name):
    content = Content(_path(name), FILES[name])
    assert recognised(content) == name
    found = intake(content, layout(name), Asked())
    assert found.diagnostics == ()
    assert len(found.records) == 1
    assert layout(name).TITLE


@pytest.mark.parametrize("name", FILES)
@given(where=st.floats(0, 1), gone=st.integers(0, 40), new=st.binary(max_size=8))
@settings(max_examples=40)
def test_a_damaged_file_comes_in_whole_or_is_refused(name, where, gone, new):
    data = FILES[name]
    at = int(where * len(data))
    content = Content(_path(name), data[:at] + new + data[at + gone :])
    for each in {name, recognised(content)} - {None}:
        found = intake(content, layout(each), Asked())
        assert not (found.records and found.diagnostics)
        assert all(d.message and d.span.line >= 1 and d.span.column >= 1 for d in found.diagnostics)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_layout_is_refused_in_words(name):
    for other, data in FILES.items():
        if other != name:
            found = intake(Content("made-up", data), layout(name), Asked())
            assert found.diagnostics or found.records


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_is_refused_by_every_layout(name):
    for data in (b"", b"\n\n", b"\xef\xbb\xbf"):
        content = Content("made-up", data)
        assert recognised(content) is None
        found = intake(content, layout(name), Asked())
        assert found.diagnostics
        assert not found.records
