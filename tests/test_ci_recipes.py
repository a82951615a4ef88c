"""The recipes of docs/ci.md, the action and the hook: what they run is run, on the example programmes.

A recipe's line that installs planner is left out, since tests need no network; everything else is executed as it
stands. The shell recipes need bash, as on the servers that they are for.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
WRONG = "planner: 1\nid: wrong\n"
INSTALL = "pip install git+https://github.com/OWNER/planner@REVISION"

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("bash"), reason="the recipes are for bash"
)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


SHELL = blocks("sh")
RECIPES: list[Any] = [yaml.safe_load(block) for block in blocks("yaml")]
ACTIONS = [step for recipe in RECIPES if isinstance(recipe, list) for step in recipe]
GITLAB = next(recipe["planner"] for recipe in RECIPES if isinstance(recipe, dict) and "planner" in recipe)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A repository with a programme, a folder of grantees, and a YAML file that is no programme."""
    for folder in ("programmes", "grantees"):
        (tmp_path / folder).mkdir()
        shutil.copy(ROOT / "programmes" / "eu-cybernet.yaml", tmp_path / folder)
    (tmp_path / "pipeline.yaml").write_text("stages: [check]\n")
    venv = tmp_path / ".runner" / "planner" / "bin"
    venv.mkdir(parents=True)
    command = venv / "planner"
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from planner.cli.main import entry; sys.exit(entry())"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -c {shlex.quote(start)} "$@"\n')
    command.chmod(0o755)
    return tmp_path


def run(script: str, room: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub's runner does: bash, stopping at the first error."""
    runner = room / ".runner"
    environment = {
        **os.environ,
        "PATH": f"{runner}/planner/bin{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(runner),
        "GITHUB_STEP_SUMMARY": str(runner / "summary"),
        "SOURCE_DATE_EPOCH": "1798761600",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        **more,
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=room,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def without_install(lines: list[str]) -> str:
    kept = [line for line in lines if line != INSTALL]
    assert len(kept) < len(lines), "the recipe does not install planner"
    return "\n".join(kept)


def test_the_page_has_every_recipe() -> None:
    assert (len(SHELL), len(RECIPES)) == (3, 5)


@pytest.mark.parametrize("number", range(len(SHELL)))
def test_a_shell_recipe_runs(number: int, room: Path) -> None:
    done = run(SHELL[number], room)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr


@pytest.mark.parametrize("number", [0, 1])
def test_a_shell_recipe_fails_on_errors(number: int, room: Path) -> None:
    (room / "programmes" / "wrong.yaml").write_text(WRONG)
    assert run(SHELL[number], room).returncode == 1


def test_the_donor_gets_figures_and_a_summary(room: Path) -> None:
    (room / "grantees" / "wrong.yaml").write_text(WRONG)
    done = run(SHELL[2], room)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^grantees/wrong\.yaml: error \d+$", done.stdout, re.MULTILINE)
    assert re.search(r"^grantees/eu-cybernet\.yaml: warning \d+$", done.stdout, re.MULTILINE)
    assert (room / "summary.md").read_text(encoding="utf-8").startswith("## planner: ")
    shutil.rmtree(room / "grantees")
    assert run(SHELL[2], room).returncode != 0


def test_the_github_recipe_annotates_and_writes_the_summary(room: Path) -> None:
    done = run(without_install([step["run"] for step in ACTIONS if "run" in step]), room)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::warning file=programmes/")
    assert (room / ".runner" / "summary").read_text(encoding="utf-8").startswith("## planner: no errors")


def test_the_gitlab_recipe_writes_what_it_names(room: Path) -> None:
    done = run(without_install(GITLAB["script"]), room)
    assert done.returncode == 0, done.stderr
    reports = GITLAB["artifacts"]["reports"]
    entries = json.loads((room / reports["codequality"]).read_text(encoding="utf-8"))
    assert {entry["location"]["path"].split("/")[0] for entry in entries} == {"programmes"}
    suites = ET.parse(room / reports["junit"]).getroot()
    assert [suite.get("name") for suite in suites] == ["programmes/eu-cybernet.yaml"]


def test_recipes_use_the_inputs_that_the_action_has() -> None:
    uses = [step for step in ACTIONS if step.get("uses", "").startswith("OWNER/planner@")]
    assert len(uses) == 2
    for step in uses:
        assert set(step["with"]) <= set(ACTION["inputs"])
    told = re.search(r"Its inputs: (.*?)\. Without", PAGE, re.DOTALL)
    assert told
    assert re.findall(r"`([\w-]+)`", told[1]) == list(ACTION["inputs"])


STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SCRIPT: str = STEPS[-1]["run"]


def inputs(**given: str) -> dict[str, str]:
    return {"PATHS": "", "FAIL_ON": "", "PROFILE": "", "BASELINE": "", "SARIF": "", **given}


def test_no_input_is_written_into_a_script_of_the_action() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")
    assert {name for step in STEPS for name in step.get("env", {})} == {
        "PYTHON",
        "SOURCE",
        *inputs(),
    }


def test_the_action_checks_annotates_and_summarises(room: Path) -> None:
    done = run(SCRIPT, room, **inputs(SARIF="findings.sarif"))
    assert done.returncode == 0, done.stderr
    assert "::warning file=programmes/eu-cybernet.yaml" in done.stdout
    assert (room / ".runner" / "summary").read_text(encoding="utf-8").startswith("## planner: no errors")
    assert json.loads((room / "findings.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_action_adds_to_the_summary_and_fails_with_the_code_of_the_check(room: Path) -> None:
    (room / ".runner" / "summary").write_text("Before.\n")
    done = run(SCRIPT, room, **inputs(FAIL_ON="warning"))
    assert done.returncode == 1
    assert (room / ".runner" / "summary").read_text(encoding="utf-8").startswith("Before.\n## planner: ")
    assert run(SCRIPT, room, **inputs(PATHS="nowhere.yaml")).returncode == 2


@pytest.mark.parametrize(
    "name", ["$(touch caught).yaml", "`touch caught`.yaml", '"; touch caught; ".yaml', "--help", "two words.yaml"]
)  # fmt: skip
def test_a_path_is_never_code_nor_a_flag(name: str, room: Path) -> None:
    shutil.copy(ROOT / "programmes" / "atlantic-voices.yaml", room / name)
    done = run(SCRIPT, room, **inputs(PATHS=f"{name}\n\nprogrammes/eu-cybernet.yaml\n"))
    assert done.returncode == 0, done.stderr
    assert not (room / "caught").exists()
    assert "2 files looked at" in (room / ".runner" / "summary").read_text(encoding="utf-8")


def test_a_module_in_the_checked_repository_is_not_run(room: Path) -> None:
    (room / "planner").mkdir()
    (room / "planner" / "__init__.py").write_text("raise SystemExit(99)\n")
    (room / "yaml.py").write_text("raise SystemExit(99)\n")
    assert run(SCRIPT, room, **inputs()).returncode == 0
    install = next(step["run"] for step in STEPS if step.get("name") == "Install planner")
    assert all("-I" in line for line in install.splitlines() if "-m " in line)


def test_the_hook_passes_over_other_yaml_files(room: Path) -> None:
    (hook,) = HOOKS
    assert [h["id"] for r in RECIPES if isinstance(r, dict) and "repos" in r for h in r["repos"][0]["hooks"]] == [
        hook["id"]
    ]  # fmt: skip
    assert run(f"{hook['entry']} pipeline.yaml", room).returncode == 0
    assert run("planner check pipeline.yaml", room).returncode == 1
    (room / "wrong.yaml").write_text(WRONG)
    assert run(f"{hook['entry']} pipeline.yaml wrong.yaml", room).returncode == 1
    assert run(f"{hook['entry']} missing.yaml", room).returncode == 2
