"""Small files from which mutation begins: sound ones, and what is hostile and short."""

from pathlib import Path

from tests.doors import kinds, packed

ROOT = Path(__file__).resolve().parent.parent
_MOST = 20_000
_YAML = {
    "waivers": b"planner-waivers: 1\nwaivers:\n  - {rule: risk/a, programme: p, reason: r, approved_by: x, until: 2030-01-01}\n",
    "rules": b'planner-rules: 1\npack: acme\nabout: x\nrules:\n  - {name: a, title: t, why: w, fix: f, severity: warning, sources: [{title: s, year: 2020}], evidence: practice, each: risk, require: statement == "", at: statement, message: "{statement}", valid: ["risks: []"], invalid: ["title: A # <- here"]}\n',
    "theme": b'theme: 1\ntitle: x\ncolours: {main: "#0f4c5c"}\nlogo: {file: logo.svg, alt: x}\n',
    "review": b"review: 1\ncountry: GHA\nstages: []\n",
}


def seeds(name: str) -> list[bytes]:
    """Files to begin with for the target ``name``."""
    return [seed for seed in _all(name) if len(seed) <= _MOST]


def _all(name: str) -> list[bytes]:
    yaml = [kinds.SOUND, *kinds.YAML.values()]
    if name in _YAML:
        return [_YAML[name], *yaml[:40]]
    if name == "profile":
        return [*(path.read_bytes() for path in (ROOT / "planner" / "profiles").glob("*.yaml")), *yaml[:40]]
    if name == "form":
        return [*(path.read_bytes() for path in (ROOT / "planner" / "forms").glob("*.yaml")), *yaml[:40]]
    given: dict[str, list[bytes]] = {
        "reader": yaml,
        "settings": [b'[tool.planner]\nprofile = "dac"\njobs = 2\n', *packed.SETTINGS.values()],
        "baseline": list(packed.BASELINES.values()),
        "drawing": [
            packed.SVG.format('<path d="M0 0L1 1" fill="#123456"/>').encode(),
            *packed.DRAWINGS.values(),
        ],
        "picture": [packed.png(1, 1, b"x\x9cc`\x00\x00\x00\x02\x00\x01"), *packed.PICTURES.values()],
        "own-word": [packed.PLAIN_WORD, *packed.DOCX.values()],
        "own-workbook": [packed.PLAIN, *packed.XLSX.values()],
        "freedom-house": [packed.PLAIN, *packed.XLSX.values()],
        "document": [
            b'<!doctype html><html><head><meta name="planner-programme" content="x"></head>',
            packed.PLAIN,
            kinds.YAML["a PDF"],
        ],
    }
    if name in given:
        return given[name]
    return (
        [*packed.JSON.values()]
        if name.endswith("json")
        else [*packed.CSV.values(), *packed.FINE_CSV.values()]
    )
