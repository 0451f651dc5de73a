"""Gives findings names that outlast edits elsewhere in a draft."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.model import Finding
from factcheck.patterns import pattern

# What makes one wording another: letters, figures, and the signs that change a value.
_WORD = pattern(r"[^\W_]+|[%$€£+-]")
_LENGTH = 16


def sentence_fingerprint(plain: str) -> str:
    """Returns 16 hexadecimal digits that depend on a sentence's words and figures only.

    Case, white space, quotation marks and punctuation do not count; one digit does.
    """
    words = " ".join(_WORD.findall(plain.casefold()))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def numbered_fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yields each finding of one document with a fingerprint that is its own.

    The second time the same words stand in a document they get ":2", and so on, so that moving
    lines changes nothing.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        fingerprint = sentence_fingerprint(finding.sentence.plain)
        seen[fingerprint] += 1
        yield finding, f"{fingerprint}:{seen[fingerprint]}"
