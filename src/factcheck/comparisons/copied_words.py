"""Finds words that a close copy of a claim has of its own.

Who takes over a sentence nearly word for word and puts another word into it, or one more, says
something else, whatever the rest of the article has that word for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparisons.copy_gaps import Gap, find_gaps, is_quoted, telling_words, words_of
from factcheck.comparisons.reading import Observation, Reading
from factcheck.comparisons.totality import floats
from factcheck.language.analysis import Analysis
from factcheck.language.parts_of_speech import ADJECTIVE, NOUN, PLURAL
from factcheck.language.relations import Relation, is_broader, relation
from factcheck.language.spelling import fold_spelling
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.word_classes import (
    class_words,
    is_hedge,
    is_negator,
    quantifier_range,
)
from factcheck.language.words import Word
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "word"
# So many words of a close copy are its claim's, and so large a share of all but the gap.
FEWEST, SHARE = 4, 0.9
# A gap of more words is a clause, which is judged as one.
LONGEST = 8
# Of words with one beginning, the shorter has so many letters, or the longer is an inflection.
LONG, SHORT, LONGEST_ENDING = 5, 3, 2
_ALIKE = (
    Relation.SAME,
    Relation.SYNONYM,
    Relation.DERIVED,
    Relation.CONVERSE,
    Relation.HYPERNYM,
    Relation.NEAR,
)
_OPPOSED = (Tie.ANTONYM, Tie.SISTER)
_TAGS = frozenset({NOUN, PLURAL, ADJECTIVE}) | VERB_TAGS


def compare_copied_words(reading: Reading) -> Iterator[Observation]:
    """Yields the first word of a close copy that says what no word of its claim does.

    In the place of another it is a note that keeps the sentence from being supported; one more is
    added. Names, figures and quotations are compared elsewhere.
    """
    for evidence in reading.evidence:
        gaps = find_gaps(reading.draft.text, evidence.analysis.text)
        if gaps is None or evidence.retold:
            continue
        for gap in gaps:
            if _is_close(reading.draft, gaps, gap):
                found = _read_gap(reading, evidence, gap)
                if found is not None:
                    yield found
                    return
        return


def _is_close(draft: Analysis, gaps: Sequence[Gap], gap: Gap) -> bool:
    """Says whether nearly all words beside a gap, those in quotation marks left out, are copied."""
    if max(len(gap.draft), len(gap.source)) > LONGEST or is_quoted(draft, gap.draft):
        return False
    beside = [word for word in words_of(draft.text) if not is_quoted(draft, (word,))]
    others = sum(
        not is_quoted(draft, (word,)) for one in gaps for word in one.draft if one is not gap
    )
    rest = len(beside) - len(gap.draft)
    return rest - others >= max(FEWEST, SHARE * rest)


def _read_gap(reading: Reading, evidence: Evidence, gap: Gap) -> Observation | None:
    sweeping = None if gap.source else _sweeping(reading.draft, gap)
    if sweeping is not None:
        return Observation(
            "quantifier", "unproved totality", Outcome.NOTE, sweeping.text, None, sweeping.start,
            sweeping.end, f"no claim says “{sweeping.text}”", evidence.claim,
        )  # fmt: skip
    if _holds_name(evidence.analysis, gap.source):
        # "An artist" for a name is a description, right or wrong.
        return None
    left = telling_words(evidence.analysis, gap.source)
    framed = any(index in evidence.analysis.framing for index, _ in left)
    for index, word in telling_words(reading.draft, gap.draft):
        if index in reading.draft.framing and (framed or not left):
            continue
        if not _says_more(reading.draft, index) or _is_told(evidence, index, word):
            continue
        if _only_says_that_there_is(reading.draft, evidence, index):
            continue
        if _is_opposite_of_denied(reading.draft, evidence, index):
            continue
        if left:
            other = left[0][1]
            return Observation(
                KIND, "another word in a copy", Outcome.NOTE, word.text, other.text, word.start,
                word.end, f"the draft says “{word.text}”, the source “{other.text}”",
                evidence.claim,
            )  # fmt: skip
        if not gap.source and reading.best_pair(index) is None:
            return Observation(
                KIND, "added word in a copy", Outcome.ADDED, word.text, None, word.start, word.end,
                f"no claim carries “{word.text}”", evidence.claim,
            )  # fmt: skip
    return None


def _is_opposite_of_denied(draft: Analysis, evidence: Evidence, index: int) -> bool:
    """Says whether "missed" stands for "did not attend", or the other way round."""
    pair = evidence.alignment.by_draft.get(index)
    return (
        pair is not None
        and pair.tie is Tie.ANTONYM
        and (index in draft.negated) is not (pair.source in evidence.analysis.negated)
    )


def _holds_name(source: Analysis, words: Sequence[Word]) -> bool:
    places = (source.index_at(word.start) for word in words)
    return any(
        index is not None
        and (name := source.words[index].name) is not None
        and not name.description
        for index in places
    )


def _sweeping(draft: Analysis, gap: Gap) -> Word | None:
    """Returns the only word of a gap where it says that something is true of all, or only so."""
    if len(gap.draft) != 1 or gap.draft[0].lower not in class_words("sweeping"):
        return None
    index = draft.index_at(gap.draft[0].start)
    return None if index is None or floats(draft, index) else gap.draft[0]


def _says_more(draft: Analysis, index: int) -> bool:
    """Leaves out adverbs, and words that deny, hedge or measure: these are compared elsewhere."""
    lower = draft.words[index].lower
    return draft.tags[index] in _TAGS and not (
        is_negator(lower) or is_hedge(lower) or quantifier_range(lower) is not None
    )


def _only_says_that_there_is(draft: Analysis, evidence: Evidence, index: int) -> bool:
    """Tells "12 cases were counted" from what happened, where the claim says "there were 12"."""
    there = any(word.lower == "there" for word in words_of(evidence.analysis.text))
    return there and draft.tags[index] in VERB_TAGS


def _is_told(evidence: Evidence, index: int, word: Word) -> bool:
    """Says whether a claim has a word, or says it in other words."""
    pair = evidence.alignment.by_draft.get(index)
    if (
        pair is not None
        and pair.tie not in _OPPOSED
        and not (
            pair.tie is Tie.BROADER
            and _is_narrower(word.lower, evidence.analysis.words[pair.source].lower)
        )
    ):
        return True
    return any(
        _are_akin(word.lower, other.lower)
        or (
            relation(word.lower, other.lower) in _ALIKE
            and not _is_narrower(word.lower, other.lower)
        )
        for other in words_of(evidence.analysis.text)
    )


def _are_akin(one: str, other: str) -> bool:
    """Says whether two words are spelt alike, or one goes on where the other ends ("northern")."""
    first, second = sorted((fold_spelling(one), fold_spelling(other)), key=len)
    more = len(second) - len(first)
    least = SHORT if more <= LONGEST_ENDING else LONG
    return first == second or (len(first) >= least and second.startswith(first))


def _is_narrower(one: str, other: str) -> bool:
    """Says whether a word names only a kind of what another does: "champagne" for "wine"."""
    return relation(one, other) is Relation.HYPERNYM and not is_broader(one, other)
