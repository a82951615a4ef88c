"""Compiled templates are kept as Python keeps compiled modules, and never change what is rendered."""

import sys

import pytest

from planner.render import environment
from planner.render.environment import render

TEMPLATE = "{% if yes %}<p>{{ word }}</p>{% endif %}"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one template, where Python keeps bytecode beside its sources."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "a.html").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def _rendered(folder, **more):
    environment._environment.cache_clear()
    return render("a.html", {"yes": True, "word": "<b>"}, folder, **more)


def _kept(folder):
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" in path.parts]


def test_the_second_run_takes_what_the_first_one_kept(folder, monkeypatch):
    first = _rendered(folder)
    (kept,) = _kept(folder)
    assert kept.parent == folder / "__pycache__"
    monkeypatch.setattr("jinja2.Environment.compile", lambda *_: pytest.fail("it is compiled again"))
    assert _rendered(folder) == first == "<p>&lt;b&gt;</p>"


def test_a_changed_template_is_compiled_anew(folder):
    _rendered(folder)
    (folder / "a.html").write_text("<i>{{ word }}</i>", encoding="utf-8")
    assert _rendered(folder) == "<i>&lt;b&gt;</i>"


@pytest.mark.parametrize("junk", [b"", b"junk", bytes(400)])
def test_what_is_damaged_is_not_used(folder, junk):
    first = _rendered(folder)
    (kept,) = _kept(folder)
    for content in (junk, kept.read_bytes()[:-20] if not junk else kept.read_bytes()[:30] + junk):
        kept.write_bytes(content)
        assert _rendered(folder) == first


def test_nothing_is_kept_where_python_keeps_nothing(folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _rendered(folder)
    assert not _kept(folder)


def test_a_folder_that_cannot_be_written_is_no_trouble(folder):
    (folder / "__pycache__").write_text("a file stands in the way", encoding="utf-8")
    assert _rendered(folder) == "<p>&lt;b&gt;</p>"


def test_templates_of_the_user_are_never_kept(folder, tmp_path_factory):
    own = tmp_path_factory.mktemp("own")
    (own / "a.html").write_text("<u>{{ word }}</u>", encoding="utf-8")
    assert _rendered(folder, own=own) == "<u>&lt;b&gt;</u>"
    assert not _kept(folder)
    assert not _kept(own)
