"""Hostile files, made in code: small where they can be, and each once a session."""

import gzip
import io
import json
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOUND = (ROOT / "planner" / "engine" / "smallest.yaml").read_bytes()
"""A programme that nothing is wrong with."""

Made = bytes | Callable[[Path], None]
"""What stands in the file; or what makes it, where it is no plain file."""

DEEP = 100_000
MANY = 100_000


def _sound(more: str) -> bytes:
    """A programme and, below it, what does not belong there."""
    return SOUND + more.encode()


def _laughs(kind: str) -> bytes:
    first, each = {
        "list": ("&a0 [lol]", "[{}]"),
        "map": ("&a0 {k: lol}", "{{{}}}"),
        "merge": ("&a0 {k: lol}", "{{<<: [{}]}}"),
    }[kind]
    lines = [f"a0: {first}"]
    for n in range(1, 30):
        items = [f"*a{n - 1}"] * 9
        if kind == "map":
            items = [f"k{i}: {item}" for i, item in enumerate(items)]
        lines.append(f"a{n}: &a{n} " + each.format(", ".join(items)))
    return _sound("\n".join(lines) + "\n")


def _keys(count: int) -> str:
    return "".join(f"key{n}: {n}\n" for n in range(count))


def _lone(surrogate: int) -> bytes:
    """Half a pair, as some programs write it into UTF-8."""
    return b"title: a" + chr(surrogate).encode("utf-8", "surrogatepass") + b"b\n"


def _titled(text: bytes) -> bytes:
    """The sound programme with another title."""
    at = SOUND.index(b"title:")
    return SOUND[:at] + b"title: " + text + SOUND[SOUND.index(b"\n", at) :]


def _peopled(number: bytes) -> bytes:
    """The sound programme with this for a number of people."""
    return SOUND.replace(b"people: 40", b"people: " + number, 1)


YAML: dict[str, bytes] = {
    # what aliases can do
    "billion laughs by list": _laughs("list"),
    "billion laughs by map": _laughs("map"),
    "billion laughs by merge": _laughs("merge"),
    "alias cycle in a list": _sound("x: &a [*a, *a]\n"),
    "alias cycle in a map": _sound("x: &a {k: *a}\n"),
    "alias of the root": b"&a\ntitle: x\nself: *a\n",
    "alias as a key": _sound("x: &a y\n*a : z\n"),
    "100,000 aliases": _sound("x: &a y\nz:\n" + "- *a\n" * MANY),
    "100,000 anchors": _sound("z:\n" + "".join(f"- &a{n} x\n" for n in range(MANY))),
    # depth
    "100,000 flow lists": b"x: " + b"[" * DEEP,
    "100,000 flow lists, closed": b"x: " + b"[" * DEEP + b"]" * DEEP,
    "100,000 flow maps": b"x: " + b"{a: " * DEEP,
    "100,000 flow maps, closed": b"x: " + b"{a: " * DEEP + b"}" * DEEP,
    "100,000 dashes": b"x:\n " + b"- " * DEEP,
    "100,000 question marks": b"? " * DEEP,
    "100,000 block lines": b"".join(b" " * (n % 5000) + b"a:\n" for n in range(3000)),
    "100,000 brackets in lines": b"x: " + b"[\n" * DEEP,
    # size
    "10 MB of keys": _keys(700_000).encode()[:9_990_000],
    "10 MB in one text": _titled(b"x" * 9_900_000),
    "10 MB of blank lines": SOUND + b"\n" * 9_900_000,
    "10 MB of list": b"x:\n" + b"- a\n" * 2_490_000,
    "10 MB of spaces": SOUND + b"x: |\n" + b" " * 9_900_000,
    "100,000 keys": _sound(_keys(MANY)),
    "99,000 keys": _sound(_keys(99_000)),
    "100,000 keys in a map": _sound("x:\n" + "".join(f"  key{n}: {n}\n" for n in range(MANY))),
    "100,000 keys in flow": b"{" + ", ".join(f"key{n}: {n}" for n in range(MANY)).encode() + b"}",
    "20,000 keys twice": _sound(_keys(20_000) * 2),
    "100,000 near keys": _sound("".join(f"titl{n}: x\n" for n in range(MANY))),
    "199,000 values in a list": _sound("x: [" + "a, " * 199_000 + "]\n"),
    "400,000 values in a list": _sound("x: [" + "a, " * 400_000 + "]\n"),
    "lines of 1 MB": _titled(b"x" * 1_000_000),
    "a key of 1 MB": _sound("k" * 1_000_000 + ": x\n"),
    "a quoted key of 1 MB": _sound('"' + "k" * 1_000_000 + '": x\n'),
    "a quoted text of 1 MB": _titled(b'"' + b"x " * 500_000 + b'"'),
    "1 MB of backslashes": _titled(b'"' + b"\\\\" * 500_000 + b'"'),
    "1 MB of quotes": _titled(b"'" + b"''" * 500_000 + b"'"),
    "1 MB of letters that combine": _titled(b"a" + "\u0301".encode() * 500_000),
    # numbers
    "a number of 5,000 digits": _titled(b"1" * 5000),
    "a negative number of 5,000 digits": _titled(b"-" + b"1" * 5000),
    "a decimal of 5,000 digits": _titled(b"0." + b"1" * 5000),
    "a hex number": _peopled(b"0x" + b"F" * 20),
    "a hex number of 5,000 digits": _peopled(b"0x" + b"F" * 5000),
    "an octal number": _peopled(b"0o777"),
    "an exponent": _peopled(b"1e999999999"),
    "NaN": _sound("x: .nan\n"),
    "infinity": _sound("x: .inf\n"),
    "minus infinity": _sound("x: -.Inf\n"),
    "a sexagesimal number": _sound("x: " + "1:" * 5000 + "1\n"),
    # characters
    "NUL at the start": b"\0" + SOUND,
    "NUL in a text": _titled(b"a\0b"),
    "NUL by a backslash": _titled(b'"a\\0b"'),
    "NUL at the end": SOUND + b"\0",
    "a bell": _titled(b"a\x07b"),
    "an escape": _titled(b"\x1b[31mred"),
    "a C1 control": _titled("a\x9bb".encode()),
    "a form feed": _titled(b"a\x0cb"),
    "delete": _titled(b"a\x7fb"),
    "a lone high surrogate": _lone(0xD800),
    "a lone low surrogate": _lone(0xDFFF),
    "a surrogate by a backslash": _titled(b'"a\\uD800b"'),
    "a pair of surrogates by backslashes": _titled(b'"a\\uD83D\\uDE00b"'),
    "beyond Unicode by a backslash": _titled(b'"a\\U00110000b"'),
    "a non-character": _titled("a\uffffb".encode()),
    "a non-character of another plane": _titled("a\U0001fffeb".encode()),
    "a non-character by a backslash": _titled(b'"a\\uFFFFb"'),
    "zero width in an id": SOUND.replace(b"id: ", b"id: " + "\u200b".encode(), 1),
    "a joiner in an id": SOUND.replace(b"id: ", b"id: a" + "\u200d".encode(), 1),
    "a soft hyphen in an id": SOUND.replace(b"id: ", b"id: a" + "\u00ad".encode(), 1),
    "a tag letter in an id": SOUND.replace(b"id: ", b"id: a" + "\U000e0041".encode(), 1),
    "a Cyrillic letter in an id": SOUND.replace(b"id: ", "id: а".encode(), 1),
    "zero width in a key": SOUND.replace(b"title:", "ti\u200btle:".encode(), 1),
    "a bidi override": _titled("a\u202eb\u202c".encode()),
    "a left-to-right override": _titled("a\u202db\u202c".encode()),
    "a bidi override by a backslash": _titled(b'"a\\u202Eb"'),
    "1 MB of bidi overrides": _titled(b"a" + "\u202e".encode() * 330_000),
    "1 MB of bells": _titled(b"a" + b"\a" * 1_000_000),
    # encodings and line ends
    "UTF-16 LE with a mark": b"\xff\xfe" + SOUND.decode().encode("utf-16-le"),
    "UTF-16 BE with a mark": b"\xfe\xff" + SOUND.decode().encode("utf-16-be"),
    "UTF-32 LE with a mark": b"\xff\xfe\0\0" + SOUND.decode().encode("utf-32-le"),
    "UTF-32 BE with a mark": b"\0\0\xfe\xff" + SOUND.decode().encode("utf-32-be"),
    "UTF-16 LE without a mark": SOUND.decode().encode("utf-16-le"),
    "UTF-16 BE without a mark": SOUND.decode().encode("utf-16-be"),
    "UTF-7 with a mark": b"+/v8-" + SOUND,
    "UTF-1 with a mark": b"\xf7\x64\x4c" + SOUND,
    "UTF-EBCDIC with a mark": b"\xdd\x73\x66\x73" + SOUND,
    "SCSU with a mark": b"\x0e\xfe\xff" + SOUND,
    "BOCU-1 with a mark": b"\xfb\xee\x28" + SOUND,
    "GB 18030 with a mark": b"\x84\x31\x95\x33" + SOUND,
    "two marks": b"\xef\xbb\xbf" * 2 + SOUND,
    "a mark in the middle": _titled("a\ufeffb".encode()),
    "half a mark": b"\xef\xbb" + SOUND,
    "Latin-1": _titled("caf\u00e9".encode("latin-1")),
    "an overlong slash": _titled(b"a\xc0\xafb"),
    "half a letter at the end": SOUND + b"x: \xe2\x82",
    "next line": _titled("a\x85b".encode()),
    "a line separator": _titled("a\u2028b".encode()),
    # keys
    "a key twice": SOUND + b"title: x\n",
    "a key twice in quotes": SOUND + b'"title": x\n',
    "a key twice in single quotes": SOUND + b"'title': x\n",
    "a key twice by a backslash": SOUND + b'"\\x74itle": x\n',
    "a key twice with a question mark": SOUND + b"? title\n: x\n",
    "a key twice in a tag": SOUND + b"!!str title: x\n",
    "a key twice in flow": _sound("x: {a: 1, 'a': 2}\n"),
    "a key twice in a block text": SOUND + b"? |-\n  title\n: x\n",
    "a key in another form of Unicode": _sound("caf\u00e9: 1\ncafe\u0301: 2\n"),
    "a null key": _sound("null: x\n"),
    "a tilde as a key": _sound("~: x\n"),
    "an empty key": _sound(": x\n"),
    "an empty quoted key": _sound("'': x\n"),
    "an int as a key": _sound("1: x\n"),
    "a float as a key": _sound("1.5: x\n"),
    "a bool as a key": _sound("true: x\n"),
    "a date as a key": _sound("2024-01-01: x\n"),
    "a list as a key": _sound("[a, b]: x\n"),
    "a long list as a key": _sound("? [a, b]\n: x\n"),
    "a map as a key": _sound("{a: b}: x\n"),
    "a long map as a key": _sound("? a: b\n: x\n"),
    "a merge key": _sound("<<: {a: b}\n"),
    "__proto__ and __class__": _sound("__proto__: x\n__class__: y\n"),
    # tags and documents
    "a python object": _titled(b"!!python/object/apply:os.system ['echo forged']"),
    "a python name": _titled(b"!!python/name:os.system"),
    "a python tuple": _titled(b"!!python/tuple [a]"),
    "a set": _sound("x: !!set {a, b}\n"),
    "an omap": _sound("x: !!omap [a: 1]\n"),
    "binary": _titled(b"!!binary aGVsbG8="),
    "a timestamp": _titled(b"!!timestamp 2024-01-01"),
    "an unknown tag": _titled(b"!<tag:evil.example,2024:x> y"),
    "a broken tag": _titled(b"!<%00> y"),
    "a %TAG": b"%TAG ! tag:evil.example,2024:\n---\n" + SOUND,
    "a %YAML": b"%YAML 1.1\n---\n" + SOUND,
    "an unknown directive": b"%FOO bar\n---\n" + SOUND,
    "two documents": SOUND + b"---\n" + SOUND,
    "100,000 documents": b"---\na: 1\n" * MANY,
    "a document that ends early": SOUND + b"...\nmore: x\n",
    # another thing altogether
    "a scalar": b"hello\n",
    "a number": b"42\n",
    "a list": b"- a\n- b\n",
    "null": b"null\n",
    "HTML": b"<!DOCTYPE html>\n<html><head><title>404</title></head><body>Not found: x</body></html>\n",
    "JSON": b'{"planner": 1, "id": 3}\n',
    "JSON of a list": json.dumps([{"a": n} for n in range(100)]).encode(),
    "JSON lines": b'{"a": 1}\n{"a": 2}\n',
    "XML": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
    "gzip": gzip.compress(SOUND, mtime=0),
    "a zip": b"PK\x03\x04" + bytes(range(256)) * 20,
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
    "a PNG": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "an executable": b"\x7fELF\x02\x01\x01" + bytes(200),
    "random bytes": zlib.compress(SOUND * 3)[2:],
    "nothing": b"",
    "a blank": b" \n",
    "a mark alone": b"\xef\xbb\xbf",
    "a comment alone": b"# later\n",
    "three dashes": b"---\n",
    "tabs": b"\ttitle: x\n",
    "an open quote": _titled(b"'never closed"),
    "merge conflict": SOUND + b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n",
    "a template": _titled(b"{{ config.__class__ }}"),
    "20,000 faults": _sound("x:\n" + "".join(f"- !t{n} &a{n} y\n" for n in range(20_000))),
    "20,000 misfits": SOUND
    + b"risks:\n"
    + b"".join(b"- {id: %d, nonsense: [1]}\n" % n for n in range(20_000)),
}
"""Files of YAML and of what is none, in which no reader of YAML may find nothing wrong."""

FINE: dict[str, bytes] = {
    "a comment of 1 MB": SOUND + b"#" * 1_000_000,
    "10 MB of comments": SOUND + (b"# " + b"nothing " * 100 + b"\n") * 12_000,
    "CR only": SOUND.replace(b"\n", b"\r"),
    "mixed line ends": b"".join(
        line + end
        for line, end in zip(SOUND.split(b"\n"), [b"\n", b"\r\n", b"\r"] * len(SOUND), strict=False)
    ),
    "a mark of UTF-8": b"\xef\xbb\xbf" + SOUND,
    "no line end at the end": SOUND.rstrip(),
    "a title of an alias": _titled(b"'*a'"),
}
"""Odd, and as sound as any programme."""


def fifo(path: Path) -> None:
    os.mkfifo(path)


def socket(path: Path) -> None:
    import socket as net  # noqa: PLC0415 - one kind needs it

    with net.socket(net.AF_UNIX) as made:
        before = Path.cwd()
        os.chdir(path.parent)  # an address may not be long
        try:
            made.bind(path.name)
        finally:
            os.chdir(before)


def unreadable(path: Path) -> None:
    path.write_bytes(SOUND)
    path.chmod(0)


IS_ROOT = os.name == "posix" and os.geteuid() == 0
"""Who may read everything: for root no file is unreadable."""


def huge(path: Path) -> None:
    """50 MB of something, without writing them."""
    with path.open("wb") as file:
        file.write(SOUND)
        file.truncate(50_000_000)


def huge_text(path: Path) -> None:
    path.write_bytes(SOUND + b"# nothing to see\n" * 3_000_000)


PLACES: dict[str, Callable[[Path], None]] = {
    "a folder": lambda path: path.mkdir(),
    "a FIFO": fifo,
    "a socket": socket,
    "/dev/zero": lambda path: path.symlink_to("/dev/zero"),
    "/dev/urandom": lambda path: path.symlink_to("/dev/urandom"),
    "/dev/null": lambda path: path.symlink_to("/dev/null"),
    "/dev/full": lambda path: path.symlink_to("/dev/full"),
    "a dangling link": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to its folder": lambda path: path.symlink_to("."),
    "nothing at all": lambda _: None,
    **({} if IS_ROOT else {"an unreadable file": unreadable}),
    "/proc/self/mem": lambda path: path.symlink_to("/proc/self/mem"),
    "50 MB with holes": huge,
    "50 MB of text": huge_text,
}
"""What is no file that can be read."""


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
