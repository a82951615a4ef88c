"""The risk register, the highest risk first, and its heat map."""

from planner.frozen import Frozen
from planner.model.parts import Risk
from planner.render.context.lookup import Lookup, day
from planner.render.context.text import Prose


class RiskView(Frozen):
    """One row of the risk register."""

    number: int
    """In the register, the highest risk first."""
    statement: Prose
    kind: str
    about: tuple[str, ...]
    likelihood: int
    impact: int
    level: int
    """Likelihood times impact, 1 to 25."""
    band: str
    """low, medium or high."""
    response: Prose
    owner: str
    residual: int | None
    residual_band: str
    """Empty where no residual risk is stated."""
    review: str
    escalation: Prose


class HeatCell(Frozen):
    """Where a likelihood and an impact meet."""

    band: str
    risks: tuple[int, ...]
    """Numbers in the register."""


class Risks(Frozen):
    """The register and its heat map."""

    register: tuple[RiskView, ...]
    heat: tuple[tuple[HeatCell, ...], ...]
    """Rows: likelihood 5 to 1; columns: impact 1 to 5."""


BANDS = ((10, "low"), (15, "medium"), (25, "high"))
"""Likelihood times impact: up to 10 low, up to 15 medium, above high."""


def band(level: int) -> str:
    """``low``, ``medium`` or ``high``."""
    return next(name for most, name in BANDS if level <= most)


def risks(look: Lookup) -> Risks:
    """The register, highest risk first; equal ones keep the order of the file."""
    ordered = sorted(look.programme.risks, key=lambda r: -r.level)
    register = tuple(_risk(look, number, it) for number, it in enumerate(ordered, 1))
    heat = tuple(
        tuple(
            HeatCell(
                band(likelihood * impact),
                tuple(r.number for r in register if (r.likelihood, r.impact) == (likelihood, impact)),
            )
            for impact in range(1, 6)
        )
        for likelihood in range(5, 0, -1)
    )
    return Risks(register, heat)


def _risk(look: Lookup, number: int, it: Risk) -> RiskView:
    return RiskView(
        number=number,
        statement=look.prose(it.statement),
        kind=it.kind,
        about=tuple(sorted(it.about)),
        likelihood=it.likelihood,
        impact=it.impact,
        level=it.level,
        band=band(it.level),
        response=look.prose(it.response),
        owner=look.name(it.owner),
        residual=it.residual,
        residual_band="" if it.residual is None else band(it.residual),
        review=day(it.review),
        escalation=look.prose(it.escalation),
    )
