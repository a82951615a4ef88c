"""A text that is longer than the donor's form allows.

Why: Forms limit the summary and the narrative, and a text over the limit is cut or sent back by whoever reads it
first. A concept note to the European Commission gives its summary one page, about 500 words. Words are counted in
the programme's own text, without citations. The finished pages of a donor's form are measured, section by section,
where a run names the form: `planner check --form eu-concept-note`, or `planner render eu-concept-note`.

Fix: Shorten the text, and move what is needed to the section that it belongs to. The options `summary`,
`problem`, `connectivity`, `rationale`, `theory` and `lessons` hold the limits in words; 0 is no limit, and a donor's
profile sets what its form says.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import EU_CONCEPT_NOTE
from planner.model.citing import CITATION
from planner.position import ROOT, Pointer

_PURPOSE = ROOT / "purpose"


@rule(Severity.ERROR, sources=[EU_CONCEPT_NOTE], grade=Grade.PRACTICE)
def check(  # noqa: PLR0913 - an option a section
    subject: Subject,
    *,
    summary: int = 500,
    problem: int = 0,
    connectivity: int = 0,
    rationale: int = 0,
    theory: int = 0,
    lessons: int = 0,
) -> Iterator[Finding]:
    """``summary``, ``problem``, ``connectivity``, ``rationale``, ``theory``, ``lessons``: the most words; 0 for any."""
    purpose = subject.programme.purpose
    for name, at, text, most in (
        ("summary", ROOT / "summary", subject.programme.summary, summary),
        ("problem", _PURPOSE / "problem", purpose.problem, problem),
        ("connectivity goal", _PURPOSE / "connectivity", purpose.connectivity, connectivity),
        ("rationale", _PURPOSE / "rationale", purpose.rationale, rationale),
        ("theory of change", _PURPOSE / "theory", purpose.theory, theory),
        ("part on lessons", _PURPOSE / "lessons", purpose.lessons, lessons),
    ):
        yield from _held(name, at, text, most)


def _held(name: str, at: Pointer, text: str, most: int) -> Iterator[Finding]:
    if not most or len(text) <= 2 * most:  # so many words take more characters: most texts need no counting
        return
    words = len(CITATION.sub(" ", text).split())
    if words > most:
        yield Finding(
            at, f"The {name} has {words} words, and the form allows {most}: {words - most} too many."
        )


VALID = [
    "summary: " + "word " * 500 + "\n",
    "summary: " + "word " * 500 + "[@some-source, page 3]\n",
    "purpose: {problem: " + "word " * 2000 + "}\n",
]
INVALID = [
    "summary: " + "word " * 501 + " # <- here\n",
]
