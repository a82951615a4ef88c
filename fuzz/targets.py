"""What is fuzzed: each target takes the bytes of a file and must never raise what planner does not mean to raise.

``python fuzz/targets.py NAME ...`` runs one under atheris, with the arguments of libFuzzer. Without atheris
:data:`TARGETS` can be called all the same: a test gives each the files that were found.
"""

import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

LAYOUTS = (
    "world-bank-json", "data360-json", "freedom-house", "data360", "world-bank-csv", "owid", "ddf", "ncsi", "review", "plain", "wide",
)  # fmt: skip


@cache
def _place(name: str) -> Path:
    """A file of that name, alone in its folder."""
    return Path(tempfile.mkdtemp(prefix="planner-fuzz-")) / name


def reader(raw: bytes) -> None:
    """The reader: places are in the text, the quick way and the other way agree, and the format takes what it says."""
    from planner.model.build import programme
    from planner.read import characters
    from planner.read.composed import compose
    from planner.read.faults import Faults
    from planner.read.schema import validate
    from planner.read.schemas import schema
    from planner.read.yaml import _parse, read

    document, found = read("f.yaml", raw)
    if document is None:
        assert found
        assert all(1 <= d.span.line <= d.span.end_line and d.message for d in found)
        return
    text, _ = characters.decode("f.yaml", raw)
    quick, other = compose(text.encode()), _parse(text, Faults("f.yaml", text))
    assert other is not None
    assert quick is None or quick[0] == other[0]
    troubles = validate(document, schema("programme"))
    assert all(d.span.line <= len(document.lines) for d in troubles)
    if not troubles:
        programme(document.data)


def _importer(name: str) -> Callable[[bytes], None]:
    def target(raw: bytes) -> None:
        from planner.gapdata.intake.intake import intake
        from planner.gapdata.intake.layout import Asked, Content
        from planner.gapdata.intake.layouts import layout, recognised

        content = Content("f.csv", raw)
        recognised(content)
        for asked in (Asked(), Asked(as_of="2023", indicator="secure-servers", without_aggregates=True)):
            found = intake(content, layout(name), asked)
            assert not (found.records and found.diagnostics)

    target.__doc__ = f"The importer of the layout {name}: figures or findings, never both."
    return target


def _file(name: str, use: Callable[[Path], object]) -> Callable[[bytes], None]:
    """A target that reads a file of its own and may refuse it."""

    def target(raw: bytes) -> None:
        from planner.errors import PlannerError

        path = _place(name)
        path.write_bytes(raw)
        try:
            use(path)
        except PlannerError as error:
            assert error.message

    return target


def _settings(path: Path) -> object:
    from planner.config import load

    return load(path.parent)


def _baseline(path: Path) -> object:
    from planner.baseline import load

    return load(path)


def _waivers(path: Path) -> object:
    from planner.engine.waiver_file import parse

    return parse(str(path), path.read_bytes())


def _rules(path: Path) -> object:
    from planner.engine.userrules import load

    return load(str(path), {})


def _profile(path: Path) -> object:
    from planner.engine.profile_file import find
    from planner.engine.registry import catalogue

    return find(str(path), catalogue())


def _form(path: Path) -> object:
    from planner.engine.form_file import find

    return find(str(path))


def _theme(path: Path) -> object:
    from planner.render.theme.theme_file import inspect

    return inspect(str(path))


def _logo(path: Path) -> object:
    from planner.render.theme.fault import LogoError
    from planner.render.theme.logo import logo

    try:
        return logo(path, "x", None)
    except LogoError as error:
        return error


def _word(path: Path) -> object:
    from planner.render.own.word import check

    return check(path.name, path.read_bytes())


def _book(path: Path) -> object:
    from planner.render.own.workbook import check

    return check(path.name, path.read_bytes())


def _stated(path: Path) -> object:
    from planner.render.read_back import stated

    return stated(path.read_bytes())


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reader": reader,
    **{name: _importer(name) for name in LAYOUTS},
    "settings": _file("planner.toml", _settings),
    "baseline": _file("b.json", _baseline),
    "waivers": _file("w.yaml", _waivers),
    "rules": _file("r.yaml", _rules),
    "profile": _file("p.yaml", _profile),
    "form": _file("f.yaml", _form),
    "theme": _file("t.yaml", _theme),
    "drawing": _file("logo.svg", _logo),
    "picture": _file("logo.png", _logo),
    "own-word": _file("f.docx", _word),
    "own-workbook": _file("f.xlsx", _book),
    "document": _file("d", _stated),
}
"""By name; ``make fuzz`` runs them all."""


def main() -> None:
    import atheris

    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=["planner"]):
        target = TARGETS[name]
        target(b"x: 1\n")  # imports what it needs, instrumented
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
