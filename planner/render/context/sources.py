"""The sources of a document as lines ready to print: the author's references, figures, and the rules' grounds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.citation import Source
from planner.model.appraisal import Author, Reference
from planner.model.figures import Indicator, Record
from planner.model.gaps import GapProfile
from planner.model.programme import Programme


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One entry of a list of sources."""

    id: str
    """Of the element in the document: begins with a letter, unique."""
    text: str
    url: str
    """http or https, or empty."""


def reference_ids(programme: Programme) -> dict[str, str]:
    """The id in the document of every reference of the programme, by the id in the file."""
    ids: dict[str, str] = {}
    for number, reference in enumerate(programme.references, 1):
        ids.setdefault(reference.id, f"ref-{number}")
    return ids


def figure_id(record: Record) -> str:
    """The id of the source of a figure: one for each indicator and publisher."""
    return f"figures-{record.indicator.id}" + (f"-{record.country}" if record.source else "")


def rule_source_id(source: Source) -> str:
    """The id of a rule's source: one for each place in it."""
    return "rule-" + "".join(
        c if c.isascii() and c.isalnum() else "-" for c in f"{source.key}-{source.where}"
    )


def source_lines(
    programme: Programme, gaps: Mapping[str, GapProfile], of_rules: Iterable[Source]
) -> tuple[SourceLine, ...]:
    """Every source that a document on ``programme`` may cite; a document lists those that it does cite."""
    lines = {line.id: line for line in map(_of_rule, of_rules)}
    for profile in gaps.values():
        lines |= {line.id: line for line in map(_of_figure, profile.records)}
    ids = reference_ids(programme)
    for reference in reversed(programme.references):
        lines[ids[reference.id]] = SourceLine(ids[reference.id], _written(reference), _address(reference))
    return tuple(lines[key] for key in sorted(lines))


def _of_rule(source: Source) -> SourceLine:
    return SourceLine(rule_source_id(source), f"{source}.", source.url)


def _of_figure(record: Record) -> SourceLine:
    indicator = record.indicator
    if record.source:
        return SourceLine(figure_id(record), f"{record.source}: {indicator.title}.", "")
    return SourceLine(figure_id(record), _series(indicator), indicator.url)


def _series(indicator: Indicator) -> str:
    series = f", series {indicator.series}" if indicator.series else ""
    licence = f" Licence: {indicator.licence}." if indicator.licence.startswith("CC") else ""
    return f"{indicator.publisher}: {indicator.title}{series}.{licence}"


def _address(reference: Reference) -> str:
    return f"https://doi.org/{reference.doi}" if reference.doi else reference.url


def _written(reference: Reference) -> str:
    """Author (year): Title, or Title (year); then Container volume(issue), pages. Place: publisher. Note."""
    authors = "; ".join(filter(None, map(_author, reference.authors)))
    year = f"({reference.issued[0]})" if reference.issued else "(no date)"
    inside = " ".join(filter(None, (reference.container, _volume(reference))))
    inside = ", ".join(filter(None, (inside, reference.page, reference.number)))
    house = ": ".join(filter(None, (reference.place, reference.publisher)))
    head = f"{authors} {year}: {reference.title}" if authors else f"{reference.title} {year}"
    parts = (head, inside, house, _accessed(reference), reference.note)
    return " ".join(part.rstrip(".") + "." for part in parts if part)


def _author(author: Author) -> str:
    return author.literal or ", ".join(filter(None, (author.family, author.given)))


def _volume(reference: Reference) -> str:
    return f"{reference.volume}({reference.issue})" if reference.issue else reference.volume


def _accessed(reference: Reference) -> str:
    if not reference.accessed or _address(reference) == "":
        return ""
    return "Seen on " + "-".join(f"{part:02d}" for part in reference.accessed)
