"""Compares the names and figures of a copy, slot by slot.

Where a sentence repeats a claim word for word, small words included, a slot of the one is the slot
of the other: what stands there is the same name or figure, or it is an error, whatever else in the
article would bear it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from factcheck.comparisons.name_forms import is_written_in, may_abbreviate
from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.mentions import NameMention
from factcheck.language.name_table import NameTable
from factcheck.language.names import same_entity
from factcheck.language.number_comparison import compare_quantities
from factcheck.language.spelling import fold_spelling
from factcheck.language.word_classes import is_negator, is_symmetric_verb
from factcheck.language.words import Word, WordKind
from factcheck.matching.alignment import speaks_for
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome
from factcheck.records import dataclass

# A copy shares so many plain words with its claim, and so much of all that it says; one that is
# the claim in every word need not be long.
FEWEST, FEWEST_OF_ALL, SHARE = 3, 2, 0.8
# Or it takes over so much of a claim that is no shorter than this, beside what it adds.
WHOLE, LONG = 0.8, 7
_ARTICLES = frozenset({"a", "an", "the"})
_JOINING = frozenset({"and", "or", "nor", "with", "&"})


@dataclass(frozen=True, slots=True)
class _Slot:
    """Holds what fills one slot: the index of its word in the draft and in the claim."""

    draft: int
    source: int


def compare_copied_details(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict for each slot of a copy that holds another name or figure.

    Nothing where any claim has the sentence with all its names and figures.
    """
    found: list[Observation] = []
    for evidence in _claims(reading):
        if evidence.retold:
            continue
        slots = _slots(reading.draft, evidence.analysis)
        if slots is None:
            continue
        different = [one for slot in slots if (one := _compare(reading, evidence, slots, slot))]
        if not different:
            return
        found = found or different
    yield from found


def _claims(reading: Reading) -> Iterator[Evidence]:
    yield from reading.evidence
    for candidate in reading.candidates:
        if all(candidate.claim is not evidence.claim for evidence in reading.evidence):
            yield candidate


def _slots(draft: Analysis, source: Analysis) -> list[_Slot] | None:
    """Returns the slots for names and figures that two sentences share, None for no copy.

    A slot counts where the words on either side of it are shared too, and where the claim has no
    other of its kind that the draft leaves out. What one denies and the other does not is no copy.
    """
    here, there = _shape(draft.words), _shape(source.words)
    mine, theirs = [key for key, _ in here], [key for key, _ in there]
    if not _may_copy(mine, theirs):
        return None
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    shared = [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    plain = sum(not _is_slot(mine[at]) for at, _ in shared)
    if plain < (FEWEST_OF_ALL if mine == theirs else FEWEST):
        return None
    whole = len(theirs) >= LONG and len(shared) >= WHOLE * len(theirs)
    if not (whole or len(shared) >= SHARE * len(mine)):
        return None
    left = Counter(theirs) - Counter(mine)
    if any(is_negator(key) for key in (*left, *(Counter(mine) - Counter(theirs)))):
        return None
    joined = {*shared, (-1, -1), (len(mine), len(theirs))}
    return [
        _Slot(here[at][1], there[other][1])
        for at, other in shared
        if _is_slot(mine[at])
        and not left[mine[at]]
        and {(at - 1, other - 1), (at + 1, other + 1)} <= joined
    ]


def _may_copy(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    known = set(theirs)
    shared = sum(key in known for key in mine)
    return shared >= SHARE * len(mine) or (len(theirs) >= LONG and shared >= WHOLE * len(theirs))


@lru_cache(maxsize=1024)
def _shape(words: tuple[Word, ...]) -> tuple[tuple[str, int], ...]:
    """Returns the keys of a sentence's words with their indices, one key for all of a kind.

    What is not known for a first name stands before the rest of it, and says no more.
    """
    return tuple(
        (_key(word), index)
        for index, word in enumerate(words)
        if word.kind is not WordKind.MARK
        and word.lower not in _ARTICLES
        and not _begins_name(words, index)
    )


def _key(word: Word) -> str:
    if word.kind is WordKind.WORD or (word.name is not None and word.name.description):
        return fold_spelling(word.lower)
    return f"#{word.kind}"


def _is_slot(key: str) -> bool:
    return key.startswith("#")


def _begins_name(words: Sequence[Word], index: int) -> bool:
    following = words[index + 1].name if index + 1 < len(words) else None
    return (
        following is not None
        and not following.description
        and following.start == words[index].end + 1
        and words[index].is_word
        and words[index].text.istitle()
        and index > 0
    )


def _compare(
    reading: Reading, evidence: Evidence, slots: Sequence[_Slot], slot: _Slot
) -> Observation | None:
    word, other = reading.draft.words[slot.draft], evidence.analysis.words[slot.source]
    if slot.draft in reading.quoted or word.kind is not other.kind:
        return None
    if word.quantity is not None and other.quantity is not None:
        compared = compare_quantities(word.quantity, other.quantity)
        if compared.relation != "conflict":
            return None
        kind, rule, message = "number", "other figure in a copy", compared.message
    elif word.name is not None and other.name is not None:
        if _may_mean(word.name, other.name, reading.book.table):
            return None
        if _only_changed_order(reading, evidence, slots, slot):
            return None
        kind, rule = "name", "other name in a copy"
        message = f"the draft says “{word.text}”, the source “{other.text}”"
    else:
        return None
    return Observation(
        kind, rule, Outcome.CONFLICT, word.text, other.text, word.start, word.end, message,
        evidence.claim,
    )  # fmt: skip


def _may_mean(name: NameMention, other: NameMention, table: NameTable) -> bool:
    """Says whether two names may mean one thing, or one of the two is no plain name."""
    return (
        name.description
        or other.description
        or name.adjective is not other.adjective
        or same_entity(name, other, table)
        or speaks_for(name, other, table)
        or speaks_for(other, name, table)
        or may_abbreviate(name.text, other.text)
        or is_written_in(name.text, other.text)
        or is_written_in(other.text, name.text)
    )


def _only_changed_order(
    reading: Reading, evidence: Evidence, slots: Sequence[_Slot], slot: _Slot
) -> bool:
    """Says whether two names have changed places where order says nothing: in a list."""
    draft, source = reading.draft, evidence.analysis
    entity = source.words[slot.source].name
    for other in slots:
        moved = draft.words[other.draft].name
        if other == slot or moved is None or entity is None or moved.entity != entity.entity:
            continue
        first, last = sorted((slot.draft, other.draft))
        between = draft.words[first + 1 : last]
        return all(
            word.kind is not WordKind.WORD
            or word.lower in _JOINING
            or word.lower in _ARTICLES
            or is_symmetric_verb(word.lower)
            for word in between
        )
    return False
