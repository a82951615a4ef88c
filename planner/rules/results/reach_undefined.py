"""A number of people reached that does not say what reached means, or how nobody is counted twice.

Why: One million people who saw a poster and forty who took a course are both “reached”, and who came to three
events is three people on three lists. A figure without its definition cannot be checked, or added to another one.

Fix: Say under `reach` what counts as reached (`definition`) and how double counting is avoided (`counting`), for
example by one register for all activities.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.engine.wording import listed
from planner.model.blank import says_nothing


@rule(Severity.NOTE, sources=[FORMAT], grade=Grade.PRACTICE)
def check(subject: Subject) -> Iterator[Finding]:
    """Silent where no reach is given."""
    reach = subject.programme.reach
    if reach is None:
        return
    said = {"what counts as reached": reach.definition, "how nobody is counted twice": reach.counting}
    missing = [words for words, text in said.items() if says_nothing(text)]
    if missing:
        message = (
            f"The programme is to reach {reach.people:,} people, but does not say {listed(missing, 'or')}."
        )
        yield Finding(reach.at, message)


VALID = [
    "reach: {people: 120, definition: Took part on two days., counting: One register.}\n",
    "title: No reach is claimed\n",
]
INVALID = [
    "reach: {people: 120, definition: Took part on two days.}  # <- here\n",
    "reach: {people: 120, definition: TBD, counting: tbd}  # <- here\n",
]
