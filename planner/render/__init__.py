"""Documents: a template and its data become a checked tree, the tree a PDF, a web page or Markdown.

The public face. Everything heavy starts inside the functions, so that importing this costs nothing.
"""

from planner.render.formats import FORMATS, Options, Written, write
from planner.render.tree import Tree, parse

__all__ = ["FORMATS", "Options", "Tree", "Written", "parse", "write"]
