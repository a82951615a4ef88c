"""A reference or figure that resolves to nothing.

Why: A citation that leads nowhere looks like evidence and is none. It is a slip most of the time, and the reader
of the finished document can no longer mend it.

Fix: Add the source under `references` with this id, or correct the id. The figures that can be cited as
gap:COUNTRY/INDICATOR are shown by `planner gaps`.
"""

from collections.abc import Iterable, Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import closest
from planner.engine.sources import FORMAT
from planner.engine.wording import name
from planner.model.citing import cited
from planner.model.country import countries, nearest
from planner.model.programme import Programme
from planner.model.texts import cited_figures, cited_references, in_every_language
from planner.position import Pointer


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Looks at evidence lists, at citations in any text and at every field that holds a reference id."""
    known = [reference.id for reference in subject.programme.references]
    unknown = [(at, wanted) for at, wanted in _references(subject.programme) if wanted not in known]
    for at, wanted in dict.fromkeys(unknown):
        yield Finding(at, f"No entry under references has the id “{wanted}”.", _guess(wanted, known))
    for at, country, indicator in cited_figures(subject.programme):
        trouble = _no_figure(subject, country, indicator)
        if trouble:
            yield Finding(at, *trouble)


def _references(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """Every place that names a reference, and the id it names."""
    yield from cited_references(programme)
    for _, at, text in in_every_language(programme, "[@"):
        yield from ((at, wanted) for wanted in cited(text))
    if programme.budget.source:
        yield programme.budget.at / "source", programme.budget.source
    if programme.provenance:
        for index, wanted in enumerate(programme.provenance.sources):
            yield programme.provenance.at / "sources" / index, wanted
    yield from ((f.at / "reference", f.reference) for f in programme.frameworks if f.reference)


def _no_figure(subject: Subject, country: str, indicator: str) -> tuple[str, str] | None:
    """What is wrong with a cited figure and how to mend it; None if we have it."""
    known = subject.figures.indicators
    if country not in countries():
        codes = nearest(country)
        mend = f"Did you mean {codes[0]} ({name(codes[0])})?" if codes else ""
        return f"No country has the code “{country}”.", mend
    if indicator not in known:
        return f"There is no indicator “{indicator}” among the figures.", _guess(indicator, known)
    if subject.figures.newest(indicator, country) is None:
        title = known[indicator].title
        message = f"There is no figure for {name(country)} on this: {title} ({indicator})."
        return message, "Cite another figure, or a source of your own under references."
    return None


def _guess(word: str, known: Iterable[str]) -> str:
    near = closest(word, known)
    return f"Did you mean “{near}”?" if near else ""


_REFERENCES = "references:\n  - {id: survey-2026, type: report, title: A survey}\n"
VALID = [
    _REFERENCES + "purpose: {problem: 'Repairs are late [@survey-2026].', evidence: [ref:survey-2026]}\n",
    "purpose: {evidence: [gap:GHA/internet-users, gap:NOR/secure-servers, gap:GHA/un-gge-rounds]}\n",
    _REFERENCES + "budget: {source: survey-2026}\nframeworks: [{name: F, how: H., reference: survey-2026}]\n",
]
INVALID = [
    "purpose:\n  evidence:\n    - ref:survey-2026  # <- here\n",
    _REFERENCES + "summary: Repairs are late [@survey-2025].  # <- here\n",
    _REFERENCES
    + "summary:\n  en: Repairs are late [@survey-2026].\n  fr: Les réparations tardent [@survey-2025].  # <- here\n",
    "budget:\n  source: survey-2026  # <- here\n",
    "frameworks:\n  - name: F\n    how: H.\n    reference: survey-2026  # <- here\n",
    "provenance:\n  basis: illustrative\n  note: N.\n  sources:\n    - survey-2026  # <- here\n",
    "purpose:\n  evidence:\n    - gap:GHA/internet-user  # <- here\n",
    "purpose:\n  evidence:\n    - gap:GHN/internet-users  # <- here\n",
    "purpose:\n  evidence:\n    - gap:AIA/internet-users  # <- here\n",
]
