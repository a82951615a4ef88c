"""The structure that readers' software meets: tags, language, title, descriptions, headings of tables, fonts."""

import io
from collections import Counter

import pikepdf
import pytest
from pymupdf_fonts import fontbuffers

from planner.errors import RenderError
from planner.frozen import replace
from planner.render import parse, write


def structure(node):
    inside = node.get("/K")
    for child in list(inside) if isinstance(inside, pikepdf.Array) else [inside]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from structure(child)


def owned(cell):
    there = cell.get("/A", [])
    merged = {}
    for attributes in list(there) if isinstance(there, pikepdf.Array) else [there]:
        merged |= {key: str(value) for key, value in attributes.items()}
    return merged


@pytest.fixture(scope="module")
def pdf(sample, options):
    with pikepdf.open(io.BytesIO(write(sample, "pdf", options).content)) as opened:
        yield opened


@pytest.fixture(scope="module")
def nodes(pdf):
    return list(structure(pdf.Root.StructTreeRoot))


def test_it_is_tagged_titled_and_says_its_language(pdf, sample):
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == sample.title
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_headings_follow_each_other_without_a_jump(nodes):
    levels = [int(str(node.S)[2]) for node in nodes if str(node.S) in {"/H1", "/H2", "/H3"}]
    assert set(levels) == {1, 2, 3}
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_every_figure_says_what_it_shows(nodes, sample):
    alts = [str(node.Alt) for node in nodes if node.S == "/Figure"]
    assert alts == [e.get("alt") for e in sample.root.walk() if e.name == "figure"]


def test_every_heading_cell_has_its_scope(nodes, sample):
    cells = [node for node in nodes if str(node.S) in {"/TH", "/TD"}]
    kinds = Counter(str(cell.S) for cell in cells)
    assert kinds["/TH"] == sum(e.name == "th" for e in sample.root.walk())
    assert kinds["/TD"] == sum(e.name == "td" for e in sample.root.walk())
    scopes = Counter(owned(cell).get("/Scope") for cell in cells if cell.S == "/TH")
    assert set(scopes) == {"/Row", "/Column"}
    assert scopes["/Row"] == sum(
        e.name == "th" for body in sample.root.walk() if body.name in {"tbody", "tfoot"} for e in body.walk()
    )


def test_a_heading_cell_that_spans_keeps_its_span(nodes):
    spans = [owned(node) for node in nodes if node.S == "/TH" and "/RowSpan" in owned(node)]
    assert {span["/Scope"] for span in spans} == {"/Row", "/Column"}


def test_all_fonts_are_embedded(pdf):
    described = [
        o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
    ]
    assert any("FiraGO" in str(font.FontName) for font in described)
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in described)


def test_wide_pages_lie_and_the_others_stand(pdf):
    shapes = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages]
    assert True in shapes
    assert shapes[0] is shapes[-1] is False


def test_a_document_without_tables_needs_no_second_pass(options):
    html = '<document lang="fr" kind="Note"><h1>Titre</h1><p>Texte.</p></document>'
    content = write(parse(html, "t"), "pdf", options).content
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert str(opened.Root.Lang) == "fr"


def test_where_the_system_has_no_files_in_memory_the_bytes_are_the_same(options, sample, monkeypatch):
    def refused(name):
        raise OSError(name)

    content = write(sample, "pdf", options).content
    monkeypatch.setattr("os.memfd_create", refused, raising=False)
    assert write(sample, "pdf", options).content == content


def line_heights(content):
    """How high on its page each line of words begins, in parts of the page: below 0 it would be cut off."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        for page in opened.pages:
            at, tall = [pikepdf.Matrix()], float(page.mediabox[3])
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "q":
                    at.append(at[-1])
                elif str(operator) == "Q":
                    at.pop()
                elif str(operator) == "cm":
                    at[-1] = pikepdf.Matrix(*operands) @ at[-1]
                elif str(operator) == "Tm":
                    yield (pikepdf.Matrix(*operands) @ at[-1]).f / tall


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(f"<tr><td>Storms</td><td>{'A long answer. ' * 600}</td></tr>", id="much beside little"),
        pytest.param(
            "<tr><td rowspan='150'>An outcome</td><td>What is measured.</td></tr>"
            + "<tr><td>What is measured, too.</td></tr>" * 149,
            id="many rows beside one cell",
        ),
        pytest.param(f"<tr><td>Storms</td><td><ul>{'<li>x</li>' * 120}</ul></td></tr>", id="many items"),
        pytest.param(f"<tr><td>Storms</td><td>{'x<br>' * 120}x</td></tr>", id="many lines"),
    ],
)
def test_no_row_runs_off_its_page(options, rows):
    html = (
        "<document lang='en' kind='K'><h1>T</h1><h2>A</h2><table><caption>C</caption>"
        f"<thead><tr><th>A</th><th>B</th></tr></thead><tbody>{rows}</tbody></table></document>"
    )
    written = write(parse(html, "t"), "pdf", options)
    assert written.pages > 1
    heights = list(line_heights(written.content))
    assert len(heights) > 99
    assert min(heights) > 0


def test_a_font_of_the_users_shows_what_the_others_lack(options, tmp_path):
    tree = parse('<document lang="en" kind="K"><h1>T</h1><p>\U0001d11e</p></document>', "t")
    assert "U+1D11E" in write(tree, "pdf", options).warnings[0]
    (tmp_path / "music.ttf").write_bytes(fontbuffers["music"]())
    assert write(tree, "pdf", replace(options, fonts=(tmp_path,))).warnings == ()


def test_a_folder_of_fonts_that_is_not_there_is_an_error(options, sample, tmp_path):
    with pytest.raises(RenderError, match="no folder with fonts"):
        write(sample, "pdf", replace(options, fonts=(tmp_path / "none",)))
