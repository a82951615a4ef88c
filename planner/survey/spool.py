"""Lines that wait in memory while they are few and in a temporary file when there are many."""

from collections.abc import Iterator
from io import BytesIO
from typing import IO

from planner.errors import UsageError

_IN_MEMORY = 2_000_000


class Spool:
    """Takes lines and gives them back: one by one in their order, or one by its number."""

    def __init__(self) -> None:
        self._file: IO[bytes] = BytesIO()
        self._end = 0

    def add(self, line: bytes) -> int:
        """Keep a line, which holds no line break; its number is what :meth:`at` asks for. UsageError if the disk is full."""
        start = self._end
        try:
            self._file.seek(start)
            self._end += self._file.write(line + b"\n")
            if self._end > _IN_MEMORY and isinstance(self._file, BytesIO):
                self._file = _on_disk(self._file.getvalue())
        except OSError as error:
            hint = "Make room in the folder for temporary files, or name another with TMPDIR."
            raise UsageError(
                f"A temporary file cannot be written: {error.strerror or error}.", hint
            ) from None
        return start

    def at(self, number: int) -> bytes:
        """The line of this number."""
        self._file.seek(number)
        return self._file.readline().removesuffix(b"\n")

    def __del__(self) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[bytes]:
        position = 0
        while position < self._end:
            self._file.seek(position)
            line = self._file.readline()
            position += len(line)
            yield line.removesuffix(b"\n")


def _on_disk(content: bytes) -> IO[bytes]:
    """A temporary file that begins with this; it goes when it is closed. OSError if the disk is full."""
    from tempfile import TemporaryFile  # noqa: PLC0415 - heavy, and few runs say so much

    file = TemporaryFile()  # noqa: SIM115 - lives as long as the spool
    try:
        file.write(content)
    except OSError:
        file.close()
        raise
    return file
