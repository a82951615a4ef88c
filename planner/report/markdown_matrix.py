"""Who learns what, as two small tables in Markdown: money and people."""

from planner.diagnostic import Matrix, Overview
from planner.report.markdown_escape import words
from planner.report.shares import grouped, share, total

_NAME = 200
_LABEL = 60
"""Characters of a title and of the name of a row that are shown."""


def overview_block(overview: Overview) -> str:
    """The programme in a line and its matrix."""
    countries = ", ".join(overview.countries)
    facts = f"{overview.id}; phase: {overview.phase}; {countries}".strip("; ")
    head = f"**{words(overview.title, _NAME)}** ({words(facts, _NAME)})\n\n"
    return head + _money(overview.matrix) + _people(overview.matrix)


def _money(matrix: Matrix) -> str:
    whole = total(matrix.money)
    if not whole:
        return "Money: nothing is planned yet.\n\n"
    rows = [(*row, sum(row)) for row in matrix.money]
    sums = tuple(sum(column) for column in zip(*rows, strict=True))
    written = [[share(value, whole) for value in row] for row in (*rows, sums)]
    title = f"Share of {words(matrix.currency, _LABEL)} {grouped(whole)}"
    return _table(title, (*matrix.columns, "all"), (*matrix.rows, "all"), written)


def _people(matrix: Matrix) -> str:
    """Plain numbers. No sums: the same person may stand in several cells of a row."""
    if not total(matrix.people):
        return "People reached: nobody is planned for yet.\n\n"
    written = [[grouped(value) if value else "-" for value in row] for row in matrix.people]
    return _table("People reached (cells do not add up)", matrix.columns, matrix.rows, written)


def _table(title: str, columns: tuple[str, ...], rows: tuple[str, ...], written: list[list[str]]) -> str:
    heads = " | ".join(words(name, _LABEL) for name in columns)
    lines = [f"| {title} | {heads} |", "| --- |" + " ---: |" * len(columns)]
    lines += [
        f"| {words(name, _LABEL)} | {' | '.join(cells)} |" for name, cells in zip(rows, written, strict=True)
    ]
    return "\n".join(lines) + "\n\n"
