"""What is longer than a donor's form allows, as findings of ``document/over-limit`` at the place where to cut."""

from planner.diagnostic import Diagnostic, Severity
from planner.engine.form import Form
from planner.engine.profile import Profile
from planner.engine.rule import Rule, Subject
from planner.engine.run import placed
from planner.read.document import Document
from planner.render.context import Checked, Issue, context
from planner.render.form import over_limits
from planner.render.formats import Options

OVER_LIMIT = "document/over-limit"
"""The rule whose findings these are: its severity, waivers and profile hold for pages as they do for words."""


def form_findings(
    form: Form, document: Document, subject: Subject, rule: Rule, profile: Profile, options: Options
) -> list[Diagnostic]:
    """Hold the pages of ``form``, filled with the programme in ``document``, against its limits.

    The gap profiles of ``subject`` must be public: readers get no other pages. ``rule`` is OVER_LIMIT's. A limit
    that was read in one call is a warning at most. Raises RenderError.
    """
    assert isinstance(document.data, dict), "it became a programme"
    told = context(document.data, subject.gaps, Checked(), Issue(options.created.date(), ""))
    severity = profile.severity(rule.info, subject.programme.phase)
    ruled = profile.ruled(rule.info)
    return [
        placed(
            document, rule, min(severity, Severity.WARNING) if over.call else severity, over.finding, ruled
        )
        for over in over_limits(form, told, document.data, options)
    ]
