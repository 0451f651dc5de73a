"""Finds which words of a sentence are denied: by "not", by "no", and by words that deny."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.language.chunks import AUXILIARY, PHRASE, VERB, Chunk, Syntax, read_syntax
from factcheck.language.coordination import is_kind, is_phrase, is_subject, members_to_right
from factcheck.language.lexicon import read_pairs
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    COORDINATOR,
    GERUND,
    MARK,
    NOT,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.stems import stem
from factcheck.language.verb_groups import FINITE, INFINITIVE, VerbGroup
from factcheck.language.words import Word

_QUANTIFIERS = frozenset(
    {"all", "every", "each", "everyone", "everybody", "everything", "both", "many", "much"}
    | {"always", "necessarily", "often", "universally"}
)
# Under "not" these are reported as quantifiers too, but the verb is denied all the same.
_DEGREES = frozenset({"entirely", "fully", "wholly", "completely", "altogether"})
# "did not seem to know" and "was not able to pay" deny the infinitive.
_RAISING = frozenset({"seem", "appear", "abl", "will", "readi", "like", "prepar", "allow"})
# "not only", "not just", "not least", "not until": the rest of the sentence is affirmed.
_AFFIRMING_AFTER_NOT = frozenset(
    {"only", "just", "merely", "simply", "solely", "least", "until", "till", "surprisingly"}
)
# "no fewer than", "no sooner", "no doubt", "no matter".
_AFFIRMING_AFTER_NO = frozenset(
    {"fewer", "less", "more", "later", "earlier", "sooner", "higher", "lower", "greater"}
    | {"doubt", "matter", "wonder"}
)
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
_ABSENT = frozenset({"without"})


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
            quantifier = _quantifier_after(syntax, place, _QUANTIFIERS | _DEGREES)
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
            counts.update(_denied_by_group(syntax, place))
        elif chunk.kind == PHRASE:
            counts.update(_denied_by_determiner(syntax, place))
        if chunk.kind in (PHRASE, PREPOSITION, ADJECTIVE) and _is_contrasted(syntax, place):
            counts.update(_contrasted(syntax, place))
        if chunk.kind == PREPOSITION and syntax.words[chunk.head].lower in _ABSENT:
            counts.update(_governed(syntax, place))
    counts.update(_denied_by_neither(syntax))
    for index in _negators(syntax):
        for target in _targets(syntax, index):
            # A denied denial affirms: "never failed to pay".
            counts[target] += 1 + counts[syntax.chunks[index].head] % 2
    return frozenset(index for index, count in counts.items() if count % 2)


@lru_cache(maxsize=1)
def _negator_kinds() -> dict[str, frozenset[str]]:
    return {stem(word): frozenset(cell.split("|")) for word, cell in read_pairs("negators")}


_DENYING = frozenset(
    {"not", "n't", "cannot", "never", "hardly", "scarcely", "no", "nobody", "none", "nothing"}
    | {"neither", "nor", "without", "yet", "longer"}
)


def _may_deny(syntax: Syntax) -> bool:
    kinds = _negator_kinds()
    return any(word.lower in _DENYING or word.stem in kinds for word in syntax.words)


def _is_contrasted(syntax: Syntax, place: int) -> bool:
    """Says whether "not" sets a phrase against another ("luck, not skill")."""
    first = syntax.chunks[place].first
    if first < 2 or syntax.tags[first - 1] != NOT or not _denies(syntax, first - 1):
        return False
    return syntax.tags[first - 2] in (MARK, COORDINATOR, SUBORDINATOR, QUOTE)


def _contrasted(syntax: Syntax, place: int) -> Iterator[int]:
    chunk = syntax.chunks[place]
    if chunk.kind == ADJECTIVE:
        yield chunk.head
    else:
        yield from _governed(syntax, place if chunk.kind == PREPOSITION else place - 1)


def _group(syntax: Syntax, place: int) -> VerbGroup:
    group = syntax.chunks[place].group
    assert group is not None
    return group


def _denied_by_group(syntax: Syntax, place: int) -> Iterator[int]:
    group = _group(syntax, place)
    times = 0
    if not _waits_until(syntax, place):
        times = sum(1 for index in _negations(syntax, place) if _denies(syntax, index))
    if group.yet_to:
        times += 1
    if _no_longer(syntax, group):
        times += 1
    if times % 2:
        yield group.head
        if group.copula:
            yield from _predicate(syntax, place)
        yield from _raised(syntax, place)


def _raised(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields the infinitive that "did not seem to" or "was not able to" denies."""
    chunks = syntax.chunks
    at = place + 1
    head = _group(syntax, place).head
    if is_kind(chunks, at, ADJECTIVE):
        head, at = chunks[at].head, at + 1
    if syntax.words[head].stem not in _RAISING or not is_kind(chunks, at, VERB):
        return
    if _group(syntax, at).form == INFINITIVE:
        yield _group(syntax, at).head
        if _group(syntax, at).copula:
            yield from _predicate(syntax, at)
        yield from _raised(syntax, at)


def _waits_until(syntax: Syntax, place: int) -> bool:
    """Says whether "until" follows: "did not arrive until Monday" says that somebody arrived."""
    for chunk in syntax.chunks[place + 1 :]:
        if syntax.words[chunk.head].lower in ("until", "till"):
            return True
        if chunk.kind in (MARK, VERB, COORDINATOR, RELATIVE):
            return False
    return False


def _negations(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields "not" and "never" within a group, right before it, or right after its verb."""
    group = _group(syntax, place)
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
    return syntax.tags[index] == NOT or syntax.words[index].lower in (
        "never",
        "hardly",
        "scarcely",
    )


def _denies(syntax: Syntax, index: int) -> bool:
    if _quantifier_after(syntax, index, _QUANTIFIERS) is not None:
        return False
    following = index + 1
    return not (
        following < len(syntax.words)
        and syntax.words[following].lower in _AFFIRMING_AFTER_NOT
        and syntax.tags[index] == NOT
    )


def _quantifier_after(syntax: Syntax, index: int, quantifiers: frozenset[str]) -> int | None:
    """Finds a quantifier right after "not", or after the rest of its verb group."""
    words = syntax.words
    for place in range(index + 1, min(index + 3, len(words))):
        if words[place].lower in quantifiers:
            # "not many" denies a quantity; "not always" and "not all" an extent.
            return place
        if syntax.tags[place] not in (ADVERB, "base", "be_base"):
            break
    return None


def _no_longer(syntax: Syntax, group: VerbGroup) -> bool:
    for index in range(max(group.first - 2, 0), min(group.last + 3, len(syntax.words))):
        if (
            syntax.words[index].lower == "longer"
            and index
            and syntax.words[index - 1].lower
            in (
                "no",
                "any",
            )
        ):
            return syntax.words[index - 1].lower == "no"
    return False


def _predicate(syntax: Syntax, place: int) -> Iterator[int]:
    at = place + 1
    if is_phrase(syntax.chunks, at):
        members, _ = members_to_right(syntax, at)
        yield from (syntax.chunks[member].head for member in members)
    elif is_kind(syntax.chunks, at, ADJECTIVE):
        yield syntax.chunks[at].head


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
    elif lower not in _NOBODY or (lower == "nothing" and _next_is(syntax, chunk, "but")):
        return
    verb = _verb_of(syntax, place)
    if verb is not None:
        yield _group(syntax, verb).head
        if _group(syntax, verb).copula and verb > place:
            yield from _predicate(syntax, verb)


def _next_is(syntax: Syntax, chunk: Chunk, lower: str) -> bool:
    following = chunk.last + 1
    return following < len(syntax.words) and syntax.words[following].lower == lower


def _verb_of(syntax: Syntax, place: int) -> int | None:
    """Finds the verb that a phrase is the subject or the object of."""
    chunks = syntax.chunks
    if is_kind(chunks, place - 1, VERB) and not is_subject(syntax, place):
        return place - 1
    if is_kind(chunks, place - 1, PREPOSITION):
        return place - 2 if is_kind(chunks, place - 2, VERB) else None
    for at in range(place + 1, len(chunks)):
        if chunks[at].kind == VERB:
            if _group(syntax, at).form == FINITE:
                return at
        elif chunks[at].kind in (MARK, RELATIVE, SUBORDINATOR, COORDINATOR):
            return None
    return None


def _governed(syntax: Syntax, place: int) -> Iterator[int]:
    at = place + 1
    if is_kind(syntax.chunks, at, VERB):
        yield _group(syntax, at).head
    elif is_phrase(syntax.chunks, at):
        members, _ = members_to_right(syntax, at)
        yield from (syntax.chunks[member].head for member in members)


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
        yield _group(syntax, place - 1).head
    elif chunk.kind == PHRASE and is_kind(chunks, place - 1, PREPOSITION):
        if is_kind(chunks, place - 2, VERB):
            yield _group(syntax, place - 2).head
    elif chunk.kind == PHRASE:
        verb = _finite_after(syntax, place)
        if verb is not None:
            yield _group(syntax, verb).head
            yield from _predicate_if_copula(syntax, verb)


def _predicate_if_copula(syntax: Syntax, verb: int) -> Iterator[int]:
    if _group(syntax, verb).copula:
        yield from _predicate(syntax, verb)


def _after_nor(syntax: Syntax, place: int) -> Iterator[int]:
    chunks = syntax.chunks
    following = place + 1
    if is_kind(chunks, following, VERB):
        yield chunks[following].head
    elif is_kind(chunks, following, AUXILIARY) and is_kind(chunks, following + 2, VERB):
        yield chunks[following + 2].head
    elif is_kind(chunks, following, ADJECTIVE) or (is_phrase(chunks, following) and _finite_after(syntax, following) is None):
        yield chunks[following].head


def _finite_after(syntax: Syntax, place: int) -> int | None:
    depth = 0
    for at in range(place + 1, len(syntax.chunks)):
        chunk = syntax.chunks[at]
        if chunk.kind == RELATIVE:
            depth += 1
        elif chunk.kind == VERB and _group(syntax, at).form == FINITE:
            if not depth:
                return at
            depth -= 1
    return None


def _negators(syntax: Syntax) -> Iterator[int]:
    kinds = _negator_kinds()
    for place, chunk in enumerate(syntax.chunks):
        if chunk.kind in (VERB, PHRASE, ADJECTIVE) and syntax.words[chunk.head].stem in kinds:
            yield place


def _targets(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields the heads that the denying word of a chunk governs."""
    chunks = syntax.chunks
    kinds = _negator_kinds()[syntax.words[chunks[place].head].stem]
    at = place + 1
    if "infinitive" in kinds:
        if chunks[place].kind == VERB and is_phrase(chunks, at) and "from" in kinds:
            at += 1
        if is_kind(chunks, at, VERB) and _group(syntax, at).form == INFINITIVE:
            yield _group(syntax, at).head
            return
        at = place + 1
    if "gerund" in kinds and is_kind(chunks, at, VERB):
        if _group(syntax, at).form == GERUND:
            yield _group(syntax, at).head
            return
    if "from" in kinds and chunks[place].kind == VERB:
        yield from _barred(syntax, at)
    if "clause" in kinds and chunks[place].kind == VERB:
        yield from _denied_clause(syntax, at)
    if "object" in kinds and chunks[place].kind == VERB:
        yield from _governed(syntax, place)
    if (
        "of" in kinds
        and is_kind(chunks, at, PREPOSITION)
        and syntax.words[chunks[at].head].lower == "of"
    ):
        yield from _governed(syntax, at)


def _barred(syntax: Syntax, at: int) -> Iterator[int]:
    """Reads "X from entering": the verb after "from"."""
    chunks = syntax.chunks
    while is_phrase(chunks, at) or (
        is_kind(chunks, at, PREPOSITION) and syntax.words[chunks[at].head].lower == "of"
    ):
        at += 1
    if is_kind(chunks, at, PREPOSITION) and syntax.words[chunks[at].head].lower == "from":
        if is_kind(chunks, at + 1, VERB):
            yield _group(syntax, at + 1).head


def _denied_clause(syntax: Syntax, at: int) -> Iterator[int]:
    chunks = syntax.chunks
    if is_kind(chunks, at, SUBORDINATOR) or is_kind(chunks, at, RELATIVE):
        verb = _finite_after(syntax, at)
        if verb is not None:
            yield _group(syntax, verb).head
            yield from _predicate_if_copula(syntax, verb)
