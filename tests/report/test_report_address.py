"""Paths as GitHub and SARIF want them."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.report.address import relative, uri


@pytest.mark.parametrize(
    ("path", "root", "inside", "address"),
    [
        ("a/b.yaml", "", "a/b.yaml", "a/b.yaml"),
        ("./a/../b c.yaml", "/repo", "b c.yaml", "b%20c.yaml"),
        ("größe.yaml", "", "größe.yaml", "gr%C3%B6%C3%9Fe.yaml"),
        ("a:b.yaml", "", "a:b.yaml", "a%3Ab.yaml"),
        ("a\nb.yaml", "", "a\nb.yaml", "a%0Ab.yaml"),
        ("a%20b#c?.yaml", "", "a%20b#c?.yaml", "a%2520b%23c%3F.yaml"),
        ("win\\dows.yaml", "", "win/dows.yaml", "win/dows.yaml"),
        ("/repo/a.yaml", "/repo", "a.yaml", "a.yaml"),
        ("/repo/a.yaml", "/repo/", "a.yaml", "a.yaml"),
        ("/repository/a.yaml", "/repo", None, "file:///repository/a.yaml"),
        ("../a.yaml", "/home/repo", None, "file:///home/a.yaml"),
        ("../a.yaml", "", None, "../a.yaml"),
        ("C:\\repo\\a b.yaml", "C:\\repo", "a b.yaml", "a%20b.yaml"),
        ("C:\\other\\a b.yaml", "C:\\repo", None, "file:///C:/other/a%20b.yaml"),
        ("\\\\host\\share\\a.yaml", "", None, "file://host/share/a.yaml"),
        ("<stdin>", "/repo", None, "%3Cstdin%3E"),
        ("caf\udce9.yaml", "", "caf\udce9.yaml", "caf%E9.yaml"),
    ],
)
def test_address(path, root, inside, address):
    assert relative(path, root) == inside
    assert uri(path, root)[0] == address


BYTES = "".join(map(chr, range(0xDC80, 0xDD00)))
"""Stand for bytes that are not UTF-8; a URI gives the bytes back, which is tried above."""


@given(path=st.text(st.characters(exclude_characters="\\\0" + BYTES), min_size=1))
def test_a_uri_names_its_path_and_is_relative_under_the_root(path):
    address, inside = uri(path, "/repo")
    assert address.isascii()
    assert urlsplit(address).scheme in ({""} if inside else {"", "file"})
    if inside:
        assert not address.startswith("/")
        assert address.partition("/")[0] != ".."
        assert unquote(address, errors="surrogatepass") == relative(path, "/repo")
