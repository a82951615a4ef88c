"""What is wrong with files of figures, shown as ``planner check`` shows it for a programme."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from planner.cli import output
from planner.diagnostic import Diagnostic, Report
from planner.gapdata.intake.stages import STAGES
from planner.gapdata.store.store import StoreError
from planner.gapdata.store.table import open_content
from planner.read.stages import STAGES as READING
from planner.read.yaml import source_lines
from planner.report.style import Style
from planner.report.text import findings


@contextmanager
def told() -> Iterator[None]:
    """Show on standard error what is wrong with a dataset that stops the work; the error goes on."""
    try:
        yield
    except StoreError as error:
        raw = {path: open_content(path).data for path in sorted({d.path for d in error.diagnostics})}
        sys.stderr.write(report(error.diagnostics, raw, output.style(sys.stderr)))
        raise


def report(diagnostics: Iterable[Diagnostic], raw: Mapping[str, bytes], style: Style) -> str:
    """The findings by file, with the lines that they speak of; ``raw`` holds the bytes of each file."""
    found = tuple(sorted(diagnostics, key=Diagnostic.order))
    spoke = {d.rule for d in found}
    rules = tuple(stage for stage in (*READING, *STAGES) if stage.id in spoke)
    lines = {path: source_lines(data) for path, data in raw.items() if b"\0" not in data}
    return findings(Report(tuple(raw), rules, found, sources=lines), style)
