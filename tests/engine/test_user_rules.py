"""Users' rules: every fault has its place in their file, and a sound rule is a rule like all others."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.citation import Asked, Grade
from planner.diagnostic import Diagnostic, Severity
from planner.engine import userrules
from planner.engine.examples import prove, smallest, subject
from planner.engine.expression.kinds import EACH, fields_of, is_written, place, things
from planner.engine.fieldpage import ELSEWHERE, PAGE, page
from planner.engine.profile import Profile
from planner.engine.registry import catalogue
from planner.engine.rule import Rule
from planner.engine.rulebook import rulebook
from planner.engine.rulefaults import STAGES
from planner.engine.run import BROKEN, run
from planner.engine.waivers import RESERVED
from planner.errors import ConfigError, UsageError
from planner.model.build import programme
from planner.model.written import WRITTEN
from planner.read.schemas import schema
from planner.read.yaml import read

ROOT = Path(__file__).parents[2]
GUIDE = re.findall(
    r"^```yaml\n(.*?)^```", (ROOT / "docs/own-rules.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
)

TEXT = """\
planner-rules: 1
pack: acme
about: What Acme asks
rules:
  - name: dear
    title: An activity that is dear.
    why: Because.
    fix: Make it cheaper.
    severity: {design: note, implementation: error}
    sources:
      - {title: Acme handbook, year: 2026, where: page 3}
    evidence: practice
    each: activity
    options: {most: 99999}
    when: method == "course"
    require: cost <= options.most
    at: cost
    message: “{title}” costs {cost} of {programme.budget.total}.
    valid: ["title: A\\n"]
    invalid: ["title: A\\nregion: B  # <- here\\n"]
"""

TOTAL = smallest().data["budget"]["total"]  # type: ignore[index, call-overload]

Load = Callable[[str], tuple[userrules.Pack | None, tuple[Diagnostic, ...]]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loaded(text: str) -> tuple[userrules.Pack | None, tuple[Diagnostic, ...]]:
        path = tmp_path / "rules.yaml"
        path.write_text(text, encoding="utf-8")
        return userrules.load(str(path), {"gap": "planner itself"})

    return loaded


def sound(load: Load, text: str) -> Rule:
    pack, trouble = load(text)
    assert pack is not None, trouble
    return pack.rules[0]


def asked(rule: Rule, **options: object) -> list[Diagnostic]:
    document = smallest()
    assert isinstance(document.data, dict)
    profile = Profile(options={rule.info.id: options})
    return run(document, subject(document.data), [rule], profile)[0]


def test_a_rule_like_all_others(load: Load) -> None:
    info = sound(load, TEXT).info
    assert (info.id, info.pack, info.title) == ("acme/dear", "acme", "An activity that is dear.")
    assert info.severity["inception"] is Severity.NOTE
    assert info.severity["closed"] is Severity.ERROR
    assert (info.grade, info.asked) == (Grade.PRACTICE, Asked.HOUSE)
    assert str(info.sources[0]) == "Acme handbook, page 3"
    assert info.options == {"most": 99999}


def test_it_speaks_where_it_should(load: Load) -> None:
    (found,) = asked(sound(load, TEXT))
    assert found.rule == "acme/dear"
    assert found.severity is Severity.NOTE
    assert found.message == f"“Negotiation course for the regional rule” costs 100000 of {TOTAL}."
    assert smallest().lines[found.span.line - 1].strip() == "cost: 100000"


def test_its_options_are_set_like_those_of_all_others(load: Load) -> None:
    rule = sound(load, TEXT)
    assert asked(rule, most=100000) == []
    with pytest.raises(ConfigError, match="wants a whole number"):
        Profile(options={"acme/dear": {"most": "x"}}).checked([rule])


def test_an_option_that_is_a_list(load: Load) -> None:
    text = TEXT.replace("{most: 99999}", "{methods: [course, workshop]}")
    rule = sound(load, text.replace("cost <= options.most", "method in options.methods"))
    assert rule.info.options == {"methods": ("course", "workshop")}
    assert asked(rule) == []
    assert len(asked(rule, methods=["workshop"])) == 1


def test_examples_that_prove_nothing_are_told(load: Load) -> None:
    troubles = [o.trouble for o in prove(sound(load, TEXT))]
    assert troubles[0].startswith("gives a finding")
    assert "lands on lines" in troubles[1]
    odd = TEXT.replace('["title: A\\n"]', '["phase: never\\n"]')
    assert "does not fit the format" in prove(sound(load, odd))[0].trouble


@pytest.mark.parametrize(
    ("before", "after", "rule", "shown", "said"),
    [
        ("cost <= options.most", "cots <= options.most", "rules/unknown-name", "cots", "cost"),
        ("cost <= options.most", '"cost <= 3"', "", "", ""),
        ("cost <= options.most", "title <= options.most", "rules/wrong-type", "title", "text"),
        ("cost <= options.most", "cost", "rules/wrong-type", "cost", "yes or no"),
        (
            "cost <= options.most",
            ">-\n      cost > 3\n      and cots < 4",
            "rules/unknown-name",
            "cots",
            "cost",
        ),
        ("cost <= options.most", "9**9**9 > cost", "rules/expression", "9**9**9", "Powers"),
        ("cost <= options.most", "has(tailored) and 3 >", "rules/expression", ">", "read"),
        ('method == "course"', 'method == "cours"', "rules/unknown-name", '"cours"', "never"),
        ("{title}”", "{titel}”", "rules/unknown-name", "titel", "title"),
        ("{title}”", "{title.__class__}”", "rules/wrong-type", "title.__class__", "no fields"),
        ("{title}”", "{sum(cost)}”", "rules/expression", "sum(cost)", "field"),
        ("{title}”", "{skills}”", "rules/wrong-type", "skills", "printed"),
        ("at: cost", "at: cots", "rules/unknown-name", "cots", "shown"),
        ("pack: acme", "pack: gap", "rules/pack", "gap", "planner itself"),
        ("pack: acme", "pack: Acme", "schema/wrong-form", "Acme", ""),
        ("evidence: practice", "evidence: sure", "schema/not-allowed-value", "sure", ""),
        ("each: activity", "each: activty", "schema/not-allowed-value", "activty", "activity"),
        ("require:", "requires:", "schema/unknown-key", "requires", "require"),
        ("    why: Because.\n", "", "schema/missing-key", "- name: dear", "why"),
        ("    why: Because.\n", "    why: A\n    why: B\n", "yaml/duplicate-key", "why", "twice"),
        ("cost <= options.most", "true", "schema/wrong-type", "true", "text"),
    ],
)
def test_faults_stand_at_their_place(
    load: Load, before: str, after: str, rule: str, shown: str, said: str
) -> None:
    assert before in TEXT
    text = TEXT.replace(before, after, 1)
    pack, trouble = load(text)
    if not rule:
        assert pack is not None
        return
    assert pack is None
    first = trouble[0]
    line = text.splitlines()[first.span.line - 1]
    assert first.rule == rule
    assert line[first.span.column - 1 :].startswith(shown) or shown in line
    if rule.startswith("rules/"):
        assert line[first.span.column - 1 : first.span.end_column - 1] == shown
    assert said in first.message + first.fix


def test_two_rules_of_one_name(load: Load) -> None:
    entry = TEXT.partition("rules:\n")[2].partition("rules:\n")[2] or TEXT.split("rules:\n", 2)[-1]
    pack, trouble = load(TEXT + entry)
    assert pack is None
    assert [d.rule for d in trouble] == ["rules/repeated-name"]
    assert trouble[0].span.line == len(TEXT.splitlines()) + 1


def test_every_fault_of_a_file_is_told_at_once(load: Load) -> None:
    text = TEXT.replace("cost <= options", "cots <= options").replace("{title}”", "{titel}”")
    assert [d.rule for d in load(text)[1]] == ["rules/unknown-name"] * 2


def test_a_rule_that_cannot_be_worked_out_is_broken(load: Load) -> None:
    rule = sound(load, TEXT.replace("cost <= options.most", "cost / count(programme.risks) > 1"))
    (found,) = asked(rule)
    assert found.rule == BROKEN.id
    assert "acme/dear could not be worked out" in found.message
    assert "divides by zero" in found.message


def test_steps_are_counted_over_all_things(load: Load) -> None:
    loops = " ".join(f"for x{n} in programme.activities" for n in range(30))
    (found,) = asked(sound(load, TEXT.replace("cost <= options.most", f"count(1 {loops}) > 0")))
    assert found.rule == BROKEN.id
    assert "500,000 steps" in found.message


def test_user_text_in_a_message_is_data(load: Load) -> None:
    rule = sound(load, TEXT)
    data = dict(smallest().data)  # type: ignore[call-overload]
    text = str(data).replace("Negotiation course for the regional rule", "{cost} {programme} %s {0}")
    made = subject(eval(text))
    (found,) = rule.check(made, **rule.info.options)
    assert found.message == f"“{{cost}} {{programme}} %s {{0}}” costs 100000 of {TOTAL}."


def test_what_is_absent_is_said_to_be(load: Load) -> None:
    text = TEXT.replace("each: activity", "each: indicator").replace('method == "course"', 'id == "o1.a"')
    text = text.replace("cost <= options.most", "has(definition)").replace("at: cost", "at: definition")
    text = text.replace(
        "“{title}” costs {cost}", "Said {definition}, {target.note}, {target.when}, {target.value}, {by}"
    )
    (found,) = asked(sound(load, text))
    assert found.message == f"Said (not written), (not written), 2028-12, 75, (not written) of {TOTAL}."


@pytest.mark.parametrize("text", GUIDE)
def test_the_guide_works(tmp_path: Path, text: str) -> None:
    (tmp_path / "rules.yaml").write_text(text, encoding="utf-8")
    book, _ = rulebook([str(tmp_path / "rules.yaml")])
    assert book is not None
    (rule,) = (rule for rule in book.rules if rule.info.pack in book.own)
    assert {o.kind for o in prove(rule)} == {"VALID", "INVALID"}
    assert [o for o in prove(rule) if o.trouble] == []


def test_the_guide_has_its_examples() -> None:
    assert len(GUIDE) == 5


def test_the_page_of_names_is_in_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m planner.engine.fieldpage"


def test_each_is_what_the_format_says() -> None:
    assert schema("rules")["$defs"]["rule"]["properties"]["each"]["enum"] == list(EACH)


def test_every_stage_is_reserved() -> None:
    assert {stage.pack for stage in STAGES} <= RESERVED


@pytest.mark.parametrize("path", sorted((ROOT / "programmes").glob("*.yaml")), ids=lambda p: p.stem)
def test_every_field_that_is_written_is_found_in_the_file(path: Path) -> None:
    document, _ = read(str(path), path.read_bytes())
    assert document is not None
    model = programme(document.data)  # type: ignore[arg-type]
    checked = 0
    for _, find in EACH.values():
        for thing in find(model):
            for name in fields_of(type(thing)):
                value = getattr(thing, name)
                if not is_written(type(thing), name) or value in (None, "", (), False, frozenset(), {}):
                    continue
                if name in {"language", "coordination_why"} or (
                    name == "countries" and type(thing).__name__ in {"Activity", "GapAnswer"}
                ):
                    continue  # filled in where the file says nothing
                at = place(thing, name)
                assert document.offset(at) != document.offset(at.parent) or at == at.parent, (name, at)
                key = WRITTEN.get((type(thing).__name__, name)) or ELSEWHERE.get((type(thing).__name__, name))
                assert at.parts[-1] == (key or (name,))[-1], (name, at)
                checked += 1
    assert checked > 100


def test_what_stands_elsewhere_is_in_the_model() -> None:
    classes = {thing.__name__: thing for thing in things()}
    for name, field in ELSEWHERE:
        assert field in fields_of(classes[name])


def test_the_rulebook_holds_planner_s_own_rules_and_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(TEXT.replace("pack: acme", "pack: other"), encoding="utf-8")
    files = [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), str(tmp_path / "a.yaml")]
    book, trouble = rulebook(files)
    assert book is not None
    assert trouble == ()
    ids = [r.info.id for r in book.rules]
    assert ids == sorted({*(r.info.id for r in catalogue()), "acme/dear", "other/dear"})
    assert book.own == ("acme", "other")
    assert book.packs["acme"].startswith("What Acme asks")


def test_two_files_with_one_pack(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(TEXT, encoding="utf-8")
    book, trouble = rulebook([str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")])
    assert book is None
    assert [d.rule for d in trouble] == ["rules/pack"]
    assert "a.yaml" in trouble[0].message


@pytest.mark.parametrize("pack", [*sorted(RESERVED), "definition", "gap"])
def test_names_of_planner_s_own_cannot_be_taken(tmp_path: Path, pack: str) -> None:
    (tmp_path / "a.yaml").write_text(TEXT.replace("pack: acme", f"pack: {pack}"), encoding="utf-8")
    book, trouble = rulebook([str(tmp_path / "a.yaml")])
    assert book is None
    assert trouble[0].rule == "rules/pack"


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no file"):
        rulebook([str(tmp_path / "none.yaml")])


@pytest.mark.parametrize(
    "text",
    ["", "[]", "planner-rules: 1\n", "rules: [", "planner-rules: 2\npack: a\n", "- 1", "a: &x 1\nb: *x"],
)
def test_files_that_are_no_rules(load: Load, text: str) -> None:
    pack, trouble = load(text)
    assert pack is None
    assert trouble


def test_every_property_of_the_format_is_described() -> None:
    def properties(node: object) -> list[tuple[str, dict[str, object]]]:
        if isinstance(node, list):
            return [found for item in node for found in properties(item)]
        if not isinstance(node, dict):
            return []
        own = list(node.get("properties", {}).items())
        return own + [found for item in node.values() for found in properties(item)]

    every = properties(schema("rules"))
    assert len(every) > 25
    assert [name for name, node in every if not node.get("description")] == []
