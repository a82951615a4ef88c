"""A donor's Word file with placeholders: checked, and filled with docxtpl.

docxtpl joins what Word has cut into runs and repeats rows; everything that decides what may be filled is ours. It
would fill footnotes once for every section, and so read what it has filled as a form again: placeholders there are
refused, as they are in fields and descriptions.
"""

import io
from collections.abc import Iterator
from itertools import islice

from planner.frozen import named
from planner.render.language import ENGLISH, Language
from planner.render.own.faults import Fault, FormRefusedError
from planner.render.own.fields import Fields
from planner.render.own.language import LanguageError, environment
from planner.render.own.package import Package, opened, packed
from planner.render.own.placeholders import Placeholder, W, hidden, placeholders
from planner.render.own.structure import MOST, Structure
from planner.render.own.xml import Element, XmlError, parse

_MAIN = "word/document.xml"
_TEXTS = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
_REACHING = ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "DATABASE", "EMBED")
"""Fields that take something from elsewhere when Word opens the file."""


def check(name: str, content: bytes) -> Package:
    """The form called ``name``, every placeholder of which can be filled. Raises FormRefusedError with every place."""
    package = opened(name, content)
    try:
        faults = list(islice(_faults(package), MOST))
    except XmlError as error:
        faults = [Fault("", f"The file is damaged: {error}.", "Open it in Word and save it anew.")]
    if faults:
        raise FormRefusedError(name, faults)
    return package


def _faults(package: Package) -> Iterator[Fault]:
    if _MAIN not in package.parts:
        yield Fault("", "This is not a Word file: it holds no text.", "Name a .docx file.")
        return
    count = 0
    for called, story in _stories(package):
        found = list(placeholders(story, called))
        count += len(found)
        if count > MOST:
            yield Fault(
                "", f"The form has more than {MOST} placeholders.", "Repeat rows with {%tr for ... %}."
            )
            return
        yield from Structure().faults(found)
        yield from _beside(called, story)
    for part in _TEXTS:
        if part in package.parts and _marked(parse(package.parts[part])):
            what = part.removeprefix("word/").removesuffix(".xml")
            yield Fault(what, "Placeholders there are not filled.", "Move them into the text.")
    if not count:
        yield Fault("", "The form has no placeholder.", "docs/forms.md shows how to write one.")


def _stories(package: Package) -> Iterator[tuple[str, Element]]:
    """The text, the headers and the footers, with what a person calls them."""
    yield "", parse(package.parts[_MAIN])
    for kind in ("header", "footer"):
        names = sorted(
            name for name in package.parts if name.startswith(f"word/{kind}") and name.endswith(".xml")
        )
        for number, name in enumerate(names, 1):
            yield f"{kind} {number}", parse(package.parts[name])


def _beside(called: str, story: Element) -> Iterator[Fault]:
    """What is wrong outside the words."""
    if hidden(story):
        yield Fault(
            called or "the text",
            "A placeholder stands where it cannot be filled: in a field, an address, a picture's description or"
            " deleted text.",
            "Move it into the words, and accept or reject tracked changes.",
        )
    told = "".join(e.text or "" for e in story.iter(f"{W}instrText"))
    told += "".join(e.get(f"{W}instr") for e in story.iter(f"{W}fldSimple"))
    for field in _REACHING:
        if field in told.upper().split():
            yield Fault(
                called or "the text",
                f"The field {field} takes something from elsewhere.",
                "Delete it in Word.",
            )


def _marked(story: Element) -> bool:
    return hidden(story) or any(True for _ in placeholders(story, ""))


def fill(
    name: str, content: bytes, values: Fields, tongue: Language = ENGLISH
) -> tuple[bytes, tuple[str, ...]]:
    """The form filled with ``values`` in the language ``tongue``, and what was left out. Raises FormRefusedError."""
    package = check(name, content)
    try:
        filled = _filled(packed(package.parts), values, tongue)
    except LanguageError as error:
        raise FormRefusedError(name, [Fault("", error.message, error.fix)]) from None
    except XmlError as error:
        message = f"A placeholder stands across the edge of a cell or row ({error})."
        raise FormRefusedError(name, [Fault("", message, _ACROSS)]) from None
    except Exception as error:  # noqa: BLE001 - docxtpl and python-docx raise anything for a damaged form
        message = f"It cannot be filled ({type(error).__name__}: {str(error)[:200]})."
        raise FormRefusedError(name, [Fault("", message, _ACROSS)]) from None
    said = package.said
    if values.references and not any("references" in one.written for one in used(package)):
        said = (*said, _UNLISTED)
    return packed(opened(name, filled).parts), said


_UNLISTED = (
    "Texts of the programme name their sources by number, as in [3], and this form does not list them: repeat a"
    " paragraph over references."
)
_ACROSS = "Write each placeholder anew, in one go, within one paragraph."


def _filled(content: bytes, values: Fields, tongue: Language) -> bytes:
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # noqa: PLC0415 - few runs fill a form
    from jinja2 import TemplateError  # noqa: PLC0415 - comes with it

    class Form(DocxTemplate):  # type: ignore[misc]  # it comes without types
        """Filled once, strictly."""

        def fix_tables(self, xml: str) -> object:
            """Refuse what docxtpl would quietly recover."""
            parse(xml)
            return super().fix_tables(xml)

        def render_properties(self, *_: object, **__: object) -> None:
            """Properties are no part of a form."""

        def render_footnotes(self, *_: object, **__: object) -> None:
            """Footnotes hold no placeholders: see the module."""

    form = Form(io.BytesIO(content))
    try:
        told = dict(named(values))
        form.render(told, environment(tongue))
    except TemplateError as error:
        raise LanguageError(f"It cannot be filled: {error}.", _ACROSS) from None
    out = io.BytesIO()
    form.save(out)
    return out.getvalue()


def used(package: Package) -> Iterator[Placeholder]:
    """The placeholders of a checked form."""
    for called, story in _stories(package):
        yield from (one for one in placeholders(story, called) if isinstance(one, Placeholder))
