"""Finds, reads and checks donor profiles: those that come with planner by name, a donor's own by its file.

A profile file is held against its schema like a programme; what it says of rules must exist. It extends one
other profile, so that a profile is a chain of files with ``base`` at the bottom.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from planner import resources
from planner.diagnostic import Diagnostic, FaultyFileError, Report, Severity
from planner.engine.guess import closest
from planner.engine.layer import Layer, layer
from planner.engine.profile import guess, matches, wrong_option
from planner.engine.profile_stages import STAGES
from planner.engine.rule import Rule
from planner.errors import UsageError
from planner.frozen import replace
from planner.position import ROOT, Pointer
from planner.read import stages
from planner.read.document import Document
from planner.read.files import load
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read, source_lines

SUFFIXES = (".yaml", ".yml")
Chain = tuple[Layer, ...]
"""The files of a profile, the lowest first."""


class ProfileError(FaultyFileError):
    """A profile file is wrong; ``report`` says where and how to mend it."""

    kind = "profile"


@cache
def names() -> tuple[str, ...]:
    """The names of the profiles that come with planner, sorted."""
    return tuple(sorted(path.stem for path in resources.profiles().glob("*.yaml")))


def is_file(reference: str) -> bool:
    """Whether a reference means a file: it ends in .yaml or .yml. Anything else is a name."""
    return reference.endswith(SUFFIXES)


def find(reference: str, rules: Iterable[Rule]) -> Chain:
    """The profile that a user names: shipped, or a file of their own.

    Raises UsageError if there is none of that name, ProfileError if a file is wrong.
    """
    if is_file(reference):
        return _chain(Path(reference), tuple(rules), ())
    if reference not in names():
        near = closest(reference, names())
        hint = f"Did you mean {near}?" if near else f"Choose from {', '.join(names())}, or name a .yaml file."
        raise UsageError(f"There is no profile {reference!r}.", hint)
    return _chain(_shipped(reference), tuple(rules), ())


def _shipped(name: str) -> Path:
    return resources.profiles() / f"{name}.yaml"


def _chain(path: Path, rules: tuple[Rule, ...], above: tuple[Path, ...]) -> Chain:
    """This file's layer over those of the profile that it extends; ``above`` are the files that led here."""
    raw = load(path)
    document, trouble = read(str(path), raw)
    found = list(trouble)
    if document is not None and path.parent != resources.profiles():  # a test holds planner's own against it
        found += validate(document, schema("profile"))
    if document is None or found:  # warnings too: who sets the rules for others is held to all of them
        raise _wrong(path, raw, found)
    assert isinstance(document.data, dict)
    home = (*above, path.resolve())
    found = [*_base_troubles(document, home), *_troubles(document, rules), *_form_troubles(document, path)]
    if found:
        raise _wrong(path, raw, found)
    own = layer(document.data)
    own = replace(own, forms=tuple(_beside(path, name) for name in own.forms))
    below = _base(own.extends, path)
    return (*(_chain(below, rules, home) if below else ()), own)


def _base(extends: str, path: Path) -> Path | None:
    if not extends:
        return None
    return path.parent / extends if is_file(extends) else _shipped(extends)


def _base_troubles(document: Document, home: tuple[Path, ...]) -> Iterator[Diagnostic]:
    """What is wrong with the id and with the profile that is extended."""
    data, path = _data(document), home[-1]
    shipped = path.parent == resources.profiles().resolve()
    if data["id"] in names() and not shipped:
        yield _say(document, "taken-name", ROOT / "id", f"{data['id']} is a profile that comes with planner.")
    extends, at = data.get("extends", ""), ROOT / "extends"
    if not extends:
        return
    if not is_file(extends) and extends not in names():
        near = closest(extends, names())
        fix = f"Did you mean {near}?" if near else f"These come with planner: {', '.join(names())}."
        yield _say(document, "unknown-base", at, f"There is no profile {extends!r}.", fix)
    elif is_file(extends) and not (path.parent / extends).is_file():
        yield _say(document, "unknown-base", at, f"There is no file {extends} beside this profile.")
    elif is_file(extends) and (path.parent / extends).resolve() in home:
        yield _say(document, "cycle", at, f"{extends} extends this profile already.")


def _troubles(document: Document, rules: tuple[Rule, ...]) -> Iterator[Diagnostic]:
    """What a profile says of rules, options and sources that do not exist."""
    data = _data(document)
    for key in ("select", "ignore"):
        for index, pattern in enumerate(data.get(key, ())):
            if not any(matches(r, [pattern]) for r in rules):
                yield _unknown(document, ROOT / key / index, pattern, _rules_and_packs(rules))
    for name in data.get("severities", {}):
        if name not in _rules_and_packs(rules):
            yield _unknown(document, ROOT / "severities" / name, name, _rules_and_packs(rules))
    known = {r.info.id: r.info.options for r in rules}
    for rule_id, options in data.get("options", {}).items():
        at = ROOT / "options" / rule_id
        if rule_id not in known:
            yield _unknown(document, at, rule_id, known)
            continue
        yield from _option_troubles(document, at, options, known[rule_id])
    yield from _source_troubles(document)


def _option_troubles(
    document: Document, at: Pointer, options: Mapping[str, Any], defaults: Mapping[str, object]
) -> Iterator[Diagnostic]:
    for name, told in options.items():
        grouped = isinstance(told, dict)
        wrong = wrong_option(str(at.parts[-1]), name, told["value"] if grouped else told, defaults)
        if wrong:
            place = at / name / "value" if grouped and name in defaults else at / name
            yield _say(document, "wrong-option", place, *wrong, on_key=name not in defaults)


def _beside(path: Path, name: str) -> str:
    """A form as it can be found: a file is named relative to its profile."""
    return str(path.parent / name) if is_file(name) else name


def _form_troubles(document: Document, path: Path) -> Iterator[Diagnostic]:
    """Every form that is named exists."""
    for index, name in enumerate(_data(document).get("forms", ())):
        from planner.engine import form_file  # noqa: PLC0415 - few profiles name a form

        at = ROOT / "forms" / index
        if is_file(name) and not (path.parent / name).is_file():
            yield _say(document, "unknown-form", at, f"There is no file {name} beside this profile.")
        elif not is_file(name) and name not in form_file.names():
            near = closest(name, form_file.names())
            fix = (
                f"Did you mean {near}?"
                if near
                else f"These come with planner: {', '.join(form_file.names())}."
            )
            yield _say(document, "unknown-form", at, f"There is no form {name!r}.", fix)


def _source_troubles(document: Document) -> Iterator[Diagnostic]:
    """Every ``source`` names an entry under sources."""
    data = _data(document)
    places = [(ROOT / "severities" / name, told) for name, told in data.get("severities", {}).items()]
    for rule_id, options in data.get("options", {}).items():
        places += [(ROOT / "options" / rule_id / name, told) for name, told in options.items()]
    for at, told in places:
        name = told.get("source") if isinstance(told, dict) else None
        if name is not None and name not in data["sources"]:
            near = closest(name, data["sources"])
            fix = f"Did you mean {near}?" if near else ""
            message = f"There is no source {name!r} in this profile."
            yield _say(document, "unknown-source", at / "source", message, fix)


def _rules_and_packs(rules: tuple[Rule, ...]) -> set[str]:
    return {r.info.id for r in rules} | {r.info.pack for r in rules}


def _unknown(document: Document, at: Pointer, name: str, known: Iterable[str]) -> Diagnostic:
    message = f"There is no rule or pack {name!r}."
    return _say(document, "unknown-rule", at, message, guess(name, known), on_key=True)


def _say(
    document: Document, name: str, at: Pointer, message: str, fix: str = "", *, on_key: bool = False
) -> Diagnostic:
    span = (document.key_span(at) if on_key else None) or document.mark(at)
    return Diagnostic(
        f"profile/{name}", Severity.ERROR, message, document.path, span, at, document.anchor(at), fix
    )


def _wrong(path: Path, raw: bytes, found: Iterable[Diagnostic]) -> ProfileError:
    ordered = tuple(sorted(found, key=Diagnostic.order))
    told = {d.rule for d in ordered}
    rules = tuple(s for s in (*stages.STAGES, *STAGES) if s.id in told)
    name = str(path)
    return ProfileError(Report((name,), rules, ordered, sources={name: source_lines(raw)}))


def _data(document: Document) -> dict[str, Any]:
    assert isinstance(document.data, dict)
    return document.data
