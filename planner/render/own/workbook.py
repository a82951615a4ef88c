"""A donor's workbook with named cells: checked, and filled by changing those cells and nothing else.

A library that reads a workbook and writes it anew loses charts, pictures and drop-down lists. So the cells are changed
in the sheets' own XML (:mod:`planner.render.own.cells`), and everything else stays byte for byte. Text is stored as
text, which no spreadsheet program computes.
"""

from collections.abc import Iterator
from typing import Any

from planner.engine.guess import closest
from planner.frozen import Frozen
from planner.late import late
from planner.render.language import ENGLISH, Language
from planner.render.own import cells
from planner.render.own.faults import Fault, FormRefusedError
from planner.render.own.fields import Fields, Money, Value, Year
from planner.render.own.kinds import whole
from planner.render.own.language import printed
from planner.render.own.package import Package, opened, packed
from planner.render.own.xml import XmlError

PREFIX = "planner_"
"""What the name of a cell begins with that is to be filled."""
_MAIN = "xl/workbook.xml"
_PLACE = late(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_SAVE = "Open it in Excel and save it anew."
_WORDS = ("xl/sharedStrings.xml", "xl/worksheets/")
"""The parts that hold what stands in cells."""
_MARKED = late(rb"\{\{|\{%")


class Named(Frozen, order=True):
    """A name of the workbook's that is to be filled."""

    name: str
    sheet: str
    column: str
    first: int
    """Its first row, from 1."""
    last: int
    wide: bool
    """Whether it covers several columns."""

    @property
    def place(self) -> str:
        """Where it is, in words."""
        until = f" to {self.column}{self.last}" if self.last > self.first else ""
        return f"{self.name} (sheet {self.sheet}, {self.column}{self.first}{until})"


def known() -> dict[str, tuple[str, ...]]:
    """Every name that can be filled, and the way to its value: ``planner_title`` to ``programme``, ``title``."""
    found: dict[str, tuple[str, ...]] = {}
    for top, kind in whole().items():
        entries = kind.inside or kind.item.inside
        for name, inner in entries.items():
            if inner.many:
                found |= {f"{PREFIX}{top}_{name}_{one}": (top, name, one) for one in inner.item.inside}
            elif top == "programme":
                found[f"{PREFIX}{name}"] = (top, name)
            else:
                found[f"{PREFIX}{top}_{name}"] = (top, name)
    return {name: way for name, way in found.items() if not _deep(way)}


def _deep(way: tuple[str, ...]) -> bool:
    """Whether a list stands within a list: a sheet has no room for that."""
    return len(way) == 3 and whole()[way[0]].many


def check(name: str, content: bytes, values: Fields | None = None) -> Package:
    """The workbook called ``name``, every name of which can be filled. Raises FormRefusedError with every place.

    With ``values`` the lists are held against the room that the workbook gives them.
    """
    package, named = _looked_at(name, content)
    faults = list(_faults(package, named, values))
    if faults:
        raise FormRefusedError(name, faults)
    return package


def fill(
    name: str, content: bytes, values: Fields, tongue: Language = ENGLISH
) -> tuple[bytes, tuple[str, ...]]:
    """The workbook filled with ``values`` in the language ``tongue``, and what was left out. Raises FormRefusedError."""
    package, named = _looked_at(name, content)
    faults = list(_faults(package, named, values))
    if faults:
        raise FormRefusedError(name, faults)
    parts, cut = dict(package.parts), []
    homes = cells.sheets(parts)
    try:
        for sheet in sorted({one.sheet for one in named}):
            wanted = {
                place: _stored(value, tongue)
                for one in named
                if one.sheet == sheet
                for place, value in _cells(one, values)
            }
            cut += [
                f"{sheet}, {c}{r}"
                for (c, r), v in wanted.items()
                if isinstance(v, str) and len(v) > cells.LONGEST
            ]
            parts[homes[sheet]] = cells.filled(parts[homes[sheet]], wanted)
        parts[_MAIN] = cells.computed_anew(parts[_MAIN])
    except XmlError as error:
        raise FormRefusedError(name, [Fault("", f"The workbook is damaged: {error}.", _SAVE)]) from None
    told = (f"The text for {place} is longer than a cell can be, and was cut." for place in cut)
    return packed(parts), (*package.said, *told)


def _looked_at(name: str, content: bytes) -> tuple[Package, list[Named]]:
    package = opened(name, content)
    if _MAIN not in package.parts:
        raise FormRefusedError(
            name, [Fault("", "This is not a workbook: it holds no sheets.", "Name an .xlsx file.")]
        )
    try:
        return package, sorted(
            _named(*it) for it in cells.names(package.parts) if it[0].lower().startswith(PREFIX)
        )
    except XmlError as error:
        raise FormRefusedError(name, [Fault("", f"The workbook is damaged: {error}.", _SAVE)]) from None


def _named(name: str, where: str) -> Named:
    found = _PLACE.fullmatch(where.strip())
    if found is None:
        return Named(name, "", "", 0, 0, wide=False)
    quoted, bare, column, first, other, last = found.groups()
    sheet = quoted.replace("''", "'") if quoted else bare
    return Named(name, sheet, column, int(first), int(last or first), wide=bool(other) and other != column)


def _faults(package: Package, named: list[Named], values: Fields | None) -> Iterator[Fault]:
    if not named:
        yield Fault(
            "",
            "The workbook has no cell to fill.",
            f"Give a cell a name such as {PREFIX}title: docs/forms.md.",
        )
    if any(_MARKED.search(part) for name, part in package.parts.items() if name.startswith(_WORDS)):
        yield Fault(
            "", "A cell holds curly brackets.", f"In a workbook a cell is named instead: {PREFIX}title."
        )
    ways = known()
    try:
        homes = cells.sheets(package.parts)
        formulas = {one: cells.formulas(package.parts[home]) for one, home in homes.items()}
    except (XmlError, KeyError):
        yield Fault("", "The workbook is damaged: a sheet is missing.", _SAVE)
        return
    for one in named:
        yield from _fault(one, ways, formulas, values)


def _fault(
    one: Named, ways: dict[str, tuple[str, ...]], formulas: dict[str, set[cells.Where]], values: Fields | None
) -> Iterator[Fault]:
    way = ways.get(one.name.lower())
    if way is None:
        near = closest(one.name.lower(), ways)
        fix = f"Did you mean {near}?" if near else "`planner form fields --workbook` lists the names."
        yield Fault(one.place if one.sheet else one.name, "There is nothing of this name.", fix)
    elif one.sheet not in formulas:
        yield Fault(
            one.name, "The name does not stand for a cell of this workbook.", "Give it to a cell anew."
        )
    elif one.wide and one.last > one.first:
        yield Fault(one.place, "The name covers several columns.", "Give each column a name of its own.")
    elif any(column == one.column and one.first <= row <= one.last for column, row in formulas[one.sheet]):
        yield Fault(
            one.place, "The name covers a formula, which filling would destroy.", "Name a cell beside it."
        )
    elif values is not None and _is_list(way):
        room, count = one.last - one.first + 1, len(_list(way, values))
        if count > room:
            message = f"There is room for {room} rows, and the programme has {count}."
            yield Fault(
                one.place, message, "Make the named range longer, and add rows to the sheet if it needs them."
            )


def _is_list(way: tuple[str, ...]) -> bool:
    return len(way) == 3 or whole()[way[0]].many


def _list(way: tuple[str, ...], values: Fields) -> tuple[Any, ...]:
    found: Any = values
    for name in way[:-1]:
        found = getattr(found, name)
    return tuple(found)


def _cells(one: Named, values: Fields) -> Iterator[tuple[tuple[str, int], Value]]:
    """Each cell that a name fills, and what goes there."""
    way = known()[one.name.lower()]
    if _is_list(way):
        for row, record in enumerate(_list(way, values)):
            yield (one.column, one.first + row), getattr(record, way[-1])
        return
    holder = getattr(values, way[0])
    yield (one.column, one.first), getattr(holder, way[1])


def _stored(value: Value, tongue: Language) -> str | int:
    """What a cell holds: a number to count with, or words."""
    match value:
        case Money():
            return value.amount
        case Year():
            return value.number
        case int():
            return value
    return printed(tongue, value)
