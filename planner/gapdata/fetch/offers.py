"""What can be fetched: the World Bank's open series, and indices whose publisher keeps its rights."""

from planner.frozen import Frozen
from planner.gapdata.catalogue import editions, indicators
from planner.late import late
from planner.model.figures import Edition

_FRAMEWORKS = ("wdi", "wgi")
"""Development and governance indicators: both CC BY 4.0."""
_CODE = late(r"[A-Z0-9_]+(\.[A-Z0-9]+)+")
"""How the World Bank writes the codes of its series; an indicator that is worked out of two has none of its own."""


class Index(Frozen):
    """An index that planner may not ship, as Data360 passes it on."""

    framework: str
    database: str
    """Its name at Data360."""
    page: str
    """Where Data360 states its terms."""
    title: str
    note: str
    """What is known about the figures besides their licence, in whole sentences; may be empty."""

    @property
    def series(self) -> tuple[str, ...]:
        """Data360's codes of everything in it that planner knows, sorted."""
        of_index = (i for i in indicators().values() if i.framework == self.framework)
        return tuple(sorted(i.series for i in of_index if i.series))

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that Data360 has figures of: all that its indicators belong to."""
        ours = (i for i in indicators().values() if i.series in self.series)
        versions = {version for each in ours for version in each.versions}
        return tuple(e for e in editions(self.framework) if e.version in versions)


INDICES = {
    "gci": Index(
        framework="gci",
        database="ITU_GCI",
        page="https://data360.worldbank.org/en/dataset/ITU_GCI",
        title="Global Cybersecurity Index: overall score and five pillars",
        note="For some countries the scores differ from those in the printed report of 2024.",
    )
}
"""By the name that the user gives."""


def open_series() -> tuple[str, ...]:
    """The World Bank's codes of the open series that planner knows, sorted."""
    known = (i.series for i in indicators().values() if i.framework in _FRAMEWORKS)
    return tuple(sorted({code for code in known if _CODE.fullmatch(code)}))
