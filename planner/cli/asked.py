"""From flags and configuration to what is wanted: shared by the commands that check."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli import output
from planner.config import COMMAND_LINE, Config
from planner.config import load as load_config
from planner.diagnostic import Diagnostic, Report
from planner.errors import ConfigError, DataError, RuleError, UsageError
from planner.gapdata.figures import Figures
from planner.gapdata.peers import Choice, parse_choice
from planner.gapdata.store.folder import DEFAULT as DEFAULT_FOLDER
from planner.model.country import countries, nearest
from planner.model.country import named as country_named
from planner.read.files import STDIN
from planner.report.safe import visible
from planner.today import today

if TYPE_CHECKING:
    from planner.engine.form import Form
    from planner.engine.profile import Profile
    from planner.engine.profile_file import Chain
    from planner.engine.rule import Rule
    from planner.engine.rulebook import Rulebook
    from planner.judge import Wish
    from planner.render.theme import Theme

MOST_SHOWN = 20
"""Findings about a table or a file of rules that are printed; a wrongly saved file has one on every line."""


def config(flags: dict[str, object]) -> Config:
    """The configuration for the working folder, with these flags over it."""
    return load_config(Path.cwd()).over(flags)


def one_file(first: str, *others: str) -> str:
    """The one programme file that is named; UsageError for a folder or several."""
    if others:
        raise UsageError(
            "A document is about one programme.",
            f"Name one file, not {len(others) + 1}, or run it for each.",
        )
    if first != STDIN and Path(first).is_dir():
        raise UsageError(f"{first} is a folder.", "Name one programme file.")
    return first


def wish(settings: Config, paths: Sequence[str]) -> "Wish":
    """What the settings and the named paths ask for."""
    from planner.judge import Wish  # noqa: PLC0415 - whoever asks about a rule or a country checks nothing

    rules = rulebook(settings).rules
    return Wish(
        paths=named(settings, paths),
        profile=profile(settings, rules),
        figures=figures(settings["gaps"]),
        peers=peers(settings),
        rules=rules,
        today=today(),
        waivers=tuple(dict.fromkeys(settings["waivers"])),
        fonts=tuple(settings["fonts"]),
        language=settings["lang"] or "",
    )


def peers(settings: Config) -> Choice:
    """Whom the settings say to hold countries against. Raises UsageError or ConfigError where that is wrong."""
    chosen = settings.settings["peers"]
    try:
        return parse_choice(chosen.value)
    except UsageError as error:
        if chosen.origin == COMMAND_LINE:
            raise
        raise ConfigError(f"{chosen.origin}: {error.message}", error.hint) from None


def country(text: str, others: Sequence[str] = ()) -> str:
    """The alpha-3 code of the country that the user named by a code or its English name.

    ``others`` is what else ``text`` may have meant. Raises UsageError.
    """
    found = country_named(text)
    if found is not None:
        return found.iso3
    offers = " or ".join([*others, *(str(countries()[code]) for code in nearest(text))])
    hint = f"Did you mean {offers}?" if offers else "Use a code such as GHA, or the English name."
    raise UsageError(f"There is no country called {visible(text)}.", hint)


def named(settings: Config, paths: Sequence[str]) -> tuple[str, ...]:
    """The paths of a call, or else those of the configuration, or else the usual folder."""
    return tuple(paths) or tuple(settings["paths"]) or (_default_folder(),)


def profile(settings: Config, rules: "Sequence[Rule] | None" = None) -> "Profile":
    """The donor profile that the settings name, if they name one, with their own selections and options over it.

    ``rules`` are those that it can speak of, the rulebook of the settings if they are not given. Raises
    ProfileError after showing what is wrong with a profile file.
    """
    from planner.engine.profile import Profile  # noqa: PLC0415 - whoever asks about a country needs none

    every = rulebook(settings).rules if rules is None else rules
    own = Profile(
        select=tuple(settings["select"]),
        ignore=tuple(settings["ignore"]),
        options=settings["options"],
        origins={name: setting.origin for name, setting in settings.settings.items()},
    ).checked(every)
    named = settings.settings["profile"]
    if named.value is None:
        return own
    where = "on the command line" if named.origin == COMMAND_LINE else f"in {named.origin}"
    return own.over(layers(named.value, every), f"named {where}")


def layers(reference: str, rules: "Sequence[Rule]") -> "Chain":
    """The files of the profile that is named. Raises ProfileError after showing what is wrong with one."""
    from planner.engine.profile_file import ProfileError, find  # noqa: PLC0415 - few runs name one

    try:
        return find(reference, rules)
    except ProfileError as error:
        _tell(error.report)
        raise


def form(reference: str) -> "Form":
    """The donor's form that is named. Raises FormError after showing what is wrong with its file."""
    from planner.engine.form_file import FormError, find  # noqa: PLC0415 - few runs name one

    try:
        return find(reference)
    except FormError as error:
        _tell(error.report)
        raise


def theme(settings: Config) -> "Theme | None":
    """The theme that the settings name. Raises ThemeError after showing what is wrong with its file."""
    named = settings["theme"]
    if named is None:
        return None
    from planner.render.theme.theme_file import ThemeError, find  # noqa: PLC0415 - a check sets no page

    try:
        return find(named)
    except ThemeError as error:
        _tell(error.report)
        raise


def templates(settings: Config) -> Path | None:
    """The folder of the user's own templates. Raises TemplatesError after showing what is wrong with them."""
    named = settings["templates"]
    if named is None:
        return None
    from planner.render.overrides.find import TemplatesError, find  # noqa: PLC0415 - a check runs no template

    try:
        return find(named)
    except TemplatesError as error:
        _tell(error.report)
        raise


def _default_folder() -> str:
    return "programmes" if Path("programmes").is_dir() else "."


def rulebook(settings: Config) -> "Rulebook":
    """Every rule that there is, with those of the user's files.

    Raises RuleError after saying what is wrong with each file.
    """
    from planner.engine.rulebook import rulebook as open_rulebook  # noqa: PLC0415 - whoever asks about a country needs none

    found, problems = open_rulebook(settings["rules"])
    _say(problems)
    if found is None:
        files = ", ".join(dict.fromkeys(problem.path for problem in problems))
        count = "1 thing is" if len(problems) == 1 else f"{len(problems)} things are"
        raise RuleError(f"The rules in {files} cannot be used: {count} wrong.", "Nothing was checked.")
    return found


def figures(table: str | None) -> Figures | None:
    """The user's figures laid over those shipped; None if there is no table of theirs.

    Raises DataError after saying what is wrong with each line.
    """
    if table is None:
        return None
    from planner.gapdata.store.table import load  # noqa: PLC0415 - most runs have no figures of their own

    found, problems = load(table)
    _say(problems)
    if found is None:
        count = "1 thing is" if len(problems) == 1 else f"{len(problems)} things are"
        raise DataError(
            f"The figures in {table} cannot be used: {count} wrong with them.",
            "Nothing was taken from it; mend it and try again.",
        )
    return found


def figures_folder(named: str | None) -> Path:
    """The folder of the user's figures that a flag or the configuration names, or the usual one.

    Raises UsageError where that is a single file.
    """
    folder = Path(config({"gaps": named})["gaps"] or DEFAULT_FOLDER)
    if folder.is_file() or folder.suffix.lower() == ".csv":
        raise UsageError(
            f"Figures are kept in a folder, and {folder} is a file.",
            "Name a folder: --gaps FOLDER, or gaps under [tool.planner].",
        )
    return folder


def _tell(report: Report) -> None:
    """What is wrong with a file that the run relies on."""
    from planner.report.text import findings  # noqa: PLC0415 - only where something is wrong

    sys.stderr.write(findings(report, output.style(sys.stderr)))


def _say(problems: Sequence[Diagnostic]) -> None:
    for problem in problems[:MOST_SHOWN]:
        output.warn(_line(problem))
    if len(problems) > MOST_SHOWN:
        output.warn(f"... and {len(problems) - MOST_SHOWN} more.")


def _line(problem: Diagnostic) -> str:
    place = f"{problem.path}:{problem.span.line}:{problem.span.column}"
    return (
        f"{place}: {problem.severity.word}: {problem.message} {problem.fix}".rstrip() + f" [{problem.rule}]"
    )
