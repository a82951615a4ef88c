"""HTML: one file that needs nothing else, runs nothing and asks no network; reads on paper, phone and dark screen."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from planner.render.formats import Options, Written
from planner.render.html_body import body, opening
from planner.render.html_theme import themed
from planner.render.palette import Palette
from planner.render.theme import Theme
from planner.render.tree import Tree

_STYLE = Path(__file__).with_name("style.css")


def write(tree: Tree, options: Options) -> Written:
    """``tree`` as a page in UTF-8, dated with ``options.created``."""
    theme = options.theme
    inside, widths = body(tree, theme)
    stamps = _stamps(tree.root.get("stamp"), theme.palette)
    style = _style([*widths, *stamps], theme.palette) + _layout(options) + themed(theme)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}';{_pictures(theme)} base-uri 'none'; form-action 'none'"
    page = (
        f'<!DOCTYPE html>\n{opening(tree)}\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="dcterms.created" content="{options.created.isoformat()}">\n{_properties(options)}'
        f"<title>{escape(tree.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{inside}\n</body>\n</html>\n"
    )
    return Written(page.encode("utf-8"))


def _pictures(theme: Theme) -> str:
    """A logo that is no drawing stands in the page itself, so pictures are allowed from there and from nowhere else."""
    return " img-src data:;" if theme.logo and theme.logo.png else ""


def _properties(options: Options) -> str:
    """What the page says of its own origin."""
    items = options.provenance.items() if options.provenance else ()
    return "".join(f'<meta name="{escape(name)}" content="{escape(value)}">\n' for name, value in items)


def _stamps(stamp: str, palette: Palette) -> Iterator[str]:
    """The stamp in the margin of every printed page but the first, which has it above its title."""
    if stamp:
        words = "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in stamp)
        yield f'@page{{@top-right{{content:"{words}";font:700 8pt sans-serif;color:{palette.tones.bad.ink}}}}}'
        yield "@page:first{@top-right{content:none}}"


def _style(more: Sequence[str], palette: Palette) -> str:
    """The style sheet: colours of the palette, the sheet itself, and what is this document's own: the widths of its columns, its stamp."""
    day = {f"{name}-ground": tone.ground for name, tone in palette.tones.pairs()}
    day |= {f"{name}-ink": tone.ink for name, tone in palette.tones.pairs()}
    night = {f"{name}-ground": tone.night_ground for name, tone in palette.tones.pairs()}
    night |= {f"{name}-ink": tone.night_ink for name, tone in palette.tones.pairs()}
    day |= {
        "accent": palette.accent,
        "ink": palette.ink,
        "soft": palette.soft,
        "line": palette.line,
        "paper": palette.paper,
    }
    night |= {"accent": palette.night_accent, "ink": palette.night_ink, "soft": palette.night_soft}
    night |= {"line": palette.night_line, "paper": palette.night_paper}
    tones = "\n".join(
        f".{name}{{background:var(--{name}-ground);color:var(--{name}-ink)}}"
        for name, _ in palette.tones.pairs()
    )
    root = f":root{{{_variables(day)}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{_variables(night)}}}}}\n"
    return root + _STYLE.read_text(encoding="utf-8") + tones + "\n" + "\n".join(more) + "\n"


def _layout(options: Options) -> str:
    """What a donor's form asks for, laid over the sheet: the font everywhere, size and margins on paper."""
    asked, paper = options.layout, {"a4": "A4", "us-letter": "letter"}[options.paper]
    rules = []
    if asked.font:
        rules.append(f'html{{font-family:"{asked.font}","FiraGO",sans-serif}}')
    if asked.size:
        rules.append(
            f"@media print{{html{{font-size:{asked.size:g}pt}}table{{font-size:1rem}}table.small{{font-size:.85rem}}}}"
        )
    if asked.margin or options.paper != "a4":
        margin = f"margin:{asked.margin:g}mm;" if asked.margin else ""
        rules.append(
            f"@media print{{@page{{size:{paper};{margin}}}@page wide{{size:{paper} landscape;{margin}}}}}"
        )
    return "".join(f"{rule}\n" for rule in rules)


def _variables(values: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in sorted(values.items()))
