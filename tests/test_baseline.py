"""A baseline knows what was there before, whatever moves, and only ever shrinks."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner import baseline
from planner.cli.main import run
from planner.config import DEFAULTS
from planner.diagnostic import Diagnostic, Report, RuleInfo, Severity, Skipped, Waived
from planner.engine.registry import catalogue
from planner.engine.run import BROKEN
from planner.engine.waivers import RESERVED
from planner.errors import DataError
from planner.frozen import replace
from planner.position import Pointer, Span
from planner.project import Wish, check
from planner.read.schemas import schema
from planner.report import REPORTERS

ROOT = Path(__file__).parents[1]
SMALLEST = ROOT / "planner" / "engine" / "smallest.yaml"
STATE_ONLY = "subjects: [state-security]"
RULES: tuple[RuleInfo, ...] = tuple(r.info for r in catalogue())
ONE, TWO = RULES[0].id, RULES[1].id


def finding(path: Path | str, rule: str = ONE, message: str = "Something.", line: int = 1) -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, message, str(path), Span(line, 1, line, 2), Pointer(("a",)), "/a")


def report(*found: Diagnostic, **more: object) -> Report:
    return replace(Report(tuple(dict.fromkeys(d.path for d in found)), RULES, found), **more)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one programme that has findings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    text = SMALLEST.read_text(encoding="utf-8")
    lines = [
        f"  {STATE_ONLY}" if line.strip().startswith("subjects:") else line for line in text.splitlines()
    ]
    (tmp_path / "p.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert check(Wish(("p.yaml",))).report.open
    return tmp_path


def test_the_first_run_writes_it_and_passes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["check", "p.yaml", "--baseline", "b.json", "--fail-on", "note"]
    assert run(arguments) == 0
    assert "Wrote the baseline b.json" in capsys.readouterr().err
    before = (home / "b.json").read_bytes()
    assert run(arguments) == 0
    said = capsys.readouterr()
    assert "Known before" in said.out
    assert said.err == ""
    assert (home / "b.json").read_bytes() == before
    assert run(["check", "p.yaml", "--fail-on", "note"]) == 1


def test_a_new_finding_fails_the_run_and_is_not_taken_in(home: Path) -> None:
    arguments = ["check", "p.yaml", "--baseline", "b.json", "--fail-on", "note"]
    run(arguments)
    before = (home / "b.json").read_bytes()
    text = (home / "p.yaml").read_text(encoding="utf-8")
    (home / "p.yaml").write_text(text.replace("asked_by: The", "evidence: [nowhere], asked_by: The"), "utf-8")
    assert run(arguments) == 1
    assert run(arguments) == 1
    assert (home / "b.json").read_bytes() == before


def test_what_is_gone_is_taken_out(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["check", "p.yaml", "--baseline", "b.json"]
    run(arguments)
    shutil.copy(SMALLEST, home / "p.yaml")
    assert run([*arguments, "--no-update-baseline"]) == 0
    assert json.loads((home / "b.json").read_text())["findings"]
    assert run(arguments) == 0
    assert "out of the baseline" in capsys.readouterr().err
    rest = json.loads((home / "b.json").read_text())["findings"]
    assert "definition/state-security-only" not in {entry["rule"] for entry in rest}


def test_ci_needs_a_baseline_that_is_there(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "p.yaml", "--baseline", "b.json", "--no-update-baseline"]) == 2
    assert not (home / "b.json").exists()
    assert "There is no baseline b.json" in capsys.readouterr().err
    assert run(["check", "p.yaml", "--no-update-baseline"]) == 2


def test_it_means_the_same_from_another_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(["check", "p.yaml", "--baseline", "b.json"])
    inner = home / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    before = (home / "b.json").read_bytes()
    for path in ("../p.yaml", str(home / "p.yaml")):
        assert run(["check", path, "--baseline", "../b.json", "--fail-on", "note"]) == 0
    assert (home / "b.json").read_bytes() == before
    assert {e["file"] for e in json.loads(before)["findings"]} == {"p.yaml"}


def test_lines_and_list_positions_do_not_matter(home: Path) -> None:
    arguments = ["check", "p.yaml", "--baseline", "b.json", "--fail-on", "note"]
    text = (home / "p.yaml").read_text(encoding="utf-8")
    # A need without an id, whose date is impossible, moves down by one place in its list.
    need = "    - {statement: Links are slow., at: 2026-02-31, country: GHA, asked_by: The regulator}\n"
    first = text.replace("  needs:\n", "  needs:\n" + need)
    (home / "p.yaml").write_text(first, "utf-8")
    found = check(Wish(("p.yaml",))).report.open
    assert any("/needs/0" in d.anchor for d in found)
    run(arguments)
    other = need.replace("2026-02-31", "2026-02").replace("slow", "dear")
    (home / "p.yaml").write_text(
        "# A line more\n" + text.replace("  needs:\n", "  needs:\n" + other + need), "utf-8"
    )
    assert run(arguments) == 0


def test_blocks_that_move_stay_known(home: Path) -> None:
    name = home / "wic.yaml"
    text = (ROOT / "programmes" / "wic-fellowship.yaml").read_text(encoding="utf-8")
    name.write_text(text, encoding="utf-8")
    before = Counter(d.fingerprint for d in check(Wish(("wic.yaml",))).report.open)
    assert before
    data = yaml.safe_load(text)
    for part in ("stakeholders", "organisations", "risks", "references"):
        data[part] = list(reversed(data.get(part, [])))
    moved = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    assert moved.splitlines() != text.splitlines()
    name.write_text("\n\n" + moved, encoding="utf-8")
    assert Counter(d.fingerprint for d in check(Wish(("wic.yaml",))).report.open) == before


@pytest.mark.parametrize("pack", sorted(RESERVED))
def test_what_planner_says_itself_is_never_known(tmp_path: Path, pack: str) -> None:
    path, found = tmp_path / "b.json", report(finding(tmp_path / "p.yaml", f"{pack}/x"))
    assert baseline.made(found, path).total == 0
    spoken = finding(tmp_path / "p.yaml", ONE)
    forged = baseline.made(report(spoken), path)
    (entry,) = forged.entries
    fingerprint = replace(found.diagnostics[0], path="p.yaml").fingerprint
    forged = baseline.Baseline({replace(entry, rule=f"{pack}/x", fingerprint=fingerprint): 1})
    assert not baseline.hold(found, forged, path).known


def test_a_file_that_cannot_be_read_fails_in_spite_of_it(home: Path) -> None:
    arguments = ["check", "p.yaml", "--baseline", "b.json"]
    run(arguments)
    before = (home / "b.json").read_bytes()
    (home / "p.yaml").write_text("planner: 1\n\tid: x\n", "utf-8")
    assert run(arguments) == 1
    assert (home / "b.json").read_bytes() == before


def test_equal_fingerprints_are_counted(tmp_path: Path) -> None:
    path, one = tmp_path / "b.json", finding(tmp_path / "p.yaml")
    (tmp_path / "p.yaml").touch()
    two = report(one, replace(one, span=Span(2, 1, 2, 2)))
    known = baseline.made(two, path)
    assert list(known.entries.values()) == [2]
    three = report(*two.diagnostics, replace(one, span=Span(3, 1, 3, 2)))
    held = baseline.hold(three, known, path)
    assert [d.known for d in held.diagnostics] == [True, True, False]
    assert [d.span.line for d in held.open] == [3]
    fewer = baseline.hold(report(one), known, path)
    assert list(baseline.shrunk(fewer, known, path).entries.values()) == [1]


def test_what_the_run_did_not_look_at_stays(tmp_path: Path) -> None:
    path, here, there = tmp_path / "b.json", tmp_path / "p.yaml", tmp_path / "q.yaml"
    here.touch()
    there.touch()
    known = baseline.made(report(finding(here), finding(here, TWO), finding(there)), path)

    def left(of: Report) -> set[tuple[str, str]]:
        held = baseline.hold(of, known, path)
        return {(e.file, e.rule) for e in baseline.shrunk(held, known, path).entries}

    empty = Report((str(here),), RULES, ())
    assert left(empty) == {("q.yaml", ONE)}
    assert left(replace(empty, rules=RULES[:1])) == {("p.yaml", TWO), ("q.yaml", ONE)}
    pack = ONE.partition("/")[0]
    for skipped in (ONE, f"{pack}/*", "*"):
        assert ("p.yaml", ONE) in left(replace(empty, skipped=(Skipped(str(here), skipped, "so"),)))
    broken = finding(here, BROKEN.id)
    assert len(left(replace(empty, diagnostics=(broken,)))) == 3
    there.unlink()
    assert left(empty) == set()


def test_a_waived_finding_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    waived = replace(finding(tmp_path / "p.yaml"), waived=Waived("R.", "B", "2028-12-31"))
    assert baseline.made(report(waived), path).total == 0


def test_reports_tell_known_from_new(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    old, new = finding("p.yaml", message="Old."), finding("p.yaml", message="New.", line=2)
    held = baseline.hold(report(old, new), baseline.made(report(old), path), path)
    sarif = json.loads(REPORTERS["sarif"](held))["runs"][0]["results"]
    assert [r["baselineState"] for r in sarif] == ["unchanged", "new"]
    data = json.loads(REPORTERS["json"](held))
    assert [d["known"] for d in data["diagnostics"]] == [True, False]
    assert (data["counts"]["error"], data["counts"]["known"]) == (1, 1)
    assert "Old." not in REPORTERS["github"](held)
    assert "New." in REPORTERS["github"](held)
    assert all(
        "baselineState" not in r for r in json.loads(REPORTERS["sarif"](report(old)))["runs"][0]["results"]
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "b.json:1:2"),
        (b"\xff", "UTF-8"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "not a baseline"),
        (b'{"planner-baseline": 2, "findings": []}', "not a baseline"),
        (b'{"planner-baseline": 1, "findings": [{"file": "x"}]}', "/findings/0"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        baseline.load(path)
    assert said in caught.value.message


@given(st.lists(st.tuples(st.text(), st.text(), st.integers(0, 3)), max_size=5))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, found: list[tuple[str, str, int]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.json"
    made = baseline.made(report(*(finding("p.yaml", ONE, a + b, n + 1) for a, b, n in found)), path)
    path.write_bytes(baseline.text(made))
    assert baseline.load(path) == made


def test_the_schema_describes_everything() -> None:
    item = schema("baseline")["properties"]["findings"]["items"]
    assert set(item["required"]) == set(item["properties"])
    assert all(child["description"] for child in item["properties"].values())
    assert "waivers" in DEFAULTS
