"""The ledger, ``docs/ledger.md``: what is asked of a programme, and which rule, field and document answers it.

``python -m planner.engine.ledger`` writes it from ``docs/ledger.yaml``, the rules and the templates; a test fails
if it is out of date or claims what is not so.
"""

from collections.abc import Iterable

from planner.diagnostic import RuleInfo
from planner.engine.ledger_data import DOCS, Group, Item, Ledger, Row, ledger, sections
from planner.engine.registry import infos
from planner.engine.wording import counted

PAGE = DOCS / "ledger.md"

_HEAD = """# What is asked, and what answers it

This page is written by `python -m planner.engine.ledger` from `docs/ledger.yaml`, the rules and the templates:
change those, not the page. `planner explain RULE` says more of a rule.

{counts}

## The mission map

What the sources of the definition say, row by row: where a programme states it, which rules check it, and where
documents show it.

"""
_COLUMNS = (
    "| row | what the sources say | stated in | checked by | shown in |\n| --- | --- | --- | --- | --- |\n"
)
_ITEMS = "| number | what is asked | what answers it |\n| --- | --- | --- |\n"


def page(book: Ledger, rules: Iterable[RuleInfo]) -> str:
    """The page as Markdown."""
    every = list(rules)
    rows = "".join(_row_line(book, row, every) for row in book.rows)
    groups = "".join(_group_text(group, book) for group in book.groups)
    return f"{_HEAD.format(counts=_counts(book, every))}{_COLUMNS}{rows}\n{groups}".rstrip("\n") + "\n"


def _counts(book: Ledger, rules: list[RuleInfo]) -> str:
    items = book.items
    answered = sum(map(book.answered, items))
    closed = sum(bool(item.not_checkable) for item in items)
    text = (
        f"{len(rules)} rules, {len(book.rows)} rows of the mission map, {len(items)} requirements of practice: "
        f"{answered} are checked or held true otherwise, {closed} cannot be checked by a machine, "
        f"{len(items) - answered - closed} are planned."
    )
    waiting = len(book.pending)
    if not waiting:
        return text
    return f"{text} Still to be written: {counted(waiting, 'rule')} named here, in *italics*."


def _row_line(book: Ledger, row: Row, rules: list[RuleInfo]) -> str:
    fields = ", ".join(f"`{field}`" for field in row.fields)
    checks = ", ".join(_rule(rule, book) for rule in book.checking(row.id, rules))
    shown = ", ".join(f"{place.partition('/')[0]}: {sections()[place]}" for place in row.documents)
    return f"| {row.id} | {_cell(row.says)} | {fields} | {checks} | {_cell(shown)} |\n"


def _group_text(group: Group, book: Ledger) -> str:
    lines = "".join(f"| {i.id} | {_cell(_says(i))} | {_cell(_answer(i, book))} |\n" for i in group.items)
    return f"## {group.title}\n\nSource: {group.source}.\n\n{_ITEMS}{lines}\n"


def _says(item: Item) -> str:
    return f"{item.says} (Wording from secondary sources.)" if item.unsure else item.says


def _answer(item: Item, book: Ledger) -> str:
    if item.not_checkable:
        return f"Not checkable: {item.not_checkable}."
    if item.planned:
        return f"Not checked yet. Planned: {item.planned}."
    rules = ", ".join(_rule(rule, book) for rule in item.rules)
    held = f"{item.held[:1].upper()}{item.held[1:]}." if item.held else ""
    return ". ".join(part for part in (rules, held) if part)


def _rule(rule: str, book: Ledger) -> str:
    return f"*{rule}*" if rule in book.pending else f"`{rule}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(ledger(), infos()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
