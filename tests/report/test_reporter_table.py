"""The table of formats: complete, and free of cost until a format is used."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import planner.report
from planner.report import REPORTERS, Style


def test_each_module_that_renders_is_in_the_table():
    folder = Path(planner.report.__file__).parent
    modules = {
        p.stem: import_module(f"planner.report.{p.stem}") for p in folder.glob("*.py") if p.stem != "__init__"
    }
    assert {name for name, module in modules.items() if hasattr(module, "render")} == set(REPORTERS)
    assert all(reporter.name == name and reporter.about for name, reporter in REPORTERS.items())


def test_names_are_listed_without_a_heavy_import():
    code = "import sys, planner.report as r; list(r.REPORTERS); print(*sorted({'rich', 'json', 'yaml'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == ""


def test_a_reporter_needs_no_style_and_gives_the_same_text_twice(decent):
    for reporter in REPORTERS.values():
        assert reporter(decent) == reporter(decent, Style())
        assert reporter(decent).endswith("\n")
