"""The colours of a theme: what is derived, what must be read on what, and what is suggested."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.cli.main import run
from planner.render.formats import Written as Written_
from planner.render.kinds import KINDS
from planner.render.palette import PALETTE, contrast, mixed
from planner.render.theme.derive import BASE, Written, derived, nearest
from planner.render.theme.judge import weak, written
from planner.render.theme.pairs import colour, measured
from planner.render.tree import Element

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
DAYS = st.dictionaries(st.sampled_from(BASE), COLOURS, min_size=1)
WHITE = "#ffffff"


def test_without_colours_the_palette_is_planners_own():
    assert derived(Written()) == PALETTE
    assert derived(written({"accent": PALETTE.accent.upper()})) == PALETTE


def test_every_pair_of_planners_own_colours_passes():
    assert [one for one in measured(PALETTE) if not one.passes] == []


@given(DAYS)
@settings(max_examples=60)
def test_what_is_derived_never_fails_alone(day):
    """If something fails, something that the file itself names fails."""
    failing = [one for one in measured(derived(Written(day=day))) if not one.passes]
    named = {(name,) for name in day}
    assert not failing or any(named & {one.pair.ink, one.pair.ground} for one in failing)


@given(DAYS)
@settings(max_examples=12)
def test_a_suggested_colour_passes(day):
    for found in weak(day):
        if not found.fix.startswith("Write"):
            continue
        suggested = found.fix.split('"')[1]
        (name,) = found.at
        again = {one.at for one in weak(day | {name: suggested})}
        assert found.at not in again, (day, name, suggested)


@given(COLOURS)
@settings(max_examples=40)
def test_an_accent_alone_can_always_be_mended(accent):
    for found in weak({"accent": accent}):
        assert list(weak({"accent": found.fix.split('"')[1]})) == []


@given(COLOURS, COLOURS)
def test_the_nearest_colour_is_the_first_that_passes(one, ground):
    found = nearest(one, lambda tried: contrast(tried, ground) >= 4.5)
    assert contrast(found, ground) >= 4.5
    if contrast(one, ground) >= 4.5:
        assert found == one


def test_a_weak_colour_says_ratio_need_and_mending():
    (found,) = weak({"accent": "#ff9900"})
    assert found.at == ("accent",)
    assert "2.14, and 4.5 is needed" in found.message
    assert found.fix == 'Write "#a86500", the nearest that passes.'


def test_a_colour_of_the_night_is_judged_where_it_stands():
    assert [one.at for one in weak({"night": {"soft": "#333333"}})] == [("night", "soft")]
    assert [one.at for one in weak({"tones": {"bad": {"ground": "#222222"}}})] == [("tones", "bad", "ground")]
    assert [one.at for one in weak({"series": ["#000000", "#333333", "#eeeeee"]})] == [("series", 2)]


def test_a_coloured_paper_is_held_against_white_sheets_too():
    light = {"paper": "#101010", "ink": "#f0f0f0", "soft": "#d0d0d0", "accent": "#e0c0ff", "line": "#444444"}
    assert any("workbook" in one.message for one in weak(light))


def test_every_key_of_a_pair_names_a_colour():
    for one in measured(derived(Written(day={"paper": "#fffaf0"}))):
        assert colour(derived(Written(day={"paper": "#fffaf0"})), one.pair.ink) == one.ink


def test_mixing_stays_between_both():
    assert mixed("#000000", WHITE, 0.5) == "#808080"
    assert mixed("#123456", WHITE, 0) == "#123456"


WORDS = {"text": "ink", "small": "soft", "a": "accent", "cite": "accent"}
"""What stands within a line, by the colour that it has in a PDF."""
ASIDES = {"note": "low", "summary": "low", "warning": "bad", "illustrative": "warn"}
PARTS = {"thead": "low", "tfoot": "muted"}


def used(element: Element, ground: str, *, own: bool) -> set[tuple[str, str]]:
    """Colour of words and name of the ground, wherever words stand; ``own``: the tone has words of its own colour."""
    found: set[tuple[str, str]] = set()
    for child in element.children:
        if isinstance(child, str):
            found |= {("its own" if own else "ink", ground)} if child.strip() else set()
        elif isinstance(child, Element):
            tone = child.get("tone") or ASIDES.get(child.get("kind")) or PARTS.get(child.name) or ground
            if child.name in WORDS:
                found.add((WORDS[child.name], ground))
            else:
                found |= used(child, tone, own=own or "tone" in child.attributes)
    return found


def test_every_pair_that_documents_use_is_held_against_wcag(monkeypatch, tmp_path):
    """Walks all documents of an example: words on a ground that no pair names would be words that nobody checks."""
    trees = []
    for module in ("planner.render.document", "planner.render.form"):
        monkeypatch.setattr(f"{module}.write", lambda tree, to, options: trees.append(tree) or _nothing())
    monkeypatch.setattr("sys.stdout", io.StringIO())
    for name, kind in KINDS.items():
        if kind.template and kind.subject == "programme":
            run(["render", name, "programmes/ocwar-c.yaml", "--draft", "--to", "md", "-o", str(tmp_path)])
    checked = {
        (one.pair.ink[0] if len(one.pair.ink) == 1 else "its own", _ground(one.pair.ground))
        for one in measured(PALETTE)
    }
    pairs = {pair for tree in trees for pair in used(tree.root, "none", own=False)}
    assert len(pairs) > 5
    assert pairs - checked - {("ink", "none"), ("soft", "none"), ("accent", "none")} == set()


def _ground(key) -> str:
    return str(key[1]) if key[:1] == ("tones",) else "accent" if key == ("accent",) else "none"


def _nothing() -> Written_:
    return Written_(b"", pages=1)
