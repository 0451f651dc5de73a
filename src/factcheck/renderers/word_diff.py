"""Finds the words in which a quotation of the draft differs from its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]

# A word with its inner apostrophes, hyphens or figures' marks, or an ellipsis.
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|…|\.\.\.|%")
_ELLIPSES = frozenset({"…", "..."})


def differing_spans(draft: str, source: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Returns the spans of the words that differ, in `draft` and in `source`.

    Case, punctuation and the form of apostrophes do not count; words left out under an ellipsis
    of the draft are no difference. Neighbouring words make one span.
    """
    draft_words = list(_WORD.finditer(draft))
    source_words = list(_WORD.finditer(source))
    draft_keys = [_key(word.group()) for word in draft_words]
    source_keys = [_key(word.group()) for word in source_words]
    in_draft: list[Span] = []
    in_source: list[Span] = []
    matcher = SequenceMatcher(None, draft_keys, source_keys, autojunk=False)
    for operation, i, j, k, m in matcher.get_opcodes():
        if operation == "equal" or _is_ellipsis(draft_keys[i:j]):
            continue
        in_draft.extend(_cover(draft_words[i:j]))
        in_source.extend(_cover(source_words[k:m]))
    return tuple(in_draft), tuple(in_source)


def _key(word: str) -> str:
    return word.replace("’", "'").casefold()


def _is_ellipsis(keys: Sequence[str]) -> bool:
    return bool(keys) and all(key in _ELLIPSES for key in keys)


def _cover(words: Sequence[re.Match[str]]) -> list[Span]:
    return [(words[0].start(), words[-1].end())] if words else []


def excerpt(text: str, spans: Sequence[Span], context: int = 4) -> tuple[str, tuple[Span, ...]]:
    """Returns the parts of `text` within `context` words of a span, with the spans in it.

    Left out words are shown by an ellipsis. Without spans, or where little would be left out,
    the text stays whole.
    """
    words = [match.span() for match in re.finditer(r"\S+", text)]
    kept = _near(words, spans, context)
    if not spans or len(kept) + context > len(words):
        return text, tuple(spans)
    pieces: list[str] = []
    moved: list[Span] = []
    length = 0
    for start, end in _runs(words, kept):
        lead = "… " if start > words[0][0] else ""
        pieces.append(lead + text[start:end])
        shift = length + len(lead) - start
        moved.extend((a + shift, b + shift) for a, b in spans if start <= a and b <= end)
        length += len(pieces[-1]) + 1
    if kept[-1] < len(words) - 1:
        pieces.append("…")
    return " ".join(pieces), tuple(moved)


def _near(words: Sequence[Span], spans: Sequence[Span], context: int) -> list[int]:
    """Returns the numbers of the words that touch a span or stand within `context` of one."""
    touched = [
        number
        for number, (start, end) in enumerate(words)
        if any(start < last and first < end for first, last in spans)
    ]
    near = {n for at in touched for n in range(at - context, at + context + 1)}
    return sorted(n for n in near if 0 <= n < len(words))


def _runs(words: Sequence[Span], kept: Sequence[int]) -> list[Span]:
    """Returns the spans of neighbouring kept words."""
    runs: list[Span] = []
    for at in kept:
        start, end = words[at]
        if runs and at - 1 in kept:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs
