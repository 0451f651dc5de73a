"""Reads the values of one record of a claims file: texts, lists, dates, numbers, choices.

Every reader returns the value, or adds a problem that says what to write instead and returns
an empty value, so that one pass over a file reports everything that is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from factcheck.claims.nodes import Listing, Mapping, Node, Scalar
from factcheck.claims.problems import ProblemList, suggest
from factcheck.limits import LONGEST_NAME, LONGEST_SENTENCE
from factcheck.records import dataclass

LONGEST_ID = 200
# What is analysed as a sentence, and as a name.
_SENTENCES = frozenset({"claim", "quote"})
_NAMES = frozenset({"name", "role", "of", "speaker"})

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE_NUMBER = re.compile(r"[0-9]{1,12}")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Record:
    """Holds one mapping of a claims file: its known keys with their nodes.

    `what` names it in messages ("a claim").
    """

    node: Mapping
    values: dict[str, Node]
    what: str
    problems: ProblemList

    def add_problem(self, key: str, message: str) -> None:
        """Adds a problem at the value of a key, or at the record where the key is missing."""
        place = self.values.get(key, self.node)
        self.problems.add(place.line, place.column, message)


def read_record(node: Mapping, known: Collection[str], what: str, problems: ProblemList) -> Record:
    """Returns the keys and values of a mapping; unknown and repeated keys become problems."""
    values: dict[str, Node] = {}
    first_lines: dict[str, int] = {}
    items = iter(node.items)
    for key, value in zip(items, items, strict=True):
        if not isinstance(key, Scalar):
            problems.add(key.line, key.column, "a key must be a plain word")
            continue
        name = key.value
        if name in values:
            message = f"the key {name!r} is given twice, first on line {first_lines[name]}"
            problems.add(key.line, key.column, f"{message}: remove one")
        elif name in known:
            values[name] = value
            first_lines[name] = key.line + 1
        else:
            problems.add(
                key.line, key.column, f"{what} has no key {name!r}: {suggest(name, known)}"
            )
    return Record(node, values, what, problems)


def iterate_entries(record: Record, key: str) -> Iterator[Mapping]:
    """Yields the mappings of a list of records; anything else in it becomes a problem."""
    node = record.values.get(key)
    if node is None or is_null(node):
        return
    if not isinstance(node, Listing):
        record.add_problem(key, f"{key!r} must be a list: start each entry with '- '")
        return
    for item in node.items:
        if isinstance(item, Mapping):
            yield item
        else:
            record.problems.add(
                item.line, item.column, f"an entry of {key!r} must have keys and values"
            )


def is_null(node: Node) -> bool:
    """Says whether a node is YAML's null."""
    return isinstance(node, Scalar) and node.is_null


def read_optional(record: Record, key: str) -> str | None:
    """Returns a text, or None where the key is missing or null."""
    node = record.values.get(key)
    if node is None:
        return None
    if not isinstance(node, Scalar):
        record.add_problem(key, f"{key!r} must be a text: quote it if it holds ': ' or brackets")
        return None
    if node.is_null:
        return None
    if not node.value.strip():
        record.add_problem(key, f"{key!r} is empty: write a text, or null")
        return None
    most = LONGEST_SENTENCE if key in _SENTENCES else LONGEST_NAME if key in _NAMES else None
    if most is not None and len(node.value) > most:
        record.add_problem(key, f"{key!r} has {len(node.value):,} characters: at most {most:,} fit")
        return None
    return node.value


def read_required(record: Record, key: str) -> str:
    """Returns a text; a missing, null or blank one becomes a problem and is empty."""
    node = record.values.get(key)
    if node is None:
        record.add_problem(key, f"{record.what} needs the key {key!r}: add it")
        return ""
    if isinstance(node, Scalar) and (node.is_null or not node.value.strip()):
        record.add_problem(key, f"{key!r} is empty: write a text")
        return ""
    return read_optional(record, key) or ""


def read_id(record: Record) -> str:
    """Returns the id of a record: one printable word of at most `LONGEST_ID` code points."""
    value = read_required(record, "id")
    if len(value) > LONGEST_ID or len(value.split()) > 1 or not value.isprintable():
        record.add_problem(
            "id", f"the id {value[:40]!r} must be one short word: join its words with hyphens"
        )
    return value


def read_list(record: Record, key: str) -> tuple[str, ...]:
    """Returns a list of texts, empty where the key is missing or null."""
    node = record.values.get(key)
    if node is None or is_null(node):
        return ()
    if not isinstance(node, Listing):
        record.add_problem(key, f"{key!r} must be a list: write [first, second]")
        return ()
    texts: list[str] = []
    for item in node.items:
        if isinstance(item, Scalar) and len(item.value) > LONGEST_SENTENCE:
            trouble = f"has {len(item.value):,} characters: at most {LONGEST_SENTENCE:,} fit"
            record.problems.add(item.line, item.column, f"an entry of {key!r} {trouble}")
        elif isinstance(item, Scalar) and not item.is_null and item.value.strip():
            texts.append(item.value)
        else:
            trouble = "is empty: remove it" if isinstance(item, Scalar) else "must stand in quotes"
            record.problems.add(item.line, item.column, f"an entry of {key!r} {trouble}")
    return tuple(texts)


def read_choice(record: Record, key: str, kind: type[Choice], fallback: Choice) -> Choice:
    """Returns one of a fixed set of words; the fallback with a problem where it is none of them."""
    value = read_required(record, key)
    if not value:
        return fallback
    try:
        return kind(value)
    except ValueError:
        choices = [choice.value for choice in kind]
        record.add_problem(key, f"{key!r} cannot be {value!r}: {suggest(value, choices)}")
        return fallback


def read_whole_number(record: Record, key: str, least: int) -> int | None:
    """Returns a whole number of at least `least`, or None with a problem."""
    value = read_required(record, key)
    if not value:
        return None
    if not _WHOLE_NUMBER.fullmatch(value) or int(value) < least:
        record.add_problem(key, f"{key!r} must be a whole number from {least}, not {value!r}")
        return None
    return int(value)


def read_date(record: Record, key: str) -> date | None:
    """Returns an ISO date known to the day, or None."""
    value = read_optional(record, key)
    if value is None:
        return None
    try:
        if _ISO_DATE.fullmatch(value):
            return date.fromisoformat(value)
        trouble = f"{value!r} is not a date that is known to the day"
    except ValueError:
        trouble = f"the calendar has no day {value!r}"
    record.add_problem(key, f"{trouble}: write it as 2024-03-05, or null")
    return None


def read_digest(record: Record, key: str) -> str | None:
    """Returns a SHA-256 digest in lower case, or None."""
    value = read_optional(record, key)
    if value is None or _SHA256.fullmatch(value):
        return value.lower() if value else None
    record.add_problem(
        key,
        f"{key!r} must be 64 hexadecimal digits, or null: "
        "'factcheck validate --fix' writes it where the source text is at hand",
    )
    return None


def read_url(record: Record, key: str) -> str | None:
    """Returns a web address, or None; other schemes (javascript:) are problems."""
    value = read_optional(record, key)
    if value is None or value.lower().startswith(("http://", "https://")):
        return value
    record.add_problem(key, f"{key!r} must start with https:// or http://, or be null")
    return None
