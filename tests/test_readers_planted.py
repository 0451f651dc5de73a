"""Every planted sentence of the shared drafts is found, and its place slices back to it."""

from __future__ import annotations

import html
import re
import tomllib

import pytest

from factcheck.language.document_sentences import document_sentences
from factcheck.language.folding import fold
from factcheck.readers import read_document
from tests.quality.places import DRAFTS, HERE

PLANTED = tomllib.loads((HERE / "planted.toml").read_text(encoding="utf-8"))["draft"]
# Markdown and HTML marks that may stand within a sentence.
MARKUP = re.compile(r"<[^<>]*>|\*+|\]\([^()]*\)|\[")

pytestmark = pytest.mark.skipif(not DRAFTS.is_dir(), reason="the shared drafts are not here")


def bare(text: str) -> str:
    """Folds a sentence; marks round all of it are left out, as the table does."""
    folded = fold(text).text
    return folded[1:-1] if folded.count('"') == 2 and folded[0] == folded[-1] == '"' else folded


def stripped(written: str) -> str:
    return bare(html.unescape(MARKUP.sub("", written)))


@pytest.mark.parametrize("draft", PLANTED, ids=lambda draft: draft["file"])
def test_planted_sentences_are_found_where_they_stand(draft: dict[str, object]) -> None:
    path = DRAFTS / str(draft["file"])
    document = read_document(path.read_bytes(), str(path))
    sentences = {bare(one.plain): one for one in document_sentences(document)}
    errors = draft["error"]
    assert isinstance(errors, list)
    for error in errors:
        wanted = bare(error["text"])
        assert wanted in sentences
        sentence = sentences[wanted]
        assert document.text[sentence.start : sentence.end] == sentence.text
        assert stripped(sentence.text) == wanted
        line = re.split(r"\r\n|\n|\r", document.text)[sentence.line - 1]
        assert line[sentence.column - 1 :].startswith(sentence.text.splitlines()[0])


@pytest.mark.parametrize("draft", PLANTED, ids=lambda draft: draft["file"])
def test_what_must_be_left_alone_is_in_no_block(draft: dict[str, object]) -> None:
    path = DRAFTS / str(draft["file"])
    document = read_document(path.read_bytes(), str(path))
    seen = " ".join(block.text for block in document.blocks)
    for hidden in ("5775", "8,757", "124-page", "5,775", "757 days", "48%", "6,000", "great idea"):
        assert hidden not in seen
