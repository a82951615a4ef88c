"""National indices that indicators lean on, and the editions that a newer one has replaced.

A dated table, kept short: an edition is called superseded only where its publisher has announced the newer one.
"""

import re
from collections.abc import Iterable

from planner.citation import Source
from planner.engine.sources import CMM, GCI, NCAF, NCSI
from planner.frozen import Frozen
from planner.late import late
from planner.model.results import Indicator
from planner.model.when import When


class Index(Frozen):
    """A national index, by the names that it goes by."""

    name: str
    pattern: str


class Superseded(Frozen):
    """Editions that a newer one has replaced."""

    pattern: str
    """Finds a mention of an older edition; the group is what is quoted."""
    newer: str
    since: When
    source: Source


_GCI = r"(?:GCI|Global Cyber ?security Index)"
_NCSI = r"(?:NCSI|National Cyber ?[Ss]ecurity Index)"
_CMM = r"(?:CMM|Cyber ?security Capacity Maturity Model(?: for Nations)?)"
_NCAF = r"(?:NCAF|National Cybersecurity Assessment Framework)"
_OLD_GCI = r"20(?:1\d|2[0-3])"
_OLD_CMM = r"20(?:1\d|20)"

INDICES = (
    Index("Global Cybersecurity Index", rf"\b{_GCI}\b"),
    Index("National Cyber Security Index", rf"\b{_NCSI}\b"),
    Index("ICT Development Index", r"\bICT Development Index\b"),
    Index("Network Readiness Index", r"\bNetwork(?:ed)? Readiness Index\b"),
    Index("E-Government Development Index", r"\bEGDI\b|\bE-?[Gg]overnment Development Index\b"),
    Index("Freedom on the Net", r"\bFreedom on the Net\b"),
    Index("Worldwide Governance Indicators", r"\bWorldwide Governance Indicators\b"),
)
"""Indices that give a whole country one figure or rank."""

SUPERSEDED = (
    Superseded(
        rf"\b({_GCI}[ ,(]{{0,3}}(?:of |edition )?{_OLD_GCI}|{_OLD_GCI} {_GCI})\b",
        "Global Cybersecurity Index 2024, the fifth edition",
        When("2024-09"),
        GCI,
    ),
    Superseded(
        rf"\b({_NCSI}[ ,(]{{0,3}}(?:version |v\.? ?)?[12](?:\.\d)?)\b",
        "version 3.0 of the National Cyber Security Index",
        When("2023-11"),
        NCSI,
    ),
    Superseded(
        rf"\b({_CMM}[ ,(]{{0,3}}{_OLD_CMM} [Ee]dition|{_OLD_CMM} [Ee]dition of the {_CMM})\b",
        "the 2021 edition of the Cybersecurity Capacity Maturity Model",
        When("2021"),
        CMM,
    ),
    Superseded(
        rf"\b({_NCAF}[ ,(]{{0,3}}(?:version |v\.? ?)?(?:2020|1(?:\.0)?))\b",
        "version 2.0 of the National Cybersecurity Assessment Framework",
        When("2026-04-22"),
        NCAF,
    ),
)

_MENTION = late("GCI|NCSI|EGDI|CMM|NCAF|Index|Freedom|Worldwide|Maturity|Assessment")
"""One of these stands in every name above: nearly every indicator is through with this one look."""


def named(indicator: Indicator) -> Index | None:
    """The national index that an indicator reads, if its statement, source or method names one."""
    texts = (indicator.statement, indicator.source, indicator.method)
    if not any(map(_MENTION.search, texts)):
        return None
    return next((index for index in INDICES if _first(index.pattern, texts)), None)


def outdated(indicator: Indicator, on: When) -> tuple[str, Superseded] | None:
    """The superseded edition that an indicator names, as it is written, if the newer one was out before ``on``."""
    texts = (indicator.source, indicator.statement, indicator.method, indicator.definition)
    if not any(map(_MENTION.search, texts)):
        return None
    for edition in SUPERSEDED:
        found = _first(edition.pattern, texts)
        if found and edition.since.last < on.first:
            return found[1], edition
    return None


def _first(pattern: str, texts: Iterable[str]) -> re.Match[str] | None:
    found = (re.search(pattern, " ".join(text.split())) for text in texts)
    return next((match for match in found if match), None)
