"""``planner explain``: why a rule asks what it asks, how to mend it, and examples with the place marked."""

import sys
from collections.abc import Sequence

import click

from planner.cli import asked, explain_programme, options, output
from planner.cli.profile_table import severity_words
from planner.diagnostic import Ruled, RuleInfo
from planner.engine.guess import closest
from planner.engine.profile import RULE_ITSELF, Profile
from planner.engine.profile_file import find, names
from planner.engine.profile_stages import STAGES as PROFILE_STAGES
from planner.engine.rule import MARK, Rule
from planner.engine.rulefaults import STAGES as RULE_STAGES
from planner.engine.run import BROKEN
from planner.engine.waivers import STAGES as WAIVER_STAGES
from planner.errors import UsageError
from planner.gapdata.intake.stages import STAGES as TABLE_STAGES
from planner.read.stages import STAGES as READ_STAGES
from planner.report.terminal import Ink, Row, paint, plain_row

_LONGEST = 320
"""Characters of an example's line that are shown."""


@click.command(epilog="Example: planner explain definition/no-diffusion")
@click.argument("rule")
@options.PEERS
@options.RULES
def command(rule: str, peers: str | None, rules: tuple[str, ...]) -> None:
    """Say why RULE asks what it asks, how to mend it, who says so, and show examples.

    RULE is an id as a report prints it, for example definition/no-diffusion; or a programme file, whose
    findings are shown in the order in which to mend them.
    """
    settings = asked.config({"peers": peers, "rules": rules})
    if explain_programme.is_file(rule):
        style = output.style(sys.stdout)
        output.say(paint(explain_programme.rows(rule, settings, style), style))
        return
    every = asked.rulebook(settings).rules
    by_id = {r.info.id: r for r in every}
    own = (*READ_STAGES, *RULE_STAGES, *WAIVER_STAGES, *TABLE_STAGES, *PROFILE_STAGES, BROKEN)
    stages = {s.id: s for s in own}
    if rule in by_id:
        rows = [*_about(by_id[rule].info), *_profiles(by_id[rule], every), *_examples(by_id[rule])]
    elif rule in stages:
        rows = _about(stages[rule])
    else:
        near = closest(rule, [*by_id, *stages])
        hint = f"Did you mean {near}?" if near else "See `planner rules list`."
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


def _profiles(rule: Rule, every: Sequence[Rule]) -> list[Row]:
    """What the donor profiles that come with planner make of the rule, where they change it."""
    found = [(name, _under(rule, name, every)) for name in names()]
    return [plain_row(f"{name}: {said}", label=f"{'Profile':<9}") for name, said in found if said]


def _under(rule: Rule, name: str, every: Sequence[Rule]) -> str:
    """What one profile makes of the rule; empty if it leaves it as it is."""
    profile = Profile().over(find(name, every), "shown")
    out, ruled = profile.left_out(rule), profile.ruled(rule.info)
    if out:
        return f"left out by {out}"
    settings = profile.settings(rule.info).items()
    said = [f"{option} = {s.value!r}" for option, s in settings if s.origin != RULE_ITSELF]
    if ruled:
        said.insert(0, severity_words(profile, rule.info) + _because(name, ruled))
    return "; ".join(said)


def _because(profile: str, ruled: Ruled) -> str:
    """Why a profile says so; of what it takes over from the one below, only where it has it from."""
    if ruled.profile != profile:
        return f", as in {ruled.profile}"
    return f". {ruled.because}" if ruled.because else ""


def _source(url: str, title: str) -> str:
    return f"{title}. {url}" if url else title


def _examples(rule: Rule) -> list[Row]:
    rows = [plain_row(""), plain_row("Found in this (changes to a programme that is otherwise in order):")]
    rows += _quoted(rule.invalid[0])
    rows += [plain_row(""), plain_row("Not found in this:")]
    return rows + _quoted(rule.valid[0])


def _quoted(example: str) -> list[Row]:
    return [
        plain_row(_cut(line), indent=4, ink=Ink.WARNING if MARK in line else Ink.QUIET)
        for line in example.strip("\n").splitlines()
    ]


def _cut(line: str) -> str:
    """A line that a reader can take in, its mark kept."""
    if len(line) <= _LONGEST:
        return line
    return f"{line[: _LONGEST // 2].rstrip()} ... {line[-_LONGEST // 4 :].lstrip()}"
