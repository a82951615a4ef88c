"""What does not fit the schema is said on the narrowest span, in plain words."""

import copy
import time

import pytest

from planner.position import ROOT
from planner.read.document import Document, Place
from planner.read.schema import MAX_COUNTED, MAX_SHOWN, validate
from planner.read.stages import STAGES
from planner.read.yaml import read

SKILLS = ["technical", "governance", "diplomatic"]
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "title"],
    "properties": {
        "id": {"$ref": "#/$defs/id", "description": "A short name. It never changes."},
        "title": {"$ref": "#/$defs/text"},
        "format": {"const": 1},
        "phase": {
            "enum": ["design", "inception", "implementation", "closed"],
            "description": "Where it stands.",
        },
        "countries": {
            "type": "array",
            "minItems": 1,
            "maxItems": 3,
            "uniqueItems": True,
            "items": {
                "type": "string",
                "pattern": "^[A-Z]{2,3}$(?!\\n)",
                "x-form": "a country code such as NOR",
            },
        },
        "people": {"type": "integer", "minimum": 1, "description": "How many people take part. Each once."},
        "share": {"type": "number", "exclusiveMinimum": 0, "maximum": 100},
        "half": {"type": "number", "multipleOf": 0.5},
        "public": {"type": "boolean"},
        "from": {"$ref": "#/$defs/date"},
        "day": {"type": "string", "format": "date"},
        "year": {"type": ["string", "integer"], "pattern": "^20\\d\\d$"},
        "note": {"type": ["string", "null"], "maxLength": 10},
        "skills": {
            "description": "What is taught.",
            "anyOf": [
                {"enum": SKILLS},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "minProperties": 1,
                    "properties": {skill: {"type": "integer", "maximum": 100} for skill in SKILLS},
                },
            ],
        },
        "weights": {
            "type": "object",
            "propertyNames": {"$ref": "#/$defs/id"},
            "additionalProperties": {"type": "number"},
        },
        "who": {"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["role"]}]},
        "pay": {"type": "object", "oneOf": [{"required": ["cost"]}, {"required": ["gift"]}]},
        "treat": {
            "type": "object",
            "not": {"required": ["done", "why_not"], "description": "It is one or the other."},
        },
        "level": {"not": {"const": "secret"}},
        "words": {"oneOf": [{"const": "high"}, {"const": "low"}]},
        "old": {"not": {}, "description": "Left out since format 1."},
        "pair": {"type": "object", "dependentRequired": {"from": ["to"]}},
        "has": {"contains": {"const": "x"}, "description": "It needs an x."},
        "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}},
        "kinds": {
            "type": "array",
            "items": {
                "oneOf": [
                    {
                        "type": "object",
                        "required": ["kind", "room"],
                        "properties": {"kind": {"const": "course"}, "room": {"type": "string"}},
                    },
                    {
                        "type": "object",
                        "required": ["kind", "link", "hours"],
                        "properties": {
                            "kind": {"const": "web"},
                            "link": {"type": "string"},
                            "hours": {"type": "integer"},
                        },
                    },
                ]
            },
        },
    },
    "$defs": {
        "id": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9.-]*$(?!\\n)",
            "x-form": "a short name in small letters",
        },
        "text": {"type": "string", "minLength": 1, "pattern": "\\S", "description": "One line of text."},
        "date": {
            "type": "string",
            "pattern": "^\\d{4}-\\d\\d-\\d\\d$(?!\\n)",
            "x-form": "a date such as 2027-03-01",
        },
        "part": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"$ref": "#/$defs/id"},
                "kind": {"enum": ["course", "visit"]},
                "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}},
            },
            "if": {"required": ["kind"], "properties": {"kind": {"const": "course"}}},
            "then": {"required": ["hours"], "properties": {"hours": {"type": "integer"}}},
        },
    },
}
HEAD = "id: x\ntitle: y\n"

CASES = [
    # what is written, rule, column and end on line 3, part of the message, part of the fix
    (
        "phas: design",
        "unknown-key",
        (1, 5),
        "`phas` is not known in the file. Did you mean `phase`?",
        "Write `phase`",
    ),
    (
        "zzz: {a: 1}",
        "unknown-key",
        (1, 4),
        "`zzz` is not known in the file.",
        "Here may stand: countries, day",
    ),
    (
        "skills: {technical: 60, cyber: 40}",
        "unknown-key",
        (25, 30),
        "`cyber` is not known in `skills`",
        "diplomatic",
    ),
    (
        "people: sixty",
        "wrong-type",
        (9, 14),
        '`people` wants a whole number, but "sixty" is text.',
        "in digits",
    ),
    ("people: '60'", "wrong-type", (9, 13), "is text", "Write 60"),
    ("people: 180,000", "wrong-type", (9, 16), "is text", "Write 180000"),
    ("people: 180 000", "wrong-type", (9, 16), "is text", "Write 180000"),
    ("people: 180\u202f000", "wrong-type", (9, 16), "is text", "Write 180000"),
    ("people: 1_000", "wrong-type", (9, 14), "is text", "Write 1000"),
    ("people: EUR 1,250,000", "wrong-type", (9, 22), "is text", "Write 1250000"),
    ("people: €20", "wrong-type", (9, 12), "is text", "Write 20"),
    ("people: 010", "wrong-type", (9, 12), '"010" is text', "Write 10"),
    ("share: 60%", "wrong-type", (8, 11), "is text", "Write 60"),
    ("people: 180.000", "wrong-type", (9, 16), "180.000 is a number with decimals", "180000, if the point"),
    ("people: 2.5", "wrong-type", (9, 12), "2.5 is a number with decimals", "Write a whole number."),
    ("people: true", "wrong-type", (9, 13), "true means yes or no", "How many people take part."),
    (
        "people:",
        "wrong-type",
        (1, 7),
        "nothing is written after the colon",
        "Write a whole number after the colon.",
    ),
    ("people: ~", "wrong-type", (9, 10), "~ means nothing", "Write a whole number"),
    ("people: [60]", "wrong-type", (1, 7), "a list is written here", "Write a whole number."),
    ("people: {a: 1}", "wrong-type", (1, 7), "a group of names and values", "Write a whole number."),
    ("countries: NOR", "wrong-type", (12, 15), "wants a list", "[NOR]"),
    ("public: yes", "wrong-type", (9, 12), "wants true or false", "Write true or false"),
    (
        "from: 2027",
        "wrong-type",
        (7, 11),
        "wants a date such as 2027-03-01, but 2027 is a number",
        'quotes: "2027"',
    ),
    ("note: 1.10", "wrong-type", (7, 11), "wants text or nothing", '"1.10"'),
    ("skills: 3", "wrong-type", (9, 10), "wants a group of `name: value` lines or text", "What is taught."),
    ("parts: {a: 1}", "wrong-type", (1, 6), "wants a list", "Write a list."),
    (
        "phase: desing",
        "not-allowed-value",
        (8, 14),
        '`phase` cannot be "desing". Did you mean design?',
        "closed",
    ),
    ("phase: Design", "not-allowed-value", (8, 14), "Did you mean design?", "design, inception"),
    ("phase: 3", "not-allowed-value", (8, 9), "`phase` cannot be 3.", "Where it stands."),
    ("phase:", "not-allowed-value", (1, 6), "`phase` cannot be empty.", "design"),
    ("format: 2", "not-allowed-value", (9, 10), "cannot be 2", "Write 1."),
    ("skills: technicl", "not-allowed-value", (9, 17), "Did you mean technical?", "What is taught."),
    ("words: middle", "not-allowed-value", (8, 14), 'cannot be "middle"', "high, low"),
    ("level: secret", "not-allowed-value", (8, 14), 'cannot be "secret"', "example"),
    (
        "countries: [NOR, no]",
        "wrong-form",
        (18, 20),
        'Item 2 of `countries` is "no"',
        "a country code such as NOR",
    ),
    ("from: 1/3/2027", "wrong-form", (7, 15), "is not a date such as 2027-03-01", "Write a date"),
    ("day: 2027-02-30", "wrong-form", (6, 16), "is not a date such as", "Write a date"),
    ("year: '1999'", "wrong-form", (7, 13), "does not have the form", "example"),
    ("weights: {A1: 2}", "wrong-form", (11, 13), 'The name "A1" is not a short name', "Write a short name"),
    ("has: [y]", "wrong-form", (1, 4), "`has` does not fit the format.", "It needs an x."),
    (
        "people: 0",
        "out-of-range",
        (9, 10),
        "`people` is 0, but must be at least 1.",
        "How many people take part.",
    ),
    ("share: 0", "out-of-range", (8, 9), "more than 0", "more than 0"),
    ("share: 100.5", "out-of-range", (8, 13), "is 100.5, but must be at most 100", "at most"),
    ("half: 0.75", "out-of-range", (7, 11), "a multiple of 0.5", "multiple"),
    ("skills: {technical: 101}", "out-of-range", (21, 24), "`technical` is 101", "at most 100"),
    ("countries: []", "too-short", (1, 10), "`countries` is empty, but needs at least 1", "missing"),
    ("skills: {}", "too-short", (1, 7), "`skills` is empty", "What is taught."),
    ("countries: [AA, BB, CC, DD]", "too-long", (1, 10), "has 4 items, but may have at most 3", "Shorten"),
    ("note: 12 34 56 78", "too-long", (7, 18), "has 11 characters, but may have at most 10", "Shorten"),
    (
        "countries: [NOR, GHA, NOR]",
        "repeated-item",
        (23, 26),
        '"NOR" stands in `countries` twice.',
        "Delete one",
    ),
    (
        "parts: [{kind: visit}]",
        "missing-key",
        (9, 22),
        "`id` is missing in item 1 of `parts`.",
        "Add a line `id: …`",
    ),
    (
        "parts: [{id: p1, kind: course}]",
        "missing-key",
        (9, 31),
        "`hours` is missing in item `p1` of `parts`.",
        "hours",
    ),
    ("who: {age: 3}", "missing-key", (1, 4), "`who` needs `name` or `role`.", "Add `name` or `role`."),
    ("pay: {}", "missing-key", (1, 4), "`pay` needs `cost` or `gift`.", "Add"),
    (
        "pair: {from: 1}",
        "missing-key",
        (1, 5),
        "`to` is missing in `pair`. It is needed where `from` is given.",
        "to",
    ),
    (
        "pay: {cost: 1, gift: 2}",
        "not-together",
        (1, 4),
        "`pay` may say only one of `cost` or `gift`.",
        "Keep",
    ),
    (
        "treat: {done: 1, why_not: 2}",
        "not-together",
        (1, 6),
        "`done` and `why_not` together",
        "one or the other",
    ),
    ("old: 1", "unknown-key", (1, 4), "`old` may not be used here.", "Left out"),
    ("kinds: [{kind: course}]", "missing-key", (9, 23), "`room` is missing in item 1 of `kinds`.", "room"),
    (
        "kinds: [{kind: web, link: x, hours: y}]",
        "wrong-type",
        (37, 38),
        "`hours` wants a whole number",
        "digits",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_one_finding_on_the_narrowest_span(misfits_of, case):
    line, rule, columns, message, fix = case
    (found,) = misfits_of(HEAD + line + "\n", SCHEMA)
    assert found.rule == f"schema/{rule}"
    assert (found.span.line, found.span.column, found.span.end_column) == (3, *columns)
    assert message in found.message
    assert fix in found.fix
    assert found.rule in {stage.id for stage in STAGES}
    for text in (found.message, found.fix):
        assert "valid under" not in text
        assert "^" not in text
        assert "$" not in text
        assert "None" not in text


def test_what_fits_gives_nothing(misfits_of):
    text = (
        HEAD
        + "skills: technical\ncountries: [NO, NA]\npeople: 60\nyear: 2027\nkinds: [{kind: course, room: x}]\n"
    )
    assert misfits_of(text, SCHEMA) == ()


def test_one_finding_for_each_missing_name_at_the_key_of_the_parent(misfits_of):
    found = misfits_of("phase: design\n", SCHEMA)
    assert [(d.rule, d.span) for d in found] == [("schema/missing-key", (1, 1, 1, 6))] * 2
    assert "`id`: A short name." in found[0].fix
    assert "It never changes" not in found[0].fix
    assert "One line of text." in found[1].fix


def test_a_misspelt_name_is_not_also_missing(misfits_of):
    (found,) = misfits_of("id: x\ntitel: y\n", SCHEMA)
    assert "Did you mean `title`?" in found.message


def test_a_text_that_is_empty_is_said_once(misfits_of):
    (found,) = misfits_of("id: x\ntitle: ''\n", SCHEMA)
    assert found.rule == "schema/too-short"


def test_a_2_0_is_no_whole_number(misfits_of):
    (found,) = misfits_of(HEAD + "people: 60.0\n", SCHEMA)
    assert found.rule == "schema/wrong-type"


def test_a_root_of_another_kind(misfits_of):
    (found,) = misfits_of("just text\n", SCHEMA)
    assert found.message == 'The file wants a group of `name: value` lines, but "just text" is text.'


def test_anchor_pointer_and_related(misfits_of):
    (found,) = misfits_of(HEAD + "parts: [{id: a}, {id: p, parts: [{id: q, kind: no}]}]\n", SCHEMA)
    assert (str(found.pointer), found.anchor) == ("/parts/1/parts/0/kind", "/parts/p/parts/q/kind")
    (found,) = misfits_of(HEAD + "countries: [NOR, GHA, NOR]\n", SCHEMA)
    assert found.related[0].span == (3, 13, 3, 16)


def test_findings_come_in_the_order_of_the_text(misfits_of):
    found = misfits_of("phase: x\nzzz: 1\npeople: y\ntitle: 3\n", SCHEMA)
    assert [d.span.line for d in found] == [1, 1, 2, 3, 4]
    assert found == misfits_of("phase: x\nzzz: 1\npeople: y\ntitle: 3\n", SCHEMA)


def test_user_text_is_shortened_and_on_one_line(misfits_of):
    (found,) = misfits_of(HEAD + "people: >\n" + "  many words\n" * 100, SCHEMA)
    assert len(found.message) < 200
    assert "\n" not in found.message


def test_a_long_list_of_words_is_shortened(misfits_of):
    schema = {"properties": {"a": {"enum": [f"word{n}" for n in range(100)]}}}
    (found,) = misfits_of("a: nothing like it\n", schema)
    assert "and 88 more" in found.fix


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (HEAD + "".join(f"phase{n}: 1\n" for n in range(20_000)), "More than 4900 more"),
        (HEAD + "parts:\n" + "- {}\n" * 300, "200 more"),
        (HEAD + "parts:\n" + "- {id: p, kind: cors}\n" * 20_000, f"More than {MAX_COUNTED - MAX_SHOWN} more"),
        (HEAD + f"countries: [{'AA, ' * 5_000}]\n", "more"),
    ],
)
def test_many_misfits_end_quickly_with_a_count(misfits_of, text, more):
    started = time.process_time()
    found = misfits_of(text, SCHEMA)
    assert time.process_time() - started < 20
    assert len(found) == MAX_SHOWN + 1
    assert found[-1].rule == "schema/too-many"
    assert more in found[-1].message
    assert list(found[:-1]) == sorted(found[:-1], key=lambda d: d.order())


def test_the_deepest_document_that_can_be_read_can_be_validated(misfits_of):
    text = HEAD + "parts: " + "[{id: p, parts: " * 28 + "[{id: P}]" + "}]" * 28 + "\n"
    (found,) = misfits_of(text, SCHEMA)
    assert found.rule == "schema/wrong-form"


def test_more_schemas_than_are_kept_ready():
    document, _ = read("f.yaml", b"a: 1\n")
    for minimum in range(80):
        assert len(validate(document, {"properties": {"a": {"minimum": minimum}}})) == (minimum > 1)


def test_descriptions_are_found_through_references_of_references(misfits_of):
    schema = {
        "properties": {"a": {"$ref": "#/$defs/one"}},
        "$defs": {"one": {"$ref": "#/$defs/two"}, "two": {"type": "integer", "description": "A count."}},
    }
    (found,) = misfits_of("a: x\n", schema)
    assert found.fix.endswith("`a`: A count.")


def test_names_by_pattern_are_known(misfits_of):
    schema = {"additionalProperties": False, "patternProperties": {"^x-": {}}}
    (found,) = misfits_of("x-a: 1\ny: 2\n", schema)
    assert (str(found.pointer), found.fix) == ("/y", "Delete it.")


def test_the_branch_with_the_fewest_faults_is_explained(misfits_of):
    schema = {"properties": {"a": {"anyOf": [{"minimum": 5, "multipleOf": 7}, {"maximum": 2}]}}}
    (found,) = misfits_of("a: 3\n", schema)
    assert found.message == "`a` is 3, but must be at most 2."


def test_two_schemas_do_not_mix():
    document, _ = read("f.yaml", b"a: 1\n")
    schema = {"properties": {"a": {"type": "string"}}}
    assert validate(document, schema)
    assert not validate(document, {"properties": {"a": {"type": "integer"}}})
    assert validate(document, copy.deepcopy(schema))


def test_a_remote_reference_is_never_fetched():
    document, _ = read("f.yaml", b"a: 1\n")
    with pytest.raises(Exception, match="Unresolvable"):
        validate(document, {"$ref": "https://example.org/schema.json"})


def test_data_without_a_text_can_be_validated():
    document = Document("example", "", {"people": "x"}, Place(0, 0, -1, -1, None))
    assert [str(d.pointer) for d in validate(document, SCHEMA)] == ["", "", "/people"]
    assert document.mark(ROOT) == (1, 1, 1, 1)
