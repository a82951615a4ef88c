"""Which rules are in force in this run, how severe they are and with which options, and who decided that."""

from collections.abc import Iterable, Iterator, Mapping

from planner.diagnostic import Ruled, RuleInfo, Severity
from planner.engine.guess import closest
from planner.engine.layer import Layer, Ruling
from planner.engine.rule import Rule
from planner.errors import ConfigError, UsageError
from planner.frozen import Frozen, field, replace

RULE_ITSELF = "the rule itself"
"""Where a value comes from that no profile touches."""


class Setting(Frozen):
    """An option's value, which profile or setting set it, and why."""

    value: object
    origin: str
    reason: str = ""


class Profile(Frozen):
    """A donor's profile with what the run itself selects and sets laid over it; as it stands, ``base``."""

    name: str = "base"
    select: tuple[str, ...] = ()
    """Rule ids, packs (``gap``) or pack patterns (``gap/*``); empty for all."""
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Rule id to option to value."""
    layers: tuple[Layer, ...] = ()
    """The profile files, the lowest first, each over those before it."""
    why: str = ""
    """Who chose this profile; empty if nobody has, so that a programme may name its own."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where ``select``, ``ignore`` and ``options`` come from: the command line or a configuration file."""

    @property
    def version(self) -> int:
        """The version of the donor's profile."""
        return self.layers[-1].version if self.layers else 1

    def over(self, layers: tuple[Layer, ...], why: str) -> "Profile":
        """The same selections and options of the run over another donor's profile."""
        return replace(self, name=layers[-1].id, layers=layers, why=why)

    def in_force(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """The rules that run. UsageError if a pattern names nothing."""
        every = tuple(rules)
        for pattern in (*self.select, *self.ignore):
            must_match(pattern, every)
        return tuple(r for r in every if not self.left_out(r))

    def left_out(self, rule: Rule) -> str:
        """Which profile or setting leaves the rule out; empty if it runs.

        Who selects begins anew: what was selected or ignored below no longer counts.
        """
        out = ""
        for select, ignore, origin_select, origin_ignore in self._selections():
            if select:
                out = "" if matches(rule, select) else origin_select
            if matches(rule, ignore):
                out = origin_ignore
        return out

    def severity(self, info: RuleInfo, phase: str) -> Severity:
        """How severe a finding of this rule is in this phase."""
        return self.severity_set(info, phase)[0]

    def severity_set(self, info: RuleInfo, phase: str) -> tuple[Severity, str]:
        """How severe a finding of this rule is in this phase, and who decided that."""
        found = info.severity[phase], RULE_ITSELF
        for layer, ruling in self._rulings(info):
            if phase in ruling.severity:
                found = ruling.severity[phase], layer.id
        return found

    def ruled(self, info: RuleInfo) -> Ruled | None:
        """What the profile says of a rule, for every finding of it; None where no profile file names it."""
        asked, last = info.asked, None
        for layer, ruling in self._rulings(info):
            asked = ruling.asked or asked
            last = Ruled(layer.id, asked, ruling.reason)
        return last

    def options_for(self, rule: Rule) -> dict[str, object]:
        """The rule's options as set here over its defaults."""
        return {name: setting.value for name, setting in self.settings(rule.info).items()}

    def settings(self, info: RuleInfo) -> dict[str, Setting]:
        """Every option of a rule, with who set it."""
        found = {name: Setting(value, RULE_ITSELF) for name, value in info.options.items()}
        for layer in self.layers:
            for name, told in layer.options.get(info.id, {}).items():
                found[name] = Setting(told.value, layer.id, told.reason)
        for name, value in self.options.get(info.id, {}).items():
            found[name] = Setting(tuple(value) if isinstance(value, list) else value, self._origin("options"))
        return found

    def checked(self, rules: Iterable[Rule]) -> "Profile":
        """Itself, if every option exists and has the type of its default; ConfigError if not."""
        known = {r.info.id: r.info.options for r in rules}
        for rule_id, options in self.options.items():
            if rule_id not in known:
                raise ConfigError(f"There is no rule {rule_id!r} to set options for.", guess(rule_id, known))
            for name, value in options.items():
                wrong = wrong_option(rule_id, name, value, known[rule_id])
                if wrong:
                    raise ConfigError(*wrong)
        return self

    def _selections(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str, str]]:
        for layer in self.layers:
            yield layer.select, layer.ignore, layer.id, layer.id
        yield self.select, self.ignore, self._origin("select"), self._origin("ignore")

    def _rulings(self, info: RuleInfo) -> Iterator[tuple[Layer, Ruling]]:
        for layer in self.layers:
            for ruling in layer.rulings(info):
                yield layer, ruling

    def _origin(self, name: str) -> str:
        return self.origins.get(name, "command line")


def wrong_option(
    rule_id: str, name: str, value: object, defaults: Mapping[str, object]
) -> tuple[str, str] | None:
    """What is wrong with an option of a rule, and how to mend it; None if nothing is."""
    if name not in defaults:
        near = closest(name, defaults)
        known = f"Its options are: {', '.join(sorted(defaults))}." if defaults else "It has no options."
        return f"The rule {rule_id} has no option {name!r}.", f"Did you mean {near}?" if near else known
    if _fits(value, defaults[name]):
        return None
    wanted = type(defaults[name])
    return (
        f"The option {name} of {rule_id} wants {_WORDS.get(wanted, wanted.__name__)}, not {value!r}.",
        f"Its default is {defaults[name]!r}.",
    )


def _fits(value: object, default: object) -> bool:
    wanted = type(default)
    if isinstance(default, tuple):
        kinds = {type(item) for item in default} or {str}
        return isinstance(value, list | tuple) and all(type(item) in kinds for item in value)
    return type(value) is wanted or (wanted is float and type(value) is int)


_WORDS = {int: "a whole number", float: "a number", str: "text", bool: "true or false", tuple: "a list"}


def matches(rule: Rule, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns names the rule."""
    names = {rule.info.id, rule.info.pack, rule.info.pack + "/*", "*"}
    return any(p in names for p in patterns)


def must_match(pattern: str, rules: tuple[Rule, ...]) -> None:
    """UsageError if the pattern names no rule at all."""
    if any(matches(r, [pattern]) for r in rules):
        return
    known = {r.info.id for r in rules} | {r.info.pack for r in rules}
    raise UsageError(f"No rule is called {pattern!r}.", guess(pattern, known))


def guess(word: str, known: Iterable[str]) -> str:
    """How to mend a misspelt name of a rule or pack."""
    near = closest(word, known)
    return f"Did you mean {near}?" if near else "See `planner rules list`."
