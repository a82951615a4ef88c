"""The front door: exit codes for every way in which a run can end."""

import pytest

from planner.cli import main
from planner.errors import ExitCode


def test_a_fault_of_ours_is_said_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the \x1b[31mroof\x1b[0m leaks")

    monkeypatch.setattr("planner.cli.call.tell", broken)
    assert main.run(["check", "programmes"]) == ExitCode.BUG
    said = capsys.readouterr().err
    assert "This is a fault in planner" in said
    assert "Traceback" not in said
    assert "\x1b" not in said


def test_debug_shows_the_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the roof leaks")

    monkeypatch.setattr("planner.cli.call.tell", broken)
    with pytest.raises(RuntimeError):
        main.run(["--debug", "check", "programmes"])


def test_an_interruption_is_not_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("planner.cli.call.tell", stopped)
    assert main.run(["check", "programmes"]) == ExitCode.INTERRUPTED


@pytest.mark.parametrize(
    "words", [["check", "--nonsense"], ["nonsense"], ["check", "nofile.yaml"], ["gaps"], ["gaps", "Atlantis"]]
)
def test_a_wrong_call_is_two(words: list[str]) -> None:
    assert main.run(words) == ExitCode.USAGE


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["gaps", "NOR"], ["rules", "list"]])
def test_what_goes_well_is_nought(words: list[str]) -> None:
    assert main.run(words) == ExitCode.CLEAN
