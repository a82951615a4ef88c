"""How findings speak of countries and figures, so that all rules say the same thing in the same words."""

from collections.abc import Iterable, Mapping, Sequence

from planner.engine.rule import Finding
from planner.model.country import countries
from planner.model.gaps import Area, AreaGap, Standing
from planner.model.programme import Programme
from planner.position import ROOT, Pointer

IN_MESSAGE = 3
"""With more countries than this their figures stand beside the message, one line for each country."""

AREA_WORDS = {
    Area.TECHNICAL: "technical skills",
    Area.GOVERNANCE: "governance skills",
    Area.DIPLOMATIC: "diplomatic skills",
    Area.KNOWLEDGE: "science and technology knowledge",
    Area.CONNECTIVITY: "connectivity",
}


def name(iso3: str) -> str:
    """The name of a country; the code itself where no country has it."""
    known = countries().get(iso3)
    return known.name if known else iso3


def listed(words: Sequence[str]) -> str:
    """``Benin``, ``Benin and Togo``, ``Benin, Ghana and Togo``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def names(codes: Iterable[str]) -> str:
    """The names of countries as a list in a sentence."""
    return listed([name(code) for code in codes])


def place(programme: Programme, iso3: str) -> Pointer:
    """Where the programme names a target country."""
    return ROOT / "countries" / programme.countries.index(iso3)


def by_country(programme: Programme, opening: str, facts: Mapping[str, str], *, fix: str = "") -> list[Finding]:
    """One finding for all countries that it is about, however many; none where there are none.

    ``facts`` is what is to be said of each country, in the order of the programme, without a full stop.
    ``opening`` is the sentence before it, with ``{countries}`` where their names belong. One country is
    pointed at itself; more than :data:`IN_MESSAGE` have their facts in related places.
    """
    if not facts:
        return []
    head = opening.format(countries=names(facts))
    places = [place(programme, code) for code in facts]
    at = places[0] if len(facts) == 1 else places[0].parent
    if len(facts) > IN_MESSAGE:
        beside = ((f"{name(c)}: {fact}.", p) for (c, fact), p in zip(facts.items(), places, strict=True))
        return [Finding(at, head, fix, tuple(beside))]
    said = [fact if len(facts) == 1 else f"{name(c)}: {fact}" for c, fact in facts.items()]
    return [Finding(at, f"{head} {'. '.join(said)}.", fix)]


def per_cent(share: float) -> str:
    """A share of 0 to 1 as ``59%``."""
    return f"{share:.0%}"


def standing_words(standing: Standing) -> str:
    """One figure and where it puts the country, with year and source."""
    title = standing.indicator.title
    behind = f"{standing.better} of {standing.of} peers in {standing.peers.name} do better"
    return f"{title}: {standing.record.cite()}; {behind}"


def gap_words(area: AreaGap) -> str:
    """The figures behind the gap of an area that has one."""
    return "; ".join(map(standing_words, area.standings))
