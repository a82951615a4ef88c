import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from planner.errors import RenderError
from planner.render import FORMATS, Options, parse, write
from planner.render.markdown_words import code, escaped

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("to", ["html", "md"])
def test_the_sample_reads_as_it_did(sample, options, to):
    """Set PLANNER_UPDATE_GOLDEN=1 to accept a change, then read the difference before committing it."""
    golden = GOLDEN / f"sample.{to}"
    written = write(sample, to, options).content
    if os.environ.get("PLANNER_UPDATE_GOLDEN"):
        golden.write_bytes(written)
    assert written.decode() == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("to", FORMATS)
def test_the_sample_writes_without_warnings_and_twice_the_same(sample, options, to):
    first, second = write(sample, to, options), write(sample, to, options)
    assert first.warnings == ()
    assert first.content == second.content


def test_an_unknown_format_is_refused_with_the_known_ones(sample, options):
    with pytest.raises(RenderError, match="no document format 'odt'") as caught:
        write(sample, "odt", options)
    assert "pdf, html, md" in caught.value.hint


def test_the_date_is_the_callers(sample):
    late = Options(dt.datetime(2030, 1, 2, tzinfo=dt.UTC))
    assert b"2030-01-02" in write(sample, "html", late).content


def test_the_page_runs_nothing_and_asks_nothing(sample, options):
    page = write(sample, "html", options).content.decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<img|<link|<iframe|@import|url\(| on\w+=| style=", page, re.IGNORECASE)


def test_ids_of_the_page_are_unique_and_every_anchor_leads_somewhere(sample, options):
    page = write(sample, "html", options).content.decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a_b", "a_b"),
        ("_a_", "\\_a\\_"),
        ("1. x", "1\\. x"),
        ("- x", "\\- x"),
        ("# x", "\\# x"),
        ("[x](y)", "\\[x\\](y)"),
        ("a|b", "a\\|b"),
        ("R&D &amp;", "R&D \\&amp;"),
        ("https://x.example", "https\\://x.example"),
        ("www.x.example", "www\\.x.example"),
    ],
)
def test_words_stay_words_in_markdown(text, markdown):
    assert escaped(text, starts_line=True) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"), [("a", "`a`"), ("`", "`` ` ``"), ("a``b", "```a``b```"), ("a|b", "a\\|b")]
)
def test_code_stays_code_and_within_its_cell(text, markdown):
    assert code(text) == markdown


def test_importing_the_face_loads_no_heavy_library():
    heavy = "{'jinja2', 'typst', 'pikepdf', 'pymupdf_fonts', 'docx', 'lxml'}"
    code = f"import sys, planner.render; assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_bytes_do_not_depend_on_hash_seed_zone_or_folder(sample_of, tmp_path):
    code = (
        "import sys, hashlib, datetime as dt; sys.path.insert(0, sys.argv[1])\n"
        "from planner.render import FORMATS, Options, parse, write\n"
        "tree = parse(sys.stdin.buffer.read().decode(), 'sample.html')\n"
        "options = Options(dt.datetime(2027, 3, 1, tzinfo=dt.timezone.utc))\n"
        "print([hashlib.sha256(write(tree, to, options).content).hexdigest() for to in FORMATS])\n"
    )
    html = sample_of().encode()
    root = str(Path(__file__).parents[2])
    seen = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        run = subprocess.run([sys.executable, "-c", code, root], input=html, capture_output=True, check=True, cwd=tmp_path, env=env)  # fmt: skip
        seen.add(run.stdout)
    assert len(seen) == 1


def test_merged_headings_are_said_in_every_row_and_merged_sums_once(options):
    rows = '<tr><th rowspan="2">A</th><td rowspan="2">5</td><td>1</td></tr><tr><td>2</td></tr>'
    html = f'<document lang="en" kind="K"><h1>T</h1><table><caption>C</caption><tbody>{rows}</tbody></table></document>'
    text = write(parse(html, "t"), "md", options).content.decode()
    assert "| **A** | 5 | 1 |\n| **A** |  | 2 |" in text
