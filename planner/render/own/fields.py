"""What can be filled into a form of a donor's: a small vocabulary that stays as it is from version to version.

Every entry says what it holds; ``docs/form-fields.md`` is written from here. A list holds records, a record holds
values and lists of its own; a value is printed as the form's language writes it (:func:`planner.render.own.values.shown`),
and is missing where it is empty. A fixed term is its English word to whoever compares it, in whatever language it is
printed.
"""

from typing import Annotated, TypeAlias

from planner.frozen import Frozen


class Money(Frozen):
    """An amount, which prints as ``1 234 567 EUR`` and stands in a workbook as a number."""

    amount: int
    currency: str


class Day(Frozen):
    """A day, a month or a year, which prints as ``1 March 2027``, ``March 2027`` or ``2027``."""

    written: str


class Year(Frozen):
    """A year, which is a number in a workbook and has no spaces on paper."""

    number: int


Value: TypeAlias = str | int | Money | Day | Year
"""What a placeholder prints; an empty text is missing."""


class ProgrammeFields(Frozen):
    """The programme at a glance."""

    title: Annotated[Value, "its title"]
    id: Annotated[Value, "its short name"]
    summary: Annotated[Value, "the summary"]
    start: Annotated[Value, "the first day"]
    end: Annotated[Value, "the last day"]
    months: Annotated[Value, "how long it runs, in months"]
    countries: Annotated[Value, "its countries, as one line"]
    region: Annotated[Value, "the region"]
    currency: Annotated[Value, "the currency of every amount"]
    total: Annotated[Value, "the total cost"]
    phase: Annotated[Value, "where it stands: design, inception, implementation, closed"]
    lead: Annotated[Value, "who leads it"]
    donors: Annotated[Value, "who pays for it"]
    people: Annotated[Value, "how many people it reaches, each counted once"]
    problem: Annotated[Value, "the problem"]
    connectivity: Annotated[Value, "the connectivity that it is to sustain"]
    rationale: Annotated[Value, "why it is done this way"]
    theory: Annotated[Value, "the theory of change"]
    lessons: Annotated[Value, "the lessons used"]
    impact: Annotated[Value, "the impact, which donors also call the overall objective"]


class Need(Frozen):
    """A need that somebody named."""

    country: Annotated[Value, "the country"]
    statement: Annotated[Value, "the need"]
    asked_by: Annotated[Value, "who named it"]
    when: Annotated[Value, "when it was found"]


class Organisation(Frozen):
    """Somebody who carries the programme."""

    name: Annotated[Value, "its name"]
    role: Annotated[Value, "its role: donor, lead, implementer, partner, counterpart, operator, evaluator"]
    country: Annotated[Value, "where it is"]
    brings: Annotated[Value, "what it contributes"]


class Stakeholder(Frozen):
    """Somebody whose skills are built: a target group."""

    name: Annotated[Value, "the name"]
    group: Annotated[Value, "government, industry or civil society"]
    community: Annotated[Value, "which community within the group"]
    people: Annotated[Value, "how many people"]
    countries: Annotated[Value, "where, as one line"]
    why: Annotated[Value, "why they"]


class Indicator(Frozen):
    """How a result is measured."""

    result: Annotated[Value, "the number of the result, or impact"]
    statement: Annotated[Value, "what is measured"]
    baseline: Annotated[Value, "where it starts, and when"]
    milestones: Annotated[Value, "the values in between"]
    target: Annotated[Value, "where it is to go, and by when"]
    source: Annotated[Value, "where the figures come from"]
    method: Annotated[Value, "how they are collected"]
    every: Annotated[Value, "how often"]
    responsible: Annotated[Value, "who collects them"]


class Activity(Frozen):
    """Something that is done."""

    number: Annotated[Value, "such as 1.2.3"]
    title: Annotated[Value, "its title"]
    description: Annotated[Value, "what is done"]
    audience: Annotated[Value, "for whom, as one line"]
    by: Annotated[Value, "by whom, as one line"]
    start: Annotated[Value, "when it begins"]
    end: Annotated[Value, "when it ends"]
    cost: Annotated[Value, "what it costs"]


class Output(Frozen):
    """Something that the programme itself delivers."""

    number: Annotated[Value, "such as 1.2"]
    statement: Annotated[Value, "the output"]
    weight: Annotated[Value, "its weight in per cent"]
    because: Annotated[Value, "why it leads to the outcome"]
    assumptions: Annotated[Value, "what must hold"]
    indicators: Annotated[tuple[Indicator, ...], "how it is measured"]
    activities: Annotated[tuple[Activity, ...], "what is done for it"]


class Outcome(Frozen):
    """A change in what people or institutions do: a specific objective."""

    number: Annotated[Value, "such as 1"]
    statement: Annotated[Value, "the outcome"]
    because: Annotated[Value, "why it leads to the impact"]
    assumptions: Annotated[Value, "what must hold"]
    indicators: Annotated[tuple[Indicator, ...], "how it is measured"]
    outputs: Annotated[tuple[Output, ...], "what leads to it"]


class LogframeRow(Frozen):
    """One row of the logical framework: one for every indicator, from the impact down."""

    level: Annotated[Value, "Impact, Outcome 1 or Output 1.1"]
    result: Annotated[Value, "the statement of the result"]
    indicator: Annotated[Value, "what is measured"]
    baseline: Annotated[Value, "where it starts, and when"]
    milestones: Annotated[Value, "the values in between"]
    target: Annotated[Value, "where it is to go, and by when"]
    source: Annotated[Value, "source and means of verification"]
    assumptions: Annotated[Value, "what must hold; not applicable at the impact"]


class BudgetLine(Frozen):
    """One line of the budget."""

    title: Annotated[Value, "what is paid"]
    purpose: Annotated[Value, "the number of the result, or management, monitoring, evaluation, overhead"]
    year: Annotated[Value, "the year"]
    category: Annotated[Value, "the category"]
    paid_by: Annotated[Value, "who pays"]
    amount: Annotated[Value, "the amount"]


class BudgetYear(Frozen):
    """The money of one year."""

    year: Annotated[Value, "the year"]
    amount: Annotated[Value, "the amount"]


class BudgetFields(Frozen):
    """The money."""

    total: Annotated[Value, "the total cost"]
    note: Annotated[Value, "what the budget says of itself"]
    learning: Annotated[Value, "what is for monitoring and evaluation"]
    lines: Annotated[tuple[BudgetLine, ...], "every line"]
    years: Annotated[tuple[BudgetYear, ...], "the money year by year"]


class Risk(Frozen):
    """One risk, the highest first."""

    number: Annotated[Value, "its number"]
    statement: Annotated[Value, "the risk"]
    kind: Annotated[Value, "contextual, programmatic or institutional"]
    likelihood: Annotated[Value, "1 to 5"]
    impact: Annotated[Value, "1 to 5"]
    level: Annotated[Value, "likelihood times impact"]
    band: Annotated[Value, "low, medium or high"]
    response: Annotated[Value, "what is done about it"]
    owner: Annotated[Value, "who answers for it"]
    review: Annotated[Value, "when it is looked at again"]


class SafeguardFields(Frozen):
    """How people are protected."""

    human_rights: Annotated[Value, "what the screen found"]
    do_no_harm: Annotated[Value, "how harm is avoided"]
    gender: Annotated[Value, "the gender analysis"]
    gender_marker: Annotated[Value, "0, 1 or 2"]
    data_protection: Annotated[Value, "personal data"]
    data_flow: Annotated[Value, "data across borders"]
    data_localisation: Annotated[Value, "duties to keep data in a country"]


class SustainabilityFields(Frozen):
    """What lasts."""

    owner: Annotated[Value, "who owns it after the end"]
    handover: Annotated[Value, "when it is handed over"]
    recurrent_costs: Annotated[Value, "who pays the running costs"]
    after_the_end: Annotated[Value, "what stays"]


class Ownership(Frozen):
    """A country's own part."""

    country: Annotated[Value, "the country"]
    priority: Annotated[Value, "the national priority that it serves"]
    counterpart: Annotated[Value, "who answers for it there"]
    request: Annotated[Value, "what was asked for"]


class Coordination(Frozen):
    """Another programme, and how this one fits."""

    programme: Annotated[Value, "the other programme"]
    relation: Annotated[Value, "complements, builds on and so on"]
    link: Annotated[Value, "what links them"]


class ManagementFields(Frozen):
    """How it is run."""

    governance: Annotated[Value, "who decides"]
    team: Annotated[Value, "who does the work"]
    monitoring: Annotated[Value, "how it is monitored"]
    communication: Annotated[Value, "how it is made known"]


class Question(Frozen):
    """An evaluation question."""

    criterion: Annotated[Value, "one of the six criteria"]
    question: Annotated[Value, "the question"]
    judgement: Annotated[Value, "what decides the answer"]
    method: Annotated[Value, "how it is answered"]
    source: Annotated[Value, "with what"]
    when: Annotated[Value, "when"]


class EvaluationFields(Frozen):
    """How it is evaluated."""

    purpose: Annotated[Value, "why"]
    use: Annotated[Value, "who uses the result, and for what"]
    method: Annotated[Value, "how"]
    ethics: Annotated[Value, "what protects those who are asked"]
    evaluator: Annotated[Value, "by whom"]
    questions: Annotated[tuple[Question, ...], "the questions"]


class Reference(Frozen):
    """A source; texts name it by its number, as in [3]."""

    number: Annotated[Value, "its number"]
    text: Annotated[Value, "the source"]
    url: Annotated[Value, "where to look it up"]


class Fields(Frozen):
    """Everything that can be filled in."""

    programme: Annotated[ProgrammeFields, "the programme at a glance"]
    needs: Annotated[tuple[Need, ...], "what was asked for"]
    organisations: Annotated[tuple[Organisation, ...], "who carries it"]
    stakeholders: Annotated[tuple[Stakeholder, ...], "whose skills are built"]
    outcomes: Annotated[tuple[Outcome, ...], "the results chain"]
    logframe: Annotated[tuple[LogframeRow, ...], "the logical framework, row by row"]
    indicators: Annotated[tuple[Indicator, ...], "all indicators"]
    activities: Annotated[tuple[Activity, ...], "all activities"]
    budget: Annotated[BudgetFields, "the money"]
    risks: Annotated[tuple[Risk, ...], "the risk register"]
    safeguards: Annotated[SafeguardFields, "how people are protected"]
    sustainability: Annotated[SustainabilityFields, "what lasts"]
    ownership: Annotated[tuple[Ownership, ...], "what each country asks for"]
    coordination: Annotated[tuple[Coordination, ...], "other programmes"]
    management: Annotated[ManagementFields, "how it is run"]
    evaluation: Annotated[EvaluationFields, "how it is evaluated"]
    references: Annotated[tuple[Reference, ...], "the sources that texts cite"]
