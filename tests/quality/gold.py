"""Loads the gold sets: sentences with the verdict a careful reader gives them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from factcheck.model import ClaimBook, Verdict

from .engine import extracted_book, loaded_book
from .places import (
    ARTICLES,
    BLIND_GOLD,
    GOLD,
    LANDMINES_CLAIMS,
    OWN_GOLD,
    MissingMaterialError,
    source_path,
)

CURATED = "landmines"
BLIND_PREFIX = "blind:"
OWN_PREFIX = "own-"


@dataclass(frozen=True, slots=True)
class GoldRow:
    """Holds one sentence with its verdict and the verdicts that are also right."""

    id: str
    kind: str
    text: str
    verdict: Verdict
    also_right: tuple[Verdict, ...]

    def accepts(self, verdict: Verdict) -> bool:
        return verdict is self.verdict or verdict in self.also_right


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Holds the gold rows on one article."""

    name: str
    rows: tuple[GoldRow, ...]
    blind: bool = False


def gold_names() -> tuple[str, ...]:
    """Lists the sets whose rows may be read, in order."""
    return tuple(sorted(path.stem for path in GOLD.glob("*.jsonl")))


def own_names() -> tuple[str, ...]:
    """Lists the sets on the invented articles that ship with the tests, in order."""
    return tuple(sorted(f"{OWN_PREFIX}{path.stem}" for path in OWN_GOLD.glob("*.jsonl")))


def load_gold(name: str) -> GoldSet:
    """Loads one set; `blind:NAME` names one of the blind pool, `own-NAME` an invented article's."""
    if name.startswith(OWN_PREFIX):
        return GoldSet(name, _read_rows(OWN_GOLD / f"{name.removeprefix(OWN_PREFIX)}.jsonl"))
    if name.startswith(BLIND_PREFIX):
        stem = name.removeprefix(BLIND_PREFIX).removeprefix("wikinews-")
        path = BLIND_GOLD / f"wikinews-{stem}.jsonl"
        return GoldSet(f"wikinews-{stem}", _read_rows(path), blind=True)
    return GoldSet(name, _read_rows(GOLD / f"{name}.jsonl"))


def _read_rows(path: Path) -> tuple[GoldRow, ...]:
    if not path.is_file():
        raise MissingMaterialError(f"{path} is not there")
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_row(json.loads(line)) for line in lines if line.strip())


def _row(record: dict[str, object]) -> GoldRow:
    also = record.get("alt") or []
    assert isinstance(also, list)
    return GoldRow(
        id=str(record["id"]),
        kind=str(record["class"]),
        text=str(record["text"]),
        verdict=Verdict(str(record["verdict"])),
        also_right=tuple(Verdict(str(verdict)) for verdict in also),
    )


def book_for(gold: GoldSet) -> ClaimBook:
    """Returns the claims a set is checked against: curated ones, or the extractor's own."""
    if gold.name == CURATED:
        return loaded_book(LANDMINES_CLAIMS)
    if gold.name.startswith(OWN_PREFIX):
        return extracted_book(ARTICLES / f"{gold.name.removeprefix(OWN_PREFIX)}.txt")
    return extracted_book(source_path(gold.name))
