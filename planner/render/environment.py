"""The one place that runs templates: sandboxed, escaping always, no name that does not exist, in one language."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from planner.errors import RenderError
from planner.render.filters import filters, number_said
from planner.render.language import ENGLISH, Language
from planner.render.overrides.budget import TooMuchError, counted
from planner.render.overrides.folders import Folders
from planner.render.overrides.marks import located
from planner.render.palette import PALETTE, Palette
from planner.render.text import VocabularyError
from planner.resources import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

_HINT = "templates/README.md says what a template may use."
_WRITTEN_SO: Mapping[str, Any] = {
    "extensions": ("jinja2.ext.i18n",),
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
"""What decides, beside the text of a template, what it is compiled to."""


def render(
    template: str,
    context: Mapping[str, object],
    folder: "Path | None" = None,
    *,
    language: Language = ENGLISH,
    own: "Path | None" = None,
    palette: Palette = PALETTE,
) -> str:
    """The HTML that the template ``template`` (a path below ``templates/``) makes of ``context`` in ``language``.

    ``folder`` is where templates are looked for instead, ``own`` a folder of the user's whose files stand in for
    them, ``palette`` what charts draw with. Raises RenderError naming the template and the line.
    """
    folders = Folders(folder or shipped("templates"), own)
    return _run(_environment(folders, palette, language), folders, template, context)


def placed(
    error: VocabularyError,
    template: str,
    context: Mapping[str, object],
    own: "Path",
    palette: Palette,
    language: Language,
) -> RenderError:
    """``error`` about what ``template`` rendered, with the line of the user's own file from which it comes.

    The templates run once more with those lines marked. Where none stands before the place, the error stays.
    """
    folders = Folders(shipped("templates"), own)
    try:
        marked = _run(_environment(folders, palette, language, marked=True), folders, template, context)
    except RenderError:
        return error
    found = located(marked, error.line, own)
    return VocabularyError(str(found[0]), error.line, error.problem, f"line {found[1]}") if found else error


def _run(environment: "Environment", folders: Folders, template: str, context: Mapping[str, object]) -> str:
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - starts with the first document

    try:
        with counted():
            return environment.get_template(template).render(context)
    except TemplateSyntaxError as error:
        name = folders.shown(error.filename) if error.filename else error.name or template
        raise RenderError(
            f"The template {name} is wrong in line {error.lineno}: {(error.message or '').rstrip('.')}.",
            _HINT,
        ) from error
    except TemplateNotFound as error:
        raise RenderError(f"There is no template {error.name or template}.", _HINT) from error
    except (
        TemplateError,
        TooMuchError,
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        where, line = _place(folders, error, template)
        said = (
            "it calls itself without an end" if isinstance(error, RecursionError) else f"{error}".rstrip(".")
        )
        raise RenderError(f"The template {where} fails in line {line}: {said}.", _HINT) from error


@cache
def _environment(
    folders: Folders, palette: Palette, language: Language, *, marked: bool = False
) -> "Environment":
    """Where templates of ``folders`` run; ``marked``: with the lines of the user's own told in what they render."""
    from jinja2 import FunctionLoader, StrictUndefined  # noqa: PLC0415 - starts with the first document

    from planner.render.bytecode import Compiled  # noqa: PLC0415 - the same

    environment = _kind(folders)(
        loader=FunctionLoader(lambda name: _loaded(folders, name)),
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=Compiled(_WRITTEN_SO) if folders.own is None else None,
        **_WRITTEN_SO,
    )
    environment.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    environment.filters.update(filters(language))
    environment.globals["ngettext"] = partial(number_said, language)
    environment.globals["language"] = language.code
    environment.globals["palette"] = palette
    if folders.own is not None:
        from planner.render.overrides.limits import limit  # noqa: PLC0415 - few have templates of their own
        from planner.render.overrides.marking import marking  # noqa: PLC0415 - the same

        limit(environment)
        if marked:
            environment.add_extension(marking(folders.own))
    return environment


def _kind(folders: Folders) -> "Callable[..., Environment]":
    """The sandbox, which counts what templates of the user's do."""
    if folders.own is None:
        from planner.render.sandbox import Sandbox  # noqa: PLC0415 - starts with the first document

        return Sandbox
    from planner.render.overrides.limits import LimitedEnvironment  # noqa: PLC0415 - few have templates of their own

    return LimitedEnvironment


def _loaded(folders: Folders, name: str) -> "tuple[str, str, None] | None":
    """The text of a template and its file."""
    file = folders.find(name)
    return None if file is None else (file.read_text(encoding="utf-8"), str(file), None)


def _place(folders: Folders, error: BaseException, template: str) -> tuple[str, int]:
    """The innermost template and line through which ``error`` came: Jinja puts them into the traceback."""
    where, line, step = template, 1, error.__traceback__
    while step is not None:
        if folders.holds(step.tb_frame.f_code.co_filename):
            where, line = folders.shown(step.tb_frame.f_code.co_filename), step.tb_lineno
        step = step.tb_next
    return where, line
