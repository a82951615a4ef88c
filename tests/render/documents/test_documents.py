import io
import re
from itertools import product

import pikepdf
import pytest

from planner.errors import RenderError
from planner.frozen import replace
from planner.render.context import with_sources
from planner.render.document import document, in_order, render
from planner.render.environment import render as run
from planner.render.formats import FORMATS
from planner.render.kinds import KINDS

WHOLE = ("proposal", "evaluation", "briefing")
"""The documents that say "Not stated" of their parts; the others are made of the same sections."""
PROGRAMME_KINDS = [name for name, kind in KINDS.items() if kind.subject == "programme" and kind.template]

HOSTILE = (
    '#read("/etc/passwd") #eval("1+1")',
    '</td></table><h1>x</h1></document><script>alert(1)</script> "><img src=x onerror=alert(1)>',
    "{{ ''.__class__.__mro__ }} {% raw %} {{ 9**9 }}",
    "[x](javascript:alert(1)) | a | b | [@nobody] ${7*7} =1+1",
    "مرحبا \u202ecba\u202c 中文 \U0001f600 \x1b[31mred \ud800 \u2028",
    "A" * 20_000,
)


@pytest.fixture
def load(helpers):
    return helpers["load"]


@pytest.fixture
def built(helpers):
    return helpers["built"]


def pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("kind", PROGRAMME_KINDS)
def test_every_kind_in_every_format(kind, to, load, built, options):
    written = render(kind, built(load("smallest")), to, options)
    assert len(written.content) > 400
    assert written.warnings == ()


@pytest.mark.parametrize("kind", PROGRAMME_KINDS)
def test_every_programme(kind, names, load, built):
    for name in names:
        tree = document(kind, built(load(name)))
        words = tree.root.text
        assert "None" not in words
        assert "unknown:" not in words
        assert "[@" not in words.replace("[@gfce; @eucd]", "")
        for element in tree.root.walk():
            if element.name in {"h2", "h3"}:
                assert element.text.strip()


@pytest.mark.parametrize("kind", PROGRAMME_KINDS)
def test_no_heading_stands_over_nothing(kind, names, load, built):
    for name in names:
        tree = document(kind, built(load(name)))
        for section in (tree.root, *(e for e in tree.root.walk() if e.name == "section")):
            blocks = section.elements()
            for one, following in zip(blocks, [*blocks[1:], None], strict=True):
                if one.name == "h3" or (one.name == "h2" and following is None):
                    assert following is not None, one.text
                    assert following.name not in {"h2", "h3"}, one.text


@pytest.mark.parametrize("name", ["smallest", "atlantic-voices", "ocwar-c", "wic-fellowship", "eu-cybernet"])
def test_the_briefing_has_two_pages(name, load, built, options):
    assert pages(render("briefing", built(load(name)), "pdf", options).content) <= 2


@pytest.mark.parametrize(
    "filling", ["word " * 400, "W" * 400, "Sentence of some length it is. " * 40, "语言" * 300]
)
@pytest.mark.parametrize("name", ["atlantic-voices", "ocwar-c", "three", "eight"])
def test_the_longest_briefing_has_two_pages(name, filling, load, built, helpers, options):
    most = {"three": 3, "eight": 8}.get(name)
    data = load("atlantic-voices" if most else name)
    if most:
        data["countries"] = ["GHA", "SEN", "BEN", "NGA", "TGO", "MLI", "NER", "LBR"][:most]
    for at, _ in list(helpers["texts"](data)):
        helpers["put"](data, at, filling.strip())
    assert pages(render("briefing", built(data), "pdf", options).content) <= 2


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *product(WHOLE, HOSTILE),
        *product([k for k in PROGRAMME_KINDS if k not in WHOLE], [" ".join(HOSTILE[:5]), HOSTILE[5]]),
    ],
)
def test_hostile_text_in_every_field(kind, text, load, built, helpers, options):
    data = load("atlantic-voices" if len(text) < 1000 else "smallest")
    plain_shape = shape(document(kind, built(load("atlantic-voices" if len(text) < 1000 else "smallest"))))
    for at, _ in list(helpers["texts"](data)):
        helpers["put"](data, at, text)
    context = built(data)
    assert shape(document(kind, context)) <= plain_shape | {"br", "data"}
    for to in ("html", "md"):
        assert not re.search(rb"(?<!\\)<(script|img src=x)", render(kind, context, to, options).content)


def test_hostile_text_in_a_pdf(load, built, helpers, options):
    data = load("smallest")
    for at, _ in list(helpers["texts"](data)):
        helpers["put"](data, at, " ".join(HOSTILE[:5]))
    assert pages(render("proposal", built(data), "pdf", options).content) > 5


def shape(tree) -> set[str]:
    return {element.name for element in tree.root.walk()}


@pytest.mark.parametrize("kind", PROGRAMME_KINDS)
def test_confidential_words_appear_nowhere(kind, load, built, options):
    data = load("atlantic-voices")
    secret = data["risks"][1]["statement"].split(".")[0]
    said = {to: render(kind, built(data), to, options).content.decode() for to in ("html", "md")}
    for text in said.values():
        assert secret not in text
    if kind != "briefing":
        assert "withheld: not for the public" in said["html"]
    del data["confidential"]
    if kind == "proposal":
        assert secret in render(kind, built(data), "html", options).content.decode()


def figures(kind, context) -> dict[str, str]:
    tree = document(kind, context)
    found = (e for e in tree.root.walk() if e.name == "figure")
    return {e.first("figcaption").text.split()[0]: e.get("alt") for e in found}


def test_alt_text_tells_the_numbers(load, built):
    alts = figures("proposal", built(load("smallest")))
    assert "technical 33\u00a0% of the effort, 40\u00a0people" in alts["Who"]
    assert "Civil society, 40\u00a0people" in alts["Who"]
    assert "2027: 200\u202f000\u00a0EUR (Outcome 1 200\u202f000)" in alts["What"]
    assert "1.1.1 Repair exercise, March\u00a02027 to September\u00a02027" in alts["Work"]
    assert "Output 1.1" in alts["Work"]
    assert "Outcome 1: Operators and the regulator repair faults together" in alts["From"]
    assert re.search(r"Technical: \d+\u00a0% of the peers do better, 2 of 2\u00a0figures", alts["Ghana"])
    assert re.search(
        r"Secure Internet servers [\d.,]+ per million people in \d{4}, peers' median [\d.,]+, their range",
        alts["Ghana"],
    )


def test_no_country_is_left_out_of_the_picture(load, built):
    data = load("smallest")
    data["countries"] = [
        "GHA",
        "SEN",
        "BEN",
        "NGA",
        "TGO",
        "MLI",
        "NER",
        "LBR",
        "KEN",
        "UGA",
        "TZA",
        "RWA",
        "BDI",
        "ETH",
        "ZMB",
        "MWI",
        "MOZ",
        "BWA",
        "NAM",
    ]
    context = built(data)
    areas = [
        f
        for f in document("proposal", context).root.walk()
        if f.name == "figure" and "share of the effort, by country" in f.get("alt")
    ]
    assert len(areas) == 2
    said = " ".join(figure.get("alt") for figure in areas)
    assert all(f"{gap.country}: technical" in said for gap in context.gaps)
    assert "3\u00a0more countries stand in the proposal" in document("briefing", context).root.text


def test_missing_figures_are_said(load, built):
    data = load("smallest")
    data["countries"] = ["GHA", "ERI"]
    alts = figures("proposal", built(data))
    assert "No figure to compare: Researchers in research and development." in alts["Eritrea"]


def test_effort_stands_beside_the_gap_with_what_the_programme_says(load, built):
    data = load("smallest")
    data["purpose"]["gaps"] = [
        {"area": "technical", "answered_by": ["repair"], "because": "Engineers practise."},
        {"area": "industry", "left_to": "The regulator's own fund [@nobody]."},
    ]
    activity = data["results"]["outcomes"][0]["outputs"][0]["activities"][0]
    data["purpose"]["gaps"][0]["answered_by"] = [activity["id"]]
    words = document("proposal", built(data)).root.text
    assert re.search(
        r"Ghana: Technical\s*59\u00a0%\s*largest gap\s*\d+\u00a0%\s*[\d\u202f]+\s*\d+\s*answers it", words
    )
    assert re.search(r"Ghana: Industry\s*61\u00a0%.{0,40}leaves it", words, re.DOTALL)
    assert "Activity 1.1.1" in words
    assert "The regulator's own fund" in words
    short = document("briefing", built(data)).root.text
    assert (
        "it answers technical (Activity 1.1.1); leaves industry to others: The regulator's own fund" in short
    )
    del data["purpose"]["gaps"]
    assert "does not say which of these gaps it answers" in document("proposal", built(data)).root.text


def test_effort_is_withheld_with_the_money(load, built):
    data = load("atlantic-voices")
    data["confidential"] = [{"at": "/budget/lines/0", "level": "internal"}]
    context = built(data)
    assert all(row.share is None and row.money is None for it in context.efforts for row in it.rows)
    assert all(area.effort is None for it in context.gaps for area in it.areas)
    assert "effort" not in figures("briefing", context)["How"].partition(". ")[2]


def test_a_programme_that_says_nothing_confidential_about_its_gaps(load, built):
    data = load("smallest")
    data["purpose"]["gaps"] = [{"area": "technical", "left_to": "A secret fund."}]
    data["confidential"] = [{"at": "/purpose/gaps/0", "level": "partner"}]
    for kind in PROGRAMME_KINDS:
        words = document(kind, built(data)).root.text
        assert "secret fund" not in words


def test_each_figure_can_be_traced(load, built):
    for kind in ("proposal", "briefing"):
        assert "planner gaps GHA --why technical" in document(kind, built(load("smallest"))).root.text


def test_what_nobody_brought_is_said_once(load, built):
    data = load("smallest")
    data["countries"] = ["GHA", "TUV", "XKX"]
    words = document("proposal", built(data)).root.text
    assert words.count("Sectoral Cybersecurity Maturity Model") == 1


def test_sources_are_numbered_as_they_are_cited(load, built):
    tree = document("proposal", built(load("atlantic-voices")))
    cited = [e.get("source") for e in tree.root.walk() if e.name == "cite"]
    listed = [e.get("id") for e in tree.root.walk() if e.name == "source"]
    assert listed == list(dict.fromkeys(cited))


@pytest.mark.parametrize("kind", PROGRAMME_KINDS)
def test_the_list_of_sources_is_what_a_second_run_would_make(kind, names, load, built):
    for name in names:
        doc = built(load(name))
        first = run(KINDS[kind].template, {"doc": doc})
        cited = tuple(dict.fromkeys(re.findall(r'<cite source="([^"]+)">', first)))
        again = run(KINDS[kind].template, {"doc": with_sources(doc, cited)})
        assert not cited or in_order(first, cited) == again


def test_the_first_page_says_that_it_is_illustrative(load, built):
    for kind in PROGRAMME_KINDS:
        tree = document(kind, built(load("smallest")))
        before = tree.root.text.partition("Invented for the examples")[0]
        assert before != tree.root.text
        assert len(before) < 900


def test_the_annex_shows_findings_and_waivers(load, built):
    words = document("proposal", built(load("smallest"))).root.text
    for said in (
        "The message names a thing.",
        "A reason to excuse it.",
        "The steering committee",
        "there are no figures",
    ):
        assert said in words


def test_a_draft_is_stamped(load, built):
    context = built(load("smallest"))
    assert document("briefing", context).root.get("stamp") == "DRAFT: 1\u00a0finding is open"
    assert document("briefing", replace(context, draft=False)).root.get("stamp") == ""


def test_a_kind_that_does_not_exist(load, built):
    with pytest.raises(RenderError, match="no document 'poster'"):
        document("poster", built(load("smallest")))


ROWS = {
    "M1": "21\u00a0% of the effort, 328\u00a0people",
    "M2": "Stakeholder plan: whose skills are built",
    "M3": "The connectivity that it is to sustain.",
    "M4": "Spreads by: training of trainers",
    "M5": "Fitted to them:",
    "M6": "Which community needs it?",
    "M7": "The programme speaks of the economy",
    "M8": "Infrastructure touched, who runs it",
    "M9": "Digital rights advocates",
    "M10": "Where the programme's participants will speak",
    "M11": "Each country's record in international processes",
    "M12": "Other programmes",
    "M13": "United Nations Convention on the Law of the Sea",
    "M14": "OECD DAC evaluation criteria",
    "M15": "Data localisation",
    "M16": "Digital intermediaries",
    "M17": "electronic commerce",
    "M18": "Data centre",
    "M19": "Screen completed",
    "M20": "Scientific and technical journal articles",
    "M21": "Its means are cooperation",
    "M22": "Where the gap is, and where the effort goes",
    "M23": "What each country asks for, and who answers for it there",
}
"""What the sources ask a document to show, row by row of the mission map, and words that prove it is there."""


@pytest.fixture(scope="module")
def proposal(helpers):
    tree = document("proposal", helpers["built"](helpers["load"]("atlantic-voices")))
    alts = " ".join(e.get("alt") for e in tree.root.walk() if e.name == "figure")
    return tree.root.text + alts


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_mission_is_shown(row, proposal):
    assert ROWS[row] in proposal


@pytest.mark.parametrize("kind", PROGRAMME_KINDS)
def test_what_is_not_stated_is_said(kind, load, built):
    data = load("smallest")
    needed = "planner id title phase period countries currency summary purpose organisations stakeholders results budget"
    bare = {key: data[key] for key in needed.split()}
    bare["purpose"] = {"problem": "Networks fail."}
    bare["budget"] = {"total": 0, "lines": []}
    for activity in bare["results"]["outcomes"][0]["outputs"][0]["activities"]:
        activity["cost"] = 0
    context = built(bare)
    words = document(kind, context).root.text
    assert "None" not in words
    assert kind not in WHOLE or "Not stated in the programme." in words


@pytest.mark.parametrize("kind", PROGRAMME_KINDS)
@pytest.mark.parametrize(
    "places",
    [
        ("/budget/total",),
        ("/budget/lines/0",),
        ("/stakeholders",),
        ("/results/outcomes",),
        (
            "/results",
            "/organisations",
            "/risks",
            "/safeguards",
            "/evaluation",
            "/references",
            "/summary",
            "/countries",
        ),
    ],
)
def test_what_is_withheld_leaves_a_document(kind, places, load, built):
    data = load("atlantic-voices")
    data["confidential"] = [{"at": place, "level": "internal"} for place in places]
    assert "withheld: not for the public" in document(kind, built(data)).root.text
