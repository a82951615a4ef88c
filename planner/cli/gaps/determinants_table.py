"""The regression of cyber capacity as rows for people and as data for programs, with both studies beside it."""

from collections.abc import Iterable, Iterator

from planner.citation import Source
from planner.engine.sources import CC2020, MAKRIDIS_SMEETS
from planner.gapdata.determinants.determinants import Determinants, Lack, Model, Term, span
from planner.gapdata.determinants.predictors import EVERY
from planner.model.figures import Indicator, Record
from planner.report.safe import prose
from planner.report.style import Style
from planner.report.terminal import BLANK, Ink, Part, Row, plain_row, usable_width

FORMAT = 1
"""Raised when a reader of the old form could no longer read the new one."""
FEW = 30
"""With fewer countries the errors and p are rough: both rest on there being many."""

METHOD = "Ordinary least squares with HC3 robust errors; p is two-sided, from the normal distribution."
CAUTION = (
    "This is association between countries, not cause, and says nothing about what one programme does in one "
    "country. It is the headline of the first study below on other data, not a replication of its model."
)
_KNOWLEDGE = (
    "A country's science and technical knowledge explains its cyber capacity most robustly; threats from outside, "
    "domestic politics and norms do not explain it."
)
_THREAT = (
    "Finds otherwise: countries under more threat, and those that depend more on cyberspace, are readier; means such "
    "as national income show no significant association."
)
STUDIES: tuple[tuple[Source, str], ...] = ((CC2020, _KNOWLEDGE), (MAKRIDIS_SMEETS, _THREAT))
"""Both sides of a contested question, each with what it found."""

_HOW_TO_READ = (
    "A coefficient is the difference in the outcome that goes with one unit more of the predictor, the others being "
    "equal. The error says how uncertain it is. p is the chance of a coefficient at least this far from nought if "
    "nothing went with the predictor at all; 1e-22 is a nought, a point, 21 noughts and a 1. R2 is the share of the "
    "differences between countries that goes with all predictors together. ln is the natural logarithm."
)
_LABEL = 30
"""Columns of a term's name."""
_COLUMNS = {"coefficient": 12, "error": 10, "statistic": 10, "p": 8}
"""The numbers of a term, and the columns that each takes: together under the 80 of a usual screen."""
_TABLE = 2 + _LABEL + sum(width + 1 for width in _COLUMNS.values())


def rows(found: Determinants, style: Style) -> list[Row]:
    """The outcome, a table for each model, what was left out, the figures used, and how to read it all."""
    artist = _Artist(found, style)
    tables = (row for model in found.models for row in (*artist.model(model), BLANK))
    return [*artist.head(), BLANK, *tables, *artist.left_out(), *artist.used(), BLANK, *artist.foot()]


class _Artist:
    """Draws rows; knows the result and what the screen can show."""

    def __init__(self, found: Determinants, style: Style) -> None:
        self.found = found
        self.unicode = style.unicode
        self.wide = usable_width(style) >= _TABLE
        titles: dict[str, Indicator] = {}
        for records in found.records.values():
            titles |= {r.indicator.id: r.indicator for r in records.values()}
        self.titles = {key: indicator.title for key, indicator in titles.items()}

    def head(self) -> Iterator[Row]:
        """What is explained, and by figures of which years."""
        outcome = self.found.outcome
        edition = f", edition {self.found.edition}" if self.found.edition else ""
        yield self._row(f"What goes with {outcome.title}{edition}, {self.found.year}", ink=Ink.STRONG)
        yield self._row(f"{METHOD} Predictors of {self.found.years}.", ink=Ink.QUIET)
        if outcome.caveat:
            yield self._row(outcome.caveat, label="Note", ink=Ink.QUIET)

    def model(self, model: Model) -> Iterator[Row]:
        """The table of one model, or why there is none."""
        if model.why_not:
            yield self._row(f"{model.title}: {model.n} countries", ink=Ink.STRONG)
            yield self._row(model.why_not, indent=2, label="not done")
            return
        yield self._row(f"{model.title}: {model.n} countries, R2 {model.r2:.3f}", ink=Ink.STRONG)
        if self.wide:
            yield _line("", _COLUMNS, Ink.QUIET)
        for term in model.terms:
            yield _line(term.label, numbers(term), Ink.PLAIN) if self.wide else self._sentence(term)
        if model.n < FEW:
            text = f"With fewer than {FEW} countries the errors and p are rough: take them for a hint."
            yield self._row(text, indent=2, label="Note", ink=Ink.QUIET)

    def _sentence(self, term: Term) -> Row:
        """A term on a screen that is too narrow for a table."""
        facts = (f"{name} {number}" for name, number in zip(_COLUMNS, numbers(term), strict=True))
        return self._row(f"{term.label}: {', '.join(facts)}", indent=2)

    def left_out(self) -> Iterator[Row]:
        """Which predictors countries with the outcome lack; one country may lack several."""
        have = len(self.found.records[self.found.outcome.id])
        every = f"{have} countries have the outcome of {self.found.year}."
        if not self.found.lacks:
            yield self._row(f"{every} None of them lacks a predictor.")
            return
        yield self._row(f"{every} Some of them lack a predictor, and a country may lack several:")
        for lack in self.found.lacks:
            yield self._row(f"{self._title(lack.indicator)}: {self._lack(lack)}", indent=2)

    def _lack(self, lack: Lack) -> str:
        said = [f"{len(lack.absent)} without any figure"] if lack.absent else []
        if lack.untimely:
            said.append(f"{len(lack.untimely)} without one of {self.found.years}")
        return f"{', '.join(said)}."

    def used(self) -> Iterator[Row]:
        """The years and the sources of the figures that were taken."""
        yield self._row("Figures taken:")
        for indicator, records in self.found.records.items():
            if records:
                text = f"{self._title(indicator)}: {_years(records.values())} ({_sources(records.values())})."
                yield self._row(text, indent=2)

    def foot(self) -> Iterator[Row]:
        """How to read the tables, what they must not be taken for, and both studies."""
        yield self._row(_HOW_TO_READ, ink=Ink.QUIET)
        yield self._row(CAUTION, ink=Ink.STRONG)
        for source, finding in STUDIES:
            yield self._row(f"{source}. {finding}", label="Study")

    def _title(self, indicator: str) -> str:
        return self.titles.get(indicator, indicator)

    def _row(self, text: str, *, indent: int = 0, label: str = "", ink: Ink = Ink.PLAIN) -> Row:
        return plain_row(prose(text, unicode=self.unicode), indent=indent, label=label, ink=ink)


def _line(label: str, cells: Iterable[str], ink: Ink) -> Row:
    """A line of a table; every label and number is planner's own and fits its column."""
    text = f"{label:<{_LABEL}}" + "".join(
        f" {cell:>{width}}" for cell, width in zip(cells, _COLUMNS.values(), strict=True)
    )
    return Row((Part(text, ink),), indent=2, wrap=False)


def numbers(term: Term) -> tuple[str, str, str, str]:
    """Coefficient and error with four digits, the statistic with two decimals, and p."""
    found = term.coefficient
    return f"{found.value:.4g}", f"{found.error:.3g}", f"{found.statistic:.2f}", _probability(found.p)


def _probability(p: float) -> str:
    """Two digits; a power of ten where it is very small: ``0.31``, ``0.016``, ``1e-22``."""
    if p >= 0.1:
        return f"{p:.2f}"
    if p >= 0.0001:
        return f"{p:.2g}"
    return f"{p:.0e}" if p else "<1e-300"


def _years(records: Iterable[Record]) -> str:
    return span(record.year for record in records)


def _sources(records: Iterable[Record]) -> str:
    """Who says so: the users' own sources, or publisher and series, each once."""
    found = {
        r.source or ", ".join(part for part in (r.indicator.publisher, r.indicator.series) if part)
        for r in records
    }
    return "; ".join(sorted(found))


def data(found: Determinants) -> dict[str, object]:
    """The same as data, with every figure that was taken: only strings, numbers, lists and dicts."""
    return {
        "planner-determinants": FORMAT,
        "method": METHOD,
        "caution": CAUTION,
        "outcome": {
            "indicator": found.outcome.id,
            "title": found.outcome.title,
            "edition": found.edition or None,
            "year": found.year,
        },
        "predictors": {"oldest": found.oldest, "latest": found.latest},
        "models": [_model(model) for model in found.models],
        "lacking": [
            {
                "indicator": lack.indicator,
                "no_figure": list(lack.absent),
                "other_years_only": list(lack.untimely),
            }
            for lack in found.lacks
        ],
        "figures": [
            _record(r) for i in (found.outcome.id, *EVERY) for _, r in sorted(found.records[i].items())
        ],
        "studies": [
            {"key": s.key, "title": str(s), "year": s.year, "url": s.url, "found": finding}
            for s, finding in STUDIES
        ],
    }


def _model(model: Model) -> dict[str, object]:
    return {
        "name": model.name,
        "title": model.title,
        "n": model.n,
        "r2": None if model.why_not else _rounded(model.r2),
        "why_not": model.why_not or None,
        "terms": [_term(term) for term in model.terms],
        "countries": list(model.countries),
    }


def _term(term: Term) -> dict[str, object]:
    found = term.coefficient
    return {
        "term": term.label,
        "indicator": term.indicator or None,
        "coefficient": _rounded(found.value),
        "robust_error": _rounded(found.error),
        "statistic": _rounded(found.statistic),
        "p": _rounded(found.p),
    }


def _record(record: Record) -> dict[str, object]:
    return {
        "iso3": record.country,
        "indicator": record.indicator.id,
        "year": record.year,
        "value": record.value,
        "source": _sources([record]),
    }


def _rounded(value: float) -> float:
    """Seven significant digits: more than the figures carry, and the same on every machine."""
    return float(f"{value:.7g}")
