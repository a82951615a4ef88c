"""Reads and checks a theme file: what is wrong is said with file, line, column and how to mend it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, FaultyFileError, Report, RuleInfo, Severity
from planner.frozen import Frozen
from planner.model.programme import PHASES
from planner.position import ROOT, Pointer
from planner.read import stages
from planner.read.document import Document
from planner.read.files import load
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read, source_lines
from planner.render.theme.derive import derived
from planner.render.theme.fault import LogoError
from planner.render.theme.judge import weak, written
from planner.render.theme.logo import inside, logo
from planner.render.theme.theme import Fonts, Logo, Theme

_FORMAT = Source("theme-format", "planner, Themes, format 1 (schemas/theme.schema.json)", 2026)
_WCAG = Source(
    "wcag-2.2",
    "W3C, Web Content Accessibility Guidelines (WCAG) 2.2, 2023",
    2023,
    "https://www.w3.org/TR/WCAG22/",
    "1.4.3 and 1.4.11, level AA",
)


def _stage(name: str, title: str, why: str, fix: str, source: Source = _FORMAT) -> RuleInfo:
    severity = dict.fromkeys(PHASES, Severity.ERROR)
    return RuleInfo(f"theme/{name}", title, why, fix, severity, (source,), Grade.CONSENSUS, Asked.HOUSE, {})


STAGES = (
    _stage(
        "contrast",
        "A colour that is too weak for what stands in it or on it",
        "Many readers see little contrast, all do in bright light, and a print in grey shows nobody more.",
        "Take a darker or lighter shade: the nearest that passes is named.",
        _WCAG,
    ),
    _stage(
        "colour-unquoted",
        "A colour without quotes",
        "In YAML a # begins a comment, so a colour without quotes is not read at all.",
        'Write it in quotes: "#0f4c5c".',
    ),
    _stage(
        "logo",
        "A logo that cannot be used",
        "A logo goes into every document, so nothing in it may run, link or load, and it must not swell them.",
        "Save it as plain SVG or as PNG beside the theme file.",
    ),
    _stage(
        "fonts",
        "A folder with fonts that cannot be used",
        "Documents that look otherwise on another machine are not the same documents.",
        "Put the font files into a folder beside the theme file, and name it.",
    ),
)
"""Every finding about a theme file, beside those of the reader and the schema."""


class ThemeError(FaultyFileError):
    """A theme file is wrong; ``report`` says where and how to mend it."""

    kind = "theme"


class Inspected(Frozen):
    """A theme file: what it says, as far as it can be read, and what is wrong with it."""

    theme: Theme | None
    """None where the file is no theme at all. With findings in the report it is for showing, not for use."""
    report: Report


def find(path: str) -> Theme:
    """The theme in the file ``path``. Raises UsageError if it cannot be read, ThemeError if it is wrong."""
    inspected = inspect(path)
    if inspected.theme is None or inspected.report.diagnostics:
        raise ThemeError(inspected.report)
    return inspected.theme


def inspect(path: str) -> Inspected:
    """What stands in the file ``path``. Raises UsageError if it cannot be read."""
    raw = load(path)
    document, trouble = read(path, raw)
    found = list(trouble)
    if document is not None:
        unquoted = list(_unquoted(document))
        places = {diagnostic.pointer for diagnostic in unquoted}
        found += [one for one in validate(document, schema("theme")) if one.pointer not in places]
        found += unquoted
    theme = None
    if document is not None and not found:
        theme, wrong = _theme(document, Path(path).parent)
        found += wrong
    return Inspected(theme, _report(path, raw, found))


def _unquoted(document: Document) -> Iterator[Diagnostic]:
    """Colours that YAML took for a comment."""
    colours = document.data.get("colours") if isinstance(document.data, dict) else None
    for at in _empty(colours, ROOT / "colours"):
        span = document.mark(at)
        if "#" in document.lines[span.line - 1]:
            yield _say(
                document,
                "colour-unquoted",
                at,
                "The colour is not read: a # outside quotes begins a comment.",
                'Write it in quotes: "#0f4c5c".',
            )


def _empty(value: object, at: Pointer) -> Iterator[Pointer]:
    if isinstance(value, (dict, list)):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from [at / name] if inner is None else _empty(inner, at / name)


def _theme(document: Document, folder: Path) -> tuple[Theme, list[Diagnostic]]:
    data: dict[str, Any] = dict(document.data) if isinstance(document.data, dict) else {}
    found = [
        _say(document, "contrast", Pointer(("colours", *one.at)), one.message, one.fix)
        for one in weak(data.get("colours", {}))
    ]
    mark, wrong = _logo(document, folder, data.get("logo"))
    fonts, missing = _fonts(document, folder, data.get("fonts", {}))
    theme = Theme(
        name=data.get("title", ""),
        palette=derived(written(data.get("colours", {}))),
        logo=mark,
        fonts=fonts,
        paper=data.get("paper", "a4"),
        cover=data.get("cover", "plain"),
    )
    return theme, [*found, *wrong, *missing]


def _logo(
    document: Document, folder: Path, said: dict[str, Any] | None
) -> tuple[Logo | None, list[Diagnostic]]:
    if said is None:
        return None, []
    try:
        return logo(inside(folder, said["file"]), said["alt"], said.get("width")), []
    except LogoError as error:
        at = ROOT / "logo" / "file"
        return None, [_say(document, "logo", at, error.message, error.fix)]


def _fonts(document: Document, folder: Path, said: dict[str, Any]) -> tuple[Fonts, list[Diagnostic]]:
    folders, found = [], []
    for index, one in enumerate(said.get("folders", ())):
        at = ROOT / "fonts" / "folders" / index
        try:
            place = inside(folder, one)
        except LogoError as error:
            found.append(_say(document, "fonts", at, error.message, error.fix))
            continue
        if not place.is_dir():
            hint = "Make it and put the font files (.ttf, .otf) into it."
            found.append(_say(document, "fonts", at, f"There is no folder {one!r} beside the theme.", hint))
        folders.append(place)
    text = said.get("text", "")
    return Fonts(text, said.get("headings", text), tuple(folders)), found


def _say(document: Document, name: str, at: Pointer, message: str, fix: str) -> Diagnostic:
    return Diagnostic(
        f"theme/{name}",
        Severity.ERROR,
        message,
        document.path,
        document.mark(at),
        at,
        document.anchor(at),
        fix=fix,
    )


def _report(path: str, raw: bytes, found: list[Diagnostic]) -> Report:
    ordered = tuple(sorted(found, key=Diagnostic.order))
    told = {one.rule for one in ordered}
    rules = tuple(stage for stage in (*stages.STAGES, *STAGES) if stage.id in told)
    return Report((path,), rules, ordered, sources={path: source_lines(raw)})
