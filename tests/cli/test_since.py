"""``planner check --since``: what differs from a git revision is checked, the rest is said not to be."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from planner.cli.main import run
from planner.cli.since import unchanged
from planner.diagnostic import Diagnostic, Skipped
from planner.engine.portfolio import Portfolio
from planner.project import Wish, check
from planner.read.document import Document

SMALLEST = Path(__file__).parents[2] / "planner" / "engine" / "smallest.yaml"
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
NAMES = ["a.yaml", "b.yaml", "größe und\tmehr.yaml", "sub/c.yaml"]


def git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four programmes, committed once."""
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "NAME": "Tester",
        "EMAIL": "tester@example.org",
        "DATE": "2027-01-01T00:00:00Z",
    }.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    (tmp_path / "sub").mkdir()
    for name in NAMES:
        shutil.copy(SMALLEST, name)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "All")
    return tmp_path


def touched(name: str) -> None:
    with Path(name).open("a", encoding="utf-8") as file:
        file.write("# a line more\n")


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[list[str], list[str]]:
    """The files that were checked and those that were not."""
    capsys.readouterr()
    assert run(["check", *words, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    return report["files"], [s["path"] for s in report["skipped"] if "has not changed since" in s["reason"]]


def test_nothing_changed_says_so(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", ".", "--since", "HEAD"]) == 0
    said = capsys.readouterr()
    assert "Nothing was checked: no programme has changed since HEAD." in said.err
    assert "it has not changed since HEAD" in said.out
    assert "a.yaml" in said.out


def test_edited_staged_committed_and_untracked_files_are_checked(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("tag", "start")
    touched("a.yaml")
    git("commit", "-qam", "Edit")
    touched("b.yaml")
    git("add", "b.yaml")
    touched(NAMES[2])
    shutil.copy(SMALLEST, "new.yaml")
    Path(".gitignore").write_text("ignored.yaml\n")
    shutil.copy(SMALLEST, "ignored.yaml")
    found, left = checked(capsys, ".", "--since", "start")
    assert set(found) == {"a.yaml", "b.yaml", NAMES[2], "ignored.yaml", "new.yaml"}
    assert left == ["sub/c.yaml"]


def test_a_renamed_file_is_checked_under_its_new_name(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("mv", "a.yaml", "z.yaml")
    assert checked(capsys, ".", "--since", "HEAD")[0] == ["z.yaml"]


def test_from_a_folder_inside(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    touched("sub/c.yaml")
    git("config", "diff.relative", "true")
    monkeypatch.chdir(repository / "sub")
    assert checked(capsys, "..", "--since", "HEAD")[0] == ["../sub/c.yaml"]
    assert checked(capsys, str(repository), "--since", "HEAD")[0] == [str(repository / "sub" / "c.yaml")]


def test_what_others_did_since_the_branch_left_does_not_count(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("checkout", "-qb", "mine")
    touched("a.yaml")
    git("commit", "-qam", "Mine")
    git("checkout", "-q", "main")
    touched("b.yaml")
    git("commit", "-qam", "Theirs")
    git("checkout", "-q", "mine")
    assert checked(capsys, ".", "--since", "main")[0] == ["a.yaml"]


def test_a_link_whose_target_changed_is_checked(repository: Path) -> None:
    Path("link.yaml").symlink_to("a.yaml")
    git("add", "-A")
    git("commit", "-qm", "Link")
    assert unchanged("HEAD", ["link.yaml"]) == ["link.yaml"]
    touched("a.yaml")
    assert unchanged("HEAD", ["link.yaml", "b.yaml"]) == ["b.yaml"]


def test_a_broken_file_that_has_not_changed_is_not_said_to_be_checked(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.yaml").write_text("planner: 1\n")
    git("commit", "-qam", "Break")
    touched("b.yaml")
    assert checked(capsys, "a.yaml", "b.yaml", "--since", "HEAD") == (["b.yaml"], ["a.yaml"])


@pytest.mark.parametrize(
    "revision", ["nope", "--output=stolen", "-h", "", "HEAD^{tree}", "a\nb", "HEAD:a.yaml"]
)
def test_an_unknown_revision(repository: Path, capsys: pytest.CaptureFixture[str], revision: str) -> None:
    assert run(["check", ".", f"--since={revision}"]) == 2
    assert "git knows no revision" in capsys.readouterr().err
    assert not Path("stolen").exists()


def test_outside_of_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    shutil.copy(SMALLEST, "a.yaml")
    assert run(["check", "a.yaml", "--since", "HEAD"]) == 2
    assert "--since needs a git repository" in capsys.readouterr().err


def test_without_git(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert run(["check", ".", "--since", "HEAD"]) == 2
    assert "--since needs git, and there is none." in capsys.readouterr().err


def test_a_part_of_the_programmes_cannot_make_a_baseline(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", ".", "--since", "HEAD", "--baseline", "b.json"]) == 2
    assert not Path("b.json").exists()
    assert "without --since" in capsys.readouterr().err


def test_a_watching_program_of_the_repository_is_not_run(repository: Path) -> None:
    script = repository / "watcher"
    script.write_text("#!/bin/sh\ntouch ran\n")
    script.chmod(0o755)
    git("config", "core.fsmonitor", str(script))
    unchanged("HEAD", ["a.yaml"])
    assert not (repository / "ran").exists()


def test_a_file_that_is_read_for_context_stands_in_the_portfolio(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, int] = {}

    def noting(
        document: Document, portfolio: Portfolio, *_: object
    ) -> tuple[list[Diagnostic], list[Skipped]]:
        seen[document.path] = len(portfolio)
        return [], []

    monkeypatch.setattr("planner.project.compared", noting)
    check(Wish(("a.yaml", "b.yaml"), context=frozenset({"b.yaml"}), context_reason="so"))
    assert seen == {"a.yaml": 2}
