"""Makes nominal_verbs.tsv or particle_verbs.tsv from a WordNet 3.x database folder.

Run: python harvest_nominal_verbs.py /usr/share/wordnet nominal > ../nominal_verbs.tsv
     python harvest_nominal_verbs.py /usr/share/wordnet particle > ../particle_verbs.tsv
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Lexicographer files of nouns that tell what happens: act, event, phenomenon, process; with an
# ending that makes nouns of verbs also cognition, communication, feeling, possession, state.
_EVENTS = frozenset({"04", "11", "19", "22"})
_HAPPENINGS = _EVENTS | {"09", "10", "12", "21", "26"}
_TRANSITIVE = frozenset({8, 9, 10, 11, 14, 15, 16, 17, 18, 20, 21, 24, 25, 30, 31})
_WORD = re.compile(r"[a-z]{3,}$")
_PARTICLE_VERB = re.compile(r"[a-z]+_(?:up|out|off|down|over|on|away|back|in|through|aside)$")
_ENDING = re.compile(r"(?:tion|sion|ment|al|ance|ence|ure|y|age|th|ing|sis|se|ce|pt|ft|ght|ty)$")
# How much of a noun's uses must tell what happens: with such an ending, and without ("attack").
_SHARE_WITH_ENDING = 0.3
_SHARE_WITHOUT = 0.5
# From this share of a verb's uses on, its sort (with an object, without) counts as the rule.
_CLEAR_SHARE = 0.7
_ADDITIONS = Path(__file__).with_name("nominal_additions.tsv")
_HEADERS = {
    "nominal": '# Nouns that stand for verbs: noun, verb, what "of" names, what the owner is.',
    "particle": '# Verbs that take an object over a particle ("took off the lid"): verb, particle.',
}
_ORIGIN = """\
# Origin: harvested from WordNet 3.0 by scripts/harvest_nominal_verbs.py (derivations and verb
# frames), with a short list of nouns whose owner undergoes them written for this project.
# Licence: WordNet 3.0 licence, Copyright 2006 by Princeton University; all rights reserved."""


@dataclass(frozen=True)
class Synset:
    """Holds one line of a WordNet data file."""

    lexicographer: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    derivations: tuple[tuple[str, int, int], ...]
    frames: frozenset[int]


def read_synsets(path: Path) -> Iterator[tuple[str, Synset]]:
    """Yields the synsets of a data file by their offsets."""
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        cells = line.partition(" | ")[0].split()
        count = int(cells[3], 16)
        words = tuple(cells[4 + 2 * i].lower() for i in range(count))
        keys = tuple(f"{cells[1]}:{int(cells[5 + 2 * i], 16):02d}" for i in range(count))
        at = 4 + 2 * count
        pointers = int(cells[at])
        derivations = []
        for i in range(pointers):
            symbol, offset, kind, numbers = cells[at + 1 + 4 * i : at + 5 + 4 * i]
            if symbol == "+" and kind == "v":
                derivations.append((offset, int(numbers[:2], 16), int(numbers[2:], 16)))
        rest = cells[at + 1 + 4 * pointers :]
        frames = frozenset(int(rest[i + 1]) for i, cell in enumerate(rest) if cell == "+")
        yield cells[0], Synset(cells[1], words, keys, tuple(derivations), frames)


def tag_counts(folder: Path) -> Iterator[tuple[str, str, str, str, int]]:
    """Yields lemma, part of speech, lexicographer file, sense number there, and uses."""
    for line in (folder / "cntlist.rev").read_text(encoding="ascii").splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        kind, lexicographer, number = sense.split(":")[:3]
        yield lemma, kind, lexicographer, number, int(count)


def verb_roles(folder: Path, synsets: Iterable[Synset]) -> dict[str, str]:
    """Returns, per verb, what "of" names after its noun, by how it is mostly used."""
    uses: Counter[tuple[str, str]] = Counter()
    for lemma, kind, lexicographer, number, count in tag_counts(folder):
        if kind == "2":
            uses[lemma, f"{lexicographer}:{number}"] += count
    with_object: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for synset in synsets:
        for word, key in zip(synset.words, synset.keys, strict=True):
            weight = 10 * uses[word, key] + 1
            total[word] += weight
            with_object[word] += weight * bool(synset.frames & _TRANSITIVE)
    roles = {}
    for word, count in total.items():
        share = with_object[word] / count
        clear = "object" if share >= _CLEAR_SHARE else "either"
        roles[word] = "subject" if share <= 1 - _CLEAR_SHARE else clear
    return roles


def nominal_rows(folder: Path) -> Iterator[str]:
    """Yields noun, verb, role of "of", role of the owner."""
    verbs = dict(read_synsets(folder / "data.verb"))
    roles = verb_roles(folder, verbs.values())
    uses: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    for lemma, kind, lexicographer, _, count in tag_counts(folder):
        if kind == "1":
            uses[lemma, lexicographer] += count
            totals[lemma] += count
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for _, synset in read_synsets(folder / "data.noun"):
        if synset.lexicographer not in _HAPPENINGS:
            continue
        for offset, source, target in synset.derivations:
            if offset not in verbs or not source or not target:
                continue
            noun = synset.words[source - 1]
            verb = verbs[offset].words[target - 1]
            if is_pair(noun, verb) and tells_events(noun, verb, uses, totals):
                pairs[noun][verb] += 1
    additions = read_additions()
    for noun in sorted(pairs.keys() | additions.keys()):
        added = additions.get(noun, ())
        if len(added) > 1:
            yield "	".join((noun, *added))
        elif noun in pairs:
            verb = best_verb(noun, pairs[noun])
            owner = added[0] if added else "subject"
            yield f"{noun}	{verb}	{roles[verb]}	{owner}"


def read_additions() -> dict[str, tuple[str, ...]]:
    """Returns the cells after the noun of each row of nominal_additions.tsv."""
    lines = _ADDITIONS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {noun: tuple(cells) for noun, *cells in rows}


def is_pair(noun: str, verb: str) -> bool:
    """Says whether a noun can be the act of a verb by its form."""
    if not _WORD.match(noun) or not _WORD.match(verb) or noun[:2] != verb[:2]:
        return False
    return noun == verb or bool(_ENDING.search(noun))


def tells_events(
    noun: str, verb: str, uses: Counter[tuple[str, str]], totals: Counter[str]
) -> bool:
    """Says whether a noun mostly tells what happens, rather than naming a thing."""
    files, share = (_EVENTS, _SHARE_WITHOUT) if noun == verb else (_HAPPENINGS, _SHARE_WITH_ENDING)
    count = sum(uses[noun, file] for file in files)
    return totals[noun] > 0 and count >= share * totals[noun]


def best_verb(noun: str, verbs: Counter[str]) -> str:
    """Chooses the verb most alike."""

    def alike(verb: str) -> tuple[int, int, str]:
        same = 0
        for one, other in zip(noun, verb, strict=False):
            if one != other:
                break
            same += 1
        return same, -len(verb), verb

    return max(verbs, key=alike)


def particle_rows(folder: Path) -> Iterator[str]:
    """Yields verb and particle of each particle verb that takes an object."""
    found = set()
    for _, synset in read_synsets(folder / "data.verb"):
        if synset.frames & {8, 9, 10, 11}:
            found |= {word for word in synset.words if _PARTICLE_VERB.match(word)}
    for word in sorted(found):
        yield word.replace("_", "\t")


def main(folder: Path, kind: str) -> None:
    """Prints the list of one kind for the WordNet database in `folder`."""
    rows = nominal_rows(folder) if kind == "nominal" else particle_rows(folder)
    sys.stdout.write("\n".join((_HEADERS[kind], _ORIGIN, *rows)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
