"""The language of a document: its labels, and how it writes numbers, money, dates, countries and lists.

Labels are gettext messages, in English in the code and in the templates, translated in ``planner/locale``. Figures
follow the Unicode CLDR as Babel has it; English keeps the house's own style, thousands apart by a narrow space, since
a comma means a decimal in four of the five languages, and does without Babel (:mod:`.english`). Digits are 0 to 9 everywhere: codes, formulas and sums of one
document look alike in each of them.
"""

import datetime as dt
import io
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from gettext import GNUTranslations, NullTranslations
from typing import TYPE_CHECKING

from planner.engine.wording import listed
from planner.late import late
from planner.message import Phrase, Spoken
from planner.model.country import country
from planner.model.translated import LANGUAGES
from planner.render import english
from planner.render.text import LEFT, language_direction
from planner.resources import catalogue

if TYPE_CHECKING:
    from babel import Locale

NARROW = "\u202f"
"""Narrow space that does not break: between groups of three digits, in English."""
FIRM = "\u00a0"
"""Space that does not break: between a figure and its unit."""
_MARKS = {"ar": {",": "\u060c", ";": "\u061b"}, "fr": {";": "\u202f;"}}
"""Where a language writes the marks between the parts of a list in its own way."""
_SPANISH_I = late(r"h?[ií](?![aeou])", re.IGNORECASE)
"""How a word begins before which Spanish says ``e`` for ``y``."""
_DATE = late(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


class Language:
    """One language: :func:`language` gives it."""

    def __init__(self, code: str, translations: NullTranslations) -> None:
        self.code = code
        """A key of :data:`planner.model.translated.LANGUAGES`."""
        self.translations = translations

    # Words.

    def say(self, message: str, /, **values: object) -> str:
        """A label in this language, each ``%(name)s`` filled from ``values``; a :class:`Phrase` fills itself."""
        if isinstance(message, Phrase):
            return self.say(message.pattern, **{**message.values, **values})
        if isinstance(message, Spoken):
            return message.said(self)
        if not message:
            return ""
        said = self.translations.gettext(message)
        return said % {name: self._value(value) for name, value in values.items()} if values else said

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """A label that counts ``number``, which stands in it as ``%(num)s``."""
        said = self.counting(one, many, number)
        return said % {"num": self.number(number), **{name: self._value(v) for name, v in values.items()}}

    def counting(self, one: str, many: str, number: int) -> str:
        """The message for ``number``, not filled yet: the count does not part from the word that follows it."""
        return self.translations.ngettext(one, many, number).replace("%(num)s ", f"%(num)s{FIRM}")

    def term(self, context: str, message: str) -> str:
        """A word that means different things in different places; ``context`` says which is meant."""
        return self.translations.pgettext(context, message)

    def own(self, text: str) -> str:
        """``text`` in this language if it is planner's own, or else as somebody wrote it."""
        return self.say(text) if isinstance(text, Spoken) else text

    def _value(self, value: object) -> object:
        if isinstance(value, tuple):
            return self.joined(self.own(part if isinstance(part, str) else str(part)) for part in value)
        return self.say(value) if isinstance(value, Spoken) else value

    def joined(self, parts: Iterable[str], mark: str = ",") -> str:
        """Several parts with commas, or semicolons, between them; empty ones are left out."""
        return f"{self.mark(mark)} ".join(filter(None, parts))

    def mark(self, mark: str) -> str:
        """A comma or a semicolon as this language writes it."""
        return _MARKS.get(self.code, {}).get(mark, mark)

    def listed(self, names: Iterable[str]) -> str:
        """Several names: ``one, two and three``."""
        several = list(names)
        if self.code == "en":
            return listed(several)
        from babel.lists import format_list  # noqa: PLC0415 - only documents in another language need it

        said = format_list(several, locale=self.locale)
        if self.code == "es" and len(several) > 1 and _SPANISH_I.match(several[-1]):
            return f"{said.removesuffix(f' y {several[-1]}')} e {several[-1]}"
        return said

    def country(self, code: str) -> str:
        """The name of a country; the code itself where no country has it."""
        found = country(code)
        if found is None:
            return code
        if self.code == "en":
            return found.name
        known = self.locale.territories.get(found.iso2)
        return str(known) if known else found.name

    # Figures.

    @property
    def locale(self) -> "Locale":
        """Babel's knowledge of the language."""
        return _locale(self.code)

    def number(self, value: Decimal | float | str, decimals: int = 0) -> str:
        """``1234567.5`` as ``1 234 567.5``: rounded half up to ``decimals`` places, in groups, with a true minus.

        Raises ValueError for what is no finite number.
        """
        exact = Decimal(str(value))
        if not exact.is_finite():
            raise ValueError(f"{value!r} is not a number that can be written")
        return self._signed(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))

    def figure(self, written: float | str) -> str:
        """A figure with all the digits it is written with in English, ``1,443,009`` or ``-0.58``, as this language writes it."""
        return self._signed(Decimal(str(written).replace(",", "")))

    def measured(self, figure: str, unit: str) -> str:
        """Such a figure with what it counts: ``4.20 per million people``, ``59.6% of population``."""
        said, unit = self.figure(figure), self.own(unit)
        if not unit:
            return said
        between = " " if not unit.startswith("%") else "" if self.code == "en" else self._before_percent
        return f"{said}{between}{unit}"

    def _signed(self, exact: Decimal) -> str:
        grouped = self.grouped(f"{abs(exact):f}")
        if exact >= 0:
            return grouped
        return f"{LEFT if language_direction(self.code) == 'rtl' else ''}\u2212{grouped}"

    def grouped(self, digits: str) -> str:
        """Plain digits, perhaps with a point, with the separators of the language."""
        whole, point, part = digits.partition(".")
        thousands, decimal = self._separators
        return f"{int(whole):,}".replace(",", thousands) + (decimal if point else "") + part

    @property
    def _separators(self) -> tuple[str, str]:
        """Between groups of three digits, and before the decimals."""
        if self.code == "en":
            return NARROW, "."
        symbols = self.locale.number_symbols["latn"]
        return symbols["group"], symbols["decimal"]

    def money(self, value: Decimal | float, currency: str) -> str:
        """``1234567`` and ``EUR`` as ``1 234 567 EUR``; ``value`` in whole currency units."""
        return f"{self.number(value)}{FIRM}{currency}"

    def percent(self, value: Decimal | float, decimals: int = 0) -> str:
        """A share as per cent: ``0.125`` as ``13 %``."""
        return f"{self.number(Decimal(str(value)) * 100, decimals)}{self._before_percent}%"

    def per_cent(self, value: float | str) -> str:
        """What is counted in per cent, with all its digits: ``12.5`` as ``12.5 %``."""
        return f"{self.figure(value)}{self._before_percent}%"

    @property
    def _before_percent(self) -> str:
        """What stands between a figure and its per cent sign."""
        close = self.code != "en" and FIRM not in self.locale.percent_formats[None].pattern
        return "" if close else FIRM

    def date(self, value: str | int | dt.date) -> str:
        """``2027``, ``2027-03`` or ``2027-03-01`` (or a date) in words.

        Raises ValueError for anything else: a template shows dates that the schema has let through.
        """
        found = _DATE.fullmatch(str(value))
        if found is None:
            raise ValueError(f"{value!r} is not a year, a month or a day such as 2027, 2027-03 or 2027-03-01")
        year, month, day = found.groups()
        if not month:
            return year
        meant = dt.date(int(year), int(month), int(day or "1"))
        if self.code == "en":
            return _firm(english.date(meant) if day else english.month(meant))
        from babel.dates import format_date  # noqa: PLC0415 - see listed

        if day:
            said = format_date(meant, "long", locale=self.locale)
            return _firm(said.replace("1 ", "1er ", 1) if self.code == "fr" and meant.day == 1 else said)
        return _firm(format_date(meant, self.locale.datetime_skeletons["yMMMM"].pattern, locale=self.locale))

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12, as it stands alone."""
        if self.code == "en":
            return english.MONTHS[number]
        return str(self.locale.months["stand-alone"]["wide"][number])


def _firm(date: str) -> str:
    """A date that breaks nowhere beside its figures."""
    return re.sub(r"(?<=\d) | (?=\d)", FIRM, date)


def nearest(code: str) -> str:
    """The language that documents in ``code`` (``pt-BR``) can be written in: English where planner has no other."""
    base = code.partition("-")[0]
    return base if base in LANGUAGES else "en"


@cache
def language(code: str) -> Language:
    """The language ``code``, or the nearest that there is."""
    known = nearest(code)
    return Language(known, _translations(known))


ENGLISH = Language("en", NullTranslations())


@cache
def _locale(code: str) -> "Locale":
    from babel import Locale  # noqa: PLC0415 - see Language.listed

    return Locale.parse(code)


def _translations(code: str) -> NullTranslations:
    """The messages of the catalogue: text in the repository and in the wheel, so that none is ever out of date."""
    if code == "en":
        return NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only documents in another language need it
    from babel.messages.pofile import read_po  # noqa: PLC0415 - the same

    compiled = io.BytesIO()
    with catalogue(code).open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
