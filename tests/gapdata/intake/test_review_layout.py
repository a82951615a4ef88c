"""YAML about one country; all figures here are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.gapdata.intake.intake import intake
from planner.gapdata.intake.layout import Asked, Content
from planner.gapdata.intake.layouts import layout, recognised
from planner.model.figures import Access

REVIEW = """\
framework: cmm
version: 2021
country: Ghana
as_of: 2023-06
source: "Review of Ghana (made up)"
url: https://x.example/review
licence: all rights reserved
confidentiality: internal
stages:
  "1.1": formative
  1.2:
    Identification of incidents: established
    Organisation: Start-up
    Coordination:
  Critical infrastructure protection: 2
figures:
  - {indicator: internet-users, value: 70.5, as_of: 2022, confidentiality: public}
  - indicator: incident-teams
    value: 4
    title: Incident teams
    area: technical; state
    higher_is_better: true
"""


def take(text, asked=None):
    return intake(Content("review.yaml", text.encode()), layout("review"), asked or Asked())


def test_a_review_is_taken_with_its_aspects_and_other_figures():
    found = take(REVIEW)
    assert found.diagnostics == ()
    assert found.empty == 1
    said = [(r.indicator.id, r.version, r.when, r.amount(), r.access, r.place) for r in found.records]
    inside = Access.INTERNAL
    assert said == [
        ("cmm-1-1", "2021", "2023-06", "formative (stage 2)", inside, "review.yaml:10"),
        (
            "cmm-1-2-identification-of-incidents",
            "2021",
            "2023-06",
            "established (stage 3)",
            inside,
            "review.yaml:12",
        ),
        ("cmm-1-2-organisation", "2021", "2023-06", "start-up (stage 1)", inside, "review.yaml:13"),
        ("cmm-1-3", "2021", "2023-06", "formative (stage 2)", inside, "review.yaml:15"),
        ("internet-users", "", "2022", "70.5% of population", Access.PUBLIC, "review.yaml:17"),
        ("incident-teams", "", "2023-06", "4", inside, "review.yaml:19"),
    ]
    assert {r.country for r in found.records} == {"GHA"}
    assert {r.source for r in found.records} == {"Review of Ghana (made up)"}
    assert {r.licence for r in found.records} == {"all rights reserved"}


@pytest.mark.parametrize(
    ("was", "becomes", "place", "rule"),
    [
        ("country: Ghana", "country: Ghanna", (3, 10), "gaps/country"),
        ("country: Ghana", "country: World", (3, 10), "gaps/country"),
        ("version: 2021", "version: 2016", (2, 10), "gaps/edition"),
        ("version: 2021", "version: [2021]", (2, 1), "schema/wrong-type"),
        ("as_of: 2023-06", "as_of: 2023-16", (4, 8), "gaps/year"),
        ("url: https:", "url: ftp:", (6, 6), "gaps/source"),
        ("internal", "secret", (8, 18), "schema/not-allowed-value"),
        ('"1.1": formative', '"1.1": advanced', (10, 10), "gaps/stage"),
        ('"1.1": formative', '"9.9": formative', (10, 3), "gaps/indicator"),
        ('"1.1": formative', '"1.1": [formative]', (10, 3), "schema/wrong-type"),
        ("framework: cmm", "framework: gci", (1, 12), "gaps/indicator"),
        ("Organisation: Start-up", "Identification of incidents: 2", (13, 5), "yaml/duplicate-key"),
        ("Organisation: Start-up", "identification of Incidents: 2", (13, 34), "gaps/duplicate"),
        ("value: 70.5", "value: 170.5", (17, 40), "gaps/value"),
        ("value: 70.5", "value: true", (17, 40), "schema/wrong-type"),
        ("country: Ghana\n", "", (1, 1), "schema/missing-key"),
        ("stages:", "stagse:", (9, 1), "schema/unknown-key"),
        ("higher_is_better: true", "higher_is_better: maybe", (22, 23), "schema/wrong-type"),
    ],
)
def test_a_wrong_place_is_refused_where_it_stands(was, becomes, place, rule):
    assert was in REVIEW
    found = take(REVIEW.replace(was, becomes))
    assert found.records == ()
    assert (place, rule) in [(d.span[:2], d.rule) for d in found.diagnostics]


def test_a_date_may_be_said_for_the_whole_file():
    text = REVIEW.replace("as_of: 2023-06\n", "")
    assert {d.rule for d in take(text).diagnostics} == {"gaps/year"}
    found = take(text, Asked(as_of="2023-07"))
    assert [r.when for r in found.records][-2:] == ["2022", "2023-07"]


@pytest.mark.parametrize(
    "text", ["", "GHA", "- a", "a: [", "country: GHA", "country: GHA\nstages: {}", "country: GHA\nfigures:"]
)
def test_what_is_no_review_is_refused(text):
    found = take(text)
    assert found.records == ()
    assert found.diagnostics


def test_it_is_recognised_by_its_name():
    assert recognised(Content("a/Review.YML", b"")) == "review"


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_text_makes_it_fail(head, tail):
    found = take(head + "\nstages:\n  1.1: " + tail)
    assert not (found.records and found.diagnostics)
