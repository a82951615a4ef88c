"""A logo as PNG, for the formats that need one."""

from functools import cache

from planner.render.theme.picture import picture
from planner.render.theme.theme import Logo
from planner.render.to_pdf import drawn

_POINTS = 72 / 25.4
"""Points a millimetre."""


@cache
def bitmap(logo: Logo) -> bytes:
    """The logo as PNG, fine enough for print."""
    return logo.png if logo.svg is None else picture(drawn(logo.svg, logo.width * _POINTS)).content
