"""Tries a claim book on sentences whose truth is known: its own, changed for better and worse.

Right sentences say what a claim says in another form; none may be called wrong. Wrong ones differ
in one detail; none may pass. What fails shows a curator which claims need a phrasing, a name or
an alias.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.checker import PreparedBook, check, compile_book
from factcheck.model import Claim, ClaimBook, Finding, NameKind, Rating, Verdict
from factcheck.mutations import (
    KINDS,
    Base,
    Effect,
    Kind,
    KnownName,
    Story,
    is_base,
    make_pairs,
    read_story,
)
from factcheck.mutations.order import lower_first
from factcheck.records import dataclass

# A book of more claims makes tens of thousands of sentences: a run would take many minutes.
MOST_CLAIMS = 2000
# A quotation of fewer words is a term, and its words stand in many true sentences.
_SHORTEST_QUOTATION = 5

_WRONG = frozenset({Verdict.MISQUOTED, Verdict.MISATTRIBUTED, Verdict.CONTRADICTED})
_PASSED = frozenset({Verdict.SUPPORTED, Verdict.SKIPPED})
_MARKS = ('"', "“", "”")
_ENDS = (".", "!", "?", '."', ".”", '!"', '?"', "!”", "?”")

AS_WRITTEN = Kind("as written", Effect.PRESERVING, lambda base: iter((base.text,)))


@dataclass(frozen=True, slots=True)
class Trial:
    """Holds one sentence made from a claim, and the finding on it.

    `base` is the sentence it was made from. `finding` is that of its worst sentence where it was
    read as several.
    """

    claim: Claim
    kind: Kind
    base: str
    text: str
    finding: Finding

    @property
    def is_wrong(self) -> bool:
        """Says whether the sentence was made to be wrong.

        A claim that is rated false is wrong in any words.
        """
        return self.kind.effect is Effect.BREAKING or self.claim.rating is Rating.FALSE

    @property
    def holds(self) -> bool:
        """Says whether a wrong sentence was not let pass, or a right one not called wrong."""
        verdict = self.finding.verdict
        return verdict not in _PASSED if self.is_wrong else verdict not in _WRONG

    @property
    def is_told(self) -> bool:
        """Says whether a wrong sentence was called wrong, or a right one supported."""
        verdict = self.finding.verdict
        return verdict in _WRONG if self.is_wrong else verdict is Verdict.SUPPORTED


def try_book(
    book: ClaimBook,
    progress: Callable[[Sequence[Claim]], Iterable[Claim]] = lambda claims: claims,
) -> tuple[Trial, ...]:
    """Makes right and wrong sentences from every claim of a book and checks them against it.

    Claims rated misleading or unproven are neither right nor wrong, and passed over; those rated
    false are tried in other words, which are wrong too. `progress` is given the claims and yields
    them again. The same book gives the same trials.
    """
    story = _story_of(book)
    prepared = compile_book(book)
    right = {_key(text) for claim in book.claims for text in _texts(claim)}
    seen: set[str] = set()
    trials: list[Trial] = []
    for claim in progress([claim for claim in book.claims if _is_tried(claim)]):
        dated = replace(story, published=claim.source.published)
        for base in _bases(claim, dated):
            if base.text not in seen:
                seen.add(base.text)
                trials += _try_base(base, claim, prepared, right)
    return tuple(trials)


def _is_tried(claim: Claim) -> bool:
    return claim.rating in (Rating.TRUE, Rating.FALSE)


def _try_base(base: Base, claim: Claim, prepared: PreparedBook, right: set[str]) -> Iterator[Trial]:
    made = [(pair.kind, pair.text) for pair in make_pairs([base], KINDS)]
    for kind, text in ((AS_WRITTEN, base.text), *made):
        breaks = kind.effect is Effect.BREAKING
        if breaks and (claim.rating is Rating.FALSE or _key(text) in right):
            continue
        findings = check(text, prepared).findings
        if findings:
            yield Trial(claim, kind, base.text, text, min(findings, key=_rank))


def _rank(finding: Finding) -> int:
    return list(Verdict).index(finding.verdict)


def _key(text: str) -> str:
    return " ".join(text.lower().rstrip(".!?").split())


def _story_of(book: ClaimBook) -> Story:
    """Returns all that a book says as one story: what it says anywhere is not wrong elsewhere."""
    lines = [text for claim in book.claims for text in (*_texts(claim), claim.quote or "")]
    lines += [form for name in book.names for form in (name.name, *name.aliases, name.role or "")]
    known = [
        KnownName(name.name, name.kind is NameKind.PERSON, name.aliases, name.role, name.of)
        for name in book.names
        if name.kind in (NameKind.PERSON, NameKind.ORGANIZATION) and name.name[:1].isupper()
    ]
    return read_story("\n".join(dict.fromkeys(filter(None, lines))), known)


def _texts(claim: Claim) -> tuple[str, ...]:
    return (claim.text, *claim.phrasings)


def _bases(claim: Claim, story: Story) -> Iterator[Base]:
    """Yields the sentences that a claim is known to bear out: its words, and its quote's."""
    own = Base(_ended(claim.text), story)
    yield from (base for base in (own, *_of_quote(claim, story)) if is_base(base.text))
    for text in claim.phrasings:
        base = Base(_ended(text), story, verbatim=False)
        if is_base(base.text):
            yield base
    speaker = claim.speaker or ""
    if speaker[:1].isupper() and not _names_speaker(claim, claim.text, story):
        small = lower_first(own.text, own)
        if small is not None and not small.startswith(_MARKS):
            framed = Base(f"{speaker} said that {small}", story)
            if is_base(framed.text):
                yield framed


def _of_quote(claim: Claim, story: Story) -> Iterator[Base]:
    """Yields the quote where it is a sentence, or as a quotation of its speaker."""
    quote = " ".join((claim.quote or "").split())
    has_marks = any(mark in quote for mark in _MARKS)
    if claim.speaker is None or has_marks or _names_speaker(claim, quote, story):
        if quote.endswith(_ENDS) and (quote[:1].isupper() or quote.startswith(_MARKS)):
            yield Base(quote, story)
    elif len(quote.split()) >= _SHORTEST_QUOTATION:
        said = quote.rstrip(".,")
        yield Base(f'"{_capital(said)}," {claim.speaker} said.', story)


def _names_speaker(claim: Claim, text: str, story: Story) -> bool:
    known = next((one for one in story.known if one.name == claim.speaker), None)
    forms = (claim.speaker or "", *(known.aliases if known else ()))
    folded = text.lower()
    return any(form.lower() in folded for form in forms)


def _ended(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
