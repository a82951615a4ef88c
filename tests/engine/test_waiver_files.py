"""Waivers in a file of their own: what they excuse, and what is said of them in their own file."""

import datetime as dt

import pytest

from planner.diagnostic import Diagnostic, Severity
from planner.engine import waiver_file
from planner.engine.waiver_file import Judged, WaiverFile
from planner.position import Pointer, Span
from planner.read.document import Document
from planner.read.schemas import schema

TODAY = dt.date(2027, 5, 31)
RULE = "definition/one-cell"
KNOWN = {RULE, "gap/stale"}
WHOLE = "reason: It is meant so., approved_by: The board, until: 2027-05"


def parsed(*entries: str) -> WaiverFile:
    """A file with these entries, the first on line 3."""
    lines = ["planner-waivers: 1", "waivers:", *(f"  - {{{entry}}}" for entry in entries)]
    return waiver_file.parse("house/waivers.yaml", "\n".join(lines).encode())


def finding(*parts: str | int, rule: str = RULE) -> Diagnostic:
    return Diagnostic(rule, Severity.NOTE, "Something.", "p.yaml", Span(1, 1, 1, 2), Pointer(parts))


@pytest.fixture
def judged(document: Document) -> Judged:
    return Judged(document, "smallest", [finding("results"), finding("id", rule="gap/stale")])


def apply(file: WaiverFile, *judged: Judged, ran: set[str] | None = None) -> list[Diagnostic]:
    return waiver_file.apply(file, judged, KNOWN, KNOWN if ran is None else ran, TODAY)


def test_a_waiver_excuses_and_says_where_it_stands(judged: Judged) -> None:
    file = parsed(f"programme: smallest, rule: {RULE}, {WHOLE}")
    assert apply(file, judged) == []
    excused, other = judged.found
    assert excused.waived is not None
    assert (excused.waived.reason, excused.waived.approved_by) == ("It is meant so.", "The board")
    assert (excused.waived.until, excused.waived.origin) == ("2027-05-31", "house/waivers.yaml:3")
    assert other.waived is None


def test_without_a_programme_it_is_for_all(judged: Judged, document: Document) -> None:
    second = Judged(document, "other", [finding()])
    assert apply(parsed(f"rule: {RULE}, {WHOLE}"), judged, second) == []
    assert judged.found[0].waived
    assert second.found[0].waived


def test_it_is_for_its_own_programme_only(judged: Judged, document: Document) -> None:
    second = Judged(document, "other", [finding()])
    apply(parsed(f"programme: other, rule: {RULE}, {WHOLE}"), judged, second)
    assert judged.found[0].waived is None
    assert second.found[0].waived


def test_list_items_are_named_by_their_id(judged: Judged) -> None:
    data = judged.document.data
    assert isinstance(data, dict)
    index, name = 1, data["stakeholders"][1]["id"]
    judged.found = [finding("stakeholders", n, "why") for n in range(3)]
    apply(parsed(f"rule: {RULE}, at: /stakeholders/{name}, {WHOLE}"), judged)
    assert [d.waived is not None for d in judged.found] == [n == index for n in range(3)]


def test_the_waiver_of_the_programme_itself_keeps_its_reason(judged: Judged) -> None:
    apply(parsed(f"rule: {RULE}, {WHOLE}", f"rule: {RULE}, {WHOLE.replace('meant', 'said')}"), judged)
    assert judged.found[0].waived is not None
    assert judged.found[0].waived.reason == "It is meant so."


@pytest.mark.parametrize(
    ("entry", "rule", "said"),
    [
        (f"rule: {RULE}, reason: R., approved_by: B, until: 2027-05-30", "expired", "2027-05-30"),
        (f"rule: definition/onecell, {WHOLE}", "unknown-rule", "definition/onecell"),
        (f"rule: schema/wrong-type, {WHOLE}", "not-waivable", "schema/wrong-type"),
        (f"programme: smallest, rule: {RULE}, at: /risks, {WHOLE}", "unused", "smallest"),
    ],
)
def test_what_is_wrong_is_said_in_the_file_of_waivers(
    judged: Judged, entry: str, rule: str, said: str
) -> None:
    (complaint,) = apply(parsed(entry), judged)
    assert (complaint.rule, complaint.severity) == (f"waiver/{rule}", Severity.WARNING)
    assert (complaint.path, complaint.span.line) == ("house/waivers.yaml", 3)
    assert complaint.anchor == "/waivers/0/rule"
    assert said in complaint.message
    assert all(d.waived is None for d in judged.found)


def test_a_waiver_for_all_that_excuses_nothing_here_is_a_note(judged: Judged) -> None:
    (complaint,) = apply(parsed(f"rule: {RULE}, at: /risks, {WHOLE}"), judged)
    assert (complaint.rule, complaint.severity) == ("waiver/unused", Severity.NOTE)


def test_in_a_part_of_the_programmes_nobody_can_say_so(judged: Judged) -> None:
    file = parsed(
        f"rule: {RULE}, at: /risks, {WHOLE}", f"programme: smallest, rule: {RULE}, at: /risks, {WHOLE}"
    )
    (complaint,) = waiver_file.apply(file, [judged], KNOWN, KNOWN, TODAY, partial=True)
    assert complaint.span.line == 4


@pytest.mark.parametrize("programme", ["programme: elsewhere, ", ""])
def test_what_is_not_in_the_run_is_not_called_unused(judged: Judged, programme: str) -> None:
    file = parsed(f"{programme}rule: {RULE}, at: /risks, {WHOLE}")
    assert apply(file, *([judged] if programme else [])) == []


def test_a_rule_that_the_run_leaves_out_is_not_called_unused(judged: Judged) -> None:
    assert apply(parsed(f"programme: smallest, rule: {RULE}, at: /risks, {WHOLE}"), judged, ran=set()) == []


@pytest.mark.parametrize(
    ("entry", "said", "fix"),
    [
        (f"rule: {RULE}, approved_by: B, until: 2028", "does not say why,", "Write `reason`."),
        (f"rule: {RULE}, reason: '  ', approved_by: B, until: 2028", "does not say why,", "Write `reason`."),
        (f"rule: {RULE}, reason: R., until: 2028", "who approved it,", "Write `approved_by`."),
        (f"rule: {RULE}, reason: R., approved_by: B", "until when it holds,", "Write `until`."),
        (
            "reason: R.",
            "which rule it is for, who approved it and until when it holds,",
            "Write `rule` and `approved_by` and `until`.",
        ),
        (
            f"rule: {RULE}, reason: R., approved_by: B, until: 2027-06-31",
            "No calendar has",
            "Write the last day",
        ),
    ],
)
def test_an_incomplete_waiver_is_one_finding_and_excuses_nothing(
    judged: Judged, entry: str, said: str, fix: str
) -> None:
    (complaint,) = apply(parsed(entry), judged)
    assert (complaint.rule, complaint.severity) == ("waiver/incomplete", Severity.ERROR)
    assert (complaint.path, complaint.span.line) == ("house/waivers.yaml", 3)
    assert said in complaint.message
    assert complaint.fix.startswith(fix)
    assert all(d.waived is None for d in judged.found)


def test_the_other_waivers_of_the_file_still_hold(judged: Judged) -> None:
    file = parsed("reason: R.", "7: x", f"rule: {RULE}, {WHOLE}, who: me", f"rule: {RULE}, {WHOLE}")
    rules = {d.rule for d in apply(file, judged)}
    assert rules == {"waiver/incomplete", "schema/unknown-key"}
    assert judged.found[0].waived is not None
    assert judged.found[0].waived.origin == "house/waivers.yaml:6"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("planner-waivers: 1\nwaivers: [\n", "yaml/syntax"),
        ("", "yaml/empty"),
        ("planner-waivers: 2\nwaivers: []\n", "schema/not-allowed-value"),
        ("planner-waivers: 1\n", "schema/missing-key"),
        ("- a list\n", "schema/wrong-type"),
        ("planner-waivers: 1\nwaivers: {a: b}\n", "schema/wrong-type"),
        ("planner-waivers: 1\nwaivers: [7]\n", "schema/wrong-type"),
        (f"planner-waivers: 1\nwaivers:\n  - {{rule: {RULE}, reason: 7, approved_by: B, until: 2028}}\n", ""),
    ],
)
def test_a_file_that_does_not_fit_says_so_and_excuses_nothing(judged: Judged, text: str, rule: str) -> None:
    file = waiver_file.parse("w.yaml", text.encode())
    found = apply(file, judged)
    assert found
    assert all(d.path == "w.yaml" and d.severity is Severity.ERROR for d in found)
    assert rule in {d.rule for d in found} or not rule
    assert all(d.waived is None for d in judged.found)


def test_an_empty_file_is_told_what_belongs_into_it() -> None:
    (found,) = waiver_file.parse("w.yaml", b"").trouble
    assert "planner-waivers: 1" in found.fix


def test_the_schema_asks_for_what_the_programme_format_asks_for() -> None:
    own, inner = schema("waivers")["$defs"]["waiver"], schema("programme")["$defs"]["waiver"]
    assert own["required"] == inner["required"]
    assert set(own["properties"]) == {"programme", *inner["properties"]}
