"""A server on this machine that answers as a test tells it to, well or badly. All its figures are made up."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from planner.frozen import Struct, field


class Asked(Struct):
    path: str
    query: dict[str, str]
    headers: dict[str, str]


class Reply(Struct):
    body: object = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promised: int = 0
    """Bytes that are promised beyond those that come before the connection is closed."""
    length: bool = True
    """Whether the length is said at all."""
    hangs: bool = False
    """Whether the answer stops in its middle until the test is over."""

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class Server:
    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.answer: Callable[[Asked], Reply] = lambda _: Reply(status=404)
        self.over = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # head and body leave together, which is much faster

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = {k: v[0] for k, v in parse_qs(parts.query).items()}
                server.asked.append(Asked(parts.path, query, dict(self.headers)))
                server.send(self, server.answer(server.asked[-1]))

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.port = self.http.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        if reply.length:
            handler.send_header("Content-Length", str(len(reply.content) + reply.promised))
        if reply.promised or not reply.length:
            handler.send_header("Connection", "close")
        handler.end_headers()
        try:
            handler.wfile.write(reply.content)
        except OSError:
            return  # the client has had enough
        if reply.hangs:
            handler.wfile.flush()
            self.over.wait(10)
        handler.close_connection = bool(reply.promised) or not reply.length

    def close(self) -> None:
        self.over.set()
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()

    def script(self, *replies: Reply) -> None:
        """Answer with these, one after the other, and with the last from then on."""
        waiting = list(replies)
        self.answer = lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]

    @property
    def pages(self) -> list[int]:
        """The pages that the World Bank was asked for, in order."""
        return [int(a.query["page"]) for a in self.asked]


class WorldBank:
    """A sound World Bank with one made-up series; tests spoil it by changing its parts."""

    def __init__(self, code: str = "IT.NET.SECR.P6", total: int = 7, size: int = 3) -> None:
        self.code, self.total, self.size = code, total, size
        self.updated = "2026-07-13"

    def row(self, number: int) -> dict[str, object]:
        return {
            "indicator": {"id": self.code, "value": "A made-up series"},
            "country": {"id": "GH", "value": "Ghana"},
            "countryiso3code": "GHA",
            "date": str(2020 + number),
            "value": None if number == 1 else 1 + number / 8,
            "unit": "",
            "obs_status": "",
            "decimal": 1,
        }

    def document(self, page: int) -> list[object]:
        pages = -(-self.total // self.size)
        meta = {
            "page": page,
            "pages": pages,
            "per_page": self.size,
            "total": self.total,
            "sourceid": "2",
            "lastupdated": self.updated,
        }
        start = (page - 1) * self.size
        return [meta, [self.row(n) for n in range(start, min(start + self.size, self.total))]]

    def __call__(self, asked: Asked) -> Reply:
        return Reply(self.document(int(asked.query["page"])))


class Data360:
    """A sound Data360 with one made-up indicator."""

    def __init__(self, total: int = 5, size: int = 2) -> None:
        self.total, self.size = total, size

    def row(self, number: int) -> dict[str, object]:
        return {
            "OBS_VALUE": str(number / 4),
            "DATABASE_ID": "ITU_GCI",
            "INDICATOR": "ITU_GCI_LEGL_SCRE",
            "REF_AREA": "GHA",
            "TIME_PERIOD": str(2020 + number),
            **dict.fromkeys(("SEX", "AGE", "URBANISATION"), "_T"),
            **{f"COMP_BREAKDOWN_{n}": "_Z" for n in (1, 2, 3)},
            "COMMENT_OBS": None,
        }

    def __call__(self, asked: Asked) -> Reply:
        skip = int(asked.query["skip"])
        rows = [self.row(n) for n in range(skip, min(skip + self.size, self.total))]
        return Reply({"count": self.total, "value": rows})


@pytest.fixture
def reply() -> type[Reply]:
    return Reply


@pytest.fixture
def world_bank() -> type[WorldBank]:
    return WorldBank


@pytest.fixture
def data360() -> type[Data360]:
    return Data360


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()
