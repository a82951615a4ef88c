"""The money: the budget by year, result and category, and the stakeholder-by-skill matrix."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from planner.frozen import Frozen
from planner.model.effort import money_by_cell, people_by_cell
from planner.model.parts import BudgetLine
from planner.model.results import Group, Skill
from planner.render.context.lookup import Lookup
from planner.render.context.text import Prose, plain

OVERHEADS = ("management", "monitoring", "evaluation", "overhead")
"""What a budget line can be for beside an activity or output, in the order of the tables."""
OTHER = "other"


class Cell(Frozen):
    """One cell of the matrix."""

    money: int | None
    """Whole currency units; None where money is withheld."""
    share: float | None
    """Of all activity cost, 0 to 1."""
    people: int
    tone: str
    """none, low, mid or high: how much of the effort goes here."""


class MatrixRow(Frozen):
    """One stakeholder group."""

    group: str
    cells: tuple[Cell, ...]
    """Technical, governance, diplomatic."""
    share: float | None
    people: int
    """Everyone of the group that an activity reaches, each once."""


class Matrix(Frozen):
    """Stakeholder groups by skill types."""

    skills: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    shares: tuple[float | None, ...]
    """Of the effort by skill type."""
    money: int | None
    """Cost of the activities that reach a stakeholder."""
    people: int


class BudgetRow(Frozen):
    """Money for one purpose or category."""

    key: str
    """``result`` with its number, or management, monitoring, evaluation, overhead, other; or a category."""
    number: str
    """Of the outcome; empty for anything else."""
    title: str
    """Statement of the outcome; empty for anything else."""
    amounts: tuple[int, ...]
    """By year."""
    total: int
    share: float
    """Of all that is broken down."""


class LineView(Frozen):
    """One line of the budget."""

    title: str
    purpose: str
    """Number of the result or activity, or management, monitoring, evaluation, overhead."""
    year: int
    category: str
    paid_by: str
    amount: int


class Budget(Frozen):
    """The money, in whole currency units."""

    total: int | None
    """None where it is withheld."""
    withheld: bool
    """Whether the breakdown is withheld."""
    years: tuple[int, ...]
    by_purpose: tuple[BudgetRow, ...]
    by_category: tuple[BudgetRow, ...]
    by_payer: tuple[BudgetRow, ...]
    """By who pays; ``key`` is a name, or empty for lines that name nobody."""
    by_year: tuple[int, ...]
    broken_down: int
    lines: tuple[LineView, ...]
    note: Prose
    source: str
    """Id of a source; empty if none is named."""
    learning: int | None
    """For monitoring and evaluation; None where nothing may be or is said."""
    learning_share: float | None
    """Of the total."""


def matrix(look: Lookup, *, money: bool) -> Matrix:
    """The matrix; ``money`` says whether sums and shares may be shown."""
    paid, reached = money_by_cell(look.programme), people_by_cell(look.programme)
    whole = sum(paid.values())
    known = money and whole > 0

    def share(cells: Iterable[tuple[Group, Skill]]) -> float | None:
        return sum(paid[c] for c in cells) / whole if known else None

    rows = tuple(
        MatrixRow(
            group=group.value,
            cells=tuple(
                Cell(
                    round(paid[group, skill]) if known else None,
                    share([(group, skill)]),
                    reached[group, skill],
                    _tone(share([(group, skill)]), reached[group, skill]),
                )
                for skill in Skill
            ),
            share=share([(group, skill) for skill in Skill]),
            people=_reached(look, group),
        )
        for group in Group
    )
    return Matrix(
        skills=tuple(skill.value for skill in Skill),
        rows=rows,
        shares=tuple(share([(group, skill) for group in Group]) for skill in Skill),
        money=round(whole) if known else None,
        people=sum(row.people for row in rows),
    )


def _tone(share: float | None, people: int) -> str:
    """Up to a twentieth of the effort is low, a fifth and more high; without money, whoever is reached counts low."""
    if share is None:
        return "low" if people else "none"
    return "none" if share == 0 else "low" if share < 0.05 else "mid" if share < 0.2 else "high"


def _reached(look: Lookup, group: Group) -> int:
    named = {name for activity in look.programme.activities for name in activity.audience}
    return sum(s.people for s in look.programme.stakeholders if s.group is group and s.id in named)


def budget(look: Lookup, *, withheld: bool, total_withheld: bool) -> Budget:
    """The budget; a withheld breakdown shows its total alone, and that only if it is not withheld too."""
    it = look.programme.budget
    lines = () if withheld else it.lines
    years = tuple(sorted({line.year for line in lines}))
    broken_down = sum(line.amount for line in lines)
    learning = sum(line.amount for line in lines if line.purpose in {"monitoring", "evaluation"})
    return Budget(
        total=None if total_withheld else it.total,
        withheld=withheld,
        years=years,
        by_purpose=_rows(look, lines, years, _purpose(look)),
        by_category=_rows(look, lines, years, lambda line: line.category or OTHER),
        by_payer=_rows(look, lines, years, lambda line: look.name(line.paid_by)),
        by_year=tuple(sum(line.amount for line in lines if line.year == year) for year in years),
        broken_down=broken_down,
        lines=tuple(_line(look, line) for line in lines),
        note=look.prose(it.note),
        source=look.references.get(it.source, ""),
        learning=learning if lines else None,
        learning_share=learning / it.total if lines and it.total else None,
    )


def _purpose(look: Lookup) -> Callable[[BudgetLine], str]:
    """What a line pays for: the number of an outcome, one of OVERHEADS, or other."""

    def of(line: BudgetLine) -> str:
        if line.purpose in look.numbers:
            return look.numbers[line.purpose].partition(".")[0]
        return line.purpose if line.purpose in OVERHEADS else OTHER

    return of


def _rows(
    look: Lookup, lines: Iterable[BudgetLine], years: tuple[int, ...], key: Callable[[BudgetLine], str]
) -> tuple[BudgetRow, ...]:
    sums: dict[str, dict[int, int]] = defaultdict(lambda: dict.fromkeys(years, 0))
    for line in lines:
        sums[key(line)][line.year] += line.amount
    whole = sum(sum(row.values()) for row in sums.values())
    titles = {str(i): plain(outcome.statement) for i, outcome in enumerate(look.programme.outcomes, 1)}
    return tuple(
        BudgetRow(
            key="result" if name in titles else name,
            number=name if name in titles else "",
            title=titles.get(name, ""),
            amounts=tuple(sums[name].values()),
            total=sum(sums[name].values()),
            share=sum(sums[name].values()) / whole if whole else 0,
        )
        for name in sorted(sums, key=lambda name: _rank(name, titles))
    )


def _rank(name: str, titles: dict[str, str]) -> tuple[int, int, str]:
    """Outcomes by number, then the overheads in their order, then categories by name, then other."""
    if name in titles:
        return (0, int(name), "")
    if name in OVERHEADS:
        return (2, OVERHEADS.index(name), "")
    return (3 if name in {OTHER, ""} else 1, 0, name)


def _line(look: Lookup, line: BudgetLine) -> LineView:
    purpose = look.numbers.get(line.purpose, line.purpose if line.purpose in OVERHEADS else OTHER)
    return LineView(line.title, purpose, line.year, line.category, look.name(line.paid_by), line.amount)
