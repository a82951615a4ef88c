"""From bytes to text: UTF-8 only, and no character that a reader could not see or a terminal would obey."""

import codecs
import unicodedata

from planner.diagnostic import Severity
from planner.late import late
from planner.read.faults import Faults

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS = "Save the file as UTF-8: most editors offer it as the encoding under “Save as”."

_NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)
)
# NEL, LS and PS are refused with the controls: some programs take them for line ends and some do not, so that
# no line number would be right for everybody. U+FEFF inside a text is a byte order mark that got left behind. The two
# overrides, U+202D and U+202E, show letters in an order in which nobody writes: no language needs them.
FORBIDDEN = late(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202d\u202e\ud800-\udfff{_NONCHARACTERS}]",
)
"""Every character that may not stand in a programme file."""
_REORDERING = late("[\u202a-\u202c\u2066-\u2069]")
# Everything else. Nearly every file is nothing but these; a translation of bytes drops the most frequent of them in a
# fiftieth of the time of a search, and what is left of a file in English is a few dashes and quotation marks.
_FREQUENT = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F)))
_HARMLESS = late(
    "[\t\n\r -~\xa0-\u2027\u202f-\u2065\u206a-\ufdcf\ufdf0-\ufefe\uff00-\ufffd"
    + "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))
    + "]*"
)


# The letters of most programmes. The set above takes forty times as long to compile, a fiftieth of a start.
_FAMILIAR = late("[\t\n\r -~\xa0-\u06ff\u2010-\u2027\u20ac]*")


def decode(path: str, raw: bytes) -> tuple[str, Faults]:
    """The text of a file and what is wrong with its characters.

    A UTF-8 byte order mark is dropped without a word: spreadsheets and simple editors write it, it changes
    nothing, and no editor shows it, so columns are counted without it.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    wide = next((name for mark, name in _WIDE_MARKS if raw.startswith(mark)), None)
    if wide or b"\0" in raw[:4]:
        return _refuse_wide(path, wide or "UTF-16 or not text at all")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return _refuse_byte(path, raw, error.start)
    faults = Faults(path, text)
    rest = raw.translate(None, _FREQUENT).decode()
    if rest and not _FAMILIAR.fullmatch(rest) and not _HARMLESS.fullmatch(rest):
        _refuse_forbidden(text, faults)
        _warn_of_reordering(text, faults)
    return text, faults


def name_of(character: str) -> str:
    """``U+0007``, with the Unicode name where there is one."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()


def _refuse_wide(path: str, encoding: str) -> tuple[str, Faults]:
    faults = Faults(path, "")
    faults.add("encoding", (0, 0), f"The file is stored as {encoding}, but planner reads UTF-8.", _SAVE_AS)
    return "", faults


def _refuse_byte(path: str, raw: bytes, at: int) -> tuple[str, Faults]:
    text = raw.decode(errors="replace")
    offset = len(raw[:at].decode())
    guess = raw[at : at + 1].decode("cp1252", errors="replace")
    faults = Faults(path, text)
    faults.add(
        "encoding",
        (offset, offset + 1),
        "The file is not stored as UTF-8: it breaks at this character"
        + (f", which may have been meant as “{guess}”." if guess.isprintable() else "."),
        _SAVE_AS,
    )
    return text, faults


def _refuse_forbidden(text: str, faults: Faults) -> None:
    found = [match.start() for match in FORBIDDEN.finditer(text)]
    if found:
        faults.add(
            "control-character",
            (found[0], found[0] + 1),
            f"Here stands an invisible character, {name_of(text[found[0]])}, that may not be in a programme file"
            + _and_more(len(found)),
            "Delete it; it often comes along with text copied from a PDF or a layout program.",
        )


def _warn_of_reordering(text: str, faults: Faults) -> None:
    found = [match.start() for match in _REORDERING.finditer(text)]
    if found:
        faults.add(
            "text-direction",
            (found[0], found[0] + 1),
            f"An invisible character, {name_of(text[found[0]])}, changes the order in which this text is shown"
            + _and_more(len(found)),
            "Delete it, unless text that mixes writing directions really needs it here.",
            severity=Severity.WARNING,
        )


def _and_more(count: int) -> str:
    return "." if count == 1 else f" ({count} in this file)."
