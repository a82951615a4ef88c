import copy
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, RuleInfo, Severity, Skipped, Waived
from planner.gapdata.profile import profiles
from planner.model.build import programme
from planner.position import Span
from planner.read.schemas import schema
from planner.read.yaml import read
from planner.render.context import Checked, DocumentContext, Issue, context
from planner.resources import shipped

ROOT = shipped("schemas").parent
PROGRAMMES = {path.stem: path for path in sorted((ROOT / "programmes").glob("*.yaml"))}
PROGRAMMES["smallest"] = ROOT / "planner" / "engine" / "smallest.yaml"

Leaf = tuple[tuple[str | int, ...], str]


def load(name: str) -> dict[str, Any]:
    path = PROGRAMMES[name]
    found, trouble = read(path.name, path.read_bytes())
    assert found is not None
    assert trouble == ()
    assert isinstance(found.data, dict)
    return copy.deepcopy(found.data)


def finding(rule: str, message: str, severity: Severity, waived: Waived | None = None) -> Diagnostic:
    return Diagnostic(rule, severity, message, "p.yaml", Span(1, 1, 1, 2), waived=waived)


def checked() -> Checked:
    source = Source("cc2020", "A. Calderaro and A. J. S. Craig, Third World Quarterly 41(6), 2020", 2020)
    rule = RuleInfo(
        id="definition/one-cell",
        title="All effort in one cell of the matrix",
        why="Why.",
        fix="Fix.",
        severity={"design": Severity.WARNING},
        sources=(source.at("p. 918"),),
        grade=Grade.SINGLE,
        asked=Asked.HOUSE,
        options={},
    )
    return Checked(
        diagnostics=(
            finding("definition/one-cell", "The message names a thing.", Severity.WARNING),
            finding(
                "definition/one-cell",
                "Another message.",
                Severity.ERROR,
                Waived("A reason to excuse it.", "The steering committee", "2027-06-30"),
            ),
        ),
        rules={rule.id: rule},
        skipped=(Skipped("p.yaml", "gap/*", "there are no figures for one country"),),
    )


ISSUE = Issue(dt.date(2026, 11, 1), "0.1", draft=True)


def built(
    data: dict[str, Any], *, found: Checked | None = None, issue: Issue | None = None
) -> DocumentContext:
    gaps = profiles(programme(data).countries)
    return context(data, gaps, found or checked(), issue or ISSUE)


def texts(data: Any, node: dict[str, Any] | None = None, at: tuple[str | int, ...] = ()) -> Iterator[Leaf]:
    """Every place of free text in data that fits the programme's schema, and what is there."""
    whole = schema("programme")
    node = whole if node is None else node
    name = ""
    while "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        node = whole["$defs"][name]
    if isinstance(data, str):
        if name in {"text", "line", "value"}:
            yield at, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, node.get("properties", {}).get(key, {}), (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, node.get("items", {}), (*at, index))


def put(data: Any, at: tuple[str | int, ...], value: object) -> None:
    for part in at[:-1]:
        data = data[part]
    data[at[-1]] = value


@pytest.fixture(scope="session")
def helpers() -> dict[str, Callable[..., Any]]:
    return {
        "load": load,
        "built": built,
        "texts": texts,
        "put": put,
        "checked": checked,
        "issue": lambda: ISSUE,
    }


@pytest.fixture(scope="session")
def names() -> tuple[str, ...]:
    return tuple(PROGRAMMES)
