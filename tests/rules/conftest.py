"""Ask the rules of one pack about a programme."""

from collections.abc import Callable
from typing import Any

import pytest

from planner.engine import Finding
from planner.engine.examples import merge, smallest, subject
from planner.engine.registry import catalogue

Ask = Callable[..., dict[str, list[Finding]]]


@pytest.fixture
def ask() -> Ask:
    """``ask(pack, patch)``: what the rules of a pack say of the smallest programme with this patch, by rule."""

    def asking(pack: str, patch: dict[str, Any], **options: object) -> dict[str, list[Finding]]:
        asked = subject(merge(smallest().data, patch))
        said = {
            r.info.id: list(r.check(asked, **{k: options.get(k, v) for k, v in r.info.options.items()}))
            for r in catalogue()
            if r.info.pack == pack
        }
        return {rule: found for rule, found in said.items() if found}

    return asking
