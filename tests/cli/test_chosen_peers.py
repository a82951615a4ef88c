"""Whom countries are held against: from a flag or the configuration to the subject of every rule and document."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from planner.cli import asked, check, explain, render
from planner.errors import UsageError
from planner.gapdata.peers import BOTH, Choice, Kind
from planner.project import Wish
from planner.project import check as checked

PROGRAMME = Path(__file__).parents[2] / "programmes" / "atlantic-voices.yaml"


def test_without_a_word_region_and_income_are_taken():
    assert asked.wish(asked.config({}), [str(PROGRAMME)]).peers == BOTH
    assert Wish((str(PROGRAMME),)).peers == BOTH


def test_the_flag_reaches_what_rules_and_documents_see():
    wish = asked.wish(asked.config({"peers": "region"}), [str(PROGRAMME)])
    assert wish.peers == Choice(Kind.REGION)
    (subject,) = checked(wish).subjects.values()
    assert {gaps.peers.why for gaps in subject.gaps.values()} == {"same region"}


@pytest.mark.parametrize(
    "words",
    [
        (check.command, [str(PROGRAMME)]),
        (render.command, ["proposal", str(PROGRAMME)]),
        (explain.command, [str(PROGRAMME)]),
    ],
)
def test_every_command_that_checks_refuses_a_wrong_choice(words):
    command, arguments = words
    error = CliRunner().invoke(command, [*arguments, "--peers", "KEN,NGA"]).exception
    assert isinstance(error, UsageError)
    assert error.message == "Only 2 countries are named as peers: at least 5 are needed."
