"""Figures in running text, and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.citing import cited, sentences
from planner.model.claims import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Only 40 % of 1,200 users", ("40 %", "1,200")),
        ("in 2025 there were 312 faults", ("312",)),
        ("In 2019, 35 states", ("35",)),
        ("in May 2021 12 cables broke", ("12",)),
        ("1 200 000 users", ("1 200 000",)),
        ("USD 4.5 million and EUR4 million", ("USD 4.5 million", "EUR4 million")),
        ("costs $5bn.", ("$5bn",)),
        ("half of the network, two thirds of it", ("half of", "two thirds of")),
        ("one in five, or ten per cent", ("one in five", "ten per cent")),
        ("several thousand people", ("several thousand",)),
        ("in all groups 40 % lack it", ("40 %",)),
    ],
)
def test_figures(text, found):
    assert figures(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "since 2019", "in 2012/13 and 2019-2021", "on 12 May 2021", "le 12 mai 2021", "May 12, 2021", "2026-05-01",
        "the 1990s", "mid-2021", "the 21st century", "paragraph 13 of A/70/174", "Article 5(2) and 7",
        "Regulation (EU) 2016/679", "resolution 75/240", "ISO 27001", "Act 843 of 2012", "CVE-2021-44228",
        "5G, G20, IPv6 and COVID-19", "a 24/7 contact point", "see [@smith-2020]", "https://example.org/2020/40",
        "one in Accra", "phase 2", "Windows 11", "SDG 9.c",
    ],
)  # fmt: skip
def test_names_and_dates_are_no_figures(text):
    assert figures(text) == ()


@pytest.mark.parametrize(
    "piece", ["1 ", "a-", "A/", "1.", "9", "-1", "art. 1, ", "[@a ", ". ", ".[@a]", "one in "]
)
def test_odd_texts_take_no_time(piece):
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    figures(text)
    sentences(text)
    assert time.process_time() - start < 20


@given(st.text(alphabet="ab .!?[@]1\n", max_size=80))
def test_sentences_lose_nothing(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_citation_stays_with_the_sentence_before_it():
    assert sentences("It fails. [@a] It lasts, approx. so. See no. 5 [@b].\n\nNew") == (
        "It fails. [@a]",
        "It lasts, approx. so.",
        "See no. 5 [@b].",
        "New",
    )
    assert cited("[@a] and [@b:c], not [c]") == ("a", "b:c")
