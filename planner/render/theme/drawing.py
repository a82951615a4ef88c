"""A logo as SVG, written anew from shapes and plain colours alone: nothing that runs, links, loads or styles can pass."""

from collections.abc import Iterator, Mapping

from planner.late import late
from planner.render import svg
from planner.render.own.xml import Element, XmlError, parse
from planner.render.theme.fault import LogoError
from planner.render.tree import Svg
from planner.render.vocabulary import Attribute

MOST_BYTES = 200_000
_MOST_ELEMENTS = 5_000
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_SHAPES = svg.CHILDREN["g"] - {"text", "title", "desc"}
_HOLDERS = ("svg", "g")
_ONCE = late("nonzero|evenodd")
_ATTRIBUTES: Mapping[str, Attribute] = {
    **{name: one for name, one in svg.ATTRIBUTES.items() if name not in {"xmlns", "viewBox"}},
    "fill-rule": Attribute(_ONCE, "nonzero or evenodd"),
    "clip-rule": Attribute(_ONCE, "nonzero or evenodd"),
    "stroke-miterlimit": svg.NUMBER,
}
_UNSEEN = late(
    r"id|version|baseProfile|role|focusable|data-[a-z-]+|aria-[a-z-]+|xml:space|preserveAspectRatio"
    r"|font-[a-z-]+|line-height|-inkscape-[a-z-]+|letter-spacing|word-spacing|enable-background|text-[a-z-]+"
    r"|paint-order|shape-rendering|color-[a-z-]+|isolation|mix-blend-mode|white-space|stop-[a-z-]+"
)
"""What drawing programs write that changes nothing in a drawing without words."""
_UNSEEN_ELEMENTS = {"metadata", "title", "desc"}
_NAMED = {"black": "#000000", "white": "#ffffff"}
_SAVE = "Save it from your drawing program as plain SVG, words turned into paths and styles into attributes, or as PNG."
_LENGTH = late(r"([0-9]+(?:\.[0-9]+)?)(?:px|pt|mm)?")


def drawing(content: bytes) -> Svg:
    """The drawing in ``content``. Raises LogoError."""
    if len(content) > MOST_BYTES:
        raise LogoError(f"The drawing is larger than {MOST_BYTES // 1000} kB.", _SAVE)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise LogoError("The drawing declares a document type or entities.", f"Delete that line. {_SAVE}")
    try:
        root = parse(content)
    except XmlError as error:
        raise LogoError(f"The drawing is not SVG: {error}.", _SAVE) from None
    if _name(root) != "svg":
        raise LogoError("The drawing is not SVG: its first element must be <svg>.", _SAVE)
    box = _box(root)
    size = svg.size(box)
    if size is None:
        raise LogoError(
            "The drawing does not say how large it is.", 'Give <svg> a viewBox="0 0 width height".'
        )
    inherited = {k: v for k, v in _kept(root) if k not in {"x", "y", "width", "height"}}
    budget = iter(range(_MOST_ELEMENTS))
    inside = "".join(_drawn(child, budget) for child in root)
    group = f"{svg.start_tag('g', inherited)}{inside}</g>" if inherited else inside
    return Svg(f"{svg.start_tag('svg', {'viewBox': box})}{group}</svg>", *size)


def _name(element: Element) -> str:
    """Its name in SVG; empty for comments and for what an editor has added in a namespace of its own."""
    tag = element.tag
    if not isinstance(tag, str) or (tag.startswith("{") and not tag.startswith(_NAMESPACE)):
        return ""
    return tag.removeprefix(_NAMESPACE)


def _box(root: Element) -> str:
    given = root.get("viewBox", "").replace(",", " ").strip()
    if svg.ATTRIBUTES["viewBox"].allows(given):
        return given
    sides = [_LENGTH.fullmatch(root.get(side, "").strip()) for side in ("width", "height")]
    return "0 0 " + " ".join(side.group(1) for side in sides if side) if all(sides) else ""


def _drawn(element: Element, budget: Iterator[int]) -> str:
    name = _name(element)
    if not name or name in _UNSEEN_ELEMENTS or (name == "defs" and not list(element)):
        return ""
    if next(budget, None) is None:
        raise LogoError(f"The drawing has more than {_MOST_ELEMENTS} shapes.", _SAVE)
    if name not in _SHAPES:
        raise LogoError(f"The drawing holds <{name[:40]}>: a logo is made of shapes in plain colours.", _SAVE)
    start = svg.start_tag(name, dict(_kept(element)))
    inside = "".join(_drawn(child, budget) for child in element)
    if inside and name not in _HOLDERS:
        raise LogoError(f"In the drawing, <{name}> holds other shapes.", _SAVE)
    return f"{start}{inside}</{name}>"


def _kept(element: Element) -> Iterator[tuple[str, str]]:
    """The attributes that draw, those written as a style among them."""
    for name, value in (*element.attrib.items(), *_styled(element)):
        if name == "style" or (name == "viewBox" and _name(element) == "svg"):
            continue
        if (name.startswith("{") and "href" not in name) or _UNSEEN.fullmatch(name):
            continue
        if _name(element) == "svg" and name in {"x", "y", "width", "height", "overflow"}:
            continue
        yield name, _checked(_name(element), name, value.strip())


def _styled(element: Element) -> Iterator[tuple[str, str]]:
    for declaration in element.get("style", "").split(";"):
        if declaration.strip():
            name, _, value = declaration.partition(":")
            yield name.strip(), value.strip()


def _checked(element: str, name: str, value: str) -> str:
    known = _ATTRIBUTES.get(name)
    if known is None:
        shown = name.rpartition("}")[2][:40]
        raise LogoError(f"In the drawing, <{element}> has {shown!r}, which a logo may not use.", _SAVE)
    said = _NAMED.get(value, value)
    if not known.allows(said):
        raise LogoError(f'In the drawing, {name}="{value[:40]}" of <{element}> must be {known.says}.', _SAVE)
    return said
