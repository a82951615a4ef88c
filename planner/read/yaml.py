"""Strict YAML: what a person sees is what planner reads.

The parser is libyaml, one engine whose every judgement counts; PyYAML's slower pure parser differs from it in
detail and is not used. A file that looks sound is composed in C, which is quick (:mod:`planner.read.composed`). Of any
other the *events* are built into data and places in one walk, so that neither deep nesting nor aliases of aliases can
exhaust memory or the stack, and what is wrong is said (:mod:`planner.read.builder`).
"""

from codecs import BOM_UTF8
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from planner.diagnostic import Diagnostic
from planner.errors import PlannerError
from planner.late import late
from planner.read import characters
from planner.read.composed import compose
from planner.read.document import Document, Site
from planner.read.faults import Faults, Stop
from planner.read.files import MAX_BYTES

if TYPE_CHECKING:
    from yaml._yaml import CParser

    from planner.read.builder import Builder

MAX_LINES = 500_000
"""Of one file. Every line costs memory once somebody asks where something stands."""

_LINE_END = late(r"\r\n|\r|\n")
_DIRECTIVE = late(r"(?:\A|[\r\n])%(?:YAML|TAG)\b[^\r\n]*")


def read(path: str, raw: bytes) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read one YAML file; ``path`` is only the name to show.

    The document is None if anything is wrong with the text: what cannot be relied on is not judged further.
    Warnings come with a document. Raises PlannerError if PyYAML was installed without libyaml.
    """
    if len(raw) > MAX_LINES and (size := _beyond(raw)):
        return None, _too_large(path, size)
    text, faults = characters.decode(path, raw)
    root = None if faults.fatal else compose(raw.removeprefix(BOM_UTF8)) or _parse(text, faults)
    if faults.fatal or root is None:
        return None, faults.sorted()
    return Document(path, text, *root), faults.sorted()


def source_lines(raw: bytes) -> tuple[str, ...]:
    """The lines of a file for quoting, even of one that cannot be read; bytes that are no UTF-8 show as U+FFFD."""
    text = raw[:MAX_BYTES].decode("utf-8-sig", errors="replace")
    if "\r" in text:
        return tuple(_LINE_END.split(text, maxsplit=MAX_LINES))
    return tuple(text.split("\n", MAX_LINES))


def _beyond(raw: bytes) -> str:
    """The bound that a file goes beyond; empty if it keeps to all."""
    if len(raw) > MAX_BYTES:
        return f"{MAX_BYTES // 1_000_000} MB"
    return f"{MAX_LINES:,} lines" if max(raw.count(b"\n"), raw.count(b"\r")) > MAX_LINES else ""


def _too_large(path: str, size: str) -> tuple[Diagnostic, ...]:
    faults = Faults(path, "")
    faults.add(
        "too-large",
        (0, 0),
        f"The file is larger than {size}, too large for a programme.",
        "Check that it is the right file, or split the programme.",
    )
    return faults.sorted()


def _parse(text: str, faults: Faults) -> tuple[object, Site] | None:
    """Data and place of the root; None if there is none or the text is no YAML."""
    from yaml import MarkedYAMLError  # noqa: PLC0415 - heavy

    from planner.read.builder import Builder  # noqa: PLC0415 - few files need it

    try:
        _refuse_directives(text, faults)
        builder = Builder(faults)
        _feed(_parser(text), builder)
        builder.report_aliases()
    except Stop:
        return None
    except MarkedYAMLError as error:
        _explain(error, text, faults)
        return None
    return builder.root


def _feed(parser: "CParser", builder: "Builder") -> None:
    """Give every event of the parser to the builder."""
    handlers = _handlers(builder)
    next_event = parser.get_event
    while (event := next_event()) is not None:
        handle = handlers.get(type(event))
        if handle is not None:
            handle(event)


def _handlers(builder: "Builder") -> dict[type, Callable[[Any], None]]:
    from yaml import events  # noqa: PLC0415 - heavy

    return {
        events.ScalarEvent: builder.scalar,
        events.MappingStartEvent: builder.open_mapping,
        events.SequenceStartEvent: builder.open_list,
        events.MappingEndEvent: builder.close,
        events.SequenceEndEvent: builder.close,
        events.AliasEvent: builder.alias,
        events.DocumentStartEvent: builder.document,
    }


def _parser(text: str) -> "CParser":
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 - heavy
    except ImportError:
        raise PlannerError(
            "PyYAML was installed without its fast parser (libyaml), which planner needs.",
            "Install PyYAML from a ready-made package: pip install --force-reinstall --only-binary :all: PyYAML",
        ) from None
    return CParser(text)


def _refuse_directives(text: str, faults: Faults) -> None:
    """Before parsing: libyaml compares each directive with all before it, which a long list would exploit."""
    found = _DIRECTIVE.search(text) if "%YAML" in text or "%TAG" in text else None
    if found:
        start = found.start() + (text[found.start()] != "%")
        faults.add(
            "directive",
            (start, found.end()),
            "A line that begins with %YAML or %TAG changes how YAML is read; planner reads every file alike.",
            "Delete this line.",
        )
        raise Stop


def _explain(error: Any, text: str, faults: Faults) -> None:
    from planner.read import syntax  # noqa: PLC0415 - only where something is wrong
    from planner.read.trouble import Trouble  # noqa: PLC0415 - the same

    opened = error.context_mark.index if error.context_mark else None
    trouble = Trouble(text, error.context or "", opened, error.problem, error.problem_mark.index)
    said = syntax.explain(trouble)
    related = (faults.related(said.related, (said.opened, said.opened + 1)),) if said.related else ()
    try:
        faults.add(said.rule, said.place, said.message, said.fix, related=related)
    except Stop:  # it was the last one anyway
        return
