"""What the benchmark checks: the shipped claims and sentences about them, in round numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from factcheck.claims.discovery import find_example
from factcheck.claims.loading import load_claims
from factcheck.claims.writing import write_claims_file
from factcheck.model import ClaimBook

TESTS = Path(__file__).parents[1]
GOLD = TESTS / "quality" / "gold" / "landmines.jsonl"
DRAFT = TESTS.parent / "src" / "factcheck" / "claims" / "example" / "draft.md"
CLAIMS = 50
WORDS = 1000


@dataclass(frozen=True, slots=True)
class Material:
    """Holds the files that programs are run on, and what stands in them."""

    claims: Path
    draft: Path
    long_draft: Path
    book: ClaimBook
    sentences: tuple[str, ...]


def write_material(folder: Path) -> Material:
    """Writes claims and drafts into a folder."""
    whole = load_claims(find_example())
    claims = folder / "claims.yaml"
    text = write_claims_file(whole.claims[:CLAIMS], whole.names, whole.sources)
    claims.write_text(text, encoding="utf-8")
    draft = folder / "draft.md"
    draft.write_bytes(DRAFT.read_bytes())
    sentences = tuple(json.loads(line)["text"] for line in GOLD.read_text("utf-8").splitlines())
    long_draft = folder / "long.md"
    long_draft.write_text("\n\n".join(_up_to(sentences, WORDS)) + "\n", encoding="utf-8")
    return Material(claims, draft, long_draft, load_claims(claims), sentences)


def _up_to(sentences: tuple[str, ...], words: int) -> list[str]:
    """Returns sentences from the first on, as many as make so many words."""
    taken: list[str] = []
    count = 0
    for sentence in sentences:
        if count >= words:
            break
        taken.append(sentence)
        count += len(sentence.split())
    return taken
