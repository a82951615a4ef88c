"""Names: every id that the file gives, by the families within which an id must be the only one of its kind."""

from collections.abc import Iterator

from planner.frozen import Frozen
from planner.model.programme import Programme
from planner.position import Pointer


class Named(Frozen):
    """One id that is given."""

    at: Pointer
    id: str
    by: str
    """What carries it, for a sentence: ``the activity “Repair exercise”``."""


def families(programme: Programme) -> Iterator[list[Named]]:
    """The ids that must differ from each other: parties, results, and each other list of its own.

    Organisations and stakeholders are one family, because both may deliver; so is the whole results chain.
    An organisation and a forum may share an id: no place accepts both.
    """
    yield _parties(programme)
    yield _results(programme)
    yield [Named(f.at, f.id, f"the forum “{f.name}”") for f in programme.fora]
    yield [Named(i.at, i.id, f"the infrastructure “{i.name}”") for i in programme.infrastructure]
    yield [Named(law.at, law.id, f"the legal framework “{law.name}”") for law in programme.legal_frameworks]
    yield [Named(n.at, n.id, f"the budget line “{n.title}”") for n in programme.budget.lines]
    yield [Named(r.at, r.id, "a risk") for r in programme.risks]
    yield [Named(r.at, r.id, f"the reference “{r.title}”") for r in programme.references]
    if programme.evaluation:
        yield [Named(q.at, q.id, "an evaluation question") for q in programme.evaluation.questions]


def _parties(programme: Programme) -> list[Named]:
    organisations = (Named(o.at, o.id, f"the organisation “{o.name}”") for o in programme.organisations)
    stakeholders = (Named(s.at, s.id, f"the stakeholder “{s.name}”") for s in programme.stakeholders)
    return [*organisations, *stakeholders]


def _results(programme: Programme) -> list[Named]:
    return [
        *(Named(o.at, o.id, "an outcome") for o in programme.outcomes),
        *(Named(o.at, o.id, "an output") for o in programme.outputs),
        *(Named(a.at, a.id, f"the activity “{a.title}”") for a in programme.activities),
        *(Named(i.at, i.id, f"the indicator “{i.statement}”") for i in programme.indicators),
    ]
