"""An output worded as a change in others, or an outcome worded as something delivered.

Why: An output is what the programme itself delivers and fully controls; an outcome is what others then do
differently. Mixed up, the programme promises what it cannot keep, or reports its own work as the change. The check
goes by a few plain wordings (“capacity is enhanced” as an output, “workshops are held” as an outcome), in
programmes written in English; in any other language it stays silent, and it cannot see what is worded well but
meant wrongly.

Fix: Write an output as a thing that exists in the end (“a tested procedure”, “a course taught twice”), and an
outcome as who does what differently (“operators repair faults together”). Move what stands on the wrong level.
"""

import re
from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import DFID2011
from planner.engine.wording import folded
from planner.late import late
from planner.model.programme import Programme

_QUALITY = (
    "capacit(?:y|ies)|capabilit(?:y|ies)|abilit(?:y|ies)|awareness|understanding|knowledge|skills?|resilience|"
    "preparedness|readiness|compliance|trust|confidence|cooperation|collaboration|behaviou?r"
)
_BETTER = "improved|enhanced|strengthened|increased|raised|heightened|deepened|better|greater|higher"
_THING = (
    "workshops?|courses?|trainings?|seminars?|webinars?|conferences?|manuals?|handbooks?|reports?|stud(?:y|ies)|"
    "equipment|toolkits?|websites?|campaigns?|exercises?|meetings?|materials?"
)
_DELIVERED = (
    "held|delivered|organi[sz]ed|conducted|produced|published|procured|purchased|bought|handed over|installed|"
    "developed|completed|carried out|printed|distributed"
)
_IS = r"(?:is|are|was|were|has been|have been|will be)"
_SHORT = r"[^.;,]{0,80}?"

CHANGE = late(
    rf"\b(?:{_QUALITY})\b{_SHORT}\b{_IS} (?:\w+ly )?(?:{_BETTER})\b"
    rf"|^(?:{_BETTER}) (?:[\w-]+ ){{0,3}}?(?:{_QUALITY})\b"
    rf"|\b(?:is|are|becomes?) (?:better able|better prepared|more aware|more resilient)\b",
    re.IGNORECASE,
)
"""A change in people or institutions: ``capacity is enhanced``, ``Improved awareness``, ``are better able``."""
DELIVERY = late(
    rf"\b(?:{_THING})\b(?: (?:for|on|in|of|about)\b{_SHORT})? {_IS} (?:\w+ly )?(?:{_DELIVERED})\b"
    rf"|^(?:to )?(?:organi[sz]e|procure|conduct|deliver|hold) (?:[\w-]+ ){{0,3}}?(?:{_THING})\b"
    rf"|\b(?:people|officials|officers|engineers|staff|participants|experts|judges|prosecutors|\d+ [\w-]+) "
    rf"{_IS} trained\b",
    re.IGNORECASE,
)
"""Something delivered: ``workshops are held``, ``Deliver training``, ``officials are trained``."""
_VERB = re.compile(
    rf"\b(?:is|are|was|were|been|be|becomes?) |^(?:{_BETTER}|to|organi[sz]e|procure|conduct|deliver|hold) ",
    re.IGNORECASE,
)
"""One of these stands in either: most statements are through with this one look."""


@rule(Severity.WARNING, sources=[DFID2011], grade=Grade.PRACTICE)
def check(subject: Subject) -> list[Finding]:
    """One finding a result, folded where there are many; none if the programme is not in English."""
    if subject.programme.language.partition("-")[0].lower() != "en":
        return []
    findings = list(_findings(subject.programme))
    return folded(
        findings, f"{len(findings)} outcomes and outputs are worded as if they stood on the other level."
    )


def _findings(programme: Programme) -> Iterator[Finding]:
    for outcome in programme.outcomes:
        if found := _search(DELIVERY, outcome.statement):
            message = f"Outcome {outcome.id} speaks of what is delivered (“{found[0]}”), not of what others then do."
            yield Finding(outcome.at / "statement", message)
        for output in outcome.outputs:
            if found := _search(CHANGE, output.statement):
                message = (
                    f"Output {output.id} speaks of a change in others (“{found[0]}”), not of a thing that the "
                    "programme delivers."
                )
                yield Finding(output.at / "statement", message)


def _search(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    plain = " ".join(text.split())
    return pattern.search(plain) if _VERB.search(plain) else None


_TREE = """
results:
  outcomes:
    - id: o1
      statement: OUTCOME
      outputs:
        - id: o1.1
          statement: OUTPUT
          activities: []
"""
_OUTCOME = "The resilience of the network is improved."
_OUTPUT = "A strategic framework enhancing the expertise of institutions is established."
VALID = [
    _TREE.replace("OUTCOME", _OUTCOME).replace("OUTPUT", _OUTPUT),
    _TREE.replace("OUTCOME", "Operators who held exercises repair faults.").replace(
        "OUTPUT", "A capacity plan."
    ),
    "language: fr\n" + _TREE.replace("OUTCOME", "x").replace("OUTPUT", "Capacity is enhanced."),
]
INVALID = [
    _TREE.replace("OUTCOME", _OUTCOME).replace(
        "OUTPUT", "Incident handling capacity is enhanced.  # <- here"
    ),
    _TREE.replace("OUTCOME", _OUTCOME).replace("OUTPUT", "Improved public awareness of risks.  # <- here"),
    _TREE.replace("OUTCOME", "Workshops on data law are held.  # <- here").replace("OUTPUT", _OUTPUT),
    _TREE.replace("OUTCOME", "120 officials are trained.  # <- here").replace("OUTPUT", _OUTPUT),
]
