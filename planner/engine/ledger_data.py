"""The data of the ledger, ``docs/ledger.yaml``, and whether it is true of the rules, the format and the documents.

It needs a checkout: neither the ledger nor its data are part of an installed planner.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from planner.diagnostic import RuleInfo
from planner.errors import DataError
from planner.frozen import Frozen
from planner.late import late
from planner.read.files import load
from planner.read.schemas import schema
from planner.read.yaml import read
from planner.resources import shipped

DOCS = Path(__file__).resolve().parents[2] / "docs"
DATA = DOCS / "ledger.yaml"

_HEADING = late(r'<h2 id="([\w-]+)">(?:\{\{ _\("([^"]*)"\))?')


class Row(Frozen):
    """A row of the mission map."""

    id: str
    says: str
    fields: tuple[str, ...]
    """Where a programme states it: keys with dots between, lists passed through."""
    documents: tuple[str, ...]
    """``proposal/risks``: a document and the id of a section in its template."""


class Item(Frozen):
    """One thing that practice asks of a plan, and what answers it."""

    id: str
    says: str
    rules: tuple[str, ...]
    held: str
    not_checkable: str
    planned: str
    unsure: bool
    """Whether its wording is known from secondary sources only."""


class Group(Frozen):
    """Requirements from one corner of practice."""

    title: str
    source: str
    items: tuple[Item, ...]


class Ledger(Frozen):
    """The whole of it."""

    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    pending: Mapping[str, tuple[str, ...]]
    """Rules that are agreed and not there yet, with the rows that they will serve."""

    @property
    def items(self) -> tuple[Item, ...]:
        """The requirements of all groups."""
        return tuple(item for group in self.groups for item in group.items)

    def answered(self, item: Item) -> bool:
        """Whether something answers it today: a rule that is there, or what makes it true without one."""
        return bool(item.held) or any(rule not in self.pending for rule in item.rules)

    def checking(self, row: str, rules: Iterable[RuleInfo]) -> tuple[str, ...]:
        """The rules that say of themselves that they serve a row, and those that will."""
        there = [info.id for info in rules if row in info.rows]
        return (*there, *(rule for rule, rows in self.pending.items() if row in rows))


def ledger(path: Path = DATA) -> Ledger:
    """The ledger as it is written. Raises DataError if the file cannot be read or says what it may not."""
    data = keys(mapping(path), {"rows", "requirements", "pending"}, path.name)
    return Ledger(
        rows=tuple(_row(name, row) for name, row in data["rows"].items()),
        groups=tuple(_group(group) for group in data["requirements"]),
        pending={rule: tuple(rows) for rule, rows in data["pending"].items()},
    )


def mapping(path: Path) -> dict[str, Any]:
    """What a file of ours says. Raises DataError if it cannot be read or is no mapping."""
    document, trouble = read(path.name, load(str(path)))
    if document is None or not isinstance(document.data, dict):
        raise DataError(
            f"{path.name} cannot be read: {trouble[0].message if trouble else 'it is no mapping'}"
        )
    return document.data


def keys(data: dict[str, Any], known: set[str], where: str) -> dict[str, Any]:
    """The data itself. Raises DataError if it has a key that is not known."""
    if unknown := sorted(set(data) - known):
        raise DataError(f"{where} has {', '.join(unknown)}, which does not belong there.")
    return data


def _row(name: str, data: dict[str, Any]) -> Row:
    keys(data, {"says", "fields", "documents"}, name)
    return Row(name, data["says"], tuple(data["fields"]), tuple(data["documents"]))


def _group(data: dict[str, Any]) -> Group:
    keys(data, {"title", "source", "items"}, str(data.get("title")))
    return Group(
        data["title"], data["source"], tuple(_item(name, item) for name, item in data["items"].items())
    )


def _item(name: str, data: dict[str, Any]) -> Item:
    keys(data, {"says", "rules", "held", "not_checkable", "planned", "unsure"}, name)
    words = {key: data.get(key, "") for key in ("held", "not_checkable", "planned")}
    return Item(name, data["says"], tuple(data.get("rules", ())), unsure=data.get("unsure", False), **words)


def faults(book: Ledger, rules: Iterable[RuleInfo]) -> list[str]:
    """What is not true of a ledger, one sentence each; empty if all is well."""
    every = list(rules)
    return [*_unknown(book, every), *_unanswered(book, every), *_nowhere(book)]


def _unknown(book: Ledger, rules: list[RuleInfo]) -> Iterator[str]:
    """Rules that are named and do not exist, exist and are called pending, or are not named at all."""
    there = {info.id for info in rules}
    named = {rule for item in book.items for rule in item.rules}
    serving = {info.id for info in rules if info.rows}
    yield from (f"{rule} exists: take it off the pending list" for rule in sorted(there & set(book.pending)))
    yield from (f"{rule} is named and does not exist" for rule in sorted(named - there - set(book.pending)))
    yield from (f"{rule} answers nothing in the ledger" for rule in sorted(there - named - serving))
    idle = {rule for rule, rows in book.pending.items() if not rows} - named
    yield from (f"{rule} is pending for nothing" for rule in sorted(idle))


def _unanswered(book: Ledger, rules: list[RuleInfo]) -> Iterator[str]:
    for row in book.rows:
        if not book.checking(row.id, rules):
            yield f"{row.id} has no rule"
    for item in book.items:
        open_ends = bool(item.not_checkable) + bool(item.planned)
        answered = bool(item.rules or item.held)
        if open_ends + answered != 1:
            yield f"{item.id} must be answered by rules or held, or be not checkable, or be planned"


def _nowhere(book: Ledger) -> Iterator[str]:
    """Fields that the format has not, and sections that no document has."""
    for row in book.rows:
        yield from (f"{row.id}: the format has no {field}" for field in row.fields if not _in_format(field))
        known = sections()
        yield from (f"{row.id}: no document has {place}" for place in row.documents if place not in known)


def _in_format(field: str) -> bool:
    root = schema("programme")
    node: Mapping[str, Any] = root
    for key in field.split("."):
        node = _resolved(_resolved(node, root).get("items", node), root)
        if key not in node.get("properties", {}):
            return False
        node = node["properties"][key]
    return True


def _resolved(node: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    return root["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node


@cache
def sections() -> dict[str, str]:
    """``proposal/risks`` to the heading of that section, for every section of every document."""
    found: dict[str, str] = {}
    for template in sorted(shipped("templates").glob("*/*.html")):
        kind = template.parent.name
        for name, heading in _HEADING.findall(template.read_text(encoding="utf-8")):
            found[f"{kind}/{name}"] = heading.strip() or name.capitalize()
    return found
