"""What planner can say about a table of figures: the findings of its own stage ``gaps``."""

from collections.abc import Iterable

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, Related, RuleInfo, Severity
from planner.position import ROOT, Pointer, Span

LAYOUT = Source(
    "own-figures",
    "planner, Your own figures: the layouts and what is refused (docs/own-figures.md)",
    2026,
)
"""Where it is laid down what a file of figures must be."""


def _stage(name: str, title: str, why: str, fix: str, severity: Severity = Severity.ERROR) -> RuleInfo:
    return RuleInfo(
        id=f"gaps/{name}",
        title=title,
        why=why,
        fix=fix,
        severity=dict.fromkeys(("design", "inception", "implementation", "closed"), severity),
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
        "layout",
        "A file in no layout that planner knows, or not in the one that was named",
        "What cannot be read for certain must not be guessed: a rank could be taken for a score.",
        "Compare the file with the layouts on the page docs/own-figures.md, or name its layout with planner gaps add --layout.",
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
        "edition",
        "An edition that does not exist, or a figure of which nothing says its edition",
        "Editions of one framework ask different things: their scores cannot be compared with each other.",
        "Name the edition in a column version, or add the file with planner gaps add --edition.",
    ),
    _stage(
        "year",
        "A year or date that is none",
        "A figure without its year cannot be compared.",
        "Write the year with four digits, such as 2024, or 2024-06, or 2024-06-14.",
    ),
    _stage(
        "value",
        "A value that is not a number, or impossible for its indicator",
        "An impossible value would move the country and all its peers.",
        "Write a plain number with a decimal point; leave the cell empty where nothing is known.",
    ),
    _stage(
        "stage",
        "A stage that the maturity model does not have",
        "Each edition has its own stages: a stage of another model says something else.",
        "Write the name of the stage as the model has it, or its number, 1 for the lowest.",
    ),
    _stage(
        "unit",
        "A unit other than the indicator's",
        "Figures in different units cannot be compared.",
        "Convert the figure, or leave the unit empty if it is already in the indicator's unit.",
    ),
    _stage(
        "access",
        "A word that does not say who may see the figure",
        "What partners told in confidence must not get into a document by a typing error.",
        "Write public, partner or internal, or leave the cell empty.",
    ),
    _stage(
        "source",
        "A source that is not in the list of sources, or an address that is none",
        "Readers must be able to look a figure up.",
        "Name an entry of sources.csv, and write addresses as https://...",
    ),
    _stage(
        "duplicate",
        "Two figures for the same country, indicator, edition and time",
        "Only one of them can be right, and planner must not choose.",
        "Keep one of the two lines.",
    ),
    _stage(
        "left-out",
        "Columns that hold nothing planner knows",
        "Whoever brings figures must know which of them do not count.",
        "Nothing, if they are not figures; else name the column as planner names the indicator.",
        Severity.NOTE,
    ),
)
"""Every finding about a user's table of figures, as the reporters need it."""

_SEVERITY = {stage.id: stage.severity["design"] for stage in STAGES}


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
    """The finding ``gaps/name``; ``fix`` is the stage's own advice where it is empty."""
    rule = f"gaps/{name}"
    return Diagnostic(rule, _SEVERITY[rule], message, path, span, at, fix=fix, related=tuple(related))
