"""The colours that a theme file does not say, made from those that it says: the same each time, and always readable."""

from collections.abc import Callable, Iterable, Mapping

from planner.frozen import Frozen, field, fields, replace
from planner.render.palette import PALETTE, Palette, Tone, Tones, channels, contrast, mixed

READABLE = 4.5
"""WCAG 2.2, 1.4.3, level AA: words."""
VISIBLE = 3.0
"""WCAG 2.2, 1.4.11, level AA: parts of charts."""
BASE = ("accent", "ink", "soft", "line", "paper")
_WHITE, _BLACK = "#ffffff", "#000000"
_STEPS = 20
_BRIGHT = 7.0
"""What accent and ink of the night reach on its paper, where a theme does not name them."""
_ALIKE = 90
"""How near two colours of a chart are, over red, green and blue, that a reader takes for one."""


class Written(Frozen):
    """The colours that a theme file names, by day and by night."""

    day: Mapping[str, str] = field(default_factory=dict)
    night: Mapping[str, str] = field(default_factory=dict)
    tones: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Name of a tone to its ``ground`` and ``ink``."""
    night_tones: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    series: tuple[str, ...] = ()


def derived(written: Written) -> Palette:
    """The whole palette. What is written stays as it is; with nothing written it is planner's own."""
    day = {name: written.day.get(name, getattr(PALETTE, name)) for name in BASE}
    own = any(day[name] != getattr(PALETTE, name) for name in BASE)
    dark: dict[str, str] = _night(day) if own else {name: getattr(PALETTE, f"night_{name}") for name in BASE}
    dark.update(written.night)
    own_night = any(dark[name] != getattr(PALETTE, f"night_{name}") for name in BASE)
    tones = _tones(
        _shades(day) if own else _default(),
        _shades(dark) if own_night else _default(night=True),
        written,
    )
    tones |= {"none": Tone(day["paper"], day["ink"], dark["paper"], dark["ink"])}
    shown = {**day, **{f"night_{name}": colour for name, colour in dark.items()}}
    found = replace(PALETTE, tones=Tones(**tones), **shown)
    return replace(found, series=written.series or (_series(found) if own else PALETTE.series))


def _default(*, night: bool = False) -> dict[str, tuple[str, str]]:
    return {
        name: (tone.night_ground, tone.night_ink) if night else (tone.ground, tone.ink)
        for name, tone in PALETTE.tones.pairs()
    }


def _tones(
    day: Mapping[str, tuple[str, str]], night: Mapping[str, tuple[str, str]], written: Written
) -> dict[str, Tone]:
    """Each tone, with what is written laid over it; a ground that is written alone gets an ink that shows on it."""
    return {
        name: Tone(
            *_laid(day[name], written.tones.get(name, {}), day["none"]),
            *_laid(night[name], written.night_tones.get(name, {}), night["none"]),
        )
        for name in fields(Tones)
    }


def _laid(shade: tuple[str, str], written: Mapping[str, str], page: tuple[str, str]) -> tuple[str, str]:
    ground = written.get("ground", shade[0])
    return ground, written.get("ink") or readable((shade[1], *reversed(page)), ground)


def _shades(page: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Ground and ink of every tone on such a page, by day as by night."""
    accent, ink, soft, paper = (page[name] for name in ("accent", "ink", "soft", "paper"))
    strong = (accent, readable((paper, ink), accent))
    grey = _tinted(ink, paper, 0.08, (ink, soft, accent))
    meant = _default(night=contrast(paper, _WHITE) > contrast(paper, _BLACK))
    return {
        "none": (paper, ink),
        "low": (_tinted(accent, paper, 0.14, (ink, soft, accent)), ink),
        "mid": (_tinted(accent, paper, 0.34, (ink,)), ink),
        "high": strong,
        "accent": strong,
        "muted": (grey, readable((mixed(soft, ink, 0.5), ink), grey)),
        **{name: _meaning(meant[name], page) for name in ("good", "warn", "bad")},
    }


def _meaning(shade: tuple[str, str], page: Mapping[str, str]) -> tuple[str, str]:
    """Green, amber or red, as strong as the words on it allow."""
    ground = _tinted(shade[0], page["paper"], 1.0, [page[name] for name in ("ink", "soft", "accent")])
    grounds = (ground, page["paper"])
    ink = nearest(shade[1], lambda colour: all(contrast(colour, one) >= READABLE for one in grounds))
    return ground, ink or readable((shade[1], page["ink"]), ground)


def _tinted(colour: str, paper: str, most: float, inks: Iterable[str]) -> str:
    """``paper`` with as much of ``colour`` as lets words in ``inks`` be read on it, at most a share of ``most``."""
    can = [ink for ink in inks if contrast(ink, paper) >= READABLE]
    for step in range(_STEPS, 0, -1):
        ground = mixed(paper, colour, most * step / _STEPS)
        if all(contrast(ink, ground) >= READABLE for ink in can):
            return ground
    return paper


def readable(inks: Iterable[str], ground: str) -> str:
    """The first of ``inks`` that can be read on ``ground``, else white or black, one of which always can."""
    return next(ink for ink in (*inks, _WHITE, _BLACK) if contrast(ink, ground) >= READABLE)


def nearest(colour: str, passes: Callable[[str], bool]) -> str:
    """The colour least lighter or darker than ``colour`` that ``passes``; empty if none does."""
    for step in range(101):
        for end in (_BLACK, _WHITE):
            tried = mixed(colour, end, step / 100)
            if passes(tried):
                return tried
    return ""


def _night(day: Mapping[str, str]) -> dict[str, str]:
    """The five colours of a dark page: a dark shade of the ink for paper, the accent lightened until it shines."""
    ends = sorted((day["ink"], day["paper"]), key=lambda colour: contrast(colour, _BLACK))
    paper = next(
        dark
        for step in range(_STEPS + 1)
        if contrast(dark := mixed(ends[0], _BLACK, step / _STEPS), _WHITE) >= 17
    )
    ink = _shining(mixed(ends[1], paper, 0.08), paper, 12.0)
    return {
        "accent": _shining(day["accent"], paper, _BRIGHT),
        "ink": ink,
        "soft": _shining(mixed(ink, paper, 0.3), paper, _BRIGHT),
        "line": mixed(ink, paper, 0.8),
        "paper": paper,
    }


def _shining(colour: str, paper: str, needed: float) -> str:
    """``colour`` with as little white in it as makes it show on the dark ``paper``."""
    tried = (mixed(colour, _WHITE, step / _STEPS) for step in range(_STEPS + 1))
    return next(one for one in tried if contrast(one, paper) >= needed)


def _series(palette: Palette) -> tuple[str, ...]:
    """The accent, then planner's own colours of charts as they show on the paper; what looks like the accent last."""
    grounds = (palette.paper, palette.tones.muted.ground)
    shown = [
        nearest(colour, lambda one: all(contrast(one, ground) >= VISIBLE for ground in grounds))
        or palette.ink
        for colour in PALETTE.series[1:]
    ]
    return (palette.accent, *sorted(shown, key=lambda colour: _distance(colour, palette.accent) <= _ALIKE))


def _distance(one: str, other: str) -> int:
    return sum(abs(a - b) for a, b in zip(channels(one), channels(other), strict=True))
