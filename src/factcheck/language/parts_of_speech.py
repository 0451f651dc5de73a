"""Says which parts of speech a word can have, from closed classes, a word list and its endings."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from factcheck.language.lexicon import find_row, read_pairs, read_rows

NOUN: Final = "noun"
PLURAL: Final = "plural"
NAME: Final = "name"
NUMBER: Final = "number"
DATE: Final = "date"
ADJECTIVE: Final = "adjective"
ADVERB: Final = "adverb"
BASE: Final = "base"  # infinitive or plain present: "fire"
PRESENT: Final = "present"  # third person: "fires"
PAST: Final = "past"
PARTICIPLE: Final = "participle"
GERUND: Final = "gerund"
MODAL: Final = "modal"
BE: Final = "be"
BE_BASE: Final = "be_base"
BEEN: Final = "been"
BEING: Final = "being"
HAVE: Final = "have"
HAVE_BASE: Final = "have_base"
HAVING: Final = "having"
DO: Final = "do"
TO: Final = "to"  # before an infinitive
NOT: Final = "not"
DETERMINER: Final = "determiner"
POSSESSIVE: Final = "possessive"  # the ending 's or '
PREPOSITION: Final = "preposition"
PRONOUN: Final = "pronoun"
OBJECT: Final = "object"  # object pronouns: him, themselves
RELATIVE: Final = "relative"  # who, which, that, what
COORDINATOR: Final = "coordinator"
SUBORDINATOR: Final = "subordinator"
EXISTENTIAL: Final = "existential"  # there, before "is"
MARK: Final = "mark"
QUOTE: Final = "quote"  # quotation marks and opening brackets
HYPHEN: Final = "hyphen"  # inside a compound

Options = tuple[tuple[str, int], ...]

# What a letter of the word list costs by its share of the uses in tenths.
_SHARE_COSTS = {9: 0, 8: 0, 7: 0, 6: 1, 5: 1, 4: 1, 3: 2, 2: 2, 1: 3, 0: 4}
_TAGS_OF_LETTERS = {"n": NOUN, "v": BASE, "a": ADJECTIVE, "r": ADVERB}
_NOUN_ENDINGS = (
    *("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "hood", "ism", "ist", "er"),
    *("or", "ogy", "phy", "age", "dom", "eer", "ee", "ure"),
)
_ADJECTIVE_ENDINGS = (
    *("able", "ible", "al", "ic", "ous", "ful", "less", "ive", "ish", "ary", "ward", "ese"),
)
_SAME_IN_PAST = frozenset({"put", "set", "cut", "hit", "read", "let", "cost", "split", "quit"})
_PLURAL_AS_THEY_STAND = frozenset({"police", "media"})
_DOUBLED = frozenset("bdgklmnprtvz")


@lru_cache(maxsize=1)
def _closed_classes() -> dict[str, Options]:
    classes = {}
    for word, cell in read_pairs("closed_classes"):
        pairs = (item.partition(":") for item in cell.split("|"))
        classes[word] = tuple((tag, int(cost or 0)) for tag, _, cost in pairs)
    return classes


@lru_cache(maxsize=1)
def _irregular_verbs() -> dict[str, dict[str, str]]:
    forms: dict[str, dict[str, str]] = {}
    for base, pasts, participles in read_rows("irregular_verbs"):
        for cell, tag in ((pasts, PAST), (participles, PARTICIPLE)):
            for form in cell.split("|"):
                if form:
                    forms.setdefault(form, {})[tag] = base
    return forms


@lru_cache(maxsize=1)
def _irregular_bases() -> dict[str, list[str]]:
    bases: dict[str, list[str]] = {}
    for form, base in read_pairs("irregular_forms"):
        bases.setdefault(form, []).append(base)
    return bases


def _is_irregular_plural(lower: str) -> bool:
    if lower in _PLURAL_AS_THEY_STAND:
        return True
    bases = () if lower in _irregular_verbs() else _irregular_bases().get(lower, ())
    return any(letter_costs(base).get("n", 9) == 0 for base in bases)


@lru_cache(maxsize=16384)
def letter_costs(lemma: str) -> dict[str, int]:
    """Returns the parts of speech of a lemma (n, v, a, r) with the cost of choosing each."""
    row = find_row("parts_of_speech", lemma)
    shares = row[1] if row else ""
    return {shares[i]: _SHARE_COSTS[int(shares[i + 1])] for i in range(0, len(shares), 2)}


def base_form(lower: str, tag: str) -> str:
    """Returns the base of an irregular verb form that is a word of its own ("saw" as a past)."""
    return _irregular_verbs().get(lower, {}).get(tag, lower)


def is_closed_class(lower: str) -> bool:
    """Says whether a lower-case word is a function word."""
    return lower in _closed_classes()


@lru_cache(maxsize=32768)
def possible_tags(lower: str) -> Options:
    """Returns the tags a lower-case word can have, each with its cost (0 = usual).

    Closed classes come from `lexicon/closed_classes.tsv`, open ones from
    `lexicon/parts_of_speech.tsv` by the word itself and by what its ending was put on.
    """
    closed = _closed_classes().get(lower)
    if closed is not None:
        return closed
    options: dict[str, int] = {}
    _add_inflected(options, lower)
    for letter, cost in letter_costs(lower).items():
        # "wounded", "concerned": a participle that may stand as an adjective anyway.
        if letter != "a" or PARTICIPLE not in options:
            tag = _TAGS_OF_LETTERS[letter]
            # "talks" has an entry of its own, and is a plural all the same.
            tag = PLURAL if tag == NOUN and PLURAL in options else tag
            _offer(options, tag, cost + _form_cost(letter, lower, options))
    if not options:
        _guess(options, lower)
    return tuple(options.items())


def _form_cost(letter: str, lower: str, options: dict[str, int]) -> int:
    """Returns what a word's own entry costs beside what its ending tells."""
    if letter == "v" and PAST in options:
        return 0 if lower in _SAME_IN_PAST else 3
    if letter == "n":
        return 2 * (PAST in options) + (GERUND in options)
    return 0


def _offer(options: dict[str, int], tag: str, cost: int) -> None:
    options[tag] = min(cost, options.get(tag, cost))


def _add_inflected(options: dict[str, int], lower: str) -> None:
    irregular = _irregular_verbs().get(lower)
    if irregular:
        for tag in irregular:
            _offer(options, tag, 0)
    elif lower.endswith("ed"):
        cost = _cheapest(lower, ("ed", "ied", "d"), "v")
        if cost is not None:
            _offer(options, PAST, 0)
            _offer(options, PARTICIPLE, 0)
    elif lower.endswith("ing"):
        cost = _cheapest(lower, ("ing", "ying"), "v")
        if cost is not None:
            _offer(options, GERUND, 0)
    elif lower.endswith("s") and not lower.endswith("ss"):
        _add_s_forms(options, lower)
    elif _cheapest(lower, ("er", "ier", "est", "iest"), "a") is not None:
        _offer(options, ADJECTIVE, 1)
    if _is_irregular_plural(lower):
        _offer(options, PLURAL, 0)


def _add_s_forms(options: dict[str, int], lower: str) -> None:
    for ending, letter_tag in (("n", PLURAL), ("v", PRESENT)):
        cost = _cheapest(lower, ("s", "es", "ies"), ending)
        if cost is not None:
            _offer(options, letter_tag, cost)


def _cheapest(lower: str, endings: tuple[str, ...], letter: str) -> int | None:
    costs = [
        letter_costs(base)[letter]
        for base in _bases(lower, endings)
        if letter in letter_costs(base)
    ]
    return min(costs) if costs else None


def _bases(lower: str, endings: tuple[str, ...]) -> list[str]:
    found = []
    for ending in endings:
        if not lower.endswith(ending) or len(lower) - len(ending) < 2:
            continue
        root = lower[: -len(ending)]
        if ending.startswith("i"):
            root_bases = [root + "y"] if ending not in ("ing",) else [root, root + "e"]
        elif ending == "ying":
            root_bases = [root + "ie"]
        elif ending == "d":
            root_bases = [root] if root.endswith("e") else []
        elif ending == "es":
            root_bases = [root] if root.endswith(("s", "x", "z", "ch", "sh", "o")) else []
        else:
            root_bases = [root, root + "e"] if ending in ("er", "est") else [root]
        found.extend(root_bases)
        if root[-1] == root[-2] and root[-1] in _DOUBLED and ending in ("ed", "ing", "er", "est"):
            found.append(root[:-1])
    return found


def _guess(options: dict[str, int], lower: str) -> None:
    if not lower[0].isalpha():
        _offer(options, NUMBER, 0)
    elif lower.endswith("ly"):
        _offer(options, ADVERB, 0)
        _offer(options, ADJECTIVE, 3)
    elif lower.endswith("ed") and lower.startswith("un"):
        _offer(options, ADJECTIVE, 0)
    elif lower.endswith("ed"):
        _offer(options, PARTICIPLE, 0)
        _offer(options, PAST, 1)
    elif lower.endswith("ing"):
        _offer(options, GERUND, 0)
        _offer(options, NOUN, 1)
    elif lower.endswith(_ADJECTIVE_ENDINGS):
        _offer(options, ADJECTIVE, 0)
        _offer(options, NOUN, 2)
    elif lower.endswith(_NOUN_ENDINGS):
        _offer(options, NOUN, 0)
    elif lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        _offer(options, PLURAL, 0)
        _offer(options, PRESENT, 3)
    else:
        _offer(options, NOUN, 0)
        _offer(options, ADJECTIVE, 2)
        _offer(options, BASE, 4)
