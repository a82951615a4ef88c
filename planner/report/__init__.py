"""Reporters: pure functions from a :class:`planner.diagnostic.Report` to text. They know diagnostics and nothing else.

To add a format, write one module with a function ``render(report, style) -> str`` and add a line to
:data:`REPORTERS`. A reporter is imported when it is first used, so the names can be listed at no cost.
"""

from importlib import import_module
from typing import cast

from planner.diagnostic import Report
from planner.frozen import Frozen
from planner.report.style import Style

__all__ = ["REPORTERS", "Reporter", "Style"]


class Reporter(Frozen):
    """One format; calling it renders a report."""

    name: str
    """The word after ``--format``."""
    about: str
    """One line for the help text: who reads it."""

    def __call__(self, report: Report, style: Style | None = None) -> str:
        """The report in this format, ending in a newline unless it is empty."""
        module = import_module(f"planner.report.{self.name}")
        return cast("str", module.render(report, style or Style()))


REPORTERS: dict[str, Reporter] = {
    reporter.name: reporter
    for reporter in (
        Reporter("text", "for people, in a terminal or a log"),
        Reporter("json", "for programs; schemas/report.schema.json describes it"),
        Reporter("sarif", "for code scanning: SARIF 2.1.0"),
        Reporter("github", "for GitHub Actions: annotations on the changed lines"),
        Reporter("junit", "for build servers: JUnit XML, a suite a file and a test case a rule"),
        Reporter("gitlab", "for GitLab merge requests: code quality"),
        Reporter("markdown", "for a comment on a pull request or a job summary"),
    )
}
"""Every format by its name."""
