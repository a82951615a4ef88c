"""Compiled templates, kept beside them as Python keeps compiled modules: to compile takes half of a first document.

The rules are those of Python's own ``.pyc`` files: one in ``__pycache__`` beside its source or where PYTHONPYCACHEPREFIX
says, none where PYTHONDONTWRITEBYTECODE or a folder that cannot be written says so, and none that was made from another
text. Whoever could write one there could as well change planner itself. Templates of the user's own are never kept.
"""

import marshal
import sys
from collections.abc import Mapping
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from planner.beside import beside

_SUM = 32


class Compiled(BytecodeCache):
    """Keeps what an environment with these ``options`` makes of its templates; names are the paths of their files."""

    def __init__(self, options: Mapping[str, object]) -> None:
        self._made_by = sha256(repr((jinja2.__version__, sorted(options.items()))).encode()).hexdigest()[:8]

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Where the compiled template is kept."""
        return cache_from_source(filename or name, optimization=self._made_by)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is kept of this very text; nothing if there is nothing sound."""
        try:
            kept = Path(bucket.key).read_bytes()
        except OSError:
            return
        code = kept[_SUM:]
        if kept[:_SUM] == _sum(bucket, code):
            bucket.code = marshal.loads(code)  # noqa: S302 - as Python does with its own

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, if Python may keep bytecode."""
        if sys.dont_write_bytecode:
            return
        code = marshal.dumps(bucket.code)
        path = Path(bucket.key)
        try:
            with beside(path, _sum(bucket, code) + code) as new:
                new.replace(path)
        except OSError:  # it will be compiled again
            return


def _sum(bucket: Bucket, code: bytes) -> bytes:
    """Of the template's text and what was made of it: half a file, or one of another text, is not used."""
    return sha256(bucket.checksum.encode() + code).digest()
