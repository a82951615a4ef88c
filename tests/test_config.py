"""One file is in force: the nearest, with every value's origin; what is wrong in it has a line."""

from pathlib import Path

import pytest

from planner.cli.options import LANG
from planner.config import load
from planner.errors import ConfigError
from planner.model.translated import LANGUAGES
from planner.read.schemas import schema


def configured(folder: Path, text: str, name: str = "planner.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_everything_is_a_default(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    found = load(tmp_path)
    assert found.file is None
    assert {s.origin for s in found.settings.values()} == {"default"}


def test_the_nearest_file_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    configured(tmp_path, '[tool.planner]\nfail-on = "note"\nselect = ["gap"]\n')
    below = configured(tmp_path / "plans", '[tool.planner]\nfail-on = "warning"\n', "pyproject.toml")
    found = load(below)
    assert found["fail-on"] == "warning"
    assert found["select"] == []
    assert found.settings["fail-on"].origin == "pyproject.toml"


def test_a_pyproject_of_somebody_else_is_passed_over(tmp_path: Path) -> None:
    configured(tmp_path, '[tool.planner]\nignore = ["gap"]\n')
    below = configured(tmp_path / "library", '[project]\nname = "library"\n', "pyproject.toml")
    assert load(below)["ignore"] == ["gap"]


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    configured(tmp_path, '[tool.planner]\nfail-on = "note"\n')
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    assert load(repository)["fail-on"] == "error"


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    configured(tmp_path, '[tool.planner]\npaths = ["plans"]\ngaps = "own.csv"\n')
    below = tmp_path / "deeper"
    below.mkdir()
    found = load(below)
    assert found["paths"] == [str(Path("..") / "plans")]
    assert found["gaps"] == str(Path("..") / "own.csv")


@pytest.mark.parametrize(("named", "value"), [("own.yaml", str(Path("..") / "own.yaml")), ("fcdo", "fcdo")])
def test_a_profile_is_a_file_or_a_name(tmp_path: Path, named: str, value: str) -> None:
    configured(tmp_path, f'[tool.planner]\nprofile = "{named}"\n')
    below = tmp_path / "deeper"
    below.mkdir()
    assert load(below)["profile"] == value


def test_a_flag_lies_over_the_file(tmp_path: Path) -> None:
    found = load(configured(tmp_path, '[tool.planner]\nfail-on = "note"\n')).over(
        {"fail-on": "error", "select": ()}
    )
    assert (found["fail-on"], found.settings["fail-on"].origin) == ("error", "command line")
    assert found.settings["select"].origin == "default"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[tool.planner]\n\nfail-onn = "note"\n', r"planner.toml:3: .*Did you mean `fail-on`"),
        ('[tool.planner]\nfail-on = "fatal"\n', r"planner.toml:2: .*fatal"),
        ('[tool.planner]\nselect = "gap"\n', r"planner.toml:2: "),
        ("[tool.planner\n", r"planner.toml is not valid TOML: .*line 1"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        load(configured(tmp_path, text))


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "planner.toml").write_bytes(b"[tool.planner]\npaths = ['\xff']\n")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(tmp_path)


def test_every_language_of_documents_can_be_asked_for():
    choices = LANG(lambda: None).__click_params__[0].type.choices
    assert list(choices) == list(LANGUAGES) == schema("config")["properties"]["lang"]["enum"]
