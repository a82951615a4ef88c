"""Every section of every document is a block of its own, which a template that extends the document may override."""

import datetime as dt
import os
import shutil
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from planner.engine.form_file import find
from planner.gapdata.profile import profile
from planner.render import parse
from planner.render.context import Issue, country_context
from planner.render.environment import render
from planner.render.kinds import KINDS
from planner.resources import shipped

HOME = shipped("templates")
README = HOME / "README.md"
FORM = "form/form.html"
TEMPLATES = [kind.template for kind in KINDS.values() if kind.template] + [FORM]
FRAME = {"kind", "organisation", "stamp", "title", "subtitle", "cover", "body"}
"""The blocks of every document, which ``shared/base.html`` has."""
EXPECTED = {"references": "The document cites sources", "figures": "The address '#figures'"}
"""What is told where something that others refer to is overridden."""
SYNTAX = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
"""Reads templates and runs none."""


def blocks(template: str) -> dict[str, nodes.Block]:
    """The blocks in the body of ``template``, in their order, those inside others after them."""
    source = SYNTAX.parse((HOME / template).read_text(encoding="utf-8"))
    found = {block.name: block for block in source.find_all(nodes.Block)}
    return {name: block for name, block in found.items() if name not in FRAME}


def inner(block: nodes.Block) -> list[str]:
    return [each.name for each in block.find_all(nodes.Block)]


def table() -> str:
    """The table of ``templates/README.md``, as the templates have it."""
    rows = ["| template | blocks in its body |", "|---|---|"]
    for template in TEMPLATES:
        found = blocks(template)
        inside = {name for block in found.values() for name in inner(block)}
        said = [_row(name, inner(block)) for name, block in found.items() if name not in inside]
        rows.append(f"| `{template}` | {' '.join(said)} |")
    return "\n".join(rows) + "\n"


def _row(name: str, inside: list[str]) -> str:
    return f"`{name}`" + (f" ({' '.join(f'`{each}`' for each in inside)})" if inside else "")


def test_the_readme_names_every_block():
    text = README.read_text(encoding="utf-8")
    start = text.index("| template |")
    end = text.index("\n\n", start) + 1
    if os.environ.get("PLANNER_UPDATE_GOLDEN"):
        README.write_text(text[:start] + table() + text[end:], encoding="utf-8")
    else:
        assert text[start:end] == table(), "PLANNER_UPDATE_GOLDEN=1 renews it"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The shipped templates, and beside them one for each block, which overrides it with nothing."""
    made = tmp_path_factory.mktemp("blocks") / "templates"
    shutil.copytree(HOME, made)
    for template in TEMPLATES:
        for name in blocks(template):
            child = f'{{% extends "{template}" %}}\n{{% block {name} %}}{{% endblock %}}\n'
            (made / _without(template, name)).write_text(child, encoding="utf-8")
    return made


def _without(template: str, name: str) -> str:
    return f"without-{name}-{template.replace('/', '-')}"


@pytest.fixture(scope="module")
def contexts(helpers) -> dict[str, list]:
    """What each template is tried with: a programme that states all, in many countries, and one that states little; a country."""
    load, built = helpers["load"], helpers["built"]
    full = load("atlantic-voices") | {"countries": ["GHA", "SEN", "BEN", "NGA", "TGO", "MLI"]}
    del full["confidential"]
    country = country_context(profile("GHA"), Issue(dt.date(2026, 11, 1), "0.1"))
    programmes = [built(full), built(load("smallest"))]
    subjects = {kind.template: kind.subject for kind in KINDS.values()} | {FORM: "programme"}
    return {template: [country] if subjects[template] == "country" else programmes for template in TEMPLATES}


def tree(template: str, context: object, folder: Path):
    return parse(render(template, {"doc": context, "form": find("eu-concept-note")}, folder), template)


def sections(found) -> list[str]:
    return [e.get("id") for e in found.root.walk() if e.name == "h2"]


@pytest.fixture(scope="module")
def wholes(contexts) -> dict[str, list]:
    """Each document with all its blocks, of every context that it is tried with."""
    return {name: [tree(name, context, HOME) for context in tried] for name, tried in contexts.items()}


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_section_is_a_block_of_the_same_name(template, wholes):
    found = {ident.replace("-", "_") for whole in wholes[template] for ident in sections(whole)}
    if template != FORM:  # its sections are the donor's
        assert found <= set(blocks(template))


@pytest.mark.parametrize(
    ("template", "name"), [(template, name) for template in TEMPLATES for name in blocks(template)]
)
def test_a_block_can_be_overridden_alone(template, name, folder, contexts, wholes):
    """With nothing in its place its section goes, all others stay, and nothing else is wrong with the document."""
    smaller = False
    for context, whole in zip(contexts[template], wholes[template], strict=True):
        rest = tree(_without(template, name), context, folder)
        kept, gone = sections(rest), [ident for ident in sections(whole) if ident not in sections(rest)]
        assert gone in ([], [name.replace("_", "-")]) or (template, name) == (FORM, "sections")
        assert kept == [ident for ident in sections(whole) if ident in kept]
        assert all(warning.startswith(EXPECTED.get(name, "nothing")) for warning in rest.warnings)
        smaller |= len(list(rest.root.walk())) < len(list(whole.root.walk()))
    assert smaller
