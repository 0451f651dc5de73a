"""A small story to damage: claims, drafts in every format, and words that the readers act on."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck import load_claims
from factcheck.checker import PreparedBook, compile_book
from factcheck.model import ClaimBook

CLAIMS = """\
version: 1
sources:
  - {id: harbour, file: harbour.txt, title: Ferry fares to rise, published: 2024-03-05}
names:
  - {name: Harbour Board, kind: organization, aliases: [the board, HB]}
  - {name: Ruth Adler, kind: person, aliases: [Adler], role: director, of: Harbour Board}
  - {name: José Núñez, kind: person, role: captain}
claims:
  - id: fares
    claim: Ferry fares will rise by 12% in April 2024.
    quote: Fares on all ferry routes will go up by 12% in April
    source: harbour
    at: {paragraph: 2, start: 21, end: 73}
    speaker: Harbour Board
    phrasings: [Ferry tickets will cost 12% more from April.]
  - id: held
    claim: Ruth Adler said the board held fares for as long as it could.
    quote: '"We held fares for as long as we could," said its director, Ruth Adler.'
    source: harbour
    speaker: Ruth Adler
  - id: sailings
    claim: The league counted 84 cancelled sailings and at least 5,757 complaints in January.
    quote: It counted 84 cancelled sailings and at least 5,757 complaints in January
    source: harbour
    speaker: null
    tags: [sailings]
  - id: bridge
    claim: The bridge was built before the Romans came.
    quote: The bridge was built before the Romans came
    source: harbour
    rating: false
    note: a legend
"""

DRAFT = """\
Ferry fares to rise

Ferry fares will rise by 21% on 3 April 2024, Adler said. "We held fares … as long as [we] \
could," said José Núñez on Tuesday.

- The league counted 48 cancelled sailings, not 84, in January.
- More than 6,000 complaints (of 5,757) were made between 6:30 a.m. and noon!

The U.S. did not build the bridge; the Romans, who came in A.D. 43, did. Who knows?
"""

MARKDOWN = f"""\
---
title: Ferry fares
---
# Ferry fares

{DRAFT}
> “Fares *will* go up by **12%**,” the [board](https://example.org "x") said.[^1]

| what | how many |
|------|---------:|
| sailings | 84 |

<!-- factcheck: ignore-paragraph until=2026-12-31, confirmed by phone -->
~~Gone~~ `code` &amp; ![a picture of 84 ships](x.png) <b>inline</b><br/>

```python
x = 1
```
<div>Fares rose by 13%.</div>

[^1]: A note.
"""

HTML = f"""\
<!DOCTYPE html><html><head><meta charset="utf-8"><title>Ferry</title>
<script type="application/ld+json">{{"@type": "NewsArticle"}}</script></head>
<body><nav>menu</nav><h1>Ferry fares</h1><p>{DRAFT}</p><ul><li>84 sailings<li>12&nbsp;%</ul>
<blockquote><p>&ldquo;We held fares,&#8221; said <b>Ruth</b> Adler.</blockquote><q>It is.</q>
<!-- factcheck: ignore --><table><tr><td>5,757<td hidden>x</table><img alt="A ship"><br><br>
<pre>code</pre><svg><title>t</title></svg><![CDATA[x]]></body></html>
"""

IGNORES = """\
Fares rise by 21%. [factcheck: ignore]
<!-- factcheck: ignore-start -->
The league counted 48 sailings. <!-- factcheck: ignore-paragraph until=2024-02-30, because -->
<!-- factcheck: ignore-end --> <!-- factcheck: ignoer -->
"""

REVIEW = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "ClaimReview",
                "url": "https://example.org/review",
                "claimReviewed": "The bridge was built before the Romans came.",
                "datePublished": "2024-03-05",
                "author": {"@type": "Organization", "name": "Harbour Gazette"},
                "itemReviewed": {
                    "@type": "Claim",
                    "author": {"@type": "Person", "name": "Ruth Adler", "jobTitle": "director"},
                    "appearance": [{"@type": "CreativeWork", "url": "https://example.org/a"}],
                    "datePublished": "2024-03-01T10:00:00Z",
                },
                "reviewRating": {
                    "@type": "Rating",
                    "ratingValue": "1",
                    "bestRating": 5,
                    "worstRating": 1,
                    "alternateName": "False",
                },
            }
        ],
    }
)

CONFIGURATION = """\
claims = ["claims"]
sources = ["sources"]
exclude = ["archive", "**/*.draft.md"]
encoding = "utf-8"
format = "line"
fail-on = "partial"
strict = false
baseline = "known.json"

[per-file."stories/*.md"]
fail-on = "never"
"""

PARAGRAPHS = """\
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Ferry fares</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Fares rise by 21</w:t></w:r><w:r><w:t>%.</w:t></w:r>
<w:ins w:id="1"><w:r><w:t>The league</w:t></w:r></w:ins><w:del w:id="2"><w:r>
<w:delText>x</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t><w:tab/><w:br/></w:r></w:p>
<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>84</w:t></w:r></w:p></w:tc>
</w:tr></w:tbl>
"""

# Two claims cover nearly the same share of this, the first by a thousandth less.
NEAR_TIE = (
    "The \ufb01 nearly as More --> for More 39th \u0661 long <li> never fares br"
    "idge Board harbour until and harbour \u202e It its cancelled by 1.  84 counted 5,575"
)

# What makes readers, grammars and comparisons do something.
WORDS = (
    *("12%", "21%", "5,757", "5,575", "84", "48", "$5 million", "one hundred and", "dozens of"),
    *("million", "half", "1/2", "½", "1,000,000", "3.5m", "39th", "between 1 and", "#", "€", "p"),
    *("at least", "more than", "nearly", "about", "up to", "not", "n't", "never", "no", "only"),
    *("April 2024", "3 February", "on Tuesday", "yesterday", "in the 1990s", "6:30 a.m.", "A.D."),
    *("since", "until", "before", "after", "last week", "noon", "century", "Feb. 24, 2022"),
    *("Adler", "Ruth Adler", "José Núñez", "the board", "HB", "U.S.", "Mr.", "Romans", "League"),
    *("said", "told", "according to", "called", "denied", "urged", "that", "who", "which", "and"),
    *('"', "“", "”", "‘", "’", "'", "«", "»", "…", "...", "[", "]", "(", ")", "—", "-", ";", ":"),
    *(". ", "? ", "! ", "\n", "\r\n", "\n\n", "\t", "\u00a0", "\u200d", "\u202e", "\ufeff", "\0"),
    *("é", "e\u0301", "\uff11", "\u0661", "\ud83d\ude00", "İ", "ß", "ﬁ", "\u2028", "\x1b[31m"),
    *("#", "# ", "> ", "- ", "1. ", "**", "_", "`", "```\n", "|", "---\n", "~~", "[^1]", "](", "&"),
    *(
        "<p>",
        "</p>",
        "<q>",
        "<!--",
        "-->",
        "<br>",
        "<li>",
        "<script>",
        "&amp;",
        "&#x41;",
        "<![CDATA[",
    ),
    *("factcheck: ignore", "ignore-start", "ignore-end", "until=2026-12-31", "[factcheck:", "]]>"),
    *("claims:\n", "  - id: ", "quote: ", "at: {", "*a", "&a ", "!!python/object:", "null", "? "),
    *('{"@type": "ClaimReview"', '"claimReviewed": ', "[[", "}}", "1e999", "\\ud800", "NaN"),
    *("[per-file.", "exclude = ", "**/", '"""', "<w:p>", "</w:p>", "<w:t>", "<w:del>", "&lol;"),
)


@lru_cache(maxsize=1)
def book() -> ClaimBook:
    """Returns the claims of the story."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "claims.yaml")
        path.write_text(CLAIMS, encoding="utf-8")
        return load_claims(path)


@lru_cache(maxsize=1)
def prepared() -> PreparedBook:
    """Returns the claims of the story, prepared once."""
    return compile_book(book())


@lru_cache(maxsize=1)
def turned() -> PreparedBook:
    """Returns the same claims in the opposite order, prepared once."""
    return compile_book(replace(book(), claims=tuple(reversed(book().claims))))


@lru_cache(maxsize=1)
def word_parts() -> dict[str, bytes]:
    """Returns the parts of an empty Word file by their names."""
    import docx

    empty = io.BytesIO()
    docx.Document().save(empty)
    with zipfile.ZipFile(empty) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word_file(body: bytes) -> bytes:
    """Returns a Word file with these bytes as the body of its document."""
    namespace = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (namespace, body)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in word_parts().items():
            archive.writestr(name, document if name == "word/document.xml" else content)
    return packed.getvalue()
