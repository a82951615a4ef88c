"""The page of promises names tests that are there, for every promise, and is found from where it is looked for."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
TEST = re.compile(r"`(tests/[\w/]+\.py)`")


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [row for row in cells if row[0] not in {"promise", "file"}]


def test_every_promise_names_tests_that_are_there() -> None:
    assert len(rows()) > 25
    for row in rows():
        named = TEST.findall(" ".join(row))
        assert named, row[0]
        for name in named:
            assert "def test_" in (ROOT / name).read_text(encoding="utf-8"), name


def test_every_row_is_whole() -> None:
    assert {len(row) for row in rows()} == {3, 5}
    assert all(all(row[:2]) for row in rows())
    assert all(all(row) for row in rows() if len(row) == 5)


def test_every_file_that_people_write_stands_in_the_page() -> None:
    """The formats are those of the schemas; what planner alone writes is left out."""
    written_by_planner = {"report", "effort", "gaps"}
    said = " ".join(row[0] for row in rows() if len(row) == 5).lower()
    for path in (ROOT / "schemas").glob("*.schema.json"):
        name = path.name.removesuffix(".schema.json")
        words = {"config": "configuration"}.get(name, name)
        assert name in written_by_planner or words in said, name


def test_the_page_is_linked() -> None:
    assert "(docs/promises.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "(promises.md)" in (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
