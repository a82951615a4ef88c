"""Nothing that planner says itself reaches a document in English when the document is in another language.

The user's texts become a sign, every message becomes another one, and the document is Arabic: Latin letters that are
left were made by planner and passed by the catalogues.
"""

import datetime as dt
import io
import re
from gettext import NullTranslations

import openpyxl
import pytest

from planner.frozen import Frozen, fields, replace
from planner.gapdata.catalogue import edition, indicators
from planner.gapdata.figures import shipped
from planner.gapdata.peers import parse_choice
from planner.gapdata.profile import profile, profiles
from planner.model.build import programme
from planner.model.figures import Record
from planner.render import language as spoken
from planner.render.context import Checked, Issue, context, country_context
from planner.render.own.language import printed
from planner.render.own.told import told
from planner.render.sheets.workbook import SHEETS, write

SAID, WRITTEN = "\u25ca", "\u00a7"
"""What stands for words of planner's own, and for words of the user's."""
NAMES = sorted({name for i in indicators().values() for name in (i.publisher, i.series) if name}, key=len)
"""Proper names, which stay: publishers, and codes of their series."""
CODE = re.compile(r"/?[A-Za-z0-9]+([-_./][A-Za-z0-9]+)*|https?://\S+")
"""What no reader meets, since templates and sheets have words for it: terms, ids, fields, places in a file; or addresses."""
PROGRAMMES = ("smallest", "atlantic-voices", "ocwar-c", "wic-fellowship")


class Signs(NullTranslations):
    """A language of one sign in which only values can be read."""

    def gettext(self, message: str) -> str:
        return SAID + "".join(f" %({name})s" for name in re.findall(r"%\((\w+)\)s", message))

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(many)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture(autouse=True)
def signs(monkeypatch):
    monkeypatch.setattr(spoken, "_translations", lambda _: Signs())
    spoken.language.cache_clear()
    yield
    spoken.language.cache_clear()


@pytest.fixture
def issue():
    return Issue(dt.date(2026, 11, 1), "0.1", language="ar", draft=True)


@pytest.fixture(params=PROGRAMMES)
def doc(request, helpers, issue):
    data = helpers["load"](request.param)
    for at, _ in list(helpers["texts"](data)):
        helpers["put"](data, at, WRITTEN)
    return context(data, profiles(programme(data).countries), Checked(), issue)


def english(text: str) -> bool:
    """Whether words of planner's own are left in ``text``."""
    for name in reversed(NAMES):
        text = text.replace(name, "")
    return bool(re.search("[A-Za-z]", text)) and not CODE.fullmatch(text)


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, Frozen):
        for field in fields(value):
            yield from texts(getattr(value, field))
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from texts(key)
            yield from texts(inside)
    elif isinstance(value, tuple | frozenset):
        for inside in value:
            yield from texts(inside)


def test_the_search_can_fail():
    assert english("Outcome 1")
    assert english(f"{SAID} from 43.7")
    assert not english(f"{SAID} 43.7 (ITU via World Bank WDI، IT.NET.USER.ZS، 2024)")


def test_a_programme(doc):
    references = {line.text for line in doc.sources if line.id.startswith("ref-")}
    assert [text for text in texts(doc) if english(text) and text not in references] == []


@pytest.mark.parametrize("peers", ["both", "income", "region", "KEN,NGA,SEN,CIV,TGO"])
@pytest.mark.parametrize("code", ["GHA", "ETH", "XKX", "TWN", "ATA"])
def test_a_country(code, peers, issue):
    """Ghana has all; the others lack an income group, a seat at the United Nations, or a region."""
    seen = country_context(profile(code, None, parse_choice(peers)), issue)
    assert [text for text in texts(seen) if english(text)] == []


def test_maturity_trends_and_old_editions(issue):
    old = edition("cmm", "2016")
    own = [
        Record(
            "GHA", indicators()["cmm-1-1"], 2023, 2, version="2021", stage=edition("cmm", "2021").scale[1]
        ),
        Record("GHA", indicators()["internet-users"], 2019, 40.0),
        Record("GHA", indicators()["ncsi-score"], 2020, 30.0, version="2"),
        Record("GHA", indicators()["gci-technical"], 2020, 12.0, version="4"),
        *(
            Record(code, indicators()["gci-technical"], 2024, 12.0, version="5")
            for code in ("KEN", "NGA", "SEN", "CIV", "TGO")
        ),
    ]
    assert old is not None
    seen = country_context(profile("GHA", shipped().overlaid((), own)), issue)
    assert seen.brief.stages[0].value == f"{SAID} {SAID} 2"
    assert any(s.trend for area in seen.gap.areas for s in area.own)
    assert [text for text in texts(seen) if english(text)] == []


def test_a_figure_of_the_users_own_stays_as_written(issue):
    known = indicators()["internet-users"]
    mine = replace(known, id="faults", title="My faults", unit="my faults a year", publisher="Me")
    records = [
        Record(code, mine, 2024, 1000.0 + at, source="My desk", licence="My terms")
        for at, code in enumerate(("GHA", "KEN", "NGA", "SEN", "CIV", "TGO", "BEN"))
    ]
    choice = parse_choice("KEN,NGA,SEN,CIV,TGO")
    seen = country_context(profile("GHA", shipped().overlaid([mine], records), choice), issue)
    found = next(s for area in seen.gap.areas for s in area.own if s.id == "faults")
    assert (found.title, found.value, found.publisher) == ("My faults", "1,000 my faults a year", "My desk")
    line = next(line.text for line in seen.sources if line.id == found.source)
    assert line == f"{SAID} My desk My faults، 2024 {SAID} My terms"


def in_book(book):
    """Every text of a workbook that somebody reads."""
    for sheet in book:
        yield from (
            sheet.title,
            sheet.oddHeader.left.text,
            sheet.oddHeader.right.text,
            sheet.oddFooter.left.text,
        )
        yield sheet.oddFooter.right.text.replace("&P", "").replace("&N", "")
        yield from (str(c.value) for row in sheet.iter_rows() for c in row if c.data_type == "s")
        for rule in sheet.data_validations.dataValidation:
            yield from (rule.prompt, rule.error)


def test_a_workbook(doc, options):
    book = openpyxl.load_workbook(io.BytesIO(write(doc, list(SHEETS), options).content))
    references = {text for line in doc.sources for text in (line.text, line.url)}
    said = (text.replace(doc.front.currency, "") for text in in_book(book) if text and text not in references)
    assert [text for text in said if re.search("[A-Za-z]", text)] == [
        f"{SAID} base"
    ]  # the donor profile's name


def test_a_donors_own_form(doc):
    tongue = spoken.language("ar")
    values = told(doc, WRITTEN)
    references = {one.text for one in values.references} | {one.url for one in values.references}

    def every(record):
        for field in fields(record):
            value = getattr(record, field)
            if isinstance(value, tuple):
                for one in value:
                    yield from every(one)
            elif isinstance(value, Frozen) and len(fields(value)) > 2:
                yield from every(value)
            elif value not in references:
                yield printed(tongue, value)

    left = {word for text in every(values) for word in re.findall("[A-Za-z]+", text)}
    assert left == {doc.front.currency}
