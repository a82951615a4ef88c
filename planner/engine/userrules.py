"""Rules that users write as YAML: read like a programme, checked whole when loaded, and then rules like all others."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, RuleInfo, Severity
from planner.engine.expression import Expression, Fault, Names, Scope, compiled
from planner.engine.expression.kinds import EACH, FLAG, NUMBER, TEXT, Kind, fields_of, is_written, place
from planner.engine.guess import choose
from planner.engine.rule import Check, Declaration, Finding, Rule, Subject
from planner.engine.rulefaults import at_fault
from planner.engine.wording import listed
from planner.frozen import Frozen
from planner.late import late
from planner.model.programme import Programme
from planner.position import ROOT
from planner.read.document import Document
from planner.read.files import load as load_bytes
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read

_PLACEHOLDER = late(r"\{([^{}\n]*)\}")
_OPTION_KINDS = {bool: FLAG, int: NUMBER, float: NUMBER, str: TEXT, list: Kind("list", TEXT)}


class Pack(Frozen):
    """The rules of one file."""

    name: str
    about: str
    rules: tuple[Rule, ...]


def load(path: str, taken: Mapping[str, str]) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    """Read a file of rules; ``taken`` are the names that a pack cannot have, and what has them.

    The pack is None if anything in the file is wrong: a run with half of the rules would look like a full one.
    """
    document, trouble = read(path, load_bytes(path))
    if document is None:
        return None, trouble
    found = [*trouble, *validate(document, schema("rules"))]
    if _sound(found) and isinstance(document.data, dict):
        found += _whole(document, document.data, taken)
        rules = [_Reader(document, i) for i in range(len(document.data["rules"]))]
        made = [reader.rule() for reader in rules]
        found += [fault for reader in rules for fault in reader.found]
        if _sound(found):
            every = tuple(rule for rule in made if rule is not None)
            return Pack(document.data["pack"], document.data["about"], every), tuple(found)
    return None, tuple(sorted(found, key=Diagnostic.order))


def _sound(found: list[Diagnostic]) -> bool:
    return all(d.severity < Severity.ERROR for d in found)


def _whole(document: Document, data: Mapping[str, Any], taken: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What is wrong with the file as a whole: a pack or a rule by a name that is taken."""
    pack = data["pack"]
    if pack in taken:
        message = f"The pack cannot be called {pack}: {taken[pack]} has this name."
        fault = Fault("pack", message, "Choose another name.", 0, len(pack))
        yield at_fault(document, ROOT / "pack", fault)
    seen: set[str] = set()
    for index, rule in enumerate(data["rules"]):
        if rule["name"] in seen:
            message = f"Two rules are called {rule['name']}."
            fault = Fault("repeated-name", message, "Give one of them another name.", 0, len(rule["name"]))
            yield at_fault(document, ROOT / "rules" / index / "name", fault)
        seen.add(rule["name"])


class _Reader:
    """Makes one rule of its entry, and gathers what is wrong with it."""

    def __init__(self, document: Document, index: int) -> None:
        assert isinstance(document.data, dict)
        self.document = document
        self.at = ROOT / "rules" / index
        self.data: Mapping[str, Any] = document.data["rules"][index]
        self.found: list[Diagnostic] = []
        self.options = {name: _plain(value) for name, value in self.data.get("options", {}).items()}
        kinds = {name: _OPTION_KINDS[type(v)] for name, v in self.data.get("options", {}).items()}
        self.names = Names(EACH[self.data["each"]][0], Programme, kinds)

    def rule(self) -> Rule | None:
        """The rule; None, with what is wrong in ``found``, if it is not sound."""
        when = self._condition("when", frozenset()) if "when" in self.data else None
        require = self._condition("require", when.proven if when else frozenset())
        message = self._message()
        self._check_at()
        if self.found or require is None:
            return None
        data = self.data
        check = _check(_Question(data["each"], when, require, data.get("at", ""), message))
        info = self._info()
        return Rule(info, check, needs_gaps=False, valid=tuple(data["valid"]), invalid=tuple(data["invalid"]))

    def _condition(self, key: str, proven: frozenset[str]) -> Expression | None:
        try:
            return compiled(self.data[key], self.names, FLAG, proven=proven)
        except Fault as fault:
            self.found.append(at_fault(self.document, self.at / key, fault))
            return None

    def _message(self) -> "_Message":
        """The message with its placeholders made ready; they are fields, never more."""
        text = self.data["message"]
        fields: dict[str, Expression] = {}
        for found in _PLACEHOLDER.finditer(text):
            try:
                fields[found[1]] = self._placeholder(found[1])
            except Fault as fault:
                self.found.append(at_fault(self.document, self.at / "message", fault.moved(found.start(1))))
        return _Message(text, fields)

    def _placeholder(self, text: str) -> Expression:
        if not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", text):
            message = f"Curly brackets hold a field, and “{text[:40]}” is none."
            raise Fault("expression", message, "Write a field, such as {title}.", 0, len(text))
        # A field of something absent is said to be absent, so every step counts as written here.
        steps = text.split(".")
        every = frozenset(".".join(steps[:n]) for n in range(1, len(steps)))
        field = compiled(text, self.names, proven=every)
        if (
            field.kind.thing
            or (field.kind.item and field.kind.item.thing)
            or field.kind.name == "shares by name"
        ):
            message = f"`{text}` is {field.kind}, which cannot be printed as a whole."
            raise Fault("wrong-type", message, "Write one of its fields.", 0, len(text))
        return field

    def _check_at(self) -> None:
        name = self.data.get("at", "")
        known = [n for n in fields_of(self.names.this) if is_written(self.names.this, n)]
        if name and name not in known:
            thing = Kind("thing", thing=self.names.this)
            message = f"A finding cannot be shown at `{name}`: {thing} has no such field in the file."
            fault = Fault("unknown-name", message, choose(name, known, "fields", 12), 0, len(name))
            self.found.append(at_fault(self.document, self.at / "at", fault))

    def _info(self) -> RuleInfo:
        data = self.data
        severity = data["severity"]
        if isinstance(severity, dict):
            by_phase: Any = {phase: Severity.named(word) for phase, word in severity.items()}
        else:
            by_phase = Severity.named(severity)
        assert isinstance(self.document.data, dict)
        rule_id = f"{self.document.data['pack']}/{data['name']}"
        sources = tuple(_source(rule_id, n, source) for n, source in enumerate(data["sources"], 1))
        grade, asked = Grade(data["evidence"]), Asked(data.get("asked", "house"))
        declared = Declaration(by_phase, sources, grade, asked, (), needs_gaps=False)
        title, why, fix = (" ".join(data[key].split()) for key in ("title", "why", "fix"))
        return RuleInfo(rule_id, title, why, fix, declared.by_phase(), sources, grade, asked, self.options)


def _source(rule_id: str, number: int, data: Mapping[str, Any]) -> Source:
    key = f"{rule_id.replace('/', '-')}-{number}"
    return Source(key, data["title"], data["year"], data.get("url", ""), data.get("where", ""))


def _plain(value: Any) -> object:
    return tuple(value) if isinstance(value, list) else value


class _Message(Frozen):
    """A message and the fields that it mentions."""

    text: str
    fields: Mapping[str, Expression]

    def said(self, scope: Scope) -> str:
        """The message with every field replaced by what the file says, on one line."""
        whole = _PLACEHOLDER.sub(lambda found: _words(self.fields[found[1]].run(scope)), self.text)
        return " ".join(whole.split())


class _Question(Frozen):
    """What a rule asks of each thing."""

    each: str
    when: Expression | None
    require: Expression
    at: str
    message: _Message


def _check(question: _Question) -> Check:
    """The check of a rule; the steps that it may take are counted over all things of a programme."""

    def check(subject: Subject, **options: object) -> Iterator[Finding]:
        values = {"programme": subject.programme, "options": {k: _plain(v) for k, v in options.items()}}
        scope = Scope(values)
        for thing in EACH[question.each][1](subject.programme):
            scope.values["this"] = thing
            if question.when is not None and not question.when.run(scope):
                continue
            if not question.require.run(scope):
                yield Finding(place(thing, question.at), question.message.said(scope))

    return check


def _words(value: object) -> str:
    """A value as a sentence has it."""
    if value is None or value in ((), ""):
        return "(not written)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    if isinstance(value, tuple):
        return listed([_words(item) for item in value])
    return str(value)
