"""In a folder the programmes are found, and what is passed over is named."""

from pathlib import Path

import pytest

from planner.errors import UsageError
from planner.read.discover import discover
from planner.read.files import MAX_BYTES


def test_programmes_are_found_and_the_rest_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("planner: 1\n")
    (tmp_path / "a.yml").write_text('id: x\n"planner" : 1\n')
    (tmp_path / "compose.yaml").write_text("services: {planner: 1}\n")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "c.yaml").write_text("planner: 1\n")
    files, skipped = discover([str(tmp_path)])
    assert [Path(f).name for f in files] == ["a.yml", "b.yaml"]
    assert [Path(s.path).name for s in skipped] == ["compose.yaml"]


def test_a_large_stranger_does_not_stop_the_run(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("planner: 1\n")
    (tmp_path / "dump.yaml").write_bytes(b"- row\n" * (MAX_BYTES // 6 + 100))
    files, skipped = discover([str(tmp_path)])
    assert [Path(f).name for f in files] == ["plan.yaml"]
    assert [Path(s.path).name for s in skipped] == ["dump.yaml"]


def test_a_named_file_is_always_checked(tmp_path: Path) -> None:
    stranger = tmp_path / "compose.yaml"
    stranger.write_text("services: {}\n")
    assert discover([str(stranger)]) == ([str(stranger)], [])
    assert discover([str(stranger)], programmes_only=True)[0] == []


def test_nothing_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No programme was found"):
        discover([str(tmp_path)])
