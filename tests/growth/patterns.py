"""Finds all regular expressions of the package, and texts that would make a careless one crawl."""

from __future__ import annotations

import inspect
import re
import time
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import factcheck
from factcheck.limits import LONGEST_SENTENCE
from factcheck.patterns import _Pattern

# What reads whole drafts and articles, not single sentences.
WHOLE_TEXTS = (
    *("factcheck.readers", "factcheck.language.sentences", "factcheck.language.document_sentences"),
    *("factcheck.language.folding", "factcheck.ignores", "factcheck.renderers.safe_text"),
    *(
        "factcheck.claims.article_parts",
        "factcheck.claims.source_texts",
        "factcheck.claims.writing",
    ),
)
WHOLE = 100_000
# Runs that stars and pluses take, alone and in turn.
_PUMPS = (
    *("a", "A", "1", " ", "\n", "\t", "'", '"', "“", ".", ",", "-", "_", "/", "(", "[", "<", "*"),
    *(
        "Aa",
        "a ",
        "A ",
        "Aa ",
        "1 ",
        "1,",
        "1.",
        "a.",
        "A.",
        "a-",
        "a'",
        ". ",
        ", ",
        "the ",
        "and ",
    ),
    *(
        "\r\n",
        " \n",
        "--",
        "<!--",
        "é",
        "e\u0301",
        "Mr. ",
        "said ",
        "1. ",
        "$1 ",
        "of Aa ",
        "a, A ",
    ),
)
_WORDS = re.compile(r"[A-Za-z]{2,}")


def all_patterns() -> dict[str, re.Pattern[str]]:
    """Returns every regular expression that a module of the package holds, by its place."""
    found: dict[str, re.Pattern[str]] = {}
    for module in walk_packages(factcheck.__path__, "factcheck."):
        if ".scripts" in module.name or module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            for number, held in enumerate(_held(value)):
                if isinstance(held.pattern, str):
                    found[f"{module.name}.{name}{number or ''}"] = held
    return found


def _held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, _Pattern):
        yield re.compile(*value._source)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _held(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _held(one)


def attacks(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Yields texts of a length: runs that the expression may take, and ends that it may not."""
    own = dict.fromkeys(_WORDS.findall(pattern.pattern)[:6])
    for pump in (*_PUMPS, *(f"{word} " for word in own)):
        run = (pump * (length // len(pump) + 1))[:length]
        yield run
        yield f"“{run}\0"


def _only_matches(place: str) -> bool:
    """Says whether a module asks its expression only what stands at one place of a text."""
    module, _, name = place.rpartition(".")
    source = inspect.getsource(import_module(module))
    asked = set(re.findall(rf"\b{name}\.(\w+)\(", source))
    return bool(asked) and asked <= {"match", "fullmatch"}


def seconds(pattern: re.Pattern[str], text: str, *, once: bool) -> float:
    """Returns the time of the CPU that the matches in a text take, the best of two runs.

    With `once`, only a match at the beginning is looked for.
    """
    best = float("inf")
    for _ in range(2):
        started = time.process_time()
        if once:
            pattern.match(text)
            pattern.match(text, 1)
        else:
            for _match in pattern.finditer(text):
                pass
        best = min(best, time.process_time() - started)
        if best < 0.01:
            break
    return best


def worst(place: str, pattern: re.Pattern[str], length: int | None = None) -> tuple[float, str]:
    """Returns the longest time that any attack takes, with the text it begins with."""
    is_whole = place.startswith(WHOLE_TEXTS)
    length = length or (WHOLE if is_whole else LONGEST_SENTENCE)
    once = _only_matches(place)
    texts = attacks(pattern, length)
    return max((seconds(pattern, text, once=once), text[:12]) for text in texts)
