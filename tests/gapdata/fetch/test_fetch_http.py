"""What planner does when an answer is late, cut, wrong, too large, or leads elsewhere."""

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from planner import __version__
from planner.errors import DataError
from planner.gapdata.fetch import Http, Limits, UnreachableError
from planner.gapdata.fetch.address import base_address, series_code

SMALL = Limits(connect=2, silence=2, whole=20, body=2_000, tries=4)


class Asker:
    """Asks without ever sleeping, and remembers how long it would have slept."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def json(self, url, limits=SMALL, **more):
        with Http(limits, self.slept.append, **more) as http:
            return http.json(url)


@pytest.fixture
def asker():
    return Asker()


def test_a_sound_answer_is_asked_for_once(server, reply, asker):
    server.script(reply({"a": [1, 2.5, None, "é"]}))
    assert asker.json(server.url + "/x?y=1") == {"a": [1, 2.5, None, "é"]}
    assert len(server.asked) == 1
    assert asker.slept == []


def test_nothing_but_the_address_and_the_version_is_sent(server, reply, asker, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    server.script(reply({}, headers={"Set-Cookie": "who=you; Path=/"}))
    with Http(SMALL) as http:
        http.json(server.url)
        http.json(server.url)
    assert len(server.asked) == 2
    for asked in server.asked:
        assert asked.headers == {
            "Host": f"127.0.0.1:{server.port}",
            "User-Agent": f"planner/{__version__}",
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        }


def test_a_byte_order_mark_is_no_damage(server, reply, asker):
    server.script(reply(b"\xef\xbb\xbf[1]"))
    assert asker.json(server.url) == [1]


@pytest.mark.parametrize("status", [400, 429, 500, 502, 503, 504])
def test_passing_trouble_is_tried_again_with_growing_pauses(server, reply, asker, status):
    server.script(reply(status=status), reply(status=status), reply([1]))
    assert asker.json(server.url) == [1]
    assert asker.slept == [1, 2]


def test_lasting_trouble_ends_after_so_many_tries(server, reply, asker):
    server.script(reply(status=503))
    with pytest.raises(
        UnreachableError, match=r"cannot be fetched after 4 tries: it answered with error 503"
    ):
        asker.json(server.url)
    assert len(server.asked) == 4
    assert asker.slept == [1, 2, 4]


@pytest.mark.parametrize("status", [400, 500])
def test_trouble_with_one_address_says_nothing_about_others(server, reply, asker, status):
    server.script(reply(status=status))
    with pytest.raises(DataError, match=f"after 4 tries: it answered with error {status}") as failed:
        asker.json(server.url)
    assert not isinstance(failed.value, UnreachableError)


@pytest.mark.parametrize("status", [204, 401, 403, 404, 410])
def test_a_plain_no_is_not_asked_again(server, reply, asker, status):
    server.script(reply(status=status))
    with pytest.raises(DataError, match=f"error {status}") as failed:
        asker.json(server.url)
    assert not isinstance(failed.value, UnreachableError)
    assert len(server.asked) == 1


def test_the_publisher_says_how_long_to_wait(server, reply, asker):
    server.script(reply(status=429, headers={"Retry-After": "17"}), reply([1]))
    assert asker.json(server.url) == [1]
    assert asker.slept == [17]


def test_it_may_say_so_with_a_date(server, reply, asker):
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    server.script(reply(status=503, headers={"Retry-After": until}), reply([1]))
    asker.json(server.url)
    assert 30 < asker.slept[0] <= 60


@pytest.mark.parametrize("text", ["soon", "-5", "1e3", "", "Tue, 99 Foo 2026"])
def test_a_wait_that_cannot_be_read_is_the_usual_one(server, reply, asker, text):
    server.script(reply(status=429, headers={"Retry-After": text}), reply([1]))
    asker.json(server.url)
    assert asker.slept == [1]


def test_nobody_is_kept_waiting_for_an_hour(server, reply, asker):
    server.script(reply(status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(UnreachableError, match="come back in 3600 seconds"):
        asker.json(server.url)
    assert asker.slept == []
    assert len(server.asked) == 1


def test_a_body_that_breaks_off_is_asked_for_again(server, reply, asker):
    server.script(reply(b'{"a": ', promised=50), reply({"a": 1}))
    assert asker.json(server.url) == {"a": 1}
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "body", [b"", b'[{"page":1},[{"date"', b"\xff\xfe", b"[NaN]", b"[1e999]", b"[" * 1900]
)
def test_damaged_json_is_asked_for_again_and_never_taken(server, reply, asker, body):
    server.script(reply(body, length=False))
    with pytest.raises(DataError, match="damaged or cut off") as failed:
        asker.json(server.url)
    assert not isinstance(failed.value, UnreachableError)
    assert len(server.asked) == 4


def test_a_damaged_compression_is_asked_for_again(server, reply, asker):
    server.script(reply(b"no gzip at all", headers={"Content-Encoding": "gzip"}), reply([1]))
    assert asker.json(server.url) == [1]


def test_a_web_page_is_no_answer(server, reply, asker):
    server.script(reply(b"\n<!DOCTYPE html><p>Please log in</p>", headers={"Content-Type": "text/html"}))
    with pytest.raises(DataError, match="a web page and not with figures") as failed:
        asker.json(server.url)
    assert "login" in failed.value.hint
    assert len(server.asked) == 1


def test_a_huge_body_is_refused_before_it_is_read_whole(server, reply, asker):
    server.script(reply(b"[" + b"1," * 5_000_000))
    with pytest.raises(DataError, match="larger than"):
        asker.json(server.url)
    assert len(server.asked) == 1


def test_an_answer_that_never_comes_is_given_up(server, reply, asker):
    server.script(reply(b"[1", promised=10, hangs=True), reply([1]))
    quick = Limits(connect=2, silence=0.05, tries=2)
    assert asker.json(server.url, quick) == [1]
    assert asker.slept == [1]


def test_an_answer_that_drips_is_given_up(server, reply, asker):
    server.script(reply([1, 2, 3]))
    ticks = iter(range(0, 10_000, 400))
    with pytest.raises(UnreachableError, match="too slowly"):
        asker.json(server.url, clock=lambda: next(ticks))


def test_nobody_there(asker):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(UnreachableError, match="after 4 tries: the connection cannot be made"):
            asker.json(url)


@pytest.mark.parametrize("host", ["a" * 70 + ".invalid", "a..b", ".x", "%zz", "*"])
def test_a_host_that_cannot_be(asker, host):
    with pytest.raises(DataError, match="cannot be asked"):
        asker.json(f"http://{host}/")


def test_a_proxy_that_cannot_be(asker, monkeypatch):
    monkeypatch.setenv("http_proxy", "nonsense://nowhere")
    with pytest.raises(DataError):
        asker.json("http://figures.invalid/")


def test_a_redirect_within_the_host_is_followed(server, reply, asker):
    server.script(reply(status=301, headers={"Location": "/new?page=2"}), reply([1]))
    assert asker.json(server.url + "/old") == [1]
    assert [a.path for a in server.asked] == ["/old", "/new"]


@pytest.mark.parametrize(
    "location",
    ["http://example.org/x", "//example.org/", "http://localhost/", "file:///etc/passwd", "", "https://[bad"],
)
def test_a_redirect_elsewhere_is_refused(server, reply, asker, location):
    server.script(reply(status=302, headers={"Location": location}))
    with pytest.raises(DataError, match="another place"):
        asker.json(server.url)
    assert len(server.asked) == 1


def test_the_body_of_a_redirect_is_not_read(server, reply, asker):
    server.script(reply(b"x", promised=10, hangs=True, status=302, headers={"Location": "/new"}), reply([1]))
    assert asker.json(server.url, Limits(silence=1, tries=1)) == [1]


def test_another_port_is_another_place(server, reply, asker):
    server.script(reply(status=302, headers={"Location": f"http://127.0.0.1:{server.port - 1}/"}))
    with pytest.raises(DataError, match="another place"):
        asker.json(server.url)


def test_redirects_in_a_circle_end(server, reply, asker):
    server.script(reply(status=307, headers={"Location": "/round"}))
    with pytest.raises(DataError, match="without end"):
        asker.json(server.url)
    assert len(server.asked) == 5


def test_an_address_of_a_service():
    assert base_address("https://api.worldbank.org/v2/") == "https://api.worldbank.org/v2"
    assert base_address("http://127.0.0.1:8000") == "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "api.worldbank.org",
        "file:///etc/passwd",
        "ftp://x.org",
        "https://",
        "https://x.org:99999",
        "https://x.org:0",
        "https://[x",
        "https://x.org/a b",
        "https://x.org/\n",
        "https://me:secret@x.org",
        "https://x.org?a=1",
        "https://x.org/#a",
    ],
)
def test_no_address_of_a_service(text):
    with pytest.raises(DataError) as failed:
        base_address(text)
    assert "secret" not in failed.value.message


@pytest.mark.parametrize("text", ["", "../up", "a/b", "a?b", "A" * 81, ".hidden", "a b", "é", "a\n"])
def test_no_code_of_a_series(text):
    with pytest.raises(DataError, match="cannot be the code"):
        series_code(text)
