"""Finds the material: what ships with the tests, and the shared folder beside the checkout."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared"
GOLD = HERE / "gold"
OWN_GOLD = HERE / "own"
CONTRASTS = HERE / "contrasts"
BLIND_GOLD = SHARED / "gold" / "blind"
SOURCES = SHARED / "sources"
DRAFTS = SHARED / "drafts"
BENCHMARKS = SHARED / "benchmarks"
ARTICLES = ROOT / "tests" / "articles"
LANDMINES_CLAIMS = ROOT / "claims" / "landmines.yaml"

_SECTION = re.compile(r"^## (\S+)\.txt$")
_DATE = re.compile(r"^- Date: (\d{4}-\d{2}-\d{2})\b")


class MissingMaterialError(Exception):
    """Says which material a measurement needs and does not find."""


@lru_cache(maxsize=1)
def published_dates() -> dict[str, date]:
    """Reads the publication date of each shared source from the list that comes with them."""
    listing = SOURCES / "README.md"
    dates: dict[str, date] = {}
    if not listing.is_file():
        return dates
    name = ""
    for line in listing.read_text(encoding="utf-8").splitlines():
        if section := _SECTION.match(line):
            name = section[1]
        elif name and (found := _DATE.match(line)):
            dates[name] = date.fromisoformat(found[1])
    return dates


def article_text(path: Path) -> tuple[str, date | None]:
    """Returns an article and the day it was published, where that is known."""
    dates = own_dates() if path.parent == ARTICLES else published_dates()
    return path.read_text(encoding="utf-8"), dates.get(path.stem)


@lru_cache(maxsize=1)
def own_dates() -> dict[str, date]:
    """Reads the publication date of each article that ships with the tests."""
    return tomllib.loads((ARTICLES / "dates.toml").read_text(encoding="utf-8"))


def source_path(name: str) -> Path:
    """Returns the path of a shared source, or raises `MissingMaterialError`."""
    path = SOURCES / f"{name}.txt"
    if not path.is_file():
        raise MissingMaterialError(f"{path} is not there")
    return path
