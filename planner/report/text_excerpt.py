"""The line of the file that a finding is about, with the place underlined."""

from collections.abc import Mapping, Sequence

from planner.position import Span
from planner.report.safe import is_plain, pieces
from planner.report.style import Style
from planner.report.terminal import Ink, Part, Row, cells

_INDENT = 2


def excerpt(
    lines: Mapping[int, str] | Sequence[str], span: Span, ink: Ink, width: int, style: Style
) -> list[Row]:
    """The first line of ``span`` and a row of carets under it; nothing if the file has no such line.

    ``lines`` are the lines of the file by their index, at least the one that is shown; the rows fit into ``width`` columns.
    """
    known = span.line - 1 in lines if isinstance(lines, Mapping) else 1 <= span.line <= len(lines)
    if not known:
        return []
    bar = " \u2502 " if style.unicode else " | "
    number = str(span.line).rjust(5)
    room = width - _INDENT - len(number) - len(bar) - 1
    shown, start, length = _window(lines[span.line - 1].rstrip("\r\n"), span, room, style)
    tail = f" to line {span.end_line}" if span.end_line > span.line else ""
    carets = " " * start + "^" * length
    carets += tail if cells(carets + tail) <= room else ""
    return [
        Row((Part(number + bar, Ink.QUIET), Part(shown)), indent=_INDENT, wrap=False),
        Row((Part(" " * len(number) + bar, Ink.QUIET), Part(carets, ink)), indent=_INDENT, wrap=False),
    ]


def _window(line: str, span: Span, room: int, style: Style) -> tuple[str, int, int]:
    """The part of ``line`` that shows the span, and where in it the carets start and how many there are."""
    if len(line) <= room and (style.unicode or line.isascii()) and is_plain(line):  # as nearly all are
        start = min(span.column - 1, len(line))
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        return line, start, max(1, min(end, len(line)) - start)
    # A huge line is first cut in code points, so that its length costs nothing; no code point is under 0 cells.
    first = max(0, min(span.column - 1, len(line)) - 4 * room)
    near = line[first : first + 12 * room]
    printable = pieces(near, unicode=style.unicode)
    begin = min(span.column - 1, len(line)) - first
    end = span.end_column - 1 - first if span.end_line == span.line else len(printable)
    end = max(begin, min(end, len(printable)))
    simple = near.isascii() and is_plain(near)
    widths = [1] * len(printable) if simple else [cells(piece) for piece in printable]
    left, right = _bounds(widths, begin, end, room)
    dots = "\u2026" if style.unicode else "..."
    before = dots if left or first else ""
    after = dots if right < len(printable) or first + len(printable) < len(line) else ""
    text = "".join(printable[left:right])
    start = cells(before + "".join(printable[left:begin]))
    length = cells("".join(printable[begin : min(end, right)]))
    return before + text + after, start, max(1, length)


def _bounds(widths: list[int], begin: int, end: int, room: int) -> tuple[int, int]:
    """Which pieces fit into ``room`` columns: all, or a third before the span and the rest from its start on."""
    if sum(widths) <= room:
        return 0, len(widths)
    room -= 6  # for the dots at both ends
    wanted = max(room // 3, room - sum(widths[begin : max(end, begin + 20)]))
    left = begin
    while left and wanted >= widths[left - 1]:
        left -= 1
        wanted -= widths[left]
    right, free = begin, room - sum(widths[left:begin])
    while right < len(widths) and free >= widths[right]:
        free -= widths[right]
        right += 1
    return left, right
