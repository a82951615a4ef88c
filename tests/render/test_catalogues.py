import pytest

from planner.model.translated import LANGUAGES
from planner.render.catalogues import faults, gathered, load, renewed, text
from planner.render.language import language
from planner.resources import catalogue

OTHERS = sorted(set(LANGUAGES) - {"en"})


@pytest.fixture(scope="module")
def messages():
    return [message for message in gathered() if message.id]


@pytest.mark.parametrize("code", OTHERS)
def test_no_label_is_left_untranslated(code):
    assert list(faults(load(code))) == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_catalogue_holds_what_documents_say_and_nothing_else(code):
    assert catalogue(code).read_bytes() == text(renewed(code)), "run: python -m planner.render.catalogues"


def test_messages_come_from_templates_code_and_tables(messages):
    files = {file for message in messages for file, _ in message.locations}
    assert {
        "templates/proposal/proposal.html",
        "planner/render/words.py",
        "planner/tables/indicators.csv",
    } <= files


def test_a_message_is_whole(messages):
    for message in messages:
        for one in message.id if isinstance(message.id, tuple) else (message.id,):
            assert one == one.strip(), "blanks belong to the place, not to the message"
            assert "<" not in one, "markup belongs to the template"


@pytest.mark.parametrize(
    ("code", "form", "numbers"),
    [
        ("fr", 0, (0, 1)),
        ("fr", 1, (2, 11)),
        ("es", 0, (1,)),
        ("es", 1, (0, 2, 11)),
        ("ar", 0, (0,)),
        ("ar", 1, (1,)),
        ("ar", 2, (2,)),
        ("ar", 3, (3, 10, 103)),
        ("ar", 4, (100, 101, 202)),
        ("ar", 5, (11, 99, 111)),
    ],
)
def test_each_language_counts_in_its_own_way(code, form, numbers, messages):
    one, many = next(message.id for message in messages if isinstance(message.id, tuple))
    forms = load(code).get(one).string
    for number in numbers:
        assert language(code).translations.ngettext(one, many, number) == forms[form]
