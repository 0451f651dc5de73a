"""Makes a first claim book from an article: one claim a statement, nothing curated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from factcheck.claims.article_parts import ArticlePart, read_parts
from factcheck.claims.extraction_names import describe_names
from factcheck.claims.extraction_speakers import speaker_of
from factcheck.claims.extraction_text import cut_pieces, word_claim
from factcheck.language.document_sentences import require_checkable
from factcheck.language.mentions import NameMention
from factcheck.language.name_table import NameTable, build_name_table
from factcheck.language.speakers import SpokenSentence, resolve_speakers
from factcheck.model import Claim, ClaimBook, Name, Source
from factcheck.readers.plain import read_text


def extract(
    article_text: str,
    *,
    name: str = "article",
    source: Source | None = None,
    published: date | None = None,
) -> ClaimBook:
    """Extracts one claim a statement from an article's plain text.

    Each claim has its quote verbatim with paragraph (non-blank lines, from 1) and offsets (code
    points in `article_text`, half-open), and the speaker where someone is quoted or reported,
    None for the article's own voice. Headlines, date lines, captions without a sentence and
    lists of sources are left out; a date line gives the day of publication unless `published`
    or the source has one. Ids are stable: "<name>-<paragraph>-<sentence>". Raises
    `DraftError` where a sentence is longer than `limits.LONGEST_SENTENCE`, and on no other text.
    """
    require_checkable(read_text(article_text))
    parts = read_parts(article_text)
    known = source or Source(id=name)
    day = published or known.published or next((p.day for p in parts if p.day), None)
    known = replace(known, published=day)
    told = [part for part in parts if part.tells]
    table = build_name_table((), [part.text for part in told])
    read = resolve_speakers([part.text for part in told], table)
    claims: list[Claim] = []
    voices: dict[str, Name] = {}
    for part, sentences in zip(told, read, strict=True):
        for claim, voice in _claims_of(part, sentences, table, known, name):
            claims.append(claim)
            if voice is not None:
                voices.setdefault(voice.name, voice)
    names = describe_names(table, voices.values(), _mentioned(read))
    return ClaimBook(claims=tuple(claims), names=names, sources=(known,))


def _mentioned(read: Sequence[Sequence[SpokenSentence]]) -> Iterator[NameMention]:
    for sentences in read:
        for sentence in sentences:
            yield from sentence.names


def _claims_of(
    part: ArticlePart,
    sentences: Sequence[SpokenSentence],
    table: NameTable,
    source: Source,
    name: str,
) -> Iterator[tuple[Claim, Name | None]]:
    number = 0
    for sentence in sentences:
        if _is_signature(sentence):
            continue
        for piece in cut_pieces(sentence):
            number += 1
            voice = speaker_of(sentence, piece, table)
            start = part.start + sentence.start + piece.start
            yield (
                Claim(
                    id=f"{name}-{part.paragraph}-{number}",
                    text=word_claim(sentence, piece, table),
                    quote=sentence.text[piece.start : piece.end],
                    source=source,
                    paragraph=part.paragraph,
                    start=start,
                    end=start + piece.end - piece.start,
                    speaker=voice.name if voice else None,
                ),
                voice,
            )


def _is_signature(sentence: SpokenSentence) -> bool:
    """Says whether a sentence is only the name below a pull quote."""
    names = sentence.names
    starts = bool(names) and names[0].start == 0
    return sentence.voice is not None and starts and sentence.text[-1] not in ".!?"
