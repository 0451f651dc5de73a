"""Writes `relations.tsv`: synonyms, antonyms, derivations and hypernyms of WordNet, filtered.

Run: `python -m factcheck.language.lexicon.scripts.harvest_relations`.
Needs Debian's `wordnet-base` and `scowl`.
Precision counts more than recall: a wrong synonym passes a lie, a wrong antonym flags a truth.
The filters, each found by reading samples of what it lets through:

- words: single, lower case, in SCOWL up to size 50;
- senses: the first two or tagged twice in SemCor, with a fair share of all its tags;
- hypernyms: of a noun's or verb's main senses only, and neither too general nor too large a class;
- derivations: with a common beginning;
- adjectives: satellites count as narrower than their head, where both are mostly used so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from factcheck.language.lexicon.scripts.scowl import load_words
from factcheck.language.lexicon.scripts.wordnet import Sense, Synset, WordNet, load_wordnet

TARGET = Path(__file__).parent.parent / "relations.tsv"
REJECTED = Path(__file__).parent / "rejected_pairs.tsv"
# A sense that makes up less of a word's use than this is not what a reader thinks of.
LEAST_SHARE = {"n": 0.12, "v": 0.15, "a": 0.15, "r": 0.15}
# The same over all parts of speech ("refuse" is hardly ever garbage).
LEAST_USE = 0.08
LEAST_USE_BELOW = 0.4
HYPERNYM_SHARE = {"n": 0.5, "v": 0.6}
# A class below counts when tagged as often as this, its name above when as often as that.
LEAST_TAGS_BELOW = {"n": 2, "v": 3}
LEAST_TAGS_ABOVE = {"n": 5, "v": 5}
# An opposite is passed on to similar adjectives only from such a well-known pair.
LEAST_TAGS_HEAD = 4
SATELLITE_SHARE = 0.5
# A class with more members below it than this says next to nothing ("thing", "move").
LARGEST_CLASS = {"n": 150, "v": 25}
SHORTEST_BEGINNING = 3
Pairs = dict[str, set[str]]


def main() -> None:
    """Harvests and writes the file."""
    wordnet = load_wordnet()
    words = load_words()
    rejected = _symmetric(_read_rejected())
    antonyms = _without(_symmetric(_antonym_pairs(wordnet, words)), rejected)
    synonyms = _without(_symmetric(_synonym_pairs(wordnet, words)), antonyms, rejected)
    derived = _without(_symmetric(_derived_pairs(wordnet, words)), antonyms, rejected)
    broader: Pairs = defaultdict(set)
    for pairs in (_hypernym_pairs(wordnet, words), _satellite_pairs(wordnet, words)):
        for below, above in pairs:
            if above not in rejected["*"]:
                broader[below].add(above)
    _write(synonyms, antonyms, derived, _without(broader, synonyms, antonyms, rejected))


def _read_rejected() -> Iterator[tuple[str, str]]:
    for line in REJECTED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, second = line.split("\t")
            yield first, second


def _frequent(wordnet: WordNet, sense: Sense, least_use: float = LEAST_USE) -> bool:
    if wordnet.use(sense) < least_use:
        return False
    if sense.tags == 0:
        return sense.rank == 1
    return (sense.tags >= 2 or sense.rank <= 2) and sense.share >= LEAST_SHARE[sense.synset[0]]


def _usable(
    wordnet: WordNet, synset: Synset, words: set[str], least_use: float = LEAST_USE
) -> list[Sense]:
    """Returns the frequent senses of the ordinary single words in a synset."""
    return [
        sense
        for word in synset.words
        if word in words and _frequent(wordnet, sense := wordnet.sense(word, synset.id), least_use)
    ]


def _synonym_pairs(wordnet: WordNet, words: set[str]) -> Iterator[tuple[str, str]]:
    for synset in wordnet.synsets.values():
        for first, second in combinations(_usable(wordnet, synset, words), 2):
            yield first.lemma, second.lemma


def _antonym_pairs(wordnet: WordNet, words: set[str]) -> Iterator[tuple[str, str]]:
    for synset in wordnet.synsets.values():
        usable = {sense.lemma for sense in _usable(wordnet, synset, words, least_use=0.0)}
        opposites = dict(_opposites(wordnet, synset, words))
        for word, opposite in opposites.items():
            if word in usable:
                yield word, opposite
        for satellite in synset.targets("&") if opposites else ():
            near = wordnet.synsets[satellite]
            for sense in _usable(wordnet, near, words):
                if sense.tags < 2 or sense.share < SATELLITE_SHARE:
                    continue
                for word, opposite in opposites.items():
                    if _known_pair(wordnet, synset, word, opposite):
                        yield sense.lemma, opposite


def _opposites(wordnet: WordNet, synset: Synset, words: set[str]) -> Iterator[tuple[str, str]]:
    for pointer in synset.pointers:
        if pointer.symbol != "!":
            continue
        other = wordnet.synsets[pointer.target]
        opposite = other.words[pointer.target_word - 1]
        if opposite in words and _frequent(wordnet, wordnet.sense(opposite, other.id), 0.0):
            yield synset.words[pointer.source_word - 1], opposite


def _known_pair(wordnet: WordNet, synset: Synset, word: str, opposite: str) -> bool:
    if word not in synset.words:
        return False
    here = wordnet.sense(word, synset.id)
    there = wordnet.lemmas[opposite, synset.id[0]]
    most = max(there, key=lambda sense: sense.tags)
    return min(here.tags, most.tags) >= LEAST_TAGS_HEAD and here.share >= SATELLITE_SHARE


def _derived_pairs(wordnet: WordNet, words: set[str]) -> Iterator[tuple[str, str]]:
    for synset in wordnet.synsets.values():
        for pointer in synset.pointers:
            if pointer.symbol not in ("+", "\\") or not pointer.source_word:
                continue
            other = wordnet.synsets[pointer.target]
            first = synset.words[pointer.source_word - 1]
            second = other.words[pointer.target_word - 1]
            if first == second or not {first, second} <= words:
                continue
            if first[:SHORTEST_BEGINNING] != second[:SHORTEST_BEGINNING]:
                continue
            if _in_use(wordnet.sense(first, synset.id)) and _in_use(
                wordnet.sense(second, other.id)
            ):
                yield first, second


def _in_use(sense: Sense) -> bool:
    """Says whether a sense is worth a derivation: the family resemblance already narrows it."""
    return sense.tags > 0 or sense.rank <= 2


def _satellite_pairs(wordnet: WordNet, words: set[str]) -> Iterator[tuple[str, str]]:
    """Yields adjectives with the plainer ones that they are kinds of ("furious", "angry")."""
    for synset in wordnet.synsets.values():
        if not synset.satellite:
            continue
        head = wordnet.synsets[synset.targets("&")[0]]
        above = [
            sense.lemma
            for sense in _usable(wordnet, head, words)
            if sense.tags >= LEAST_TAGS_HEAD and sense.share >= SATELLITE_SHARE
        ]
        for sense in _usable(wordnet, synset, words):
            if sense.tags >= 2 and sense.share >= SATELLITE_SHARE:
                yield from ((sense.lemma, name) for name in above if name != sense.lemma)


def _hypernym_pairs(wordnet: WordNet, words: set[str]) -> Iterator[tuple[str, str]]:
    for synset in wordnet.synsets.values():
        part = synset.id[0]
        if part not in HYPERNYM_SHARE:
            continue
        below = _main_words(wordnet, synset, words, LEAST_TAGS_BELOW[part])
        for above in _named_above(wordnet, synset, words) if below else ():
            if len(wordnet.descendants(above.id)) > LARGEST_CLASS[part]:
                continue
            for name in _main_words(wordnet, above, words, LEAST_TAGS_ABOVE[part]):
                yield from ((word, name) for word in below if word != name)


def _main_words(wordnet: WordNet, synset: Synset, words: set[str], least_tags: int) -> list[str]:
    """Returns the words for which a synset is what they mostly mean."""
    return [
        sense.lemma
        for sense in _usable(wordnet, synset, words)
        if not sense.lemma.endswith("ing")
        and sense.share >= HYPERNYM_SHARE[synset.id[0]]
        and wordnet.use(sense) >= LEAST_USE_BELOW
        and (sense.tags >= least_tags or (sense.tags and wordnet.has_one_sense(sense.lemma)))
    ]


def _named_above(wordnet: WordNet, synset: Synset, words: set[str]) -> Iterator[Synset]:
    """Returns the nearest classes above that have a single ordinary word for a name."""
    for identifier in synset.targets("@"):
        above = wordnet.synsets[identifier]
        if any(word in words for word in above.words):
            yield above
        else:
            yield from _named_above(wordnet, above, words)


def _symmetric(pairs: Iterable[tuple[str, str]]) -> Pairs:
    table: Pairs = defaultdict(set)
    for first, second in pairs:
        if first != second:
            table[first].add(second)
            table[second].add(first)
    return table


def _without(table: Pairs, *others: Pairs) -> Pairs:
    left: Pairs = defaultdict(set)
    for word, related in table.items():
        left[word] = related.difference(*(other[word] for other in others))
    return left


HEADER = """\
# Relations between single English words, harvested by scripts/harvest_relations.py.
# Columns: word, synonyms, antonyms, derived words, hypernyms. Sorted by word (code points).
# Origin: WordNet 3.0, (c) 2006 Princeton University; words chosen by SCOWL. Licences: README.md.
"""


def _write(*tables: Pairs) -> None:
    words = sorted({word for table in tables for word, related in table.items() if related})
    rows = [
        "\t".join([word, *("|".join(sorted(table[word])) for table in tables)]) for word in words
    ]
    TARGET.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
