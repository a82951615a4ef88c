import pytest

from planner.errors import RenderError
from planner.render import filters
from planner.render.context.text import Piece
from planner.render.environment import render


@pytest.fixture
def run(tmp_path):
    def go(source: str, **context: object) -> str:
        (tmp_path / "t.html").write_text(source, encoding="utf-8")
        return render("t.html", context, tmp_path)

    return go


def test_text_of_the_users_is_escaped(run):
    assert run("{{ x }}", x="<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"


def test_text_of_the_users_is_never_a_template(run):
    assert run("{{ x }}", x="{{ 7*7 }}{% include '/etc/passwd' %}").startswith("{{ 7*7 }}")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("a\nb\n{{ missing }}", "fails in line 3: 'missing' is undefined"),
        ("a\n{% if %}", "is wrong in line 2"),
        ("\n{{ x.__class__.__mro__ }}", "fails in line 2"),
        ("{{ ''.__class__ }}", "unsafe"),
        ("{% set _ = x.append(1) %}", "fails in line 1"),
        ("{% include '../secret' %}", "There is no template"),
        ("{{ 'soon' | date }}", "not a year, a month or a day"),
        ("\n\n{{ 1 / 0 }}", "fails in line 3"),
    ],
)
def test_a_template_error_names_template_and_line(run, source, says):
    with pytest.raises(RenderError, match=r"t\.html|secret") as caught:
        run(source, x=[])
    assert says in caught.value.message


def test_plain_data_shows_its_fields(run):
    assert run("{{ it.text }}{{ it['source'] }}", it=Piece("a", "b")) == "ab"


@pytest.mark.parametrize("asked", ["it.{}", "it['{}']", "it | attr('{}')"])
@pytest.mark.parametrize("name", ["__class__", "__struct_fields__", "_hidden"])
def test_plain_data_shows_nothing_else(run, asked, name):
    with pytest.raises(RenderError, match=r"unsafe|has no attribute"):
        run("{{ " + asked.format(name) + " }}", it=Piece("a", "b"))


def test_an_error_in_a_macro_file_names_that_file(tmp_path):
    (tmp_path / "m.html").write_text("{% macro m() %}\n{{ nothing }}\n{% endmacro %}", encoding="utf-8")
    (tmp_path / "t.html").write_text("{% from 'm.html' import m %}{{ m() }}", encoding="utf-8")
    with pytest.raises(RenderError, match=r"The template m\.html fails in line 2"):
        render("t.html", {}, tmp_path)


def test_paragraphs_cut_at_blank_lines_and_escape():
    assert filters.paragraphs("a <b>\r\nc\n\n \n\nd") == "<p>a &lt;b&gt;<br>c</p>\n<p>d</p>"
    assert filters.paragraphs(" \n ") == ""
