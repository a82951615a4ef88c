"""Each heavy library has one door into the house, and is imported only when that door is used."""

import ast
import importlib
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLANNER = Path(__file__).parents[1] / "planner"
DOORS = {
    "yaml": {"read/yaml.py", "read/builder.py", "read/composed.py", "read/writing.py"},
    "jsonschema": {"read/schema.py", "read/misfits.py"},
    "ast": {
        f"engine/expression/{n}.py" for n in ("__init__", "conditions", "lists", "naming", "syntax", "walker")
    }
    | {"render/catalogues.py"},
    "jinja2": {
        "render/bytecode.py",
        "render/environment.py",
        "render/overrides/checking.py",
        "render/overrides/limits.py",
        "render/overrides/marking.py",
        "render/own/language.py",
        "render/own/word.py",
        "render/sandbox.py",
    },
    "lxml": {"render/own/xml.py"},
    "docxtpl": {"render/own/word.py"},
    "rich": {"report/terminal.py"},
    "typst": {"render/to_pdf.py"},
    "pikepdf": {"render/pdf_file.py"},
    "requests": {"gapdata/fetch/http.py"},
    "urllib3": {"gapdata/fetch/http.py"},
    "pymupdf_fonts": {"render/fonts.py"},
    "docx": {"render/word/package.py"},
    "numpy": {"gapdata/determinants/regression.py"},
    "openpyxl": {"gapdata/intake/layouts/workbook.py"},
    "xlsxwriter": {"render/sheets/book.py"},
}


def imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_each_library_is_imported_in_one_place() -> None:
    users: dict[str, set[str]] = defaultdict(set)
    for path in PLANNER.rglob("*.py"):
        for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
            users[name].add(path.relative_to(PLANNER).as_posix())
    for library, doors in DOORS.items():
        assert users[library] <= doors, library
    assert all(path.startswith("cli/") for path in users["click"])


_NEEDLESS = {
    "check": (
        "jsonschema",
        "rich",
        "planner.engine.expression",
        "planner.survey.cache",
        "planner.project",
        "planner.read.builder",
        "tempfile",
    ),
    "explain": ("jsonschema", "rich", "planner.project", "planner.render"),
    "gaps": (
        "yaml",
        "jsonschema_rs",
        "planner.judge",
        "planner.rules",
        "planner.engine.rulebook",
        "statistics",
    ),
    "render": ("babel", "docx", "jsonschema", "lxml", "pikepdf", "rich", "typst", "xlsxwriter"),
}
"""What a call of each command, with nothing wrong, must not import: a start is half of what a user waits for."""


@pytest.mark.parametrize(
    "call",
    [
        ("check", "programmes/atlantic-voices.yaml", "--no-cache"),
        ("explain", "gap/stale"),
        ("gaps", "GHA"),
        ("render", "proposal", "programmes/atlantic-voices.yaml", "--to", "html", "-o", "PLACE"),
    ],
)
def test_a_command_imports_only_what_it_needs(call: tuple[str, ...], tmp_path: Path) -> None:
    call = tuple(word.replace("PLACE", str(tmp_path)) for word in call)
    code = f"""
import sys
from planner.cli.main import run
sys.exit(run({list(call)!r}) or any(print(n, file=sys.stderr) or 1 for n in {_NEEDLESS[call[0]]!r} if n in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_pattern_that_is_compiled_late_is_one() -> None:
    tried = 0
    for path in PLANNER.rglob("*.py"):
        if "late(" not in path.read_text(encoding="utf-8"):
            continue
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for value in vars(module).values():
            for each in (
                value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,)
            ):
                if type(each).__name__ == "_Late":
                    tried += 1
                    assert each.pattern
    assert tried > 90
