"""Calls planner again and again, each time in a fork of a process that has everything imported already.

Reads one call a line from standard input (JSON: words, folder, and a file for standard input or none) and answers with
one line: how it ended, and what it cost. A call has four seconds of processor time, twenty of the clock, and 3 GB of
addresses; who takes more is killed, and the answer says so.
"""

import contextlib
import gc
import json
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path

CPU, CLOCK, ADDRESSES = 10, 60, 3_000_000_000


def warm() -> None:
    """Import what calls need; nothing here may start a thread, which a fork would lose."""
    import importlib  # noqa: PLC0415 - before any call, not before the limits

    names = [
        "cli.main",
        "cli.root",
        "cli.check",
        "cli.told",
        "cli.render.write",
        "cli.render.pack",
        "cli.render.kinds",
        "cli.render.told",
        "cli.verify",
        "cli.explain",
        "cli.explain_programme",
        "cli.rules",
        "cli.profile",
        "cli.profile_table",
        "cli.form.own",
        "cli.form.table",
        "cli.theme.check",
        "cli.gaps.add",
        "cli.gaps.show",
        "cli.gaps.effort",
        "cli.gaps.effort_picture",
        "cli.gaps.picture",
        "cli.gaps.update",
        "cli.gaps.determinants",
        "cli.config",
        "cli.since",
        "baseline",
        "verify",
        "papers",
        "render.environment",
        "render.to_html",
        "render.overrides.checking",
        "render.own.word",
        "render.own.workbook",
        "render.read_back",
        "gapdata.store.store",
        "gapdata.determinants.determinants",
        "read.complaints",
        "engine.userrules",
    ]
    for name in names:
        importlib.import_module(f"planner.{name}")
    for name in (
        "yaml._yaml",
        "jsonschema",
        "jsonschema_rs",
        "openpyxl",
        "pikepdf",
        "numpy",
        "docx",
        "docxtpl",
        "lxml.etree",
    ):
        importlib.import_module(name)
    _once()


def _once() -> None:
    """One document, so that the templates of planner are compiled; on what says so, and with no process beside it."""
    from planner.cli.main import run  # noqa: PLC0415 - as above

    programme = Path(__file__).parents[2] / "planner" / "engine" / "smallest.yaml"
    with (
        tempfile.TemporaryDirectory() as folder,
        (Path(folder) / "said").open("w") as said,
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
    ):
        assert run(["render", "proposal", str(programme), "--to", "html", "-o", folder]) == 0


def call(asked: dict[str, object], out: int, err: int) -> None:
    """The child: never returns."""
    from planner.cli.main import run  # noqa: PLC0415 - see warm

    os.chdir(str(asked["folder"]))
    given = os.open(str(asked["stdin"] or os.devnull), os.O_RDONLY)
    for old, new in ((given, 0), (out, 1), (err, 2)):
        os.dup2(old, new)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    signal.alarm(CLOCK)
    sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115 - this process ends with the call
    sys.stdout = open(1, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8")  # noqa: SIM115
    code = 70  # what nobody else says: the call itself has broken
    try:
        words = [os.fsdecode(bytes.fromhex(word)) for word in asked["words"]]  # type: ignore[attr-defined]
        code = run(words)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def main() -> None:
    os.environ.update(PLANNER_CACHE_DIR="off", OPENBLAS_NUM_THREADS="1", NO_COLOR="1", COLUMNS="200")
    answers = os.fdopen(os.dup(1), "w")
    calls = os.fdopen(os.dup(0), "r")
    os.setsid()
    warm()
    gc.collect()
    gc.freeze()
    answers.write("ready\n")
    answers.flush()
    for line in calls:
        asked = json.loads(line)
        folder = Path(asked["said"])
        out, err = (
            os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600) for name in ("out", "err")
        )
        child = os.fork()
        if not child:
            call(asked, out, err)
        _, status, used = os.wait4(child, 0)
        os.close(out)
        os.close(err)
        cost = {
            "code": os.waitstatus_to_exitcode(status),
            "cpu": used.ru_utime + used.ru_stime,
            "peak": used.ru_maxrss,
        }
        answers.write(json.dumps(cost) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
