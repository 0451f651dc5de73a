"""Writes `comparatives.tsv`: comparatives and superlatives with their adjectives, from WordNet.

Run: `python -m factcheck.language.lexicon.scripts.harvest_comparatives`.
Needs Debian's `wordnet-base` and `scowl`.
Left out are comparatives that are mostly something else ("number", "letter", "corner"): those
that WordNet tags as a noun or verb.
"""

from __future__ import annotations

from pathlib import Path

from factcheck.language.lexicon.scripts.scowl import load_words
from factcheck.language.lexicon.scripts.wordnet import WordNet, load_wordnet

TARGET = Path(__file__).parent.parent / "comparatives.tsv"
HEADER = """\
# Comparatives and superlatives with their base, harvested by scripts/harvest_comparatives.py.
# Origin: WordNet 3.0, (c) 2006 Princeton University; words chosen by SCOWL. Licences: README.md.
"""


def main() -> None:
    """Harvests and writes the file."""
    wordnet, words = load_wordnet(), load_words()
    rows = []
    for lemma, part in wordnet.lemmas:
        tagged = sum(sense.tags for sense in wordnet.lemmas[lemma, part])
        if part not in "ar" or lemma not in words or len(lemma) < 3 or tagged < 2:
            continue
        for form in _forms(lemma):
            if form in words and not _other_word(wordnet, form):
                rows.append(f"{form}\t{lemma}")
    TARGET.write_text(HEADER + "\n".join(sorted(set(rows))) + "\n", encoding="utf-8")


def _forms(adjective: str) -> list[str]:
    if adjective.endswith("e"):
        beginnings = [adjective[:-1]]
    elif adjective.endswith("y"):
        beginnings = [adjective[:-1] + "i"]
    else:
        beginnings = [adjective, adjective + adjective[-1]]
    return [beginning + ending for beginning in beginnings for ending in ("er", "est")]


def _other_word(wordnet: WordNet, form: str) -> bool:
    senses = [sense for part in "nv" for sense in wordnet.lemmas.get((form, part), ())]
    return any(sense.tags or sense.rank <= 2 for sense in senses)


if __name__ == "__main__":
    main()
