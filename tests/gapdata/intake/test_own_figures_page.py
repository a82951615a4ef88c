"""The page about own figures: its examples are taken, and it names every finding and every column."""

import re
from pathlib import Path

from planner.gapdata.intake.layout import COLUMNS, OTHER_COLUMNS, Content
from planner.gapdata.intake.stages import STAGES
from planner.gapdata.store.table import imported
from planner.model.figures import Area

PAGE = (Path(__file__).parents[3] / "docs" / "own-figures.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(csv|yaml)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_page_are_taken():
    found = [imported(Content(f"example.{kind}", text.encode())) for kind, text in BLOCKS]
    assert [d for each in found for d in each.diagnostics] == []
    assert [len(each.records) for each in found] == [3, 3, 4]
    assert [each.empty for each in found] == [0, 1, 0]
    assert [each.name for each in found[1].left_out] == ["region"]


def test_the_page_names_every_finding():
    assert set(re.findall(r"`(gaps/[\w-]+)`", PAGE)) == {stage.id for stage in STAGES}


def test_the_page_names_every_column_and_area():
    for name in (*COLUMNS, *OTHER_COLUMNS, "year", *Area):
        assert f"`{name}`" in PAGE
