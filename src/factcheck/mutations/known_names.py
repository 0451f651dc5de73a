"""Changes of the names that a claims file lists: aliases, roles, another body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.mutations.story import Base, KnownName, is_quoted, replaced

_ARTICLE = re.compile(r"(?:\b[Tt]he|\b[Aa]n?) $")
_POSSESSIVE = re.compile(r"['’]s $|s['’] $")
# A capital or a title before a name makes it part of something longer.
_LED = re.compile(r"(?:\b[A-ZÀ-Þ][\w.’'-]*|[a-z]+-) $")
_TITLED = re.compile(
    r"\b(?:president|secretary|minister|director|chief|general|senator|mayor|governor|editor|"
    r"spokes(?:man|woman|person)|official|administrator|captain|coach|leader) $",
    re.IGNORECASE,
)


def alias(base: Base) -> Iterator[str]:
    """Puts an alias of the claims file for a name outside quotations."""
    for known in base.story.known:
        place = _find(base, known.name)
        if place is None:
            continue
        start, end = place
        rest = f"{base.text[:start]} {base.text[end:]}"
        if any(_says(rest, other) for other in known.aliases):
            continue
        bare = not _is_led(base.text, start)
        for other in known.aliases:
            # After a title only a part of the name itself reads well: "Secretary Orsk".
            if bare or other in known.name:
                yield _put(base, start, end, other)


def role_for_name(base: Base) -> Iterator[str]:
    """Puts "the" and the role for a person whom nothing but the name tells."""
    for known in base.story.known:
        place = _find(base, known.name) if known.role is not None and known.is_person else None
        if place is None or known.role is None or _is_led(base.text, place[0]):
            continue
        start, end = place
        unique = sum(other.role == known.role for other in base.story.known) == 1
        told = any(word in base.text for word in known.role.split() if len(word) > 3)
        introduced = base.text[end : end + 2].startswith((",", "("))
        if unique and not told and not introduced:
            yield _put(base, start, end, f"the {known.role}")


def other_body(base: Base) -> Iterator[str]:
    """Puts another organisation of the claims file, one that has nothing to do with the first."""
    for known in base.story.known:
        place = _find(base, known.name) if not known.is_person else None
        if place is None or _is_led(base.text, place[0]):
            continue
        others = [
            other
            for other in base.story.known
            if not other.is_person
            and not _are_related(known, other)
            and not any(_says(base.text, form) for form in (other.name, *other.aliases))
            and not _is_listed(base.text, place)
        ]
        if others:
            yield _put_body(base, *place, base.choose(f"body {known.name}", others).name)


def _find(base: Base, name: str) -> tuple[int, int] | None:
    """Returns where a name stands alone outside quotations, None where it stands nowhere so."""
    for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])(?! [A-ZÀ-Þ])", base.text):
        if not is_quoted(base.text, *match.span()):
            return match.span()
    return None


def _says(text: str, form: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) is not None


def _is_led(text: str, start: int) -> bool:
    before = _ARTICLE.sub("", text[:start])
    opening = before != text[:start]
    led = _LED.search(before) if not opening else None
    return bool(led or _TITLED.search(before) or _POSSESSIVE.search(before))


def _is_listed(text: str, place: tuple[int, int]) -> bool:
    joined = re.search(r"\b(?:and|or|nor) (?:the )?$", text[: place[0]])
    return bool(joined or re.match(r" (?:and|or|nor)\b|, [A-Z]", text[place[1] :]))


def _are_related(one: KnownName, other: KnownName) -> bool:
    owners = {one.owner, other.owner} - {None}
    shared = one.owner is not None and one.owner == other.owner
    return one.name == other.name or shared or bool(owners & {one.name, other.name})


def _put_body(base: Base, start: int, end: int, new: str) -> str:
    """Puts a body with or without "the", as the story has it elsewhere."""
    article = _ARTICLE.search(base.text[:start])
    if article is not None:
        start = article.start()
    return replaced(base.text, start, end, f"the {new}" if base.story.says(f"the {new}") else new)


def _put(base: Base, start: int, end: int, new: str) -> str:
    """Puts a name with its article, where it has one, for one with its own."""
    article = _ARTICLE.search(base.text[:start])
    if article is not None and new.lower().startswith(("the ", "a ", "an ")):
        start = article.start()
    return replaced(base.text, start, end, new)
