"""A logo as PNG, written anew from the parts that make the picture: measured and unpacked before anything shows it."""

import struct
import zlib
from collections.abc import Iterator

from planner.frozen import Frozen
from planner.render.theme.fault import LogoError

MOST_BYTES = 500_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_SIDE = 4_000
_MOST_PIXELS = 8_000_000
_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
"""What shows; words, dates, profiles and places of a camera stay behind."""
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Kind of colour to the samples of a pixel."""
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_LAST_FILTER = 4
_SAVE = "Open it in a drawing program and save it anew as PNG, not interlaced, at most 4000 pixels wide."


class Picture(Frozen):
    """A picture that has been unpacked once."""

    content: bytes
    width: int
    """Pixels."""
    height: int


def picture(content: bytes) -> Picture:
    """The picture in ``content``. Raises LogoError."""
    if len(content) > MOST_BYTES:
        raise LogoError(f"The picture is larger than {MOST_BYTES // 1000} kB.", _SAVE)
    if not content.startswith(_SIGNATURE):
        raise LogoError("The picture is not PNG.", _SAVE)
    chunks = [(kind, data) for kind, data in _chunks(content) if kind in _KEPT]
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":
        raise LogoError("The picture is damaged or not whole.", _SAVE)
    width, height = _measured(chunks)
    packed = b"".join(_packed(kind, data) for kind, data in chunks)
    return Picture(_SIGNATURE + packed, width, height)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        check = content[at + 8 + length : at + 12 + length]
        if len(check) != 4 or struct.unpack(">I", check)[0] != zlib.crc32(kind + data):
            raise LogoError("The picture is damaged or not whole.", _SAVE)
        yield kind, data
        if kind == b"IEND":
            return
        at += 12 + length


def _measured(chunks: list[tuple[bytes, bytes]]) -> tuple[int, int]:
    """Width and height, after unpacking the picture into exactly the room that it must take."""
    width, height, depth, kind, packing, filters, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if not (1 <= width <= _MOST_SIDE and 1 <= height <= _MOST_SIDE and width * height <= _MOST_PIXELS):
        said = f"The picture has {width} x {height} pixels; 4000 on a side and 8 million in all are the most."
        raise LogoError(said, _SAVE)
    if interlaced or packing or filters or depth not in _DEPTHS.get(kind, ()):
        raise LogoError("The picture is interlaced or of an unknown kind.", _SAVE)
    if kind == 3 and b"PLTE" not in [name for name, _ in chunks]:
        raise LogoError("The picture is damaged: it has no colours.", _SAVE)
    row = (width * depth * _SAMPLES[kind] + 7) // 8 + 1
    unpacked = _unpacked(b"".join(data for name, data in chunks if name == b"IDAT"), row * height)
    if any(unpacked[at] > _LAST_FILTER for at in range(0, len(unpacked), row)):
        raise LogoError("The picture is damaged or not whole.", _SAVE)
    return width, height


def _unpacked(packed: bytes, room: int) -> bytes:
    stream = zlib.decompressobj()
    try:
        unpacked = stream.decompress(packed, room + 1)
    except zlib.error:
        unpacked = b""
    if len(unpacked) != room:
        raise LogoError("The picture is damaged or not whole.", _SAVE)
    return unpacked


def _packed(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
