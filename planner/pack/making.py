"""From manuscripts to files in a folder: what is still there is left alone, what fails spoils nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from planner.beside import beside
from planner.errors import ExitCode, RenderError, UsageError
from planner.fingerprint import Fingerprints, file_hash
from planner.frozen import Frozen, replace
from planner.pack import record
from planner.pack.made_with import made_with
from planner.pack.workers import Failure, each_made
from planner.papers import Manuscript, untranslated

if TYPE_CHECKING:
    from planner.render import Written

_HINT = "Check the folder, its permissions and the space on the disk."


class Happened(StrEnum):
    """What became of a document of the pack."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    FAILED = "failed"


class Wanted(Frozen):
    """One document of the pack."""

    name: str
    """Of its file in the folder."""
    manuscript: Manuscript


class Outcome(Frozen):
    """What became of one document."""

    name: str
    happened: Happened
    pages: int = 0
    """0 for a format without pages, and for a document that there is not."""
    warnings: tuple[str, ...] = ()
    failure: Failure | None = None
    recorded: bool = True
    """Whether the next run will know what this file was made of."""


def make(
    folder: Path, wanted: Sequence[Wanted], known: Mapping[str, record.Entry], jobs: int
) -> Iterator[Outcome]:
    """Bring the documents into ``folder``, each outcome as soon as it is known.

    ``known`` is the record of the folder, or nothing where all are to be made anew; ``jobs`` is in how many processes,
    0 for as many as help. Each document is moved into its place and entered in the record before its outcome is told,
    so that whoever stops in between keeps it. Raises UsageError where nothing can be written into the folder.
    """
    prints = Fingerprints()
    keys = keys_of([one.manuscript for one in wanted], prints)
    missing = []
    for one, key in zip(wanted, keys, strict=True):
        entry = known.get(one.name)
        if not (key and entry and _is_whole(folder / one.name, entry)):
            missing.append((one, key))
        elif entry.key == key:
            yield Outcome(one.name, Happened.UNCHANGED, entry.pages, entry.warnings)
        elif entry.drawn and _drawn_again(one.manuscript, entry.tries, prints) == entry.drawn:
            kept = _recorded(folder, one.name, replace(entry, key=key))
            yield Outcome(one.name, Happened.UNCHANGED, entry.pages, entry.warnings, recorded=kept)
        else:
            missing.append((one, key))
    if not missing:
        return
    _try_to_write(folder)
    for at, made in each_made([one.manuscript for one, _ in missing], jobs):
        one, key = missing[at]
        yield _kept(folder, one, key, made, prints)


def keys_of(manuscripts: Sequence[Manuscript], prints: Fingerprints) -> list[str | None]:
    """For each the fingerprint of everything that decides over its bytes; None if nobody can know it.

    It is taken of what the template may see and not of what it made of it. So no template has to run, and no page has
    to be set, to know that nothing has changed.
    """
    keys: list[str | None] = []
    for manuscript in manuscripts:
        try:
            known = not manuscript.options.system_fonts
            keys.append(prints.of(manuscript, made_with()) if known else None)
        except (
            OSError
        ):  # a font that cannot be read, say: whether that matters, making the document will tell
            keys.append(None)
    return keys


def _drawn_again(manuscript: Manuscript, tries: int, prints: Fingerprints) -> str:
    """What :func:`_drawn` would be told today: the template is asked, which takes far less than to set its pages."""
    try:
        return _drawn(manuscript, tuple(islice(manuscript.fingerprints(), tries)), prints)
    except (RenderError, OSError):  # to make the document will tell
        return ""


def _drawn(manuscript: Manuscript, rendered: tuple[str, ...], prints: Fingerprints) -> str:
    """The fingerprint of everything that decides over the bytes once it is ``rendered``; empty if it was not."""
    if not rendered:
        return ""
    told = (manuscript.kind, manuscript.to, manuscript.options, untranslated(manuscript.told))
    return prints.of(told, rendered, made_with())


def _is_whole(path: Path, entry: record.Entry) -> bool:
    """Whether the file is there as it was written."""
    try:
        return file_hash(path) == entry.sha256
    except OSError:
        return False


def _try_to_write(folder: Path) -> None:
    """See whether files can be made in ``folder`` before a document is. Raises UsageError."""
    try:
        with beside(folder / record.NAME, b""):
            pass
    except OSError as error:
        said = f"Nothing can be written into the folder {folder}: {error.strerror or error}."
        raise UsageError(said, _HINT) from None


def _kept(
    folder: Path, one: Wanted, key: str | None, made: "Written | Failure", prints: Fingerprints
) -> Outcome:
    """Put what was made into its place and into the record."""
    name = one.name
    if isinstance(made, Failure):
        return Outcome(name, Happened.FAILED, failure=made)
    try:
        with beside(folder / name, made.content) as new:
            new.replace(folder / name)
    except OSError as error:
        said = f"{folder / name} cannot be written: {error.strerror or error}."
        return Outcome(name, Happened.FAILED, failure=Failure(said, _HINT, ExitCode.USAGE))
    entry = record.Entry(
        key=key or "",
        drawn=_drawn(one.manuscript, made.fingerprints, prints) if key else "",
        tries=len(made.fingerprints),
        sha256=sha256(made.content).hexdigest(),
        pages=made.pages,
        warnings=made.warnings,
    )
    return Outcome(name, Happened.WRITTEN, made.pages, made.warnings, recorded=_recorded(folder, name, entry))


def _recorded(folder: Path, name: str, entry: record.Entry) -> bool:
    try:
        record.keep(folder, {name: entry} if entry.key else {})
    except OSError:
        return False
    return True
