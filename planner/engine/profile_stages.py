"""What planner can say about a profile file: the findings of its own stage ``profile``."""

from planner.citation import Asked, Grade, Source
from planner.diagnostic import RuleInfo, Severity
from planner.model.programme import PHASES

FORMAT = Source("profile-format", "planner, Donor profiles, format 1 (schemas/profile.schema.json)", 2026)


def _stage(name: str, title: str, why: str, fix: str) -> RuleInfo:
    severity = dict.fromkeys(PHASES, Severity.ERROR)
    return RuleInfo(f"profile/{name}", title, why, fix, severity, (FORMAT,), Grade.CONSENSUS, Asked.HOUSE, {})


STAGES = (
    _stage(
        "unknown-rule",
        "A profile that speaks of a rule or pack that does not exist",
        "A misspelt rule would stay as it is, and the donor's requirement would silently not count.",
        "Write the id as `planner rules list` shows it.",
    ),
    _stage(
        "wrong-option",
        "An option that the rule does not have, or a value of the wrong kind",
        "An option that nothing reads changes nothing.",
        "See the options and their defaults with `planner explain RULE`.",
    ),
    _stage(
        "unknown-source",
        "A source that the profile does not list",
        "Who is told that a donor asks for something must be able to look it up.",
        "Add the source under sources, or correct the name.",
    ),
    _stage(
        "unknown-base",
        "A profile that extends one that does not exist",
        "Without its base the profile says only half of what it asks.",
        "Name a profile that `planner profile list` shows, or a file that ends in .yaml.",
    ),
    _stage(
        "unknown-form",
        "A form that does not exist",
        "A form that nobody finds is never filled in or measured.",
        "Name a form that `planner form list` shows, or a file that ends in .yaml.",
    ),
    _stage(
        "cycle",
        "Profiles that extend each other in a circle",
        "Each would have to be read before the other.",
        "Let one of them extend a profile outside the circle.",
    ),
    _stage(
        "taken-name",
        "A profile of your own with the name of one that comes with planner",
        "A report that names the profile must leave no doubt which one it means.",
        "Choose another id, and name the shipped profile under extends.",
    ),
)
"""Every finding about a profile file, beside those of the reader and the schema."""
