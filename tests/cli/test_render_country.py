"""``planner render country-brief``: which countries, which flags; and in no document a figure that is not public."""

from pathlib import Path

import pytest

from planner.cli.main import run

SMALLEST = Path(__file__).parents[2] / "planner" / "engine" / "smallest.yaml"
SECRET = """iso3,framework,version,indicator,as_of,value,unit,source,url,licence,confidentiality,title,area,higher_is_better
GHA,wdi,,secure-servers,2024,777.123,,A partner (made up),,,partner,,,
GHA,,,secret-exercises,2024,5,exercises,A partner (made up),,,internal,Secret exercises,technical,yes
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    (tmp_path / "mine.gaps.csv").write_text(SECRET, encoding="utf-8")
    return tmp_path


def test_one_file_a_country_and_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(["render", "country-brief", "GHA", "senegal", "GH", "--to", "md", "--to", "html", "-o", "out"])
        == 0
    )
    names = [
        "GHA-country-brief.html",
        "GHA-country-brief.md",
        "SEN-country-brief.html",
        "SEN-country-brief.md",
    ]
    assert sorted(path.name for path in (folder / "out").iterdir()) == names
    assert capsys.readouterr().out.count("Wrote ") == 4
    assert (folder / "out" / names[3]).read_text(encoding="utf-8").startswith("# Senegal")


def test_one_country_may_name_its_file(folder: Path) -> None:
    assert run(["render", "country-brief", "NO", "--to", "md", "-o", "norway.md"]) == 0
    assert "# Norway" in (folder / "norway.md").read_text(encoding="utf-8")
    assert run(["render", "country-brief", "NO", "NA", "--to", "md", "-o", "both.md"]) == 2
    assert not (folder / "both.md").exists()


def test_peers_are_those_that_are_asked_for(folder: Path) -> None:
    words = ["render", "country-brief", "GHA", "--peers", "KEN,NGA,SEN,CIV,TGO", "--to", "md", "-o", "g.md"]
    assert run(words) == 0
    assert "It is held against 5" in (folder / "g.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["country-brief", "Gana"], "There is no country called Gana."),
        (["country-brief", "GHA", "--draft"], "so --draft can do nothing"),
        (
            ["country-brief", "GHA", "--rules", "r.yaml", "--profile", "x"],
            "so --profile and --rules can do nothing",
        ),
        (["country-brief"], "Missing argument"),
        (["proposal", "a.yaml", "b.yaml"], "A document is about one programme."),
        (["poster", "GHA"], "country-brief"),
    ],
)
def test_what_cannot_be_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(["render", *words]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["mine.gaps.csv"]


@pytest.mark.parametrize("kind", ["proposal", "briefing", "evaluation"])
def test_no_document_tells_a_figure_that_is_not_public(
    folder: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    assert run(["render", kind, str(SMALLEST), "--gaps", ".", "--to", "md", "--draft", "-o", "p.md"]) == 0
    told = (folder / "p.md").read_text(encoding="utf-8")
    assert "777" not in told
    assert "ecret exercises" not in told
    assert "2 figures that are not public were left out" in capsys.readouterr().err
    if kind == "proposal":
        assert "2 figures are left out, since not everybody may see them." in told.replace("\u00a0", " ")


def test_a_country_brief_counts_what_it_leaves_out(folder: Path) -> None:
    assert run(["render", "country-brief", "GHA", "KEN", "--gaps", ".", "--to", "md"]) == 0
    ghana = (folder / "GHA-country-brief.md").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "2 figures are left out, since not everybody may see them." in ghana
    assert "777" not in ghana
    assert "left out" not in (folder / "KEN-country-brief.md").read_text(encoding="utf-8")


def test_a_programme_that_cites_a_withheld_figure_is_refused_with_the_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SMALLEST.read_text(encoding="utf-8")
    cited = text.replace("evidence: [", "evidence: [gap:GHA/secret-exercises, ", 1)
    assert cited != text
    (folder / "p.yaml").write_text(cited, encoding="utf-8")
    assert run(["render", "briefing", "p.yaml", "--gaps", ".", "--to", "md"]) == 1
    said = capsys.readouterr().err
    assert "secret-exercises" in said
    assert "2 figures that are not public were left out" in said
