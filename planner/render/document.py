"""From a context to a finished document: the template, its sources in the order of their citing, its pages measured."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import product

from planner.errors import RenderError
from planner.fingerprint import fingerprint
from planner.frozen import replace
from planner.late import late
from planner.render import environment
from planner.render.context import AMPLE, Context, CountryContext, DocumentContext, with_sources
from planner.render.formats import BOOKS, Options, Written, write, write_book
from planner.render.kinds import KINDS, Kind
from planner.render.language import language
from planner.render.palette import PALETTE
from planner.render.parser import parse
from planner.render.text import VocabularyError
from planner.render.tree import Element, Tree

_CITED = late(r'<cite source="([^"]+)">')
_LIST = late(r"<sources>\n(.*?)</sources>", re.DOTALL)
_SOURCE = late(r'<source id="([^"]+)">.*?</source>\n', re.DOTALL)


def document(kind: str, context: Context, options: Options | None = None) -> Tree:
    """The checked tree of a document, with the colours and templates of ``options``. Raises RenderError."""
    if kind not in KINDS:
        raise RenderError(f"There is no document {kind!r}.", "Choose one of " + ", ".join(KINDS) + ".")
    return tree_of(KINDS[kind].template, context, options)


def tree_of(template: str, context: Context, options: Options | None = None, **beside: object) -> Tree:
    """The checked tree that ``template`` makes of ``context`` and of what it sees ``beside`` it. Raises RenderError."""
    html, told = _rendered(template, context, options, beside)
    try:
        return replace(_closed(parse(html, template)), fingerprint=fingerprint(html))
    except VocabularyError as error:
        if options is None or options.templates is None:
            raise
        tongue, palette = language(context.language), options.theme.palette
        raise environment.placed(error, template, told, options.templates, palette, tongue) from None


def fingerprints(kind: str, context: Context, options: Options) -> Iterator[str]:
    """Those of which :attr:`Written.fingerprints` holds the first ones, each made when it is asked for. Raises RenderError."""
    *others, least = _tries(KINDS[kind], context) if KINDS[kind].pages else (context,)
    for tried in (*others, least):
        found = fingerprint(_rendered(KINDS[kind].template, tried, options, {})[0])
        yield _LAST + found if others and tried is least else found


def _rendered(
    template: str, context: Context, options: Options | None, beside: Mapping[str, object]
) -> tuple[str, Mapping[str, object]]:
    """What ``template`` makes of ``context``, and all that it saw.

    Its first run shows which sources it cites and in which order, and that order is their numbering. Templates of
    planner's own do nothing with sources but list them, so that list is put in order. A template of the user's may ask
    for them anywhere, and one that cites none leaves out more than the list: those run once more.
    """
    own = options.templates if options else None
    palette = options.theme.palette if options else PALETTE
    run = partial(environment.render, template, language=language(context.language), own=own, palette=palette)
    told = {"doc": context, **beside}
    first = run(told)
    cited = tuple(dict.fromkeys(_CITED.findall(first)))
    if own is None and cited:
        return in_order(first, cited), told
    told = {"doc": with_sources(context, cited), **beside}
    return run(told), told


def in_order(html: str, cited: tuple[str, ...]) -> str:
    """``html`` with those alone in its list of sources that are ``cited``, in that order."""

    def put(found: re.Match[str]) -> str:
        known = {source[1]: source[0] for source in _SOURCE.finditer(found[1])}
        return f"<sources>\n{''.join(known[key] for key in cited if key in known)}</sources>"

    return _LIST.sub(put, html)


def _closed(tree: Tree) -> Tree:
    """The tree with its last words, where it comes from, on the pages of the section before them.

    A landscape section begins and ends its own pages: the words would stand alone on one more.
    """
    *others, section, last = tree.root.children
    if not (isinstance(section, Element) and isinstance(last, Element)) or last.get("id") != "origin":
        return tree
    if section.get("layout") != "landscape":
        return tree
    section = replace(section, children=(*section.children, last))
    return replace(tree, root=replace(tree.root, children=(*others, section)))


def render(kind: str, context: Context, to: str, options: Options) -> Written:
    """The document ``kind`` (a key of KINDS) in one of its formats ``to``. Raises RenderError."""
    if kind in KINDS and to not in KINDS[kind].formats:
        hint = "Choose one of " + ", ".join(KINDS[kind].formats) + "."
        raise RenderError(f"There is no {KINDS[kind].title.lower()} in the format {to!r}.", hint)
    limit = KINDS[kind].pages if kind in KINDS else 0
    if to in BOOKS and kind in KINDS and isinstance(context, DocumentContext):
        return write_book(context, KINDS[kind].sheets, to, options)
    if not limit:
        return write(document(kind, context, options), to, options)
    return _fitted(kind, context, to, options.upright(), limit)


def _fitted(kind: str, context: Context, to: str, options: Options, limit: int) -> Written:
    """The document with as much text as ``limit`` pages of the PDF hold; the same text in every format.

    Where even the least text does not fit, tables that were kept whole may break, so that no page stays half empty.
    """
    *others, least = _tries(KINDS[kind], context)
    seen: list[str] = []
    for asked, tried in product((options, replace(options, flows=True)), (*others, least)):
        tree = document(kind, tried, options)
        if asked is options:  # then the same texts come once more
            seen.append(_LAST + tree.fingerprint if others and tried is least else tree.fingerprint)
        if tried is not least and len(tree.root.text) > limit * _MOST_LETTERS:
            continue
        paged = write(tree, "pdf", asked)
        if paged.pages <= limit:
            break
    else:
        told = f"The {KINDS[kind].title.lower()} has {paged.pages} pages, not {limit}: shorten its texts."
        paged = replace(paged, warnings=(*paged.warnings, told))
    done = paged if to == "pdf" else write(tree, to, options)
    return replace(done, warnings=(*done.warnings, *_cut(KINDS[kind], tried)), fingerprints=tuple(seen))


def _cut(kind: Kind, tried: Context) -> Iterator[str]:
    """That texts were shortened, of a document that shows them whole where it can."""
    if kind.rooms and kind.rooms[0] == AMPLE and isinstance(tried, DocumentContext) and tried.room != AMPLE:
        yield (
            f"The texts of the {kind.title.lower()} were shortened so that it has {kind.pages} pages: an ellipsis"
            " stands where one is cut. Shorten them in the programme to choose what stays."
        )


_LAST = "last "
"""Marks the fingerprint of the last try: were there another, it might be another document."""
_MOST_LETTERS = 10_000
"""More than this no page holds, so that it need not be set to know it."""


def _tries(kind: Kind, context: Context) -> Iterator[Context]:
    """The context with ever less on its page."""
    if isinstance(context, CountryContext):
        yield from (replace(context, brief=sheet) for sheet in context.briefs)
    elif kind.rooms:
        yield from (replace(context, room=room) for room in kind.rooms)
    else:
        yield from (replace(context, brief=brief) for brief in context.briefs)
