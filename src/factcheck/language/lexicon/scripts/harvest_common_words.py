"""Writes common_words.tsv: ordinary English words in their base forms, to tell them from names.

Run by hand at development time with the word lists of Debian's packages `wamerican-small` and
`wbritish-small` (SCOWL) unpacked: `python harvest_common_words.py LIST…`. Not used at run time.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from factcheck.language.name_tokens import regular_bases

_HEADER = """\
# Ordinary English words; regular inflections of a word in the list are left out. A capitalised
# word at a sentence's start that is one of them, or a form of one, is no name by itself.
# Origin: SCOWL by Kevin Atkinson (Debian wamerican-small and wbritish-small 2020.12.07), the
# lower-case words, chosen by scripts/harvest_common_words.py. Licence: SCOWL's (free to use,
# copy, modify and sell; copyright 2000-2018 by Kevin Atkinson).
"""
_ORDINARY = re.compile(r"[a-z]{2,}")


def main() -> None:
    """Writes the list from the files named on the command line."""
    words = {word for path in sys.argv[1:] for word in Path(path).read_text("utf-8").split()}
    plain = {word for word in words if _ORDINARY.fullmatch(word)}
    kept = {word for word in plain if not any(base in plain for base in regular_bases(word))}
    target = Path(__file__).parent.parent / "common_words.tsv"
    target.write_text(_HEADER + "\n".join(sorted(kept)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
