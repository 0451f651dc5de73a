"""Makes claim books of any size: published claims, and others with some of their words changed.

Every claim is made from its number alone, so that a book is the same wherever it is made. A word
is changed for one that is about as frequent, so that common words stay common and rare ones rare.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

SEEDS = Path(__file__).parents[2].parent / "shared" / "benchmarks" / "politifact-claims.jsonl"
# Claims in one file: some 25 MB.
A_FILE = 100_000
_WORD = re.compile(r"[A-Za-z]{3,}|[0-9]+")
# Of the words of a made claim, so many are changed, for one up to so many ranks away.
_CHANGED = 0.4
_RANKS_AWAY = 0.3
# Of the words of a claim, so many are missing in the query made of it, and so many are others.
_DROPPED = 0.25
_OTHERS = 0.1


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """Holds one claim that was made: who says what, and the title of the review."""

    number: int
    text: str
    speaker: str
    title: str


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Holds all words of the seeds, the most frequent first, with their places."""

    words: Sequence[str]
    places: dict[str, int]

    def near(self, word: str, random: Random) -> str:
        """Returns a word about as frequent as another."""
        place = self.places[word.lower()]
        low = int(place * (1 - _RANKS_AWAY))
        high = min(int(place * (1 + _RANKS_AWAY)) + 2, len(self.words) - 1)
        found = self.words[random.randint(low, high)]
        return found.capitalize() if word[0].isupper() else found


def make_claims(count: int) -> Iterator[MadeClaim]:
    """Yields so many claims; the first 19,000 or so are the published ones."""
    seeds = _seeds()
    for number in range(count):
        seed = seeds[number % len(seeds)]
        text = seed["claim"]
        if number >= len(seeds):
            text = _changed(text, Random(number), _CHANGED)
        yield MadeClaim(number, text, seed["speaker"], seed["title"])


def make_queries(claims: Sequence[MadeClaim], count: int) -> list[tuple[str, int]]:
    """Returns texts that repeat some of the claims in part, each with the number of its claim."""
    random = Random(count)
    chosen = random.sample(claims, count)
    return [(_repeated(claim.text, random), claim.number) for claim in chosen]


def write_books(folder: Path, count: int) -> None:
    """Writes claims files of so many claims into a folder."""
    folder.mkdir(parents=True)
    claims = make_claims(count)
    for start in range(0, count, A_FILE):
        path = folder / f"claims-{start // A_FILE:02}.yaml"
        with path.open("w", encoding="utf-8") as file:
            source = f"s{start // A_FILE}"
            file.write(f"version: 1\nsources:\n  - id: {source}\n    title: Reviews\nclaims:\n")
            for _ in range(min(A_FILE, count - start)):
                file.write(_entry(next(claims), source))


def _entry(claim: MadeClaim, source: str) -> str:
    text, speaker = _quoted(claim.text), _quoted(claim.speaker)
    return (
        f"  - id: c{claim.number}\n    claim: {text}\n    quote: {text}\n"
        f"    source: {source}\n    speaker: {speaker}\n"
    )


def _quoted(text: str) -> str:
    """Returns a text as YAML takes it; what cannot be printed is no matter here."""
    plain = "".join(one if one.isprintable() else " " for one in text)
    return json.dumps(plain, ensure_ascii=False)


@lru_cache(maxsize=1)
def _seeds() -> list[dict[str, str]]:
    return [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    counts = Counter(word.lower() for seed in _seeds() for word in _WORD.findall(seed["claim"]))
    words = sorted(counts, key=lambda word: (-counts[word], word))
    return _Vocabulary(words, {word: place for place, word in enumerate(words)})


def _changed(text: str, random: Random, share: float) -> str:
    def change(found: re.Match[str]) -> str:
        if random.random() >= share:
            return found[0]
        if found[0].isdigit():
            return str(random.randint(1, 10 ** len(found[0])))
        return _vocabulary().near(found[0], random)

    return _WORD.sub(change, text)


def _repeated(text: str, random: Random) -> str:
    kept = [word for word in text.split() if random.random() >= _DROPPED]
    return _changed(" ".join(kept), random, _OTHERS)
