import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.frozen import Frozen
from planner.render import Options, Tree, parse
from planner.render.environment import render
from planner.resources import shipped

HERE = Path(__file__).parent


class Row(Frozen):
    name: str
    money: int


def sample_context(text: str = "", **changes: object) -> dict[str, object]:
    """The sample document's data; ``text`` stands in every place that users fill."""
    said = text or "A national response team exists on paper.\n\nIt has no staff, no mandate & no <rooms>."
    rows = (Row(text or "Technical", 750_000), Row("Governance", 410_000), Row("Diplomatic", 74_567))
    context: dict[str, object] = {
        "title": text or "Stronger incident response in three countries",
        "subtitle": text or "Proposal to the fund for cyber resilience",
        "organisation": text or "Ministry of Digital Affairs",
        "stamp": text or "DRAFT - 3 open findings",
        "text": said,
        "rows": rows,
        "rowcount": 9,
        "address": text or "Plain.",
    }
    return context | changes


def sample_html(folder: Path, **changes: object) -> str:
    return render("sample.html", sample_context(**changes), folder)


@pytest.fixture(scope="session")
def templates(tmp_path_factory) -> Path:
    """The shipped shared templates beside the sample."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "shared").mkdir()
    for source in (shipped("templates") / "shared").glob("*.html"):
        (folder / "shared" / source.name).write_bytes(source.read_bytes())
    (folder / "sample.html").write_bytes((HERE / "templates" / "sample.html").read_bytes())
    return folder


@pytest.fixture(scope="session")
def sample_of(templates) -> Callable[..., str]:
    """The sample's HTML with its data changed."""
    return functools.partial(sample_html, templates)


@pytest.fixture(scope="session")
def options() -> Options:
    return Options(dt.datetime(2027, 3, 1, tzinfo=dt.UTC))


@pytest.fixture(scope="session")
def sample(templates) -> Tree:
    return parse(sample_html(templates), "sample.html")
