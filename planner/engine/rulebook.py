"""Every rule that a run can ask: planner's own, those of installed packs, and those of the user's files."""

from collections.abc import Iterable

from planner.diagnostic import Diagnostic
from planner.engine.plugins import plugins
from planner.engine.registry import catalogue, packs
from planner.engine.rule import Rule
from planner.engine.waivers import RESERVED
from planner.frozen import Frozen


class Rulebook(Frozen):
    """The rules by id, and what each pack is about."""

    rules: tuple[Rule, ...]
    packs: dict[str, str]
    """Pack to what it is about, in one line; those of planner first."""
    own: tuple[str, ...] = ()
    """The packs of the user's files."""


def rulebook(files: Iterable[str] = ()) -> tuple[Rulebook | None, tuple[Diagnostic, ...]]:
    """The rules with those of the user's ``files``, and what is wrong with these files.

    The book is None if a file cannot be used. Raises RuleError if an installed pack is broken, UsageError if a
    file is missing.
    """
    about = packs()
    taken = {**dict.fromkeys(RESERVED, "a stage of planner"), **dict.fromkeys(about, "planner itself")}
    rules = list(catalogue())
    for plugin in plugins(taken):
        taken[plugin.pack] = plugin.distribution
        about[plugin.pack] = f"{plugin.about} ({plugin.distribution})"
        rules += plugin.rules
    own: list[str] = []
    trouble: list[Diagnostic] = []
    usable = True
    for path in dict.fromkeys(files):
        from planner.engine import userrules  # noqa: PLC0415 - the language of their rules, which few runs have

        pack, found = userrules.load(path, taken)
        trouble += found
        if pack is None:
            usable = False
            continue
        taken[pack.name] = path
        about[pack.name] = f"{pack.about} ({path})"
        rules += pack.rules
        own.append(pack.name)
    if not usable:
        return None, tuple(trouble)
    ordered = tuple(sorted(rules, key=lambda r: r.info.id))
    return Rulebook(ordered, about, tuple(own)), tuple(trouble)
