"""The whole way on one page: draft and claims in, report out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import TypeAlias

from factcheck.comparisons import COMPARISONS
from factcheck.comparisons.claim_passages import compile_claim_passages
from factcheck.comparisons.copy import copied_share
from factcheck.comparisons.number import COMPUTED
from factcheck.comparisons.passages import CompiledPassages
from factcheck.comparisons.quoting import read_quotations
from factcheck.comparisons.reading import ELSEWHERE, Observation, Reading
from factcheck.coverage import (
    choose_evidence,
    has_covered_statement,
    has_uncovered_statement,
    is_other_event,
)
from factcheck.explaining import explain as explain_verdict
from factcheck.findings import build_finding, on_its_own, put_into_place, skipped_finding
from factcheck.language.analysis import analyse
from factcheck.language.document_sentences import document_sentences, require_checkable
from factcheck.language.opinion import is_opinion
from factcheck.language.sentences import split_sentences
from factcheck.language.skipping import skip_reason
from factcheck.language.speakers import SpokenSentence, resolve_speakers
from factcheck.matching.candidates import (
    Evidence,
    Query,
    cover,
    cover_words,
    find_candidates,
    make_query,
)
from factcheck.matching.compiled import CompiledBook
from factcheck.matching.compiled import compile_book as compile_claims
from factcheck.matching.event_ties import tie_events
from factcheck.matching.postings import Postings, postings_of
from factcheck.matching.shortlist import LARGE, narrow
from factcheck.model import (
    ClaimBook,
    ClaimsFile,
    Document,
    DocumentReport,
    Finding,
    Outcome,
    Rating,
    Report,
    Sentence,
)
from factcheck.verdicts import Case, decide

# A sentence, and who speaks in it.
Asked: TypeAlias = tuple[Sentence, SpokenSentence | None]
MapFunction: TypeAlias = Callable[[Callable[[Asked], Finding], Iterable[Asked]], Iterable[Finding]]

# How many sentences are remembered, so that those that stand in many drafts are checked once.
MOST_SEEN = 20_000


@dataclass(frozen=True)
class PreparedBook:
    """Holds a claim book ready for checking many drafts.

    What quotations are looked up in is made when the first quotation is met.
    """

    claims: CompiledBook
    read_passages: Callable[[], CompiledPassages] = field(repr=False, compare=False)

    @cached_property
    def passages(self) -> CompiledPassages:
        """Returns the quotes of the book, ready for looking quotations up."""
        return self.read_passages()

    @property
    def files(self) -> tuple[ClaimsFile, ...]:
        """Returns the files that the claims come from."""
        return self.claims.book.files


def compile_book(book: ClaimBook, among: Postings | None = None) -> PreparedBook:
    """Prepares a claim book once, so that many drafts can be checked against it.

    The order of claims, names and sources in their files has no say: where claims are equally
    near to a sentence, the one that stands first in its source goes first. Where the claims were
    chosen from many, `among` holds the words of all these.
    """
    ordered = _in_order(book)
    return PreparedBook(
        compile_claims(ordered, among), partial(compile_claim_passages, ordered.claims)
    )


def _in_order(book: ClaimBook) -> ClaimBook:
    return replace(
        book,
        claims=tuple(sorted(book.claims, key=lambda one: (one.source.id, one.start or 0, one.id))),
        names=tuple(sorted(book.names, key=lambda one: (one.name, one.kind, one.role or ""))),
        sources=tuple(sorted(book.sources, key=lambda one: one.id)),
    )


def prepare_for(documents: Sequence[Document], book: ClaimBook) -> PreparedBook:
    """Prepares a claim book for some documents: of a large one, what they may be about."""
    if len(book.claims) <= LARGE:
        return compile_book(book)
    return compile_book(narrow(book, sentences_of(documents)), postings_of(book))


def sentences_of(documents: Sequence[Document]) -> Iterator[str]:
    """Yields all sentences of some documents as they are written."""
    for document in documents:
        for block in document.blocks:
            for start, end in split_sentences(block.text):
                yield block.text[start:end]


def check(
    draft: str | Document, book: ClaimBook | PreparedBook, *, explain: bool = False
) -> Report:
    """Checks every sentence of a draft against a claim book.

    `draft` is plain text or a document that a reader made. Offsets in the report are code points
    into the draft's text, half-open. With `explain`, each finding records how it came about.
    Raises `DraftError` where a sentence is longer than `limits.LONGEST_SENTENCE`.
    """
    document = _document(draft)
    prepared = book if isinstance(book, PreparedBook) else prepare_for((document,), book)
    report = check_document(document, prepared, {}, explain=explain)
    return Report(documents=(report,), claims=prepared.files)


def check_document(
    document: Document,
    book: PreparedBook,
    seen: MutableMapping[Hashable, Finding],
    *,
    explain: bool = False,
    mapping: MapFunction = map,
) -> DocumentReport:
    """Checks every sentence of one document; sentences like those in `seen` are not checked again.

    `seen` is filled on the way. It may serve many documents, but only one book and one `explain`.
    `mapping` takes a function over the sentences, as `map` does or in any other order.
    Raises `DraftError` where a sentence is longer than `limits.LONGEST_SENTENCE`.
    """
    require_checkable(document)
    read = resolve_speakers([block.text for block in document.blocks], book.claims.table)
    spoken = {
        (number, sentence.text): sentence
        for number, sentences in enumerate(read)
        for sentence in sentences
    }
    cut = [[(sentence.start, sentence.end) for sentence in sentences] for sentences in read]
    check_one = partial(_check_once, book=book, seen=seen, explain=explain)
    asked = (
        (sentence, spoken.get((sentence.block, sentence.plain)))
        for sentence in document_sentences(document, cut)
    )
    findings = tuple(mapping(check_one, asked))
    return DocumentReport(document.path, document.sha256, document.text, findings)


def _check_once(
    asked: Asked,
    *,
    book: PreparedBook,
    seen: MutableMapping[Hashable, Finding],
    explain: bool,
) -> Finding:
    """Returns the finding for a sentence, for one that is met again without checking it again."""
    sentence, spoken = asked
    key = (sentence.plain, sentence.kind, spoken and replace(spoken, start=0, end=0))
    found = seen.get(key)
    if found is None:
        found = check_sentence(on_its_own(sentence), book, spoken, explain=explain)
        if len(seen) < MOST_SEEN:
            seen[key] = found
    return put_into_place(found, sentence)


def check_sentence(
    sentence: Sentence,
    book: PreparedBook,
    spoken: SpokenSentence | None = None,
    *,
    explain: bool = False,
) -> Finding:
    """Checks one sentence of a draft; `spoken` says who speaks in it, where its text tells."""
    reason = skip_reason(sentence.plain, sentence.kind)
    if reason is not None:
        return skipped_finding(sentence, reason)
    reading, case = examine(sentence, book, spoken)
    finding = build_finding(sentence, reading, case, decide(case))
    if not explain:
        return finding
    return replace(finding, explanation=explain_verdict(reading, reading.candidates, case))


def examine(
    sentence: Sentence, book: PreparedBook, spoken: SpokenSentence | None = None
) -> tuple[Reading, Case]:
    """Reads a sentence against its claims and gathers all that the verdict table decides on."""
    draft = analyse(sentence.plain, book.claims.table, _reference_date(book), spoken)
    query = make_query(draft, book.claims)
    reading = _read(query, find_candidates(query, book.claims), book)
    observations = tuple(
        observation for comparison in COMPARISONS for observation in comparison(reading)
    )
    return reading, _case(query, reading, observations)


def _read(query: Query, candidates: Sequence[Evidence], book: PreparedBook) -> Reading:
    draft = query.draft
    quotes = read_quotations(draft, book.passages, book.claims) if draft.quotations else ()
    evidence = tie_events(draft, choose_evidence(query, candidates, quotes, book.claims))
    return Reading(draft, evidence, book.claims, quotes, tuple(candidates))


def _case(query: Query, reading: Reading, observations: tuple[Observation, ...]) -> Case:
    alignments = tuple(evidence.alignment for evidence in reading.evidence)
    covered = reading.verbatim | _agreed(reading, observations)
    return Case(
        observations=observations,
        coverage=cover(query, alignments, covered),
        core=cover_words(query, alignments, covered),
        copied=copied_share(reading),
        rating=reading.evidence[0].claim.claim.rating if reading.evidence else Rating.TRUE,
        figures=_borne_out(observations),
        uncovered=has_uncovered_statement(reading),
        held=has_covered_statement(reading),
        elsewhere=is_other_event(reading),
        quoted=bool(reading.verbatim),
        opinion=is_opinion(reading.draft),
    )


def _borne_out(observations: Sequence[Observation]) -> int:
    """Counts the figures and dates that the evidence itself has, or that follow from it."""
    return sum(
        seen.outcome is Outcome.AGREE
        and seen.kind in ("number", "date")
        and seen.rule not in ELSEWHERE
        for seen in observations
    )


def _agreed(reading: Reading, observations: Sequence[Observation]) -> frozenset[int]:
    """Lists the figures that the claims bear out though no word of them stands there."""
    spans = {
        (seen.start, seen.end)
        for seen in observations
        if seen.kind == "number" and seen.outcome is Outcome.AGREE and seen.rule in COMPUTED
    }
    return frozenset(
        index
        for index, word in enumerate(reading.draft.words)
        if word.quantity is not None and (word.quantity.start, word.quantity.end) in spans
    )


def _reference_date(book: PreparedBook) -> date | None:
    dates = {source.published for source in book.claims.book.sources if source.published}
    return max(dates) if len(dates) == 1 else None


def _document(draft: str | Document) -> Document:
    if isinstance(draft, Document):
        return draft
    from factcheck.readers.plain import read_text

    return read_text(draft)
