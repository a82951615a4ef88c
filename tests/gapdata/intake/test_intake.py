"""Every line of every layout is held against the same things: country, indicator, edition, time, value, source."""

import csv

import pytest

from planner.gapdata.catalogue import indicators
from planner.gapdata.intake.complaints import MOST_KINDS
from planner.gapdata.intake.complaints import lines as in_words
from planner.gapdata.intake.intake import intake
from planner.gapdata.intake.layout import Asked, Content, LeftOut, Line
from planner.gapdata.intake.layouts import LAYOUTS, layout
from planner.gapdata.intake.rows import LARGEST, Cell
from planner.gapdata.intake.stages import wrong
from planner.model.figures import Access
from planner.position import Span
from planner.resources import table

SOURCES = "source_id,title,publisher,year,url,licence,notes\nsurvey,Survey (made up),Ministry,2024,https://x.example/s,CC0,\n"


def take(text, asked=None, sources=None):
    listed = Content("sources.csv", sources.encode()) if sources is not None else None
    return intake(Content("my.csv", text.encode(), listed), layout("plain"), asked or Asked())


def rules(found):
    assert not (found.records and found.diagnostics), "half an import"
    return [(d.path, d.span.line, d.rule.removeprefix("gaps/")) for d in found.diagnostics]


def figure(text, asked=None, sources=None):
    found = take(text, asked, sources)
    assert found.diagnostics == ()
    (record,) = found.records
    return record


def refused(text, asked=None, sources=None):
    found = take(text, asked, sources)
    assert found.records == ()
    (diagnostic,) = found.diagnostics
    return diagnostic


# countries


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ghana", "GHA"),
        ("gh", "GHA"),
        ("NO", "NOR"),
        ("NA", "NAM"),
        ("Côte d’Ivoire", "CIV"),
        ("Viet Nam", "VNM"),
        ("Russian Federation", "RUS"),
        ("Congo, Dem. Rep.", "COD"),
        ("Guinea", "GIN"),
        ("Equatorial Guinea", "GNQ"),
        ("Niger", "NER"),
        ("Korea, Dem. People's Rep.", "PRK"),
    ],
)
def test_a_country_may_be_named_where_there_is_no_code(name, code):
    assert figure(f'country,indicator,year,value\n"{name}",internet-users,2023,50\n').country == code


def test_a_name_that_nobody_knows_is_refused_with_offers():
    found = refused("country,indicator,year,value\nGhanna,internet-users,2023,50\n")
    assert (found.rule, found.span.column) == ("gaps/country", 1)
    assert "Did you mean Ghana (GHA)?" in found.fix


def test_code_and_name_must_not_disagree():
    head = "iso3,country,indicator,year,value\n"
    assert figure(head + "NER,Niger,internet-users,2023,50\n").country == "NER"
    assert figure(head + "NER,Republic of somewhere,internet-users,2023,50\n").country == "NER"
    assert (
        "Niger, but the name beside it is Nigeria"
        in refused(head + "NER,Nigeria,internet-users,2023,50\n").message
    )


GROUPS = "iso3,country,indicator,year,value\n" + "".join(
    f"{code},{name},internet-users,2023,50\n"
    for code, name in [
        ("GHA", "Ghana"),
        ("WLD", "World"),
        ("", "Sub-Saharan Africa"),
        ("OWID_EUR", "Europe"),
        ("", "Low income"),
        ("", "Northern Africa (WB)"),
        ("ZZZ", "World"),
    ]
)


def test_groups_of_countries_are_refused_in_one_finding():
    found = take(GROUPS.replace("ZZZ", "OWID_WRL"))
    (only,) = [d for d in found.diagnostics if "World" in d.message]
    assert (only.span.line, only.span.column) == (3, 1)
    assert "--without-aggregates" in only.fix


def test_groups_of_countries_are_left_out_where_this_was_asked_for():
    found = take(GROUPS.replace("ZZZ", "OWID_WRL"), Asked(without_aggregates=True))
    assert found.diagnostics == ()
    assert [r.country for r in found.records] == ["GHA"]
    assert LeftOut("group", "World", 2) in found.left_out
    assert sum(each.figures for each in found.left_out) == 6


def test_a_code_of_nothing_is_no_group_even_where_groups_are_left_out():
    found = take("iso3,indicator,year,value\nXQZ,internet-users,2023,50\n", Asked(without_aggregates=True))
    assert rules(found) == [("my.csv", 2, "country")]


# the same fault on many lines


def test_the_same_fault_on_many_lines_is_one_finding_that_names_them():
    text = "iso3,indicator,year,value\n" + "WLD,internet-users,2023,50\n" * 3
    text += (
        "GHA,internet-users,2023,50\n" + "AFE,internet-users,2023,50\n" + "GHA,internet-users,2022,x\n" * 2
    )
    groups, values = take(text).diagnostics
    assert (groups.span.line, values.span.line) == (2, 7)
    assert groups.message.endswith("The same is wrong in 3 other places, on lines 3-4 and 6.")
    assert values.message == "x is not a plain number. The same is wrong on line 8."


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([3], "line 3"),
        ([3, 3], "line 3"),
        ([4, 3], "lines 3-4"),
        ([1, 3, 4, 5, 9], "lines 1, 3-5 and 9"),
        (range(2, 30, 2), "lines 2, 4, 6, 8, 10 and 9 more"),
    ],
)
def test_lines_in_words(numbers, words):
    assert in_words(numbers) == words


def test_a_flood_of_duplicates_is_one_finding_with_the_first_place():
    found = refused("iso3,indicator,year,value\n" + "GHA,internet-users,2023,50\n" * 40)
    assert (found.rule, found.span.line, found.related[0].span.line) == ("gaps/duplicate", 3, 2)
    assert "in 38 other places, on lines 4-41." in found.message


# editions

HEAD = "iso3,framework,version,indicator,as_of,value\n"


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("GHA,gci,5,gci-overall,2024,90", "5"),
        ("GHA,,,gci-overall,2024,90", "5"),
        ("GHA,,,gci-overall,2020,90", "4"),
        ("GHA,,4,gci-overall,2024,90", "4"),
        ("GHA,,v4.0,gci-overall,2024,90", "4"),
        ("GHA,,,ncsi_score_2022,2023,40", "2"),
        ("GHA,,2,ncsi-score,2023,40", "2"),
        ("GHA,wdi,,internet-users,2023,40", ""),
        ("GHA,cmm,,1.2,2023-06,formative", "2021"),
    ],
)
def test_the_edition_is_the_one_that_is_said_or_the_one_of_the_year(line, version):
    assert figure(HEAD + line + "\n").version == version


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("GHA,,,ncsi-score,2023,40", "ncsi-score has 2, 3"),
        ("GHA,,6,gci-overall,2024,90", "Its editions are 4, 5"),
        ("GHA,,3,ncsi_score_2022,2022,40", "speaks of edition 2"),
        ("GHA,,2024,internet-users,2023,40", "no editions"),
        ("GHA,cmm,,1.2,2018,formative", "Nothing says which edition of cmm this figure of 2018"),
    ],
)
def test_an_edition_is_never_guessed(line, word):
    found = refused(HEAD + line + "\n")
    assert found.rule == "gaps/edition"
    assert word in f"{found.message} {found.fix}"


def test_what_the_user_says_of_the_file_fills_in_what_the_file_does_not_say():
    asked = Asked(
        as_of="2023-06",
        version="3",
        indicator="ncsi-score",
        source="e-Governance Academy",
        licence="CC0",
        url="https://x.example/",
        access=Access.PARTNER,
    )
    record = figure("iso3,value\nGHA,40\n", asked)
    assert (record.indicator.id, record.version, record.when, record.year) == (
        "ncsi-score",
        "3",
        "2023-06",
        2023,
    )
    assert (record.source, record.licence) == ("e-Governance Academy", "CC0")
    assert (record.url, record.access) == ("https://x.example/", Access.PARTNER)
    assert record.place == "my.csv:2"


def test_what_the_file_says_counts_before_what_its_user_says():
    text = (
        "iso3,indicator,version,as_of,value,source,confidentiality\nGHA,gci-overall,4,2021,40,Mine,public\n"
    )
    record = figure(text, Asked("2024", "5", "internet-users", "Theirs", access=Access.INTERNAL))
    assert (record.indicator.id, record.version, record.when) == ("gci-overall", "4", "2021")
    assert (record.source, record.access) == ("Mine", Access.PUBLIC)


def test_an_edition_for_the_file_leaves_series_without_editions_alone():
    found = take(
        "iso3,indicator,year,value\nGHA,gci-overall,2024,9\nGHA,internet-users,2023,9\n", Asked(version="5")
    )
    assert [(r.indicator.id, r.version) for r in found.records] == [
        ("gci-overall", "5"),
        ("internet-users", ""),
    ]


def test_the_same_figure_in_two_editions_or_at_two_times_is_no_duplicate():
    text = HEAD + "GHA,,2,ncsi-score,2023,40\nGHA,,3,ncsi-score,2023,40\nGHA,,3,ncsi-score,2023-06,40\n"
    assert len(take(text).records) == 3


# stages, aspects, names


@pytest.mark.parametrize(
    ("written", "number", "name"),
    [
        ("formative", 2, "formative"),
        ("Start up", 1, "start-up"),
        ("STARTUP", 1, "start-up"),
        ("5", 5, "dynamic"),
        ("3.0", 3, "established"),
    ],
)
def test_a_stage_is_its_name_or_its_number(written, number, name):
    record = figure(HEAD + f"GHA,cmm,2021,1.2,2023,{written}\n")
    assert (record.value, record.stage) == (number, name)


@pytest.mark.parametrize("written", ["advanced", "0", "6", "2.5", "start-up to formative", "-1", "level 1"])
def test_a_stage_of_no_such_scale_is_refused(written):
    found = refused(HEAD + f"GHA,cmm,2021,1.2,2023,{written}\n")
    assert found.rule == "gaps/stage"
    assert "formative" in found.fix or "start-up" in found.fix


def test_an_aspect_is_an_indicator_of_its_own():
    head = "iso3,framework,indicator,aspect,as_of,value\n"
    found = take(
        head + "GHA,cmm,1.2,Réponse: organisation,2023,3\nKEN,,cmm-1-2,Coordination,2023,formative\n"
    )
    assert found.diagnostics == ()
    first, second = found.indicators
    assert (first.id, second.id) == ("cmm-1-2-coordination", "cmm-1-2-reponse-organisation")
    assert second.title == "Incident response and crisis management: Réponse: organisation"
    assert (second.areas, second.framework, second.unit) == (first.areas, "cmm", "stage")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("GHA,wdi,internet-users,Rural,2023,3", "has no aspects"),
        ("GHA,cmm,1.2,国家,2023,3", "Latin letters"),
        ("GHA,cmm,1.2," + "a" * 121 + ",2023,3", "at most 120"),
    ],
)
def test_what_can_be_no_aspect_is_refused(line, word):
    found = refused("iso3,framework,indicator,aspect,as_of,value\n" + line + "\n")
    assert found.rule == "gaps/indicator"
    assert word in f"{found.message} {found.fix}"


@pytest.mark.parametrize(
    "name", ["internet-users", "internet_users", "IT.NET.USER.ZS", "People using the internet"]
)
def test_an_indicator_is_known_by_id_code_and_title(name):
    assert figure(f"iso3,indicator,year,value\nGHA,{name},2023,40\n").indicator.id == "internet-users"


def test_an_indicator_of_another_framework_is_refused():
    found = refused(HEAD + "GHA,gci,,ncsi-score,2022,40\n")
    assert (found.rule, found.span.column) == ("gaps/indicator", 5)
    assert "ncsi-score belongs to ncsi, not to gci" in found.message


def test_a_unit_may_be_spelt_as_publishers_spell_it():
    head = "iso3,indicator,year,value,unit\n"
    assert figure(head + "GHA,population,2023,40,persons\n").value == 40
    assert refused(head + "GHA,population,2023,40,thousands\n").rule == "gaps/unit"


def test_memberships_are_taken_as_shipped_and_not_otherwise():
    head = "iso3,indicator,year,value\n"
    assert figure(head + "ARG,un-gge-member,2012,1\n").country == "ARG"
    for line in ("ARG,un-gge-member,2012,0", "ARG,un-gge-member,2013,1", "GHA,un-gge-member,2012,1"):
        assert "shipped complete" in refused(head + line + "\n").message


# sources and access


def test_an_entry_of_the_list_of_sources_says_source_address_and_licence():
    text = "iso3,indicator,year,value,source_id\nGHA,internet-users,2023,40,survey\n"
    record = figure(text, Asked(source="Other", licence="other"), SOURCES)
    assert (record.source, record.licence) == ("Ministry: Survey (made up)", "CC0")
    assert record.url == "https://x.example/s"


def test_without_a_list_the_entry_itself_is_the_source():
    text = "iso3,indicator,year,value,source_id\nGHA,internet-users,2023,40,survey\n"
    assert figure(text).source == "survey"


def test_an_entry_that_is_not_listed_is_refused():
    found = refused(
        "iso3,indicator,year,value,source_id\nGHA,internet-users,2023,40,survy\n", sources=SOURCES
    )
    assert (found.rule, found.span.column) == ("gaps/source", 28)
    assert "Did you mean survey?" in found.fix


@pytest.mark.parametrize(
    ("listed", "line", "rule"),
    [
        ("id,title\nsurvey,S\n", 1, "header"),
        ("", 1, "header"),
        ("source_id,title\nsurvey,S\nsurvey,T\n", 3, "source"),
        ("source_id,title\nsurvey,\n", 2, "source"),
        ("source_id,title\n,S\n", 2, "source"),
        ("source_id,title,url\nsurvey,S,ftp://x\n", 2, "source"),
        ('source_id,title\nsurvey,"S\n', 2, "text"),
        ("source_id,title\nsurvey,S,T\n", 2, "text"),
    ],
)
def test_a_faulty_list_of_sources_is_itself_refused(listed, line, rule):
    text = "iso3,indicator,year,value,source_id\nGHA,internet-users,2023,40,survey\n"
    assert rules(take(text, sources=listed)) == [("sources.csv", line, rule)]


def test_a_list_that_no_line_speaks_of_is_not_judged():
    assert figure("iso3,indicator,year,value\nGHA,internet-users,2023,40\n", sources="nonsense").value == 40


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://x.example", "x.example", "https://", "https://a b"]
)
def test_an_address_must_be_one(url):
    found = refused(f"iso3,indicator,year,value,url\nGHA,internet-users,2023,40,{url}\n")
    assert (found.rule, found.span.column) == ("gaps/source", 28)


def test_who_may_see_a_figure_is_one_of_three_words():
    head = "iso3,indicator,year,value,confidentiality\n"
    assert figure(head + "GHA,internet-users,2023,40,Partner\n").access is Access.PARTNER
    assert "Did you mean internal?" in refused(head + "GHA,internet-users,2023,40,intern\n").fix


# layouts of others


class Given:
    """A layout that gives what it is told to."""

    TITLE = "given"

    def __init__(self, *found):
        self.found = found

    def recognises(self, _content):
        return True

    def lines(self, _content, _asked):
        yield from self.found


def a_line(**texts):
    return Line(Span(7, 1, 7, 9), {name: Cell(text, Span(7, 3, 7, 5)) for name, text in texts.items()})


def test_what_a_layout_finds_wrong_stops_the_whole_file():
    given = Given(
        a_line(iso3="GHA", indicator="internet-users", as_of="2023", value="1"),
        wrong("layout", "This sheet has no title.", "my.xlsx", Span(1, 1, 1, 1)),
    )
    found = intake(Content("my.xlsx", b""), given, Asked())
    assert found.records == ()
    assert [d.rule for d in found.diagnostics] == ["gaps/layout"]


def test_text_from_any_layout_may_hide_nothing():
    given = Given(a_line(iso3="GHA", indicator="internet-users", as_of="2023", value="1", source="a\nb"))
    (found,) = intake(Content("my.json", b""), given, Asked()).diagnostics
    assert (found.rule, found.span) == ("gaps/text", Span(7, 3, 7, 5))


def test_no_layout_is_asked_about_a_file_that_is_too_large():
    (found,) = intake(Content("my.json", b" " * (LARGEST + 1)), Given(), Asked()).diagnostics
    assert "larger than 8 MB" in found.message


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_has_a_title_and_recognises_no_rubbish(name):
    each = layout(name)
    assert each.TITLE
    for data in (b"", b"\x00\xff" * 50, b"PK\x03\x04", b"[", b"a,b\n1,2\n"):
        assert each.recognises(Content("my.bin", data)) is False


def test_other_names_of_units_belong_to_units_that_indicators_have():
    with table("unit_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    units = {indicator.unit for indicator in indicators().values()}
    assert {row["unit"] for row in rows} <= units
    assert not {row["also"] for row in rows} & units
    assert len({row["also"] for row in rows}) == len(rows)


def test_reading_stops_where_everything_is_wrong():
    text = "iso3,indicator,year,value\n" + "".join(f"GHA,nothing-{n},2023,1\n" for n in range(3000))
    *_, last = found = take(text).diagnostics
    assert len(found) == MOST_KINDS + 1
    assert "the rest of the file was not read" in last.message


def test_a_sector_model_whose_stages_planner_does_not_know_has_numbered_stages():
    head = "iso3,framework,version,indicator,as_of,value,unit,title,area,higher_is_better\n"
    found = figure(
        head + "GHA,scmm,1.0,energy-response,2024,2,stage,Response in energy (made up),technical,yes\n"
    )
    assert (found.version, found.stage, found.amount()) == ("1", "", "stage 2")
