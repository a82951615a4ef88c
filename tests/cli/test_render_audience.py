"""``planner render --audience``: flag, setting, file names, figures of the user's, and what is refused."""

from pathlib import Path

import pytest

from planner.cli.main import run

SMALLEST = Path(__file__).parents[2] / "planner" / "engine" / "smallest.yaml"
GAPS = """iso3,indicator,as_of,value,source,licence,confidentiality
GHA,internet-users,2025,11.1,Example survey for partners,CC BY 4.0,partner
GHA,secure-servers,2025,22.2,Example survey for the house,CC BY 4.0,internal
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    secret = "confidential:\n  - {at: /summary, level: partner, why: Not yet agreed.}\n"
    (tmp_path / "p.yaml").write_text(SMALLEST.read_text(encoding="utf-8") + secret, encoding="utf-8")
    (tmp_path / "g.csv").write_text(GAPS, encoding="utf-8")
    return tmp_path


def render(*words: str) -> int:
    return run(["render", *words])


def test_documents_for_different_circles_never_share_a_file(folder: Path) -> None:
    for audience in ("public", "partner", "internal"):
        assert render("briefing", "p.yaml", "--to", "md", "--audience", audience, "-o", "out") == 0
    names = sorted(path.name for path in (folder / "out").iterdir())
    assert [name.rpartition("briefing")[2] for name in names] == ["-internal.md", "-partner.md", ".md"]
    said = {name: (folder / "out" / name).read_text(encoding="utf-8") for name in names}
    assert ["[withheld" in text for text in said.values()] == [False, False, True]


def test_the_setting_is_used_and_the_flag_wins(folder: Path) -> None:
    (folder / "planner.toml").write_text('[tool.planner]\naudience = "partner"\n')
    assert render("briefing", "p.yaml", "--to", "md", "-o", "a.md") == 0
    assert render("briefing", "p.yaml", "--to", "md", "-o", "b.md", "--audience", "public") == 0
    assert "FOR PARTNERS ONLY" in (folder / "a.md").read_text(encoding="utf-8")
    assert "PARTNERS" not in (folder / "b.md").read_text(encoding="utf-8")


def test_a_setting_that_is_no_circle_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "planner.toml").write_text('[tool.planner]\naudience = "friends"\n')
    assert render("briefing", "p.yaml", "--to", "md") == 2
    assert "planner.toml:2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("audience", "seen", "unseen", "told"),
    [
        ("public", (), ("partners", "house"), "2 figures that are not public were left out"),
        ("partner", ("partners",), ("house",), "1 figure that is not for partners was left out"),
        ("internal", ("partners", "house"), (), ""),
    ],
)
def test_figures_reach_their_circle_only(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    audience: str,
    seen: tuple[str, ...],
    unseen: tuple[str, ...],
    told: str,
) -> None:
    words = ("--gaps", "g.csv", "--to", "html", "--audience", audience)
    assert render("country-brief", "GHA", *words, "-o", "c.html") == 0
    assert render("proposal", "p.yaml", *words, "--draft", "-o", "p.html") == 0
    for name in ("c.html", "p.html"):
        said = (folder / name).read_text(encoding="utf-8")
        assert all(f"Example survey for {'the ' if one == 'house' else ''}{one}" in said for one in seen)
        assert not any(
            f"Example survey for {'the ' if one == 'house' else ''}{one}" in said for one in unseen
        )
    errors = capsys.readouterr().err
    assert told in errors
    assert bool(told) == ("left out" in errors)


def test_what_could_do_nothing_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert render("briefing", "p.yaml", "--to", "html", "--attach") == 2
    assert "Only a PDF" in capsys.readouterr().err
    assert render("country-brief", "GHA", "--attach") == 2
    assert "--attach can do nothing" in capsys.readouterr().err
    assert not list(folder.glob("*.html"))
