"""PDF: the fixed Typst program in ``typst/`` sets the tree, which it reads as data; nothing of the user's is ever source.

Always PDF/UA-1 and PDF/A-2a: the compiler then refuses what would leave a reader out, and characters that no font
has. Those are replaced, named in a warning, and the document is set again.
"""

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.errors import RenderError
from planner.render.fonts import FAMILIES, MONO, font_folder
from planner.render.formats import Options, Written
from planner.render.pdf_data import pdf_data, without_marks
from planner.render.row_headers import promote_row_headers
from planner.render.text import REPLACEMENT
from planner.render.tree import Tree

if TYPE_CHECKING:
    import typst

_PROGRAM = Path(__file__).with_name("typst") / "document.typ"
_MOST_ROUNDS = 8
"""Rounds of replacing characters: the compiler names all of a round, a second round is rare."""
_UNSHOWN = re.compile(
    r'the (?:text|PDF contains the codepoint) `"((?:[^"\\]|\\.)+)"`|the codepoint `"((?:[^"\\]|\\.)+)"`'
)
_CHART = "could not be displayed"
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
"""They only join or style the characters beside them: when those are replaced, these go without a trace."""
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def write(tree: Tree, options: Options) -> Written:
    """``tree`` as a tagged PDF; the same tree and options give the same bytes. Raises RenderError."""
    with font_folder() as folder:
        compiler, families = _compiler(folder, options)
        data = pdf_data(tree) | {"fonts": families, "mono": list(MONO), "paper": options.paper}
        draft = _set(compiler, _Draft(data), options, tree.name)
    return Written(promote_row_headers(draft.content, tree), draft.warnings())


@dataclass(frozen=True, slots=True)
class _Draft:
    """The data of a document with what was changed in it to make it settable."""

    data: dict[str, Any]
    replaced: frozenset[str] = frozenset()
    """Characters that no font has."""
    plain_charts: bool = False
    """Whether the marks above and below letters were left out in charts."""
    content: bytes = b""
    """The PDF, once there is one."""

    def json(self) -> str:
        """What the program reads."""
        data = json.dumps(self.data, ensure_ascii=False, sort_keys=True)
        if not self.replaced:
            return data
        joiners = dict.fromkeys(map(ord, _JOINERS & self.replaced), "")
        return data.translate({ord(character): REPLACEMENT for character in self.replaced} | joiners)

    def mended(self, diagnostic: str) -> "_Draft | None":
        """The draft changed to meet what the compiler refuses; None if that is not a matter of characters."""
        missing = _missing(diagnostic) - self.replaced - {REPLACEMENT}
        if missing:
            return replace(self, replaced=self.replaced | missing)
        if self.plain_charts or _CHART not in diagnostic:
            return None
        return replace(self, data=_with_plain_charts(self.data), plain_charts=True)

    def warnings(self) -> tuple[str, ...]:
        """What was changed, in whole sentences."""
        said = []
        if self.replaced:
            shown = sorted(self.replaced)
            named = ", ".join(f"U+{ord(character):04X}" for character in shown[:12])
            more = f" and {len(shown) - 12} more" if len(shown) > 12 else ""
            change = f"No font has these characters, so the PDF shows {REPLACEMENT} instead: {named}{more}."
            said.append(
                change + " Name a folder with a font that has them, or allow the fonts of this machine."
            )
        if self.plain_charts:
            said.append(
                "The PDF leaves out marks above and below letters in its charts, which it cannot set."
            )
        return tuple(said)


def _compiler(folder: Path, options: Options) -> "tuple[typst.Compiler, list[str]]":
    import typst  # noqa: PLC0415 - a large library that only a PDF needs

    paths = [str(folder), *(str(path) for path in options.fonts)]
    fonts = typst.Fonts(
        include_system_fonts=options.system_fonts, include_embedded_fonts=True, font_paths=paths
    )
    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])
    others = sorted(set(fonts.families()) - set(own.families()))
    families = [FAMILIES[0], *others, *FAMILIES[1:]]
    compiler = typst.Compiler(
        str(_PROGRAM),
        root=str(_PROGRAM.parent),
        font_paths=fonts,
        ignore_system_fonts=not options.system_fonts,
    )
    return compiler, families


def _set(compiler: "typst.Compiler", draft: _Draft, options: Options, name: str) -> _Draft:
    """The draft with its PDF, mended as often as it takes."""
    import typst  # noqa: PLC0415 - see _compiler

    for _ in range(_MOST_ROUNDS):
        try:
            return replace(draft, content=_compiled(compiler, draft.json(), options))
        except typst.TypstError as error:
            mended = draft.mended(error.diagnostic)
            if mended is None:
                raise RenderError(f"The document of {name} cannot be set as PDF: {error.message}.") from error
            draft = mended
    raise RenderError(f"The document of {name} cannot be set as PDF: too many characters that no font has.")


def _with_plain_charts(value: Any) -> Any:
    """The data with every chart's marks left out."""
    if isinstance(value, list):
        return [_with_plain_charts(one) for one in value]
    if isinstance(value, dict):
        return {
            key: without_marks(one) if key == "svg" else _with_plain_charts(one) for key, one in value.items()
        }
    return value


def _compiled(compiler: "typst.Compiler", data: str, options: Options) -> bytes:
    content: Any = compiler.compile(
        format="pdf", sys_inputs={"document": data}, pdf_standards=["ua-1", "a-2a"], timestamp=options.created
    )
    assert isinstance(content, bytes), "without an output file the compiler returns the PDF"
    return content


def _missing(diagnostic: str) -> set[str]:
    """The characters that the compiler says it cannot show; none of them is ASCII, which every font has."""
    texts = (first or second for first, second in _UNSHOWN.findall(diagnostic))
    return {
        character for text in texts for character in _ESCAPED.sub(_unescaped, text) if ord(character) > 0x7F
    }


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16)) if match.group(1) else match.group(2)
