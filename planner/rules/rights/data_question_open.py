"""Data protection, data flow or data localisation neither treated nor declared not applicable.

Why: Threats to human rights come first, and for most people they come through their data: who holds it, where
it goes, where it must stay. Almost every programme touches at least one of the three, if only through its lists
of participants, so the answer may be that a question does not apply, but not silence.

Fix: Under `safeguards`, say for each of `data_protection`, `data_flow` and `data_localisation` what the programme
does about it (`treatment`), or why it does not apply (`not_applicable`).
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP
from planner.engine.wording import listed
from planner.model.blank import says_nothing
from planner.model.commitments import Safeguards, Treatment
from planner.position import ROOT

_WORDS = {
    "data_protection": "data protection",
    "data_flow": "data that crosses borders",
    "data_localisation": "duties to keep data in a country",
}


@rule(Severity.WARNING, sources=[CIGP], grade=Grade.PRACTICE, rows=["M15"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for all questions that are open."""
    safeguards = subject.programme.safeguards
    open_ones = [name for name in _WORDS if _open(_answer(safeguards, name))]
    if not open_ones:
        return
    at = ROOT / "safeguards"
    if safeguards and len(open_ones) == 1 and _answer(safeguards, open_ones[0]):
        at = at / open_ones[0]
    questions = listed([_WORDS[name] for name in open_ones])
    message = f"The programme says neither how it treats {questions}, nor why that would not apply."
    yield Finding(at, message)


def _answer(safeguards: Safeguards | None, name: str) -> Treatment | None:
    return getattr(safeguards, name) if safeguards else None


def _open(answer: Treatment | None) -> bool:
    return answer is None or (says_nothing(answer.treatment) and says_nothing(answer.not_applicable))


VALID = [
    "title: The smallest programme answers all three\n",
    "safeguards: {data_flow: {treatment: Reports carry no names when they leave the country., not_applicable: null}}\n",
]
INVALID = [
    "safeguards:  # <- here\n",
    "safeguards:  # <- here\n  data_flow:\n  data_localisation:\n",
    "safeguards:\n  data_flow:  # <- here\n    not_applicable: None.\n",
]
