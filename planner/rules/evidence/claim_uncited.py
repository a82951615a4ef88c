"""A figure in the problem statement without a reference.

Why: Capacity building is to rest on evidence, and a reader who cannot look a figure up cannot weigh it. Years,
dates, articles and document numbers are not meant; a figure counts as cited if its sentence names a source, or
a citation follows the sentence.

Fix: Add the source under `references` and cite it in the sentence as [@id], or leave the figure out.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.engine.wording import listed
from planner.model.citing import cited, sentences
from planner.model.claims import figures

SHOWN = 5
"""Figures that the message quotes."""


@rule(Severity.NOTE, sources=[OEWG2021, SWALI], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for the whole statement."""
    purpose = subject.programme.purpose
    bare = [f for sentence in sentences(purpose.problem) if not cited(sentence) for f in figures(sentence)]
    if not bare:
        return
    quoted = [f"“{figure}”" for figure in dict.fromkeys(bare)]
    more = len(quoted) - SHOWN
    shown = [*quoted[:SHOWN], f"{more} more"] if more > 0 else quoted
    yield Finding(purpose.at / "problem", f"The problem statement gives {listed(shown)} without a source.")


VALID = [
    "purpose: {problem: 'Of 40 regulators, 31 have no plan [@survey].'}\n",
    "purpose: {problem: 'A third of all faults last a week. [@survey]'}\n",
    "purpose: {problem: 'Since 2019, Article 5 of the law and 5G have changed that.'}\n",
]
INVALID = [
    "purpose: {problem: 'Some 40 % of users lost their connection in 2025.'}  # <- here\n",
    "purpose: {problem: 'One in five fails [@survey]. Half of the network is old.'}  # <- here\n",
]
