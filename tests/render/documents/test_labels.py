"""No English stays behind: in a made-up language every word of planner's own comes through its translations.

The language turns each ASCII letter of a message into a wide one. Dates and countries are those of Arabic, and the
programme's own words are digits, so that two ASCII letters side by side are words that nobody can translate.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from typing import Any

import pytest

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, RuleInfo, Severity, Skipped, Waived
from planner.engine.demands import Demand
from planner.engine.form import Form, Section
from planner.engine.form_file import find, names
from planner.frozen import fields, replace
from planner.gapdata.catalogue import editions, frameworks, indicators
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.profile import profile, profiles
from planner.model.build import programme
from planner.model.country import countries
from planner.model.figures import Access, Record
from planner.position import Span
from planner.render import environment
from planner.render import language as languages
from planner.render.catalogues import gathered
from planner.render.context import Checked, Context, Issue, context, country_context
from planner.render.document import document
from planner.render.form import form_tree
from planner.render.kinds import KINDS
from planner.render.parts import PARTS
from planner.render.provenance import Provenance
from planner.render.tree import Element, Svg, Tree
from planner.render.words import words

DAY = dt.date(2026, 11, 1)
PROGRAMME_KINDS = [name for name, kind in KINDS.items() if kind.subject == "programme" and kind.template]
COUNTRIES = ["GHA", "ERI", "NRU", "XKX"]
"""One with many figures, one with few, a small one, and one that is in few tables."""
WORD = re.compile(r"[A-Za-z]{2,}")
SHOWN = {
    "document": ("kind", "organisation", "stamp"),
    "figure": ("alt",),
    "aside": ("title",),
    "fact": ("label",),
}
"""The attributes that readers see or hear."""
_WIDE = {code: code + 0xFEE0 for code in (*range(65, 91), *range(97, 123))}
_PIECES = re.compile(r"(%\(\w+\)s|%%)")


def wide(message: str) -> str:
    """``message`` in letters that nobody writes, the names of its values as they are."""
    return "".join(
        part if _PIECES.fullmatch(part) else part.translate(_WIDE) for part in _PIECES.split(message)
    )


class Wide(NullTranslations):
    """Translations of every message that the catalogues hold, and of nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self._known = {(m.context, m.id if isinstance(m.id, str) else m.id[0]) for m in gathered() if m.id}

    def gettext(self, message: str) -> str:
        return self._said(None, message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._said(None, msgid1, msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self._said(context, message, message)

    def _said(self, context: str | None, known: str, message: str) -> str:
        return wide(message) if (context, known) in self._known else message


@pytest.fixture(autouse=True, scope="module")
def _made_up_language() -> Iterator[None]:
    """Documents in Arabic say what :class:`Wide` makes of their messages."""
    with pytest.MonkeyPatch.context() as patch:
        spoken = {"ar": Wide()}
        patch.setattr(languages, "_translations", lambda code: spoken.get(code, NullTranslations()))
        languages.language.cache_clear()
        environment._environment.cache_clear()
        yield
    languages.language.cache_clear()
    environment._environment.cache_clear()


# What is rendered: nothing in it has two letters side by side but what is planner's own.


def wordless(data: dict[str, Any], helpers: dict[str, Any]) -> dict[str, Any]:
    """A programme whose own words are digits."""
    for number, (at, _) in enumerate(list(helpers["texts"](data)), 1):
        helpers["put"](data, at, f"{number}·{number % 7}.")
    data["currency"] = "XTS"
    return data


def found() -> Checked:
    """A finding that is open, one that is waived, and what was not checked."""
    source = Source("cc2020", "A. Calderaro and A. J. S. Craig, Third World Quarterly 41(6), 2020", 2020)
    rule = RuleInfo(
        id="rights/one",
        title="A rule",
        why="Why.",
        fix="Fix.",
        severity={"design": Severity.WARNING},
        sources=(source,),
        grade=Grade.SINGLE,
        asked=Asked.HOUSE,
        options={},
    )
    span = Span(1, 1, 1, 2)
    return Checked(
        diagnostics=(
            *(Diagnostic(rule.id, severity, "A message.", "p.yaml", span) for severity in Severity),
            Diagnostic(
                rule.id, Severity.ERROR, "Excused.", "p.yaml", span, waived=Waived("1.", "2", "2027-06-30")
            ),
        ),
        rules={rule.id: rule},
        skipped=(Skipped("p.yaml", "7/*", "there are no figures for one country"),),
        profile="7",
        demands=(Demand("dac", rule.id, rule.title, Severity.ERROR, Asked.STANDARD, "Because.", source),),
    )


def origin(about: str, **more: str) -> Provenance:
    return Provenance(
        "8", about, figures="9", newest="2024", datasets="10", planner="0.1", language="ar", **more
    )


@cache
def figures() -> Figures:
    """The figures that are shipped, and a made-up one of every indicator without, some of them noted and old."""
    codes = [c.iso3 for c in countries().values() if c.region == countries()["GHA"].region]
    made = [
        Record(code, indicator, 2024, number % 4 + 1.0, stage="5" if indicator.unit == "stage" else "")
        for indicator in indicators().values()
        if not shipped().records.get(indicator.id)
        for number, code in enumerate(codes)
    ]
    return shipped().overlaid((), made)


def told(data: dict[str, Any], *, rich: bool = False, **issue: Any) -> Context:
    gaps = profiles(programme(data).countries, figures() if rich else None)
    about = origin("11", version="12", content="13", file="14", profile="15")
    return context(data, gaps, found(), Issue(DAY, "0.1", language="ar", draft=True, origin=about, **issue))


@pytest.fixture(scope="module")
def contexts(helpers: dict[str, Any]) -> list[Context]:
    """Programmes that state much and little, in few and in many countries, for everybody and for some."""

    def load(name: str) -> dict[str, Any]:
        return wordless(helpers["load"](name), helpers)

    many = load("atlantic-voices") | {"countries": ["GHA", "SEN", "BEN", "NGA", "TGO", "ERI", "LBR"]}
    secret = load("smallest")
    secret["confidential"] = [
        {"at": at, "level": "internal"}
        for at in ("/purpose/needs", "/stakeholders/0", "/results/outcomes/0/outputs/0", "/budget/lines/0")
        if _there(secret, at)
    ]
    return [
        told(load("atlantic-voices"), rich=True, unpublished=2),
        told(load("atlantic-voices"), audience=Access.INTERNAL),
        told(load("ocwar-c"), audience=Access.PARTNER),
        told(load("eu-cybernet")),
        told(load("wic-fellowship")),
        told(load("smallest")),
        told(many, unpublished=1),
        told(secret),
    ]


def _there(data: Any, at: str) -> bool:
    for part in at.strip("/").split("/"):
        if isinstance(data, list):
            data = data[int(part)] if int(part) < len(data) else None
        else:
            data = data.get(part) if data else None
    return data is not None


def bare(form: Form) -> Form:
    """The form without its donor's own words."""
    return replace(form, title="1", donor="2", note="3", sections=tuple(map(_bare, form.sections)))


def _bare(section: Section) -> Section:
    return replace(
        section,
        title="4",
        not_applicable="5" if section.not_applicable else "",
        by_hand="6" if section.by_hand else "",
        sections=tuple(map(_bare, section.sections)),
    )


# What is read.


def left(tree: Tree, doc: Context) -> set[str]:
    """Every stretch of words in ``tree`` that did not come through the translations."""
    return {said for said in _said(tree.root) if WORD.search(_without_names(said, doc))}


def _said(element: Element) -> Iterator[str]:
    """What readers see of ``element``, but for names and what is marked as being in a language of its own."""
    if element.name in {"code", "source"} or (element.name != "document" and element.get("lang")):
        return
    yield from filter(None, (element.get(name) for name in SHOWN.get(element.name, ())))
    for child in element.children:
        if isinstance(child, Element):
            yield from _said(child)
        elif isinstance(child, Svg):
            yield from re.findall(r">([^<>]+)<", child.markup)
        elif not (element.name == "a" and element.get("href") == child):
            yield child


def _without_names(said: str, doc: Context) -> str:
    """``said`` without codes and the names of publishers, series and frameworks, the same in every language."""
    for name in sorted(_names(doc), key=len, reverse=True):
        said = said.replace(name, "")
    return said


def _names(doc: Context) -> set[str]:
    own = {name for i in indicators().values() for name in (i.publisher, i.series)} - {""}
    own |= {edition.title for framework in frameworks() for edition in editions(framework)}
    cut = {
        f"{name[:end]}\u2026" for name in own for end in (39, *(m.start() for m in re.finditer(" ", name)))
    }
    codes = {doc.iso3} if hasattr(doc, "iso3") else {doc.front.currency}
    return codes | own | cut | {"&amp;", "&lt;", "&gt;", "&quot;"} | {doc.language}


@pytest.mark.parametrize("kind", PROGRAMME_KINDS)
def test_no_word_of_a_document_is_left_in_english(kind: str, contexts: list[Context]) -> None:
    assert set().union(*(left(document(kind, doc), doc) for doc in contexts)) == set()


@pytest.mark.parametrize("name", names())
def test_no_word_of_a_form_is_left_in_english(name: str, contexts: list[Context]) -> None:
    form = bare(find(name))
    assert set().union(*(left(form_tree(form, doc), doc) for doc in contexts)) == set()


def test_no_word_of_any_part_of_a_form_is_left_in_english(contexts: list[Context]) -> None:
    form = replace(bare(find("dac-generic")), sections=(Section("1", tuple(PARTS)),))
    assert set().union(*(left(form_tree(form, doc), doc) for doc in contexts)) == set()


@pytest.mark.parametrize("rich", [False, True])
@pytest.mark.parametrize("code", COUNTRIES)
def test_no_word_of_a_country_brief_is_left_in_english(code: str, *, rich: bool) -> None:
    issue = Issue(DAY, "0.1", language="ar", unpublished=1, origin=origin(code))
    doc = country_context(profile(code, figures() if rich else None), issue)
    for brief in doc.briefs:
        tried = replace(doc, brief=brief)
        assert left(document("country-brief", tried), tried) == set()


def test_no_word_of_the_frame_is_left_in_english() -> None:
    frame = words("ar")
    said = [getattr(frame, field) for field in fields(frame) if field != "asides"]
    assert [
        text
        for text in (*said, *frame.asides.values())
        if WORD.search(text % defaultdict(int) if "%" in text else text)
    ] == []


def test_english_is_found_where_it_is_left(contexts: list[Context]) -> None:
    doc = contexts[0]
    tree = document("factsheet", doc)
    spoilt = replace(tree, root=replace(tree.root, children=(*tree.root.children, "Left behind")))
    assert left(spoilt, doc) - left(tree, doc) == {"Left behind"}
    assert wide("%(num)s rules, 5 %% of all") == "%(num)s ｒｕｌｅｓ, 5 %% ｏｆ ａｌｌ"
