"""Tells which statements of a changed article are new, and which a curator took out before.

Nobody keeps the old article. But the claims that still stand in the new one remember how far
apart they stood in the old: a stretch between two of them that has not grown holds nothing new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.model import Claim
from factcheck.records import dataclass

# A sentence brings the space before it along, and a mark may have been left out of its quote.
_SLACK = 2
# More statements than this in one stretch are all taken for new: trying what fits would last.
_MOST_TRIED = 12


@dataclass(frozen=True, slots=True)
class OldClaim:
    """Holds where a claim's quote stood in the old article, and where it stands in the new one.

    Both are half-open spans of code points; `new` is None where the quote is gone.
    """

    claim: Claim
    old: tuple[int, int] | None
    new: tuple[int, int] | None


def find_new(fresh: Sequence[Claim], known: Sequence[OldClaim]) -> list[Claim]:
    """Returns the claims of `fresh` that no known claim stands for, in their order.

    What stood in the old article already, and has no claim since a curator took it out, is left
    out as well, as far as the distances between the claims around it tell.
    """
    taken = [one.new for one in known if one.new is not None]
    open_claims = [
        claim
        for claim in fresh
        if claim.start is not None
        and claim.end is not None
        and not any(first < claim.end and claim.start < last for first, last in taken)
    ]
    stretches: dict[tuple[int, int], list[Claim]] = {}
    for claim in open_claims:
        stretches.setdefault(_neighbours(claim, known), []).append(claim)
    found = [
        claim
        for (before, after), claims in stretches.items()
        for claim in _new_of_stretch(claims, before, after, known)
    ]
    return sorted(found, key=lambda claim: claim.start or 0)


def _neighbours(claim: Claim, known: Sequence[OldClaim]) -> tuple[int, int]:
    """Returns the indices of the nearest known claims on both sides, -1 where there is none."""
    start, end = claim.start or 0, claim.end or 0
    placed = [(index, one) for index, one in enumerate(known) if one.old and one.new]
    before = [(one.new[1], index) for index, one in placed if one.new and one.new[1] <= start]
    after = [(one.new[0], index) for index, one in placed if one.new and one.new[0] >= end]
    return max(before, default=(0, -1))[1], min(after, default=(0, -1))[1]


def _new_of_stretch(
    claims: Sequence[Claim], before: int, after: int, known: Sequence[OldClaim]
) -> Iterator[Claim]:
    growth, lost = _growth(before, after, known)
    if growth is None or len(claims) > _MOST_TRIED:
        yield from claims
        return
    # Where something is gone, something has come for it, or else all are shown.
    fitting = [
        chosen
        for size in range(min(lost, 1), len(claims) + 1)
        for chosen in combinations(claims, size)
        if abs(sum(map(_length, chosen)) - growth) <= _SLACK * max(size, 1)
    ]
    yield from fitting[0] if len(fitting) == 1 else claims


def _growth(before: int, after: int, known: Sequence[OldClaim]) -> tuple[int | None, int]:
    """Returns by how much a stretch grew beside what is gone from it, and how much is gone.

    The first is None where the claims on both sides do not tell.
    """
    if after < 0:
        return None, 0
    old_start, new_start = _ends(known[before]) if before >= 0 else (0, 0)
    old_end, new_end = _starts(known[after])
    if old_end < old_start:
        return None, 0
    gone = {
        one.old
        for one in known
        if one.new is None and one.old and old_start <= one.old[0] and one.old[1] <= old_end
    }
    lost = sum(last - first + 1 for first, last in gone)
    return (new_end - new_start) - (old_end - old_start) + lost, lost


def _ends(one: OldClaim) -> tuple[int, int]:
    return (one.old or (0, 0))[1], (one.new or (0, 0))[1]


def _starts(one: OldClaim) -> tuple[int, int]:
    return (one.old or (0, 0))[0], (one.new or (0, 0))[0]


def _length(claim: Claim) -> int:
    return (claim.end or 0) - (claim.start or 0) + 1
