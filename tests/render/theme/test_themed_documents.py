"""Every format takes the theme; without one nothing changes."""

import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from planner.cli.main import run
from planner.frozen import replace
from planner.render import Options, write
from planner.render.palette import PALETTE
from planner.render.theme import DEFAULT, Fonts, Logo, Theme
from planner.render.theme.derive import Written, derived
from planner.render.theme.drawing import drawing
from planner.render.theme.picture import picture
from planner.render.to_pdf import at_hand, drawn

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#123456"/></svg>'
ACCENT = "#7a1f5c"
HOUSE = Theme("House", derived(Written(day={"accent": ACCENT})))
LOGO = Logo("Ministry of <Digital> Affairs", svg=drawing(SVG), ratio=3)
PROGRAMME = "programmes/atlantic-voices.yaml"


@pytest.fixture(scope="module")
def picture_logo() -> Logo:
    return Logo("Ministry", png=picture(drawn(LOGO.svg, 60)).content, ratio=3)


def styled(options: Options, theme: Theme) -> Options:
    return replace(options, theme=theme)


@pytest.mark.parametrize("to", ["pdf", "html", "docx", "md"])
def test_the_default_theme_changes_no_byte(sample, options, to):
    assert write(sample, to, styled(options, Theme())).content == write(sample, to, options).content


def test_a_page_takes_the_colours_by_day_and_by_night(sample, options):
    page = write(sample, "html", styled(options, HOUSE)).content.decode()
    assert f"--accent:{ACCENT}" in page
    assert f"--accent:{HOUSE.palette.night_accent}" in page
    assert PALETTE.accent not in page.split("<body>")[0]


def test_word_takes_the_colours(sample, options):
    with zipfile.ZipFile(io.BytesIO(write(sample, "docx", styled(options, HOUSE)).content)) as file:
        parts = {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}
    assert f'w:val="{ACCENT[1:].upper()}"' in parts["word/styles.xml"]
    assert not any(PALETTE.accent[1:].upper() in text for text in parts.values())


def test_a_pdf_takes_the_colours(sample, options):
    with pikepdf.open(io.BytesIO(write(sample, "pdf", styled(options, HOUSE)).content)) as pdf:
        drawn_with = b"".join(one.read_bytes() for page in pdf.pages for one in [page.Contents]).decode(
            "latin-1"
        )
    shares = (f"{int(ACCENT[at : at + 2], 16) / 255:.8f}"[:6] for at in (1, 3, 5))
    assert re.search(r"\d* ".join(shares) + r"\d* sc", drawn_with)


def test_charts_and_workbooks_take_the_colours(tmp_path, capsys):
    theme = tmp_path / "house.yaml"
    theme.write_text(f'theme: 1\ncolours: {{accent: "{ACCENT}"}}\n')
    said = ["--theme", str(theme), "-o", str(tmp_path)]
    assert run(["render", "briefing", PROGRAMME, "--to", "html", *said]) == 0
    assert run(["render", "workbook", PROGRAMME, *said]) == 0
    page = (tmp_path / "atlantic-voices-briefing.html").read_text()
    charts = "".join(re.findall(r"<svg.*?</svg>", page, re.DOTALL))
    assert f'fill="{ACCENT}"' in charts
    shades = {
        PALETTE.accent,
        *(tone.ground for name, tone in PALETTE.tones.pairs() if name in {"low", "mid"}),
    }
    assert not any(shade in charts for shade in shades)
    book = openpyxl.load_workbook(tmp_path / "atlantic-voices-workbook.xlsx")
    fills = {cell.fill.fgColor.rgb for row in book["Cover"].iter_rows() for cell in row}
    assert f"FF{ACCENT[1:].upper()}" in fills


@pytest.mark.parametrize("cover", ["plain", "page"])
@pytest.mark.parametrize("to", ["pdf", "html", "docx"])
def test_the_logo_stands_in_every_format(sample, options, picture_logo, to, cover):
    for logo in (LOGO, picture_logo):
        written = write(sample, to, styled(options, replace(HOUSE, logo=logo, cover=cover)))
        assert (
            written.content
            == write(sample, to, styled(options, replace(HOUSE, logo=logo, cover=cover))).content
        )
        said = written.content
        if to == "docx":
            with zipfile.ZipFile(io.BytesIO(said)) as file:
                assert file.read("word/media/logo.png").startswith(b"\x89PNG")
                assert ("word/media/logo.svg" in file.namelist()) == (logo.svg is not None)
                said = file.read("word/document.xml")
        elif to == "html":
            assert (b"img-src data:" in said) == bool(logo.png)
            assert b"http-equiv" in said
            assert b"<Digital>" not in said
        if to != "pdf":
            assert b"Ministry" in said


def test_the_logo_of_a_pdf_has_its_words(sample, options):
    with pikepdf.open(
        io.BytesIO(write(sample, "pdf", styled(options, replace(HOUSE, logo=LOGO))).content)
    ) as pdf:
        alts = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert LOGO.alt in alts


def test_a_workbook_has_the_logo_with_its_words(tmp_path):
    (tmp_path / "logo.svg").write_bytes(SVG)
    (tmp_path / "house.yaml").write_text("theme: 1\nlogo: {file: logo.svg, alt: Ministry of Affairs}\n")
    said = ["--theme", str(tmp_path / "house.yaml"), "-o", str(tmp_path / "a.xlsx")]
    assert run(["render", "workbook", PROGRAMME, *said]) == 0
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        assert "Ministry of Affairs" in file.read("xl/drawings/drawing1.xml").decode()
        assert "xl/media/image1.png" in file.namelist()


def test_a_cover_page_is_one_page_more(sample, options):
    plain, page = (write(sample, "pdf", styled(options, replace(HOUSE, cover=c))) for c in ("plain", "page"))
    assert page.pages == plain.pages + 1
    assert page.starts[0] >= 1


def test_a_document_with_a_limit_of_pages_stays_plain(tmp_path, capsys):
    (tmp_path / "house.yaml").write_text("theme: 1\ncover: page\n")
    for name, kind in (("a", []), ("b", ["--theme", str(tmp_path / "house.yaml")])):
        for document in ("briefing", "eu-concept-note"):
            place = tmp_path / f"{document}-{name}.html"
            assert (
                run(["render", document, PROGRAMME, "--to", "html", "--draft", *kind, "-o", str(place)]) == 0
            )
    for document in ("briefing", "eu-concept-note"):
        assert (tmp_path / f"{document}-a.html").read_bytes() == (
            tmp_path / f"{document}-b.html"
        ).read_bytes()


def test_a_font_that_is_not_at_hand_is_said(sample, options):
    for fonts in (Fonts("No Such Sans", "No Such Sans"), Fonts("", "No Such Sans")):
        told = write(sample, "pdf", styled(options, replace(DEFAULT, fonts=fonts)))
        assert [one for one in told.warnings if "No Such Sans" in one] == [told.warnings[0]]
    known = write(sample, "pdf", styled(options, replace(DEFAULT, fonts=Fonts("libertinus serif", "FiraGO"))))
    assert known.typeface == "Libertinus Serif"
    assert not any("asks for" in one for one in known.warnings)


def test_fonts_are_named_where_they_are_not_carried(sample, options):
    told = styled(options, replace(DEFAULT, fonts=Fonts("House Sans", "House Serif")))
    page = write(sample, "html", told).content.decode()
    assert 'html{font-family:"House Sans"' in page
    assert 'h1,h2,h3,h4{font-family:"House Serif"' in page
    with zipfile.ZipFile(io.BytesIO(write(sample, "docx", told).content)) as file:
        styles = file.read("word/styles.xml").decode()
    assert styles.count('w:ascii="House Serif"') == 5
    assert styles.count('w:ascii="House Sans"') == 1


def test_a_coloured_paper_reaches_pdf_word_and_the_charts_of_a_page(sample, options):
    told = styled(options, Theme(palette=derived(Written(day={"paper": "#fbf6ea"}))))
    assert ".chart{background:#fbf6ea" in write(sample, "html", told).content.decode()
    with zipfile.ZipFile(io.BytesIO(write(sample, "docx", told).content)) as file:
        assert b'<w:background w:color="FBF6EA"' in file.read("word/document.xml")
        assert b"displayBackgroundShape" in file.read("word/settings.xml")
    assert write(sample, "pdf", told).pages


def test_the_settings_name_a_theme_beside_their_file(tmp_path, monkeypatch, capsys):
    home = tmp_path / "looks"
    home.mkdir()
    (home / "house.yaml").write_text("theme: 1\npaper: us-letter\n")
    (tmp_path / "planner.toml").write_text('[tool.planner]\ntheme = "looks/house.yaml"\n')
    (tmp_path / "below").mkdir()
    source = Path(PROGRAMME).resolve()
    monkeypatch.chdir(tmp_path / "below")
    assert run(["render", "factsheet", str(source), "-o", "a.pdf"]) == 0
    with pikepdf.open("a.pdf") as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox][2:] == [612, 792]


def test_a_wrong_theme_refuses_to_render(tmp_path, capsys):
    (tmp_path / "house.yaml").write_text('theme: 1\ncolours: {accent: "#ff9900"}\n')
    place = tmp_path / "a.html"
    call = ["render", "factsheet", PROGRAMME, "--to", "html", "-o", str(place)]
    assert run([*call, "--theme", str(tmp_path / "house.yaml")]) == 2
    assert not place.exists()
    said = capsys.readouterr().err
    assert "house.yaml:2:19" in said
    assert "#a86500" in said


def test_the_table_says_everything_to_programs(tmp_path, capsys):
    (tmp_path / "house.yaml").write_text(
        'theme: 1\ncolours: {accent: "#ff9900"}\nfonts: {text: No Such Sans}\n'
    )
    assert run(["theme", "check", str(tmp_path / "house.yaml"), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["usable"] is False
    assert told["fonts_missing"] == ["No Such Sans"]
    assert [one["rule"] for one in told["diagnostics"]] == ["theme/contrast"]
    (first,) = (
        one
        for one in told["pairs"]
        if one["ink"]["at"] == "colours.accent" and one["ground"]["at"] == "colours.paper"
    )
    assert (first["ratio"], first["needed"], first["passes"]) == (2.14, 4.5, False)


def test_fonts_at_hand():
    assert {"FiraGO", "Libertinus Serif"} <= set(at_hand([]))
