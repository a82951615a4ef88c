"""The risk register: likelihood, impact, level as a formula, response, owner."""

from planner.message import N_
from planner.render.context.risks import BANDS, RiskView
from planner.render.sheets.book import Book
from planner.render.sheets.cell import Cell
from planner.render.sheets.entries import figure
from planner.render.sheets.room import cell_at
from planner.render.sheets.telling import Teller

NAME = N_("Risks")
ABOUT = N_("The risk register; change likelihood or impact, and level and rating follow.")
_WIDTHS = (6, 36, 15, 15, 12, 11, 9, 10, 36, 18, 11, 11, 16, 22)
_LIKELIHOOD, _IMPACT, _LEVEL, _RATING, _RESIDUAL = 4, 5, 6, 7, 10


def rating(level: str) -> str:
    """The formula that names the band of the level in the cell ``level``."""
    (low, _), (medium, _), _ = BANDS
    return f"=IF({level}<={low},RatingLow,IF({level}<={medium},RatingMedium,RatingHigh))"


def add(book: Book, it: Teller) -> None:
    """Write the sheet."""
    sheet = book.sheet(it.tab(NAME), _WIDTHS, "wide")
    (low, _), (medium, _), _ = BANDS
    note = it.label(
        "Level: likelihood times impact. Up to %(low)s low, up to %(medium)s medium, above that high.",
        low=low,
        medium=medium,
    )
    row = sheet.title(it.label("Risk register"), note)
    risks = it.doc.risks.register
    if not it.whole("risks"):
        said = it.label("%(mark)s Not every risk is shown.", mark=it.doc.mark)
        row = sheet.say(row, Cell(said, "note"))
    if not risks:
        sheet.say(row, it.missing("risks", otherwise=it.label("No risk is stated in the programme.")))
        return
    cells = [_risk(it, risk, at) for at, risk in enumerate(risks, row + 1)]
    heads = it.labels(
        "No.",
        "Risk",
        "Kind",
        "About",
        "Likelihood (1 to 5)",
        "Impact (1 to 5)",
        "Level",
        "Rating",
        "Response and treatment",
        "Owner",
        "Residual level",
        "Residual rating",
        "Next review",
        "Escalation",
    )
    sheet.table(row, "RiskRegister", it.label("Risk register, the highest risk first"), heads, cells)
    sheet.hold(row + 1, 2)
    rows = (row + 1, row + len(risks))
    for column in (_LIKELIHOOD, _IMPACT):
        sheet.allow(rows, column, figure(1, 5, it.label("A whole number from 1 to 5."), whole=True))
    for column in (_LEVEL, _RESIDUAL):
        sheet.bands(rows, column, BANDS)


def _risk(it: Teller, risk: RiskView, row: int) -> list[Cell]:
    level = cell_at(row, _LEVEL)
    product = f"={cell_at(row, _LIKELIHOOD)}*{cell_at(row, _IMPACT)}"
    return [
        Cell(risk.number, "body plain"),
        Cell(it.text(risk.statement)),
        Cell(it.term(risk.kind)),
        it.said(it.terms(risk.about), "about"),
        Cell(risk.likelihood, "body plain"),
        Cell(risk.impact, "body plain"),
        Cell(risk.level, "body strong plain", product),
        Cell(it.term(risk.band), "body", rating(level)),
        it.prose(risk.response, "response"),
        it.said(risk.owner, "owner"),
        *_residual(it, risk, row),
        it.said(it.when(risk.review), "review"),
        it.prose(risk.escalation, "escalation"),
    ]


def _residual(it: Teller, risk: RiskView, row: int) -> tuple[Cell, Cell]:
    if risk.residual is None:
        return it.missing("residual"), it.missing("residual")
    name = Cell(it.term(risk.residual_band), "body", rating(cell_at(row, _RESIDUAL)))
    return Cell(risk.residual, "body plain"), name
