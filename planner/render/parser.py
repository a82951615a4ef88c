"""From the text that a template rendered to the checked tree."""

from planner.render.builder import build
from planner.render.structure import finish
from planner.render.tree import Tree


def parse(html: str, name: str) -> Tree:
    """The checked tree of ``html``, the text that the template ``name`` rendered.

    Raises RenderError, naming the template, the line and the element, for anything outside the vocabulary.
    """
    return finish(build(html, name), name)
