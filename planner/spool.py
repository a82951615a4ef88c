"""Lines that wait in memory while they are few and in a temporary file when there are many."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

from planner.errors import UsageError

_IN_MEMORY = 2_000_000


class Spool:
    """Takes lines and gives them back: one by one in their order, or one by its number."""

    def __init__(self) -> None:
        self._file: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - lives as long as this
        self._end = 0

    def add(self, line: bytes) -> int:
        """Keep a line, which holds no line break; its number is what :meth:`at` asks for. UsageError if the disk is full."""
        start = self._end
        try:
            self._file.seek(start)
            self._end += self._file.write(line + b"\n")
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
