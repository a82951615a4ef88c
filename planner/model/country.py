"""The countries of the world: their codes, their names and the groups they are counted in.

The facts come from ``tables/countries.csv``; its README names the publishers. ``NA`` is Namibia and ``NO`` is
Norway: nothing here ever reads them as "not available" or "no".
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from planner.frozen import Frozen
from planner.late import late
from planner.message import CountryName, Phrase
from planner.resources import rows


class Country(Frozen):
    """One country or territory."""

    iso3: str
    """ISO 3166-1 alpha-3; ``XKX`` stands for Kosovo, as at the World Bank."""
    iso2: str
    """ISO 3166-1 alpha-2."""
    name: str
    region: str
    """World Bank region; empty where the World Bank keeps no figures."""
    income: str
    """World Bank income group; empty where it has not classified the country."""
    m49_region: str
    """UN M49 region; empty where M49 lists none."""
    m49_subregion: str
    """UN M49 sub-region; empty where M49 lists none."""
    ldc: bool | None
    """Among the least developed countries; None where the UN does not say."""
    lldc: bool | None
    """Among the landlocked developing countries."""
    sids: bool | None
    """Among the small island developing states and territories."""
    oda_recipient: bool
    """On the list of recipients of the OECD's Development Assistance Committee."""
    un_member: bool
    """A member state of the United Nations."""

    def __str__(self) -> str:
        return f"{self.name} ({self.iso3})"

    @property
    def spoken(self) -> CountryName:
        """Its name, for a sentence that may be said in another language."""
        return CountryName(self.name, self.iso3)


_ANSWER: dict[str, bool | None] = {"yes": True, "no": False, "": None}


def _country(row: dict[str, str]) -> Country:
    return Country(
        iso3=row["iso3"],
        iso2=row["iso2"],
        name=row["name"],
        region=Phrase(row["region"]),
        income=Phrase(row["income"]),
        m49_region=row["m49_region"],
        m49_subregion=row["m49_subregion"],
        ldc=_ANSWER[row["ldc"]],
        lldc=_ANSWER[row["lldc"]],
        sids=_ANSWER[row["sids"]],
        oda_recipient=row["oda_recipient"] == "yes",
        un_member=row["un_member"] == "yes",
    )


@cache
def countries() -> Mapping[str, Country]:
    """Every country and territory by its alpha-3 code, in the order of the codes."""
    return MappingProxyType({row["iso3"]: _country(row) for row in rows("countries.csv")})


@cache
def _by_alpha2() -> Mapping[str, Country]:
    return MappingProxyType({c.iso2: c for c in countries().values()})


@cache
def codes() -> frozenset[str]:
    """Every alpha-3 and every alpha-2 code."""
    return frozenset((*countries(), *_by_alpha2()))


def country(code: str) -> Country | None:
    """The country with this alpha-3 or alpha-2 code, in capitals; None if there is none."""
    return countries().get(code) or _by_alpha2().get(code)


def _folded(text: str) -> str:
    """``text`` without accents, case and punctuation, so that names compare as people mean them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


@cache
def _by_name() -> Mapping[str, Country]:
    return MappingProxyType({_folded(c.name): c for c in countries().values()})


@cache
def also_named() -> Mapping[str, Country]:
    """Countries by the other names that publishers give them, without accents, case and punctuation."""
    return MappingProxyType(
        {_folded(row["name"]): countries()[row["iso3"]] for row in rows("country_names.csv")}
    )


def named(text: str) -> Country | None:
    """The country of this code or name, in any case, accents and punctuation aside; None if there is none."""
    found = country(text) or country(text.strip().upper()) or _by_name().get(_folded(text))
    return found or also_named().get(_folded(text))


_OTHER_GROUPS = """
World; Africa; America; Americas; Asia; Europe; Oceania; Antarctica; North America; South America; Central America;
Africa Eastern and Southern; Africa Western and Central; Arab World; Caribbean small states; Channel Islands;
Central Europe and the Baltics; Early-demographic dividend; East Asia & Pacific (excluding high income);
East Asia & Pacific (IDA & IBRD countries); Euro area; Europe & Central Asia (excluding high income);
Europe & Central Asia (IDA & IBRD countries); European Union; European Union (27);
Fragile and conflict affected situations; Heavily indebted poor countries (HIPC); IBRD only; IDA & IBRD total;
IDA blend; IDA only; IDA total; Late-demographic dividend; Latin America & Caribbean (excluding high income);
Latin America & the Caribbean (IDA & IBRD countries); Latin America and Caribbean;
Least developed countries; Least developed countries: UN classification; Landlocked developing countries;
Small island developing states; Low & middle income; Lower-middle-income countries; Upper-middle-income countries;
Low-income countries; Middle-income countries; High-income countries; Middle income; Middle East & North Africa;
Middle East & North Africa (excluding high income); Middle East & North Africa (IDA & IBRD countries);
Middle East, North Africa, Afghanistan & Pakistan (excluding high income);
Middle East, North Africa, Afghanistan & Pakistan (IDA & IBRD); Not classified; OECD members; Other small states;
Pacific island small states; Post-demographic dividend; Pre-demographic dividend; Small states;
South Asia (IDA & IBRD); Sub-Saharan Africa (excluding high income); Sub-Saharan Africa (IDA & IBRD countries);
Eastern Africa; Middle Africa; Southern Africa; Western Africa; Central Africa; Caribbean; Middle East;
Developed countries; Developing countries; Commonwealth of Independent States; Arab States
"""


_COUNTED_BY = late(r" \([A-Z]{2,5}\)$")
"""Whose group it is, or its short name: ``South Asia (WB)``, ``Africa (UN)``, ``... (HIPC)``."""


@cache
def _groups() -> frozenset[str]:
    named_so = set(_OTHER_GROUPS.split(";"))
    for each in countries().values():
        named_so |= {each.region, each.income, each.m49_region, each.m49_subregion}
    folded = {_group_name(name) for name in named_so}
    return frozenset(folded - {""} - set(_by_name()) - set(also_named()))


def _group_name(text: str) -> str:
    return _folded(_COUNTED_BY.sub("", text.strip()).replace("&", " and "))


def is_group(text: str) -> bool:
    """Whether ``text`` is the name of a group of countries: World, Sub-Saharan Africa, Low income.

    Ours are the groups that countries are counted in here, and those for which large publishers give figures.
    """
    return _group_name(text) in _groups()


_RESERVED = {"uk": "GBR", "el": "GRC"}
"""Codes in wide use that ISO 3166-1 does not give to these countries: worth a suggestion, never accepted."""


def nearest(code: str, most: int = 3) -> list[str]:
    """Alpha-3 codes of countries that ``code`` may have meant, the likeliest first, at most ``most``.

    A code or a full name in the wrong case comes first, then names that contain the text, then close
    spellings of names and of codes.
    """
    return list(_nearest(code[:60], most))


@lru_cache(maxsize=256)  # whoever gets a code wrong gets it wrong on every line
def _nearest(code: str, most: int) -> tuple[str, ...]:
    import difflib  # noqa: PLC0415 - only where a code is wrong

    text = _folded(code)
    if not text:
        return ()
    found = [c] if (c := named(code) or country(_RESERVED.get(text, ""))) else []
    words = f" {text} "
    found += [c for name, c in _by_name().items() if words in f" {name} "]
    names = {**also_named(), **_by_name()}
    close_names = difflib.get_close_matches(text, names, n=most, cutoff=0.7)
    found += [names[name] for name in close_names]
    if len(text) <= 3:
        close_codes = difflib.get_close_matches(text.upper(), countries(), n=most, cutoff=0.6)
        found += [countries()[c] for c in close_codes]
    return tuple(dict.fromkeys(c.iso3 for c in found))[:most]
