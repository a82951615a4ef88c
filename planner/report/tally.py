"""Sums that several reporters state in the same words: counts, and what was not checked."""

from collections.abc import Iterable, Sequence

from planner.citation import Asked
from planner.diagnostic import Diagnostic, Report, Ruled, RuleInfo, Skipped
from planner.frozen import Frozen
from planner.report.safe import prose
from planner.report.style import Style

OWN_STAGES = frozenset({"yaml", "schema", "rule", "waiver", "gaps"})
"""Packs that are planner's own stages and not rules of the catalogue."""
NAMED = 6
"""How many names a sentence lists before it says how many more there are."""


class Unchecked(Frozen):
    """The rules that did not look at one file, for one reason."""

    path: str
    reason: str
    rules: tuple[str, ...]


def unchecked(skipped: Iterable[Skipped]) -> list[Unchecked]:
    """What was not checked, gathered by file and reason."""
    gathered: dict[tuple[str, str], set[str]] = {}
    for entry in skipped:
        gathered.setdefault((entry.path, entry.reason), set()).add(entry.rule)
    return [
        Unchecked(path, reason, tuple(sorted(rules))) for (path, reason), rules in sorted(gathered.items())
    ]


def rules_that_ran(report: Report) -> tuple[int, int]:
    """How many rules looked at one file at least, and how many were in force."""
    rules = [rule for rule in report.rules if rule.pack not in OWN_STAGES]
    return ran(rules, report.skipped, report.files), len(rules)


def ran(rules: Iterable[RuleInfo], skipped: Iterable[Skipped], files: Sequence[str]) -> int:
    """How many of the rules looked at one of the files at least."""
    left_out: dict[str, set[str]] = {}
    for entry in skipped:
        left_out.setdefault(entry.path, set()).add(entry.rule)
    return sum(any(_looked(r, left_out.get(path, set())) for path in files) for r in rules)


def _looked(rule: RuleInfo, left_out: set[str]) -> bool:
    """Whether the rule looked at a file whose left-out rules are these."""
    return left_out.isdisjoint((rule.id, f"{rule.pack}/*", "*"))


def basis(rule: RuleInfo, ruled: Ruled | None = None) -> str:
    """Who asks for the rule, under a donor profile where one speaks of it, and how sure the evidence is."""
    asked = "standard" if (ruled or rule).asked is Asked.STANDARD else "house rule"
    return f"{asked}; evidence: {rule.grade.value}"


def advice(finding: Diagnostic, report: Report) -> list[str]:
    """How to mend a finding and on whose word it stands, a sentence each; what is not known is left out."""
    rule = report.rule(finding.rule)
    fix = finding.fix or (rule.fix if rule else "")
    told = [f"How to mend it: {fix}"] if fix else []
    return [*told, f"Basis: {basis(rule, finding.ruled)}."] if rule else told


def counted(number: int, noun: str) -> str:
    """``1 error``, ``2 errors``, ``no errors``."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def named_some(names: Sequence[str], style: Style) -> str:
    """The names with commas, after the first few only how many more; ``*`` is put in words."""
    spoken = ["all rules" if n == "*" else prose(n, unicode=style.unicode) for n in names]
    more = len(spoken) - NAMED
    return ", ".join(spoken[:NAMED]) + (f" and {more} more" if more > 0 else "")
