"""A count of people that is not split by sex.

Why: A single number of people hides who is missing. The OECD's handbook on the gender marker has programmes that aim
at equality follow and report it, which cannot be made up for later if the lists do not say it. Which indicators
count people is told from English words; in other languages the check stays silent.

Fix: Add `sex` to the `by` of the indicator, and a line to the register or the survey that it is read from.
"""

import re

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import GENDERNET
from planner.engine.wording import folded
from planner.late import late
from planner.model.results import Indicator

_PEOPLE = (
    "people|persons|participants|trainees|learners|students|graduates|alumni|fellows|experts|specialists|officials|"
    "officers|engineers|analysts|investigators|judges|prosecutors|magistrates|lawyers|diplomats|delegates|trainers|"
    "teachers|lecturers|researchers|journalists|advocates|users|citizens|staff"
)
_COUNTED = late(rf"(?:{_PEOPLE})\b", re.IGNORECASE)
_ABOUT_PEOPLE = late(
    rf"(?:(?:number|share|percentage|proportion|per cent) of )?(?:[\w-]+ ){{0,2}}?(?:{_PEOPLE})"
    r"(?: (?:who|that|in|of|from|at|with|whose|trained|reached|certified|completing|attending|taking|using)\b|$)",
    re.IGNORECASE,
)
_ONE_SEX = late(r"\b(?:women|men|girls|boys|female|male)\b", re.IGNORECASE)


@rule(Severity.WARNING, sources=[GENDERNET], grade=Grade.CONSENSUS)
def check(subject: Subject) -> list[Finding]:
    """Counts and per cents of people; what counts women or men alone is split already."""
    if subject.programme.language.partition("-")[0].lower() != "en":
        return []
    whole = [i for i in subject.programme.indicators if _of_people(i) and "sex" not in i.by]
    findings = [
        Finding(i.at, f"Indicator {i.id} (“{i.statement}”) counts people, but is not split by sex.")
        for i in whole
    ]
    return folded(findings, f"{len(findings)} indicators count people, but are not split by sex.")


def _of_people(indicator: Indicator) -> bool:
    if indicator.measure not in ("unit", "percent"):
        return False
    statement = " ".join(indicator.statement.split())
    counted = _COUNTED.match(indicator.unit) or _ABOUT_PEOPLE.match(statement)
    return bool(counted) and not _ONE_SEX.search(statement)


_INDICATOR = """
results:
  impact:
    statement: People stay connected.
    indicators:
"""
VALID = [
    _INDICATOR + "      - {id: i1, statement: People trained, measure: unit, unit: people, by: [sex]}\n",
    _INDICATOR + "      - {id: i1, statement: Women among the graduates, measure: percent}\n",
    _INDICATOR + "      - {id: i1, statement: Users' complaints answered, measure: unit, unit: complaints}\n",
    _INDICATOR
    + "      - {id: i1, statement: Draft laws reviewed with officials, measure: unit, unit: drafts}\n",
    "language: fr\n" + _INDICATOR + "      - {id: i1, statement: x, measure: unit, unit: participants}\n",
]
INVALID = [
    _INDICATOR + "      - {id: i1, statement: Size of the network, measure: unit, unit: people}  # <- here\n",
    _INDICATOR
    + "      - {id: i1, statement: Network engineers who passed, measure: percent, by: [country]}  # <- here\n",
]
