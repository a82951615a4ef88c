"""Citations inside text: ``[@calderaro-craig-2020]`` names an entry under ``references``."""

import re

CITATION = re.compile(r"\[@([A-Za-z0-9][A-Za-z0-9._:-]*)\]")
"""One citation; group 1 is the id of the reference."""


def cited(text: str) -> tuple[str, ...]:
    """The reference ids that a text cites, in order, repeats included."""
    return tuple(CITATION.findall(text))


def sentences(text: str) -> tuple[str, ...]:
    """A text cut after full stops, question and exclamation marks; a citation stays with its sentence."""
    return tuple(s.strip() for s in re.split(r"(?<=[.!?])\s+(?!\[@)", text) if s.strip())
