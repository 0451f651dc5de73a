"""Decides what the sources make of one quotation: verbatim, near, narration or none.

The law is VERDICTS.md, rule 8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from factcheck.comparisons.near_quotation import Near, find_near
from factcheck.comparisons.passages import CompiledPassage, CompiledPassages, Passage
from factcheck.comparisons.quotation_search import Found, search_words
from factcheck.comparisons.quoted_words import Piece, Role, cut_pieces
from factcheck.comparisons.word_diff import DiffKind, DiffPart, describe_difference
from factcheck.patterns import pattern
from factcheck.records import dataclass

# A part of a quotation must have this many words to tell where it is from.
_SHORTEST_PART = 3
_NEGATED = pattern(r"\b(?:not|never|no|cannot|nor|neither)\b|n['’`]t\b", re.IGNORECASE)
_CLAUSE_END = pattern(r"[,;:.!?—–]")


class MatchKind(StrEnum):
    """Says how the sources carry a quotation."""

    VERBATIM = "verbatim"
    NEAR = "near"
    NARRATION = "narration"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class QuotationMatch:
    """Holds what the sources make of one quotation.

    `keys` are the keys of all passages that carry the words, the best first; for NEAR only the
    nearest. `start` and `end` are the half-open span (code points) of the words in
    `passage.text`, `source` that slice. `diff` is filled for NEAR. `share` is the share of the
    quotation's words that the source has in this order. `omitted` holds the source words hidden
    by each ellipsis, `insertions` each bracketed insertion with the source words it stands for.
    """

    kind: MatchKind
    passage: Passage | None = None
    keys: tuple[int, ...] = ()
    start: int = 0
    end: int = 0
    source: str = ""
    diff: tuple[DiffPart, ...] = ()
    share: float = 0.0
    omitted: tuple[str, ...] = ()
    insertions: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> int | None:
        """Returns the key of the best passage, None where no passage carries the words."""
        return self.keys[0] if self.keys else None


@dataclass(frozen=True, slots=True)
class _Place:
    index: int
    passage: CompiledPassage
    found: Found
    quoted: bool
    context: int
    hidden: int


def match_quotation(
    text: str, passages: CompiledPassages, context_stems: frozenset[str] = frozenset()
) -> QuotationMatch:
    """Finds the words of a draft quotation (given without its marks) in the source passages.

    `context_stems` are the stems of the draft sentence around the quotation: they choose between
    passages that have the same words, and a short quotation counts as near only where they fit.
    """
    pattern = trim_pattern(cut_pieces(text))
    if not pattern:
        return QuotationMatch(MatchKind.NONE)
    places = sorted(_places(pattern, passages, context_stems), key=_rank)
    if places and (places[0].quoted or len(pattern) > 1):
        return _report(text, pattern, places)
    joined = None if places else _join_passages(text, pattern, passages, context_stems)
    if joined is not None:
        return joined
    near = find_near(pattern, passages, context_stems)
    if near is not None:
        return _report_near(text, pattern, near)
    return _report(text, pattern, places) if places else QuotationMatch(MatchKind.NONE)


def _report_near(text: str, pattern: Sequence[Piece], near: Near) -> QuotationMatch:
    words = near.passage.words[near.first : near.last]
    start, end = words[0].piece.start, words[-1].piece.end
    source = near.passage.passage.text
    diff = describe_difference(
        near.steps, (text, pattern), (source, [word.piece for word in near.passage.words])
    )
    if all(part.kind is DiffKind.EQUAL for part in diff):
        # The words are the source's, but not in its order.
        diff = (_replacement(text, source[start:end], pattern),)
    return QuotationMatch(
        kind=MatchKind.NEAR,
        passage=near.passage.passage,
        keys=(near.passage.passage.key,),
        start=start,
        end=end,
        source=source[start:end],
        diff=diff,
        share=near.share,
    )


def _replacement(text: str, source: str, pattern: Sequence[Piece]) -> DiffPart:
    start, end = pattern[0].start, pattern[-1].end
    return DiffPart(DiffKind.REPLACE, text[start:end], source, start, end)


def _join_passages(
    text: str,
    pattern: Sequence[Piece],
    passages: CompiledPassages,
    context_stems: frozenset[str],
) -> QuotationMatch | None:
    """Reads a quotation whose parts round its ellipses are quoted in different passages.

    One speaker's words so joined are taken as verbatim, since a claims file need not hold all
    that was said between; words of several speakers make no quotation of anybody.
    """
    parts = _parts(pattern)
    if len(parts) == 1 or any(len(part) < _SHORTEST_PART for part in parts):
        return None
    best: list[_Place] = []
    for part in parts:
        places = sorted(_places(part, passages, context_stems), key=_rank)
        if not places or not places[0].quoted:
            return None
        best.append(places[0])
    if len({place.index for place in best}) == 1:
        return None
    speakers = {place.passage.passage.speaker for place in best}
    source = " … ".join(
        place.passage.passage.text[slice(*_span(place, place.found.first, place.found.last))]
        for place in best
    )
    start, end = _span(best[0], best[0].found.first, best[0].found.last)
    one_voice = len(speakers) == 1 and None not in speakers
    return QuotationMatch(
        kind=MatchKind.VERBATIM if one_voice else MatchKind.NEAR,
        passage=best[0].passage.passage,
        keys=tuple(dict.fromkeys(place.passage.passage.key for place in best)),
        start=start,
        end=end,
        source=source,
        diff=() if one_voice else (_replacement(text, source, pattern),),
        share=1.0,
    )


def _parts(pattern: Sequence[Piece]) -> list[list[Piece]]:
    """Returns what stands between the ellipses, part by part."""
    parts: list[list[Piece]] = [[]]
    for piece in pattern:
        if piece.role is Role.GAP:
            parts.append([])
        else:
            parts[-1].append(piece)
    return [trimmed for part in parts if (trimmed := trim_pattern(part))]


def trim_pattern(pieces: Sequence[Piece]) -> list[Piece]:
    """Drops the ellipses and insertions at both ends: they bind the quotation to nothing."""
    kept = [index for index, piece in enumerate(pieces) if piece.role is Role.WORD]
    return list(pieces[kept[0] : kept[-1] + 1]) if kept else []


def _places(
    pattern: Sequence[Piece], passages: CompiledPassages, context_stems: frozenset[str]
) -> Iterator[_Place]:
    for index in _holders(pattern, passages):
        passage = passages.passages[index]
        context = len(context_stems & passage.passage.context)
        for found in search_words(pattern, passage.words, passage.places):
            quoted = all(passage.is_quoted(*run) for run in _runs(pattern, found))
            hidden = found.last - found.first
            yield _Place(index, passage, found, quoted, context, hidden)


def _holders(pattern: Sequence[Piece], passages: CompiledPassages) -> list[int]:
    """Lists the passages that have every word of the pattern."""
    keys = {piece.key for piece in pattern if piece.role is Role.WORD}
    lists = sorted((passages.postings.get(key, ()) for key in keys), key=len)
    holders = set(lists[0])
    for others in lists[1:]:
        if not holders:
            break
        holders.intersection_update(others)
    return sorted(holders)


def _rank(place: _Place) -> tuple[bool, int, int, int, int]:
    return (not place.quoted, -place.context, place.hidden, place.index, place.found.first)


def _runs(pattern: Sequence[Piece], found: Found) -> Iterator[tuple[int, int]]:
    """Yields the unbroken stretches of passage words between the ellipses."""
    first = found.first
    for piece, (start, end) in zip(pattern, found.ranges, strict=True):
        if piece.role is Role.GAP:
            yield first, start
            first = end
    yield first, found.last


def _report(text: str, pattern: Sequence[Piece], places: Sequence[_Place]) -> QuotationMatch:
    best = places[0]
    source = best.passage.passage.text
    start, end = _span(best, best.found.first, best.found.last)
    omitted, insertions, turned = [], [], False
    for piece, (first, last) in zip(pattern, best.found.ranges, strict=True):
        covered = source[slice(*_span(best, first, last))] if first < last else ""
        if piece.role is Role.GAP and covered:
            omitted.append(covered)
            turned = turned or _turns_sense(best.passage, first, last)
        elif piece.role is Role.INSERTION:
            insertions.append((text[piece.start : piece.end], covered))
    same = [place for place in places if place.quoted == best.quoted]
    return QuotationMatch(
        kind=(MatchKind.NEAR if turned else MatchKind.VERBATIM)
        if best.quoted
        else MatchKind.NARRATION,
        passage=best.passage.passage,
        keys=tuple(dict.fromkeys(place.passage.passage.key for place in same)),
        start=start,
        end=end,
        source=source[start:end],
        diff=(_replacement(text, source[start:end], pattern),) if turned else (),
        share=1.0,
        omitted=tuple(omitted),
        insertions=tuple(insertions),
    )


def _turns_sense(passage: CompiledPassage, first: int, last: int) -> bool:
    """Says whether the words left out are the "not" of the very clause they stand in."""
    words = passage.words
    start, end = words[first - 1].piece.end, words[last].piece.start
    omitted = passage.passage.text[start:end]
    return bool(_NEGATED.search(omitted)) and not _CLAUSE_END.search(omitted)


def _span(place: _Place, first: int, last: int) -> tuple[int, int]:
    words = place.passage.words
    return words[first].piece.start, words[last - 1].piece.end
