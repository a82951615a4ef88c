"""What sheets say: labels in the document's language, the programme's words with numbered sources, what is withheld."""

from collections.abc import Iterable

from planner.late import late
from planner.render.context import DocumentContext
from planner.render.context.chain import IndicatorView, ReadingView
from planner.render.context.effort import RESULTS
from planner.render.context.text import Prose
from planner.render.language import language
from planner.render.sheets.cell import Cell
from planner.render.terms import TERMS

NONE = "\u2013"
"""Stands where nothing is stated."""
_LONGEST_TAB = 31
"""Letters of a sheet's name."""
_NO_TAB = late(r"[][:*?/\\]")
"""What no spreadsheet takes in one."""


class Teller:
    """Turns what a document may see into cells; remembers which sources it has cited."""

    def __init__(self, doc: DocumentContext) -> None:
        self.doc = doc
        self.language = language(doc.language)
        self.cited: dict[str, int] = {}
        """Id of a source to its number, in the order of the first citation."""
        self._tabs: dict[str, str] = {}

    def label(self, message: str, **values: object) -> str:
        """A label in the language of the document, ``%(name)s`` filled from ``values``.

        Every label of a sheet comes through here.
        """
        return self.language.say(message, **values)

    def labels(self, *messages: str) -> list[str]:
        """Several labels."""
        return [self.label(message) for message in messages]

    def tab(self, name: str) -> str:
        """A sheet's ``name``, a message, as it can stand on its tab: short, without brackets, like no other one."""
        if name not in self._tabs:
            said = _NO_TAB.sub(" ", self.label(name)).strip("' ")
            taken = {other.casefold() for other in self._tabs.values()}
            tries = (said[:_LONGEST_TAB], *(f"{said[: _LONGEST_TAB - 3]} {n}" for n in range(2, 100)))
            self._tabs[name] = next(one for one in tries if one.casefold() not in taken)
        return self._tabs[name]

    def term(self, term: str) -> str:
        """A fixed term of the format in plain words; empty for none."""
        return self.label(TERMS[term]) if term else ""

    def terms(self, terms: Iterable[str]) -> str:
        """Several, with commas."""
        return self.language.joined(map(self.term, terms))

    def head(self, term: str) -> str:
        """A fixed term with a capital."""
        words = self.term(term)
        return words[:1].upper() + words[1:]

    def text(self, prose: Prose) -> str:
        """The words, each source as its number on the sheet of sources: ``[2, p. 7]``."""
        return "\n".join(
            "".join(self._piece(p.text, p.source, p.where) for p in par).strip() for par in prose
        )

    def _piece(self, text: str, source: str, where: str) -> str:
        if not source:
            return text
        number = self.cited.setdefault(source, len(self.cited) + 1)
        return f"{text} [{self.language.joined((str(number), where))}]"

    def prose(self, prose: Prose, kind: str, look: str = "body") -> Cell:
        """The words, or what stands for them: the mark where entries called ``kind`` are withheld."""
        return Cell(self.text(prose), look) if prose else self.missing(kind)

    def said(self, text: str, kind: str, look: str = "body") -> Cell:
        """A line of plain text, or what stands for it."""
        return Cell(text, look) if text else self.missing(kind)

    def missing(self, *kinds: str, otherwise: str = NONE) -> Cell:
        """The mark if an entry of one of ``kinds`` is withheld, else ``otherwise``."""
        return Cell(self.doc.mark if self.doc.withheld & set(kinds) else otherwise, "muted")

    def reading(self, it: ReadingView | None, kind: str) -> Cell:
        """A value and its date, such as ``35 % (June 2028)``."""
        if it is None:
            return self.missing(kind, otherwise=self.label("not known"))
        return Cell(self.label("%(value)s (%(date)s)", value=it.value, date=self.when(it.when)))

    def when(self, day: str) -> str:
        """A date in words; empty for none."""
        return self.language.date(day) if day else ""

    def assumptions(self, assumptions: tuple[Prose, ...]) -> Cell:
        """What must hold, one a line."""
        if not assumptions:
            return self.missing("assumptions", otherwise=self.label("none stated"))
        return Cell("\n".join(map(self.text, assumptions)))

    def money(self, amount: int | None, look: str = "body money") -> Cell:
        """An amount, or the mark where money is withheld."""
        return self.missing(otherwise=self.doc.mark) if amount is None else Cell(amount, look)

    def result(self, number: str) -> str:
        """``Impact``, ``Outcome 1``, ``Output 1.2`` or ``Activity 1.2.3``."""
        if number == "impact":
            return self.label("Impact")
        return self.label(RESULTS[number.count(".")], number=number)

    def titled(self, number: str, statement: str) -> str:
        """``Outcome 1:`` and what it states."""
        return f"{self.label('%(label)s:', label=self.result(number))} {statement}"

    def source(self, it: IndicatorView) -> Cell:
        """Where an indicator is read and how."""
        words = "\n".join(filter(None, (self.text(it.source), self.text(it.method))))
        return self.said(words, "indicators")

    def whole(self, *kinds: str) -> bool:
        """Whether no entry of these kinds is withheld, so that a sum over them says nothing about what is."""
        return not self.doc.withheld & set(kinds)
