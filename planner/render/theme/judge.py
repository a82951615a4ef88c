"""Holds the colours of a theme file against WCAG: what fails is said at the colour's place, with one that would pass."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planner.frozen import Frozen
from planner.render.palette import Palette, contrast
from planner.render.theme.derive import Written, derived, nearest
from planner.render.theme.pairs import SHEET, Key, Measured, colour, measured


class Weak(Frozen):
    """A colour of the file that is too weak where documents use it."""

    at: Key
    """Where it stands below ``colours``."""
    message: str
    fix: str


def written(data: Mapping[str, Any]) -> Written:
    """The colours that the ``colours`` of a theme file name."""
    night = data.get("night", {})
    return Written(
        day=_plain(data),
        night=_plain(night),
        tones={name: _plain(tone) for name, tone in data.get("tones", {}).items()},
        night_tones={name: _plain(tone) for name, tone in night.get("tones", {}).items()},
        series=tuple(one.lower() for one in data.get("series", ())),
    )


def weak(data: Mapping[str, Any]) -> Iterator[Weak]:
    """Every colour of ``data`` that does not suffice, each once, with the first pair that shows it."""
    palette = derived(written(data))
    named = list(_keys(data, ()))
    blamed: dict[Key, list[Measured]] = {}
    for one in measured(palette):
        if not one.passes:
            blamed.setdefault(_blamed(one, named), []).append(one)
    for at, pairs in blamed.items():
        yield Weak(at, _said(at, palette, pairs[0], len(pairs) - 1), _mended(data, at, palette, pairs[0]))


def _blamed(one: Measured, named: Iterable[Key]) -> Key:
    """The colour of the file that a weak pair hangs on: that of the words, else of the ground, else any."""
    known = list(named)
    likely = (one.pair.ink, *_origin(one.pair.ink), one.pair.ground, *_origin(one.pair.ground))
    return next((key for key in likely if key in known), known[0])


def _origin(key: Key) -> tuple[Key, ...]:
    """What a colour that the file does not name is made from first."""
    if key == SHEET:
        return ()
    if key[0] == "night":
        return (*(("night", *one) for one in _origin(key[1:])), key[1:])
    if key[0] == "series":
        return (("accent",),) if key[1] == 0 else ()
    return _MADE_FROM.get((str(key[1]), str(key[2])), ()) if key[0] == "tones" else ()


_MADE_FROM: Mapping[tuple[str, str], tuple[Key, ...]] = {
    **{(name, "ground"): (("accent",),) for name in ("low", "mid", "high")},
    **{(name, "ink"): (("ink",),) for name in ("low", "mid", "muted")},
    ("muted", "ground"): (("ink",),),
}


def _said(at: Key, palette: Palette, first: Measured, others: int) -> str:
    pair = first.pair
    if at == pair.ink:
        said = f"{first.ink} is too weak on {pair.where}, {first.ground}: it is the colour of {pair.what}"
    else:
        said = (
            f"On {colour(palette, at)}, {pair.what} ({first.ink}) are hard to see"
            if at == pair.ground
            else (
                f"Made from these colours, {pair.what} ({first.ink}) are too weak on {pair.where} ({first.ground})"
            )
        )
    more = f" It fails in {others} more place{'s' if others > 1 else ''}." if others else ""
    return f"{said}. The contrast is {ratio(first.ratio)}, and {pair.needed:g} is needed.{more}"


def ratio(value: float) -> str:
    """``4.49``: cut, so that what fails never reads as if it passed."""
    return f"{int(value * 100) / 100:.2f}"


def _mended(data: Mapping[str, Any], at: Key, palette: Palette, first: Measured) -> str:
    """The nearest colour with which all pairs pass that hang on this one."""
    other = first.pair.ground if at == first.pair.ink else first.pair.ink
    stays = other in {("paper",), SHEET, *_keys(data, ())} and other != at
    beside = colour(palette, other)

    def passes(tried: str) -> bool:
        if stays and contrast(tried, beside) < first.pair.needed:
            return False
        changed = _with(data, at, tried)
        keys = list(_keys(changed, ()))
        return all(m.passes or _blamed(m, keys) != at for m in measured(derived(written(changed))))

    found = nearest(colour(palette, at), passes)
    if found:
        return f'Write "{found}", the nearest that passes.'
    place = ".".join(map(str, other)) or "paper"
    return f"No shade of it passes wherever it is used: change `{place}` first."


def _keys(data: Any, at: Key) -> Iterator[Key]:
    """Where every colour of ``data`` stands."""
    if isinstance(data, str):
        yield at
    elif isinstance(data, (dict, list)):
        for name, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _keys(value, (*at, name))


def _with(data: Any, at: Key, value: str) -> Any:
    """``data`` with another colour in one place."""
    if not at:
        return value
    first, *rest = at
    if isinstance(data, list):
        return [_with(one, tuple(rest), value) if index == first else one for index, one in enumerate(data)]
    return {name: _with(one, tuple(rest), value) if name == first else one for name, one in data.items()}


def _plain(data: Mapping[str, Any]) -> dict[str, str]:
    return {name: value.lower() for name, value in data.items() if isinstance(value, str)}
