"""The sources of a document as lines ready to print: the author's references, figures, and the rules' grounds."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.citation import Source
from planner.frozen import Frozen
from planner.gapdata.catalogue import edition
from planner.model.appraisal import Author, Reference
from planner.model.figures import Record
from planner.model.gaps import GapProfile
from planner.model.programme import Programme
from planner.render.language import Language


class SourceLine(Frozen):
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
    """The id of the source of a figure: one for each indicator and publisher, and one for each review of maturity.

    All stages of a review stand in one source; a source of the user's own speaks of one country.
    """
    if record.stage:
        review = (record.indicator.framework, record.version, record.country, record.when, record.publisher)
        return "review-" + hashlib.sha256("|".join(review).encode()).hexdigest()[:10]
    return f"figures-{record.indicator.id}" + (f"-{record.country}" if record.source else "")


def rule_source_id(source: Source) -> str:
    """The id of a rule's source: one for each place in it."""
    return "rule-" + "".join(
        c if c.isascii() and c.isalnum() else "-" for c in f"{source.key}-{source.where}"
    )


def source_lines(
    tongue: Language, programme: Programme, gaps: Mapping[str, GapProfile], of_rules: Iterable[Source]
) -> tuple[SourceLine, ...]:
    """Every source that a document on ``programme`` may cite; a document lists those that it does cite."""
    lines = {line.id: line for line in map(_of_rule, of_rules)}
    lines |= {line.id: line for line in figure_lines(tongue, gaps.values())}
    ids = reference_ids(programme)
    for reference in reversed(programme.references):
        lines[ids[reference.id]] = SourceLine(
            ids[reference.id], _written(tongue, reference), _address(reference)
        )
    return tuple(lines[key] for key in sorted(lines))


def figure_lines(tongue: Language, profiles: Iterable[GapProfile]) -> tuple[SourceLine, ...]:
    """The sources of all figures of these profiles, by id: publisher, series, edition, years and licence."""
    found: dict[str, list[Record]] = {}
    for profile in profiles:
        compared = (s.record for area in profile.areas for s in area.standings)
        for record in (*profile.records, *compared):
            found.setdefault(figure_id(record), []).append(record)
    return tuple(_of_figures(tongue, key, found[key]) for key in sorted(found))


def _of_rule(source: Source) -> SourceLine:
    return SourceLine(rule_source_id(source), f"{source}.", source.url)


def _of_figures(tongue: Language, key: str, records: Sequence[Record]) -> SourceLine:
    """One source for figures of one indicator, or for the stages of one review."""
    first = records[0]
    known = edition(first.indicator.framework, first.version)
    title = known.title if first.stage and known else first.indicator.title
    series = first.indicator.series if not first.source and not first.stage else ""
    named = tongue.say("series %(code)s", code=series) if series else ""
    parts = (tongue.own(title), named, *_editions(tongue, records), _years(tongue, records))
    said = tongue.say(
        "%(publisher)s: %(figures)s. %(licence)s",
        publisher=first.publisher,
        figures=tongue.joined(parts),
        licence=_licence(tongue, first),
    )
    return SourceLine(key, said, first.address if _is_web(first.address) else "")


def _editions(tongue: Language, records: Iterable[Record]) -> Iterator[str]:
    versions = sorted({r.version for r in records if r.version and not r.stage})
    yield from (tongue.say("edition %(version)s", version=version) for version in versions)


def _years(tongue: Language, records: Iterable[Record]) -> str:
    return tongue.listed(sorted({record.when for record in records}))


def _licence(tongue: Language, record: Record) -> str:
    if not record.licensed:
        return tongue.say("Licence not stated.")
    return tongue.say("Licence: %(licence)s.", licence=record.licensed)


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://"))


def _address(reference: Reference) -> str:
    return f"https://doi.org/{reference.doi}" if reference.doi else reference.url


def _written(tongue: Language, reference: Reference) -> str:
    """Author (year): Title, or Title (year); then Container volume(issue), pages. Place: publisher. Note."""
    authors = "; ".join(filter(None, map(_author, reference.authors)))
    year = f"({reference.issued[0]})" if reference.issued else tongue.say("(no date)")
    inside = " ".join(filter(None, (reference.container, _volume(reference))))
    inside = ", ".join(filter(None, (inside, reference.page, reference.number)))
    house = ": ".join(filter(None, (reference.place, reference.publisher)))
    head = f"{authors} {year}: {reference.title}" if authors else f"{reference.title} {year}"
    parts = (head, inside, house, _accessed(tongue, reference), reference.note)
    return " ".join(part.rstrip(".") + "." for part in parts if part)


def _author(author: Author) -> str:
    return author.literal or ", ".join(filter(None, (author.family, author.given)))


def _volume(reference: Reference) -> str:
    return f"{reference.volume}({reference.issue})" if reference.issue else reference.volume


def _accessed(tongue: Language, reference: Reference) -> str:
    if not reference.accessed or _address(reference) == "":
        return ""
    return tongue.say("Seen on %(date)s", date="-".join(f"{part:02d}" for part in reference.accessed))
