"""What people and machines get, to be read and compared.

After a change that is meant, write the files anew and read the difference:
``PLANNER_UPDATE_GOLDEN=1 python -m pytest tests/report/test_report_golden.py``
"""

import os
from pathlib import Path

import pytest

from planner.report import REPORTERS, Style

GOLDEN = Path(__file__).parent / "golden"
FILE = Style(version="1.2.3", root="/repo tree")
CASES = {
    "decent.txt": ("decent", "text", FILE),
    "decent-narrow-ascii.txt": ("decent", "text", Style(width=60, unicode=False)),
    "decent-unfolded.txt": ("decent", "text", Style(max_per_rule=0)),
    "decent.json": ("decent", "json", FILE),
    "decent.sarif": ("decent", "sarif", FILE),
    "decent.github": ("decent", "github", FILE),
    "decent.junit.xml": ("decent", "junit", FILE),
    "decent.gitlab.json": ("decent", "gitlab", FILE),
    "decent.md": ("decent", "markdown", FILE),
    "hostile.txt": ("hostile", "text", FILE),
    "hostile.json": ("hostile", "json", FILE),
    "hostile.sarif": ("hostile", "sarif", FILE),
    "hostile.github": ("hostile", "github", FILE),
    "hostile.junit.xml": ("hostile", "junit", FILE),
    "hostile.gitlab.json": ("hostile", "gitlab", FILE),
    "hostile.md": ("hostile", "markdown", FILE),
}


@pytest.mark.parametrize("name", CASES)
def test_golden(name, request):
    fixture, reporter, style = CASES[name]
    text = REPORTERS[reporter](request.getfixturevalue(fixture), style)
    golden = GOLDEN / name
    if os.environ.get("PLANNER_UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over():
    assert {path.name for path in GOLDEN.iterdir()} == set(CASES)
