"""Pointer: where in the data. Span: where in the text.

Rules speak in pointers and never see text; ``engine/run.py`` alone turns a pointer into a span.
"""

from typing import NamedTuple, Self

from planner.frozen import Frozen


class Pointer(Frozen):
    """A place in the data: the keys and list indices that lead to it. ``str()`` is RFC 6901."""

    parts: tuple[str | int, ...] = ()
    """Keys (str) and list indices (int) from the root."""

    def __truediv__(self, part: str | int) -> "Pointer":
        """The child ``part`` of this place: ``Pointer() / "outcomes" / 0``."""
        return Pointer((*self.parts, part))

    def __str__(self) -> str:
        return "".join("/" + str(p).replace("~", "~0").replace("/", "~1") for p in self.parts)

    @property
    def parent(self) -> "Pointer":
        """One step up; the root is its own parent."""
        return Pointer(self.parts[:-1])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an RFC 6901 pointer; parts that are all digits become list indices.

        Raises ValueError if the text does not begin with a slash (the empty text is the root).
        """
        if not text:
            return cls()
        if not text.startswith("/"):
            raise ValueError(f"a pointer begins with a slash: {text!r}")
        parts = (p.replace("~1", "/").replace("~0", "~") for p in text[1:].split("/"))
        return cls(tuple(int(p) if p.isascii() and p.isdigit() else p for p in parts))


ROOT = Pointer()


class Span(NamedTuple):
    """A stretch of text. Lines and columns count from 1; columns count code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
