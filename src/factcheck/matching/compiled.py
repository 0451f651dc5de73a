"""Prepares a claim book for checking: every claim analysed, its words weighed and indexed."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial

from factcheck.language.analysis import Analysis, analyse
from factcheck.language.mentions import DateMention, Quantity
from factcheck.language.name_table import NameTable, build_name_table
from factcheck.language.words import cut_words
from factcheck.matching.postings import Postings, claim_keys
from factcheck.model import Claim, ClaimBook
from factcheck.records import dataclass

# In one article almost every word is rare: without a floor the weight of its most frequent words
# (the ones it is about) would go to nothing.
WEIGHT_FLOOR = 0.35


@dataclasses.dataclass(frozen=True)
class CompiledClaim:
    """Holds one claim with its wordings (claim, quote, phrasings), analysed when first asked for.

    `order` is the place of the claim in its source, for telling neighbours.
    `speakers` are the entities that may be named as its speaker; empty for the article's voice.
    """

    claim: Claim
    index: int
    order: int
    texts: tuple[str, ...]
    speakers: frozenset[str]
    read: Callable[[], tuple[Analysis, ...]] = dataclasses.field(repr=False, compare=False)

    @cached_property
    def readings(self) -> tuple[Analysis, ...]:
        """Returns the analyses of the wordings, in their order."""
        return self.read()


@dataclass(frozen=True, slots=True)
class BookIndex:
    """Holds what is asked of all claims at once, so that no claim need be read for it.

    `weights` and `postings` are by content word; `written` lists for the stem of every word the
    claims that have it in any wording; `quantities` and `dates` stand with the index of their
    claim, in the order of the claims.
    """

    weights: Mapping[str, float]
    postings: Mapping[str, tuple[int, ...]]
    written: Mapping[str, frozenset[int]]
    quantities: tuple[tuple[int, Quantity], ...]
    dates: tuple[tuple[int, DateMention], ...]


@dataclass(frozen=True, slots=True)
class CompiledBook:
    """Holds a claim book ready for checking."""

    book: ClaimBook
    table: NameTable
    claims: tuple[CompiledClaim, ...]
    index: BookIndex

    @property
    def postings(self) -> Mapping[str, tuple[int, ...]]:
        """Returns for each content word the claims that have it."""
        return self.index.postings

    @property
    def quantities(self) -> tuple[tuple[int, Quantity], ...]:
        """Returns all numbers of all wordings, each with the index of its claim."""
        return self.index.quantities

    @property
    def dates(self) -> tuple[tuple[int, DateMention], ...]:
        """Returns all dates of all wordings, each with the index of its claim."""
        return self.index.dates

    def weight(self, stem: str) -> float:
        """Returns how much a word tells, `WEIGHT_FLOOR` to 1; 1 for a word no claim has."""
        return self.index.weights.get(stem, 1.0)

    def holding(self, text: str) -> tuple[CompiledClaim, ...]:
        """Returns the claims that have every word of a text in their wordings, in any order."""
        places = [self.index.written.get(stem, frozenset()) for stem in set(_stems(text))]
        if not places:
            return ()
        return tuple(self.claims[index] for index in sorted(frozenset.intersection(*places)))


def compile_book(book: ClaimBook, among: Postings | None = None) -> CompiledBook:
    """Analyses every claim of a book once, and indexes what they say.

    Where the claims were chosen from many, `among` holds the words of all these: how rare a word
    is must not depend on what was chosen.
    """
    texts = [claim.quote or claim.text for claim in book.claims]
    table = build_name_table(book.names, texts)
    order = _source_order(book.claims)
    claims = tuple(
        _compile_claim(claim, index, order[index], table) for index, claim in enumerate(book.claims)
    )
    return CompiledBook(book=book, table=table, claims=claims, index=_index(claims, book, among))


def _index(claims: Sequence[CompiledClaim], book: ClaimBook, among: Postings | None) -> BookIndex:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    written: defaultdict[str, set[int]] = defaultdict(set)
    quantities: list[tuple[int, Quantity]] = []
    dates: list[tuple[int, DateMention]] = []
    for claim in claims:
        for key in sorted({key for reading in claim.readings for key in content_keys(reading)}):
            postings[key].append(claim.index)
        for text in claim.texts:
            for stem in _stems(text):
                written[stem].add(claim.index)
        for word in (word for reading in claim.readings for word in reading.words):
            if word.quantity is not None:
                quantities.append((claim.index, word.quantity))
            if word.date is not None:
                dates.append((claim.index, word.date))
    counts = _count_all(postings, book, among)
    return BookIndex(
        weights=_weigh(counts, among.total if among else len(claims)),
        postings={key: tuple(indices) for key, indices in postings.items()},
        written={stem: frozenset(indices) for stem, indices in written.items()},
        quantities=tuple(quantities),
        dates=tuple(dates),
    )


def _stems(text: str) -> Iterable[str]:
    return (word.stem for word in cut_words(text) if word.is_word)


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
        texts=tuple(wordings),
        speakers=speakers,
        read=partial(_analyse_all, tuple(wordings), table, reference),
    )


def _analyse_all(
    texts: Sequence[str], table: NameTable, reference: date | None
) -> tuple[Analysis, ...]:
    return tuple(analyse(text, table, reference) for text in texts)


def _source_order(claims: Sequence[Claim]) -> list[int]:
    ranked = sorted(
        range(len(claims)),
        key=lambda index: (claims[index].source.id, claims[index].start or 0, index),
    )
    order = [0] * len(claims)
    for place, index in enumerate(ranked):
        order[index] = place
    return order


def _count_all(
    postings: Mapping[str, Sequence[int]], book: ClaimBook, among: Postings | None
) -> Mapping[str, int]:
    """Returns how many claims have each word; those not chosen count by their mere words."""
    if among is None:
        return {key: len(found) for key, found in postings.items()}
    inside = Counter(key for claim in book.claims for key in claim_keys(claim).keys)
    return {
        key: len(found) + max(len(among.find(key)) - inside[key], 0)
        for key, found in postings.items()
    }


def _weigh(counts: Mapping[str, int], claims: int) -> dict[str, float]:
    highest = math.log(1 + claims) or 1.0
    return {
        key: max(WEIGHT_FLOOR, math.log(1 + claims / count) / highest)
        for key, count in counts.items()
    }
