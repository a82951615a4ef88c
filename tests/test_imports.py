"""Each heavy library has one door into the house, and is imported only when that door is used."""

import ast
from collections import defaultdict
from pathlib import Path

PLANNER = Path(__file__).parents[1] / "planner"
DOORS = {
    "yaml": {"read/yaml.py", "read/builder.py", "read/composed.py", "read/writing.py"},
    "jsonschema": {"read/schema.py", "read/misfits.py"},
    "ast": {
        f"engine/expression/{n}.py" for n in ("__init__", "conditions", "lists", "naming", "syntax", "walker")
    }
    | {"render/catalogues.py"},
    "jinja2": {
        "render/environment.py",
        "render/overrides/checking.py",
        "render/overrides/limits.py",
        "render/overrides/marking.py",
        "render/own/language.py",
        "render/own/word.py",
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
