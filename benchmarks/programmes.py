"""Writes made-up programmes of about 16 KB each, as many as are wanted, the same for the same number.

    python benchmarks/programmes.py 1000 out/bench/1000            sound programmes
    python benchmarks/programmes.py 1000 out/bench/1000 findings   each with mistakes that rules find
    python benchmarks/programmes.py 1000 out/bench/1000 broken     each with a place that is no YAML or does not fit

They fill in every part of the format and differ in countries, years, sums, words and order of size.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from string import Template

_TEXT = Template((Path(__file__).parent / "programme.yaml").read_text(encoding="utf-8"))
_PLACES = (
    ("GHA", "Ghana"), ("SEN", "Senegal"), ("KEN", "Kenya"), ("TGO", "Togo"), ("RWA", "Rwanda"), ("FJI", "Fiji"),
    ("WSM", "Samoa"), ("JAM", "Jamaica"), ("CRI", "Costa Rica"), ("VNM", "Viet Nam"), ("GEO", "Georgia"),
    ("ALB", "Albania"), ("BWA", "Botswana"), ("DOM", "Dominican Republic"), ("PER", "Peru"), ("MNG", "Mongolia"),
)  # fmt: skip
_REGIONS = (
    "West Africa",
    "East Africa",
    "the Pacific",
    "the Caribbean",
    "the Balkans and beyond",
    "two regions",
)
_EVENTS = (
    "four lines failed at once",
    "the landing station burned",
    "an exchange lost its power",
    "a route was hijacked",
)
_WHO = ("traders", "nurses", "teachers", "fishing crews", "shopkeepers", "pupils")
_TITLES = (
    "Lines that hold",
    "Open routes",
    "Shared waters",
    "The second way",
    "Heard and connected",
    "Common ground",
)


def programme(number: int) -> str:
    """A sound programme, the same for the same number."""
    dice = random.Random(number)
    (a, name_a), (b, name_b) = dice.sample(_PLACES, 2)
    start, who, total = dice.randint(2027, 2028), dice.choice(_WHO), dice.randrange(8, 90) * 100_000
    costs = [total * share // 100 for share in (30, 20, 25, 10)]
    low, high = sorted(dice.sample(range(5, 95), 2))
    people = [dice.randint(10, 90) for _ in range(4)]
    return _TEXT.substitute(
        {f"y{year}": start - 1 + year for year in range(4)},
        **{f"p{index}": count for index, count in enumerate(people, 1)},
        **{f"c{index}": cost for index, cost in enumerate(costs, 1)},
        **{f"t{index}": value for index, value in enumerate([high, high, *dice.sample(range(40, 90), 3)], 1)},
        id=f"bench-{number}",
        title=f"{dice.choice(_TITLES)}, {name_a} and {name_b} {number}",
        version=f"{dice.randint(1, 3)}.{dice.randint(0, 9)}",
        designed=f"{start - 1}-10",
        a=a, b=b, na=name_a, nb=name_b,
        donor=dice.choice(("NLD", "EST", "CAN", "NOR", "JPN")),
        region=dice.choice(_REGIONS),
        currency=dice.choice(("EUR", "USD", "GBP")),
        event=dice.choice(_EVENTS),
        who=who, Who=who.capitalize(),
        weeks=dice.randint(2, 9),
        hours=dice.randint(4, 48),
        several=dice.choice(("two", "three", "several")),
        b1=low, b2=low, m2=(low + high) // 2,
        l1=costs[0] // 2, l2=costs[0] - costs[0] // 2,
        l3=costs[1] // 2, l4=costs[1] - costs[1] // 2,
        c5=total - sum(costs),
        total=total,
        people=sum(people),
    )  # fmt: skip


def with_findings(number: int) -> str:
    """The same with mistakes that only rules see, about eight more findings in each."""
    dice = random.Random(number)
    text = programme(number)
    mistakes = [
        ("      answered_by: [o1]\n", "      answered_by: [o9]\n"),
        ("owner: foundation, residual: 5", "owner: nobody, residual: 25"),
        ("[@itu-icpc-2024]", "[@unknown-source]"),
        ("      connectivity: true\n", ""),
        ("    - {id: b4, ", "    - {id: b3, "),
        ("evidence: [gap:", "evidence: [gap:XXX/internet-users, gap:"),
        ("      mandate: [telecom-regulation, data-protection]\n", ""),
        ("measure: percent, direction: increase, baseline: {value: 0,", "measure: percent, direction: increase, baseline: {value: 99,"),
        ("by: [foundation], tailored", "by: [somebody], tailored"),
        ("countries: [", "countries: [XXX, "),
    ]  # fmt: skip
    for old, new in dice.sample(mistakes, 7):
        text = text.replace(old, new, 1)
    return text


def broken(number: int) -> str:
    """The same with one place that stops the reader or does not fit the format."""
    dice = random.Random(number)
    faults: list[tuple[str, str]] = [
        ("period: {from", "period: {form"),
        ("currency: ", "curency: "),
        ("phase: design", "phase: desing"),
        ("summary: >\n", "summary: [\n"),
        ("  problem: |\n", "\tproblem: |\n"),
        ("  lines:\n", "  total: 4\n  lines:\n"),
        ("total: ", "total: about "),
        ("independent: true", "independent: maybe"),
    ]
    old, new = dice.choice(faults)
    return programme(number).replace(old, new, 1)


MODES: dict[str, Callable[[int], str]] = {"sound": programme, "findings": with_findings, "broken": broken}
"""The kinds of programmes that can be written."""


def write(count: int, folder: Path, mode: str = "sound") -> None:
    """``count`` programmes into ``folder``, which is made; what is there already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"bench-{number:05}.yaml"
        path.write_text(MODES[mode](number), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
