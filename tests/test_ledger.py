"""The ledger says what is so: every rule, field and section that it names is there, and nothing is left unanswered."""

from pathlib import Path

import pytest

from planner.engine.ledger import PAGE, page
from planner.engine.ledger_data import Ledger, faults, ledger, sections
from planner.engine.registry import infos
from planner.errors import DataError
from planner.frozen import replace

BOOK = ledger()


def _changed(**item: object) -> list[str]:
    """The faults of a ledger whose first requirement is changed."""
    group = BOOK.groups[0]
    items = (replace(group.items[0], **item), *group.items[1:])  # type: ignore[arg-type]
    return faults(replace(BOOK, groups=(replace(group, items=items), *BOOK.groups[1:])), infos())


def test_it_is_true() -> None:
    assert faults(BOOK, infos()) == []


def test_the_page_is_in_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(BOOK, infos()), "run python -m planner.engine.ledger"


def test_every_row_of_the_mission_stands_in_it() -> None:
    assert [row.id for row in BOOK.rows] == [f"M{n}" for n in range(1, 24)]
    assert {row for info in infos() for row in info.rows} <= {row.id for row in BOOK.rows}


def test_numbers_are_given_once() -> None:
    numbers = [item.id for item in BOOK.items]
    assert len(numbers) == len(set(numbers))


def test_every_rule_stands_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [info.id for info in infos() if f"`{info.id}`" not in text] == []


def test_a_rule_that_is_there_is_no_longer_pending() -> None:
    there = infos()[0].id
    said = faults(replace(BOOK, pending={**BOOK.pending, there: ("M1",)}), infos())
    assert said == [f"{there} exists: take it off the pending list"]


def test_a_pending_rule_serves_something() -> None:
    assert faults(replace(BOOK, pending={**BOOK.pending, "no/such": ()}), infos()) == [
        "no/such is pending for nothing"
    ]


def test_a_rule_that_does_not_exist_is_found() -> None:
    assert "no/such is named and does not exist" in _changed(rules=("no/such",))


def test_a_rule_that_answers_nothing_is_found() -> None:
    stranger = replace(infos()[0], id="new/rule", rows=())
    assert faults(BOOK, [*infos(), stranger]) == ["new/rule answers nothing in the ledger"]


def test_a_row_without_a_rule_is_found() -> None:
    without = [replace(info, rows=tuple(r for r in info.rows if r != "M4")) for info in infos()]
    assert "M4 has no rule" in faults(BOOK, without)


@pytest.mark.parametrize(
    "item", [{"rules": (), "held": ""}, {"planned": "a rule"}, {"not_checkable": "it is a matter of taste"}]
)
def test_a_requirement_has_one_kind_of_answer(item: dict[str, object]) -> None:
    assert any(fault.startswith(BOOK.items[0].id + " must be") for fault in _changed(**item))


def test_fields_and_sections_are_real() -> None:
    odd = replace(BOOK.rows[0], fields=("purpose.colour",), documents=("proposal/colours",))
    assert faults(_with_row(odd), infos()) == [
        "M1: the format has no purpose.colour",
        "M1: no document has proposal/colours",
    ]
    assert sections()["proposal/risks"] == "Risks"


def _with_row(row: object) -> Ledger:
    return replace(BOOK, rows=(row, *BOOK.rows[1:]))  # type: ignore[arg-type]


def test_what_is_only_pending_is_not_called_answered() -> None:
    item = replace(BOOK.items[0], rules=("no/such",), held="")
    assert not replace(BOOK, pending={"no/such": ()}).answered(item)
    assert replace(BOOK, pending={}).answered(item)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rows: [", "cannot be read"),
        ("- 1\n", "no mapping"),
        ("rows: {}\nrequirements: []\npending: {}\nrulez: 1\n", "rulez"),
    ],
)
def test_a_ledger_that_cannot_be_used(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "ledger.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        ledger(path)
