"""PDF: the fixed Typst program in ``typst/`` sets the tree, which it reads as data; nothing of the user's is ever source.

Always PDF/UA-1, and PDF/A-2a or, where it carries the programme inside it, PDF/A-3a: A-2 allows no attachment but
another PDF/A. The compiler then refuses what would leave a reader out, and characters that no font
has. Those are replaced, named in a warning, and the document is set again (:mod:`planner.render.settable`).
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.engine.form import Layout
from planner.errors import RenderError
from planner.render.fonts import FAMILIES, MONO, font_folder
from planner.render.formats import Options, Written
from planner.render.pdf_data import Data, pdf_data
from planner.render.pdf_file import ATTACHED, fetch_ahead, opened, page_heights, saved, set_properties
from planner.render.pdf_layout import measured, type_asked
from planner.render.pdf_theme import headings_asked, look
from planner.render.row_headers import promote_row_headers
from planner.render.settable import Mending, has_marks
from planner.render.tree import Element, Svg, Tree

if TYPE_CHECKING:
    import typst

_PROGRAM = Path(__file__).with_name("typst") / "document.typ"
_PRINT = 288.0
"""Dots an inch of a chart that becomes a picture."""
_MOST_ROUNDS = 12
"""Rounds of mending: the compiler names all missing characters of a round; there are few steps beyond them."""


def write(tree: Tree, options: Options) -> Written:
    """``tree`` as a tagged PDF; the same tree and options give the same bytes. Raises RenderError."""
    with font_folder() as folder:
        fonts, families = _fonts(folder, options.fonts, system=options.system_fonts)
        chosen, told = type_asked(options.layout, families, fonts.families(), options.theme.fonts.text)
        headed, also = headings_asked(options, chosen, fonts.families())
        measures = measured(options.layout, flows=options.flows)
        data = pdf_data(tree) | _looks(chosen, options, measures) | {"headings": headed}
        fetch_ahead()  # the compiler lets others run beside it
        content, places, mending = _set(data, fonts, options, tree.name)
    with opened(content) as pdf:
        promote_row_headers(pdf, tree)
        set_properties(pdf, dict(options.provenance.items()) if options.provenance else {})
        sheets = page_heights(pdf)
        starts = tuple(_position(place, sheets, measures) for place in places)
        return Written(saved(pdf), (*told, *also, *mending.warnings()), len(sheets), chosen[0], starts)


def _looks(families: list[str], options: Options, measures: dict[str, float]) -> Data:
    """Fonts, theme, paper, sizes and margins, as the program reads them."""
    return {
        "fonts": families,
        "headings": families,
        "mono": list(MONO),
        "paper": options.paper,
        "layout": measures,
        **look(options.theme),
    }


def _position(place: Mapping[str, float], sheets: Sequence[float], measures: Mapping[str, float]) -> float:
    """A place as pages from the start of the document."""
    page = round(place["page"])
    room = sheets[page - 1] - measures["top"] - measures["bottom"]
    return page - 1 + min(max((place["y"] - measures["top"]) / room, 0.0), 1.0)


def pictures(charts: Sequence[Svg], options: Options) -> tuple[list[bytes], tuple[str, ...]]:
    """Each chart as PNG, and what had to be changed in their words to set them, in whole sentences.

    A PDF of the charts is made first, since the compiler names missing characters for a PDF only. Raises RenderError.
    """
    if not charts:
        return [], ()
    with font_folder() as folder:
        fonts, families = _fonts(folder, options.fonts, system=options.system_fonts)
        data = pdf_data(_gallery(charts)) | _looks(families, options, measured(Layout()))
        _, _, mending = _set(data, fonts, options, "charts")
        ground = options.theme.palette.paper
        drawn = [
            _picture(mending.applied(chart.markup), chart.width, families, fonts, ground) for chart in charts
        ]
    return drawn, mending.warnings("each chart")


def _gallery(charts: Sequence[Svg]) -> Tree:
    """A document of nothing but ``charts``."""
    figures = (
        Element("figure", (chart, Element("figcaption", ("-",))), {"alt": "-", "size": "full"})
        for chart in charts
    )
    return Tree("charts", Element("document", (Element("h1", ("-",)), *figures), {"lang": "en", "kind": "-"}))


def _fonts(folder: Path, given: Sequence[Path], *, system: bool) -> "tuple[typst.Fonts, list[str]]":
    """All fonts, and the families in the order in which a character is looked for."""
    import typst  # noqa: PLC0415 - a large library that only a PDF needs

    for path in given:
        if not path.is_dir():
            raise RenderError(
                f"There is no folder with fonts at {path}.", "Name an existing folder, or none."
            )
    paths = [str(folder), *(str(path) for path in given)]
    fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=True, font_paths=paths)
    if not given and not system:
        return fonts, list(FAMILIES)
    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])
    others = sorted(set(fonts.families()) - set(own.families()))
    return fonts, [FAMILIES[0], *others, *FAMILIES[1:]]


def _set(
    data: Data, fonts: "typst.Fonts", options: Options, name: str
) -> tuple[bytes, list[dict[str, float]], Mending]:
    """The PDF, the places of its headings and of its end, and how its text had to be mended to get it."""
    mending = Mending()
    for _ in range(_MOST_ROUNDS):
        try:
            return *_compiled(_mended(data, mending, fonts), fonts, options), mending
        except _RefusedError as error:
            further = mending.further(error.diagnostic)
            if further is None:
                raise RenderError(f"The document of {name} cannot be set as PDF: {error}.") from error
            mending = further
    raise RenderError(f"The document of {name} cannot be set as PDF: too many characters that no font has.")


def _mended(data: Data, mending: Mending, fonts: "typst.Fonts") -> str:
    """The JSON that the program reads."""
    drawn = _with_pictures(data, mending, data["fonts"], fonts) if mending.draws_charts else data
    return mending.applied(json.dumps(drawn, ensure_ascii=False, sort_keys=True))


def _with_pictures(value: Any, mending: Mending, families: list[str], fonts: "typst.Fonts") -> Any:
    """The data with every chart that holds marks as a picture."""
    if isinstance(value, list):
        return [_with_pictures(one, mending, families, fonts) for one in value]
    if not isinstance(value, dict):
        return value
    if "svg" not in value:
        return {key: _with_pictures(one, mending, families, fonts) for key, one in value.items()}
    markup = mending.applied(value["svg"])
    if not has_marks(markup):
        return value
    return value | {"svg": "", "png": list(_picture(markup, value["width"], families, fonts, ""))}


def drawn(drawing: Svg, width: float) -> bytes:
    """A drawing without words as PNG on no ground, ``width`` points wide and fine enough for print. Raises RenderError."""
    import typst  # noqa: PLC0415 - see _fonts

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[])
    try:
        return _picture(drawing.markup, width, [FAMILIES[1]], fonts, "")
    except typst.TypstError as error:
        raise RenderError(f"The logo cannot be drawn: {error.message}.") from error


def at_hand(folders: Sequence[Path]) -> list[str]:
    """The font families that a PDF can be set in, with those in ``folders``. Raises RenderError."""
    with font_folder() as folder:
        fonts, _ = _fonts(folder, tuple(folders), system=False)
        return sorted(fonts.families())


def _picture(markup: str, width: float, families: list[str], fonts: "typst.Fonts", ground: str) -> bytes:
    """A chart as PNG, fine enough for print, on a ground of the colour ``ground``, or on none."""
    import typst  # noqa: PLC0415 - see _fonts

    inputs = {"svg": markup, "width": str(width), "fonts": json.dumps(families), "ground": ground}
    program = _PROGRAM.with_name("chart.typ")
    compiler = typst.Compiler(str(program), str(program.parent), fonts, ignore_system_fonts=True)
    content = compiler.compile(format="png", ppi=_PRINT, sys_inputs=inputs)
    assert isinstance(content, bytes), "a page of its own size is one page"
    return content


class _RefusedError(Exception):
    """The compiler did not make a PDF; ``diagnostic`` is all it says, empty if it broke."""

    def __init__(self, message: str, diagnostic: str) -> None:
        super().__init__(message)
        self.diagnostic = diagnostic


def _compiled(text: str, fonts: "typst.Fonts", options: Options) -> tuple[bytes, list[dict[str, float]]]:
    import typst  # noqa: PLC0415 - see _fonts

    program, root = str(_PROGRAM), str(_PROGRAM.parent)
    compiler = typst.Compiler(program, root, fonts, ignore_system_fonts=not options.system_fonts)
    try:
        content = compiler.compile(
            format="pdf",
            sys_inputs={"document": text, **_attachment(options)},
            pdf_standards=["ua-1", "a-2a" if options.attachment is None else "a-3a"],
            timestamp=options.created,
        )
        places = json.loads(compiler.query("<places>", field="value", one=True))
    except typst.TypstError as error:
        raise _RefusedError(error.message, error.diagnostic) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _RefusedError("the compiler broke on its text", "") from error
    assert isinstance(content, bytes), "without an output file the compiler returns the PDF"
    return content, places


def _attachment(options: Options) -> dict[str, str]:
    if options.attachment is None:
        return {}
    return {"attached": ATTACHED, "attachment": options.attachment.decode("utf-8")}
