"""Compares how many of a thing a statement is about: all, some, only a part, none."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.comparisons.remainder import is_turned_twice
from factcheck.language.analysis import Analysis
from factcheck.language.mentions import Quantity, QuantityKind
from factcheck.language.parts_of_speech import NOUN, PLURAL
from factcheck.language.word_classes import ALL, is_restrictive, quantifier_range
from factcheck.language.words import Word, WordKind
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "quantifier"
# A quantifier stands at most so many words before the noun it measures.
REACH = 4
# So much of a sentence a claim about "not all" must cover before "every" conflicts with it.
MOSTLY = 0.6
_SHARES = (QuantityKind.PERCENT, QuantityKind.FRACTION)
_PAIRS = {"both": "neither", "neither": "both"}


def compare_quantifiers(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where draft and claim measure one noun in ways that exclude each other.

    Ranges that do not meet conflict (none, some); so does "all" where the claim says less, and
    "only" a part where the claim says all (VERDICTS, rule 1).
    """
    draft = reading.draft
    yield from _compare_pairs(reading)
    yield from _compare_totals(reading)
    for head in draft.content:
        if head in reading.quoted or draft.tags[head] not in (NOUN, PLURAL):
            continue
        measure = _measure(draft, head)
        if measure is None or _compares(draft, measure):
            continue
        for evidence in reading.hosts(head):
            pair = evidence.alignment.by_draft.get(head)
            if pair is None:
                continue
            source_measure = _measure(evidence.analysis, pair.source)
            if source_measure is None:
                source_measure = _part(evidence.analysis, pair.source)
            if source_measure is None or is_turned_twice(reading, evidence):
                continue
            if _exclude(draft, measure, evidence, source_measure):
                yield _observe(draft, evidence, measure, source_measure)
                break


def _compare_pairs(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict of "both" with "neither" for the same two names."""
    paired = [word for word in reading.draft.words if word.lower in _PAIRS]
    for evidence in reading.evidence:
        for word in paired:
            opposite = _PAIRS[word.lower]
            rival = next(
                (other for other in evidence.analysis.words if other.lower == opposite), None
            )
            shared = sum(
                reading.draft.words[index].name is not None for index in evidence.alignment.by_draft
            )
            if rival is not None and shared >= 2:
                yield Observation(
                    KIND, "both and neither", Outcome.CONFLICT, word.text, rival.text,
                    word.start, word.end,
                    f"the draft says “{word.text}”, the source “{rival.text}”", evidence.claim,
                )  # fmt: skip
                return


def _compare_totals(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict of "all 22" with "17 of 22", and of "every" with "not all"."""
    words = reading.draft.words
    totals = [
        (index, word)
        for index, word in enumerate(words[:-1])
        if _range_of(word) == ALL
        and index not in reading.quoted
        and not (index > 0 and words[index - 1].lower == "not")
    ]
    for evidence in reading.evidence:
        source = evidence.analysis
        for index, word in totals:
            pair = evidence.alignment.by_draft.get(index + 1)
            parted = pair is not None and _is_whole(source, pair.source)
            if parted or _denies_all(evidence):
                yield Observation(
                    KIND, "all and not all", Outcome.CONFLICT, word.text, source.text,
                    word.start, word.end,
                    f"the draft says “{word.text}”, the source only a part", evidence.claim,
                )  # fmt: skip
                return


def _is_whole(sentence: Analysis, index: int) -> bool:
    """Says whether a figure is what another one is taken of ("17 of 22")."""
    part = sentence.words[index - 2 : index - 1]
    return (
        index > 1
        and sentence.words[index].quantity is not None
        and sentence.words[index - 1].lower == "of"
        and part[0].quantity is not None
    )


def _denies_all(evidence: Evidence) -> bool:
    """Says whether the claim opens with "not all", "not every" and covers most of the draft."""
    words = [word.lower for word in evidence.analysis.words[:2]]
    return (
        len(words) == 2
        and words[0] == "not"
        and quantifier_range(words[1]) == ALL
        and evidence.coverage >= MOSTLY
    )


def _compares(draft: Analysis, measure: int) -> bool:
    """Tells "none is larger than X" (X is largest) from a statement about none."""
    return quantifier_range(draft.words[measure].lower) == (0, 0) and any(
        word.lower == "than" for word in draft.words
    )


def _measure(sentence: Analysis, head: int) -> int | None:
    """Returns the quantifier that measures a noun, None where it has none."""
    for index in range(head - 1, max(-1, head - 1 - REACH), -1):
        word = sentence.words[index]
        if quantifier_range(word.lower) is not None or is_restrictive(word.lower):
            counted = sentence.words[index - 2].quantity if index > 1 else None
            taken = counted is not None and sentence.words[index - 1].lower == "of"
            return index - 2 if taken else index
        if word.quantity is not None and word.quantity.kind in _SHARES:
            return index
        if sentence.tags[index] in (NOUN, PLURAL) and index != head - 1:
            return None
        if word.kind is WordKind.MARK and word.text in (",", ";", ":"):
            return None
    return None


def _part(sentence: Analysis, head: int) -> int | None:
    """Returns the figure that takes a part of a noun ("40% of the money", "nine of the …")."""
    for index in range(head - 1, max(0, head - 1 - REACH), -1):
        word = sentence.words[index]
        if word.quantity is not None:
            return index if sentence.words[index + 1].lower == "of" else None
        if not word.is_word:
            return None
    return None


def _exclude(draft: Analysis, measure: int, evidence: Evidence, other: int) -> bool:
    here = _range_of(draft.words[measure])
    word = evidence.analysis.words[other]
    there = _range_of(word)
    if draft.words[measure].quantity is not None and word.quantity is not None:
        return False
    if there is None:
        return False
    if here is None:
        return is_restrictive(draft.words[measure].lower) and there == ALL
    if here == ALL and there[0] < 100:
        return True
    return here[0] > there[1] or there[0] > here[1]


def _range_of(word: Word) -> tuple[int, int] | None:
    return _share(word.quantity) if word.quantity else quantifier_range(word.lower)


def _share(quantity: Quantity) -> tuple[int, int]:
    """Returns the share in percent that a figure takes; a count of some takes neither all."""
    if quantity.kind is QuantityKind.PERCENT:
        return round(quantity.low), round(quantity.high)
    if quantity.kind is QuantityKind.FRACTION:
        return round(100 * quantity.low), round(100 * quantity.high)
    return 1, 99


def _observe(draft: Analysis, evidence: Evidence, measure: int, other: int) -> Observation:
    word, source = draft.words[measure], evidence.analysis.words[other]
    return Observation(
        KIND, "other measure", Outcome.CONFLICT, word.text, source.text, word.start, word.end,
        f"the draft says “{word.text}”, the source “{source.text}”", evidence.claim,
    )  # fmt: skip
