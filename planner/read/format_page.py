"""The page of the programme format, ``schemas/README.md``: written from the schemas themselves.

``python -m planner.read.format_page`` writes it anew; a test fails if it is out of date.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from planner.read.schemas import schema
from planner.resources import shipped

Schema = Mapping[str, Any]

_HEAD = """# The formats

This page is written from the schemas by `python -m planner.read.format_page`: change a schema, not the page.

| schema | what it describes |
| --- | --- |
{list}

An editor with YAML support guides you through a programme that begins with this line:

```yaml
# yaml-language-server: $schema=schemas/programme.schema.json
```

# A programme, format 1

A property in **bold** must be there.

Every [text](#text) and every [line](#line) may be written once, in the language of the file, or once for each language,
of which the file's own is one ([translations](../docs/languages.md)):

```yaml
title:
  en: Voices of the Atlantic
  fr: Voix de l'Atlantique
```
"""


def page() -> str:
    """The page as Markdown."""
    names = sorted(
        path.name.removesuffix(".schema.json") for path in shipped("schemas").glob("*.schema.json")
    )
    rows = "\n".join(
        f"| [`{n}.schema.json`]({n}.schema.json) | {_cell(schema(n).get('title', ''))} |" for n in names
    )
    programme = schema("programme")
    parts = [_HEAD.format(list=rows), _table(programme, programme)]
    for title, found in sorted(_objects(programme)):
        parts.append(f"## {title}\n\n{found.get('description', '')}\n")
        parts.append(_table(found, programme))
    return "\n".join(parts)


def _objects(root: Schema) -> Iterator[tuple[str, Schema]]:
    """The named objects of the format: those that hold properties of their own."""
    for name, found in root["$defs"].items():
        if "properties" in found:
            yield name, found


def _table(found: Schema, root: Schema) -> str:
    required = set(found.get("required", ()))
    rows = ["| property | holds | what it is |", "| --- | --- | --- |"]
    for name, sub in found["properties"].items():
        shown = f"**`{name}`**" if name in required else f"`{name}`"
        rows.append(f"| {shown} | {_cell(_holds(sub, root))} | {_cell(_description(sub, root))} |")
    return "\n".join(rows) + "\n"


def _resolved(sub: Schema, root: Schema) -> tuple[str, Schema]:
    """The name of the definition that a property refers to (empty if none), and the definition."""
    name = sub.get("$ref", "").removeprefix("#/$defs/")
    return (name, root["$defs"][name]) if name else ("", sub)


def _description(sub: Schema, root: Schema) -> str:
    return str(sub.get("description") or _resolved(sub, root)[1].get("description", ""))


def _holds(sub: Schema, root: Schema) -> str:
    """What stands after the colon, in a few words."""
    name, found = _resolved(sub, root)
    if "properties" in found and "string" in found.get("type", ()):
        return f"[{found['x-form']}](#{name.lower()})"
    if "properties" in found:
        keys = ", ".join(f"`{key}`" for key in found["properties"])
        return f"[{name}](#{name.lower()})" if name else f"a block: {keys}"
    if "enum" in found:
        return " / ".join(f"`{value}`" for value in found["enum"])
    if "const" in found:
        return f"`{json.dumps(found['const'])}`"
    if "anyOf" in found:
        return " or ".join(_holds(choice, root) for choice in found["anyOf"])
    if found.get("type") == "array":
        return "a list: " + _holds(found.get("items", {}), root)
    return str(found.get("x-form") or _WORDS.get(str(found.get("type")), "a value"))


_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` / `false`",
    "object": "shares by id",
}


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Write the page."""
    (shipped("schemas") / "README.md").write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
