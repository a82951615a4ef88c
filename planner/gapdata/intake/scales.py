"""Which edition of a framework a figure belongs to, and what its value is on that edition's scale."""

from functools import cache

from planner.gapdata.catalogue import edition, edition_of, editions
from planner.gapdata.intake.cells import CellError, check_bounds, did_you_mean, read_value
from planner.gapdata.intake.rows import Cell
from planner.late import late
from planner.model.figures import STAGE, Indicator

_NOT_A_LETTER = late(r"[\W_]+")


def which_edition(indicator: Indicator, year: int, cell: Cell, named: str, asked: str) -> str:
    """The version of a figure's edition; empty if its framework has none. Raises CellError.

    It is what the cell says, or what the indicator's name says, or what the user says of the whole file
    (``asked``), or else the one edition to which a figure of that year can belong.
    """
    offered = _versions(indicator.framework, indicator.versions)
    if not offered:
        return cell.text
    if cell.text and named and cell.text != named:
        message = f"This name of {indicator.id} speaks of edition {named}, not of {cell.text[:60]}."
        raise CellError("edition", message, column="version")
    said = cell.text or named or (asked if any(offered) else "")
    if said:
        return _offered(said, indicator, offered)
    found = edition_of(indicator, year)
    if found is not None:
        return found.version
    choice = ", ".join(offered)
    message = f"Nothing says which edition of {indicator.framework} this figure of {year} belongs to."
    fix = (
        f"Name the edition in a column version, or add the file with planner gaps add --edition; "
        f"{indicator.id} has {choice}."
    )
    raise CellError("edition", message, fix, column="version", kind=f"no edition of {indicator.framework}")


@cache
def _versions(framework: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """The editions of a framework, the oldest first; ``among`` those named, if any are."""
    return tuple(e.version for e in editions(framework) if not among or e.version in among)


def _offered(said: str, indicator: Indicator, offered: tuple[str, ...]) -> str:
    for version in offered:
        if _plain(said) == _plain(version):
            return version
    if not any(offered):
        message = f"{indicator.id} has no editions: {said[:60]} cannot be one."
        raise CellError("edition", message, "Leave the edition empty.", column="version")
    message = f"{indicator.id} has no edition {said[:60]}."
    fix = did_you_mean(said, offered) or f"Its editions are {', '.join(offered)}."
    raise CellError("edition", message, fix, column="version")


def _plain(version: str) -> str:
    """A version as people write it: ``v1``, ``1.0`` and ``1`` are one."""
    return version.strip().casefold().removeprefix("v").removesuffix(".0")


def read_amount(cell: Cell, indicator: Indicator, version: str) -> tuple[float, str]:
    """The value, and the name of the stage where it is one; raises CellError."""
    found = edition(indicator.framework, version)
    scale = found.scale if found is not None and indicator.unit == STAGE else ()
    if scale:
        return _read_stage(cell, scale)
    return check_bounds(read_value(cell), cell, indicator), ""


def _read_stage(cell: Cell, scale: tuple[str, ...]) -> tuple[float, str]:
    """The number of the stage that the cell names or numbers, 1 for the lowest, and its name."""
    numbers = {text: n for n in range(1, len(scale) + 1) for text in (str(n), f"{n}.0")}
    names = {_bare(name): n for n, name in enumerate(scale, start=1)}
    found = numbers.get(cell.text) or names.get(_bare(cell.text))
    if found is None:
        message = f"{cell.text[:60]} is no stage of this edition."
        fix = did_you_mean(cell.text, scale) or (
            f"Its stages are {', '.join(scale)}, or 1 to {len(scale)}. Between two, write the one that is reached."
        )
        raise CellError("stage", message, fix)
    return float(found), scale[found - 1]


def _bare(text: str) -> str:
    """The name of a stage without case, hyphens and spaces."""
    return _NOT_A_LETTER.sub("", text.casefold())
