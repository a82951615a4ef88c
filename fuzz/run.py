"""`make fuzz`: every target for some seconds, from seeds that are sound, then every writer with many texts.

What is found lies in ``.fuzz/NAME`` with a name that begins with ``crash-``, ``timeout-`` or ``oom-``; it becomes a file in
``tests/doors/found/NAME`` once it is mended. The corpus stays in ``.fuzz/NAME/corpus`` and grows from run to run.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fuzz.seeds import seeds  # noqa: E402 - the folder is put on the path first
from fuzz.targets import TARGETS  # noqa: E402 - the same

FOUND = ROOT / ".fuzz"
WRITERS = (
    "tests/report",
    "tests/render/test_hostile.py",
    "tests/hostile/test_every_writer.py",
    "tests/gapdata/intake/test_written_figures.py",
)
LIMITS = ("-max_len=20000", "-timeout=10", "-rss_limit_mb=1500", "-print_final_stats=1", "-verbosity=0")


def fuzz(name: str, seconds: int) -> bool:
    """Whether the target stood it."""
    folder = FOUND / name
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = [sys.executable, str(ROOT / "fuzz" / "targets.py"), name, str(corpus)]
    limits = (*LIMITS, f"-max_total_time={seconds}", f"-artifact_prefix={folder}/")
    done = subprocess.run(
        [*words, *limits], cwd=ROOT, capture_output=True, text=True, check=False, errors="replace"
    )
    runs = next(
        (line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line), "?"
    )
    print(f"{name:16} {runs:>9} files  {'stood it' if done.returncode == 0 else 'FELL'}", flush=True)
    if done.returncode:
        print((done.stdout + done.stderr)[-3000:], flush=True)
    return done.returncode == 0


def writers() -> bool:
    """The property tests of everything that writes, with other and more texts than `make test` tries."""
    environment = os.environ | {"PLANNER_RANDOM": "1", "PLANNER_EXAMPLES": "500"}
    words = [sys.executable, "-m", "pytest", "-q", "-n", "2", *WRITERS]
    return subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode == 0


def main() -> int:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    wanted = sys.argv[2:] or list(TARGETS)
    if importlib.util.find_spec("atheris") is None:
        print(
            "Nothing was fuzzed: there is no ready-made atheris for this system (only Linux on x86-64). The writers are tested."
        )
        wanted = []
    stood = [fuzz(name, seconds) for name in wanted]
    return 0 if all([*stood, len(sys.argv) > 2 or writers()]) else 1


if __name__ == "__main__":
    sys.exit(main())
