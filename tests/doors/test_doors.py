"""Every door through which a stranger's file comes in, against every kind of hostile file.

Each call must end by itself with exit code 1 or 2, in two seconds of processor time and bounded memory, with a finding
or a sentence that names the file, and never with a traceback or a fault of planner's own.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.doors import kinds, packed
from tests.doors.conftest import BUSY, MOST_SAID, PEAK, SECONDS, Ended, Keeper

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the keeper of the doors forks")

BASIC = (
    "billion laughs by list", "100,000 flow lists", "10 MB of keys", "99,000 keys", "NUL in a text", "a bidi override",
    "a surrogate by a backslash", "UTF-16 LE with a mark", "a key twice", "a list as a key", "a python object", "NaN",
    "a number of 5,000 digits", "two documents", "a scalar", "a list", "JSON", "HTML", "gzip", "nothing", "20,000 faults",
)  # fmt: skip
"""Kinds of YAML for the doors behind which the same reader stands as behind ``check``."""
SHORT = {name: kinds.YAML[name] for name in BASIC}
WHOLE = {**kinds.YAML, **kinds.FINE}
GAPS = ("gaps", "add", "{}", "--dry-run")
LAYOUTS = (
    "world-bank-json", "data360-json", "freedom-house", "data360", "world-bank-csv", "owid", "ddf", "ncsi", "review", "wide",
)  # fmt: skip
_ROUGH = ("100,000 columns", "8 MB of quotes", "NUL", "an open quote", "UTF-16", "nothing", "random bytes")
ROUGH: Mapping[str, bytes] = {
    **{name: packed.CSV[name] for name in _ROUGH},
    **{f"JSON: {name}": packed.JSON[name] for name in ("100,000 lists", "100,000 times one name", "figures that are none", "8 MB of spaces")},
    **{f"XLSX: {name}": packed.XLSX[name] for name in ("a bomb of 100 MB", "an external entity", "half a file", "a formula")},
}  # fmt: skip
"""What every layout is given that is not its own."""


@dataclass(frozen=True)
class Door:
    """A call that reads a stranger's file."""

    name: str
    words: Sequence[str]
    """``{}`` stands for the file."""
    hostile: Mapping[str, bytes]
    file: str = "f.yaml"
    fine: frozenset[str] = frozenset()
    """Kinds in which there is nothing wrong for this door: the exit code is 0."""
    named: str = ""
    """What the call must say; the name of the file, if empty."""
    codes: tuple[int, ...] = (1, 2)
    places: bool = True
    """Whether it is tried on what is no file too."""
    sound_places: frozenset[str] = frozenset()
    """Places that are fine for this door."""
    seconds: float = SECONDS
    most: int = MOST_SAID
    """Characters that it may say."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Other files that the call needs."""
    written: bool = False
    """Whether it needs a document as well, ``d.html``."""


MOST_OF_REPORTS = 500_000
"""Characters of a report for programs, which describes every rule."""
_FINE = frozenset(kinds.FINE)
_LOGO = "theme: 1\nlogo: {{file: logo.{}, alt: x}}\n"
DOORS = (
    Door("check", ("check", "{}"), WHOLE, fine=_FINE, sound_places=frozenset({"a link to its folder"})),
    Door("check, JSON", ("check", "{}", "--format", "json"), SHORT, places=False, most=MOST_OF_REPORTS),
    Door("standard input", ("check", "-"), SHORT, named="stdin", places=False),
    Door("render", ("render", "briefing", "{}", "--to", "html", "-o", "o"), SHORT),
    Door("render --all", ("render", "--all", "{}", "-o", "o"), SHORT),
    Door("explain", ("explain", "{}"), SHORT, codes=(0, 2)),  # it explains the findings, and has done so
    Door("effort", ("gaps", "effort", "{}"), SHORT),
    Door("profile", ("check", "p.yaml", "--profile", "{}"), SHORT),
    Door("profile show", ("profile", "show", "{}"), SHORT, places=False),
    Door("rules", ("check", "p.yaml", "--rules", "{}"), SHORT),
    Door("rules test", ("rules", "test", "--rules", "{}"), SHORT, places=False),
    Door("waivers", ("check", "p.yaml", "--waivers", "{}"), SHORT),
    Door("form", ("check", "p.yaml", "--form", "{}"), SHORT),
    Door("theme", ("theme", "check", "{}"), SHORT),
    Door("theme of a document", ("render", "briefing", "p.yaml", "--to", "html", "-o", "o", "--theme", "{}"), SHORT, places=False),
    Door("review", (*GAPS, "--layout", "review"), SHORT),
    Door("baseline", ("check", "p.yaml", "--baseline", "{}", "--no-update-baseline"), {**packed.BASELINES, **SHORT}, file="b.json"),
    Door("programme of a document", ("verify", "d.html", "{}"), SHORT, places=False, written=True),
    Door("own table", GAPS, {**packed.CSV, **packed.FINE_CSV}, file="f.csv", fine=frozenset(packed.FINE_CSV), named="f"),
    Door("figures", ("gaps", "show", "GHA", "--gaps", "{}"), {name: packed.CSV[name] for name in _ROUGH}, file="f.csv"),
    Door("World Bank", GAPS, packed.JSON, file="f.json"),
    Door("workbook", GAPS, {**packed.XLSX, **packed.FINE_XLSX}, file="f.xlsx", fine=frozenset({*packed.FINE_XLSX, "a part outside"})),
    *(
        Door(f"layout {each}", (*GAPS, "--layout", each, "--as-of", "2023", "--indicator", "secure-servers"), ROUGH, file="f.bin", places=False)
        for each in LAYOUTS
    ),
    Door("form of Word", ("form", "check", "{}", "--programme", "p.yaml"), packed.DOCX, file="f.docx"),
    Door("form of Excel", ("form", "check", "{}"), {n: c for n, c in packed.XLSX.items() if "bomb" in n or "entit" in n or "100,000" in n}, file="f.xlsx", places=False),
    Door("document", ("verify", "{}", "p.yaml"), {**packed.XLSX, **SHORT, "PDF": kinds.YAML["a PDF"]}, file="f.xlsx", named=""),
    Door("drawing", ("theme", "check", "t.yaml"), packed.DRAWINGS, file="logo.svg", named="logo", beside={"t.yaml": _LOGO.format("svg")}),
    Door("picture", ("theme", "check", "t.yaml"), packed.PICTURES, file="logo.png", named="logo", places=False, beside={"t.yaml": _LOGO.format("png")}),
    Door("settings", ("check", "p.yaml"), {**packed.SETTINGS, **packed.FINE_SETTINGS}, file="planner.toml", fine=frozenset(packed.FINE_SETTINGS), places=False),
    Door("settings shown", ("config",), {n: packed.SETTINGS[n] for n in ("a hex number of 5,000 digits", "20,000 paths", "a bidi override")}, file="planner.toml", places=False),
    # a sound folder of templates takes one second: all of planner's own are compiled anew with them, and to find a line twice
    Door("templates", ("render", "proposal", "p.yaml", "--to", "html", "--templates", "own", "-o", "o"), packed.TEMPLATES, file="own/proposal/proposal.html", named="template", places=False, seconds=3.0),
)  # fmt: skip
CALLS = [pytest.param(door, kind, id=f"{door.name}: {kind}") for door in DOORS for kind in door.hostile]
PLACES = [
    pytest.param(door, place, id=f"{door.name}: {place}")
    for door in DOORS
    if door.places
    for place in kinds.PLACES
]


def bounded(ended: Ended, seconds: float = SECONDS, most: int = MOST_SAID) -> None:
    """What every call keeps to."""
    assert ended.code in (0, 1, 2), (ended.code, ended.said[-2000:])
    assert ended.cpu < seconds * BUSY
    assert ended.peak < PEAK
    assert len(ended.said) < most
    assert "Traceback" not in ended.said
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ended.said)


@pytest.fixture(scope="session")
def document(keeper: Keeper, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What planner makes of the sound programme."""
    folder = tmp_path_factory.mktemp("document")
    (folder / "p.yaml").write_bytes(kinds.SOUND)
    assert keeper.call(["render", "briefing", "p.yaml", "--to", "html", "-o", "d.html"], folder).code == 0
    return (folder / "d.html").read_bytes()


def room(folder: Path, door: Door) -> Path:
    """The folder with all that the call needs but the file itself, whose place is given back."""
    (folder / "p.yaml").write_bytes(kinds.SOUND)
    for name, text in door.beside.items():
        (folder / name).write_text(text)
    file = folder / door.file
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def knock(keeper: Keeper, door: Door, folder: Path, stdin: Path | None = None) -> Ended:
    return keeper.call([word.replace("{}", door.file) for word in door.words], folder, stdin)


@pytest.mark.parametrize(("door", "kind"), CALLS)
def test_a_hostile_file_is_refused(
    door: Door, kind: str, keeper: Keeper, document: bytes, tmp_path: Path
) -> None:
    file = room(tmp_path, door)
    if door.written:
        (tmp_path / "d.html").write_bytes(document)
    file.write_bytes(door.hostile[kind])
    ended = knock(keeper, door, tmp_path, file if "-" in door.words else None)
    file.unlink()
    bounded(ended, door.seconds, door.most)
    assert ended.code in ((0,) if kind in door.fine else door.codes), ended.said[:2000]
    assert ended.code == 0 or (door.named or Path(door.file).stem) in ended.said


@pytest.mark.parametrize(("door", "place"), PLACES)
def test_what_is_no_file_is_refused(door: Door, place: str, keeper: Keeper, tmp_path: Path) -> None:
    file = room(tmp_path, door)
    kinds.PLACES[place](file)
    ended = knock(keeper, door, tmp_path)
    if file.is_file() and not file.is_symlink():
        file.unlink()  # some have 50 MB
    bounded(ended)
    assert ended.code in ((0,) if place in door.sound_places else (1, 2)), ended.said[:2000]
    assert ended.code == 0 or Path(door.file).stem in ended.said


NAMES: tuple[str | bytes, ...] = (
    "x" * 300, "x" * 5000, "a/" * 2500 + "x", "a\nb: error: forged", "a\rb", "a\x1b[31mb", "a\u202eb", b"\xff\xfe", "--help-me", "-", "",
    " ", "~", "http://evil.example/x.yaml", "file:///etc/passwd", "//evil/x", "CON", "a:b", "*", "{{ 7*191 }}", "%s%n", "p.yaml/x",
)  # fmt: skip
NAMED = {
    "check": ("check", "--", "{}"),
    "render": ("render", "briefing", "-o", "o", "--", "{}"),
    "explain": ("explain", "--", "{}"),
    "effort": ("gaps", "effort", "--", "{}"),
    "figures": ("gaps", "show", "GHA", "--gaps={}"),
    "add": ("gaps", "add", "--", "{}"),
    "folder of figures": ("gaps", "add", "p.yaml", "--gaps={}"),
    "profile": ("check", "p.yaml", "--profile={}"),
    "rules": ("check", "p.yaml", "--rules={}"),
    "waivers": ("check", "p.yaml", "--waivers={}"),
    "form": ("check", "p.yaml", "--form={}"),
    "baseline": ("check", "p.yaml", "--no-update-baseline", "--baseline={}"),
    "own form": ("form", "check", "--", "{}"),
    "theme": ("theme", "check", "--", "{}"),
    "templates": ("render", "briefing", "p.yaml", "-o", "o", "--templates={}"),
    "document": ("verify", "--", "{}", "p.yaml"),
    "report": ("check", "p.yaml", "--format=json={}"),
    "output": ("render", "briefing", "p.yaml", "--to=md", "--output={}"),
    "revision": ("check", "p.yaml", "--since={}"),
}


@pytest.mark.parametrize("door", NAMED)
def test_no_name_is_too_much(door: str, keeper: Keeper, tmp_path: Path) -> None:
    """Names of files that are not there; of those that are written some are sound."""
    for name in NAMES:
        if door in ("report", "output") and str(name).startswith("/"):
            continue  # who may write there would
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        (folder / "p.yaml").write_bytes(kinds.SOUND)
        words = [os.fsencode(word).replace(b"{}", os.fsencode(name)) for word in NAMED[door]]
        ended = keeper.call(words, folder)
        bounded(ended)
        assert door in ("report", "output") or ended.code in (1, 2) or name in ("", "-"), (name, ended.said)


ODD = (b"a\nplanner: error: forged.yaml", b"\xff\xfe.yaml", b"-n.yaml", b"--format=json.yaml", b"a\x1b[31m.yaml", "\u202e.yaml".encode(), b" .yaml", b"x" * 250 + b".yaml", b"'\"$(id)`id`;&.yaml", b"%0A::error::x.yaml")  # fmt: skip


@pytest.mark.parametrize("command", [("check",), ("check", "--format", "sarif"), ("check", "--format", "github"), ("check", "--format", "junit"), ("explain",), ("gaps", "effort")])  # fmt: skip
def test_a_file_of_any_name_is_read(command: Sequence[str], keeper: Keeper, tmp_path: Path) -> None:
    for name in ODD:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_bytes(kinds.SOUND)
        ended = keeper.call([*command, "--", name], tmp_path)
        bounded(ended, most=MOST_OF_REPORTS)
        assert ended.code == 0, (name, ended.said)
        assert not re.search("^planner: error: forged|^::error::x", ended.said, re.MULTILINE)
    ended = keeper.call(["check", "."], tmp_path)
    bounded(ended)


def test_a_file_that_changes_while_it_is_read(keeper: Keeper, tmp_path: Path) -> None:
    """Another process writes it anew all the time: whole, in halves, as a pipe, and not at all."""
    file, stop = tmp_path / "f.yaml", tmp_path / "stop"
    writer = os.fork()
    if not writer:
        _change(file, stop)
    codes = set()
    try:
        for command in (
            ("check", "f.yaml"),
            ("check", "."),
            ("explain", "f.yaml"),
            ("gaps", "add", "f.yaml", "--dry-run"),
        ) * 8:
            ended = keeper.call(command, tmp_path)
            bounded(ended)
            codes.add(ended.code)
    finally:
        stop.touch()
        os.waitpid(writer, 0)
    assert codes & {1, 2}


def _change(file: Path, stop: Path) -> None:
    """The other process: never returns."""
    made: list[Callable[[], Any]] = [
        lambda: file.write_bytes(kinds.SOUND),
        lambda: file.write_bytes(kinds.SOUND[:2000]),
        lambda: file.write_bytes(kinds.SOUND + b"x: \xff"),
        lambda: file.unlink(missing_ok=True),
        lambda: os.mkfifo(file),
        lambda: file.unlink(missing_ok=True),
    ]
    try:
        while not stop.exists():
            for each in made:
                each()
    finally:
        os._exit(0)
