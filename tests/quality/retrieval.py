"""Measures how well `search` finds the claim that a text repeats, on two public collections.

A query counts by where its relevant claims stand among the first five: MAP@5, and P@1, how often
the first is one. The claims go through the door that users have: ClaimReview in, a book out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from factcheck import search
from factcheck.claims.claim_review import import_reviews
from factcheck.model import ClaimBook

from .figures import Figure, Measured
from .places import BENCHMARKS, MissingMaterialError
from .report import paragraph

RETRIEVAL_NAMES = ("snopes-queries-dev", "politifact-queries-dev")
_SLACK = 0.005
_LIMIT = 5
_HEAD = f"{'collection':<36}{'queries':>8}{'MAP@5':>8}{'P@1':>8}"


@dataclass(frozen=True, slots=True)
class Query:
    """Holds one text with the ids of the claims that it repeats."""

    text: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Pairs a query with the claims that were found for it, best first."""

    query: Query
    found: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        return self.found[:1] != () and self.found[0] in self.query.relevant

    @property
    def precision(self) -> float:
        """Returns the average precision among the first five."""
        hits = 0
        total = 0.0
        for place, claim in enumerate(self.found, start=1):
            if claim in self.query.relevant:
                hits += 1
                total += hits / place
        return total / min(len(self.query.relevant), _LIMIT)


def measure_retrieval(name: str, sample: int | None = None) -> Measured:
    """Measures one collection of queries, or a sample of it that depends on its rows alone."""
    queries = _sampled(load_queries(name), sample)
    book = load_book(name.partition("-")[0])
    answers = [Answer(query, tuple(_found(query.text, book))) for query in queries]
    means = sum(answer.precision for answer in answers) / len(answers)
    first = sum(answer.is_first for answer in answers) / len(answers)
    line = f"{name:<36}{len(answers):>8}{means:>8.3f}{first:>8.3f}"
    missed = [answer for answer in answers if not answer.precision]
    return Measured(
        name=name if sample is None else f"{name}:{sample}",
        figures=(Figure("map_5", means, slack=_SLACK), Figure("p_1", first, slack=_SLACK)),
        text=f"{_HEAD}\n{line}\n",
        failing="\n".join(paragraph(answer.query.text) for answer in missed) + "\n",
        head=_HEAD,
        summary=line,
    )


def load_queries(name: str) -> list[Query]:
    """Loads the queries of a collection in the order of the file."""
    return [Query(one["query"], frozenset(one["relevant"])) for one in _records(name)]


@lru_cache(maxsize=1)
def load_book(collection: str) -> ClaimBook:
    """Imports the claims of a collection as ClaimReview."""
    reviews = [
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "identifier": record["id"],
            "name": record["title"],
            "claimReviewed": record["claim"],
            **({"itemReviewed": _reviewed(record)} if "speaker" in record else {}),
        }
        for record in _records(f"{collection}-claims")
    ]
    return import_reviews(json.dumps(reviews).encode()).book


def _reviewed(record: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "Claim", "author": {"@type": "Person", "name": record["speaker"]}}


def _found(text: str, book: ClaimBook) -> Iterator[str]:
    return (match.claim.id for match in search(text, book, limit=_LIMIT))


def _records(name: str) -> list[dict[str, Any]]:
    path = BENCHMARKS / f"{name}.jsonl"
    if not path.is_file():
        raise MissingMaterialError(f"{path} is not there")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _sampled(queries: Sequence[Query], sample: int | None) -> list[Query]:
    if sample is None or sample >= len(queries):
        return list(queries)
    return sorted(queries, key=lambda query: sha256(query.text.encode()).digest())[:sample]
