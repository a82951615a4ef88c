"""How each language writes figures, dates, lists and names, and how planner's own words become its own."""

import copy
import datetime as dt
import pickle
from gettext import NullTranslations

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from planner.message import CountryName, Phrase, Spoken
from planner.model.figures import Amount
from planner.model.translated import LANGUAGES
from planner.render.language import ENGLISH, Language, language, nearest
from planner.render.text import clean, direction

NARROW, FIRM, MINUS, LEFT = "\u202f", "\u00a0", "\u2212", "\u200e"


class Marked(NullTranslations):
    """Every message between brackets, so that what is no message shows."""

    def gettext(self, message: str) -> str:
        return f"<{message}>"

    def ngettext(self, one: str, many: str, number: int) -> str:
        return f"<{one if number == 1 else many}>"

    def pgettext(self, context: str, message: str) -> str:
        return f"<{context}|{message}>"


@pytest.fixture(params=["fr", "ar"])
def marked(request):
    return Language(request.param, Marked())


@pytest.mark.parametrize(
    ("code", "large", "negative", "small"),
    [
        ("en", f"1{NARROW}234{NARROW}567.5", f"{MINUS}1{NARROW}500", "0.13"),
        ("fr", f"1{NARROW}234{NARROW}567,5", f"{MINUS}1{NARROW}500", "0,13"),
        ("es", "1.234.567,5", f"{MINUS}1.500", "0,13"),
        ("pt", "1.234.567,5", f"{MINUS}1.500", "0,13"),
        ("ar", "1,234,567.5", f"{LEFT}{MINUS}1,500", "0.13"),
    ],
)
def test_numbers(code, large, negative, small):
    it = language(code)
    assert it.number(1234567.45, 1) == large  # half up
    assert it.number(-1500) == negative
    assert it.number(0.125, 2) == small
    assert it.figure("1,234,567.5") == large
    assert it.figure(-1500) == negative
    assert it.figure("0.13") == small


def test_a_minus_stays_left_of_its_figure_and_no_other_mark_passes():
    said = language("ar").figure(-0.52)
    assert clean(said) == said
    assert clean(f"{LEFT}a{LEFT}-5{LEFT}{MINUS}a\u200f{MINUS}5\u202e") == f"a-5{MINUS}a{MINUS}5"
    assert direction(said) == ""
    assert direction(f"{said} \u0645") == "rtl"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(1234567, 0, f"1{NARROW}234{NARROW}567"), (0.5, 0, "1"), (-0.4, 0, "0"), (2.345, 2, "2.35"), (999, 0, "999")],
)  # fmt: skip
def test_rounding(value, decimals, written):
    assert ENGLISH.number(value, decimals) == written


@pytest.mark.parametrize(
    ("written", "shown"),
    [(12.0, "12.0"), (1e-7, "0.0000001"), (1e16, f"10{NARROW}000{NARROW}000{NARROW}000{NARROW}000{NARROW}000"), (-0.0, "0.0"), (7, "7")],
)  # fmt: skip
def test_a_figure_keeps_its_digits(written, shown):
    assert ENGLISH.figure(written) == shown


@pytest.mark.parametrize("value", ["NaN", float("inf")])
def test_no_number(value):
    with pytest.raises(ValueError, match="is not a number"):
        ENGLISH.number(value)


@pytest.mark.parametrize(
    ("code", "money", "percent", "exact"),
    [
        ("en", f"1{NARROW}200{FIRM}EUR", f"13{FIRM}%", f"12.5{FIRM}%"),
        ("fr", f"1{NARROW}200{FIRM}EUR", f"13{FIRM}%", f"12,5{FIRM}%"),
        ("es", f"1.200{FIRM}EUR", f"13{FIRM}%", f"12,5{FIRM}%"),
        ("pt", f"1.200{FIRM}EUR", "13%", "12,5%"),
        ("ar", f"1,200{FIRM}EUR", "13%", "12.5%"),
    ],
)
def test_money_and_shares(code, money, percent, exact):
    it = language(code)
    assert it.money(1200, "EUR") == money
    assert it.percent(0.125) == percent
    assert it.percent(0.125, 1) == exact
    assert it.per_cent(12.5) == exact


@pytest.mark.parametrize(
    ("code", "month", "day"),
    [
        ("en", "March 2027", "1 March 2027"),
        ("fr", "mars 2027", "1er mars 2027"),
        ("es", "marzo de 2027", "1 de marzo de 2027"),
        ("pt", "março de 2027", "1 de março de 2027"),
        ("pt-BR", "março de 2027", "1 de março de 2027"),
        ("ar", "مارس 2027", "1 مارس 2027"),
        ("xx", "March 2027", "1 March 2027"),
    ],
)
def test_dates(code, month, day):
    it = language(code)
    assert it.date("2027") == it.date(2027) == "2027"
    assert it.date("2027-03").replace(FIRM, " ") == month
    assert it.date("2027-03-01").replace(FIRM, " ") == day
    assert it.date(dt.date(2027, 3, 1)) == it.date("2027-03-01")


@pytest.mark.parametrize(
    "value", ["", "27", "2027-13", "2027-02-30", "2027-00", "March", "２０２７", "2027-03-01\n"]
)
def test_no_date(value):
    with pytest.raises(ValueError, match=r"\w"):
        ENGLISH.date(value)


@pytest.mark.parametrize(
    ("code", "ivory_coast", "turkey", "kosovo"),
    [
        ("en", "Côte d’Ivoire", "Türkiye", "Kosovo"),
        ("fr", "Côte d’Ivoire", "Turquie", "Kosovo"),
        ("es", "Côte d’Ivoire", "Turquía", "Kosovo"),
        ("pt", "Costa do Marfim", "Turquia", "Kosovo"),
        ("ar", "ساحل العاج", "تركيا", "كوسوفو"),
    ],
)
def test_countries(code, ivory_coast, turkey, kosovo):
    it = language(code)
    assert [it.country(c) for c in ("CIV", "TUR", "XKX")] == [ivory_coast, turkey, kosovo]
    assert it.country("ZZZ") == "ZZZ"


@pytest.mark.parametrize(
    ("code", "three", "commas", "semicolons"),
    [
        ("en", "a, b and c", "a, b", "a; b"),
        ("fr", "a, b et c", "a, b", f"a{NARROW}; b"),
        ("es", "a, b y c", "a, b", "a; b"),
        ("pt", "a, b e c", "a, b", "a; b"),
        ("ar", "a وb وc", "a، b", "a؛ b"),
    ],
)
def test_lists(code, three, commas, semicolons):
    it = language(code)
    assert it.listed(["a", "b", "c"]) == three
    assert it.listed(["a"]) == "a"
    assert it.listed([]) == ""
    assert it.joined(["a", "", "b"]) == commas
    assert it.joined(["a", "b"], ";") == semicolons


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Ghana", "Italia"], "Ghana e Italia"),
        (["Ghana", "Senegal", "Irlanda"], "Ghana, Senegal e Irlanda"),
        (["agua", "hielo"], "agua y hielo"),
        (["Chad", "Haití"], "Chad y Haití"),
        (["Italia"], "Italia"),
    ],
)
def test_spanish_has_two_words_for_and(names, said):
    assert language("es").listed(names) == said


def test_the_nearest_language():
    assert [nearest(code) for code in ("pt-BR", "ar", "sw", "")] == ["pt", "ar", "en", "en"]
    assert language("fr-CA").code == "fr"


class TestPhrase:
    def test_it_is_a_text_like_any_other(self):
        said = Phrase("%(share)s of 5, or 100 %% of it", share=3)
        assert said == "3 of 5, or 100 % of it"
        assert {said: 1}["3 of 5, or 100 % of it"] == 1
        assert f"{said}." == "3 of 5, or 100 % of it."
        assert Phrase("% of GDP") == "% of GDP"

    @pytest.mark.parametrize(
        "said",
        [
            Phrase("no figure"),
            Phrase("%(a)s in %(year)s", a=Phrase("a %(b)s", b="b"), year=2024),
            CountryName("Ghana", "GHA"),
            Amount(1443.0, Phrase("per million people")),
        ],
    )
    def test_a_copy_says_the_same(self, said, marked):
        for one in (copy.copy(said), copy.deepcopy(said), pickle.loads(pickle.dumps(said))):
            assert type(one) is type(said)
            assert one == said
            assert marked.say(one) == marked.say(said)

    def test_its_values_are_said_too(self, marked):
        inner = Phrase("%(group)s, all regions", group=Phrase("low income"))
        said = Phrase("fewer than %(n)s of %(group)s", n=5, group=inner)
        assert said == "fewer than 5 of low income, all regions"
        assert marked.say(said) == "<fewer than 5 of <<low income>, all regions>>"

    def test_a_value_that_a_user_wrote_stays(self, marked):
        assert marked.say(Phrase("series %(code)s", code="100% <mine>")) == "<series 100% <mine>>"

    def test_several_values(self):
        said = Phrase("the named countries (%(names)s)", names=(CountryName("Ghana", "GHA"), "Atlantis"))
        assert said == "the named countries (Ghana, Atlantis)"
        assert Language("fr", Marked()).say(said) == "<the named countries (Ghana, Atlantis)>"
        assert Language("ar", Marked()).say(said) == "<the named countries (غانا، Atlantis)>"

    def test_only_own_words_are_translated(self, marked):
        assert marked.own(Phrase("people")) == "<people>"
        assert marked.own("people") == "people"

    def test_the_root_of_all_says_nothing(self):
        with pytest.raises(NotImplementedError):
            Spoken("x").said(ENGLISH)


@pytest.mark.parametrize(
    ("code", "people", "share", "bare"),
    [
        ("en", f"1{NARROW}443{NARROW}009 people", "59.6% of GDP", "0.0008"),
        ("fr", f"1{NARROW}443{NARROW}009 people", f"59,6{FIRM}% of GDP", "0,0008"),
        ("es", "1.443.009 people", f"59,6{FIRM}% of GDP", "0,0008"),
        ("pt", "1.443.009 people", "59,6% of GDP", "0,0008"),
        ("ar", "1,443,009 people", "59.6% of GDP", "0.0008"),
    ],
)
def test_amounts(code, people, share, bare):
    it = language(code)
    assert it.say(Amount(1443009.0, "people")) == people
    assert it.say(Amount(59.6, "% of GDP")) == share
    assert it.say(Amount(0.0008, "")) == bare


def test_an_amount_is_english_text_until_it_is_said():
    assert Amount(1443009.0, "people") == "1,443,009 people"
    assert Amount(59.6, Phrase("% of GDP")) == "59.6% of GDP"
    assert Amount(-0.5, "") == "-0.50"


def test_counts_and_contexts(marked):
    def plain(said: str) -> str:
        return said.replace(FIRM, " ")

    assert plain(marked.count("%(num)s risk", "%(num)s risks", 1)) == "<1 risk>"
    said = marked.count("%(num)s risk of %(what)s", "%(num)s risks of %(what)s", 3, what=Phrase("x"))
    assert plain(said) == "<3 risks of <x>>"
    assert marked.term("verb", "lead") == "<verb|lead>"


@pytest.mark.parametrize("code", LANGUAGES)
def test_months_and_their_order(code):
    names = [language(code).month(number) for number in range(1, 13)]
    assert len(set(names)) == 12


def test_english_writes_lists_and_dates_as_babel_does():
    british, it = Locale("en", "GB"), language("en")
    for count in range(6):
        names = list("abcdef"[:count])
        assert it.listed(names) == format_list(names, locale=british)
    for month in range(1, 13):
        day = dt.date(2027, month, month * 2)
        assert it.month(month) == british.months["stand-alone"]["wide"][month]
        assert it.date(day).replace(FIRM, " ") == format_date(day, "long", locale=british)
        assert it.date(f"2027-{month:02d}").replace(FIRM, " ") == format_date(day, "MMMM y", locale=british)
    assert british.datetime_skeletons["yMMMM"].pattern == "MMMM y"
