"""Nobody who owns the results after the end, or nobody who carries the running costs.

Why: The connectivity that a programme is to ensure is sustainable only if it outlives the money. The principles
of A/75/816 ask for a sustainable process by and for different actors, and whether the benefits will last is one of
the six criteria by which development programmes are judged. What has no owner, and costs without a holder, end
with the last instalment. The donor whose money ends cannot be the owner of what is left.

Fix: Name under `sustainability` the `owner`, a stakeholder or organisation of the countries; say under
`recurrent_costs` what the results cost each year, who pays that and from what; and under `after_the_end` what goes
on. If nothing costs anything afterwards, say why.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import DAC_CRITERIA, MEMO, OEWG2021
from planner.model.blank import says_nothing
from planner.model.commitments import Sustainability
from planner.position import ROOT


@rule(
    Severity.WARNING,
    sources=[OEWG2021, DAC_CRITERIA, MEMO],
    grade=Grade.CONSENSUS,
    rows=["M3"],
)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for a plan that says nothing of the time after; else one for each part that is open."""
    plan = subject.programme.sustainability
    if plan is None:
        message = "The plan names nobody who owns the results after the end and carries the running costs."
        yield Finding(ROOT / "results", message)
        return
    owner = subject.programme.organisation(plan.owner)
    if owner and owner.role == "donor":
        message = f"{owner.name} is to own the results after the end, and is the donor whose money then ends."
        yield Finding(plan.at / "owner", message)
    yield from _texts(plan)


def _texts(plan: Sustainability) -> Iterator[Finding]:
    if says_nothing(plan.recurrent_costs):
        at = plan.at / "recurrent_costs" if plan.recurrent_costs else plan.at
        yield Finding(at, "Nothing says who carries the running costs after the end, and from what.")
    if says_nothing(plan.after_the_end):
        yield Finding(plan.at / "after_the_end", "Nothing says what goes on after the end.")


VALID = [
    "title: The smallest programme hands over to the regulator, and the operators pay\n",
    "sustainability: {owner: telco, recurrent_costs: The rule costs nothing once it is in force., after_the_end: It stays.}\n",
]
INVALID = [
    "sustainability:\nresults:  # <- here\n  impact: {statement: People stay connected.}\n",
    "sustainability:\n  owner: donor  # <- here\n",
    "sustainability:  # <- here\n  recurrent_costs:\n",
    "sustainability:\n  recurrent_costs: To be determined  # <- here\n  after_the_end: TBD  # <- here\n",
]
