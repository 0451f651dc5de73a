"""Makes parts_of_speech.tsv from a WordNet 3.x database folder.

Run with the database of Debian's wordnet-base:
python harvest_parts_of_speech.py /usr/share/wordnet > ../parts_of_speech.tsv
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_LETTER_OF_TYPE = "?nvara"
_LEMMA = re.compile(r"[a-z]{2,}$")
# A sense that the tagged corpus never met still weighs a little.
_UNSEEN_SENSE = 0.25
_SMALLEST_SHARE = 0.02
# Adjectives with these endings are told by the ending and need no entry.
_ADJECTIVE_ENDING = re.compile(r"(?:able|ible|al|ic|ous|ful|less|ive|ish|like|oid|ed|ing)$")
_HEADER = """\
# Parts of speech of single English words: n noun, v verb, a adjective, r adverb, most frequent
# first, each followed by its share of the uses in tenths.
# Origin: harvested from WordNet 3.0 by scripts/harvest_parts_of_speech.py (tag counts of the
# semantic concordances, smoothed by the number of senses).
# Licence: WordNet 3.0 licence, Copyright 2006 by Princeton University; all rights reserved."""


def count_uses(folder: Path) -> dict[str, Counter[str]]:
    """Returns, per lemma, how often each part of speech was tagged."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "cntlist.rev").read_text(encoding="ascii").splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        uses[lemma][_LETTER_OF_TYPE[int(sense[0])]] += int(count)
    return uses


def count_senses(folder: Path) -> dict[str, Counter[str]]:
    """Returns, per lemma, how many senses each part of speech has."""
    senses: dict[str, Counter[str]] = defaultdict(Counter)
    for letter, name in _FILES.items():
        for line in (folder / f"index.{name}").read_text(encoding="ascii").splitlines():
            if not line.startswith(" "):
                cells = line.split()
                senses[cells[0]][letter] += int(cells[2])
    return senses


def is_wanted(lemma: str, uses: Counter[str], senses: Counter[str]) -> bool:
    """Says whether a lemma is frequent or could not be guessed without an entry."""
    if not _LEMMA.match(lemma):
        return False
    if uses or "v" in senses:
        return True
    return "a" in senses and "n" not in senses and not _ADJECTIVE_ENDING.search(lemma)


def write_shares(uses: Counter[str], senses: Counter[str]) -> str:
    """Returns the letters with their shares, most frequent first."""
    weights = {letter: uses[letter] + _UNSEEN_SENSE * senses[letter] for letter in senses}
    total = sum(weights.values())
    kept = sorted(
        (letter for letter in weights if weights[letter] / total >= _SMALLEST_SHARE),
        key=lambda letter: (-weights[letter], letter),
    )
    return "".join(f"{letter}{min(9, round(10 * weights[letter] / total))}" for letter in kept)


def main(folder: Path) -> None:
    """Prints the list for the WordNet database in `folder`."""
    uses, senses = count_uses(folder), count_senses(folder)
    sys.stdout.write(_HEADER + "\n")
    for lemma in sorted(senses):
        if is_wanted(lemma, uses[lemma], senses[lemma]):
            sys.stdout.write(f"{lemma}\t{write_shares(uses[lemma], senses[lemma])}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
