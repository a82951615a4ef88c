"""Whole series from servers that page soundly, change their minds, repeat themselves, or never end."""

import json
from itertools import count

import pytest

from planner.cli.output import write
from planner.errors import DataError
from planner.gapdata.fetch import Cache, Http, Limits, UnreachableError, fetch_data360, fetch_world_bank

SERIES = "IT.NET.SECR.P6"
INDICATOR = "ITU_GCI_LEGL_SCRE"


class Client:
    """Fetches into one cache, and remembers the progress that was told."""

    def __init__(self, folder, url):
        self.cache = Cache(folder, write)
        self.url = url
        self.told = []
        self.stop_after = None

    def progress(self, done, pages, series):
        self.told.append((done, pages, series))
        if done == self.stop_after:
            raise KeyboardInterrupt

    def world_bank(self, *series):
        with Http(Limits(tries=2), lambda _: None) as http:
            wanted = series or (SERIES,)
            found = fetch_world_bank(
                wanted, http=http, cache=self.cache, progress=self.progress, base=self.url + "/v2"
            )
            return list(found)

    def data360(self):
        with Http(Limits(tries=2), lambda _: None) as http:
            found = fetch_data360(
                "ITU_GCI", [INDICATOR], http=http, cache=self.cache, progress=self.progress, base=self.url
            )
            return list(found)


@pytest.fixture
def client(tmp_path, server):
    return Client(tmp_path / "cache", server.url)


def spoilt(sound, page, change):
    """A server that changes the document of one page before it sends it."""

    def answer(asked):
        found = sound(asked)
        if int(asked.query["page"]) == page:
            change(found.body)
        return found

    return answer


def test_all_pages_are_joined_in_the_publishers_layout(server, world_bank, client):
    bank = server.answer = world_bank()
    [fetched] = client.world_bank()
    meta, rows = json.loads(fetched.content)
    assert rows == [bank.row(n) for n in range(7)]
    assert meta == {
        "page": 1,
        "pages": 1,
        "per_page": 7,
        "total": 7,
        "sourceid": "2",
        "lastupdated": "2026-07-13",
    }
    assert (fetched.series, fetched.edition, fetched.rows) == (SERIES, "2026-07-13", 7)
    assert (
        fetched.url
        == server.url + "/v2/country/all/indicator/IT.NET.SECR.P6?format=json&per_page=5000&page=1"
    )
    assert not fetched.unchanged
    assert server.pages == [1, 2, 3]
    assert client.told == [(1, 3, SERIES), (2, 3, SERIES), (3, 3, SERIES)]


@pytest.mark.parametrize("total", [1, 2, 3, 4, 6])
def test_pages_that_end_anywhere(server, world_bank, client, total):
    server.answer = world_bank(total=total)
    [fetched] = client.world_bank()
    assert fetched.rows == total
    assert len(server.asked) == -(-total // 3)


def test_counts_may_be_texts(server, world_bank, client):
    def as_text(document):
        document[0].update({k: str(document[0][k]) for k in ("page", "pages", "per_page", "total")})

    server.answer = spoilt(world_bank(total=2), 1, as_text)
    assert client.world_bank()[0].rows == 2


def test_several_series_one_after_the_other(server, world_bank, client):
    banks = {code: world_bank(code, total=2) for code in (SERIES, "SP.POP.TOTL")}
    server.answer = lambda asked: banks[asked.path.rpartition("/")[2]](asked)
    assert [f.series for f in client.world_bank(SERIES, "SP.POP.TOTL")] == [SERIES, "SP.POP.TOTL"]


def test_governance_indicators_come_from_their_own_source_under_their_new_code(server, world_bank, client):
    server.answer = world_bank("GOV_WGI_GE.EST", total=2)
    [fetched] = client.world_bank("GE.EST")
    assert fetched.series == "GE.EST"
    assert server.asked[0].path == "/v2/country/all/indicator/GOV_WGI_GE.EST"
    assert server.asked[0].query["source"] == "3"
    [same] = client.world_bank("GOV_WGI_GE.EST")
    assert same.content == fetched.content


def test_an_unchanged_series_costs_one_request(server, world_bank, client):
    server.answer = world_bank()
    [first] = client.world_bank()
    server.asked.clear()
    [again] = client.world_bank()
    assert server.pages == [1]
    assert again.unchanged
    assert again.content == first.content


def test_a_new_edition_is_fetched_whole(server, world_bank, client):
    bank = server.answer = world_bank()
    client.world_bank()
    server.asked.clear()
    bank.updated = "2026-10-01"
    [again] = client.world_bank()
    assert server.pages == [1, 2, 3]
    assert (again.edition, again.unchanged) == ("2026-10-01", False)


def test_another_address_shares_no_pages(server, world_bank, client):
    server.answer = world_bank()
    client.world_bank()
    server.asked.clear()
    client.url += "/mirror"
    assert not client.world_bank()[0].unchanged
    assert server.pages == [1, 2, 3]


def test_an_interrupted_update_goes_on_where_it_stopped(server, world_bank, client):
    bank = server.answer = world_bank(total=12)
    client.stop_after = 3
    with pytest.raises(KeyboardInterrupt):
        client.world_bank()
    assert server.pages == [1, 2, 3]
    client.stop_after = None
    server.asked.clear()
    [fetched] = client.world_bank()
    assert server.pages == [1, 3, 4]  # page 3 had not been kept yet when it stopped
    assert not fetched.unchanged
    assert json.loads(fetched.content)[1] == [bank.row(n) for n in range(12)]


def test_what_was_fetched_before_the_network_failed_is_kept(server, world_bank, client, reply):
    bank = world_bank(total=12)
    server.answer = lambda asked: bank(asked) if asked.query["page"] != "3" else reply(status=503)
    with pytest.raises(UnreachableError):
        client.world_bank()
    server.answer = bank
    server.asked.clear()
    assert client.world_bank()[0].rows == 12
    assert server.pages == [1, 3, 4]


@pytest.mark.parametrize("damage", [b"", b"x", b"\n", b"nonsense\n[]"])
def test_a_damaged_page_in_the_cache_is_fetched_again(server, world_bank, client, damage):
    server.answer = world_bank()
    [first] = client.world_bank()
    [page] = client.cache.folder.glob("*--00002.page")
    page.write_bytes(damage)
    server.asked.clear()
    [again] = client.world_bank()
    assert server.pages == [1, 2]
    assert again.content == first.content


def test_one_changed_figure_in_the_cache_is_noticed(server, world_bank, client):
    server.answer = world_bank()
    [first] = client.world_bank()
    for page in client.cache.folder.glob("*.page"):
        page.write_bytes(page.read_bytes().replace(b"1.5", b"9.5"))
    assert client.world_bank()[0].content == first.content


def test_a_folder_in_the_place_of_a_page_is_no_page(server, world_bank, client):
    server.answer = world_bank(total=2)
    client.cache.folder.mkdir(parents=True)
    (client.cache.folder / f"world-bank-{SERIES}--00001.page").mkdir()
    with pytest.raises(Exception, match="cannot be written"):
        client.world_bank()


def test_figures_that_change_meanwhile_are_fetched_anew_once(server, world_bank, client):
    bank = world_bank()
    asked_for = count(1)

    def changing(asked):
        if next(asked_for) == 2:
            bank.total, bank.updated = 8, "2026-07-14"
        return bank(asked)

    server.answer = changing
    [fetched] = client.world_bank()
    assert (fetched.rows, fetched.edition) == (8, "2026-07-14")
    assert server.pages == [1, 2, 1, 2, 3]


def test_figures_that_change_again_and_again_are_refused(server, world_bank, client):
    bank = world_bank()
    days = count(1)

    def changing(asked):
        bank.updated = f"2026-07-{next(days):02}"
        return bank(asked)

    server.answer = changing
    with pytest.raises(DataError, match=r"since the publisher changed them .* Nothing of it was taken"):
        client.world_bank()
    assert server.pages == [1, 2, 1, 2]
    assert not list(client.cache.folder.glob("*.page"))


def test_a_growing_series_never_ends_us(server, world_bank, client):
    bank = world_bank()

    def growing(asked):
        bank.total += 3
        return bank(asked)

    server.answer = growing
    with pytest.raises(DataError, match="do not fit together"):
        client.world_bank()
    assert len(server.asked) == 4


def test_endless_pages_are_refused_at_once(server, world_bank, client):
    server.answer = world_bank(total=10**9)
    with pytest.raises(DataError, match="claims to have 1000000000 rows"):
        client.world_bank()
    assert len(server.asked) == 1


def test_a_page_that_comes_twice_is_refused(server, world_bank, client):
    bank = world_bank()

    def repeating(document):
        document[1] = bank.document(1)[1]

    server.answer = spoilt(bank, 2, repeating)
    with pytest.raises(DataError, match="the same row stands in them twice"):
        client.world_bank()
    assert server.pages == [1, 2, 1, 2]


def test_the_first_page_in_the_place_of_the_second(server, world_bank, client, reply):
    bank = world_bank()
    server.answer = lambda _: reply(bank.document(1))
    with pytest.raises(DataError, match="page 1 came where page 2 was asked for"):
        client.world_bank()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d[1].pop(), "page 2 should have 3 rows and has 2"),
        (lambda d: d[1].append(d[1][0]), "page 2 should have 3 rows and has 4"),
        (lambda d: d[1].clear(), "page 2 should have 3 rows and has 0"),
        (lambda d: d.__setitem__(1, None), "a row in them is none"),
        (lambda d: d[1].__setitem__(0, "x"), "a row in them is none"),
        (lambda d: d.append([]), "is not laid out as the World Bank"),
        (lambda d: d.clear(), "is not laid out as the World Bank"),
        (lambda d: d[0].pop("total"), "does not say how many"),
        (lambda d: d[0].update(page=True), "does not say how many"),
        (lambda d: d[0].update(per_page=-1), "does not say how many"),
        (lambda d: d[0].update(pages=4), "the publisher changed them"),
        (lambda d: d[1][1].update(indicator={"id": "SP.POP.TOTL"}), "rows of another series"),
        (lambda d: d[1][1].pop("indicator"), "rows of another series"),
    ],
)
def test_a_page_that_does_not_fit_is_refused(server, world_bank, client, change, said):
    server.answer = spoilt(world_bank(), 2, change)
    with pytest.raises(DataError, match=said):
        client.world_bank()


def test_a_first_page_whose_counts_contradict_each_other(server, world_bank, client):
    server.answer = spoilt(world_bank(), 1, lambda d: d[0].update(pages=2))
    with pytest.raises(DataError, match="7 rows do not make 2 pages of 3"):
        client.world_bank()


@pytest.mark.parametrize(
    ("number", "text"),
    [("120", "The provided parameter value is not valid"), ("175", "The indicator was not found.")],
)
def test_the_publishers_own_error_is_passed_on(server, reply, client, number, text):
    server.script(reply([{"message": [{"id": number, "key": "Invalid", "value": text}]}]))
    with pytest.raises(
        DataError, match=f"does not serve the series {SERIES}: {text.rstrip('.')}\\.$"
    ) as failed:
        client.world_bank()
    assert "https://data.worldbank.org" in failed.value.hint
    assert len(server.asked) == 1


@pytest.mark.parametrize("messages", [None, [], [{}], [{"value": 3}], "x"])
def test_an_error_that_says_nothing(server, reply, client, messages):
    server.script(reply([{"message": messages}]))
    with pytest.raises(DataError, match=rf"does not serve the series {SERIES}\.$"):
        client.world_bank()


def test_a_series_without_figures(server, reply, client):
    empty = {"page": 0, "pages": 0, "per_page": 0, "total": 0, "sourceid": None, "lastupdated": None}
    server.script(reply([empty, None]))
    with pytest.raises(DataError, match=r"has no figures under IT\.NET\.SECR\.P6"):
        client.world_bank()


@pytest.mark.parametrize("document", [{}, [], None, 3, "x", [1, 2], [[], []], {"message": []}])
def test_any_other_document_is_refused(server, reply, client, document):
    server.script(reply(document))
    with pytest.raises(DataError):
        client.world_bank()
    with pytest.raises(DataError):
        client.data360()


def test_data360_pages_by_rows_to_skip(server, data360, client):
    source = server.answer = data360()
    [fetched] = client.data360()
    document = json.loads(fetched.content)
    assert document == {"count": 5, "value": [source.row(n) for n in range(5)]}
    assert (fetched.series, fetched.edition, fetched.rows) == (INDICATOR, "", 5)
    assert [a.path for a in server.asked] == ["/data360/data"] * 3
    assert [a.query for a in server.asked] == [
        {"DATABASE_ID": "ITU_GCI", "INDICATOR": INDICATOR, "skip": skip} for skip in ("0", "2", "4")
    ]


def test_data360_says_no_edition_so_only_one_page_proves_itself(server, data360, client):
    server.answer = data360(total=2)
    client.data360()
    assert client.data360()[0].unchanged
    source = server.answer = data360(total=5)
    client.data360()
    server.asked.clear()
    source.row = lambda n: data360().row(n) | ({"OBS_VALUE": "9"} if n == 4 else {})
    [again] = client.data360()
    assert len(server.asked) == 3
    assert not again.unchanged
    assert json.loads(again.content)["value"][4]["OBS_VALUE"] == "9"


def test_data360_goes_on_where_it_stopped(server, data360, client):
    server.answer = data360(total=8)
    client.stop_after = 3
    with pytest.raises(KeyboardInterrupt):
        client.data360()
    client.stop_after = None
    server.asked.clear()
    assert client.data360()[0].rows == 8
    assert [a.query["skip"] for a in server.asked] == ["0", "4", "6"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.update(count=6), "the publisher changed them"),
        (lambda d: d["value"].pop(), "page 2 should have 2 rows and has 1"),
        (lambda d: d["value"].clear(), "page 2 is empty"),
        (lambda d: d["value"].append(d["value"][0]), "page 2 should have 2 rows and has 3"),
        (lambda d: d["value"].__setitem__(1, d["value"][0]), "the same row"),
        (lambda d: d["value"][0].update(INDICATOR="X"), "rows of another series"),
        (lambda d: d["value"][0].update(DATABASE_ID="WB_WDI"), "rows of another series"),
        (lambda d: d.pop("count"), "not laid out as Data360"),
        (lambda d: d.update(count=None), "does not say how many"),
        (lambda d: d.update(value={}), "not laid out as Data360"),
    ],
)
def test_a_page_of_data360_that_does_not_fit_is_refused(server, data360, client, change, said):
    source = data360()

    def answer(asked):
        found = source(asked)
        if asked.query["skip"] == "2":
            change(found.body)
        return found

    server.answer = answer
    with pytest.raises(DataError, match=said):
        client.data360()


def test_data360_without_figures(server, reply, client):
    server.script(reply({"count": 0, "value": []}))
    with pytest.raises(DataError, match="Data360 has no figures under ITU_GCI, ITU_GCI_LEGL_SCRE"):
        client.data360()


def test_a_code_cannot_leave_its_place(server, client):
    with pytest.raises(DataError, match="cannot be the code"):
        client.world_bank("../../../etc/passwd")
    assert server.asked == []
