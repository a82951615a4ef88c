"""The README shows what planner really prints, and names commands that exist."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from planner.cli.root import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_shown_report_is_the_printed_one() -> None:
    command, shown = re.findall(
        r"```console\n\$ (planner check [^\n]+)\n(.+?)\n\.\.\.\n```", README, re.DOTALL
    )[0]
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith(shown)


def test_every_command_and_link_exists() -> None:
    assert set(re.findall(r"^\$ planner (\w+)", README, re.MULTILINE)) <= set(COMMANDS)
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
