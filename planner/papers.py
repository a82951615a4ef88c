"""From what a check found to a document for its readers: what they may see of it, and where it comes from."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from planner import __version__
from planner.engine.form import Form
from planner.frozen import Frozen, replace
from planner.model.figures import Access
from planner.model.gaps import GapProfile
from planner.model.translated import language_name, same
from planner.project import Checked, Wish

if TYPE_CHECKING:
    from planner.render import Options, Written
    from planner.render.context import Checked as Found
    from planner.render.context import DocumentContext, Shown
    from planner.render.provenance import Provenance, Readers


_NAMED = 3
"""Places that a warning names."""


class Order(Frozen):
    """What is asked of one document."""

    kind: "str | Form"
    """A key of :data:`planner.render.document.KINDS`, or a donor's form."""
    to: str
    """A key of :data:`planner.render.formats.FORMATS`."""
    options: "Options"
    audience: Access = Access.PUBLIC
    """Who may read it."""
    language: str = ""
    """What it is written in, a key of :data:`planner.model.translated.LANGUAGES`; empty for the programme's own."""
    draft: bool = False
    """Whether every page is stamped as a draft."""
    attach: bool = False
    """Whether a PDF carries the programme as YAML: as these readers may see it, written anew."""
    unpublished: int = 0
    """How many figures of its countries :func:`for_readers` took away."""

    @property
    def name(self) -> str:
        """The name of the document or form."""
        return self.kind.id if isinstance(self.kind, Form) else self.kind

    @property
    def without(self) -> tuple[str, ...]:
        """The fields of the programme that the document does not rest on.

        None where nobody knows what a template of the user's shows, and where everything counts: a draft says how many
        findings are open, and an attachment holds the whole programme.
        """
        from planner.render.formats import BOOKS  # noqa: PLC0415 - a check does not render
        from planner.render.kinds import KINDS  # noqa: PLC0415 - the same

        whole = self.draft or self.attach or self.to in BOOKS or self.options.templates is not None
        return () if whole or isinstance(self.kind, Form) else KINDS[self.kind].without


def for_readers(wish: Wish, audience: Access) -> Wish:
    """The wish with the figures alone that ``audience`` may see: what a document is checked and made with.

    So no finding in its annex, no median and no rank can tell a figure that its readers may not see.
    """
    seen = wish.figures.seen_by(audience) if wish.figures else None
    return replace(wish, figures=seen, audience=audience)


class Manuscript(Frozen):
    """Everything that one document is made of; equal manuscripts give equal bytes."""

    kind: "str | Form"
    to: str
    told: "DocumentContext"
    """What its template may see, but for its origin, which ``options`` hold."""
    options: "Options"

    def written(self) -> "Written":
        """The document. Raises RenderError."""
        from planner.render.document import render  # noqa: PLC0415 - a check does not render
        from planner.render.form import render_form  # noqa: PLC0415 - the same

        if isinstance(self.kind, Form):
            written = render_form(self.kind, self._told, self.to, self.options)
        else:
            written = render(self.kind, self._told, self.to, self.options)
        return replace(written, warnings=(*written.warnings, *untranslated(self.told)))

    def fingerprints(self) -> "Iterator[str]":
        """Of what the template makes of it: those of which :attr:`Written.fingerprints` holds the first ones.

        None of a form or of sheets, which are made again whatever has changed. Raises RenderError.
        """
        from planner.render.document import fingerprints  # noqa: PLC0415 - a check does not render
        from planner.render.formats import BOOKS  # noqa: PLC0415 - the same

        if isinstance(self.kind, str) and self.to not in BOOKS:
            yield from fingerprints(self.kind, self._told, self.options)

    @property
    def _told(self) -> "DocumentContext":
        return replace(self.told, origin=self.options.provenance)


def paper(checked: Checked, path: str, order: Order) -> "Written":
    """The document that is ordered, of the programme at ``path``. Raises RenderError."""
    (manuscript,) = manuscripts(checked, path, [order])
    return manuscript.written()


def manuscripts(checked: Checked, path: str, orders: Iterable[Order]) -> "Iterator[Manuscript]":
    """What each of the documents is made of that are ordered of the programme at ``path``. Raises RenderError.

    Those that tell the same things share them, since putting them together takes a while.
    """
    from planner.render.context import Issue, context  # noqa: PLC0415 - a check does not render
    from planner.render.provenance import Readers  # noqa: PLC0415 - the same

    known: dict[Issue, DocumentContext] = {}
    seen: dict[Access, Shown] = {}
    for order in orders:
        if order.audience not in seen:
            seen[order.audience] = readable(checked, path, order.audience)
        shown = seen[order.audience]
        issue = Issue(
            order.options.created.date(),
            __version__,
            draft=order.draft,
            unpublished=order.unpublished,
            audience=order.audience,
            language=order.language,
        )
        if issue not in known:
            found = _found(checked, path)
            known[issue] = context(checked.data[path], checked.subjects[path].gaps, found, issue)
        readers = Readers(order.audience, order.language)
        origin = provenance(checked, path, shown, order.name, readers, order.without)
        attachment = _attachment(shown) if order.attach else None
        options = replace(order.options, provenance=origin, attachment=attachment)
        yield Manuscript(order.kind, order.to, known[issue], options)


def told_of(checked: Checked, path: str, day: dt.date, readers: "Readers") -> "DocumentContext":
    """What a donor's own form dated ``day`` may tell ``readers`` of the programme at ``path``. Raises RenderError."""
    from planner.render.context import Issue, context  # noqa: PLC0415 - a check does not render

    issue = Issue(day, __version__, language=readers.language, audience=readers.audience)
    return context(checked.data[path], checked.subjects[path].gaps, _found(checked, path), issue)


def untranslated(told: "DocumentContext") -> tuple[str, ...]:
    """A warning about the texts of a programme that a document tells in another language than its own; none if all are."""
    if not told.untranslated:
        return ()
    count, asked = len(told.untranslated), language_name(told.told_in)
    own = language_name(told.front.language)
    texts = "1 text of the programme has" if count == 1 else f"{count} texts of the programme have"
    stay = "stays" if count == 1 else "stay"
    elsewhere = f"in {own}" if not same(told.front.language, told.told_in) else "in another language"
    more = f" and {count - _NAMED} more" if count > _NAMED else ""
    return (
        f"{texts} no {asked} translation and {stay} {elsewhere}: {', '.join(told.untranslated[:_NAMED])}{more}.",
    )


def country_paper(profile: GapProfile, order: Order) -> "Written":
    """The document that is ordered, of the country of ``profile``, whose figures its readers must be allowed to see.

    Raises RenderError.
    """
    from planner.render.context import Issue, country_context  # noqa: PLC0415 - a check does not render
    from planner.render.document import render  # noqa: PLC0415 - the same
    from planner.render.provenance import Provenance, data_edition  # noqa: PLC0415 - the same

    used = data_edition([profile])
    origin = Provenance(
        document=order.name,
        about=profile.country.iso3,
        figures=used.digest,
        newest=used.newest,
        datasets=used.datasets,
        planner=__version__,
        audience=order.audience.value,
        language=order.language or "en",
    )
    issue = Issue(
        order.options.created.date(),
        __version__,
        language=order.language,
        unpublished=order.unpublished,
        audience=order.audience,
        origin=origin,
    )
    told = country_context(profile, issue)
    return render(order.name, told, order.to, replace(order.options, provenance=origin))


def readable(checked: Checked, path: str, audience: Access) -> "Shown":
    """What ``audience`` may read of the programme at ``path``. Raises RenderError where a confidential place is wrong."""
    from planner.render.context import shown_to  # noqa: PLC0415 - a check does not render

    return shown_to(checked.data[path], audience)


def provenance(
    checked: Checked,
    path: str,
    shown: "Shown",
    kind: str,
    readers: "Readers",
    without: Sequence[str] = (),
) -> "Provenance":
    """What a document of ``kind`` about the programme at ``path``, ``without`` some fields of it, says of its origin."""
    from planner.render.provenance import origin  # noqa: PLC0415 - the same

    return origin(
        kind,
        checked.subjects[path],
        shown,
        readers,
        profile=_profile(checked, path),
        digest=checked.digests[path],
        without=without,
    )


def _profile(checked: Checked, path: str) -> str:
    return next(f"{a.name}, version {a.version}" for a in checked.report.applied if path in a.paths)


def _found(checked: Checked, path: str) -> "Found":
    """What the check found of this one programme."""
    from planner.render.context import Checked as Found  # noqa: PLC0415 - a check does not render

    report = checked.report
    return Found(
        diagnostics=tuple(d for d in report.diagnostics if d.path == path),
        rules={r.id: r for r in report.rules},
        skipped=tuple(s for s in report.skipped if s.path == path),
        profile=_profile(checked, path),
        demands=checked.demands[path],
    )


def _attachment(shown: "Shown") -> bytes:
    from planner.read.writing import written  # noqa: PLC0415 - seldom asked for

    return written(shown.data).encode("utf-8")
