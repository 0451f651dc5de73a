"""Reads sentences that repeat a claim word for word, all but a word or two.

Where a draft has the claim's own words in their order, small words included, what differs is no
paraphrase: another of its kind, a lost "not", "for" in the place of "against".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparisons.condition import negators_of, share_conditions
from factcheck.comparisons.copy_gaps import Gap, find_gaps, is_quoted, telling_words
from factcheck.comparisons.reading import Observation, Reading, words_of_kind
from factcheck.comparisons.remainder import counts_the_rest
from factcheck.language.analysis import Analysis
from factcheck.language.number_tokens import cut_tokens
from factcheck.language.number_words import read_number
from factcheck.language.parts_of_speech import ADJECTIVE, MODAL, NOUN, PLURAL
from factcheck.language.relations import Relation, relation
from factcheck.language.units import dimension_of, names_of_units
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.word_classes import (
    ALL,
    class_words,
    contrary_prepositions,
    is_negator,
    quantifier_range,
)
from factcheck.language.words import Word
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome
from factcheck.records import dataclass

KIND = "word"
NEGATION_RULE = "negation in a copy"
NEGATION = "negation"
# What takes the place of something else is at most so long on either side.
LONGEST = 3
_TIMES = frozenset({"once", "twice", "thrice"})
_CLASSES = (frozenset({NOUN, PLURAL, ADJECTIVE}), VERB_TAGS - {MODAL})
_ALIKE = (Relation.SAME, Relation.SYNONYM, Relation.DERIVED, Relation.HYPERNYM)


@dataclass(frozen=True, slots=True)
class _Difference:
    """Holds what differs: the rule that says so, and the words on either side, if any."""

    rule: str
    outcome: Outcome
    draft: Word | None
    source: Word | None


def compare_exact_copies(reading: Reading) -> Iterator[Observation]:
    """Yields what one claim's exact copy has otherwise.

    A word for another of its kind, an opposite, a contrary preposition, a quantifier that says
    more, and a negation on one side conflict; any other word is a note that keeps the sentence
    from being supported. Names, figures and quotations are compared elsewhere.
    """
    for evidence in reading.evidence:
        gaps = find_gaps(reading.draft.text, evidence.analysis.text)
        if (
            gaps is None
            or evidence.retold
            or not share_conditions(reading.draft, evidence.analysis)
        ):
            continue
        for gap in gaps:
            found = _read_gap(reading, evidence.analysis, gap)
            if found is not None and found.rule == NEGATION_RULE:
                found = None if _tells_of_the_rest(reading, evidence) else found
            if found is not None and not _is_denied_elsewhere(found, reading, evidence.analysis):
                word, other = found.draft, found.source
                yield Observation(
                    NEGATION if found.rule == NEGATION_RULE else KIND, found.rule,
                    found.outcome, word.text if word else None, other.text if other else None,
                    word.start if word else None, word.end if word else None,
                    _message(word, other), evidence.claim,
                )  # fmt: skip
        return


def _message(word: Word | None, other: Word | None) -> str:
    if word is None:
        return f"the draft leaves out the source’s “{other.text if other else ''}”"
    if other is None:
        return f"the draft says “{word.text}”, the source does not"
    return f"the draft says “{word.text}”, the source “{other.text}”"


def _read_gap(reading: Reading, source: Analysis, gap: Gap) -> _Difference | None:
    if max(len(gap.draft), len(gap.source)) > LONGEST or is_quoted(reading.draft, gap.draft):
        return None
    single = _other_rank(gap) or _other_unit(gap) or _near_negation(gap)
    if single is not None:
        return single
    if any(_is_named(reading.draft, word) for word in gap.draft):
        return None
    if any(_is_named(source, word) for word in gap.source):
        return None
    return (
        _lone_negation(gap)
        or _excluding(gap)
        or _other_word(reading, source, gap.draft, gap.source)
    )


def _other_rank(gap: Gap) -> _Difference | None:
    """Finds one rank in the place of another, "third world" and "came in first" included."""
    if len(gap.draft) != 1 or len(gap.source) != 1:
        return None
    mine, theirs = _rank(gap.draft[0].text), _rank(gap.source[0].text)
    if mine is None or theirs is None or mine == theirs:
        return None
    return _Difference("another rank in a copy", Outcome.CONFLICT, gap.draft[0], gap.source[0])


def _other_unit(gap: Gap) -> _Difference | None:
    """Finds one unit in the place of another of its dimension, after the same figure."""
    if len(gap.draft) != 1 or len(gap.source) != 1:
        return None
    mine, theirs = (names_of_units().get(word.lower) for word in (gap.draft[0], gap.source[0]))
    if mine is None or theirs is None or mine == theirs:
        return None
    if dimension_of(mine) != dimension_of(theirs):
        return None
    return _Difference("another unit in a copy", Outcome.CONFLICT, gap.draft[0], gap.source[0])


def _near_negation(gap: Gap) -> _Difference | None:
    """Finds "hardly" or "seldom" in the place of a word that denies nothing, or reversed."""
    if len(gap.draft) != 1 or len(gap.source) != 1:
        return None
    mine, theirs = gap.draft[0].lower, gap.source[0].lower
    denying = class_words("near negator")
    if (mine in denying) is (theirs in denying) or relation(mine, theirs) in _ALIKE:
        return None
    if is_negator(mine) or is_negator(theirs):
        return None
    return _Difference("near negation in a copy", Outcome.CONFLICT, gap.draft[0], gap.source[0])


def _rank(word: str) -> float | None:
    number = read_number(cut_tokens(word), 0)
    return number.low if number is not None and number.ordinal else None


def _is_named(sentence: Analysis, word: Word) -> bool:
    """Says whether a word is part of a name or a figure, a description in plain words not."""
    if any(letter.isdigit() for letter in word.text):
        return True
    index = sentence.index_at(word.start)
    if index is None or not word.text[0].isupper() or quantifier_range(word.lower) is not None:
        return False
    name = sentence.words[index].name
    return name is not None and not name.description


def _lone_negation(gap: Gap) -> _Difference | None:
    """Finds a negation that only one side has, nothing else being other there."""
    mine = [word for word in gap.draft if is_negator(word.lower)]
    theirs = [word for word in gap.source if is_negator(word.lower)]
    if len(mine) == len(theirs) or not gap.inner:
        return None
    rest = [word for word in gap.draft if word not in mine and not _is_auxiliary(word)]
    lost = [word for word in gap.source if word not in theirs and not _is_auxiliary(word)]
    if len(rest) > 1 or len(lost) > 1 or (len(rest) != len(lost)):
        return None
    if rest and relation(rest[0].lower, lost[0].lower) not in (Relation.SAME, Relation.DERIVED):
        return None
    return _Difference(
        NEGATION_RULE, Outcome.CONFLICT, mine[0] if mine else None,
        theirs[0] if theirs else None,
    )  # fmt: skip


def _tells_of_the_rest(reading: Reading, evidence: Evidence) -> bool:
    """Says whether the draft has what the claim's figures leave over, and no figure of its own."""
    theirs = {word.stem for _, word in words_of_kind(evidence.analysis, "quantity")}
    mine = {word.stem for _, word in words_of_kind(reading.draft, "quantity")}
    return not mine <= theirs and counts_the_rest(reading, evidence)


def _is_denied_elsewhere(found: _Difference, reading: Reading, source: Analysis) -> bool:
    """Says whether a negation only stands in another place: "neither A nor B has", "A has not"."""
    mine, theirs = negators_of(reading.draft), negators_of(source)
    return found.rule == NEGATION_RULE and len(mine) == len(theirs)


def _is_auxiliary(word: Word) -> bool:
    return word.lower in ("do", "does", "did", "ever", "can", "could", "wo", "will", "ca")


def _excluding(gap: Gap) -> _Difference | None:
    """Finds two words in one place that exclude each other, "missed" and "did not attend" apart."""
    denied = [any(is_negator(word.lower) for word in words) for words in (gap.draft, gap.source)]
    for word in gap.draft:
        for other in gap.source:
            rule = _exclusion(word.lower, other.lower)
            opposite = relation(word.lower, other.lower) is Relation.ANTONYM
            if rule is not None and not (opposite and denied[0] is not denied[1]):
                return _Difference(rule, Outcome.CONFLICT, word, other)
    return None


def _exclusion(mine: str, theirs: str) -> str | None:
    if frozenset((mine, theirs)) in contrary_prepositions():
        return "contrary preposition in a copy"
    here, there = quantifier_range(mine), quantifier_range(theirs)
    if mine != theirs and {mine, theirs} <= _TIMES:
        return "other measure in a copy"
    if here is not None and there is not None:
        apart = here[0] > there[1] or there[0] > here[1]
        return "other measure in a copy" if apart or here == ALL != there else None
    if relation(mine, theirs) in (Relation.ANTONYM, Relation.SISTER):
        return "other of its kind in a copy"
    return None


def _other_word(
    reading: Reading, source: Analysis, mine: Sequence[Word], theirs: Sequence[Word]
) -> _Difference | None:
    """Finds the one telling word of the draft that stands where the claim has an unlike one."""
    told, left = telling_words(reading.draft, mine), telling_words(source, theirs)
    if len(told) != 1 or not left:
        return None
    (index, word), (other, rival) = told[0], left[0]
    if index in reading.draft.framing or reading.best_pair(index) is not None:
        return None
    tags = reading.draft.tags[index], source.tags[other]
    if not any(tags[0] in tagged and tags[1] in tagged for tagged in _CLASSES):
        return None
    if any(relation(word.lower, one.lower) in _ALIKE for _, one in left):
        return None
    return _Difference("another word in a copy", Outcome.NOTE, word, rival)
