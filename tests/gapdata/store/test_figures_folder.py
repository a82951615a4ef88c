"""A folder of datasets: each file is read, all that is wrong is said, and two may not contradict each other."""

import pytest

from planner.errors import DataError
from planner.gapdata.figures import shipped
from planner.gapdata.store.table import load

HEAD = "iso3,indicator,year,value\n"
OWN = "iso3,indicator,year,value,title,area,higher_is_better\n"


def folder(path, **files):
    for name, text in files.items():
        (path / f"{name}.gaps.csv").write_text(text, "utf-8")
    return str(path)


def test_every_dataset_is_laid_over_the_shipped_figures(tmp_path):
    (tmp_path / "notes.csv").write_text("nothing of ours", "utf-8")
    path = folder(tmp_path, a=HEAD + "GHA,internet-users,2049,40\n", b=HEAD + "KEN,internet-users,2049,41\n")
    figures, notes = load(path)
    assert notes == ()
    newest = [figures.newest("internet-users", c) for c in ("GHA", "KEN")]
    assert [r.value for r in newest] == [40, 41]
    assert [r.place for r in newest] == [f"{path}/a.gaps.csv:2", f"{path}/b.gaps.csv:2"]
    assert len(figures.quoted) == len(shipped().quoted) + 2


def test_what_is_wrong_in_any_file_is_said_and_nothing_is_taken(tmp_path):
    path = folder(
        tmp_path,
        a=HEAD + "GHA,internet-users,2049,140\n",
        b=HEAD + "KEN,internet-users,2049,41\n",
        c=HEAD + "XQZ,internet-users,2049,41\n",
    )
    figures, problems = load(path)
    assert figures is None
    assert [(d.path.rpartition("/")[2], d.rule) for d in problems] == [
        ("a.gaps.csv", "gaps/value"),
        ("c.gaps.csv", "gaps/country"),
    ]


def test_the_same_figure_given_differently_names_both_places(tmp_path):
    path = folder(tmp_path, a=HEAD + "GHA,internet-users,2049,40\n", b=HEAD + "GHA,internet-users,2049,41\n")
    with pytest.raises(DataError) as caught:
        load(path)
    assert (
        f"internet-users of Ghana for 2049 is 40 % of population ({path}/a.gaps.csv:2) or 41 % of population "
        f"({path}/b.gaps.csv:2)"
    ) in caught.value.message


def test_the_same_figure_given_alike_does_not_matter(tmp_path):
    text = HEAD + "GHA,internet-users,2049,40\n"
    assert load(folder(tmp_path, a=text, b=text))[1] == ()


def test_two_datasets_cannot_declare_an_indicator_in_two_ways(tmp_path):
    path = folder(
        tmp_path,
        a=OWN + "GHA,teams,2049,40,Teams,technical,yes\n",
        b=OWN + "KEN,teams,2049,40,Other teams,technical,yes\n",
    )
    with pytest.raises(DataError, match="declare the indicator teams in two ways"):
        load(path)


def test_a_folder_without_datasets_is_an_error_of_the_call(tmp_path):
    with pytest.raises(DataError, match="holds no figures"):
        load(str(tmp_path))


def test_a_list_of_sources_beside_a_file_is_used(tmp_path):
    (tmp_path / "sources.csv").write_text("source_id,title\ns,Survey\n", "utf-8")
    path = tmp_path / "mine.csv"
    path.write_text("iso3,indicator,year,value,source_id\nGHA,internet-users,2049,40,s\n", "utf-8")
    figures, notes = load(str(path))
    assert notes == ()
    assert figures.newest("internet-users", "GHA").source == "Survey"


def test_what_is_left_out_is_noted(tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text("iso3,region,internet-users_2049\nGHA,West,40\n", "utf-8")
    figures, (note,) = load(str(path))
    assert figures.newest("internet-users", "GHA").value == 40
    assert (note.rule, note.severity.word) == ("gaps/left-out", "note")
    assert "region" in note.message
