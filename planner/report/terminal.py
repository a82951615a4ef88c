"""Rows of a text report, and the one place that turns them into text: wrapping, widths and colours by rich.

What is shown is built as plain rows first (:class:`Row`), so that the rest of the text reporter needs no rich and
no part of a user's text is ever read as markup.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from planner.frozen import Frozen
from planner.report.safe import is_plain, without_commands
from planner.report.style import Style

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

LABEL = 10
"""Columns of the label that stands before a paragraph."""
NARROWEST = 40


class Ink(StrEnum):
    """What a piece of text is, said as the style in which a terminal shows it."""

    PLAIN = "none"
    STRONG = "bold"
    QUIET = "bright_black"
    ERROR = "bold red"
    WARNING = "bold yellow"
    NOTE = "bold cyan"
    PLACE = "cyan"
    SHADE_0 = "bright_black on default"
    SHADE_1 = "color(16) on color(153)"
    SHADE_2 = "color(16) on color(111)"
    SHADE_3 = "color(231) on color(25)"
    SHADE_4 = "bold color(231) on color(18)"


class Swatch(Frozen):
    """Two colours of somebody's own, ``#rrggbb``, as near as the terminal comes to them."""

    ink: str
    ground: str

    @property
    def value(self) -> str:
        """The style in which a terminal shows it."""
        return f"bold {self.ink} on {self.ground}"


class Part(Frozen):
    """A stretch of text in one ink. The text is already safe to print."""

    text: str
    ink: Ink | Swatch = Ink.PLAIN


class Row(Frozen):
    """A paragraph: wrapped at the width of the screen, its lines aligned after indent and label."""

    parts: tuple[Part, ...] = ()
    indent: int = 0
    label: str = ""
    """A word before the first line; the paragraph then hangs in a column of its own."""
    wrap: bool = True
    """Off for rows that have been cut to fit."""


BLANK = Row()


def plain_row(text: str, *, indent: int = 0, label: str = "", ink: Ink = Ink.PLAIN) -> Row:
    """A paragraph in one ink."""
    return Row((Part(text, ink),), indent=indent, label=label)


def usable_width(style: Style) -> int:
    """The columns that a report is laid out in.

    The last one stays free: some terminals break a full line, and a line that looked like a command to a build
    server grows by one.
    """
    return max(NARROWEST, style.width) - 1


def cells(text: str) -> int:
    """Columns that ``text`` takes in a terminal: wide characters take two, combining marks none."""
    if is_plain(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - heavy, and few texts need it

    return cell_len(text)


def paint(rows: Iterable[Row], style: Style) -> str:
    """The rows as text with a newline at the end; with escape codes only where ``style`` allows colour."""
    rows = list(rows)
    if not rows:
        return ""
    if not style.colour:
        width = usable_width(style)
        return without_commands("".join([line for row in rows for line in _written(row, width, style)]))
    from rich.text import Text  # noqa: PLC0415 - heavy, needed for the text report only

    console = _console(style)
    lines = [line for row in rows for line in _laid_out(row, console, usable_width(style))]
    with console.capture() as capture:
        console.print(Text("\n").join(lines), soft_wrap=True)
    return without_commands(capture.get())


def _written(row: Row, width: int, style: Style) -> list[str]:
    """The lines of one row without colour, each with its newline; most need no more than a look at their length."""
    parts = row.parts
    text = parts[0].text if len(parts) == 1 else "".join([part.text for part in parts])
    hang = row.indent + (LABEL if row.label else 0)
    lines = _wrapped(text, width - hang) if row.wrap else [text]
    if lines is None:
        return [line.plain + "\n" for line in _laid_out(row, _console(style), width)]
    lead = (" " * row.indent + row.label).ljust(hang) if row.label else " " * hang
    first = (lead + lines[0]).rstrip() + "\n"
    if len(lines) == 1:
        return [first]
    lead = " " * hang
    return [first, *[(lead + line).rstrip() + "\n" for line in lines[1:]]]


def _wrapped(text: str, width: int) -> list[str] | None:
    """The text in lines of at most ``width`` columns; None where only rich knows how wide it is or how to break it."""
    if not is_plain(text):
        return None
    if len(text) <= width:
        return [text]
    if "  " in text or text[0] == " ":
        return None
    lines: list[str] = []
    start = 0
    while len(text) - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end < 0:  # a word that is longer than a line
            return None
        lines.append(text[start:end])
        start = end + 1
    return [*lines, text[start:]]


def _console(style: Style) -> "Console":
    """A console that looks at nothing but ``style``: not at the environment, nor at the real screen."""
    from rich.console import Console  # noqa: PLC0415 - heavy, needed for the text report only

    return Console(
        file=StringIO(),
        force_terminal=style.colour,
        color_system="256" if style.colour else None,
        no_color=not style.colour,
        width=max(NARROWEST, style.width),
        height=100,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        force_jupyter=False,
        _environ={},
    )


def _laid_out(row: Row, console: "Console", width: int) -> list["Text"]:
    """The lines of one row; no line ends in a space."""
    from rich.text import Text  # noqa: PLC0415 - heavy, needed for the text report only

    body = Text.assemble(*((part.text, part.ink.value) for part in row.parts))
    hang = row.indent + (LABEL if row.label else 0)
    fits = not row.wrap or cells(body.plain) <= width - hang  # wrapping is slow, and few rows need it
    lines = [body] if fits else list(body.wrap(console, width - hang, overflow="fold"))
    laid_out = []
    for number, line in enumerate(lines):
        lead = row.label if number == 0 else ""
        whole = Text.assemble(
            " " * row.indent, (lead, Ink.QUIET.value), " " * (hang - row.indent - len(lead)), line
        )
        whole.rstrip()
        laid_out.append(whole)
    return laid_out


@contextmanager
def bars(stream: TextIO, style: Style) -> Iterator[Callable[[int, int, str], None]]:
    """Progress on a person's screen: call what is given with what is done, with all there is, and with a safe label.

    One bar at a time, with the time since it began, which is gone at the end. It is drawn only when it is told of progress, by no thread.
    """
    from rich.console import Console  # noqa: PLC0415 - heavy, needed for this alone
    from rich.progress import (  # noqa: PLC0415 - the same
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    console = Console(file=stream, width=usable_width(style), no_color=not style.colour, emoji=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns,
        console=console,
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as progress:
        task = progress.add_task("", total=None)

        def show(done: int, total: int, label: str) -> None:
            progress.update(task, completed=done, total=total, description=label, refresh=True)

        yield show
