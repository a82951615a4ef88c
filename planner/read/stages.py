"""The reader's own checks as rules: what reporters and the rule catalogue say of ``yaml/*`` and ``schema/*``."""

from planner.citation import Asked, Grade, Source
from planner.diagnostic import RuleInfo, Severity

YAML = Source(
    "yaml-1.2.2",
    "YAML Language Development Team, YAML Ain't Markup Language (YAML) version 1.2, revision 1.2.2, 2021",
    2021,
    "https://yaml.org/spec/1.2.2/",
)
JSON_SCHEMA = Source(
    "json-schema-2020-12",
    "Wright, Andrews, Hutton: JSON Schema Validation: A Vocabulary for Structural Validation of JSON, draft 2020-12, 2022",
    2022,
    "https://json-schema.org/draft/2020-12/json-schema-validation",
)
UTF8 = Source(
    "rfc3629",
    "Yergeau: UTF-8, a transformation format of ISO 10646, RFC 3629, 2003",
    2003,
    "https://www.rfc-editor.org/rfc/rfc3629",
)
JSON = Source(
    "rfc8259",
    "Bray: The JavaScript Object Notation (JSON) Data Interchange Format, RFC 8259, 2017",
    2017,
    "https://www.rfc-editor.org/rfc/rfc8259",
)
BIDI = Source(
    "uax9",
    "Unicode Standard Annex #9: Unicode Bidirectional Algorithm, 2025",
    2025,
    "https://www.unicode.org/reports/tr9/",
)
FORMAT = Source("planner-format", "The planner programme format, version 1, 2026", 2026)

_PHASES = ("design", "inception", "implementation", "closed")


def _stage(
    rule: str, title: str, why: str, fix: str, source: Source, severity: Severity = Severity.ERROR
) -> RuleInfo:
    return RuleInfo(
        id=rule,
        title=title,
        why=why,
        fix=fix,
        severity=dict.fromkeys(_PHASES, severity),
        sources=(source,),
        grade=Grade.CONSENSUS,
        asked=Asked.HOUSE,
        options={},
    )


_YAML_STAGES = (
    _stage(
        "yaml/syntax",
        "The text is not YAML",
        "A file whose structure is unclear could be understood in several ways, and a check would prove nothing.",
        "Mend the place that is shown; what follows it is read once that is done.",
        YAML,
    ),
    _stage(
        "yaml/tab",
        "A line is indented with a tab",
        "The indentation says what belongs to what, and every editor shows a tab in another width.",
        "Replace the tab by spaces; most editors can be set to do so.",
        YAML.at("6.1"),
    ),
    _stage(
        "yaml/encoding",
        "The file is not stored as UTF-8",
        "Letters with accents and other scripts would be read as something else.",
        "Save the file as UTF-8.",
        UTF8,
    ),
    _stage(
        "yaml/control-character",
        "An invisible character stands in the text",
        "Nobody can see it, names that hold it do not match, and a terminal or a printer may obey it.",
        "Delete the character; retype the word if it cannot be found.",
        YAML.at("5.1"),
    ),
    _stage(
        "yaml/text-direction",
        "An invisible character changes the order in which text is shown",
        "What a reviewer sees may differ from what the file says.",
        "Delete it, unless a text that mixes writing directions needs it.",
        BIDI.at("2"),
        Severity.WARNING,
    ),
    _stage(
        "yaml/too-large",
        "The file is too large",
        "A programme file of this size is nearly always the wrong file, and a check must end in good time.",
        "Check that it is the right file, or split the programme.",
        FORMAT,
    ),
    _stage(
        "yaml/too-deep",
        "Too many blocks stand inside each other",
        "A programme is some twelve levels deep; deeper files are mistakes or attacks.",
        "Remove the brackets, dashes or indentation that were not meant.",
        FORMAT,
    ),
    _stage(
        "yaml/too-many-documents",
        "The file holds more than one document",
        "One file describes one programme; a second document would go unread.",
        "Move the second document into a file of its own.",
        YAML.at("9.2"),
    ),
    _stage(
        "yaml/empty",
        "The file holds nothing",
        "There is nothing to check, and an empty file must not pass.",
        "Write a programme into it, or name another file.",
        FORMAT,
    ),
    _stage(
        "yaml/directive",
        "A line changes how YAML is read",
        "Under another version of YAML, `NO` would no longer be Norway.",
        "Delete the line that begins with a per cent sign.",
        YAML.at("6.8"),
    ),
    _stage(
        "yaml/duplicate-key",
        "A name is written twice in one block",
        "Only one of the two values could count, and nobody would see which.",
        "Delete one of the two, or join what they say.",
        YAML.at("3.2.1.1"),
    ),
    _stage(
        "yaml/alias",
        "A value is named with & or taken from elsewhere with *",
        "Who reviews a programme should read every value in its place.",
        "Write the value out, or put it in quotes if the sign is part of the text.",
        YAML.at("3.2.2.2"),
    ),
    _stage(
        "yaml/merge-key",
        "Values are merged in with <<",
        "YAML 1.2 does not have it, and who reviews a programme should read every value in its place.",
        "Write the values out.",
        YAML,
    ),
    _stage(
        "yaml/tag",
        "A value begins with an exclamation mark",
        "It tells YAML to build something else than the text shows.",
        "Delete it, or put the value in quotes if it is text.",
        YAML.at("3.2.1.2"),
    ),
    _stage(
        "yaml/bad-key",
        "A name before a colon is missing or is no word",
        "A value without a name cannot be found.",
        "Write a word before the colon.",
        FORMAT,
    ),
    _stage(
        "yaml/number",
        "A number has too many digits",
        "Most programs keep about sixteen digits of a number and lose the rest without a word.",
        "Put a code in quotes; round an amount.",
        JSON.at("6"),
    ),
)

_SCHEMA_STAGES = (
    _stage(
        "schema/unknown-key",
        "A name does not belong here",
        "A misspelt name would go unread, and what it says would silently not count.",
        "Correct the spelling, move it to its place, or delete it.",
        FORMAT,
    ),
    _stage(
        "schema/missing-key",
        "Something that must be said is missing",
        "Documents and checks rely on it.",
        "Write the name that is missing and its value.",
        FORMAT,
    ),
    _stage(
        "schema/wrong-type",
        "A value is of the wrong kind",
        "A text cannot be added up, and a number is no list.",
        "Write the kind of value that is wanted.",
        FORMAT,
    ),
    _stage(
        "schema/not-allowed-value",
        "A value is not one of those that may stand here",
        "Programmes can only be compared if they use the same words.",
        "Choose one of the words that are listed.",
        FORMAT,
    ),
    _stage(
        "schema/wrong-form",
        "A text does not have the form that is wanted",
        "A date, a country or an id in another form could be understood in several ways.",
        "Write it in the form that is shown.",
        FORMAT,
    ),
    _stage(
        "schema/out-of-range",
        "A number is too small or too large",
        "It lies outside what is possible, so it is probably a slip.",
        "Correct the number.",
        JSON_SCHEMA.at("6.2"),
    ),
    _stage(
        "schema/too-short",
        "Too little is written",
        "A list or a text that is empty answers nothing.",
        "Write what is missing.",
        JSON_SCHEMA.at("6.3"),
    ),
    _stage(
        "schema/too-long",
        "Too much is written",
        "It would not fit the place where it is printed.",
        "Shorten it.",
        JSON_SCHEMA.at("6.3"),
    ),
    _stage(
        "schema/repeated-item",
        "A list says the same thing twice",
        "It would be counted twice.",
        "Delete one of the two.",
        JSON_SCHEMA.at("6.4.3"),
    ),
    _stage(
        "schema/not-together",
        "Things are said together that exclude each other",
        "Only one of them could count, and nobody would see which.",
        "Keep the one that is meant.",
        FORMAT,
    ),
    _stage(
        "schema/too-many",
        "There are more findings than are shown",
        "A file with so many faults is best mended step by step.",
        "Mend what is shown and check again.",
        FORMAT,
    ),
)

STAGES: tuple[RuleInfo, ...] = _YAML_STAGES + _SCHEMA_STAGES
"""One entry for every finding that the reader can make."""
