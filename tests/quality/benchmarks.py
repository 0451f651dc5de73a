"""Measures public benchmarks: each pair is a book made of the evidence alone, and one sentence.

They are diagnostics of single skills. A verdict speaks when it is supported or one of the three
errors; partial, unverified and skipped are FEVER's "not enough info".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import islice

from factcheck.model import Verdict

from .benchmark_text import detokenise
from .engine import WRONG, Judge, Judgement, extracted_text_book, judge_by
from .figures import Figure, Measured
from .places import BENCHMARKS, MissingMaterialError
from .report import explain, paragraph
from .scoring import Share

BENCHMARK_NAMES = ("fever-symmetric-dev", "foolmetwice-dev", "breaking-nli-half")
SUPPORTS, REFUTES, SILENT = "supports", "refutes", "nei"
# The categories whose words a news checker must know; the rest are shown, not held.
HELD_CATEGORIES = ("nationalities", "countries", "cardinals", "ordinals", "antonyms")
_TOKENISED = frozenset({"fever-symmetric-dev"})
_MOST_FAILURES = 60
# What a benchmark figure may lose where a gold set gains: the gold sets win.
_SLACK = 0.03


@dataclass(frozen=True, slots=True)
class Pair:
    """Holds one claim with the evidence for or against it."""

    claim: str
    evidence: str
    label: str
    category: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Pairs a benchmark pair with what the engine says of it."""

    pair: Pair
    got: Judgement

    @property
    def label(self) -> str:
        if self.got.verdict is Verdict.SUPPORTED:
            return SUPPORTS
        return REFUTES if self.got.verdict in WRONG else SILENT

    @property
    def right(self) -> bool:
        return self.label == self.pair.label


def measure_benchmark(name: str, sample: int | None = None) -> Measured:
    """Measures one benchmark, or a sample of it that depends on nothing but its rows."""
    pairs = _sampled(load_pairs(name), sample)
    answers = [Answer(pair, _judge(pair.evidence)(pair.claim)) for pair in pairs]
    lines = [_HEAD, *(_line(group, members) for group, members in _groups(name, answers))]
    return Measured(
        name=name if sample is None else f"{name}:{sample}",
        figures=_figures(name, answers),
        text="\n".join(lines) + "\n",
        failing="\n".join(_failing(answers)) + "\n",
        head=_HEAD,
        summary=lines[-1],
        rows=tuple(_record(answer) for answer in answers if _is_failure(answer)),
    )


def load_pairs(name: str) -> list[Pair]:
    """Loads all pairs of a benchmark in the order of the file."""
    path = BENCHMARKS / f"{name}.jsonl"
    if not path.is_file():
        raise MissingMaterialError(f"{path} is not there")
    clean = detokenise if name in _TOKENISED else str.strip
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Pair(
            claim=clean(record["claim"]),
            evidence=clean(record["evidence"]),
            label=record["label"],
            category=record.get("category", ""),
        )
        for record in records
    ]


def _sampled(pairs: Sequence[Pair], sample: int | None) -> list[Pair]:
    if sample is None or sample >= len(pairs):
        return list(pairs)
    by_digest = sorted(pairs, key=lambda pair: sha256(repr(pair).encode()).digest())
    # Pairs on one piece of evidence stand together, so that its book is made once.
    return sorted(islice(by_digest, sample), key=lambda pair: (pair.category, pair.evidence))


@lru_cache(maxsize=512)
def _judge(evidence: str) -> Judge:
    return judge_by(extracted_text_book(evidence))


_HEAD = (
    f"{'benchmark':<36}{'pairs':>6}{'right':>7}{'speaks':>8}{'right then':>12}"
    f"{'supports p/r':>15}{'refutes p/r':>15}"
)


def _precision(answers: Sequence[Answer], label: str) -> Share:
    given = [answer for answer in answers if answer.label == label]
    return Share(sum(answer.right for answer in given), len(given))


def _recall(answers: Sequence[Answer], label: str) -> Share:
    wanted = [answer for answer in answers if answer.pair.label == label]
    return Share(sum(answer.right for answer in wanted), len(wanted))


def _spoken(answers: Sequence[Answer]) -> list[Answer]:
    return [answer for answer in answers if answer.label != SILENT]


def _accuracy(answers: Sequence[Answer]) -> float:
    return Share(sum(answer.right for answer in answers), len(answers)).value


def _groups(name: str, answers: Sequence[Answer]) -> Iterable[tuple[str, Sequence[Answer]]]:
    for category in sorted({answer.pair.category for answer in answers} - {""}):
        yield category, [answer for answer in answers if answer.pair.category == category]
    yield name, answers


def _line(name: str, answers: Sequence[Answer]) -> str:
    spoken = _spoken(answers)
    rates = "".join(
        f"{_precision(answers, label).value:>9.3f} {_recall(answers, label).value:.3f}"
        for label in (SUPPORTS, REFUTES)
    )
    return (
        f"{name:<36}{len(answers):>6}{_accuracy(answers):>7.3f}"
        f"{Share(len(spoken), len(answers)).value:>8.3f}{_accuracy(spoken):>12.3f}{rates}"
    )


def _figures(name: str, answers: Sequence[Answer]) -> tuple[Figure, ...]:
    figures = [
        Figure("supports_precision", _precision(answers, SUPPORTS).value, slack=_SLACK),
        Figure("refutes_precision", _precision(answers, REFUTES).value, slack=_SLACK),
        Figure("refutes_recall", _recall(answers, REFUTES).value, slack=_SLACK),
        Figure("speaks", Share(len(_spoken(answers)), len(answers)).value, slack=_SLACK),
        Figure("accuracy", _accuracy(answers), slack=_SLACK),
    ]
    for category, members in _groups(name, answers):
        if category in HELD_CATEGORIES:
            figures.append(Figure(category, _accuracy(members), slack=_SLACK))
    return tuple(figures)


def _is_failure(answer: Answer) -> bool:
    """Says whether the engine spoke wrongly, or kept silent on a category that is held."""
    silent = answer.label == SILENT and answer.pair.category in HELD_CATEGORIES
    return not answer.right and (answer.label != SILENT or silent)


def _failing(answers: Sequence[Answer]) -> list[str]:
    failures = [answer for answer in answers if _is_failure(answer)]
    return [
        "\n".join(
            [
                f"{answer.pair.category} expected {answer.pair.label}, got {answer.got.verdict}",
                paragraph(answer.pair.claim),
                paragraph(answer.pair.evidence, "    = "),
                explain(answer.got),
            ]
        )
        for answer in failures[:_MOST_FAILURES]
    ]


def _record(answer: Answer) -> dict[str, object]:
    finding = answer.got.finding
    return {
        "claim": answer.pair.claim,
        "evidence": answer.pair.evidence,
        "category": answer.pair.category,
        "expected": answer.pair.label,
        "got": answer.got.verdict.value,
        "message": finding.message if finding else None,
    }
