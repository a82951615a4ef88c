"""The folder of the user's figures: whole files, names that are no paths, and datasets that agree."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import DataError, UsageError
from planner.gapdata import catalogue
from planner.gapdata.intake.intake import Imported
from planner.gapdata.store.folder import SUFFIX, checked_name, name_for
from planner.gapdata.store.store import Store, StoreError
from planner.model.figures import Access, Area, Indicator, Record

SERVERS = catalogue.indicators()["secure-servers"]


def figure(country: str, value: float, year: int = 2025, **more: object) -> Record:
    """A made-up figure."""
    return Record(country, more.pop("indicator", SERVERS), year, value, source="A survey", **more)  # type: ignore[arg-type]


def imported(*records: Record, declared: tuple[Indicator, ...] = ()) -> Imported:
    return Imported(records, declared, ())


def own(title: str) -> Indicator:
    """An indicator that a user declared."""
    return Indicator(
        id="trained-judges",
        framework="",
        versions=(),
        group="",
        series="",
        title=title,
        unit="people",
        publisher="A survey",
        licence="",
        url="",
        higher_is_better=True,
        areas=(Area.STATE,),
        trend=False,
        window=catalogue.DEFAULT_WINDOW,
        minimum=None,
        maximum=None,
        also=(),
        caveat="",
    )


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "new" / "gaps")


def test_a_dataset_is_there_after_it_was_put(store: Store) -> None:
    change = store.put("survey", imported(figure("GHA", 61.5), figure("KEN", 70.0)))
    assert (len(change.new), len(change.changed), len(change.gone), change.same) == (2, 0, 0, 0)
    (dataset,) = store.datasets()
    assert dataset.name == "survey"
    assert dataset.file == store.folder / "survey.gaps.csv"
    assert dataset.countries == ("GHA", "KEN")
    assert dataset.indicators == ("secure-servers",)
    assert [(r.country, r.value, r.source) for r in dataset.records] == [
        ("GHA", 61.5, "A survey"),
        ("KEN", 70.0, "A survey"),
    ]
    (holding,) = dataset.holdings
    assert (holding.framework, holding.figures, holding.years) == ("wdi", 2, (2025, 2025))


def test_the_same_figures_again_touch_nothing(store: Store) -> None:
    store.put("survey", imported(figure("GHA", 61.5)))
    path = store.folder / "survey.gaps.csv"
    before = path.stat()
    change = store.put("survey", imported(figure("GHA", 61.5)))
    after = path.stat()
    assert not change
    assert change.same == 1
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_the_order_of_the_figures_is_no_change(store: Store) -> None:
    one, other = figure("GHA", 61.5), figure("KEN", 70.0)
    store.put("survey", imported(one, other))
    assert store.plan({"survey": imported(other, one)}).contents == {}


def test_what_is_different_is_told(store: Store) -> None:
    store.put("survey", imported(figure("GHA", 61.5), figure("KEN", 70.0), figure("NGA", 9.0)))
    change = store.put("survey", imported(figure("GHA", 61.5), figure("KEN", 71.0), figure("SEN", 3.0)))
    assert [r.country for r in change.new] == ["SEN"]
    assert [(r.country, r.value) for r in change.changed] == [("KEN", 71.0)]
    assert [r.country for r in change.gone] == ["NGA"]
    assert change.same == 1


def test_another_source_of_the_same_value_is_a_change(store: Store) -> None:
    store.put("survey", imported(figure("GHA", 61.5)))
    change = store.put("survey", imported(figure("GHA", 61.5, licence="CC BY 4.0")))
    assert len(change.changed) == 1


def test_a_plan_changes_nothing(store: Store) -> None:
    assert len(store.plan({"survey": imported(figure("GHA", 61.5))}).changes["survey"].new) == 1
    assert not store.folder.exists()


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_stops_the_writing_leaves_the_old_file(
    store: Store, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    store.put("survey", imported(figure("GHA", 61.5)))
    before = files(store.folder)

    def broken(*_: object) -> None:
        raise stop

    with monkeypatch.context() as patch:
        patch.setattr("os.write", broken)
        with pytest.raises((DataError, KeyboardInterrupt)):
            store.put("survey", imported(figure("GHA", 99.0)))
    assert files(store.folder) == before


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("after", [1, 2])
def test_of_several_datasets_all_are_written_or_none(
    store: Store, monkeypatch: pytest.MonkeyPatch, stop: BaseException, after: int
) -> None:
    store.put("b", imported(figure("GHA", 61.5)))
    before = files(store.folder)
    replace, calls = Path.replace, 0

    def once(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == after:
            raise stop
        return replace(self, target)

    plan = store.plan({"a": imported(figure("KEN", 1.0)), "b": imported(figure("GHA", 2.0))})
    monkeypatch.setattr(Path, "replace", once)
    with pytest.raises((DataError, KeyboardInterrupt)):
        store.carry_out(plan)
    assert files(store.folder) == before


def test_a_folder_that_may_not_be_written_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", denied)
    with pytest.raises(DataError, match=r"cannot be written into .*gaps: Permission denied"):
        store.put("survey", imported(figure("GHA", 61.5)))


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "gaps").write_text("no folder")
    store = Store(tmp_path / "gaps")
    with pytest.raises(DataError, match="cannot be read"):
        store.datasets()
    with pytest.raises(DataError):
        store.put("survey", imported(figure("GHA", 61.5)))


@pytest.mark.parametrize(
    "name",
    ["../survey", "a/b", "..", ".", "", "/etc/x", "C:\\x", "Survey", "con", "lpt1", "a" * 61, "a\n", "ä"],
)
def test_a_name_is_never_a_path(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be the name of a dataset"):
        store.put(name, imported(figure("GHA", 61.5)))
    assert not store.folder.exists()
    assert store.file(name) is None


@given(st.text(max_size=80))
def test_whatever_a_file_is_called_its_dataset_stays_in_the_folder(text: str) -> None:
    try:
        name = name_for(text)
    except UsageError:
        return
    assert checked_name(name) == name
    assert (Path("gaps") / (name + SUFFIX)).parent == Path("gaps")
    assert ".." not in name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("data/NCSI table (2023).csv", "ncsi-table-2023"),
        ("gaps/ncsi.gaps.csv", "ncsi"),
        ("../Évaluation.yaml", "evaluation"),
        ("API_IT.NET.SECR.P6_DS2.csv", "api-it-net-secr-p6-ds2"),
    ],
)
def test_a_dataset_is_called_as_its_file(path: str, name: str) -> None:
    assert name_for(path) == name


def test_a_file_without_a_usable_name_asks_for_one() -> None:
    with pytest.raises(UsageError) as caught:
        name_for("数据.csv")
    assert "--as NAME" in caught.value.hint


def test_datasets_that_contradict_each_other_are_refused(store: Store) -> None:
    store.put("one", imported(figure("GHA", 61.5), figure("KEN", 70.0)))
    before = files(store.folder)
    with pytest.raises(DataError) as caught:
        store.put("two", imported(figure("GHA", 62.5), figure("KEN", 70.0)))
    assert caught.value.message.startswith("The datasets one and two give 1 figure differently")
    assert "secure-servers of Ghana for 2025 is 61.5 per million people" in caught.value.message
    assert "62.5 per million people" in caught.value.message
    assert "`planner gaps remove NAME` takes out one or two" in caught.value.hint
    assert files(store.folder) == before


def test_two_figures_that_differ_never_look_the_same(store: Store) -> None:
    store.put("one", imported(figure("GHA", 61.54)))
    with pytest.raises(DataError, match=r"is 61\.54 per million people .* or 61\.52 per million people"):
        store.put("two", imported(figure("GHA", 61.52)))


def test_a_long_quarrel_is_cut_but_counted(store: Store) -> None:
    codes = ("GHA", "KEN", "NGA", "SEN", "TGO")
    store.put("one", imported(*(figure(code, 1.0) for code in codes)))
    with pytest.raises(DataError, match=r"give 5 figures differently.*; and 2 more"):
        store.put("two", imported(*(figure(code, 2.0) for code in codes)))


def test_who_may_see_a_figure_is_part_of_it(store: Store) -> None:
    store.put("one", imported(figure("GHA", 61.5)))
    with pytest.raises(DataError, match=r"is public .* or internal"):
        store.put("two", imported(figure("GHA", 61.5, access=Access.INTERNAL)))


def test_the_same_figure_twice_is_no_contradiction(store: Store) -> None:
    store.put("one", imported(figure("GHA", 61.5)))
    store.put("two", imported(figure("GHA", 61.5)))
    assert store.names() == ("one", "two")


def test_a_dataset_may_correct_itself(store: Store) -> None:
    store.put("one", imported(figure("GHA", 61.5)))
    assert len(store.put("one", imported(figure("GHA", 62.5))).changed) == 1


def test_an_indicator_cannot_mean_two_things(store: Store) -> None:
    one, other = own("Judges trained"), own("Judges and clerks trained")
    store.put("one", imported(figure("GHA", 5.0, indicator=one), declared=(one,)))
    with pytest.raises(DataError, match="declare the indicator trained-judges in two ways"):
        store.put("two", imported(figure("KEN", 6.0, indicator=other), declared=(other,)))


def test_files_laid_there_by_hand_must_agree_too(store: Store) -> None:
    store.put("one", imported(figure("GHA", 61.5)))
    text = (store.folder / "one.gaps.csv").read_text(encoding="utf-8")
    (store.folder / "two.gaps.csv").write_text(text.replace("61.5", "62.5"), encoding="utf-8")
    with pytest.raises(DataError, match="give 1 figure differently"):
        store.datasets()


def test_a_dataset_without_figures_is_refused(store: Store) -> None:
    with pytest.raises(DataError, match="There are no figures for the dataset survey"):
        store.put("survey", imported())
    assert not store.folder.exists()


def test_a_dataset_that_planner_could_not_read_again_is_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.gapdata.store.store.LARGEST", 100)
    with pytest.raises(DataError, match="would be larger than"):
        store.put("survey", imported(figure("GHA", 61.5)))


def test_a_broken_dataset_stops_the_work_and_can_be_removed(store: Store) -> None:
    store.put("good", imported(figure("GHA", 61.5)))
    (store.folder / "bad.gaps.csv").write_text("iso3,indicator,year,value\nWLD,secure-servers,2025,1\n")
    with pytest.raises(StoreError) as caught:
        store.datasets()
    assert [d.rule for d in caught.value.diagnostics] == ["gaps/country"]
    assert "`planner gaps remove bad`" in caught.value.hint
    with pytest.raises(StoreError):
        store.put("more", imported(figure("KEN", 1.0)))
    assert store.remove("bad").figures is None
    assert [dataset.name for dataset in store.datasets()] == ["good"]


def test_what_is_removed_is_gone(store: Store) -> None:
    store.put("survey", imported(figure("GHA", 61.5)))
    gone = store.remove("survey")
    assert gone.file == store.folder / "survey.gaps.csv"
    assert gone.figures == 1
    assert store.datasets() == ()
    with pytest.raises(UsageError, match="There is no dataset called survey"):
        store.remove("survey")


def test_a_dataset_that_cannot_be_deleted_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put("survey", imported(figure("GHA", 61.5)))

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", denied)
    with pytest.raises(DataError, match="cannot be deleted: Permission denied"):
        store.remove("survey")


def test_other_files_in_the_folder_are_left_alone(store: Store) -> None:
    store.put("survey", imported(figure("GHA", 61.5)))
    for name in ("notes.txt", "._survey.gaps.csv", "survey.csv"):
        (store.folder / name).write_text("not a dataset")
    (store.folder / "folder.gaps.csv").mkdir()
    assert store.names() == ("survey",)
    assert len(store.datasets()) == 1
