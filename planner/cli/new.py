"""``planner new``: a commented starter programme that passes ``planner check``."""

import re
from pathlib import Path

import click

from planner.cli import output
from planner.errors import UsageError
from planner.report.safe import prose
from planner.resources import shipped
from planner.today import today


@click.command(epilog="Example: planner new coastal-voices")
@click.argument("name")
@click.option("--title", help="The title; made from NAME if left out.")
@click.option("-o", "--output", "target", metavar="FILE", help="Where to write it; NAME.yaml if left out.")
def command(name: str, title: str | None, target: str | None) -> None:
    """Write a commented starter programme called NAME.

    NAME becomes the id: small letters, digits and hyphens. A file that exists is never overwritten.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,63}", name):
        raise UsageError(
            f"{name!r} cannot be an id.", "Use small letters, digits and hyphens: coastal-voices."
        )
    path = Path(target or f"{name}.yaml")
    if path.exists():
        raise UsageError(f"{path} exists already.", "Choose another name, or remove the file first.")
    output.write(path, starter(name, title or name.replace("-", " ").capitalize()).encode())
    name = prose(str(path))
    output.say(f"Wrote {name}. Fill it in from the top and run: planner check {name}\n")


def starter(name: str, title: str) -> str:
    """The starter with this id and title; its dates begin next year."""
    template = (shipped("templates") / "starter" / "programme.yaml").read_text(encoding="utf-8")
    year = today().year
    values = {"@id@": name, "@title@": _quoted(title)}
    values |= {f"@year{n:+d}@": str(year + n) for n in range(-1, 4)}
    for mark, value in values.items():
        template = template.replace(mark, value)
    return template


def _quoted(text: str) -> str:
    """A YAML double-quoted text; line breaks and control characters become spaces."""
    clean = "".join(c if c.isprintable() else " " for c in text)
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'
