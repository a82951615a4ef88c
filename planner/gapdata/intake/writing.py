"""Writes figures in planner's own layout: sorted, every column, and what is read from it is what was written."""

import csv
import io
from collections.abc import Iterable

from planner.gapdata.intake.aspects import aspect_of
from planner.gapdata.intake.declared import NO_SOURCE
from planner.gapdata.intake.layout import COLUMNS
from planner.gapdata.intake.layouts.plain import guarded
from planner.model.figures import Indicator, Record


def write_plain(records: Iterable[Record], indicators: Iterable[Indicator]) -> bytes:
    """The records as a file in planner's own layout; ``indicators`` are those that came with them.

    The columns that declare an indicator (title, area, higher_is_better) are filled in for the user's own
    only: of those that planner knows, its own tables say it. Texts that a spreadsheet would run as a formula
    begin with an apostrophe, which reading takes off again.
    """
    own = {i.id for i in indicators if aspect_of(i) is None}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in sorted(records, key=lambda record: record.key):
        writer.writerow(_row(record, declares=record.indicator.id in own))
    return text.getvalue().encode()


def _row(record: Record, *, declares: bool) -> list[str]:
    indicator = record.indicator
    factor, aspect = aspect_of(indicator) or (indicator, "")
    texts = {
        "iso3": record.country,
        "framework": indicator.framework,
        "version": record.version,
        "indicator": factor.id,
        "aspect": aspect,
        "as_of": record.when,
        "unit": indicator.unit,
        "source": "" if record.source == NO_SOURCE else record.source,
        "url": record.url,
        "licence": record.licence,
        "confidentiality": record.access.value,
    }
    if declares:
        texts["title"] = indicator.title
        texts["area"] = ";".join(indicator.areas)
        texts["higher_is_better"] = "yes" if indicator.higher_is_better else "no"
    cells = {name: guarded(text) for name, text in texts.items()}
    cells["value"] = record.stage or _number(record.value)
    return [cells.get(name, "") for name in COLUMNS]


def _number(value: float) -> str:
    """The shortest text that is read as this very number."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
