"""The findings about one file of figures: many of one kind are one finding that names the lines."""

from collections.abc import Iterable
from itertools import pairwise

from planner.diagnostic import Diagnostic
from planner.frozen import replace

MOST_NAMED = 5
"""Stretches of lines that one finding names."""
MOST_KINDS = 1_000
"""Different findings about one file; who mends these will see the rest."""
MOST_FOUND = 5_000
"""Findings about one file, alike or not."""


class Complaints:
    """Collects findings and says each kind of them once."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, str], list[Diagnostic]] = {}
        self._said: set[tuple[object, ...]] = set()

    def add(self, diagnostic: Diagnostic, kind: str = "") -> None:
        """Remember a finding; those of the same rule and kind (the message, if empty) are said together."""
        same = diagnostic.rule, diagnostic.message, diagnostic.span
        if same not in self._said:
            self._said.add(same)
            self._kinds.setdefault((diagnostic.rule, kind or diagnostic.message), []).append(diagnostic)

    @property
    def are_too_many(self) -> bool:
        """Whether so much is wrong that reading on helps nobody."""
        return len(self._kinds) >= MOST_KINDS or len(self._said) >= MOST_FOUND

    def found(self) -> tuple[Diagnostic, ...]:
        """One finding for each kind, at its first place, in the order of the file."""
        return tuple(sorted(map(_together, self._kinds.values()), key=Diagnostic.order))


def _together(same: list[Diagnostic]) -> Diagnostic:
    first, *others = sorted(same, key=Diagnostic.order)
    if not others:
        return first
    where = lines(d.span.line for d in others)
    count = "" if len(others) == 1 else f" in {len(others)} other places,"
    return replace(first, message=f"{first.message} The same is wrong{count} on {where}.")


def lines(numbers: Iterable[int]) -> str:
    """Line numbers in words: ``line 3``, ``lines 12-45, 60 and 2 more``; at most MOST_NAMED stretches."""
    ordered = sorted(set(numbers))
    breaks = [n for n, (a, b) in enumerate(pairwise(ordered), start=1) if b > a + 1]
    stretches = [ordered[a:b] for a, b in pairwise([0, *breaks, len(ordered)])]
    named = [_stretch(s) for s in stretches[:MOST_NAMED]]
    unnamed = sum(map(len, stretches[MOST_NAMED:]))
    if unnamed:
        named.append(f"{unnamed} more")
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return ("line " if len(ordered) == 1 else "lines ") + listed


def _stretch(numbers: list[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
