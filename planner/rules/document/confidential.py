"""A confidential text that stands a second time where documents print it.

Why: What is named under `confidential` is left out of documents for a wider circle, but only at the place that is
named. The same sentence in the summary, or the name of a withheld partner in an activity, is printed, and the mark
where the other one stood even tells the reader what to look for. So is what is for the house alone where it stands
again in a part that partners may read.

Fix: Rewrite the open text so that it does not repeat what is confidential, or name that place under `confidential`
too, with a level as strict. The option `words` says from how many words on a sentence counts as repeated.
"""

from collections.abc import Iterable, Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT, OEWG2021
from planner.frozen import Frozen
from planner.late import late
from planner.model.citing import sentences
from planner.model.figures import Access
from planner.model.places import touches_money
from planner.model.programme import Programme
from planner.model.texts import all_words, in_every_language
from planner.position import ROOT, Pointer

_NAMES = ("name", "title", "item", "programme")
"""Fields that name somebody or something: repeated in full, they give away what was withheld."""
_ROUTINE = ("source", "method", "every", "unit")
"""Fields whose words recur for good reason, and give nothing away unless they are withheld themselves."""
_NO_WORD = late(r"[\W_]+")
_NOT_PRINTED = ("confidential", "waivers")
"""Parts of the file that speak of confidential places by their nature. Budget lines go when any of them is withheld."""


class Secret(Frozen):
    """Words that must not be printed, ready to be looked for."""

    at: Pointer
    words: str
    named: bool
    """Whether it is a name and not a sentence."""
    level: Access
    """Who may read it."""


Hidden = list[tuple[Pointer, Access]]
"""Places that are not for everybody, and who may read them."""


@rule(Severity.ERROR, sources=[FORMAT, OEWG2021], grade=Grade.CONSENSUS, asked=Asked.HOUSE, rows=["M14"])
def check(subject: Subject, *, words: int = 6) -> Iterator[Finding]:
    """``words``: the fewest words of a sentence; a name counts with two. Capitals and spaces make no difference."""
    programme = subject.programme
    hidden = [(e.target, Access(e.level)) for e in programme.confidential if e.target is not None]
    if not hidden:
        return
    unprinted = [*hidden, *((ROOT / part, Access.INTERNAL) for part in _NOT_PRINTED)]
    if money := [level for place, level in hidden if touches_money(place)]:
        unprinted.append((ROOT / "budget" / "lines", _strictest(money)))
    secrets = _recurring(_secrets(programme, hidden, words), programme)
    for _, at, text in in_every_language(programme) if secrets else ():
        yield from _repeated(at, text, _level(at, unprinted), secrets)


def _recurring(secrets: Iterable[Secret], programme: Programme) -> list[Secret]:
    """Those whose every word stands more often in the programme than in the secret itself: few, as a rule."""
    secrets = list(secrets)
    if not secrets:
        return []
    whole = all_words(programme).casefold()
    return [secret for secret in secrets if _recurs(secret.words, whole)]


def _recurs(secret: str, whole: str) -> bool:
    longest_first = sorted(secret.split(), key=len, reverse=True)
    return all(whole.count(word) > secret.count(word) for word in longest_first)


def _level(at: Pointer, hidden: Hidden) -> Access:
    """Who may read what stands at ``at``."""
    parts = at.parts
    levels = [level for place, level in hidden if parts[: len(place.parts)] == place.parts]
    return _strictest(levels) if levels else Access.PUBLIC


def _strictest(levels: Iterable[Access]) -> Access:
    return max(levels, key=tuple(Access).index)


def _secrets(programme: Programme, hidden: Hidden, words: int) -> Iterator[Secret]:
    places = {place for place, _ in hidden}
    tops = {place.parts[0] for place, _ in hidden}
    for field, at, text in in_every_language(programme, under=tops):
        level = _level(at, hidden)
        if level is Access.PUBLIC or (field.parts[-1] in _ROUTINE and field not in places):
            continue
        named = field.parts[-1] in _NAMES
        for sentence in [text] if named else sentences(text):
            plain = _plain(sentence)
            if plain.count(" ") >= (1 if named else words - 1):
                yield Secret(at, plain, named, level)


def _repeated(at: Pointer, text: str, readers: Access, secrets: list[Secret]) -> Iterator[Finding]:
    """The first secret that a text repeats whose ``readers`` may not read it."""
    plain = f" {_plain(text)} "
    kept = (secret for secret in secrets if not readers.sees(secret.level))
    found = next((secret for secret in kept if f" {secret.words} " in plain), None)
    if found:
        what = "names what" if found.named else "repeats a sentence that"
        whose = "documents" if readers is Access.PUBLIC else "documents for partners"
        message = f"This text {what} is confidential at {found.at}, and {whose} print it here."
        yield Finding(at, message, related=(("This place is confidential.", found.at),))


def _plain(text: str) -> str:
    """Lower case, and nothing but words with single spaces between them."""
    return _NO_WORD.sub(" ", text.casefold()).strip()


_RISK = """
risks:
  - id: r1
    statement: The spare parts lie in one unguarded depot near the harbour.
    kind: programmatic
    likelihood: 2
    impact: 5
confidential: [{at: /risks/r1, level: partner, why: It would guide an attacker.}]
"""
_TWICE = _RISK.replace("attacker.}]", "attacker.}, {at: /summary, level: LEVEL}]")
VALID = [
    _RISK,
    _TWICE.replace("LEVEL", "partner")
    + "summary: The spare parts lie in one unguarded depot near the harbour.\n",
    _RISK + "summary: Spare parts are kept and guarded well in two depots from the second year on.\n",
    _RISK.replace("/risks/r1", "/risks/r9")
    + "summary: The spare parts lie in one unguarded depot near the harbour.\n",
]
INVALID = [
    _RISK
    + "summary: Repairs are slow. The spare parts lie in one unguarded depot near the harbour; we mend that.  # <- here\n",
    _TWICE.replace("level: partner", "level: internal").replace("LEVEL", "partner")
    + "summary: The spare parts lie in one unguarded depot near the harbour.  # <- here\n",
    """
risks:
  - id: r1
    statement:
      en: The spare parts lie in one unguarded depot near the harbour.
      fr: Les pièces de rechange se trouvent dans un dépôt sans gardien près du port.
    kind: programmatic
    likelihood: 2
    impact: 5
confidential: [{at: /risks/r1, level: partner, why: It would guide an attacker.}]
summary:
  en: Repairs are slow.
  fr: Les pièces de rechange se trouvent dans un dépôt sans gardien près du port.  # <- here
""",
    """
organisations:
  - {id: lead, name: Example Foundation, role: lead, type: civil-society, country: GHA}
  - {id: telco, name: Example Operator, role: partner, type: industry, country: GHA}
  - {id: quiet, name: Example Shelter for Reporters, role: partner, type: civil-society, country: GHA}
summary: Reporters are brought to safety by the Example Shelter for Reporters.  # <- here
confidential: [{at: /organisations/quiet, level: internal, why: Its people would be in danger.}]
""",
]
