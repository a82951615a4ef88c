"""What can be fetched: the open series, and the indices whose publisher keeps its rights.

Names of indices were read off files fetched through Data360 (``data360files.worldbank.org/data360-data/data/ITU_GCI``).
"""

import re
from dataclasses import dataclass

from planner.gapdata.figures import shipped_indicators

_OPEN = "CC BY 4.0"
_WORLD_BANK = re.compile(r"[A-Z0-9_]+(\.[A-Z0-9]+)+")
"""How the World Bank writes the codes of its series."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index that planner may not ship, as Data360 serves it."""

    name: str
    title: str
    database: str
    indicators: tuple[str, ...]
    publisher: str
    terms: str
    """What is known about how the figures may be used, in whole sentences."""


INDICES = {
    "gci": Index(
        name="gci",
        title="Global Cybersecurity Index, overall score and five pillars",
        database="ITU_GCI",
        indicators=(
            "ITU_GCI_GCI_OVRL_SCRE",
            "ITU_GCI_LEGL_SCRE",
            "ITU_GCI_TECH_SCORE",
            "ITU_GCI_ORG_SCORE",
            "ITU_GCI_CDS_SCORE",
            "ITU_GCI_COOP_SCORE",
        ),
        publisher="International Telecommunication Union (ITU)",
        terms=(
            "The reports of 2017 and 2018 say: all rights reserved. Under which terms ITU gives the scores of 2020 and "
            "2024, and the World Bank's Data360 passes them on, is not verified: read the licence that ITU "
            "(https://www.itu.int) and Data360 (https://data360.worldbank.org/en/dataset/ITU_GCI) state. "
            "Until you know better, the figures are for your own use and may not be passed on: planner ships none of "
            "them, and you should not publish the files that it writes. "
            "For some countries the scores differ from those in ITU's printed report of 2024."
        ),
    ),
}
"""By the name that the user gives."""


def open_series() -> tuple[str, ...]:
    """The codes of the World Bank's open series that planner knows an indicator for, sorted."""
    return tuple(
        sorted(
            {
                indicator.series
                for indicator in shipped_indicators().values()
                if indicator.licence == _OPEN and _WORLD_BANK.fullmatch(indicator.series)
            }
        )
    )
