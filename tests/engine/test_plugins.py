"""Packs of other distributions: installed ones work, broken ones stop the run, and code that lies around is never run."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.engine.plugins import Plugin, plugins
from planner.errors import RuleError

ROOT = Path(__file__).parents[2]
SECTION = (
    (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## A pack of your own")[2].partition("\n## ")[0]
)
TEMPLATE = dict(re.findall(r"^`([^`\n]+)`\n\n```\w+\n(.*?)^```", SECTION, re.MULTILINE | re.DOTALL))
TRAP = "import pathlib\npathlib.Path(__file__).with_name('trapped').touch()\n"
RULE = TEMPLATE["example_rules/summary_too_long.py"]


def planner(cwd: Path, *words: str, path: tuple[Path, ...] = ()) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, *path))),
        "SOURCE_DATE_EPOCH": "1798761600",
        "NO_COLOR": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "planner", *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the pack of the contributing guide has been built and installed."""
    room = tmp_path_factory.mktemp("pack")
    for name, text in TEMPLATE.items():
        (room / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        (room / "source" / name).write_text(text, encoding="utf-8")
    build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(room), str(room / "source")]
    subprocess.run([sys.executable, *build], check=True, capture_output=True, timeout=120)
    (wheel,) = room.glob("*.whl")
    install = ["-m", "pip", "install", "--no-deps", "--no-index", "--target", str(room / "site"), str(wheel)]
    subprocess.run([sys.executable, *install], check=True, capture_output=True, timeout=120)
    return room / "site"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A working folder with a repository and a programme in it."""
    (tmp_path / "work" / ".git").mkdir(parents=True)
    text = (ROOT / "planner/engine/smallest.yaml").read_text("utf-8")
    long = "summary: " + "word " * 130 + "end."
    (tmp_path / "work" / "a.yaml").write_text(
        re.sub(r"^summary:.*$", long, text, flags=re.MULTILINE), encoding="utf-8"
    )
    return tmp_path / "work"


def lay(folder: Path, pack: str, package: str, files: dict[str, str], name: str = "some-rules") -> None:
    """Put a distribution into a folder, as an installer leaves it."""
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[planner.packs]\n{pack} = {package}\n", encoding="utf-8")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def test_the_template_is_whole() -> None:
    assert set(TEMPLATE) == {
        "pyproject.toml",
        "example_rules/__init__.py",
        "example_rules/summary_too_long.py",
    }


def test_the_template_of_a_pack_works(site: Path, work: Path) -> None:
    tested = planner(work, "rules", "test", "example", path=(site,))
    assert (tested.returncode, tested.stdout) == (0, "1 rule, 2 examples, 0 failed\n"), tested.stderr
    checked = planner(work, "check", "a.yaml", "--fail-on", "warning", path=(site,))
    assert checked.returncode == 1
    assert "example/summary-too-long" in checked.stdout
    assert "The summary has 131 words" in " ".join(checked.stdout.split())
    listed = planner(work, "rules", "list", path=(site,))
    assert "What the Example Foundation asks of a programme (example-planner-rules 1.0.0)" in listed.stdout
    told = planner(work, "explain", "example/summary-too-long", path=(site,))
    assert "words = 120" in told.stdout


def test_what_lies_in_the_working_folder_is_never_imported(work: Path) -> None:
    """Neither where ``python -m`` puts the folder on the path, nor where the user does."""
    lay(work, "evil", "evil", {"evil/__init__.py": TRAP, "evil/bad.py": TRAP, "yaml.py": TRAP})
    lay(work / "deeper", "evil2", "evil2", {"evil2/__init__.py": TRAP}, "other")
    for path in ((), (work / "deeper",)):
        listed = planner(work, "rules", "list", path=path)
        assert listed.returncode == 0, listed.stderr
        assert "evil" not in listed.stdout
    assert planner(work, "check", "a.yaml").returncode == 0
    assert list(work.rglob("trapped")) == []


def test_an_installed_pack_is_not_taken_from_the_working_folder(site: Path, work: Path) -> None:
    (work / "example_rules").mkdir()
    (work / "example_rules" / "__init__.py").write_text(TRAP, encoding="utf-8")
    (work / "example_rules" / "summary_too_long.py").write_text(TRAP, encoding="utf-8")
    tested = planner(work, "rules", "test", "example", path=(work, site))
    assert tested.returncode == 0, tested.stderr
    assert list(work.rglob("trapped")) == []


def test_an_editable_pack_in_the_folder_that_is_checked_is_refused(tmp_path: Path, work: Path) -> None:
    hook = (
        "import importlib.util, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'editable':\n"
        f"            place = {str(work / 'editable')!r}\n"
        "            return importlib.util.spec_from_file_location(\n"
        "                name, place + '/__init__.py', submodule_search_locations=[place])\n"
        "sys.meta_path.append(Finder())\n"
    )
    lay(tmp_path / "site", "mine", "editable", {"sitecustomize.py": hook})
    (work / "editable").mkdir()
    (work / "editable" / "__init__.py").write_text(TRAP, encoding="utf-8")
    found = planner(work, "rules", "list", path=(tmp_path / "site",))
    assert found.returncode == 2
    assert "some-rules 1.0" in found.stderr
    assert "install it without -e" in found.stderr
    assert list(work.rglob("trapped")) == []


BROKEN = {
    "fails": ({"fails/__init__.py": "1 / 0\n"}, "ZeroDivisionError"),
    "leaves": ({"leaves/__init__.py": "raise SystemExit(0)\n"}, "SystemExit"),
    "absent": ({}, "there is no package absent"),
    "alone": ({"alone.py": "x = 1\n"}, "not a package"),
    "empty": ({"empty/__init__.py": ""}, "holds no rule"),
    "unfinished": ({"unfinished/__init__.py": "", "unfinished/a.py": '"""A rule."""\n'}, "has no check"),
    "misspelt": ({"misspelt/__init__.py": "", "misspelt/a.py": "def f(:\n"}, "SyntaxError"),
}


@pytest.fixture
def around(monkeypatch: pytest.MonkeyPatch, work: Path) -> Callable[..., tuple[Plugin, ...]]:
    """The packs that are found in the working folder when these folders are on Python's path too."""

    def found(*folders: Path) -> tuple[Plugin, ...]:
        for folder in folders:
            monkeypatch.syspath_prepend(folder)
        monkeypatch.chdir(work)
        return plugins({"gap": "planner itself"})

    return found


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_pack_is_refused_and_named(tmp_path: Path, around: Callable[..., object], name: str) -> None:
    files, said = BROKEN[name]
    lay(tmp_path / "site", name, name, files)
    with pytest.raises(RuleError, match=f"rule pack {name} of some-rules 1.0 .*{said}") as caught:
        around(tmp_path / "site")
    assert caught.value.hint


def test_a_broken_pack_stops_the_run(tmp_path: Path, work: Path) -> None:
    lay(tmp_path / "site", "leaves", "leaves", {"leaves/__init__.py": "raise SystemExit(0)\n"})
    found = planner(work, "check", "a.yaml", path=(tmp_path / "site",))
    assert found.returncode == 2
    assert "some-rules 1.0" in found.stderr
    assert "Traceback" not in found.stderr
    assert found.stdout == ""


def test_a_pack_cannot_take_a_name_of_planner(tmp_path: Path, around: Callable[..., object]) -> None:
    lay(tmp_path / "site", "gap", "taking", {"taking/__init__.py": "", "taking/a.py": RULE})
    with pytest.raises(RuleError, match="planner itself has this name"):
        around(tmp_path / "site")


def test_two_packs_of_one_name(tmp_path: Path, around: Callable[..., object]) -> None:
    lay(tmp_path / "site", "same", "one_of_two", {"one_of_two/__init__.py": "", "one_of_two/a.py": RULE})
    lay(tmp_path / "more", "same", "one_of_two", {}, "other-rules")
    with pytest.raises(RuleError, match=r"some-rules 1\.0 cannot be loaded: other-rules 1\.0 has this name"):
        around(tmp_path / "site", tmp_path / "more")


def test_the_first_copy_of_a_distribution_counts(
    tmp_path: Path, around: Callable[..., tuple[Plugin, ...]]
) -> None:
    files = {"twice/__init__.py": '"""Some rules."""', "twice/a_b.py": RULE, "twice/_help.py": "1 / 0"}
    lay(tmp_path / "site", "same", "twice", files)
    lay(tmp_path / "more", "same", "twice", {})
    (found,) = around(tmp_path / "site", tmp_path / "more")
    assert (found.about, [r.info.id for r in found.rules]) == ("Some rules", ["same/a-b"])


def test_the_path_is_as_it_was(tmp_path: Path, around: Callable[..., object]) -> None:
    lay(tmp_path / "site", "fine", "fine_rules", {"fine_rules/__init__.py": "", "fine_rules/a.py": RULE})
    before = sys.path[:]
    around(tmp_path / "site")
    assert sys.path == [str(tmp_path / "site"), *before]


def test_version_and_help_load_no_pack(tmp_path: Path, work: Path) -> None:
    lay(tmp_path / "site", "fails", "fails", {"fails/__init__.py": TRAP})
    assert planner(work, "--version", path=(tmp_path / "site",)).returncode == 0
    assert planner(work, "check", "--help", path=(tmp_path / "site",)).returncode == 0
    assert list(tmp_path.rglob("trapped")) == []
