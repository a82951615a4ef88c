"""Runs the examples of a rule, which are its proof and its documentation.

An example is a short merge patch (RFC 7396) in YAML over the smallest programme. In an invalid one the line
marked ``# <- here`` is where the finding must land, so positions are proved and nobody counts lines.

A rule that compares programmes needs a second one: what follows the line ``# beside it:`` is a patch of its own,
and the programme that it makes is the neighbour of the first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from planner.engine.expression import Stopped
from planner.engine.rule import Finding, Rule, Subject
from planner.errors import RuleError
from planner.gapdata.profile import profiles
from planner.model.build import programme
from planner.model.node import alpha3
from planner.read.document import Document, Place
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read

MARK = "# <- here"
BESIDE = "# beside it:"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one example went."""

    rule: str
    kind: str
    """``VALID`` or ``INVALID``."""
    index: int
    """Position in its list, from 0."""
    trouble: str
    """What is wrong; empty if the example proves what it should."""


def prove(rule: Rule) -> tuple[Outcome, ...]:
    """Run every example of a rule."""
    valid = (Outcome(rule.info.id, "VALID", i, _tried(_quiet, rule, e)) for i, e in enumerate(rule.valid))
    invalid = (
        Outcome(rule.info.id, "INVALID", i, _tried(_speaks, rule, e)) for i, e in enumerate(rule.invalid)
    )
    return (*valid, *invalid)


def _tried(test: Callable[[Rule, str], str], rule: Rule, example: str) -> str:
    """The trouble with one example; one that cannot be used, or at which the rule fails, is trouble too."""
    try:
        return test(rule, example)
    except (RuleError, Stopped) as error:
        return str(error).rstrip()


def _quiet(rule: Rule, example: str) -> str:
    findings = _findings(rule, *_parse(example))
    return f"gives a finding: {findings[0].message}" if findings else ""


def _speaks(rule: Rule, example: str) -> str:
    patch, beside = _parse(example)
    wanted = [n for n, line in enumerate(example.splitlines(), 1) if MARK in line]
    if not wanted:
        return f"marks no line with {MARK!r}"
    landed = sorted({_line(patch, f) for f in _findings(rule, patch, beside)})
    return "" if landed == wanted else f"lands on lines {landed} of the patch, not on {wanted}"


def _line(patch: Document, finding: Finding) -> int:
    """The line of the patch on which a finding lands; 0 if its place is not in the patch at all."""
    top = finding.at.parts[:1]
    inside = not top or (isinstance(patch.data, dict) and top[0] in patch.data)
    return patch.mark(finding.at).line if inside else 0


def _findings(rule: Rule, patch: Document, beside: Document | None) -> list[Finding]:
    asked = _patched(patch)
    if beside:
        asked = replace(asked, portfolio=(_patched(beside).programme,))
    return list(rule.check(asked, **rule.info.options))


def _patched(patch: Document) -> Subject:
    return subject(merge(smallest().data, patch.data))


def _parse(example: str) -> tuple[Document, Document | None]:
    """The patch, and that of the neighbour if there is one."""
    patch, mark, beside = example.partition(BESIDE)
    return _read(patch), _read(beside) if mark else None


def _read(patch: str) -> Document:
    document, trouble = read("example", patch.encode())
    if document is None or trouble:
        raise RuleError(f"an example cannot be read: {trouble[0].message}\n{patch}")
    return document


@cache
def smallest() -> Document:
    """The smallest programme, under every example."""
    text = resources.files("planner.engine").joinpath("smallest.yaml").read_bytes()
    document, trouble = read("smallest.yaml", text)
    assert document is not None, trouble
    return document


def subject(data: Mapping[str, Any]) -> Subject:
    """The subject that whole programme data makes. RuleError if it does not fit the format."""
    document = Document("example", "", data, Place(0, 0, -1, -1, None))
    trouble = validate(document, schema("programme"))
    if trouble:
        raise RuleError(f"an example does not fit the format: {trouble[0].pointer}: {trouble[0].message}")
    built = programme(data)
    return Subject(built, profiles(map(alpha3, built.countries)))


def merge(base: Any, patch: Any) -> Any:
    """RFC 7396: mappings merge, null removes, anything else replaces."""
    if not isinstance(patch, dict):
        return patch
    result = dict(base) if isinstance(base, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merge(result.get(key), value)
    return result
