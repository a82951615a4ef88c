"""Texts that a programme gives in more than one language: ``title: {en: Voices, fr: Voix}``.

Wherever the format asks for a text, its author may write it once or once for each language. Rules judge the text in
the programme's own language; a document tells the one in its own. Which places hold texts is asked of the schema,
since a mapping of short names could be something else.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from planner.frozen import Frozen
from planner.position import ROOT, Pointer
from planner.read.schemas import schema

LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese", "ar": "Arabic"}
"""Code to English name of every language that documents are written in."""
_TEXTS = frozenset({"#/$defs/text", "#/$defs/line"})
"""What the schema calls a text that may be given by language."""


class Translation(Frozen):
    """One text that is given by language."""

    at: Pointer
    texts: Mapping[str, str]
    """Language to text, in the order of the file."""


class Spoken(Frozen):
    """One text as it is told to whoever asks for a language."""

    at: Pointer
    text: str
    language: str
    """Of the text: another than was asked for where there is none in that."""
    stays: bool
    """Whether it needs no translation."""


class PartTranslated(Frozen):
    """A language in which a programme gives some of its texts."""

    language: str
    given: int
    """How many texts are there in it."""
    left: tuple[Pointer, ...]
    """The places of those that are not."""


def own_language(data: Mapping[str, Any]) -> str:
    """The language that a programme is written in."""
    return str(data.get("language", "en"))


def same(one: str, other: str) -> bool:
    """Whether two codes mean one language: ``pt-BR`` is read by whoever reads ``pt``."""
    return one.partition("-")[0] == other.partition("-")[0]


def language_name(code: str) -> str:
    """``French`` for ``fr``; the code itself where documents are not written in it."""
    return LANGUAGES.get(code, code)


def in_language(data: Mapping[str, Any], language: str = "") -> Mapping[str, Any]:
    """``data``, which fits its schema, with one text at every place: that in ``language``, the programme's own if empty.

    A text that lacks the language is told in the programme's own, or else in the first that it has. Data without
    translations comes back as it is.
    """
    if not _translated(data, _places().fields):
        return data
    own = own_language(data)
    told: Mapping[str, Any] = _told(data, _places(), language or own, own)
    return told


def spoken(data: Mapping[str, Any], language: str = "") -> tuple[Spoken, ...]:
    """Every text that :func:`in_language` tells, with its language, in the order of the file."""
    own = own_language(data)
    return tuple(
        _spoken(at, value, place, language or own, own) for at, value, place in _texts(data, _places(), ROOT)
    )


def left(data: Mapping[str, Any], language: str = "") -> tuple[Spoken, ...]:
    """The texts of ``data`` that :func:`in_language` cannot tell in ``language``, in the order of the file.

    Those that the schema marks with ``x-stays`` are not among them: the names of people, institutions and
    publications are what they are in any language, and what no document prints needs no other.
    """
    asked = language or own_language(data)
    if same(asked, own_language(data)) and not _translated(data, _places().fields):
        return ()
    return tuple(it for it in spoken(data, asked) if not it.stays and not same(it.language, asked))


def translations(data: Mapping[str, Any]) -> tuple[Translation, ...]:
    """The texts of ``data`` that are given by language."""
    if not _translated(data, _places().fields):
        return ()
    every = _texts(data, _places(), ROOT)
    return tuple(Translation(at, value) for at, value, _ in every if isinstance(value, dict))


def part_translated(data: Mapping[str, Any], given: tuple[Translation, ...]) -> tuple[PartTranslated, ...]:
    """The languages of ``given``, the translations of ``data``, beside its own: how far each goes."""
    own = own_language(data)
    counts: dict[str, int] = {}
    for code in (code for text in given for code in text.texts if not same(code, own)):
        counts[code] = counts.get(code, 0) + 1
    return tuple(
        PartTranslated(code, count, tuple(it.at for it in left(data, code))) for code, count in counts.items()
    )


def shown_at(data: object, place: Pointer) -> Pointer:
    """Where to look for the text at ``place``: of one given by language, the one that rules judge; else ``place``."""
    held: Any = data
    for part in place.parts:
        try:
            held = held[part]
        except (KeyError, IndexError, TypeError):
            return place
    if type(held) is not dict or not isinstance(data, dict):  # nearly every place: no need to ask the schema
        return place
    found, value = _followed(data, place)
    if found is None or not found.text or not isinstance(value, dict):
        return place
    own = own_language(data)
    return place / chosen(value, own, own)


def text_around(data: object, place: Pointer) -> Pointer | None:
    """The place of the text of which ``place`` is one language; None if it is nothing of the kind."""
    found, value = _followed(data, place.parent)
    return place.parent if place.parts and found and found.text and isinstance(value, dict) else None


class _Place:
    """A part of the schema below which texts stand, or where one does."""

    __slots__ = ("fields", "items", "stays", "text")

    def __init__(self) -> None:
        self.fields: dict[str, _Place] = {}
        self.items: _Place | None = None
        self.text = False
        self.stays = False
        """Whether the text needs no translation."""

    def step(self, part: str | int) -> "_Place | None":
        """The place one step down."""
        return self.items if isinstance(part, int) else self.fields.get(part)


@cache
def _places() -> _Place:
    """Every place of the format that holds texts; what holds none is not in it."""
    found = _place(schema("programme"))
    assert found is not None, "the format has texts"
    return found


def _place(node: Mapping[str, Any]) -> _Place | None:
    place = _Place()
    place.stays = bool(node.get("x-stays"))
    place.text = node.get("$ref") in _TEXTS
    if place.text:
        return place
    if "$ref" in node:
        return _place(schema("programme")["$defs"][node["$ref"].rpartition("/")[2]])
    inner = ((key, _place(child)) for key, child in node.get("properties", {}).items())
    place.fields = {key: child for key, child in inner if child}
    place.items = _place(node["items"]) if "items" in node else None
    return place if place.fields or place.items else None


def _translated(value: Mapping[str, Any], fields: Mapping[str, _Place]) -> bool:
    """Whether a text in or below a mapping is given by language: asked of every file, so it builds nothing."""
    for key, inner in value.items():
        kind = type(inner)
        if kind is dict:
            place = fields.get(key)
            if place is not None and (place.text or _translated(inner, place.fields)):
                return True
        elif kind is list and dict in map(type, inner):
            place = fields.get(key)
            if place is not None and place.items is not None and _any_translated(inner, place.items):
                return True
    return False


def _any_translated(items: list[Any], place: _Place) -> bool:
    """The same of a list of texts or of mappings; the format has no lists of lists."""
    return any(type(item) is dict and (place.text or _translated(item, place.fields)) for item in items)


def _told(value: Any, place: _Place, asked: str, own: str) -> Any:
    if place.text:
        return value[chosen(value, asked, own)] if isinstance(value, dict) else value
    if isinstance(value, list):
        return [_told(item, place.items, asked, own) for item in value] if place.items else value
    fields = place.fields
    return {
        key: _told(inner, fields[key], asked, own) if key in fields else inner for key, inner in value.items()
    }


def _texts(value: Any, place: _Place, at: Pointer) -> Iterator[tuple[Pointer, Any, _Place]]:
    """Every text at or below ``place`` as it is written: once, or by language."""
    if place.text:
        yield at, value, place
    elif isinstance(value, list):
        for index, item in enumerate(value if place.items else ()):
            yield from _texts(item, place.items, at / index)  # type: ignore[arg-type]  # none of an empty list
    else:
        for key, inside in value.items():
            if key in place.fields:
                yield from _texts(inside, place.fields[key], at / key)


def _spoken(at: Pointer, value: Any, place: _Place, asked: str, own: str) -> Spoken:
    code = chosen(value, asked, own) if isinstance(value, dict) else own
    return Spoken(at, value[code] if isinstance(value, dict) else value, code, place.stays)


def chosen(texts: Mapping[str, str], asked: str, own: str) -> str:
    """Which of the languages of a text is told: that which was asked for, or its ``own``, or the first that it has."""
    for wanted in (asked, own):
        if wanted in texts:
            return wanted
        near = next((code for code in texts if same(code, wanted)), None)
        if near is not None:
            return near
    return next(iter(texts))


def _followed(data: object, at: Pointer) -> tuple[_Place | None, object]:
    """What the format has at a place, if texts are there or below, and what stands there."""
    place: _Place | None = _places()
    value = data
    for part in at.parts:
        holds = isinstance(value, list | dict) and (
            part in value if isinstance(value, dict) else isinstance(part, int) and part < len(value)
        )
        place = place.step(part) if place and holds else None
        if place is None:
            return None, None
        value = value[part]  # type: ignore[index]  # it has just been looked at
    return place, value
