"""Stopped at any moment: every file is the old one or the new one, and what lies beside them is cleared up."""

import fcntl
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.beside import LEFT, beside

DELAYS = [0.05, 0.3, 0.45, 0.6, 0.75, 0.9, 1.1, 1.4]
"""Seconds after which a run is stopped: before the program is loaded, while it reads, while it writes."""
PACK = ("render", "--all", "p.yaml", "-o", "out", "--to", "md", "--to", "html", "--jobs", "1")


def test_a_pack(place: Any) -> None:
    assert place.run(*PACK, "--rebuild")[0] == 0
    old = place.read("out")
    text = (place.folder / "p.yaml").read_text(encoding="utf-8").replace("gain technical", "get technical")
    place.write("q.yaml", text)
    renamed = [word.replace("p.yaml", "q.yaml") for word in PACK]
    assert place.run(*renamed[:4], "fresh", *renamed[5:])[0] == 0
    new = place.read("fresh")
    for delay in DELAYS:
        place.stopped(signal.SIGKILL, delay, *renamed)
        whole(place.read("out"), old, new)
    assert place.run(*renamed)[0] == 0
    assert place.read("out") == new
    assert place.left() == []


def whole(found: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> None:
    for name, content in found.items():
        if name == ".planner-pack.json" or name.endswith(LEFT):
            continue
        assert content in (old[name], new[name]), name
    assert old.keys() <= found.keys()


def test_reports_and_a_baseline(place: Any) -> None:
    words = ("check", "p.yaml", "--profile", "fcdo", "--baseline", "b.json", "--fail-on", "note")
    formats = ("--format", "json=r.json", "--format", "sarif=r.sarif", "--format", "junit=r.xml")
    assert place.run(*words, *formats)[0] == 0
    assert place.run(*words, *formats)[0] == 0
    done = {name: content for name, content in place.read().items() if name.startswith(("b.", "r."))}
    assert len(done) == 4
    for name in ("r.json", "r.sarif", "r.xml"):
        place.write(name, "old")
    for delay in DELAYS:
        place.stopped(signal.SIGKILL, delay, *words, *formats)
        for name, content in done.items():
            assert place.read()[name] in (content, b"old"), name
    assert place.run(*words, *formats)[0] == 0
    assert {name: place.read()[name] for name in done} == done
    assert place.left() == []


def test_a_dataset(place: Any, figures: Callable[[int], str]) -> None:
    either = []
    for value in (41, 42):
        place.write("f.csv", figures(value))
        assert place.run("gaps", "add", "f.csv")[0] == 0
        either.append(place.read("gaps")["f.gaps.csv"])
    assert either[0] != either[1]
    for number, delay in enumerate(DELAYS):
        place.write("f.csv", figures(41 + number % 2))
        place.stopped(signal.SIGKILL, delay, "gaps", "add", "f.csv")
        assert place.read("gaps")["f.gaps.csv"] in either
        assert place.run("gaps", "GHA", "--gaps", "gaps")[0] == 0
    place.write("f.csv", figures(43))
    assert place.run("gaps", "add", "f.csv")[0] == 0
    assert b"43" in place.read("gaps")["f.gaps.csv"]
    assert place.left() == []


@pytest.mark.parametrize("words", [PACK, ("check", "p.yaml", "--format", "json=out/r.json"), ("gaps", "GHA")])
def test_ctrl_c(place: Any, words: tuple[str, ...]) -> None:
    ends = set()
    for delay in DELAYS:
        code, said = place.stopped(signal.SIGINT, delay, *words)
        ends.add(code)
        assert place.left() == []
        frames = re.findall(r'planner/[\w/]+\.py", line \d+, in (.*)', said)
        assert set(frames) <= {"<module>"}, "Python itself was still reading the first lines of planner"
    assert ends <= {0, 1, 130, -signal.SIGINT}
    assert 130 in ends
    for name, content in place.read("out").items():
        assert content.endswith((b"\n", b"</html>")), name


def test_what_a_killed_run_left_is_deleted_and_what_another_is_writing_is_not(tmp_path: Path) -> None:
    dead, alive, other = (tmp_path / f".{name}.abc{LEFT}" for name in ("dead.md", "alive.md", "link.md"))
    kept = tmp_path / ".notes.planner-part.md"
    for path in (dead, alive, kept):
        path.write_text("half")
    other.symlink_to(kept)
    with alive.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with beside(tmp_path / "new.md", b"new") as new:
            new.replace(tmp_path / "new.md")
    assert not dead.exists()
    assert alive.read_text() == kept.read_text() == "half"
    assert (tmp_path / "new.md").read_bytes() == b"new"


def test_a_new_file_is_never_taken_for_one_that_was_left(tmp_path: Path) -> None:
    with beside(tmp_path / "one.md", b"one") as one:
        with beside(tmp_path / "two.md", b"two") as two:
            two.replace(tmp_path / "two.md")
        one.replace(tmp_path / "one.md")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.md", "two.md"]
