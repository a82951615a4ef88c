"""Does a document still say what its programme says? What it states of its origin is held against the origin of today.

That is a comparison and no proof: whoever can change the text of a file can change its properties too.
"""

from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from planner.errors import PlannerError, RenderError
from planner.frozen import Frozen, fields
from planner.model.figures import Access
from planner.papers import for_readers, provenance, readable
from planner.position import ROOT, Pointer
from planner.project import Wish, check
from planner.read.document import Document
from planner.read.files import load
from planner.read.yaml import read

if TYPE_CHECKING:
    from planner.render.context import Shown
    from planner.render.provenance import Provenance

MOST = 200
"""Changed fields that are listed; beyond them it is another programme."""
NOTHING = object()
"""Stands for a field that is not there."""


class Change(Frozen):
    """One field that the document was made with and that is no longer so."""

    place: Pointer
    """In the programme's file of today; of a field that is gone, where it was."""
    line: int
    column: int
    was: Any
    """NOTHING where the field is new."""
    now: Any
    """NOTHING where the field is gone."""


class Difference(Frozen):
    """One thing that a document rests on and that has changed."""

    what: str
    """A field of :class:`~planner.render.provenance.Provenance`: ``content``, ``figures``."""
    was: str
    now: str


class Verdict(Frozen):
    """What came of the comparison."""

    document: "Provenance"
    differences: tuple[Difference, ...]
    """Those that count; none if the document still matches."""
    remarks: tuple[Difference, ...]
    """Those that do not: another version of planner says the same of the same programme, perhaps in other words."""
    changes: tuple[Change, ...] = ()
    """Field by field, where the document carries the programme; at most MOST."""
    carried: bool = False
    """Whether the document carries the programme."""
    tampered: bool = False
    """Whether the programme inside the document is not the one that its properties speak of."""

    @property
    def same(self) -> bool:
        """Whether the document still matches the programme."""
        return not self.differences and not self.tampered


def verify(content: bytes, wish: Wish) -> Verdict:
    """Hold the document ``content`` against the one programme of ``wish``. Raises PlannerError where nobody can tell."""
    from planner.render.provenance import Readers  # noqa: PLC0415 - a check reads no documents
    from planner.render.read_back import stated  # noqa: PLC0415 - the same

    said = stated(content)
    audience = _audience(said.provenance)
    (path,) = wish.paths
    checked = check(for_readers(wish, audience))
    if not checked.subjects:
        raise PlannerError(
            f"{path} is no programme that can be read.", f"Run `planner check {path}` to see why."
        )
    (path,) = checked.subjects
    shown = readable(checked, path, audience)
    readers = Readers(audience, said.provenance.language)
    now = provenance(checked, path, shown, said.provenance.document, readers, said.provenance.left_out)
    found = tuple(_differences(said.provenance, now))
    counted = tuple(d for d in found if d.what in _COUNT)
    remarks = tuple(d for d in found if d.what not in _COUNT)
    then = _programme(said.programme)
    if said.provenance.about != now.about:
        return Verdict(said.provenance, counted[:1], ())
    if then is None:
        return Verdict(said.provenance, counted, remarks)
    changes = tuple(islice(_placed(then, shown, _document(path)), MOST))
    return Verdict(
        said.provenance,
        counted,
        remarks,
        changes,
        carried=True,
        tampered=_hash(then) != said.provenance.content,
    )


_LEFT_OUT = frozenset({"document", "without", "file", "newest", "datasets", "audience", "language"})
"""Chosen when a document is made, or told by another field: a comment in the file may change, and nothing that is said."""
_COUNT = frozenset({"about", "version", "content", "figures", "profile"})
"""What a document rests on."""


def _audience(said: "Provenance") -> Access:
    try:
        audience = Access(said.audience)
    except ValueError:
        audience = None
    if audience is None or not said.content:
        raise RenderError(
            "The document does not say which programme it was made from, or for whom.",
            "A country brief is made from figures alone; of anything else, its properties were changed.",
        )
    return audience


def _differences(said: "Provenance", now: "Provenance") -> Iterator[Difference]:
    for name in fields(now):
        pair = getattr(said, name), getattr(now, name)
        if name not in _LEFT_OUT and pair[0] != pair[1]:
            yield Difference(name, *pair)


def _programme(raw: bytes | None) -> dict[str, Any] | None:
    """The programme that the document carries, read as strictly as any; None if there is none that can be read."""
    found = read("", raw)[0] if raw else None
    return found.data if found and isinstance(found.data, dict) else None


def _hash(data: dict[str, Any]) -> str:
    from planner.render.provenance import content_hash  # noqa: PLC0415 - a check reads no documents

    return content_hash(data)


def _document(path: str) -> Document:
    found = read(path, load(path))[0]
    assert found is not None, "it has just been checked"
    return found


def _placed(then: dict[str, Any], shown: "Shown", document: Document) -> Iterator[Change]:
    """The changes with their places in the file, which may hold entries that the document's readers do not see."""
    for place, was, now in changed(then, shown.data):
        before = shown.before(place)
        span = document.mark(before)
        yield Change(before, span.line, span.column, was, now)


def changed(then: Any, now: Any, at: Pointer = ROOT) -> Iterator[tuple[Pointer, Any, Any]]:
    """Place, old and new value of every field that differs; entries of lists are known by their ids, if they have any.

    A text that has since been given by language, or no longer is, differs in the languages that were added or taken.
    """
    if isinstance(then, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*now, *then)):
            yield from changed(then.get(key, NOTHING), now.get(key, NOTHING), at / key)
    elif isinstance(then, list) and isinstance(now, list):
        yield from _changed_list(then, now, at)
    elif _retold(then, now):
        yield from list(changed(_unfolded(then, now), _unfolded(now, then), at)) or [(at, then, now)]
    elif then is not now and (type(then) is not type(now) or then != now):
        yield at, then, now


def _retold(then: Any, now: Any) -> bool:
    """Whether one of the two is a text and the other a text by language."""
    text, by_language = (then, now) if isinstance(then, str) else (now, then)
    return (
        isinstance(text, str)
        and isinstance(by_language, dict)
        and bool(by_language)
        and all(isinstance(value, str) for value in by_language.values())
    )


def _unfolded(value: Any, beside: Any) -> Any:
    """A text under the language in which it stands in ``beside``: the same words, or else the first."""
    if not isinstance(value, str):
        return value
    return {next((code for code, text in beside.items() if text == value), next(iter(beside))): value}


def _changed_list(then: list[Any], now: list[Any], at: Pointer) -> Iterator[tuple[Pointer, Any, Any]]:
    known, named = _ids(then), _ids(now)
    if known is None or named is None:
        for index, (was, entry) in enumerate(zip_longest(then, now, fillvalue=NOTHING)):
            yield from changed(was, entry, at / index)
        return
    old = dict(zip(known, then, strict=True))
    for index, (name, entry) in enumerate(zip(named, now, strict=True)):
        yield from changed(old.get(name, NOTHING), entry, at / index)
    yield from ((at / name, entry, NOTHING) for name, entry in old.items() if name not in named)
    if sorted(known) == sorted(named) and known != named:
        yield at, known, named


def _ids(entries: list[Any]) -> list[str] | None:
    """The ids of a list's entries; None if they are not known by ids, each by its own."""
    found = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    names = [name for name in found if isinstance(name, str)]
    return names if len(names) == len(entries) == len(set(names)) else None
