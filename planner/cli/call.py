"""One call of ``planner check``: what was asked for, and the report that answers it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from planner import baseline
from planner.cache import folder
from planner.cli import asked, output
from planner.config import Config
from planner.diagnostic import Report
from planner.engine.form import Form
from planner.errors import UsageError
from planner.ingredients import digest
from planner.looks import Looker, here, processes, several
from planner.project import Wish, check
from planner.read.discover import discover
from planner.read.files import STDIN
from planner.report.style import Style
from planner.survey import Survey

_CACHE_FROM = 8
"""With fewer files, asking the cache takes about as long as looking at them."""


@dataclass(frozen=True, slots=True)
class Call:
    """The paths and flags of one call."""

    paths: tuple[str, ...]
    flags: Mapping[str, object]
    """Flags that lie over settings of the configuration, by the name of the setting."""
    since: str | None = None
    """A git revision: only files that differ from it are checked."""
    baseline: str | None = None
    frozen: bool = False
    """Whether the baseline is only read."""
    programmes_only: bool = False
    """Whether files that are named but are no programmes are passed over."""
    show_all: bool = False
    form: Form | None = None
    """The donor's form whose limits are measured."""

    def survey(self, settings: Config, style: Style, *, to_screen: bool) -> Survey | None:
        """The files looked at for a text report, each let go once it is told; None where more than that is wanted."""
        wanted = asked.named(settings, self.paths)
        plain = self.baseline is None and self.form is None and not settings["waivers"]
        if not to_screen or not plain or STDIN in wanted:
            return None
        wish = self._wish(settings)
        survey = Survey(wish, style)
        again = partial(_looker_again, self, settings, style)
        survey.look(lambda files: _looks(_looker(wish, settings, style), settings["jobs"], again, files))
        self._nothing_changed(survey.sums.files)
        return survey

    def _wish(self, settings: Config) -> Wish:
        wish = replace(asked.wish(settings, self.paths), programmes_only=self.programmes_only, form=self.form)
        return wish if self.since is None else _narrowed(wish, self.since)

    def _nothing_changed(self, files: Sequence[str]) -> None:
        if self.since is not None and not files:
            output.warn(f"Nothing was checked: no programme has changed since {self.since}.")

    def report(self, settings: Config) -> Report:
        """The report. What happens beside it (a baseline is written, nothing has changed) is said on stderr.

        Raises PlannerError.
        """
        report = check(self._wish(settings)).report
        self._nothing_changed(report.files)
        return report if self.baseline is None else self._held(report, Path(self.baseline))

    def _held(self, report: Report, path: Path) -> Report:
        """The report with known findings marked; the baseline is written where it is new or has shrunk."""
        old = baseline.load(path)
        if old is None:
            return self._first(report, path)
        held = baseline.hold(report, old, path)
        new = baseline.shrunk(held, old, path)
        if new != old and not self.frozen:
            output.write(path, baseline.text(new))
            gone = old.total - new.total
            finding = "1 finding that is" if gone == 1 else f"{gone} findings that are"
            output.warn(f"Took {finding} gone out of the baseline {path}.")
        return held

    def _first(self, report: Report, path: Path) -> Report:
        """Make the baseline: all that is open now is known from now on."""
        if self.frozen:
            hint = "Make it with a run without --no-update-baseline, and keep it in version control."
            raise UsageError(f"There is no baseline {path}.", hint)
        if self.since is not None:
            hint = "Make it with a run without --since, over everything that it is to cover."
            raise UsageError(
                f"There is no baseline {path}, and a part of the programmes cannot make it.", hint
            )
        new = baseline.made(report, path)
        output.write(path, baseline.text(new))
        count = "1 finding" if new.total == 1 else f"{new.total} findings"
        output.warn(f"Wrote the baseline {path} with {count}. From now on only what is new fails the run.")
        return baseline.hold(report, new, path)


def _looker(wish: Wish, settings: Config, style: Style) -> Looker:
    place = folder() if settings["cache"] else None
    if place is None:
        return Looker(wish, style)
    files = [*settings["rules"], *(str(settings[name]) for name in ("gaps", "profile") if settings[name])]
    return Looker(wish, style, place, digest(wish, style, files))


def _looker_again(call: Call, settings: Config, style: Style) -> Looker:
    """The looker, made anew in another process."""
    return _looker(call._wish(settings), settings, style)  # noqa: SLF001 - the same module


def _looks(looker: Looker, jobs: int, again: Callable[[], Looker], files: Sequence[str]) -> Iterator[bytes]:
    if len(files) < _CACHE_FROM:
        looker.cache_folder = None
    count = processes(jobs, len(files))
    looks = here(looker) if count == 1 else several(looker, count, again)
    return looks(files)


def _narrowed(wish: Wish, since: str) -> Wish:
    """The wish with all files that do not differ from the revision read for context only."""
    from planner.cli.since import unchanged  # noqa: PLC0415 - beside its only use

    found, _ = discover(wish.paths, wish.waivers, programmes_only=wish.programmes_only)
    files = [path for path in found if path != STDIN]
    reason = f"it has not changed since {since}"
    return replace(wish, context=frozenset(unchanged(since, files)), context_reason=reason)
