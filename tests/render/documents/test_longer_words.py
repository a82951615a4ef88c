"""Documents of few pages keep them in languages whose words are longer, and in one that runs from the right."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from gettext import NullTranslations

import pikepdf
import pytest

from planner.frozen import replace
from planner.gapdata.profile import profile
from planner.render import environment
from planner.render import language as languages
from planner.render.context import Issue, country_context
from planner.render.document import render
from planner.render.kinds import KINDS

FEW = [name for name, kind in KINDS.items() if kind.pages and kind.subject == "programme"]
ISSUE = Issue(dt.date(2026, 11, 1), "0.1")
_PLACE = re.compile(r"%\(\w+\)s|%%")


class Longer(NullTranslations):
    """Every message with a third more letters, and Arabic ones where the language is Arabic."""

    def __init__(self, letters: str) -> None:
        super().__init__()
        self._letters = letters

    def gettext(self, message: str) -> str:
        more = round(0.35 * sum(map(str.isalpha, _PLACE.sub("", message))))
        filler = (self._letters * (more // len(self._letters) + 1))[:more].strip()
        return f"{message} {filler}" if filler else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture(autouse=True, scope="module")
def _longer() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        made = {"fr": Longer("plus long encore "), "ar": Longer("كلمات أطول ")}
        patch.setattr(languages, "_translations", lambda code: made.get(code, NullTranslations()))
        languages.language.cache_clear()
        environment._environment.cache_clear()
        yield
    languages.language.cache_clear()
    environment._environment.cache_clear()


def pages(written) -> int:
    with pikepdf.open(io.BytesIO(written.content)) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("kind", FEW)
def test_longer_words_keep_the_pages(kind, code, names, helpers, options):
    issue = replace(helpers["issue"](), language=code)
    for name in names:
        context = helpers["built"](helpers["load"](name), issue=issue)
        assert pages(render(kind, context, "pdf", options)) <= KINDS[kind].pages, name


@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("iso3", ["GHA", "NOR", "XKX", "NAM"])
def test_a_country_brief_of_longer_words_keeps_its_pages(iso3, code, options):
    context = country_context(profile(iso3), replace(ISSUE, language=code))
    assert pages(render("country-brief", context, "pdf", options)) <= KINDS["country-brief"].pages
