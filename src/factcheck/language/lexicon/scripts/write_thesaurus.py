"""Writes `thesaurus.tsv` from its entries: sorted for look-up by halving, each pair both ways.

`python -m factcheck.language.lexicon.scripts.write_thesaurus`
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

_FOLDER = Path(__file__).parent
_HEAD = """\
# Words of news English that can stand for each other in a report of one event, or exclude each
# other there. Columns: base form, near words, contrary words; every pair stands both ways.
# Made by scripts/write_thesaurus.py from scripts/thesaurus_entries.tsv: change that and run it.
# Origin: written for this project from general dictionary knowledge; licence Apache-2.0.
"""


def read_entries(lines: Iterable[str]) -> list[tuple[str, list[str], list[str]]]:
    """Reads entries: a base form, its near words and its contrary words."""
    entries = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            head, near, contrary = line.rstrip("\n").split("\t")
            entries.append((head, _words(near), _words(contrary)))
    return entries


def _words(cell: str) -> list[str]:
    return [word for word in cell.split("|") if word]


def format_thesaurus(entries: Iterable[tuple[str, list[str], list[str]]]) -> str:
    """Returns the thesaurus as it is kept; two words that are contrary once are never near."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    contrary: defaultdict[str, set[str]] = defaultdict(set)
    for head, alike, opposed in entries:
        for table, words in ((near, alike), (contrary, opposed)):
            for word in words:
                table[head].add(word)
                table[word].add(head)
    heads = sorted(near.keys() | contrary.keys(), key=lambda word: word.encode())
    rows = [
        "\t".join(
            (
                head,
                *("|".join(sorted(cell)) for cell in (near[head] - contrary[head], contrary[head])),
            )
        )
        for head in heads
    ]
    return _HEAD + "\n".join(rows) + "\n"


def main() -> None:
    """Writes the thesaurus beside the other lists."""
    with (_FOLDER / "thesaurus_entries.tsv").open(encoding="utf-8") as lines:
        text = format_thesaurus(read_entries(lines))
    (_FOLDER.parent / "thesaurus.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
