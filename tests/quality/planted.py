"""Checks the drafts with planted errors: each error found with its verdict, and nothing else."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.errors import DraftError
from factcheck.model import ClaimBook, Finding, Verdict
from factcheck.readers import read_document

from .engine import WRONG, document_findings, extracted_book, loaded_book
from .figures import Figure, Measured
from .gold import CURATED
from .places import DRAFTS, HERE, LANDMINES_CLAIMS, MissingMaterialError, source_path
from .report import explain_finding, paragraph
from .scoring import Share

_TABLE = HERE / "planted.toml"
_HEAD = f"{'draft':<28}{'found':>8}{'false alarms':>14}{'sentences':>11}"
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Planted:
    """Holds one wrong sentence of a draft and the verdict it deserves."""

    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class PlantedDraft:
    """Names a draft, the claims it is checked against, and its errors."""

    file: str
    source: str
    errors: tuple[Planted, ...]


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """Holds what checking one draft found of its errors."""

    draft: PlantedDraft
    findings: tuple[Finding, ...]

    def found(self, error: Planted) -> Finding | None:
        """Returns the finding on an error where its verdict is right."""
        on_it = (one for one in self.findings if _covers(one, error))
        return next((one for one in on_it if one.verdict is error.verdict), None)

    @property
    def hits(self) -> Share:
        hits = sum(self.found(error) is not None for error in self.draft.errors)
        return Share(hits, len(self.draft.errors))

    @property
    def alarms(self) -> list[Finding]:
        """Lists the error verdicts on sentences that are right."""
        return [
            one
            for one in self.findings
            if one.verdict in WRONG and not any(_covers(one, e) for e in self.draft.errors)
        ]


def planted_drafts() -> tuple[PlantedDraft, ...]:
    """Reads the table of planted errors."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(
        PlantedDraft(
            file=draft["file"],
            source=draft["source"],
            errors=tuple(Planted(one["text"], Verdict(one["verdict"])) for one in draft["error"]),
        )
        for draft in table["draft"]
    )


def check_draft(draft: PlantedDraft) -> CheckedDraft:
    """Reads and checks one draft; raises `MissingMaterialError` or `DraftError`."""
    path = DRAFTS / draft.file
    if not path.is_file():
        raise MissingMaterialError(f"{path} is not there")
    document = read_document(path.read_bytes(), draft.file)
    return CheckedDraft(draft, document_findings(document, _book(draft.source)))


def measure_planted() -> Measured:
    """Measures all drafts whose format is read."""
    checked: list[CheckedDraft] = []
    notices: list[str] = []
    for draft in planted_drafts():
        try:
            checked.append(check_draft(draft))
        except (MissingMaterialError, DraftError) as reason:
            notices.append(f"{draft.file}: skipped: {reason}")
    if not checked:
        return Measured("planted", skipped="; ".join(notices))
    lines = [*map(_line, checked), *notices]
    return Measured(
        name="planted",
        figures=_figures(checked),
        text="\n".join([_HEAD, *lines]) + "\n",
        failing="\n".join(_failing(checked)) + "\n",
        head=_HEAD,
        summary="\n".join(lines),
    )


def _book(source: str) -> ClaimBook:
    if source == CURATED:
        return loaded_book(LANDMINES_CLAIMS)
    return extracted_book(source_path(source))


def _figures(checked: Sequence[CheckedDraft]) -> tuple[Figure, ...]:
    hits = sum(one.hits.hits for one in checked)
    cases = sum(one.hits.cases for one in checked)
    worst = max(len(one.alarms) for one in checked)
    return (
        Figure("drafts_read", len(checked)),
        Figure("found", hits / cases),
        Figure("most_false_alarms", worst, ceiling=True),
    )


def _covers(finding: Finding, error: Planted) -> bool:
    """Says whether a finding is on a planted sentence, whole or in part."""
    seen, planted = _folded(finding.sentence.plain), _folded(error.text)
    return planted in seen or (len(seen) > len(planted) // 2 and seen in planted)


def _folded(text: str) -> str:
    return " ".join(text.translate(_SAME).split()).strip('"').rstrip(".")


def _line(one: CheckedDraft) -> str:
    return f"{one.draft.file:<28}{one.hits!s:>8}{len(one.alarms):>14}{len(one.findings):>11}"


def _failing(checked: Iterable[CheckedDraft]) -> Iterable[str]:
    for one in checked:
        for error in one.draft.errors:
            if one.found(error) is None:
                seen = [finding for finding in one.findings if _covers(finding, error)]
                yield f"{one.draft.file}: missed {error.verdict}"
                yield paragraph(error.text)
                yield from (f"    {finding.verdict} {explain_finding(finding)}" for finding in seen)
        for alarm in one.alarms:
            yield f"{one.draft.file}: false alarm {alarm.verdict}"
            yield paragraph(alarm.sentence.text)
            yield explain_finding(alarm)
