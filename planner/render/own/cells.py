"""Cells in a sheet's own XML: found, filled, and everything around them left as it is."""

import re
from collections.abc import Mapping

from planner.late import late
from planner.render.own.xml import Element, XmlError, child, parse, serialised

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ADDRESS = late(r"([A-Z]{1,3})(\d{1,7})")
LONGEST = 32_767
"""Characters that a cell holds."""
_BEFORE_CALC = ("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes")
"""What a workbook holds from its settings for computing on, in the order of its schema."""
_BEFORE_CALC_AFTER = ("webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst")

Where = tuple[str, int]
"""Column in letters, row from 1."""


def sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The name of every sheet and the part that holds it. Raises XmlError, or KeyError for one that is missing."""
    targets = {link.get("Id"): link.get("Target") for link in parse(parts[_RELATIONS])}
    found: dict[str, str] = {}
    for sheet in parse(parts["xl/workbook.xml"]).iter(f"{_S}sheet"):
        target = targets[sheet.get(f"{_R}id")]
        home = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if home.startswith("xl/worksheets/"):
            found[sheet.get("name")] = home
    return found


def names(parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Every name of the workbook, and what it stands for as it is written. Raises XmlError."""
    found = parse(parts["xl/workbook.xml"]).iter(f"{_S}definedName")
    return [(name.get("name"), (name.text or "").strip()) for name in found]


def formulas(part: bytes) -> set[Where]:
    """The cells that hold formulas. Raises XmlError."""
    held = (cell.get("r") for cell in parse(part).iter(f"{_S}c") if cell.find(f"{_S}f") is not None)
    return {(found[1], int(found[2])) for name in held if (found := _ADDRESS.fullmatch(name))}


def filled(part: bytes, wanted: Mapping[Where, str | int]) -> bytes:
    """The sheet with these cells filled; their looks stay."""
    root = parse(part)
    data = root.find(f"{_S}sheetData")
    if data is None or not all(row.get("r").isdecimal() for row in data):
        raise XmlError("the rows of a sheet have no numbers")
    rows = {int(row.get("r")): row for row in data}
    for (column, number), value in sorted(wanted.items(), key=lambda it: (it[0][1], _rank(it[0][0]))):
        row = rows.get(number)
        if row is None:
            row = rows[number] = child(data, f"{_S}row", sum(1 for other in rows if other < number))
            row.set("r", str(number))
        _put(_cell(row, column, number), value)
    return serialised(root)


def _cell(row: Element, column: str, number: int) -> Element:
    """The cell of a row, made where it is missing."""
    before = 0
    for cell in row:
        letters = re.match(r"[A-Z]+", cell.get("r"))
        if letters and letters.group() == column:
            return cell
        before += letters is not None and _rank(letters.group()) < _rank(column)
    made = child(row, f"{_S}c", before)
    made.set("r", f"{column}{number}")
    return made


def _put(cell: Element, value: str | int) -> None:
    for inside in list(cell):
        cell.remove(inside)
    if isinstance(value, int):
        cell.set("t", "n")
        child(cell, f"{_S}v", 0).text = str(value)
        return
    cell.set("t", "inlineStr")
    text = child(child(cell, f"{_S}is", 0), f"{_S}t", 0)
    text.text = value[:LONGEST]
    text.set(_XML_SPACE, "preserve")


def _rank(column: str) -> tuple[int, str]:
    """Columns in their order: A before Z before AA."""
    return len(column), column


def computed_anew(part: bytes) -> bytes:
    """The workbook's part, told to compute every formula when it is opened: what is stored is from before."""
    root = parse(part)
    found = root.find(f"{_S}calcPr")
    if found is None:
        later = {f"{_S}{name}" for name in (*_BEFORE_CALC, *_BEFORE_CALC_AFTER)}
        found = child(root, f"{_S}calcPr", sum(1 for other in root if other.tag not in later))
    found.set("fullCalcOnLoad", "1")
    return serialised(root)
