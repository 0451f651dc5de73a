"""Checks many drafts against one book, in this process or in several."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from factcheck.cli.drafts import as_unchecked
from factcheck.cli.own_fault import TRACEBACK, own_fault
from factcheck.cli.progress import with_progress
from factcheck.errors import DraftError
from factcheck.model import ClaimBook, Document, DocumentReport, Finding, Report, Unchecked

if TYPE_CHECKING:
    from factcheck.book_index.large import LargeBook
    from factcheck.checker import MapFunction, PreparedBook

Outcome: TypeAlias = DocumentReport | Unchecked

# Below this many characters of all drafts together, one process is done before others have begun.
_MANY = 50_000
# Below this many characters a draft has no sentences to share out.
_LONG = 1_000


def check_documents(
    documents: Sequence[Document],
    book: ClaimBook | PreparedBook | LargeBook,
    *,
    explain: bool = False,
    slot: Path | None = None,
    jobs: int | None = None,
    known: Sequence[DocumentReport | None] = (),
) -> Report:
    """Checks drafts against one book, which is prepared once, and joins their reports.

    A book prepared here is kept in `slot`, where there is one. `jobs` is how many processes check
    at a time; None leaves that to the drafts. The report is the same for any number. `known` has,
    for each document in their order, its report or None; without it, none has one yet.
    """
    came_of: dict[int, Outcome] = {place: report for place, report in enumerate(known) if report}
    places = [place for place in range(len(documents)) if place not in came_of]
    unknown = [documents[place] for place in places]
    prepared = _prepare(unknown, book, slot)
    make_check = partial(make_checker, prepared, explain=explain)
    answers = _answers(unknown, make_check, choose_jobs(unknown, jobs), jobs or usable_cores())
    for place, outcome in with_progress(answers, unknown):
        came_of[places[place]] = outcome
    outcomes = [came_of[place] for place in range(len(documents))]
    return Report(
        tuple(outcome for outcome in outcomes if isinstance(outcome, DocumentReport)),
        prepared.files,
        tuple(outcome for outcome in outcomes if isinstance(outcome, Unchecked)),
    )


def choose_jobs(documents: Sequence[Document], wanted: int | None) -> int:
    """Returns how many processes are to check: as wanted, else as many as can be of use."""
    if wanted is None:
        is_much = sum(len(document.text) for document in documents) >= _MANY
        wanted = usable_cores() if is_much else 1
    return max(1, min(wanted, len(documents)))


def usable_cores() -> int:
    """Returns how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def make_checker(
    prepared: PreparedBook, *, explain: bool, processes: int = 1
) -> Callable[[Document], Outcome]:
    """Returns a function that checks one draft after another, equal sentences only once.

    The sentences of a draft are shared out among `processes`, where these are more than one.
    """
    from factcheck.checker import check_document

    seen: dict[Hashable, Finding] = {}

    def check(document: Document) -> Outcome:
        mapping = _mapping(document, processes)
        try:
            return check_document(document, prepared, seen, explain=explain, mapping=mapping)
        except DraftError as error:
            return as_unchecked(document.path, str(error))
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            return Unchecked(document.path, f"not checked: {own_fault(error)}")

    return check


def _mapping(document: Document, processes: int) -> MapFunction:
    if processes == 1 or len(document.text) < _LONG:
        return map
    from factcheck.cli.forked_map import map_in_forks

    return partial(map_in_forks, processes=processes)


def _answers(
    documents: Sequence[Document],
    make_check: Callable[..., Callable[[Document], Outcome]],
    jobs: int,
    processes: int,
) -> Iterator[tuple[int, Outcome]]:
    if jobs > 1:
        from factcheck.cli.workers import check_in_workers

        yield from check_in_workers(documents, make_check, jobs)
        return
    check = make_check(processes=processes)
    for place, document in enumerate(documents):
        yield place, check(document)


def _prepare(
    documents: Sequence[Document], book: ClaimBook | PreparedBook | LargeBook, slot: Path | None
) -> PreparedBook:
    from factcheck.checker import PreparedBook, compile_book, prepare_for
    from factcheck.matching.shortlist import LARGE

    if isinstance(book, PreparedBook):
        return book
    if not isinstance(book, ClaimBook):
        from factcheck.book_index.large import prepare_large

        return prepare_large(documents, book)
    if len(book.claims) > LARGE:
        # Without an index, what these drafts need of a large book is of no use to the next ones.
        return prepare_for(documents, book)
    prepared = compile_book(book)
    if slot is not None:
        from factcheck.book_cache import keep_book

        keep_book(slot, prepared)
    return prepared
