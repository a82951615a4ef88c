"""JUnit XML, in which build servers read the results of tests: a suite a file, a test case a rule.

The format knows passed, failed, broken and skipped, and nothing between:

- an open error or warning is a failure. Were a warning called passed, the server would show a rule as met that is
  not. Whether the run fails is another matter: that is said by the exit code and ``--fail-on``.
- a rule that broke is an error; a rule that did not look at the file is skipped, with the reason.
- everything else is passed. Notes are advice, waived findings are excused and those that a baseline holds were there
  before; all of them stand in the suite's output.

One layout satisfies the two schemas in use, of Ant (windyroad.com.au) and of Jenkins (the xUnit plug-in). Both want
the name of a host and a time, which would make every run differ: they are fixed, see :data:`HOST` and :data:`TIME`.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable

from planner.diagnostic import Diagnostic, Report, Severity
from planner.frozen import Struct, field
from planner.late import late
from planner.report.address import relative
from planner.report.safe import prose, without_commands
from planner.report.style import Style
from planner.report.tally import OWN_STAGES, advice

HOST = "localhost"
"""What Ant's schema asks for where the host is not to be named."""
TIME = "1970-01-01T00:00:00"
"""The beginning of Unix time in place of the time of the run, so that the same run gives the same bytes."""

_BROKEN = "rule/broken"
_NOT_XML = late("[\ufffe\uffff]")
"""What XML 1.0 (section 2.2) forbids beyond the characters that are made visible in every report."""


class _File(Struct):
    """What is known of one file."""

    path: str
    open: dict[str, list[Diagnostic]] = field(default_factory=lambda: defaultdict(list))
    """Rule to its open findings, in the order of the file."""
    excused: list[Diagnostic] = field(default_factory=list)
    """Findings that a waiver excuses or a baseline holds."""
    skipped: dict[str, str] = field(default_factory=dict)
    """Rule, ``pack/*`` or ``*`` to the reason why it did not look."""


def render(report: Report, style: Style) -> str:
    """The run as one XML document."""
    suites = ET.Element("testsuites")
    rules = sorted({rule.id for rule in report.rules if rule.pack not in OWN_STAGES})
    looked_at = set(report.files)
    for number, file in enumerate(_files(report)):
        names = _names(file, rules if file.path in looked_at else ())
        suites.append(_suite(number, file, names, report, style))
    ET.indent(suites)
    text = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{without_commands(text)}\n'


def _files(report: Report) -> list[_File]:
    """The files of the run in its order, then those that only a finding or a skipped check names."""
    named = sorted({*(d.path for d in report.diagnostics), *(s.path for s in report.skipped)})
    files = {path: _File(path) for path in (*report.files, *named)}
    for diagnostic in sorted(report.open, key=Diagnostic.order):
        files[diagnostic.path].open[diagnostic.rule].append(diagnostic)
    for diagnostic in sorted((*report.waived, *report.known), key=Diagnostic.order):
        files[diagnostic.path].excused.append(diagnostic)
    for entry in sorted(report.skipped, key=lambda s: (s.path, s.rule, s.reason)):
        files[entry.path].skipped.setdefault(entry.rule, entry.reason)
    return list(files.values())


def _names(file: _File, rules: Iterable[str]) -> list[str]:
    """The rules that are test cases of this file, and what was left out of it by a name that covers none of them."""
    names = {*rules, *file.open, *(d.rule for d in file.excused)}
    covered = {key for name in names for key in _keys(name)}
    return sorted(names | (file.skipped.keys() - covered))


def _keys(rule: str) -> tuple[str, str, str]:
    """Under which names a rule can be left out."""
    return rule, f"{rule.partition('/')[0]}/*", "*"


def _suite(number: int, file: _File, names: list[str], report: Report, style: Style) -> ET.Element:
    place = relative(file.path, style.root) or file.path
    title = _line(place)
    cases = [_case(name, file, title, report) for name in names]
    results = [result.tag for case in cases for result in case]
    attributes = {
        "name": title,
        "package": "planner",
        "id": str(number),
        "timestamp": TIME,
        "hostname": HOST,
        "tests": str(len(cases)),
        "failures": str(results.count("failure")),
        "errors": str(results.count("error")),
        "skipped": str(results.count("skipped")),
        "time": "0",
    }
    suite = ET.Element("testsuite", attributes)
    properties = ET.SubElement(suite, "properties")
    for name, value in (("planner", style.version), ("profile", report.profile)):
        ET.SubElement(properties, "property", name=name, value=_line(value))
    suite.extend(cases)
    ET.SubElement(suite, "system-out").text = "\n".join(_remarks(file, title))
    ET.SubElement(suite, "system-err")
    return suite


def _case(name: str, file: _File, title: str, report: Report) -> ET.Element:
    """One rule held against one file. Build servers tell cases apart by class and name, so the file is the class."""
    case = ET.Element("testcase", classname=title, name=_spoken(name), time="0")
    failing = [d for d in file.open.get(name, ()) if d.severity > Severity.NOTE]
    reason = next((file.skipped[key] for key in _keys(name) if key in file.skipped), None)
    if failing:
        worst = max(d.severity for d in failing)
        tag = "error" if name == _BROKEN else "failure"
        result = ET.SubElement(case, tag, type=worst.word, message=_headline(failing))
        lines = [line for d in failing for line in _told(d, title, report)]
        result.text = "\n".join([*lines, f"Not wholly checked: {_line(reason)}"] if reason else lines)
    elif reason is not None:
        ET.SubElement(case, "skipped", message=_line(reason))
    return case


def _headline(failing: list[Diagnostic]) -> str:
    more = f" (and {len(failing) - 1} more)" if len(failing) > 1 else ""
    return _line(failing[0].message) + more


def _told(finding: Diagnostic, title: str, report: Report) -> list[str]:
    told = f"{_place(finding, title)}: {finding.severity.word}: {_line(finding.message)}"
    return [told, *map(_line, advice(finding, report))]


def _remarks(file: _File, title: str) -> list[str]:
    """A line for each finding that is no failure, so that it is not lost: notes, known and waived ones."""
    notes = [d for found in file.open.values() for d in found if d.severity == Severity.NOTE]
    return [
        *(f"{_place(d, title)}: note: {_line(d.rule)}: {_line(d.message)}" for d in notes),
        *(_excuse(d, title) for d in file.excused),
    ]


def _excuse(finding: Diagnostic, title: str) -> str:
    waived = finding.waived
    word = "waived" if waived else f"known before ({finding.severity.word})"
    said = f"{_place(finding, title)}: {word}: {_line(finding.rule)}: {_line(finding.message)}"
    if waived is None:
        return said
    approval = f"approved by {_line(waived.approved_by)}, until {_line(waived.until)}"
    return f"{said} Reason: {_line(waived.reason)} ({approval})"


def _place(finding: Diagnostic, title: str) -> str:
    return f"{title}:{finding.span.line}:{finding.span.column}"


def _spoken(name: str) -> str:
    return "all rules" if name == "*" else _line(name)


def _line(text: str) -> str:
    """``text`` as one line of characters that XML may hold."""
    shown = _NOT_XML.sub(lambda match: f"<U+{ord(match[0]):04X}>", prose(text))
    return shown or "-"
