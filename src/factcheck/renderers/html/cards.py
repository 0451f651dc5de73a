"""Writes what is known about one sentence: what is wrong, and the evidence in its context."""

from __future__ import annotations

from factcheck.model import Claim, Detail, Finding, Outcome
from factcheck.renderers import View, wording
from factcheck.renderers.html.markup import link, marked, text
from factcheck.renderers.marks import draft_marks, is_misquotation, quote_marks
from factcheck.renderers.verdict_help import HELP
from factcheck.renderers.word_diff import differing_spans, excerpt

# Characters of the source shown on each side of a quotation.
_CONTEXT = 240


def write_card(number: int, finding: Finding, view: View) -> str:
    """Returns the card of one finding as an article."""
    parts = [
        f'<article class="card {finding.verdict}" id="finding-{number}" '
        f'data-verdict="{finding.verdict}" aria-labelledby="title-{number}">',
        f'<h3 id="title-{number}"><span class="badge {finding.verdict}">'
        f'<span aria-hidden="true">{wording.SYMBOLS[finding.verdict]} </span>'
        f"{finding.verdict}</span> {text(HELP[finding.verdict].title)}</h3>",
        _waiver(finding),
        f'<p class="message">{text(finding.message)}</p>',
        f'<p class="words"><a href="#sentence-{number}">{text(wording.place_of(finding.sentence))}'
        f"</a>: {_marked_sentence(finding)}</p>",
        _contrasts(finding),
        "" if finding.claim is None else _evidence(finding, finding.claim, view),
        "</article>\n",
    ]
    return "".join(parts)


def _waiver(finding: Finding) -> str:
    if finding.suppressed is None:
        return ""
    reason = finding.suppressed.reason or "no reason given"
    return f'<p class="waiver">Suppressed ({text(finding.suppressed.kind)}): {text(reason)}</p>'


def _marked_sentence(finding: Finding) -> str:
    added = finding.verdict not in ("misquoted", "misattributed", "contradicted")
    spans = [span for span, _ in draft_marks(finding)]
    return marked(finding.sentence.plain, spans, "added" if added else "wrong")


def _contrasts(finding: Finding) -> str:
    rows = "".join(_contrast(detail) for detail in wording.told_details(finding))
    return f'<dl class="contrast">{rows}</dl>' if rows else ""


def _contrast(detail: Detail) -> str:
    if is_misquotation(detail) and detail.draft and detail.source:
        in_draft, in_source = differing_spans(detail.draft, detail.source)
        return (
            f"<dt>draft says</dt><dd>{marked(*excerpt(detail.draft, in_draft), 'wrong')}</dd>"
            f"<dt>source says</dt><dd>{marked(*excerpt(detail.source, in_source), 'right')}</dd>"
        )
    kinds = {
        "draft says": "wrong" if detail.outcome is Outcome.CONFLICT else "added",
        "draft adds": "added",
        "source says": "right",
    }
    return "".join(
        f"<dt>{label}</dt><dd>{_whole(words, kinds.get(label))}</dd>"
        for label, words in wording.contrast_of(detail)
    )


def _whole(words: str, kind: str | None) -> str:
    return text(words) if kind is None else marked(words, [(0, len(words))], kind)


def _evidence(finding: Finding, claim: Claim, view: View) -> str:
    before, after = _context(claim, view.source_texts.get(claim.source.id))
    if claim.quote is None:
        quote = f"<p>{text(claim.text)}</p>"
    else:
        opening, _, closing = ("", "", "") if before or after else wording.quoted(claim.quote)
        words = f"<q>{marked(claim.quote, quote_marks(finding), 'right')}</q>"
        quote = (
            f'<p><span class="context">{text(before)}</span>{opening}{words}{closing}'
            f'<span class="context">{text(after)}</span></p>'
        )
    source = link(claim.source.url, wording.source_name(claim.source))
    return (
        f'<figure><blockquote>{quote}</blockquote><figcaption><span class="speaker">'
        f"{text(wording.speaker_of(claim))}</span> — <cite>{source}</cite><br>"
        f'<span class="where">{text(wording.whereabouts_of(claim))}</span></figcaption></figure>'
    )


def _context(claim: Claim, source: str | None) -> tuple[str, str]:
    """Returns what stands before and after a quotation in its paragraph, shortened."""
    if source is None or claim.start is None or claim.end is None:
        return "", ""
    if source[claim.start : claim.end] != claim.quote:
        return "", ""
    before = source[: claim.start].rpartition("\n")[2]
    after = source[claim.end :].partition("\n")[0]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + " …"
    return before, after
