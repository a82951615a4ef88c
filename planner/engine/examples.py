"""Runs the examples of a rule, which are its proof and its documentation.

An example is a short merge patch (RFC 7396) in YAML over the smallest programme. In an invalid one the line
marked ``# <- here`` is where the finding must land, so positions are proved and nobody counts lines.

A rule that compares programmes needs a second one: what follows the line ``# beside it:`` is a patch of its own,
and the programme that it makes is the neighbour of the first.

A rule that looks at figures which do not come with planner brings its own, made up: what follows the line
``# with figures:`` is one figure a line, ``GHA,cmm-1-2,2025,4,2021``: country, indicator, year, value and edition.
"""

import csv
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from planner.engine.expression import Stopped
from planner.engine.portfolio import Portfolio, stand
from planner.engine.rule import MARK, Finding, Rule, Subject
from planner.errors import RuleError
from planner.frozen import Frozen
from planner.gapdata.catalogue import edition, indicators
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.profile import profiles
from planner.model.build import programme
from planner.model.figures import Record
from planner.model.node import alpha3
from planner.model.translated import shown_at
from planner.read.document import Document, Place
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read

BESIDE = "# beside it:"
FIGURES = "# with figures:"


class Outcome(Frozen):
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


class _Example(Frozen):
    """One example, taken apart."""

    patch: Document
    beside: Document | None
    """The patch of the neighbour, if there is one."""
    figures: Figures


def _quiet(rule: Rule, example: str) -> str:
    findings = _findings(rule, _parse(example))
    return f"gives a finding: {findings[0].message}" if findings else ""


def _speaks(rule: Rule, example: str) -> str:
    parsed = _parse(example)
    wanted = [n for n, line in enumerate(example.splitlines(), 1) if MARK in line]
    if not wanted:
        return f"marks no line with {MARK!r}"
    landed = sorted({_line(parsed.patch, f) for f in _findings(rule, parsed)})
    return "" if landed == wanted else f"lands on lines {landed} of the patch, not on {wanted}"


def _line(patch: Document, finding: Finding) -> int:
    """The line of the patch on which a finding lands; 0 if its place is not in the patch at all."""
    top = finding.at.parts[:1]
    inside = not top or (isinstance(patch.data, dict) and top[0] in patch.data)
    return patch.mark(shown_at(patch.data, finding.at)).line if inside else 0


def _findings(rule: Rule, example: _Example) -> list[Finding]:
    asked = _patched(example.patch, example.figures)
    if not rule.compares:
        return list(rule.check(asked, **rule.info.options))
    stands = {"example": stand(asked.programme)}
    if example.beside:
        stands["beside"] = stand(_patched(example.beside, example.figures).programme)
    return list(rule.check("example", Portfolio(stands), **rule.info.options))


def _patched(patch: Document, figures: Figures) -> Subject:
    return subject(merge(smallest().data, patch.data), figures)


def _parse(example: str) -> _Example:
    first, mark, beside = example.partition(BESIDE)
    patch, _, table = first.partition(FIGURES)
    return _Example(_read(patch), _read(beside) if mark else None, _with(table))


def _with(table: str) -> Figures:
    """The shipped figures with those of an example over them. RuleError if a line of them cannot be used."""
    if not table.strip():
        return shipped()
    return shipped().overlaid((), [_record(row) for row in csv.reader(table.strip().splitlines())])


def _record(row: list[str]) -> Record:
    try:
        iso3, name, year, value, version = row
        indicator = indicators()[name]
        found = edition(indicator.framework, version)
        stage = found.scale[int(value) - 1] if found and indicator.unit == "stage" else ""
        return Record(iso3, indicator, int(year), float(value), version=version, stage=stage)
    except (ValueError, KeyError, IndexError):
        raise RuleError(
            f"an example has a figure that cannot be used: {','.join(row)}",
            "Write country, indicator, year, value and edition: GHA,cmm-1-2,2025,4,2021",
        ) from None


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


def subject(data: Mapping[str, Any], figures: Figures | None = None) -> Subject:
    """The subject that whole programme data makes, with the shipped figures or others.

    RuleError if the data does not fit the format.
    """
    document = Document("example", "", data, Place(0, 0, -1, -1, None))
    trouble = validate(document, schema("programme"))
    if trouble:
        raise RuleError(f"an example does not fit the format: {trouble[0].pointer}: {trouble[0].message}")
    built = programme(data)
    known = figures or shipped()
    return Subject(built, profiles(map(alpha3, built.countries), known), figures=known)


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
