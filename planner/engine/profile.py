"""Which rules are in force in this run, how severe they are and with which options."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.diagnostic import RuleInfo, Severity
from planner.engine.guess import closest
from planner.engine.rule import Rule
from planner.errors import ConfigError, UsageError


@dataclass(frozen=True, slots=True)
class Profile:
    """A selection of rules with their options; ``base`` is everything as the rules declare it."""

    name: str = "base"
    select: tuple[str, ...] = ()
    """Rule ids, packs (``gap``) or pack patterns (``gap/*``); empty for all."""
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Rule id to option to value."""

    def in_force(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """The rules that run. UsageError if a pattern names nothing."""
        every = tuple(rules)
        for pattern in (*self.select, *self.ignore):
            _must_match(pattern, every)
        wanted = (r for r in every if not self.select or _matches(r, self.select))
        return tuple(r for r in wanted if not _matches(r, self.ignore))

    def severity(self, info: RuleInfo, phase: str) -> Severity:
        """How severe a finding of this rule is in this phase."""
        return info.severity[phase]

    def options_for(self, rule: Rule) -> dict[str, object]:
        """The rule's options as set here over its defaults."""
        return {**rule.info.options, **self.options.get(rule.info.id, {})}

    def checked(self, rules: Iterable[Rule]) -> "Profile":
        """Itself, if every option exists and has the type of its default; ConfigError if not."""
        known = {r.info.id: r.info.options for r in rules}
        for rule_id, options in self.options.items():
            if rule_id not in known:
                raise ConfigError(f"There is no rule {rule_id!r} to set options for.", _guess(rule_id, known))
            for name, value in options.items():
                _check_option(rule_id, name, value, known[rule_id])
        return self


def _check_option(rule_id: str, name: str, value: object, defaults: Mapping[str, object]) -> None:
    if name not in defaults:
        raise ConfigError(f"The rule {rule_id} has no option {name!r}.", _guess(name, defaults))
    wanted = type(defaults[name])
    if type(value) is not wanted and not (wanted is float and type(value) is int):
        raise ConfigError(
            f"The option {name} of {rule_id} wants {_WORDS.get(wanted, wanted.__name__)}, not {value!r}.",
            f"Its default is {defaults[name]!r}.",
        )


_WORDS = {int: "a whole number", float: "a number", str: "text", bool: "true or false", tuple: "a list"}


def _matches(rule: Rule, patterns: Iterable[str]) -> bool:
    names = {rule.info.id, rule.info.pack, rule.info.pack + "/*", "*"}
    return any(p in names for p in patterns)


def _must_match(pattern: str, rules: tuple[Rule, ...]) -> None:
    if any(_matches(r, [pattern]) for r in rules):
        return
    known = {r.info.id for r in rules} | {r.info.pack for r in rules}
    raise UsageError(f"No rule is called {pattern!r}.", _guess(pattern, known))


def _guess(word: str, known: Iterable[str]) -> str:
    near = closest(word, known)
    return f"Did you mean {near}?" if near else "See `planner rules list`."
