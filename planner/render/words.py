"""The few words that writers add themselves, in the language of the document."""

from planner.frozen import Frozen
from planner.message import N_
from planner.render.language import language


class Words(Frozen):
    """Words of the frame."""

    table: str
    figure: str
    contents: str
    sources: str
    notes: str
    data: str
    skip: str
    """The link that leads a keyboard user past the contents."""
    asides: dict[str, str]
    """Kind of callout to its title when it has none of its own."""
    named: str
    """A name before what it names, on a line of text: ``%(label)s:``."""
    comma: str
    """Between the parts of a list."""
    nothing: str
    """Stands where words must stand and none were written."""


_ASIDES = {
    "note": N_("Note"),
    "warning": N_("Warning"),
    "summary": N_("In short"),
    "illustrative": N_("Illustrative figures"),
}


def words(lang: str) -> Words:
    """The words for the language ``lang`` (``fr``, ``pt-BR``); English for a language that has none here."""
    tongue = language(lang)
    say = tongue.say
    return Words(
        table=say(N_("Table %(number)s")),
        figure=say(N_("Figure %(number)s")),
        contents=say(N_("Contents")),
        sources=say(N_("Sources")),
        notes=say(N_("Notes")),
        data=say(N_("Data of the chart")),
        skip=say(N_("Skip to the text")),
        asides={kind: say(title) for kind, title in _ASIDES.items()},
        named=say(N_("%(label)s:")),
        comma=tongue.mark(","),
        nothing=say(N_("[no text]")),
    )
