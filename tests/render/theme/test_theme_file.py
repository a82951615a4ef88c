"""Theme files: what is wrong is said with its place, and nothing hostile comes in."""

import os
import struct
import time
import zlib

import pytest

from planner.cli.main import run
from planner.errors import UsageError
from planner.render.theme import DEFAULT, Theme
from planner.render.theme.theme_file import ThemeError, find, inspect

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10">{}</svg>'
RECT = '<rect width="30" height="10" fill="#123456"/>'


@pytest.fixture
def theme(tmp_path):
    def made(text: str, **files: str | bytes):
        for name, content in files.items():
            path = tmp_path / name.replace("_", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        path = tmp_path / "house.yaml"
        path.write_text(text, encoding="utf-8")
        return inspect(str(path))

    return made


def said(inspected) -> list[tuple[str, int, int]]:
    return [(d.rule, d.span.line, d.span.column) for d in inspected.report.diagnostics]


def test_an_empty_theme_changes_nothing(theme):
    assert theme("theme: 1\n").theme == DEFAULT == Theme()


def test_the_starter_passes(tmp_path):
    file = tmp_path / "house.yaml"
    assert run(["theme", "new", str(file)]) == 0
    assert run(["theme", "check", str(file)]) == 0
    assert run(["theme", "new", str(file)]) == 2
    assert run(["theme", "new", str(tmp_path / "house.txt")]) == 2


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("colours: {accent: '#123456'}\n", ("schema/missing-key", 1, 1)),
        ("theme: 2\n", ("schema/not-allowed-value", 1, 8)),
        ("theme: 1\ncolour: {}\n", ("schema/unknown-key", 2, 1)),
        ("theme: 1\ncolours:\n  accent: blue\n", ("schema/wrong-form", 3, 11)),
        ("theme: 1\ncolours:\n  accent: #0f4c5c\n", ("theme/colour-unquoted", 3, 3)),
        ("theme: 1\ncolours:\n  accent: '#ff9900'\n", ("theme/contrast", 3, 11)),
        ("theme: 1\ncolours:\n  night: {accent: '#333333'}\n", ("theme/contrast", 3, 19)),
        ("theme: 1\nlogo: {file: no.svg, alt: House}\n", ("theme/logo", 2, 14)),
        ("theme: 1\nlogo: {file: a.svg}\n", ("schema/missing-key", 2, 1)),
        ("theme: 1\nlogo: {file: ../a.svg, alt: House}\n", ("theme/logo", 2, 14)),
        ("theme: 1\nlogo: {file: /etc/passwd, alt: House}\n", ("theme/logo", 2, 14)),
        ("theme: 1\nlogo: {file: 'https://example.org/a.svg', alt: House}\n", ("theme/logo", 2, 14)),
        ("theme: 1\nfonts: {folders: [..]}\n", ("theme/fonts", 2, 19)),
        ("theme: 1\nfonts: {folders: [nowhere]}\n", ("theme/fonts", 2, 19)),
        ("theme: 1\nfonts: {text: 'A\"; @import url(x)'}\n", ("schema/wrong-form", 2, 15)),
        ("theme: 1\npaper: a3\n", ("schema/not-allowed-value", 2, 8)),
        ("theme: 1\ntheme: 1\n", ("yaml/duplicate-key", 2, 1)),
        ("- &a [*a]\n", ("yaml/alias", 1, 7)),
    ],
)
def test_what_is_wrong_has_its_place(theme, text, where):
    assert where in said(theme(text))


def test_find_refuses_what_inspect_finds(tmp_path):
    file = tmp_path / "house.yaml"
    file.write_text("theme: 1\ncolours: {soft: '#cccccc'}\n")
    with pytest.raises(ThemeError, match="1 thing is wrong") as caught:
        find(str(file))
    assert int(caught.value.exit_code) == 2
    with pytest.raises(UsageError, match="There is no file"):
        find(str(tmp_path / "none.yaml"))


LOGO = "theme: 1\nlogo: {file: a.svg, alt: House}\n"


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<rect onload="alert(1)"/>', "'onload'"),
        ('<a href="https://example.org"><rect/></a>', "<a>"),
        ('<image href="/etc/passwd" width="1" height="1"/>', "<image>"),
        ('<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#x"/>', "<use>"),
        ('<rect xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#x"/>', "'href'"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
        ("<style>*{fill:url(https://example.org)}</style>", "<style>"),
        ('<rect fill="url(#g)"/>', 'fill="url(#g)"'),
        ('<rect style="fill:url(https://example.org/x)"/>', "must be"),
        ('<rect class="a"/>', "'class'"),
        ("<text>House</text>", "<text>"),
        ('<animate attributeName="x"/>', "<animate>"),
        ("<defs><rect/></defs>", "<defs>"),
        ("<rect><rect/></rect>", "holds other shapes"),
        ("<g/>" * 5001, "more than 5000"),
        ("<g>" * 300 + "</g>" * 300, "not SVG"),
        ("<rect", "not SVG"),
    ],
)
def test_a_drawing_that_could_do_something_is_refused(theme, inside, says):
    found = theme(LOGO, a_svg=SVG.format(inside))
    assert said(found) == [("theme/logo", 2, 14)]
    assert says in found.report.diagnostics[0].message


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    ],
)
def test_a_drawing_with_entities_is_refused(theme, head):
    assert said(theme(LOGO, a_svg=head + SVG.format(RECT))) == [("theme/logo", 2, 14)]


def test_what_drawing_programs_add_is_left_behind(theme):
    text = (
        '<?xml version="1.0"?><!-- made by a program -->'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" id="a" '
        'version="1.1" width="30mm" height="10mm" i:version="1.2" fill="black"><title>House</title><metadata/><defs/>'
        '<g i:label="Layer 1" style="fill:#123456;stroke:none;-inkscape-x:y"><path d="M0 0 H30 V10 Z" fill-rule="evenodd"/></g></svg>'
    )
    found = theme(LOGO, a_svg=text)
    assert said(found) == []
    assert found.theme.logo.svg.markup == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><g fill="#000000">'
        '<g fill="#123456" stroke="none"><path d="M0 0 H30 V10 Z" fill-rule="evenodd"></path></g></g></svg>'
    )
    assert found.theme.logo.ratio == 3


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=30, height=10, *, rows: bytes | None = None, more: bytes = b"", interlaced=0) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, interlaced)
    rows = (b"\0" + b"\x20\x40\x60" * width) * height if rows is None else rows
    whole = chunk(b"IHDR", head) + more + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + whole


PICTURE = "theme: 1\nlogo: {file: a.png, alt: House}\n"


def test_a_picture_keeps_what_shows_and_nothing_else(theme):
    secret = chunk(b"tEXt", b"Author\0somebody at home")
    found = theme(PICTURE, a_png=png(more=secret))
    assert said(found) == []
    assert found.theme.logo.png == png()
    assert (found.theme.logo.width, found.theme.logo.height) == (48, 16)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"GIF89a", "not PNG"),
        (png()[:-20], "damaged"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (png(40_000, 2, rows=b"\0"), "40000 x 2 pixels"),
        (png(4000, 4000, rows=b"\0"), "8 million"),
        (png(2000, 2000, rows=b"\0" * 100), "damaged"),
        (png(30, 10, rows=b"\0" * 90_000_000), "damaged"),
        (png(30, 10, rows=(b"\x09" + b"\0" * 90) * 10), "damaged"),
        (png(interlaced=1), "interlaced"),
        (png(0, 10), "0 x 10"),
        (b"\x89PNG\r\n\x1a\n" + os.urandom(0), "damaged"),
        (png() + b"x" * 600_000, "larger than 500 kB"),
        (png(300, 10), "ten times"),
    ],
)
def test_a_picture_that_is_none_is_refused_at_once(theme, content, says):
    start = time.monotonic()
    found = theme(PICTURE, a_png=content)
    assert said(found) == [("theme/logo", 2, 14)]
    assert says in found.report.diagnostics[0].message
    assert time.monotonic() - start < 5


def test_a_link_out_of_the_folder_is_no_logo(theme, tmp_path):
    outside = tmp_path.parent / "outside.svg"
    outside.write_text(SVG.format(RECT))
    (tmp_path / "a.svg").symlink_to(outside)
    assert said(theme(LOGO)) == [("theme/logo", 2, 14)]


def test_a_folder_or_another_format_is_no_logo(theme, tmp_path):
    (tmp_path / "a.svg").mkdir()
    assert said(theme(LOGO)) == [("theme/logo", 2, 14)]
    assert said(theme(LOGO.replace("a.svg", "a.jpg"), a_jpg=b"x")) == [("theme/logo", 2, 14)]
