"""``planner explain``: why a rule asks what it asks, how to mend it, and examples with the place marked."""

import difflib
import sys

import click

from planner.cli import asked, output
from planner.diagnostic import RuleInfo
from planner.engine.examples import MARK
from planner.engine.rule import Rule
from planner.engine.rulefaults import STAGES as RULE_STAGES
from planner.engine.run import BROKEN
from planner.engine.waivers import STAGES as WAIVER_STAGES
from planner.errors import UsageError
from planner.gapdata.stages import STAGES as TABLE_STAGES
from planner.read.stages import STAGES as READ_STAGES
from planner.report.terminal import Ink, Row, paint, plain_row


@click.command(epilog="Example: planner explain definition/no-diffusion")
@click.argument("rule")
@click.option("--rules", "files", multiple=True, metavar="FILE", help="Your own rules (YAML). Repeatable.")
def command(rule: str, files: tuple[str, ...]) -> None:
    """Say why RULE asks what it asks, how to mend it, who says so, and show examples.

    RULE is an id as a report prints it, for example definition/no-diffusion.
    """
    rules = {r.info.id: r for r in asked.rulebook(asked.config({"rules": files})).rules}
    stages = {s.id: s for s in (*READ_STAGES, *RULE_STAGES, *WAIVER_STAGES, *TABLE_STAGES, BROKEN)}
    if rule in rules:
        rows = [*_about(rules[rule].info), *_examples(rules[rule])]
    elif rule in stages:
        rows = _about(stages[rule])
    else:
        close = difflib.get_close_matches(rule, [*rules, *stages], n=1)
        hint = f"Did you mean {close[0]}?" if close else "See `planner rules list`."
        raise UsageError(f"There is no rule {rule!r}.", hint)
    output.say(paint(rows, output.style(sys.stdout)))


def _about(info: RuleInfo) -> list[Row]:
    phases = dict.fromkeys(s.word for s in info.severity.values())
    severity = next(iter(phases))
    if len(phases) > 1:
        severity = ", ".join(f"{s.word} in {phase}" for phase, s in info.severity.items())
    facts = {
        "Severity": severity,
        "Why": info.why,
        "To mend": info.fix,
        "Asked by": f"a {info.asked.value} rule" if info.asked == "house" else "a published standard",
        "Evidence": info.grade.value,
    }
    rows = [plain_row(info.id, ink=Ink.STRONG), plain_row(info.title), plain_row("")]
    rows += [plain_row(text, label=f"{name:<9}", indent=0) for name, text in facts.items()]
    rows += [plain_row(_source(s.url, str(s)), label=f"{'Source':<9}") for s in info.sources]
    rows += [plain_row(f"{k} = {v!r}", label=f"{'Option':<9}") for k, v in info.options.items()]
    return rows


def _source(url: str, title: str) -> str:
    return f"{title}. {url}" if url else title


def _examples(rule: Rule) -> list[Row]:
    rows = [plain_row(""), plain_row("Found in this (changes to a programme that is otherwise in order):")]
    rows += _quoted(rule.invalid[0])
    rows += [plain_row(""), plain_row("Not found in this:")]
    return rows + _quoted(rule.valid[0])


def _quoted(example: str) -> list[Row]:
    return [
        plain_row(line, indent=4, ink=Ink.WARNING if MARK in line else Ink.QUIET)
        for line in example.strip("\n").splitlines()
    ]
