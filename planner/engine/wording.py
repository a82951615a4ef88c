"""How findings speak of countries and figures, so that all rules say the same thing in the same words."""

from collections.abc import Iterable, Mapping, Sequence

from planner.engine.rule import Finding
from planner.model.country import countries
from planner.model.figures import Area, Record
from planner.model.gaps import AreaGap, Standing
from planner.model.node import alpha3
from planner.model.programme import Programme
from planner.model.remembered import shared
from planner.position import ROOT, Pointer

AREA_WORDS = {
    Area.TECHNICAL: "technical skills",
    Area.GOVERNANCE: "governance skills",
    Area.DIPLOMATIC: "diplomatic skills",
    Area.STATE: "state institutions",
    Area.INDUSTRY: "industry",
    Area.CIVIL_SOCIETY: "civil society",
    Area.KNOWLEDGE: "science and technology knowledge",
    Area.CONNECTIVITY: "connectivity",
    Area.RIGHTS: "rights and civic space",
}


FEW = 3
"""So many findings, or stages, of one kind are given one by one."""


def name(iso3: str) -> str:
    """The name of a country; the code itself where no country has it."""
    known = countries().get(iso3)
    return known.name if known else iso3


def listed(words: Iterable[object], last: str = "and") -> str:
    """``Benin``, ``Benin and Togo``, ``Benin, Ghana and Togo``; ``last`` may be ``or``."""
    *most, end = [str(word) for word in words] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def counted(number: int, one: str, many: str = "") -> str:
    """``1 activity`` or ``3 activities``; the plural takes an ``s`` where none is given."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def names(codes: Iterable[str]) -> str:
    """The names of countries as a list in a sentence."""
    return listed([name(code) for code in codes])


def places(programme: Programme, codes: Sequence[str]) -> Pointer:
    """Where the programme names these target countries: one of them, or the list that holds several."""
    every = ROOT / "countries"
    if len(codes) > 1:
        return every
    written = next((items for at, key, items in programme.said.lists if at / key == every), ())
    return next((every / index for index, code in enumerate(written) if alpha3(code) == codes[0]), every)


def by_country(programme: Programme, opening: str, facts: Mapping[str, str]) -> list[Finding]:
    """One finding for all target countries that it is about, however many; none where there are none.

    ``opening`` is a sentence with ``{countries}`` where their names belong. ``facts`` is what else is to be said
    of each, in the order of the programme and without the last full stop: of one country in the message, of
    several beside it, so that a programme for sixteen countries still gets a finding that can be read.
    """
    if not facts:
        return []
    codes = list(facts)
    at, head = places(programme, codes), opening.format(countries=names(codes))
    if len(codes) == 1:
        return [Finding(at, f"{head} {facts[codes[0]]}.")]
    beside = tuple((f"{name(code)}: {facts[code]}.", places(programme, [code])) for code in codes)
    return [Finding(at, head, related=beside)]


def alike(facts: Mapping[str, str]) -> dict[str, list[str]]:
    """What is said of countries, each once, with the countries it is said of, in the order given."""
    groups: dict[str, list[str]] = {}
    for country, fact in facts.items():
        groups.setdefault(fact, []).append(country)
    return groups


def per_cent(share: float) -> str:
    """A share of 0 to 1 as ``59%``."""
    return f"{share:.0%}"


@shared
def figure_words(record: Record) -> str:
    """One figure by name, with its unit, source and year."""
    return f"{record.indicator.title}: {record.cite()}"


def figures_words(records: Iterable[Record]) -> str:
    """Several figures, each by name, with its unit, source and year; many stages of one review are counted."""
    reviews: dict[tuple[str, str, int], list[Record]] = {}
    plain: list[str] = []
    for record in records:
        if record.stage:
            by = record.source or record.indicator.publisher
            reviews.setdefault((by, record.version, record.year), []).append(record)
        else:
            plain.append(figure_words(record))
    return "; ".join([*plain, *(_review_words(stages) for stages in reviews.values())])


def _review_words(stages: Sequence[Record]) -> str:
    """The stages of one review: one by one while they are few, else how many there are of each."""
    if len(stages) <= FEW:
        return "; ".join(map(figure_words, stages))
    names = [stage.stage for stage in sorted(stages, key=lambda s: s.value)]
    counts = listed(f"{names.count(stage)} at {stage}" for stage in dict.fromkeys(names))
    first = stages[0]
    edition = f"edition {first.version}" if first.version else ""
    origin = ", ".join(filter(None, (first.source or first.indicator.publisher, edition, str(first.year))))
    return f"{len(stages)} stages of maturity: {counts} ({origin})"


@shared
def gap_words(area: AreaGap) -> str:
    """The figures behind a gap, where each puts the country, and who the peers are; then stages of maturity."""
    groups = list(dict.fromkeys(standing.peers.name for standing in area.standings))
    figures = "; ".join(map(_standing_words, area.standings))
    said = [f"{figures}. Its peers here: {listed(groups)}"] if area.standings else []
    return ". ".join([*said, *([figures_words(area.stages)] if area.stages else [])])


def _standing_words(standing: Standing) -> str:
    return f"{figure_words(standing.record)}, behind {standing.better} of {standing.of} peers"


def folded(findings: Sequence[Finding], head: str) -> list[Finding]:
    """The findings as they are while they are few; else a single one, under ``head``, that lists them all.

    It stands where their places meet, so that a waiver for one of them does not excuse the others.
    """
    if len(findings) <= FEW:
        return list(findings)
    meeting = list(findings[0].at.parts)
    for finding in findings:
        same = [a == b for a, b in zip(meeting, finding.at.parts, strict=False)]
        meeting = meeting[: [*same, False].index(False)]
    return [Finding(Pointer(tuple(meeting)), head, related=tuple((f.message, f.at) for f in findings))]
