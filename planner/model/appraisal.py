"""How a programme is judged and what it rests on: evaluation, references, waivers, what is confidential.

Every node knows its place in the file (``at``). An empty text means that nothing was written.
"""

from planner.frozen import Frozen
from planner.model.when import When
from planner.position import Pointer


class Question(Frozen):
    """One evaluation question."""

    at: Pointer
    id: str
    criterion: str
    question: str
    judgement: str
    indicators: tuple[str, ...]
    method: str
    source: str
    when: When | None
    by: str


class Omitted(Frozen):
    """An evaluation criterion that is left out."""

    at: Pointer
    criterion: str
    reason: str


class Evaluation(Frozen):
    """How the programme is evaluated."""

    at: Pointer
    purpose: str
    kinds: tuple[str, ...]
    independent: bool | None
    evaluator: str
    method: str
    use: str
    ethics: str
    questions: tuple[Question, ...]
    omitted: tuple[Omitted, ...]


class Author(Frozen):
    """A person (family, given) or an institution (literal)."""

    family: str
    given: str
    literal: str


class Reference(Frozen):
    """A source, in the terms of CSL-JSON."""

    at: Pointer
    id: str
    type: str
    title: str
    authors: tuple[Author, ...]
    issued: tuple[int, ...]
    """Year, month, day as far as known."""
    accessed: tuple[int, ...]
    container: str
    publisher: str
    place: str
    volume: str
    issue: str
    page: str
    number: str
    doi: str
    url: str
    note: str


class WaiverEntry(Frozen):
    """A finding that the file asks to excuse."""

    at: Pointer
    rule: str
    place: str
    """A pointer as text; empty for the whole programme."""
    reason: str
    approved_by: str
    until: When


class Change(Frozen):
    """One agreed change of the programme."""

    at: Pointer
    when: When
    version: str
    level: str
    """programme, impact, outcome, output, activity, indicator, budget or risk."""
    what: str
    reason: str
    approved_by: str
    """Empty while nobody has approved it."""


class Confidential(Frozen):
    """Something that must not be published."""

    at: Pointer
    place: str
    level: str
    why: str
    target: Pointer | None
    """The place with positions instead of ids; None if it is not there."""
