"""``planner gaps effort``: what a programme does in each country, beside the gap that the figures show there."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from planner.cli import asked, options, output
from planner.cli.gaps.effort_picture import picture
from planner.diagnostic import Severity
from planner.engine.rule import Subject
from planner.errors import ExitCode, UsageError
from planner.model.answers import stated
from planner.model.balance import balance
from planner.model.country import named
from planner.model.gaps import AreaGap, GapProfile
from planner.model.programme import Programme
from planner.project import check
from planner.read.files import STDIN
from planner.report import REPORTERS
from planner.report.safe import visible

FORMAT = 1
"""Raised when a reader of the old form could no longer read the new one."""
METHOD = (
    "The cost of an activity is divided equally over its countries, then by its skill shares and by the shares of "
    "its audience from the country. A community in several countries counts with an equal part of its people in "
    "each. Gap and effort are never made into one number."
)

Plain = dict[str, object]


@click.command(epilog="Example: planner gaps effort programmes/atlantic-voices.yaml --country GHA")
@click.argument("file")
@click.option(
    "--country",
    "chosen",
    multiple=True,
    metavar="COUNTRY",
    help="One country of the programme, by code or English name; all if left out. Repeatable.",
)
@options.TEXT_OR_JSON
@options.GAPS
@options.PEERS
def effort(file: str, chosen: tuple[str, ...], form: str, gaps: str | None, peers: str | None) -> int:
    """Show the effort of the programme in FILE beside the gaps of its countries.

    For each country: where it stands among its peers, how money and people spread over skills and stakeholder
    groups, which gaps the programme says it answers or leaves to others, and what is not known.
    """
    if file != STDIN and Path(file).is_dir():
        raise UsageError(f"{file} is a folder.", "Name one programme file.")
    checked = check(asked.wish(asked.config({"gaps": gaps, "peers": peers}), [file]))
    if not checked.subjects:
        sys.stderr.write(REPORTERS["text"](checked.report, output.style(sys.stderr)))
        return ExitCode.FINDINGS
    (subject,) = checked.subjects.values()
    profiles = _profiles(subject, chosen)
    errors = checked.report.counts()[Severity.ERROR]
    if errors:
        count = "1 error is" if errors == 1 else f"{errors} errors are"
        output.warn(
            f"{count} open in {file}, and sums may be wrong until they are mended: planner check {file}"
        )
    if form == "json":
        output.say(json.dumps(to_json(subject.programme, profiles), indent=2, ensure_ascii=True) + "\n")
    else:
        output.say(picture(subject.programme, profiles, output.style(sys.stdout)))
    return ExitCode.CLEAN


def _profiles(subject: Subject, chosen: Sequence[str]) -> list[GapProfile]:
    """The profiles of the countries that were named, or of all; in the order of the programme. Raises UsageError."""
    wanted = {_code(text, subject) for text in chosen} or set(subject.gaps)
    return [subject.gaps[code] for code in subject.programme.countries if code in wanted & set(subject.gaps)]


def _code(text: str, subject: Subject) -> str:
    found = named(text)
    if found is None or found.iso3 not in subject.gaps:
        offers = ", ".join(str(profile.country) for profile in subject.gaps.values())
        raise UsageError(f"{visible(text)} is not a country of this programme.", f"It names: {offers}.")
    return found.iso3


def to_json(programme: Programme, profiles: Sequence[GapProfile]) -> Plain:
    """Effort beside gap as plain data; ``schemas/effort.schema.json`` describes it."""
    return {
        "planner-effort": FORMAT,
        "method": METHOD,
        "programme": programme.id,
        "currency": programme.currency,
        "countries": [_country(programme, profile) for profile in profiles],
    }


def _country(programme: Programme, profile: GapProfile) -> Plain:
    return {
        "iso3": profile.country.iso3,
        "name": profile.country.name,
        "peers": profile.peers.name if profile.peers else None,
        "effort": [
            {
                "area": row.area.value,
                "gap": _gap(row.gap),
                "money": round(row.money, 2),
                "share_percent": round(row.share, 2),
                "people": row.people,
            }
            for row in balance(programme, profile)
        ],
        "said": [said for area in profile.areas for said in _said(programme, profile.country.iso3, area)],
        "missing": [{"indicator": m.indicator.id, "reason": m.reason} for m in profile.missing],
    }


def _said(programme: Programme, iso3: str, area: AreaGap) -> list[Plain]:
    """What the programme says of one gap in one country."""
    return [
        {
            "area": area.area.value,
            "gap": _gap(area.gap),
            "answered_by": list(answer.answered_by),
            "left_to": answer.left_to or None,
            "because": answer.because or None,
            "evidence": list(answer.evidence),
        }
        for answer in stated(programme, iso3, area.area)
    ]


def _gap(gap: float | None) -> float | None:
    return None if gap is None else round(gap, 4)
