"""Same in, same out: bytes depend on the input alone, not on hash seed, time zone, locale or folder."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMME = ROOT / "programmes" / "wic-fellowship.yaml"
KINDS = ("proposal", "evaluation", "briefing")
PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
)


def digests(room: Path, place: dict[str, str]) -> dict[str, str]:
    """What planner writes for one programme, run in ``room`` under the settings of ``place``."""
    shutil.copy(PROGRAMME, room / "programme.yaml")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1798761600", **place}
    reports = (
        "--format=json=out/report.json",
        "--format=sarif=out/report.sarif",
        "--format=text=out/report.txt",
    )
    formats = ("--to=pdf", "--to=html", "--to=md", "--to=docx")
    for words in (
        ["check", "programme.yaml", *reports],
        *(["render", kind, "programme.yaml", *formats, "-o", "out"] for kind in KINDS),
        ["render", "workbook", "programme.yaml", "-o", "out"],
    ):
        command = [sys.executable, "-m", "planner", *words]
        subprocess.run(command, cwd=room, env=environment, check=True, capture_output=True, timeout=120)
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((room / "out").iterdir())
    }


def test_every_report_and_document_is_byte_identical(tmp_path: Path) -> None:
    rooms = [tmp_path / "here", tmp_path / "another folder" / "deeper"]
    for room in rooms:
        room.mkdir(parents=True)
    first, second = (digests(room, place) for room, place in zip(rooms, PLACES, strict=True))
    assert len(first) == 16
    assert first == second
