"""The rule catalogue inside a SARIF log: what each rule finds, why, how to mend it and who says so."""

import re

from planner.citation import Source
from planner.diagnostic import RuleInfo, Severity
from planner.late import late
from planner.report.safe import prose
from planner.report.tally import basis

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
"""SARIF's words for the severities."""

_TAGS_SHOWN = 20
"""GitHub refuses a log in which a rule has more tags."""
_MARKDOWN = late(r"([\\`*_{}\[\]<>#|~!&@])")


def descriptor(rule: RuleInfo) -> dict[str, object]:
    """The reportingDescriptor of ``rule`` (SARIF 2.1.0, 3.49)."""
    described: dict[str, object] = {
        "id": rule.id,
        "name": _name(rule.id),
        "shortDescription": {"text": prose(rule.title) or rule.id},
        "fullDescription": {"text": prose(rule.why) or prose(rule.title) or rule.id},
        "help": {"text": _help(rule), "markdown": _help_markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[max(rule.severity.values(), default=Severity.WARNING)]},
        "properties": {
            "tags": list(dict.fromkeys((rule.pack, *rule.rows)))[:_TAGS_SHOWN],
            "asked": rule.asked.value,
            "evidence": rule.grade.value,
            "severityByPhase": {phase: severity.word for phase, severity in rule.severity.items()},
        },
    }
    address = next((source.url for source in rule.sources if _is_web(source.url)), "")
    return {**described, "helpUri": address} if address else described


def _name(rule_id: str) -> str:
    """``results/no-target`` as ``ResultsNoTarget``: SARIF wants a name that reads like an identifier."""
    return "".join(part.capitalize() for part in re.split(r"\W+", rule_id)) or "Rule"


def _help(rule: RuleInfo) -> str:
    sources = [f"Source: {prose(_cited(source))}" for source in rule.sources]
    parts = [
        f"Why: {prose(rule.why)}",
        f"How to mend it: {prose(rule.fix)}",
        *sources,
        f"Basis: {basis(rule)}",
    ]
    return "\n".join(parts)


def _help_markdown(rule: RuleInfo) -> str:
    sources = "\n".join(f"- {_escaped(_cited(source))}" for source in rule.sources)
    parts = [
        f"**Why.** {_escaped(rule.why)}",
        f"**How to mend it.** {_escaped(rule.fix)}",
        f"**Sources** ({basis(rule)})",
        sources or "- none",
    ]
    return "\n\n".join(parts)


def _cited(source: Source) -> str:
    return f"{source} {source.url}".strip()


def _escaped(text: str) -> str:
    """``text`` as words of a Markdown paragraph: no heading, list, link, image or HTML can come out of it."""
    return _MARKDOWN.sub(r"\\\1", prose(text))


def _is_web(address: str) -> bool:
    return re.fullmatch(r"https?://[!-~]+", address) is not None and not re.search(r'[<>"{}|\\^`]', address)
