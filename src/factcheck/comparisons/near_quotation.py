"""Finds the source quotation that a quotation comes close to without being contained in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.comparisons.passages import CompiledPassage, CompiledPassages, symbol_of
from factcheck.comparisons.quoted_words import Piece, Role
from factcheck.comparisons.word_diff import Step, align_words
from factcheck.language.relations import Relation, relation
from factcheck.language.word_classes import is_stop_word
from factcheck.records import dataclass

# How many passages are read closely, the ones with the rarest shared words first.
_CANDIDATES = 6
# Below this share of words in common (0 to 100) no alignment can be near.
_PREFILTER = 45.0
# From this many words that carry meaning a quotation is long: its own words decide.
LONG = 4
# A long quotation is near when the source has this share of its words, and of those that carry
# meaning, in this order.
LONG_SHARE = 0.6
LONG_CONTENT_SHARE = 0.5
# A short one needs half of its words, two of them telling ones, and a sentence around it that
# shares this many stems with the claim. One telling word is enough against all of a term that the
# source has in marks, and where a word was put for a related one ("bad idea", "good idea").
SHORT_SHARE = 0.5
SHORT_CONTENT = 2
SHORT_CONTEXT = 2
# One shared stem around it is enough for a whole term; none is needed where most words agree
# (of many words, though few of them tell anything).
SURE_SHARE = 0.75
SURE_WORDS = 4
LONG_WORDS = 6
# How far beside the aligned words a word is looked for that only changed its place.
_MOVED = 3
_RELATED = frozenset({Relation.SYNONYM, Relation.ANTONYM, Relation.DERIVED, Relation.SISTER})
# Words of a segment beside the window that the draft may have drawn on.
_MARGIN = 8


@dataclass(frozen=True, slots=True)
class Near:
    """Holds the source words nearest to a quotation.

    `first` and `last` are the half-open range of the passage's words, `steps` the alignment
    (source indices count in the passage), `share` the share of the quotation's words in it,
    `content_share` that of the words that carry meaning. `words` and `content` count the words
    of both kinds, `context` the stems shared with the sentence around. `whole_term` says whether
    a stretch between marks in the source was aligned whole, word by word; `related` whether a
    word stands for one of like or opposite meaning; `loose_edge` whether the quotation begins or
    ends with a word that tells nothing and that the source has not.
    """

    passage: CompiledPassage
    first: int
    last: int
    steps: tuple[Step, ...]
    share: float
    content_share: float
    cost: float
    words: int
    content: int
    context: int
    whole_term: bool
    related: bool
    loose_edge: bool


def find_near(
    pattern: Sequence[Piece], passages: CompiledPassages, context_stems: frozenset[str]
) -> Near | None:
    """Returns the nearest source quotation, None where none is close enough to be meant."""
    ranked = sorted(
        measure_near(pattern, passages, context_stems),
        key=lambda near: (-near.share, near.cost, -near.context, near.passage.passage.key),
    )
    return next((near for near in ranked if is_near(near)), None)


def is_near(near: Near) -> bool:
    """Says whether an alignment is close enough for a quotation to be meant."""
    if near.content >= LONG:
        return near.share >= LONG_SHARE and near.content_share >= LONG_CONTENT_SHARE
    if near.words >= LONG_WORDS and near.share >= SURE_SHARE:
        return near.content_share >= LONG_CONTENT_SHARE
    if near.share < SHORT_SHARE or near.content_share < SHORT_SHARE or near.loose_edge:
        return False
    telling = near.content_share * near.content
    if not (telling >= SHORT_CONTENT or near.whole_term or near.related):
        return False
    if near.share >= SURE_SHARE and near.words >= SURE_WORDS and telling >= SHORT_CONTENT:
        return True
    return near.context >= (1 if near.whole_term else SHORT_CONTEXT)


def measure_near(
    pattern: Sequence[Piece], passages: CompiledPassages, context_stems: frozenset[str]
) -> Iterator[Near]:
    """Yields the alignment of a quotation with each source quotation that shares rare words."""
    if len(pattern) == 1:
        yield from _terms(pattern, passages, context_stems)
        return
    symbols = "".join(
        symbol_of(piece.key, passages.letters) for piece in pattern if piece.role is Role.WORD
    )
    for index in _candidates(pattern, passages):
        passage = passages.passages[index]
        context = len(context_stems & passage.passage.context)
        for segment in passage.segments:
            window = _window(symbols, passage, segment.first, segment.last)
            if window is not None:
                yield from _read(pattern, passage, (segment.first, segment.last), window, context)


def _terms(
    pattern: Sequence[Piece], passages: CompiledPassages, context_stems: frozenset[str]
) -> Iterator[Near]:
    """Yields the one-word terms of the sources that a quoted word may stand for."""
    for index, place in passages.terms:
        passage = passages.passages[index]
        context = len(context_stems & passage.passage.context)
        pair = pattern[0].key, passage.words[place].key
        if context >= SHORT_CONTEXT and relation(*pair) in _RELATED | {Relation.SAME}:
            yield Near(
                passage=passage,
                first=place,
                last=place + 1,
                steps=(Step(0, place, equal=False),),
                share=SHORT_SHARE,
                content_share=SHORT_SHARE,
                cost=1.0,
                words=1,
                content=1,
                context=context,
                whole_term=True,
                related=True,
                loose_edge=False,
            )


def _candidates(pattern: Sequence[Piece], passages: CompiledPassages) -> list[int]:
    scores: dict[int, float] = defaultdict(float)
    for key in {piece.key for piece in pattern if piece.role is Role.WORD}:
        rarity = passages.rarity(key)
        for index in passages.quoted_postings.get(key, ()):
            scores[index] += rarity
    return sorted(scores, key=lambda index: (-scores[index], index))[:_CANDIDATES]


def _window(
    symbols: str, passage: CompiledPassage, first: int, last: int
) -> tuple[int, int] | None:
    """Narrows a quoted stretch to the part that may hold the quotation."""
    from rapidfuzz import fuzz

    stretch = passage.symbols[first:last]
    if len(stretch) <= len(symbols):
        return first, last
    found = fuzz.partial_ratio_alignment(symbols, stretch, score_cutoff=_PREFILTER)
    if found is None:
        return None
    margin = _MARGIN + len(symbols)
    return max(first, first + found.dest_start - margin), min(last, first + found.dest_end + margin)


def _read(
    pattern: Sequence[Piece],
    passage: CompiledPassage,
    segment: tuple[int, int],
    window: tuple[int, int],
    context: int,
) -> Iterator[Near]:
    """Yields the alignment with one window, and that of the parts round an ellipsis by itself."""
    steps, cost = _align(pattern, passage, *window)
    steps = _with_moved_words(pattern, passage, segment, steps)
    near = _measure(pattern, passage, segment, (steps, cost), context)
    if near is not None:
        yield near
    if any(piece.role is Role.GAP for piece in pattern):
        parts = _align_parts(pattern, passage, *segment)
        rearranged = _measure(pattern, passage, segment, parts, context)
        if rearranged is not None:
            yield rearranged


def _align(
    pattern: Sequence[Piece], passage: CompiledPassage, first: int, last: int
) -> tuple[tuple[Step, ...], float]:
    alignment = align_words(pattern, [word.piece for word in passage.words[first:last]])
    steps = tuple(
        Step(step.draft, None if step.source is None else step.source + first, equal=step.equal)
        for step in alignment.steps
    )
    return steps, alignment.cost


def _with_moved_words(
    pattern: Sequence[Piece],
    passage: CompiledPassage,
    segment: tuple[int, int],
    steps: tuple[Step, ...],
) -> tuple[Step, ...]:
    """Widens an alignment to words just beside it that the draft has in another place."""
    sources = [step.source for step in steps if step.source is not None]
    if not sources:
        return steps
    moved = {
        pattern[step.draft].key
        for step in steps
        if step.draft is not None and step.source is None and not step.equal
    }
    first, last = min(sources), max(sources) + 1
    before = range(max(segment[0], first - _MOVED), first)
    after = range(last, min(segment[1], last + _MOVED))
    begin = next((at for at in before if passage.words[at].key in moved), first)
    end = next((at + 1 for at in reversed(after) if passage.words[at].key in moved), last)
    return (
        *(Step(None, at, equal=False) for at in range(begin, first)),
        *steps,
        *(Step(None, at, equal=False) for at in range(last, end)),
    )


def _align_parts(
    pattern: Sequence[Piece], passage: CompiledPassage, first: int, last: int
) -> tuple[tuple[Step, ...], float]:
    """Aligns what stands between the ellipses part by part, wherever in the stretch it stands."""
    steps: list[Step] = []
    cost = 0.0
    start = 0
    for end in [*(at for at, piece in enumerate(pattern) if piece.role is Role.GAP), len(pattern)]:
        part_steps, part_cost = _align(pattern[start:end], passage, first, last)
        steps.extend(
            Step(None if step.draft is None else step.draft + start, step.source, step.equal)
            for step in part_steps
        )
        cost += part_cost
        if end < len(pattern):
            steps.append(Step(end, None, equal=True))
        start = end + 1
    return tuple(steps), cost


def _measure(
    pattern: Sequence[Piece],
    passage: CompiledPassage,
    segment: tuple[int, int],
    aligned: tuple[tuple[Step, ...], float],
    context: int,
) -> Near | None:
    steps, cost = aligned
    words = [piece.key for piece in pattern if piece.role is Role.WORD]
    content = [key for key in words if not is_stop_word(key)]
    equal = [pattern[step.draft] for step in steps if step.equal and step.draft is not None]
    matched = [piece.key for piece in equal if piece.role is Role.WORD]
    sources = [step.source for step in steps if step.source is not None]
    if not matched:
        return None
    kept = [key for key in matched if not is_stop_word(key)]
    first, last = min(sources), max(sources) + 1
    return Near(
        passage=passage,
        first=first,
        last=last,
        steps=steps,
        share=len(matched) / len(words),
        content_share=len(kept) / len(content) if content else 0.0,
        cost=cost,
        words=len(words),
        content=len(content),
        context=context,
        whole_term=(first, last) == segment and last - first == len(words),
        related=any(_is_related(pattern, passage, step) for step in steps),
        loose_edge=any(
            not step.equal and step.draft is not None and is_stop_word(pattern[step.draft].key)
            for step in steps
            if step.draft in (0, len(pattern) - 1)
        ),
    )


def _is_related(pattern: Sequence[Piece], passage: CompiledPassage, step: Step) -> bool:
    if step.equal or step.draft is None or step.source is None:
        return False
    pair = pattern[step.draft].key, passage.words[step.source].key
    return relation(*pair) in _RELATED and not any(is_stop_word(key) for key in pair)
