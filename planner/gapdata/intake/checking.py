"""One line of a file of figures, held against everything that a figure must be."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from planner.frozen import Frozen, field
from planner.gapdata.derived import MEMBERSHIP
from planner.gapdata.figures import shipped
from planner.gapdata.intake.cells import (
    CellError,
    GroupError,
    When,
    is_time,
    read_access,
    read_address,
    read_country,
    read_time,
)
from planner.gapdata.intake.complaints import Complaints
from planner.gapdata.intake.declared import NO_SOURCE, Declarations
from planner.gapdata.intake.layout import Asked, Content, Line
from planner.gapdata.intake.rows import Cell, hidden
from planner.gapdata.intake.scales import read_amount, which_edition
from planner.gapdata.intake.source_list import Listed, SourceList
from planner.gapdata.intake.stages import wrong
from planner.model.country import countries
from planner.model.figures import STAGE, Access, Indicator, Record
from planner.position import ROOT, Span

T = TypeVar("T")


class Desk(Frozen):
    """What the lines of one file share while they are checked."""

    content: Content
    asked: Asked
    sources: SourceList
    complaints: Complaints = field(default_factory=Complaints)
    declared: Declarations = field(default_factory=Declarations)


class _Cells(dict[str, Cell]):
    """The cells of a line by the names of their columns; those that it does not give are empty."""

    blank: Cell

    def __missing__(self, _name: str) -> Cell:
        return self.blank


class _Measured(NamedTuple):
    """The part of a figure that depends on its indicator."""

    indicator: Indicator
    version: str
    value: float
    stage: str


class Check:
    """The check of one line; every wrong cell of it is reported to the desk."""

    def __init__(self, desk: Desk, number: int, line: Line) -> None:
        self.desk = desk
        self.number = number
        self.span = line.span
        _, _, end, column = line.span
        self.cells = _Cells(line.cells)
        self.cells.blank = Cell("", Span(end, column, end, column))
        for name, said in (("indicator", desk.asked.indicator), ("as_of", desk.asked.as_of)):
            if said and not self.cells[name].text:
                self.cells[name] = self.cells.blank._replace(text=said)

    def record(self) -> Record | None:
        """The figure; None after everything that is wrong with it has been reported.

        Raises GroupError for a line about a group of countries, if such lines are to be left out.
        """
        if self._hides() or self._swapped():
            return None
        country = self._country()
        when = self._ask("as_of", read_time)
        access = self._ask("confidentiality", self._access)
        source = self._source()
        measured = self._measured(when)
        if country is None or when is None or access is None or source is None or measured is None:
            return None
        record = Record(
            country=country,
            indicator=measured.indicator,
            year=when.year,
            value=measured.value,
            version=measured.version,
            as_of=when.as_of,
            stage=measured.stage,
            source=source.source,
            licence=source.licence,
            url=source.url,
            access=access,
            place=f"{self.desk.content.path}:{self.span.line}",
        )
        return None if self._contradicts_membership(record) else record

    def _measured(self, when: When | None) -> _Measured | None:
        """What was measured, in which edition, with which result."""
        found = self._ask("indicator", lambda _: self.desk.declared.indicator(self.cells))
        if found is None:
            return None
        indicator, named = found
        asked = self.desk.asked.version
        version = when and self._ask(
            "version", lambda cell: which_edition(indicator, when.year, cell, named, asked)
        )
        if version is None and indicator.unit == STAGE:
            return None  # an edition alone says which stages there are
        amount = self._ask("value", lambda cell: read_amount(cell, indicator, version or ""))
        if version is None or amount is None:
            return None
        return _Measured(indicator, version, *amount)

    def _contradicts_membership(self, record: Record) -> bool:
        """Report a membership in the UN groups of experts that is not as shipped: those lists are complete."""
        if record.indicator.id != MEMBERSHIP:
            return False
        as_shipped = {(r.when, r.value) for r in shipped().of(MEMBERSHIP, record.country)}
        if (record.when, record.value) in as_shipped:
            return False
        fix = "To correct a country's count, give un-gge-rounds."
        message = f"{MEMBERSHIP} is shipped complete and cannot be added to."
        self.wrong(CellError("indicator", message, fix), "indicator")
        return True

    def wrong(self, error: CellError, column: str) -> None:
        """Report what is wrong with the cell of a column."""
        column = error.column or column
        at = ROOT / self.number / column
        path, span = self.desk.content.path, self.cells[column].span
        self.desk.complaints.add(
            wrong(error.stage, error.message, path, span, at=at, fix=error.fix), f"{column} {error.kind}"
        )

    def _ask(self, column: str, read: Callable[[Cell], T]) -> T | None:
        """What ``read`` makes of the cell; None after its error has been reported."""
        try:
            return read(self.cells[column])
        except CellError as error:
            self.wrong(error, column)
            return None

    def _hides(self) -> bool:
        """Report invisible characters, which only confuse what else could be said of the line."""
        if "".join(cell.text for cell in self.cells.values()).isprintable():
            return False
        found = [d for cell in self.cells.values() if (d := hidden(self.desk.content.path, cell))]
        for each in found:
            self.desk.complaints.add(each)
        return bool(found)

    def _swapped(self) -> bool:
        """Say it once, instead of two riddles, if two columns have changed places."""
        for one, other, stage in (("iso3", "indicator", "country"), ("as_of", "value", "year")):
            first, second = self.cells[one], self.cells[other]
            if (
                not _fits(one, first)
                and _fits(one, second)
                and (first.text or not self.cells["country"].text)
            ):
                message = (
                    f"The columns {_COLUMN[one]} and {_COLUMN[other]} look swapped: {second.text} stands where "
                    f"{first.text[:60] or 'nothing'} belongs, and the other way round."
                )
                fix = (
                    "Let the two change places on this line, or their names in the first line if all are so."
                )
                self.wrong(CellError(stage, message, fix, kind="swapped"), one)
                return True
        return False

    def _country(self) -> str | None:
        try:
            return read_country(self.cells["iso3"], self.cells["country"]).iso3
        except GroupError as error:
            if self.desk.asked.without_aggregates:
                raise
            self.wrong(error, "iso3" if self.cells["iso3"].text else "country")
        except CellError as error:
            self.wrong(error, "iso3")
        return None

    def _access(self, cell: Cell) -> Access:
        return read_access(cell) if cell.text else self.desk.asked.access or Access.PUBLIC

    def _source(self) -> Listed | None:
        """Source, address and licence: what the line says before what the list says, and that before the user."""
        asked, cells = self.desk.asked, self.cells
        url = self._ask("url", read_address)
        listed: Listed | None = Listed("", "", "")
        if cells["source_id"].text:
            listed = self._ask("source_id", self.desk.sources.find)
        if url is None or listed is None:
            return None
        return Listed(
            source=cells["source"].text or listed.source or asked.source or NO_SOURCE,
            url=url or listed.url or asked.url,
            licence=cells["licence"].text or listed.licence or asked.licence,
        )


_COLUMN = {"iso3": "iso3", "indicator": "indicator", "as_of": "year (as_of)", "value": "value"}


def _fits(column: str, cell: Cell) -> bool:
    """Whether ``cell`` would do in ``column`` (iso3 or as_of)."""
    return cell.text in countries() if column == "iso3" else is_time(cell)
