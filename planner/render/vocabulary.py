"""The words a template may use: every element, what it may hold, and every attribute with its values.

This table is the whole contract between a template and the writers. A template that says anything else is
refused (:mod:`planner.render.tree`), so a writer never meets an element that it does not know, and text of
the user's can never become structure. ``templates/README.md`` explains the same table to people.
"""

import re
from collections.abc import Mapping

from planner.frozen import Frozen, field
from planner.late import late


class Attribute(Frozen):
    """The values that an attribute may have."""

    pattern: re.Pattern[str]
    says: str
    """The same in words, to end the sentence "it must be ..."."""

    def allows(self, value: str) -> bool:
        """Whether the whole of ``value`` fits."""
        return self.pattern.fullmatch(value) is not None


def _one_of(*words: str) -> Attribute:
    return Attribute(late("|".join(words)), "one of " + ", ".join(words))


def _fits(pattern: str, says: str) -> Attribute:
    return Attribute(late(pattern), says)


TONES = ("none", "low", "mid", "high", "good", "warn", "bad", "accent", "muted")
"""Named shades of cells, tags and key figures; the colours are in :mod:`planner.render.palette`."""
ASIDES = ("note", "warning", "summary", "illustrative")
"""The kinds of callout."""

TEXT = _fits(r"(?s:.*)", "text")
SAID = _fits(r"(?s:.*\S.*)", "text that says something")
ID = _fits(r"[A-Za-z][A-Za-z0-9_.-]*", "a letter, then letters, digits, points, hyphens or underscores")
LANG = _fits(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language code such as en, fr or pt-BR")
COLUMNS = _fits(r"[1-9][0-9]?", "a whole number from 1 to 99")
ROWS = _fits(r"[1-9][0-9]{0,4}", "a whole number from 1 to 99999")
"""As many as a programme has values, since one result may have many indicators."""
SHARES = _fits(
    r"\s*\d{1,4}(\.\d+)?(\s+\d{1,4}(\.\d+)?)*\s*",
    "proportions of the width, such as 3 1 1, one for each column",
)
TONE = _one_of(*TONES)
ALIGN = _one_of("left", "center", "right")

_WORDS = frozenset({"strong", "em", "code", "small", "span", "tag", "a", "br", "cite", "note"})
_PLAIN_WORDS = _WORDS - {"note"}
_LISTS = frozenset({"p", "ul", "ol", "dl"})
_BLOCKS = _LISTS | {"table", "figure", "aside", "facts", "columns", "pagebreak"}
_TOP = _BLOCKS | {"h2", "h3", "h4", "section", "contents", "sources"}


class Entry(Frozen):
    """What the vocabulary says of one element."""

    says: str
    """What it is for, in a line."""
    children: frozenset[str] = frozenset()
    """The elements it may hold."""
    text: bool = False
    """Whether it may hold text."""
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    """The attributes it must have."""
    flow: bool = False
    """Loose words between its blocks become paragraphs."""

    @property
    def void(self) -> bool:
        """Whether it stands alone, with nothing inside and no end tag."""
        return not self.children and not self.text


_CELL = {"colspan": COLUMNS, "rowspan": ROWS, "align": ALIGN, "tone": TONE, "lang": LANG}

VOCABULARY: Mapping[str, Entry] = {
    "document": Entry(
        "the whole",
        _TOP | {"h1", "subtitle", "cover"},
        attributes={"lang": LANG, "kind": TEXT, "organisation": TEXT, "stamp": TEXT},
        required=frozenset({"lang", "kind"}),
    ),
    "h1": Entry("the title, once and first", text=True),
    "subtitle": Entry("one line under the title", _PLAIN_WORDS, text=True),
    "cover": Entry("the facts under the title: who, where, how much", frozenset({"fact"})),
    "fact": Entry(
        "one fact with its label",
        _PLAIN_WORDS,
        text=True,
        attributes={"label": SAID, "tone": TONE},
        required=frozenset({"label"}),
    ),
    "facts": Entry("a strip of key figures", frozenset({"fact"})),
    "contents": Entry("where the table of contents stands"),
    "section": Entry(
        "a part on pages of its own",
        _TOP - {"section", "contents"},
        attributes={"layout": _one_of("landscape", "portrait")},
        required=frozenset({"layout"}),
    ),
    "pagebreak": Entry("what follows begins a new page"),
    "h2": Entry("heading of a chapter", _PLAIN_WORDS, text=True, attributes={"id": ID}),
    "h3": Entry("heading of a section", _PLAIN_WORDS, text=True, attributes={"id": ID}),
    "h4": Entry("heading of a subsection", _PLAIN_WORDS, text=True, attributes={"id": ID}),
    "p": Entry("paragraph", _WORDS, text=True, attributes={"lang": LANG, "align": ALIGN, "id": ID}),
    "ul": Entry("list", frozenset({"li"})),
    "ol": Entry("numbered list", frozenset({"li"})),
    "li": Entry("item of a list", _WORDS | _LISTS, text=True, attributes={"lang": LANG, "id": ID}, flow=True),
    "dl": Entry("terms and what is said of them", frozenset({"dt", "dd"})),
    "dt": Entry("term", _PLAIN_WORDS, text=True, attributes={"id": ID}),
    "dd": Entry("what is said of it", _WORDS | _LISTS, text=True, attributes={"lang": LANG}, flow=True),
    "table": Entry(
        "table",
        frozenset({"caption", "thead", "tbody", "tfoot"}),
        attributes={"columns": SHARES, "size": _one_of("normal", "small"), "id": ID},
    ),
    "caption": Entry("what the table shows", _PLAIN_WORDS, text=True),
    "thead": Entry("rows repeated on every page", frozenset({"tr"})),
    "tbody": Entry("rows", frozenset({"tr"})),
    "tfoot": Entry("rows of totals", frozenset({"tr"})),
    "tr": Entry("row", frozenset({"th", "td"})),
    "th": Entry(
        "heading cell",
        _PLAIN_WORDS | _LISTS,
        text=True,
        attributes=_CELL | {"scope": _one_of("col", "row")},
        flow=True,
    ),
    "td": Entry("cell", _WORDS | _LISTS, text=True, attributes=_CELL, flow=True),
    "figure": Entry(
        "a chart",
        frozenset({"svg", "figcaption", "data"}),
        attributes={"alt": SAID, "size": _one_of("full", "half"), "id": ID},
        required=frozenset({"alt"}),
    ),
    "figcaption": Entry("what the figure shows", _PLAIN_WORDS, text=True),
    "data": Entry("the figures behind the chart, for those who read it as text", _PLAIN_WORDS, text=True),
    "aside": Entry(
        "callout",
        _WORDS | _LISTS,
        text=True,
        attributes={"kind": _one_of(*ASIDES), "title": TEXT, "id": ID},
        required=frozenset({"kind"}),
        flow=True,
    ),
    "columns": Entry("two columns side by side", frozenset({"column"})),
    "column": Entry("one of the two", _LISTS | {"facts", "aside", "figure", "table"}),
    "sources": Entry("the numbered list of sources", frozenset({"source"})),
    "source": Entry(
        "one source", _PLAIN_WORDS - {"cite"}, text=True, attributes={"id": ID}, required=frozenset({"id"})
    ),
    "strong": Entry("important words", _PLAIN_WORDS, text=True),
    "em": Entry("stressed words", _PLAIN_WORDS, text=True),
    "code": Entry("an id or a field's name", text=True),
    "small": Entry("side remark", _PLAIN_WORDS, text=True),
    "span": Entry(
        "words in another language",
        _PLAIN_WORDS,
        text=True,
        attributes={"lang": LANG},
        required=frozenset({"lang"}),
    ),
    "tag": Entry("a coloured label", text=True, attributes={"tone": TONE}, required=frozenset({"tone"})),
    "a": Entry(
        "link: http, https, mailto or #id",
        _PLAIN_WORDS - {"a", "cite"},
        text=True,
        attributes={"href": TEXT},
        required=frozenset({"href"}),
    ),
    "br": Entry("new line"),
    "cite": Entry("number of a source", attributes={"source": ID}, required=frozenset({"source"})),
    "note": Entry("footnote", _PLAIN_WORDS - {"cite"}, text=True),
}
"""Every element but ``svg``, whose own small vocabulary is in :mod:`planner.render.svg`."""

INLINE = _WORDS
"""The elements that stand within a line."""
NEEDS_WORDS = frozenset({"h1", "h2", "h3", "h4", "caption", "figcaption", "dt"})
"""Elements that mean nothing when empty: a reader's software lists them, so an empty one is replaced visibly."""
