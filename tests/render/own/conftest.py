import datetime as dt
import io
import re
from pathlib import Path

import pytest
from docx import Document

from planner.engine.profile import Profile
from planner.model.figures import Access
from planner.papers import told_of
from planner.project import Wish, check
from planner.render.own.told import told
from planner.render.provenance import Readers
from planner.resources import shipped

ROOT = shipped("schemas").parent
VOICES = ROOT / "programmes" / "atlantic-voices.yaml"


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def form(text: str) -> bytes:
    """A Word file of these lines; lines that begin with a bar are rows of a table."""
    document = Document()
    rows: list[list[str]] = []
    for line in [*text.strip("\n").split("\n"), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
            continue
        if rows:
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
            rows = []
        if line:
            document.add_paragraph(line)
    return saved(document)


def told_from(path: Path, tongue: str = "en"):
    checked = check(Wish((str(path),), Profile(), today=dt.date(2026, 11, 1)))
    return told(
        told_of(checked, str(path), dt.date(2026, 11, 1), Readers(Access.PUBLIC, tongue)),
        checked.subjects[str(path)].programme.id,
    )


@pytest.fixture(scope="session")
def values():
    return told_from(VOICES)


@pytest.fixture(scope="session")
def made():
    return form


@pytest.fixture(scope="session")
def stored():
    return saved


@pytest.fixture
def values_of(tmp_path):
    def build(old: str, new: str):
        path = tmp_path / "programme.yaml"
        source = VOICES.read_text(encoding="utf-8")
        assert old in source
        path.write_text(source.replace(old, new, 1), encoding="utf-8")
        return told_from(path)

    return build


@pytest.fixture(scope="session")
def values_from():
    return told_from
