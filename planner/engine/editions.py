"""What rules ask of the edition a figure belongs to: whether another has replaced it, and how high a stage stands."""

from planner.gapdata.catalogue import edition
from planner.model.figures import Edition, Record

_LONG = 5
"""A scale of so many stages or more has two at its upper end that say a country is good at something."""


def replaced_by(record: Record, year: int) -> Edition | None:
    """The edition that had taken the place of the figure's own by ``year``; None if its own was in force.

    What counts is the year in which the other was published or, where that is not known, of its first figures.
    """
    own = edition(record.indicator.framework, record.version)
    newer = edition(own.framework, own.superseded_by) if own and own.superseded_by else None
    if newer is None:
        return None
    since = int(newer.published[:4]) if newer.published else newer.first_year
    return newer if since is not None and since <= year else None


def advanced(stage: Record) -> bool:
    """Whether a stage of maturity is one of the two highest of its scale (strategic or dynamic in the Oxford model).

    Of a scale with fewer than five stages only the highest counts.
    """
    own = edition(stage.indicator.framework, stage.version)
    if own is None or not own.scale:
        return False
    upper = 2 if len(own.scale) >= _LONG else 1
    return stage.value > len(own.scale) - upper
