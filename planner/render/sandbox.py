"""The sandbox in which templates run: Jinja's, quick about planner's own data, of which they ask most."""

from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from planner.frozen import Frozen


class Sandbox(ImmutableSandboxedEnvironment):
    """Templates read what they are given, change nothing and reach nothing of Python."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read it.

        Jinja asks twenty questions, of functions, generators and what can be changed. Plain data is none of these, and
        then nothing but its answer about names is left.
        """
        if isinstance(obj, Frozen):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)
