"""Feeds every sentence of an article back verbatim: each must be supported by its own extract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.model import ClaimBook, Finding, Verdict

from .blind import is_unread
from .engine import WRONG, extracted_book, findings_of, loaded_book
from .figures import Figure, Measured
from .gold import CURATED
from .places import ARTICLES, LANDMINES_CLAIMS, SOURCES, MissingMaterialError, article_text
from .report import explain_finding, paragraph
from .scoring import Share

SELFCHECK_NAMES = ("selfcheck", "selfcheck-articles")
HEAD = f"{'self-check of':<34}{'supported':>12}{'share':>8}{'errors':>8}{'skipped':>9}"


@dataclass(frozen=True, slots=True)
class Fed:
    """Holds what came of one article fed back: in place, or each sentence on its own."""

    name: str
    findings: tuple[Finding, ...]

    @property
    def checked(self) -> list[Finding]:
        return [one for one in self.findings if one.verdict is not Verdict.SKIPPED]

    @property
    def supported(self) -> Share:
        hits = sum(one.verdict is Verdict.SUPPORTED for one in self.checked)
        return Share(hits, len(self.checked))

    @property
    def errors(self) -> int:
        return sum(one.verdict in WRONG for one in self.findings)

    @property
    def skipped(self) -> int:
        return len(self.findings) - len(self.checked)


def feed_article(path: Path, book: ClaimBook, name: str) -> tuple[Fed, Fed]:
    """Checks an article against its own claims: as one draft, then sentence by sentence.

    A sentence on its own has lost what "he" and "the group" stand for, yet says only what the
    source says.
    """
    text, _ = article_text(path)
    check = findings_of(book)
    whole = check(text)
    alone = tuple(one for finding in whole for one in check(finding.sentence.text))
    return Fed(name, whole), Fed(f"{name}, alone", alone)


def article_paths(*, shared: bool) -> tuple[Path, ...]:
    """Lists the articles that ship with the tests, or the shared sources."""
    folder = SOURCES if shared else ARTICLES
    paths = tuple(sorted(folder.glob("*.txt")))
    if not paths:
        raise MissingMaterialError(f"{folder} is not there")
    return paths


def measure_selfcheck(name: str) -> Measured:
    """Measures `selfcheck` (the shared sources) or `selfcheck-articles` (those that ship)."""
    paths = article_paths(shared=name == SELFCHECK_NAMES[0])
    fed = [feed_article(path, extracted_book(path), path.stem) for path in paths]
    fed += [
        feed_article(path, loaded_book(LANDMINES_CLAIMS), "landmines, curated")
        for path in paths
        if path.stem == CURATED
    ]
    whole = [one for one, _ in fed]
    alone = [one for _, one in fed]
    everything = [*whole, *alone]
    readable = [one for one in everything if not is_unread(one.name.partition(",")[0])]
    lines = [HEAD, *map(_line, everything), _line(joined("all in place", whole))]
    lines.append(_line(joined("all alone", alone)))
    return Measured(
        name=name,
        figures=_figures(joined("", whole), joined("", alone)),
        text="\n".join(lines) + "\n",
        failing="\n".join(_failing(readable)) + "\n",
        head=HEAD,
        summary="\n".join(lines[-2:]),
        rows=tuple(_record(one.name, finding) for one in readable for finding in _fails(one)),
    )


def joined(name: str, fed: Sequence[Fed]) -> Fed:
    """Adds up several articles."""
    return Fed(name, tuple(finding for one in fed for finding in one.findings))


def _figures(whole: Fed, alone: Fed) -> tuple[Figure, ...]:
    return (
        Figure("supported_in_place", whole.supported.value),
        Figure("errors_in_place", whole.errors, ceiling=True),
        Figure("skipped_in_place", whole.skipped, ceiling=True),
        Figure("supported_alone", alone.supported.value),
        Figure("errors_alone", alone.errors, ceiling=True),
    )


def _line(fed: Fed) -> str:
    return (
        f"{fed.name:<34}{fed.supported!s:>12}{fed.supported.value:>8.3f}{fed.errors:>8}"
        f"{fed.skipped:>9}"
    )


def _fails(fed: Fed) -> list[Finding]:
    return [one for one in fed.findings if one.verdict is not Verdict.SUPPORTED]


def _failing(fed: Iterable[Fed]) -> list[str]:
    return [
        "\n".join(
            [
                f"{one.name}: {finding.verdict}",
                paragraph(finding.sentence.text),
                explain_finding(finding),
            ]
        )
        for one in fed
        for finding in _fails(one)
    ]


def _record(name: str, finding: Finding) -> dict[str, object]:
    return {
        "article": name,
        "text": finding.sentence.text,
        "got": finding.verdict.value,
        "message": finding.message,
        "claim": finding.claim.id if finding.claim else None,
    }
