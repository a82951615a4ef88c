"""Values and records of the vocabulary, made from what a document's context holds."""

from collections.abc import Iterable
from typing import Any, TypeVar

from planner.frozen import Frozen, fields
from planner.message import N_, Phrase, Spoken
from planner.render.context import DocumentContext
from planner.render.context.chain import ReadingView
from planner.render.context.text import Piece, Prose
from planner.render.language import NARROW, Language, language
from planner.render.own import fields as f
from planner.render.terms import TERMS
from planner.render.text import clean

MISSING = N_("not stated")
"""What stands where the programme says nothing."""
_WORDS = {
    **TERMS,
    "overhead": N_("overhead"),
    "counterpart": N_("counterpart"),
    "continued-by": N_("continued by"),
}
"""Fixed terms in the words that forms print and compare."""
Row = TypeVar("Row", bound=Frozen)


def shown(tongue: Language, value: f.Value) -> str:
    """A value as it is printed in a form; empty for what is missing."""
    match value:
        case f.Money():
            return tongue.money(value.amount, value.currency)
        case f.Day():
            return tongue.date(value.written)
        case f.Year():
            return str(value.number)
        case int():
            return tongue.number(value)
    return tongue.own(value)


def term(word: str) -> str:
    """A fixed term of the format as a form has it; empty for none."""
    return Phrase(_WORDS[word]) if word else ""


class Values:
    """What every part of the vocabulary is made with."""

    def __init__(self, doc: DocumentContext) -> None:
        self.doc = doc
        self.language = language(doc.language)
        self.numbers: dict[str, int] = {}
        """The sources that texts name, in the order in which they are first named."""

    def value(self, told_: Any) -> f.Value:
        """A value of the context as one of the vocabulary; empty where nothing is stated."""
        if told_ is None or told_ == f.Day(""):
            return ""
        if isinstance(told_, tuple):
            return self.text(told_)
        found: f.Value = clean(told_) if isinstance(told_, str) and not isinstance(told_, Spoken) else told_
        return found

    def text(self, prose: Prose) -> str:
        """Words with the numbers of their sources; paragraphs on lines of their own."""
        return clean("\n".join("".join(map(self.piece, paragraph)) for paragraph in prose))

    def piece(self, it: Piece) -> str:
        """A stretch of text with the number of its source."""
        if not it.source:
            return it.text
        number = str(self.numbers.setdefault(it.source, len(self.numbers) + 1))
        return f"{it.text}{' ' if it.text else ''}[{self.language.joined((number, it.where))}]"

    def several(self, proses: Iterable[Prose]) -> str:
        """Several texts on one line."""
        return self.language.joined(map(self.text, proses), ";")

    def line(self, names: Iterable[str]) -> str:
        """Several names on one line."""
        return self.language.listed(names)

    def money(self, amount: int | None) -> f.Value:
        """An amount of the programme's currency; the mark where it is withheld."""
        return self.mark() if amount is None else f.Money(amount, self.doc.front.currency)

    def reading(self, it: ReadingView | None, kind: str) -> str:
        """A value and its date; the mark where it was withheld."""
        if it is None:
            return self.absent(kind)
        value = it.value.replace(NARROW, " ")
        if not it.when:
            return value
        return self.language.say("%(value)s (%(date)s)", value=value, date=self.language.date(it.when))

    def total(self) -> f.Value:
        """The total cost."""
        return self.money(self.doc.budget.total)

    def mark(self) -> str:
        """What stands where something was withheld."""
        return self.doc.mark

    def absent(self, kind: str) -> str:
        """The mark of what was withheld; empty for what is not stated."""
        return self.doc.mark if kind in self.doc.withheld else ""

    def made(self, record: type[Row], values: Iterable[Any]) -> Row:
        """A record of these values, in the order of its entries."""
        return record(*map(self.value, values))

    def made_all(self, record: type[Row], rows: Iterable[Iterable[Any]]) -> tuple[Row, ...]:
        """Several records."""
        return tuple(self.made(record, row) for row in rows)

    def rows(self, kind: str, record: type[Row], rows: Iterable[Iterable[Any]]) -> tuple[Row, ...]:
        """The records of a list, with one of marks at its end where entries of this kind were withheld."""
        return self.made_all(record, rows) + self.hidden(record, hidden=kind in self.doc.withheld)

    def hidden(self, record: type[Row], *, hidden: bool) -> tuple[Row, ...]:
        """A record of marks, if something was withheld."""
        return (record(*(self.doc.mark for _ in fields(record))),) if hidden else ()

    def nothing(self, record: type[Row], kind: str) -> Row:
        """A record that says nothing, or that it was withheld."""
        return record(*(self.absent(kind) for _ in fields(record)))
