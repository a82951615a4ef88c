"""Texts by language: which one is told, which are missing, and where they stand."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.examples import smallest
from planner.model.build import programme
from planner.model.texts import in_every_language, texts
from planner.model.translated import (
    LANGUAGES,
    in_language,
    left,
    shown_at,
    spoken,
    text_around,
    translations,
)
from planner.position import ROOT, Pointer
from planner.read.document import Document, Place
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read

SCHEMA = schema("programme")
TEXTS = ("#/$defs/text", "#/$defs/line")
EXAMPLES = sorted((Path(__file__).parents[2] / "programmes").glob("*.yaml"))
CHANGE = {"at": "2027-01", "what": "A port.", "approved_by": "The board", "reason": "It burned."}
RARE: dict[str, Any] = {
    "scale": ["Low"],
    "covers": {"skills": ["technical"]},
    "milestones": [{"value": 1, "at": "2028"}],
}
"""What few programmes have."""
VOICES = {"en": "Voices", "fr": "Voix"}


def text_places(node: dict[str, Any], at: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Every place of the schema where a text stands, ``*`` for the items of a list."""
    if node.get("$ref") in TEXTS:
        return {at}
    if "$ref" in node:
        return text_places(SCHEMA["$defs"][node["$ref"].rpartition("/")[2]], at)
    inner = {**node.get("properties", {}), **({"*": node["items"]} if "items" in node else {})}
    return {place for key, child in inner.items() for place in text_places(child, (*at, key))}


def fits(data: dict[str, Any]) -> bool:
    return validate(Document("t.yaml", "", data, Place(0, 0, -1, -1, None)), SCHEMA) == ()


def translate(data: dict[str, Any], language: str, only: frozenset[int] | None = None) -> dict[str, Any]:
    """``data`` with its texts given in its own language and in another: all of them, or those of these numbers."""
    data = copy.deepcopy(data)
    for number, it in enumerate(spoken(data)):
        if only is not None and number not in only:
            continue
        holder: Any = data
        for part in it.at.parts[:-1]:
            holder = holder[part]
        holder[it.at.parts[-1]] = {"en": it.text, language: f"{language} {it.text}"}
    return data


def test_every_text_of_the_format_may_be_given_by_language(smallest_data) -> None:
    places = text_places(SCHEMA)
    assert len(places) > 100
    told = translate(smallest_data, "fr")
    assert fits(told)
    walked = {tuple("*" if isinstance(p, int) else p for p in it.at.parts) for it in translations(told)}
    assert walked == {
        tuple("*" if isinstance(p, int) else p for p in it.at.parts) for it in spoken(smallest_data)
    }
    assert walked <= places


def holders(value: Any, place: tuple[str, ...]) -> list[tuple[Any, str | int]]:
    """Where in the data the text of a place could stand, whether one does or not: the mapping or list, and the step."""
    step, *more = place
    if not more:
        return [(value, 0 if step == "*" else step)] if value else []
    if step in RARE and step not in value:
        value[step] = copy.deepcopy(RARE[step])
    inside = value if step == "*" else [value[step]] if step in value else []
    return [found for item in inside for found in holders(item, tuple(more))]


@pytest.mark.parametrize("place", sorted(text_places(SCHEMA)), ids="/".join)
def test_a_text_by_language_is_noticed_wherever_it_stands(place: tuple[str, ...]) -> None:
    """The builders notice it on their way: what none of them read would be left in two languages."""
    tried = 0
    for path in EXAMPLES:
        found = read(path.name, path.read_bytes())[0]
        assert found is not None
        assert isinstance(found.data, dict)
        data = {**found.data, "changes": [CHANGE]}
        for holder, step in holders(data, place)[:1]:
            holder[step] = VOICES
            assert VOICES in [it.texts for it in programme(data).translations]
            tried += 1
    assert tried


def test_each_language_of_a_whole_programme_is_told(smallest_data) -> None:
    told = translate(smallest_data, "fr")
    assert in_language(told) == in_language(told, "en") == smallest_data
    french = in_language(told, "fr")
    assert fits(french)
    assert french["title"] == f"fr {smallest_data['title']}"
    assert [it.language for it in spoken(told, "fr")] == ["fr"] * len(spoken(told, "fr"))
    assert left(told, "fr") == ()
    assert len(left(told, "es")) == len([it for it in spoken(told) if not it.stays]) > 40


@given(language=st.sampled_from(["", *LANGUAGES, "sw", "pt-BR"]))
def test_data_without_translations_is_the_same_data(language: str) -> None:
    data: Any = smallest().data
    assert in_language(data, language) is data
    assert translations(data) == ()


WORDS = st.text(min_size=1, max_size=30)


@given(
    words=st.lists(WORDS, min_size=len(spoken(smallest().data)), max_size=len(spoken(smallest().data))),
    only=st.frozensets(st.integers(0, len(spoken(smallest().data)) - 1)),
)
def test_whatever_is_translated_the_rest_stays_as_it_is(words: list[str], only: frozenset[int]) -> None:
    data: Any = copy.deepcopy(smallest().data)
    for it, word in zip(spoken(data), words, strict=True):
        holder: Any = data
        for part in it.at.parts[:-1]:
            holder = holder[part]
        holder[it.at.parts[-1]] = word
    told = translate(data, "fr", only)
    assert in_language(told) == in_language(told, "en") == in_language(told, "es") == data
    french = [it.text for it in spoken(told, "fr")]
    assert french == [f"fr {word}" if n in only else word for n, word in enumerate(words)]
    assert [it.text for it in spoken(in_language(told, "fr"))] == french
    assert {t.at for t in translations(told)} == {spoken(data)[n].at for n in only}


@pytest.mark.parametrize(
    ("texts", "own", "asked", "told"),
    [
        (VOICES, "en", "fr", "Voix"),
        (VOICES, "en", "es", "Voices"),
        (VOICES, "fr", "es", "Voix"),
        (VOICES, "es", "ar", "Voices"),  # a rule reports it
        ({"fr": "Voix", "es": "Voces"}, "en", "", "Voix"),
        ({"en": "Voices", "pt-BR": "Vozes"}, "en", "pt", "Vozes"),
        ({"en": "Voices", "pt": "Vozes"}, "pt-BR", "", "Vozes"),
        ({"en": "Voices", "pt": "Vozes", "pt-BR": "Vozes do Brasil"}, "pt-BR", "", "Vozes do Brasil"),
        ({"no": "Stemmer", "en": "Voices"}, "no", "", "Stemmer"),
        ({"id": "Suara", "en": "Voices"}, "id", "", "Suara"),
        ("Voices", "en", "fr", "Voices"),
    ],
)
def test_which_text_is_told(smallest_data, texts, own, asked, told) -> None:
    smallest_data |= {"title": texts, "language": own}
    assert fits(smallest_data)
    assert in_language(smallest_data, asked)["title"] == told


def test_what_is_left_is_named_in_the_order_of_the_file(smallest_data) -> None:
    smallest_data["title"] = VOICES
    lacking = left(smallest_data, "fr")
    assert [str(it.at) for it in lacking][:3] == ["/provenance/note", "/region", "/summary"]
    assert {it.language for it in lacking} == {"en"}
    assert left(smallest_data) == left(smallest_data, "en") == ()


def test_names_are_not_missed(smallest_data) -> None:
    smallest_data["references"] = [{"id": "r", "type": "report", "title": "A report", "note": "A remark"}]
    smallest_data["confidential"] = [{"at": "/title", "level": "internal", "why": "It is."}]
    missed = {str(it.at) for it in left(smallest_data, "fr")}
    assert "/references/0/note" in missed
    assert not missed & {"/organisations/0/name", "/references/0/title", "/confidential/0/why"}


def test_a_programme_in_a_language_without_documents_is_left_whole(smallest_data) -> None:
    smallest_data["language"] = "pt-BR"
    assert left(smallest_data, "pt") == ()
    assert {it.language for it in left(smallest_data, "fr")} == {"pt-BR"}


def test_the_model_holds_the_text_in_the_own_language(smallest_data) -> None:
    outcome = smallest_data["results"]["outcomes"][0]
    outcome["assumptions"] = [{"fr": "Ils partagent.", "en": "They share."}]
    smallest_data["title"] = VOICES
    built = programme(smallest_data)
    assert built.title == "Voices"
    assert built.outcomes[0].assumptions == ("They share.",)
    assert [(str(t.at), t.texts) for t in built.translations] == [
        ("/title", VOICES),
        ("/results/outcomes/0/assumptions/0", outcome["assumptions"][0]),
    ]
    (french,) = built.part_translated
    assert (french.language, french.given) == ("fr", 2)
    assert ROOT / "summary" in french.left
    assert ROOT / "title" not in french.left


def test_all_languages_can_be_walked_over(smallest_data) -> None:
    smallest_data["title"] = VOICES
    built = programme(smallest_data)
    walked = list(in_every_language(built))
    assert (ROOT / "title", ROOT / "title", "Voices") in walked
    assert (ROOT / "title", ROOT / "title" / "fr", "Voix") in walked
    assert len(walked) == len(list(texts(built))) + 1


class TestPlaces:
    @pytest.fixture
    def data(self, smallest_data):
        return smallest_data | {"title": {"fr": "Voix", "en": "Voices"}}

    def test_a_text_by_language_is_shown_at_the_one_that_is_judged(self, data) -> None:
        assert shown_at(data, ROOT / "title") == ROOT / "title" / "en"

    @pytest.mark.parametrize(
        "place",
        ["", "/summary", "/title/fr", "/period", "/nothing", "/results/outcomes/9/statement", "/budget"],
    )
    def test_everything_else_is_shown_where_it_is(self, data, place) -> None:
        assert shown_at(data, Pointer.parse(place)) == Pointer.parse(place)

    def test_one_language_of_a_text_is_known(self, data) -> None:
        assert text_around(data, ROOT / "title" / "fr") == ROOT / "title"
        for place in ("", "/title", "/summary", "/period/from", "/budget/lines/0/title"):
            assert text_around(data, Pointer.parse(place)) is None


def test_indonesian_is_a_language_and_no_id(smallest_data) -> None:
    """The code of the language is spelt like the key of an id."""
    smallest_data["language"] = "id"
    smallest_data["results"]["outcomes"][0]["assumptions"] = [{"id": "Mereka berbagi.", "en": "They share."}]
    assert programme(smallest_data).outcomes[0].assumptions == ("Mereka berbagi.",)
