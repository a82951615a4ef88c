"""Annotations as GitHub's runner reads them."""

from planner.diagnostic import Diagnostic, Report, Severity, Skipped
from planner.frozen import replace
from planner.position import Span
from planner.report import REPORTERS, Style


def annotations(report, **style):
    """Kind, properties and message of each line, read back as the runner reads them."""
    parsed = []
    for line in REPORTERS["github"](report, Style(**style)).splitlines():
        _, head, message = line.split("::", 2)
        kind, _, listed = head.partition(" ")
        properties = dict(part.split("=", 1) for part in listed.split(",") if part)
        parsed.append((kind, {k: unescaped(v) for k, v in properties.items()}, unescaped(message)))
    return parsed


def unescaped(text):
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def finding(line=1, *, rule="a/b", severity=Severity.ERROR, path="p.yaml", message="Wrong."):
    return Diagnostic(rule, severity, message, path, Span(line, 2, line, 5))


def report_of(*findings, skipped=()):
    return Report(files=("p.yaml",), rules=(), diagnostics=findings, skipped=skipped)


def test_nothing_to_say():
    assert annotations(report_of()) == []


def test_one_finding():
    kind, properties, message = annotations(report_of(finding(message="50% of a:b, c\nd")))[0]
    assert kind == "error"
    assert properties == {
        "file": "p.yaml",
        "line": "1",
        "endLine": "1",
        "col": "2",
        "endColumn": "5",
        "title": "a/b (error)",
    }
    assert message == "50% of a:b, c d"


def test_a_path_with_commas_and_colons_comes_back():
    path = "a,b:c%2C/ü.yaml"
    assert annotations(report_of(finding(path=path)))[0][1]["file"] == path


def test_columns_only_on_one_line():
    several = replace(finding(), span=Span(3, 2, 5, 1))
    properties = annotations(report_of(several))[0][1]
    assert (properties["line"], properties["endLine"]) == ("3", "5")
    assert not {"col", "endColumn"} & set(properties)


def test_a_file_outside_has_its_place_in_the_message():
    for path in ("<stdin>", "/elsewhere/p.yaml", "../p.yaml"):
        kind, properties, message = annotations(report_of(finding(4, path=path)), root="/repo")[0]
        assert (kind, set(properties), message) == ("error", {"title"}, f"{path}:4:2: Wrong.")


def test_an_absolute_path_inside_is_made_relative():
    assert annotations(report_of(finding(path="/repo/a/p.yaml")), root="/repo")[0][1]["file"] == "a/p.yaml"


def test_waived_findings_are_not_annotated(decent):
    assert not [m for _, _, m in annotations(decent) if m.startswith("Most of the money goes one way")]


def test_the_most_urgent_come_first_and_repetitions_last():
    findings = [finding(n) for n in range(1, 9)] + [
        finding(20, rule="c/d"),
        finding(2, severity=Severity.WARNING),
    ]
    said = annotations(report_of(*findings))
    assert [kind for kind, _, _ in said] == ["error"] * 9 + ["warning"]
    assert [int(p["line"]) for _, p, _ in said[:9]] == [1, 2, 3, 20, 4, 5, 6, 7, 8]


def test_a_notice_says_how_many_are_not_shown():
    findings = [finding(n) for n in range(1, 15)]
    findings += [finding(n, severity=Severity.NOTE) for n in range(1, 31)]
    skips = tuple(Skipped("p.yaml", "*", f"Reason {n}.") for n in range(6))
    said = annotations(report_of(*findings, skipped=skips))
    assert [kind for kind, _, _ in said] == ["error"] * 10 + ["notice"] * 10
    assert said[10][2].startswith("Not shown here: 4 errors, 25 notes, 2 statements of what was not checked.")
    assert [message.startswith("Not checked: ") for _, _, message in said[11:16]] == [True] * 4 + [False]


def test_ten_of_each_kind_are_all_shown():
    findings = [finding(n, severity=s) for s in Severity for n in range(1, 11)]
    said = annotations(report_of(*findings))
    assert len(said) == 30
    assert not [m for _, _, m in said if m.startswith("Not shown")]
