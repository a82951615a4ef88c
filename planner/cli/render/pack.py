"""``planner render --all``: every document of a programme in one folder, and only what has changed."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from planner.cli import asked, output
from planner.cli.profile_table import forms
from planner.cli.render.pack_told import progress, tell
from planner.cli.render.told import refuse, say_over, say_withheld
from planner.cli.render.write import Basis, Target, look_of, refuse_attaching, target_of
from planner.cli.render.write import command as one_document
from planner.config import DEFAULTS, Config
from planner.diagnostic import Severity
from planner.engine.form import Form
from planner.errors import ExitCode, UsageError
from planner.frozen import Frozen, replace
from planner.model.figures import Access
from planner.pack import DamagedError, Entry, Failure, Happened, Outcome, Wanted, make, read
from planner.papers import for_readers, manuscripts
from planner.project import Checked, check, reading
from planner.render import FORMATS
from planner.render.kinds import KINDS


@click.command(
    epilog="Example: planner render --all programmes/atlantic-voices.yaml --to pdf --to docx --to xlsx -o pack"
)
@click.argument("about", nargs=-1, required=True, metavar="FILE")
@click.option(
    "--all",
    is_flag=True,
    expose_value=False,
    help="Write every document of the programme in FILE, and the forms of its donor's profile, into the folder PATH."
    " What has not changed since is left as it is.",
)
@click.option("--rebuild", is_flag=True, help="With --all: make everything anew, whatever has changed.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    help="With --all: how many processes make documents. [default: as many as help]",
)
def command(about: tuple[str, ...], jobs: int | None, **given: Any) -> int:
    """Write every document of the programme in FILE into one folder.

    The programme is read and checked once. Each document is written in every format that --to names and that it has,
    without --to in its first: PDF, and Excel for the workbook. Beside them lies a small record, .planner-pack.json, by
    which the next run knows what it need not make again.

    A document that fails leaves the others alone. The exit code is 0 if all are written or unchanged, else that of
    the worst failure.
    """
    formats = tuple(dict.fromkeys(given["formats"]))
    refuse_attaching(formats or ("pdf",), attach=given["attach"])
    return _write(
        _Call(
            file=_file(about),
            folder=_folder(given["target"]),
            formats=formats,
            settings=asked.config({name: value for name, value in given.items() if name in DEFAULTS}),
            draft=given["draft"],
            attach=given["attach"],
            rebuild=given["rebuild"],
            jobs=jobs or 0,
        )
    )


command.params += [flag for flag in one_document.params if isinstance(flag, click.Option)]
"""Every flag that a document takes, so that none can be forgotten here."""


class _Call(Frozen):
    """What was asked for."""

    file: str
    folder: Path
    formats: tuple[str, ...]
    """Empty for the first of each document."""
    settings: Config
    draft: bool
    attach: bool
    rebuild: bool
    jobs: int
    """0 for as many as help."""


class _Pack(Frozen):
    """What all documents are made from, where they go, and in which formats."""

    folder: Path
    formats: tuple[str, ...]
    """Empty for the first of each document."""
    settings: Config
    basis: Basis
    path: str

    def wanted(self, kinds: Iterable[str | Form], checked: Checked) -> list[Wanted]:
        """The documents in every format that is wanted of them. Raises RenderError."""
        targets = [(self._target(kind, to), to) for kind in kinds for to in _formats(kind, self.formats)]
        orders = [self.basis.order(target, to) for target, to in targets]
        names = [target.place(self.basis.programme.id, to).name for target, to in targets]
        return list(map(Wanted, names, manuscripts(checked, self.path, orders)))

    def _target(self, kind: str | Form, to: str) -> Target:
        form = kind if isinstance(kind, Form) else None
        name = kind.id if isinstance(kind, Form) else kind
        return replace(target_of(str(self.folder), (to,), name, 2, self.settings), form=form)


def _formats(kind: str | Form, asked_for: tuple[str, ...]) -> tuple[str, ...]:
    can = tuple(FORMATS) if isinstance(kind, Form) else KINDS[kind].formats
    return tuple(to for to in asked_for if to in can) if asked_for else can[:1]


def _folder(path: str) -> Path:
    if Path(path).exists() and not Path(path).is_dir():
        raise UsageError(f"{path} is a file, and all documents need a folder.", "Name a folder: -o FOLDER.")
    return Path(path)


def _file(about: tuple[str, ...]) -> str:
    if about[0] in KINDS:
        again = f"planner render --all {' '.join(about[1:]) or 'FILE'}"
        raise UsageError(f"--all writes every document, the {about[0]} among them.", f"Say: {again}")
    return asked.one_file(*about)


def _write(call: _Call) -> int:
    """Check, make, and tell what became of each document."""
    audience = Access(call.settings["audience"])
    look = look_of(call.settings)
    wish = replace(asked.wish(call.settings, [call.file]), theme=look.theme, templates=look.templates)
    seen = for_readers(wish, audience)
    found = reading(seen)
    checked = check(seen, found)
    errors = checked.report.counts()[Severity.ERROR]
    if errors and not (call.draft and checked.subjects):
        refuse(checked.report, errors, could=bool(checked.subjects))
        say_withheld(wish.figures, audience)
        return ExitCode.FINDINGS
    (path,) = checked.subjects
    basis = Basis(wish, look, checked.subjects[path].programme, draft=call.draft, attach=call.attach)
    pack = _Pack(call.folder, call.formats, call.settings, basis, path)
    wanted = pack.wanted(_kinds(), checked)
    refused: list[Outcome] = []
    for form in forms(checked.profiles[path]):
        held = check(replace(seen, form=form), found)
        say_over(held.report)
        documents = pack.wanted([form], held)
        if held.report.counts()[Severity.ERROR] and not call.draft:
            refused += (Outcome(one.name, Happened.FAILED, failure=_TOO_LONG) for one in documents)
        else:
            wanted += documents
    _refuse_the_same_name([one.name for one in wanted] + [one.name for one in refused])
    outcomes = _made(call, wanted, refused)
    tell(call.folder, outcomes, [kind for kind in _kinds() if not _formats(kind, call.formats)])
    say_withheld(wish.figures, audience)
    return max((o.failure.code for o in outcomes if o.failure), default=ExitCode.CLEAN)


_TOO_LONG = Failure(
    "It does not hold what its form asks for: the findings stand above.",
    "Mend them, or add --draft to stamp every page.",
    ExitCode.FINDINGS,
)


def _kinds() -> list[str]:
    return [name for name, kind in KINDS.items() if kind.subject == "programme"]


def _refuse_the_same_name(names: Sequence[str]) -> None:
    """Refuse what would overwrite itself: a form of the user's may be called like a document. Raises UsageError."""
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsageError(f"Two documents would be called {twice}.", "Give your form another id.")


def _made(call: _Call, wanted: list[Wanted], refused: list[Outcome]) -> list[Outcome]:
    """The outcomes in the order of the documents, each shown as soon as it is known."""
    known = {} if call.rebuild else _record(call.folder)
    outcomes = {outcome.name: outcome for outcome in refused}
    try:
        with progress(len(wanted)) as show:
            for outcome in make(call.folder, wanted, known, call.jobs):
                outcomes[outcome.name] = outcome
                show(outcome)
    except KeyboardInterrupt:
        done = sum(outcome.failure is None for outcome in outcomes.values())
        output.warn(
            f"{done} of {len(wanted)} documents are ready in {call.folder}, and the next run keeps them."
        )
        raise
    return [*(outcomes[one.name] for one in wanted), *refused]


def _record(folder: Path) -> dict[str, Entry]:
    try:
        return read(folder)
    except DamagedError:
        output.warn(f"The record of the last run in {folder} cannot be used: every document is made anew.")
        return {}
