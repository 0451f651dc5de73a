"""Finds the sentences that state nothing to check: VERDICTS.md, "skipped".

A question, a heading, a greeting, an instruction to the reader, or the writer's own opinion in
the first person or with "seems". A sentence that is skipped is not checked at all, so every rule
asks for a sure sign, and a missed one does no harm. The phrases are `lexicon/skip_*.tsv`.
"""

from __future__ import annotations

from functools import lru_cache

from factcheck.language.folding import fold
from factcheck.language.imperatives import is_imperative
from factcheck.language.lexicon import read_pairs, read_words
from factcheck.language.parts_of_speech import (
    BASE,
    BE,
    DO,
    HAVE,
    MODAL,
    PAST,
    PRESENT,
    possible_tags,
)
from factcheck.language.quotations import find_quotations
from factcheck.model import BlockKind
from factcheck.patterns import pattern

QUESTION = "question"
HEADING = "heading"
# "Image: Jane Roe." at the end of a caption, at most five words.
_CREDIT = pattern(
    r"(?:^|[\w.] )(?:Image|Photo|Photograph|Picture|Video|Map|Credit): (?:[^\s:]+ ?){1,5}$"
)
# A headline in marks, a dash, the paper and perhaps the date, and nothing else.
_REFERENCE = pattern(
    r"^(?:[A-Z]\w+ [A-Z]\w+\. )?[\"“][^\"”]+[\"”] ?[—–-]+ ?[A-Z][^.!?]*(?:\.\w+[^.!?]*)?$"
)
GREETING = "greeting"
INSTRUCTION = "instruction"
OPINION = "opinion"

# What may follow the end mark of a sentence.
_AFTER_END = " \"')]}*_"
_END_MARKS = ".!?"
_WORD = pattern(r"[^\W_]+(?:['\-][^\W_]+)*")
_TOKEN = pattern(r"[^\W_]+(?:['\-][^\W_]+)*|,")
_LONGEST_GREETING = 14
_LONGEST_FRAGMENT = 12
# How far after "seems" its judgement may stand ("seems to have been a rather bold one").
_JUDGEMENT_REACH = 6
_SEEMS = frozenset({"seems", "seem", "seemed"})
_FINITE = frozenset({BASE, PRESENT, PAST, MODAL, BE, HAVE, DO})
# After these, "thought", "claims" or "reports" are nouns.
_NOUN_FOLLOWS = [["the"], ["a"], ["this"], ["these"], ["those"], ["such"], ["no"]]
_CELLS = (BlockKind.CELL, BlockKind.ITEM)


def skip_reason(plain: str, kind: BlockKind) -> str | None:
    """Returns why a sentence is not checked, None where it must be.

    The answer is "question", "heading", "greeting", "instruction" or "opinion". Words between
    quotation marks count for nothing here: they are someone's statement, whatever their form.
    """
    if kind is BlockKind.HEADING:
        return HEADING
    folded = fold(plain).text.strip()
    unquoted = _without_quotations(folded)
    if unquoted.rstrip(_AFTER_END).endswith("?"):
        return QUESTION
    if _is_heading(folded, kind) or _is_credit(folded):
        return HEADING
    if kind is BlockKind.QUOTATION:
        return None
    words = _TOKEN.findall(unquoted.lower())
    if _is_greeting(words):
        return GREETING
    if _is_reported(words):
        return None
    if _is_instruction(words) or (_is_plain(folded) and _is_order(words)):
        return INSTRUCTION
    return OPINION if _is_opinion(words, unquoted, quoted=unquoted != folded) else None


def _without_quotations(text: str) -> str:
    """Replaces every quotation, marks included, by a dash."""
    parts: list[str] = []
    position = 0
    for quotation in find_quotations(text):
        parts.append(text[position : quotation.start])
        position = quotation.end
    return " - ".join([*parts, text[position:]])


def _is_credit(text: str) -> bool:
    """Tells the credit of a picture and an entry of a list of sources from statements."""
    if ": " in text and _CREDIT.search(text):
        return True
    return ('"' in text or "“" in text) and bool(_REFERENCE.search(text))


def _is_heading(text: str, kind: BlockKind) -> bool:
    words = _WORD.findall(text)
    if not words:
        return True
    if text.rstrip(_AFTER_END).endswith(tuple(_END_MARKS)) or text[0] in "\"'":
        return False
    if _is_title(words) or text.isupper():
        return True
    if kind in _CELLS and all(word[0].isdigit() for word in words):
        return True
    return len(words) <= _LONGEST_FRAGMENT and not any(
        word[0].isdigit() or _may_be_finite(word.lower()) for word in words
    )


def _may_be_finite(word: str) -> bool:
    return any(tag in _FINITE for tag, _ in possible_tags(word))


def _is_title(words: list[str]) -> bool:
    """Says whether all words but small ones are written with a capital."""
    small = read_words("skip_small_words")
    return words[0][0].isupper() and all(
        word in small or word[0].isupper() or word[0].isdigit() for word in words
    )


def _is_greeting(words: list[str]) -> bool:
    if len(words) > _LONGEST_GREETING or _has_figure(words) or _tells(words):
        return False
    return _starts_with(words, "skip_greetings")


def _tells(words: list[str]) -> bool:
    """Says whether a greeting goes on to tell what happened."""
    tags = [dict(possible_tags(word)) for word in words]
    return "who" in words or any(each.get(PAST) == 0 and BASE not in each for each in tags)


def _starts_with(words: list[str], name: str) -> bool:
    phrases = read_words(name)
    return any(" ".join(words[:count]) in phrases for count in range(1, _longest(name) + 1))


@lru_cache(maxsize=8)
def _longest(name: str) -> int:
    return max(len(phrase.split()) for phrase in read_words(name))


def _is_reported(words: list[str]) -> bool:
    spoken = " ".join(words)
    reported = read_words("skip_reported")
    return "according to" in spoken or any(
        word in reported and words[index - 1 : index] not in _NOUN_FOLLOWS
        for index, word in enumerate(words)
    )


@lru_cache(maxsize=1)
def _instructions() -> dict[str, tuple[tuple[str, ...], ...]]:
    return {
        verb: tuple(tuple(cue.split()) for cue in cues.split("|"))
        for verb, cues in read_pairs("skip_instructions")
    }


def _is_instruction(words: list[str]) -> bool:
    start = _skip_lead_in(words)
    if start >= len(words):
        return False
    following = words[start + 1 :]
    return any(tuple(following[: len(cue)]) == cue for cue in _instructions().get(words[start], ()))


def _is_order(words: list[str]) -> bool:
    """Says whether the sentence is an instruction by its form, and has no figure to check."""
    start = _skip_lead_in(words)
    addressed = "you" in words[:start] or "please" in words[:start]
    return not _has_figure(words) and is_imperative(words[start:], addressed=addressed)


def _is_plain(folded: str) -> bool:
    """Says whether a sentence quotes nobody and ends as statements do, or as orders."""
    return '"' not in folded and folded.endswith((".", "!", ".)", "!)"))


def _skip_lead_in(words: list[str]) -> int:
    """Returns the index of the word that an instruction would begin with."""
    for phrase, reach in read_pairs("skip_lead_ins"):
        parts = phrase.split()
        if words[: len(parts)] != parts:
            continue
        if reach == "word":
            return len(parts) + (words[len(parts) : len(parts) + 1] == [","])
        return words.index(",") + 1 if "," in words else len(words)
    return 0


def _is_opinion(words: list[str], text: str, *, quoted: bool) -> bool:
    """Says whether the writer gives an own opinion; with a figure or a quotation it is more."""
    if quoted or _has_figure(words):
        return False
    if text.endswith("!") and words[:1] == ["what"] and words[1:2] in (["a"], ["an"]):
        return True
    return _has_opinion_phrase(words) or _judges_with_seems(words)


def _has_figure(words: list[str]) -> bool:
    return any(word[0].isdigit() for word in words)


def _has_opinion_phrase(words: list[str]) -> bool:
    opinions = _opinions()
    return any(
        words[index : index + len(phrase)] == phrase
        for index, word in enumerate(words)
        for phrase, opens in opinions.get(word, ())
        if not (opens and index)
    )


@lru_cache(maxsize=1)
def _opinions() -> dict[str, list[tuple[list[str], bool]]]:
    """Returns the phrases by their first words, each with whether it must open the sentence."""
    phrases: dict[str, list[tuple[list[str], bool]]] = {}
    for phrase, place in read_pairs("skip_opinions"):
        words = phrase.split()
        phrases.setdefault(words[0], []).append((words, place == "start"))
    return phrases


def _judges_with_seems(words: list[str]) -> bool:
    judgements = read_words("skip_judgements")
    for index, word in enumerate(words):
        if word in _SEEMS:
            return any(later in judgements for later in words[index + 1 :][:_JUDGEMENT_REACH])
    return False
