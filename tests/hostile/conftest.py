"""A folder in which every text of every file that people write means something to some machine on the way."""

import csv
import importlib.util
import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from planner.cli.main import run
from planner.frozen import Frozen

ROOT = Path(__file__).parents[2]

HOSTILE = (
    # build servers and terminals
    "::error file=x::forged", "x ::set-output name=a::b", "##[add-mask]x ##vso[task.setvariable variable=a]b",
    "%0A::error::x %0D", "a\n::error::b\n##teamcity[buildStop]", "section_start:0:x[collapsed=true] [0K",
    "[31mred [0m ]0;title", "[bold]b[/bold] [link=https://evil.example]l[/link]",
    # markup
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "]]> <![CDATA[ x ]]>",
    "&lt;b&gt; &#60;b&#62; &bogus; <br/>", "</w:t></w:r><w:instrText>QUOTE</w:instrText>", "<!-- --> <svg onload=alert(1)>",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    "[x](javascript:alert(1)) ![x](http://evil.example/x.png)", "[x]: https://evil.example", "<https://evil.example>",
    "`x` *y* _z_ ~~s~~ | a | b |", "# heading", "- item", "> quote", "1. one", "---", "a\n# c\n- d\n\n    code", "@everyone #1 GH-1",
    # formulas and fields
    '=HYPERLINK("http://evil.example","x")', "+1+1", "-2+3", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\uff1d1+1", "|cmd",
    "_x000D_ _x0041_", '&L&"Arial"&G&[Picture]', "MERGEFIELD x { QUOTE }", "internal:'Lists'!A1",
    # templates and programs
    "{{ 7*191 }} {% raw %} {# x", '{% include "/etc/passwd" %}', "{{ ''.__class__.__mro__ }} {0.__class__}", "${7*191} <%= 7*191 %>",
    '#read("/etc/passwd") #eval("7*191")', '"); #panic("', "\\input{/etc/passwd} \\def $x^2$", "%(name)s %s %n", "$(id) `id` ; id",
    # addresses and paths
    "javascript:alert(1) data:text/html,x", "file:///etc/passwd https://evil.example www.evil.example", "../../../etc/passwd",
    "..\\..\\x C:\\x \\\\evil.example\\x", "%PDF-1.7 endobj (x) << /JS >>",
    # what letters can do
    "abc\u202bcba\u202c", "\u2066x\u2069 \u200f\u200e \u061c", "zero\u200bwidth\u2060x \u00ad\u034f", "\U000e0041\U000e0042 tags",
    "\U0001f469\u200d\U0001f4bb 1\ufe0f\u20e3 \U0001f1ec\U0001f1ed", "Z\u0351\u036b a" + "\u0301" * 40, "مرحبا <b> שלום (1)",
    "中文 \ue000 தமிழ்", "A" * 190,
)  # fmt: skip
"""One text for one place; every text stands in every place over as many folders as there are texts."""

COMPUTED = "1337"
"""What 7*191 comes to: it stands nowhere unless somebody has computed it."""

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="9" height="9" fill="#123456"/></svg>'


def _helpers() -> ModuleType:
    """The walk through the schema that the tests of documents have."""
    place = ROOT / "tests" / "render" / "documents" / "conftest.py"
    spec = importlib.util.spec_from_file_location("documents_conftest", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


documents = _helpers()


class Room(Frozen):
    """The folder and how planner is called in it."""

    folder: Path

    def planner(self, *words: str) -> int:
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            return run(list(words))
        finally:
            os.chdir(before)


def line(text: str) -> str:
    """``text`` where only one line may stand."""
    return " ".join(text.split())


def text_at(number: int) -> str:
    return HOSTILE[number % len(HOSTILE)]


def programme(seed: int, *, languages: bool = False) -> dict[str, Any]:
    """A rich programme in which each text is a hostile one; with ``languages`` each is one in English and in Arabic."""
    data: dict[str, Any] = documents.load("atlantic-voices")
    for number, (at, _) in enumerate(list(documents.texts(data))):
        text = text_at(number * 7 + seed)
        documents.put(data, at, {"en": text, "ar": text_at(number * 7 + seed + 1)} if languages else text)
    return data


def furnish(folder: Path, seed: int) -> None:
    """Write the files that people write: the programme under a hostile name, waivers, rules, figures, theme, form."""
    made = iter(range(seed, seed + 10_000))
    said = lambda: line(text_at(next(made)))  # noqa: E731 - one a place
    name = "[x](y) ::error::=1 <b> & %0A {{ 7*191 }}.yaml"
    write(folder / name, programme(seed))
    write(folder / "p.yaml", programme(seed) | {"id": "another"})
    waiver = {
        "rule": "acme/always", "programme": "another", "reason": said(), "approved_by": said(), "until": "2099-12-31",
    }  # fmt: skip
    write(folder / "waivers.yaml", {"planner-waivers": 1, "waivers": [waiver]})
    rule = {
        "name": "always", "title": said(), "why": said(), "fix": said(), "severity": "warning",
        "sources": [{"title": said(), "year": 2026, "where": said()}], "evidence": "practice",
        "each": "risk", "require": 'statement == ""', "at": "statement", "message": "“{statement}” and {programme.title} ::error::x ##[x]",
        "valid": ["risks: []\n"], "invalid": ["title: A title # <- here\n"],
    }  # fmt: skip
    write(folder / "rules.yaml", {"planner-rules": 1, "pack": "acme", "about": said(), "rules": [rule]})
    cell = lambda: "".join(c for c in said() if c.isprintable())  # noqa: E731 - figures refuse what nobody sees
    rows = [
        ["iso3", "indicator", "year", "value", "unit", "source", "licence", "title", "area", "higher_is_better"],
        ["GHA", "secure-servers", "2025", "61.5", "", cell(), cell(), "", "", ""],
        ["SEN", "own-index", "2025", "4", "teams", cell(), cell(), cell()[:200], "technical", "yes"],
    ]  # fmt: skip
    table = StringIO()
    csv.writer(table).writerows(rows)
    (folder / "g.csv").write_text(table.getvalue(), encoding="utf-8")
    (folder / "logo.svg").write_text(LOGO)
    write(
        folder / "theme.yaml",
        {"theme": 1, "title": said()[:200], "logo": {"file": "logo.svg", "alt": said()[:200]}},
    )
    form = {
        "form": 1, "id": "short", "title": said()[:200], "donor": said()[:200], "source": {"title": said()[:200], "year": 2026},
        "sections": [{"title": said()[:200], "parts": ["problem", "needs"]}],
    }  # fmt: skip
    write(folder / "form.yaml", form)


def write(path: Path, data: object) -> None:
    """``data`` as YAML, what cannot stand in the file as itself by an escape."""
    path.write_text(yaml.safe_dump(data, allow_unicode=False, sort_keys=False, width=2_000_000), "utf-8")


@pytest.fixture(scope="session")
def room_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Room]:
    """Makes a hostile folder; each number puts the texts into other places."""

    def made(seed: int) -> Room:
        folder = tmp_path_factory.mktemp("hostile")
        furnish(folder, seed)
        return Room(folder)

    return made


@pytest.fixture(scope="session")
def hostile() -> Any:
    """The texts and the helpers that put them somewhere."""

    class Given:
        texts = HOSTILE
        computed = COMPUTED
        programme = staticmethod(programme)
        write = staticmethod(write)
        documents = documents

    return Given
