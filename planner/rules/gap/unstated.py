"""A programme in design that does not say which of its countries' gaps it answers.

Why: What drives the differences between countries must inform programmes. The figures show where a country is behind
its peers; which of that a programme takes on, and what it leaves to whom, is its own decision, and a reader should
not have to guess it. Once a programme runs, the decision has been taken, so later phases are not asked.

Fix: List the gaps under `purpose.gaps`: each with its `area` and either `answered_by` (ids of outcomes, outputs or
activities) or `left_to` (who answers it, or why nobody here does). `planner gaps effort` shows effort beside gap.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, GAP_METHOD
from planner.engine.wording import AREA_WORDS, by_country, gap_words, listed, per_cent
from planner.frozen import replace
from planner.model.gaps import AreaGap


@rule(Severity.NOTE, sources=[CIGP, GAP_METHOD], grade=Grade.PRACTICE, rows=["M22"], needs_gaps=True)
def check(subject: Subject) -> Iterator[Finding]:
    """Speaks of countries of which a gap in skills is recorded and nothing is said; one gap is enough to be said."""
    programme = subject.programme
    if programme.phase != "design":
        return
    said = {country for gap in programme.purpose.gaps for country in gap.countries}
    silent = {
        country: _words(subject.gaps[country].largest)
        for country in programme.countries
        if country not in said and country in subject.gaps and subject.gaps[country].largest
    }
    opening = "The programme does not say under `purpose.gaps` which recorded gaps of {countries} it answers."
    for finding in by_country(programme, opening, silent):
        yield replace(finding, at=programme.purpose.at)


def _words(gaps: tuple[AreaGap, ...]) -> str:
    areas = listed([AREA_WORDS[gap.area] for gap in gaps])
    share = per_cent(gaps[0].gap or 0)
    figures = ". ".join(map(gap_words, gaps))
    return f"The widest in skills is in {areas}, where on average {share} of the peers do better. {figures}"


VALID = [
    "countries: [GHA]\n",
    "countries: [GHA]\npurpose: {gaps: [{area: industry, left_to: The hosting association trains its members.}]}\n",
    "countries: [GHA]\nphase: implementation\npurpose: {gaps: []}\n",
    "countries: [XKX]\npurpose: {gaps: []}\n",
]
INVALID = [
    "countries: [GHA]\npurpose:  # <- here\n  gaps: []\n",
    "countries: [GHA, SEN]\npurpose:  # <- here\n  gaps: [{area: technical, countries: [GHA], answered_by: [o1]}]\n",
]
