"""``planner render --all``: the whole pack, what is left alone, what is made again, and what goes wrong."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import click
import pytest

from planner import beside, project
from planner.cli.main import run
from planner.cli.render.pack import command as pack_command
from planner.cli.render.pack_told import progress
from planner.cli.render.write import command as document_command
from planner.errors import RenderError
from planner.pack import Happened, Outcome, making
from planner.papers import Manuscript
from planner.render.kinds import KINDS

ROOT = Path(__file__).parents[2]
SMALLEST = ROOT / "planner" / "engine" / "smallest.yaml"
RECORD = ".planner-pack.json"
KINDS_OF_A_PROGRAMME = [name for name, kind in KINDS.items() if kind.subject == "programme"]


class Room:
    """A folder with a programme, and how often a document was made in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[str] = []

    def pack(self, *flags: str, to: tuple[str, ...] = ("md", "xlsx"), out: str = "out") -> int:
        """Make the pack, in one process so that it can be watched."""
        self.made.clear()
        formats = [word for one in to for word in ("--to", one)]
        return run(["render", "--all", "p.yaml", "-o", out, "--jobs", "1", *formats, *flags])

    def files(self, out: str = "out") -> dict[str, bytes]:
        """All documents there, without the record."""
        folder = self.folder / out
        return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.name != RECORD and p.is_file()}

    def change(self, old: str, new: str) -> None:
        text = (self.folder / "p.yaml").read_text(encoding="utf-8")
        assert old in text
        (self.folder / "p.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    shutil.copy(SMALLEST, tmp_path / "p.yaml")
    it, written = Room(tmp_path), Manuscript.written

    def noted(self: Manuscript) -> Any:
        it.made.append(f"{self.options.provenance.document if self.options.provenance else ''}.{self.to}")
        return written(self)

    monkeypatch.setattr(Manuscript, "written", noted)
    return it


def fail(monkeypatch: pytest.MonkeyPatch, errors: dict[str, BaseException]) -> None:
    """Let the documents of these kinds fail."""
    written = Manuscript.written

    def failing(self: Manuscript) -> Any:
        if self.kind in errors:
            raise errors[self.kind]
        return written(self)

    monkeypatch.setattr(Manuscript, "written", failing)


# What there is, and what is left alone.


def test_every_document_in_its_first_format_and_a_second_run_makes_none(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    assert room.pack(to=()) == 0
    names = [f"smallest-{k}.{'xlsx' if k == 'workbook' else 'pdf'}" for k in KINDS_OF_A_PROGRAMME]
    first = room.files()
    assert sorted(names) == sorted(first)
    assert len(room.made) == 15
    told = capsys.readouterr()
    assert [line.split()[0] for line in told.out.splitlines()[1:16]] == names
    assert told.out.splitlines()[-1] == "15 documents in out: 15 written."
    assert told.err.count("written: smallest-") == 15

    assert room.pack(to=()) == 0
    assert room.made == []
    assert room.files() == first
    again = capsys.readouterr().out
    assert again == told.out.replace("written  ", "unchanged").replace("written.", "unchanged.")
    for name in names:
        kind, to = name.removeprefix("smallest-").split(".")
        assert run(["render", kind, "p.yaml", "--to", to, "-o", "alone"]) == 0
    assert room.files("alone") == first


def test_a_changed_number_makes_what_shows_it_and_what_tells_findings(room: Room) -> None:
    risk = "risks:\n  - {id: r, statement: Storms., kind: contextual, likelihood: 1, impact: 3}\n"
    room.change("budget:\n", f"{risk}budget:\n")
    assert room.pack() == 0
    first = room.files()
    room.change("impact: 3", "impact: 4")
    assert room.pack() == 0
    shows = ["proposal.md", "risk-register.md", "safeguards.md", "briefing.md"]
    tells = ["concept-note.md", "compliance.md"]
    books = ["logframe.xlsx", "budget.xlsx", "risk-register.xlsx", "workbook.xlsx"]
    assert sorted(room.made) == sorted([*shows, *tells, *books])
    assert room.files()["smallest-factsheet.md"] == first["smallest-factsheet.md"]
    made = room.files()
    assert room.pack("--rebuild") == 0
    assert room.files() == made
    room.pack()
    assert room.made == []


def test_what_was_left_alone_is_known_the_next_time(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assert room.pack(to=("md",)) == 0
    room.change("scope: regional", "scope: national")
    assert room.pack(to=("md",)) == 0
    assert "factsheet.md" not in room.made
    monkeypatch.setattr(Manuscript, "fingerprints", lambda _: pytest.fail("the template was asked again"))
    assert room.pack(to=("md",)) == 0
    assert room.made == []


def test_every_format_that_each_document_has(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    assert room.pack(to=("html", "md")) == 0
    assert "There is no workbook in the formats that were asked for." in capsys.readouterr().out
    assert len(room.files()) == 28
    assert room.pack(to=("xlsx", "md")) == 0
    suffixes = [Path(name).suffix for name in room.files()]
    assert (suffixes.count(".md"), suffixes.count(".html"), suffixes.count(".xlsx")) == (14, 14, 4)
    assert sorted(room.made) == ["budget.xlsx", "logframe.xlsx", "risk-register.xlsx", "workbook.xlsx"]


def test_the_forms_of_the_donors_profile_belong_to_it(room: Room) -> None:
    assert room.pack("--profile", "eu-grant") == 0
    forms = {"dac-generic", "eu-concept-note", "eu-action-document"}
    assert {f"smallest-{form}.md" for form in forms} <= room.files().keys()
    assert room.pack("--profile", "eu-grant") == 0
    assert room.made == []


def test_readers_and_programmes_share_a_folder_and_its_record(room: Room) -> None:
    assert room.pack() == 0
    assert room.pack("--audience", "partner") == 0
    assert len(room.made) == 18
    room.change("id: smallest", "id: another")
    assert room.pack() == 0
    assert len(room.files()) == 54
    room.change("id: another", "id: smallest")
    assert room.pack() == 0
    assert room.made == []
    assert room.pack("--audience", "partner") == 0
    assert room.made == []


def test_rebuild_makes_all(room: Room) -> None:
    assert room.pack() == 0
    assert room.pack("--rebuild") == 0
    assert len(room.made) == 18


def test_the_programme_is_read_and_checked_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    load = project.load
    monkeypatch.setattr(project, "load", lambda path: seen.append(path) or load(path))
    assert room.pack("--profile", "eu-grant") == 0
    assert seen == ["p.yaml"]


# What is made again.


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"Three", b"Seven")),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["gone", "cut off", "changed", "a folder"],
)
def test_a_file_that_somebody_spoilt_is_made_again(room: Room, spoil: Callable[[Path], Any]) -> None:
    assert room.pack() == 0
    first, path = room.files(), room.folder / "out" / "smallest-proposal.md"
    spoil(path)
    folder = path.is_dir()
    assert room.pack() == (2 if folder else 0)
    assert room.made == ["proposal.md"]
    if not folder:
        assert room.files() == first


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"not JSON",
        b'{"planner-pack": 9, "files": {}}',
        b'{"planner-pack": 2, "files": {"smallest-proposal.md": {"key": 1}}}',
    ],
)
def test_a_record_that_is_damaged_costs_time_and_nothing_else(
    room: Room, text: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert room.pack() == 0
    first = room.files()
    (room.folder / "out" / RECORD).write_bytes(text)
    capsys.readouterr()
    assert room.pack() == 0
    assert "The record of the last run in out cannot be used" in capsys.readouterr().err
    assert len(room.made) == 18
    assert room.files() == first
    assert room.pack() == 0
    assert room.made == []


def test_a_record_of_other_documents_is_not_believed(room: Room) -> None:
    """The keys of one document under the name of another, as a mistaken merge would leave them."""
    assert room.pack() == 0
    first = room.files()
    told = json.loads((room.folder / "out" / RECORD).read_bytes())
    files = told["files"]
    names = sorted(files)
    told["files"] = dict(zip(names, [files[n] for n in (*names[1:], names[0])], strict=True))
    (room.folder / "out" / RECORD).write_text(json.dumps(told))
    assert room.pack() == 0
    assert len(room.made) == 18
    assert room.files() == first


def test_a_record_that_cannot_be_written_costs_time_and_nothing_else(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    (room.folder / "out" / RECORD).mkdir(parents=True)
    assert room.pack() == 0
    assert len(room.files()) == 18
    assert "The record in out cannot be written" in capsys.readouterr().err
    assert room.pack() == 0
    assert len(room.made) == 18


def change_word(room: Room, chance: random.Random) -> tuple[str, ...]:
    text = (room.folder / "p.yaml").read_text(encoding="utf-8")
    words = sorted(
        set(text.split()) & {"repair", "Faults", "faults", "network", "repairs", "exercise", "yearly"}
    )
    word = chance.choice(words)
    lines = text.split("\n")
    lines[3] = f"title: The smallest programme {chance.randrange(1000)}"
    (room.folder / "p.yaml").write_text("\n".join(lines).replace(f" {word} ", f" {word} {word} ", 1), "utf-8")
    return ()


def change_figures(room: Room, chance: random.Random) -> tuple[str, ...]:
    value = chance.randrange(100)
    (room.folder / "g.csv").write_text(
        f"iso3,indicator,as_of,value,source,licence\nGHA,internet-users,2025,{value},A survey,CC BY 4.0\n"
    )
    return ("--gaps", "g.csv")


def change_nothing(room: Room, chance: random.Random) -> tuple[str, ...]:
    del room, chance
    return ()


def change_profile(room: Room, chance: random.Random) -> tuple[str, ...]:
    del room
    return ("--profile", chance.choice(["base", "dac", "iati", "eu-grant"]), "--draft")


def change_file(room: Room, chance: random.Random) -> tuple[str, ...]:
    names = sorted(room.files("kept"))
    (room.folder / "kept" / chance.choice(names)).write_bytes(chance.randbytes(9))
    (room.folder / "kept" / chance.choice(names)).unlink()
    return ()


@pytest.mark.parametrize("seed", range(3))
def test_after_any_change_the_kept_pack_is_the_one_made_fresh(room: Room, seed: int) -> None:
    chance = random.Random(seed)
    assert room.pack(out="kept", to=("html", "xlsx")) == 0
    changes = [change_word, change_figures, change_nothing, change_profile, change_file]
    for number in range(5):
        flags = chance.choice(changes)(room, chance)
        fresh = f"fresh-{number}"
        assert room.pack(*flags, out="kept", to=("html", "xlsx")) == 0
        assert room.pack(*flags, out=fresh, to=("html", "xlsx")) == 0
        expected = room.files(fresh)
        assert {name: room.files("kept")[name] for name in expected} == expected


# What goes wrong.


def test_a_document_that_fails_leaves_the_others_alone(
    room: Room, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert room.pack() == 0
    room.change("title: The smallest", "title: The least")
    with monkeypatch.context() as patch:
        fail(patch, {"budget": RenderError("The template is wrong.", "Mend it.")})
        capsys.readouterr()
        assert room.pack() == 2
    told = capsys.readouterr()
    assert "smallest-budget.md failed: The template is wrong. Mend it." in told.err
    assert "What lies in the folder is of an earlier run." in told.err
    assert "18 documents in out: 16 written, 2 failed." in told.out
    assert "# The least programme" in (room.folder / "out" / "smallest-proposal.md").read_text(
        encoding="utf-8"
    )
    assert room.pack() == 0
    assert sorted(room.made) == ["budget.md", "budget.xlsx"]


def test_the_exit_code_is_that_of_the_worst(
    room: Room, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail(monkeypatch, {"budget": RenderError("No."), "briefing": ZeroDivisionError("by zero")})
    assert room.pack() == 3
    assert "ZeroDivisionError: by zero This is a fault in planner" in capsys.readouterr().err
    assert len(room.files()) == 15


def test_an_interruption_keeps_what_is_finished(
    room: Room, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        fail(patch, {"logframe": KeyboardInterrupt()})
        assert room.pack(to=("md",)) == 130
    assert "2 of 14 documents are ready in out" in capsys.readouterr().err
    assert sorted(room.files()) == ["smallest-concept-note.md", "smallest-proposal.md"]
    assert room.pack(to=("md",)) == 0
    assert len(room.made) == 12


def test_an_interruption_while_writing_leaves_no_half_file(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced: list[str] = []

    class Interrupting(type(Path())):  # type: ignore[misc]  # the class of paths on this system
        def replace(self, target: Any) -> Any:
            replaced.append(Path(target).name)
            if len(replaced) == 4:
                raise KeyboardInterrupt
            return super().replace(target)

    with monkeypatch.context() as patch:
        patch.setattr(beside, "Path", Interrupting)
        assert room.pack(to=("md",)) == 130
    assert sorted(room.files()) == ["smallest-concept-note.md", "smallest-proposal.md"]
    assert room.pack(to=("md",)) == 0
    assert len(room.made) == 13


def test_a_folder_that_cannot_be_written_to(
    room: Room, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (room.folder / "file").write_text("")
    assert room.pack(out="file") == 2
    assert room.pack(out="file/below") == 2
    said = capsys.readouterr().err
    assert "file is a file, and all documents need a folder." in said
    assert "Nothing can be written into the folder file" in said
    assert room.made == []
    assert room.pack() == 0

    def refuse(*_: object, **__: object) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(making, "beside", refuse)
    assert room.pack() == 0
    room.change("title: The smallest", "title: The least")
    assert room.pack() == 2
    assert room.made == []


def test_open_errors_write_nothing_but_drafts(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    room.change("by: [telco]", "by: [nobody]")
    assert room.pack() == 1
    assert not (room.folder / "out").exists()
    said = capsys.readouterr().err
    assert "Nothing was written" in said
    assert "add --draft" in said
    assert room.pack("--draft") == 0
    assert "DRAFT" in (room.folder / "out" / "smallest-briefing.md").read_text(encoding="utf-8")


def test_of_what_does_not_fit_the_format_there_is_no_draft(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    room.change("currency: EUR", "currency: [EUR]")
    assert room.pack("--draft") == 1
    said = capsys.readouterr().err
    assert "there is no draft either" in said
    assert "add --draft" not in said


def test_a_form_that_does_not_hold_is_not_written(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    (room.folder / "short.yaml").write_text(
        "form: 1\nid: short\ntitle: Short\ndonor: Example Fund\nsource: {title: A guide, year: 2026}\n"
        "sections:\n  - {title: Why, parts: [problem, needs], limits: {words: 2}}\n"
    )
    (room.folder / "house.yaml").write_text(
        "profile: 1\nid: house\ntitle: House\nversion: 1\ndate: 2026-11-22\nextends: base\nnote: None.\n"
        "sources:\n  guide: {title: A guide, year: 2026}\n"
        "severities:\n  document/over-limit: {severity: error, because: So., source: guide, asked: house}\n"
        "forms: [short.yaml]\n"
    )
    assert room.pack("--profile", "house.yaml") == 1
    told = capsys.readouterr()
    assert "document/over-limit" in told.err
    assert "smallest-short.md failed" in told.err
    assert "19 documents in out: 18 written, 1 failed." in told.out
    assert room.pack("--profile", "house.yaml", "--draft") == 0
    assert "smallest-short.md" in room.files()


def test_a_form_that_would_overwrite_a_document_is_refused(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    (room.folder / "f.yaml").write_text(
        "form: 1\nid: proposal\ntitle: Short\ndonor: Example Fund\nsource: {title: A guide, year: 2026}\n"
        "sections:\n  - {title: Why, parts: [problem]}\n"
    )
    (room.folder / "house.yaml").write_text(
        "profile: 1\nid: house\ntitle: House\nversion: 1\ndate: 2026-11-22\nextends: base\nnote: None.\n"
        "sources:\n  guide: {title: A guide, year: 2026}\nforms: [f.yaml]\n"
    )
    assert room.pack("--profile", "house.yaml") == 2
    assert "Two documents would be called smallest-proposal.md." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--all"], "Missing argument 'FILE'"),
        (["--all", "p.yaml", "q.yaml"], "A document is about one programme."),
        (["proposal", "--all", "p.yaml"], "--all writes every document, the proposal among them."),
        (["--all", "p.yaml", "--to", "html", "--attach"], "Only a PDF can carry the programme"),
        (["--all", "p.yaml", "--jobs", "0"], "--jobs"),
        (["--all", "p.yaml", "-o", "all.pdf", "--to", "pdf"], "all.pdf can hold one document only."),
    ],
)
def test_calls_that_cannot_be(
    room: Room, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", *words]) == 2
    assert said in capsys.readouterr().err
    assert not room.made


# Together and at once.


def flags_of(command: click.Command) -> set[str]:
    return {p.name for p in command.params if isinstance(p, click.Option) and p.name}


def test_every_flag_of_a_document_holds_for_all() -> None:
    assert flags_of(document_command) < flags_of(pack_command)
    assert flags_of(pack_command) - flags_of(document_command) == {"all", "jobs", "rebuild"}


def planner(room: Path, *words: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1798761600"}
    command = [sys.executable, "-m", "planner", "render", "--all", *words]
    return subprocess.Popen(
        command, cwd=room, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_several_processes_write_the_same_and_import_nothing_from_the_folder(room: Room) -> None:
    for module in ("pickle", "socket", "selectors", "multiprocessing", "yaml", "jinja2"):
        (room.folder / f"{module}.py").write_text("open('taken', 'w').close()\n")
    run_of = planner(
        room.folder, "p.yaml", "-o", "two", "--jobs", "2", "--to", "md", "--to", "docx", "--to", "xlsx"
    )
    told, said = run_of.communicate(timeout=300)
    assert run_of.returncode == 0, said
    assert "32 documents in two: 32 written." in told
    assert not (room.folder / "taken").exists()
    assert room.pack(to=("md", "docx", "xlsx")) == 0
    assert room.files() == room.files("two")
    lists = [(room.folder / out / RECORD).read_bytes() for out in ("out", "two")]
    assert lists[0] == lists[1]


def test_two_runs_at_once_spoil_nothing(room: Room) -> None:
    (room.folder / "q.yaml").write_text(
        (room.folder / "p.yaml")
        .read_text(encoding="utf-8")
        .replace("title: The smallest", "title: The least")
    )
    words = ("-o", "both", "--to", "md", "--jobs", "1")
    runs = [planner(room.folder, name, *words) for name in ("p.yaml", "q.yaml")]
    assert [one.communicate(timeout=300)[0].count("written.") for one in runs] == [1, 1]
    either = []
    for name in ("p.yaml", "q.yaml"):
        alone = planner(room.folder, name, *words[2:], "-o", name.removesuffix(".yaml"))
        alone.communicate(timeout=300)
        either.append(room.files(name.removesuffix(".yaml")))
    for name, content in room.files("both").items():
        assert content in (either[0][name], either[1][name])
    assert room.pack(to=("md",), out="both") == 0
    assert room.files("both") == either[0]


class Screen(StringIO):
    """What a person sees."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_a_person_sees_which_document_and_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with progress(2) as show:
        show(Outcome("a.pdf", Happened.WRITTEN))
    assert "written a.pdf" in screen.getvalue()
    assert "1/2" in screen.getvalue()
    assert "0:00:00" in screen.getvalue()
