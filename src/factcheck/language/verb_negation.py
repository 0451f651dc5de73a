"""Finds which verb groups are denied by "not", "never", "yet to" and "no longer"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.language.chunks import AUXILIARY, VERB, Syntax
from factcheck.language.clauses import group_of
from factcheck.language.coordination import is_kind
from factcheck.language.negation_scope import predicate, takes_predicate, verb_with_predicate
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    BASE,
    BE_BASE,
    COORDINATOR,
    MARK,
    NOT,
    RELATIVE,
)
from factcheck.language.verb_groups import INFINITIVE, NEGATIVE_WORDS, VerbGroup

QUANTIFIERS = frozenset(
    {"all", "every", "each", "everyone", "everybody", "everything", "both", "many", "much"}
    | {"always", "necessarily", "often", "universally"}
)
# "did not seem to know" and "was not able to pay" deny the infinitive.
_RAISING = frozenset({"seem", "appear", "abl", "will", "readi", "like", "prepar", "allow"})
# "not only", "not just", "not least", "not until": the rest of the sentence is affirmed.
_AFFIRMING_AFTER_NOT = frozenset(
    {"only", "just", "merely", "simply", "solely", "least", "until", "till", "surprisingly"}
)
_UNTIL = frozenset({"until", "till"})


def denied_by_group(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields the main verb of a denied group, its predicate, and an infinitive denied with it."""
    group = group_of(syntax.chunks[place])
    times = 0
    if not _waits_until(syntax, place):
        times = sum(1 for index in _negations(syntax, place) if denies(syntax, index))
    if group.yet_to:
        times += 1
    if _no_longer(syntax, group):
        times += 1
    if times % 2:
        yield group.head
        if takes_predicate(syntax, place):
            yield from predicate(syntax, place)
        yield from _raised(syntax, place)


def _raised(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields the infinitive that "did not seem to" or "was not able to" denies."""
    chunks = syntax.chunks
    at = place + 1
    head = group_of(chunks[place]).head
    if is_kind(chunks, at, ADJECTIVE):
        head, at = chunks[at].head, at + 1
    if syntax.words[head].stem not in _RAISING or not is_kind(chunks, at, VERB):
        return
    if group_of(chunks[at]).form == INFINITIVE:
        yield from verb_with_predicate(syntax, at)
        yield from _raised(syntax, at)


def _waits_until(syntax: Syntax, place: int) -> bool:
    """Says whether "until" follows: "did not arrive until Monday" says that somebody arrived."""
    for chunk in syntax.chunks[place + 1 :]:
        if syntax.words[chunk.head].lower in _UNTIL:
            return True
        if chunk.kind in (MARK, VERB, COORDINATOR, RELATIVE):
            return False
    return False


def _negations(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields "not" and "never" within a group, right before it, or right after its verb."""
    group = group_of(syntax.chunks[place])
    yield from group.negations
    before = group.first - 1
    if place > 1 and is_kind(syntax.chunks, place - 2, AUXILIARY):
        # "never before had the army fired"
        before = syntax.chunks[place - 2].first - 1
        if syntax.words[0].lower == "not":
            yield 0
    while before >= 0 and syntax.tags[before] in (ADVERB, NOT):
        if _is_negation(syntax, before):
            yield before
        before -= 1
    after = group.last + 1
    while after < len(syntax.tags) and syntax.tags[after] in (ADVERB, NOT):
        if _is_negation(syntax, after) and (group.copula or group.head == group.first):
            yield after
        after += 1


def _is_negation(syntax: Syntax, index: int) -> bool:
    return syntax.tags[index] == NOT or syntax.words[index].lower in NEGATIVE_WORDS


def denies(syntax: Syntax, index: int) -> bool:
    """Says whether a "not" denies something, unlike in "not only" and "not all"."""
    if quantifier_after(syntax, index, QUANTIFIERS) is not None:
        return False
    following = index + 1
    return not (
        following < len(syntax.words)
        and syntax.words[following].lower in _AFFIRMING_AFTER_NOT
        and syntax.tags[index] == NOT
    )


def quantifier_after(syntax: Syntax, index: int, quantifiers: frozenset[str]) -> int | None:
    """Returns the index of a quantifier right after "not", or after the rest of its verb group."""
    words = syntax.words
    for place in range(index + 1, min(index + 3, len(words))):
        if words[place].lower in quantifiers:
            # "not many" denies a quantity; "not always" and "not all" an extent.
            return place
        if syntax.tags[place] not in (ADVERB, BASE, BE_BASE):
            break
    return None


def _no_longer(syntax: Syntax, group: VerbGroup) -> bool:
    words = syntax.words
    return any(
        words[index].lower == "longer" and words[index - 1].lower == "no"
        for index in range(max(group.first - 2, 1), min(group.last + 3, len(words)))
    )
