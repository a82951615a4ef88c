import pytest

from planner.render.palette import PALETTE, contrast
from planner.render.vocabulary import TONES as NAMES

TONES = dict(PALETTE.tones.pairs())
READABLE = 4.5
"""WCAG 2.2, level AA, for words."""
VISIBLE = 3.0
"""WCAG 2.2, level AA, for graphical objects."""


def test_contrast_of_known_pairs():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_tone_of_the_vocabulary_has_its_colours():
    assert set(TONES) == set(NAMES)


@pytest.mark.parametrize("tone", TONES.values(), ids=TONES)
def test_words_on_every_tone_can_be_read_by_day_and_by_night(tone):
    assert contrast(tone.ground, tone.ink) >= READABLE
    assert contrast(tone.night_ground, tone.night_ink) >= READABLE


def test_words_on_the_page_can_be_read():
    for colour in (PALETTE.accent, PALETTE.ink, PALETTE.soft, TONES["bad"].ink):
        assert contrast(colour, PALETTE.paper) >= READABLE
    for colour in (PALETTE.night_accent, PALETTE.night_ink, PALETTE.night_soft, TONES["bad"].night_ink):
        assert contrast(colour, PALETTE.night_paper) >= READABLE
    for ground in (TONES["low"].ground, TONES["muted"].ground):
        assert contrast(PALETTE.accent, ground) >= READABLE
    assert contrast(PALETTE.night_accent, TONES["low"].night_ground) >= READABLE


def test_every_colour_of_a_chart_shows_on_white():
    for colour in PALETTE.series:
        assert contrast(colour, PALETTE.paper) >= VISIBLE
