"""``planner render KIND``: a document of a programme, checked first, or of countries."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from planner.cli import asked, options, output
from planner.cli.documents import DOCUMENT
from planner.cli.render.told import refuse, say_over, say_withheld, withheld
from planner.config import Config
from planner.diagnostic import Severity
from planner.engine.form import Form
from planner.errors import ExitCode, UsageError
from planner.frozen import Frozen, replace
from planner.gapdata.profile import profiles
from planner.model.figures import Access
from planner.model.programme import Programme
from planner.papers import Order, country_paper, for_readers, paper
from planner.project import Wish, check
from planner.render import ALL_FORMATS, FORMATS, Options, Written
from planner.render.formats import options_of
from planner.render.kinds import KINDS
from planner.report.safe import prose
from planner.today import today


class Target(Frozen):
    """Where the documents of one call go, and in which formats."""

    path: Path
    formats: tuple[str, ...]
    kind: str
    alone: bool
    """Whether there is one document about one thing, so that PATH may be the file itself."""
    audience: Access
    """Who may read them: named in the file name unless it is everybody, so that no circle gets another's."""
    language: str = ""
    """What they are written in: named in the file name where the caller chose it; empty for the programme's own."""
    form: Form | None = None
    """The donor's form, where it is one."""

    def place(self, name: str, form: str) -> Path:
        """The file to write: PATH itself if it looks like one, else a file in the folder PATH."""
        suffix = ALL_FORMATS[form].suffix
        if self.path.suffix == suffix and not self.path.is_dir():
            if self.alone and len(self.formats) == 1:
                return self.path
            raise UsageError(f"{self.path} can hold one document only.", "Name a folder: -o FOLDER.")
        circle = "" if self.audience is Access.PUBLIC else f"-{self.audience.value}"
        tongue = f"-{self.language}" if self.language else ""
        kind = self.form.id if self.form else self.kind
        return self.path / f"{name}-{kind}{circle}{tongue}{suffix}"

    def keep(self, name: str, form: str, written: Written) -> None:
        """Write the file and say so."""
        place = self.place(name, form)
        output.write(place, written.content)
        for warning in written.warnings:
            output.warn(warning)
        output.say(f"Wrote {prose(str(place))}\n")


class Basis(Frozen):
    """What all documents of one call on a programme have in common."""

    wish: Wish
    """With all figures, those that the readers may not see among them."""
    look: Options
    programme: Programme
    draft: bool
    attach: bool

    def order(self, kept: Target, to: str) -> Order:
        """The document of ``kept`` in the format ``to``."""
        return Order(
            kept.form or kept.kind,
            to,
            self.look,
            kept.audience,
            kept.language,
            draft=self.draft,
            attach=self.attach and to == "pdf",
            unpublished=withheld(self.wish.figures, kept.audience, self.programme.countries),
        )


@click.command(
    epilog="Examples: planner render proposal programmes/atlantic-voices.yaml --to pdf --to html -o out; "
    "planner render country-brief GHA SEN"
)
@click.argument("kind", type=DOCUMENT, metavar="KIND")
@click.argument("about", nargs=-1, required=True, metavar="FILE|COUNTRY...")
@click.option(
    "--to",
    "formats",
    type=click.Choice(list(ALL_FORMATS)),
    multiple=True,
    help="The format. Repeat for several. [default: pdf; xlsx for a workbook]",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="PATH",
    default=".",
    help="A folder, or the file itself where there is one document. [default: the working folder]",
)
@click.option("--draft", is_flag=True, help="Write it in spite of open errors, stamped on every page.")
@options.AUDIENCE
@options.LANG
@click.option(
    "--attach",
    is_flag=True,
    help="Put the programme into the PDF as YAML, as its readers may see it. The PDF is then PDF/A-3a instead of PDF/A-2a.",
)
@options.THEME
@options.TEMPLATES
@options.PROFILE
@options.GAPS
@options.PEERS
@options.RULES
@options.WAIVERS
def command(  # noqa: PLR0913, PLR0917 - one parameter a flag
    kind: str,
    about: tuple[str, ...],
    formats: tuple[str, ...],
    target: str,
    draft: bool,  # noqa: FBT001 - click passes it by name
    audience: str | None,
    lang: str | None,
    attach: bool,  # noqa: FBT001 - the same
    theme: str | None,
    templates: str | None,
    profile: str | None,
    gaps: str | None,
    peers: str | None,
    rules: tuple[str, ...],
    waivers: tuple[str, ...],
) -> int:
    """Write the document KIND of the programme in FILE, or of each COUNTRY for a country-brief.

    KIND is a document of planner's or a donor's form: `planner form list` names them, and your own may be a .yaml
    file. The pages of a form are held against the donor's limits.

    A programme is checked first. With open errors nothing is written, unless --draft stamps every page. What is
    marked as confidential in the file never appears in a document whose readers may not see it, nor do figures
    that they may not see. A document that is not for the public says on every page for whom it is.
    """
    form = asked.form(kind) if kind not in KINDS else None
    look = {"theme": theme, "templates": templates}
    wanted = _wanted(form.id if form else kind, formats)
    if form is None and KINDS[kind].subject == "country":
        _only_figures(
            {
                "--draft": draft,
                "--attach": attach,
                "--profile": profile,
                "--rules": rules,
                "--waivers": waivers,
            }
        )
        settings = asked.config({"gaps": gaps, "peers": peers, "audience": audience, "lang": lang, **look})
        return _countries(about, settings, target_of(target, wanted, kind, len(about), settings))
    refuse_attaching(wanted, attach=attach)
    flags: dict[str, object] = {
        "audience": audience,
        "lang": lang,
        "profile": profile,
        "gaps": gaps,
        "peers": peers,
        "rules": rules,
        "waivers": waivers,
        **look,
    }
    settings = asked.config(flags)
    kept = replace(target_of(target, wanted, kind, len(about), settings), form=form)
    return _programme(asked.one_file(*about), settings, kept, draft=draft, attach=attach)


def target_of(path: str, formats: tuple[str, ...], kind: str, count: int, settings: Config) -> Target:
    """Where ``count`` documents of ``kind`` go."""
    return Target(Path(path), formats, kind, count == 1, Access(settings["audience"]), settings["lang"] or "")


def _wanted(kind: str, formats: tuple[str, ...]) -> tuple[str, ...]:
    """Each format once; the first of the document's own where none is named. Raises UsageError."""
    known = KINDS[kind].formats if kind in KINDS else tuple(FORMATS)
    for form in formats:
        if form not in known:
            can = known[0] if len(known) == 1 else f"one of {', '.join(known)}"
            raise UsageError(f"A {kind} is not written as {form}.", f"Say --to {can}, or leave it out.")
    return tuple(dict.fromkeys(formats)) or known[:1]


def refuse_attaching(formats: Iterable[str], *, attach: bool) -> None:
    """Refuse to attach the programme where nothing could carry it. Raises UsageError."""
    if attach and "pdf" not in formats:
        raise UsageError(
            "Only a PDF can carry the programme inside it.", "Add --to pdf, or leave out --attach."
        )


def _only_figures(flags: Mapping[str, object]) -> None:
    """Refuse flags that could do nothing here. Raises UsageError."""
    given = " and ".join(name for name, value in flags.items() if value)
    if given:
        raise UsageError(f"A country brief checks no programme, so {given} can do nothing.", "Leave it out.")


def _programme(file: str, settings: Config, kept: Target, *, draft: bool, attach: bool) -> int:
    look = look_of(settings)
    wish = replace(asked.wish(settings, [file]), form=kept.form, theme=look.theme, templates=look.templates)
    checked = check(for_readers(wish, kept.audience))
    errors = checked.report.counts()[Severity.ERROR]
    if errors and not (draft and checked.subjects):
        refuse(checked.report, errors, could=bool(checked.subjects))
        say_withheld(wish.figures, kept.audience)
        return ExitCode.FINDINGS
    (path,) = checked.subjects
    programme = checked.subjects[path].programme
    basis = Basis(wish, look, programme, draft=draft, attach=attach)
    for to in kept.formats:
        kept.keep(programme.id, to, paper(checked, path, basis.order(kept, to)))
    if kept.form:
        say_over(checked.report)
    say_withheld(wish.figures, kept.audience)
    return ExitCode.CLEAN


def _countries(about: Iterable[str], settings: Config, kept: Target) -> int:
    codes = dict.fromkeys(asked.country(text) for text in about)
    kept = replace(kept, alone=len(codes) == 1)
    look = look_of(settings)
    figures = asked.figures(settings["gaps"])
    seen = figures.seen_by(kept.audience) if figures else None
    for code, profile in profiles(codes, seen, asked.peers(settings)).items():
        for form in kept.formats:
            order = Order(
                kept.kind,
                form,
                look,
                kept.audience,
                kept.language,
                unpublished=withheld(figures, kept.audience, [code]),
            )
            kept.keep(code, form, country_paper(profile, order))
    say_withheld(figures, kept.audience)
    return ExitCode.CLEAN


def look_of(settings: Config) -> Options:
    """Fonts, theme and templates of the settings. Raises PlannerError after showing what is wrong with them."""
    return options_of(today(), settings["fonts"], asked.theme(settings), asked.templates(settings))
