"""What one profile file says of itself, before the profile that it extends is laid under it."""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.citation import Asked, Source
from planner.diagnostic import RuleInfo, Severity
from planner.frozen import Frozen, field
from planner.model.programme import PHASES


class Ruling(Frozen):
    """How severe a profile makes a rule or pack, who asks for it, and why."""

    severity: Mapping[str, Severity]
    """By phase; only the phases that the profile decides."""
    asked: Asked | None
    """None where the rule's own word stands."""
    because: str
    source: Source | None

    @property
    def reason(self) -> str:
        """Why, with its source, as one line; empty if the profile does not say."""
        return _reason(self.because, self.source)


class Value(Frozen):
    """An option's value, and why."""

    value: object
    because: str = ""
    source: Source | None = None

    @property
    def reason(self) -> str:
        """Why, with its source, as one line; empty if the profile does not say."""
        return _reason(self.because, self.source)


class Layer(Frozen):
    """One profile file."""

    id: str
    title: str
    version: int
    date: str
    """The day to which it follows its sources, as written."""
    extends: str
    """The profile below it; empty for ``base``, which is below all."""
    note: str = ""
    sources: tuple[Source, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Ruling] = field(default_factory=dict)
    """By rule id or pack."""
    options: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    """Rule id to option to value."""
    forms: tuple[str, ...] = ()
    """The donor's forms: names of those that come with planner, or paths of files."""

    def rulings(self, info: RuleInfo) -> Iterator[Ruling]:
        """What this file says of a rule: of its pack first, then of the rule itself, which weighs more."""
        for name in (info.pack, info.id):
            if name in self.severities:
                yield self.severities[name]


def layer(data: Mapping[str, Any]) -> Layer:
    """The layer of data that fits ``schemas/profile.schema.json`` and whose sources resolve."""
    sources = {key: _source(key, told) for key, told in data["sources"].items()}
    return Layer(
        id=data["id"],
        title=data["title"],
        version=data["version"],
        date=data["date"],
        extends=data.get("extends", "" if data["id"] == "base" else "base"),
        note=data.get("note", ""),
        sources=tuple(sources.values()),
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        severities={name: _ruling(told, sources) for name, told in data.get("severities", {}).items()},
        options={
            rule: {name: _value(told, sources) for name, told in options.items()}
            for rule, options in data.get("options", {}).items()
        },
        forms=tuple(data.get("forms", ())),
    )


def _source(key: str, told: Mapping[str, Any]) -> Source:
    return Source(key, told["title"], told["year"], told.get("url", ""), told.get("where", ""))


def _ruling(told: Any, sources: Mapping[str, Source]) -> Ruling:
    if isinstance(told, str):
        return Ruling(dict.fromkeys(PHASES, Severity.named(told)), None, "", None)
    asked = Asked(told["asked"]) if "asked" in told else None
    return Ruling(_by_phase(told), asked, told.get("because", ""), sources.get(told.get("source", "")))


def _by_phase(told: Mapping[str, Any]) -> dict[str, Severity]:
    """``severity`` holds for every phase; a phase that is named holds for those after it too."""
    found: dict[str, Severity] = {}
    latest = told.get("severity")
    for phase in PHASES:
        latest = told.get(phase, latest)
        if latest is not None:
            found[phase] = Severity.named(latest)
    return found


def _value(told: Any, sources: Mapping[str, Source]) -> Value:
    if isinstance(told, dict):
        return Value(_frozen(told["value"]), told.get("because", ""), sources.get(told.get("source", "")))
    return Value(_frozen(told))


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _reason(because: str, source: Source | None) -> str:
    return f"{because} ({source})".strip() if source else because
