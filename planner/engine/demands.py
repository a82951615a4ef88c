"""What a donor profile itself asks for: each rule that it makes weigh more or less, why, and who says so."""

from collections.abc import Iterable, Iterator

from planner.citation import Asked, Source
from planner.diagnostic import Severity
from planner.engine.profile import Profile
from planner.engine.rule import Rule
from planner.frozen import Frozen, replace


class Demand(Frozen):
    """One rule that a profile file names, with the reason that the file gives."""

    profile: str
    """Id of the profile file that says so: the uppermost that gives a reason."""
    rule: str
    title: str
    """What the rule finds, in one line."""
    severity: Severity
    """In the programme's phase."""
    asked: Asked
    """Whether a standard asks for it, or the house."""
    because: str
    source: Source | None
    """Its key begins with the profile, since another profile may use the same key."""


def demands(profile: Profile, rules: Iterable[Rule], phase: str) -> tuple[Demand, ...]:
    """What the files of ``profile`` ask for with a reason, among the rules in force, by rule id."""
    return tuple(found for r in profile.in_force(rules) for found in _demand(profile, r, phase))


def _demand(profile: Profile, rule: Rule, phase: str) -> Iterator[Demand]:
    info = rule.info
    said = [(own.id, ruling) for own in profile.layers for ruling in own.rulings(info) if ruling.because]
    if said:
        name, ruling = said[-1]
        severity = profile.severity(info, phase)
        source = ruling.source and replace(ruling.source, key=f"{name}-{ruling.source.key}")
        yield Demand(name, info.id, info.title, severity, ruling.asked or info.asked, ruling.because, source)
