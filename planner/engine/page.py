"""The page of all rules, ``planner/rules/README.md``: written from the rules themselves.

``python -m planner.engine.page`` writes it anew; a test fails if it is out of date.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from planner.diagnostic import RuleInfo, Severity
from planner.engine.registry import infos, packs

PAGE = Path(__file__).resolve().parent.parent / "rules" / "README.md"

_HEAD = """# The rules

{count} rules. This page is written from them by `python -m planner.engine.page`: change a rule, not the page.
`planner explain RULE` prints one of them with its reasons, its sources and its options.
"""


def page(rules: Iterable[RuleInfo], about: dict[str, str]) -> str:
    """The page as Markdown; ``rules`` are sorted by id, ``about`` says in one line what each pack is about."""
    every = list(rules)
    parts = [_HEAD.format(count=len(every))]
    for pack, members in groupby(every, key=lambda info: info.pack):
        parts.append(f"## {pack}\n\n{about[pack]}\n")
        parts.append(_table(members))
    parts.append(f"## Sources\n\n{_sources(every)}\n")
    return "\n".join(parts)


def _table(rules: Iterable[RuleInfo]) -> str:
    rows = ["| rule | severity | what it finds | source |", "| --- | --- | --- | --- |"]
    rows += [f"| `{r.id}` | {severity(r)} | {_cell(r.title)} | {_cell(_keys(r))} |" for r in rules]
    return "\n".join(rows) + "\n"


def severity(info: RuleInfo) -> str:
    """``warning``, or ``warning, error from inception`` where the phase of the programme decides."""
    words: list[str] = []
    latest: Severity | None = None
    for phase, found in info.severity.items():
        if found is not latest:
            words.append(f"{found.word} from {phase}" if words else found.word)
            latest = found
    return ", ".join(words)


def _keys(info: RuleInfo) -> str:
    return ", ".join(f"{s.key} ({s.where})" if s.where else s.key for s in info.sources)


def _sources(rules: Iterable[RuleInfo]) -> str:
    """Each source once, by key."""
    every = {s.key: s.at("") for r in rules for s in r.sources}
    return "\n".join(f"- **{key}**: {source} {source.url}".rstrip() for key, source in sorted(every.items()))


def _cell(text: str) -> str:
    """Text that stays within its cell."""
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(infos(), packs()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
