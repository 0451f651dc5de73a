"""Cuts a document into sentences with exact positions in the text as written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck.errors import DraftError
from factcheck.language.sentences import split_sentences
from factcheck.limits import LONGEST_SENTENCE
from factcheck.model import Block, Document, Sentence


def document_sentences(
    document: Document, cut: Sequence[Sequence[tuple[int, int]]] | None = None
) -> Iterator[Sentence]:
    """Yields the sentences of a document in order.

    `cut` gives the spans of the sentences of each block, where they are known already. Lines and
    columns count from 1; a line ends at a line feed, a carriage return, or both.
    """
    starts = _line_starts(document.text)
    for number, block in enumerate(document.blocks):
        for start, end in split_sentences(block.text) if cut is None else cut[number]:
            yield _sentence(document.text, starts, number, block, (start, end))


def require_checkable(document: Document) -> None:
    """Raises `DraftError` where a sentence is too long to be checked."""
    for block in document.blocks:
        if len(block.text) <= LONGEST_SENTENCE:
            continue
        for start, end in split_sentences(block.text):
            if end - start > LONGEST_SENTENCE:
                line, _ = _place(_line_starts(document.text), block.positions[start])
                raise DraftError(f"{document.path}:{line}: {too_long(end - start)}")


def too_long(length: int) -> str:
    """Says that a sentence is too long, and what to do."""
    return (
        f"a sentence of {length:,} characters is too long to be checked (at most"
        f" {LONGEST_SENTENCE:,}): end it with a full stop, or part it by an empty line"
    )


def _sentence(
    text: str, starts: Sequence[int], number: int, block: Block, span: tuple[int, int]
) -> Sentence:
    positions = block.positions[span[0] : span[1]]
    start, end = block.span(*span)
    line, column = _place(starts, start)
    end_line, end_column = _place(starts, end)
    return Sentence(
        text=text[start:end],
        plain=block.text[span[0] : span[1]],
        start=start,
        end=end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        block=number,
        positions=positions,
        kind=block.kind,
        ends=None if block.ends is None else block.ends[span[0] : span[1]],
    )


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for index, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
            starts.append(index + 1)
    return starts


def _place(starts: Sequence[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
