"""Says to whom a claim of an article belongs: a quoted or reported speaker, or the article."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.extraction_text import Piece
from factcheck.language.mentions import Attribution
from factcheck.language.name_entities import NameTable
from factcheck.language.name_lexicon import general_entity, general_forms
from factcheck.language.name_runs import title_sorts
from factcheck.language.name_tokens import fold_name
from factcheck.language.roles import role_word
from factcheck.language.speakers import SpokenQuotation, SpokenSentence
from factcheck.language.speech_cues import speaker_sorts, verb_cue
from factcheck.model import Name, NameKind

# A frame speaks for the whole piece when what is said takes up this share of it.
_MOST = 0.5
_LONGEST_OPENING = 12
_PASSED_ON = "according to"
_SUBORDINATORS = frozenset(
    {"which", "who", "whom", "whose", "that", "when", "where", "because", "although", "though"}
    | {"while", "after", "before", "since", "if", "unless", "until"}
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "one"})


def speaker_of(sentence: SpokenSentence, piece: Piece, table: NameTable) -> Name | None:
    """Returns the speaker of a piece as a name, None where the article speaks.

    An unnamed speaker ("an unnamed official") is given as written, in lower case.
    """
    if sentence.voice is not None:
        return _named(sentence.voice.speakers, sentence.voice.text, table)
    frame = _frame_of(sentence, piece)
    quoted = _quotation_of(sentence.quotations, piece)
    if quoted is not None and (frame is None or not frame.speakers or quoted.speakers):
        return _named(quoted.speakers, quoted.speaker_text, table)
    if frame is None or (not frame.speakers and not _tells(frame.cue)):
        return None
    return _named(frame.speakers, frame.speaker_text, table)


def _tells(cue: str) -> bool:
    """Says whether a cue gives what someone says, not only whom he praises or blames."""
    reading = verb_cue(*cue.partition(" ")[::2])
    return reading is None or not reading.uses.isdisjoint({"clause", "told", "content"})


def _frame_of(sentence: SpokenSentence, piece: Piece) -> Attribution | None:
    """Returns the outermost frame that most of the piece belongs to, speaker and all.

    An outlet that only passes on what someone said ("according to the Herald, X said") gives
    way to the one who said it.
    """
    fitting = [a for a in sentence.attributions if _speaks_for(a, sentence.text, piece)]
    if len(fitting) > 1 and fitting[0].cue == _PASSED_ON and fitting[1].speakers:
        return fitting[1]
    return fitting[0] if fitting else None


def _speaks_for(attribution: Attribution, text: str, piece: Piece) -> bool:
    """Says whether what is said, with its frame and an opening phrase, is most of the piece."""
    said = min(attribution.content_end, piece.end) - max(attribution.content_start, piece.start)
    if said <= 0:
        return False
    starts = [attribution.start, attribution.content_start]
    if not _is_participle(attribution, text):
        starts.append(attribution.speaker_start)
    first = min(starts)
    last = max(attribution.end, attribution.speaker_end, attribution.content_end)
    before = text[:first].rstrip()
    words = before.lower().split()
    if words and words[-1].strip(",") in _SUBORDINATORS and len(words) > 1:
        return False
    if before.endswith(",") and len(words) <= _LONGEST_OPENING:
        first = 0
    return min(last, piece.end) - max(first, piece.start) >= _MOST * (piece.end - piece.start)


def _is_participle(attribution: Attribution, text: str) -> bool:
    """Says whether a frame only goes on with a sentence about something else ("…, asking …")."""
    cue = text[attribution.start : attribution.end].split(" ", 1)[0]
    return cue.endswith("ing") and attribution.speaker_end < attribution.start


def _quotation_of(spoken: Sequence[SpokenQuotation], piece: Piece) -> SpokenQuotation | None:
    """Returns the longest quotation in a piece that has a speaker."""
    inside = [
        quotation
        for quotation in spoken
        if quotation.speaker_text
        and quotation.quotation.start < piece.end
        and piece.start < quotation.quotation.end
    ]
    return max(inside, key=lambda s: len(s.quotation.text)) if inside else None


def _named(speakers: Sequence[str], written: str, table: NameTable) -> Name | None:
    if speakers:
        entity = speakers[0]
        known = table.entities.get(entity)
        kind = table.kind_of(entity) or NameKind.ORGANIZATION
        name = known.name if known is not None else _general_name(entity, written)
        return Name(name, kind)
    if not written or written.lower() in _PRONOUNS or not _may_speak(written):
        return None
    return Name(written[:1].lower() + written[1:], _kind_of_unnamed(written))


def _general_name(entity: str, written: str) -> str:
    """Returns a name of the lexicon, as the article writes it where it does."""
    bare = written.removeprefix("The ").removeprefix("the ")
    if any(form.entity == entity for form in general_forms(fold_name(bare))):
        return bare
    general = general_entity(entity)
    return general.name if general is not None else written


def _may_speak(written: str) -> bool:
    """Says whether a description is one of people, of a body or of what they wrote."""
    words = written.lower().split()
    return any(
        speaker_sorts(word) or title_sorts().get(role_word(word), "modifier") != "modifier"
        for word in words
    )


def _kind_of_unnamed(written: str) -> NameKind:
    head = written.lower().split()[-1]
    sorts = speaker_sorts(head)
    if "document" in sorts or "utterance" in sorts:
        return NameKind.WORK
    return NameKind.ORGANIZATION if sorts & {"organization", "generic"} else NameKind.PERSON
