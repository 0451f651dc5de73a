"""Reads and checks one draft, as the command line does."""

from __future__ import annotations

import time
from functools import lru_cache
from pathlib import Path

from factcheck import FactcheckError, load_claims
from factcheck.checker import PreparedBook, check, compile_book
from factcheck.readers import read_document
from factcheck.readers.comments import find_comments

from .cases import Case

CLAIMS = Path(__file__).parent.parent.parent / "claims"


@lru_cache(maxsize=1)
def book() -> PreparedBook:
    """Returns the claims that ship, every word list read by a first check."""
    prepared = compile_book(load_claims(CLAIMS))
    check("On 3 May 2023, “it is a great idea,” Austin said, but not in 12 countries.", prepared)
    return prepared


def check_draft(case: Case, length: int) -> bool:
    """Checks a draft of a case; says whether it was refused."""
    text = case.make(length)
    try:
        document = read_document(text.encode("utf-8"), f"draft{case.ending}")
        find_comments(document.text, document.path)
        check(document, book())
    except FactcheckError:
        return True
    return False


def seconds(case: Case, length: int, *, runs: int = 2) -> float:
    """Returns the CPU time of a check, the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        started = time.process_time()
        check_draft(case, length)
        best = min(best, time.process_time() - started)
    return best
