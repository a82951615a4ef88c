"""What can go wrong around a check, who is to blame, and what the shell sees.

A *finding* about a programme is a :class:`planner.diagnostic.Diagnostic`, never an exception. An exception
means that planner could not do what was asked.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit status of every ``planner`` command."""

    CLEAN = 0
    """Nothing at or above the severity that fails the run."""
    FINDINGS = 1
    """At least one finding at or above it."""
    USAGE = 2
    """The call, the configuration, a missing file or a broken rule: the user can mend it."""
    BUG = 3
    """planner itself failed: please report it."""
    INTERRUPTED = 130
    """Stopped by the user (Ctrl-C)."""


class PlannerError(Exception):
    """Something that the user can mend; its text is a whole sentence and is shown as it stands.

    ``hint`` says how to mend it and may be empty.
    """

    exit_code: ExitCode = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(PlannerError):
    """The command line asks for something that does not exist or does not fit."""


class ConfigError(PlannerError):
    """The configuration file is wrong."""


class DataError(PlannerError):
    """A table of figures, ours or the user's, cannot be used."""


class RuleError(PlannerError):
    """A rule cannot be loaded: its file is malformed or incomplete."""


class RenderError(PlannerError):
    """A document cannot be written: a template is wrong or the output has no place to go."""
