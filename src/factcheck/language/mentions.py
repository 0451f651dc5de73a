"""What the readings of a sentence return: spans of plain text with their meaning.

Every mention carries `start` and `end`, code points, half-open, into the text that was read.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from factcheck.model import NameKind
from factcheck.records import dataclass


class Bound(StrEnum):
    """Says how a number is hedged or limited by the words before it."""

    EXACT = "exact"  # "exactly 5,757"
    ONLY = "only"  # only, just, a mere
    PLAIN = "plain"  # "5,757"
    ABOUT = "about"  # about, around, roughly, some, an estimated
    NEARLY = "nearly"  # nearly, almost, close to, just under
    JUST_OVER = "just over"  # just over, a little over
    MORE_THAN = "more than"  # more than, over, upwards of
    AT_LEAST = "at least"  # at least, no fewer than, "or more"
    LESS_THAN = "less than"  # fewer than, under, less than
    AT_MOST = "at most"  # at most, up to, no more than


class QuantityKind(StrEnum):
    """Says what sort of number a quantity is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    FRACTION = "fraction"  # a share: "one in three", "four-fifths", "half", "the majority"
    RATIO = "ratio"  # "more than two to one", "twice"
    MONEY = "money"
    SCORE = "score"  # "3 – 0"
    LABEL = "label"  # a number that is part of a name: "STS-135", "Boeing 757", "Route 9"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Holds one number with its bound, unit, and what it counts.

    `start`/`end` cover bound words, number and unit ("more than NZ$5 million", "84%").
    `low` and `high` are the value itself (equal but for ranges); shares are 0 to 1 for FRACTION
    and 0 to 100 for PERCENT. `head` is the counted noun, lower case, as written
    ("casualties" in "5,757 new casualties", "page" in "142-page"), `modifiers` the words between
    ("new"). `unit` is the canonical unit of a measure ("year", "kilometre", "USD", "page" stays a
    head, not a unit). `rate` is the "a year" in "$3 million a year", singular.
    `precise` says whether the value is precise (neither round nor in vague words such as "dozens").
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    low: float
    high: float
    bound: Bound = Bound.PLAIN
    unit: str | None = None
    head: str | None = None
    head_start: int | None = None
    head_end: int | None = None
    modifiers: tuple[str, ...] = ()
    rate: str | None = None
    precise: bool = True


class Granularity(StrEnum):
    """Says how fine a date is."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class DateMention:
    """Holds one date expression, resolved as far as the reference date allows.

    `first` and `last` (half-open) bound the day interval where it is known; the single fields
    stay filled where it is not ("Wednesday" without a reference has only `weekday`, 0 = Monday).
    `relation` is "on", "before", "after", "since", "until" or "by".
    `minute` is the minute of the day for a time ("6:30 a.m." = 390).
    `part` is "early", "mid" or "late" where said ("late 1990s"); the interval is narrowed by it.
    `distance` counts units of the granularity from the reference date ("three days ago" = -3).
    """

    start: int
    end: int
    text: str
    granularity: Granularity
    first: date | None = None
    last: date | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minute: int | None = None
    relation: str = "on"
    part: str | None = None
    distance: float | None = None


@dataclass(frozen=True, slots=True)
class NameMention:
    """Holds one name or role description, resolved to an entity.

    `entity` is the canonical id (the folded main name); two mentions with one entity are one
    thing. `known` says whether the claims or the lexicon know it. `adjective` marks a demonym
    ("Russian", "American-made"), `description` a role ("the defense secretary").
    """

    start: int
    end: int
    text: str
    entity: str
    kind: NameKind | None
    known: bool
    adjective: bool = False
    description: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Holds one run between quotation marks; `inner_start`/`inner_end` exclude the marks.

    `closed` is False where the mark stays open to the end of the text.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    text: str
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Attribution:
    """Holds one speech frame of a sentence: who, by which cue, says what.

    `speakers` are entity ids (person, organisation, report: any of them may be meant); empty
    where the speaker is a pronoun or unnamed. `speaker_text` is the speaker as written.
    `cue` is the base form of the cue ("say", "warn", "according to"). `polarity` is "say",
    "deny", "urge", "ask", "believe" or "warn". `content_start`/`content_end` cover what is said,
    as far as one span can. `audience` is the entity told ("told Defense News"), else None.
    """

    start: int
    end: int
    speakers: tuple[str, ...]
    speaker_text: str
    speaker_start: int
    speaker_end: int
    cue: str
    polarity: str
    content_start: int
    content_end: int
    audience: str | None = None
    audience_text: str | None = None
