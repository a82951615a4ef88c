"""``planner explain FILE``: what to mend first, where, how, and why it comes now."""

from pathlib import Path

import pytest

from planner import engine
from planner.cli.explain_programme import steps
from planner.cli.main import run
from planner.diagnostic import Diagnostic, Report, Severity, Waived
from planner.position import Pointer, Span


def finding(rule: str, severity: Severity, line: int = 1, **more: object) -> Diagnostic:
    return Diagnostic(rule, severity, "M.", "p.yaml", Span(line, 1, line, 2), Pointer(("a",)), **more)


def test_the_order_of_the_work() -> None:
    found = [
        finding("waiver/unused", Severity.WARNING),
        finding("zoology/x", Severity.WARNING),
        finding("evidence/x", Severity.NOTE),
        finding("evidence/x", Severity.WARNING),
        finding("definition/x", Severity.WARNING),
        finding("results/x", Severity.WARNING),
        finding("reference/x", Severity.WARNING),
        finding("gap/x", Severity.ERROR),
        finding("schema/x", Severity.ERROR),
        finding("yaml/text-direction", Severity.WARNING),
    ]
    walked = steps(Report(("p.yaml",), (), tuple(found)))
    assert [step.findings[0].rule for step in walked] == [
        "schema/x",
        "gap/x",
        "reference/x",
        "results/x",
        "definition/x",
        "evidence/x",
        "zoology/x",
        "waiver/unused",
        "yaml/text-direction",
        "evidence/x",
    ]
    assert sum(len(step.findings) for step in walked) == len(found)
    assert all(step.why for step in walked)


def test_within_a_step_from_the_top_of_the_file_to_its_end() -> None:
    found = [finding("gap/x", Severity.WARNING, line) for line in (30, 4, 12)]
    (step,) = steps(Report(("p.yaml",), (), tuple(found)))
    assert [d.span.line for d in step.findings] == [4, 12, 30]


def test_what_is_waived_is_no_step() -> None:
    excused = finding("gap/x", Severity.ERROR, waived=Waived("R.", "B", "2028-12-31"))
    assert steps(Report(("p.yaml",), (), (excused,))) == []


def test_a_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_text("planner: 1\n\tid: x\n")
    assert run(["explain", "p.yaml"]) == 0
    said = capsys.readouterr().out
    assert "Step 1 of 1: make the file readable" in said
    assert "all rules: the file cannot be read. This has not passed." in said
    assert "run this again after step 1" in said


@pytest.mark.parametrize("name", ["gone.yaml", "a\0b"])
def test_what_is_neither_a_file_nor_a_rule(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(["explain", name]) == 2
    assert "There is no rule" in capsys.readouterr().err


def test_own_rules_are_asked_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes((Path(engine.__file__).parent / "smallest.yaml").read_bytes())
    own = tmp_path / "own.yaml"
    own.write_text(
        "planner-rules: 1\npack: acme\nabout: The fund.\nrules:\n"
        "  - {name: dear, title: A dear activity., why: It is dear., fix: Save., severity: warning,\n"
        "     sources: [{title: Handbook, year: 2026}], evidence: practice, each: activity,\n"
        "     require: cost < 5, message: It costs too much., valid: ['title: x'], invalid: ['title: x']}\n"
    )
    assert run(["explain", str(plan), "--rules", str(own)]) == 0
    assert "acme/dear" in capsys.readouterr().out
