"""Templates of the user's own: one block at a time, checked before they run, and never more than templates may do."""

import json
import time

import pytest

from planner.cli.main import run
from planner.errors import RenderError
from planner.render.environment import render
from planner.render.overrides.find import TemplatesError, blocks, find
from planner.render.overrides.folders import Folders
from planner.resources import shipped

PROGRAMME = "programmes/atlantic-voices.yaml"
PROPOSAL = "proposal/proposal.html"
EXTENDS = f'{{% extends "planner/{PROPOSAL}" %}}\n'


@pytest.fixture
def own(tmp_path):
    def made(text: str, name: str = PROPOSAL):
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / "own"

    return made


def proposal(folder, tmp_path, to="md") -> int:
    return run(
        [
            "render",
            "proposal",
            PROGRAMME,
            "--to",
            to,
            "--templates",
            str(folder),
            "-o",
            str(tmp_path / f"out.{to}"),
        ]
    )


def test_a_block_is_written_anew_and_the_rest_stays(own, tmp_path, capsys):
    assert run(["render", "proposal", PROGRAMME, "--to", "md", "-o", str(tmp_path / "plain.md")]) == 0
    folder = own(EXTENDS + "{% block subtitle %}<subtitle>To the fund</subtitle>{% endblock %}\n")
    assert proposal(folder, tmp_path) == 0
    plain, changed = (tmp_path / "plain.md").read_text(), (tmp_path / "out.md").read_text()
    assert "To the fund" in changed
    assert changed.replace("To the fund\n\n", "", 1).split("\n## ", 1)[1] == plain.split("\n## ", 1)[1]


def test_what_planner_has_in_a_block_can_be_kept(own, tmp_path, capsys):
    folder = own(
        EXTENDS
        + '{% block body %}<h2 id="ours">Our house</h2><p>{{ doc.front.title }}</p>{{ super() }}{% endblock %}\n'
    )
    for to in ("md", "html", "pdf", "docx"):
        assert proposal(folder, tmp_path, to) == 0
    text = (tmp_path / "out.md").read_text()
    assert text.index("Our house") < text.index("Why this programme")


def test_a_file_stands_in_wherever_planner_names_it(own, tmp_path, capsys):
    folder = own(
        '{% extends "planner/shared/programme.html" %}\n{% block organisation %}Our house{% endblock %}\n',
        "shared/programme.html",
    )
    assert (
        run(
            [
                "render",
                "theory-of-change",
                PROGRAMME,
                "--to",
                "html",
                "--templates",
                str(folder),
                "-o",
                str(tmp_path / "a.html"),
            ]
        )
        == 0
    )
    assert "<footer><p>Our house</p></footer>" in (tmp_path / "a.html").read_text()


def test_macros_of_the_users_can_be_shared(own, tmp_path, capsys):
    own("{% macro hello(name) %}<p>Hello {{ name }}</p>{% endmacro %}\n", "ours/words.html")
    folder = own(
        EXTENDS
        + '{% from "ours/words.html" import hello %}\n{% block body %}{{ hello("<b>you</b>") }}{% endblock %}\n'
    )
    assert proposal(folder, tmp_path, "html") == 0
    assert "<p>Hello &lt;b&gt;you&lt;/b&gt;</p>" in (tmp_path / "out.html").read_text()


@pytest.mark.parametrize(
    ("text", "finding", "line", "says"),
    [
        (EXTENDS + "{% block bodi %}x{% endblock %}\n", "unknown-block", 2, "'body'"),
        (EXTENDS + "\n<p>x</p>\n{% block kind %}x{% endblock %}\n", "outside-blocks", 3, "block"),
        (
            EXTENDS + "{% if doc.draft %}{% block kindd %}x{% endblock %}{% endif %}\n",
            "unknown-block",
            2,
            "'kind'",
        ),
        (EXTENDS + "{% if %}\n", "syntax", 2, "themes.md"),
        (EXTENDS + "{% block kind %}x\n", "syntax", 2, "themes.md"),
        ('{% extends "planner/proposal/propsal.html" %}\n', "missing", 1, "planner/proposal/proposal.html"),
        (f'{{% extends "{PROPOSAL}" %}}\n', "circle", 1, "planner/proposal/proposal.html"),
        ("{% extends doc.front.title %}\n", "computed", 1, "quotes"),
        (
            EXTENDS + '{% block body %}{% include "../../secret.html" %}{% endblock %}\n',
            "missing",
            2,
            "below the folder",
        ),
        (
            EXTENDS + '{% block body %}{% include "/etc/passwd" %}{% endblock %}\n',
            "missing",
            2,
            "below the folder",
        ),
    ],
)
def test_what_would_be_ignored_or_fail_is_told_with_its_line(own, text, finding, line, says):
    with pytest.raises(TemplatesError) as caught:
        find(str(own(text)))
    assert int(caught.value.exit_code) == 2
    (told,) = [one for one in caught.value.report.diagnostics if one.rule == f"templates/{finding}"]
    assert (told.path.endswith(PROPOSAL), told.span.line) == (True, line)
    assert says in told.fix


def test_a_misspelt_file_is_told(own):
    with pytest.raises(TemplatesError) as caught:
        find(str(own("<p>x</p>", "proposal/propsal.html")))
    (told,) = caught.value.report.diagnostics
    assert (told.rule, told.fix) == ("templates/unused", "Did you mean proposal/proposal.html?")


def test_new_blocks_inside_a_known_one_are_the_users_own(own):
    folder = own(EXTENDS + "{% block body %}{% block ours %}<p>x</p>{% endblock %}{% endblock %}\n")
    assert find(str(folder)) == folder


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x" * 200_001])
def test_what_is_no_template_is_told(own, content):
    folder = own("")
    (folder / PROPOSAL).write_bytes(content)
    with pytest.raises(TemplatesError) as caught:
        find(str(folder))
    assert [one.rule for one in caught.value.report.diagnostics] == ["templates/unreadable"]


def test_a_link_out_of_the_folder_is_no_template(own, tmp_path):
    folder = own(EXTENDS, "briefing/briefing.html")
    (tmp_path / "secret.html").write_text("secret")
    (folder / "proposal").mkdir()
    (folder / PROPOSAL).symlink_to(tmp_path / "secret.html")
    with pytest.raises(TemplatesError) as caught:
        find(str(folder))
    assert "templates/outside-folder" in [one.rule for one in caught.value.report.diagnostics]
    assert Folders(shipped("templates"), folder).find(PROPOSAL) == shipped("templates") / PROPOSAL


@pytest.mark.parametrize("name", ["planner/../x.html", "../x", "/etc/passwd", "a\\..\\b", "", "a\0b"])
def test_no_name_leads_out(name):
    assert Folders(shipped("templates"), shipped("templates")).find(name) is None


HOSTILE = {
    "{{ ''.__class__.__mro__ }}": "unsafe",
    "{{ doc.__init__.__globals__ }}": "unsafe",
    "{{ cycler.__init__.__globals__.os }}": "unsafe",
    "{{ 'x' | attr('__class__') }}": "unsafe",
    "{{ self._TemplateReference__context }}": "unsafe",
    "{{ '{0.__class__}'.format(doc) }}": "unsafe",
    "{{ '{:>999999999}'.format(1) }}": "unsafe",
    "{{ 'x'.zfill(999999999) }}": "unsafe",
    "{{ '%0999999999d' % 1 }}": "with ~",
    "{{ _('%(x)0999999999d', x=1) }}": "without a width",
    "{{ lipsum() }}": "undefined",
    "{{ [1, 2] | random }}": "No filter",
    "{{ 'x' | center(999999999) }}": "No filter",
    "{{ 'x' * 999999999 }}": "characters",
    "{{ [1] * 999999999 }}": "characters",
    "{{ 9 ** (9 ** 9) }}": "number",
    "{{ range(99999999) | sum }}": "a range may have",
    "{{ [1, 2] | batch(999999999, 0) | list }}": "a batch",
    "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}": "steps",
    "{% for a in range(9999) %}{% for b in range(9999) if false %}{% endfor %}{% endfor %}": "steps",
    "{% set l = range(9999) | list %}{% for a in range(9999) %}{{ l | sum }}{% endfor %}": "steps",
    "{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}": "without an end",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}": "steps",
    "{% set n = namespace(x='aaaa') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}": "characters",
    "{% set n = namespace(x='aaaa') %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}": "characters",
    "{% set x = 'a' * 9999 %}{{ x | replace('a', x) }}": "characters",
    "{% set x = 'a' * 9999 %}{{ range(9999) | join(x) }}": "characters",
    "{{ self.body() }}": "without an end",
}


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_templates_are_stopped_in_their_line(own, source):
    folder = own("\n{% block body %}\n" + source + "\n{% endblock %}\n")
    start = time.monotonic()
    with pytest.raises(RenderError) as caught:
        render(PROPOSAL, {"doc": find}, own=folder)
    assert HOSTILE[source] in caught.value.message
    assert f"{folder / PROPOSAL}" in caught.value.message
    assert "line 3" in caught.value.message or "self.body" in source
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("<script>x</script>", "<script>"),
        ("<p onclick='x'>x</p>", "'onclick'"),
        ("<h4>x</h4>", "h4"),
        ("{{ '<p>x</p>' | safe }}<img src='x'>", "<img>"),
        ("<figure alt='x'><svg viewBox='0 0 9 9'><image/></svg></figure>", "<image>"),
    ],
)
def test_what_leaves_the_vocabulary_is_told_with_the_users_line(own, tmp_path, capsys, line, says):
    folder = own(EXTENDS + "{% block body %}\n<p>fine</p>\n" + line + "\n<p>fine</p>\n{% endblock %}\n")
    assert proposal(folder, tmp_path) == 2
    said = capsys.readouterr().err
    assert f"{folder / PROPOSAL} cannot be used" in said
    assert says in said
    assert "(line 4)" in said
    assert not (tmp_path / "out.md").exists()


def test_planners_own_documents_stay_within_the_limits(own, tmp_path, capsys):
    """With a folder of templates everything is counted, also what planner's own do: and nothing comes out otherwise."""
    own("")
    folder = own("{% macro x() %}{% endmacro %}", "shared/unused.html")
    (folder / "shared" / "unused.html").unlink()
    (folder / PROPOSAL).unlink()
    for kind in ("proposal", "concept-note", "briefing", "safeguards"):  # which say the same of their origin
        for name, more in (("a", []), ("b", ["--templates", str(folder)])):
            call = ["render", kind, PROGRAMME, "--to", "html", "-o", str(tmp_path / f"{name}.html"), *more]
            assert run(call) == 0
        assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_blocks_of_a_document_are_listed(capsys):
    assert {"kind", "body", "subtitle", "cover"} <= {one.name for one in blocks(PROPOSAL)}
    assert run(["render", "list", "--blocks", "proposal", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["template"] == PROPOSAL
    assert {"name": "subtitle", "template": "shared/base.html"} in told["blocks"]
    assert run(["render", "list", "--blocks", "proposal"]) == 0
    assert f'{{% extends "planner/{PROPOSAL}" %}}' in capsys.readouterr().out


def test_a_folder_that_is_not_there(capsys):
    assert run(["render", "proposal", PROGRAMME, "--templates", "nowhere"]) == 2
    assert "There is no folder with templates" in capsys.readouterr().err
