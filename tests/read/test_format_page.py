"""The page of the formats says what the schemas say."""

from planner.read.format_page import page
from planner.resources import shipped


def test_the_page_is_in_date() -> None:
    assert (shipped("schemas") / "README.md").read_text(encoding="utf-8") == page()
