"""Where and on what libyaml stopped, and the text around it."""

import re

from planner.frozen import Frozen


class Trouble(Frozen):
    """What libyaml reports: what it was doing since ``opened`` and the problem that it met ``at`` an offset."""

    text: str
    context: str
    opened: int | None
    problem: str
    at: int

    @property
    def character(self) -> str:
        """The character at the problem; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        """The line up to the problem."""
        return self.text[self._line_start(self.at) : self.at]

    @property
    def opening_line(self) -> str:
        """The line up to and from the place where the broken thing began."""
        return self._line(self.at if self.opened is None else self.opened)

    @property
    def line_above(self) -> str:
        """The nearest line above the problem that is not blank."""
        above = self.text[: self._line_start(self.at)].rstrip()
        return above[self._line_start(len(above), above) :]

    @property
    def runs_away(self) -> bool:
        """Whether the problem stands on a later line that is indented no deeper than the opening one."""
        opened = self.at if self.opened is None else self.opened
        if self._line_start(opened) == self._line_start(self.at):
            return not self.text[self.at :].strip()
        return _indent(self._line(self.at)) <= _indent(self._line(opened)) and self.character not in (
            "{",
            "[",
        )

    def _line_start(self, offset: int, text: str | None = None) -> int:
        body = self.text if text is None else text
        return max(body.rfind("\n", 0, offset), body.rfind("\r", 0, offset)) + 1

    def _line(self, offset: int) -> str:
        return re.split(r"[\r\n]", self.text[self._line_start(offset) :], maxsplit=1)[0]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
