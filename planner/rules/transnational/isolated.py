"""A purely national programme: one country, no forum, no regional or international link.

Why: Networks cross borders, and governance stays fragmented as long as newly connected states are left out. A
programme in one country without a single link beyond it cannot help against that.

Fix: Name a regional or international programme or body to work with under `coordination`, with its `scope`, or
a forum under `fora` in which the country will take part.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import MEMO
from planner.engine.wording import names, places
from planner.position import ROOT


@rule(Severity.NOTE, sources=[MEMO], grade=Grade.PRACTICE, rows=["M12"])
def check(subject: Subject) -> Iterator[Finding]:
    """Links to programmes in the same country do not count."""
    programme = subject.programme
    beyond = any(link.scope in ("regional", "international") for link in programme.coordination)
    if len(programme.countries) > 1 or programme.fora or beyond:
        return
    at = ROOT / "coordination" if programme.coordination else places(programme, programme.countries)
    yield Finding(
        at,
        f"The programme works in {names(programme.countries)} alone: it names no forum and no regional or "
        "international programme that it is linked with.",
    )


VALID = [
    "fora: []\n",
    "coordination: []\n",
    "countries: [GHA, TGO]\nfora: []\ncoordination: []\n",
]
INVALID = [
    """
countries: [GHA]  # <- here
fora: []
coordination: []
""",
    """
fora: []
coordination:  # <- here
  - {programme: National Digital Fund, relation: complements, scope: national}
""",
]
