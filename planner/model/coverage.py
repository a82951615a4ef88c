"""Coverage: which skill types and stakeholder groups a programme serves, itself or through a named partner."""

from planner.model.effort import in_country
from planner.model.programme import Programme
from planner.model.remembered import remembered
from planner.model.results import Activity, Group, Skill


@remembered
def skills_served(programme: Programme) -> tuple[Skill, ...]:
    """The skill types that some activity builds."""
    served = {skill for activity in programme.activities for skill in activity.skills}
    return tuple(skill for skill in Skill if skill in served)


@remembered
def skills_missing(programme: Programme) -> tuple[Skill, ...]:
    """The skill types that neither an activity nor a partner programme serves."""
    served = {*skills_served(programme), *skills_covered(programme)}
    return tuple(skill for skill in Skill if skill not in served)


@remembered
def skills_covered(programme: Programme) -> frozenset[Skill]:
    """The skill types that a partner programme serves (``coordination[].covers``)."""
    return frozenset(skill for partner in programme.coordination for skill in partner.skills)


def served_in(programme: Programme, iso3: str, skill: Skill) -> bool:
    """Whether an activity in this country, or a partner programme, serves a skill type."""
    for activity in in_country(programme, iso3):
        if skill in activity.skills:
            return True
    return skill in skills_covered(programme)


@remembered
def groups_reached(programme: Programme) -> tuple[Group, ...]:
    """The stakeholder groups that some activity is for."""
    reached = {s.group for activity in programme.activities for s in programme.audience(activity)}
    return tuple(group for group in Group if group in reached)


@remembered
def groups_missing(programme: Programme) -> tuple[Group, ...]:
    """The stakeholder groups that neither an activity nor a partner programme reaches."""
    reached = {*groups_reached(programme), *groups_covered(programme)}
    return tuple(group for group in Group if group not in reached)


@remembered
def groups_covered(programme: Programme) -> frozenset[Group]:
    """The stakeholder groups that a partner programme reaches (``coordination[].covers``)."""
    return frozenset(group for partner in programme.coordination for group in partner.groups)


@remembered
def audiences(programme: Programme) -> frozenset[str]:
    """The ids of the stakeholders that some activity is for."""
    return frozenset(s.id for activity in programme.activities for s in programme.audience(activity))


def groups_of(programme: Programme, activity: Activity) -> frozenset[Group]:
    """The stakeholder groups that one activity is for."""
    return frozenset(s.group for s in programme.audience(activity))


@remembered
def deliverers(programme: Programme) -> frozenset[str]:
    """The ids of organisations and stakeholders that deliver some activity."""
    return frozenset(name for activity in programme.activities for name in activity.by)
