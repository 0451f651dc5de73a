"""Writes countries.tsv from the package countryinfo and country_additions.tsv beside this script.

Run by hand at development time: `pip install countryinfo==1.0.1`, then
`python harvest_countries.py`. Not used at run time.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

_HERE = Path(__file__).parent
_HEADER = """\
# Countries: name, ISO 3166 code, demonyms, further names, capitals, seats of government.
# Origin: PyPI package countryinfo 1.0.1 (MIT licence, Porimol Chandro), merged with
# scripts/country_additions.tsv (general knowledge); made by scripts/harvest_countries.py.
# The first demonym is the adjective. Lists are separated by `|`.
"""
# Further names are kept only in English: official long forms and forms with the short name.
_OFFICIAL = re.compile(r"\b(?:Republic|Kingdom|Federation|State|Union|Principality|Emirates)\b")
_LEFT_OUT = {"Antilles néerlandaises", "Serbia and Montenegro", "Palestine, State of"}
_RENAMED = {
    "Vatican City State": "Vatican City",
    "Holy See (Vatican City State)": "",
    "The Bahamas": "Bahamas",
    "The Gambia": "Gambia",
    "Swaziland": "Eswatini",
    "Republic of Macedonia": "North Macedonia",
    "Virgin Islands, British": "British Virgin Islands",
    "Virgin Islands, U.S.": "U.S. Virgin Islands",
    "Saint Martin (French part)": "Saint Martin",
    "Sint Maarten (Dutch part)": "Sint Maarten",
    "South Georgia": "South Georgia and the South Sandwich Islands",
    "Cocos (Keeling) Islands": "Cocos Islands",
}
Row = dict[str, list[str]]


def main() -> None:
    """Writes the list."""
    rows = dict(_harvest())
    for name, addition in _read_additions():
        rows[name] = _merged(rows.get(name, {}), addition)
    lines = (
        "\t".join(
            (
                name,
                *("|".join(row.get(key, [])) for key in ("iso", "demonym", "alias")),
                *("|".join(row.get(key, [])) for key in ("capital", "seat")),
            )
        )
        for name, row in sorted(rows.items())
    )
    (_HERE.parent / "countries.tsv").write_text(_HEADER + "\n".join(lines) + "\n", "utf-8")


def _harvest() -> Iterable[tuple[str, Row]]:
    spec = find_spec("countryinfo")
    if spec is None or spec.origin is None:
        raise SystemExit("countryinfo is not installed: pip install countryinfo==1.0.1")
    for path in sorted((Path(spec.origin).parent / "data").glob("*.json")):
        facts = json.loads(path.read_text("utf-8"))
        name = _RENAMED.get(facts["name"], facts["name"])
        if not name or facts["name"] in _LEFT_OUT:
            continue
        demonyms = re.split(r"[,/]| and (?=Nev)", facts.get("demonym") or "")
        yield (
            name,
            {
                "iso": [facts["ISO"]["alpha2"]],
                "demonym": [word.strip() for word in demonyms if word.strip()],
                "alias": _english_names(name, facts.get("altSpellings") or []),
                "capital": _capitals(facts.get("capital")),
            },
        )


def _english_names(name: str, spellings: list[str]) -> list[str]:
    head = name.split(maxsplit=1)[0]
    found = [
        spelling
        for spelling in spellings
        if spelling.isascii()
        and "," not in spelling
        and spelling != name
        and len(spelling) > 3
        and (head in spelling or _OFFICIAL.search(spelling))
        and not re.search(r"\b(?:de|la|du|of the United States|y)\b", spelling)
    ]
    plain = _without_accents(name)
    return list(dict.fromkeys(found + ([plain] if plain != name else [])))


def _capitals(capital: str | list[str] | None) -> list[str]:
    names = capital if isinstance(capital, list) else re.split(r" / ", capital or "")
    return list(
        dict.fromkeys(form for name in names if name for form in (name, _without_accents(name)))
    )


def _without_accents(name: str) -> str:
    parts = unicodedata.normalize("NFD", name)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _read_additions() -> Iterable[tuple[str, Row]]:
    for line in (_HERE / "country_additions.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = [[word for word in cell.split("|") if word] for cell in line.split("\t")]
            name, *rest = cells
            yield (
                name[0],
                dict(zip(("iso", "demonym", "alias", "capital", "seat"), rest, strict=False)),
            )


def _merged(row: Row, addition: Row) -> Row:
    merged = {key: list(value) for key, value in row.items()}
    for key in ("iso", "demonym", "capital"):
        if addition.get(key):
            merged[key] = [word for word in addition[key] if word != "-"]
    for key in ("alias", "seat"):
        known = merged.get(key, [])
        merged[key] = list(dict.fromkeys(known + addition.get(key, [])))
    return merged


if __name__ == "__main__":
    main()
