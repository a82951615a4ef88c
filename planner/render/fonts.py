"""The fonts of a PDF: FiraGO and Fira Mono from their package, then the compiler's own, then the user's."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from planner.errors import RenderError

FAMILIES = ("FiraGO", "Libertinus Serif", "DejaVu Sans Mono")
"""In the order in which a character is looked for; fonts of the user's come after FiraGO."""
MONO = ("Fira Mono", "DejaVu Sans Mono", "FiraGO")
"""For ids and names of fields."""
_STYLES = ("figo", "figbo", "figit", "figbi", "fimo", "fimbo")
"""What the font package calls FiraGO regular, bold, italic, bold italic, and Fira Mono regular and bold."""


@contextmanager
def font_folder() -> Iterator[Path]:
    """A private folder that holds the packaged fonts for as long as the context lasts.

    Raises RenderError if there is no room for it.
    """
    with ExitStack() as stack:
        try:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="planner-fonts-")))
            _unpack(folder)
        except OSError as error:
            said = (
                f"The fonts cannot be laid out in the folder for temporary files: {error.strerror or error}."
            )
            raise RenderError(
                said, "Make room there, or name another folder in the variable TMPDIR."
            ) from None
        yield folder


def _unpack(folder: Path) -> None:
    from pymupdf_fonts import fontbuffers  # noqa: PLC0415 - unpacks fonts; only a PDF needs them

    for style in _STYLES:
        (folder / f"{style}.ttf").write_bytes(fontbuffers[style]())
