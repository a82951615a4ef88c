"""No gender analysis, or no word on avoiding harm, behind the gender marker; a marker of 0 included.

Why: The OECD handbook on the gender marker asks every activity for a gender analysis and for care to do no harm,
also where gender equality is not an aim. A marker of 0 says that this was looked at, not that it was skipped. A
plan that has not looked may invite men only, and overlook whom an attack or an outage hurts most.

Fix: Write under `safeguards.gender` the `marker` and, as `analysis`, what the programme means for women and for
men: who takes part, who decides, what keeps whom away. Say under `safeguards.do_no_harm` what harm it could do
and how that is avoided.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import GENDERNET, OEWG2021
from planner.model.blank import says_nothing
from planner.model.programme import Programme
from planner.position import ROOT


@rule(
    Severity.WARNING,
    sources=[GENDERNET, OEWG2021],
    grade=Grade.CONSENSUS,
    asked=Asked.STANDARD,
    rows=["M14"],
)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding a programme: of two things that are missing the first is the one to begin with."""
    programme = subject.programme
    safeguards = programme.safeguards
    gender = safeguards.gender if safeguards else None
    if safeguards is None or gender is None:
        yield _silent(programme)
    elif says_nothing(gender.analysis):
        message = f"The gender marker is {gender.marker}, and no analysis says what the programme means for women and for men."
        yield Finding(gender.at / "marker", message)
    elif says_nothing(safeguards.do_no_harm):
        message = f"The gender marker is {gender.marker}, and nothing says what harm the programme could do and how that is avoided."
        yield Finding(gender.at / "marker", message)


def _silent(programme: Programme) -> Finding:
    at = programme.safeguards.at if programme.safeguards else ROOT / "stakeholders"
    return Finding(
        at, "The plan gives no gender marker and no analysis of what it means for women and for men."
    )


VALID = [
    "title: The smallest programme has a marker of 0 with its analysis\n",
    "safeguards:\n  gender: {marker: 1, analysis: Women hold a third of these posts.}\n",
]
INVALID = [
    """
safeguards:
stakeholders:  # <- here
  - {id: regulators, name: Regulators, type: state, countries: [GHA], people: 40, takes_part_in: [design], why: Rules.}
""",
    "safeguards:  # <- here\n  gender:\n",
    "safeguards:\n  gender:\n    marker: 0  # <- here\n    analysis:\n",
    "safeguards:\n  gender:\n    marker: 2  # <- here\n    analysis: TBD\n  do_no_harm:\n",
    "safeguards:\n  gender:\n    marker: 0  # <- here\n  do_no_harm:\n",
]
