"""The list of sources that lies beside a file of figures: ``sources.csv``, one source a line.

``source_id,title,publisher,year,url,licence``; the first two are needed, other columns are passed over.
"""

from functools import cached_property

from planner.diagnostic import Diagnostic
from planner.frozen import Frozen
from planner.gapdata.intake.cells import CellError, did_you_mean, read_address
from planner.gapdata.intake.layout import Content
from planner.gapdata.intake.rows import START, Cell, TextError, named_cells, read_rows, surplus
from planner.gapdata.intake.stages import wrong

FILE = "sources.csv"
NEEDED = ("source_id", "title")
_COLUMNS = (*NEEDED, "publisher", "url", "licence")
_HEADER = "Begin the list of sources with the line: source_id,title,publisher,year,url,licence"


class Listed(Frozen):
    """One source of the list."""

    source: str
    """Publisher and title, ready to print."""
    url: str
    licence: str


class SourceList:
    """The sources that lines may name by their id; read when the first line does."""

    def __init__(self, content: Content | None) -> None:
        self._content = content
        self.problems = list[Diagnostic]()
        """What is wrong with the list, once it was needed."""

    def find(self, cell: Cell) -> Listed:
        """The source that the cell names; raises CellError.

        Without a list the id itself is all that is known of the source. Where the list is faulty, its own
        findings say so, and a name that cannot be found is not held against the line.
        """
        found = self._listed.get(cell.text)
        if found is not None:
            return found
        if self._content is None or self.problems:
            return Listed(cell.text, "", "")
        message = f"{self._content.path} lists no source called {cell.text[:60]}."
        fix = did_you_mean(cell.text, tuple(self._listed))
        raise CellError("source", message, fix, column="source_id")

    @cached_property
    def _listed(self) -> dict[str, Listed]:
        found: dict[str, Listed] = {}
        if self._content is None:
            return found
        try:
            rows, problems = read_rows(self._content.path, self._content.text)
        except TextError as error:
            self.problems.append(error.diagnostic)
            return found
        self.problems += problems
        names = [cell.text.lower() for cell in rows[0]] if rows else []
        lacking = [name for name in NEEDED if name not in names]
        if lacking:
            message = f"The first line does not name the columns: {' and '.join(lacking)} is missing."
            self.problems.append(wrong("header", message, self._content.path, START, fix=_HEADER))
            return found
        for row in rows[1:]:
            self._take(self._content.path, found, names, row)
        return found

    def _take(self, path: str, found: dict[str, Listed], names: list[str], row: tuple[Cell, ...]) -> None:
        """Keep the source of one row, or say what is wrong with it."""
        cells = named_cells(_COLUMNS, names, row)
        too_many = surplus(path, names, row)
        name, title = cells["source_id"], cells["title"].text
        if too_many is not None:
            self.problems.append(too_many)
        elif not name.text or not title:
            self.problems.append(wrong("source", "A source needs a source_id and a title.", path, name.span))
        elif name.text in found:
            message = f"The source {name.text[:60]} stands here twice."
            self.problems.append(wrong("source", message, path, name.span))
        else:
            said = ": ".join(filter(None, (cells["publisher"].text, title)))
            found[name.text] = Listed(said, self._url(path, cells["url"]), cells["licence"].text)

    def _url(self, path: str, cell: Cell) -> str:
        try:
            return read_address(cell)
        except CellError as error:
            self.problems.append(wrong(error.stage, error.message, path, cell.span, fix=error.fix))
            return ""
