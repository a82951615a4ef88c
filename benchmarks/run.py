"""Measures planner beside its peers: `make bench`, or `make bench LARGE=1` for 10,000 files.

Every figure is the median over whole processes, begun one after the other by turns, so that whatever else the machine
does meets all of them alike. Ratios are what counts; seconds say more of the machine. :mod:`pages` writes them down.
"""

import compileall
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import Command, Taken, measure
from pages import Figures, write_down

from programmes import write

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schemas" / "programme.schema.json"
PLANNER = str(Path(sys.executable).with_name("planner"))
LOADER = """
import sys, yaml
from pathlib import Path
for file in sorted(Path(sys.argv[1]).glob("*.yaml")):
    yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
"""
MOST_OF_PEERS = 1_000
"""With more files the peers would take hours."""


def many(size: int, rounds: int, tools: Path, out: Path, mode: str = "sound") -> dict[str, Taken]:
    """Everybody on the same files."""
    folder = out / f"{size}-{mode}"
    write(size, folder, mode)
    check = [PLANNER, "check", str(folder)]
    commands = {
        "yaml.load, CSafeLoader": Command([sys.executable, "-c", LOADER, str(folder)]),
        "planner check --jobs 1": Command([*check, "--no-cache", "--jobs", "1"]),
        "planner check --jobs 2": Command([*check, "--no-cache", "--jobs", "2"]),
        "planner check, nothing changed": Command([*check, "--jobs", "1"]),
    }
    if size <= MOST_OF_PEERS and mode == "sound":
        files = sorted(map(str, folder.glob("*.yaml")))
        peer = [str(tools / "check-jsonschema"), "--schemafile", str(SCHEMA), *files]
        lint, slow = [str(tools / "yamllint"), "-d", "relaxed", str(folder)], size == MOST_OF_PEERS
        commands["check-jsonschema (schema only)"] = Command(peer, once=slow)
        commands["yamllint (YAML only)"] = Command(lint, once=slow)
    return measure(commands, rounds, out)


def start(rounds: int, tools: Path, out: Path) -> dict[str, Taken]:
    """What one short command takes."""
    file = _one(out)
    peer = [str(tools / "check-jsonschema"), "--schemafile", str(SCHEMA), file]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "planner --version": [PLANNER, "--version"],
        "planner check FILE": [PLANNER, "check", file],
        "planner explain RULE": [PLANNER, "explain", "definition/no-diffusion"],
        "planner gaps GHA": [PLANNER, "gaps", "GHA"],
        "check-jsonschema FILE": peer,
    }
    return measure({name: Command(words) for name, words in commands.items()}, rounds, out)


def documents(rounds: int, tools: Path, out: Path) -> dict[str, Taken]:
    """One proposal as PDF, beside WeasyPrint on the same page of HTML; and all documents of the programme."""
    file, page, pack = _one(out), out / "proposal.html", out / "pack"
    proposal = [PLANNER, "render", "proposal", file, "-o", str(page), "--to", "html"]
    measure({"page": Command(proposal, ends=(0,))}, 1, out)
    again = partial(shutil.rmtree, pack, ignore_errors=True)
    whole = [PLANNER, "render", "--all", file, "-o", str(pack)]
    commands: dict[str, tuple[list[str], Callable[[], object] | None]] = {
        "weasyprint on the HTML": ([str(tools / "weasyprint"), str(page), str(out / "w.pdf")], None),
        "planner render proposal --to html": (proposal, None),
        "planner render proposal --to pdf": (
            [*proposal[:-3], str(out / "proposal.pdf"), "--to", "pdf"],
            None,
        ),
        "planner render --all": (whole, again),
        "planner render --all, the impact of a risk changed": (whole, partial(_change, Path(file))),
        "planner render --all, nothing changed": (whole, None),
    }
    return measure(
        {n: Command(words, before, ends=(0,)) for n, (words, before) in commands.items()}, rounds, out
    )


def _change(file: Path) -> None:
    """Another number in the programme, and the next time the first one again."""
    text = file.read_text(encoding="utf-8")
    now, then = ("impact: 4", "impact: 5") if "impact: 4" in text else ("impact: 5", "impact: 4")
    file.write_text(text.replace(now, then, 1), encoding="utf-8")


def _one(out: Path) -> str:
    write(1, out / "one")
    return str(next((out / "one").glob("*.yaml")))


def main() -> None:
    """Measure, and write it down."""
    tools = Path(sys.argv[1]).resolve()
    compileall.compile_dir(ROOT / "planner", quiet=1)  # as an installation does
    rounds = {100: 3, 1_000: 7, **({10_000: 1} if "large" in sys.argv[2:] else {})}
    with tempfile.TemporaryDirectory(prefix="planner-bench-") as folder:  # where nobody's settings are found
        out = Path(folder)
        figures = Figures(
            start=start(21, tools, out),
            documents=documents(5, tools, out),
            files={size: many(size, count, tools, out) for size, count in rounds.items()},
            findings=many(1_000, 1, tools, out, "findings"),
        )
    print(write_down(figures))


if __name__ == "__main__":
    main()
