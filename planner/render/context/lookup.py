"""Lookup: from the ids of a programme to the names, numbers and sources that a reader sees."""

from collections.abc import Iterable, Mapping

from planner.model.gaps import GapProfile
from planner.model.programme import Programme
from planner.model.when import When
from planner.render.context.sources import figure_id, reference_ids
from planner.render.context.text import Piece, Prose, prose
from planner.render.context.told import Told
from planner.render.language import Language


class Lookup:
    """What the views ask for while they are built; templates never meet it."""

    def __init__(
        self,
        programme: Programme,
        gaps: Mapping[str, GapProfile],
        mark: str,
        language: Language,
        told: Told,
        *,
        withheld: bool,
    ) -> None:
        self.programme = programme
        self.told = told
        """In which language its texts are told."""
        self.gaps = gaps
        self.mark = mark
        self.language = language
        """What the document is written in."""
        self.withheld = withheld
        self.references = reference_ids(programme)
        self.numbers = _numbers(programme)
        self._names = _names(programme)

    def prose(self, text: str) -> Prose:
        """``text`` with its citations resolved."""
        return prose(text, self.references, self.told.language_of(text))

    def proses(self, texts: Iterable[str]) -> tuple[Prose, ...]:
        """Several texts."""
        return tuple(self.prose(text) for text in texts)

    def name(self, entry: str) -> str:
        """The name of an organisation, stakeholder, forum, infrastructure or law; empty for an empty id.

        An id that names nothing is either withheld or a slip that a rule reports.
        """
        if not entry or entry in self._names:
            return self._names.get(entry, "")
        return self.mark if self.withheld else self.language.say("unknown: %(id)s", id=entry)

    def names(self, entries: Iterable[str]) -> tuple[str, ...]:
        """Several names, each once."""
        return tuple(dict.fromkeys(map(self.name, entries)))

    def country(self, code: str) -> str:
        """The name of a country; what was written where no country has the code."""
        return self.language.country(code)

    def countries(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Several countries."""
        return tuple(map(self.country, codes))

    def evidence(self, entries: Iterable[str]) -> tuple[Piece, ...]:
        """Evidence as words with a source: the figure itself for ``gap:``, the citation alone for ``ref:``."""
        return tuple(piece for entry in entries if (piece := self._evidence(entry)))

    def _evidence(self, entry: str) -> Piece | None:
        kind, _, what = entry.partition(":")
        if kind == "ref":
            return Piece("", self.references[what]) if what in self.references else Piece(self.slip(what))
        code, _, indicator = what.partition("/")
        profile = self.gaps.get(code)
        record = profile.record(indicator) if profile else None
        if profile is None or record is None:
            return Piece(self.slip(what)) if kind == "gap" else Piece(entry)
        words = self.language.say(
            "%(country)s: %(indicator)s, %(figure)s (%(year)s)",
            country=self.country(code),
            indicator=record.indicator.title,
            figure=record.amount(),
            year=record.year,
        )
        return Piece(words, figure_id(record))

    def slip(self, what: str) -> str:
        """What is shown for an id that names nothing: it is either withheld or a slip that a rule reports."""
        return self.mark if self.withheld else self.language.say("unknown: %(id)s", id=what)


def day(when: When | None) -> str:
    """A date for the ``date`` filter, empty if there is none; a day that the calendar lacks becomes its month."""
    if when is None:
        return ""
    return when.text if when.real else when.text[:7]


def _numbers(programme: Programme) -> dict[str, str]:
    """Outcome ``1``, output ``1.2``, activity ``1.2.3`` by id: what readers see instead of ids."""
    numbers: dict[str, str] = {}
    for i, outcome in enumerate(programme.outcomes, 1):
        numbers[outcome.id] = f"{i}"
        for j, output in enumerate(outcome.outputs, 1):
            numbers[output.id] = f"{i}.{j}"
            for k, activity in enumerate(output.activities, 1):
                numbers[activity.id] = f"{i}.{j}.{k}"
    return numbers


def _names(programme: Programme) -> dict[str, str]:
    it = programme
    names = {law.id: law.name for law in it.legal_frameworks}
    names |= {site.id: site.name for site in it.infrastructure}
    names |= {forum.id: forum.name for forum in it.fora}
    names |= {stakeholder.id: stakeholder.name for stakeholder in it.stakeholders}
    return names | {organisation.id: organisation.name for organisation in it.organisations}
