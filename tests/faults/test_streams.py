"""Full, closed and deserted streams: the work is done, the message is honest, the exit code is right."""

import os
import pty
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

FULL = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no disk that is always full"
)
COMMANDS = [
    "check p.yaml",
    "--version",
    "--help",
    "check --help",
    "rules list",
    "gaps GHA",
    "render list",
    "profile show fcdo",
    "config",
]
LATER = "p.yaml --format text --format json=r.json"


@FULL
@pytest.mark.parametrize("at_once", [None, "1"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_behind_standard_output(place: Any, command: str, at_once: str | None) -> None:
    code, _, said = place.shell(f"planner {command} >/dev/full", PYTHONUNBUFFERED=at_once)
    assert code == 2
    assert said.startswith("planner: Standard output cannot be written: No space left on device.\n")
    assert len(said.splitlines()) == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_closed_standard_output(place: Any, command: str) -> None:
    code, _, said = place.shell(f"planner {command} >&-")
    assert code == 2
    assert said.startswith("planner: Standard output cannot be written: it is closed.\n")


@FULL
@pytest.mark.parametrize("to", [">/dev/full", ">&-", "| true"])
def test_other_reports_are_written_all_the_same(place: Any, to: str) -> None:
    place.shell(f"planner check {LATER} {to}")
    assert place.read()["r.json"].endswith(b"}\n")


@FULL
def test_documents_are_written_all_the_same(place: Any) -> None:
    code, _, said = place.shell(
        "planner render briefing p.yaml --to md --to html >/dev/full", PYTHONUNBUFFERED="1"
    )
    assert code == 2
    assert "No space left" in said
    assert {"smallest-briefing.md", "smallest-briefing.html"} <= place.read().keys()


@pytest.mark.parametrize("to", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(("command", "code"), [("check p.yaml", 0), ("check nothing.yaml", 2), ("chekc", 2)])
def test_standard_error_that_reaches_nobody_changes_no_exit_code(
    place: Any, to: str, command: str, code: int
) -> None:
    assert place.shell(f"planner {command} {to}")[0] == code


@pytest.mark.parametrize("reader", ["head -1", "true", "head -c 1"])
@pytest.mark.parametrize(
    "command", ["check p.yaml --format json", "rules list", "--help", "check p.yaml --fail-on note"]
)
def test_a_reader_who_leaves_is_no_fault(place: Any, command: str, reader: str) -> None:
    code, _, said = place.shell(f"planner {command} | {reader}")
    assert (code, said) == (0, "")


def test_the_verdict_stands_whoever_listens(place: Any) -> None:
    text = (place.folder / "p.yaml").read_text(encoding="utf-8")
    place.write("p.yaml", text.replace("by: [telco]", "by: [nobody]"))
    code, _, said = place.shell("planner check p.yaml | true")
    assert (code, said) == (1, "")


def test_no_standard_input(place: Any) -> None:
    code, _, said = place.shell("planner check - <&-")
    assert code == 2
    assert said.startswith("planner: There is no standard input to read.")


def test_all_three_closed(place: Any) -> None:
    code, _, _ = place.shell("planner check p.yaml --format json=r.json <&- >&- 2>&-")
    assert code == 0
    assert place.read()["r.json"].endswith(b"}\n")


def test_a_folder_as_standard_input_ends_at_once(place: Any) -> None:
    """Python itself refuses to begin; there is nothing that planner could say."""
    code, out, _ = place.shell("planner check - <.")
    assert (code, out) == (1, "")


@FULL
def test_a_device_or_a_pipe_takes_a_report_and_stays_what_it_is(place: Any) -> None:
    code, _, said = place.shell(
        "planner check p.yaml --format json=/dev/full --format sarif=s.sarif --format junit=/dev/null"
    )
    assert code == 2
    assert said.startswith("planner: /dev/full cannot be written: No space left on device.")
    assert Path("/dev/full").is_char_device()
    assert Path("/dev/null").is_char_device()
    assert place.read()["s.sarif"].endswith(b"}\n")
    os.mkfifo(place.folder / "pipe")
    code, out, _ = place.shell(
        "cat pipe & planner check p.yaml --format json=pipe; code=$?; wait; exit $code"
    )
    assert (code, out[:1], out[-2:]) == (0, "{", "}\n")
    assert (place.folder / "pipe").is_fifo()
    code, out, _ = place.shell("planner check p.yaml --format json=/dev/stdout | tail -1")
    assert (code, out) == (0, "}\n")
    code, out, said = place.shell(
        "planner check p.yaml --format json=>(head -c 1 >seen); code=$?; sleep 0.2; exit $code"
    )
    assert (code, said, place.read()["seen"]) == (0, "", b"{")


def test_a_terminal_that_is_closed(place: Any) -> None:
    screen, line = pty.openpty()
    process = place.start(
        "check", "p.yaml", "--format", "text", "--format", "json=r.json", stdout=line, stderr=line
    )
    os.close(line)
    os.close(screen)
    process.wait(timeout=60)
    assert process.returncode == 2
    assert place.read()["r.json"].endswith(b"}\n")


def test_a_watch_ends_with_its_screen(place: Any) -> None:
    screen, line = pty.openpty()
    process = place.start(
        "check", "p.yaml", "--watch", stdout=line, stderr=subprocess.DEVNULL, env={"TERM": "xterm"}
    )
    os.close(line)
    assert os.read(screen, 10)
    os.close(screen)
    place.write("p.yaml", (place.folder / "p.yaml").read_text(encoding="utf-8") + "\n")
    assert process.wait(timeout=60) == 2


def on_a_screen(place: Any, *words: str, **env: str | None) -> str:
    """What a terminal is sent."""
    screen, line = pty.openpty()
    process = place.start(
        *words,
        stdout=line,
        stderr=subprocess.DEVNULL,
        env={"TERM": "xterm", "NO_COLOR": None, "COLUMNS": None} | env,
    )
    os.close(line)
    shown = b""
    while True:
        try:
            piece = os.read(screen, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(screen)
    assert process.wait(timeout=60) == 0
    return shown.decode()


@pytest.mark.parametrize("columns", ["20", "1", "-5", "9999999", "wide"])
def test_any_width(place: Any, columns: str) -> None:
    for command in (
        ["check", "p.yaml", "--fail-on", "error"],
        ["gaps", "GHA"],
        ["rules", "list"],
        ["--help"],
    ):
        shown = on_a_screen(place, *command, COLUMNS=columns)
        assert len(shown) > 200


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour(place: Any, env: dict[str, str]) -> None:
    assert "\x1b" in on_a_screen(place, "gaps", "GHA")
    assert "\x1b" not in on_a_screen(place, "gaps", "GHA", **env)
    assert not re.search("\x1b", place.run("gaps", "GHA", env={"CLICOLOR_FORCE": "1", "FORCE_COLOR": "1"})[1])


def test_what_a_call_is_answered_commands_no_terminal(place: Any) -> None:
    for line in (
        "check $'--\\e[31mx'",
        "check $'no\\e[31m.yaml'",
        "chec$'\\e'k",
        "new voices -o $'a\\e[31mé.yaml'",
        "render list $'\\e[31m'",
    ):
        code, out, said = place.shell(f"planner {line}")
        assert code in {0, 2}
        assert "\x1b" not in out + said
        assert out + said
