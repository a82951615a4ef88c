"""What can fill a section of a donor's form: one row a part, one macro in ``templates/shared/form_parts.html``."""

from collections.abc import Iterator
from typing import Any

from planner.frozen import Frozen
from planner.model.citing import CITATION
from planner.position import ROOT, Pointer


class Part(Frozen):
    """One part of a programme as a form shows it."""

    about: str
    """What it holds, in one line."""
    texts: tuple[str, ...]
    """Where its texts stand in a programme file; ``*`` is every item of a list."""


_OUTPUTS = "results/outcomes/*/outputs/*"
_ACTIVITIES = f"{_OUTPUTS}/activities/*"
_INDICATORS = ("results/impact/indicators/*", "results/outcomes/*/indicators/*", f"{_OUTPUTS}/indicators/*")

PARTS = {
    "activities": Part(
        "every activity: what is done, for whom, by whom, when", (f"{_ACTIVITIES}/description",)
    ),
    "budget": Part("the total, what the money is for, and when it is spent", ("budget/note",)),
    "communication": Part("how the programme is made known", ("management/communication",)),
    "connectivity": Part("the connectivity that it is to sustain", ("purpose/connectivity",)),
    "coordination": Part(
        "other programmes, and how this one fits", ("coordination/*/link", "coordination/*/covers/why")
    ),
    "ethics": Part("the ethics of the evaluation", ("evaluation/ethics",)),
    "evaluation-calendar": Part(
        "milestones, targets and answers by date", ("evaluation/questions/*/question",)
    ),
    "evaluation-cost": Part("the money for monitoring and evaluation", ()),
    "evaluation-method": Part("how the evaluation is done", ("evaluation/method",)),
    "evaluation-purpose": Part(
        "why it is evaluated, and who uses the result", ("evaluation/purpose", "evaluation/use")
    ),
    "evaluation-questions": Part(
        "the questions under the six criteria",
        ("evaluation/questions/*/question", "evaluation/omitted/*/reason"),
    ),
    "evaluation-team": Part("the evaluations planned, the evaluator, their independence", ()),
    "facts": Part("a table: title, countries, dates, cost, lead, donors", ("title",)),
    "gaps": Part("each country among its peers, as charts", ()),
    "gender": Part(
        "the gender marker, its analysis and objectives",
        ("safeguards/gender/analysis", "safeguards/gender/objectives/*/objective"),
    ),
    "law": Part(
        "laws, frameworks and trade agreements that it touches",
        ("legal_frameworks/*/relevance", "frameworks/*/how", "trade/*/link"),
    ),
    "lessons": Part("the lessons used", ("purpose/lessons",)),
    "logframe": Part(
        "the logical framework, on a wide table", tuple(f"{at}/statement" for at in _INDICATORS)
    ),
    "management": Part(
        "governance, team and conditions for the start",
        ("management/governance", "management/team", "management/conditions"),
    ),
    "monitoring": Part(
        "how it is monitored, and how many indicators lack a baseline or target", ("management/monitoring",)
    ),
    "needs": Part("the needs, who named them and when", ("purpose/needs/*/statement",)),
    "objectives": Part(
        "the impact and the outcomes", ("results/impact/statement", "results/outcomes/*/statement")
    ),
    "organisations": Part("the organisations and what each brings", ("organisations/*/contribution",)),
    "outputs": Part(
        "the outputs, why they lead to the outcomes, and their activities",
        (f"{_OUTPUTS}/statement", f"{_OUTPUTS}/because", f"{_ACTIVITIES}/title"),
    ),
    "ownership": Part("what each country asks for", ("ownership/*/priority", "ownership/*/request")),
    "problem": Part("the problem and the evidence for it", ("purpose/problem",)),
    "rationale": Part("why it is done this way", ("purpose/rationale",)),
    "risks": Part("the risk register, the highest first", ("risks/*/statement", "risks/*/response")),
    "safeguards": Part(
        "human rights, doing no harm, data",
        (
            "safeguards/human_rights/finding",
            "safeguards/do_no_harm",
            "safeguards/*/treatment",
            "safeguards/*/not_applicable",
        ),
    ),
    "stakeholders": Part("whose skills are built, and why", ("stakeholders/*/why",)),
    "summary": Part("the summary", ("summary",)),
    "summary-table": Part(
        "a table: title, place, months, cost, objectives, groups, results, activities",
        (
            "results/impact/statement",
            "results/outcomes/*/statement",
            f"{_OUTPUTS}/statement",
            f"{_ACTIVITIES}/title",
            "stakeholders/*/name",
        ),
    ),
    "sustainability": Part(
        "the owner, the running costs and what stays",
        ("sustainability/recurrent_costs", "sustainability/after_the_end"),
    ),
    "theory": Part(
        "the theory of change, with the chain of results as a picture",
        ("purpose/theory", "results/outcomes/*/because", "results/outcomes/*/assumptions/*"),
    ),
    "timeframe": Part("the duration, with the work plan as a picture", (f"{_ACTIVITIES}/title",)),
}
"""Name in a form to the part; the same names as in ``schemas/form.schema.json``."""


def texts(data: Any, part: str) -> Iterator[tuple[Pointer, str]]:
    """The place and the words of every text that ``part`` shows of a programme's data."""
    for written in PARTS[part].texts:
        yield from _below(data, written.split("/"), ROOT)


def _below(value: Any, names: list[str], at: Pointer) -> Iterator[tuple[Pointer, str]]:
    if not names:
        if isinstance(value, str):
            yield at, value
        return
    first, rest = names[0], names[1:]
    if isinstance(value, list) and first == "*":
        for index, item in enumerate(value):
            yield from _below(item, rest, at / index)
    elif isinstance(value, dict):
        for key in value if first == "*" else [first]:
            if key in value:
                yield from _below(value[key], rest, at / key)


def length(text: str) -> int:
    """The words of a text of the programme, without its citations."""
    return len(CITATION.sub(" ", text).split())
