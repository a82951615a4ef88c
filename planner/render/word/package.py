"""The file around the parts: relations, types, properties, and a zip that is the same each time."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from planner.frozen import Frozen
from planner.render.word.parts import Part

if TYPE_CHECKING:
    from docx.opc.part import Part as Stored
    from docx.package import Package

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_CUSTOM, _VALUES = f"{_OFFICE}custom-properties", f"{_OFFICE}docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_USERS = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that users define, as ECMA-376 calls it."""
_LONGEST = 255
"""Characters of a property."""
_TYPES = "[Content_Types].xml"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can hold."""


class About(Frozen):
    """What the file says of itself."""

    title: str
    subject: str
    author: str
    language: str
    created: dt.datetime
    origin: tuple[tuple[str, str], ...] = ()
    """Name and value of the properties that say where the document comes from."""


def packed(parts: Sequence[Part], about: About) -> bytes:
    """``parts``, the first of which is the text, as a Word file. The same parts give the same bytes."""
    from docx.package import Package  # noqa: PLC0415 - only a Word file needs the library

    package = Package()
    stored = _stored(parts, package)
    package.relate_to(stored[parts[0].name], _RELATIONSHIPS + parts[0].kind)
    _describe(package, about)
    if about.origin:
        _tell_origin(package, about.origin)
    out = io.BytesIO()
    package.save(out)
    return _steady(out.getvalue())


def _stored(parts: Sequence[Part], package: "Package") -> "dict[str, Stored]":
    """The library's parts by name, tied to each other."""
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - see packed
    from docx.opc.part import Part as Stored  # noqa: PLC0415 - the same

    made = {
        part.name: Stored(PackURI(f"/word/{part.name}"), part.media_type, part.content, package)
        for part in parts
    }
    for part in parts:
        for one in part.relations:
            target = one.target if one.external else made[one.target]
            made[part.name].load_rel(_RELATIONSHIPS + one.kind, target, one.id, one.external)
    return made


def _describe(package: "Package", about: About) -> None:
    """The properties that a file manager shows; none of them is the clock's or the machine's."""
    core = package.core_properties
    core.title, core.subject = about.title[:_LONGEST], about.subject[:_LONGEST]
    core.author, core.last_modified_by = about.author[:_LONGEST], about.author[:_LONGEST]
    core.language, core.revision = about.language, 1
    core.created = core.modified = about.created.astimezone(dt.UTC).replace(tzinfo=None)


def _tell_origin(package: "Package", origin: Sequence[tuple[str, str]]) -> None:
    """The custom properties, which Word shows under the advanced properties of a file and keeps."""
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - see packed
    from docx.opc.part import Part as Stored  # noqa: PLC0415 - the same

    root = Element("Properties", {"xmlns": _CUSTOM, "xmlns:vt": _VALUES})
    for number, (name, value) in enumerate(origin, start=2):  # 0 and 1 are reserved
        one = SubElement(root, "property", {"fmtid": _USERS, "pid": str(number), "name": name})
        SubElement(one, "vt:lpwstr").text = value
    content = tostring(root, encoding="UTF-8", xml_declaration=True)
    part = Stored(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, content, package)
    package.relate_to(part, _RELATIONSHIPS + "custom-properties")


def _steady(content: bytes) -> bytes:
    """The zip with its files in order and without the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _TYPES, name)):
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.create_system = 0
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
