"""Where a document comes from: which programme, which figures, which profile, which planner, for whom.

It stands in words at the end of every document and as named properties in its file, so that people and
:mod:`planner.verify` can tell later what a document rests on. Nothing in it depends on the clock or the machine.

No hash tells what is withheld: a short secret could be found by trying. So a programme is known by the hash of
what the document's readers may see, and by that of its file only where nothing is withheld from them.

A document that shows neither all of a programme nor what was found in it says which fields it does not rest on: it
still matches when these have changed, and need not be made again.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

from planner import __version__
from planner.engine.rule import Subject
from planner.frozen import Frozen, fields
from planner.gapdata.catalogue import edition
from planner.model.figures import Access, Record
from planner.model.gaps import GapProfile
from planner.render.language import nearest
from planner.render.needs import less

if TYPE_CHECKING:
    from planner.render.context.redact import Shown

PREFIX = "planner-"
"""Begins the name of every property that planner writes into a document."""
LONGEST = 2_000
"""Characters of a property's value; the names of all data sets that planner knows take half of it."""
_BETWEEN = "; "
_SHORT = 12
"""Digits of the hash of figures: it tells editions apart and proves nothing."""


class Provenance(Frozen):
    """What a document says of its own origin. Every value is text; an empty one says nothing and is not written."""

    document: str
    """The kind of document: ``proposal``."""
    about: str
    """The id of the programme, or the alpha-3 code of the country."""
    version: str = ""
    """The programme's own ``version``."""
    content: str = ""
    """SHA-256 of what its readers may see of the programme, as :func:`content_hash` makes it."""
    without: str = ""
    """The fields that the document does not rest on and that are not part of ``content``, with ``; `` between."""
    file: str = ""
    """SHA-256 of the programme's file; empty where a part is withheld from the readers or does not count."""
    figures: str = ""
    """Begins the SHA-256 of the country figures that were used; empty where there are none."""
    newest: str = ""
    """The year of the newest of them."""
    datasets: str = ""
    """What they were taken from, with ``; `` between."""
    profile: str = ""
    """The donor profile with its version."""
    planner: str = ""
    """The version of planner."""
    audience: str = Access.PUBLIC.value
    language: str = "en"

    def items(self) -> tuple[tuple[str, str], ...]:
        """Name and value of every property to write into a document's file: ASCII names, text on one line."""
        told = ((name, getattr(self, name)) for name in fields(self))
        return tuple((PREFIX + name, _one_line(value)) for name, value in told if value)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The fields of :attr:`without`."""
        return tuple(filter(None, self.without.split(_BETWEEN)))

    @classmethod
    def of_items(cls, items: Mapping[str, str]) -> Self | None:
        """What properties that were read from a document say; None if they are not planner's."""
        known = fields(cls)
        found = {name: items[PREFIX + name] for name in known if PREFIX + name in items}
        if not found.get("document") or not found.get("about"):
            return None
        return cls(**{"audience": "", "language": "", **found})


class Readers(Frozen):
    """For whom a document is."""

    audience: Access
    language: str
    """What it is written in; the programme's own language if empty."""


def origin(  # noqa: PLR0913 - each is said
    document: str,
    subject: Subject,
    shown: "Shown",
    readers: Readers,
    *,
    profile: str,
    digest: str,
    without: Sequence[str] = (),
) -> Provenance:
    """What a ``document`` for ``readers`` says of its origin; ``digest`` is the SHA-256 of the programme's file.

    It does not rest on the fields ``without``, written as for :func:`planner.render.needs.less`.
    """
    used = data_edition(subject.gaps[code] for code in subject.programme.countries if code in subject.gaps)
    return Provenance(
        document=document,
        about=subject.programme.id,
        version=str(shown.data.get("version", "")),
        content=content_hash(less(shown.data, without)),
        without=_BETWEEN.join(without),
        file="" if shown.secret or without else digest,
        figures=used.digest,
        newest=used.newest,
        datasets=used.datasets,
        profile=profile,
        planner=__version__,
        audience=readers.audience.value,
        language=nearest(readers.language or subject.programme.language),
    )


class DataEdition(Frozen):
    """Which country figures a document rests on."""

    digest: str
    newest: str
    datasets: str


def data_edition(profiles: Iterable[GapProfile]) -> DataEdition:
    """The figures of these countries and of the peers that they are held against; empty if there are none."""
    records = [record for profile in profiles for record in _records(profile)]
    if not records:
        return DataEdition("", "", "")
    lines = sorted({_line(record) for record in records})
    return DataEdition(
        digest=hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:_SHORT],
        newest=str(max(record.year for record in records)),
        datasets="; ".join(sorted({_dataset(record) for record in records})),
    )


def content_hash(data: Mapping[str, Any]) -> str:
    """SHA-256 of a programme's data, in which neither comments nor the order of fields count."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _records(profile: GapProfile) -> Iterable[Record]:
    yield from profile.records
    for area in profile.areas:
        for standing in area.standings:
            yield from (standing.record, *standing.records)


def _line(record: Record) -> str:
    said = (*record.key, repr(record.value), record.stage, record.publisher)
    return json.dumps(said, ensure_ascii=True)


def _dataset(record: Record) -> str:
    known = edition(record.indicator.framework, record.version)
    return record.source or (known.title if known else record.indicator.publisher)


def _one_line(value: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
