"""Opens and closes a donor's file: a zip of XML that somebody else has made, and that may mean harm.

What runs, what reaches outside and what cannot be looked into is refused; what only remembers where it came from is
taken out, and said. What is written is the same each time: parts in order, dates fixed.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from planner.frozen import Frozen
from planner.late import late
from planner.render.own.faults import Fault, FormRefusedError
from planner.render.own.xml import Element, XmlError, parse, serialised

MOST_BYTES = 20_000_000
"""Of a form as it is stored."""
_UNPACKED, _PARTS, _CHUNK = 60_000_000, 2_000, 1 << 16
_TYPES = "[Content_Types].xml"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can hold."""
_OLE = b"\xd0\xcf\x11\xe0"
_DOCTYPE = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
_RUNS = late(r"vbaProject|vbaData|activeX|/ctrlProps/|macrosheets", re.IGNORECASE)
_HIDES = late(r"/embeddings/|oleObject|/externalLinks/", re.IGNORECASE)
_SAFE_LINK = late(r"(https?|mailto):", re.IGNORECASE)
_SAVE = "Open it in Word or Excel and save it anew as .docx or .xlsx, without macros and without a password."


class Package(Frozen):
    """The parts of a file by name, and what was taken out of it, in whole sentences."""

    parts: dict[str, bytes]
    said: tuple[str, ...] = ()


def opened(name: str, content: bytes) -> Package:
    """The file called ``name``, once nothing in it can do harm. Raises FormRefusedError."""
    try:
        parts = _unpacked(content)
        _refuse_what_runs(parts)
        return _without_reach(parts)
    except _RefusedError as error:
        raise FormRefusedError(name, [Fault("", error.args[0], error.args[1])]) from None
    except XmlError as error:
        raise FormRefusedError(name, [Fault("", f"The file is damaged: {error}.", _SAVE)]) from None


class _RefusedError(Exception):
    """Message and mend."""


def _unpacked(content: bytes) -> dict[str, bytes]:
    if len(content) > MOST_BYTES:
        raise _RefusedError(
            f"The file is larger than {MOST_BYTES // 1_000_000} MB.", "Make its pictures smaller."
        )
    if content.startswith(_OLE):
        raise _RefusedError(
            "The file is locked with a password, or of the kind before 2007 (.doc, .xls).", _SAVE
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return dict(_read(archive))
    except _RefusedError:
        raise
    except Exception as error:  # zipfile raises a dozen kinds for damaged archives
        message = f"This is not a sound Word file or workbook ({type(error).__name__})."
        raise _RefusedError(message, _SAVE) from error


def _read(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Every part, measured while it is unpacked."""
    listed = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in listed]
    if len(listed) > _PARTS or sum(entry.file_size for entry in listed) > _UNPACKED:
        raise _RefusedError(f"Unpacked, the file would be larger than {_UNPACKED // 1_000_000} MB.", _SAVE)
    if len(set(map(str.lower, names))) < len(names) or any(".." in PurePosixPath(n).parts for n in names):
        raise _RefusedError("The file holds two parts of one name, or a part outside itself.", _SAVE)
    left = _UNPACKED
    for entry in listed:
        with archive.open(entry) as stream:
            pieces = []
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _RefusedError(
                        f"Unpacked, the file is larger than {_UNPACKED // 1_000_000} MB.", _SAVE
                    )
                pieces.append(chunk)
        part = b"".join(pieces)
        if entry.filename.endswith((".xml", ".rels")) and any(word in part for word in _DOCTYPE):
            raise _RefusedError(f"The part {entry.filename[:60]} of the file defines its own XML.", _SAVE)
        yield entry.filename, part


def _refuse_what_runs(parts: dict[str, bytes]) -> None:
    if _TYPES not in parts:
        raise _RefusedError("This is not a Word file or a workbook: it says nothing of its parts.", _SAVE)
    types = parts[_TYPES].decode("utf-8", "replace")
    if "macroEnabled" in types or _RUNS.search(types) or any(map(_RUNS.search, parts)):
        raise _RefusedError(
            "The file holds macros or controls, which planner neither runs nor passes on.", _SAVE
        )
    if any(map(_HIDES.search, parts)):
        raise _RefusedError(
            "The file holds another file, or takes values from another file.",
            "Delete the object, or break the link (in Excel: Data, Edit links, Break link), and save it anew.",
        )


def _without_reach(parts: dict[str, bytes]) -> Package:
    """The parts without what leads to the donor's own machine."""
    kept, said = dict(parts), []
    for name in sorted(parts):
        if not name.endswith(".rels"):
            continue
        root = parse(parts[name])
        gone = [
            link
            for link in list(root)
            if link.get("TargetMode", "").lower() == "external" and _is_template(link)
        ]
        for link in gone:
            root.remove(link)
        if gone:
            kept[name] = serialised(root)
            home = str(PurePosixPath(name).parent.parent / PurePosixPath(name).stem)
            kept[home] = _without_template(kept[home])
            said.append(
                "The form names the template that it was made from, on the donor's own machine; that was left out."
            )
        _refuse_links(root)
    return Package(kept, tuple(dict.fromkeys(said)))


def _is_template(link: Element) -> bool:
    return link.get("Type", "").endswith("/attachedTemplate")


def _without_template(settings: bytes) -> bytes:
    root = parse(settings)
    for child in list(root):
        if str(child.tag).endswith("}attachedTemplate"):
            root.remove(child)
    return serialised(root)


def _refuse_links(root: Element) -> None:
    for link in root:
        target = link.get("Target", "")
        if link.get("TargetMode", "").lower() != "external":
            continue
        if not link.get("Type", "").endswith("/hyperlink") or not _SAFE_LINK.match(target):
            raise _RefusedError(
                f"The file takes something from elsewhere: {target[:80]}.",
                "Put the picture or text into the file itself, or delete the link.",
            )


def packed(parts: dict[str, bytes]) -> bytes:
    """The file that these parts make; the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != _TYPES, name)):
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return out.getvalue()
