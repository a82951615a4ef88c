"""The record of a pack is believed in nothing that planner would not have written."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.pack.record import NAME, DamagedError, Entry, keep, read

HASH = "0123456789abcdef" * 4
GOOD: dict[str, Any] = {
    "key": HASH, "sha256": HASH, "pages": 3, "warnings": ["Something."], "drawn": HASH, "tries": 1,
}  # fmt: skip


def test_what_is_kept_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    entry = Entry(HASH, HASH, 3, ("A warning \u2026 \ud800",))
    keep(tmp_path, {"a.pdf": entry})
    keep(tmp_path, {"b.pdf": entry})
    assert read(tmp_path) == {"a.pdf": entry, "b.pdf": entry}
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".json"] == [NAME]


def test_no_record_is_an_empty_one(tmp_path: Path) -> None:
    assert read(tmp_path) == {}
    assert read(tmp_path / "not there") == {}


def test_files_that_are_gone_leave_the_record(tmp_path: Path) -> None:
    keep(tmp_path, {"a.pdf": Entry(HASH, HASH)})
    keep(tmp_path, {"b.pdf": Entry(HASH, HASH)})
    assert read(tmp_path).keys() == {"b.pdf"}


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    entries = {"a": Entry(HASH, HASH, 1, ("w" * 10_000,)), "../b": Entry(HASH, HASH), "c": Entry(HASH, HASH)}
    keep(tmp_path, entries)
    assert read(tmp_path).keys() == {"c"}


def damaged(text: bytes, folder: Path) -> None:
    (folder / NAME).write_bytes(text)
    with pytest.raises(DamagedError):
        read(folder)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b'{"planner-pack": 2}',
        b'{"planner-pack": 3, "files": {}}',
        b'{"planner-pack": true, "files": {}}',
        b'{"planner-pack": 2, "files": []}',
        b'{"planner-pack": 2, "files": {}, "more": 1}',
        b"[" * 100_000,
        b'{"planner-pack": ' + b"1" * 10_000 + b', "files": {}}',
        b" " * 4_000_001,
    ],
)
def test_what_is_no_record(tmp_path: Path, text: bytes) -> None:
    damaged(text, tmp_path)


@pytest.mark.parametrize(
    "other",
    [
        {"key": HASH.upper()},
        {"key": HASH[:-1]},
        {"key": HASH + "\n"},
        {"key": None},
        {"drawn": HASH[:-1]},
        {"drawn": None},
        {"tries": -1},
        {"tries": True},
        {"sha256": 1},
        {"pages": -1},
        {"pages": True},
        {"pages": 1.0},
        {"pages": 10**9},
        {"warnings": "text"},
        {"warnings": [1]},
        {"warnings": ["w" * 5_001]},
        {"more": 1},
    ],
)
def test_an_entry_that_is_none(tmp_path: Path, other: dict[str, Any]) -> None:
    damaged(json.dumps({"planner-pack": 2, "files": {"a.pdf": GOOD | other}}).encode(), tmp_path)


@pytest.mark.parametrize("name", ["", "../a", "a/b", "a\\b", "C:a", ".hidden", "a\nb", "a" * 256, "\x00"])
def test_a_name_that_is_no_file_of_the_folder(tmp_path: Path, name: str) -> None:
    damaged(json.dumps({"planner-pack": 2, "files": {name: GOOD}}).encode(), tmp_path)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("record")
    (folder / NAME).write_bytes(raw)
    with pytest.raises(DamagedError):
        read(folder)


def test_what_is_no_file_is_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / NAME).mkdir()
    with pytest.raises(DamagedError):
        read(tmp_path / "one")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / NAME)
        with pytest.raises(DamagedError):
            read(tmp_path)
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / NAME).symlink_to(tmp_path / "nothing")
    with pytest.raises(DamagedError):
        read(tmp_path / "link")


def test_a_record_that_is_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / NAME).symlink_to(tmp_path / "precious")
    keep(tmp_path, {"a.pdf": Entry(HASH, HASH)})
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert read(tmp_path).keys() == {"a.pdf"}
