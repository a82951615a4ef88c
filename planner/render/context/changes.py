"""The change log: what was changed after the programme was agreed, and who approved it."""

from planner.frozen import Frozen
from planner.render.context.lookup import Lookup, day
from planner.render.context.text import Prose


class ChangeView(Frozen):
    """One line of the change log."""

    when: str
    version: str
    level: str
    """programme, impact, outcome, output, activity, indicator, budget or risk."""
    what: Prose
    reason: Prose
    approved_by: str
    """Empty while nobody has approved it."""


def changes(look: Lookup) -> tuple[ChangeView, ...]:
    """The change log in the order of the file."""
    return tuple(
        ChangeView(
            when=day(it.when),
            version=it.version,
            level=it.level,
            what=look.prose(it.what),
            reason=look.prose(it.reason),
            approved_by=it.approved_by,
        )
        for it in look.programme.changes
    )
