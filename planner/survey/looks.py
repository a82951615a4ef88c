"""How a survey looks at its files: here or in several processes, and first of all in the cache, if there is one."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.diagnostic import Skipped
from planner.errors import ExitCode, PlannerError
from planner.frozen import Struct
from planner.judge import Bench, Wish, entry
from planner.read.files import load
from planner.report.style import Style
from planner.survey.glance import context, glance

if TYPE_CHECKING:
    from concurrent.futures import Future

    from planner.survey.cache import Cache

_CHUNK = 16
"""Files that a process is given at a time."""
_AHEAD = 4
"""Chunks for each process that may be under way: results must not pile up."""
_WORTH_IT = 64
"""With fewer files, starting another process takes longer than it saves."""


class WorkerError(PlannerError):
    """A process that looked at files is gone."""

    exit_code = ExitCode.BUG


class Looker(Struct):
    """Looks at one file after another."""

    wish: Wish
    style: Style
    cache_folder: Path | None = None
    digest: bytes = b""
    """Of everything beside the file that decides what is said; see :mod:`planner.survey.ingredients`."""
    _bench: Bench | None = None
    _cache: "Cache | None" = None

    def chunk(self, paths: Sequence[str]) -> list[bytes]:
        """A dumped glance at each file, in order."""
        if self.cache_folder is None:
            return [self._look(path, load(path)) for path in paths]
        from planner.survey.ingredients import key  # noqa: PLC0415 - only with the cache

        cache = self._cache = self._cache or _cache(self.cache_folder)
        new: dict[bytes, bytes] = {}
        seen: list[bytes] = []
        for path in paths:
            raw = load(path)
            name = key(self.digest, path, raw, self._day(path))
            said = cache.get(name)
            if said is None:
                said = new[name] = self._look(path, raw)
            seen.append(said)
        cache.put(new)
        return seen

    def run_key(self, files: Sequence[str], skipped: Iterable[Skipped]) -> bytes:
        """The key of a whole run over these files as they are now."""
        import hashlib  # noqa: PLC0415 - only with the cache

        from planner.survey.ingredients import key  # noqa: PLC0415 - the same

        run = hashlib.sha256(self.digest)
        for each in skipped:
            run.update(f"{each.path}\0{each.rule}\0{each.reason}\0".encode("utf-8", "surrogatepass"))
        for path in files:
            run.update(key(self.digest, path, load(path), self._day(path)))
        return run.digest()

    def kept(self, name: bytes) -> bytes | None:
        """What :meth:`keep` kept under this key."""
        if self.cache_folder is None:
            return None
        self._cache = self._cache or _cache(self.cache_folder)
        return self._cache.get(name)

    def keep(self, name: bytes, said: bytes) -> None:
        """Keep what a whole run said."""
        if self.cache_folder is not None:
            cache = _cache(self.cache_folder)
            cache.put({name: said})
            cache.tidy()

    def tidy(self) -> None:
        """Leave the cache in order."""
        if self._cache is not None:
            self._cache.tidy()
        self._cache = None

    def _day(self, path: str) -> str:
        return "context" if path in self.wish.context else self.wish.today.isoformat()

    def _look(self, path: str, raw: bytes) -> bytes:
        self._bench = self._bench or Bench(self.wish)
        it = entry(path, raw)
        if it.path in self.wish.context:
            return context(it, self.wish.context_reason).dump()
        return glance(it, self._bench, self.style).dump()


def _cache(folder: Path) -> "Cache":
    from planner.survey.cache import Cache  # noqa: PLC0415 - only with the cache

    return Cache(folder)


def here(looker: Looker) -> Callable[[Sequence[str]], Iterator[bytes]]:
    """Look in this process."""

    def looks(files: Sequence[str]) -> Iterator[bytes]:
        try:
            with _little_garbage():
                for chunk in _chunks(files):
                    yield from looker.chunk(chunk)
        finally:
            looker.tidy()

    return looks


def several(
    looker: Looker, processes: int, again: Callable[[], Looker]
) -> Callable[[Sequence[str]], Iterator[bytes]]:
    """Look in several processes; the order stays. ``again`` makes the looker anew where it cannot be inherited."""

    def looks(files: Sequence[str]) -> Iterator[bytes]:
        import multiprocessing  # noqa: PLC0415 - few runs need it
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - the same
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - the same

        looker.tidy()  # an open database must not be shared by processes
        forks = "fork" in multiprocessing.get_all_start_methods()
        method = multiprocessing.get_context("fork" if forks else "spawn")
        make = (lambda: looker) if forks else again
        pool = ProcessPoolExecutor(processes, method, initializer=_begin, initargs=(make,))
        under_way: deque[Future[list[bytes]]] = deque()
        try:
            for chunk in _chunks(files):
                under_way.append(pool.submit(_work, chunk))
                if len(under_way) >= processes * _AHEAD:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        except BrokenProcessPool:
            hint = "It may have run out of memory. Try fewer processes: --jobs 1."
            raise WorkerError("A process of planner that was checking files has died.", hint) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            looker.tidy()

    return looks


def processes(wanted: int, files: int) -> int:
    """How many processes to look in: as many as wanted; if 0, one for each processor, but one for few files."""
    if wanted:
        return min(wanted, max(1, files))
    return 1 if files < _WORTH_IT else _processors()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_looker: Looker | None = None


def _begin(make: Callable[[], Looker]) -> None:
    """In a new process: Ctrl-C is for the first process, which then ends this one."""
    global _looker  # noqa: PLW0603 - the one thing that a process keeps between chunks
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _looker = make()
    gc.freeze()
    gc.disable()


def _work(paths: Sequence[str]) -> list[bytes]:
    assert _looker is not None
    seen = _looker.chunk(paths)
    gc.collect(0)
    return seen


class _little_garbage:  # noqa: N801 - used like a function
    """No search for garbage in cycles while files are looked at: programmes have none, and the search takes a third.

    What else makes cycles is collected now and then by who reads the glances.
    """

    def __enter__(self) -> None:
        self._was = gc.isenabled()
        gc.freeze()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        gc.unfreeze()
        if self._was:
            gc.enable()


def _chunks(files: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(files), _CHUNK):
        yield files[start : start + _CHUNK]
