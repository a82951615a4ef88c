"""Ask the rules of one pack, or one rule, about the smallest programme with changes."""

from collections.abc import Callable
from typing import Any

import pytest

from planner.engine import Finding
from planner.engine.examples import merge, smallest, subject
from planner.engine.registry import catalogue
from planner.frozen import replace
from planner.gapdata.figures import Figures
from planner.gapdata.profile import profiles

Ask = Callable[..., dict[str, list[Finding]]]
AskRule = Callable[..., list[Finding]]


@pytest.fixture
def ask() -> Ask:
    """``ask(pack, patch)``: what the rules of a pack say of the smallest programme with this patch, by rule."""

    def asking(pack: str, patch: dict[str, Any], **options: object) -> dict[str, list[Finding]]:
        asked = subject(merge(smallest().data, patch))
        said = {
            r.info.id: list(r.check(asked, **{k: options.get(k, v) for k, v in r.info.options.items()}))
            for r in catalogue()
            if r.info.pack == pack
        }
        return {rule: found for rule, found in said.items() if found}

    return asking


ECOWAS = [
    "BEN",
    "BFA",
    "CPV",
    "CIV",
    "GMB",
    "GHA",
    "GIN",
    "GNB",
    "LBR",
    "MLI",
    "NER",
    "NGA",
    "SEN",
    "SLE",
    "TGO",
]


@pytest.fixture
def ask_rule() -> AskRule:
    """``ask_rule("gap/stale", {"countries": ["SSD"]}, years=3)``: the findings."""

    def asked(
        rule_id: str, patch: dict[str, Any], figures: Figures | None = None, **options: object
    ) -> list[Finding]:
        rule = next(r for r in catalogue() if r.info.id == rule_id)
        about = subject(merge(smallest().data, patch))
        if figures is not None:
            about = replace(about, gaps=profiles(about.programme.countries, figures), figures=figures)
        return list(rule.check(about, **{**rule.info.options, **options}))

    return asked


@pytest.fixture
def ecowas() -> list[str]:
    """Fifteen countries at once."""
    return list(ECOWAS)


def activities(*skills: object) -> dict[str, Any]:
    """A results chain with one activity for each of these, each at the same cost."""
    return {
        "outcomes": [
            {
                "id": "o1",
                "statement": "Faults are repaired within a day.",
                "outputs": [
                    {
                        "id": "o1.1",
                        "statement": "Courses are held.",
                        "activities": [_activity(f"a{n}", skill) for n, skill in enumerate(skills)],
                    }
                ],
            }
        ]
    }


def _activity(name: str, skills: object) -> dict[str, Any]:
    return {
        "id": name,
        "title": "Course",
        "skills": skills,
        "for": ["regulators"],
        "by": ["lead"],
        "method": "course",
        "from": "2027-03",
        "to": "2027-09",
        "cost": 100,
    }


@pytest.fixture
def chain() -> Callable[..., dict[str, Any]]:
    """``chain("technical", {"governance": 100})``: a results chain of such activities."""
    return activities
