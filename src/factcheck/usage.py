"""Says which claims a draft used: data that the command line and the renderers share."""

from __future__ import annotations

from factcheck.model import Claim, Sentence
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Use:
    """Holds one sentence that uses a claim, with the path of its draft."""

    path: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class ClaimUse:
    """Pairs a claim with the sentences that use it, in their order."""

    claim: Claim
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class ClaimCoverage:
    """Says which claims of a book some drafts used; every claim is in one of the first three.

    `used` claims are said in the drafts, `misstated` ones only wrongly, `unused` ones not at all.
    `required` are those that the drafts had to use, `missing` those of them that they did not.
    """

    used: tuple[ClaimUse, ...]
    misstated: tuple[ClaimUse, ...]
    unused: tuple[Claim, ...]
    required: tuple[Claim, ...] = ()
    missing: tuple[Claim, ...] = ()
