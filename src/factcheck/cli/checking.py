"""One run of `check`: drafts are gathered, checked, set aside where wanted, and presented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.claims.claims_files import find_claims_files
from factcheck.cli.claims_choice import choose_prepared, name_claims
from factcheck.cli.configured import baseline_of, claims_of, sources_of
from factcheck.cli.covering import cover, require_known, tell_coverage
from factcheck.cli.drafts import Drafts, gather_drafts
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.failing import Rules, has_failed, make_rules, with_errors
from factcheck.cli.many_drafts import check_documents
from factcheck.cli.recalling import recall, remember
from factcheck.cli.reporting import Presentation, present
from factcheck.cli.setting_aside import save_baseline, set_ignored_aside, set_known_aside
from factcheck.cli.streams import ColorChoice, say
from factcheck.configuration import Configuration
from factcheck.model import Document, Report, Unchecked
from factcheck.records import dataclass
from factcheck.renderers import Amount, Renderer
from factcheck.renderers.counts import counted

if TYPE_CHECKING:
    from factcheck.usage import ClaimCoverage


@dataclass(frozen=True, slots=True)
class Request:
    """Holds what one run was asked for: the command line's words and the configuration."""

    configuration: Configuration
    renderer: Renderer
    paths: tuple[str, ...] = ()
    text: str | None = None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    stdin_filename: str | None = None
    encoding: str | None = None
    output: Path | None = None
    color: ColorChoice = ColorChoice.AUTO
    amount: Amount = Amount.NORMAL
    explain: bool = False
    fail_on: str | None = None
    strict: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    diff: str | None = None
    cache: Path | None = None
    coverage: bool = False
    required: tuple[str, ...] = ()
    jobs: int | None = None

    @property
    def is_quiet(self) -> bool:
        """Says whether only problems are told."""
        return self.amount is Amount.PROBLEMS


def run_check(request: Request) -> ExitCode:
    """Does what was asked for; errors of single drafts are told, and the others still checked."""
    commit = _commit(request)
    drafts = _gather(request, commit)
    _tell_unchecked(drafts.unchecked)
    if not drafts.documents:
        return _nothing_left(request, drafts)
    rules = {document.path: _rules(request, document) for document in drafts.documents}
    report, coverage = _check(request, drafts)
    _tell_unchecked(report.unchecked)
    report = replace(report, unchecked=(*drafts.unchecked, *report.unchecked))
    report, notices = set_ignored_aside(with_errors(report, rules))
    if request.write_baseline is not None:
        return _write_baseline(report, request.write_baseline)
    known_file = request.baseline or baseline_of(request.configuration)
    if known_file is not None:
        report, stale = set_known_aside(report, known_file)
        notices += stale
    _tell(request, notices)
    if commit is not None:
        from factcheck.cli.changed import keep_changed

        report = keep_changed(report, commit, _encoding(request))
    _present(request, report, rules, coverage)
    if report.unchecked:
        return ExitCode.FAILED
    is_incomplete = coverage is not None and coverage.missing
    return ExitCode.FOUND if has_failed(report, rules) or is_incomplete else ExitCode.FINE


def _check(request: Request, drafts: Drafts) -> tuple[Report, ClaimCoverage | None]:
    """Checks the drafts, those that are not known from an earlier run."""
    documents = drafts.documents
    named = name_claims(request.claims or claims_of(request.configuration))
    wants_claims = request.coverage or request.required
    memory = None
    if request.cache is not None and not wants_claims:
        files = find_claims_files(*named.paths)
        memory = recall(documents, files, request.cache, explain=request.explain)
    if memory is not None and memory.report is not None:
        _tell(request, (*drafts.notices, named.notice))
        return memory.report, None
    chosen = choose_prepared(named, request.cache)
    _tell(request, (*drafts.notices, chosen.notice))
    require_known(chosen.book, request.required)
    report = check_documents(
        documents,
        chosen.book,
        explain=request.explain,
        slot=chosen.slot,
        jobs=request.jobs or request.configuration.settings.jobs,
        known=memory.reports if memory is not None else (),
    )
    if memory is not None:
        remember(memory, documents, report)
    return report, cover(report, chosen.book, request.required) if wants_claims else None


def _write_baseline(report: Report, path: Path) -> ExitCode:
    """Writes a baseline, unless what is in the drafts that were not checked would lack in it."""
    if report.unchecked:
        say(f"error: {path.as_posix()}: not written, for not every draft could be checked")
        return ExitCode.FAILED
    known = counted(save_baseline(report, path), "finding")
    say(f"{path.as_posix()}: {known} written")
    return ExitCode.FINE


def _gather(request: Request, commit: str | None) -> Drafts:
    if request.text is not None:
        from factcheck.readers.plain import read_text

        return Drafts((read_text(request.text),), (), ())
    if commit is not None:
        from factcheck.cli.changed import changed_drafts, without_unchanged

        drafts = _gather_files(request, request.paths or changed_drafts(commit))
        return replace(drafts, documents=without_unchanged(drafts.documents, commit))
    return _gather_files(request, request.paths)


def _gather_files(request: Request, paths: Sequence[str]) -> Drafts:
    if not paths:
        return Drafts((), (), ())
    return gather_drafts(
        paths,
        stdin_name=request.stdin_filename,
        encoding=_encoding(request),
        is_excluded=request.configuration.is_excluded,
    )


def _commit(request: Request) -> str | None:
    if request.diff is None:
        return None
    from factcheck.cli.git import resolve_revision

    return resolve_revision(request.diff)


def _encoding(request: Request) -> str | None:
    return request.encoding or request.configuration.settings.encoding


def _nothing_left(request: Request, drafts: Drafts) -> ExitCode:
    """Ends a run without drafts: fine only where they were left out on purpose."""
    if drafts.unchecked:
        return ExitCode.FAILED
    reason = None
    if drafts.excluded:
        reason = "the configuration excludes every draft: nothing was checked"
    elif request.diff is not None and not drafts.notices:
        reason = f"no draft differs from {request.diff}: nothing was checked"
    _tell(request, (*drafts.notices, reason))
    return ExitCode.FINE


def _rules(request: Request, document: Document) -> Rules:
    settings = request.configuration.settings_for(document.path)
    return make_rules(request.fail_on, settings, strict=request.strict)


def _present(
    request: Request,
    report: Report,
    rules: Mapping[str, Rules],
    coverage: ClaimCoverage | None,
) -> None:
    places = request.sources or tuple(sources_of(request.configuration))
    presentation = Presentation(
        request.renderer, request.amount, request.output, request.color, places, coverage
    )
    present(report, presentation, rules)
    if coverage is not None:
        tell_coverage(coverage, in_full=request.coverage and not request.is_quiet)


def _tell_unchecked(unchecked: Sequence[Unchecked]) -> None:
    for draft in unchecked:
        say(f"error: {draft}")


def _tell(request: Request, notices: Iterable[str | None]) -> None:
    if not request.is_quiet:
        for notice in notices:
            if notice is not None:
                say(f"note: {notice}")
