"""Rules made for the tests of the engine, and the smallest programme to run them on."""

from collections.abc import Callable, Iterable, Iterator
from types import ModuleType

import pytest

from planner.citation import Source
from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.examples import smallest, subject
from planner.engine.registry import from_module
from planner.engine.rule import Rule
from planner.position import Pointer
from planner.read.document import Document

SOURCE = Source("book", "A book", 2020)
DOC = """A thing that the test looks for.

Why: Because the test wants it.

Fix: Change the test.
"""


@rule(Severity.WARNING, sources=[SOURCE], grade=Grade.PRACTICE)
def title_check(
    subject: Subject, *, word: str = "smallest", most: int = 3, part: float = 0.5
) -> Iterator[Finding]:
    """Finds a word in the title."""
    if word in subject.programme.title:
        related = (("The id stands here.", Pointer(("id",))),)
        yield Finding(Pointer(("title",)), f"The title says {word}.", "Say less.", related)


@rule(Severity.ERROR, sources=[SOURCE], grade=Grade.PRACTICE)
def crashing_check(subject: Subject) -> Iterable[Finding]:
    """Finds nothing, loudly."""
    raise ZeroDivisionError("by nothing")


@pytest.fixture
def module() -> ModuleType:
    """A rule module that is complete."""
    made = ModuleType("planner.rules.some_pack.some_rule", DOC)
    made.check = title_check
    made.VALID = ["title: A title\n"]
    made.INVALID = ["title: The smallest title  # <- here\n"]
    return made


@pytest.fixture
def make_rule() -> Callable[..., Rule]:
    """Make a rule of an id and a check."""

    def make(rule_id: str = "some-pack/some-rule", check: object = title_check) -> Rule:
        made = ModuleType("planner.rules." + rule_id.replace("/", ".").replace("-", "_"), DOC)
        made.check = check
        made.VALID = made.INVALID = ["title: A\n"]
        return from_module(made)

    return make


@pytest.fixture
def crashing(make_rule: Callable[..., Rule]) -> Rule:
    """A rule that crashes."""
    return make_rule("some-pack/crashing", crashing_check)


@pytest.fixture
def document() -> Document:
    """The smallest programme as text."""
    return smallest()


@pytest.fixture
def small() -> Subject:
    """The smallest programme as a rule sees it."""
    data = smallest().data
    assert isinstance(data, dict)
    return subject(data)
