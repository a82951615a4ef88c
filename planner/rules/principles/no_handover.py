"""P1, a process that lasts: no date from which others take over while the programme can still help.

Why: The States agreed in A/75/816 that capacity building is a sustainable process, made of activities by and for
different actors. A process lasts if those who go on with it begin before those who started it are gone. An owner
without a date takes over on the day after the last, and alone.

Fix: Give under `sustainability` the date of the `handover`: the day from which the owner runs the results while
the programme still advises. The option `months` says how long before the end that should be at the latest.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.engine.wording import counted


@rule(Severity.NOTE, sources=[OEWG2021, SWALI], grade=Grade.CONSENSUS, rows=["M3", "M14"])
def check(subject: Subject, *, months: int = 3) -> Iterator[Finding]:
    """``months``: the least time between handover and end. Silent where nothing is said of sustainability."""
    programme = subject.programme
    lasting = programme.sustainability
    if lasting is None:
        return
    if lasting.handover is None:
        message = (
            "Nothing says from when the owner of the results takes over while the programme can still help."
        )
        yield Finding(lasting.at / "owner", message)
        return
    begins, ends = lasting.handover.first, programme.end.last
    left = (ends.year - begins.year) * 12 + ends.month - begins.month
    if 0 <= left < months:
        message = f"The handover begins {lasting.handover.words}, less than {counted(months, 'month')} before the end ({programme.end})."
        yield Finding(lasting.at / "handover", message)


VALID = [
    "sustainability: {handover: 2028-06}\n",
    "sustainability:\n",
]
INVALID = [
    "sustainability:\n  handover:\n  owner: regulators  # <- here\n",
    "sustainability:\n  handover: 2028-12  # <- here\n",
]
