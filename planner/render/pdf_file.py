"""The door to pikepdf: a PDF's structure, its properties and its attachments, read and written.

What :mod:`planner.render.to_pdf` opens, planner has just made. What is opened with :func:`stated` may come from
anybody: it is never rendered or run, and no stream of it becomes larger than a programme can be.
"""

import io
import os
import sys
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from planner.errors import RenderError
from planner.read.files import MAX_BYTES

if TYPE_CHECKING:
    from typing import BinaryIO, TypeAlias

    import pikepdf

    Pdf: TypeAlias = pikepdf.Pdf
    Tag: TypeAlias = pikepdf.Object

ATTACHED = "programme.yaml"
"""The name of the programme inside the PDF."""
_MOST_STREAM = 4 * MAX_BYTES
"""Bytes that a compressed part of somebody's PDF may grow to."""


def fetch_ahead() -> None:
    """Begin to load the library while something else takes the time of its own; whoever needs it waits until it is there.

    If it cannot be loaded, whoever needs it says so.
    """
    threading.Thread(target=_fetched).start()


def _fetched() -> None:
    with suppress(Exception):
        import pikepdf  # noqa: F401, PLC0415 - see opened


@contextmanager
def opened(content: bytes) -> "Iterator[pikepdf.Pdf]":
    """The PDF in ``content``, which planner has made."""
    import pikepdf  # noqa: PLC0415 - a large library that only a PDF needs

    with _in_memory(content) as file, pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap) as pdf:
        yield pdf


def _in_memory(content: bytes = b"") -> "BinaryIO":
    """A file in memory. What the system knows as a file pikepdf reads and writes by itself, all else word by word in Python.

    It does not survive a file that can take no more, so it gets none of the system's where files have a limit.
    """
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not everywhere

        if resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY:
            with suppress(OSError):  # some cages have no such files
                file = open(os.memfd_create("planner"), "w+b")  # noqa: PTH123, SIM115 - has no path; the caller closes it
                file.write(content)
                file.seek(0)
                return file
    return io.BytesIO(content)


def page_heights(pdf: "pikepdf.Pdf") -> list[float]:
    """The height of every page, in points."""
    boxes = [page.mediabox for page in pdf.pages]
    return [float(box[3]) - float(box[1]) for box in boxes]


def saved(pdf: "pikepdf.Pdf") -> bytes:
    """The bytes of ``pdf``, with a file identifier made of the content instead of the clock."""
    import pikepdf  # noqa: PLC0415 - see opened

    with _in_memory() as out:
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        out.seek(0)
        return out.read()


def structure(node: Any, ends: Collection[str]) -> Iterator[tuple[str, Any]]:
    """The structure elements below ``node`` with their kinds (``/TD``), in reading order; nothing below the kinds ``ends``."""
    import pikepdf  # noqa: PLC0415 - see opened

    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one is not node:
            kind = str(one.S)
            yield kind, one
            if kind in ends:
                continue
        inside = one.get("/K")
        children = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
        waiting.extend(
            child for child in reversed(children) if isinstance(child, pikepdf.Dictionary) and "/S" in child
        )


def make_heading(cell: "pikepdf.Object", scope: str) -> None:
    """Make a cell a heading (TH) of its ``/Row`` or ``/Column``, among the attributes that tables own."""
    import pikepdf  # noqa: PLC0415 - see opened

    cell.S = pikepdf.Name.TH
    for attributes in table_attributes(cell):
        attributes.Scope = pikepdf.Name(scope)
        return
    made = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name(scope))
    cell.A = pikepdf.Array([*_listed(cell), made])


def table_attributes(cell: "pikepdf.Object") -> Iterator[Any]:
    """The attribute dictionaries of ``cell`` that tables own."""
    return (attributes for attributes in _listed(cell) if attributes.get("/O") == "/Table")


def _listed(cell: "pikepdf.Object") -> list[Any]:
    import pikepdf  # noqa: PLC0415 - see opened

    there = cell.get("/A")
    if there is None:
        return []
    return list(there) if isinstance(there, pikepdf.Array) else [there]


def set_properties(pdf: "pikepdf.Pdf", properties: Mapping[str, str]) -> None:
    """Write ``properties`` into the document information, where viewers list them as custom properties."""
    for name, value in properties.items():
        pdf.docinfo[f"/{name}"] = value


def stated(content: bytes, longest: int) -> tuple[dict[str, str], bytes | None]:
    """The properties of anybody's PDF, each cut at ``longest`` characters, and the programme that it carries, if any.

    Raises RenderError if it is no PDF that can be read.
    """
    import pikepdf  # noqa: PLC0415 - see opened

    limits: dict[str, Any] = pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=100,
        parser_max_container_size=100_000,
        flate_max_memory=_MOST_STREAM,
        png_max_memory=_MOST_STREAM,
        run_length_max_memory=_MOST_STREAM,
    )
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return _properties(pdf, longest), _attached(pdf)
    except pikepdf.PasswordError:
        raise RenderError(
            "The PDF is locked with a password.", "Save it without one, and try again."
        ) from None
    except (
        pikepdf.PdfError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RuntimeError,
        TypeError,
        ValueError,
    ):
        raise RenderError(
            "The file is no PDF that can be read.", "It may be damaged: ask for it again."
        ) from None
    finally:
        pikepdf.settings.set_qpdf_limits(**limits)


def _properties(pdf: "pikepdf.Pdf", longest: int) -> dict[str, str]:
    import pikepdf  # noqa: PLC0415 - see opened

    information = pdf.trailer.get("/Info")
    if not isinstance(information, pikepdf.Dictionary):
        return {}
    texts = ((key, value) for key, value in information.items() if isinstance(value, pikepdf.String))
    return {key.removeprefix("/"): str(value)[:longest] for key, value in texts}


def _attached(pdf: "pikepdf.Pdf") -> bytes | None:
    if ATTACHED not in pdf.attachments:
        return None
    content = pdf.attachments[ATTACHED].get_file().read_bytes()
    return content if len(content) <= MAX_BYTES else None
