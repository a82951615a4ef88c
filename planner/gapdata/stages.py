"""What planner can say about a table of figures: the findings of its own stage ``gaps``."""

from collections.abc import Iterable

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, Related, RuleInfo, Severity
from planner.position import ROOT, Pointer, Span

LAYOUT = Source(
    "gap-method",
    "planner, The gap profile: method and figures (docs/gap-method.md)",
    2026,
    where="Your own figures",
)
"""Where the layout of a table is laid down."""


def _stage(name: str, title: str, why: str, fix: str) -> RuleInfo:
    return RuleInfo(
        id=f"gaps/{name}",
        title=title,
        why=why,
        fix=fix,
        severity=dict.fromkeys(("design", "inception", "implementation", "closed"), Severity.ERROR),
        sources=(LAYOUT,),
        grade=Grade.CONSENSUS,
        asked=Asked.HOUSE,
        options={},
        rows=("M22",),
    )


STAGES = (
    _stage(
        "text",
        "Text that cannot be read as a table of figures",
        "A damaged or wrongly saved file would put wrong figures beside a country's name.",
        "Save the file as CSV in UTF-8, one figure a line.",
    ),
    _stage(
        "header",
        "A first line that does not name the columns",
        "Without the names of the columns a year could be taken for a value.",
        "Begin with the line: iso3,indicator,year,value",
    ),
    _stage(
        "country",
        "A country that does not exist, or a group of countries",
        "A figure must belong to one country: World or Sub-Saharan Africa is nobody's peer.",
        "Use an ISO 3166-1 alpha-3 code such as GHA.",
    ),
    _stage(
        "indicator",
        "An indicator that is unknown and not declared, or declared in two ways",
        "A figure can be compared only if it is clear what it measures and whether more is better.",
        "Use an indicator that planner knows, or declare your own with title, area and higher_is_better.",
    ),
    _stage(
        "year",
        "A year that is none",
        "A figure without its year cannot be compared.",
        "Write the year with four digits, such as 2024.",
    ),
    _stage(
        "value",
        "A value that is not a number, or impossible for its indicator",
        "An impossible value would move the country and all its peers.",
        "Write a plain number with a decimal point; leave the whole line out where nothing is known.",
    ),
    _stage(
        "unit",
        "A unit other than the indicator's",
        "Figures in different units cannot be compared.",
        "Convert the figure, or leave the unit empty if it is already in the indicator's unit.",
    ),
    _stage(
        "duplicate",
        "Two figures for the same country, indicator and year",
        "Only one of them can be right, and planner must not choose.",
        "Keep one of the two lines.",
    ),
)
"""Every finding about a user's table of figures, as the reporters need it."""

_KNOWN = {stage.id for stage in STAGES}


def wrong(  # noqa: PLR0913 - the facts of a finding, each a field of Diagnostic
    name: str,
    message: str,
    path: str,
    span: Span,
    *,
    at: Pointer = ROOT,
    fix: str = "",
    related: Iterable[Related] = (),
) -> Diagnostic:
    """The finding ``gaps/name``, always an error; ``fix`` is the stage's own advice where it is empty."""
    rule = f"gaps/{name}"
    assert rule in _KNOWN, rule
    return Diagnostic(rule, Severity.ERROR, message, path, span, at, fix=fix, related=tuple(related))
