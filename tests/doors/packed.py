"""Hostile tables, workbooks, forms, drawings, templates and settings, made in code."""

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator

from docx import Document
from openpyxl import Workbook

from tests.doors.kinds import DEEP, MANY, zipped

HEADER = "iso3,indicator,year,value\n"
FIGURE = "GHA,secure-servers,2023,61.5\n"

CSV: dict[str, bytes] = {
    "100,000 columns": (",".join(f"column{n}" for n in range(MANY)) + "\n").encode(),
    "100,000 near columns": (
        HEADER.strip() + "," + ",".join(f"valu{n}" for n in range(MANY)) + "\n" + FIGURE
    ).encode(),
    "100,000 columns of one name": (HEADER.strip() + ",source" * MANY + "\n" + FIGURE).encode(),
    "100,000 columns without a name": (HEADER.strip() + "," * MANY + "\n" + FIGURE).encode(),
    "100,000 columns of figures": (
        "iso3,year" + ",secure-servers" * MANY + "\nGHA,2023" + ",1" * MANY + "\n"
    ).encode(),
    "100,000 unknown columns beside figures": (
        "iso3,year,secure-servers," + ",".join(f"c{n}" for n in range(MANY)) + "\nGHA,2023,1\n"
    ).encode(),
    "100,000 columns alike beside figures": (
        "iso3,year,secure-servers" + ",c" * MANY + "\nGHA,2023,1\n"
    ).encode(),
    "100,000 cells too many": (HEADER + FIGURE.strip() + "," * MANY + "x\n").encode(),
    "100,000 faulty lines": (
        HEADER + "".join(f"X{n},nonsense{n},never,much\n" for n in range(MANY))
    ).encode(),
    "100,000 lines alike": (HEADER + FIGURE * MANY).encode(),
    "100,000 indicators": (
        HEADER.strip()
        + ",title,area,higher_is_better,unit\n"
        + "".join(f"GHA,own-{n},2023,1,t,technical,yes,teams\n" for n in range(MANY))
    ).encode(),
    "8 MB of blank lines": (HEADER + FIGURE).encode() + b"\n" * 7_900_000,
    "8 MB of commas": (HEADER + FIGURE).encode() + b"," * 7_900_000,
    "8 MB of quotes": (HEADER + FIGURE).encode() + b'"' * 7_900_000,
    "8 MB of lone quotes": (HEADER + FIGURE).encode() + b'"\n' * 3_900_000,
    "9 MB": (HEADER + FIGURE).encode() + b"x" * 9_000_000,
    "50 MB": (HEADER + FIGURE).encode() + b"x" * 50_000_000,
    "a cell of 1 MB": (HEADER + "G" * 1_000_000 + ",secure-servers,2023,1\n").encode(),
    "a quoted cell of 1 MB": (HEADER + 'GHA,"' + "s" * 1_000_000 + '",2023,1\n').encode(),
    "a column of 1 MB": ("iso3,indicator,year,value," + "v" * 1_000_000 + "\n" + FIGURE).encode(),
    "an indicator of 1 MB": (HEADER + "GHA," + "s" * 1_000_000 + ",2023,1\n").encode(),
    "a value of 5,000 digits": (HEADER + "GHA,secure-servers,2023," + "1" * 5000 + "\n").encode(),
    "a decimal of 5,000 digits": (HEADER + "GHA,secure-servers,2023,0." + "1" * 5000 + "\n").encode(),
    "a year of 5,000 digits": (HEADER + "GHA,secure-servers," + "2" * 5000 + ",1\n").encode(),
    "an exponent": (HEADER + "GHA,secure-servers,2023,1e999999999\n").encode(),
    "a hex number": (HEADER + "GHA,secure-servers,2023,0xFF\n").encode(),
    "NaN": (HEADER + "GHA,secure-servers,2023,NaN\n").encode(),
    "infinity": (HEADER + "GHA,secure-servers,2023,inf\n").encode(),
    "digits of another script": (HEADER + "GHA,secure-servers,2023,٦١\n").encode(),
    "underscores": (HEADER + "GHA,secure-servers,2023,1_0\n").encode(),
    "a formula": (HEADER + "GHA,secure-servers,2023,=1+1\n").encode(),
    "a formula for a country": (HEADER + "=cmd|' /C calc'!A0,secure-servers,2023,1\n").encode(),
    "NUL": (HEADER + "GHA,secure-servers,2023,1\0\n").encode(),
    "a bell": (HEADER + "GHA,secure-servers,2023,1\a\n").encode(),
    "a bidi override": (HEADER + "GHA,secure-servers,2023,1\u202e\n").encode(),
    "zero width in an id": (HEADER + "GHA,secure\u200b-servers,2023,1\n").encode(),
    "a lone surrogate": HEADER.encode() + b"GHA,\xed\xa0\x80,2023,1\n",
    "UTF-16": b"\xff\xfe" + (HEADER + FIGURE).encode("utf-16-le"),
    "UTF-16 without a mark": (HEADER + FIGURE).encode("utf-16-le"),
    "UTF-32": b"\0\0\xfe\xff" + (HEADER + FIGURE).encode("utf-32-be"),
    "Latin-1": HEADER.encode() + "GHA,secure-servers,2023,\xe9\n".encode("latin-1"),
    "an open quote": (HEADER + 'GHA,"secure-servers,2023,1\n').encode(),
    "a quote over lines": (HEADER + 'GHA,"secure-\nservers",2023,1\n').encode(),
    "a header alone": HEADER.encode(),
    "a line alone": FIGURE.encode(),
    "nothing": b"",
    "commas": b",,,\n,,,\n",
    "random bytes": zlib.compress(HEADER.encode() * 9)[2:],
    "an executable": b"\x7fELF\x02\x01\x01" + bytes(200),
}
"""Tables in which no importer may find nothing wrong."""

FINE_CSV: dict[str, bytes] = {
    "CR only": (HEADER + FIGURE).replace("\n", "\r").encode(),
    "mixed line ends": (
        HEADER.strip() + "\r\n" + FIGURE.strip() + "\r" + FIGURE.replace("GHA", "SEN")
    ).encode(),
    "a mark of UTF-8": b"\xef\xbb\xbf" + (HEADER + FIGURE).encode(),
}

_BANK = {
    "indicator": {"id": "IT.NET.USER.ZS", "value": "x"},
    "country": {"id": "GH", "value": "Ghana"},
    "countryiso3code": "GHA",
    "date": "2023",
    "value": 61.5,
}
_PAGE = {"page": 1, "pages": 1, "per_page": 50, "total": 1}


def _bank(**other: object) -> bytes:
    return json.dumps([_PAGE, [_BANK | other]]).encode()


def _raw(value: str) -> bytes:
    """An answer whose value is written like this."""
    return json.dumps([_PAGE, [_BANK | {"value": "@"}]]).replace('"@"', value).encode()


JSON: dict[str, bytes] = {
    "100,000 lists": b"[" * DEEP,
    "100,000 lists, closed": b"[" * DEEP + b"]" * DEEP,
    "100,000 maps": b'{"a":' * DEEP,
    "100,000 lists in an answer": _raw("[" * DEEP + "]" * DEEP),
    "900 lists in an answer": _raw("[" * 900 + "]" * 900),
    "100,000 names": _raw("{" + ",".join(f'"k{n}": {n}' for n in range(MANY)) + "}"),
    "100,000 times one name": _raw("{" + ",".join(['"k": 1'] * MANY) + "}"),
    "100,000 names, the last twice": _raw(
        "{" + ",".join(f'"k{n}": {n}' for n in range(MANY)) + ',"k99999": 1}'
    ),
    "100,000 faulty figures": json.dumps([_PAGE, [{"a": n} for n in range(MANY)]]).encode(),
    "20,000 different faults": json.dumps(
        [_PAGE, [_BANK | {"countryiso3code": f"X{n}", "date": f"y{n}"} for n in range(20_000)]]
    ).encode(),
    "8 MB of spaces": b"[" + b" " * 7_900_000,
    "8 MB of text": _raw('"' + "x" * 7_900_000 + '"'),
    "9 MB": b"[" + b" " * 9_000_000,
    "a number of 5,000 digits": _raw("1" * 5000),
    "a decimal of 5,000 digits": _raw("0." + "1" * 5000),
    "an exponent": _raw("1e999999999"),
    "a negative exponent": _raw("1e-999999999x"),
    "NaN": _raw("NaN"),
    "infinity": _raw("-Infinity"),
    "hex": _raw("0xFF"),
    "a lone surrogate": _raw('"\\ud800"'),
    "a lone surrogate in a country": _bank(country={"id": "GH", "value": "\ud800"}),
    "NUL by a backslash": _raw('"\\u0000"'),
    "a name twice": _raw('1, "value": 2'),
    "a list for a value": _bank(value=[1]),
    "a list for a country": _bank(countryiso3code=["GHA"]),
    "true": _bank(value=True),
    "text": _bank(value="much"),
    "a map of figures": json.dumps([_PAGE, {"a": _BANK}]).encode(),
    "figures that are none": json.dumps([_PAGE, [1, None, "x", [], {}]]).encode(),
    "no figures": json.dumps([_PAGE, []]).encode(),
    "null": json.dumps([_PAGE, None]).encode(),
    "a message": json.dumps(
        [{"message": [{"id": "1", "key": "x" * 100_000, "value": "y" * 100_000}]}]
    ).encode(),
    "two values": json.dumps([_PAGE, [_BANK]]).encode() * 2,
    "half a file": json.dumps([_PAGE, [_BANK]]).encode()[:-9],
    "a comment": b"// x\n" + json.dumps([_PAGE, [_BANK]]).encode(),
    "UTF-16": json.dumps([_PAGE, [_BANK]]).encode("utf-16"),
}
"""Answers of the World Bank's that are none."""


def _book(rows: list[list[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


TITLES: list[list[object]] = [["Freedom on the Net"], ["Country", "Edition", "Total"]]
PLAIN = _book([*TITLES, ["Ghana", 2024, 65]])


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


SHEET = "xl/worksheets/sheet1.xml"
_OPEN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The file with a part put in place of, or beside, what it has."""
    return zipped(_parts(content) | {name: part})


def sheet(inside: bytes, before: bytes = b"") -> bytes:
    """A workbook whose only sheet holds this."""
    return with_part(PLAIN, SHEET, before + _OPEN + inside + b"</worksheet>")


def _cells(row: str) -> bytes:
    return f"<sheetData>{row}</sheetData>".encode()


def _lying(content: bytes, name: str) -> bytes:
    """The file, in which the part says that it holds a hundred bytes."""
    raw = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo(name)
    for at, sign in (
        (entry.header_offset + 22, b"PK\x03\x04"),
        (content.rindex(name.encode()) - 22, b"PK\x01\x02"),
    ):
        assert sign in content
        struct.pack_into("<I", raw, at, 100)
    return bytes(raw)


def _overlapping(count: int) -> bytes:
    """A thousand entries that share one part of 4 MB."""
    content = zipped({"xl/a.xml": b" " * 4_000_000})
    at = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    one = content[at:end]
    entries = one * count
    tail = bytearray(content[end:])
    struct.pack_into("<HHII", tail, 8, count, count, len(entries), at)
    return content[:at] + entries + bytes(tail)


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'
LOL = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">'
    + b"".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">'.encode() for n in range(1, 10))
    + b"]>"
)
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def packages(content: bytes, part: str) -> Iterator[tuple[str, bytes]]:
    """What can be wrong with any zipped file of Office; ``part`` is one that is read."""
    bomb = zipped(_parts(content) | {part: b" " * 100_000_000})
    yield "a bomb of 100 MB", bomb
    yield "a bomb that lies", _lying(bomb, part)
    yield "a bomb of overlaps", _overlapping(400)
    yield (
        "a bomb of parts",
        zipped(_parts(content) | {f"xl/a{n}.xml": b"" for n in range(60_000)}, zipfile.ZIP_STORED),
    )
    yield "a bomb in LZMA", zipped(_parts(content) | {part: b" " * 100_000_000}, zipfile.ZIP_LZMA)
    yield "entities", with_part(content, part, LOL + b"<x>&a9;</x>")
    yield "entities in UTF-16", with_part(content, part, (LOL.decode() + "<x>&a9;</x>").encode("utf-16"))
    yield "an external entity", with_part(content, part, DOCTYPE + b"<x>&y;</x>")
    yield "100,000 elements inside each other", with_part(content, part, b"<a>" * DEEP + b"</a>" * DEEP)
    yield (
        "100,000 attributes",
        with_part(content, part, b"<x " + b" ".join(b'a%d="1"' % n for n in range(MANY)) + b"/>"),
    )
    yield "an attribute of 10 MB", with_part(content, part, b'<x a="' + b"y" * 10_000_000 + b'"/>')
    yield "no XML", with_part(content, part, b"\0\1\2")
    yield "a part that is missing", zipped({n: p for n, p in _parts(content).items() if n != part})
    yield "no part at all", zipped({})
    yield "only another part", zipped({"xl/x": b""})
    yield "half a file", content[: len(content) // 2]
    yield "the end alone", content[-60:]
    yield "a flipped bit", content[:300] + bytes([content[300] ^ 255]) + content[301:]
    yield "a password", ENCRYPTED
    yield "a part outside", zipped(_parts(content) | {"../../../tmp/evil": b"x"})
    yield "a comment of 64 KB", content[:-2] + b"\xff\xff" + b"PK\x05\x06" * 16_383 + b"xyz"


XLSX: dict[str, bytes] = {
    **dict(packages(PLAIN, SHEET)),
    "100,000 columns": sheet(_cells("<row r='1'>" + "<c><v>1</v></c>" * MANY + "</row>")),
    "100,000 rows": sheet(_cells("<row><c><v>1</v></c></row>" * MANY)),
    "a cell far away": sheet(_cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "a cell beyond": sheet(_cells('<row r="99999999999"><c r="AAAAAAA99999999999"><v>1</v></c></row>')),
    "a row before the first": sheet(_cells('<row r="-5"><c r="A-5"><v>1</v></c></row>')),
    "a row that is no number": sheet(_cells('<row r="x"><c r="?"><v>1</v></c></row>')),
    "a number of 5,000 digits": sheet(_cells("<row><c><v>" + "1" * 5000 + "</v></c></row>")),
    "NaN": sheet(_cells("<row><c><v>NaN</v></c></row>")),
    "infinity": sheet(_cells("<row><c><v>1e999</v></c></row>")),
    "a date beyond": sheet(_cells('<row><c t="d"><v>99999-99-99</v></c></row>')),
    "an index beyond": sheet(_cells('<row><c t="s"><v>99999999</v></c></row>')),
    "an index below": sheet(_cells('<row><c t="s"><v>-1</v></c></row>')),
    "a style beyond": sheet(_cells('<row><c s="99999999"><v>1</v></c></row>')),
    "an unknown kind": sheet(_cells('<row><c t="zzz"><v>1</v></c></row>')),
    "a sheet that is one": sheet(b""),
    "a formula": _book([*TITLES, ["Ghana", 2024, "=1+1"]]),
    "a formula for a country": _book([*TITLES, ["=WEBSERVICE(1)", 2024, 65]]),
    "a text of 1 MB": sheet(
        _cells('<row><c t="inlineStr"><is><t>' + "x" * 1_000_000 + "</t></is></c></row>")
    ),
    "ODS": zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b" " * 50_000_000}
    ),
    "a bell": _book([*TITLES, ["Gha\u202ena", 2024, 65]]),
}
"""Workbooks in which the importer may not find nothing wrong."""


WORD_PART = "word/document.xml"


def word(inside: str) -> bytes:
    """A Word file whose text this is; ``<`` and ``&`` stand for themselves."""
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("PLACE")
    document.save(out)
    parts = _parts(out.getvalue())
    return zipped(parts | {WORD_PART: parts[WORD_PART].replace(b"PLACE", inside.encode())})


PLAIN_WORD = word("{{ programme.title }}")
_LOOP = "{% for row in risks %}"
DOCX: dict[str, bytes] = {
    **dict(packages(PLAIN_WORD, WORD_PART)),
    "100,000 open braces": word("{{" * MANY),
    "100,000 placeholders": word("{{ programme.title }}" * MANY),
    "100,000 unknown placeholders": word("".join(f"{{{{ nothing.x{n} }}}}" for n in range(MANY))),
    "100,000 brackets": word("{{ " + "(" * DEEP + " }}"),
    "100,000 closed brackets": word("{{ " + "(" * DEEP + "1" + ")" * DEEP + " }}"),
    "100,000 loops": word(_LOOP * DEEP),
    "900 loops inside each other": word(_LOOP * 900 + "{% endfor %}" * 900),
    "100,000 ifs": word("{% if programme %}" * DEEP),
    "10,000 dots": word("{{ programme" + ".title" * 10_000 + " }}"),
    "10,000 sums": word("{{ 1" + " + 1" * 10_000 + " }}"),
    "a large power": word("{{ 9 ** 9 ** 9 ** 9 }}"),
    "a large product": word("{{ 'x' * 10 ** 10 }}"),
    "a large range": word("{% for a in range(10 ** 10) %}x{% endfor %}"),
    "Python": word("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    "a file": word("{% include '/etc/passwd' %}"),
    "a number of 5,000 digits": word("{{ " + "1" * 5000 + " }}"),
    "1 MB of text in a placeholder": word("{{ '" + "x" * 1_000_000 + "' }}"),
    "a placeholder of 1 MB": word("{{ " + "x" * 1_000_000 + " }}"),
    "100,000 paragraphs": word("x" + "</w:t></w:r></w:p><w:p><w:r><w:t>{{ " * 20_000),
    "a field": word('</w:t></w:r><w:fldSimple w:instr="INCLUDETEXT C:\\x"/><w:r><w:t>'),
    "no Word file": PLAIN,
}
"""Word files that no programme can be filled into."""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
DRAWINGS: dict[str, bytes] = {
    "100,000 groups": SVG.format("<g>" * DEEP + "</g>" * DEEP).encode(),
    "20,000 groups": SVG.format("<g>" * 20_000 + "</g>" * 20_000).encode(),
    "900 groups": SVG.format("<g>" * 900 + "</g>" * 900).encode(),
    "5,000 groups": SVG.format("<g>" * 5_000 + "</g>" * 5_000).encode(),
    "9,000 shapes": SVG.format("<path d='M0 0'/>" * 9_000).encode(),
    "entities": LOL + SVG.format("&a9;").encode(),
    "entities in UTF-16": (LOL.decode() + SVG.format("&a9;")).encode("utf-16"),
    "an external entity": DOCTYPE + SVG.format("&y;").encode(),
    "a script": SVG.format("<script>alert(1)</script>").encode(),
    "a picture from elsewhere": SVG.format('<image href="http://evil.example/x"/>').encode(),
    "a style": SVG.format("<style>@import url(http://evil.example/)</style>").encode(),
    "an infinite box": SVG.format("").replace("10 10", "1e999 1").encode(),
    "a box of no size": SVG.format("").replace("10 10", "nan 0").encode(),
    "a box of 5,000 digits": SVG.format("").replace("10 10", "1" * 5000 + " 1").encode(),
    "a path of 190 kB": SVG.format("<path d='" + "M0 0" * 47_000 + "x'/>").encode(),
    "19,000 attributes": SVG.format("<g " + " ".join(f'a{n}=""' for n in range(19_000)) + "/>").encode(),
    "9 MB": SVG.format(" " * 9_000_000).encode(),
    "nothing": b"",
    "HTML": b"<!doctype html><p>x",
    "NUL": SVG.format("\0").encode(),
    "gzip": gzip.compress(SVG.format("").encode(), mtime=0),
    "Latin-1": SVG.format("<title>\xe9</title>").encode("latin-1"),
}
"""Drawings that are no logo."""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes, depth: int = 8, kind: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


PICTURES: dict[str, bytes] = {
    "a bomb": png(10, 10, zlib.compress(bytes(100_000_000))),
    "a bomb of the right size": png(60_000, 60_000, zlib.compress(bytes(1_000_000))),
    "4 billion pixels": png(2**32 - 1, 2**32 - 1, b""),
    "no pixels": png(0, 0, b""),
    "half a picture": png(10, 10, zlib.compress(bytes(110)))[:-20],
    "a length that lies": b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR" + bytes(100),
    "40,000 parts": b"\x89PNG\r\n\x1a\n" + _chunk(b"tEXt", b"") * 40_000,
    "an unknown depth": png(10, 10, zlib.compress(bytes(110)), depth=3),
    "an unknown filter": png(10, 10, zlib.compress(b"\xff" * 110)),
    "no palette": png(10, 10, zlib.compress(bytes(110)), kind=3),
    "too much of it": png(10, 10, zlib.compress(bytes(110)) + bytes(600_000)),
    "nothing": b"",
    "SVG": SVG.format("").encode(),
}
"""Pictures that are no logo."""

_EXTENDS = '{% extends "planner/proposal/proposal.html" %}{% block subtitle %}'


def _block(inside: str) -> bytes:
    return f"{_EXTENDS}<subtitle>{inside}</subtitle>{{% endblock %}}".encode()


TEMPLATES: dict[str, bytes] = {
    "29,000 open braces": b"{{" * 29_000,
    "14,000 comments": b"{#" * 14_000,
    "14,000 statements": b"{%" * 14_000,
    "1,800 loops": b"{% for a in b %}" * 1_800,
    "800 loops": _block("{% for a in [1, 2] %}" * 800 + "{% endfor %}" * 800),
    "15 loops": _block("{% for a in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}" * 15 + "{% endfor %}" * 15),
    "19 loops": _block("{% for a in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}" * 19 + "{% endfor %}" * 19),
    "2,900 ifs": b"{% if a %}" * 2_900,
    "29,000 brackets": _block("{{ " + "(" * 29_000 + " }}"),
    "14,000 closed brackets": _block("{{ " + "(" * 14_000 + "1" + ")" * 14_000 + " }}"),
    "180 closed brackets": _block("{{ " + "(" * 180 + "1" + ")" * 180 + "|nothing }}"),
    "14,000 lists": _block("{{ " + "[" * 14_000 + "]" * 14_000 + " }}"),
    "29,000 minus signs": _block("{{ " + "-" * 29_000 + "1 }}"),
    "7,000 nots": _block("{{ " + "not " * 7_000 + "1 }}"),
    "7,000 sums": _block("{{ 1" + " + 1" * 7_000 + " }}"),
    "14,000 dots": _block("{{ doc" + ".a" * 14_000 + " }}"),
    "14,000 filters": _block("{{ doc" + "|e" * 14_000 + " }}"),
    "7,000 joined texts": _block("{{ (1" + " ~ 1" * 7_000 + ").nothing() }}"),
    "a large power": _block("{{ 9 ** 9 ** 9 ** 9 ** 9 ** 9 }}"),
    "a large product": _block("{{ 'x' * 10 ** 10 }}"),
    "a large range": _block("{% for a in range(10 ** 10) %}x{% endfor %}"),
    "a macro of itself": _block("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"),
    "itself": b'{% extends "proposal/proposal.html" %}',
    "itself in itself": _block('{% include "proposal/proposal.html" %}'),
    "Python": _block("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    "a file": _block('{% include "/etc/passwd" %}'),
    "a number of 5,000 digits": _block("{{ " + "1" * 5000 + " }}"),
    "29 kB of text": _block("{{ '" + "x" * 29_000 + "'.nothing() }}"),
    "a name of 29 kB": _block("{{ " + "x" * 29_000 + " }}"),
    "a block of 29 kB": (_EXTENDS + "{% endblock %}{% block " + "x" * 29_000 + " %}{% endblock %}").encode(),
    "900 unknown blocks": (
        _EXTENDS + "{% endblock %}" + "".join(f"{{% block b{n} %}}{{% endblock %}}" for n in range(900))
    ).encode(),
    "1,300 missing templates": _block("".join(f"{{% include 'n{n}' %}}" for n in range(1_300))),
    "NUL": b"\0" + _block("x"),
    "UTF-16": _block("x").decode().encode("utf-16"),
    "Latin-1": _block("x").replace(b"<subtitle>x", b"<subtitle>\xe9"),
    "9 MB": b" " * 9_000_000,
    "50 MB": b" " * 50_000_000,
    "HTML": b"<!doctype html><script>alert(1)</script>",
    "gzip": gzip.compress(b"x", mtime=0),
    "9,000 elements inside each other": _block("<p>" * 9_000),
}
"""Templates that no document can be made with."""

_TABLE = "[tool.planner]\n"
SETTINGS: dict[str, bytes] = {
    "tool is no table": b"tool = 3\n",
    "tool is a list": b"[[tool]]\nplanner = 1\n",
    "planner is no table": b"[tool]\nplanner = 3\n",
    "planner is a list": b"[[tool.planner]]\nprofile = 'dac'\n",
    "50 MB": (_TABLE + "# nothing\n" * 5_000_000).encode(),
    "10 MB in one line": (_TABLE + "#" * 10_000_000).encode(),
    "10 MB of text": (_TABLE + 'profile = "' + "x" * 9_900_000 + '"').encode(),
    "1 MB of text": (_TABLE + 'profile = "' + "x" * 900_000 + '"\n').encode(),
    "100,000 lists": (_TABLE + "paths = " + "[" * DEEP).encode(),
    "100,000 lists, closed": (_TABLE + "paths = " + "[" * DEEP + "]" * DEEP).encode(),
    "100,000 maps": (_TABLE + "options = " + "{a=" * DEEP).encode(),
    "100,000 dots": (_TABLE + "a" + ".a" * DEEP + " = 1\n").encode(),
    "10,000 dots": (_TABLE + "a" + ".a" * 10_000 + " = 1\n").encode(),
    "10,000 dots in a header": ("[tool.planner" + ".a" * 10_000 + "]\n").encode(),
    "2,000 headers of 2,000 dots": "".join(
        f"[tool.planner{'.a' * 200}.b{n}]\n" for n in range(2_000)
    ).encode(),
    "100,000 keys": (_TABLE + "".join(f"key{n} = {n}\n" for n in range(MANY))).encode(),
    "20,000 keys": (_TABLE + "".join(f"key{n} = {n}\n" for n in range(20_000))).encode(),
    "a key twice": (_TABLE + "jobs = 1\n" * 2).encode(),
    "a key of 900 kB": (_TABLE + "k" * 900_000 + " = 1\n").encode(),
    "a number of 5,000 digits": (_TABLE + "jobs = " + "1" * 5000 + "\n").encode(),
    "a number of 4,000 digits": (_TABLE + "jobs = " + "1" * 4000 + "\n").encode(),
    "a hex number of 5,000 digits": (_TABLE + "jobs = 0x" + "F" * 5000 + "\n").encode(),
    "a decimal of 5,000 digits": (_TABLE + "jobs = 0." + "1" * 5000 + "\n").encode(),
    "NaN": (_TABLE + "jobs = nan\n").encode(),
    "infinity": (_TABLE + "jobs = -inf\n").encode(),
    "a date": (_TABLE + "jobs = 2024-01-01\n").encode(),
    "a date that is none": (_TABLE + "jobs = 2024-99-99\n").encode(),
    "a time in a list": (_TABLE + "paths = [07:32:00]\n").encode(),
    "NUL": (_TABLE + "\0").encode(),
    "NUL in a path": (_TABLE + 'paths = ["a\\u0000b"]\n').encode(),
    "NUL in a profile": (_TABLE + 'profile = "a\\u0000b.yaml"\n').encode(),
    "NUL in a theme": (_TABLE + 'theme = "a\\u0000b"\n').encode(),
    "NUL in a rule file": (_TABLE + 'rules = ["a\\u0000b"]\n').encode(),
    "NUL in a waiver file": (_TABLE + 'waivers = ["a\\u0000b"]\n').encode(),
    "NUL in a font folder": (_TABLE + 'fonts = ["a\\u0000b"]\n').encode(),
    "NUL in templates": (_TABLE + 'templates = "a\\u0000b"\n').encode(),
    "NUL in figures": (_TABLE + 'gaps = "a\\u0000b"\n').encode(),
    "NUL in a report": (_TABLE + 'format = ["json=a\\u0000b"]\n').encode(),
    "a report with a name that is too long": (_TABLE + f'format = ["json={"x" * 5000}"]\n').encode(),
    "a path that is too long": (_TABLE + f'paths = ["{"x" * 5000}"]\n').encode(),
    "a profile that is too long": (_TABLE + f'profile = "{"x" * 5000}.yaml"\n').encode(),
    "a rule file that is too long": (_TABLE + f'rules = ["{"x" * 5000}"]\n').encode(),
    "a waiver file that is too long": (_TABLE + f'waivers = ["{"x" * 5000}"]\n').encode(),
    "figures that are too long": (_TABLE + f'gaps = "{"x" * 5000}"\n').encode(),
    "20,000 paths": (_TABLE + "paths = [" + '"x",' * 20_000 + "]\n").encode(),
    "a bidi override": (_TABLE + 'profile = "a\\u202Eb"\n').encode(),
    "an escape": (_TABLE + 'profile = "\\u001b[31m"\n').encode(),
    "a surrogate": (_TABLE + 'profile = "\\uD800"\n').encode(),
    "UTF-16": (_TABLE + "jobs = 1\n").encode("utf-16"),
    "a mark of UTF-8": b"\xef\xbb\xbf" + (_TABLE + "jobs = 1\n").encode(),
    "Latin-1": (_TABLE + "# \xe9\n").encode("latin-1"),
    "CR only": (_TABLE + "jobs = 1\n").replace("\n", "\r").encode(),
    "YAML": b"tool:\n  planner: 1\n",
    "HTML": b"<!doctype html>",
    "gzip": gzip.compress(b"x", mtime=0),
    "an executable": b"\x7fELF\x02\x01\x01" + bytes(200),
}
"""Files planner.toml that nothing may be read from."""

_FOUND = {"file": "p.yaml", "rule": "a/b", "anchor": "", "message": "m", "fingerprint": "0" * 64, "count": 1}


def _known(**other: object) -> bytes:
    return json.dumps({"planner-baseline": 1, "findings": [_FOUND | other]}).encode()


BASELINES: dict[str, bytes] = {
    "100,000 lists": b"[" * DEEP,
    "100,000 lists, closed": b"[" * DEEP + b"]" * DEEP,
    "100,000 names": b"{" + ",".join(f'"k{n}": {n}' for n in range(MANY)).encode() + b"}",
    "100,000 faulty findings": json.dumps(
        {"planner-baseline": 1, "findings": [{"a": n} for n in range(MANY)]}
    ).encode(),
    "a count of 5,000 digits": _known().replace(b'"count": 1', b'"count": ' + b"1" * 5000),
    "a count of 4,000 digits": _known().replace(b'"count": 1', b'"count": ' + b"1" * 4000),
    "NaN": _known().replace(b'"count": 1', b'"count": NaN'),
    "infinity": _known().replace(b'"count": 1', b'"count": Infinity'),
    "an exponent": _known().replace(b'"count": 1', b'"count": 1e999'),
    "a name twice": _known().replace(b'"count": 1', b'"count": 1, "count": 2'),
    "NUL in a file": _known(file="a\0b"),
    "a file that is too long": _known(file="x" * 5000),
    "a surrogate": _known(file="\ud800", message="\ud800"),
    "9 MB": b" " * 9_000_000,
    "11 MB": b" " * 11_000_000,
    "nothing": b"",
    "null": b"null",
    "UTF-16": _known().decode().encode("utf-16"),
    "YAML": b"planner-baseline: 1\n",
}
"""Files that are no baseline, or one that nobody has made."""

FINE_XLSX: dict[str, bytes] = {
    "a title of 1 MB": with_part(
        PLAIN,
        "xl/workbook.xml",
        _parts(PLAIN)["xl/workbook.xml"].replace(b'name="Sheet"', b'name="' + b"x" * 1_000_000 + b'"'),
    ),
    "100,000 shared texts": with_part(
        PLAIN,
        "xl/sharedStrings.xml",
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + b"<si><t>x</t></si>" * MANY,
    ),
}
"""Odd, and nothing is wrong with what is read of it."""

FINE_SETTINGS: dict[str, bytes] = {
    "20,000 headers": (_TABLE + "".join(f"[a{n}]\n" for n in range(20_000))).encode(),
    "20,000 lists of tables": (_TABLE + "[[a]]\n" * 20_000).encode(),
}
"""Odd, and nothing is wrong with what is read of it."""
