"""Documents: a template and its data become a checked tree, the tree a PDF, a web page or Markdown.

The public face. Jinja, Typst and pikepdf start inside the functions that need them.
"""

from planner.render.formats import FORMATS, Options, Written, write
from planner.render.parser import parse
from planner.render.tree import Tree

__all__ = ["FORMATS", "Options", "Tree", "Written", "parse", "write"]
