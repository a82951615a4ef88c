"""Work on data governance without a link to trade policy.

Why: Much of what happens to data is decided in trade agreements. In 2017 a count at the World Trade Organization
found almost 300 regional agreements, of which 75 touch e-commerce: personal data is dealt with in 44 of them,
data flow in 19 and data localisation in 2. The comment to the UN working group asks for clear lines of dialogue
with the WTO, because norms reach little where trade rules decide.

Fix: Name under `trade` the agreement or negotiation that decides on this data, with a `link` that says how the
programme takes it up, or add a forum of the kind `trade`. If no agreement of the country touches data, say that.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, WTO_RTA
from planner.model.blank import says_nothing
from planner.model.care import DATA_THEMES, themed

_FIGURES = (
    "44 deal with personal data, 19 with data flow and 2 with data localisation (Centre for Internet and Global "
    "Politics 2020, after WTO working paper ERSD-2017-11)"
)
"""What the agreements deal with: Monteiro and Teh 2017, as cited in the comment to the UN working group."""


@rule(Severity.NOTE, sources=[CIGP, WTO_RTA], grade=Grade.SINGLE, rows=["M17"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for the programme; a forum of the kind trade is a link too."""
    programme = subject.programme
    work = themed(programme, DATA_THEMES)
    linked = any(not says_nothing(t.link) for t in programme.trade) or any(
        f.kind == "trade" for f in programme.fora
    )
    if not work or linked:
        return
    counted = f"of almost 300 regional trade agreements 75 touch e-commerce, {_FIGURES}"
    if programme.trade:
        message = f"“{programme.trade[0].name}” is named, but not how the programme takes it up: {counted}."
        yield Finding(programme.trade[0].at / "name", message)
        return
    message = f"“{work[0].activity.title}” deals with data, and the programme names no trade policy that decides on it: {counted}."
    yield Finding(work[0].activity.at / "themes", message)


_ACTIVITY = """
results:
  outcomes:
    - id: o1
      statement: Providers protect data.
      outputs:
        - id: o1.1
          statement: An audit.
          activities:
            - {id: a1, title: Audit, skills: governance, for: [regulators], method: advice, from: 2027, to: 2027, cost: 100, themes: [data-flow]}  # <- here
"""
_QUIET = _ACTIVITY.replace("  # <- here", "")
VALID = [
    "title: The smallest programme does not deal with data governance\n",
    _QUIET
    + "trade: [{name: Digital trade protocol, topics: [data-flow], link: Providers are heard before each round.}]\n",
    _QUIET + "fora: [{id: talks, name: Digital trade talks, kind: trade}]\n",
]
INVALID = [
    _ACTIVITY,
    _QUIET + "trade:\n  - name: Digital trade protocol  # <- here\n    topics: [data-flow]\n",
]
