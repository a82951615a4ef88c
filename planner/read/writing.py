"""Data written as YAML that planner reads as the same data: of the author's file nothing is left but what it says."""

from collections.abc import Mapping
from typing import Any

_WIDTH = 110


def written(data: Mapping[str, Any]) -> str:
    """``data``, as :func:`planner.read.yaml.read` gives it, as YAML; fields in their order, long texts in blocks.

    Comments, anchors and the layout of the file it came from are not in it.
    """
    import yaml  # noqa: PLC0415 - heavy

    class Writer(yaml.SafeDumper):
        """Writes nothing by reference: a reader meets each thing where it belongs."""

        def ignore_aliases(self, _data: Any) -> bool:
            return True

    def text(writer: Writer, value: str) -> yaml.ScalarNode:
        style = "|" if "\n" in value and _blockable(value) else None
        return writer.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Writer.add_representer(str, text)
    said: str = yaml.dump(data, Dumper=Writer, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return said


def _blockable(value: str) -> bool:
    """Whether a block shows the text as it is: nothing but words, spaces and line breaks, none of them hidden."""
    lines = value.split("\n")
    return all(line == line.strip() and all(map(str.isprintable, line)) for line in lines)
