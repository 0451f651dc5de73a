"""Writes what validation found: for reading, as lines, as JSON, as GitHub annotations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping

from factcheck.claims.faults import Fault
from factcheck.claims.validation import Validation
from factcheck.model import Severity
from factcheck.renderers import View
from factcheck.renderers.counts import counted
from factcheck.renderers.safe_text import escape_json, safe

REPORT_VERSION = 1

_LOOKS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "cyan"}
_SYMBOLS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
_ASCII_SYMBOLS = {Severity.ERROR: "x", Severity.WARNING: "!", Severity.NOTE: "-"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

RenderFaults = Callable[[Validation, View], str]


def summarize_faults(validation: Validation) -> str:
    """Returns one line: how many faults, of how many claims, and what was not checked."""
    counts = Counter(fault.level for fault in validation.faults)
    found = [
        counted(counts[level], level.value)
        for level in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        if counts[level]
    ]
    parts = [", ".join(found) or "no faults"]
    if validation.mendable:
        parts.append(f"{len(validation.mendable)} that --fix can mend")
    scope = f"{counted(validation.claims, 'claim')} in {counted(validation.files, 'file')}"
    quotes = f"{counted(validation.checked, 'quote')} held against the source"
    if validation.unchecked:
        quotes += f", {validation.unchecked} not"
    return f"{'; '.join(parts)} ({scope}, {quotes})"


def render_rich(validation: Validation, view: View) -> str:
    """Returns the faults grouped by file, for a terminal."""
    from factcheck.renderers.terminal.page import blank_page, plain, written

    page = blank_page(view)
    symbols = _ASCII_SYMBOLS if view.ascii_only else _SYMBOLS
    path = ""
    for fault in validation.faults:
        if fault.path != path:
            if path:
                page.gap()
            path = fault.path
            page.put(plain(path, "bold underline"))
        label = plain(f"{symbols[fault.level]} {fault.line}:{fault.column}", _LOOKS[fault.level])
        message = plain(fault.message)
        message.append(plain(f" ({fault.kind})", "dim"))
        page.labelled(label, message, 1, 11)
    if validation.faults:
        page.gap()
    page.put(plain(summarize_faults(validation), "bold"))
    return written(page)


def render_line(validation: Validation, view: View) -> str:
    """Returns a line for each fault, as compilers write theirs."""
    del view
    return "".join(f"{safe(f'{fault} [{fault.kind}]')}\n" for fault in validation.faults)


def render_json(validation: Validation, view: View) -> str:
    """Returns everything as one JSON object."""
    counts = Counter(fault.level for fault in validation.faults)
    report = {
        "version": REPORT_VERSION,
        "tool": {"name": "factcheck", "version": view.version},
        "faults": [_record(fault) for fault in validation.faults],
        "notices": list(validation.notices),
        "summary": {
            "files": validation.files,
            "claims": validation.claims,
            "quotes_checked": validation.checked,
            "quotes_unchecked": validation.unchecked,
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "notes": counts[Severity.NOTE],
        },
    }
    return escape_json(json.dumps(report, ensure_ascii=False, indent=2)) + "\n"


def render_github(validation: Validation, view: View) -> str:
    """Returns a workflow command for each fault, worst first, so that GitHub marks the line."""
    del view
    ranks = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    ordered = sorted(validation.faults, key=lambda fault: ranks[fault.level])
    return "".join(_command(fault) for fault in ordered)


FAULT_RENDERERS: Mapping[str, RenderFaults] = {
    "rich": render_rich,
    "line": render_line,
    "json": render_json,
    "github": render_github,
}


def _record(fault: Fault) -> dict[str, object]:
    return {
        "path": fault.path,
        "line": fault.line,
        "column": fault.column,
        "level": fault.level.value,
        "kind": fault.kind.value,
        "message": fault.message,
        "mendable": bool(fault.edits),
    }


def _command(fault: Fault) -> str:
    place = (
        f"file={_property(fault.path)},line={fault.line},col={fault.column},"
        f"title={_property(f'factcheck: {fault.kind}')}"
    )
    return f"::{_COMMANDS[fault.level]} {place}::{_data(fault.message)}\n"


def _data(text: str) -> str:
    return safe(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
