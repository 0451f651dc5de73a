"""Tells cues that are verbs from the nouns and adjectives that look like them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.parts_of_speech import ADJECTIVE, possible_tags
from factcheck.language.speech_cues import AUXILIARIES, Cue, CueForm, noun_cue
from factcheck.language.speech_items import Item, ItemKind
from factcheck.language.speech_subjects import DETERMINERS, PREPOSITIONS, PRONOUNS
from factcheck.model import NameKind
from factcheck.records import dataclass

# After these a word that may be a noun ("claims", "reports") is one.
_NOUN_FOLLOWERS = frozenset(
    {"of", "about", "by", "from", "against", "is", "was", "were", "are", "has"}
)
_MODALS = frozenset(
    {
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "shall",
    }
)


@dataclass(frozen=True, slots=True)
class NounJudge:
    """Judges the cues of one sentence."""

    items: Sequence[Item]

    def is_noun(self, index: int, cue: Cue) -> bool:
        """Says whether a cue that may be a noun or an adjective is one here."""
        item, before = self.items[index], self.items[index - 1] if index else None
        if item.capital and index:
            return True
        if before is not None and before.is_word:
            if before.lower in DETERMINERS - {
                "that",
                "all",
                "both",
                "some",
                "many",
                "most",
                "others",
            }:
                return True
            if before.possessive or (
                before.lower in PREPOSITIONS and cue.form is not CueForm.GERUND
            ):
                return not (before.lower == "to" and self._reports_here(index))
        if before is not None and before.kind is ItemKind.NAME and before.possessive:
            return True
        if cue.form is CueForm.BASE and not self._has_plural_subject(index):
            return not (before is not None and before.lower == "to" and self._reports_here(index))
        if (
            item.lower.endswith("s")
            and before is not None
            and before.is_word
            and (_is_adjective(before.lower))
        ):
            return True
        ambiguous = cue.form is not CueForm.GERUND and noun_cue(item.lower) is not None
        return ambiguous and self._lower(index + 1) in _NOUN_FOLLOWERS

    def _has_plural_subject(self, index: int) -> bool:
        """Says whether a base form can be a finite verb: after "they", "experts", "did not"."""
        position = index - 1
        while position >= 0 and self.items[position].lower in AUXILIARIES - {"to"}:
            if self.items[position].lower in _MODALS:
                return True
            position -= 1
        if position < 0:
            return False
        item = self.items[position]
        if item.kind is ItemKind.NAME:
            body = item.name is not None and item.name.kind is NameKind.ORGANIZATION
            return body or item.lower.endswith("s") or position > 1
        if item.lower in PRONOUNS | {"who"}:
            return True
        singular = any(
            other.lower in ("a", "an", "one")
            for other in self.items[max(0, position - 3) : position]
        )
        return item.is_word and item.lower.endswith("s") and not singular

    def _reports_here(self, index: int) -> bool:
        """Says whether "that" or a quotation follows, so that even an infinitive reports."""
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        return following is not None and (following.lower == "that" or following.is_quote)

    def _lower(self, index: int) -> str:
        return self.items[index].lower if 0 <= index < len(self.items) else ""


def _is_adjective(word: str) -> bool:
    """Says whether a word is used as an adjective before all."""
    tags = dict(possible_tags(word))
    return ADJECTIVE in tags and all(tags[ADJECTIVE] <= cost for cost in tags.values())
