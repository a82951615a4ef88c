"""PDF: the fixed Typst program in ``typst/`` sets the tree, which it reads as data; nothing of the user's is ever source.

Always PDF/UA-1 and PDF/A-2a: the compiler then refuses what would leave a reader out, and characters that no font
has. Those are replaced, named in a warning, and the document is set again.
"""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.errors import RenderError
from planner.render.fonts import FAMILIES, MONO, font_folder
from planner.render.formats import Options, Written
from planner.render.pdf_data import pdf_data
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
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def write(tree: Tree, options: Options) -> Written:
    """``tree`` as a tagged PDF; the same tree and options give the same bytes. Raises RenderError."""
    with font_folder() as folder:
        compiler, families = _compiler(folder, options)
        data = pdf_data(tree) | {"fonts": families, "mono": list(MONO), "paper": options.paper}
        content, replaced = _set(
            compiler, json.dumps(data, ensure_ascii=False, sort_keys=True), options, tree.name
        )
    return Written(promote_row_headers(content, tree), _warnings(replaced))


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


def _set(compiler: "typst.Compiler", data: str, options: Options, name: str) -> tuple[bytes, list[str]]:
    """The PDF, and the characters that had to be replaced to get it."""
    import typst  # noqa: PLC0415 - see _compiler

    replaced: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        try:
            return _compiled(compiler, data, options), sorted(replaced)
        except typst.TypstError as error:
            missing = _missing(error.diagnostic) - replaced - {REPLACEMENT}
            if not missing:
                raise RenderError(f"The document of {name} cannot be set as PDF: {error.message}.") from error
            replaced |= missing
            data = data.translate({ord(character): REPLACEMENT for character in missing})
    raise RenderError(f"The document of {name} cannot be set as PDF: too many characters that no font has.")


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


def _warnings(replaced: list[str]) -> tuple[str, ...]:
    if not replaced:
        return ()
    named = ", ".join(f"U+{ord(character):04X}" for character in replaced[:12])
    more = f" and {len(replaced) - 12} more" if len(replaced) > 12 else ""
    change = f"No font has these characters, so the PDF shows {REPLACEMENT} instead: {named}{more}."
    return (change + " Name a folder with a font that has them, or allow the fonts of this machine.",)
