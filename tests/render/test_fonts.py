"""The packaged fonts are unpacked once and kept, and what is damaged is not used."""

import pytest

from planner.own_folder import ENVIRONMENT
from planner.render import fonts


@pytest.fixture
def place(tmp_path, monkeypatch):
    place = tmp_path / "own"
    monkeypatch.setenv(ENVIRONMENT, str(place))
    return place


def _content():
    with fonts.font_folder() as folder:
        return folder, {file.name: file.read_bytes() for file in folder.glob("*.ttf")}


def test_they_are_kept_and_used_again(place, monkeypatch):
    folder, first = _content()
    assert folder.parent == place
    assert len(first) == 6
    assert [path.name for path in place.iterdir()] == [folder.name]
    monkeypatch.setattr(fonts, "_unpack", lambda _: pytest.fail("unpacked again"))
    assert _content() == (folder, first)


@pytest.mark.parametrize("harm", ["cut", "gone", "more", "no sums"])
def test_what_is_damaged_is_unpacked_anew(place, harm):
    folder, first = _content()
    (one, *_) = folder.glob("*.ttf")
    if harm == "cut":
        one.write_bytes(one.read_bytes()[:100])
    elif harm == "gone":
        one.unlink()
    elif harm == "more":
        (folder / "other.ttf").write_bytes(b"another font")
    else:
        (folder / "sums.txt").unlink()
    assert _content() == (folder, first)
    assert [path.name for path in place.iterdir()] == [folder.name]


@pytest.mark.parametrize("why", ["off", "not a folder"])
def test_without_a_place_to_keep_them_they_go_afterwards(place, monkeypatch, why):
    if why == "off":
        monkeypatch.setenv(ENVIRONMENT, "off")
    else:
        place.write_text("a file stands in the way", encoding="utf-8")
    folder, first = _content()
    assert len(first) == 6
    assert not folder.exists()
