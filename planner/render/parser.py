"""From the text that a template rendered to the checked tree."""

from hashlib import sha256

from planner.frozen import replace
from planner.render.builder import build
from planner.render.structure import finish
from planner.render.tree import Tree


def parse(html: str, name: str) -> Tree:
    """The checked tree of ``html``, the text that the template ``name`` rendered.

    Raises RenderError, naming the template, the line and the element, for anything outside the vocabulary.
    """
    return replace(finish(build(html, name), name), html=fingerprint_of(html))


def fingerprint_of(html: str) -> str:
    """The SHA-256 of what a template rendered: equal texts make equal trees."""
    return sha256(html.encode("utf-8", "surrogatepass")).hexdigest()
