"""What a donor profile puts in force, as rows for people and as data: every value with who set it and why."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from planner.cli import asked
from planner.diagnostic import RuleInfo
from planner.engine.form import Form
from planner.engine.page import severity
from planner.engine.profile import RULE_ITSELF, Profile
from planner.engine.rule import Rule
from planner.frozen import replace
from planner.model.programme import PHASES
from planner.report.safe import prose
from planner.report.terminal import BLANK, Ink, Part, Row, plain_row

_LONG, _WIDE = 38, len("warning, error from implementation")
"""Columns of a rule's id and of its severity."""


def rows(profile: Profile, every: Sequence[Rule]) -> list[Row]:
    """The profile, its rules by pack, what it leaves out, and its forms."""
    rules = profile.in_force(every)
    found = [*_head(profile, len(rules), len(every)), BLANK]
    for pack in dict.fromkeys(r.info.pack for r in rules):
        found.append(plain_row(pack, ink=Ink.STRONG))
        found += [row for r in rules if r.info.pack == pack for row in _rule(profile, r.info)]
        found.append(BLANK)
    return [*found, *_left_out(profile, every), *_forms(profile)][:-1]


def _head(profile: Profile, count: int, whole: int) -> Iterator[Row]:
    own = profile.layers[-1]
    chain = " > ".join(layer.id for layer in reversed(profile.layers))
    yield _row(f"{own.id}: {own.title}", ink=Ink.STRONG)
    yield _row(f"Version {own.version} of {own.date}. {count} of {whole} rules in force.")
    if len(profile.layers) > 1:
        yield _row(f"{chain} (each over the next)", label="Built on")
    yield _row("After each rule: how severe it is, and whether a standard or a house asks for it.")
    if own.note:
        yield _row(own.note, label="Note")
    for source in own.sources:
        yield _row(f"{source} {source.url}".strip(), label="Source")


def _rule(profile: Profile, info: RuleInfo) -> Iterator[Row]:
    ruled = profile.ruled(info)
    asked = (ruled.asked if ruled else info.asked).value
    facts = f"  {severity_words(profile, info):<{_WIDE}}  {asked}"
    yield Row((Part(f"{prose(info.id):<{_LONG}}", Ink.PLACE), Part(facts)), indent=2)
    if ruled:
        yield _row(": ".join(filter(None, (ruled.profile, ruled.because))), indent=6, label="Set by")
    for name, setting in profile.settings(info).items():
        said = "" if setting.origin == RULE_ITSELF else f"  (set by {setting.origin}) {setting.reason}"
        yield _row(f"{name} = {setting.value!r}{said}", indent=6, label="Option")


def severity_words(profile: Profile, info: RuleInfo) -> str:
    """``warning``, or ``warning, error from inception`` where the phase of the programme decides."""
    return severity(replace(info, severity={phase: profile.severity(info, phase) for phase in PHASES}))


def _left_out(profile: Profile, every: Sequence[Rule]) -> list[Row]:
    """What does not run and who leaves it out; a pack that is left out whole takes one line."""
    found: list[Row] = []
    for pack, members in groupby(every, key=lambda rule: rule.info.pack):
        origins = {rule.info.id: profile.left_out(rule) for rule in members}
        if all(origins.values()) and len(set(origins.values())) == 1:
            origin = next(iter(origins.values()))
            found.append(_row(f"{pack}: all {len(origins)} rules (by {origin})", indent=2))
        else:
            found += [_row(f"{rule} (by {origin})", indent=2) for rule, origin in origins.items() if origin]
    return [plain_row("Left out", ink=Ink.STRONG), *found, BLANK] if found else []


def _forms(profile: Profile) -> list[Row]:
    found = forms(profile)
    if not found:
        return []
    from planner.cli.form import table as form_table  # noqa: PLC0415 - it brings the parts of documents

    told = [plain_row("Forms", ink=Ink.STRONG)]
    for form in found:
        told += [replace(row, indent=row.indent + 2) for row in form_table.headline(form)]
    ask = (
        "`planner form show NAME` says what a form asks; `planner render NAME FILE` writes and measures one."
    )
    return [*told, plain_row(ask, indent=2, ink=Ink.QUIET), BLANK]


def forms(profile: Profile) -> list[Form]:
    """The donor's forms, those of the profiles below first. Raises FormError after showing what is wrong with one."""
    return [asked.form(name) for name in dict.fromkeys(n for layer in profile.layers for n in layer.forms)]


def data(profile: Profile, every: Sequence[Rule]) -> dict[str, object]:
    """The same as data for programs."""
    from planner.cli.form import table as form_table  # noqa: PLC0415 - the same

    own = profile.layers[-1]
    return {
        "name": own.id,
        "title": own.title,
        "version": own.version,
        "date": own.date,
        "layers": [layer.id for layer in profile.layers],
        "sources": [{"key": s.key, "title": str(s), "year": s.year, "url": s.url} for s in own.sources],
        "rules": [_rule_data(profile, rule) for rule in profile.in_force(every)],
        "left_out": [{"rule": r.info.id, "set_by": origin} for r in every if (origin := profile.left_out(r))],
        "forms": [form_table.data(form) for form in forms(profile)],
    }


def _rule_data(profile: Profile, rule: Rule) -> dict[str, object]:
    info, ruled = rule.info, profile.ruled(rule.info)
    settings = profile.settings(info).items()
    set_in = {phase: profile.severity_set(info, phase) for phase in PHASES}
    return {
        "id": info.id,
        "severity": {phase: severity.word for phase, (severity, _) in set_in.items()},
        "severity_set_by": {phase: origin for phase, (_, origin) in set_in.items()},
        "asked": (ruled.asked if ruled else info.asked).value,
        "because": ruled.because if ruled else "",
        "options": {n: {"value": s.value, "set_by": s.origin, "because": s.reason} for n, s in settings},
    }


def _row(text: str, *, indent: int = 0, label: str = "", ink: Ink = Ink.PLAIN) -> Row:
    """A row of text that may come from a user's own file."""
    return plain_row(prose(text), indent=indent, label=label, ink=ink)
