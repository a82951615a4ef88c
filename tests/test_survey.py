"""The shorter road to a text report says what the whole road says, in any number of processes, cached or not."""

import gc
import importlib.util
import os
import re
import shutil
import signal
import sqlite3
import weakref
from pathlib import Path

import pytest

from planner.cli import call, told
from planner.cli.main import run
from planner.engine.run import BROKEN
from planner.frozen import replace
from planner.judge import Wish, entry
from planner.own_folder import folder
from planner.project import check
from planner.read.discover import discover
from planner.report import REPORTERS, text
from planner.report.style import Style
from planner.survey import looks, survey
from planner.survey.cache import Cache
from planner.survey.ingredients import digest, key
from planner.today import today

HERE = Path(__file__).parents[1]
BENCH = HERE / "benchmarks" / "programme.yaml"
OVERLAP = "  - {rule: coordination/overlap, at: /coordination, reason: Agreed, approved_by: Board, until: 2099-12-31}\n"


def _programmes(folder: Path, count: int) -> Path:
    """So many programmes for the same people at the same time, one with a waiver for that, one broken, one no programme."""
    spec = importlib.util.spec_from_file_location("programmes", HERE / "benchmarks" / "programmes.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder.mkdir()
    for number in range(count):
        text = module.MODES[("sound", "findings", "broken")[number % 3]](number)
        text = re.sub(r"countries: \[...,", "countries: [GHA,", text)
        text = re.sub(r"20(2|3)\d-(\d\d)-", r"2030-\2-", text)
        (folder / f"p{number:02}.yaml").write_text(text, encoding="utf-8")
    waived = (folder / "p00.yaml").read_text(encoding="utf-8").replace("waivers:\n", "waivers:\n" + OVERLAP)
    (folder / "p00.yaml").write_text(waived, encoding="utf-8")
    (folder / "notes.yaml").write_text("a: 1\n", encoding="utf-8")
    return folder


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    monkeypatch.setenv("PLANNER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    _programmes(tmp_path / "plans", 14)
    return tmp_path


def _out(capsys: pytest.CaptureFixture[str], *flags: str) -> str:
    capsys.readouterr()
    run(["check", "plans", *flags])
    return capsys.readouterr().out


def _whole(capsys: pytest.CaptureFixture[str], *flags: str) -> str:
    """The same report by the whole road, which a report in a file takes."""
    run(["check", "plans", "--format", "text=whole.txt", *flags])
    capsys.readouterr()
    return Path("whole.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("flags", [(), ("--all",), ("--select", "definition"), ("--profile", "fcdo")])
@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_the_report_is_the_same_by_either_road_and_in_any_number_of_processes(many, capsys, flags, jobs):
    wanted = _whole(capsys, *flags)
    assert _out(capsys, "--jobs", jobs, "--no-cache", *flags) == wanted
    assert _out(capsys, "--jobs", jobs, *flags) == wanted, "filling the cache"
    assert _out(capsys, "--jobs", jobs, *flags) == wanted, "from the cache"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_many_files_are_told_briefly_by_either_road(many, capsys, monkeypatch, jobs):
    assert "Money, share of" in _whole(capsys)
    monkeypatch.setattr(text, "_MANY_FILES", 5)
    wanted = _whole(capsys)
    assert "Money, share of" not in wanted
    assert "Of so many files, matrices, reasons and sources are left out here" in wanted
    assert _out(capsys, "--jobs", jobs, "--no-cache") == wanted
    assert _out(capsys, "--jobs", jobs) == _out(capsys, "--jobs", jobs) == wanted
    every = _whole(capsys, "--all")
    assert "Money, share of" in every
    assert _out(capsys, "--jobs", jobs, "--all") == every


def test_of_many_files_only_those_are_named_of_which_something_is_said(many, capsys, monkeypatch):
    monkeypatch.setattr(text, "_MANY_FILES", 5)
    told = _out(capsys, "--select", "definition", "--jobs", "1")
    assert "p02.yaml" in told, "it is broken"
    assert "p03.yaml" not in told
    assert "p03.yaml" in _out(capsys, "--select", "definition", "--all", "--jobs", "1")


def test_the_exit_code_is_the_same_by_either_road(many):
    for flags in (
        (),
        ("--fail-on", "note"),
        ("--select", "budget"),
        ("--select", "inclusion", "--fail-on", "note"),
    ):
        assert run(["check", "plans", *flags]) == run(
            ["check", "plans", "--format", "text=whole.txt", *flags]
        )


def test_a_waiver_for_an_overlap_excuses_it_on_the_shorter_road_too(many, capsys):
    out = _out(capsys)
    assert "coordination/overlap" in out.partition("Waived (")[2].partition("Not checked")[0]


def test_a_comparing_rule_that_fails_is_told_by_either_road(many, capsys, monkeypatch):
    def broken(*_args, **_options):
        raise RuntimeError("no")

    wish = Wish(("plans",), today=today())
    rules = tuple(replace(r, check=broken) if r.compares else r for r in wish.rules)
    wish = replace(wish, rules=rules)
    seen = survey.Survey(wish, Style())
    seen.look(*discover(wish.paths), looks.here(looks.Looker(wish, Style())))
    assert seen.sums.broken
    assert "".join(seen.text()) == REPORTERS["text"](check(wish).report, Style())


def test_a_second_run_judges_nothing_anew(many, capsys, monkeypatch):
    _out(capsys)
    asked = []
    monkeypatch.setattr(looks, "glance", lambda *args: asked.append(args))
    _out(capsys)
    assert asked == []


@pytest.mark.parametrize("flags", [("--jobs", "1"), ("--jobs", "2"), ()])
def test_what_several_processes_have_kept_is_found_by_one(many, capsys, monkeypatch, flags):
    _out(capsys, "--jobs", "2")
    base = sqlite3.connect(many / "cache" / "glances-1.sqlite")
    assert base.execute("SELECT count(*) FROM glances").fetchone() == (14 + 1,)
    base.close()
    monkeypatch.setattr(looks, "glance", None)
    assert "files looked at" in _out(capsys, *flags)


@pytest.mark.parametrize("bound", ["_MOST_KEPT", "_MOST_FILES"])
def test_of_a_long_report_only_the_files_are_kept(many, capsys, monkeypatch, bound):
    monkeypatch.setattr(told, bound, 10)
    first = _out(capsys)
    base = sqlite3.connect(many / "cache" / "glances-1.sqlite")
    assert base.execute("SELECT count(*) FROM glances").fetchone() == (14,)
    base.close()
    monkeypatch.setattr(looks, "glance", None)
    assert _out(capsys) == first


def test_only_the_file_that_has_changed_is_judged_anew(many, capsys, monkeypatch):
    _out(capsys)
    asked, judge = [], looks.glance
    monkeypatch.setattr(looks, "glance", lambda it, *rest: asked.append(it.path) or judge(it, *rest))
    path = many / "plans" / "p03.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    wanted = _whole(capsys)
    assert _out(capsys) == wanted
    assert asked == [str(Path("plans", "p03.yaml"))]


def test_a_neighbour_that_appears_is_seen_although_the_file_is_cached(many, capsys):
    before = _out(capsys)
    shutil.copy(many / "plans" / "p03.yaml", many / "plans" / "p99.yaml")
    after = _out(capsys)
    assert after == _whole(capsys) != before


def _spoil(kind: str, cache: Path) -> None:
    (file,) = cache.glob("*.sqlite")
    if kind == "garbage":
        file.write_bytes(os.urandom(50_000))
    elif kind == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif kind == "folder":
        file.unlink()
        file.mkdir()
    elif kind == "other-table":
        base = sqlite3.connect(file)
        with base:
            base.execute("DROP TABLE glances")
            base.execute("CREATE TABLE glances (something TEXT)")
        base.close()
    elif kind == "wrong-entries":
        base = sqlite3.connect(file)
        with base:
            base.execute("UPDATE glances SET said = (SELECT said FROM glances LIMIT 1)")
        base.close()
    elif kind == "open-to-all":
        cache.chmod(0o777)
    elif kind == "somebody-writes":
        base = sqlite3.connect(file, isolation_level=None)
        base.execute("BEGIN EXCLUSIVE")
        globals()["_held"] = base


@pytest.mark.parametrize(
    "kind", ["garbage", "cut", "folder", "other-table", "wrong-entries", "open-to-all", "somebody-writes"]
)
def test_whatever_is_wrong_with_the_cache_the_report_is_right(many, capsys, kind, monkeypatch):
    monkeypatch.setattr("planner.survey.cache._WAIT", 0.05)
    wanted = _out(capsys, "--no-cache")
    _out(capsys)
    for extra in (many / "cache").glob("*-wal"):
        extra.unlink()
    _spoil(kind, many / "cache")
    assert _out(capsys) == wanted
    globals().pop("_held", None)


def test_a_full_disk_only_costs_time(many, capsys, monkeypatch):
    wanted = _out(capsys, "--no-cache")

    def full(*_args):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Cache, "put", lambda self, entries: self._full(entries))
    monkeypatch.setattr(Cache, "_full", lambda self, _: _failing(self), raising=False)
    assert _out(capsys) == wanted


def _failing(cache: Cache) -> None:
    with cache._tried():
        raise sqlite3.OperationalError("database or disk is full")


def test_without_a_cache_nothing_is_written(many, capsys):
    _out(capsys, "--no-cache")
    assert not (many / "cache").exists()
    (many / "planner.toml").write_text("[tool.planner]\ncache = false\n", encoding="utf-8")
    _out(capsys)
    assert not (many / "cache").exists()


def test_every_ingredient_changes_the_key(tmp_path):
    rules = tmp_path / "rules.yaml"
    rules.write_text("a", encoding="utf-8")
    wish, style = Wish(("x",)), Style()
    base = digest(wish, style, [str(rules)])
    assert digest(wish, style, [str(rules)]) == base
    changed = [
        digest(replace(wish, profile=replace(wish.profile, select=("gap",))), style, [str(rules)]),
        digest(
            replace(wish, profile=replace(wish.profile, options={"gap/stale": {"years": 9}})),
            style,
            [str(rules)],
        ),
        digest(replace(wish, rules=wish.rules[1:]), style, [str(rules)]),
        digest(wish, replace(style, width=60), [str(rules)]),
        digest(wish, replace(style, unicode=False), [str(rules)]),
        digest(wish, replace(style, max_per_rule=0), [str(rules)]),
        digest(wish, style, []),
    ]
    rules.write_text("b", encoding="utf-8")
    changed.append(digest(wish, style, [str(rules)]))
    assert len({base, *changed}) == len(changed) + 1


def test_what_is_planners_own_belongs_to_the_key(monkeypatch):
    wish, style = Wish(("x",)), Style()
    before = digest(wish, style, [])
    monkeypatch.setattr("planner.__version__", "9.9.9")
    assert digest(wish, style, []) != before


def test_path_text_and_day_belong_to_the_key():
    one = key(b"base", "a.yaml", b"waivers: []", "2026-01-01")
    assert one != key(b"base", "b.yaml", b"waivers: []", "2026-01-01")
    assert one != key(b"base", "a.yaml", b"waivers: [] ", "2026-01-01")
    assert one != key(b"other", "a.yaml", b"waivers: []", "2026-01-01")
    assert one != key(b"base", "a.yaml", b"waivers: []", "2026-01-02")
    assert key(b"base", "a.yaml", b"x", "2026-01-01") == key(b"base", "a.yaml", b"x", "2026-01-02")


def test_where_the_cache_is(monkeypatch):
    monkeypatch.setattr("planner.own_folder.sys.platform", "linux")
    assert folder({"HOME": "/home/u"}) == Path("/home/u/.cache/planner")
    assert folder({"HOME": "/home/u", "XDG_CACHE_HOME": "/c"}) == Path("/c/planner")
    assert folder({"HOME": "/home/u", "XDG_CACHE_HOME": "not/absolute"}) == Path("/home/u/.cache/planner")
    assert folder({"PLANNER_CACHE_DIR": "/x", "HOME": "/home/u"}) == Path("/x")
    assert folder({"PLANNER_CACHE_DIR": "off", "HOME": "/home/u"}) is None
    assert folder({}) is None
    monkeypatch.setattr("planner.own_folder.sys.platform", "darwin")
    assert folder({"HOME": "/Users/u"}) == Path("/Users/u/Library/Caches/planner")
    monkeypatch.setattr("planner.own_folder.sys.platform", "win32")
    assert folder({"LOCALAPPDATA": "/l"}) == Path("/l/planner")


def test_the_oldest_entries_go_when_there_are_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr("planner.survey.cache._MOST", 3)
    cache = Cache(tmp_path / "c")
    for number in range(5):
        cache.put({bytes([number]): b"said"})
    cache.tidy()
    cache = Cache(tmp_path / "c")
    assert [cache.get(bytes([n])) is not None for n in range(5)] == [False, False, True, True, True]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_process_that_dies_is_named_and_is_our_fault(many, capsys, monkeypatch):
    monkeypatch.setattr(looks.Looker, "chunk", lambda self, paths: os.kill(os.getpid(), signal.SIGKILL))
    assert run(["check", "plans", "--jobs", "2"]) == 3
    assert "has died" in capsys.readouterr().err


def test_what_wants_more_than_a_text_takes_the_whole_road(many, capsys, monkeypatch):
    monkeypatch.setattr(call, "tell", None)
    (many / "w.yaml").write_text("waivers: []\n", encoding="utf-8")
    for flags in (["--format", "json"], ["--baseline", "b.json"], ["--waivers", "w.yaml"]):
        assert run(["check", "plans", *flags]) in {0, 1}


def test_a_file_is_let_go_once_it_is_told(many, monkeypatch):
    """What a run keeps of a file: a bounded number of documents is alive however many there are."""
    alive: list[weakref.ref[object]] = []
    most, judge = 0, looks.glance

    def watching(it, *rest):
        nonlocal most
        gc.collect()
        most = max(most, sum(ref() is not None for ref in alive))
        if it.programme is not None:
            alive.append(weakref.ref(it.document.index))
        return judge(it, *rest)

    monkeypatch.setattr(looks, "glance", watching)
    run(["check", "plans", "--jobs", "1", "--no-cache"])
    assert len(alive) > 5
    assert most <= 2


def test_a_broken_rule_is_a_fault_of_the_setup_by_the_shorter_road(many, capsys, monkeypatch):
    wish = Wish(("plans",), today=today())
    broken = replace(wish.rules[0], check=lambda *_args, **_options: 1 / 0)
    seen = survey.Survey(replace(wish, rules=(broken, *wish.rules[1:])), Style())
    seen.look(*discover(wish.paths), looks.here(looks.Looker(seen.wish, Style())))
    assert seen.sums.broken
    assert BROKEN.id in "".join(seen.text())


def test_a_file_with_very_many_faults_does_not_drown_the_report(many, capsys):
    risk = "  - {id: r1, statement: S, kind: contextual, about: [data], likelihood: 2, impact: 5, response: R., owner: nobody, residual: 25}\n"
    path = many / "plans" / "p03.yaml"
    text = path.read_text(encoding="utf-8").replace("risks:\n", "risks:\n" + risk * 8_000)
    path.write_text(text, encoding="utf-8")
    assert entry(str(path), path.read_bytes()).programme is not None
    out = _out(capsys, "--jobs", "1")
    assert len(out) < 200_000
