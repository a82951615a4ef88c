"""``planner check --watch``: a loop that is handed its looks, and a screen that stays calm."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.cli import watch as watching
from planner.cli.call import Call
from planner.cli.main import run
from planner.cli.watch import PAUSE, Snapshot, World, checked, fitted, loop, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALLEST = Path(__file__).parents[2] / "planner" / "engine" / "smallest.yaml"
A, B, C = (1, 1, 1), (2, 1, 1), (3, 1, 1)


class Stage:
    """A world whose looks are given in advance; it is interrupted when they run out."""

    def __init__(self, *looks: Snapshot) -> None:
        self.looks: Iterator[Snapshot] = iter(looks)
        self.shown: list[tuple[str, str]] = []
        self.checks = 0

    def look(self) -> Snapshot:
        found = next(self.looks, None)
        if found is None:
            raise KeyboardInterrupt
        return found

    def check(self) -> str:
        self.checks += 1
        return f"report {self.checks}"

    def run(self) -> list[str]:
        """The statuses that were shown."""
        with pytest.raises(KeyboardInterrupt):
            loop(World(self.look, self.check, lambda *shown: self.shown.append(shown), lambda: None))
        return [status for status, _ in self.shown]


def test_it_checks_once_and_waits() -> None:
    stage = Stage({"p.yaml": A}, {"p.yaml": A}, {"p.yaml": A})
    assert stage.run() == ["planner watches 1 file. Ctrl-C ends."]
    assert stage.shown[0][1] == "report 1"


def test_a_change_is_checked_and_named() -> None:
    after = {"p.yaml": B, "q.yaml": A}
    stage = Stage({"p.yaml": A, "q.yaml": A}, after, after, after)
    assert stage.run()[1:] == ["planner watches 2 files. Changed: p.yaml. Ctrl-C ends."]


def test_it_waits_until_a_file_is_written_to_the_end() -> None:
    stage = Stage({"p.yaml": A}, {"p.yaml": B}, {"p.yaml": C}, {"p.yaml": C}, {"p.yaml": C})
    assert len(stage.run()) == 2


def test_a_file_that_an_editor_replaces_is_one_change() -> None:
    stage = Stage({"p.yaml": A}, {}, {"p.yaml": B}, {"p.yaml": B}, {"p.yaml": B})
    assert stage.run()[1:] == ["planner watches 1 file. Changed: p.yaml. Ctrl-C ends."]


def test_a_change_that_is_taken_back_at_once_is_none() -> None:
    stage = Stage({"p.yaml": A}, {"p.yaml": B}, {"p.yaml": A}, {"p.yaml": A}, {"p.yaml": A})
    assert len(stage.run()) == 1


def test_new_and_deleted_files_are_changes() -> None:
    after = {f"{n}.yaml": A for n in range(1, 6)}
    stage = Stage({"0.yaml": A}, after, after)
    assert stage.run()[1:] == [
        "planner watches 5 files. Changed: 0.yaml, 1.yaml, 2.yaml and 3 more. Ctrl-C ends."
    ]


def test_a_name_cannot_draw_on_the_screen() -> None:
    after = {"\x1b[2J.yaml": A}
    assert all("\x1b" not in status for status in Stage({}, after, after).run())


def test_configuration_files_are_not_counted() -> None:
    assert Stage({"planner.toml": A, "p.yaml": A}).run() == ["planner watches 1 file. Ctrl-C ends."]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one programme, which is the working folder and the top of a repository."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "programmes").mkdir()
    shutil.copy(SMALLEST, tmp_path / "programmes" / "p.yaml")
    return tmp_path


def test_it_sees_everything_that_a_check_reads(folder: Path) -> None:
    call = Call((), {"waivers": ("w.yaml",), "gaps": "g.csv"}, baseline="b.json")
    assert set(snapshot(call)) == {"programmes/p.yaml"}
    for name in ("w.yaml", "g.csv", "b.json", "planner.toml"):
        before = snapshot(call)
        (folder / name).write_text("")
        assert set(snapshot(call)) == {*before, name}
    (folder / "programmes" / "q.yml").write_text("planner: 1\n")
    assert "programmes/q.yml" in snapshot(call)


def test_a_replaced_file_of_the_same_size_is_seen(folder: Path) -> None:
    path = folder / "programmes" / "p.yaml"
    before = snapshot(Call((), {}))
    shutil.copy2(path, folder / "beside")
    (folder / "beside").replace(path)
    assert snapshot(Call((), {})) != before


def test_a_configuration_that_is_broken_is_watched_and_said(folder: Path) -> None:
    (folder / "planner.toml").write_text("[tool.planner\n")
    assert set(snapshot(Call((), {}))) == {"planner.toml"}
    assert "not valid TOML" in checked(Call((), {}))


def test_a_file_that_is_gone_is_said(folder: Path) -> None:
    assert "There is no file gone.yaml." in checked(Call(("gone.yaml",), {}))


def test_it_shows_the_text_report(folder: Path) -> None:
    shown = checked(Call((), {}))
    assert shown.startswith("no errors, no warnings, no notes\n")
    assert "Summary" in shown
    assert "Money" not in shown


def test_warnings_stand_on_the_screen_and_not_beside_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "g.csv").write_text("nonsense\n")
    shown = checked(Call((), {"gaps": "g.csv"}))
    assert "g.csv:1:" in shown
    assert "cannot be used" in shown
    assert capsys.readouterr().err == ""


def test_watching_never_writes_the_baseline(folder: Path) -> None:
    (folder / "b.json").write_text(
        '{"planner-baseline": 1, "findings": [{"file": "gone.yaml", "rule": "a/b", '
        f'"anchor": "", "message": "", "fingerprint": "{"0" * 32}", "count": 1}}]}}'
    )
    before = (folder / "b.json").read_bytes()
    assert "Summary" in checked(Call((), {}, baseline="b.json"))
    assert (folder / "b.json").read_bytes() == before


def test_a_report_is_cut_to_the_screen() -> None:
    report = "\n".join(map(str, range(100)))
    shown = fitted("status", report, 10).split("\n")
    assert len(shown) == 10
    assert shown[:3] == ["status", "", "0"]
    assert shown[-1] == "... 93 more lines: `planner check` without --watch shows them."
    assert fitted("status", "one\ntwo\n", 10) == "status\n\none\ntwo"


def test_looking_takes_a_fifth_of_the_time_at_most() -> None:
    now, slept = [0.0], []

    def slow() -> Snapshot:
        now[0] += 1.0
        return {}

    pacer = watching._Pacer(lambda: now[0], slept.append)
    pacer.wait()
    pacer.timed(slow)()
    pacer.wait()
    assert slept == [PAUSE, 5.0]


def test_it_needs_a_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--watch"]) == 2
    assert "--watch needs a terminal" in capsys.readouterr().err


@pytest.fixture
def terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output is a terminal."""
    monkeypatch.setattr(watching, "_on_terminal", lambda: True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "json"], "text report only"),
        (["--format", "text", "--format", "sarif=x"], "text report only"),
        (["-"], "standard input"),
        (["--baseline", "none.json"], "There is no baseline"),
    ],
)
def test_what_it_cannot_do(
    terminal: None, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(["check", "--watch", *words]) == 2
    assert said in capsys.readouterr().err


def test_ctrl_c_leaves_a_clean_screen(
    terminal: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_world: World) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "loop", interrupt)
    assert run(["check", "--watch"]) == 130
    assert capsys.readouterr().out == "\x1b[?1049h\x1b[H\x1b[?1049lStopped watching.\n"


def test_the_screen_is_drawn_over_and_not_cleared(
    terminal: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    watching._draw("status", "one\n")
    assert capsys.readouterr().out == "\x1b[Hstatus\x1b[K\n\x1b[K\none\x1b[K\n\x1b[J"
