"""The catalogues of planner's own words in other languages: gathered from templates, code and tables.

``python -m planner.render.catalogues`` brings every file of ``planner/locale`` in step: new messages come in without
a translation, those that nothing says any more go. Nothing is guessed: a message that has changed is a new one.
"""

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from planner.beside import beside
from planner.late import late
from planner.model.translated import LANGUAGES
from planner.resources import catalogue, rows, shipped

_PLANNER = Path(__file__).resolve().parent.parent
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
"""What a template calls with a message, and where among its arguments the message stands."""
_FLOORS = ("gapdata", "model", "render")
"""Where words of documents are made."""
_TEMPLATES = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
_COLUMNS = {
    "frameworks.csv": ("title", "scale"),
    "indicators.csv": ("title", "unit", "group", "caveat", "licence"),
    "unit_names.csv": ("unit",),
    "countries.csv": ("region", "income", "m49_region", "m49_subregion"),
}
"""Columns of shipped tables that documents print as planner's own words."""
_NAME = late(r"CC [-A-Z]+ [0-9.]+( IGO)?")
"""What is the same in every language: the short name of a licence."""
_ENDS = (".", ":")
_PLACES = late(r"%\((\w+)\)[sd]")

Found = tuple[str, str | tuple[str, ...], str | None]
"""The file, the message or its singular and plural, and its context."""


def gathered() -> Catalog:
    """Every message that a document may say, in the order of files and lines, without any translation."""
    made = Catalog(charset="utf-8", fuzzy=False)
    for file, message, context in (*_in_templates(), *_in_code(), *_in_tables()):
        made.add(message, locations=[(file, 0)], context=context)
    return made


def _in_templates() -> Iterator[Found]:
    folder = shipped("templates")
    found = extract_from_dir(
        folder,
        [("**.html", "jinja2.ext:babel_extract")],
        {"**.html": _TEMPLATES},
        keywords=_KEYWORDS,
        strip_comment_tags=True,
    )
    for name, _, message, _, context in sorted(found, key=lambda f: (f[0].replace("\\", "/"), f[1])):
        yield f"templates/{name}".replace("\\", "/"), message, context


def _in_code() -> Iterator[Found]:
    for path in sorted(path for floor in _FLOORS for path in (_PLANNER / floor).rglob("*.py")):
        calls = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call))
        for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
            for message, context in _said(call):
                yield f"planner/{path.relative_to(_PLANNER).as_posix()}", message, context


def _said(call: ast.Call) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """The messages that a call names, each with its context."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [
        node.value for node in call.args if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    match name, texts:
        case "count", [one, many]:
            yield (one, many), None
        case "term", [context, message]:
            yield message, context
        case "N_" | "say" | "label" | "Phrase", [message]:
            yield message, None
        case "labels", _:
            yield from ((message, None) for message in texts)


def _in_tables() -> Iterator[Found]:
    for name, columns in _COLUMNS.items():
        for row in rows(name):
            words = (word for c in columns for word in (row[c].split(";") if c == "scale" else [row[c]]))
            yield from (
                (f"planner/tables/{name}", word, None)
                for word in words
                if word.strip() and not _NAME.fullmatch(word)
            )


def load(language: str) -> Catalog:
    """The catalogue of ``language`` as it stands in its file."""
    with catalogue(language).open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str) -> Catalog:
    """The catalogue of ``language`` with exactly the messages that there are, each with the translation that it has."""
    known, made = load(language), Catalog(locale=language, charset="utf-8", fuzzy=False, header_comment="#")
    for message in gathered():
        if not message.id:
            continue
        old = known.get(message.id, message.context)
        made.add(
            message.id,
            old.string if old is not None else "",
            locations=message.locations,
            context=message.context,
        )
    return made


def text(made: Catalog) -> bytes:
    """A catalogue as its file holds it: the same messages give the same bytes."""
    out = io.BytesIO()
    write_po(out, made, width=110, include_lineno=False, omit_header=True)
    header = f"# {LANGUAGES[str(made.locale)]}: planner's own words. Renew with: python -m planner.render.catalogues\n"
    head = {
        "Language": made.locale,
        "Plural-Forms": made.plural_forms,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in head.items())
    return f'{header}msgid ""\nmsgstr ""\n{lines}\n'.encode() + out.getvalue()


def faults(made: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue, in whole sentences: a message without its words, or with other places in them."""
    for message in made:
        if message.id:
            yield from _faults(message, made.num_plurals)


def _faults(message: Message, plurals: int) -> Iterator[str]:
    ids, said = _forms(message.id), _forms(message.string)
    if message.fuzzy or not all(said) or len(said) != (plurals if len(ids) > 1 else 1):
        yield f"{ids[0]!r} is not translated."
        return
    needed = set(_PLACES.findall(ids[-1]))
    for one in said:
        places = set(_PLACES.findall(one))
        if places - needed or needed - places - ({"num"} if len(ids) > 1 else set()):
            yield f"{ids[0]!r} fills {sorted(needed)}, its translation {one!r} {sorted(places)}."
        elif needed and _PLACES.sub("", one).replace("%%", "").count("%"):
            yield f"A per cent sign in the translation {one!r} is not doubled."
        if one != one.strip() or any(ids[0].endswith(end) != one.endswith(end) for end in _ENDS):
            yield f"The translation {one!r} begins or ends otherwise than {ids[0]!r}."


def _forms(said: object) -> list[str]:
    """A message's one form, or all of a message that counts."""
    return [str(one) for one in said] if isinstance(said, list | tuple) else [str(said or "")]


def main() -> None:
    """Renew every catalogue, and say what is left to translate."""
    for language in LANGUAGES:
        if language == "en":
            continue
        made = renewed(language)
        with beside(catalogue(language), text(made)) as new:
            new.replace(catalogue(language))
        left = list(faults(made))
        print(f"{language}: {len(made)} messages, {len(left)} to mend")  # noqa: T201 - a tool for people
        for fault in left[:20]:
            print(f"  {fault}")  # noqa: T201 - the same


if __name__ == "__main__":
    main()
