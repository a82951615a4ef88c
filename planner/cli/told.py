"""A text report on its way to the screen: from the cache as a whole, or told anew and kept."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from planner.config import Config
from planner.diagnostic import Severity
from planner.frozen import Frozen
from planner.judge import Wish
from planner.own_folder import folder
from planner.read.discover import discover
from planner.report.style import Style
from planner.report.text import for_files
from planner.survey.glance import dumped, loaded
from planner.survey.looks import Looker, here, processes, several
from planner.survey.survey import Survey

_CACHE_FROM = 8
"""With fewer files, asking the cache takes about as long as looking at them."""
_MOST_KEPT = 20_000_000
"""Bytes of a report that is kept as a whole; of a longer one only its files are."""
_MOST_FILES = 2_000
"""The same in files: the memory for a whole report must not grow with them."""


class Told(Frozen):
    """A report and what its exit code depends on."""

    parts: Iterable[str]
    counts: Counter[Severity]
    broken: bool
    """Whether a rule failed."""
    files: int
    """How many were checked."""


def tell(wish: Wish, settings: Config, style: Style, again: Callable[[Style], Looker]) -> Told:
    """Check the files; ``again`` makes the looker anew in another process."""
    files, skipped = discover(wish.paths, wish.waivers, programmes_only=wish.programmes_only)
    style = for_files(sum(path not in wish.context for path in files), style)
    its = looker(wish, settings, style, many=len(files) >= _CACHE_FROM)
    run = its.run_key(files, skipped) if its.cache_folder and len(files) <= _MOST_FILES else b""
    before = its.kept(run) if run else None
    if before is not None:
        its.tidy()
        facts, _, text = before.partition(b"\n")
        counts, broken, checked = loaded(facts)
        tally = Counter({Severity(n): count for n, count in counts})
        return Told([text.decode("utf-8", "surrogatepass")], tally, broken, checked)
    count = processes(settings["jobs"], len(files))
    survey = Survey(wish, style)
    survey.look(files, skipped, here(its) if count == 1 else several(its, count, partial(again, style)))
    sums = survey.sums
    told = Told(survey.text(), sums.counts, sums.broken, len(sums.files))
    return Told(_kept(told, its, run), told.counts, told.broken, told.files) if run else told


def _kept(told: Told, its: Looker, run: bytes) -> Iterator[str]:
    """The parts of the report as they come; once all are there, the whole is kept."""
    parts: list[bytes] = []
    room = _MOST_KEPT
    for part in told.parts:
        yield part
        said = part.encode("utf-8", "surrogatepass")
        room -= len(said)
        if room >= 0:
            parts.append(said)
        else:
            parts.clear()
    if room >= 0:
        facts = [[int(s), n] for s, n in told.counts.items()], told.broken, told.files
        its.keep(run, dumped(facts) + b"\n" + b"".join(parts))


def looker(wish: Wish, settings: Config, style: Style, *, many: bool = True) -> Looker:
    """What looks at the files, with the cache that the settings and the platform give it if they are ``many``."""
    if not many or not settings["cache"]:
        return Looker(wish, style)
    from planner.survey.ingredients import digest  # noqa: PLC0415 - not without the cache

    place = folder()
    if place is None:
        return Looker(wish, style)
    files = [*settings["rules"], *(str(settings[name]) for name in ("gaps", "profile") if settings[name])]
    return Looker(wish, style, place, digest(wish, style, files))
