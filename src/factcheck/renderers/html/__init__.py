"""Writes a report as one page that needs no network: the draft marked up, evidence at a click."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import PurePosixPath

from factcheck.model import DocumentReport, Finding, Report, Unchecked, Verdict
from factcheck.renderers import View, wording
from factcheck.renderers.counts import count_verdicts, summarize
from factcheck.renderers.html.cards import write_card
from factcheck.renderers.html.draft import Numbered, has_card, write_draft
from factcheck.renderers.html.markup import text

_PROBLEMS = tuple(v for v in Verdict if v not in (Verdict.SUPPORTED, Verdict.SKIPPED))
_FILTERED = (*_PROBLEMS, Verdict.SUPPORTED)


def render(report: Report, view: View) -> str:
    """Returns the page; its own style and script are the only ones that a browser will run.

    The Content-Security-Policy names both by digest, so that nothing in a draft or a claim can
    act even if it came through the escaping.
    """
    style, script = _asset("style.css"), _asset("script.js")
    numbered = _numbered(report)
    cards = [pair for findings in numbered for pair in findings if has_card(pair[1])]
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return "".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{text(policy)}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n',
            f'<meta name="generator" content="factcheck {text(view.version)}">\n',
            f"<title>{text(_title(report))}</title>\n<style>{style}</style>\n</head>\n<body>\n",
            _header(report),
            '<div class="columns">\n<main id="draft" tabindex="-1">\n',
            _unchecked(report.unchecked),
            *_documents(report.documents, numbered),
            "</main>\n",
            _panel(cards, view),
            "</div>\n",
            f"<script>{script}</script>\n</body>\n</html>\n",
        )
    )


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(asset: str) -> str:
    digest = hashlib.sha256(asset.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _numbered(report: Report) -> list[list[Numbered]]:
    """Returns the findings of each document, numbered from 1 through the whole report."""
    number = 0
    numbered: list[list[Numbered]] = []
    for document in report.documents:
        numbered.append(list(enumerate(document.findings, number + 1)))
        number += len(document.findings)
    return numbered


def _title(report: Report) -> str:
    if len(report.documents) == 1:
        return f"Fact check of {PurePosixPath(report.documents[0].path).name}"
    return f"Fact check of {len(report.documents)} drafts"


def _header(report: Report) -> str:
    counts = count_verdicts(report.findings)
    filters = "".join(_filter(verdict, counts[verdict.value]) for verdict in _FILTERED)
    return (
        '<a class="skip" href="#draft">Skip to the draft</a>\n<header>\n'
        f"<h1>{text(_title(report))}</h1>\n"
        f'<p class="summary">{text(summarize(report))}</p>\n'
        '<div class="tools">\n'
        f"<fieldset><legend>Show</legend>{filters}</fieldset>\n"
        '<div class="steps" hidden>'
        '<button type="button" id="previous">Previous problem <kbd>k</kbd></button>'
        '<button type="button" id="next">Next problem <kbd>j</kbd></button>'
        '<span id="position" role="status"></span></div>\n</div>\n</header>\n'
    )


def _filter(verdict: Verdict, count: int) -> str:
    return (
        f'<label class="filter {verdict}"><input type="checkbox" data-filter="{verdict}" checked>'
        f'<span aria-hidden="true">{wording.SYMBOLS[verdict]}</span> '
        f"{verdict} <b>{count}</b></label>"
    )


def _unchecked(drafts: Sequence[Unchecked]) -> str:
    if not drafts:
        return ""
    listed = "".join(f"<li>{text(str(draft))}</li>" for draft in drafts)
    return (
        '<section class="document" aria-labelledby="unchecked">\n'
        f'<h2 id="unchecked">Not checked</h2>\n<ul>{listed}</ul>\n</section>\n'
    )


def _documents(
    documents: Sequence[DocumentReport], numbered: Sequence[Sequence[Numbered]]
) -> Iterator[str]:
    for place, (document, findings) in enumerate(zip(documents, numbered, strict=True), 1):
        yield (
            f'<section class="document" aria-labelledby="document-{place}">\n'
            f'<h2 id="document-{place}">{text(document.path)}</h2>\n'
            f'<div class="prose">\n{write_draft(findings)}</div>\n</section>\n'
        )


def _panel(cards: Sequence[Numbered], view: View) -> str:
    problems = [pair for pair in cards if _is_problem(pair[1])]
    overview = "".join(
        f'<li data-verdict="{finding.verdict}"><a href="#finding-{number}">'
        f'<span class="badge {finding.verdict}"><span aria-hidden="true">'
        f"{wording.SYMBOLS[finding.verdict]} </span>{finding.verdict}</span> "
        f"{text(finding.sentence.plain)}</a></li>"
        for number, finding in problems
    )
    listed = f"<ol>{overview}</ol>" if problems else "<p>No problems were found.</p>"
    return (
        '<aside id="panel" aria-label="Evidence">\n'
        f'<div id="overview"><h2>Problems</h2>{listed}</div>\n'
        '<div id="cards"><h2>Evidence</h2>'
        '<button type="button" id="close" hidden>Close <kbd>Esc</kbd></button>\n'
        f"{''.join(write_card(number, finding, view) for number, finding in cards)}</div>\n"
        "</aside>\n"
    )


def _is_problem(finding: Finding) -> bool:
    return finding.verdict in _PROBLEMS and finding.suppressed is None
