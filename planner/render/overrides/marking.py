"""Marks the lines of a user's templates, so that :mod:`.marks` can find them in what was rendered."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2.ext import Extension
from jinja2.lexer import Token

from planner.render.overrides.marks import mark, own_files

if TYPE_CHECKING:
    from jinja2.lexer import TokenStream


def marking(folder: Path) -> type[Extension]:
    """An extension that marks the templates in ``folder``, and no others."""
    numbers = {str(path): number for number, path in enumerate(own_files(folder))}

    class Marking(Extension):
        """Puts a mark at the beginning of every line of text."""

        def filter_stream(self, stream: "TokenStream") -> "TokenStream | Iterable[Token]":
            number = numbers.get(stream.filename or "")
            return stream if number is None else _marked(stream, number)

    return Marking


def _marked(stream: "TokenStream", number: int) -> Iterator[Token]:
    for token in stream:
        if token.type != "data":
            yield token
            continue
        first, *others = token.value.split("\n")
        lines = [mark(number, token.lineno) + first]
        lines += [mark(number, token.lineno + at) + text for at, text in enumerate(others, 1)]
        yield Token(token.lineno, "data", "\n".join(lines))
