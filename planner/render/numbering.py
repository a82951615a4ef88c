"""What is counted over the whole document: tables, figures, sources. The same in every format."""

from planner.frozen import Frozen
from planner.render.tree import Element, Tree
from planner.render.words import words


class Numbers(Frozen):
    """Numbers by element; an element is known by its identity, since two may be equal."""

    labels: dict[int, str]
    """``id()`` of a table or figure to "Table 3"."""
    sources: dict[str, int]
    """Id of a source to its number, from 1."""

    def label(self, element: Element) -> str:
        """Table 3 or Figure 1, in the language of the document."""
        return self.labels[id(element)]


def numbers(tree: Tree) -> Numbers:
    """Count ``tree``; the result holds for as long as the tree does."""
    word = words(tree.lang)
    labels: dict[int, str] = {}
    for name, called in (("table", word.table), ("figure", word.figure)):
        found = [element for element in tree.root.walk() if element.name == name]
        labels |= {id(element): called % {"number": number} for number, element in enumerate(found, 1)}
    listed = [element.get("id") for element in tree.root.walk() if element.name == "source"]
    return Numbers(labels, {source: number for number, source in enumerate(listed, 1)})
