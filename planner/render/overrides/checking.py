"""Reads the user's own templates before any of them runs: what would be silently ignored is an error with its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from jinja2 import Environment, TemplateSyntaxError, nodes

from planner.engine.guess import closest
from planner.frozen import Frozen, Struct, field
from planner.render.overrides.folders import MOST_BYTES, OURS, Folders
from planner.render.overrides.marks import own_files

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_FILES = 200
_Naming: TypeAlias = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
_QUIET = (nodes.Import, nodes.FromImport, nodes.Macro, nodes.Assign, nodes.AssignBlock, nodes.Block)
"""What may stand beside the blocks of a template that extends another."""


class Wrong(Frozen):
    """Something wrong in one file of the user's."""

    path: Path
    line: int
    name: str
    """Of the finding, without its pack."""
    message: str
    fix: str
    word: str = ""
    """What to point at in the line."""


class Read(Frozen):
    """One template as far as it matters here."""

    extends: str | None
    blocks: dict[str, int]
    """Every block by its line, in order."""
    loose: dict[str, int]
    """The blocks that stand in no other."""
    named: tuple[tuple[str, int], ...]
    """Every template that it names, with the line."""
    outside: int = 0
    """The line of words outside every block, which nobody would see; 0 if there are none."""
    computed: int = 0
    """The line in which what it extends is computed and not named."""


class Checker(Struct):
    """Checks one folder."""

    folders: Folders
    environment: Environment = field(default_factory=lambda: Environment(extensions=["jinja2.ext.i18n"]))  # noqa: S701 - it reads and never renders
    known: dict[Path, Read] = field(default_factory=dict)

    def wrong(self) -> Iterator[Wrong]:
        """Everything that is wrong, file by file."""
        own = self.folders.own
        assert own is not None, "only a folder of the user's is checked"
        files = own_files(own)
        if len(files) > MOST_FILES:
            said = f"There are {len(files)} templates in {own}, and {MOST_FILES} are the most."
            yield Wrong(own, 1, "too-many", said, "Name the folder that holds templates alone.")
            return
        readable = []
        for path in files:
            found = self._unreadable(path)
            if found:
                yield found
            else:
                readable.append(path)
        used = {name for path in readable for name, _ in self.read(path).named}
        for path in readable:
            yield from self._file(path, path.relative_to(own).as_posix(), used)

    def _unreadable(self, path: Path) -> Wrong | None:
        own = self.folders.own
        assert own is not None, "see wrong()"
        if self.folders.find(path.relative_to(own).as_posix()) != path:
            said = "The file leads out of the folder, or is none."
            return Wrong(path, 1, "outside-folder", said, "Copy the file itself into the folder.")
        try:
            if path.stat().st_size > MOST_BYTES:
                said = f"The file is larger than {MOST_BYTES // 1000} kB."
                return Wrong(
                    path, 1, "unreadable", said, "Keep what you change, and take the rest from planner's own."
                )
            self.read(path)
        except TemplateSyntaxError as error:
            return Wrong(
                path, error.lineno, "syntax", f"{error.message}.", "docs/themes.md shows what to write."
            )
        except (OSError, UnicodeDecodeError):
            return Wrong(path, 1, "unreadable", "The file cannot be read as text.", "Save it as UTF-8.")
        except (RecursionError, ValueError):  # ValueError: a number of more digits than Python reads
            said = "The file has a number that is too long, or brackets or blocks too deep inside each other."
            return Wrong(path, 1, "syntax", said, "docs/themes.md shows what to write.")
        return None

    def _file(self, path: Path, name: str, used: "set[str]") -> Iterator[Wrong]:
        read = self.read(path)
        shipped = self.folders.names()
        if name not in shipped and name not in used:
            near = closest(name, shipped)
            hint = f"Did you mean {near}?" if near else "`planner render list --blocks KIND` names them."
            yield Wrong(
                path, 1, "unused", f"No document uses {name}: planner has no template of that name.", hint
            )
        if read.computed:
            said = "What this template extends is not named plainly."
            yield Wrong(
                path,
                read.computed,
                "computed",
                said,
                'Write its name in quotes: {% extends "planner/..." %}.',
                "extends",
            )
        for other, line in read.named:
            if self.folders.find(other) is None:
                near = closest(other, [*shipped, *(OURS + one for one in shipped)])
                hint = f'Did you mean "{near}"?' if near else "Write its path below the folder of templates."
                yield Wrong(path, line, "missing", f"There is no template {other!r}.", hint, other)
        yield from self._extending(path, name, read)

    def _extending(self, path: Path, name: str, read: Read) -> Iterator[Wrong]:
        if read.extends is None:
            return
        chain = list(self.chain(path))
        if len(set(chain)) < len(chain):
            line = next(line for other, line in read.named if other == read.extends)
            said = f"The template extends itself by way of {read.extends!r}."
            yield Wrong(path, line, "circle", said, f'Write {{% extends "{OURS}{name}" %}}.', read.extends)
            return
        blocks = [block for one in chain[1:] for block in self.read(one).blocks]
        for block, line in read.loose.items():
            if block not in blocks:
                near = closest(block, blocks)
                hint = f"Did you mean {near!r}?" if near else f"There are {', '.join(dict.fromkeys(blocks))}."
                said = f"{read.extends} has no block {block!r}, so this one would never be shown."
                yield Wrong(path, line, "unknown-block", said, hint, block)
        if read.outside:
            said = "These words stand in no block, so they would never be shown."
            yield Wrong(
                path, read.outside, "outside-blocks", said, "Put them into a block, or take them out."
            )

    def chain(self, path: Path) -> Iterator[Path]:
        """The template, what it extends, and so on; a circle is followed once around."""
        seen: set[Path] = set()
        following: Path | None = path
        while following is not None:
            yield following
            if following in seen:
                return
            seen.add(following)
            above = self.read(following).extends
            following = self.folders.find(above) if above else None

    def read(self, path: Path) -> Read:
        """The template in a file, read once."""
        if path not in self.known:
            self.known[path] = _read(self.environment.parse(path.read_text(encoding="utf-8"), str(path)))
        return self.known[path]


def _read(tree: nodes.Template) -> Read:
    extends = next(iter(tree.find_all(nodes.Extends)), None)
    above = _plain(extends) if extends else None
    return Read(
        extends=above,
        blocks={block.name: block.lineno for block in tree.find_all(nodes.Block)},
        loose={block.name: block.lineno for block in _outermost(tree.body)},
        named=tuple((name, node.lineno) for node in _naming(tree) if (name := _plain(node))),
        outside=_words_outside(tree) if extends else 0,
        computed=extends.lineno if extends and above is None else 0,
    )


def _naming(tree: nodes.Template) -> Iterator[_Naming]:
    """Whatever names another template."""
    yield from tree.find_all(nodes.Extends)
    yield from tree.find_all(nodes.Include)
    yield from tree.find_all(nodes.Import)
    yield from tree.find_all(nodes.FromImport)


def _plain(node: _Naming) -> str | None:
    """The template that it names in quotes."""
    template = node.template
    return template.value if isinstance(template, nodes.Const) and isinstance(template.value, str) else None


def _outermost(body: "Iterable[nodes.Node]") -> Iterator[nodes.Block]:
    """The blocks that no other block holds."""
    for node in body:
        if isinstance(node, nodes.Block):
            yield node
        else:
            yield from _outermost(node.iter_child_nodes())


def _words_outside(tree: nodes.Template) -> int:
    for node in tree.body:
        if isinstance(node, (nodes.Extends, *_QUIET)):
            continue
        parts = node.nodes if isinstance(node, nodes.Output) else [node]
        for part in parts:
            if not (isinstance(part, nodes.TemplateData) and not part.data.strip()):
                blank = (
                    len(part.data) - len(part.data.lstrip()) if isinstance(part, nodes.TemplateData) else 0
                )
                skipped = part.data[:blank].count("\n") if isinstance(part, nodes.TemplateData) else 0
                return part.lineno + skipped
    return 0
