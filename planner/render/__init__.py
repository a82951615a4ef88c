"""Documents: a template and its data become a checked tree, the tree a PDF, a web page or Markdown; sheets a workbook.

The public face. Jinja, Typst, pikepdf and XlsxWriter start inside the functions that need them.
"""

from planner.render.formats import ALL_FORMATS, FORMATS, Options, Written, write
from planner.render.parser import parse
from planner.render.tree import Tree

__all__ = ["ALL_FORMATS", "FORMATS", "Options", "Tree", "Written", "parse", "write"]
