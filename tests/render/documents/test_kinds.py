"""The documents that are made of parts: what each shows, how long it may be, and what it says where a part is missing."""

import copy
import io
import re

import pikepdf
import pytest

from planner.citation import Asked, Source
from planner.diagnostic import Severity
from planner.engine.demands import Demand
from planner.frozen import replace
from planner.read.schemas import schema
from planner.render.document import document, render
from planner.render.environment import render as run_template
from planner.render.kinds import KINDS
from planner.render.needs import FIELDS, lacking
from planner.resources import shipped

OLD = {"proposal", "evaluation", "briefing"}
NEW = [
    name for name, kind in KINDS.items() if kind.subject == "programme" and kind.template and name not in OLD
]
HEADINGS = {
    "concept-note": ["1.1 Summary of the action", "1.2 Description of the action", "1.3 Relevance of the action"],
    "logframe": ["At a glance", "Matrix of results", "Activities"],
    "theory-of-change": ["From outputs to the impact", "Hypotheses", "Assumptions", "Evidence"],
    "budget": ["What it costs", "By result", "By category", "Who pays", "Line by line"],
    "risk-register": ["At a glance", "Where the risks stand", "Register"],
    "safeguards": [
        "The screens at a glance", "Human rights", "Gender equality", "Do no harm", "Dual use", "Data",
        "Confidential information", "What is open", "Decision",
    ],
    "compliance": ["At a glance", "Findings and waivers", "The definition, cell by cell"],
    "terms-of-reference": [
        "1. Background and context", "2. Purpose", "3. Scope and objectives", "4. Evaluation questions",
        "5. Methodology", "6. Products", "7. Evaluation team", "8. Ethics", "9. Arrangements", "10. Time frame",
        "11. Cost",
    ],
    "inception": [
        "1. Object and context", "2. Theory of change", "3. Evaluation questions", "4. Evaluation matrix",
        "5. Data that monitoring provides", "6. Methods", "7. Sampling", "8. Limitations", "9. Ethics",
        "10. Work plan", "11. Quality", "Annex: Tools",
    ],
    "evaluation-report": [
        "Executive summary", "1. Object of the evaluation", "2. Purpose, objectives and scope", "3. Methodology",
        "4. Findings", "5. Conclusions", "6. Recommendations", "7. Lessons", "8. Gender and human rights", "Annexes",
    ],
    "factsheet": ["What will be different", "Who gains which skills", "Where, when, and by whom"],
}  # fmt: skip


@pytest.fixture
def load(helpers):
    return helpers["load"]


@pytest.fixture
def built(helpers):
    return helpers["built"]


def words(kind, context) -> str:
    return document(kind, context).root.text


def headings(kind, context) -> list[str]:
    return [e.text for e in document(kind, context).root.walk() if e.name == "h2"]


def pages(written) -> int:
    with pikepdf.open(io.BytesIO(written.content)) as pdf:
        return len(pdf.pages)


def sentence(field: str) -> str:
    """What a document says where ``field`` is missing."""
    template = shipped("templates") / "shared" / "silence.html"
    return re.search(rf'"{re.escape(field)}": _\("([^"]+)"\)', template.read_text(encoding="utf-8"))[1]


@pytest.mark.parametrize("kind", NEW)
def test_headings_stand_in_their_order(kind, load, built):
    found = headings(kind, built(load("atlantic-voices")))
    assert [h for h in found if h in HEADINGS[kind]] == HEADINGS[kind]


@pytest.mark.parametrize("kind", NEW)
def test_no_heading_of_any_level_stands_over_nothing(kind, names, load, built):
    for name in names:
        tree = document(kind, built(load(name)))
        for section in (tree.root, *(e for e in tree.root.walk() if e.name == "section")):
            blocks = [e for e in section.elements() if e.name != "section"]
            for one, following in zip(blocks, [*blocks[1:], None], strict=True):
                if one.name in {"h2", "h3"} and not (
                    one.name == "h2" and following and following.name == "h3"
                ):
                    assert following is not None, one.text
                    assert following.name not in {"h2", "h3"}, one.text


def test_each_field_exists_in_the_format():
    whole = schema("programme")
    for field in FIELDS:
        node = whole
        for key in field.split("."):
            node = _step(whole, node)["properties"][key]


def _step(whole, node):
    while "$ref" in node or "items" in node:
        node = node["items"] if "items" in node else whole["$defs"][node["$ref"].rpartition("/")[2]]
    return node


def test_every_field_that_a_new_document_needs_has_a_sentence():
    for kind in NEW:
        assert set(KINDS[kind].needs) <= set(FIELDS)
    assert len({sentence(field) for field in FIELDS}) == len(FIELDS)


def without(data, field: str):
    """``data`` with ``field`` taken out everywhere."""
    data = copy.deepcopy(data)

    def take(value, keys):
        if isinstance(value, list):
            for entry in value:
                take(entry, keys)
        elif isinstance(value, dict) and keys[0] in value:
            if len(keys) > 1:
                take(value[keys[0]], keys[1:])
            else:
                value[keys[0]] = [] if field == "budget.lines" else None
                if field != "budget.lines":
                    del value[keys[0]]

    take(data, field.split("."))
    return data


@pytest.mark.parametrize("kind", NEW)
def test_what_is_missing_is_said_in_its_place(kind, load, built):
    full = load("atlantic-voices")
    del full["confidential"]
    for field in KINDS[kind].needs:
        data = without(full, field)
        assert lacking(data, [field]) == (field,)
        assert sentence(field) in words(kind, built(data)).replace("&#39;", "'"), field


def test_what_is_lacking():
    data = {"a": [{"b": []}, {"b": [{"c": 1}]}], "d": "", "e": False, "f": {}}
    assert lacking(data, ["a", "a.b", "a.b.c", "a.c", "d", "e", "f", "g.h"]) == ("a.c", "d", "f", "g.h")
    assert lacking(data, []) == ()


@pytest.mark.parametrize(
    "filling", ["word " * 400, "W" * 400, "A sentence of some length. " * 40, "语言" * 300]
)
@pytest.mark.parametrize("kind", ["concept-note", "factsheet"])
def test_the_longest_texts_keep_the_pages(kind, filling, load, built, helpers, options):
    data = load("atlantic-voices")
    data["countries"] = ["GHA", "SEN", "BEN", "NGA", "TGO", "MLI", "NER", "LBR"]
    for at, _ in list(helpers["texts"](data)):
        helpers["put"](data, at, filling.strip())
    written = render(kind, built(data), "pdf", options)
    assert pages(written) <= KINDS[kind].pages
    assert any("shortened" in warning for warning in written.warnings) is (kind == "concept-note")


def test_a_concept_note_that_fits_is_not_cut(names, load, built, options):
    for name in names:
        written = render("concept-note", built(load(name)), "md", options)
        assert written.warnings == ()
        assert "\u2026" not in written.content.decode()


def test_twenty_outcomes_keep_the_pages(load, built, options):
    data = load("smallest")
    outcome = data["results"]["outcomes"][0]
    data["results"]["outcomes"] = []
    for number in range(20):
        more = copy.deepcopy(outcome)
        more["id"] = f"o{number}"
        data["results"]["outcomes"].append(more)
    context = built(data)
    for kind in ("concept-note", "factsheet"):
        assert pages(render(kind, context, "pdf", options)) <= KINDS[kind].pages
    assert "more" in words("factsheet", replace(context, room=1))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in {*OLD, *NEW}])
def test_a_result_may_have_more_indicators_than_a_page_has_rows(kind, load, built):
    data = load("smallest")
    indicators = data["results"]["outcomes"][0]["indicators"]
    indicators += [{**indicators[0], "id": f"more.{number}"} for number in range(150)]
    document(kind, built(data))


def test_who_pays_is_shown_where_it_is_said(load, built):
    data = load("smallest")
    for line, payer in zip(data["budget"]["lines"], ["donor", "donor", "telco", None], strict=True):
        if payer:
            line["paid_by"] = payer
    context = built(data)
    rows = {row.key: row.total for row in context.budget.by_payer}
    assert rows == {"Example Agency": 200_000, "Example Operator": 100_000, "": 15_000}
    assert list(rows)[-1] == ""
    said = words("budget", context)
    assert "Example Agency" in said
    assert "Not stated" in said
    assert "Example Agency: 63\u00a0%" in words("concept-note", context)


def test_a_screen_is_never_a_permission(load, built):
    said = words("safeguards", built(load("atlantic-voices")))
    assert "A screen that is completed is no permission." in said
    assert "Screen completed, decision by a person: Steering committee" in said
    assert "\u2713" not in said
    data = load("smallest")
    said = words("safeguards", built(data))
    assert "The decision is a person's, and none is recorded." in said
    assert "regulators (telecom regulation)" in said


def test_dual_use_is_named(load, built):
    data = load("smallest")
    activity = data["results"]["outcomes"][0]["outputs"][0]["activities"][0]
    activity["themes"] = ["forensics"]
    activity["equipment"] = [{"item": "Forensic workstation", "surveillance_capable": True}]
    said = words("safeguards", built(data))
    assert "1.1.1 Repair exercise (forensics)" in said
    assert "could be used for surveillance" in said
    assert "No use is stated." in said


def test_a_skeleton_claims_no_finding(load, built):
    for kind in ("inception", "evaluation-report"):
        tree = document(kind, built(load("atlantic-voices")))
        tags = [e.text for e in tree.root.walk() if e.name == "tag"]
        assert tags.count("to fill in") > 8
    assert "Nothing in this document has been found by an evaluation." in tree.root.text


def test_demands_of_the_donor_with_their_source(load, built, helpers):
    source = Source("eu-prag", "Practical guide, annex A.1", 2026)
    demand = Demand(
        "eu",
        "definition/one-cell",
        "All effort in one cell",
        Severity.ERROR,
        Asked.STANDARD,
        "The call asks.",
        source,
    )
    found = replace(helpers["checked"](), demands=(demand,), profile="eu, version 1")
    context = built(load("smallest"), found=found)
    (view,) = context.compliance.demands
    assert (view.open, view.waived, view.checked) == (1, 1, True)
    said = words("compliance", context)
    for part in (
        "The call asks.",
        "A standard asks for it.",
        "1\u00a0finding open",
        "Practical guide, annex A.1",
    ):
        assert part in said
    unlooked = replace(demand, rule="gap/stale")
    found = replace(found, demands=(unlooked,))
    assert "not checked" in words("compliance", built(load("smallest"), found=found))


def test_templates_translate(tmp_path):
    (tmp_path / "x.html").write_text(
        '{{ _("%(n)s of %(all)s", n="<b>", all=2) }}, {{ ngettext("%(num)s thing", "%(num)s things", 3) }}'
    )
    assert run_template("x.html", {}, tmp_path) == "&lt;b&gt; of 2, 3\u00a0things"
