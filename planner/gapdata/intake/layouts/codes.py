"""Codes of countries that publishers use and ISO 3166-1 does not.

Nothing is guessed here: a code stands in these tables because its publisher gives it this one meaning.
"""

from collections.abc import Mapping

from planner.gapdata.intake.rows import Cell

WORLD_BANK = {
    "ADO": "AND",
    "IMY": "IMN",
    "KSV": "XKX",
    "ROM": "ROU",
    "TMP": "TLS",
    "WBG": "PSE",
    "ZAR": "COD",
}
"""Codes that the World Bank used before it took over those of ISO, and that old downloads still hold."""

OUR_WORLD_IN_DATA = {"OWID_KOS": "XKX"}
"""Every other code that begins with OWID_ is a group of countries, or a state that is no more."""

GAPMINDER = {
    "chanisl": "CHI",
    "gbg": "GGY",
    "gbm": "IMN",
    "kos": "XKX",
    "nld_curacao": "CUW",
    "north_mar": "MNP",
    "stbar": "BLM",
    "stmar": "MAF",
}
"""Entities of Gapminder's lists, which DDF datasets use, that are not ISO codes in small letters."""


def translated(cell: Cell, codes: Mapping[str, str]) -> Cell:
    """``cell`` with the code of ISO, where ``codes`` knows it; as it is otherwise."""
    return cell._replace(text=codes.get(cell.text, cell.text))
