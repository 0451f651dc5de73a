"""Tells a judgement in the writer's own voice from a report (VERDICTS, rule 9)."""

from __future__ import annotations

from factcheck.language.analysis import Analysis
from factcheck.language.lexicon import read_words


def is_opinion(sentence: Analysis) -> bool:
    """Says whether a sentence judges something and names nobody who holds the judgement.

    A judgement is a copula whose complement praises or blames ("is a good idea").
    """
    if sentence.attributions or sentence.quotations:
        return False
    judging = read_words("evaluative_words")
    for frame in sentence.frames:
        if frame.stem != "be":
            continue
        for head in frame.objects:
            near = sentence.words[max(frame.last + 1, head - 3) : head + 1]
            if any(word.lower in judging for word in near):
                return True
    return False
