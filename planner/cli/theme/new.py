"""``planner theme new``: a commented theme file that passes the check."""

from pathlib import Path

import click

from planner.cli import output
from planner.errors import ExitCode, UsageError

_SUFFIXES = (".yaml", ".yml")
_STARTER = Path(__file__).parents[2] / "render" / "theme" / "starter.yaml"


@click.command(epilog="Example: planner theme new house.yaml")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> int:
    """Write a commented theme to FILE (.yaml): change its colours, then run `planner theme check FILE`."""
    if file.suffix not in _SUFFIXES:
        raise UsageError(f"{file} is no name of a YAML file.", f"Name it {file}.yaml.")
    if file.exists():
        raise UsageError(f"{file} is there already.", "Choose another name; nothing was changed.")
    output.write(file, _STARTER.read_bytes())
    output.say(f"Wrote {file}. Next: planner theme check {file}\n")
    return ExitCode.CLEAN
