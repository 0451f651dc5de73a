"""Undoes the tokenisation that public corpora leave in their text."""

from __future__ import annotations

import re

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "--": "–"}
_QUOTED = re.compile(r"``\s?([^`']{1,300}?)\s?(?:''|``)")
_BEFORE_MARK = re.compile(r" (?=[,.;:?!%)\]])")
_AFTER_OPENING = re.compile(r"(?<=[(\[]) ")
_CLITIC = re.compile(r" (?='(?:s|re|ve|ll|d|m|t)\b)")


def detokenise(text: str) -> str:
    """Joins punctuation to its words, as a writer would set it: "born ( May 2 ) ." and the like."""
    words = " ".join(_BRACKETS.get(word, word) for word in text.split())
    quoted = _QUOTED.sub(r'"\1"', words)
    return _CLITIC.sub("", _AFTER_OPENING.sub("", _BEFORE_MARK.sub("", quoted)))
