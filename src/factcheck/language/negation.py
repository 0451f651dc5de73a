"""Finds which words of a sentence are denied: by "not", by "no", and by words that deny."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.language.chunks import AUXILIARY, PHRASE, VERB, Chunk, Syntax, read_syntax
from factcheck.language.clauses import group_of, stems_of
from factcheck.language.coordination import is_kind, is_phrase, is_subject
from factcheck.language.negating_phrases import denied_by_phrases, may_hold_phrase
from factcheck.language.negation_scope import finite_after, governed, verb_with_predicate
from factcheck.language.negators import denied_by_negator, find_negators, is_negator
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    COORDINATOR,
    EXISTENTIAL,
    MARK,
    NOT,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.verb_groups import FINITE
from factcheck.language.verb_negation import QUANTIFIERS, denied_by_group, denies, quantifier_after
from factcheck.language.words import Word

# Under "not" these are reported as quantifiers too, but the verb is denied all the same.
_DEGREES = frozenset({"entirely", "fully", "wholly", "completely", "altogether"})
# "no fewer than", "no sooner", "no doubt", "no matter".
_AFFIRMING_AFTER_NO = frozenset(
    {"fewer", "less", "more", "later", "earlier", "sooner", "higher", "lower", "greater"}
    | {"doubt", "matter", "question", "wonder"}
)
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
_ABSENT = frozenset({"without"})
# Sentences without one of these or a negator deny nothing.
_DENYING = frozenset(
    {"not", "n't", "cannot", "never", "hardly", "scarcely", "no", "nobody", "none", "nothing"}
    | {"neither", "nor", "without", "yet", "longer"}
)


def find_negated(words: Sequence[Word], syntax: Syntax | None = None) -> frozenset[int]:
    """Returns the indices of the words that a sentence denies.

    These are the heads of denied verb groups, after "be" also the predicate; for "no N" the noun
    and its verb; what "without" governs; and what a denying word of `lexicon/negators.tsv` (fail,
    refuse, lack, unable) governs. Two negations of one word cancel. "Not only", "no fewer than",
    "not until" and quantifiers ("not all") deny nothing here. `syntax` is the sentence's reading
    by `read_syntax`, made here where it is not given.
    """
    return negated_words(syntax or read_syntax(words))


def find_negated_quantifiers(words: Sequence[Word], syntax: Syntax | None = None) -> frozenset[int]:
    """Returns the indices of quantifiers under "not": "all" in "not all", "did not all agree"."""
    syntax = syntax or read_syntax(words)
    found = set()
    for place, tag in enumerate(syntax.tags):
        if tag == NOT:
            quantifier = quantifier_after(syntax, place, QUANTIFIERS | _DEGREES)
            if quantifier is not None:
                found.add(quantifier)
    return frozenset(found)


def negated_words(syntax: Syntax) -> frozenset[int]:
    """Returns the indices of the words that a sentence denies, from its syntax."""
    counts: Counter[int] = Counter()
    if not _may_deny(syntax):
        return frozenset()
    for place, chunk in enumerate(syntax.chunks):
        if chunk.kind == VERB:
            counts.update(denied_by_group(syntax, place))
        elif chunk.kind == PHRASE:
            counts.update(_denied_by_determiner(syntax, place))
        if chunk.kind in (PHRASE, PREPOSITION, ADJECTIVE) and _is_contrasted(syntax, place):
            counts.update(_contrasted(syntax, place))
        if chunk.kind == PREPOSITION and syntax.words[chunk.head].lower in _ABSENT:
            counts.update(governed(syntax, place))
    counts.update(_denied_by_neither(syntax))
    for index in find_negators(syntax):
        for target in denied_by_negator(syntax, index):
            # A denied denial affirms: "never failed to pay".
            counts[target] += 1 + counts[syntax.chunks[index].head] % 2
    for target, first in denied_by_phrases(syntax):
        counts[target] += 1 + (first != target and counts[first] % 2)
    return frozenset(index for index, count in counts.items() if count % 2)


def _may_deny(syntax: Syntax) -> bool:
    return may_hold_phrase(syntax.words) or any(
        word.lower in _DENYING or is_negator(word.stem) for word in syntax.words
    )


def _is_contrasted(syntax: Syntax, place: int) -> bool:
    """Says whether "not" sets a phrase against another ("luck, not skill")."""
    first = syntax.chunks[place].first
    if first < 2 or syntax.tags[first - 1] != NOT or not denies(syntax, first - 1):
        return False
    return syntax.tags[first - 2] in (MARK, COORDINATOR, SUBORDINATOR, QUOTE)


def _contrasted(syntax: Syntax, place: int) -> Iterator[int]:
    chunk = syntax.chunks[place]
    if chunk.kind == ADJECTIVE:
        yield chunk.head
    else:
        yield from governed(syntax, place if chunk.kind == PREPOSITION else place - 1)


def _denied_by_determiner(syntax: Syntax, place: int) -> Iterator[int]:
    chunk = syntax.chunks[place]
    words = syntax.words
    lower = words[chunk.first].lower
    if lower == "no":
        following = words[chunk.first + 1].lower if chunk.first + 1 < len(words) else ""
        if following in _AFFIRMING_AFTER_NO or following == "longer":
            return
        if following != "one":
            yield chunk.head
        yield from _denied_with_token(syntax, place)
    elif lower not in _NOBODY or (lower == "nothing" and _next_is(syntax, chunk, "but")):
        return
    verb = _verb_of(syntax, place)
    if verb is not None and verb > place:
        yield from verb_with_predicate(syntax, verb)
    elif verb is not None:
        yield syntax.chunks[verb].head


def _denied_with_token(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields what there is no trace or sign of: that is denied as well."""
    chunks = syntax.chunks
    if syntax.words[chunks[place].head].stem not in stems_of("token_nouns"):
        return
    if (
        is_kind(chunks, place + 1, PREPOSITION)
        and syntax.words[chunks[place + 1].head].lower == "of"
    ):
        yield from governed(syntax, place + 1)


def _next_is(syntax: Syntax, chunk: Chunk, lower: str) -> bool:
    following = chunk.last + 1
    return following < len(syntax.words) and syntax.words[following].lower == lower


def _verb_of(syntax: Syntax, place: int) -> int | None:
    """Finds the verb that a phrase is the subject or the object of."""
    chunks = syntax.chunks
    exists = is_phrase(chunks, place - 2) and syntax.tags[chunks[place - 2].head] == EXISTENTIAL
    if is_kind(chunks, place - 1, VERB) and (exists or not is_subject(syntax, place)):
        return place - 1
    if is_kind(chunks, place - 1, PREPOSITION):
        return place - 2 if is_kind(chunks, place - 2, VERB) else None
    for at in range(place + 1, len(chunks)):
        if chunks[at].kind == VERB:
            if group_of(chunks[at]).form == FINITE:
                return at
        elif chunks[at].kind in (MARK, RELATIVE, SUBORDINATOR, COORDINATOR):
            return None
    return None


def _denied_by_neither(syntax: Syntax) -> Iterator[int]:
    """Reads "neither … nor": each joined verb or predicate is denied once."""
    for place, chunk in enumerate(syntax.chunks):
        if chunk.kind == COORDINATOR and syntax.words[chunk.first].lower == "nor":
            yield from _after_nor(syntax, place)
        elif any(
            syntax.words[index].lower == "neither"
            for index in range(max(chunk.first - 1, 0), chunk.last + 1)
        ):
            yield from _after_neither(syntax, place)


def _after_neither(syntax: Syntax, place: int) -> Iterator[int]:
    chunks = syntax.chunks
    chunk = chunks[place]
    if chunk.kind in (VERB, ADJECTIVE):
        yield chunk.head
    elif chunk.kind == PHRASE and is_kind(chunks, place - 1, VERB):
        yield chunk.head
        yield chunks[place - 1].head
    elif chunk.kind == PHRASE and is_kind(chunks, place - 1, PREPOSITION):
        if is_kind(chunks, place - 2, VERB):
            yield chunks[place - 2].head
    elif chunk.kind == PHRASE:
        verb = finite_after(syntax, place)
        if verb is not None:
            yield from verb_with_predicate(syntax, verb)


def _after_nor(syntax: Syntax, place: int) -> Iterator[int]:
    chunks = syntax.chunks
    following = place + 1
    if is_kind(chunks, following, VERB):
        yield chunks[following].head
    elif is_kind(chunks, following, AUXILIARY) and is_kind(chunks, following + 2, VERB):
        yield chunks[following + 2].head
    elif is_kind(chunks, following, ADJECTIVE) or (
        is_phrase(chunks, following) and finite_after(syntax, following) is None
    ):
        yield chunks[following].head
