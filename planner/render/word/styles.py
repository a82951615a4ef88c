"""The styles of a Word file: what a person changes once to change the whole document."""

from xml.etree.ElementTree import Element

from planner.engine.form import Layout
from planner.frozen import Frozen, replace
from planner.render.palette import Palette
from planner.render.pdf_layout import SMALLER
from planner.render.theme import Theme
from planner.render.word.markup import make, properties, rooted
from planner.render.word.page import POINT, colour, half_points

_FONT, _ARABIC, _MONO = "Calibri", "Arial", "Courier New"
"""Fonts that every office suite has, or has another of the same widths for; the second for Arabic and Hebrew."""
_ACCENT, _SOFT, _INK, _BAD = "accent", "soft", "ink", "bad"
"""Names of colours of the palette; the last is that of the words of the tone."""
_HEADINGS = {"Title", "Heading1", "Heading2", "Heading3", "TOCHeading"}


class Style(Frozen):
    """One paragraph style; lengths in points."""

    name: str
    """As Word calls it: its own names for its own styles, in every language."""
    base: str = "Normal"
    size: float = 0
    colour: str = ""
    """A name, as in the palette; empty for that of the base."""
    bold: bool = False
    before: float | None = None
    after: float | None = None
    line: float = 0
    """Lines apart, 1 for single; 0 for as the base has it."""
    indent: float = 0
    hanging: float = 0
    """How far the first line stands out."""
    keep: bool = False
    """Stays on the page of what follows."""
    follow: str = ""
    """The style of the next paragraph; empty: the same."""
    outline: int = -1
    """The level in the outline, from 0; -1 for none."""


PARAGRAPHS = {
    "Kind": Style("Document Kind", size=9, colour=_SOFT, bold=True, after=4, keep=True, follow="Title"),
    "Title": Style("Title", size=24, colour=_ACCENT, bold=True, before=0, after=6, line=1.0, keep=True, follow="Subtitle"),
    "Subtitle": Style("Subtitle", size=12, colour=_SOFT, after=10, follow="Normal"),
    "Heading1": Style("heading 1", size=16, colour=_ACCENT, bold=True, before=14, after=5, line=1.0, keep=True, follow="Normal", outline=0),
    "Heading2": Style("heading 2", size=12.5, colour=_ACCENT, bold=True, before=12, after=4, line=1.0, keep=True, follow="Normal", outline=1),
    "Heading3": Style("heading 3", size=10.5, colour=_INK, bold=True, before=10, after=4, line=1.0, keep=True, follow="Normal", outline=2),
    "TOCHeading": Style("TOC Heading", size=16, colour=_ACCENT, bold=True, before=14, after=5, line=1.0, keep=True, follow="Normal"),
    "TOC1": Style("toc 1", bold=True, before=6, after=2, line=1.0),
    "TOC2": Style("toc 2", before=0, after=2, line=1.0, indent=12),
    "ListParagraph": Style("List Paragraph", after=4),
    "Definition": Style("Definition", after=5, indent=12, hanging=12),
    "DefinitionMore": Style("Definition More", "Definition", indent=12),
    "Caption": Style("caption", size=9, before=10, after=5, line=1.1),
    "Picture": Style("Picture", before=10, after=0, line=1.0, keep=True, follow="Caption"),
    "TableText": Style("Table Text", size=8.5, before=0, after=2, line=1.0),
    "TableTextSmall": Style("Table Text Small", "TableText", size=7.5),
    "AsideTitle": Style("Callout Title", size=9, bold=True, before=0, after=4, keep=True, follow="AsideText"),
    "AsideText": Style("Callout Text", before=0, after=5, line=1.15),
    "KeyFigure": Style("Key Figure", size=11.5, bold=True, before=0, after=2, line=1.0, keep=True, follow="KeyLabel"),
    "KeyFigureLarge": Style("Key Figure Large", "KeyFigure", size=16),
    "KeyLabel": Style("Key Label", size=8.5, colour=_SOFT, before=0, after=3, line=1.0),
    "CoverLabel": Style("Cover Label", size=8, colour=_SOFT, before=3, after=1, line=1.0, keep=True, follow="CoverFact"),
    "CoverFact": Style("Cover Fact", size=10, bold=True, before=0, after=3, line=1.05),
    "SourceText": Style("Source", size=9, after=4),
    "Spacer": Style("Spacer", size=2, before=0, after=6, line=1.0),
    "FootnoteText": Style("footnote text", size=8, before=0, after=2, line=1.0),
    "Header": Style("header", size=8, colour=_SOFT, before=0, after=0, line=1.0),
    "Stamp": Style("Stamp", "Header", size=9, colour=_BAD, bold=True, after=3),
    "Footer": Style("footer", size=8, colour=_SOFT, before=0, after=0, line=1.0),
}  # fmt: skip
"""Id to style; Normal is made of the document's defaults."""

_SIZE, _LINE, _AFTER = 10.0, 1.12, 6.0


def part(lang: str, title: str, layout: Layout, theme: Theme, *, right_to_left: bool) -> Element:
    """The root of ``styles.xml`` for a document in ``lang``; a long ``title`` gets smaller letters.

    ``layout`` is the type that a donor's form asks for: its size holds for the text and for tables of ordinary width.
    Its font wins over that of the ``theme``.
    """
    normal = make(
        "style", make("name", val="Normal"), make("qFormat"), type="paragraph", default=1, styleId="Normal"
    )
    return rooted(
        "styles",
        _defaults(lang, layout, theme, right_to_left=right_to_left),
        normal,
        *(
            _paragraph(id_, style, theme.palette, _family(id_, layout, theme))
            for id_, style in _sized(title, layout).items()
        ),
        *_characters(theme.palette),
        *_tables(),
    )


def _sized(title: str, layout: Layout) -> dict[str, Style]:
    size = 24 if len(title) <= 60 else 20 if len(title) <= 140 else 15
    found = PARAGRAPHS | {"Title": replace(PARAGRAPHS["Title"], size=size)}
    if layout.size:
        found["TableText"] = replace(found["TableText"], size=layout.size)
        found["TableTextSmall"] = replace(found["TableTextSmall"], size=layout.size * SMALLER)
    return found


def _defaults(lang: str, layout: Layout, theme: Theme, *, right_to_left: bool) -> Element:
    spoken = make("lang", val=lang)
    if right_to_left:
        spoken = make("lang", val=lang, bidi=lang)
    font, size = layout.font or theme.fonts.text or _FONT, layout.size or _SIZE
    fonts = make("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=_ARABIC)
    letters = properties(
        "rPr", fonts, make("color", val=colour(theme.palette.ink)), *half_points(size), spoken
    )
    spacing = make("spacing", after=round(_AFTER * POINT), line=round(240 * _LINE), lineRule="auto")
    return make("docDefaults", make("rPrDefault", letters), make("pPrDefault", properties("pPr", spacing)))


def _family(id_: str, layout: Layout, theme: Theme) -> str:
    """The family of a heading, where it is not that of the text."""
    fonts = theme.fonts
    return fonts.headings if id_ in _HEADINGS and not layout.font and fonts.headings != fonts.text else ""


def _paragraph(id_: str, style: Style, palette: Palette, family: str) -> Element:
    made = make(
        "style", make("name", val=style.name), make("basedOn", val=style.base), type="paragraph", styleId=id_
    )
    if style.follow:
        made.append(make("next", val=style.follow))
    made.append(make("qFormat"))
    made.append(properties("pPr", *_spacing(style), *_keeping(style)))
    letters = [make("rFonts", ascii=family, hAnsi=family)] if family else []
    letters += [make("b"), make("bCs")] if style.bold else []
    letters += [make("color", val=colour(_named(palette, style.colour)))] if style.colour else []
    letters += half_points(style.size) if style.size else []
    made.append(properties("rPr", *letters))
    return made


def _named(palette: Palette, name: str) -> str:
    return palette.tones.bad.ink if name == _BAD else str(getattr(palette, name))


def _spacing(style: Style) -> list[Element]:
    space = make("spacing")
    for name, points in (("before", style.before), ("after", style.after)):
        if points is not None:
            space.set(f"w:{name}", str(round(points * POINT)))
    if style.line:
        space.set("w:line", str(round(240 * style.line)))
        space.set("w:lineRule", "auto")
    return [space] if space.attrib else []


def _keeping(style: Style) -> list[Element]:
    kept = [make("keepNext")] if style.keep else []
    kept += [make("keepLines")] if style.outline >= 0 else []
    if style.indent:
        kept.append(make("ind", left=round(style.indent * POINT), hanging=round(style.hanging * POINT)))
    kept += [make("outlineLvl", val=style.outline)] if style.outline >= 0 else []
    return kept


def _characters(palette: Palette) -> list[Element]:
    """Styles of words within a line."""
    accent = make("color", val=colour(palette.accent))
    mono = make("rFonts", ascii=_MONO, hAnsi=_MONO, cs=_MONO)
    return [
        _character("Hyperlink", "Hyperlink", accent, make("u", val="single")),
        _character("FootnoteReference", "footnote reference", make("vertAlign", val="superscript")),
        _character("Code", "Code", mono, make("noProof")),
        _character("SideRemark", "Side Remark", make("color", val=colour(palette.soft)), *half_points(8)),
        _character("Tag", "Tag", make("b"), make("bCs")),
        _character(
            "CaptionNumber",
            "Caption Number",
            make("b"),
            make("bCs"),
            make("color", val=colour(palette.accent)),
        ),
    ]


def _character(id_: str, name: str, *look: Element) -> Element:
    return make("style", make("name", val=name), properties("rPr", *look), type="character", styleId=id_)


def _tables() -> list[Element]:
    """The style that Word wants as a base, and those of data and of layout."""
    cells = make(
        "tblCellMar",
        *(
            make(side, w=width, type="dxa")
            for side, width in zip(("top", "left", "bottom", "right"), (0, 108, 0, 108), strict=True)
        ),
    )
    normal = make(
        "style",
        make("name", val="Normal Table"),
        make("uiPriority", val=99),
        properties("tblPr", cells),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    return [
        normal,
        *(
            make(
                "style", make("name", val=name), make("basedOn", val="TableNormal"), type="table", styleId=id_
            )
            for id_, name in (("DataTable", "Data Table"), ("LayoutTable", "Layout Table"))
        ),
    ]
