"""One call of ``planner check``: what was asked for, and the report that answers it."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli import asked, output
from planner.cli.told import Told, looker, tell
from planner.config import Config
from planner.diagnostic import Report
from planner.errors import UsageError
from planner.frozen import Frozen, replace
from planner.judge import Wish
from planner.read.discover import discover
from planner.read.files import STDIN
from planner.report.style import Style

if TYPE_CHECKING:
    from planner.engine.form import Form
    from planner.survey.looks import Looker


class Call(Frozen):
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
    form: "Form | None" = None
    """The donor's form whose limits are measured."""

    def told(self, settings: Config, style: Style, *, to_screen: bool) -> Told | None:
        """The text report, told file by file; None where more than that is wanted."""
        wanted = asked.named(settings, self.paths)
        plain = self.baseline is None and self.form is None and not settings["waivers"]
        if not to_screen or not plain or STDIN in wanted:
            return None
        told = tell(self._wish(settings), settings, style, partial(_looker_again, self, settings))
        self._nothing_changed(told.files)
        return told

    def _wish(self, settings: Config) -> Wish:
        wish = replace(asked.wish(settings, self.paths), programmes_only=self.programmes_only, form=self.form)
        if self.form is not None:
            wish = replace(wish, theme=asked.theme(settings), templates=asked.templates(settings))
        return wish if self.since is None else _narrowed(wish, self.since)

    def _nothing_changed(self, files: int) -> None:
        if self.since is not None and not files:
            output.warn(f"Nothing was checked: no programme has changed since {self.since}.")

    def report(self, settings: Config) -> Report:
        """The report. What happens beside it (a baseline is written, nothing has changed) is said on stderr.

        Raises PlannerError.
        """
        from planner.project import check  # noqa: PLC0415 - a text report has a shorter road

        report = check(self._wish(settings)).report
        self._nothing_changed(len(report.files))
        return report if self.baseline is None else self._held(report, Path(self.baseline))

    def _held(self, report: Report, path: Path) -> Report:
        """The report with known findings marked; the baseline is written where it is new or has shrunk."""
        from planner import baseline  # noqa: PLC0415 - few runs have one

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
        from planner import baseline  # noqa: PLC0415 - few runs have one

        new = baseline.made(report, path)
        output.write(path, baseline.text(new))
        count = "1 finding" if new.total == 1 else f"{new.total} findings"
        output.warn(f"Wrote the baseline {path} with {count}. From now on only what is new fails the run.")
        return baseline.hold(report, new, path)


def _looker_again(call: Call, settings: Config, style: Style) -> "Looker":
    """The looker, made anew in another process."""
    return looker(call._wish(settings), settings, style)  # noqa: SLF001 - the same module


def _narrowed(wish: Wish, since: str) -> Wish:
    """The wish with all files that do not differ from the revision read for context only."""
    from planner.cli.since import unchanged  # noqa: PLC0415 - beside its only use

    found, _ = discover(wish.paths, wish.waivers, programmes_only=wish.programmes_only)
    files = [path for path in found if path != STDIN]
    reason = f"it has not changed since {since}"
    return replace(wish, context=frozenset(unchanged(since, files)), context_reason=reason)
