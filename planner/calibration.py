"""The page of the example programmes, ``docs/calibration.md``: what the rules find there, and why that is right.

``python -m planner.calibration`` writes it from a real run over ``programmes/`` and from the judgements in
``docs/calibration.yaml``; a test fails if a finding has no judgement, a judgement no finding, or the page is out
of date. It needs a checkout: it is how the rules are tuned, and no part of an installed planner.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from planner.diagnostic import Diagnostic, Severity
from planner.engine.ledger_data import DOCS, keys, mapping
from planner.frozen import Frozen
from planner.project import Checked, Wish, check

DATA, PAGE = DOCS / "calibration.yaml", DOCS / "calibration.md"
PROGRAMMES = DOCS.parent / "programmes"
MOST = 3
"""How many places of one rule the page names."""

_HEAD = """# What the rules find in the example programmes, and why that is right

This page is written by `python -m planner.calibration` from a run over `programmes/` under the profile `base` and
from the judgements in `docs/calibration.yaml`: change a rule, a programme or a judgement, not the page.

A rule that says something of a decent real programme which an experienced programme officer would not say is wrong,
and so is one that keeps silent where that officer would speak. The real programmes are described from what is
published, so a finding says what is missing in the description; whether it was missing in the work is another
question.
"""
_COLUMNS = "| rule | severity | times | where | judgement |\n| --- | --- | --- | --- | --- |\n"


class Judgement(Frozen):
    """What a person says of the findings on one programme."""

    whole: str
    """Of all of them together."""
    rules: Mapping[str, str]
    """Rule id to one sentence: why it is right that this rule speaks here."""


def judgements(path: Path = DATA) -> dict[str, Judgement]:
    """The judgements by programme id. Raises DataError if the file cannot be used."""
    found: dict[str, Judgement] = {}
    for name, data in mapping(path).items():
        keys(data, {"whole", "findings"}, name)
        found[name] = Judgement(data["whole"], data["findings"])
    return found


def run() -> Checked:
    """All example programmes in one run, so that they are each other's portfolio."""
    return check(Wish((str(PROGRAMMES),)))


def findings(checked: Checked) -> dict[str, dict[str, list[Diagnostic]]]:
    """What was found, waived findings included: programme id, rule id, diagnostics in the order of the report."""
    ids = {path: subject.programme.id for path, subject in checked.subjects.items()}
    found: dict[str, dict[str, list[Diagnostic]]] = {name: {} for name in sorted(ids.values())}
    for diagnostic in checked.report.diagnostics:
        found[ids[diagnostic.path]].setdefault(diagnostic.rule, []).append(diagnostic)
    return found


def faults(found: Mapping[str, Mapping[str, object]], judged: Mapping[str, Judgement]) -> list[str]:
    """Findings without a judgement and judgements without a finding, one sentence each; empty if all is well."""
    unknown = [f"there is no programme {name}" for name in judged if name not in found]
    missing: list[str] = []
    for name, rules in found.items():
        said = set(judged[name].rules) if name in judged else set()
        missing += [f"{name}: {rule} has no judgement" for rule in sorted(set(rules) - said)]
        missing += [f"{name}: {rule} is judged and finds nothing" for rule in sorted(said - set(rules))]
        missing += [f"{name}: nothing is said of it as a whole"] if name not in judged else []
    return unknown + missing


def page(checked: Checked, judged: Mapping[str, Judgement]) -> str:
    """The page as Markdown; what has no judgement yet says so."""
    titles = {s.programme.id: s.programme.title for s in checked.subjects.values()}
    parts = [_HEAD]
    for name, rules in findings(checked).items():
        judgement = judged.get(name, Judgement("Not judged yet.", {}))
        parts.append(f"## {titles[name]}\n\n`programmes/{name}.yaml`. {judgement.whole}\n")
        if rules:
            parts.append(_COLUMNS + "".join(_line(rule, rules[rule], judgement) for rule in _ordered(rules)))
    return "\n".join(parts)


def _ordered(rules: Mapping[str, list[Diagnostic]]) -> list[str]:
    """The most urgent first, then by name."""
    return sorted(rules, key=lambda rule: (-rules[rule][0].severity, rule))


def _line(rule: str, found: list[Diagnostic], judgement: Judgement) -> str:
    waived = all(diagnostic.waived for diagnostic in found)
    severity = f"{Severity(found[0].severity).word}{', waived' if waived else ''}"
    places = ", ".join(f"`{diagnostic.anchor}`" for diagnostic in found[:MOST])
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    said = judgement.rules.get(rule, "Not judged yet.").replace("|", "\\|")
    return f"| `{rule}` | {severity} | {len(found)} | {places}{more} | {said} |\n"


def main() -> None:
    """Write the page, and say on standard error what is still to be judged."""
    checked, judged = run(), judgements()
    PAGE.write_text(page(checked, judged), encoding="utf-8", newline="\n")
    for fault in faults(findings(checked), judged):
        sys.stderr.write(f"{fault}\n")


if __name__ == "__main__":
    main()
