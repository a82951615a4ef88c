"""A gap that is said to be answered by work that does not touch it.

Why: A gap that is answered on paper alone is worse than one left open, for it will be ticked off. What answers a gap
in a kind of skill builds that skill in the country; what answers one in a stakeholder group is for that group; and
what answers one in a wider subject carries its theme: `science-and-technology` or `education` for knowledge,
`connectivity` for connectivity, `human-rights` or `data-protection` for rights.

Fix: Name the results that do answer it, plan an activity that does, narrow `countries` to those where it happens, or
write `left_to` instead of `answered_by`.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, FORMAT
from planner.engine.wording import AREA_WORDS, listed, names
from planner.model.answers import THEMES, answering, works_on
from planner.model.figures import GROUPS, SKILLS, Area
from planner.model.parts import GapAnswer
from planner.model.programme import Programme


@rule(Severity.WARNING, sources=[CIGP, FORMAT], grade=Grade.PRACTICE, rows=["M22"])
def check(subject: Subject) -> Iterator[Finding]:
    """Ids that do not exist are left to reference/unknown-result, countries to reference/country-outside."""
    programme = subject.programme
    known = _known(programme)
    for gap in programme.purpose.gaps:
        if not known.issuperset(gap.answered_by):
            continue
        empty = _empty(programme, gap)
        if gap.answered_by and empty:
            answer = listed([f"`{result}`" for result in gap.answered_by])
            message = (
                f"The gap in {AREA_WORDS[gap.area]} in {names(empty)} is to be answered by {answer}, and no activity "
                f"there {_wanted(gap.area)}."
            )
            yield Finding(gap.at / "answered_by", message)


def _known(programme: Programme) -> set[str]:
    return {
        *(outcome.id for outcome in programme.outcomes),
        *(output.id for output in programme.outputs),
        *(activity.id for activity in programme.activities),
    }


def _empty(programme: Programme, gap: GapAnswer) -> list[str]:
    """The countries of the programme in which none of the activities named works on the gap."""
    activities = answering(programme, gap)
    return [
        country
        for country in gap.countries
        if country in programme.countries
        and not any(works_on(programme, activity, country, gap.area) for activity in activities)
    ]


def _wanted(area: Area) -> str:
    """What an activity would have to do, as the end of a sentence."""
    if area in SKILLS:
        return f"builds {AREA_WORDS[area]}"
    if area in GROUPS:
        return f"is for {AREA_WORDS[area]}"
    themes = listed([f"`{theme}`" for theme in sorted(THEMES[area])], "or")
    return f"has the theme {themes}"


VALID = [
    "purpose: {gaps: [{area: technical, answered_by: [o1]}, {area: diplomatic, answered_by: [a3]}]}\n",
    "purpose: {gaps: [{area: industry, answered_by: [o1.1]}, {area: connectivity, answered_by: [a1]}]}\n",
    "purpose: {gaps: [{area: rights, left_to: The regional court and its clinics.}]}\n",
    "purpose: {gaps: [{area: technical, answered_by: [a9]}]}\n",
    "purpose: {gaps: [{area: technical, countries: [SEN], answered_by: [a1]}]}\n",
]
INVALID = [
    """
purpose:
  gaps:
    - {area: technical, answered_by: [a1]}
    - area: technical
      answered_by: [a2, a3]  # <- here
""",
    """
purpose:
  gaps:
    - area: industry
      answered_by: [a2]  # <- here
    - area: rights
      answered_by: [o1]  # <- here
""",
]
