"""The page of all names that an expression can use, ``docs/rule-fields.md``: written from the model itself.

``python -m planner.engine.fieldpage`` writes it anew; a test fails if it is out of date.
"""

from pathlib import Path

from planner.engine.expression.functions import FUNCTIONS
from planner.engine.expression.kinds import EACH, Kind, fields_of, is_written, spoken, things
from planner.engine.expression.walker import MAX_STEPS
from planner.model.written import WRITTEN

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rule-fields.md"

ELSEWHERE = {
    ("Programme", "start"): ("period", "from"),
    ("Programme", "end"): ("period", "to"),
    ("Activity", "start"): ("from",),
    ("Activity", "end"): ("to",),
    ("Need", "when"): ("at",),
    ("Ownership", "when"): ("at",),
    ("Reading", "when"): ("at",),
}
"""Class and field to the keys of dates, which know their own place; a test proves these."""

_HEAD = f"""# Names in rules

What an expression in a rule of your own can name. This page is written from the model of a programme by
`python -m planner.engine.fieldpage`: change the model, not the page. `docs/own-rules.md` is the guide.

The fields of the thing that a rule is about stand by themselves (`cost`). Fields of other things stand after a
dot (`a.cost`), and those of the whole programme after `programme` (`programme.budget.total`). `this` is the
thing itself. Options of the rule are `options.NAME`. What may be left out has no value until `has(...)` has asked
for it. A rule may take {MAX_STEPS:,} steps over one programme.
"""


def page() -> str:
    """The page as Markdown."""
    parts = [_HEAD, "## Functions\n", _functions()]
    for thing in things():
        parts += [f"## {spoken(thing).capitalize()}\n", _about(thing), _table(thing)]
    return "\n".join(parts)


def _functions() -> str:
    rows = [
        f"| `{name}` | {_listed(f.takes)} | {f.gives or 'one of them'} | `{f.form}` |"
        for name, f in FUNCTIONS.items()
    ]
    asks = "| `has` | a field | yes or no: whether something is written there | `has(baseline)` |"
    return "\n".join(
        ["| function | takes | gives | for example |", "| --- | --- | --- | --- |", *rows, asks, ""]
    )


def _listed(takes: tuple[tuple[Kind, ...], ...]) -> str:
    return ", then ".join(" or ".join(map(str, kinds)) for kinds in takes)


def _about(thing: type) -> str:
    words = [word for word, (found, _) in EACH.items() if found is thing]
    return f"A rule about it says `each: {words[0]}`.\n" if words else "Reached through other things.\n"


def _table(thing: type) -> str:
    rows = ["| name | what it is | in the file |", "| --- | --- | --- |"]
    for name, kind in fields_of(thing).items():
        words = kind.words or (kind.item.words if kind.item else ())
        what = f"{kind}: {', '.join(words)}" if words else str(kind)
        absent = ", or nothing" if kind.optional else ""
        rows.append(f"| `{name}` | {what}{absent} | {_key(thing, name)} |")
    return "\n".join(rows) + "\n"


def _key(thing: type, name: str) -> str:
    """The key in the file where it is another than the name."""
    keys = WRITTEN.get((thing.__name__, name)) or ELSEWHERE.get((thing.__name__, name))
    if not is_written(thing, name):
        return "worked out"
    return f"`{': '.join(keys)}`" if keys else ""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
