"""From a programme's data to what a template may see: resolved, numbered, redacted, plain."""

from planner.render.context.checks import Checked
from planner.render.context.document import DocumentContext, Issue, context, with_sources

__all__ = ["Checked", "DocumentContext", "Issue", "context", "with_sources"]
