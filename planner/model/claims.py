"""Figures in running text: the numbers that a reader would want a source for.

Numbers that only name or date something are no figures: years, dates, articles and paragraphs, document numbers,
ordinals, names such as 5G or COVID-19. The words are English; digits and per cent signs are found in any
language. What is doubtful is let pass: a missed figure costs less than a warning about a date.
"""

import re

from planner.late import late

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
)
_YEAR = r"(?:1[89]|20|21)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er)?"
_NAMED = (
    "articles?|art|paragraphs?|paras?|sections?|sect|sec|clauses?|chapters?|annex(?:es)?|appendix|resolutions?|"
    "documents?|directives?|regulations?|laws?|acts?|decrees?|decisions?|conventions?|protocols?|recommendations?|"
    "treaty|no|nos|nr|numbers?|figures?|tables?|boxes|box|pages?|pp?|phases?|stages?|steps?|tiers?|levels?|layers?|"
    "goals?|sdgs?|targets?|objectives?|outcomes?|outputs?|pillars?|dimensions?|principles?|norms?|options?|lots?|"
    "versions?|editions?|series|rounds?|sessions?|groups?|working group|iso|iec|iso/iec|rfc|ipv|windows|agenda"
)

_LABEL = r"\d[\w.()/-]*+(?!\s{0,2}(?:%|per\s?cent))"
"""The number of a thing that is counted through: ``5(2)``, ``2016/679``."""
_MONEY = "EUR|USD|GBP|CHF|XOF"
_DASH = r"[-\u2013]"
_MANY = "thousands?|millions?|billions?|trillions?"

_WITHOUT_DIGITS = 2
"""So many of these, the first, may take out something that has no digit."""
_NO_FIGURES = tuple(
    late(pattern, re.IGNORECASE)
    for pattern in (
        r"\[@[^\]\s]{1,100}\]",  # a citation
        r"https?://\S+|\bdoi:\S+|\b10\.\d{4,9}/\S+",
        r"(?<![\w./-])(?=[a-z])(?=[\w.-]*+/)(?=[\w./-]*\d)[\w./-]+",  # a document number: A/70/174
        rf"(?<![\w./,-])(?=[a-z])(?!(?:{_MONEY})\d)(?=[\w-]*\d)[\w-]+",  # G20, COVID-19, mid-2021
        rf"\b{_YEAR}-\d\d(?:-\d\d)?\b|\b\d{{1,2}}[./]\d{{1,2}}[./](?:\d\d)?\d\d\b",  # 2026-05-01, 1.5.2026
        rf"\b{_DAY}(?:\s?(?:{_DASH}|to|and)\s?{_DAY})?\s(?:de\s)?(?:{_MONTHS})\b\.?",  # 12 May
        rf"\b(?=\D{{4,12}}+\d)(?:{_MONTHS})\.?\s{_DAY}\b(?!\s?%)",  # May 12
        rf"\b(?=\D{{1,22}}+\d)(?:{_NAMED})\b\.?\s?(?:n[o°]\.?\s?)?[a-z]?{_LABEL}(?:\s?(?:,|and|to|or|{_DASH})\s?{_LABEL})*",
        rf"(?<![\w.,]){_YEAR}(?:\s?{_DASH}\s?(?:\d\d)?\d\d|/\d{{1,4}})?s?(?![\w%]|[.,]\d|\s?%)",  # 2026, 2012/13
        r"\b\d{1,9}(?:st|nd|rd|th)\b",  # 21st
        r"\b24/7\b",
        r"(?<![\w.,])\d{1,9}(?!(?:m|k|bn)\b)[a-z]+\b",  # 5G, but not 5m
    )
)
"""What is taken out of a text before figures are looked for; the order matters.

Where a list of words begins a pattern, it is looked at only where a digit is near enough.
"""

_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|"
    "eighty|ninety"
)
_DIGITS = r"(?:\d{1,3}(?:\s\d{3})+\b|\d(?:[\d.,']*\d)?)"
"""``1 200``, ``1,200``, ``3.5``."""
_SIZE = rf"(?:\s?%|(?:m|k|bn)\b|\s(?:per\scent|percent|pour\scent|por\sciento|{_MANY})\b)?"

_IN_DIGITS = rf"""
      (?:[$\u20ac\u00a3]|\b(?:{_MONEY}))\s?{_DIGITS}{_SIZE}        # EUR 4.5 million
    | (?<![\w-])[-\u2212]?{_DIGITS}{_SIZE}                         # 40 %
"""
_FIGURE_IN_DIGITS = late(_IN_DIGITS, re.IGNORECASE | re.VERBOSE)
_FIGURE = late(
    rf"""
    {_IN_DIGITS}
    | \b(?:{_SMALL}|a|several)[ -](?:hundreds?|{_MANY})\b          # several thousand
    | \b(?:{_SMALL})(?:[ -](?:{_SMALL}))?\s(?:per\scent|percent)\b # ten per cent
    | \b(?:half|(?:a|one|two)[ -]thirds?|(?:a|one|three)[ -]quarters?|(?:a|one|two|three|four)[ -]fifths?)\sof\b
    | \b(?:{_SMALL})\s(?:in|out\sof)\s(?:every\s)?(?:{_SMALL}|a\shundred)\b  # one in five
    """,
    re.IGNORECASE | re.VERBOSE,
)

_DIGIT = late(r"\d")
_WORDS = ("hundred", "thousand", "illion", "cent", "half", "third", "quarter", "fifth")
_OF = late(rf"\b(?:{_SMALL}) (?:in|out of) ")


def figures(text: str) -> tuple[str, ...]:
    """The figures of a text as they are written (``40 %``, ``3 million``, ``half of``), in order."""
    plain = " ".join(text.split())
    digits, words = _DIGIT.search(plain) is not None, _in_words(plain.casefold())
    if not digits and not words:
        return ()
    for pattern in _NO_FIGURES if digits else _NO_FIGURES[:_WITHOUT_DIGITS]:
        plain = pattern.sub(" \u00b7 ", plain)
    return tuple([found.group() for found in (_FIGURE if words else _FIGURE_IN_DIGITS).finditer(plain)])


def _in_words(plain: str) -> bool:
    """Whether there may be a figure without a digit: most sentences are through with this look."""
    return any(word in plain for word in _WORDS) or _OF.search(plain) is not None
