"""The catalogue of rules: the folders below ``planner/rules`` are the list, nothing is registered by hand."""

import importlib
import os
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from planner.diagnostic import RuleInfo
from planner.engine.rule import Declaration, Rule, options_of
from planner.errors import RuleError

HOME = "planner.rules"
"""Where the built-in rules live; named, not imported, because rules stand on a higher floor."""


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every built-in rule, by id. RuleError if one of them is incomplete."""
    return tuple(sorted(_walk(HOME), key=lambda r: r.info.id))


def packs() -> dict[str, str]:
    """The packs and what each is about, in one line."""
    return {r.info.pack: _headline(f"{HOME}.{r.info.pack}") for r in catalogue()}


def _headline(module: str) -> str:
    return (importlib.import_module(module).__doc__ or "").strip().partition("\n")[0].rstrip(".")


def _walk(home: str) -> Iterator[Rule]:
    """The modules in every package below, by their names: pkgutil, which asks what else a file could be, takes longer."""
    for pack in _inside(home, ""):
        for module in _inside(pack, ".py"):
            yield from_module(importlib.import_module(module))


def _inside(package: str, suffix: str) -> Iterator[str]:
    """The modules in a package, whose files end in ``suffix``, or with none its packages."""
    for folder in importlib.import_module(package).__path__:
        with os.scandir(folder) as entries:
            names = sorted(e.name for e in entries if e.name.endswith(suffix) and e.is_dir() == (not suffix))
        for name in (name.removesuffix(suffix) for name in names):
            if name.isidentifier() and not name.startswith("__"):
                yield f"{package}.{name}"


def from_module(module: ModuleType, rule_id: str = "") -> Rule:
    """The rule that a module is; its id comes from its path unless ``rule_id`` is given.

    Raises RuleError if it lacks its check, its text or its examples: a rule that cannot be explained or
    proved does not run.
    """
    pack, _, name = module.__name__.rpartition(".")
    rule_id = rule_id or f"{pack.rpartition('.')[2]}/{name}".replace("_", "-")
    check = getattr(module, "check", None)
    declared = getattr(check, "__declaration__", None)
    if check is None or not isinstance(declared, Declaration):
        raise RuleError(f"{rule_id} has no check: decorate a function named check with @rule(...)")
    if not declared.sources:
        raise RuleError(f"{rule_id} names no source")
    title, why, fix = _sections(rule_id, module.__doc__ or "")
    info = RuleInfo(
        id=rule_id,
        title=title,
        why=why,
        fix=fix,
        severity=declared.by_phase(),
        sources=declared.sources,
        grade=declared.grade,
        asked=declared.asked,
        options=options_of(check),
        rows=declared.rows,
    )
    return Rule(
        info=info,
        check=check,
        needs_gaps=declared.needs_gaps,
        valid=_examples(module, "VALID"),
        invalid=_examples(module, "INVALID"),
        compares=declared.compares,
    )


def _sections(rule_id: str, doc: str) -> tuple[str, str, str]:
    """Title, why and fix of a rule's docstring; each is one paragraph or more."""
    what, why_mark, rest = doc.partition("\nWhy: ")
    why, fix_mark, fix = rest.partition("\nFix: ")
    if not (what.strip() and why_mark and fix_mark and why.strip() and fix.strip()):
        raise RuleError(f"the docstring of {rule_id} must say what it finds, then 'Why: ' and 'Fix: '")
    return _flow(what), _flow(why), _flow(fix)


def _flow(text: str) -> str:
    """Paragraphs without the line breaks of the source file."""
    paragraphs = (" ".join(p.split()) for p in text.split("\n\n"))
    return "\n\n".join(p for p in paragraphs if p)


def _examples(module: ModuleType, name: str) -> tuple[str, ...]:
    examples = getattr(module, name, ())
    if not isinstance(examples, list) or not examples or not all(isinstance(e, str) for e in examples):
        raise RuleError(f"{module.__name__} needs {name}: a list of example patches")
    return tuple(examples)


def infos() -> tuple[RuleInfo, ...]:
    """What can be said of every built-in rule."""
    return tuple(r.info for r in catalogue())
