"""``planner gaps sources``: whose figures are here, how old they are, and who may see them."""

import json
import sys
from typing import Any

import click

from planner.cli import asked, options, output
from planner.cli.gaps.faults import told
from planner.cli.gaps.holdings import holding_rows
from planner.gapdata.figures import shipped
from planner.gapdata.store.holding import Holding, holdings
from planner.gapdata.store.store import Dataset, Store
from planner.report.safe import visible
from planner.report.terminal import BLANK, Ink, Part, Row, paint, plain_row

_VERSION = 1
"""Of the JSON form."""


@click.command(epilog="Example: planner gaps sources --format json")
@options.TEXT_OR_JSON
@options.FIGURES_FOLDER
def command(form: str, gaps: str | None) -> None:
    """List the figures that are here: whose, of which edition, how old, how many, under which licence.

    First those that come with planner, then the datasets that you added. An edition that a newer one has
    superseded is marked.
    """
    store = Store(asked.figures_folder(gaps))
    with told():
        datasets = store.datasets()
    if form == "json":
        output.say(json.dumps(_data(store, datasets), indent=2, ensure_ascii=True) + "\n")
    else:
        output.say(paint(_rows(store, datasets), output.style(sys.stdout)))


def _rows(store: Store, datasets: tuple[Dataset, ...]) -> list[Row]:
    rows = [plain_row("Shipped with planner", ink=Ink.STRONG), *holding_rows(holdings(shipped().quoted))]
    for dataset in datasets:
        name, file = Part(visible(dataset.name), Ink.STRONG), Part(visible(str(dataset.file)), Ink.PLACE)
        rows += [BLANK, Row((name, Part("  "), file)), *holding_rows(dataset.holdings)]
    if not datasets:
        none = f"There are no figures of yours in {visible(str(store.folder))}. `planner gaps add FILE` brings them in."
        rows += [BLANK, plain_row(none)]
    return rows


def _data(store: Store, datasets: tuple[Dataset, ...]) -> dict[str, Any]:
    """The same for programs."""
    return {
        "planner-gaps-sources": _VERSION,
        "folder": str(store.folder),
        "shipped": [_holding_data(each) for each in holdings(shipped().quoted)],
        "datasets": [
            {
                "name": dataset.name,
                "file": str(dataset.file),
                "figures": len(dataset.records),
                "indicators": list(dataset.indicators),
                "countries": list(dataset.countries),
                "holdings": [_holding_data(each) for each in dataset.holdings],
            }
            for dataset in datasets
        ],
    }


def _holding_data(holding: Holding) -> dict[str, Any]:
    return {
        "framework": holding.framework,
        "version": holding.version,
        "title": holding.edition.title if holding.edition else "",
        "superseded_by": holding.superseded_by,
        "source": holding.source,
        "licence": holding.licence,
        "confidentiality": holding.access.value,
        "indicators": list(holding.indicators),
        "figures": holding.figures,
        "countries": list(holding.countries),
        "first_year": holding.years[0],
        "last_year": holding.years[1],
    }
