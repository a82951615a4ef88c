"""One programme on its way through the house: read, held against its schema, built, judged by the rules of its profile.

:mod:`planner.project` and :mod:`planner.survey` know the order of a whole run; what happens to one file stands here.
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from planner.diagnostic import Diagnostic, Matrix, Overview, RuleInfo, Skipped
from planner.engine.profile import Profile
from planner.engine.profile_file import find
from planner.engine.registry import catalogue
from planner.engine.rule import Rule, Subject
from planner.engine.run import BROKEN, run
from planner.engine.waivers import STAGES as WAIVER_STAGES
from planner.errors import RenderError
from planner.frozen import Frozen, field, replace
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.peers import BOTH, Choice
from planner.gapdata.profile import profiles
from planner.late import late
from planner.model.build import programme
from planner.model.effort import money_by_cell, people_by_cell
from planner.model.figures import Access
from planner.model.programme import Programme
from planner.model.results import Group, Skill
from planner.read.document import Document
from planner.read.files import STDIN
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.stages import STAGES
from planner.read.yaml import read, source_lines

if TYPE_CHECKING:
    from planner.engine.form import Form
    from planner.model.gaps import GapProfile
    from planner.render.theme import Theme


_GROUPS, _SKILLS = tuple(Group), tuple(Skill)
_WHOLE_DECIMAL = late(r"\d\.0+(?!\d)")


class Wish(Frozen):
    """What is to be checked, and how."""

    paths: tuple[str, ...]
    """Files, folders, or ``-`` for standard input."""
    profile: Profile = field(default_factory=Profile)
    """What the run selects and sets, and the donor's profile where the command line or configuration names one."""
    figures: Figures | None = None
    """Country figures; those that come with planner if None."""
    peers: Choice = BOTH
    """Whom countries are held against."""
    rules: tuple[Rule, ...] = field(default_factory=catalogue)
    """The rules to choose from; planner's own if nothing else is said."""
    today: dt.date = dt.date.min
    waivers: tuple[str, ...] = ()
    """Files of waivers."""
    context: frozenset[str] = frozenset()
    """Files that are read because the others may refer to them, but not checked."""
    context_reason: str = ""
    """Why those are not checked."""
    programmes_only: bool = False
    """Whether files that are named but are no programmes are passed over, as they are in a folder."""
    audience: Access = Access.PUBLIC
    """Who reads the pages of the form."""
    language: str = ""
    """What they are written in; empty for the programme's own language."""
    form: "Form | None" = None
    """The donor's form whose limits are measured; none if None, since measuring sets its pages."""
    fonts: tuple[str, ...] = ()
    """Folders with fonts for those pages."""
    theme: "Theme | None" = None
    """How those pages look; planner's own look if None."""
    templates: Path | None = None
    """The user's own templates for them."""


class Entry(Frozen):
    """One file on its way: as far as it got."""

    path: str
    lines: tuple[str, ...]
    document: Document | None
    programme: Programme | None
    trouble: tuple[Diagnostic, ...]
    """What kept it from becoming a programme."""
    digest: str
    """SHA-256 of the file; empty where nobody asks for it."""


def entry(path: str, raw: bytes, digest: str = "") -> Entry:
    """The file ``path`` with this content, as far as it gets; ``digest`` is its SHA-256 where documents are made."""
    name = "<stdin>" if path == STDIN else path
    document, trouble = read(name, raw)
    if document is None:
        return Entry(name, source_lines(raw), None, None, trouble, digest)
    faults = validate(document, schema("programme"), whole_decimals=_may_hold_whole_decimals(document.text))
    built = None
    if not faults and isinstance(document.data, dict):
        built = programme(document.data)
    return Entry(name, document.lines, document, built, (*trouble, *faults), digest)


def _may_hold_whole_decimals(text: str) -> bool:
    return ".0" in text and _WHOLE_DECIMAL.search(text) is not None


class Bench:
    """What judging one file after another needs and need not be worked out for each: profiles, rules, gaps."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self._profiles: dict[str, Profile] = {}
        self._rules: dict[int, tuple[Profile, tuple[Rule, ...], frozenset[str]]] = {}
        self._gaps: dict[str, GapProfile] = {}
        self.known = frozenset(rule.info.id for rule in wish.rules)
        """The ids of all rules."""
        self.comparing = frozenset(rule.info.id for rule in wish.rules if rule.compares)
        """The ids of those that compare programmes."""

    def profile(self, named: str) -> Profile:
        """The donor profile: the one that the run names, else the programme's own, else base."""
        if self.wish.profile.why:
            return self.wish.profile
        if named not in self._profiles:
            why = "named in the programme" if named else "since none is named"
            chain = find(named or "base", self.wish.rules)
            self._profiles[named] = self.wish.profile.over(chain, why)
        return self._profiles[named]

    def rules(self, profile: Profile) -> tuple[Rule, ...]:
        """The rules that the profile lets run."""
        return self._let_run(profile)[1]

    def in_force(self, profile: Profile) -> frozenset[str]:
        """Their ids."""
        return self._let_run(profile)[2]

    def _let_run(self, profile: Profile) -> tuple[Profile, tuple[Rule, ...], frozenset[str]]:
        known = self._rules.get(id(profile))
        if known is None:
            rules = profile.in_force(self.wish.rules)
            ids = frozenset(rule.info.id for rule in rules)
            known = self._rules[id(profile)] = profile, rules, ids
        return known

    def subject(self, built: Programme) -> Subject:
        """What rules may look at in a programme."""
        new = [code for code in built.countries if code not in self._gaps]
        if new:
            self._gaps.update(profiles(sorted(new), self.wish.figures, self.wish.peers))
        gaps = {code: self._gaps[code] for code in built.countries if code in self._gaps}
        return Subject(built, gaps, self.wish.figures or shipped())

    def judge(
        self, document: Document, subject: Subject, profile: Profile, digest: str
    ) -> tuple[list[Diagnostic], list[Skipped]]:
        """What the rules that look at one programme say of it, and what was not checked."""
        found, skipped = run(document, subject, self.rules(profile), profile)
        if self.wish.form is not None:
            over, unmeasured = self._measured(document, subject, profile, digest)
            found, skipped = [*found, *over], [*skipped, *unmeasured]
        return found, skipped

    def _measured(
        self, document: Document, subject: Subject, profile: Profile, digest: str
    ) -> tuple[list[Diagnostic], list[Skipped]]:
        """What is longer than the form of the run allows, on the pages that its readers get."""
        from planner.render.form_findings import OVER_LIMIT, Measure, form_findings  # noqa: PLC0415 - most checks set no page
        from planner.render.formats import options_of  # noqa: PLC0415 - the same
        from planner.render.provenance import Readers  # noqa: PLC0415 - the same

        wish = self.wish
        rule = next((r for r in self.rules(profile) if r.info.id == OVER_LIMIT), None)
        if rule is None or wish.form is None:
            return [], []
        seen = wish.figures.seen_by(wish.audience) if wish.figures else None
        shown = replace(subject, gaps=profiles(subject.programme.countries, seen, wish.peers))
        options = options_of(wish.today, wish.fonts, wish.theme, wish.templates)
        measure = Measure(wish.form, Readers(wish.audience, wish.language), options, digest)
        try:
            return form_findings(measure, document, shown, rule, profile), []
        except RenderError as error:
            return [], [Skipped(document.path, OVER_LIMIT, error.message)]


def unread(it: Entry) -> Skipped:
    """That no rule has looked at a file that became no programme."""
    reason = "the file cannot be read" if it.document is None else "the file does not fit the format"
    return Skipped(it.path, "*", reason)


def spoken(ids: Iterable[str]) -> tuple[RuleInfo, ...]:
    """planner's own stages that have something to say in this run; ``ids`` are those of its findings."""
    said = set(ids)
    return tuple(s for s in (*STAGES, *WAIVER_STAGES, BROKEN) if s.id in said)


def overview(path: str, subject: Programme, profile: Profile) -> Overview:
    """What a report shows of a programme beside its findings."""
    money, people = money_by_cell(subject), people_by_cell(subject)
    matrix = Matrix(
        rows=_GROUPS,
        columns=_SKILLS,
        money=tuple([tuple([round(money[g, s]) for s in _SKILLS]) for g in _GROUPS]),
        people=tuple([tuple([people[g, s] for s in _SKILLS]) for g in _GROUPS]),
        currency=subject.currency,
    )
    return Overview(path, subject.id, subject.title, subject.phase, subject.countries, matrix, profile.name)
