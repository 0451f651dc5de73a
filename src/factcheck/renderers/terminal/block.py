"""Lays out one finding: loud where a reporter must act, one line where all is well."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from factcheck.model import Claim, Detail, Finding
from factcheck.renderers import wording
from factcheck.renderers.marks import is_misquotation, quote_marks
from factcheck.renderers.terminal import style
from factcheck.renderers.terminal.explained import put_explanation
from factcheck.renderers.terminal.marking import marked, marked_sentence
from factcheck.renderers.terminal.page import Page, plain
from factcheck.renderers.word_diff import differing_spans, excerpt

_INDENT = 2
_LABEL_WIDTH = 13
_LOOKS = {
    "draft says": "bold red",
    "draft adds": "bold yellow",
    "source says": "bold green",
}


def put_line(page: Page, finding: Finding) -> None:
    """Writes a finding on one line: symbol, verdict, place, the sentence's start."""
    look = style.BADGES[finding.verdict]
    sentence = finding.sentence
    text = Text.assemble(
        (f"{wording.SYMBOLS[finding.verdict]} {finding.verdict:<11}", look),
        plain(f" {sentence.line:>3}:{sentence.column:<4} ", style.LABEL),
        plain(_waiver(finding), style.LABEL),
        plain(sentence.plain, style.QUIET),
    )
    page.one_line(text)


def put_block(page: Page, finding: Finding) -> None:
    """Writes a finding in full: the sentence, what is wrong, and the evidence."""
    page.put(_heading(page, finding))
    page.put(marked_sentence(finding, style.SENTENCE), _INDENT)
    page.gap()
    _put_details(page, wording.told_details(finding))
    if finding.claim is not None:
        _put_evidence(page, finding, finding.claim)
    advice = plain(finding.message, style.ADVICE)
    page.labelled(Text("→ "), advice, _INDENT, 2)
    if finding.explanation is not None:
        put_explanation(page, finding, finding.explanation)


def _heading(page: Page, finding: Finding) -> Text:
    badge = f"{wording.SYMBOLS[finding.verdict]} {finding.verdict.upper()}"
    if page.view.color:
        badge = f" {badge} "
    return Text.assemble(
        (badge, style.BADGES[finding.verdict]),
        plain(f"  {wording.place_of(finding.sentence)}", style.LABEL),
        plain(f"  {_waiver(finding)}".rstrip(), style.LABEL),
    )


def _waiver(finding: Finding) -> str:
    if finding.suppressed is None:
        return ""
    reason = f": {finding.suppressed.reason}" if finding.suppressed.reason else ""
    return f"[{finding.suppressed.kind}{reason}] "


def _put_details(page: Page, details: Sequence[Detail]) -> None:
    """Writes what the draft and the source say; all that is merely added on one line."""
    added = [wording.added_words(detail) for detail in details]
    for detail in details:
        if is_misquotation(detail) and detail.draft and detail.source:
            _put_word_diff(page, detail.draft, detail.source)
        elif wording.added_words(detail) is None:
            for label, words in wording.contrast_of(detail):
                _put_row(page, label, words)
    if any(added):
        _put_row(page, "draft adds", "; ".join(filter(None, added)))


def _put_row(page: Page, label: str, words: str) -> None:
    look = _LOOKS.get(label, "")
    page.labelled(plain(label, style.LABEL), plain(words, look), _INDENT, _LABEL_WIDTH)


def _put_word_diff(page: Page, draft: str, source: str) -> None:
    in_draft, in_source = differing_spans(draft, source)
    sides = (
        ("draft says", draft, in_draft, style.DRAFT_MARK),
        ("source says", source, in_source, style.SOURCE_MARK),
    )
    for label, words, spans, look in sides:
        text, shown = excerpt(words, spans)
        page.labelled(plain(label, style.LABEL), marked(text, shown, look), _INDENT, _LABEL_WIDTH)


def _put_evidence(page: Page, finding: Finding, claim: Claim) -> None:
    bar = Text("│ ", style=style.LABEL)
    quote = plain(claim.text) if claim.quote is None else _marked_quote(claim.quote, finding)
    page.beside_bar(bar, quote, _INDENT)
    page.beside_bar(bar, plain(wording.origin_of(claim)), _INDENT)
    page.beside_bar(bar, plain(wording.whereabouts_of(claim), style.QUIET), _INDENT)


def _marked_quote(quote: str, finding: Finding) -> Text:
    """Returns the source quotation with the words that the draft got wrong marked."""
    opening, words, closing = wording.quoted(quote)
    return Text.assemble(opening, marked(words, quote_marks(finding), style.SOURCE_MARK), closing)
