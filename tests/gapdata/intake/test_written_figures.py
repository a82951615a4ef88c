"""What planner writes in its own layout it reads as what it was, and a spreadsheet runs nothing of it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.frozen import replace
from planner.gapdata.catalogue import editions, indicators
from planner.gapdata.figures import shipped
from planner.gapdata.intake.aspects import aspect
from planner.gapdata.intake.declared import NO_SOURCE
from planner.gapdata.intake.layout import COLUMNS, Content
from planner.gapdata.intake.layouts.plain import guarded, unguarded
from planner.gapdata.intake.rows import START, Cell
from planner.gapdata.intake.scales import STAGE
from planner.gapdata.intake.writing import write_plain
from planner.gapdata.store.table import imported
from planner.model.country import countries
from planner.model.figures import Access, Area, Indicator, Record

RUN_BY_SPREADSHEETS = tuple("=+-@\t\r＝＋－＠")


def read(data):
    found = imported(Content("x.gaps.csv", data))
    assert found.diagnostics == ()
    return found


def one_line(longest=12):
    letters = st.characters(exclude_categories=("C", "Zl", "Zp"))
    mixed = st.text(st.one_of(letters, st.sampled_from("=+-@'\",;＝")), max_size=longest)
    return mixed.map(str.strip)


KNOWN = [i for i in indicators().values() if i.id != "un-gge-member"]


@st.composite
def own_indicators(draw):
    areas = draw(st.sets(st.sampled_from(Area), min_size=1))
    return Indicator(
        id=draw(st.from_regex(r"own-[a-z0-9]{1,6}", fullmatch=True)),
        framework=draw(st.sampled_from(["", "ours", "gci"])),
        versions=(),
        group="",
        series="",
        title=draw(one_line().filter(bool)),
        unit=draw(one_line()),
        publisher="the user's own figures",
        licence="",
        url="",
        higher_is_better=draw(st.booleans()),
        areas=tuple(a for a in Area if a in areas),
        trend=False,
        window=6,
        minimum=None,
        maximum=None,
        also=(),
        caveat="Brought in by the user of planner; not checked by it.",
    )


@st.composite
def aspects(draw):
    factor = draw(st.sampled_from([i for i in KNOWN if i.framework == "cmm"]))
    name = draw(st.from_regex(r"[=+@'-]?[A-Z][a-z]{1,5}[:,]? ?é?[a-z]{1,5}", fullmatch=True))
    return aspect(factor, Cell(name, START))


@st.composite
def records(draw):
    indicator = draw(st.one_of(st.sampled_from(KNOWN), own_indicators(), aspects()))
    offered = [
        e for e in editions(indicator.framework) if not indicator.versions or e.version in indicator.versions
    ]
    edition = draw(st.sampled_from(offered)) if offered else None
    scale = edition.scale if edition is not None and indicator.unit == STAGE else ()
    if scale:
        number = draw(st.integers(1, len(scale)))
        value, stage = float(number), scale[number - 1]
    else:
        stage = ""
        value = draw(st.floats(indicator.minimum, indicator.maximum, allow_nan=False, allow_infinity=False))
    when = draw(st.dates().filter(lambda d: 1950 <= d.year <= 2050))
    return Record(
        country=draw(st.sampled_from(sorted(countries()))),
        indicator=indicator,
        year=when.year,
        value=value,
        version=edition.version if edition else "",
        as_of=draw(st.sampled_from(["", when.isoformat(), when.isoformat()[:7]])),
        stage=stage,
        source=draw(one_line()) or NO_SOURCE,
        licence=draw(one_line()),
        url=draw(st.sampled_from(["", 'https://x.example/a,b?c="d"'])),
        access=draw(st.sampled_from(Access)),
    )


def unlike(found):
    """The records, each of another key, in the order of the file; of one id one indicator alone."""
    ours = {r.indicator.id: r.indicator for r in found}
    alike = [replace(r, indicator=ours[r.indicator.id]) for r in found]
    by_key = {r.key: r for r in alike}
    return [by_key[key] for key in sorted(by_key)]


@given(st.lists(records(), max_size=8).map(unlike))
def test_what_is_written_is_read_as_it_was(given_records):
    own = {r.indicator.id: r.indicator for r in given_records if r.indicator.id not in indicators()}
    data = write_plain(given_records, own.values())
    found = read(data)
    assert [replace(r, place="") for r in found.records] == given_records
    assert found.indicators == tuple(own[i] for i in sorted(own))
    assert write_plain(found.records, found.indicators) == data
    for row in csv.DictReader(io.StringIO(data.decode(), newline="")):
        del row["value"]
        assert not any(cell.startswith(RUN_BY_SPREADSHEETS) for cell in row.values())


def test_the_order_of_the_records_does_not_matter_and_every_column_is_there():
    some = [r for r in shipped().quoted if r.indicator.id == "internet-users"]
    data = write_plain(some, ())
    assert write_plain(reversed(some), ()) == data
    assert data.decode().splitlines()[0] == ",".join(COLUMNS)
    assert b"\r" not in data


def test_the_place_of_a_figure_is_its_line():
    some = [r for r in shipped().quoted if r.indicator.id == "internet-users"][:3]
    assert [r.place for r in read(write_plain(some, ())).records] == [f"x.gaps.csv:{n}" for n in (2, 3, 4)]


@given(one_line())
def test_the_guard_is_taken_off_again(text):
    assert unguarded(Cell(guarded(text), START)).text == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("@a", "'@a"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("'tis", "'tis"),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_would_run_is_guarded(text, written):
    assert guarded(text) == written
