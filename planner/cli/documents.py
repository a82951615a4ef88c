"""What ``planner render`` can write: planner's documents and donors' forms, by name."""

from typing import Any

import click
from click.shell_completion import CompletionItem

from planner.engine.form_file import is_file, names
from planner.engine.guess import closest
from planner.render.kinds import KINDS


class Document(click.ParamType[str]):
    """The name of a document or of a form, or a file that holds a form."""

    name = "document"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """``value`` if there is such a document."""
        known = [*KINDS, *names()]
        if value in known or is_file(str(value)):
            return str(value)
        near = closest(str(value), [*known, "list"])
        hint = f"Did you mean {near}?" if near else f"Choose from {', '.join(known)}, or name a .yaml file."
        return self.fail(f"There is no document {value!r}. {hint}", param, ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click hands it to every type
        param: click.Parameter,  # noqa: ARG002 - the same
        incomplete: str,
    ) -> list[CompletionItem]:
        """The names that begin with what is typed."""
        return [CompletionItem(name) for name in (*KINDS, *names()) if name.startswith(incomplete)]


DOCUMENT = Document()
