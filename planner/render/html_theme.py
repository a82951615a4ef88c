"""What a theme adds to a page: its logo, its fonts, its cover, and the paper of charts."""

import base64
from html import escape

from planner.render.palette import PALETTE
from planner.render.theme import Theme

_LOGO = (
    ".logo{{width:{width:g}mm;max-width:100%;margin:0 0 1.6rem}}.logo svg,.logo img{{display:block;width:100%;height:auto}}"
    "@media screen and (prefers-color-scheme:dark){{.logo{{background:{paper};padding:.5rem;border-radius:4px;box-sizing:content-box}}}}"
)
_COVER = (
    "header{border-block:14px solid var(--accent);padding-block:2.5rem;margin-bottom:2rem}"
    "@media print{header{min-height:230mm;break-after:page;padding-block:25mm}}"
)


def logo(theme: Theme) -> list[str]:
    """The logo as an element of the page; nothing if there is none."""
    found = theme.logo
    if found is None:
        return []
    if found.svg is not None:
        return [f'<div class="logo" role="img" aria-label="{escape(found.alt)}">{found.svg.markup}</div>']
    data = base64.b64encode(found.png).decode()
    return [f'<div class="logo"><img src="data:image/png;base64,{data}" alt="{escape(found.alt)}"></div>']


def themed(theme: Theme) -> str:
    """The rules that are laid over the style sheet; none without a theme."""
    palette, fonts = theme.palette, theme.fonts
    rules = []
    if (palette.paper, palette.ink) != (PALETTE.paper, PALETTE.ink):
        rules.append(f".chart{{background:{palette.paper};color:{palette.ink}}}")
    if fonts.text:
        rules.append(f'html{{font-family:"{fonts.text}","FiraGO",sans-serif}}')
    if fonts.headings:
        rules.append(f'h1,h2,h3,h4{{font-family:"{fonts.headings}","{fonts.text or "FiraGO"}",sans-serif}}')
    if theme.logo:
        rules.append(_LOGO.format(width=theme.logo.width, paper=palette.paper))
    if theme.cover == "page":
        rules.append(_COVER)
    return "".join(f"{rule}\n" for rule in rules)
