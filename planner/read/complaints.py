"""Turns a misfit into diagnostics: the narrowest place, the reason and the mend."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from planner.diagnostic import Diagnostic, Related, Severity
from planner.position import Pointer
from planner.read import words
from planner.read.document import Document
from planner.read.misfits import Misfit, describe, resolve, unknown

_STRANGERS = 20
"""Unknown names that are compared with a missing one."""


class Case:
    """One misfit in its document, and the words that every complaint about it needs."""

    def __init__(self, misfit: Misfit, document: Document, root: Mapping[str, Any]) -> None:
        self.misfit = misfit
        self.document = document
        self.root = root
        self.label = words.label(document, misfit.pointer)
        self.about = words.about(misfit.pointer, misfit.about)

    @property
    def shown(self) -> str:
        """The value as a person would quote it."""
        return words.shown(self.misfit.value, self.document.source(self.misfit.pointer))

    def description(self, name: str) -> str:
        """What the schema says of the child ``name``."""
        return describe(self.root, self.misfit.schema.get("properties", {}).get(name))

    def say(
        self,
        rule: str,
        message: str,
        fix: str,
        *,
        on_key: bool = False,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """The diagnostic, at the value (or the key) of the misfit."""
        at = self.misfit.pointer
        on_key = on_key or self.misfit.is_name
        span = (self.document.key_span(at) if on_key else None) or self.document.mark(at)
        return Diagnostic(
            rule=f"schema/{rule}",
            severity=Severity.ERROR,
            message=message[:1].upper() + message[1:],
            path=self.document.path,
            span=span,
            pointer=at,
            anchor=self.document.anchor(at),
            fix=fix,
            related=related,
        )


def complaint(misfit: Misfit, document: Document, root: Mapping[str, Any]) -> Diagnostic | None:
    """The diagnostic of one misfit; None if another misfit's diagnostic already says it."""
    case = Case(misfit, document, root)
    return _BY_KEYWORD.get(misfit.keyword, _unfit)(case)


def _unknown_key(case: Case) -> Diagnostic:
    near = _meant(case, case.misfit.wanted)
    guess = f" Did you mean `{near}`?" if near else ""
    fix = f"Write `{near}` instead." if near else _where_to(list(case.misfit.schema.get("properties", {})))
    holder = words.label(case.document, case.misfit.pointer.parent)
    return case.say("unknown-key", f"{case.label} is not known in {holder}.{guess}", fix, on_key=True)


def _meant(case: Case, name: str) -> str | None:
    """The known name, not used yet, that an unknown name was probably meant to be."""
    known = case.misfit.schema.get("properties", {})
    return words.nearest(name, [free for free in known if free not in case.misfit.children])


def _where_to(allowed: list[str]) -> str:
    if not allowed:
        return "Delete it."
    return f"Delete it, or move it to its place. Here may stand: {words.some(sorted(allowed))}."


def _missing_key(case: Case) -> Diagnostic | None:
    name = case.misfit.wanted
    if "additionalProperties" in case.misfit.schema:
        strangers = islice(unknown(case.misfit), _STRANGERS)
        if any(_meant(case, stranger) == name for stranger in strangers):
            return None  # the misspelt name is reported, with the right spelling
    return _missing(case, name, "")


def _missing_dependents(case: Case) -> Diagnostic:
    asked = case.misfit.wanted.items()
    cause, name = next(
        (c, n)
        for c, names in asked
        for n in names
        if c in case.misfit.children and n not in case.misfit.children
    )
    return _missing(case, name, f" It is needed where `{cause}` is given.")


def _missing(case: Case, name: str, reason: str) -> Diagnostic:
    fix = words.join(f"Add a line `{name}: …`.", words.about(Pointer((name,)), case.description(name)))
    return case.say("missing-key", f"`{name}` is missing in {case.label}.{reason}", fix)


def _missing_one(case: Case) -> Diagnostic:
    names = words.either([f"`{name}`" for name in case.misfit.wanted])
    return case.say("missing-key", f"{case.label} needs {names}.", words.join(f"Add {names}.", case.about))


def _wrong_type(case: Case) -> Diagnostic:
    misfit = case.misfit
    wanted = [misfit.wanted] if isinstance(misfit.wanted, str) else list(misfit.wanted)
    source = case.document.source(misfit.pointer)
    simple = misfit.form and set(wanted) <= {"string", "integer", "number", "object"}
    want = misfit.form if simple else words.kinds(wanted)
    message = f"{case.label} wants {want}, but {words.kind_of(misfit.value, source)}."
    return case.say(
        "wrong-type", message, words.join(words.change_kind(misfit.value, source, wanted, want), case.about)
    )


def _not_allowed(case: Case) -> Diagnostic:
    misfit = case.misfit
    options = misfit.wanted if misfit.keyword == "enum" else [misfit.wanted]
    texts = [words.bare(option) for option in options]
    near = words.nearest(misfit.value, texts) if isinstance(misfit.value, str) else None
    guess = f" Did you mean {near}?" if near else ""
    fix = f"Write {texts[0]}." if len(texts) == 1 else f"Write one of: {words.some(texts, near)}."
    message = f"{case.label} cannot be {case.shown}.{guess}"
    return case.say("not-allowed-value", message, words.join(fix, case.about))


def _wrong_form(case: Case) -> Diagnostic:
    misfit = case.misfit
    form = misfit.form or words.FORMATS.get(str(misfit.wanted), "")
    thing = f"the name {case.shown}" if misfit.is_name else f"{case.label} is {case.shown}, which"
    message = f"{thing} is not {form}." if form else f"{thing} does not have the form that is wanted."
    return case.say(
        "wrong-form", message, words.join(f"Write {form}." if form else "", case.about or words.EXAMPLE)
    )


def _out_of_range(case: Case) -> Diagnostic:
    limit = words.LIMITS[case.misfit.keyword].format(case.misfit.wanted)
    message = f"{case.label} is {case.shown}, but must be {limit}."
    return case.say("out-of-range", message, words.join(f"Write a number that is {limit}.", case.about))


def _too_short(case: Case) -> Diagnostic:
    size = len(case.misfit.value) if isinstance(case.misfit.value, str | list | dict) else 0
    unit = words.UNITS[case.misfit.keyword]
    what = "is empty" if size == 0 else f"has {size} {unit}"
    message = f"{case.label} {what}, but needs at least {case.misfit.wanted} {unit}."
    return case.say("too-short", message, words.join("Write what is missing.", case.about))


def _too_long(case: Case) -> Diagnostic:
    size = len(case.misfit.value) if isinstance(case.misfit.value, str | list | dict) else 0
    unit = words.UNITS[case.misfit.keyword]
    message = f"{case.label} has {size} {unit}, but may have at most {case.misfit.wanted}."
    return case.say("too-long", message, words.join("Shorten it.", case.about))


def _repeated(case: Case) -> Diagnostic:
    """The misfit points at the item; its value is the whole list."""
    at = case.misfit.pointer
    items = case.misfit.value if isinstance(case.misfit.value, list) else []
    item = items[int(at.parts[-1])]
    before = at.parent / items.index(item)
    related = (Related("The first one stands here.", before, case.document.mark(before)),)
    shown = words.shown(item, case.document.source(at))
    message = f"{shown} stands in {words.label(case.document, at.parent)} twice."
    return case.say("repeated-item", message, "Delete one of the two.", related=related)


def _not_together(case: Case) -> Diagnostic:
    """More than one branch of a oneOf fits: name what distinguishes them, if names do."""
    branches = [resolve(case.root, branch) for branch in case.misfit.wanted]
    names = [
        name for branch in branches for name in branch.get("required", ()) if name in case.misfit.children
    ]
    given = words.either([f"`{name}`" for name in dict.fromkeys(names)])
    message = (
        f"{case.label} may say only one of {given}."
        if names
        else f"{case.label} can be understood in two ways."
    )
    return case.say(
        "not-together", message, words.join(f"Keep {given}." if names else "", case.about or words.EXAMPLE)
    )


def _excluded(case: Case) -> Diagnostic:
    """A ``not``: what it describes may not be said; ``not: {}`` means never.

    Schemas write that and not ``false``, for which the validator does not say where it failed.
    """
    excluded = resolve(case.root, case.misfit.wanted)
    if not excluded:
        fix = words.join("Delete it.", case.about)
        return case.say("unknown-key", f"{case.label} may not be used here.", fix, on_key=True)
    reason = words.first_sentence(describe(case.root, excluded))
    names = [f"`{name}`" for name in excluded.get("required", ()) if name in case.misfit.children]
    if names:
        message = f"{case.label} may not say {' and '.join(names)}{' together' if len(names) > 1 else ''}."
        return case.say("not-together", message, words.join("Delete one of them.", reason))
    return case.say("not-allowed-value", f"{case.label} cannot be {case.shown}.", reason or words.EXAMPLE)


def _unfit(case: Case) -> Diagnostic:
    """Keywords that say little by themselves, such as ``contains``: the description must help."""
    return case.say("wrong-form", f"{case.label} does not fit the format.", case.about or words.EXAMPLE)


_BY_KEYWORD: dict[str, Callable[[Case], Diagnostic | None]] = {
    "additionalProperties": _unknown_key,
    "required": _missing_key,
    "requiredOne": _missing_one,
    "dependentRequired": _missing_dependents,
    "type": _wrong_type,
    "enum": _not_allowed,
    "const": _not_allowed,
    "pattern": _wrong_form,
    "format": _wrong_form,
    "uniqueItems": _repeated,
    "oneOf": _not_together,
    "not": _excluded,
    **dict.fromkeys(words.LIMITS, _out_of_range),
    **dict.fromkeys(("minLength", "minItems", "minProperties"), _too_short),
    **dict.fromkeys(("maxLength", "maxItems", "maxProperties"), _too_long),
}
