"""The fonts of a PDF: FiraGO and Fira Mono from their package, then the compiler's own, then the user's."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FAMILIES = ("FiraGO", "Libertinus Serif", "DejaVu Sans Mono")
"""In the order in which a character is looked for; fonts of the user's come after FiraGO."""
MONO = ("Fira Mono", "DejaVu Sans Mono", "FiraGO")
"""For ids and names of fields."""
_STYLES = ("figo", "figbo", "figit", "figbi", "fimo", "fimbo")
"""What the font package calls FiraGO regular, bold, italic, bold italic, and Fira Mono regular and bold."""


@contextmanager
def font_folder() -> Iterator[Path]:
    """A private folder that holds the packaged fonts for as long as the context lasts."""
    from pymupdf_fonts import fontbuffers  # noqa: PLC0415 - unpacks fonts; only a PDF needs them

    with tempfile.TemporaryDirectory(prefix="planner-fonts-") as name:
        folder = Path(name)
        for style in _STYLES:
            (folder / f"{style}.ttf").write_bytes(fontbuffers[style]())
        yield folder
