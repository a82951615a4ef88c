"""How figures are described where they come in, are listed and go."""

from collections.abc import Iterable, Sequence

from planner.engine.wording import counted, listed
from planner.gapdata.store.holding import Holding
from planner.model.figures import Access
from planner.report.safe import prose
from planner.report.terminal import Ink, Part, Row, plain_row

NO_LICENCE = "Licence not stated"
"""What is said of figures whose licence nobody gave."""
_READERS = {
    Access.PUBLIC: "not confidential",
    Access.PARTNER: "confidential, for partners: left out of documents",
    Access.INTERNAL: "confidential, for your own house: left out of documents",
}
_NAMED = 4


def holding_rows(holdings: Iterable[Holding]) -> list[Row]:
    """Two paragraphs for each: whose figures of which edition, and how many, how old, under which licence."""
    rows: list[Row] = []
    for each in holdings:
        rows.append(_title(each))
        rows.append(plain_row(_facts(each), indent=4))
    return rows


def _title(holding: Holding) -> Row:
    edition = holding.edition
    title = edition.title if edition else "Indicators of your own"
    if holding.version and not edition:
        title = f"{holding.framework}, edition {holding.version}"
    parts = [Part(prose(f"{title} ({holding.source})"))]
    if holding.superseded_by:
        parts.append(Part(f"  superseded by edition {holding.superseded_by}", Ink.WARNING))
    return Row(tuple(parts), indent=2)


def _facts(holding: Holding) -> str:
    counts = (
        f"{holding.figures:,} {'figure' if holding.figures == 1 else 'figures'} of {counted(len(holding.indicators), 'indicator')} "
        f"({some(holding.indicators)}), {counted(len(holding.countries), 'country', 'countries')}, "
        f"{years(holding.years)}"
    )
    licence = f"Licence: {holding.licence}" if holding.licence else NO_LICENCE
    return prose(f"{counts}. {licence}; {_READERS[holding.access]}.")


def years(span: tuple[int, int]) -> str:
    """``2022`` or ``2015 to 2022``."""
    return str(span[0]) if span[0] == span[1] else f"{span[0]} to {span[1]}"


def some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    if len(names) > _NAMED + 1:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return listed(names)
