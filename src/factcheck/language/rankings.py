"""Reads comparisons of two things in one form: which of them has more of what.

"A is longer than B", "B is shorter than A", "A exceeds B in length" and "B trails A" all put A
above B. Scales are `lexicon/scales.tsv`, words that rank `lexicon/ranking_words.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.language.analysis import Analysis
from factcheck.language.base_forms import possible_bases
from factcheck.language.event_phrases import Phrase, phrase_start, region_after, region_of
from factcheck.language.frames import Frame
from factcheck.language.lexicon import read_rows
from factcheck.language.mentions import DateMention
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    GERUND,
    NOUN,
    PARTICIPLE,
    PLURAL,
)
from factcheck.language.scales import AMOUNT, comparative_base, scale_of
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.words import WordKind
from factcheck.records import dataclass

RANK = "rank"
_MORE, _LESS = "more", "less"
_REACH = 14
_EARLIER = frozenset({"before", "earlier", "previously", "ago", "previous", "past"})
_NOTHING = frozenset({"no", "none", "nobody", "nothing", "neither", "nowhere"})
_PLACING = frozenset({"in", "on", "at", "to", "for", "by", "with", "from", "among", "during"})


@dataclass(frozen=True, slots=True)
class Ranking:
    """Holds one comparison: the words that make it, what has more, what has less, and of what.

    `scale` is the name of the scale, or the adjective itself where no scale has it; `measured`
    are the words for what is compared ("turnout"), where the sentence names it apart.
    """

    words: tuple[int, ...]
    greater: Phrase
    less: Phrase
    scale: str
    measured: Phrase = frozenset()

    @property
    def word(self) -> int:
        """Returns the word that compares, or the verb that ranks."""
        return self.words[0]


def read_rankings(sentence: Analysis) -> tuple[Ranking, ...]:
    """Returns the comparisons of two things that a sentence makes."""
    lowers = {word.lower for word in sentence.words}
    found = list(_by_than(sentence)) if "than" in lowers else []
    if "as" in lowers:
        found += _by_multiple(sentence)
    found += _by_frames(sentence)
    return tuple(one for one in found if one.greater and one.less)


def read_time_rankings(sentence: Analysis) -> Iterator[tuple[int, int, Phrase]]:
    """Yields comparisons with another time: the word that compares, its way, what is measured.

    The way is 1 where the later time has more.
    """
    for index, word in enumerate(sentence.words):
        if word.lower != "than" or index + 1 == len(sentence.words):
            continue
        compared = _comparative(sentence, index)
        later = _is_later(sentence, index) if compared is not None else 0
        if compared is None or not later:
            continue
        at, end, _, way = compared
        frame = _frame_around(sentence, at)
        subject = subject_region(sentence, frame) if frame and frame.subjects else frozenset()
        measured = subject | region_of(sentence, end + 1, index)
        yield at, way * later, frozenset(i for i in measured if sentence.words[i].date is None)


def _is_later(sentence: Analysis, than: int) -> int:
    """Returns 1 where "than" names an earlier time than is spoken of, -1 a later one, else 0."""
    rest = [word for word in sentence.words[than + 1 :] if word.kind is not WordKind.MARK][:4]
    if not rest:
        return 0
    placed = rest[1:] if rest[0].lower in _PLACING else rest
    second = placed[0].date if placed else None
    firsts = [word.date for word in sentence.words[:than] if word.date is not None]
    if second is not None and firsts:
        return _order(firsts[-1], second)
    if second is not None:
        return 1
    return int(any(word.lower in _EARLIER or word.date is not None for word in rest))


def _order(first: DateMention, second: DateMention) -> int:
    """Returns 1 where the first of two dates is the later one, -1 where it is the earlier."""
    if first.first is not None and second.first is not None:
        return (first.first > second.first) - (first.first < second.first)
    ones, others = (first.year, first.month), (second.year, second.month)
    for one, other in zip(ones, others, strict=True):
        if one is not None and other is not None and one != other:
            return 1 if one > other else -1
    return 0


def _ranking(
    words: Sequence[int], sides: tuple[Phrase, Phrase], scale: str, way: int, measured: Phrase
) -> Ranking:
    first, second = sides if way > 0 else sides[::-1]
    return Ranking(tuple(words), first - second, second - first, scale, measured - first - second)


def _by_than(sentence: Analysis) -> Iterator[Ranking]:
    for index, word in enumerate(sentence.words):
        if word.lower != "than" or index + 1 == len(sentence.words):
            continue
        compared = _comparative(sentence, index)
        following = sentence.words[index + 1 : index + 3]
        if compared is None or any(word.quantity is not None for word in following):
            continue
        at, end, scale, way = compared
        second = region_after(sentence, index + 1)
        first, measured = _compared(sentence, at, end, index)
        denied = _denied(sentence, at)
        if denied is not None:
            # "No part made more than B" puts B first; "A is not longer" says nothing sure.
            yield _ranking(range(at, end + 1), (first, second), scale, way * denied, measured)


def _comparative(sentence: Analysis, than: int) -> tuple[int, int, str, int] | None:
    """Returns a comparative before "than": its first and last word, scale and way."""
    for index in range(than - 1, max(-1, than - _REACH), -1):
        word = sentence.words[index]
        if word.lower in ("more", "less", "fewer"):
            way = 1 if word.lower == "more" else -1
            following = index + 1
            if following < than and sentence.tags[following] in (ADJECTIVE, ADVERB):
                scale, sign = scale_of(sentence.words[following].lower)
                if following + 1 == than or sentence.tags[following + 1] not in (NOUN, PLURAL):
                    return index, following, scale, way * sign
            return index, index, AMOUNT, way
        base = comparative_base(word.text.lower())
        if base is not None:
            scale, sign = scale_of(base)
            adverb = index + 1 == than and not _after_copula(sentence, index)
            return index, index, AMOUNT if adverb and scale == "amount" else scale, sign
    return None


def _denied(sentence: Analysis, index: int) -> int | None:
    """Returns -1 where nothing has more than the second thing, None where that is denied of one."""
    frame = _frame_around(sentence, index)
    if frame is None or not (frame.negated or any(i in sentence.negated for i in frame.subjects)):
        return 1
    opens = [word.lower for word in sentence.words[: frame.first]]
    return -1 if not _NOTHING.isdisjoint(opens) else None


def _after_copula(sentence: Analysis, index: int) -> bool:
    return any(frame.stem == "be" and index in frame.objects for frame in sentence.frames)


def _compared(sentence: Analysis, at: int, end: int, than: int) -> tuple[Phrase, Phrase]:
    """Returns the first thing compared with what is measured of both."""
    between = region_of(sentence, end + 1, than)
    preposition = sentence.words[than + 1].lower
    if preposition in _PLACING:
        for index in range(than - 1, -1, -1):
            if sentence.words[index].lower == preposition:
                first = region_after(sentence, index + 1, stop=than)
                others = region_of(sentence, 0, index)
                return first, (others | between) - first
    frame = _frame_around(sentence, at)
    if frame is None or not frame.subjects or min(frame.subjects) > than:
        return between, frozenset()
    if sentence.words[frame.subjects[0]].lower == "there" or not frame.first < at:
        return between, frozenset()
    return subject_region(sentence, frame), between


def _frame_around(sentence: Analysis, index: int) -> Frame | None:
    """Returns the frame whose verb stands nearest before a word, else after it."""
    verbs = [frame for frame in sentence.frames if not frame.nominal]
    before = [frame for frame in verbs if frame.first < index]
    return max(before, key=lambda frame: frame.verb, default=verbs[0] if verbs else None)


def subject_region(sentence: Analysis, frame: Frame) -> Phrase:
    """Returns the subject of a verb with all that belongs to it ("revenue at the firm")."""
    found: set[int] = set()
    for head in frame.subjects:
        start = phrase_start(sentence, head)
        listed = head < frame.first and not any(
            sentence.tags[index] in VERB_TAGS - {PARTICIPLE, GERUND}
            for index in range(head, frame.first)
        )
        if listed:
            found |= region_of(sentence, start, frame.first)
        else:
            found |= region_after(sentence, start)
    return frozenset(found)


def _by_multiple(sentence: Analysis) -> Iterator[Ranking]:
    """Reads "twice as many X as B", "half as long as B"."""
    words = sentence.words
    for index, word in enumerate(words[:-2]):
        if word.lower != "as" or words[index + 1].lower == "well" or not index:
            continue
        way = _multiple(sentence, index)
        last = next(
            (i for i in range(index + 2, min(index + 8, len(words))) if words[i].lower == "as"),
            None,
        )
        if not way or last is None:
            continue
        scale, sign = scale_of(words[index + 1].lower)
        first, measured = _compared(sentence, index, index + 1, last)
        if last + 1 < len(words):
            second = region_after(sentence, last + 1)
            yield _ranking((index, index + 1), (first, second), scale, way * sign, measured)


def _multiple(sentence: Analysis, index: int) -> int:
    for before in range(index - 1, max(-1, index - 4), -1):
        word = sentence.words[before]
        bases = {base for part in word.text.split() for base in possible_bases(part)}
        for way, sign in (("up", 1), ("down", -1)):
            if not _words(way, "multiple").isdisjoint(bases):
                return sign
    return 0


def _by_frames(sentence: Analysis) -> Iterator[Ranking]:
    for frame in sentence.frames:
        if frame.nominal or not frame.doers or frame.negated:
            continue
        verb = possible_bases(sentence.words[frame.verb].text)
        for way, sign in (("up", 1), ("down", -1)):
            if frame.undergoers and not _words(way, "verb").isdisjoint(verb):
                actor, acted_on = subject_region(sentence, frame), _at(sentence, frame.undergoers)
                if frame.passive:
                    actor, acted_on = _at(sentence, frame.doers), subject_region(sentence, frame)
                yield _ranking((frame.verb,), (actor, acted_on), RANK, sign, frozenset())
        if not _words("host", "preposition").isdisjoint(verb):
            yield from _by_preposition(sentence, frame)


def _at(sentence: Analysis, heads: tuple[int, ...]) -> Phrase:
    return frozenset(index for head in heads for index in (head, *region_after(sentence, head)))


def _by_preposition(sentence: Analysis, frame: Frame) -> Iterator[Ranking]:
    words = sentence.words
    for index in range(frame.last + 1, min(frame.last + 5, len(words) - 1)):
        for length in (3, 2, 1):
            text = " ".join(word.lower for word in words[index : index + length])
            way = 1 if text in _words("up", "preposition") else -1
            if way < 0 and text not in _words("down", "preposition"):
                continue
            if sentence.tags[index + length] == "number" or index + length >= len(words):
                continue
            second = region_after(sentence, index + length)
            told = (*range(index, index + length), frame.verb)
            sides = subject_region(sentence, frame), second
            yield _ranking(told, sides, RANK, way, frozenset())
            return


@lru_cache(maxsize=16)
def _words(way: str, stands: str) -> frozenset[str]:
    cells = [row[2] for row in read_rows("ranking_words") if row[:2] == (way, stands)]
    return frozenset(word for cell in cells for word in cell.split("|"))
