"""A gap that the programme says it answers and that the figures do not show.

Why: A claim to answer a gap rests on there being one. The figures are few and rough, and a programme may know better;
but then a reader wants to see from where. A country counts as level with its peers or ahead of them where hardly any
of them do better on the recorded figures. A stage of maturity that is not one of the two highest of its scale is a
record of a gap.

Fix: Cite under `evidence` of this gap a source of your own that shows it, narrow `countries`, or take the entry out:
work on a strength may be right and is then no answer to a gap. The option `gap` is the share of the peers that may do
better before the figures show one.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.editions import advanced
from planner.engine.sources import CIGP, GAP_METHOD
from planner.engine.wording import AREA_WORDS, gap_words, name
from planner.model.gaps import AreaGap
from planner.model.texts import REFERENCE


@rule(Severity.NOTE, sources=[CIGP, GAP_METHOD], grade=Grade.PRACTICE, rows=["M22"], needs_gaps=True)
def check(subject: Subject, *, gap: float = 0.1) -> Iterator[Finding]:
    """``gap``: below this share of peers that do better, the figures show no gap.

    Silent on gaps that are left to others, and on those with a reference of the programme's own as evidence.
    """
    for claim in subject.programme.purpose.gaps:
        if not claim.answered_by or any(text.startswith(REFERENCE) for text in claim.evidence):
            continue
        known = [(c, subject.gaps[c].area(claim.area)) for c in claim.countries if c in subject.gaps]
        unshown = [f"{name(country)}: {_words(area)}." for country, area in known if not _shown(area, gap)]
        if unshown:
            opening = f"The programme answers a gap in {AREA_WORDS[claim.area]} that the figures do not show."
            yield Finding(claim.at / "area", " ".join([opening, *unshown]))


def _shown(area: AreaGap, least: float) -> bool:
    low_stage = not all(map(advanced, area.stages))
    return low_stage or (area.gap is not None and area.gap >= least)


def _words(area: AreaGap) -> str:
    return gap_words(area) or "nothing is recorded that can be compared"


VALID = [
    "purpose: {gaps: [{area: technical, answered_by: [o1]}, {area: rights, left_to: The regional court.}]}\n",
    """
references:
  - {id: survey-2026, type: report, title: A survey}
purpose: {gaps: [{area: connectivity, answered_by: [o1], evidence: [ref:survey-2026]}]}
""",
    """
countries: [XKX]
purpose: {gaps: [{area: technical, answered_by: [o1]}]}
# with figures:
XKX,cmm-5-1,2025,2,2021
""",
]
INVALID = [
    """
purpose:
  gaps:
    - area: connectivity  # <- here
      answered_by: [o1]
    - {area: industry, answered_by: [o1]}
""",
    """
countries: [XKX]
purpose:
  gaps:
    - {answered_by: [o1], area: technical}  # <- here
""",
]
