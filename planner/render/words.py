"""The few words that writers add themselves, in the languages that documents are written in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the frame, and the names of the months."""

    table: str
    figure: str
    contents: str
    sources: str
    notes: str
    data: str
    skip: str
    """The link that leads a keyboard user past the contents."""
    asides: dict[str, str]
    """Kind of callout to its title when it has none of its own."""
    months: tuple[str, ...]


_ENGLISH = Words(
    "Table", "Figure", "Contents", "Sources", "Notes", "Data of the chart", "Skip to the text",
    {"note": "Note", "warning": "Warning", "summary": "In short", "illustrative": "Illustrative figures"},
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
)  # fmt: skip
_FRENCH = Words(
    "Tableau", "Figure", "Sommaire", "Sources", "Notes", "Données du graphique", "Aller au texte",
    {"note": "Note", "warning": "Attention", "summary": "En bref", "illustrative": "Chiffres indicatifs"},
    ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)  # fmt: skip
_SPANISH = Words(
    "Tabla", "Figura", "Índice", "Fuentes", "Notas", "Datos del gráfico", "Ir al texto",
    {"note": "Nota", "warning": "Atención", "summary": "En resumen", "illustrative": "Cifras ilustrativas"},
    ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)  # fmt: skip
_PORTUGUESE = Words(
    "Quadro", "Figura", "Índice", "Fontes", "Notas", "Dados do gráfico", "Ir para o texto",
    {"note": "Nota", "warning": "Atenção", "summary": "Em resumo", "illustrative": "Valores ilustrativos"},
    ("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"),
)  # fmt: skip

_LANGUAGES = {"en": _ENGLISH, "fr": _FRENCH, "es": _SPANISH, "pt": _PORTUGUESE}


def words(lang: str) -> Words:
    """The words for the language ``lang`` (``fr``, ``pt-BR``); English for a language that has none here."""
    return _LANGUAGES.get(lang.partition("-")[0], _ENGLISH)
