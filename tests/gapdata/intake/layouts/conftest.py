"""Takes a made-up file in through the layout that recognises it."""

from typing import NamedTuple

import pytest

from planner.gapdata.intake.intake import Imported, intake
from planner.gapdata.intake.layout import Asked, Content
from planner.gapdata.intake.layouts import layout, recognised


class Taken(NamedTuple):
    layout: str | None
    found: Imported

    @property
    def figures(self):
        return [(r.country, r.indicator.id, r.when, r.value) for r in self.found.records]

    @property
    def said(self):
        """The findings as line, column, rule."""
        assert not (self.found.diagnostics and self.found.records), "half an import"
        return [(d.span.line, d.span.column, d.rule) for d in self.found.diagnostics]

    @property
    def only(self):
        (finding,) = self.found.diagnostics
        assert not self.found.records, "half an import"
        return finding

    @property
    def left_out(self):
        return [(each.kind, each.name, each.figures) for each in self.found.left_out]


@pytest.fixture
def take():
    def taking(data, path="made-up", **asked):
        content = Content(path, data if isinstance(data, bytes) else data.encode())
        name = recognised(content)
        if name is None:
            return Taken(None, Imported((), (), ()))
        return Taken(name, intake(content, layout(name), Asked(**asked)))

    return taking
