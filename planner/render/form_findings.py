"""What is longer than a donor's form allows, as findings of ``document/over-limit`` at the place where to cut."""

from planner import __version__
from planner.diagnostic import Diagnostic, Severity
from planner.engine.form import Form
from planner.engine.profile import Profile
from planner.engine.rule import Rule, Subject
from planner.engine.run import placed
from planner.frozen import Frozen
from planner.model.translated import in_language
from planner.read.document import Document
from planner.render.context import Checked, Issue, context, shown_to
from planner.render.form import over_limits
from planner.render.formats import Options
from planner.render.provenance import Readers, origin

OVER_LIMIT = "document/over-limit"
"""The rule whose findings these are: its severity, waivers and profile hold for pages as they do for words."""


class Measure(Frozen):
    """What is measured, and for whom."""

    form: Form
    readers: Readers
    options: Options
    digest: str
    """SHA-256 of the programme's file, which the last lines of the document name."""


def form_findings(
    measure: Measure, document: Document, subject: Subject, rule: Rule, profile: Profile
) -> list[Diagnostic]:
    """Hold the pages of a form, filled with the programme in ``document``, against its limits.

    The gap profiles of ``subject`` must be those that the readers may see: they get no other pages. ``rule`` is
    OVER_LIMIT's. A limit that was read in one call is a warning at most. Raises RenderError.
    """
    data = document.data
    assert isinstance(data, dict), "it became a programme"
    shown = shown_to(data, measure.readers.audience)
    words = f"{profile.name}, version {profile.version}"
    said = origin(measure.form.id, subject, shown, measure.readers, profile=words, digest=measure.digest)
    day = measure.options.created.date()
    issue = Issue(
        day, __version__, language=measure.readers.language, audience=measure.readers.audience, origin=said
    )
    told = context(data, subject.gaps, Checked(), issue)
    severity, ruled = profile.severity(rule.info, subject.programme.phase), profile.ruled(rule.info)
    return [
        placed(
            document, rule, min(severity, Severity.WARNING) if over.call else severity, over.finding, ruled
        )
        for over in over_limits(measure.form, told, in_language(data), measure.options)
    ]
