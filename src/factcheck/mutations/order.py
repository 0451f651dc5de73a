"""Puts the parts of a sentence in another order: speech frames, dates, active and passive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.mutations.dates import WHEN
from factcheck.mutations.story import Base
from factcheck.mutations.words import rows

_PERSON = r"(?:[A-ZÀ-Þ][\w'’.-]+(?: (?:al-)?[A-ZÀ-Þ][\w'’.-]*){0,4}|[Hh]e|[Ss]he|[Tt]hey)"
_QUOTE = r"[\"“][^\"“”]{8,}?[,.]?[\"”]"
_QUOTE_SAID = re.compile(rf"^(?P<quote>{_QUOTE}),? said (?P<who>{_PERSON})\.$")
_QUOTE_WHO = re.compile(rf"^(?P<quote>{_QUOTE}),? (?P<who>{_PERSON}) said\.$")
_WHO_QUOTE = re.compile(rf"^(?P<who>{_PERSON}) said,? (?P<quote>{_QUOTE})\.?$")
_LAST_SAID = re.compile(rf"^(?P<what>[^\"“”]{{15,}}), (?P<who>{_PERSON}) said\.$")
_ACCORDING = re.compile(
    r"^(?P<what>[^\"“”:;]{15,}), according to (?P<who>(?:the )?[A-ZÀ-Þ][\w'’.-]+(?: (?:of |the )?"
    r"[A-ZÀ-Þ][\w'’.-]*){0,5})\.$"
)
_FRONT_WHEN = re.compile(rf"^(?P<when>{WHEN}), (?P<what>[^\"“”:;,]{{15,}})\.$")
_LAST_WHEN = re.compile(rf"^(?P<what>[^\"“”:;,]{{15,}}) (?P<when>{WHEN})\.$")
# A second clause could claim the date for itself.
_EMBEDDED = re.compile(
    r"\b(?:that|which|who|whom|whose|said|says|told|announced|to|and|or|but|after|before|since|until|"
    r"because|while|when|where|if|as|than|planned|expected|scheduled|promised|of|between|from|for|"
    r"\w+ing|in|on)\b",
)
_SUBJECT = (
    r"(?:[Tt]he |[Aa]n? )?(?:[a-z]+ ){0,2}(?:[a-z]+|[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3})"
)
_NOT_NOUN = (
    r"(?!(?:he|she|it|they|we|who|which|that|of|in|on|at|by|to|for|from|with|and|or|was|were|is|"
    r"are|had|has|have|not|also|then|just|ever|never|already|first|only|about)\b)"
)
_PRONOUNS = frozenset({"He", "She", "It", "They", "We", "I", "This", "That", "These", "Those"})
_BE = {(True, True): "are", (True, False): "is", (False, True): "were", (False, False): "was"}
_PHRASE = (
    r"(?:(?:the|an?|its|his|her|their|two|three|four|five) (?:[A-Za-z-]+ ){0,2}?[a-z-]{3,}"
    r"|(?:the )?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3})"
)


def move_speaker(base: Base) -> Iterator[str]:
    """Puts speaker and cue on the other side of a quotation or of what is reported."""
    for pattern in (_QUOTE_SAID, _QUOTE_WHO):
        if match := pattern.match(base.text):
            quote = re.sub(r",(?=[\"”]$)", ".", match["quote"])
            mark = base.choose("speech mark", (":", ","))
            yield f"{_capital(match['who'])} said{mark} {quote}"
            return
    if match := _WHO_QUOTE.match(base.text):
        quote = re.sub(r"\.(?=[\"”]$)", ",", match["quote"])
        who = match["who"]
        yield f"{quote} {who.lower() if who in ('He', 'She', 'They') else who} said."


def move_report(base: Base) -> Iterator[str]:
    """Puts "according to X" in front, and "X said" from the end to the head."""
    for pattern, frame in ((_ACCORDING, "According to {},"), (_LAST_SAID, "{} said")):
        match = pattern.match(base.text)
        what = lower_first(match["what"], base) if match else None
        if match and what:
            yield f"{frame.format(_capital(match['who']))} {what}."
            return


def move_when(base: Base) -> Iterator[str]:
    """Puts the date of a single clause at its other end."""
    for pattern in (_FRONT_WHEN, _LAST_WHEN):
        match = pattern.match(base.text)
        if match is None or _EMBEDDED.search(match["what"]) or not base.text[0].isupper():
            continue
        when, what = match["when"], match["what"]
        if pattern is _FRONT_WHEN:
            yield f"{_capital(what)} {when[0].lower()}{when[1:]}."
        elif small := lower_first(what, base):
            yield f"{_capital(when)}, {small}."
        return


def make_passive(base: Base) -> Iterator[str]:
    """Turns "X verbed Y" into "Y was verbed by X", where the clause is all there is."""
    match = _active_pattern().match(base.text)
    if match is None or match["subject"].split()[0] in _PRONOUNS:
        return
    verb = next(row for row in rows("verbs") if row[0] == match["verb"])
    doer = lower_first(match["subject"], base)
    plural = _is_plural(match["object"])
    be = _BE["present" in verb[3], plural]
    if doer:
        yield f"{_capital(match['object'])} {be} {verb[2]} by {doer}{match['rest'] or ''}."


def make_active(base: Base) -> Iterator[str]:
    """Turns "Y was verbed by X" into "X verbed Y", where the clause is all there is."""
    match = _passive_pattern().match(base.text)
    if match is None or match["subject"].split()[0] in _PRONOUNS:
        return
    past = next(row[0] for row in rows("verbs") if row[2] == match["verb"] and "passive" in row[3])
    thing = lower_first(match["subject"], base)
    if thing:
        yield f"{_capital(match['doer'])} {past} {thing}{match['rest'] or ''}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str, base: Base) -> str | None:
    """Takes the capital of a first word away; None where it is unsure whether it is a name's."""
    first = re.match(r"[\w'’-]+", text)
    if first is None or not first[0][0].isupper():
        return text
    word = first[0].lower()
    inside = re.search(rf"(?<![.!?:] )(?<![\"“\n]){re.escape(first[0])}\b", base.story.text[1:])
    if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", base.story.text):
        return text[:1].lower() + text[1:]
    return text if inside and base.story.text.count(first[0]) > 1 else None


def _is_plural(thing: str) -> bool:
    words = thing.split()
    first, last = words[0], words[-1]
    return first not in ("a", "an") and last.endswith("s") and not last.endswith(("ss", "us", "is"))


@lru_cache(maxsize=1)
def _active_pattern() -> re.Pattern[str]:
    verbs = "|".join(row[0] for row in rows("verbs") if "passive" in row[3])
    return re.compile(
        rf"^(?P<subject>{_NOT_NOUN}{_SUBJECT}) (?P<verb>{verbs}) (?P<object>{_PHRASE})"
        rf"(?P<rest> {WHEN}| last (?:week|month|year))?\.$"
    )


@lru_cache(maxsize=1)
def _passive_pattern() -> re.Pattern[str]:
    verbs = "|".join(row[2] for row in rows("verbs") if "passive" in row[3])
    return re.compile(
        rf"^(?P<subject>{_NOT_NOUN}{_SUBJECT}) (?:was|were) (?P<verb>{verbs}) by "
        rf"(?P<doer>{_PHRASE})(?P<rest> {WHEN}| last (?:week|month|year))?\.$"
    )
