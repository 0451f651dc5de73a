"""What is fuzzed about claims: their files, their exchange, their faults, and finding them."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from factcheck import FactcheckError, load_claims, search
from factcheck.claims.claim_review import export_reviews, import_reviews
from factcheck.claims.validation import fix_claims, validate_claims
from factcheck.claims.writing import write_claims_file
from factcheck.kept_files import keep, read_kept
from factcheck.model import Claim, ClaimBook, Source

from . import material
from .invariants import require

_MAGIC = b"magic\n"
# Larger books than this are searched by words alone.
_MANY = 320


def text_of(data: bytes) -> str:
    """Returns bytes as text, what is not UTF-8 as halves of surrogate pairs."""
    return data.decode("utf-8", "surrogateescape")


def scratch(name: str, data: bytes) -> Path:
    """Writes a file that is this process's own, and returns its path."""
    path = Path(gettempdir(), f"factcheck-fuzzing-{os.getpid()}-{name}")
    path.write_bytes(data)
    return path


def read_claims(data: bytes) -> None:
    """What loads can be written, and loads as the same again."""
    path = scratch("claims.yaml", data)
    try:
        book = load_claims(path)
        written = write_claims_file(book.claims, book.names, book.sources)
        again = load_claims(scratch("claims.yaml", written.encode("utf-8")))
    except FactcheckError as error:
        require(str(error), "an error that says nothing")
        return
    finally:
        path.unlink()
    placed = [replace(claim, line=0) for claim in book.claims]
    require([replace(claim, line=0) for claim in again.claims] == placed, "claims changed")


def read_review(data: bytes) -> None:
    """What is imported is exported, and imported as the same again."""
    try:
        book = import_reviews(data).book
    except FactcheckError:
        return
    records = export_reviews(book).records
    if len(records) == len(book.claims):
        again = import_reviews(json.dumps(records).encode("ascii")).book
        require([c.text for c in again.claims] == [c.text for c in book.claims], "claims changed")


def validate(data: bytes) -> None:
    """Faults have a place and a remedy, and what can be mended is mended by one run."""
    path = scratch("faulty.yaml", data)
    try:
        found = validate_claims([path], engine=False)
        fix_claims(found.faults)
        again = validate_claims([path], engine=False)
    except FactcheckError as error:
        require(str(error), "an error that says nothing")
        return
    finally:
        path.unlink()
    for fault in (*found.faults, *again.faults):
        require(fault.message and fault.line >= 1, "a fault without words or place")
    require(not again.mendable, f"mended, and still faulty: {again.mendable}")


def find(data: bytes) -> None:
    """Claims are found best first, each once, in small books and in large ones."""
    text = text_of(data)
    for book in (material.prepared(), _large_book()):
        matches = search(text, book, limit=5)
        scores = [match.score for match in matches]
        require(len(matches) <= 5, "more than asked for")
        require(scores == sorted(scores, reverse=True), "not the best first")
        require(all(0 <= score <= 1 for score in scores), "a score beyond 0 to 1")
        require(len({match.claim.id for match in matches}) == len(matches), "a claim twice")


@lru_cache(maxsize=1)
def _large_book() -> ClaimBook:
    words = " ".join(material.DRAFT.split()).split()
    source = Source("s")
    texts = [" ".join(words[start % 40 : start % 40 + 3 + start % 11]) for start in range(_MANY)]
    return ClaimBook(
        tuple(Claim(f"c{number}", text, None, source) for number, text in enumerate(texts)),
        sources=(source,),
    )


def read_kept_files(data: bytes) -> None:
    """What stands in a cache is believed only where it was kept."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.kept")
        path.write_bytes(data)
        path.chmod(0o600)
        require(read_kept(path, _MAGIC) is None, "a file is believed that nobody kept")
        keep(path, _MAGIC, data, most=1)
        require(read_kept(path, _MAGIC) == data, "not what was kept")
