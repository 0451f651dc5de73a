"""Reads near-copies strictly: what differs in a sentence taken over almost word for word.

The nearer a draft stays to its source, the more a single other word must mean. Between words
that are the source's own and in its order, one word for one word is a substitution.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import pairwise

from factcheck.comparisons.condition import (
    is_about_exception,
    is_first_time,
    negators_of,
    share_conditions,
)
from factcheck.comparisons.reading import Observation, Reading
from factcheck.comparisons.remainder import counts_the_rest
from factcheck.language.analysis import Analysis
from factcheck.language.parts_of_speech import (
    ADVERB,
    DETERMINER,
    MODAL,
    NOUN,
    PLURAL,
    PREPOSITION,
    SUBORDINATOR,
)
from factcheck.language.relations import Relation, relation
from factcheck.language.spelling import fold_spelling
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.word_classes import contrary_prepositions, leaves_unrealised
from factcheck.matching.alignment import Pair, Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "word"
# A near-copy has so many of its words, and so large a share, from its source in order.
FEWEST, SHARE = 3, 0.75
# A short sentence is a copy where all but one of its words are all but one of the source's.
FEWEST_PARALLEL = 2
# In a closer copy yet, a noun in another's place is no paraphrase any more.
MANY, CLOSE = 4, 0.85
# A source that says so much more between the copied words is no copy of the draft.
LONGER = 1.6
# A preposition joins two words with at most an article or pronoun beside it.
MOST_BETWEEN = 4
_JOINING = frozenset({PREPOSITION, ADVERB, SUBORDINATOR, DETERMINER})
_NOUNS = frozenset({NOUN, PLURAL})
_VERBS = VERB_TAGS - {MODAL}
_ALIKE = (
    Relation.SAME,
    Relation.SYNONYM,
    Relation.DERIVED,
    Relation.CONVERSE,
    Relation.HYPERNYM,
)


class Nearness(Enum):
    """Says how near a copy is to its source; a short one differs in a single word."""

    NEAR = "near"
    CLOSE = "close"
    SHORT = "short"


def compare_copies(reading: Reading) -> Iterator[Observation]:
    """Yields what differs between a near-copy and its source, and contrary prepositions.

    In a close copy a noun for an unrelated noun conflicts, and so does a word for another of its
    kind; another verb, or any other word in a short copy, is a note that keeps the sentence from
    being supported.
    """
    for evidence in reading.evidence[:1]:
        chain = _chain(reading, evidence)
        yield from _contrary_prepositions(reading, evidence, chain)
        told = [index for index in reading.draft.content if index not in reading.draft.framing]
        if len(chain) >= FEWEST and len(chain) >= SHARE * len(told):
            close = len(chain) >= MANY and len(chain) >= CLOSE * len(told)
            yield from _substitutions(
                reading, evidence, chain, Nearness.CLOSE if close else Nearness.NEAR
            )
            yield from _lone_negation(reading, evidence, chain)
        elif len(told) == len(evidence.analysis.content) == len(chain) + 1 > FEWEST_PARALLEL:
            yield from _substitutions(reading, evidence, chain, Nearness.SHORT)


def copied_share(reading: Reading) -> float:
    """Returns the share of a sentence that its main claim has word for word in one order, 0 to 1.

    Words of saying and words in quotation marks, which are compared on their own, do not count.
    """
    told = [
        index
        for index in reading.draft.content
        if index not in reading.draft.framing and index not in reading.quoted
    ]
    if not told or not reading.evidence:
        return float(bool(reading.evidence))
    return min(1.0, len(_chain(reading, reading.evidence[0])) / len(told))


def _chain(reading: Reading, evidence: Evidence) -> list[Pair]:
    """Returns the longest run of equal words in one order, parts of quotations left out."""
    pairs = [
        pair
        for index, pair in sorted(evidence.alignment.by_draft.items())
        if pair.tie is Tie.SAME and index not in reading.quoted
    ]
    lengths: list[tuple[int, int]] = []
    for place, pair in enumerate(pairs):
        best = max(
            (
                (lengths[before][0], before)
                for before in range(place)
                if pairs[before].source < pair.source
            ),
            default=(0, -1),
        )
        lengths.append((best[0] + 1, best[1]))
    chain: list[Pair] = []
    place = max(range(len(pairs)), key=lambda index: lengths[index][0], default=-1)
    while place >= 0:
        chain.append(pairs[place])
        place = lengths[place][1]
    return chain[::-1]


def _substitutions(
    reading: Reading, evidence: Evidence, chain: list[Pair], copy: Nearness
) -> Iterator[Observation]:
    draft, source = reading.draft, evidence.analysis
    edges = [(-1, -1), *((pair.draft, pair.source) for pair in chain)]
    edges.append((len(draft.words), len(source.words)))
    for (left, source_left), (right, source_right) in pairwise(edges):
        mine = [index for index in draft.content if left < index < right]
        theirs = [index for index in source.content if source_left < index < source_right]
        if len(mine) != 1 or len(theirs) != 1:
            continue
        word, other = draft.words[mine[0]], source.words[theirs[0]]
        if not word.is_word or not other.is_word or mine[0] in draft.framing:
            continue
        known = relation(word.lower, other.lower)
        pair = evidence.alignment.by_draft.get(mine[0])
        if pair is not None and pair.tie is Tie.EVENT:
            continue
        if known in _ALIKE or fold_spelling(word.lower) == fold_spelling(other.lower):
            continue
        nouns = draft.tags[mine[0]] in _NOUNS and source.tags[theirs[0]] in _NOUNS
        verbs = draft.tags[mine[0]] in _VERBS and source.tags[theirs[0]] in _VERBS
        if known is Relation.ANTONYM:
            rule, outcome = "opposite in a copy", Outcome.CONFLICT
        elif (nouns and copy is Nearness.CLOSE) or known is Relation.SISTER:
            rule, outcome = "another noun", Outcome.CONFLICT
        else:
            lone = "one other word" if copy is Nearness.SHORT else "another word"
            rule = "another verb" if verbs else lone
            outcome = Outcome.NOTE
        yield Observation(
            KIND, rule, outcome, word.text, other.text, word.start, word.end,
            f"the draft says “{word.told}”, the source “{other.told}”", evidence.claim,
        )  # fmt: skip


def _lone_negation(
    reading: Reading, evidence: Evidence, chain: list[Pair]
) -> Iterator[Observation]:
    """Yields a conflict where a near-copy has one negation more or less than its source.

    Only among the copied words: what the source denies elsewhere is another matter.
    """
    pairs = evidence.alignment
    mine = _negators(reading.draft, chain[0].draft, chain[-1].draft, pairs.by_draft)
    theirs = _negators(evidence.analysis, chain[0].source, chain[-1].source, pairs.by_source)
    stretch = [
        index for index in evidence.analysis.content if chain[0].source <= index <= chain[-1].source
    ]
    if len(stretch) > LONGER * len(chain):
        return
    opposed = any(
        pair.tie is Tie.ANTONYM
        or (index in reading.draft.negated and pair.source in evidence.analysis.negated)
        for index, pair in evidence.alignment.by_draft.items()
    )
    if counts_the_rest(reading, evidence) or is_about_exception(reading, evidence):
        return
    if is_first_time(reading, evidence) or _only_wishes(reading.draft, evidence):
        return
    if opposed or abs(len(mine) - len(theirs)) != 1 or reading.quotes:
        return
    if not share_conditions(reading.draft, evidence.analysis):
        return
    denying = [reading.draft.words[index] for index in mine]
    denied = [evidence.analysis.words[index] for index in theirs]
    word = denying[0] if len(mine) > len(theirs) else None
    yield Observation(
        "negation", "one negation", Outcome.CONFLICT, word.text if word else None,
        None if word else denied[0].text, word.start if word else None,
        word.end if word else None, "one denies what the other says", evidence.claim,
    )  # fmt: skip


def _only_wishes(draft: Analysis, evidence: Evidence) -> bool:
    """Says whether a draft plans or wants, in a word of its own, what a claim says is not so."""
    return any(
        leaves_unrealised(frame.stem)
        and not frame.nominal
        and frame.verb not in evidence.alignment.by_draft
        for frame in draft.frames
    )


def _negators(sentence: Analysis, first: int, last: int, paired: Mapping[int, Pair]) -> list[int]:
    """Lists the negators within a stretch, but for those of what has no partner itself."""
    return [
        index
        for index in negators_of(sentence)
        if max(0, first - 2) <= index <= last
        and index in sentence.coordinates
        and not ((apart := _contrasted(sentence, index)) and apart.isdisjoint(paired))
    ]


def _contrasted(sentence: Analysis, index: int) -> frozenset[int]:
    """Returns the words that a "not" sets apart between commas ("nurses, but not doctors, …")."""
    words = sentence.words
    before = words[index - 1].lower if index else ""
    if words[index].lower != "not" or before not in (",", "but", "though"):
        return frozenset()
    end = next(
        (at for at in range(index, len(words)) if words[at].text in (",", ".", ";")), len(words)
    )
    told = range(index + 1, end)
    if any(sentence.tags[at] in VERB_TAGS for at in told):
        return frozenset()
    return frozenset(at for at in told if at in sentence.coordinates)


def _are_neighbours(sentence: Analysis, first: int, last: int) -> bool:
    """Says whether nothing but a preposition, with an article, stands between two words."""
    between = [index for index in sentence.content if first < index < last]
    return last - first <= MOST_BETWEEN and all(
        sentence.tags[index] in _JOINING for index in between
    )


def _contrary_prepositions(
    reading: Reading, evidence: Evidence, chain: list[Pair]
) -> Iterator[Observation]:
    draft, source = reading.draft, evidence.analysis
    for one, other in pairwise(chain):
        if not _are_neighbours(draft, one.draft, other.draft):
            continue
        if not _are_neighbours(source, one.source, other.source):
            continue
        mine = draft.words[one.draft + 1 : other.draft]
        theirs = source.words[one.source + 1 : other.source]
        for word in mine:
            for rival in theirs:
                if frozenset((word.lower, rival.lower)) in contrary_prepositions():
                    yield Observation(
                        KIND, "contrary preposition", Outcome.CONFLICT, word.text, rival.text,
                        word.start, word.end,
                        f"the draft says “{word.text}”, the source “{rival.text}”",
                        evidence.claim,
                    )  # fmt: skip
                    return
