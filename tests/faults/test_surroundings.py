"""Full and read-only folders, two runs at once, a wrong clock, no home and no encoding worth the name."""

import os
import resource
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

COMMANDS = [
    "check p.yaml --all",
    "explain p.yaml",
    "gaps GHA SEN --why technical",
    "form list",
    "check --help",
]


def small(most: int) -> Any:
    """Files of this process can be no larger: as if the disk were full."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@pytest.mark.parametrize(
    ("words", "name", "most"),
    [
        (("check", "p.yaml", "--format", "sarif=out/r.sarif"), "r.sarif", 2_000),
        (("render", "proposal", "p.yaml", "--to", "html", "-o", "out"), "smallest-proposal.html", 2_000),
        (("render", "workbook", "p.yaml", "-o", "out"), "smallest-workbook.xlsx", 2_000),
        (("render", "proposal", "p.yaml", "--to", "docx", "-o", "out"), "smallest-proposal.docx", 2_000),
        (("render", "briefing", "p.yaml", "--to", "pdf", "-o", "out"), "smallest-briefing.pdf", 2_000),
        (("check", "p.yaml", "--profile", "fcdo", "--baseline", "out/b.json"), "b.json", 10),
        (("gaps", "add", "f.csv", "--gaps", "out"), "f.gaps.csv", 10),
        (("new", "voices", "-o", "out/voices.yaml"), "voices.yaml", 100),
        (("theme", "new", "out/house.yaml"), "house.yaml", 10),
    ],
)  # fmt: skip
def test_a_disk_that_fills_up(place: Any, figures: Any, words: tuple[str, ...], name: str, most: int) -> None:
    place.write("f.csv", figures(41))
    (place.folder / "out").mkdir()
    code, _, said = place.run(*words, preexec_fn=small(most))
    assert code == 2, said
    assert "cannot be" in said
    assert "File too large" in said
    assert place.read("out") == {}
    assert place.run(*words)[0] == 0
    old = place.read("out")
    assert old[name]
    again = place.run(*words, preexec_fn=small(most))[0]
    assert again in {0, 2}, "the same once more: 0 where nothing had to be written"
    assert place.read("out") == old


def test_a_pack_on_a_disk_that_fills_up(place: Any) -> None:
    words = ("render", "--all", "p.yaml", "-o", "out", "--to", "md", "--jobs", "1")
    code, told, said = place.run(*words, preexec_fn=small(9_000))
    assert code == 2
    assert "File too large" in said
    assert " failed" in told
    assert place.left() == []
    kept = place.read("out")
    assert place.run(*words)[0] == 0
    assert kept.items() - {(n, c) for n, c in kept.items() if n.startswith(".")} <= place.read("out").items()


@pytest.mark.parametrize(
    "words",
    [
        ("check", "p.yaml", "--format", "json=file/r.json"),
        ("check", "p.yaml", "--format", "json=folder"),
        ("check", "p.yaml", "--baseline", "file/b.json"),
        ("render", "briefing", "p.yaml", "--to", "md", "-o", "file/below"),
        ("render", "--all", "p.yaml", "-o", "file"),
        ("gaps", "add", "f.csv", "--gaps", "file"),
        ("new", "voices", "-o", "file/voices.yaml"),
    ],
)
def test_a_place_where_nothing_can_be_written(place: Any, figures: Any, words: tuple[str, ...]) -> None:
    place.write("f.csv", figures(41))
    place.write("file", "old")
    (place.folder / "folder").mkdir()
    before = place.read()
    code, _, said = place.run(*words)
    assert code == 2
    assert said.startswith("planner: ")
    assert place.read() == before


@pytest.mark.skipif(getattr(os, "getuid", int)() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only(place: Any) -> None:
    place.folder.chmod(0o500)
    try:
        code, _, said = place.run("check", "p.yaml", "--format", "json=r.json")
    finally:
        place.folder.chmod(0o700)
    assert code == 2
    assert "Permission denied" in said


def test_two_runs_at_once(place: Any, figures: Any) -> None:
    either = []
    for value in (41, 42):
        place.write(f"{value}.csv", figures(value))
        assert place.run("gaps", "add", f"{value}.csv", "--as", "ours")[0] == 0
        either.append(place.read("gaps")["ours.gaps.csv"])
    for _ in range(3):
        runs = [place.start("gaps", "add", f"{value}.csv", "--as", "ours") for value in (41, 42)]
        runs += [place.start("check", "p.yaml", "--format", "json=r.json") for _ in range(2)]
        for process in runs:
            process.communicate(timeout=120)
            assert process.returncode == 0
        assert place.read("gaps")["ours.gaps.csv"] in either
        assert place.read()["r.json"].endswith(b"}\n")
    assert place.left() == []


@pytest.mark.parametrize("epoch", ["0", "-1", "253402300799"])
def test_an_absurd_clock_dates_documents_and_breaks_none(place: Any, epoch: str) -> None:
    formats = [word for to in ("md", "html", "docx", "pdf") for word in ("--to", to)]
    for words in (("render", "briefing", "p.yaml", *formats), ("render", "workbook", "p.yaml")):
        code, _, said = place.run(*words, env={"SOURCE_DATE_EPOCH": epoch})
        assert (code, said) == (0, "")


@pytest.mark.parametrize("epoch", ["253402300800", "99999999999999999999", "yesterday", "1e9", "nan"])
def test_a_time_that_is_none_is_refused(place: Any, epoch: str) -> None:
    code, _, said = place.run("render", "briefing", "p.yaml", "--to", "md", env={"SOURCE_DATE_EPOCH": epoch})
    assert code == 2
    assert said.startswith("planner: SOURCE_DATE_EPOCH is not a time:")
    assert place.read().keys() == {"p.yaml"}


@pytest.mark.parametrize("when", [0, 4_000_000_000])
def test_times_of_files_decide_nothing(place: Any, when: int) -> None:
    words = ("render", "--all", "p.yaml", "-o", "out", "--to", "md", "--jobs", "1")
    assert place.run(*words)[0] == 0
    first = place.read("out")
    for path in (place.folder / "p.yaml", *(place.folder / "out").iterdir()):
        os.utime(path, (when, when))
    text = (place.folder / "p.yaml").read_text(encoding="utf-8").replace("gain technical", "get technical")
    place.write("p.yaml", text)
    os.utime(place.folder / "p.yaml", (when, when))
    assert place.run(*words)[0] == 0
    assert place.read("out")["smallest-proposal.md"] != first["smallest-proposal.md"]


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii", "HOME": None, "XDG_CACHE_HOME": None, "TMPDIR": None},
        {
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "HOME": "/nonexistent",
            "TMPDIR": "/nonexistent",
        }
        | {"XDG_CACHE_HOME": "/proc/none", "XDG_CONFIG_HOME": "/proc/none"},
    ],
    ids=["C", "ascii and no home", "no UTF-8 and a home that is not there"],
)
def test_poor_surroundings(place: Any, env: dict[str, str | None]) -> None:
    for command in COMMANDS:
        code, out, said = place.run(*command.split(), env=env)
        assert code == 0, (command, said)
        assert out
    formats = ("--to", "md", "--to", "pdf")
    assert place.run("render", "briefing", "p.yaml", *formats, "-o", "poor", env=env)[0] == 0
    assert place.run("render", "briefing", "p.yaml", *formats, "-o", "rich")[0] == 0
    assert place.read("poor") == place.read("rich")


def test_a_working_folder_that_is_deleted(place: Any, gone: Path) -> None:
    for words in (["check"], ["rules", "list"], ["render", "briefing", "p.yaml"]):
        gone.mkdir(exist_ok=True)
        process = place.start(*words, cwd=gone, preexec_fn=lambda: shutil.rmtree(gone))
        _, said = process.communicate(timeout=60)
        assert process.returncode == 2
        assert said.startswith(b"planner: The folder in which planner was started is gone")


def test_files_are_as_private_as_the_user_asks(place: Any) -> None:
    words = ("check", "p.yaml", "--format", "json=r.json")
    assert place.run(*words, preexec_fn=lambda: os.umask(0o077))[0] == 0
    report = place.folder / "r.json"
    assert report.stat().st_mode & 0o777 == 0o600
    report.chmod(0o644)
    before = report.stat().st_mtime_ns
    time.sleep(0.01)
    assert place.run(*words, preexec_fn=lambda: os.umask(0o077))[0] == 0
    assert report.stat().st_mode & 0o777 == 0o644
    assert report.stat().st_mtime_ns > before


def test_a_link_is_replaced_and_what_it_leads_to_is_left_alone(place: Any) -> None:
    place.write("precious", "keep")
    (place.folder / "r.json").symlink_to(place.folder / "precious")
    assert place.run("check", "p.yaml", "--format", "json=r.json")[0] == 0
    assert not (place.folder / "r.json").is_symlink()
    assert place.read()["precious"] == b"keep"
