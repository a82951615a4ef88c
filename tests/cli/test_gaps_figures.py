"""``planner gaps`` as a group: countries or commands, and the user's figures in and out."""

import json
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from planner.cli import watch as watching
from planner.cli.call import Call
from planner.cli.gaps import COMMANDS
from planner.cli.main import run
from planner.cli.root import root
from planner.config import load as load_config

SURVEY = "iso3,indicator,year,value,source\nGHA,internet-users,2025,71.5,A survey (made up)\n"
OTHER = "iso3,indicator,year,value,source\nKEN,internet-users,2025,40.5,A survey (made up)\n"


def held(folder: Path) -> list[str]:
    """The names of everything in the folder, sorted."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two files of made-up figures."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "survey.csv").write_text(SURVEY, encoding="utf-8")
    (tmp_path / "other.csv").write_text(OTHER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Said:
    """What one call answered."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err
        self.flat = " ".join((out + err).split())


@pytest.fixture
def planner(folder: Path, capsys: pytest.CaptureFixture[str]):
    """A call of planner in that folder."""

    def call(*words: str) -> Said:
        code = run(list(words))
        return Said(code, *capsys.readouterr())

    return call


def test_countries_need_no_command(planner) -> None:
    plain = planner("gaps", "GHA")
    assert plain.code == 0
    assert plain.out.startswith("Ghana (GHA)")
    assert planner("gaps", "show", "GHA").out == plain.out
    flags_first = planner("gaps", "--format", "json", "NO", "NA")
    assert [c["iso3"] for c in json.loads(flags_first.out)["countries"]] == ["NAM", "NOR"]


def test_help_names_the_flags_and_the_commands(planner) -> None:
    said = planner("gaps", "--help")
    assert said.code == 0
    assert "COUNTRY..." in said.out
    for word in ("--format", "--gaps", *COMMANDS):
        assert word in said.out
    assert "  show" not in said.out


def test_nothing_at_all_is_a_wrong_call(planner) -> None:
    said = planner("gaps")
    assert said.code == 2
    assert "Missing argument 'COUNTRY...'" in said.err


@pytest.mark.parametrize(
    ("words", "offer"),
    [
        (("sorces",), "Did you mean the command `planner gaps sources`?"),
        (("Gahna",), "Did you mean Ghana (GHA)"),
        (("adn", "survey.csv"), "the command `planner gaps add` or"),
        (("survey.csv",), "To bring in the figures of a file: planner gaps add survey.csv"),
        (("xqxqxq",), "Use a code such as GHA"),
    ],
)
def test_a_misspelt_word_may_have_meant_a_command_or_a_country(planner, words, offer) -> None:
    said = planner("gaps", *words)
    assert said.code == 2
    assert f"There is no country called {words[0]}." in said.err
    assert offer in said.err


def test_the_shell_completes_commands_and_flags() -> None:
    shell = ShellComplete(root, {}, "planner", "_PLANNER_COMPLETE")
    assert {found.value for found in shell.get_completions(["gaps"], "")} == set(COMMANDS)
    assert "--dry-run" in {found.value for found in shell.get_completions(["gaps", "add"], "--")}
    assert "--format" in {found.value for found in shell.get_completions(["gaps", "GHA"], "--")}


def test_every_command_of_the_table_is_there(planner) -> None:
    for name in COMMANDS:
        said = planner("gaps", name, "--help")
        assert said.code == 0
        assert f"Usage: planner gaps {name}" in said.out


def test_added_figures_count_from_then_on(planner) -> None:
    before = planner("gaps", "GHA").flat
    assert "71.5" not in before
    assert planner("gaps", "add", "survey.csv").code == 0
    assert "71.5% of population (A survey (made up), 2025)" in planner("gaps", "GHA").flat
    assert planner("gaps", "remove", "survey").code == 0
    assert planner("gaps", "GHA").flat == before


def test_a_second_time_changes_nothing(planner, folder: Path) -> None:
    assert "gaps/survey.gaps.csv: 1 new" in planner("gaps", "add", "survey.csv").flat
    before = (folder / "gaps" / "survey.gaps.csv").stat()
    assert "gaps/survey.gaps.csv: nothing has changed" in planner("gaps", "add", "survey.csv").flat
    after = (folder / "gaps" / "survey.gaps.csv").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_what_changes_is_named(planner, folder: Path) -> None:
    planner("gaps", "add", "survey.csv")
    (folder / "survey.csv").write_text(SURVEY.replace("71.5", "72.5"), encoding="utf-8")
    said = planner("gaps", "add", "survey.csv")
    assert "1 changed (internet-users of Ghana for 2025)" in said.flat


def test_a_dry_run_writes_nothing(planner, folder: Path) -> None:
    said = planner("gaps", "add", "survey.csv", "--dry-run")
    assert said.code == 0
    assert "1 new" in said.out
    assert "Nothing was written: this was a dry run." in said.out
    assert not (folder / "gaps").exists()


def test_all_files_of_a_call_come_in_or_none(planner, folder: Path) -> None:
    (folder / "bad.csv").write_text(SURVEY.replace("71.5", "171.5"), encoding="utf-8")
    said = planner("gaps", "add", "survey.csv", "bad.csv")
    assert said.code == 1
    assert "bad.csv:2:25 error gaps/value" in said.flat
    assert "171.5 is impossible" in said.flat
    assert "Nothing was added: 1 thing is wrong with bad.csv." in said.err
    assert not (folder / "gaps").exists()
    assert planner("gaps", "add", "survey.csv", "other.csv").code == 0
    assert held(folder / "gaps") == ["other.gaps.csv", "survey.gaps.csv"]


def test_a_file_in_no_layout_is_told_which_there_are(planner, folder: Path) -> None:
    (folder / "notes.txt").write_text("hello\nworld\n")
    said = planner("gaps", "add", "notes.txt")
    assert said.code == 1
    assert "gaps/layout" in said.out
    assert "plain: planner's own: CSV, one figure a line" in said.out


def test_what_the_user_says_of_a_file_is_taken(planner) -> None:
    planner("gaps", "add", "survey.csv", "--as", "mine", "--licence", "CC0", "--confidentiality", "internal")
    (dataset,) = json.loads(planner("gaps", "sources", "--format", "json").out)["datasets"]
    (holding,) = dataset["holdings"]
    assert dataset["name"] == "mine"
    assert (holding["licence"], holding["confidentiality"]) == ("CC0", "internal")


def test_a_licence_that_nobody_stated_is_not_the_publishers(planner) -> None:
    planner("gaps", "add", "survey.csv")
    assert "Licence not stated; not confidential" in planner("gaps", "sources").flat


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "none.csv"), "none.csv cannot be read: No such file or directory"),
        (("add", "survey.csv", "--layout", "plan"), "There is no layout called plan. Did you mean plain?"),
        (("add", "survey.csv", "--as", "../../x"), "../../x cannot be the name of a dataset."),
        (
            ("add", "survey.csv", "other.csv", "--as", "x"),
            "--as gives one name, and several files are named.",
        ),
        (("add", "survey.csv", "./survey.csv"), "would both be called survey."),
        (
            ("add", "survey.csv", "--gaps", "other.csv"),
            "Figures are kept in a folder, and other.csv is a file.",
        ),
        (("add",), "Missing argument 'FILE...'"),
        (("remove", "servey"), "There is no dataset called servey in gaps. There are none yet."),
        (("remove", "wdi"), "The figures of wdi come with planner and cannot be removed."),
        (("remove",), "Missing argument 'NAME...'"),
    ],
)
def test_a_wrong_call_is_said_and_changes_nothing(planner, folder: Path, words, says) -> None:
    said = planner("gaps", *words)
    assert said.code == 2
    assert says in said.flat
    assert not (folder / "gaps").exists()


def test_a_dataset_is_not_replaced_by_quite_other_figures(planner, folder: Path) -> None:
    planner("gaps", "add", "survey.csv")
    before = (folder / "gaps" / "survey.gaps.csv").read_bytes()
    said = planner("gaps", "add", "other.csv", "--as", "survey")
    assert said.code == 2
    assert "There is a dataset survey already, and none of its 1 figure is among the new ones." in said.flat
    assert (folder / "gaps" / "survey.gaps.csv").read_bytes() == before


def test_figures_that_contradict_others_are_refused(planner, folder: Path) -> None:
    planner("gaps", "add", "survey.csv")
    (folder / "later.csv").write_text(SURVEY.replace("71.5", "72.5"), encoding="utf-8")
    said = planner("gaps", "add", "later.csv")
    assert said.code == 2
    assert "The datasets later and survey give 1 figure differently" in said.flat
    assert "71.5 % of population (gaps/survey.gaps.csv:2)" in said.flat
    assert held(folder / "gaps") == ["survey.gaps.csv"]


def test_if_one_name_is_wrong_nothing_is_removed(planner, folder: Path) -> None:
    planner("gaps", "add", "survey.csv", "other.csv")
    said = planner("gaps", "remove", "survey", "othr")
    assert said.code == 2
    assert "Did you mean other?" in said.err
    assert len(held(folder / "gaps")) == 2
    said = planner("gaps", "remove", "survey", "other", "survey")
    assert said.out == (
        "Removed survey (gaps/survey.gaps.csv): 1 figure.\nRemoved other (gaps/other.gaps.csv): 1 figure.\n"
    )


def test_a_dataset_that_was_damaged_is_shown_and_can_go(planner, folder: Path) -> None:
    planner("gaps", "add", "survey.csv")
    path = folder / "gaps" / "survey.gaps.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("GHA", "WLD"), encoding="utf-8")
    for words in (("sources",), ("add", "other.csv"), ("GHA",)):
        said = planner("gaps", *words)
        assert said.code == 2
        assert "gaps/survey.gaps.csv:2:1" in said.err
        assert "gaps/country" in said.err
        assert said.out == ""
    assert "what it held was no table of figures" in planner("gaps", "remove", "survey").out


def test_an_interruption_leaves_nothing_behind(
    planner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planner("gaps", "add", "survey.csv")
    before = (folder / "gaps" / "survey.gaps.csv").read_bytes()
    (folder / "survey.csv").write_text(SURVEY.replace("71.5", "72.5"), encoding="utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "chmod", stopped)
        said = planner("gaps", "add", "survey.csv")
    assert said.code == 130
    assert held(folder / "gaps") == ["survey.gaps.csv"]
    assert (folder / "gaps" / "survey.gaps.csv").read_bytes() == before


def test_a_superseded_edition_is_marked(planner, folder: Path) -> None:
    lines = "country,indicator,version,year,value,source\nGhana,gci-overall,4,2020,50.5,A survey (made up)\n"
    (folder / "gci.csv").write_text(lines, encoding="utf-8")
    assert planner("gaps", "add", "gci.csv").code == 0
    assert "superseded by edition 5" in planner("gaps", "sources").flat
    (dataset,) = json.loads(planner("gaps", "sources", "--format", "json").out)["datasets"]
    assert dataset["holdings"][0]["superseded_by"] == "5"


def test_a_file_cannot_draw_on_the_screen(planner, folder: Path) -> None:
    evil = SURVEY.replace("A survey", "[red]\x9bA ::error:: survey")
    (folder / "evil.csv").write_text(evil, encoding="utf-8")
    said = planner("gaps", "add", "evil.csv", "--as", "x")
    assert "\x9b" not in said.out + said.err
    (folder / "two.csv").write_text(SURVEY.replace("A survey", "[red]::error::A survey"), encoding="utf-8")
    assert "[red]::error::A survey" in planner("gaps", "add", "two.csv").flat
    assert not any(line.startswith("::") for line in planner("gaps", "sources").out.splitlines())


def test_the_usual_folder_is_used_where_it_holds_figures(planner, folder: Path) -> None:
    assert load_config(folder).settings["gaps"].value is None
    (folder / "gaps").mkdir()
    assert load_config(folder).settings["gaps"].value is None
    planner("gaps", "add", "survey.csv")
    setting = load_config(folder).settings["gaps"]
    assert (setting.value, setting.origin) == ("gaps", "default: the folder is there")
    assert 'gaps       "gaps"  (default: the folder is there)' in planner("config").out


def test_a_file_called_gaps_is_no_folder_of_figures(planner, folder: Path) -> None:
    (folder / "gaps").write_text("something else")
    assert load_config(folder).settings["gaps"].value is None
    assert planner("gaps", "GHA").code == 0
    assert "gaps is a file" in planner("gaps", "add", "survey.csv").err


def test_the_configuration_names_another_folder(planner, folder: Path) -> None:
    (folder / "planner.toml").write_text('[tool.planner]\ngaps = "evidence"\n')
    planner("gaps", "add", "survey.csv")
    assert held(folder / "evidence") == ["survey.gaps.csv"]
    assert "71.5% of population" in planner("gaps", "GHA").flat
    assert "(planner.toml)" in next(x for x in planner("config").out.splitlines() if x.startswith("gaps"))
    assert "40.5% of population" in planner("gaps", "KEN", "--gaps", "other.csv").flat
    assert "40.5% of population" not in planner("gaps", "KEN").flat


def test_watching_sees_datasets_come_and_go(planner, folder: Path) -> None:
    assert "gaps/survey.gaps.csv" not in watching.snapshot(Call((".",), {}))
    planner("gaps", "add", "survey.csv")
    assert "gaps/survey.gaps.csv" in watching.snapshot(Call((".",), {}))
    assert "gaps/survey.gaps.csv" in watching.snapshot(Call((".",), {"gaps": "gaps"}))
    assert "survey.csv" in watching.snapshot(Call((".",), {"gaps": "survey.csv"}))
