"""What remains of a file once it has been judged for a text report: its piece of the report and a few facts.

A glance is plain data that goes through JSON, so that it can come from another process or from the cache.
"""

from typing import Any, cast

import msgspec

from planner.citation import Asked
from planner.diagnostic import Diagnostic, Ruled, Severity, Skipped
from planner.engine import waivers
from planner.engine.portfolio import Portfolio, Stand, stand
from planner.engine.rule import Subject
from planner.engine.run import BROKEN, compared, settled
from planner.frozen import Frozen
from planner.judge import Bench, Entry, overview, unread
from planner.position import Pointer, Span
from planner.read.document import Document
from planner.report.style import Style
from planner.report.terminal import paint
from planner.report.text import excuse
from planner.report.text_pieces import Piece, Told, piece


class Place(Frozen):
    """Where a file speaks of other programmes: what a finding of a comparing rule needs, when the file is gone."""

    span: Span
    anchor: str
    line: str
    """The text of the first line of the span."""


class Facts(Frozen):
    """What a run must know of a file beside what is printed."""

    path: str
    speaking: tuple[str, ...]
    """The rules with open findings."""
    counts: tuple[int, int, int]
    """Open notes, warnings and errors."""
    waived: int
    broken: bool
    """Whether a rule failed."""
    skipped: tuple[Skipped, ...]
    profile: str | None = None
    """The donor profile that the programme names; None if the file is no programme."""
    phase: str = ""
    stand: Stand | None = None
    place: Place | None = None
    again: bool = False
    """Whether what the comparing rules say changes the rest, so that the file must be judged again with them."""


class Text(Frozen):
    """What is printed of a file."""

    piece: Piece
    waived: tuple[str, ...]
    """What a report says of each finding that is waived, in order."""


class Glance(Frozen):
    """One file, judged and told."""

    facts: Facts
    text: Text

    def dump(self) -> bytes:
        """As two lines of JSON: the facts and the text, which can be parsed each by itself."""
        it = self.facts
        own, place = it.stand, it.place
        facts = (
            it.path,
            it.speaking,
            it.counts,
            it.waived,
            it.broken,
            [(s.path, s.rule, s.reason) for s in it.skipped],
            it.profile,
            it.phase,
            own and (own.id, own.title, own.period, own.at.parts, own.named, own.spells),
            place and (place.span, place.anchor, place.line),
            it.again,
        )
        piece = self.text.piece
        text = piece.head, piece.overview, list(map(_plain, piece.groups)), self.text.waived
        return dumped(facts) + b"\n" + dumped(text)


def dumped(plain: object) -> bytes:
    """Plain data as one line of JSON."""
    try:
        return msgspec.json.encode(plain)
    except UnicodeEncodeError:  # the name of a file need not be text: only Python's own writes that
        import json  # noqa: PLC0415 - seldom needed

        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def loaded(line: bytes) -> Any:
    """What :func:`dumped` has written."""
    try:
        return msgspec.json.decode(line)
    except msgspec.DecodeError:
        import json  # noqa: PLC0415 - the same

        return json.loads(line.decode("utf-8", "surrogatepass"))


def facts_of(line: bytes) -> Facts:
    """The facts from their line."""
    path, speaking, counts, waived, broken, skipped, profile, phase, own, place, again = loaded(line)
    return Facts(
        path,
        tuple(speaking),
        cast("tuple[int, int, int]", tuple(counts)),
        waived,
        broken,
        tuple(Skipped(*entry) for entry in skipped),
        profile,
        phase,
        own and _stand(own),
        place and Place(Span(*place[0]), place[1], place[2]),
        again,
    )


_ONCE: dict[Any, Any] = {}
"""Values that many stands hold, so that each is in memory once."""


def _stand(plain: Any) -> Stand:
    name, title, period, at, named, spells = plain
    once = _ONCE.setdefault  # ten thousand programmes share a few cells, days, places and partners
    return Stand(
        name,
        title,
        once(days := tuple(period), days),
        once(place := Pointer(tuple(at)), place),
        once(others := tuple(named), others),
        tuple([(first, last, once(served := tuple(cells), served)) for first, last, cells in spells]),
    )


def text_of(line: bytes) -> Text:
    """The text from its line."""
    head, overview, groups, waived = loaded(line)
    return Text(Piece(head, overview, tuple(map(_told, groups))), tuple(waived))


def _plain(it: Told) -> tuple[Any, ...]:
    ruled = it.ruled and (it.ruled.profile, it.ruled.asked.value, it.ruled.because)
    return (
        it.order,
        it.rule,
        int(it.severity),
        ruled,
        it.with_fix,
        it.full,
        "" if it.brief == it.full else it.brief,
    )


def _told(plain: Any) -> Told:
    order, rule, severity, ruled, with_fix, full, brief = plain
    by = ruled and Ruled(ruled[0], Asked(ruled[1]), ruled[2])
    return Told(tuple(order), rule, Severity(severity), by, with_fix, full, brief or full)


def groups_line(groups: tuple[Told, ...]) -> bytes:
    """Groups of findings as a line of JSON."""
    return dumped(list(map(_plain, groups)))


def groups_of(line: bytes) -> tuple[Told, ...]:
    """The groups from their line."""
    return tuple(map(_told, loaded(line)))


def glance(it: Entry, bench: Bench, style: Style, portfolio: Portfolio | None = None) -> Glance:
    """Judge a file and tell it, without the rules that compare programmes unless ``portfolio`` is given."""
    if it.document is None or it.programme is None:
        return _seen(it, list(it.trouble), (unread(it),), style)
    subject = bench.subject(it.programme)
    profile = bench.profile(it.programme.profile)
    rules = bench.rules(profile)
    found, skipped = bench.judge(it.document, subject, profile, it.digest)
    if portfolio is not None:
        beside, failed = compared(it.document, portfolio, settled(profile, rules, it.programme.phase))
        found, skipped = [*found, *beside], [*skipped, *failed]
    own = it.programme.waivers
    again = portfolio is None and any(waiver.rule in bench.comparing for waiver in own)
    if own:
        ran = bench.in_force(profile)
        found = waivers.apply(it.document, own, found, bench.known, ran, bench.wish.today)
    return _seen(it, [*it.trouble, *found], tuple(skipped), style, bench, subject, again=again)


def _seen(  # noqa: PLR0913 - what the two callers know
    it: Entry,
    found: list[Diagnostic],
    skipped: tuple[Skipped, ...],
    style: Style,
    bench: Bench | None = None,
    subject: Subject | None = None,
    *,
    again: bool = False,
) -> Glance:
    open_ = [d for d in found if d.waived is None]
    waived = sorted((d for d in found if d.waived is not None), key=Diagnostic.order)
    counts = [0, 0, 0]
    for finding in open_:
        counts[finding.severity - 1] += 1
    overviews = []
    place = own = None
    if bench is not None and subject is not None and it.document is not None:
        profile = bench.profile(subject.programme.profile)
        if not style.many:
            overviews.append(overview(it.path, subject.programme, profile))
        own = stand(subject.programme)
        place = _place(it.document, own)
    told = piece(it.path, overviews, open_, it.lines, style)
    facts = Facts(
        it.path,
        tuple(dict.fromkeys(group.rule for group in told.groups)),
        (counts[0], counts[1], counts[2]),
        len(waived),
        any(d.rule == BROKEN.id for d in found),
        skipped,
        subject.programme.profile if subject else None,
        subject.programme.phase if subject else "",
        own,
        place,
        again,
    )
    return Glance(facts, Text(told, tuple(paint(excuse(d, style), style) for d in waived)))


def _place(document: Document, own: Stand) -> Place:
    span = document.mark(own.at)
    lines = document.lines
    return Place(span, document.anchor(own.at), lines[span.line - 1] if span.line <= len(lines) else "")


def context(it: Entry, reason: str) -> Glance:
    """A file that is read because others may refer to it, but not checked."""
    own = stand(it.programme) if it.programme else None
    skipped = (Skipped(it.path, "*", reason),)
    return Glance(
        Facts(it.path, (), (0, 0, 0), 0, broken=False, skipped=skipped, stand=own),
        Text(Piece("", "", ()), ()),
    )
