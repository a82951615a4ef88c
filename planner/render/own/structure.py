"""Whether the placeholders of a Word form fit together: what opens closes, in the same row, paragraph or table."""

import re
from collections.abc import Iterable, Iterator

from planner.engine.guess import closest
from planner.frozen import Frozen, replace
from planner.late import late
from planner.render.own.faults import Fault
from planner.render.own.kinds import ANY, Kind
from planner.render.own.language import LOOP, LanguageError, expression, top
from planner.render.own.placeholders import Broken, Placeholder, W, own_text
from planner.render.own.xml import Element

MOST = 2_000
"""Placeholders in a form; the longest forms have a few hundred."""
_LONGEST = 300
"""Characters between brackets."""
_WORDS = ("for", "endfor", "if", "elif", "else", "endif")
_FOR = late(r"for\s+([A-Za-z]\w*)\s+in\s+(.+)", re.DOTALL)
_WHOLE = {"tr": "row", "p": "paragraph"}
"""What a letter before the word takes: the whole row or paragraph disappears, and what is between it repeats."""


class _Open(Frozen):
    """Something that waits for its end."""

    word: str
    scope: str
    """``tr``, ``p``, or empty within a paragraph."""
    holder: Element | None
    """What must hold the end too: the table, what is around the paragraph, the paragraph."""
    at: Placeholder
    names: dict[str, Kind]
    """What can be named inside."""


class Structure:
    """Walks the placeholders of one part of a form in their order."""

    def __init__(self) -> None:
        self.open: list[_Open] = []

    def faults(self, found: Iterable[Placeholder | Broken]) -> Iterator[Fault]:
        """Everything that is wrong with them."""
        for one in found:
            if isinstance(one, Broken):
                yield Fault(
                    one.place,
                    f"{one.written!r} opens brackets that do not close in the same paragraph.",
                    "Close {{ with }}, and {% with %}.",
                )
                continue
            try:
                self.one(one)
            except LanguageError as error:
                yield Fault(one.place, f"{one.written[:80]}: {error.message}", error.fix)
        for left in self.open:
            yield Fault(
                left.at.place,
                f"{left.at.written[:80]} is never closed.",
                f"Write {{% end{left.word} %}} where it ends.",
            )

    @property
    def names(self) -> dict[str, Kind]:
        """What can be named where the walk is."""
        return self.open[-1].names if self.open else top()

    def one(self, it: Placeholder) -> None:
        """One placeholder. Raises LanguageError."""
        if it.written.startswith("{#"):
            return
        if len(it.written) > _LONGEST:
            raise LanguageError("This is too long for a placeholder.")
        if it.steers:
            self.steer(it)
            return
        if re.match(r"(tr|tc|p|r)\s", it.written[2:]):
            raise LanguageError(
                "A letter stands before the name.", "Write {{ programme.title }}, without a letter."
            )
        kind = expression(it.inside, self.names)
        if kind.many or kind.record is not None or kind is LOOP:
            what = "a list" if kind.many else "a record"
            raise LanguageError(
                f"This is {what}, not a value.", "Name what of it is to stand here, after a dot."
            )

    def steer(self, it: Placeholder) -> None:
        """A ``{% ... %}``. Raises LanguageError."""
        scope, inside = _scope(it)
        word = inside.split(maxsplit=1)[0] if inside else ""
        if word not in _WORDS:
            near = closest(word, _WORDS)
            fix = f"Did you mean {near}?" if near else f"There are: {', '.join(_WORDS)}."
            raise LanguageError(f"There is no {word!r} here.", fix)
        holder = _holder(it, scope)
        if word in {"for", "if"}:
            self.open.append(_Open(word, scope, holder, it, {**self.names, **_guessed(inside)}))
            self.open[-1] = replace(self.open[-1], names=self.opened(word, inside))
            return
        self.close(word, inside, scope, holder)

    def opened(self, word: str, inside: str) -> dict[str, Kind]:
        """What can be named inside a loop or a condition that was just opened. Raises LanguageError."""
        names = self.open[-2].names if len(self.open) > 1 else top()
        if word == "if":
            expression(inside[2:], names)
            return names
        found = _FOR.fullmatch(inside)
        if found is None:
            raise LanguageError(
                "A loop is written `for NAME in LIST`.", "For example {%tr for row in logframe %}."
            )
        name, listed = found.groups()
        kind = expression(listed, names)
        if not kind.many and kind is not ANY:
            raise LanguageError(f"{listed.strip()} is not a list.", "`planner form fields` shows which are.")
        if name in top() or name == "loop":
            raise LanguageError(f"{name!r} is taken: give the row another name.", f"For example {name}_row.")
        self.belongs(listed)
        return {**names, name: ANY if kind is ANY else kind.item, "loop": LOOP}

    def belongs(self, listed: str) -> None:
        """A loop within a loop must be over a list of the outer one's entries. Raises LanguageError."""
        loops = [one for one in self.open[:-1] if one.word == "for"]
        if not loops:
            return
        found = _FOR.fullmatch(_scope(loops[-1].at)[1])
        outer = found.group(1) if found else ""
        if not listed.strip().startswith(f"{outer}."):
            raise LanguageError(
                f"A loop within a loop repeats over a list of {outer!r}, and {listed.strip()} is none.",
                f"Close the outer loop first, or write {outer}. before the list.",
            )

    def close(self, word: str, inside: str, scope: str, holder: Element | None) -> None:
        """An end, or an ``else``. Raises LanguageError."""
        wanted = word.removeprefix("end") if word.startswith("end") else "if"
        if not self.open or self.open[-1].word != wanted:
            waiting = f"{self.open[-1].at.written} is open" if self.open else "nothing is open"
            raise LanguageError(f"Here {waiting}.", "Close what was opened last, first.")
        opened = self.open[-1]
        if opened.scope != scope or opened.holder is not holder:
            if word.startswith("end"):
                self.open.pop()
            raise LanguageError(
                f"It belongs to {opened.at.written} ({opened.at.place}).", _APART[opened.scope]
            )
        if word == "elif":
            expression(inside[4:], self.names)
        if word.startswith("end"):
            self.open.pop()


def _guessed(inside: str) -> dict[str, Kind]:
    """The name that a loop gives, whatever is wrong with the rest of it."""
    found = _FOR.match(inside)
    return {found[1]: ANY, "loop": LOOP} if found else {}


_APART = {
    "": "Both must stand in one paragraph; to repeat a row of a table, write {%tr for ... %} and {%tr endfor %}.",
    "tr": "Both are written with {%tr and stand in rows of the same table.",
    "p": "Both are written with {%p and stand in paragraphs of the same cell or page.",
}
"""How to mend an end that stands somewhere else than its beginning."""


def _scope(it: Placeholder) -> tuple[str, str]:
    """What a placeholder takes with it, and the rest of it."""
    letters = re.match(r"\{%[-+]?(tr|tc|p|r)\s", it.written)
    if letters is None:
        return "", it.inside
    return letters[1], it.inside[len(letters[1]) :].strip()


def _holder(it: Placeholder, scope: str) -> Element | None:
    """What must hold both ends. Raises LanguageError where the placeholder cannot stand."""
    if not scope:
        return it.paragraph
    if scope not in _WHOLE:
        raise LanguageError(
            f"{{%{scope} is not known here.", "Rows are repeated with {%tr, paragraphs with {%p."
        )
    if scope == "p":
        _must_be_alone([it.paragraph], it, scope)
        return it.paragraph.getparent()
    row = next(it.paragraph.iterancestors(f"{W}tr"), None)
    if row is None:
        raise LanguageError("{%tr stands outside any table.", "Write {%p to repeat paragraphs.")
    _must_be_alone(list(row.iter(f"{W}p")), it, scope)
    return next(row.iterancestors(f"{W}tbl"))


def _must_be_alone(paragraphs: list[Element], it: Placeholder, scope: str) -> None:
    """The row or paragraph goes when the form is filled: whatever else it holds would be lost."""
    text = "".join(map(own_text, paragraphs)).strip()
    if len(text) > len(it.written) + 8 or text.count("{%") + text.count("{{") > 1:
        what = _WHOLE[scope]
        raise LanguageError(
            f"The {what} that holds it disappears, and it holds something else too.",
            f"Give it a {what} of its own, above what repeats; and the end another one, below.",
        )
