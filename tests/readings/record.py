"""Says in a line what the engine makes of a sentence, or of the numbers in a phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any

from factcheck.checker import PreparedBook, compile_book, examine
from factcheck.comparisons.reading import Observation
from factcheck.language.derived_quantities import derived_values
from factcheck.language.document_sentences import document_sentences
from factcheck.language.mentions import Quantity
from factcheck.language.number_comparison import (
    agrees_with_derived,
    compare_quantities,
    contradicted_by_derived,
)
from factcheck.language.numbers import find_quantities
from factcheck.language.speakers import resolve_speakers
from factcheck.readers.plain import read_text
from factcheck.verdicts import Case, decide
from tests.comparisons.tables import FOLDER as TABLES
from tests.comparisons.tables import read_table
from tests.quality.engine import extracted_book
from tests.quality.gold import CURATED, book_for, load_gold, own_names
from tests.quality.metamorphic_suite import article_pairs
from tests.quality.places import ARTICLES

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden" / "readings"
# So many of the sentences that changes make of each article are read.
CHANGED = 40
_LETTERS = {"agree": "a", "note": "n", "conflict": "C", "incomparable": "."}
_FLAGS = ("uncovered", "held", "elsewhere", "quoted", "opinion")


@dataclass(slots=True)
class Shared:
    """Makes what several pieces rest on when the first of them is read."""

    make: Callable[[], Any]
    made: Any = None

    def __call__(self) -> Any:
        """Returns what was made."""
        if self.made is None:
            self.made = self.make()
        return self.made


@dataclass(frozen=True, slots=True)
class Piece:
    """Is a few lines about one sentence or phrase; `book` is what the sentence is held against."""

    read: Callable[[], list[str]]
    book: Shared | None = None


def records() -> Mapping[str, Callable[[], Iterator[Piece]]]:
    """Returns what can be written down, by name; each is made of pieces."""
    tables = sorted(path.stem for path in TABLES.glob("*.yaml"))
    articles = sorted(ARTICLES.glob("*.txt"))
    return {
        "quantities": _of_phrases,
        "comparing": _of_pairs,
        "computing": _of_sums,
        **{name: partial(_of_set, name) for name in (CURATED, *own_names())},
        **{f"table-{name}": partial(_of_table, name) for name in tables},
        **{f"changed-{path.stem}": partial(_of_changes, path) for path in articles},
    }


def lines_of(name: str) -> Iterator[str]:
    """Yields the lines of a record."""
    for piece in records()[name]():
        yield from piece.read()


def write_readings() -> None:
    """Writes everything down anew."""
    for name in records():
        write_reading(name)


def write_reading(name: str) -> None:
    """Writes one of the records down."""
    text = "".join(f"{line}\n" for line in lines_of(name))
    (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8")


def _of_phrases() -> Iterator[Piece]:
    for phrase in _read("phrases"):
        yield Piece(partial(_quantities, phrase))


def _quantities(phrase: str) -> list[str]:
    return [phrase, *(f"  {_quantity(quantity)}" for quantity in find_quantities(phrase))]


def _of_pairs() -> Iterator[Piece]:
    """Yields, for each figure, what it is against each of them: agree, note, conflict, or else."""
    figures = Shared(_figures)
    for phrase in _read("figures"):
        yield Piece(partial(_relations, phrase, figures))


def _figures() -> list[Quantity]:
    return [figure for phrase in _read("figures") for figure in find_quantities(phrase)]


def _relations(phrase: str, figures: Shared) -> list[str]:
    lines = []
    for draft in find_quantities(phrase):
        relations = [compare_quantities(draft, source).relation for source in figures()]
        lines.append(f"{draft.text}: " + "".join(_LETTERS[relation] for relation in relations))
    return lines


def _of_sums() -> Iterator[Piece]:
    """Yields what follows from the figures of a sentence, and which shares are against it."""
    figures = Shared(_figures)
    for phrase in _read("sums"):
        yield Piece(partial(_sums, phrase, figures))


def _sums(phrase: str, figures: Shared) -> list[str]:
    lines = [phrase]
    derived = derived_values(find_quantities(phrase))
    for one in derived:
        flags = [flag for flag in ("is_rest", "is_mixed", "is_change") if getattr(one, flag)]
        lines.append(f"  {', '.join((one.formula, *flags))} = {_quantity(one.quantity)}")
        same = [figure.text for figure in figures() if agrees_with_derived(figure, one)]
        lines += [f"    agrees: {', '.join(same)}"] if same else []
    against = [figure.text for figure in figures() if contradicted_by_derived(figure, derived)]
    return [*lines, f"  against: {', '.join(against)}"] if against else lines


def _read(name: str) -> list[str]:
    lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def _quantity(found: Quantity) -> str:
    value = f"{found.low:g}" if found.low == found.high else f"{found.low:g}–{found.high:g}"
    said = (
        *(found.kind.value, value, "" if found.precise else "vague"),
        *(found.bound.value, found.unit or "", f"a {found.rate}" if found.rate else ""),
        " ".join((*found.modifiers, found.head or "")),
    )
    return f"“{found.text}”: " + ", ".join(part for part in said if part)


def _of_set(name: str) -> Iterator[Piece]:
    gold = load_gold(name)
    book = Shared(lambda: compile_book(book_for(gold)))
    for row in gold.rows:
        yield Piece(partial(_seen, row.id, row.text, book), book)


def _of_table(name: str) -> Iterator[Piece]:
    for number, (claims, rows) in enumerate(groupby(read_table(name), key=lambda row: row.book)):
        book = Shared(partial(compile_book, claims))
        for at, row in enumerate(rows, 1):
            yield Piece(partial(_seen, f"{number + 1}.{at}", row.draft, book), book)


def _of_changes(article: Path) -> Iterator[Piece]:
    """Yields what is seen in sentences of an article that were changed, one thing at a time."""
    book = Shared(lambda: compile_book(extracted_book(article)))
    for text in changed_sentences(article):
        yield Piece(partial(_faults, text, book), book)


def _seen(number: str, text: str, book: Shared) -> list[str]:
    return list(_of_draft(number, text, book()))


def _faults(text: str, book: Shared) -> list[str]:
    seen = _of_draft("", text, book())
    return [text, *(line for line in seen if not line.startswith("  agree"))]


@lru_cache(maxsize=64)
def changed_sentences(article: Path) -> tuple[str, ...]:
    """Returns some sentences of an article that a change keeps right or makes wrong."""
    pairs = article_pairs([article], CHANGED)
    return tuple(dict.fromkeys(" ".join(pair.text.split()) for _, pair in pairs))


def _of_draft(number: str, text: str, book: PreparedBook) -> Iterator[str]:
    document = read_text(text)
    (spoken,) = resolve_speakers([block.text for block in document.blocks], book.claims.table)
    cut = [[(one.start, one.end) for one in spoken]]
    for sentence, voiced in zip(document_sentences(document, cut), spoken, strict=True):
        reading, case = examine(sentence, book, voiced)
        claim = reading.evidence[0].claim.claim.id if reading.evidence else "–"
        yield f"{number} {claim}: {_case(case)}"
        yield from (f"  {_observation(seen)}" for seen in case.observations)


def _case(case: Case) -> str:
    shares = f"{case.coverage:.2f} {case.core:.2f} {case.copied:.2f}, {case.figures} figures"
    flags = [flag for flag in _FLAGS if getattr(case, flag)]
    return ", ".join((decide(case).verdict.value, shares, *flags))


def _observation(seen: Observation) -> str:
    claim = f" ({seen.claim.claim.id})" if seen.claim else ""
    source = f" for “{seen.source}”" if seen.source else ""
    return f"{seen.outcome.value} {seen.kind}, {seen.rule}: “{seen.draft}”{source}{claim}"
