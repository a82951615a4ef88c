"""The user's figures: a folder with one self-contained file a dataset, ``<name>.gaps.csv``.

The folder is its own list. A dataset is put in by one step that replaces its file and taken out by one that deletes
it: whatever interrupts planner, each file is whole. Two datasets may not contradict each other.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path, PurePath

from planner.beside import beside
from planner.diagnostic import Diagnostic
from planner.errors import DataError, UsageError
from planner.frozen import Frozen, replace
from planner.gapdata.intake.intake import Imported
from planner.gapdata.intake.rows import LARGEST
from planner.gapdata.intake.writing import write_plain
from planner.gapdata.store.agreement import agree
from planner.gapdata.store.folder import SUFFIX, checked_name, dataset_files, dataset_name
from planner.gapdata.store.holding import Holding, holdings
from planner.gapdata.store.table import imported, open_content
from planner.model.figures import Indicator, Record


class StoreError(DataError):
    """A dataset in the folder is wrong; ``diagnostics`` say where and how to mend it."""

    def __init__(self, folder: Path, diagnostics: tuple[Diagnostic, ...]) -> None:
        files = ", ".join(dict.fromkeys(d.path for d in diagnostics))
        name = dataset_name(PurePath(diagnostics[0].path))
        super().__init__(
            f"The figures in {folder} cannot be used: something is wrong with {files}.",
            f"Mend the file, or take it out: `planner gaps remove {name}`.",
        )
        self.diagnostics = diagnostics


class Dataset(Frozen):
    """The figures of one file of the folder."""

    name: str
    file: Path
    records: tuple[Record, ...]
    declared: tuple[Indicator, ...]
    """The indicators that the file declares itself."""

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """Whose figures they are, by source and edition."""
        return holdings(self.records)

    @property
    def indicators(self) -> tuple[str, ...]:
        """Ids, sorted."""
        return tuple(sorted({record.indicator.id for record in self.records}))

    @property
    def countries(self) -> tuple[str, ...]:
        """Alpha-3 codes, sorted."""
        return tuple(sorted({record.country for record in self.records}))


class Change(Frozen):
    """What putting a dataset changes: figures by their key (indicator, country, edition, time)."""

    new: tuple[Record, ...]
    changed: tuple[Record, ...]
    """As they are from now on; anything about them may have changed, also their source or licence."""
    gone: tuple[Record, ...]
    same: int
    """How many figures are as they were."""

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.new or self.changed or self.gone)


class Plan(Frozen):
    """What is to be written, and what it will change; nothing is written yet."""

    changes: Mapping[str, Change]
    """By the name of the dataset, sorted."""
    contents: Mapping[Path, bytes]
    """The files that differ from what is there."""


class Gone(Frozen):
    """A dataset that was removed."""

    file: Path
    figures: int | None
    """How many it held; None where it could not be read as figures."""


class Store:
    """The datasets in ``folder``, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def datasets(self) -> tuple[Dataset, ...]:
        """Every dataset, sorted by name.

        Raises StoreError if a file is wrong, DataError if the folder or a file cannot be read or if two datasets
        contradict each other.
        """
        found = tuple(self._read())
        agree({each.name: each.records for each in found})
        return found

    def names(self) -> tuple[str, ...]:
        """What the datasets are called, sorted; reads no file."""
        return tuple(dataset_name(path) for path in dataset_files(self.folder))

    def file(self, name: str) -> Path | None:
        """The file of the dataset called ``name``; None if there is none. Looks only at what the folder lists."""
        return next((path for path in dataset_files(self.folder) if dataset_name(path) == name), None)

    def plan(self, wanted: Mapping[str, Imported]) -> Plan:
        """What putting these datasets, by name, will change.

        Raises UsageError for a name that cannot be one, DataError if the datasets would contradict each other or
        others, if one holds nothing, and as :meth:`datasets` does.
        """
        there = {each.name: each for each in self._read()}
        agree(
            {name: each.records for name, each in there.items()}
            | {name: each.records for name, each in wanted.items()}
        )
        changes, contents = {}, {}
        for name, each in sorted(wanted.items()):
            path = self.folder / (checked_name(name) + SUFFIX)
            content = _written(name, each)
            if not path.is_file() or path.read_bytes() != content:
                contents[path] = content
            changes[name] = _change(there[name].records if name in there else (), each.records)
        return Plan(changes, contents)

    def carry_out(self, plan: Plan) -> None:
        """Write what is planned: all of it or, where that fails, nothing. Raises DataError."""
        try:
            with ExitStack() as stack:
                new = {p: stack.enter_context(beside(p, content)) for p, content in plan.contents.items()}
                old = {p: stack.enter_context(beside(p, p.read_bytes())) for p in new if p.is_file()}
                _replace_all(new, old)
        except OSError as error:
            raise DataError(
                f"The figures cannot be written into {self.folder}: {error.strerror or error}.",
                "Check the folder, its permissions and the space on the disk, and try again.",
            ) from None

    def put(self, name: str, figures: Imported) -> Change:
        """Make ``figures`` the dataset called ``name``, in place of one that has the name already.

        The same figures again touch nothing. Raises what :meth:`plan` and :meth:`carry_out` raise.
        """
        plan = self.plan({name: figures})
        self.carry_out(plan)
        return plan.changes[name]

    def remove(self, name: str) -> Gone:
        """Delete the dataset called ``name``, whatever it holds.

        Raises UsageError if there is none of that name, DataError if it cannot be deleted.
        """
        path = self.file(name)
        if path is None:
            raise UsageError(f"There is no dataset called {name}.", "`planner gaps sources` lists them.")
        held = imported(open_content(str(path)))
        try:
            path.unlink()
        except OSError as error:
            reason = error.strerror or str(error)
            raise DataError(
                f"{path} cannot be deleted: {reason}.", "Check the permissions of the folder."
            ) from None
        return Gone(path, None if held.diagnostics else len(held.records))

    def _read(self) -> Iterator[Dataset]:
        """Every dataset; raises StoreError after all have been looked at."""
        problems: list[Diagnostic] = []
        for path in dataset_files(self.folder):
            held = imported(open_content(str(path)))
            problems += held.diagnostics
            yield Dataset(dataset_name(path), path, held.records, held.indicators)
        if problems:
            raise StoreError(self.folder, tuple(problems))


def _written(name: str, figures: Imported) -> bytes:
    """The file of a dataset. Raises DataError if it would hold nothing, or more than planner would read again."""
    if not figures.records:
        raise DataError(f"There are no figures for the dataset {name}.", "Nothing was changed.")
    content = write_plain(figures.records, figures.indicators)
    if len(content) > LARGEST:
        size = f"{LARGEST // 1_000_000} MB"
        raise DataError(f"The dataset {name} would be larger than {size}.", "Split the file into several.")
    return content


def _change(old: tuple[Record, ...], new: tuple[Record, ...]) -> Change:
    before = {record.key: _placeless(record) for record in old}
    after = {record.key: record for record in new}
    met = [record for key, record in after.items() if key in before]
    changed = tuple(record for record in met if _placeless(record) != before[record.key])
    return Change(
        new=tuple(record for key, record in after.items() if key not in before),
        changed=changed,
        gone=tuple(record for record in old if record.key not in after),
        same=len(met) - len(changed),
    )


def _placeless(record: Record) -> Record:
    """The figure, wherever it stands."""
    return replace(record, place="")


def _replace_all(new: Mapping[Path, Path], old: Mapping[Path, Path]) -> None:
    """Move each new file into its place; where that fails or is interrupted, what was there before is moved back.

    ``old`` holds copies of the files that are replaced: to bring them back nothing has to be written.
    """
    begun: list[Path] = []
    try:
        for path, file in new.items():
            begun.append(path)
            file.replace(path)
    except BaseException:  # an interruption too; it is raised on
        for path in begun:
            if path in old:
                old[path].replace(path)
            else:
                path.unlink(missing_ok=True)
        raise
