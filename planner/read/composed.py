"""The quick way to read a sound file: libyaml composes its nodes in C, and one lean walk takes the data from them.

Places are looked up in the nodes when somebody asks, which is for findings only. Whatever is out of the ordinary, and
be it only that something looks like an alias, is left to :mod:`planner.read.builder`, which reads event by event,
knows what is a fault and says so. A test holds the two ways against each other.
"""

from typing import Any

from planner.frozen import Struct
from planner.late import late
from planner.read import scalars
from planner.read.document import Children, Site
from planner.read.nodes import Listed, Mapped, Scalar, root_of

_MAX_TEXT = 500_000
"""Bytes. Longer texts may hold more values than the reader takes."""
_MAX_BRACKETS = 5_000
"""The composer calls itself for every bracket inside a bracket; at some fifty thousand the process would die."""
_MAX_DEPTH = 50
"""Less than the reader takes: what is deeper is the other way's to judge."""

_STEEP = b"\n" + b" " * 100
_OPENING = bytes.maketrans(b"\t?:-\r", b"    \n")
"""A line of which this makes the above opens many blocks inside each other; without one, blocks are at most two hundred deep."""
_SIGN = late(r"(?<!\w)(?:[&*](?![\s&*])|!)")
"""Where an anchor, an alias or a tag may stand, or only an emphasis in a text."""
_ESCAPE = late(rb"\\[0abefvNLPxuU]")
"""What may write, in double quotes, a character that is refused."""
_ODD_KEYS = frozenset(("", "~", "null", "<<"))

_TELLING = scalars.NUMBER_START | {word[:1] for word in scalars.WORDS}
"""How a word without quotes begins that may be more than text."""


class Unusual(Exception):  # noqa: N818 - a signal inside the reader, not an error that anybody sees
    """The quick way does not judge this text."""


def compose(raw: bytes) -> tuple[object, Site] | None:
    """Data and place of the root of a text in UTF-8 without a mark.

    None where the quick way does not judge: then nothing is known of the text.
    """
    if len(raw) > _MAX_TEXT or not _is_plain(raw):
        return None
    try:
        import yaml._yaml as composer  # noqa: PLC0415 - heavy
        from yaml import YAMLError  # noqa: PLC0415 - heavy
    except ImportError:  # the other way says what to do about it
        return None
    try:
        root = root_of(composer, raw)
        data = _value(root, 0)
    except (YAMLError, Unusual, scalars.TooManyDigitsError):
        return None
    return None if data is None else (data, Spot(root))


def _is_plain(raw: bytes) -> bool:
    """Whether nothing in a text can exhaust the composer or mean more than it says."""
    return (
        raw.count(b"[") + raw.count(b"{") <= _MAX_BRACKETS
        and _STEEP not in b"\n" + raw.translate(_OPENING)
        and not ((b"&" in raw or b"*" in raw or b"!" in raw) and _SIGN.search(raw.decode()))
        and not (b"%" in raw and (b"%YAML" in raw or b"%TAG" in raw))
        and not (b"\\" in raw and _ESCAPE.search(raw))
    )


def _value(node: Any, depth: int) -> object:
    """The data of a node. Raises Unusual, or TooManyDigitsError."""
    kind = type(node)
    if kind is Scalar:
        return _scalar(node)
    if depth > _MAX_DEPTH:
        raise Unusual
    if kind is Mapped:
        return _mapping(node.value, depth)
    if kind is Listed:
        return _list(node.value, depth)
    raise Unusual  # nothing at all, or a node of PyYAML's own


def _scalar(node: Any) -> object:
    written: str = node.value
    return written if node.style else scalars.resolve(written)


# Nearly every value is a scalar, and nearly every scalar a word that cannot be anything else: both loops take these
# without a call.
def _mapping(pairs: list[tuple[Any, Any]], depth: int) -> dict[str, object]:
    data: dict[str, object] = {}
    for key, held in pairs:
        if type(key) is not Scalar:
            raise Unusual
        if type(held) is Scalar:
            written = held.value
            data[key.value] = written if written[:1] not in _TELLING else _scalar(held)
        else:
            data[key.value] = _value(held, depth + 1)
    if len(data) < len(pairs) or not _ODD_KEYS.isdisjoint(data):
        raise Unusual
    return data


def _list(items: list[Any], depth: int) -> list[object]:
    data: list[object] = []
    for item in items:
        if type(item) is Scalar:
            written = item.value
            data.append(written if written[:1] not in _TELLING else _scalar(item))
        else:
            data.append(_value(item, depth + 1))
    return data


class Spot(Struct):
    """The place of a node, worked out when asked for, one level at a time."""

    _node: Any
    _key: Any = None
    _children: Children = None

    @property
    def start(self) -> int:
        """Where the value begins."""
        return int(self._node.start_mark.index)

    @property
    def end(self) -> int:
        """Where it ends: a block ends where its last value does, not where the next thing begins."""
        node = self._node
        while type(node) is not Scalar and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if type(node) is Mapped else last
        return int(node.end_mark.index)

    @property
    def key_start(self) -> int:
        """Where the key begins; -1 if there is none."""
        return -1 if self._key is None else int(self._key.start_mark.index)

    @property
    def key_end(self) -> int:
        """Where the key ends; -1 if there is none."""
        return -1 if self._key is None else int(self._key.end_mark.index)

    @property
    def children(self) -> Children:
        """The places inside a mapping or list; None for a scalar."""
        if self._children is None and type(self._node) is not Scalar:
            self._children = self._inside()
        return self._children

    def _inside(self) -> Children:
        if type(self._node) is Mapped:
            return {key.value: Spot(held, key) for key, held in self._node.value}
        return [Spot(item) for item in self._node.value]
