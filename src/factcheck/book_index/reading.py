"""Reads an index by memory map: the lists and claims that are asked for, and nothing else."""

from __future__ import annotations

import mmap
import sys
from binascii import crc32
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import BinaryIO, Literal

from factcheck.book_index.layout import (
    CHECKED,
    CHECKSUM,
    HEAD,
    MARK,
    DamagedIndexError,
    Head,
    key_hash,
    sum_list,
    sum_record,
    unpack_head,
)
from factcheck.book_index.records import unpack_book, unpack_claim, unpack_source
from factcheck.model import Claim, ClaimBook, ClaimsFile, Name, Source

_NONE: Sequence[int] = ()
_MOST_SOURCES = 4096


class IndexedBook:
    """Answers for a claim book that lies on disk.

    Every answer raises `DamagedIndexError` where the file is not what was written.
    """

    def __init__(self, data: memoryview, head: Head) -> None:
        """Takes a mapped file and its head, both checked."""
        self._data = data
        self._head = head
        self._hashes = self._numbers("hashes", "Q", head.keys)
        self._starts = self._numbers("starts", "Q", head.keys)
        self._counts = self._numbers("counts", "I", head.keys)
        self._sums = self._numbers("sums", "I", head.keys)
        self._claims = self._numbers("claims", "Q", head.claims + 1)
        self._sources = self._numbers("sources", "Q", head.sources + 1)
        self._lengths = self._section("lengths", head.claims)
        told = self._data[head.start("book") : head.size]
        names, files, witnesses = unpack_book(bytes(told))
        self.names: tuple[Name, ...] = names
        self.files: tuple[ClaimsFile, ...] = files
        self._witnesses = witnesses
        self._paths = [file.path for file in files] or [""]
        self._source = lru_cache(maxsize=_MOST_SOURCES)(self._read_source)

    @property
    def total(self) -> int:
        """Returns the number of claims."""
        return self._head.claims

    @property
    def average(self) -> float:
        """Returns the average number of words of a claim."""
        return self._head.words / max(self._head.claims, 1)

    @property
    def content(self) -> str:
        """Returns what tells one state of all claims files from another."""
        return " ".join(file.sha256 for file in self.files)

    def find(self, key: str) -> Sequence[int]:
        """Returns the numbers of the claims that have a key, ascending."""
        hashed = key_hash(key)
        place = bisect_left(self._hashes, hashed)
        if place == len(self._hashes) or self._hashes[place] != hashed:
            return _NONE
        start = self._head.start("lists") + 4 * self._starts[place]
        data = self._data[start : start + 4 * self._counts[place]]
        if sum_list(hashed, data) != self._sums[place]:
            raise DamagedIndexError("a damaged list")
        return data.cast("I")

    def length(self, number: int) -> int:
        """Returns the number of words of one claim, up to 255."""
        return self._lengths[number]

    def claim(self, number: int) -> Claim:
        """Returns one claim by its number."""
        data = self._record(self._claims, number)
        return unpack_claim(data, self._source, self._paths)

    def choose(self, numbers: Iterable[int]) -> ClaimBook:
        """Returns the book of some claims, in their order, with what belongs to them."""
        claims = tuple(map(self.claim, sorted(numbers)))
        sources = {claim.source.id: claim.source for claim in claims}
        for number in self._witnesses:
            source = self._source(number)
            sources.setdefault(source.id, source)
        return ClaimBook(claims, self.names, tuple(sources.values()), self.files)

    def whole(self) -> ClaimBook:
        """Returns the book with all its claims and sources."""
        sources = tuple(map(self._source, range(self._head.sources)))
        claims = tuple(map(self.claim, range(self.total)))
        return ClaimBook(claims, self.names, sources, self.files)

    def _read_source(self, number: int) -> Source:
        return unpack_source(self._record(self._sources, number))

    def _record(self, starts: memoryview, number: int) -> bytes:
        start, end = starts[number], starts[number + 1]
        if not 0 < start <= end - CHECKSUM.size <= len(self._data):
            raise DamagedIndexError("a damaged place")
        data = bytes(self._data[start + CHECKSUM.size : end])
        if CHECKSUM.unpack_from(self._data, start)[0] != sum_record(number, data):
            raise DamagedIndexError("a damaged record")
        return data

    def _numbers(self, section: str, form: Literal["Q", "I"], count: int) -> memoryview:
        size = 8 if form == "Q" else 4
        return self._section(section, size * count).cast(form)

    def _section(self, section: str, size: int) -> memoryview:
        start = self._head.start(section)
        return self._data[start : start + size]


def open_index(file: BinaryIO) -> IndexedBook:
    """Opens an index; raises `DamagedIndexError` where it is not what was written."""
    if sys.byteorder == "big":
        raise DamagedIndexError("an index of another kind of machine")
    try:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except ValueError as error:
        raise DamagedIndexError("an empty index") from error
    head = unpack_head(bytes(data[: len(MARK) + HEAD.size]))
    if head.size != len(data):
        raise DamagedIndexError("an index cut short")
    checksum = 0
    for section, size in CHECKED:
        start = head.start(section)
        count = head.claims if section == "lengths" else head.keys
        checksum = crc32(data[start : start + size * count], checksum)
    if checksum != head.keys_sum or crc32(data[head.start("book") :]) != head.book_sum:
        raise DamagedIndexError("damaged keys")
    return IndexedBook(data, head)
