"""Figures of the stakeholder-by-skill matrix in words, the same in every report that draws it."""


def total(values: tuple[tuple[int, ...], ...]) -> int:
    """The sum of a table of whole numbers."""
    return sum(sum(row) for row in values)


def share(value: int, whole: int) -> str:
    """``value`` in per cent of ``whole``, which is not nought; nothing and the trace of something are told apart."""
    percent = round(100 * value / whole)
    if value == 0:
        return "-"
    return "<1 %" if percent == 0 else f"{percent} %"


def grouped(number: int) -> str:
    """A whole number with its thousands set apart: ``1 250 000``."""
    return f"{number:,}".replace(",", " ")
