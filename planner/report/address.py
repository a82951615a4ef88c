"""Where a file is, in the words of those who look it up: a relative path or a URI. No disk is touched."""

import posixpath
from urllib.parse import quote

from planner.late import late

STDIN = "<stdin>"
_DRIVE = late(r"[A-Za-z]:/")


def relative(path: str, root: str) -> str | None:
    """``path`` from ``root``, with forward slashes; None if it is standard input or lies outside.

    Without a ``root`` a relative path is taken as it is, and an absolute one lies outside.
    """
    if path == STDIN:
        return None
    inner, top = _normal(path), _normal(root) if root else ""
    if _is_absolute(inner):
        prefix = top.rstrip("/") + "/"
        return inner.removeprefix(prefix) if top and inner.startswith(prefix) else None
    return None if inner == ".." or inner.startswith("../") else inner


def uri(path: str, root: str) -> tuple[str, bool]:
    """The URI of ``path``, percent-encoded, and whether it is relative to ``root``.

    What lies outside becomes an absolute ``file:`` URI where ``root`` is known.
    """
    inside = relative(path, root)
    if inside is not None:
        return _quoted(inside), True
    if path == STDIN:
        return _quoted(path), False
    outer = _normal(path)
    if not _is_absolute(outer):
        if not root:
            return _quoted(outer), True  # leads out of an unknown folder: true, though no repository holds it
        outer = _normal(f"{root}/{outer}")
    if _DRIVE.match(outer):
        return f"file:///{outer[:2]}{_quoted(outer[2:])}", False
    return f"file:{_quoted(outer) if outer.startswith('//') else '//' + _quoted(outer)}", False


def _normal(path: str) -> str:
    """The path with forward slashes and without ``.`` and needless ``..`` steps."""
    return posixpath.normpath(path.replace("\\", "/"))


def _is_absolute(path: str) -> bool:
    return path.startswith("/") or _DRIVE.match(path) is not None


def _quoted(path: str) -> str:
    # A file name that is not UTF-8 reaches Python as lone surrogates; surrogateescape gives its bytes back.
    data = path.encode("utf-8", "surrogateescape" if _is_escaped_bytes(path) else "surrogatepass")
    return quote(data, safe="/")


def _is_escaped_bytes(path: str) -> bool:
    return all(0xDC80 <= ord(c) <= 0xDCFF for c in path if 0xD800 <= ord(c) <= 0xDFFF)
