"""The flags that several commands share, each said once."""

import click

PROFILE = click.option(
    "--profile",
    metavar="NAME|FILE",
    help="The donor profile: a name that `planner profile list` shows, or your own .yaml file.",
)
GAPS = click.option(
    "--gaps",
    metavar="FILE",
    help="Your own country figures (CSV: iso3,indicator,year,value), laid over the shipped ones.",
)
PEERS = click.option(
    "--peers",
    metavar="both|income|region|CODES",
    help="Whom to hold countries against: their region and income group (both), one of these, or the countries"
    " that you name: KEN,NGA,SEN,CIV,TGO. [default: both]",
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
