"""``planner rules``: the catalogue of rules, and the proof of their examples."""

import json
import sys

import click

from planner.cli import asked, options, output
from planner.diagnostic import RuleInfo
from planner.engine.examples import prove
from planner.engine.wording import counted
from planner.errors import ExitCode
from planner.report.json import rule_data
from planner.report.terminal import Ink, Row, paint, plain_row


@click.group(epilog="Example: planner rules list --format json")
def command() -> None:
    """List the rules, or prove their examples."""


@command.command("list", epilog="Example: planner rules list --format json")
@options.TEXT_OR_JSON
@options.RULES
def list_rules(form: str, rules: tuple[str, ...]) -> None:
    """List every rule: its id, its severity and what it finds."""
    book = asked.rulebook(asked.config({"rules": rules}))
    infos = [rule.info for rule in book.rules]
    if form == "json":
        output.say(json.dumps([rule_data(info) for info in infos], indent=2, ensure_ascii=True) + "\n")
        return
    rows: list[Row] = []
    for pack, about in book.packs.items():
        rows += [plain_row(""), plain_row(f"{pack}: {about}", ink=Ink.STRONG)]
        for info in infos:
            if info.pack == pack:
                rows.append(plain_row(f"{info.id}  {_severity(info)}", indent=2, ink=Ink.PLACE))
                rows.append(plain_row(info.title, indent=6))
    rows += [plain_row(""), plain_row("`planner explain RULE` says why, how to mend, and shows examples.")]
    output.say(paint(rows[1:], output.style(sys.stdout)))


def _severity(info: RuleInfo) -> str:
    """One word, or the words of a severity that changes from design to later phases."""
    return " -> ".join(dict.fromkeys(s.word for s in info.severity.values()))


@command.command("test", epilog="Example: planner rules test definition")
@click.argument("names", nargs=-1)
@options.RULES
def test_rules(names: tuple[str, ...], rules: tuple[str, ...]) -> int:
    """Run the examples inside the rules named by NAMES (ids or packs).

    Without NAMES those of the files under --rules are run, and without that flag all.
    """
    from planner.engine.profile import Profile  # noqa: PLC0415 - beside its only use

    book = asked.rulebook(asked.config({"rules": rules}))
    chosen = names or (book.own if rules else ())
    outcomes = [o for rule in Profile(select=chosen).in_force(book.rules) for o in prove(rule)]
    failed = [o for o in outcomes if o.trouble]
    for outcome in failed:
        output.say(f"{outcome.rule} {outcome.kind}[{outcome.index}] {outcome.trouble}\n")
    asked_for = len({o.rule for o in outcomes})
    output.say(f"{counted(asked_for, 'rule')}, {counted(len(outcomes), 'example')}, {len(failed)} failed\n")
    return ExitCode.FINDINGS if failed else ExitCode.CLEAN
