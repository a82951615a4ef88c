"""What came in with a file of figures, and what it changed."""

from collections.abc import Iterable, Iterator

from planner.cli.gaps.holdings import holding_rows, some
from planner.engine.wording import counted
from planner.frozen import Frozen
from planner.gapdata.intake.intake import Imported
from planner.gapdata.intake.layout import Content, LeftOut
from planner.gapdata.intake.layouts import layout
from planner.gapdata.store.folder import SUFFIX
from planner.gapdata.store.holding import holdings
from planner.gapdata.store.store import Change, Store
from planner.model.country import countries
from planner.model.figures import Record
from planner.report.safe import prose, visible
from planner.report.terminal import BLANK, Ink, Part, Row, plain_row


class Reading(Frozen):
    """A file that was read, and what came of it."""

    content: Content
    layout: str | None
    """None if planner does not recognise it; then a finding says so."""
    name: str
    """Of the dataset that it becomes."""
    imported: Imported


def reading_rows(reading: Reading, store: Store, change: Change) -> list[Row]:
    """The file and its layout, whose figures came in, what was left out, and what is different now."""
    title = f"  read as {layout(reading.layout).TITLE} (layout {reading.layout})" if reading.layout else ""
    file = store.folder / (reading.name + SUFFIX)
    return [
        Row((Part(visible(reading.content.path), Ink.PLACE), Part(title))),
        *holding_rows(holdings(reading.imported.records)),
        *(plain_row(prose(text), indent=2) for text in _passed_over(reading.imported)),
        Row((Part(visible(str(file)), Ink.PLACE), Part(prose(f": {_changed(change)}"))), indent=2),
        BLANK,
    ]


def _passed_over(imported: Imported) -> Iterator[str]:
    """What was seen in the file and not taken."""
    by_kind: dict[str, list[LeftOut]] = {}
    for each in imported.left_out:
        by_kind.setdefault(each.kind, []).append(each)
    for kind, parts in by_kind.items():
        figures = sum(part.figures for part in parts)
        count = f" ({counted(figures, 'figure')})" if figures else ""
        yield f"Left out, {_WHY[kind]}{count}: {some([part.name for part in parts])}."
    if imported.empty:
        yield f"Passed over: {counted(imported.empty, 'place')} where the file has no value."


_WHY = {
    "column": "since planner knows nothing of that name",
    "group": "since they are groups of countries",
    "part": "since they are parts of what is taken whole",
}


def _changed(change: Change) -> str:
    """``2 new, 1 changed (ncsi-score of Ghana for 2022), 12 as before``; or that nothing is different."""
    if not change:
        return "nothing has changed"
    told = [f"{len(change.new):,} new"] if change.new else []
    told += [f"{len(change.changed):,} changed ({_figures(change.changed)})"] if change.changed else []
    told += [f"{len(change.gone):,} gone ({_figures(change.gone)})"] if change.gone else []
    told += [f"{change.same:,} as before"] if change.same else []
    return ", ".join(told)


def _figures(records: Iterable[Record]) -> str:
    return some([f"{r.indicator.id} of {countries()[r.country].name} for {r.when}" for r in records])
