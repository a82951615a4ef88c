"""``planner verify``: whether a document still matches its programme, and what differs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from planner.cli import asked, options, output
from planner.errors import ExitCode, UsageError
from planner.read.files import STDIN, head
from planner.report.safe import prose
from planner.verify import MOST, NOTHING, Change, Difference, Verdict, verify

_LONGEST = 90
"""Characters of a value that are printed."""
_WHAT = {
    "about": "It is about another programme",
    "version": "The version of the programme has changed",
    "content": "What its readers may see of the programme has changed",
    "figures": "The country figures have changed",
    "profile": "It was held against another profile",
    "planner": "It was made by another planner, which does not count",
}
"""What a difference means, by the field that differs."""


@click.command(
    epilog="Example: planner verify out/atlantic-voices-proposal.pdf programmes/atlantic-voices.yaml"
)
@click.argument("document", metavar="DOCUMENT")
@click.argument("file", metavar="FILE")
@options.TEXT_OR_JSON
@options.PROFILE
@options.GAPS
@options.PEERS
@options.RULES
def command(  # noqa: PLR0913, PLR0917 - one parameter a flag
    document: str,
    file: str,
    form: str,
    profile: str | None,
    gaps: str | None,
    peers: str | None,
    rules: tuple[str, ...],
) -> int:
    """Tell whether DOCUMENT (PDF, HTML, Word, Excel) still matches the programme in FILE, and what differs.

    Compared are the programme as the document's readers may see it, without the fields that a document on one subject
    shows nothing of, the country figures, and the profile: give the same --profile, --gaps and --peers as when it was
    made. A PDF that carries its programme (render --attach) is compared field by field. The exit code is 0 if it
    matches, 1 if not, 2 if nobody can tell.

    This compares what the document says of its own origin. It cannot show that nobody has changed its text since.
    """
    if file == STDIN or Path(file).is_dir():
        raise UsageError(f"{file} is no programme file.", "Name the file that the document was made from.")
    content = head(document, _too_many())
    flags: dict[str, object] = {"profile": profile, "gaps": gaps, "peers": peers, "rules": rules}
    verdict = verify(content, asked.wish(asked.config(flags), [file]))
    if form == "json":
        output.say(json.dumps(_as_data(verdict), indent=2, ensure_ascii=True) + "\n")
    else:
        output.say("".join(f"{line}\n" for line in _lines(verdict, document, file)))
    return ExitCode.CLEAN if verdict.same else ExitCode.FINDINGS


def _too_many() -> int:
    """One byte more than a document may have, so that one that is too large is seen to be."""
    from planner.render.read_back import MOST as LARGEST  # noqa: PLC0415 - not needed for the help

    return LARGEST + 1


def _lines(verdict: Verdict, document: str, file: str) -> Iterator[str]:
    said = "still matches" if verdict.same else "no longer matches"
    yield prose(f"{document} {said} {file}.")
    if verdict.tampered:
        yield "  The programme inside it is not the one that it was made from: one of the two was changed since."
    for difference in verdict.differences:
        yield from _difference(difference, verdict, file)
    for difference in verdict.remarks:
        yield _told(difference)
    if verdict.document.left_out:
        fields = ", ".join(verdict.document.left_out)
        yield prose(f"It shows nothing of these fields, which were not compared: {fields}.").join(("  ", ""))


def _difference(it: Difference, verdict: Verdict, file: str) -> Iterator[str]:
    if it.what != "content":
        yield _told(it)
        return
    yield f"  {_WHAT[it.what]}{':' if verdict.changes else '.'}"
    yield from (_change(change, file) for change in verdict.changes)
    if len(verdict.changes) == MOST:
        yield f"    These are the first {MOST}; there may be more."
    if not verdict.carried:
        yield "    Which fields, only a PDF tells that carries its programme: planner render --attach."


def _told(it: Difference) -> str:
    return prose(f"{_WHAT[it.what]}: {it.was or 'none'} then, {it.now or 'none'} now.").join(("  ", ""))


def _change(it: Change, file: str) -> str:
    return "    " + prose(
        f"{file}:{it.line}:{it.column} {it.place}: {_value(it.was)} then, {_value(it.now)} now"
    )


def _value(value: Any) -> str:
    if value is NOTHING:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _as_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "same": verdict.same,
        "document": dict(verdict.document.items()),
        "differences": [_difference_data(d) for d in verdict.differences],
        "remarks": [_difference_data(d) for d in verdict.remarks],
        "carries-programme": verdict.carried,
        "programme-inside-changed": verdict.tampered,
        "changes": [
            {"at": str(c.place), "line": c.line, "column": c.column}
            | {key: value for key, value in (("was", c.was), ("now", c.now)) if value is not NOTHING}
            for c in verdict.changes
        ],
    }


def _difference_data(it: Difference) -> dict[str, str]:
    return {"what": it.what, "was": it.was, "now": it.now}
