"""The built wheel carries everything: it is used with the source out of reach."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel has been unpacked, as an installer would do it."""
    room = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(room), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=120)
    (wheel,) = room.glob("*.whl")
    site = room / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def planner(site: Path, *words: str, room: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed planner. ``-S`` keeps a development install of the source from being found."""
    path = os.pathsep.join([str(site), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    environment = {**os.environ, "PYTHONPATH": path, "SOURCE_DATE_EPOCH": "1798761600", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-S", "-m", "planner", *words],
        cwd=room,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_the_wheel_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    started = planner(installed, "new", "from-wheel", room=tmp_path)
    assert started.returncode == 0, started.stderr
    checked = planner(installed, "check", "from-wheel.yaml", room=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    formats = ("--to", "pdf", "--to", "html", "--to", "docx")
    rendered = planner(installed, "render", "briefing", "from-wheel.yaml", *formats, room=tmp_path)
    assert rendered.returncode == 0, rendered.stderr
    assert (tmp_path / "from-wheel-briefing.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(tmp_path / "from-wheel-briefing.docx")
    assert planner(installed, "gaps", "NOR", "--format", "json", room=tmp_path).returncode == 0
    assert planner(installed, "rules", "list", room=tmp_path).returncode == 0
    assert planner(installed, "profile", "show", "fcdo", room=tmp_path).returncode == 0


def test_the_source_was_out_of_reach(installed: Path, tmp_path: Path) -> None:
    path = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])
    where = subprocess.run(
        [sys.executable, "-S", "-c", "import planner; print(planner.__file__)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(installed)


def test_only_what_is_needed_is_shipped(installed: Path) -> None:
    top = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert top == {"planner"}
    assert not list(installed.rglob("test_*.py"))
