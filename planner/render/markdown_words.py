"""Words as Markdown: escaped, so that they stay words, and put between marks."""

import re

from planner.late import late
from planner.render.tree import Tree

_MARKUP = late(
    r"[\\`*\[\]<>|~$#^@]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])|:(?=//)|(?<=mailto):|(?<=xmpp):|(?<=www)\.",
    re.IGNORECASE,
)
"""What means something to Markdown within a line, and what would turn words into a link."""
_LINE_START = late(r"\A([-+=])|\A(\d{1,9})([.)])")
"""What means something at the start of a line only: lists, rules, underlined headings."""


def escaped(text: str, *, starts_line: bool = False) -> str:
    """``text`` as words of Markdown; ``starts_line`` says that nothing stands before it."""
    safe = _MARKUP.sub(lambda match: "\\" + match.group(), text)
    return _LINE_START.sub(_defused, safe) if starts_line else safe


def _defused(match: re.Match[str]) -> str:
    return "\\" + match.group(1) if match.group(1) else f"{match.group(2)}\\{match.group(3)}"


def slugs(tree: Tree) -> dict[str, str]:
    """Id of a heading to the anchor that GitHub gives it."""
    seen: dict[str, int] = {}
    slugs: dict[str, str] = {}
    for heading in (e for e in tree.root.walk() if e.name in {"h2", "h3", "h4"}):
        slug = re.sub(r"[^\w\- ]", "", heading.text.strip().lower()).replace(" ", "-")
        times = seen.get(slug, 0)
        seen[slug] = times + 1
        slugs[heading.get("id")] = f"{slug}-{times}" if times else slug
    return slugs


def code(text: str) -> str:
    """``text`` between more backticks than it holds in a row; as plain words with a bar, at which a table would cut it."""
    if "|" in text:
        return escaped(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}" if text.strip() else text


def around(mark: str, inside: str) -> str:
    """``inside`` between two marks, which must touch the words."""
    words_only = inside.strip()
    if not words_only:
        return inside
    before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return f"{before}{mark}{words_only}{mark}{after}"


def one_line(text: str) -> str:
    """``text`` with its line breaks as elements, for places that end with the line."""
    return text.replace("\\\n", "<br>")


def indented(text: str, first: str, rest: str) -> str:
    """``text`` with ``first`` before its first line and ``rest`` before the others."""
    lines = text.split("\n")
    return "\n".join([f"{first}{lines[0]}".rstrip(), *(f"{rest}{line}".rstrip() for line in lines[1:])])


def joined(column: tuple[str, ...]) -> str:
    """The headings above one column, each once."""
    return " / ".join(dict.fromkeys(text for text in column if text))
