"""From the text of an expression to its tree, and the words for what is no expression of this language."""

import ast
import re
import warnings

from planner.engine.expression.fault import Fault
from planner.late import late

MAX_LENGTH = 2_000
"""Characters of an expression."""
MAX_DEPTH = 60
"""Levels of an expression's tree."""

_QUOTED = late(r"\"[^\"]*\"|'[^']*'")
_LONG_QUOTES = late(r"\"\"\"|'''")
_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}
_SIGNS = {
    "#": "Delete it: a note on an expression would swallow the rest of a folded text.",
    "\\": "Delete it.",
    "&&": "Write `and`.",
    "||": "Write `or`.",
}
_KEYWORDS = {
    "from": "The first day of a thing is called `start` in a rule.",
    "for": "The audience of an activity is called `audience`, what a budget line is for is called `purpose`.",
    "while": "Use a list with `for ... in ...`.",
    "def": "Rules define no functions.",
    "import": "Rules bring in nothing from outside.",
    "class": "Choose another name.",
}


def parsed(text: str) -> ast.expr:
    """The tree of one expression, with a bracket before it so that it may go over several lines. Raises Fault."""
    if len(text) > MAX_LENGTH:
        message = f"An expression may have at most {MAX_LENGTH:,} characters; this one has {len(text):,}."
        raise Fault("too-large", message, "Split it into two rules.", 0, len(text))
    _refuse_signs(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = ast.parse(f"({text}\n)", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _unreadable(text, error) from None
    if (tree.lineno, tree.col_offset) == (1, 0):  # the bracket before it was taken for a part of it
        raise _unreadable(text, None)
    _refuse_depth(text, tree)
    return tree


def _refuse_signs(text: str) -> None:
    bare = _without_texts(text)
    places = [(bare.find(sign), sign) for sign in _SIGNS if sign in bare]
    places += [(found.start(), found[0]) for found in _LONG_QUOTES.finditer(text)]
    if "\\" in text:
        places.append((text.index("\\"), "\\"))
    if places:
        at, sign = min(places)
        fix = _SIGNS.get(sign, "Write a text in one pair of quotes.")
        raise Fault(
            "expression", f"The sign {sign} has no meaning in an expression.", fix, at, at + len(sign)
        )
    _refuse_odd_brackets(bare)


def _without_texts(text: str) -> str:
    """The expression with blanks instead of what stands in quotes."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)


def _refuse_odd_brackets(bare: str) -> None:
    waiting: list[tuple[int, str]] = []
    for at, sign in enumerate(bare):
        if sign in _CLOSED_BY:
            waiting.append((at, _CLOSED_BY[sign]))
        elif sign in _CLOSED_BY.values() and (not waiting or waiting.pop()[1] != sign):
            message = f"The bracket {sign} closes none that is open here."
            raise Fault("expression", message, "Delete it, or open one before it.", at, at + 1)
    if waiting:
        at = waiting[-1][0]
        raise Fault("expression", "This bracket is never closed.", "Close it.", at, at + 1)


def _refuse_depth(text: str, tree: ast.expr) -> None:
    level: list[ast.AST] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return
    message = "The expression has too many things inside things."
    raise Fault("too-large", message, "Split it into two rules.", 0, len(text))


def _unreadable(text: str, error: Exception | None) -> Fault:
    """The fault for what is not even Python's grammar."""
    if not text.strip():
        return Fault("expression", "The expression is empty.", "Write what must be true.", 0, 0)
    at = _offset_of(text, error)
    said = str(error)
    if "too many" in said or not isinstance(error, SyntaxError | None):
        return Fault(
            "too-large", "The expression has too many things inside things.", "Split it.", at, at + 1
        )
    if "unterminated" in said:
        return Fault("expression", "This quote is never closed.", "Close it.", at, at + 1)
    if text[at : at + 1] == "=" or "'=='" in said:
        return _single_equals(text)
    word = re.match(r"\w+", text[at:])
    end = at + max(len(word[0]) if word else 1, 1)
    fix = _KEYWORDS.get(word[0] if word else "", "Look for a sign too many or too few here, or a bracket.")
    return Fault("expression", "The expression cannot be read here.", fix, at, end)


def _single_equals(text: str) -> Fault:
    bare = _without_texts(text)
    found = re.search(r"(?<![=<>!:])=(?!=)", bare)
    at = found.start() if found else 0
    return Fault("expression", "One equals sign compares nothing.", "Write == instead.", at, at + 1)


def _offset_of(text: str, error: Exception | None) -> int:
    """The offset at which the parser stopped; the first line has a bracket before it."""
    if not isinstance(error, SyntaxError) or not error.lineno or not error.offset:
        return 0
    lines = text.split("\n")
    if error.lineno > len(lines):
        return max(len(text.rstrip()) - 1, 0)
    before = sum(len(line) + 1 for line in lines[: error.lineno - 1])
    inside = error.offset - 1 - (error.lineno == 1)
    return min(before + max(inside, 0), max(len(text.rstrip()) - 1, 0))


def certain(node: ast.AST, *, when: bool) -> frozenset[str]:
    """The dotted names that are surely written if the condition ``node`` is true, or (``when``) false."""
    match node:
        case ast.Call(func=ast.Name(id="has"), args=[inner]) if when:
            parts = ast.unparse(inner).split(".")
            return frozenset(".".join(parts[: n + 1]) for n in range(len(parts)))
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return certain(inner, when=not when)
        case ast.BoolOp(op=op, values=values) if isinstance(op, ast.And) is when:
            return frozenset[str]().union(*(certain(value, when=when) for value in values))
    return frozenset()


def size(node: ast.AST) -> int:
    """How many steps it takes to work a tree out once."""
    return sum(1 for _ in ast.walk(node))


_REFUSED: dict[type[ast.AST], tuple[str, str]] = {
    ast.Pow: ("Powers are not part of the language.", "Multiply instead."),
    ast.FloorDiv: ("Division without rest is not part of the language.", "Write round(a / b)."),
    ast.Lambda: ("Rules define no functions.", "Write a condition."),
    ast.NamedExpr: ("A rule changes nothing, so := has no meaning.", "Write == to compare."),
    ast.JoinedStr: ("A text before a quote has no meaning.", "Write the text in plain quotes."),
    ast.Tuple: ("A comma stands where none belongs.", "Write a list in square brackets."),
    ast.Is: ("`is` compares nothing.", "Write ==."),
    ast.IsNot: ("`is not` compares nothing.", "Write !=."),
    ast.Call: ("Only functions of the language can be called, with values only.", "See docs/own-rules.md."),
    ast.Constant: ("This is no number, text, true or false.", "To ask whether something is written: has(x)."),
}


def refusal(node: ast.AST) -> tuple[str, str]:
    """Why a piece of Python's grammar is no part of this language, and what to write instead."""
    known = "This is not part of the language of rules.", "docs/own-rules.md shows all that is."
    return _REFUSED.get(type(node), known)
