"""Documents are made one after the other, or by several processes at once; the bytes are the same."""

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import planner
from planner.errors import ExitCode, PlannerError
from planner.frozen import Frozen
from planner.papers import Manuscript

if TYPE_CHECKING:
    from planner.render import Written

Made: TypeAlias = "Written | Failure"

_MOST = 4
"""Processes that help: the longest document takes a fifth of the time of all."""
_WORTH = 6
"""Documents for a process to make before it has made up for its start."""


class Failure(Frozen):
    """Why there is no document, for people."""

    message: str
    hint: str
    code: ExitCode
    """Who is to blame."""


def each_made(manuscripts: Sequence[Manuscript], jobs: int) -> Iterator[tuple[int, Made]]:
    """Each document with its place in ``manuscripts``, as soon as it is made by one of ``jobs`` processes.

    With 0, by as many as help on this machine.
    """
    wanted = min(jobs or min(_processors(), _MOST, len(manuscripts) // _WORTH), len(manuscripts))
    if wanted < 2 or not _is_found_by_others():
        yield from enumerate(map(made, manuscripts))
        return
    broken = []
    for at, result in _by_several(manuscripts, wanted):
        if result is None:
            broken.append(at)
        else:
            yield at, result
    for at in sorted(broken):  # one of them ended its process, and all others that were waiting with it
        for _, result in _by_several([manuscripts[at]], 1):
            yield at, result or _ENDED


_ENDED = Failure(
    "The process that made it ended before its time.",
    "The memory may not suffice for several documents at once: try --jobs 1.",
    ExitCode.BUG,
)


def _by_several(manuscripts: Sequence[Manuscript], jobs: int) -> "Iterator[tuple[int, Made | None]]":
    """Each document with its place; None where a process ended before its time."""
    with _quiet_start():
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_with_parent)
        places = {pool.submit(made, manuscript): at for at, manuscript in enumerate(manuscripts)}
    try:
        for done in as_completed(places):
            yield places[done], _result(done)
    finally:
        pool.shutdown(cancel_futures=True)


def made(manuscript: Manuscript) -> Made:
    """The document, or why there is none: whatever goes wrong with one is told beside the others."""
    try:
        return manuscript.written()
    except PlannerError as error:
        return Failure(error.message, error.hint, error.exit_code)
    except Exception as error:  # noqa: BLE001 - a fault of planner's in one document must not cost the others
        return _fault(error)


def _result(done: "Future[Made]") -> "Made | None":
    try:
        return done.result()
    except BrokenProcessPool:
        return None
    except Exception as error:  # noqa: BLE001 - what could not be sent between processes
        return _fault(error)


def _fault(error: Exception) -> Failure:
    hint = "This is a fault in planner, not in your file: `planner --debug render` of this document prints the trace."
    return Failure(f"{type(error).__name__}: {error}", hint, ExitCode.BUG)


def _processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_found_by_others() -> bool:
    """Whether a new process finds this planner: not if it was found in the working folder, which is not looked at."""
    return str(Path(planner.__file__).parents[1]) in sys.path


@contextmanager
def _quiet_start() -> Iterator[None]:
    """Processes that begin here leave Ctrl-C to this one, and import nothing from a folder that others may have filled."""
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    handler = signal.getsignal(signal.SIGINT)
    answers = threading.current_thread() is threading.main_thread() and handler is not None
    if answers:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        if answers:
            signal.signal(signal.SIGINT, handler)
        if before is None:
            del os.environ[_SAFE]
        else:
            os.environ[_SAFE] = before


_SAFE = "PYTHONSAFEPATH"


def _leave_with_parent() -> None:
    """End this process when the one that started it is gone, however it went."""
    parent = parent_process()
    assert parent is not None, "only processes of the pool begin like this"

    def wait_for_it() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=wait_for_it, daemon=True).start()
