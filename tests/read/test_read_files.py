"""Only real files of a sensible size are read; everything else is refused with a hint."""

import io
import os
import sys
from pathlib import Path

import pytest

from planner.errors import ExitCode, UsageError
from planner.read.files import MAX_BYTES, load


def refused(path):
    with pytest.raises(UsageError) as caught:
        load(path)
    assert caught.value.hint
    assert caught.value.exit_code == ExitCode.USAGE
    return caught.value.message


def test_a_file(tmp_path):
    file = tmp_path / "p.yaml"
    file.write_bytes(b"a: 1\r\n")
    assert load(file) == load(str(file)) == b"a: 1\r\n"


def test_what_is_missing(tmp_path):
    assert "no file" in refused(tmp_path / "p.yaml")


def test_a_folder(tmp_path):
    assert "folder" in refused(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in refused(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device")
def test_a_device():
    assert "device" in refused("/dev/zero")


def test_a_sparse_giant_is_not_read(tmp_path):
    with (tmp_path / "giant").open("wb") as file:
        file.truncate(50 * MAX_BYTES)
    assert "larger than 10 MB" in refused(tmp_path / "giant")


def test_the_largest_file_that_is_read(tmp_path):
    (tmp_path / "large").write_bytes(b"#" * MAX_BYTES)
    assert len(load(tmp_path / "large")) == MAX_BYTES


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    (tmp_path / "secret").write_bytes(b"")
    (tmp_path / "secret").chmod(0)
    assert "may not be read" in refused(tmp_path / "secret")


@pytest.mark.parametrize("name", ["x\0y", "x" * 5000])
def test_impossible_names(name):
    assert "cannot be read" in refused(name)


def test_a_folder_that_is_a_file(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert "cannot be read" in refused(tmp_path / "file" / "x")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a: 1")))
    assert load("-") == b"a: 1"


def test_endless_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"#" * (MAX_BYTES + 1))))
    assert "Standard input is larger" in refused("-")


def test_no_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert "no standard input" in refused("-")
