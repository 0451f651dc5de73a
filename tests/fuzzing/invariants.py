"""What holds for every input, however odd."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from xml.etree import ElementTree

from factcheck.language.document_sentences import document_sentences
from factcheck.model import Document, Finding, Report, Severity, Verdict
from factcheck.renderers import RENDERERS, Amount, View
from factcheck.renderers.safe_text import safe

VIEW = View(version="0", amount=Amount.EVERYTHING)
_ERRORS = (Verdict.MISQUOTED, Verdict.MISATTRIBUTED, Verdict.CONTRADICTED)


def require(truth: object, message: str) -> None:
    """Raises `AssertionError`, also where Python was told to leave assertions out."""
    if not truth:
        raise AssertionError(message)


def check_document(document: Document) -> None:
    """Holds blocks and sentences against the text that they are from."""
    size = len(document.text)
    for block in document.blocks:
        places = list(block.positions)
        ends = list(block.ends) if block.ends is not None else [place + 1 for place in places]
        require(block.text.strip(), "a block without text")
        require(len(places) == len(block.text) == len(ends), "positions do not fit the text")
        require(places == sorted(places), "positions go back")
        require(all(0 <= a < b <= size for a, b in zip(places, ends, strict=True)), "outside")
    check_sentences(document)


def check_sentences(document: Document) -> None:
    """Sentences stand in order and together hold all that is visible."""
    seen = [""] * len(document.blocks)
    reached = [0] * len(document.blocks)
    for sentence in document_sentences(document):
        block = document.blocks[sentence.block]
        require(document.text[sentence.start : sentence.end] == sentence.text, "not its slice")
        require(sentence.plain == sentence.plain.strip() != "", "spaces at the ends")
        at = block.text.find(sentence.plain, reached[sentence.block])
        require(at >= 0, "a sentence out of order")
        reached[sentence.block] = at + len(sentence.plain)
        seen[sentence.block] += sentence.plain
        require(sentence.line >= 1 and sentence.column >= 1, "no place")
        require((sentence.line, sentence.column) < (sentence.end_line, sentence.end_column), "end")
    for text, block in zip(seen, document.blocks, strict=True):
        require(_visible(text) == _visible(block.text), "text in no sentence")


def _visible(text: str) -> str:
    # What has no width may stand between two sentences, as a space does.
    return "".join(one for one in text if not one.isspace() and one not in "\u200b\u2060\ufeff")


def check_report(report: Report) -> None:
    """Findings are one a sentence, in order, with details inside their sentence."""
    for document in report.documents:
        for finding in document.findings:
            _check_finding(finding, document.text)


def _check_finding(finding: Finding, text: str) -> None:
    sentence = finding.sentence
    require(text[sentence.start : sentence.end] == sentence.text, "not its slice")
    require(0 <= finding.score <= 1, "a score beyond 0 to 1")
    require(finding.message.strip(), "nothing said")
    is_error = finding.verdict in _ERRORS
    require((finding.severity is Severity.ERROR) == is_error, "another severity")
    require(not is_error or finding.claim is not None, "an error without a claim")
    for detail in finding.details:
        if detail.start is not None and detail.end is not None:
            inside = sentence.start <= detail.start < detail.end <= sentence.end
            require(inside, "a detail outside its sentence")


def errors_of(report: Report) -> list[Finding]:
    """Lists the findings that call a sentence wrong."""
    return [finding for finding in report.findings if finding.verdict in _ERRORS]


def check_renderers(report: Report) -> None:
    """Every format can be written, the same each time, is inert, and can be read again."""
    for renderer in RENDERERS:
        text = renderer.render(report, VIEW)
        require(text == renderer.render(report, VIEW), f"{renderer.name}: not the same twice")
        unsafe = {letter for letter in text if letter != "\n" and safe(letter) != letter}
        require(not unsafe, f"{renderer.name}: lets {unsafe} through")
        text.encode("utf-8")
        _PARSERS.get(renderer.name, _nothing)(text, report)


def _nothing(text: str, report: Report) -> None:
    pass


def _parse_json(text: str, report: Report) -> None:
    findings = [one for document in json.loads(text)["documents"] for one in document["findings"]]
    require(len(findings) == len(report.findings), "json: findings lost")
    for written, finding in zip(findings, report.findings, strict=True):
        require(written["sentence"]["text"] == finding.sentence.text, "json: another text")


def _parse_lines(text: str, report: Report) -> None:
    lines = [json.loads(line) for line in text.split("\n") if line]
    require(len(lines) == len(report.findings), "jsonl: a line is not a finding")


def _parse_sarif(text: str, report: Report) -> None:
    require(json.loads(text)["version"] == "2.1.0", "sarif: another version")


def _parse_xml(text: str, report: Report) -> None:
    cases = list(ElementTree.fromstring(text).iter("testcase"))
    require(len(cases) >= len(report.findings), "junit: a case is missing")


def _parse_github(text: str, report: Report) -> None:
    for line in text.splitlines():
        command = line.startswith(("::error ", "::warning ", "::notice "))
        require(command or "::" not in line[:2], f"github: not a command of ours: {line[:60]}")


class _Tags(HTMLParser):
    """Gathers the elements and the attributes of a page that could do something."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.loud: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or (name in ("href", "src") and address[:5] in _SCHEMES):
                self.loud.append(f"{name}={value}")


_SCHEMES = ("javas", "data:", "vbscr", "file:")


def _parse_html(text: str, report: Report) -> None:
    page, bare = _Tags(), _Tags()
    page.feed(text)
    bare.feed(RENDERERS[6].render(Report(()), VIEW))
    require(not page.loud, f"html: {page.loud}")
    require(page.scripts == bare.scripts, "html: a script more than its own")


def _parse_line(text: str, report: Report) -> None:
    shown = sum(finding.verdict is not Verdict.SKIPPED for finding in report.findings)
    require(len(text.splitlines()) <= max(shown, len(report.findings)), "line: lines broken")


_PARSERS = {
    "json": _parse_json,
    "jsonl": _parse_lines,
    "sarif": _parse_sarif,
    "junit": _parse_xml,
    "github": _parse_github,
    "html": _parse_html,
    "line": _parse_line,
}
