"""Splits one paragraph into sentences, on top of sentencex, with news traps handled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from factcheck.language.lexicon import read_pairs, read_words
from factcheck.language.parts_of_speech import (
    BE,
    DO,
    HAVE,
    MODAL,
    PAST,
    PRESENT,
    possible_tags,
)
from factcheck.language.sentence_marks import QuotationMarks, find_quotation_marks
from factcheck.patterns import pattern

_FINITE = frozenset({PAST, PRESENT, MODAL, BE, HAVE, DO})
_TERMINATORS = ".!?…"
# Code points that tell whether a sentence runs on behind a quotation.
_TAIL = 120

# A word that ends in a full stop, white space, and the word after it.
_DOTTED_WORD = re.compile(r"(?<![\w.-])([A-Za-z][\w-]*(?:\.[A-Za-z]\w*)*)\.\s+(\S)")
# A whole sentence in brackets, and the first letter of the next.
_BRACKETED_SENTENCE = pattern(r"(?:^|[.!?]) *\([A-Z][^()]*[.!?]\) +([A-Z])")
_WORD = re.compile(r"\w+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ASCII_SPACES = dict.fromkeys((*range(9, 14), *range(28, 32)), " ")
# "1.", "2)", "3.)" or "a." at the head of a paragraph, perhaps after a bullet.
_LIST_HEAD = pattern(r"\W{0,3}(?P<mark>\d{1,2}|[a-z])(?P<close>\.\)|\)|\.)\s")
_TIME_ZONES = frozenset({"ET", "EST", "EDT", "PT", "PST", "PDT", "CT", "MT", "GMT", "UTC", "CET"})
_SPEECH_TAIL = pattern(r"(?:[A-Z][\w.'’-]*\s+){1,4}(?:\w+ed|said|says|asks|wrote|told)\b")


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    return dict(read_pairs("abbreviations"))


@lru_cache(maxsize=1)
def _time_words() -> frozenset[str]:
    return read_words("weekdays") | read_words("months")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Returns the spans of the sentences of one paragraph, in order.

    Spans are code points, half-open, without white space at their ends; together they cover all
    of the text but white space. A quotation is not split inside its marks; a mark without a
    partner is ignored. Line breaks count as spaces.
    """
    plain = _with_plain_spaces(text)
    marks = find_quotation_marks(plain)
    cuts = _cut_at_ends(plain, marks)
    spans: list[tuple[int, int]] = []
    for start, end in pairwise((0, *sorted(cuts), len(plain))):
        inner_start, inner_end = _stripped(plain, start, end)
        if inner_start == inner_end:
            continue
        if spans and _WORD.search(plain, inner_start, inner_end) is None:
            spans[-1] = (spans[-1][0], inner_end)
        else:
            spans.append((inner_start, inner_end))
    return tuple(spans)


def _with_plain_spaces(text: str) -> str:
    # sentencex panics on a no-break or thin space before a full stop, and on half a surrogate pair.
    if text.isascii():
        return text.translate(_ASCII_SPACES)
    spaced = "".join(
        " " if character.isspace() or character in "\u200b\u2060\ufeff" else character
        for character in text
    )
    return _LONE_SURROGATE.sub("\ufffd", spaced)


def _cut_at_ends(plain: str, marks: QuotationMarks) -> set[int]:
    masked = marks.masked(plain)
    starts = set(_sentencex_starts(masked))
    starts |= {start for start, ends in _judge_abbreviations(masked) if ends}
    starts -= {start for start, ends in _judge_abbreviations(masked) if not ends}
    starts |= {match.start(1) for match in _BRACKETED_SENTENCE.finditer(masked)}
    starts = _apply_list_marks(masked, starts)
    cuts = {_place_cut(masked, marks, start) for start in starts}
    cuts -= marks.enclosed()
    return {cut for cut in cuts if not _runs_on_after_quotation(plain, marks, cut)}


def _sentencex_starts(masked: str) -> Iterator[int]:
    import sentencex  # type: ignore[import-untyped]

    for boundary in sentencex.get_sentence_boundaries("en", masked):
        start = int(boundary["start_index"])
        while start < len(masked) and masked[start] == " ":
            start += 1
        if 0 < start < len(masked):
            yield start


def _judge_abbreviations(masked: str) -> Iterator[tuple[int, bool]]:
    """Yields, for each abbreviation, where the next word starts and whether a sentence does."""
    kinds = _abbreviations()
    for match in _DOTTED_WORD.finditer(masked):
        word = match.group(1)
        kind = kinds.get(word.lower()) or kinds.get(word.lower().rpartition("-")[2])
        if kind is None and not (len(word) == 1 and word.isupper()):
            continue
        start = match.start(2)
        verdict = _ends_sentence(word, kind, masked, start)
        if verdict is not None:
            yield start, verdict


def _ends_sentence(word: str, kind: str | None, masked: str, start: int) -> bool | None:
    following = _WORD.match(masked, start)
    next_word = following.group() if following else ""
    if next_word and next_word[0].islower():
        return False
    if kind == "inner":
        return False
    if kind == "place" and next_word.lower() in read_words("sentence_starters"):
        return True
    if kind in ("title", "place"):
        return False if next_word and word[0].isupper() else None
    if kind == "number":
        return False if next_word[:1].isdigit() else None
    if kind in ("open", "time"):
        if kind == "time" and (next_word.lower() in _time_words() or next_word in _TIME_ZONES):
            return False
        if next_word.lower() in read_words("sentence_starters"):
            return True
        if next_word in read_words("countries") and _verb_follows(masked, start + len(next_word)):
            return True
    return None


def _verb_follows(masked: str, start: int) -> bool:
    """Says whether a country's name is a subject: "in the U.S. Ukraine fired …"."""
    following = _WORD.search(masked, start)
    if following is None or not following.group().islower():
        return False
    tags = possible_tags(following.group())
    return bool(tags) and min(tags, key=lambda tag: tag[1])[0] in _FINITE


def _apply_list_marks(masked: str, starts: set[int]) -> set[int]:
    """Keeps "1." with its item, and starts a sentence at each further mark of the list."""
    head = _LIST_HEAD.match(masked)
    if head is None:
        return starts
    mark, close = head["mark"], re.escape(head["close"])
    kept = starts - {_after_spaces(masked, head.end())}
    position = head.end()
    while True:
        mark = str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)
        match = re.compile(rf"(?<=\s)[•⁃*-]?\s?{mark}{close}\s").search(masked, position)
        if match is None:
            return kept
        inside = {start for start in kept if match.start() < start <= match.end()}
        kept = (kept - inside - {_after_spaces(masked, match.end())}) | {match.start()}
        position = match.end()


def _after_spaces(masked: str, position: int) -> int:
    while position < len(masked) and masked[position] == " ":
        position += 1
    return position


def _place_cut(masked: str, marks: QuotationMarks, start: int) -> int:
    """Moves a cut left of the marks and spaces that open the next sentence."""
    cut = start
    while cut > 0 and masked[cut - 1] == " ":
        cut -= 1
    while cut < start and cut in marks.positions and cut not in marks.openers:
        cut += 1
    return cut


def _runs_on_after_quotation(plain: str, marks: QuotationMarks, cut: int) -> bool:
    """Says whether the words after a closing mark go on with the sentence of the quotation."""
    opener = marks.opener_of(cut - 1)
    if opener is None:
        return False
    tail = plain[cut : cut + _TAIL].lstrip()
    if tail[:1].islower():
        return True
    asks = plain[cut - 2 : cut - 1] in ("?", "!")
    before = plain[max(0, opener - _TAIL) : opener].rstrip()
    opens_sentence = not before or before[-1] in _TERMINATORS
    return asks and opens_sentence and _SPEECH_TAIL.match(tail) is not None


def _stripped(plain: str, start: int, end: int) -> tuple[int, int]:
    while start < end and plain[start] == " ":
        start += 1
    while end > start and plain[end - 1] == " ":
        end -= 1
    return start, end
