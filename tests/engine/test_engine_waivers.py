"""Waivers excuse what they name and no more, and are themselves looked at."""

import datetime as dt

from planner.diagnostic import Diagnostic, Severity
from planner.engine import waivers
from planner.model.appraisal import WaiverEntry
from planner.model.when import When
from planner.position import Pointer, Span
from planner.read.document import Document

TODAY = dt.date(2027, 5, 31)
RULE = "definition/one-cell"


def _waiver(rule: str = RULE, place: str = "", until: str = "2027-05") -> WaiverEntry:
    return WaiverEntry(Pointer(("waivers", 0)), rule, place, "It is meant so.", "The board", When(until))


def _finding(*parts: str | int, rule: str = RULE) -> Diagnostic:
    return Diagnostic(rule, Severity.NOTE, "Something.", "f.yaml", Span(1, 1, 1, 2), Pointer(parts))


def _apply(
    document: Document, waiver: WaiverEntry, *found: Diagnostic, ran: tuple[str, ...] = (RULE,)
) -> list[Diagnostic]:
    return waivers.apply(document, [waiver], found, [RULE, "gap/stale"], ran, TODAY)


def test_an_excused_finding_stays_with_its_reason(document: Document) -> None:
    (found,) = _apply(document, _waiver(), _finding("results"))
    assert found.waived is not None
    assert (found.waived.reason, found.waived.approved_by, found.waived.until) == (
        "It is meant so.",
        "The board",
        "2027-05-31",
    )


def test_an_excused_finding_says_where_the_waiver_stands(document: Document) -> None:
    (found,) = _apply(document, _waiver(), _finding("results"))
    assert found.waived is not None
    assert found.waived.origin == f"{document.path}:{document.mark(Pointer(('waivers', 0, 'rule'))).line}"


def test_a_waiver_covers_its_place_and_what_lies_below(document: Document) -> None:
    at, below, beside, above = (
        _finding(*p) for p in (("risks", 1), ("risks", 1, "owner"), ("risks", 10), ("risks",))
    )
    found = _apply(document, _waiver(place="/risks/1"), at, below, beside, above)
    assert [d.waived is not None for d in found] == [True, True, False, False]


def test_a_waiver_is_for_one_rule(document: Document) -> None:
    found = _apply(document, _waiver(), _finding(rule="gap/stale"), _finding())
    assert [d.waived is not None for d in found] == [False, True]


def test_a_waiver_holds_through_its_last_day(document: Document) -> None:
    (found,) = _apply(document, _waiver(until="2027-05-31"), _finding())
    assert found.waived


def test_an_expired_waiver_excuses_nothing(document: Document) -> None:
    found, complaint = _apply(document, _waiver(until="2027-05-30"), _finding())
    assert found.waived is None
    assert complaint.rule == "waiver/expired"
    assert "2027-05-30" in complaint.message
    assert complaint.pointer == Pointer(("waivers", 0, "rule"))


def test_a_waiver_that_excuses_nothing_is_named(document: Document) -> None:
    (complaint,) = _apply(document, _waiver())
    assert (complaint.rule, complaint.severity) == ("waiver/unused", Severity.WARNING)


def test_a_waiver_for_a_rule_that_this_run_leaves_out_is_not_unused(document: Document) -> None:
    assert _apply(document, _waiver(), ran=()) == []


def test_a_waiver_for_no_rule_is_named(document: Document) -> None:
    (complaint,) = _apply(document, _waiver("definition/onecell"))
    assert complaint.rule == "waiver/unknown-rule"


def test_what_planner_says_itself_cannot_be_waived(document: Document) -> None:
    for pack in sorted(waivers.RESERVED):
        finding = _finding(rule=f"{pack}/x")
        found, complaint = _apply(document, _waiver(f"{pack}/x"), finding)
        assert found.waived is None
        assert complaint.rule == "waiver/not-waivable"


def test_the_first_of_two_waivers_gives_the_reason(document: Document) -> None:
    second = WaiverEntry(Pointer(("waivers", 1)), RULE, "", "Another reason.", "The board", When("2028"))
    (found,) = waivers.apply(document, [_waiver(), second], [_finding()], [RULE], [RULE], TODAY)
    assert found.waived is not None
    assert found.waived.reason == "It is meant so."


def test_every_complaint_is_described() -> None:
    assert [s.id for s in waivers.STAGES] == [
        "waiver/expired",
        "waiver/unused",
        "waiver/unknown-rule",
        "waiver/not-waivable",
        "waiver/incomplete",
    ]
