"""P3 against P8 and P10: something is withheld from public documents and nobody says why.

Why: The same paragraph of A/75/816 asks for transparency and for confidentiality, and a study of the principles
finds that they can pull apart. The two meet in every place that is withheld: public documents show that something
is missing there, and somebody will ask. Whoever answers, or wants to lift it later, needs the reason.
It matters most where accountability rests: money, results, evaluation, conditions.

Fix: Add `why` to the entry under `confidential`: whom it would harm to publish this, and until when. The reason
itself is not printed in public documents.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.model.blank import says_nothing
from planner.position import Pointer

_ACCOUNTABLE = {
    "budget": "the money",
    "results": "the results",
    "evaluation": "the evaluation",
    "management": "how the programme is run",
    "ownership": "the country's own part",
    "sustainability": "what lasts",
}
"""Parts of a programme on which accountability rests, in the words of a sentence."""


@rule(Severity.NOTE, sources=[OEWG2021, SWALI.at("section 2")], grade=Grade.CONSENSUS, rows=["M14"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding an entry; a place that is not there is a broken link."""
    for entry in subject.programme.confidential:
        if entry.target is None or not says_nothing(entry.why):
            continue
        part = _part(entry.target)
        about = f", which belongs to {part} and so to what the public may ask about" if part else ""
        yield Finding(entry.at / "at", f"{entry.place} is withheld without a reason{about}.")


def _part(target: Pointer) -> str:
    return _ACCOUNTABLE.get(str(target.parts[0]), "") if target.parts else ""


VALID = [
    "confidential: [{at: /purpose/problem, level: partner, why: It names who was attacked.}]\n",
    "confidential: [{at: /risks/0, level: partner}]\n",
]
INVALID = [
    "confidential:\n  - at: /purpose/problem  # <- here\n    level: partner\n",
    "confidential:\n  - at: /budget/lines/b1/amount  # <- here\n    level: internal\n    why: tbd\n",
]
