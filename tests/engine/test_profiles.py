"""Donor profiles: what is shipped is true to the rules, layers lie over each other, and bad files are explained."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.citation import Asked
from planner.diagnostic import Severity
from planner.engine.layer import layer
from planner.engine.profile import RULE_ITSELF, Profile
from planner.engine.profile_file import ProfileError, find, names
from planner.engine.profile_stages import STAGES
from planner.engine.registry import catalogue
from planner.engine.rule import Rule, Subject
from planner.engine.run import run
from planner.errors import UsageError
from planner.model.programme import PHASES
from planner.read.document import Document
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read
from planner.resources import profiles

HEAD = """profile: 1
id: my-fund
title: My fund
version: 3
date: 2026-11-22
sources:
  guide: {title: My guide, year: 2025, where: page 4}
"""


@pytest.fixture
def rules(make_rule: Callable[..., Rule]) -> tuple[Rule, ...]:
    return tuple(make_rule(i) for i in ("gap/no-record", "gap/stale", "results/orphan"))


def written(folder: Path, more: str = "", name: str = "mine.yaml") -> str:
    path = folder / name
    path.write_text(HEAD + more, encoding="utf-8")
    return str(path)


def under(folder: Path, more: str, rules: tuple[Rule, ...]) -> Profile:
    return Profile().over(find(written(folder, more), rules), "in a test")


def ids(profile: Profile, rules: tuple[Rule, ...]) -> list[str]:
    return [r.info.id for r in profile.in_force(rules)]


def complaints(folder: Path, more: str, rules: tuple[Rule, ...]) -> list[tuple[str, int, int, str]]:
    with pytest.raises(ProfileError) as caught:
        find(written(folder, more), rules)
    report = caught.value.report
    assert report.sources is not None
    assert [r.id for r in report.rules] == sorted({d.rule for d in report.diagnostics}, key=_order)
    return [(d.rule, d.span.line, d.span.column, d.fix) for d in report.diagnostics]


def _order(rule: str) -> int:
    known = [s.id for s in STAGES]
    return known.index(rule) if rule in known else -1


def test_the_seven_are_shipped() -> None:
    assert names() == ("base", "calderaro-strict", "dac", "eu-grant", "fcdo", "iati", "non-dac")


def test_a_programme_may_name_what_is_shipped_and_nothing_else() -> None:
    assert tuple(schema("programme")["properties"]["profile"]["enum"]) == names()


@pytest.mark.parametrize("name", names())
def test_each_shipped_profile_fits_its_format(name: str) -> None:
    """Which is not asked again whenever one is read."""
    path = profiles() / f"{name}.yaml"
    document, trouble = read(str(path), path.read_bytes())
    assert document is not None
    assert (trouble, validate(document, schema("profile"))) == ((), ())


@pytest.mark.parametrize("name", names())
def test_each_shipped_profile_is_whole(name: str) -> None:
    chain = find(name, catalogue())
    assert chain[0].id == "base"
    assert chain[-1].id == name
    assert chain[-1].version >= 1
    assert chain[-1].sources
    Profile().over(chain, "in a test").in_force(catalogue())


@pytest.mark.parametrize("name", names())
def test_each_shipped_profile_uses_every_source_that_it_lists(name: str) -> None:
    text = (profiles() / f"{name}.yaml").read_text(encoding="utf-8")
    used = [s.key for s in find(name, catalogue())[-1].sources if f"source: {s.key}\n" in text]
    assert name == "base" or used == [s.key for s in find(name, catalogue())[-1].sources]


@pytest.mark.parametrize("name", [n for n in names() if n != "base"])
def test_each_shipped_profile_changes_something(name: str) -> None:
    own = find(name, catalogue())[-1]
    assert own.severities or own.options or own.select or own.ignore


def test_base_is_every_rule_as_it_declares_itself() -> None:
    base = Profile().over(find("base", catalogue()), "in a test")
    assert base.in_force(catalogue()) == catalogue()
    for rule in catalogue():
        assert {p: base.severity(rule.info, p) for p in PHASES} == rule.info.severity
        assert base.options_for(rule) == rule.info.options
        assert base.ruled(rule.info) is None


def test_the_strict_profile_is_a_gate_and_base_is_not() -> None:
    strict = Profile().over(find("calderaro-strict", catalogue()), "in a test")
    definition = [r.info for r in catalogue() if r.info.pack == "definition"]
    errors = {i.id for i in definition if strict.severity(i, "design") is Severity.ERROR}
    assert {i.id for i in definition} - errors == {
        "definition/token-skill",
        "definition/one-cell",
        "definition/one-size",
    }
    assert not any(s is Severity.ERROR for i in definition for s in i.severity.values())


def test_every_property_of_the_schema_is_described() -> None:
    def walk(node: Any, name: str) -> None:
        if isinstance(node, dict):
            for key, child in node.get("properties", {}).items():
                described = child.get("description") or "$ref" in child
                assert described, f"{name}/{key}"
            for key, child in node.items():
                walk(child, f"{name}/{key}")
        if isinstance(node, list):
            for child in node:
                walk(child, name)

    walk(json.loads(json.dumps(schema("profile"))), "")


def test_a_rule_weighs_more_than_its_pack_and_the_upper_file_more_than_the_lower(
    tmp_path: Path, rules: tuple[Rule, ...]
) -> None:
    written(tmp_path, "severities: {gap: note, gap/stale: error}\n", "lower.yaml")
    own = "extends: lower.yaml\nseverities: {gap/no-record: error}\n"
    profile = under(tmp_path, own.replace("my-fund", "upper"), rules)
    found = {r.info.id: profile.severity(r.info, "design") for r in rules}
    assert found == {
        "gap/no-record": Severity.ERROR,
        "gap/stale": Severity.ERROR,
        "results/orphan": Severity.WARNING,
    }
    assert [each.id for each in profile.layers] == ["base", "my-fund", "my-fund"]


def test_a_phase_holds_until_the_next_one_that_is_named(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    profile = under(tmp_path, "severities: {gap/stale: {inception: error, closed: note}}\n", rules)
    stale = rules[1].info
    assert [profile.severity_set(stale, phase) for phase in PHASES] == [
        (Severity.WARNING, RULE_ITSELF),
        (Severity.ERROR, "my-fund"),
        (Severity.ERROR, "my-fund"),
        (Severity.NOTE, "my-fund"),
    ]


def test_who_asks_and_why_reaches_every_finding(
    tmp_path: Path, document: Document, small: Subject, rules: tuple[Rule, ...]
) -> None:
    told = "{asked: standard, because: The guide says so., source: guide}"
    profile = under(tmp_path, f"severities: {{gap/stale: {told}}}\n", rules)
    found, _ = run(document, small, rules, profile)
    by_rule = {d.rule: d for d in found}
    ruled = by_rule["gap/stale"].ruled
    assert ruled is not None
    assert (ruled.profile, ruled.asked) == ("my-fund", Asked.STANDARD)
    assert ruled.because == "The guide says so. (My guide, page 4)"
    assert by_rule["gap/stale"].severity is Severity.WARNING
    assert by_rule["gap/no-record"].ruled is None


def test_options_remember_who_set_them_and_the_run_has_the_last_word(
    tmp_path: Path, rules: tuple[Rule, ...]
) -> None:
    more = "options: {gap/stale: {most: 5, part: {value: 0.9, because: It says so., source: guide}}}\n"
    chain = find(written(tmp_path, more), rules)
    profile = Profile(options={"gap/stale": {"most": 7}}, origins={"options": "planner.toml"})
    settings = profile.over(chain, "in a test").settings(rules[1].info)
    assert (settings["most"].value, settings["most"].origin) == (7, "planner.toml")
    assert (settings["part"].value, settings["part"].origin) == (0.9, "my-fund")
    assert settings["part"].reason == "It says so. (My guide, page 4)"
    assert settings["word"].origin == RULE_ITSELF


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        ("ignore: [gap]", "", ["results/orphan"]),
        ("ignore: [gap]", "ignore: [results]", []),
        ("select: [gap]", "ignore: [gap/stale]", ["gap/no-record"]),
        ("select: [gap]", "select: [results]", ["results/orphan"]),
        ("ignore: [gap]", "select: [gap]", ["gap/no-record", "gap/stale"]),
    ],
)
def test_who_selects_begins_anew_and_who_ignores_adds(
    tmp_path: Path, rules: tuple[Rule, ...], lower: str, upper: str, expected: list[str]
) -> None:
    written(tmp_path, f"{lower}\n", "lower.yaml")
    assert ids(under(tmp_path, f"extends: lower.yaml\n{upper}\n", rules), rules) == expected


def test_the_run_selects_over_the_profile_and_says_so(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    chain = find(written(tmp_path, "ignore: [gap]\n"), rules)
    profile = Profile(ignore=("results",)).over(chain, "in a test")
    assert [profile.left_out(r) for r in rules] == ["my-fund", "my-fund", "command line"]


@pytest.mark.parametrize(
    ("more", "rule", "at", "fix"),
    [
        ("severities: {gap/stal: error}\n", "unknown-rule", (8, 14), "Did you mean gap/stale?"),
        ("severities: {zzz: error}\n", "unknown-rule", (8, 14), "See `planner rules list`."),
        ("select: [gap, result]\n", "unknown-rule", (8, 15), "Did you mean results?"),
        ("ignore: [gap/stal]\n", "unknown-rule", (8, 10), "Did you mean gap/stale?"),
        ("options: {gap/stal: {most: 1}}\n", "unknown-rule", (8, 11), "Did you mean gap/stale?"),
        ("options: {gap/stale: {mots: 1}}\n", "wrong-option", (8, 23), "Did you mean most?"),
        ("options: {gap/stale: {most: x}}\n", "wrong-option", (8, 29), "Its default is 3."),
        ("options: {gap/stale: {most: {value: 1.5}}}\n", "wrong-option", (8, 37), "Its default is 3."),
        (
            "severities: {gap: {severity: note, source: gude}}\n",
            "unknown-source",
            (8, 44),
            "Did you mean guide?",
        ),
        ("extends: dca\n", "unknown-base", (8, 10), "Did you mean dac?"),
        ("extends: nowhere.yaml\n", "unknown-base", (8, 10), ""),
        ("extends: mine.yaml\n", "cycle", (8, 10), ""),
    ],
)
def test_what_does_not_exist_is_shown_where_it_stands(
    tmp_path: Path, rules: tuple[Rule, ...], more: str, rule: str, at: tuple[int, int], fix: str
) -> None:
    assert complaints(tmp_path, more, rules) == [(f"profile/{rule}", *at, fix)]


def test_a_circle_of_two_is_found(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    written(tmp_path, "extends: mine.yaml\n", "other.yaml")
    with pytest.raises(ProfileError) as caught:
        find(written(tmp_path, "extends: other.yaml\n"), rules)
    (found,) = caught.value.report.diagnostics
    assert (found.rule, Path(found.path).name) == ("profile/cycle", "other.yaml")


def test_a_profile_of_your_own_cannot_pass_for_a_shipped_one(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    path = Path(written(tmp_path))
    path.write_text(path.read_text().replace("my-fund", "fcdo"))
    with pytest.raises(ProfileError) as caught:
        find(str(path), rules)
    assert [d.rule for d in caught.value.report.diagnostics] == ["profile/taken-name"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "yaml/empty"),
        ("profile: 1\nprofile: 1\n", "yaml/duplicate-key"),
        ("- a\n", "schema/wrong-type"),
        (HEAD + "severites: {}\n", "schema/unknown-key"),
        (HEAD + "severities: {gap: fatal}\n", "schema/not-allowed-value"),
        (HEAD + "severities: {gap: 3}\n", "schema/wrong-type"),
        (HEAD + "severities: {gap: {}}\n", "schema/too-short"),
        (HEAD + "options: {gap/stale: {most: {because: x}}}\n", "schema/missing-key"),
        (HEAD + "forms: {proposal: {pages: 5}}\n", "schema/wrong-type"),
        (HEAD.replace("version: 3", "version: 0"), "schema/out-of-range"),
        (HEAD.replace("2026-11-22", "soon"), "schema/wrong-form"),
        (
            HEAD.replace("  guide: {title: My guide, year: 2025, where: page 4}\n", "  {}\n"),
            "schema/too-short",
        ),
    ],
)
def test_a_file_that_does_not_fit_the_format(
    tmp_path: Path, rules: tuple[Rule, ...], text: str, rule: str
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    with pytest.raises(ProfileError) as caught:
        find(str(path), rules)
    assert rule in {d.rule for d in caught.value.report.diagnostics}
    assert all(d.fix and d.span.line >= 1 for d in caught.value.report.diagnostics)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("fdco", "Did you mean fcdo?"), ("zzzzzz", "Choose from base"), ("", "Choose from base")],
)
def test_a_name_that_no_profile_has(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        find(name, catalogue())
    assert hint in caught.value.hint


def test_forms_are_named(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    (tmp_path / "note.yaml").write_text("form: 1\n")
    named = find(written(tmp_path, "forms: [dac-generic, note.yaml]\n"), rules)[-1].forms
    assert named == ("dac-generic", str(tmp_path / "note.yaml"))


@pytest.mark.parametrize(("name", "fix"), [("dac-genric", "Did you mean dac-generic?"), ("gone.yaml", "")])
def test_a_form_that_does_not_exist(tmp_path: Path, rules: tuple[Rule, ...], name: str, fix: str) -> None:
    with pytest.raises(ProfileError) as caught:
        find(written(tmp_path, f"forms: [{name}]\n"), rules)
    (found,) = caught.value.report.diagnostics
    assert (found.rule, str(found.pointer), found.fix) == ("profile/unknown-form", "/forms/0", fix)


def test_a_short_severity_holds_in_every_phase() -> None:
    told = {"profile": 1, "id": "x", "title": "X", "version": 1, "date": "2026-11", "sources": {}}
    made = layer({**told, "severities": {"gap": "note"}})
    assert made.severities["gap"].severity == dict.fromkeys(PHASES, Severity.NOTE)
    assert made.extends == "base"


WORDS = st.sampled_from(
    ["gap", "gap/stale", "severity", "design", "value", "because", "source", "guide", "most", "error", "x"]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | WORDS | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["id", "version", "date", "extends", "select", "ignore", "severities", "options", "sources", "forms"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(more=st.dictionaries(KEYS, ANYTHING, max_size=4))
def test_whatever_is_written_is_used_or_explained(
    tmp_path: Path, rules: tuple[Rule, ...], more: dict[str, Any]
) -> None:
    whole = {
        "profile": 1,
        "id": "my-fund",
        "title": "My fund",
        "version": 3,
        "date": "2026-11-22",
        "sources": {"guide": {"title": "My guide", "year": 2025}},
    }
    path = tmp_path / "mine.yaml"
    path.write_text(json.dumps({**whole, **more}), encoding="utf-8")
    try:
        chain = find(str(path), rules)
    except ProfileError as error:
        chain, said = (), [d.message for d in error.report.diagnostics]
    else:
        said = []
    assert bool(chain) != bool(said)
    if chain:
        profile = Profile().over(chain, "in a test")
        for rule in profile.in_force(rules):
            assert all(profile.severity(rule.info, phase) for phase in PHASES)
            assert set(profile.options_for(rule)) == set(rule.info.options)
