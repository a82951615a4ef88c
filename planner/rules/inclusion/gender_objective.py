"""A gender marker of 1 or 2 without the objective and the indicator that it asks for.

Why: A marker of 1 says that gender equality is a deliberate aim of the programme, a marker of 2 that the programme
would not exist without it. The OECD handbook asks both to be followed and reported, so the aim has to stand
in the results with an indicator; for a marker of 2 as an outcome, since it is the main one. A marker of 2 is not
better than one of 1: it says something else.

Fix: Write under `safeguards.gender.objectives` what is to change, `at` which result, and the `indicator` that shows
it: for a marker of 2 at an outcome, with an indicator of that outcome. If that is not what the programme is for,
choose the lower marker.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import GENDERNET
from planner.model.commitments import Gender, GenderObjective
from planner.model.programme import Programme
from planner.position import Pointer


@rule(Severity.WARNING, sources=[GENDERNET], grade=Grade.CONSENSUS, asked=Asked.STANDARD, rows=["M14"])
def check(subject: Subject) -> Iterator[Finding]:
    """One objective that is whole is enough; ids that lead nowhere are for the rules on references."""
    programme = subject.programme
    gender = programme.safeguards.gender if programme.safeguards else None
    if gender is None or gender.marker == 0:
        return
    lacking = [(_lacks(programme, gender, o), o.at) for o in gender.objectives]
    if all(words for words, _ in lacking):
        yield _finding(gender, lacking)


def _lacks(programme: Programme, gender: Gender, objective: GenderObjective) -> str:
    """What this objective lacks to carry the marker; empty if nothing."""
    name = f"The objective at {objective.result}"
    if not objective.indicator:
        return f"{name} has no indicator."
    if gender.marker == 2 and objective.result in {output.id for output in programme.outputs}:
        return f"{name} stands at an output, not at an outcome."
    outputs = {indicator.id for output in programme.outputs for indicator in output.indicators}
    if gender.marker == 2 and objective.indicator in outputs:
        return f"{name} is shown by {objective.indicator}, which is an indicator of an output."
    return ""


def _finding(gender: Gender, lacking: list[tuple[str, Pointer]]) -> Finding:
    wanted = "an objective with an indicator" if gender.marker == 1 else "an outcome with an indicator for it"
    aim = "one of its aims" if gender.marker == 1 else "its main aim"
    claim = f"The gender marker of {gender.marker} makes gender equality {aim}, which takes {wanted}."
    if len(lacking) == 1:
        return Finding(gender.at / "marker", f"{claim} {lacking[0][0]}")
    reason = "None of the objectives has both in the right place." if lacking else "There is no objective."
    return Finding(gender.at / "marker", f"{claim} {reason}", related=tuple(lacking))


VALID = [
    "title: The smallest programme has a marker of 0\n",
    "safeguards: {gender: {marker: 1, objectives: [{at: o1.1, objective: Women lead a third of the exercises., indicator: o1.a}]}}\n",
    "safeguards: {gender: {marker: 2, objectives: [{at: o1, objective: Women lead the repairs.}, {at: o1, objective: Women are heard., indicator: o1.a}]}}\n",
]
INVALID = [
    "safeguards:\n  gender:\n    marker: 1  # <- here\n",
    "safeguards:\n  gender:\n    marker: 1  # <- here\n    objectives: [{at: o1.1, objective: Women lead exercises.}]\n",
    "safeguards:\n  gender:\n    marker: 2  # <- here\n    objectives: [{at: o1.1, objective: Women lead exercises., indicator: o1.a}, {at: o1, objective: Women decide.}]\n",
]
