"""Understands one sentence once: the same reading serves drafts and claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from factcheck.language.attribution import find_attributions
from factcheck.language.chunks import read_syntax
from factcheck.language.dates import find_dates
from factcheck.language.frames import Frame, find_frames
from factcheck.language.mentions import Attribution, Quotation
from factcheck.language.name_table import NameTable
from factcheck.language.names import find_names
from factcheck.language.negation import negated_words
from factcheck.language.numbers import find_quantities
from factcheck.language.orderings import Ordering, find_orderings
from factcheck.language.phrase_words import read_phrases
from factcheck.language.quotations import find_quotations
from factcheck.language.search_keys import index_keys
from factcheck.language.speakers import SpokenSentence
from factcheck.language.statements import Statement, find_statements
from factcheck.language.word_classes import is_negator, is_stop_word
from factcheck.language.words import Word, WordKind, merge_words
from factcheck.records import dataclass

# How much further apart a mark or joining word makes the words on its sides.
_PAUSES = {";": 3.0, ":": 2.0, "—": 2.0, "–": 1.0, ",": 1.0, "and": 0.5, "but": 1.0, "while": 2.0}


@dataclass(frozen=True, slots=True)
class Analysis:
    """Holds what one sentence says.

    `content` lists the indices of the words that carry meaning, in order, `coordinates`
    where they stand when pauses count as distance; `places` finds them by
    search key; `tags` gives each word's part of speech; `negated` those under
    a negation; `framing` those that only say who speaks ("the ministry said", "according to").
    """

    text: str
    words: tuple[Word, ...]
    content: tuple[int, ...]
    coordinates: Mapping[int, float]
    places: Mapping[str, tuple[int, ...]]
    tags: tuple[str, ...]
    negated: frozenset[int]
    framing: frozenset[int]
    frames: tuple[Frame, ...]
    statements: tuple[Statement, ...]
    orderings: tuple[Ordering, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]

    def index_at(self, position: int) -> int | None:
        """Returns the index of the word that covers a code point, None where there is none."""
        for index, word in enumerate(self.words):
            if word.start <= position < word.end:
                return index
        return None


def analyse(
    text: str,
    table: NameTable,
    reference: date | None = None,
    spoken: SpokenSentence | None = None,
) -> Analysis:
    """Reads one sentence of plain text.

    `table` knows the names; `reference` is the date relative days are resolved against;
    `spoken` says who speaks where the sentence stands in a text, else only the sentence tells;
    its names are those of the same text and table.
    """
    names = find_names(text, table) if spoken is None else spoken.names
    dates = find_dates(text, reference)
    plain_words = merge_words(text, names, find_quantities(text, dates), dates)
    syntax = read_syntax(plain_words)
    negated = negated_words(syntax)
    words, absorbed = read_phrases(plain_words)
    denying = _denying_phrases(words)
    if spoken is None:
        quotations = find_quotations(text)
        attributions = find_attributions(text, names, quotations, table)
    else:
        quotations = tuple(said.quotation for said in spoken.quotations)
        attributions = (*spoken.attributions, *_unframed(spoken))
    content = tuple(
        index
        for index, word in enumerate(words)
        if index not in absorbed and _carries_meaning(word)
    )
    return Analysis(
        text=text,
        words=words,
        content=content,
        coordinates=_coordinates(words, content),
        places=index_keys(words, content),
        tags=syntax.tags,
        negated=negated - denying,
        framing=_framing_words(words, attributions),
        frames=tuple(
            replace(frame, negated=False) if frame.verb in denying else frame
            for frame in find_frames(plain_words, syntax, negated)
        ),
        statements=find_statements(plain_words, syntax),
        orderings=find_orderings(plain_words, syntax),
        quotations=quotations,
        attributions=attributions,
    )


def _unframed(spoken: SpokenSentence) -> Iterator[Attribution]:
    """Yields an attribution for each quotation whose speaker only the context tells."""
    for said in spoken.quotations:
        start, end = said.quotation.start, said.quotation.end
        framed = any(
            known.content_start <= start < known.content_end for known in spoken.attributions
        )
        if said.speakers and not said.guessed and not framed:
            yield Attribution(
                start, start, said.speakers, said.speaker_text, start, start, "say", "say",
                start, end,
            )  # fmt: skip


def _coordinates(words: Sequence[Word], content: Sequence[int]) -> dict[int, float]:
    meaningful = frozenset(content)
    places: dict[int, float] = {}
    place = 0.0
    for index, word in enumerate(words):
        if index in meaningful:
            places[index] = place
            place += 1
        else:
            place += _PAUSES.get(word.lower, 0.0)
    return places


def _denying_phrases(words: Sequence[Word]) -> frozenset[int]:
    """Lists the phrases that hold their own negation: "took no notice of" only means "ignored"."""
    return frozenset(
        index
        for index, word in enumerate(words)
        if word.phrase is not None and any(is_negator(part) for part in word.phrase.split())
    )


def _carries_meaning(word: Word) -> bool:
    if word.kind is WordKind.WORD:
        return not is_stop_word(word.lower)
    return word.kind is not WordKind.MARK


def _framing_words(words: Sequence[Word], attributions: Sequence[Attribution]) -> frozenset[int]:
    framing: set[int] = set()
    for attribution in attributions:
        spans = (
            (attribution.start, attribution.end),
            (attribution.speaker_start, attribution.speaker_end),
        )
        for index, word in enumerate(words):
            said = attribution.content_start <= word.start < attribution.content_end
            if not said and any(start <= word.start < end for start, end in spans):
                framing.add(index)
    return frozenset(framing)
