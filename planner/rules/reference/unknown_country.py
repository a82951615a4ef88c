"""A country code that no country has.

Why: Figures, peers and maps hang on the code. With a code that does not exist the country has no data, and every
rule that needs data stays silent on it.

Fix: Write the ISO 3166-1 code of the country, of three letters (GHA) or two (GH).
"""

from collections.abc import Iterator

from planner.citation import Source
from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.wording import listed
from planner.model.country import codes, countries, nearest
from planner.model.texts import country_codes

ISO_3166 = Source("iso-3166-1", "ISO 3166-1, Codes for the representation of names of countries", 2020)


@rule(Severity.ERROR, sources=[ISO_3166], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Wherever a country is named; those in evidence are the business of evidence/unknown-reference."""
    for written in country_codes(subject.programme, but=codes()):
        guesses = [str(countries()[iso3]) for iso3 in nearest(written.text)]
        fix = f"Did you mean {listed(guesses, 'or')}?" if guesses else ""
        yield Finding(written.at, f"No country has the code {written.text}.", fix)


VALID = [
    """
countries: [GH, NO, NA, XKX]
""",
]
INVALID = [
    """
countries:
  - GHA
  - GH
  - UK  # <- here
purpose:
  needs:
    - statement: Repairs take too long.
      at: 2026
      country: GAH  # <- here
"""
]
