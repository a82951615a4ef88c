"""Who owns the results when the money ends, and who carries the running costs."""

import pytest


def test_silence_is_one_finding(ask):
    [finding] = ask("sustainability", {"sustainability": None})["sustainability/no-owner"]
    assert "owns the results" in finding.message
    assert "running costs" in finding.message


def test_the_donor_cannot_be_the_owner(ask_rule):
    [finding] = ask_rule("sustainability/no-owner", {"sustainability": {"owner": "donor"}})
    assert str(finding.at) == "/sustainability/owner"
    assert "Example Agency" in finding.message


@pytest.mark.parametrize("owner", ["regulators", "telco", "lead"])
def test_anybody_else_can(ask_rule, owner):
    assert ask_rule("sustainability/no-owner", {"sustainability": {"owner": owner}}) == []


@pytest.mark.parametrize("text", [None, "TBD", "n/a", "..."])
def test_running_costs_need_a_holder(ask_rule, text):
    [finding] = ask_rule("sustainability/no-owner", {"sustainability": {"recurrent_costs": text}})
    assert "running costs" in finding.message


def test_costs_that_do_not_arise_can_be_explained(ask_rule):
    patch = {"sustainability": {"recurrent_costs": "The law is in force and costs nothing more."}}
    assert ask_rule("sustainability/no-owner", patch) == []
