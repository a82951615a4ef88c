"""The folder of templates that a user names, checked; and the blocks of a document, for who writes some of their own."""

from itertools import islice
from pathlib import Path

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, Report, RuleInfo, Severity
from planner.errors import ConfigError, UsageError
from planner.frozen import Frozen
from planner.model.programme import PHASES
from planner.position import Span
from planner.render.overrides.folders import Folders
from planner.resources import shipped

MOST_SHOWN = 50
"""Findings after which the folder is not looked at further."""
_LONGEST = 400
"""Characters of what is said of one; it may quote a name."""
_RULES = Source("templates", "planner, Templates of your own (docs/themes.md)", 2026)


def _stage(name: str, title: str, why: str, fix: str) -> RuleInfo:
    severity = dict.fromkeys(PHASES, Severity.ERROR)
    return RuleInfo(
        f"templates/{name}", title, why, fix, severity, (_RULES,), Grade.CONSENSUS, Asked.HOUSE, {}
    )


_SEEN = "What is never shown would be missed only by the reader of the document."
STAGES = (
    _stage("syntax", "A template that cannot be read", "Half a template is none.", "Mend the line that is named."),
    _stage("unreadable", "A template that is no text", "A template is text in UTF-8.", "Save it as UTF-8."),
    _stage("too-many", "More templates than documents can need", "All are read first.", "Name another folder."),
    _stage("outside-folder", "A template that leads out of its folder", "A folder of templates may come from anybody, and must not reach other files of the reader.", "Copy the file itself."),
    _stage("missing", "A template that does not exist", "It would fail in the middle of a document.", "Mend its name."),
    _stage("circle", "A template that extends itself", "It would never end.", 'Extend the one that comes with planner: "planner/...".'),
    _stage("computed", "A template whose parent is computed", "Its blocks could not be checked.", "Name the parent in quotes."),
    _stage("unknown-block", "A block that the template does not have", _SEEN, "`planner render list --blocks KIND` names the blocks."),
    _stage("outside-blocks", "Words that stand in no block", _SEEN, "Put them into a block."),
    _stage("unused", "A template that no document uses", _SEEN, "Give it the name of the one that it stands in for."),
)  # fmt: skip
"""Every finding about a folder of templates."""


class TemplatesError(ConfigError):
    """A folder of templates is wrong; ``report`` says where and how to mend it."""

    def __init__(self, folder: str, report: Report) -> None:
        count = len(report.diagnostics)
        things = "1 thing is" if count == 1 else f"{count} things are"
        things = f"at least {things}" if count == MOST_SHOWN else things
        super().__init__(
            f"The templates in {folder} cannot be used: {things} wrong with them.",
            "No document was written; mend them and try again.",
        )
        self.report = report


class Block(Frozen):
    """One part of a document that can be written anew."""

    name: str
    template: str
    """Where it stands, below the folder of templates."""


def find(folder: str) -> Path:
    """The folder of templates that a user names. Raises UsageError if there is none, TemplatesError if it is wrong."""
    from planner.render.overrides.checking import Checker  # noqa: PLC0415 - few have templates of their own

    own = Path(folder)
    if not own.is_dir():
        raise UsageError(f"There is no folder with templates at {folder}.", "Name an existing folder.")
    found = tuple(
        Diagnostic(
            f"templates/{one.name}",
            Severity.ERROR,
            one.message[:_LONGEST],
            str(one.path),
            _span(one.path, one.line, one.word),
            fix=one.fix[:_LONGEST],
        )
        for one in islice(Checker(Folders(shipped("templates"), own)).wrong(), MOST_SHOWN)
    )
    if found:
        told = {one.rule for one in found}
        files = tuple(dict.fromkeys(one.path for one in found))
        sources = {path: _lines(Path(path)) for path in files}
        rules = tuple(stage for stage in STAGES if stage.id in told)
        raise TemplatesError(
            folder, Report(files, rules, tuple(sorted(found, key=Diagnostic.order)), sources=sources)
        )
    return own


def blocks(template: str) -> list[Block]:
    """The blocks of one of planner's templates and of what it extends, in their order."""
    from planner.render.overrides.checking import Checker  # noqa: PLC0415 - see find

    folders = Folders(shipped("templates"))
    checker = Checker(folders)
    path = folders.find(template)
    assert path is not None, "planner has the templates of its documents"
    listed = [
        Block(name, folders.shown(one)) for one in checker.chain(path) for name in checker.read(one).blocks
    ]
    return list({block.name: block for block in reversed(listed)}.values())[::-1]


def _span(path: Path, line: int, word: str) -> Span:
    """The line, or the word in it."""
    lines = _lines(path)
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    at = text.find(word) if word else -1
    start = at if at >= 0 else len(text) - len(text.lstrip())
    end = at + len(word) if at >= 0 else len(text)
    return Span(line, start + 1, line, max(end, start) + 1)


def _lines(path: Path) -> tuple[str, ...]:
    try:
        return tuple(path.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return ()
