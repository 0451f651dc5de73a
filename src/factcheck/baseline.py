"""Remembers the findings of a day, so that only new ones count from then on.

A finding is known by its draft, its verdict and the words of its sentence: moved lines stay
known, an edited sentence returns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from factcheck.errors import ConfigError
from factcheck.fingerprints import numbered_fingerprints
from factcheck.model import DocumentReport, Finding, Severity, Suppression
from factcheck.records import dataclass

VERSION = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """Holds the known findings: (path of the draft, fingerprint) to verdict and sentence."""

    known: Mapping[tuple[str, str], tuple[str, str]]


def make_baseline(documents: Mapping[str, DocumentReport]) -> Baseline:
    """Returns a baseline of all findings that count now; the keys are the drafts' paths in it."""
    return Baseline(
        {
            (path, fingerprint): (finding.verdict.value, finding.sentence.plain)
            for path, document in documents.items()
            for finding, fingerprint in numbered_fingerprints(document.findings)
            if _counts(finding)
        }
    )


def apply_baseline(
    document: DocumentReport, path: str, baseline: Baseline
) -> tuple[DocumentReport, int]:
    """Sets the known findings of a draft aside; returns how many entries no finding matched.

    `path` is the draft's path as the baseline has it.
    """
    matched = 0
    findings: list[Finding] = []
    for finding, fingerprint in numbered_fingerprints(document.findings):
        verdict, _ = baseline.known.get((path, fingerprint), (None, ""))
        if verdict == finding.verdict.value and _counts(finding):
            matched += 1
            findings.append(replace(finding, suppressed=Suppression("baseline")))
        else:
            findings.append(finding)
    entries = sum(1 for draft, _ in baseline.known if draft == path)
    return replace(document, findings=tuple(findings)), entries - matched


def _counts(finding: Finding) -> bool:
    return finding.severity is not Severity.NONE and finding.suppressed is None


def write_baseline(baseline: Baseline) -> str:
    """Returns a baseline as JSON that changes as little as its findings do."""
    import json

    drafts: dict[str, dict[str, Any]] = {}
    for (path, fingerprint), (verdict, sentence) in sorted(baseline.known.items()):
        entry = {"verdict": verdict, "sentence": sentence}
        drafts.setdefault(path, {})[fingerprint] = entry
    return json.dumps({"version": VERSION, "drafts": drafts}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(text: str, path: str) -> Baseline:
    """Returns the baseline in a file's text; raises `ConfigError` where it is none."""
    import json

    try:
        content = json.loads(text)
        if content["version"] != VERSION:
            raise ConfigError(f"{path}: a baseline of version {content['version']} is not read")
        return Baseline(dict(_entries(content["drafts"])))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigError(f"{path}: this is no baseline: write it with --write-baseline") from None


def _entries(
    drafts: Mapping[str, Mapping[str, Mapping[str, str]]],
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for path, entries in drafts.items():
        for fingerprint, entry in entries.items():
            yield (path, fingerprint), (str(entry["verdict"]), str(entry["sentence"]))
