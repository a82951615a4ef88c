"""The shorter road: many files to one text report, each file let go as soon as it is told.

It says what :mod:`planner.project` and the text reporter would say, byte for byte, in memory that hardly grows with
the number of files, in several processes if wanted, and with a cache of what was said before.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from planner.diagnostic import Applied, Diagnostic, RuleInfo, Severity, Skipped
from planner.engine.portfolio import Portfolio, Stand
from planner.engine.rule import Finding
from planner.engine.run import Settled, compare, placed_at, settled
from planner.engine.waivers import STAGES as WAIVER_STAGES
from planner.frozen import Struct, field
from planner.judge import Bench, Wish, entry, spoken
from planner.position import Pointer
from planner.read.files import load
from planner.report.style import Style
from planner.report.tally import OWN_STAGES, ran, unchecked
from planner.report.terminal import BLANK, paint
from planner.report.text import Closing, brief, closing_rows, profile_words, waived_heading
from planner.report.text_pieces import Teller, Told, told
from planner.survey.glance import Facts, Glance, Text, facts_of, glance, groups_line, groups_of, text_of
from planner.survey.spool import Spool

Looks = Callable[[Sequence[str]], Iterable[bytes]]
"""Gives, for the paths of the files, a dumped glance at each, in order."""


class Sums(Struct):
    """What a run adds up over its files."""

    counts: Counter[Severity] = field(default_factory=Counter)
    speaking: Counter[str] = field(default_factory=Counter)
    """The rules with open findings, by the number of files."""
    waived: int = 0
    broken: bool = False
    skipped: list[Skipped] = field(default_factory=list)
    profiles: Counter[str] = field(default_factory=Counter)
    """What programmes name as their donor profile, by the number of files."""
    files: list[str] = field(default_factory=list)
    """Those that were checked, in order."""

    def add(self, it: Facts) -> None:
        """Count one more file in."""
        self.counts.update(dict(zip(Severity, it.counts, strict=True)))
        self.speaking.update(it.speaking)
        self.waived += it.waived
        self.broken |= it.broken
        self.skipped += it.skipped
        if it.profile is not None:
            self.profiles[it.profile] += 1

    def take(self, it: Facts) -> None:
        """Count one out that is to be judged again."""
        self.counts.subtract(dict(zip(Severity, it.counts, strict=True)))
        self.speaking.subtract(it.speaking)
        self.waived -= it.waived
        self.skipped = [s for s in self.skipped if s.path != it.path]
        if it.profile is not None:
            self.profiles[it.profile] -= 1


class Survey:
    """One run: first :meth:`look`, then :meth:`text`."""

    def __init__(self, wish: Wish, style: Style) -> None:
        self.wish = wish
        self.style = style
        self.bench = Bench(wish)
        self.sums = Sums()
        self._facts, self._texts, self._later = Spool(), Spool(), Spool()

    def look(self, files: Sequence[str], skipped: Iterable[Skipped], looks: Looks) -> None:
        """Look at every file, then let the rules that compare programmes speak.

        ``skipped`` is what was found beside the files and is no programme.
        """
        wish = self.wish
        self.sums.skipped = list(skipped)
        stands: dict[str, Stand] = {}
        for blob in looks(files):
            line, _, text = blob.partition(b"\n")
            it = facts_of(line)
            self.sums.add(it)
            if it.stand is not None:
                stands[it.path] = it.stand
            if it.path not in wish.context:
                self.sums.files.append(it.path)
                self._facts.add(line)
                self._texts.add(text)
        portfolio = Portfolio(stands)
        is_brief = self._brief()
        for line in self._facts:
            self._later.add(self._compared(facts_of(line), portfolio, is_brief=is_brief))

    def _brief(self) -> bool | None:
        """Whether the report will be brief; None if that hangs on what the comparing rules say, which may end waivers too."""
        waivers, speaking = {stage.id for stage in WAIVER_STAGES}, set(+self.sums.speaking)
        fewest = brief(speaking - waivers, self.style)
        most = brief(speaking | waivers | self.bench.comparing, self.style)
        return fewest if fewest == most else None

    def _compared(self, it: Facts, portfolio: Portfolio, *, is_brief: bool | None) -> bytes:
        """What the comparing rules add to a file: groups of findings, or the whole text anew after an ``=``."""
        if it.profile is None:
            return groups_line(())
        profile = self.bench.profile(it.profile)
        rules = settled(profile, self.bench.rules(profile), it.phase)
        found = None if it.again else self._beside(it, portfolio, rules)
        if found is None:
            again = self._again(it, portfolio)
            return b"=" + again.dump().partition(b"\n")[2]
        self.sums.counts.update(finding.severity for finding in found)
        self.sums.speaking.update({finding.rule for finding in found})
        lines = {it.place.span.line - 1: it.place.line} if it.place else {}
        return groups_line(tuple(told(found, lines, self.style, brief=is_brief)))

    def _beside(self, it: Facts, portfolio: Portfolio, rules: Iterable[Settled]) -> list[Diagnostic] | None:
        """The findings of the comparing rules; None if they cannot be told without the file."""
        if it.stand is None or it.place is None:
            return None
        found: list[Diagnostic] = []
        for each, findings in compare(it.path, portfolio, rules):
            if isinstance(findings, Exception) or not all(_stays_at(it.stand.at, f) for f in findings):
                return None
            found += [placed_at(it.path, it.place.span, it.place.anchor, each, f) for f in findings]
        return found

    def _again(self, it: Facts, portfolio: Portfolio) -> Glance:
        """The file once more, now with the comparing rules: a waiver or a failure ties them to the rest."""
        self.sums.take(it)
        seen = glance(entry(it.path, load(it.path)), self.bench, self.style, portfolio)
        self.sums.add(seen.facts)
        return seen

    def text(self) -> Iterator[str]:
        """The report, piece by piece."""
        speaking = +self.sums.speaking
        is_brief = brief(speaking, self.style)
        known = {rule.id: rule for rule in self._in_force(speaking)}
        teller = Teller(known.get, self.style, brief=is_brief)
        waived: list[tuple[str, int]] = []
        excuses = Spool()
        for path, line, later in zip(self.sums.files, self._texts, self._later, strict=True):
            it, more = self._joined(line, later)
            yield teller.text(it.piece, more)
            if it.waived:
                waived.append(
                    (
                        path,
                        excuses.add("".join(it.waived).replace("\n", "\0").encode("utf-8", "surrogatepass")),
                    )
                )
        if waived:
            yield paint(waived_heading(self.sums.waived, self.style), self.style)
            for _, number in sorted(waived):
                yield excuses.at(number).decode("utf-8", "surrogatepass").replace("\0", "\n")
            yield paint([BLANK], self.style)
        yield paint(closing_rows(self._closing(is_brief=is_brief), self.style), self.style)

    @staticmethod
    def _joined(line: bytes, later: bytes) -> tuple[Text, tuple[Told, ...]]:
        return (text_of(later[1:]), ()) if later.startswith(b"=") else (text_of(line), groups_of(later))

    def _in_force(self, speaking: Iterable[str]) -> list[RuleInfo]:
        """Every rule that a profile of this run lets run, and planner's own stages that spoke."""
        profiles = [self.bench.profile(named) for named in +self.sums.profiles] or [self.wish.profile]
        running = {rule.info.id for profile in profiles for rule in self.bench.rules(profile)}
        return [*(r.info for r in self.wish.rules if r.info.id in running), *spoken(speaking)]

    def _closing(self, *, is_brief: bool) -> Closing:
        sums = self.sums
        rules = [rule for rule in self._in_force(()) if rule.pack not in OWN_STAGES]
        held = {(p.name, p.version, p.why) for p in map(self.bench.profile, +sums.profiles)}
        return Closing(
            unchecked=unchecked(sums.skipped),
            counts=+sums.counts,
            files=len(sums.files),
            waived=sums.waived,
            known=0,
            baseline="",
            ran=ran(rules, sums.skipped, sums.files),
            in_force=len(rules),
            profiles=[profile_words(Applied(*key, ())) for key in sorted(held)] or [self.wish.profile.name],
            brief=is_brief,
        )


def _stays_at(place: Pointer, finding: Finding) -> bool:
    return finding.at == place and all(at == place for _, at in finding.related)
