"""The worked example of docs/effort-beside-gap.md, done again; and every rule that it names is there."""

import re
from pathlib import Path

import pytest

from planner.engine.registry import catalogue
from planner.model.balance import balance, shortfall
from planner.project import Wish, check

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "effort-beside-gap.md").read_text("utf-8")


@pytest.fixture(scope="module")
def ghana():
    checked = check(Wish((str(ROOT / "programmes" / "atlantic-voices.yaml"),)))
    [subject] = checked.subjects.values()
    return subject.programme, subject.gaps["GHA"]


def test_the_table_is_what_comes_out(ghana):
    rows = [
        f"| {row.area} | {row.gap:.3f} | {row.money:,.0f} | {row.share:.1f} % | {row.people} |"
        for row in balance(*ghana)
    ]
    assert "\n".join(rows) in PAGE


def test_the_first_step_by_hand(ghana):
    [exercises] = [a for a in ghana[0].activities if a.id == "fault-exercises"]
    part = exercises.cost / len(exercises.countries)
    assert f"cost {exercises.cost:,} in two countries, so {part:,.0f} in Ghana" in PAGE
    technical, governance = exercises.skills.values()
    assert f"technical is {part * technical / 100:,.0f}" in PAGE
    assert f"governance {part * governance / 100:,.0f}" in PAGE


def test_need_and_effort(ghana):
    rows = balance(*ghana)[:3]
    found = shortfall(rows)
    assert f"{rows[0].gap:.3f} of {sum(row.gap for row in rows):.3f}" in PAGE
    assert f"{found.need:.0f} per cent, and {found.effort:.0f} per cent of the effort" in PAGE
    assert f"difference of {found.points:.0f} points" in PAGE


def test_every_rule_is_real():
    known = {rule.info.id for rule in catalogue()}
    named = set(re.findall(r"`(gap/[a-z-]+)`", PAGE))
    assert named == {rule for rule in known if rule.startswith("gap/")} - {"gap/maturity-jump"}
