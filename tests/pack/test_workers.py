"""Documents made by several processes: the same bytes, and one that ends its process spoils no other."""

import datetime as dt
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from planner.errors import ExitCode, RenderError
from planner.pack import workers
from planner.pack.workers import Failure, each_made, made
from planner.papers import Manuscript, Order, manuscripts
from planner.project import Wish, check
from planner.render import Options, Written

ROOT = Path(__file__).parents[2]
SMALLEST = str(ROOT / "planner" / "engine" / "smallest.yaml")


@pytest.fixture(scope="module")
def several() -> list[Manuscript]:
    checked = check(Wish((SMALLEST,), today=dt.date(2027, 1, 1)))
    options = Options(created=dt.datetime(2027, 1, 1, tzinfo=dt.UTC))
    wanted = [("briefing", "pdf"), ("budget", "xlsx"), ("factsheet", "docx"), ("risk-register", "md")]
    return list(manuscripts(checked, SMALLEST, [Order(kind, to, options) for kind, to in wanted]))


class Deadly:
    """Ends the process that unpacks it, as a library with a fault would."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)


class Unpackable:
    """Cannot be sent to another process."""

    def __reduce__(self) -> Any:
        raise TypeError("stays here")


def test_two_processes_make_the_same_bytes(several: list[Manuscript]) -> None:
    alone, together = dict(each_made(several, 1)), dict(each_made(several, 2))
    assert alone == together
    assert all(isinstance(one, Written) for one in alone.values())


def test_what_ends_its_process_spoils_no_other(several: list[Manuscript]) -> None:
    wanted: list[Any] = [several[3], Deadly(), several[1], Unpackable()]
    found = dict(each_made(wanted, 2))
    assert isinstance(found[0], Written)
    assert isinstance(found[2], Written)
    for at, said in ((1, "ended before its time"), (3, "stays here")):
        failure = found[at]
        assert isinstance(failure, Failure)
        assert said in failure.message
        assert failure.code is ExitCode.BUG


def test_environment_and_signals_are_as_before(
    several: list[Manuscript], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    before = signal.getsignal(signal.SIGINT)
    with workers._quiet_start():
        assert os.environ["PYTHONSAFEPATH"] == "1"
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert "PYTHONSAFEPATH" not in os.environ
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("error", "code"),
    [(RenderError("No.", "Do so."), ExitCode.USAGE), (ZeroDivisionError("x"), ExitCode.BUG)],
)
def test_a_failure_says_who_is_to_blame(
    several: list[Manuscript], monkeypatch: pytest.MonkeyPatch, error: Exception, code: ExitCode
) -> None:
    def fail(manuscript: Manuscript) -> Written:
        raise error

    monkeypatch.setattr(Manuscript, "written", fail)
    failure = made(several[0])
    assert isinstance(failure, Failure)
    assert failure.code is code


@pytest.mark.parametrize(
    ("count", "processors", "jobs", "helping"),
    [(15, 8, 0, 2), (60, 8, 0, 4), (60, 1, 0, 0), (5, 8, 0, 0), (5, 8, 3, 3), (2, 8, 9, 2), (15, 8, 1, 0)],
)
def test_as_many_processes_as_help(
    monkeypatch: pytest.MonkeyPatch, count: int, processors: int, jobs: int, helping: int
) -> None:
    """0 stands for none beside this one."""
    started = []

    def by_several(wanted: list[Any], many: int) -> list[Any]:
        started.append(many)
        return []

    monkeypatch.setattr(workers, "_processors", lambda: processors)
    monkeypatch.setattr(workers, "_by_several", by_several)
    monkeypatch.setattr(workers, "made", lambda one: one)
    list(each_made([None] * count, jobs))  # type: ignore[list-item]
    assert started == ([helping] if helping else [])


def test_a_planner_that_others_would_not_find_works_alone(
    several: list[Manuscript], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_is_found_by_others", lambda: False)
    monkeypatch.setattr(workers, "_by_several", lambda *_: pytest.fail("no process can be started"))
    assert len(list(each_made(several[3:], 2))) == 1
    assert len(list(each_made([several[3]] * 2, 2))) == 2
