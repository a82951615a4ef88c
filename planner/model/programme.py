"""Programme: one cyber-capacity-building programme as plain, read-only data."""

from functools import cached_property

from planner.frozen import Frozen
from planner.model.appraisal import Change, Confidential, Evaluation, Reference, WaiverEntry
from planner.model.commitments import (
    Coordination,
    Framework,
    Legal,
    Management,
    Ownership,
    Reach,
    Safeguards,
    Sustainability,
    Trade,
)
from planner.model.parts import (
    Budget,
    Forum,
    Infrastructure,
    Organisation,
    Provenance,
    Purpose,
    Risk,
    Stakeholder,
)
from planner.model.results import Activity, Impact, Indicator, Outcome, Output
from planner.model.said import Said
from planner.model.translated import PartTranslated, Translation
from planner.model.when import When
from planner.model.written import LostPlace

PHASES = ("design", "inception", "implementation", "closed")
"""The phases of a programme, in order."""


class Programme(Frozen, dict=True):
    """A programme that fits its schema. Collections keep the order of the file.

    What is worked out from its fields is kept beside them: rules ask for it all the time.
    """

    id: str
    title: str
    version: str
    """The author's own mark for this state of the programme; empty if there is none."""
    language: str
    phase: str
    profile: str
    """The donor profile that the programme names; empty if it names none."""
    provenance: Provenance | None
    designed: When | None
    start: When
    end: When
    countries: tuple[str, ...]
    """ISO alpha-3; a code that no country has is kept as written."""
    region: str
    currency: str
    summary: str
    purpose: Purpose
    organisations: tuple[Organisation, ...]
    stakeholders: tuple[Stakeholder, ...]
    infrastructure: tuple[Infrastructure, ...]
    fora: tuple[Forum, ...]
    impact: Impact
    outcomes: tuple[Outcome, ...]
    budget: Budget
    risks: tuple[Risk, ...]
    safeguards: Safeguards | None
    sustainability: Sustainability | None
    ownership: tuple[Ownership, ...]
    coordination: tuple[Coordination, ...]
    management: Management | None
    frameworks: tuple[Framework, ...]
    legal_frameworks: tuple[Legal, ...]
    trade: tuple[Trade, ...]
    reach: Reach | None
    evaluation: Evaluation | None
    references: tuple[Reference, ...]
    waivers: tuple[WaiverEntry, ...]
    changes: tuple[Change, ...]
    """In the order of the file."""
    confidential: tuple[Confidential, ...]
    lost_places: tuple[LostPlace, ...]
    """The pointers under confidential and provenance that lead nowhere."""
    translations: tuple[Translation, ...]
    """The texts that are given by language; everywhere else they are those in the programme's own."""
    part_translated: tuple[PartTranslated, ...]
    """The other languages in which texts are given, and the texts that they lack."""
    said: Said
    """Its texts and dates with their places."""

    @cached_property
    def outputs(self) -> tuple[Output, ...]:
        """The outputs of all outcomes."""
        return tuple([output for outcome in self.outcomes for output in outcome.outputs])

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The activities of all outputs."""
        return tuple([activity for output in self.outputs for activity in output.activities])

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, from the impact down."""
        found = list(self.impact.indicators)
        for outcome in self.outcomes:
            found += outcome.indicators
            for output in outcome.outputs:
                found += output.indicators
        return tuple(found)

    def stakeholder(self, stakeholder_id: str) -> Stakeholder | None:
        """The stakeholder with this id, if there is one."""
        return self._stakeholders.get(stakeholder_id)

    def organisation(self, organisation_id: str) -> Organisation | None:
        """The organisation with this id, if there is one."""
        return self._organisations.get(organisation_id)

    def name_of(self, party_id: str) -> str:
        """The name of an organisation or stakeholder; the id itself where there is none."""
        party = self.organisation(party_id) or self.stakeholder(party_id)
        return party.name if party else party_id

    def audience(self, activity: Activity) -> tuple[Stakeholder, ...]:
        """The stakeholders that an activity is for, in its order; unknown ids and shares of 0 are left out."""
        known = self._audiences.get(id(activity))
        if known is None:
            parties = self._stakeholders
            found = [parties[name] for name, share in activity.audience.items() if share and name in parties]
            known = self._audiences[id(activity)] = activity, tuple(found)
        return known[1]

    @cached_property
    def _stakeholders(self) -> dict[str, Stakeholder]:
        return {
            party.id: party for party in reversed(self.stakeholders)
        }  # of two with one id the first counts

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        return {party.id: party for party in reversed(self.organisations)}

    @cached_property
    def _audiences(self) -> dict[int, tuple[Activity, tuple[Stakeholder, ...]]]:
        """Whom activities are for; an activity is held here, so that no other can come to have its id."""
        return {}
