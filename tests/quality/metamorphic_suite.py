"""Checks metamorphic pairs: preserving changes never become errors, breaking ones never pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from factcheck.model import Verdict

from .blind import is_unread
from .engine import WRONG, Judgement, extracted_book, judge_by
from .figures import Figure, Measured
from .gold import gold_names, load_gold
from .metamorphic import (
    KINDS,
    Base,
    Effect,
    Kind,
    Pair,
    is_base,
    make_pairs,
    read_story,
    story_bases,
)
from .places import article_text
from .report import explain, paragraph
from .scoring import Share
from .selfcheck import article_paths

METAMORPHIC_NAMES = ("metamorphic", "metamorphic-articles")
_MOST_FAILURES = 12
# A kind of fewer pairs is shown, and held only within the total.
_FEW = 20
_SLACK = 0.05
_FEWER = 50
_HEAD = f"{'change':<36}{'pairs':>8}{'holds':>8}{'share':>8}{'as wished':>12}"


@dataclass(frozen=True, slots=True)
class Tried:
    """Pairs a changed sentence with the verdict on it and on the true one it was made of."""

    pair: Pair
    got: Judgement
    before: Verdict
    article: str

    @property
    def holds(self) -> bool:
        if self.pair.kind.effect is Effect.PRESERVING:
            return self.got.verdict not in WRONG
        return self.got.verdict is not Verdict.SUPPORTED

    @property
    def as_wished(self) -> bool:
        """Says whether a preserving change stays supported, or a breaking one is an error."""
        if self.pair.kind.effect is Effect.PRESERVING:
            return self.got.verdict is Verdict.SUPPORTED
        return self.got.verdict in WRONG


def article_bases(path: Path) -> tuple[Base, ...]:
    """Returns the sentences of an article and the gold paraphrases of it that are supported."""
    text, published = article_text(path)
    story = read_story(text, published=published)
    if path.stem not in gold_names():
        return story_bases(story)
    paraphrases = tuple(
        Base(row.text, story, verbatim=story.says(row.text))
        for row in load_gold(path.stem).rows
        if row.verdict is Verdict.SUPPORTED and is_base(row.text)
    )
    return story_bases(story) + paraphrases


def article_pairs(paths: Iterable[Path], sample: int | None) -> list[tuple[Path, Pair]]:
    """Returns the pairs of some articles, or a sample that depends on nothing but their text."""
    pairs = [(path, pair) for path in paths for pair in make_pairs(article_bases(path))]
    if sample is None or sample >= len(pairs):
        return pairs
    order = sorted(range(len(pairs)), key=lambda index: _digest(pairs[index][1]))
    return [pairs[index] for index in sorted(order[:sample])]


def try_pairs(pairs: Iterable[tuple[Path, Pair]]) -> Iterator[Tried]:
    """Checks pairs, each against the extract of its own article."""
    for path, of_article in groupby(pairs, key=lambda one: one[0]):
        judge = judge_by(extracted_book(path))
        before: dict[str, Verdict] = {}
        for _, pair in of_article:
            if pair.base.text not in before:
                before[pair.base.text] = judge(pair.base.text).verdict
            yield Tried(pair, judge(pair.text), before[pair.base.text], path.stem)


def measure_metamorphic(name: str, sample: int | None = None) -> Measured:
    """Measures `metamorphic` (shared sources and gold) or `metamorphic-articles` (our own)."""
    paths = article_paths(shared=name == METAMORPHIC_NAMES[0])
    tried = list(try_pairs(article_pairs(paths, sample)))
    readable = [one for one in tried if not is_unread(one.article)]
    lines = []
    for effect in Effect:
        of_effect = [one for one in tried if one.pair.kind.effect is effect]
        lines += [_line(kind.name, members) for kind, members in _by_kind(of_effect)]
        lines.append(_line(f"all {effect}", of_effect))
    return Measured(
        name=name if sample is None else f"{name}:{sample}",
        figures=tuple(_figures(tried, sampled=sample is not None)),
        text="\n".join([f"{name}: {len(tried)} pairs", _HEAD, *lines]) + "\n",
        failing="\n".join(_failing(readable)) + "\n",
        head=_HEAD,
        summary="\n".join(line for line in lines if line.startswith("all ")),
        rows=tuple(_record(one) for one in readable if not one.holds),
    )


def _digest(pair: Pair) -> bytes:
    return sha256(f"{pair.kind.name}\n{pair.text}".encode()).digest()


def _by_kind(tried: Sequence[Tried]) -> Iterator[tuple[Kind, list[Tried]]]:
    for kind in KINDS:
        members = [one for one in tried if one.pair.kind is kind]
        if members:
            yield kind, members


def _held(tried: Sequence[Tried]) -> Share:
    return Share(sum(one.holds for one in tried), len(tried))


def _line(name: str, tried: Sequence[Tried]) -> str:
    held = _held(tried)
    wished = Share(sum(one.as_wished for one in tried), len(tried))
    return f"{name:<36}{held.cases:>8}{held.hits:>8}{held.value:>8.3f}{wished.value:>12.3f}"


def _figures(tried: Sequence[Tried], *, sampled: bool) -> Iterator[Figure]:
    if not sampled:
        yield Figure("pairs", len(tried), slack=_FEWER)
    for effect in Effect:
        members = [one for one in tried if one.pair.kind.effect is effect]
        yield Figure(effect.value, _held(members).value)
    for kind, members in _by_kind(tried):
        if len(members) >= _FEW:
            name = kind.name.replace(" ", "_").replace("-", "_")
            yield Figure(name, _held(members).value, slack=_SLACK)


def _failing(tried: Sequence[Tried]) -> Iterable[str]:
    for kind, members in _by_kind(tried):
        failures = [one for one in members if not one.holds]
        for one in failures[:_MOST_FAILURES]:
            yield f"{kind.effect}, {kind.name}: was {one.before}, got {one.got.verdict}"
            yield paragraph(one.pair.base.text, "    - ")
            yield paragraph(one.pair.text, "    + ")
            yield explain(one.got)
        if len(failures) > _MOST_FAILURES:
            yield f"    … and {len(failures) - _MOST_FAILURES} more of {kind.name}"


def _record(one: Tried) -> dict[str, object]:
    finding = one.got.finding
    return {
        "kind": one.pair.kind.name,
        "true": one.pair.base.text,
        "text": one.pair.text,
        "before": one.before.value,
        "got": one.got.verdict.value,
        "message": finding.message if finding else None,
    }
