"""Prepares a claim book for checking: every claim analysed, its words weighed and indexed."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.language.analysis import Analysis, analyse
from factcheck.language.name_table import NameTable, build_name_table
from factcheck.model import Claim, ClaimBook

# In one article almost every word is rare: without a floor the weight of its most frequent words
# (the ones it is about) would go to nothing.
WEIGHT_FLOOR = 0.35


@dataclass(frozen=True, slots=True)
class CompiledClaim:
    """Holds one claim with the analyses of its wordings: claim, quote, phrasings.

    `order` is the place of the claim in its source, for telling neighbours.
    `speakers` are the entities that may be named as its speaker; empty for the article's voice.
    """

    claim: Claim
    index: int
    order: int
    readings: tuple[Analysis, ...]
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class CompiledBook:
    """Holds a claim book ready for checking."""

    book: ClaimBook
    table: NameTable
    claims: tuple[CompiledClaim, ...]
    weights: Mapping[str, float]
    postings: Mapping[str, tuple[int, ...]]

    def weight(self, stem: str) -> float:
        """Returns how much a word tells, `WEIGHT_FLOOR` to 1; 1 for a word no claim has."""
        return self.weights.get(stem, 1.0)


def compile_book(book: ClaimBook) -> CompiledBook:
    """Analyses every claim of a book once."""
    texts = [claim.quote or claim.text for claim in book.claims]
    table = build_name_table(book.names, texts)
    order = _source_order(book.claims)
    claims = tuple(
        _compile_claim(claim, index, order[index], table) for index, claim in enumerate(book.claims)
    )
    postings: dict[str, list[int]] = defaultdict(list)
    for compiled in claims:
        for key in sorted({key for reading in compiled.readings for key in content_keys(reading)}):
            postings[key].append(compiled.index)
    return CompiledBook(
        book=book,
        table=table,
        claims=claims,
        weights=_weigh(claims),
        postings={key: tuple(indices) for key, indices in postings.items()},
    )


def content_keys(analysis: Analysis) -> frozenset[str]:
    """Returns the stems of the words that carry meaning."""
    return frozenset(analysis.words[index].stem for index in analysis.content)


def _compile_claim(claim: Claim, index: int, order: int, table: NameTable) -> CompiledClaim:
    reference = claim.source.published
    wordings: list[str] = []
    for text in (claim.text, claim.quote, *claim.phrasings):
        if text and text not in wordings:
            wordings.append(text)
    speakers = table.resolve(claim.speaker) if claim.speaker else frozenset()
    return CompiledClaim(
        claim=claim,
        index=index,
        order=order,
        readings=tuple(analyse(text, table, reference) for text in wordings),
        speakers=speakers,
    )


def _source_order(claims: Sequence[Claim]) -> list[int]:
    ranked = sorted(
        range(len(claims)),
        key=lambda index: (claims[index].source.id, claims[index].start or 0, index),
    )
    order = [0] * len(claims)
    for place, index in enumerate(ranked):
        order[index] = place
    return order


def _weigh(claims: Sequence[CompiledClaim]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for compiled in claims:
        counts.update({key for reading in compiled.readings for key in content_keys(reading)})
    highest = math.log(1 + len(claims)) or 1.0
    return {
        key: max(WEIGHT_FLOOR, math.log(1 + len(claims) / count) / highest)
        for key, count in counts.items()
    }
