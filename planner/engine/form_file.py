"""Finds, reads and checks forms: those that come with planner by name, a user's own by its file."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from planner import resources
from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, FaultyFileError, Report, RuleInfo, Severity
from planner.engine.form import Form, form
from planner.engine.guess import closest
from planner.errors import UsageError
from planner.model.programme import PHASES
from planner.position import ROOT, Pointer
from planner.read import stages
from planner.read.document import Document
from planner.read.files import load
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read, source_lines

SUFFIXES = (".yaml", ".yml")
_FORMAT = Source("form-format", "planner, Forms of donors, format 1 (schemas/form.schema.json)", 2026)


def _stage(name: str, title: str, why: str, fix: str) -> RuleInfo:
    severity = dict.fromkeys(PHASES, Severity.ERROR)
    return RuleInfo(f"form/{name}", title, why, fix, severity, (_FORMAT,), Grade.CONSENSUS, Asked.HOUSE, {})


STAGES = (
    _stage(
        "empty-section",
        "A section of a form that nothing fills",
        "A heading with nothing below it looks like something that was forgotten.",
        "Give it parts, by_hand, not_applicable or sections.",
    ),
    _stage(
        "two-answers",
        "A section that does not apply and is filled all the same",
        "Only one of the two can be meant.",
        "Keep not_applicable alone, or take it out.",
    ),
    _stage(
        "name-of-file",
        "A form of your own with the name of one that comes with planner",
        "A report that names the form must leave no doubt which one it means.",
        "Choose another id.",
    ),
)
"""Every finding about a file with a form, beside those of the reader and the schema."""


class FormError(FaultyFileError):
    """A file with a form is wrong; ``report`` says where and how to mend it."""

    kind = "form"


@cache
def names() -> tuple[str, ...]:
    """The names of the forms that come with planner, sorted."""
    return tuple(sorted(path.stem for path in resources.forms().glob("*.yaml")))


def is_file(reference: str) -> bool:
    """Whether a reference means a file: it ends in .yaml or .yml. Anything else is a name."""
    return reference.endswith(SUFFIXES)


def find(reference: str) -> Form:
    """The form that a user names: shipped, or a file of their own.

    Raises UsageError if there is none of that name, FormError if the file is wrong.
    """
    if is_file(reference):
        return _read(Path(reference))
    if reference not in names():
        near = closest(reference, names())
        hint = f"Did you mean {near}?" if near else f"Choose from {', '.join(names())}, or name a .yaml file."
        raise UsageError(f"There is no form {reference!r}.", hint)
    return _read(resources.forms() / f"{reference}.yaml")


def _read(path: Path) -> Form:
    raw = load(path)
    document, trouble = read(str(path), raw)
    found = list(trouble)
    if document is not None:
        found += validate(document, schema("form"))
    if document is not None and not found:
        found += _troubles(document, path)
    if document is None or found:
        raise _wrong(path, raw, found)
    return form(_data(document))


def _troubles(document: Document, path: Path) -> Iterator[Diagnostic]:
    data = _data(document)
    if data["id"] in names() and path.parent.resolve() != resources.forms().resolve():
        yield _say(document, "name-of-file", ROOT / "id", f"{data['id']} is a form that comes with planner.")
    for at, told in _sections(data["sections"], ROOT / "sections"):
        filled = {"parts", "by_hand", "sections"} & told.keys()
        if not filled and "not_applicable" not in told:
            yield _say(
                document, "empty-section", at / "title", f"Nothing fills the section {told['title']!r}."
            )
        if filled and "not_applicable" in told:
            message = f"The section {told['title']!r} does not apply, and yet it is filled."
            yield _say(document, "two-answers", at / "not_applicable", message)


def _sections(told: list[dict[str, Any]], at: Pointer) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    for index, section in enumerate(told):
        yield at / index, section
        yield from _sections(section.get("sections", []), at / index / "sections")


def _say(document: Document, name: str, at: Pointer, message: str) -> Diagnostic:
    return Diagnostic(
        f"form/{name}", Severity.ERROR, message, document.path, document.mark(at), at, document.anchor(at)
    )


def _wrong(path: Path, raw: bytes, found: list[Diagnostic]) -> FormError:
    ordered = tuple(sorted(found, key=Diagnostic.order))
    told = {d.rule for d in ordered}
    rules = tuple(s for s in (*stages.STAGES, *STAGES) if s.id in told)
    name = str(path)
    return FormError(Report((name,), rules, ordered, sources={name: source_lines(raw)}))


def _data(document: Document) -> dict[str, Any]:
    assert isinstance(document.data, dict)
    return document.data
