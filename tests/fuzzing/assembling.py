"""Puts inputs together from the words that readers act on, and pieces of whole drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from . import material

# Ordinary words between the odd ones make sentences that claims are about.
_PLAIN = tuple(
    word for text in (material.DRAFT, material.CLAIMS) for word in text.split() if word.isalnum()
)
_PIECES = (*material.WORDS, *_PLAIN, *_PLAIN)


def assemble(seeds: Sequence[bytes], longest: int, seed: int) -> Iterator[bytes]:
    """Yields inputs without end, always the same ones for one seed."""
    chance = Random(seed)
    while True:
        if chance.random() < 0.5:
            data = _sentence(chance)
        else:
            data = _damaged(chance.choice(seeds), chance)
        yield data[:longest]


def _sentence(chance: Random) -> bytes:
    words = chance.choices(_PIECES, k=chance.randint(1, 30))
    joint = chance.choice(("", " ", " ", " "))
    return joint.join(words).encode("utf-8", "surrogatepass")


def _damaged(data: bytes, chance: Random) -> bytes:
    """Returns a seed with some places cut out, said twice, or overwritten by a word."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice((0, 1, 3, 10, 40)))
        kind = chance.random()
        if kind < 0.3:
            filling = b""
        elif kind < 0.5:
            filling = data[start:end] * 2
        else:
            filling = chance.choice(material.WORDS).encode("utf-8", "surrogatepass")
        data = data[:start] + filling + data[end:]
    return data
