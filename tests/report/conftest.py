"""Reports to render: one that a decent programme gives, one in which every text is hostile."""

import pytest

from planner.citation import Asked, Grade, Source
from planner.diagnostic import (
    Applied,
    Diagnostic,
    Matrix,
    Overview,
    Related,
    Report,
    Ruled,
    RuleInfo,
    Severity,
    Skipped,
    Waived,
)
from planner.frozen import replace
from planner.position import Pointer, Span

NO_TARGET = RuleInfo(
    id="results/no-target",
    title="An indicator without a target",
    why="Nobody can say whether an outcome was reached when nothing says how far it should go.",
    fix="Give each indicator a target with a value and a year inside the period of the programme.",
    severity={"design": Severity.WARNING, "implementation": Severity.ERROR},
    sources=(
        Source("iati", "IATI, Standard 2.03, 2018", 2018, "https://iatistandard.org/en/", "section 8.9.1"),
        Source("form", "A donor's printed form, 2020", 2020),
    ),
    grade=Grade.CONSENSUS,
    asked=Asked.STANDARD,
    options={"years": 5, "kinds": ("outcome", "output")},
    rows=("M1", "M22"),
)
ONE_CELL = replace(
    NO_TARGET,
    id="definition/one-cell",
    title="Most of the money in one cell of the matrix",
    why="A programme that serves one group with one skill leaves the others to learn from nobody.",
    fix="Move money to another group or skill, or say which partner programme serves the rest.",
    severity={"design": Severity.NOTE},
    grade=Grade.CONTESTED,
    asked=Asked.HOUSE,
    sources=(Source("memo", "A memo [on](https://example.org) skills, 2020", 2020),),
)
SYNTAX = replace(NO_TARGET, id="yaml/syntax", title="Text that is not YAML", sources=(), options={}, rows=())

BALTIC = "programmes/baltic.yaml"
BALTIC_LINES = (
    "programme: baltic",
    "outcomes:",
    *(f"  - {{id: o{n}, title: Outcome number {n}}}" for n in range(1, 7)),
    '  - {id: o7, title: "能力建設 👩\u200d💻 naïve", target: }',
    "\t- id: tabbed",
    "  - {id: o9, text: " + "long " * 60 + "target: , more: " + "tail " * 60 + "}",
    "activities:",
    "  - id: a1",
    "    title: First",
)


def no_target(line: int, column: int, end: int, **more: object) -> Diagnostic:
    base = Diagnostic(
        rule="results/no-target",
        severity=Severity.ERROR,
        message=f"Outcome number {line - 2} has no target.",
        path=BALTIC,
        span=Span(line, column, line, end),
        pointer=Pointer(("outcomes", line - 3)),
        anchor=f"/outcomes/o{line - 2}",
    )
    return replace(base, **more)


@pytest.fixture
def decent() -> Report:
    """Two programmes with findings, one without, one that could not be read, one on standard input."""
    line = BALTIC_LINES[10]
    wide = BALTIC_LINES[8]
    findings = [no_target(n, 10, 12) for n in range(3, 9)]
    findings += [
        no_target(9, wide.index("能") + 1, wide.index("能") + 5, fix="Write a number after the word target."),
        no_target(11, line.index("target") + 1, line.index("target") + 7),
        Diagnostic("yaml/syntax", Severity.ERROR, "A tab indents this line.", BALTIC, Span(10, 1, 10, 2)),
        Diagnostic(
            "definition/one-cell",
            Severity.NOTE,
            "Eight tenths of the money go to technical skills of the state.",
            BALTIC,
            Span(13, 3, 14, 17),
            Pointer(("activities", 0)),
            related=(Related("the total is stated here", Pointer(("programme",)), Span(1, 1, 1, 10)),),
        ),
        Diagnostic(
            "definition/one-cell",
            Severity.NOTE,
            "Most of the money goes one way.",
            BALTIC,
            Span(12, 1, 12, 11),
            waived=Waived("The partner programme serves industry.", "Head of Programmes", "2027-06-30"),
        ),
        Diagnostic(
            "house/unlisted",
            Severity.WARNING,
            "A finding of a rule that the report does not list.",
            "<stdin>",
            Span(2, 1, 2, 1),
        ),
    ]
    return Report(
        files=(BALTIC, "programmes/größe und mehr.yaml", "programmes/broken.yaml", "<stdin>"),
        rules=(NO_TARGET, ONE_CELL, SYNTAX),
        diagnostics=tuple(sorted(findings, key=Diagnostic.order)),
        skipped=(
            Skipped(
                "programmes/broken.yaml", "*", "The file is not YAML, so nothing in it could be checked."
            ),
            Skipped(BALTIC, "gap/no-record", "No gap data was given."),
            Skipped(BALTIC, "gap/stale", "No gap data was given."),
        ),
        overviews=(
            Overview(
                BALTIC,
                "baltic",
                "Skills for the Baltic ports",
                "design",
                ("EE", "LV"),
                Matrix(
                    ("state", "industry", "civil-society"),
                    ("technical", "governance", "diplomatic"),
                    ((800_000, 50_000, 20_000), (0, 100_000, 0), (1_000, 0, 29_000)),
                    ((120, 20, 10), (0, 40, 0), (0, 0, 10)),
                    "EUR",
                ),
            ),
        ),
        sources={BALTIC: BALTIC_LINES},
    )


HOSTILE = (
    "::error file=x::forged ##[add-mask]x ##vso[task.x] \x1b[31mred\x1b]0;t\x07 \x9b2J \u202egnp\u2066 [bold]b[/bold] "
    "[link=https://example.org]l[/link] [a](javascript:x) <script> {0} 100% a,b:c\r\n::set-output name=a::b\u2028\ud800\x00é"
)


def hostile_report(text: str, path: str = "") -> Report:
    """A report in which every text is ``text`` and every path is ``path``, or ``text`` too."""
    path = path or text
    source = Source(text, text, 2020, text, text)
    rule = replace(
        NO_TARGET,
        id=text,
        title=text,
        why=text,
        fix=text,
        sources=(source,),
        options={text: text},
        rows=(text,),
    )
    found = Diagnostic(
        text,
        Severity.ERROR,
        text,
        path,
        Span(1, 3, 1, 9),
        Pointer((text, 0)),
        text,
        text,
        (Related(text, Pointer((text,)), Span(1, 1, 2, 1)),),
        ruled=Ruled(text, Asked.STANDARD, text),
    )
    waived = replace(found, span=Span(1, 1, 2, 1), waived=Waived(text, text, text, text, 1))
    known = replace(found, span=Span(1, 2, 2, 1), known=True)
    unknown = replace(found, rule="house/unknown", severity=Severity.WARNING, fix="")
    matrix = Matrix((text, "industry"), (text, "governance"), ((1, 2), (3, 4)), ((0, 0), (0, 0)), text)
    return Report(
        files=(path,),
        rules=(rule,),
        diagnostics=(found, waived, known, unknown, replace(found, severity=Severity.NOTE)),
        skipped=(Skipped(path, text, text),),
        overviews=(Overview(path, text, text, text, (text,), matrix, text),),
        profile=text,
        baseline=text,
        applied=(Applied(text, 1, text, (path,)),),
        sources={path: (text, text)},
    )


@pytest.fixture
def hostile() -> Report:
    """Terminal escapes, forged commands, markup and bidirectional marks in every field."""
    return hostile_report(HOSTILE)


@pytest.fixture(scope="session")
def hostile_of():
    """Makes a hostile report of a given text and path."""
    return hostile_report
