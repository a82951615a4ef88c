"""Whatever can change the bytes of a document changes its key: a wrong "unchanged" is the worst that a pack can do."""

import datetime as dt
import importlib.metadata
import os
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planner import pack, resources
from planner.cli.main import run
from planner.fingerprint import Fingerprints, fingerprint
from planner.frozen import Struct, fields, replace
from planner.pack import making
from planner.pack.made_with import LIBRARIES, _code, made_with
from planner.pack.making import keys_of
from planner.papers import Manuscript, Order, manuscripts
from planner.project import Wish, check
from planner.render import Options, Written
from planner.render.kinds import KINDS

ROOT = Path(__file__).parents[2]
SMALLEST = ROOT / "planner" / "engine" / "smallest.yaml"
OPTIONS = Options(created=dt.datetime(2027, 1, 1, tzinfo=dt.UTC))


class Room(Struct):
    """A folder with a programme, in which packs are made without making documents."""

    folder: Path

    def keys(self, *flags: str) -> dict[str, str]:
        """The key of every document that such a call makes, by its kind."""
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        done = run(["render", "--all", "p.yaml", "-o", "out", *flags])
        assert done == 0
        found = pack.read(self.folder / "out")
        assert len(found) == 15
        return {name.replace("-internal", "").replace("-partner", ""): e.key for name, e in found.items()}

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def programme(self, old: str = "", new: str = "") -> None:
        text = SMALLEST.read_text(encoding="utf-8")
        assert old in text
        self.write("p.yaml", text.replace(old, new, 1) if old else text + new)


def made_of_nothing(wanted: list[Manuscript], jobs: int) -> Iterator[tuple[int, Written]]:
    return ((at, Written(b"made")) for at, _ in enumerate(wanted))


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    monkeypatch.setattr(making, "each_made", made_of_nothing)
    made = Room(tmp_path)
    made.programme()
    yield made
    made_with.cache_clear()


def font(room: Room, content: str) -> None:
    """A font of the user's; its size and time never change."""
    room.write("fonts/mine.ttf", content)
    os.utime(room.folder / "fonts" / "mine.ttf", (0, 0))
    room.write("planner.toml", '[tool.planner]\nfonts = ["fonts"]\n')


FIGURES = "iso3,indicator,as_of,value,source,licence\nGHA,internet-users,2025,{},A survey,CC BY 4.0\n"
PROFILE = """profile: 1
id: house
title: {title}
version: {version}
date: 2026-11-22
extends: base
note: What the house asks for.
sources:
  house: {{title: A guide, year: 2026}}
"""


def waive(room: Room, reason: str) -> None:
    room.programme("subjects: [economy, human-rights]", "subjects: [state-security]")
    entry = f"{{rule: definition/state-security-only, reason: {reason}, approved_by: The board, until: 2028}}"
    room.write("w.yaml", f"planner-waivers: 1\nwaivers:\n  - {entry}\n")


Step = Callable[[Room], tuple[str, ...]]
"""Changes something in the room and says with which flags the pack is made."""


def step(change: Callable[[Room], Any] = lambda room: None, *flags: str) -> Step:
    def taken(room: Room) -> tuple[str, ...]:
        change(room)
        return flags

    return taken


def day(room: Room, seconds: str) -> None:
    del room
    os.environ["SOURCE_DATE_EPOCH"] = seconds


CHANGES: dict[str, tuple[Step, Step]] = {
    "a word of the programme": (step(), step(lambda r: r.programme("gain technical", "get technical"))),
    "a number": (step(), step(lambda r: r.programme("value: 35", "value: 36"))),
    "the table of figures": (
        step(lambda r: r.write("g.csv", FIGURES.format("11.1")), "--gaps", "g.csv"),
        step(lambda r: r.write("g.csv", FIGURES.format("11.2")), "--gaps", "g.csv"),
    ),
    "figures at all": (step(), step(lambda r: r.write("gaps/g.gaps.csv", FIGURES.format("11.1")))),
    "the peers": (step(), step(lambda r: None, "--peers", "income")),
    "the profile": (
        step(
            lambda r: r.write("house.yaml", PROFILE.format(title="House", version=1)),
            "--profile",
            "house.yaml",
        ),
        step(
            lambda r: r.write("house.yaml", PROFILE.format(title="House", version=2)),
            "--profile",
            "house.yaml",
        ),
    ),
    "a waiver": (
        step(lambda r: waive(r, "Later.")),
        step(lambda r: waive(r, "Later."), "--waivers", "w.yaml"),
    ),
    "the reason of a waiver": (
        step(lambda r: waive(r, "Later."), "--waivers", "w.yaml"),
        step(lambda r: waive(r, "Never."), "--waivers", "w.yaml"),
    ),
    "partners": (step(), step(lambda r: None, "--audience", "partner")),
    "the house": (step(), step(lambda r: None, "--audience", "internal")),
    "the stamp of a draft": (step(lambda r: None), step(lambda r: None, "--draft")),
    "the day": (step(), step(lambda r: day(r, "1798848000"))),
    "a font of the same size and time": (step(lambda r: font(r, "one")), step(lambda r: font(r, "two"))),
    "a font at all": (step(), step(lambda r: font(r, "one"))),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_one_thing_changes_every_key(room: Room, name: str) -> None:
    first, second = CHANGES[name]
    one = room.keys(*first(room))
    again = room.keys(*first(room))
    other = room.keys(*second(room))
    assert one == again
    assert one.keys() == other.keys()
    assert not [kind for kind in one if one[kind] == other[kind]]


def test_a_comment_changes_the_key_of_what_states_the_hash_of_the_file(room: Room) -> None:
    one = room.keys(*step()(room))
    other = room.keys(*step(lambda r: r.programme(new="# A remark.\n"))(room))
    same = [name.removeprefix("smallest-").removesuffix(".pdf") for name in one if one[name] == other[name]]
    assert sorted(same) == sorted(name for name, kind in KINDS.items() if kind.without)


def test_no_two_documents_have_one_key(room: Room) -> None:
    keys = room.keys()
    assert len(set(keys.values())) == len(keys)


def test_the_attached_programme_counts_for_every_pdf(room: Room) -> None:
    one, other = room.keys(), room.keys("--attach")
    assert {name for name in one if one[name] == other[name]} == {"smallest-workbook.xlsx"}


@pytest.fixture
def manuscript(room: Room) -> Manuscript:
    checked = check(Wish(("p.yaml",), today=dt.date(2027, 1, 1)))
    (made,) = manuscripts(checked, "p.yaml", [Order("proposal", "html", OPTIONS)])
    return made


def key(manuscript: Manuscript) -> str | None:
    (found,) = keys_of([manuscript], Fingerprints())
    return found


def test_every_field_has_its_part_in_the_key(manuscript: Manuscript) -> None:
    parts: list[tuple[str, Any]] = [
        ("", manuscript),
        ("told", manuscript.told),
        ("options", manuscript.options),
    ]
    before = key(manuscript)
    assert before
    for name, part in parts:
        for field in fields(part):
            if not name and field in {"told", "options"}:
                continue  # whose own fields have their turn
            changed: Any = replace(part, **{field: "something else"})
            other = replace(manuscript, **{name: changed}) if name else changed
            assert key(other) != before, f"{name}.{field}"


def test_who_asks_for_fonts_of_the_machine_gets_no_key(manuscript: Manuscript) -> None:
    assert key(replace(manuscript, options=replace(OPTIONS, system_fonts=True))) is None


def test_what_cannot_be_read_gets_no_key(manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(path)

    made_with()
    monkeypatch.setattr("planner.fingerprint.file_hash", refuse)
    assert key(replace(manuscript, options=replace(OPTIONS, fonts=(SMALLEST,)))) is None


def test_the_templates_count(manuscript: Manuscript, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, shipped = key(manuscript), resources.shipped
    shutil.copytree(shipped("templates"), tmp_path / "templates")
    monkeypatch.setattr(resources, "shipped", lambda name: tmp_path / name)
    made_with.cache_clear()
    assert key(manuscript) == before
    with (tmp_path / "templates" / "shared" / "words.html").open("a", encoding="utf-8") as file:
        file.write(" ")
    made_with.cache_clear()
    assert key(manuscript) != before


@pytest.mark.parametrize("library", LIBRARIES)
def test_another_version_of_a_library_counts(
    manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    before, version = key(manuscript), importlib.metadata.version
    assert version(library)
    monkeypatch.setattr(
        importlib.metadata, "version", lambda name: "99" if name == library else version(name)
    )
    made_with.cache_clear()
    assert key(manuscript) != before


def test_every_library_that_planner_needs_is_known_or_writes_nothing() -> None:
    silent = {
        "click",
        "rich",
        "jsonschema",
        "jsonschema-rs",
        "requests",
        "openpyxl",
        "numpy",
        "pyyaml",
        "msgspec",
    }
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    needed = {re.split(r"[^\w-]", one)[0].lower() for one in told}
    assert needed - silent == {name.lower() for name in LIBRARIES} - {"markupsafe"}


def test_the_code_counts_and_what_python_makes_of_it_does_not(tmp_path: Path) -> None:
    seen = [fingerprint(_code(tmp_path))]
    for name in ("a.py", "below/b.typ", "below/c.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one")
        seen.append(fingerprint(_code(tmp_path)))
        (tmp_path / name).write_text("two")
        seen.append(fingerprint(_code(tmp_path)))
    assert len(set(seen)) == len(seen)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("three")
    assert fingerprint(_code(tmp_path)) == seen[-1]


def test_planner_itself_is_looked_at() -> None:
    known = {name for name, _ in _code(Path(resources.__file__).parent)}
    assert {"papers.py", "render/typst/document.typ", "render/style.css", "render/to_pdf.py"} <= known


def test_a_secret_does_not_reach_the_key(room: Room) -> None:
    """A hash of a short secret could be found by trying, and the record lies beside documents that are passed on."""

    def keys(summary: str) -> dict[str, str]:
        secret = "confidential:\n  - {at: /summary, level: internal, why: Not yet agreed.}\n"
        text = SMALLEST.read_text(encoding="utf-8")
        line = next(one for one in text.splitlines() if one.startswith("summary:"))
        room.write("p.yaml", text.replace(line, f"summary: {summary}") + secret)
        return room.keys()

    assert keys("The first secret of three.") == keys("Another secret of ours.")
