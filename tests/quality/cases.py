"""Gathers what the verdict table decided on for every labelled row, for measuring rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checker import compile_book, examine
from factcheck.language.document_sentences import document_sentences
from factcheck.language.skipping import skip_reason
from factcheck.readers.plain import read_text
from factcheck.verdicts import Case

from .gold import GoldRow, book_for, gold_names, load_gold, own_names
from .places import MissingMaterialError


@dataclass(frozen=True, slots=True)
class LabelledCase:
    """Holds one sentence of a labelled row with all that its verdict rests on."""

    row: GoldRow
    case: Case


def labelled_cases() -> Iterator[LabelledCase]:
    """Yields the sentences of all labelled sets that are at hand, skipped ones left out."""
    for name in (*gold_names(), *own_names()):
        try:
            gold = load_gold(name)
            book = compile_book(book_for(gold))
        except MissingMaterialError:
            continue
        for row in gold.rows:
            for sentence in document_sentences(read_text(row.text)):
                if skip_reason(sentence.plain, sentence.kind) is None:
                    yield LabelledCase(row, examine(sentence, book)[1])
