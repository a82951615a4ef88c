"""The flags that several commands share, each said once."""

import click

PROFILE = click.option(
    "--profile",
    metavar="NAME|FILE",
    help="The donor profile: a name that `planner profile list` shows, or your own .yaml file.",
)
FORM = click.option(
    "--form",
    "form",
    metavar="NAME|FILE",
    help="A donor's form, as `planner form list` shows it, or your own .yaml file: its page and word limits are"
    " measured on the finished pages.",
)
GAPS = click.option(
    "--gaps",
    metavar="FILE|FOLDER",
    help="Your own country figures, laid over the shipped ones: a file, or the folder that `planner gaps add` "
    "fills. [default: the folder gaps, if it holds figures]",
)
FIGURES_FOLDER = click.option(
    "--gaps",
    metavar="FOLDER",
    help="The folder of your own figures. [default: the one that the configuration names, or gaps]",
)
PEERS = click.option(
    "--peers",
    metavar="both|income|region|CODES",
    help="Whom to hold countries against: their region and income group (both), one of these, or the countries"
    " that you name: KEN,NGA,SEN,CIV,TGO. [default: both]",
)
AUDIENCE = click.option(
    "--audience",
    type=click.Choice(["public", "partner", "internal"]),
    help="Who may read the document: the public, partners of the programme, or only the house. [default: public]",
)
_LANGUAGES = click.Choice(["en", "fr", "es", "pt", "ar"])
FORM_LANG = click.option(
    "--lang",
    type=_LANGUAGES,
    help="With --form: the language in which its pages are measured. [default: the programme's own]",
)
LANG = click.option(
    "--lang",
    type=_LANGUAGES,
    help="The language of the document: its labels, dates, numbers and names of countries. The programme's own texts"
    " stay as they are written, or as they are translated in its file. [default: the programme's own language]",
)
THEME = click.option(
    "--theme", metavar="FILE", help="A theme file: colours, logo, fonts, paper and cover. docs/themes.md."
)
TEMPLATES = click.option(
    "--templates",
    metavar="FOLDER",
    help="Templates of your own, which stand in for planner's, whole or one block at a time.",
)
RULES = click.option("--rules", multiple=True, metavar="FILE", help="Your own rules (YAML). Repeatable.")
WAIVERS = click.option("--waivers", multiple=True, metavar="FILE", help="A file of waivers. Repeatable.")
TEXT_OR_JSON = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
