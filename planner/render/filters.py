"""The filters that templates have beside Jinja's own: figures, dates and text of the user's as people write them."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from planner.render.context.text import Prose, short
from planner.render.context.text import fit as fit_prose
from planner.render.language import Language

if TYPE_CHECKING:
    from markupsafe import Markup


def paragraphs(text: str) -> "Markup":
    """``text`` as ``<p>`` elements, cut at blank lines; single new lines become ``<br>``; everything escaped."""
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with Jinja, which starts when a document is rendered

    blocks = [
        block.strip() for block in re.split(r"\n[ \t\r]*\n", str(text).replace("\r\n", "\n")) if block.strip()
    ]
    lined = (Markup("<br>").join(escape(line) for line in block.split("\n")) for block in blocks)
    return Markup("\n").join(Markup("<p>{}</p>").format(block) for block in lined)


def listed(language: Language, names: Iterable[str]) -> "Markup":
    """Several names, escaped, as ``one, two and three``."""
    from markupsafe import Markup, escape  # noqa: PLC0415 - see paragraphs

    return Markup(language.listed(str(escape(name)) for name in names))  # noqa: S704 - each name is escaped


def number_said(language: Language, one: str, many: str, number: int, /, **values: object) -> "Markup":
    """gettext's ``ngettext`` for templates: the count stands in the message as ``%(num)s``, values are escaped."""
    from markupsafe import Markup  # noqa: PLC0415 - see paragraphs

    said = Markup(language.counting(one, many, number))  # noqa: S704 - planner's own words
    return said % {"num": language.number(number), **values}


def fit(text: Prose | str, letters: float) -> Prose | str:
    """As much of ``text`` as takes the room of ``letters`` small letters; what is cut ends in an ellipsis."""
    return short(text, round(letters)) if isinstance(text, str) else fit_prose(text, letters)


def filters(language: Language) -> dict[str, Callable[..., object]]:
    """Name in a template to function, for documents in ``language``."""
    return {
        "fit": fit,
        "paragraphs": paragraphs,
        "number": language.number,
        "money": language.money,
        "percent": language.percent,
        "date": language.date,
        "country": language.country,
        "listed": partial(listed, language),
    }
