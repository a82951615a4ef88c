"""Whole runs over files in which every text is hostile: each report stays one report, and commands nobody."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest
from markdown_it import MarkdownIt

from planner.report import REPORTERS
from planner.resources import shipped

CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff]"
)
COMMAND = re.compile(r"##[\w-]*\[|^\s*::", re.MULTILINE)
ANNOTATION = re.compile(r"::(error|warning|notice)( [^:]*)?::.")
CHECK = (
    "check",
    ".",
    "--rules",
    "rules.yaml",
    "--waivers",
    "waivers.yaml",
    "--gaps",
    "g.csv",
    "--all",
    "--fail-on",
    "note",
)


@pytest.fixture(scope="module", params=[0, 23])
def reports(request: pytest.FixtureRequest, room_of: Callable[[int], Any]) -> dict[str, str]:
    """Every report of one run, and what the run showed on a coloured and on a plain screen."""
    room = room_of(request.param)
    flags = [word for name in REPORTERS for word in ("--format", f"{name}=out/{name}")]
    assert room.planner(*CHECK, *flags) == 1
    return {name: (room.folder / "out" / name).read_bytes().decode("utf-8") for name in REPORTERS}


def test_the_run_reaches_rules_waivers_and_files_of_hostile_names(reports: dict[str, str]) -> None:
    told = json.loads(reports["json"])
    assert "acme/always" in {d["rule"] for d in told["diagnostics"]}
    assert any(d.get("waived") for d in told["diagnostics"])
    assert any("::error::=1" in path for path in told["files"])


@pytest.mark.parametrize("name", REPORTERS)
def test_nothing_in_a_report_is_obeyed(name: str, reports: dict[str, str], hostile: Any) -> None:
    report = reports[name]
    broken_by = (
        "\u200b" if name == "markdown" else ""
    )  # there nothing else keeps a name from calling somebody
    assert not CONTROLS.search(report.replace(broken_by, "") if broken_by else report)
    assert hostile.computed not in report
    assert "root:x:0" not in report
    if name == "github":
        assert all(ANNOTATION.match(line) for line in report.splitlines())
        assert not re.search(r"##[\w-]*\[", report)
    else:
        assert not COMMAND.search(report)


def test_colour_is_all_that_a_terminal_obeys(
    room_of: Callable[[int], Any], capsys: Any, monkeypatch: Any
) -> None:
    from planner.cli import output  # noqa: PLC0415 - it is changed here
    from planner.report.style import Style  # noqa: PLC0415 - the same

    monkeypatch.setattr(output, "style", lambda *_, **__: Style(colour=True, width=60, max_per_rule=0))
    assert room_of(41).planner(*CHECK) == 1
    shown = capsys.readouterr().out
    bare = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert bare != shown
    assert not CONTROLS.search(bare)
    assert not COMMAND.search(bare)


def test_json_fits_its_schema(reports: dict[str, str], hostile: Any) -> None:
    import jsonschema  # noqa: PLC0415 - heavy

    schema = json.loads((shipped("schemas") / "report.schema.json").read_text(encoding="utf-8"))
    told = json.loads(reports["json"])
    jsonschema.validate(told, schema)


def test_sarif_says_where_and_what_in_its_own_fields_alone(reports: dict[str, str]) -> None:
    log = json.loads(reports["sarif"])
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    for result in run["results"]:
        assert result["ruleId"] in known
        assert result["message"]["text"]
        for place in result["locations"]:
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9._~%/!$&'()*+,;=@:-]+", uri)
            assert not re.match(r"[a-z]+:|/|.*\.\./", uri)


def test_code_quality_says_paths_of_the_folder(reports: dict[str, str]) -> None:
    for entry in json.loads(reports["gitlab"]):
        assert set(entry) >= {"description", "check_name", "fingerprint", "severity", "location"}
        assert not entry["location"]["path"].startswith(("/", ".."))


def test_junit_is_well_formed_and_has_its_own_elements_alone(reports: dict[str, str]) -> None:
    root = ET.fromstring(reports["junit"])
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "error", "skipped",
        "system-out", "system-err",
    }  # fmt: skip
    assert "<!" not in reports["junit"]


def test_markdown_has_no_markup_of_anybody_else(reports: dict[str, str]) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(reports["markdown"])
    inner = [part for token in tokens for part in (token, *(token.children or ()))]
    assert not [t for t in inner if t.type in {"image", "fence", "s_open", "em_open", "link_open"}]
    tags = {tag for t in inner if t.type.startswith("html") for tag in re.findall(r"<[^>]*>?", t.content)}
    assert tags <= {
        f"<{end}{name}>" for end in ("", "/") for name in ("details", "summary", "code", "span", "br")
    }
