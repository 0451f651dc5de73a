"""What validation finds: located faults, each with the edit that would mend it, if one can."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from factcheck.claims.nodes import Node
from factcheck.model import Severity
from factcheck.records import dataclass


class FaultKind(StrEnum):
    """Says what a fault of a claims file is about."""

    SCHEMA = "schema"  # a key, a value, YAML itself
    QUOTE = "quote"  # the quote does not stand in its source
    ANCHOR = "anchor"  # the quote stands elsewhere than 'at' says
    DIGEST = "digest"  # the source is not the text the claims were made from
    SOURCE = "source"  # a source without text or without use
    DUPLICATE = "duplicate"  # two claims say one thing
    NAME = "name"  # a name that means two things, or nothing
    SPEAKER = "speaker"  # a speaker who is not among the names
    WORDING = "wording"  # the claim is put so that it cannot stand alone
    SUPPORT = "support"  # the claim's own quote does not carry it
    CONTRADICTION = "contradiction"  # two claims cannot both be true
    MUTATION = "mutation"  # a sentence made from the claim is taken for what it is not


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces the code points `[start, end)` of a claims file's text (its BOM not counted)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Holds one fault of a claims file; line and column count from 1.

    `edits` are the changes to offsets and digests that mend it, empty where a person must.
    """

    path: str
    line: int
    column: int
    level: Severity
    kind: FaultKind
    message: str
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        """Writes the fault as compilers do."""
        return f"{self.path}:{self.line}:{self.column}: {self.level}: {self.message}"


def fault_at(
    path: str,
    node: Node,
    level: Severity,
    kind: FaultKind,
    message: str,
    *,
    edits: tuple[Edit, ...] = (),
) -> Fault:
    """Returns a fault at the place of a node."""
    return Fault(path, node.line + 1, node.column + 1, level, kind, message, edits)


def sort_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Returns the faults in the order of their places, each once."""
    return tuple(
        sorted(
            dict.fromkeys(faults),
            key=lambda fault: (fault.path, fault.line, fault.column, fault.kind, fault.message),
        )
    )


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Returns the text with the edits made; edits that overlap an earlier one are left out."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(set(edits), key=lambda one: (one.start, one.end, one.text)):
        if edit.start >= done:
            pieces += (text[done : edit.start], edit.text)
            done = edit.end
    pieces.append(text[done:])
    return "".join(pieces)
