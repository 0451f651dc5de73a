"""Says how an index is laid out: one file, little-endian, read by memory map.

After the mark and the head stand the sections, each on a multiple of eight bytes: the hashes of
all keys, ascending, with the start, length and checksum of their lists; the lists, as 32-bit
claim numbers; the lengths of all claims; where the records of claims and sources begin; the
records; and what is told of the whole book. Head, keys and book are checked when the file is
opened, every list and record when it is read: a damaged one is never believed.
"""

from __future__ import annotations

import struct
from binascii import crc32
from hashlib import blake2b

from factcheck.errors import FactcheckError
from factcheck.records import dataclass

MARK = b"factcheck index\n"
SECTIONS = ("hashes", "starts", "counts", "sums", "lists", "lengths", "claims", "sources",
            "records", "book")  # fmt: skip
# The sections that are checked as one when the file is opened, with the bytes of each entry.
CHECKED = (("hashes", 8), ("starts", 8), ("counts", 4), ("sums", 4), ("lengths", 1))
# What stands in the head: size of the file, claims, sources, keys, words of all claims; where
# each section begins; then the checksum of the keys, of the book, and of the head itself.
HEAD = struct.Struct(f"<5Q{len(SECTIONS)}Q3Q")
ALIGNMENT = 8
CHECKSUM = struct.Struct("<I")


class DamagedIndexError(FactcheckError):
    """Says that an index is not what was written: it must be made anew."""


@dataclass(frozen=True, slots=True)
class Head:
    """Holds the numbers that an index begins with; `starts` are those of `SECTIONS`."""

    size: int
    claims: int
    sources: int
    keys: int
    words: int
    starts: tuple[int, ...]
    keys_sum: int
    book_sum: int

    def start(self, section: str) -> int:
        """Returns where a section begins, in bytes."""
        return self.starts[SECTIONS.index(section)]


def pack_head(head: Head) -> bytes:
    """Returns the first bytes of an index."""
    numbers = (head.size, head.claims, head.sources, head.keys, head.words, *head.starts)
    packed = HEAD.pack(*numbers, head.keys_sum, head.book_sum, 0)
    return MARK + HEAD.pack(*numbers, head.keys_sum, head.book_sum, crc32(packed))


def unpack_head(data: bytes) -> Head:
    """Returns the head of an index; raises `DamagedIndexError` where it is none."""
    if len(data) < len(MARK) + HEAD.size or not data.startswith(MARK):
        raise DamagedIndexError("no index")
    size, claims, sources, keys, words, *rest = HEAD.unpack_from(data, len(MARK))
    head = Head(size, claims, sources, keys, words, tuple(rest[:-3]), rest[-3], rest[-2])
    if pack_head(head) != data[: len(MARK) + HEAD.size]:
        raise DamagedIndexError("a damaged head")
    return head


def key_hash(key: str) -> int:
    """Returns the 64 bits under which a key is found."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "little")


def sum_list(hashed: int, data: bytes | memoryview) -> int:
    """Returns the checksum of a list, which is also that of its key."""
    return crc32(data, hashed & 0xFFFFFFFF)


def sum_record(number: int, data: bytes | memoryview) -> int:
    """Returns the checksum of a record, which is also that of its place."""
    return crc32(data, number & 0xFFFFFFFF)
