"""Which rules are in force, and with which options."""

from collections.abc import Callable

import pytest

from planner.engine.profile import Profile
from planner.engine.rule import Rule
from planner.errors import ConfigError, UsageError


@pytest.fixture
def rules(make_rule: Callable[..., Rule]) -> tuple[Rule, ...]:
    return tuple(make_rule(i) for i in ("gap/stale", "gap/no-record", "results/orphan"))


def _ids(profile: Profile, rules: tuple[Rule, ...]) -> list[str]:
    return [r.info.id for r in profile.in_force(rules)]


@pytest.mark.parametrize(
    ("select", "ignore", "ids"),
    [
        ((), (), ["gap/stale", "gap/no-record", "results/orphan"]),
        (("*",), (), ["gap/stale", "gap/no-record", "results/orphan"]),
        (("gap",), (), ["gap/stale", "gap/no-record"]),
        (("gap/*",), ("gap/stale",), ["gap/no-record"]),
        (("results/orphan", "gap/stale"), (), ["gap/stale", "results/orphan"]),
        ((), ("gap",), ["results/orphan"]),
        (("gap",), ("gap",), []),
    ],
)
def test_select_and_ignore(
    rules: tuple[Rule, ...], select: tuple[str, ...], ignore: tuple[str, ...], ids: list[str]
) -> None:
    assert _ids(Profile(select=select, ignore=ignore), rules) == ids


@pytest.mark.parametrize("where", ["select", "ignore"])
@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("gap/stal", "Did you mean gap/stale?"),
        ("result", "Did you mean results?"),
        ("zzz", "See `planner rules list`."),
    ],
)
def test_a_name_that_nothing_has(rules: tuple[Rule, ...], where: str, word: str, hint: str) -> None:
    with pytest.raises(UsageError, match=word) as caught:
        Profile(**{where: (word,)}).in_force(rules)
    assert caught.value.hint == hint


def test_options_over_defaults(rules: tuple[Rule, ...]) -> None:
    profile = Profile(options={"gap/stale": {"most": 5}}).checked(rules)
    assert profile.options_for(rules[0]) == {"word": "smallest", "most": 5, "part": 0.5}
    assert profile.options_for(rules[1])["most"] == 3


def test_a_whole_number_will_do_for_a_number(rules: tuple[Rule, ...]) -> None:
    assert Profile(options={"gap/stale": {"part": 1}}).checked(rules).options_for(rules[0])["part"] == 1


@pytest.mark.parametrize(
    ("rule_id", "options", "words", "hint"),
    [
        ("gap/stal", {"most": 1}, "no rule 'gap/stal'", "Did you mean gap/stale?"),
        ("gap/stale", {"mos": 1}, "no option 'mos'", "Did you mean most?"),
        ("gap/stale", {"most": "1"}, "wants a whole number, not '1'", "Its default is 3."),
        ("gap/stale", {"most": True}, "wants a whole number, not True", "Its default is 3."),
        ("gap/stale", {"word": 1}, "wants text, not 1", "Its default is 'smallest'."),
        ("gap/stale", {"part": True}, "wants a number, not True", "Its default is 0.5."),
    ],
)
def test_options_that_do_not_fit(
    rules: tuple[Rule, ...], rule_id: str, options: dict[str, object], words: str, hint: str
) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        Profile(options={rule_id: options}).checked(rules)
    assert caught.value.hint == hint
