"""Which parts of a programme a document is made of, and which of them a programme lacks."""

from collections.abc import Iterable, Mapping
from typing import Any

FIELDS = (
    "budget.lines",
    "budget.lines.category",
    "budget.lines.paid_by",
    "budget.note",
    "coordination",
    "evaluation.ethics",
    "evaluation.evaluator",
    "evaluation.kind",
    "evaluation.method",
    "evaluation.purpose",
    "evaluation.questions",
    "evaluation.questions.indicators",
    "evaluation.questions.judgement",
    "evaluation.questions.method",
    "evaluation.questions.source",
    "evaluation.use",
    "legal_frameworks",
    "management.governance",
    "ownership",
    "purpose.connectivity",
    "purpose.gaps",
    "purpose.needs",
    "purpose.rationale",
    "purpose.theory",
    "reach",
    "results.outcomes",
    "results.outcomes.assumptions",
    "results.outcomes.because",
    "results.outcomes.evidence",
    "results.outcomes.indicators",
    "results.outcomes.indicators.baseline",
    "results.outcomes.indicators.source",
    "results.outcomes.indicators.target",
    "results.outcomes.norms",
    "results.outcomes.outputs.activities",
    "results.outcomes.outputs.assumptions",
    "results.outcomes.outputs.because",
    "results.outcomes.outputs.indicators",
    "risks",
    "risks.owner",
    "risks.residual",
    "risks.response",
    "risks.review",
    "safeguards.confidentiality",
    "safeguards.data_flow",
    "safeguards.data_localisation",
    "safeguards.data_protection",
    "safeguards.do_no_harm",
    "safeguards.gender",
    "safeguards.human_rights",
    "stakeholders",
)
"""Every field that a document says is missing where it is: `templates/shared/silence.html` has a sentence for each."""


def lacking(data: Mapping[str, Any], fields: Iterable[str]) -> tuple[str, ...]:
    """Those of ``fields`` that ``data`` says nothing of, in their order.

    A field is written with points, ``results.outcomes.indicators``; in a list it is there if an entry has it.
    """
    return tuple(field for field in fields if not _stated(data, field.split(".")))


def less(data: Mapping[str, Any], fields: Iterable[str]) -> Mapping[str, Any]:
    """``data`` without ``fields``, which are written as for :func:`lacking`; one that is not there takes nothing away."""
    for field in fields:
        data = _less(data, field.split("."))
    return data


def _less(value: Any, keys: list[str]) -> Any:
    if isinstance(value, list):
        return [_less(entry, keys) for entry in value]
    if not isinstance(value, dict) or keys[0] not in value:
        return value
    first, *rest = keys
    if rest:
        return {**value, first: _less(value[first], rest)}
    return {key: inside for key, inside in value.items() if key != first}


def _stated(value: Any, keys: list[str]) -> bool:
    if isinstance(value, list):
        return any(_stated(entry, keys) for entry in value)
    if not keys:
        return value not in (None, "", {})
    return isinstance(value, dict) and keys[0] in value and _stated(value[keys[0]], keys[1:])
