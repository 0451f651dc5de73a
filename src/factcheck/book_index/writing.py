"""Writes the index of a claim book."""

from __future__ import annotations

import sys
from array import array
from binascii import crc32
from collections.abc import Mapping, Sequence
from io import BufferedIOBase
from typing import BinaryIO

from factcheck.book_index.layout import (
    ALIGNMENT,
    CHECKSUM,
    HEAD,
    MARK,
    SECTIONS,
    Head,
    key_hash,
    pack_head,
    sum_list,
    sum_record,
)
from factcheck.book_index.records import pack_book, pack_claim, pack_source
from factcheck.matching.postings import hold_postings, needs_no_list
from factcheck.model import ClaimBook, Source


class _Sections:
    """Writes sections one after the other and remembers where each begins."""

    def __init__(self, file: BinaryIO | BufferedIOBase) -> None:
        self.file = file
        self.place = len(MARK) + HEAD.size
        self.starts: dict[str, int] = {}
        file.write(bytes(self.place))

    def begin(self, section: str) -> None:
        padding = -self.place % ALIGNMENT
        self.write(bytes(padding))
        self.starts[section] = self.place

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.place += len(data)


def write_index(file: BinaryIO | BufferedIOBase, book: ClaimBook) -> None:
    """Writes the index of a book into a file opened for it."""
    sections = _Sections(file)
    held = hold_postings(book.claims)
    numbers = {source.id: number for number, source in enumerate(book.sources)}
    files = {one.path: number for number, one in enumerate(book.files)}
    sources = list(book.sources)
    sections.begin("records")
    claim_starts, source_starts = array("Q"), array("Q")
    for claim in book.claims:
        source = _number_of(claim.source, numbers, sources)
        data = pack_claim(claim, source, files.get(claim.path, 0))
        _write_record(sections, claim_starts, data)
    for one in sources:
        _write_record(sections, source_starts, pack_source(one))
    claim_starts.append(source_starts[0] if source_starts else sections.place)
    source_starts.append(sections.place)
    keys, checksum = _write_lists(sections, held.lists)
    checksum = crc32(held.lengths, checksum)
    _write_section(sections, "lengths", held.lengths)
    _write_section(sections, "claims", _bytes_of(claim_starts))
    _write_section(sections, "sources", _bytes_of(source_starts))
    told = pack_book(book.names, book.files, _witnesses(sources))
    _write_section(sections, "book", told)
    head = Head(
        size=sections.place,
        claims=len(book.claims),
        sources=len(sources),
        keys=keys,
        words=sum(held.lengths),
        starts=tuple(sections.starts[section] for section in SECTIONS),
        keys_sum=checksum,
        book_sum=crc32(told),
    )
    file.seek(0)
    file.write(pack_head(head))


def _number_of(source: Source, numbers: dict[str, int], sources: list[Source]) -> int:
    """Returns the number of a source, which is added where the book does not list it."""
    number = numbers.get(source.id)
    if number is None or sources[number] != source:
        number = numbers[source.id] = len(sources)
        sources.append(source)
    return number


def _witnesses(sources: Sequence[Source]) -> list[int]:
    """Returns sources enough to tell whether all were published on one day."""
    days: dict[object, int] = {}
    for number, source in enumerate(sources):
        if source.published is not None:
            days.setdefault(source.published, number)
    return list(days.values())[:2]


def _write_record(sections: _Sections, starts: array[int], data: bytes) -> None:
    number = len(starts)
    starts.append(sections.place)
    sections.write(CHECKSUM.pack(sum_record(number, data)))
    sections.write(data)


def _write_section(sections: _Sections, name: str, data: bytes) -> None:
    sections.begin(name)
    sections.write(data)


def _write_lists(sections: _Sections, lists: Mapping[str, array[int]]) -> tuple[int, int]:
    """Writes lists and keys, by the hash of the key; returns how many, and their checksum."""
    hashed = sorted(
        (key_hash(key), key) for key, found in lists.items() if not needs_no_list(key, len(found))
    )
    starts, counts, sums = array("Q"), array("I"), array("I")
    sections.begin("lists")
    start = 0
    for number, key in hashed:
        data = _bytes_of(lists[key])
        starts.append(start)
        counts.append(len(lists[key]))
        sums.append(sum_list(number, data))
        sections.write(data)
        start += len(lists[key])
    checksum = 0
    keys = (array("Q", (number for number, _ in hashed)), starts, counts, sums)
    for name, values in zip(("hashes", "starts", "counts", "sums"), keys, strict=True):
        data = _bytes_of(values)
        checksum = crc32(data, checksum)
        _write_section(sections, name, data)
    return len(hashed), checksum


def _bytes_of(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return values.tobytes()
