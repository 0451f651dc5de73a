"""Cuts a sentence into the stretches of its figures, and sees of which of them something is said.

"12 minutes on weekdays and half an hour on Sundays": what is said of Sundays is said of the half
hour. What all figures share, the subject before and the place behind them, tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.comparisons.reading import Reading, words_of_kind
from factcheck.language.analysis import Analysis
from factcheck.language.mentions import QuantityKind
from factcheck.language.parts_of_speech import NAME, NOUN, PLURAL, PREPOSITION
from factcheck.language.quantity_reading import AGE
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.word_classes import is_light_verb
from factcheck.language.words import Word
from factcheck.matching.alignment import Tie, tie_words
from factcheck.matching.candidates import Evidence
from factcheck.records import dataclass

# Marks and words that part one figure's stretch from the next one's, the strongest last.
_STRENGTHS = {",": 1, "and": 2, "or": 2, "but": 3, "while": 3, "whereas": 3, "—": 3, "–": 3, ";": 4}
_ALIKE = frozenset({Tie.SAME, Tie.SYNONYM, Tie.DERIVED, Tie.NEAR, Tie.CONVERSE, Tie.PART})
# Behind these stands where or when something was, which may be true of all figures.
_SHARED = frozenset(
    {"in", "into", "on", "onto", "at", "during", "since", "by", "within", "near", "across", "over"}
)
_NOUNS = frozenset({NOUN, PLURAL, NAME})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Holds a figure with the words around it, all as word indices, `first` to `last` inclusive.

    `acts` says that the stretch names of its own who or what the figure is about.
    """

    figure: int
    first: int
    last: int
    acts: bool


def cut_stretches(sentence: Analysis) -> tuple[Stretch, ...]:
    """Returns the stretches of the figures of a sentence, none where a figure has no limits."""
    figures = [
        index
        for index, word in words_of_kind(sentence, "quantity")
        if word.quantity is not None and word.quantity.kind is not QuantityKind.LABEL
    ]
    limits: list[int] = [-1]
    for left, right in pairwise(figures):
        limit = _limit(sentence, left, right)
        if limit is None:
            return ()
        limits.append(limit)
    limits.append(len(sentence.words))
    return tuple(
        Stretch(figure, first + 1, last - 1, _has_actor(sentence, figure, first + 1, last - 1))
        for figure, (first, last) in zip(figures, pairwise(limits), strict=True)
    )


def _limit(sentence: Analysis, left: int, right: int) -> int | None:
    words = sentence.words
    quantity = words[right].quantity
    if quantity is not None and quantity.head == AGE and words[right - 1].lower == ",":
        # "Ivo Brandt, 43": the age is his whose name stands before the comma.
        return right - 3 if right - 2 > left else None
    found = [
        (_STRENGTHS[words[index].lower], index)
        for index in range(left + 1, right)
        if words[index].lower in _STRENGTHS
    ]
    return max(found)[1] if found else None


def _has_actor(sentence: Analysis, figure: int, first: int, last: int) -> bool:
    own = [index for index in range(first, last + 1) if index not in sentence.framing]
    verbs = [index for index in own if sentence.tags[index] in VERB_TAGS]
    quantity = sentence.words[figure].quantity
    if verbs and (quantity is None or quantity.head != AGE):
        return any(
            frame.verb in own and any(subject in own for subject in frame.subjects)
            for frame in sentence.frames
        )
    return any(sentence.tags[index] in _NOUNS for index in own if index < figure)


def says_of_another(reading: Reading, evidence: Evidence, index: int, own: int, other: int) -> bool:
    """Says whether the words around a draft's figure are those of another figure of the claim.

    `index` is the figure's word in the draft, `own` the one with its value in the claim. Where the
    draft names what only the other figure is said of, that tells more than any other word.
    """
    votes = _votes(reading, evidence, index, own, other)
    if votes is None or not votes[1]:
        return False
    words = reading.draft.words
    named = [
        any(words[place].name is not None and place < index for place in side) for side in votes
    ]
    return not votes[0] or (named[1] and not named[0] and len(votes[0]) < 2)


def says_of_its_own(reading: Reading, evidence: Evidence, index: int, own: int, other: int) -> bool:
    """Says whether the words around a draft's figure are those of the same figure of the claim."""
    votes = _votes(reading, evidence, index, own, other)
    if votes is None:
        return False
    told = [place for place in votes[0] if not _is_counted(reading.draft, place, index)]
    return len(told) > len(votes[1])


def _votes(
    reading: Reading, evidence: Evidence, index: int, own: int, other: int
) -> tuple[list[int], list[int]] | None:
    """Lists the draft's words that only the one figure's stretch has, and only the other's."""
    source = evidence.analysis
    stretches = {stretch.figure: stretch for stretch in cut_stretches(source)}
    here = _stretch_of(reading.draft, index)
    if own not in stretches or other not in stretches or here is None:
        return None
    mine, theirs = stretches[own], stretches[other]
    votes: tuple[list[int], list[int]] = ([], [])
    for place in _telling(reading, here):
        word = reading.draft.words[place]
        alike = [list(_alike(reading, evidence, word, stretch)) for stretch in (mine, theirs)]
        if alike[0] and not alike[1]:
            if all(
                _tells(source, found, mine, theirs)
                and not (_is_counted(source, found, own) and _counts_nothing_else(source, other))
                for found in alike[0]
            ):
                votes[0].append(place)
        elif (
            alike[1]
            and not alike[0]
            and not _is_counted(reading.draft, place, here.figure)
            and all(_tells(source, found, theirs, mine) for found in alike[1])
        ):
            votes[1].append(place)
    return votes


def _stretch_of(draft: Analysis, index: int) -> Stretch | None:
    stretches = cut_stretches(draft)
    return next((stretch for stretch in stretches if stretch.figure == index), None)


def _telling(reading: Reading, here: Stretch) -> Iterator[int]:
    """Yields the words of a draft's stretch that can tell."""
    draft = reading.draft
    for index in draft.content:
        word = draft.words[index]
        if (
            here.first <= index <= here.last
            and word.quantity is None
            and index not in draft.framing
            and not (draft.tags[index] in VERB_TAGS and is_light_verb(word.stem))
        ):
            yield index


def _is_counted(draft: Analysis, index: int, figure: int) -> bool:
    """Says whether a word is what a figure counts, which tells nothing against it."""
    quantity = draft.words[figure].quantity
    return (
        quantity is not None
        and quantity.head_start is not None
        and quantity.head_end is not None
        and quantity.head_start <= draft.words[index].start < quantity.head_end
    )


def _counts_nothing_else(source: Analysis, figure: int) -> bool:
    """Says whether a figure names no noun: it may count what another does ("killed 3, hurt 4")."""
    quantity = source.words[figure].quantity
    return quantity is None or quantity.head_start is None or quantity.head_start < quantity.start


def _alike(reading: Reading, evidence: Evidence, word: Word, stretch: Stretch) -> Iterator[int]:
    source = evidence.analysis
    for index in source.content:
        if stretch.first <= index <= stretch.last and source.words[index].quantity is None:
            tie = tie_words(word, source.words[index], reading.book.table)
            if tie in _ALIKE:
                yield index


def _tells(source: Analysis, index: int, theirs: Stretch, mine: Stretch) -> bool:
    """Says whether a word of another figure's stretch is said of that figure alone."""
    if source.tags[index] in VERB_TAGS:
        return all(_has_verb(source, stretch) for stretch in (theirs, mine))
    opens = index < theirs.figure and _opens(source, index, theirs)
    if theirs.first < mine.first and opens:
        return mine.acts
    start = theirs.figure if index > theirs.figure else theirs.first
    preposition = _preposition(source, index, start)
    if preposition in _SHARED:
        return any(
            source.words[place].lower == preposition
            for place in range(mine.figure + 1, mine.last + 1)
        )
    return True


def _has_verb(source: Analysis, stretch: Stretch) -> bool:
    return any(
        source.tags[place] in VERB_TAGS and place not in source.framing
        for place in range(stretch.first, stretch.last + 1)
    )


def _opens(source: Analysis, index: int, stretch: Stretch) -> bool:
    """Says whether a word stands before the first verb, where the subject of all figures does."""
    return not any(source.tags[place] in VERB_TAGS for place in range(stretch.first, index))


def _preposition(source: Analysis, index: int, start: int) -> str | None:
    """Returns the nearest preposition between two words, "of" left out."""
    return next(
        (
            source.words[place].lower
            for place in range(index - 1, start, -1)
            if source.tags[place] == PREPOSITION and source.words[place].lower != "of"
        ),
        None,
    )
