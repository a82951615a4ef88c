"""The fonts of a PDF: FiraGO and Fira Mono from their package, then the compiler's own, then the user's.

The package holds them compressed, and to unpack them takes a tenth of a second: they are kept in the user's own folder
for such things, with their checksums. Without one, they are unpacked into a folder that goes when the PDF is made.
"""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from planner import own_folder
from planner.errors import RenderError

FAMILIES = ("FiraGO", "Libertinus Serif", "DejaVu Sans Mono")
"""In the order in which a character is looked for; fonts of the user's come after FiraGO."""
MONO = ("Fira Mono", "DejaVu Sans Mono", "FiraGO")
"""For ids and names of fields."""
_STYLES = ("figo", "figbo", "figit", "figbi", "fimo", "fimbo")
"""What the font package calls FiraGO regular, bold, italic, bold italic, and Fira Mono regular and bold."""

_SUMS = "sums.txt"


@contextmanager
def font_folder() -> Iterator[Path]:
    """A folder that holds the packaged fonts for as long as the context lasts: the one that is kept, or one of its own.

    Raises RenderError if there is no room for it.
    """
    kept = _kept()
    if kept is not None:
        yield kept
        return
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


def _kept() -> Path | None:
    """The fonts as an earlier run unpacked them, or unpacked now to be kept; None where nothing can be kept."""
    place = own_folder.folder()
    if place is None:
        return None
    with suppress(OSError):
        folder = place / f"fonts-{_edition()}"
        if not own_folder.made(place):
            return None
        if _is_whole(folder):
            return folder
        with tempfile.TemporaryDirectory(prefix=".fonts-", dir=place) as beside:
            new = Path(beside, "new")
            new.mkdir()
            _unpack(new)
            (new / _SUMS).write_bytes(_sums(new))
            if folder.exists():  # it was damaged
                folder.rename(Path(beside, "old"))
            new.rename(folder)
        return folder
    return None


def _edition() -> str:
    """Tells one release of the package from another by the sizes of its files."""
    package = find_spec("pymupdf_fonts")
    home = Path(package.origin).parent if package and package.origin else Path()
    sizes = sorted((file.name, file.stat().st_size) for file in home.glob("*.py"))
    return sha256(repr(sizes).encode()).hexdigest()[:8]


def _is_whole(folder: Path) -> bool:
    """Whether the kept fonts are those that were unpacked, byte for byte, and nothing else. Raises OSError."""
    sums = folder / _SUMS
    return sums.is_file() and sums.read_bytes() == _sums(folder)


def _sums(folder: Path) -> bytes:
    files = sorted(file for file in folder.iterdir() if file.name != _SUMS)
    return "".join(f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files).encode()


def _unpack(folder: Path) -> None:
    from pymupdf_fonts import fontbuffers  # noqa: PLC0415 - unpacks fonts; only a PDF needs them

    for style in _STYLES:
        (folder / f"{style}.ttf").write_bytes(fontbuffers[style]())
