"""Finds what stands between quotation marks, in whatever marks a newsroom types.

Double marks may be straight, curly, low („…“) or guillemets; British outer single marks are
read too, and told from apostrophes. Inch and foot marks are no quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import islice
from operator import attrgetter

from factcheck.language.mentions import Quotation
from factcheck.patterns import pattern
from factcheck.records import dataclass

_DOUBLE = '"“”„‟«»＂'
_SINGLE_OPENERS = "'‘‚‛"
_SINGLE_CLOSERS = "'’‘"
_MARK = pattern(f"[{_DOUBLE}{_SINGLE_OPENERS}]")
_CLOSERS = {
    '"': '"”“＂',
    "＂": '"”＂',
    "“": '”"“',
    "”": '”"',
    "‟": '”"“',
    "„": '“”"',
    "«": "»",
    "»": "«",
}
_OPENING = "([{—–-/"
_CLOSING = ".,;:!?…)]}—–-/"
# The feet of a height before its inches: 5'10", 6’ 2".
_FEET = pattern(r"[0-9]['’′] ?[0-9]{1,2}$")
# Words that begin with an apostrophe for letters left out; years such as '98 likewise.
_CLIPPED = pattern(
    r"(?:[0-9]{2}s?|em|til|tis|twas|twere|twill|cause|bout|round|n|cos|ere|neath|tween)\b",
    re.IGNORECASE,
)


class _Look(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    look: _Look


def find_quotations(text: str, *, open_at_start: bool = False) -> tuple[Quotation, ...]:
    """Finds the outermost quotations of a paragraph or sentence, in order.

    `text` of each is what stands between its marks; marks nested inside are left to
    `find_inner_quotations`. A mark left open runs to the end of the text (`closed` is False), or
    to the next opening mark. A stray closing mark is passed over, unless `open_at_start` says
    that the text begins inside a quotation. Offsets are code points into `text`, half-open.
    """
    marks = tuple(_read_marks(text))
    found: list[Quotation] = []
    index = 0
    if open_at_start:
        end = next((i for i, mark in enumerate(marks) if mark.look is not _Look.OPEN), len(marks))
        closed = end < len(marks)
        inner_end = marks[end].at if closed else len(text)
        found.append(_quotation(text, (0, 0), inner_end, closed=closed))
        index = end + 1
    while index < len(marks):
        index = _read_one(text, marks, index, found)
    return tuple(found)


def find_inner_quotations(text: str, quotation: Quotation) -> tuple[Quotation, ...]:
    """Finds the quotations nested directly inside one quotation of the same text.

    Offsets count in `text`, as those of `quotation` do.
    """
    inside = find_quotations(text[quotation.inner_start : quotation.inner_end])
    shift = quotation.inner_start
    return tuple(
        Quotation(
            start=inner.start + shift,
            end=inner.end + shift,
            inner_start=inner.inner_start + shift,
            inner_end=inner.inner_end + shift,
            text=inner.text,
            closed=inner.closed,
        )
        for inner in inside
    )


def clip_quotations(quotations: Sequence[Quotation], start: int, end: int) -> tuple[Quotation, ...]:
    """Cuts the quotations of a paragraph, which stand in order, to one sentence of it.

    `start` and `end` are the sentence's code points in the paragraph; the result counts from
    the sentence's start. A quotation that crosses the sentence's border keeps the part within
    (its missing mark has no width), and is closed only where its closing mark lies inside.
    """
    clipped = []
    first = bisect_right(quotations, start, key=attrgetter("inner_end"))
    for quotation in islice(quotations, first, None):
        if quotation.inner_start >= end:
            break
        inner_start = max(quotation.inner_start, start)
        inner_end = min(quotation.inner_end, end)
        if inner_start >= inner_end:
            continue
        skipped = inner_start - quotation.inner_start
        clipped.append(
            Quotation(
                start=max(quotation.start, start) - start,
                end=min(quotation.end, end) - start,
                inner_start=inner_start - start,
                inner_end=inner_end - start,
                text=quotation.text[skipped : skipped + inner_end - inner_start],
                closed=quotation.closed and quotation.end <= end,
            )
        )
    return tuple(clipped)


def _quotation(text: str, opened: tuple[int, int], inner_end: int, *, closed: bool) -> Quotation:
    start, inner_start = opened
    return Quotation(
        start=start,
        end=inner_end + closed,
        inner_start=inner_start,
        inner_end=inner_end,
        text=text[inner_start:inner_end],
        closed=closed,
    )


def _read_marks(text: str) -> Iterator[_Mark]:
    for match in _MARK.finditer(text):
        at = match.start()
        if match.group() in _DOUBLE:
            if not _FEET.search(text, max(0, at - 5), at):
                yield _Mark(at, _look(text, at))
        elif _opens_single(text, at):
            yield _Mark(at, _Look.OPEN)


def _look(text: str, at: int) -> _Look:
    free_before, free_after = _free_before(text, at), _free_after(text, at)
    mark = text[at]
    if mark in "„«":
        return _Look.OPEN if mark == "„" or free_before or not free_after else _Look.EITHER
    if mark in "“‟":
        return _Look.CLOSE if free_after and not free_before else _Look.OPEN
    if mark in "”»":
        return _Look.EITHER if free_before and not free_after else _Look.CLOSE
    if free_before == free_after:
        return _Look.EITHER
    return _Look.OPEN if free_before else _Look.CLOSE


def _free_before(text: str, at: int) -> bool:
    before = at - 1
    while before >= 0 and text[before] in "'‘":
        before -= 1
    return before < 0 or text[before].isspace() or text[before] in _OPENING


def _free_after(text: str, at: int) -> bool:
    after = at + 1
    while after < len(text) and text[after] in "'’":
        after += 1
    return after == len(text) or text[after].isspace() or text[after] in _CLOSING


def _opens_single(text: str, at: int) -> bool:
    if at and not (text[at - 1].isspace() or text[at - 1] in _OPENING or text[at - 1] in _DOUBLE):
        return False
    follows = text[at + 1 : at + 2]
    return bool(follows) and not follows.isspace() and not _CLIPPED.match(text, at + 1)


def _read_one(text: str, marks: tuple[_Mark, ...], index: int, found: list[Quotation]) -> int:
    """Reads the quotation that the mark opens, if it opens one; returns the next mark's index."""
    mark = marks[index]
    glyph = text[mark.at]
    if glyph in _SINGLE_OPENERS:
        return _read_single(text, marks, index, found)
    if mark.look is _Look.CLOSE or not _may_open(text, marks, index):
        return index + 1
    end = _closing_mark(text, marks, index)
    if end is not None and text[marks[end].at] in _CLOSERS[glyph] and _closes(marks[end]):
        if marks[end].at > mark.at + 1:
            found.append(_quotation(text, (mark.at, mark.at + 1), marks[end].at, closed=True))
        return end + 1
    stop = marks[end].at if end is not None else len(text)
    if text[mark.at + 1 : stop].strip():
        found.append(_quotation(text, (mark.at, mark.at + 1), _trimmed(text, stop), closed=False))
    return end if end is not None else len(marks)


def _trimmed(text: str, stop: int) -> int:
    while stop and text[stop - 1].isspace():
        stop -= 1
    return stop


def _closes(mark: _Mark) -> bool:
    return mark.look is not _Look.OPEN


def _may_open(text: str, marks: tuple[_Mark, ...], index: int) -> bool:
    mark = marks[index]
    if mark.look is _Look.OPEN:
        return True
    if text[mark.at - 1 : mark.at].isdigit():
        return False
    return _next_double(text, marks, index) < len(marks)


def _closing_mark(text: str, marks: tuple[_Mark, ...], index: int) -> int | None:
    """Returns the index of the mark that ends the open quotation: a closing or a new opening."""
    opener = text[marks[index].at]
    current = _next_double(text, marks, index)
    while current < len(marks):
        mark = marks[current]
        if opener == "„" and text[mark.at] == "“":
            return current
        following = _next_double(text, marks, current)
        if mark.look is _Look.OPEN:
            second = _next_double(text, marks, following)
            if not (_surely_closes(marks, following) and _surely_closes(marks, second)):
                return current
            current = second
        elif text[mark.at] in _CLOSERS[opener] and not (
            _may_be_inch(text, mark.at) and _surely_closes(marks, following)
        ):
            return current
        else:
            current = following
    return None


def _next_double(text: str, marks: tuple[_Mark, ...], index: int) -> int:
    index += 1
    while index < len(marks) and text[marks[index].at] not in _DOUBLE:
        index += 1
    return index


def _surely_closes(marks: tuple[_Mark, ...], index: int) -> bool:
    return index < len(marks) and marks[index].look is _Look.CLOSE


def _may_be_inch(text: str, at: int) -> bool:
    return text[at] in '"”＂' and text[at - 1].isdigit()


def _read_single(text: str, marks: tuple[_Mark, ...], index: int, found: list[Quotation]) -> int:
    start = marks[index].at
    end = _single_closer(text, start)
    if end is None and not (start == 0 and text[0] == "‘"):
        return index + 1
    closed = end is not None
    stop = end if end is not None else _trimmed(text, len(text))
    after, doubles = index + 1, 0
    while after < len(marks) and marks[after].at <= stop:
        doubles += text[marks[after].at] in _DOUBLE
        after += 1
    if doubles % 2:
        return index + 1
    found.append(_quotation(text, (start, start + 1), stop, closed=closed))
    return after


def _single_closer(text: str, start: int) -> int | None:
    """Finds the mark that closes a single quotation, passing over apostrophes.

    A plural possessive ("the workers’ rights") looks like a closing mark: it is passed over
    where a mark after punctuation follows before the next opening one.
    """
    first: int | None = None
    for at in range(start + 2, len(text)):
        if text[at] not in _SINGLE_CLOSERS or text[at - 1].isspace():
            if text[at] in _SINGLE_OPENERS and _opens_single(text, at):
                return first
            continue
        if text[at + 1 : at + 2].isalnum():
            continue
        possessive = text[at - 1] in "sS" and text[at + 1 : at + 2] == " "
        if not possessive or not text[at + 2 : at + 3].islower():
            return at if first is None or not text[at - 1].isalnum() else first
        if first is None:
            first = at
    return first
