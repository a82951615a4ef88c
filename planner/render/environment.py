"""The one place that runs templates: sandboxed, escaping always, no name that does not exist, in one language."""

from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from planner.errors import RenderError
from planner.render.filters import counted, filters
from planner.render.language import ENGLISH, Language
from planner.render.palette import PALETTE
from planner.resources import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

_HINT = "templates/README.md says what a template may use."


def render(
    template: str, context: Mapping[str, object], folder: "Path | None" = None, language: Language = ENGLISH
) -> str:
    """The HTML that the template ``template`` (a path below ``templates/``) makes of ``context`` in ``language``.

    ``folder`` is where templates are looked for instead. Raises RenderError naming the template and the line.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - starts with the first document

    environment = _environment(folder or shipped("templates"), language)
    try:
        return environment.get_template(template).render(context)
    except TemplateSyntaxError as error:
        raise RenderError(
            f"The template {error.name or template} is wrong in line {error.lineno}: {error.message}.", _HINT
        ) from error
    except TemplateNotFound as error:
        raise RenderError(f"There is no template {error.name or template}.", _HINT) from error
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        where, line = _place(environment, error, template)
        raise RenderError(f"The template {where} fails in line {line}: {error}.", _HINT) from error


@cache
def _environment(folder: "Path", language: Language) -> "Environment":
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415 - starts with the first document
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - the same

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    environment.filters.update(filters(language))
    environment.globals["ngettext"] = partial(counted, language)
    environment.globals["language"] = language.code
    environment.globals["palette"] = PALETTE
    return environment


def _place(environment: "Environment", error: BaseException, template: str) -> tuple[str, int]:
    """The innermost template and line through which ``error`` came: Jinja puts them into the traceback."""
    where, line, step = template, 1, error.__traceback__
    known = {_path(environment, name): name for name in environment.list_templates()}
    while step is not None:
        name = known.get(step.tb_frame.f_code.co_filename)
        if name is not None:
            where, line = name, step.tb_lineno
        step = step.tb_next
    return where, line


def _path(environment: "Environment", name: str) -> str | None:
    """The file of the template ``name``."""
    assert environment.loader is not None, "_environment() gives it one"
    return environment.loader.get_source(environment, name)[1]
