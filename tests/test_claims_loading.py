"""Claims files: what loads, what it becomes, and every problem with its place and remedy."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from factcheck.claims.claims_files import find_claims_files
from factcheck.claims.discovery import discover_claims, find_example
from factcheck.claims.loading import load_claims, read_claims_files
from factcheck.errors import ClaimsError
from factcheck.model import Claim, ClaimsFile, Name, NameKind, Rating, Source

HARBOUR = """\
version: 1
sources:
  - id: harbour
    file: sources/harbour.txt
    sha256: 3F1CAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    title: 5,757
    publisher: null
    author: ~
    url: https://example.org/harbour
    published: 2024-03-05
names:
  - name: Harbour Passengers' League
    kind: organization
    aliases: [HPL, NO, 12:30]
  - name: Dana Orsk
    kind: person
    role: policy director
    of: Harbour Passengers' League
claims:
  # a comment
  - id: fares-2024
    claim: Ferry fares will rise by 12% in 2024.
    quote: "fares on all routes will go up by 12% next year"
    source: harbour
    at: {paragraph: 2, start: 214, end: 262}
    speaker: Harbour Passengers' League
    phrasings: [Passengers will pay 12% more for the ferry]
    tags: [fares]
    note: "null"
  - id: fares-denied
    claim: Fares will not rise.
    quote: null
    source: harbour
    rating: false
"""


def write(folder: Path, text: str, name: str = "a.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(*paths: Path) -> list[str]:
    with pytest.raises(ClaimsError) as caught:
        load_claims(*paths)
    return [
        f"{Path(one.path).name}:{one.line}:{one.column}: {one.message}"
        for one in caught.value.problems
    ]


def test_a_file_becomes_a_book(tmp_path: Path) -> None:
    path = write(tmp_path, HARBOUR)
    book = load_claims(path)
    source = Source(
        id="harbour",
        file="sources/harbour.txt",
        sha256="3f1c" + "a" * 60,
        title="5,757",
        url="https://example.org/harbour",
        published=date(2024, 3, 5),
    )
    assert book.sources == (source,)
    assert book.names == (
        Name("Harbour Passengers' League", NameKind.ORGANIZATION, ("HPL", "NO", "12:30")),
        Name("Dana Orsk", NameKind.PERSON, (), "policy director", "Harbour Passengers' League"),
    )
    assert book.claims == (
        Claim(
            id="fares-2024",
            text="Ferry fares will rise by 12% in 2024.",
            quote="fares on all routes will go up by 12% next year",
            source=source,
            paragraph=2,
            start=214,
            end=262,
            speaker="Harbour Passengers' League",
            rating=Rating.TRUE,
            phrasings=("Passengers will pay 12% more for the ferry",),
            tags=("fares",),
            note="null",
            path=path.as_posix(),
            line=21,
        ),
        Claim(
            id="fares-denied",
            text="Fares will not rise.",
            quote=None,
            source=source,
            rating=Rating.FALSE,
            path=path.as_posix(),
            line=30,
        ),
    )
    assert [(one.path, one.count) for one in book.files] == [(path.as_posix(), 2)]
    assert len(book.files[0].sha256) == 64


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    plain = load_claims(write(tmp_path, HARBOUR, "plain.yaml"))
    odd = tmp_path / "odd.yaml"
    odd.write_bytes(b"\xef\xbb\xbf" + HARBOUR.replace("\n", "\r\n").encode())
    windows = load_claims(odd)
    assert [(one.id, one.text, one.quote, one.line) for one in windows.claims] == [
        (one.id, one.text, one.quote, one.line) for one in plain.claims
    ]


def test_folders_are_read_to_the_bottom_in_order_and_files_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    last = write(tmp_path / "deep", "version: 1\n", "b.yml")
    first = write(tmp_path, "version: 1\n", "a.yaml")
    write(tmp_path / ".hidden", "broken: [", "c.yaml")
    write(tmp_path, "not claims", "notes.txt")
    assert find_claims_files(tmp_path, first) == (first, last)
    assert load_claims(tmp_path).files == (
        ClaimsFile(first.as_posix(), load_claims(first).files[0].sha256, 0),
        ClaimsFile(last.as_posix(), load_claims(last).files[0].sha256, 0),
    )


def test_files_share_sources_and_join_their_names(tmp_path: Path) -> None:
    one = write(tmp_path, HARBOUR, "one.yaml")
    two = write(
        tmp_path,
        "version: 1\n"
        "names:\n"
        "  - {name: Dana Orsk, kind: person, aliases: [Orsk]}\n"
        "  - {name: Dana Orsk, kind: person, role: captain}\n"
        "claims:\n"
        "  - {id: other, claim: Ferries run., quote: ferries run, source: harbour}\n",
        "two.yaml",
    )
    book = load_claims(two, one)
    assert [claim.source.title for claim in book.claims] == ["5,757"] * 3
    assert [(name.aliases, name.role) for name in book.names if name.name == "Dana Orsk"] == [
        (("Orsk",), "captain"),
        ((), "policy director"),
    ]


PLANTED = """\
version: 2
sauces: []
sources:
  - id: a
    published: 2024-02-30
    sha256: 12
  - id: a
    url: javascript:alert(1)
  - published: 2024-03
names:
  - name: Orsk
    kind: persn
  - kind: person
    aliases: Orsk
claims:
  - id: one
    id: again
    claim: Fares rise.
    quote: fares rise
    source: b
    at: {paragraph: 0, start: x, end: 3}
  - id: one
    claim: " "
    source: a
    speeker: Orsk
    at: {paragraph: 1, start: 9, end: 9}
    rating: wrong
    tags: [a: b, ""]
  - id: two words
    claim: [not, text]
    quote: null
    source: a
    at: {paragraph: 1, start: 1}
    note: ""
  - just text
"""

FOUND = """\
a.yaml:1:10: this factcheck reads version 1: write 'version: 1', or upgrade factcheck
a.yaml:2:1: a claims file has no key 'sauces': did you mean 'sources'?
a.yaml:5:16: the calendar has no day '2024-02-30': write it as 2024-03-05, or null
a.yaml:6:13: 'sha256' must be 64 hexadecimal digits, or null: 'factcheck validate --fix' writes it \
where the source text is at hand
a.yaml:7:9: the source id 'a' is already used at a.yaml:4: rename one
a.yaml:8:10: 'url' must start with https:// or http://, or be null
a.yaml:9:5: a source needs the key 'id': add it
a.yaml:9:16: '2024-03' is not a date that is known to the day: write it as 2024-03-05, or null
a.yaml:12:11: 'kind' cannot be 'persn': did you mean 'person'?
a.yaml:13:5: a name needs the key 'name': add it
a.yaml:14:14: 'aliases' must be a list: write [first, second]
a.yaml:17:5: the key 'id' is given twice, first on line 16: remove one
a.yaml:20:13: no source has the id 'b': known here: a
a.yaml:21:21: 'paragraph' must be a whole number from 1, not '0'
a.yaml:21:31: 'start' must be a whole number from 0, not 'x'
a.yaml:22:5: a claim needs the key 'quote': add the source's own words, or null
a.yaml:22:9: the claim id 'one' is already used at a.yaml:16: rename one
a.yaml:23:12: 'claim' is empty: write a text
a.yaml:25:5: a claim has no key 'speeker': did you mean 'speaker'?
a.yaml:26:39: the end, 9, must come after the start, 9: mend it
a.yaml:27:13: 'rating' cannot be 'wrong': known here: false, misleading, true, unproven
a.yaml:28:12: an entry of 'tags' must stand in quotes
a.yaml:28:18: an entry of 'tags' is empty: remove it
a.yaml:29:9: the id 'two words' must be one short word: join its words with hyphens
a.yaml:30:12: 'claim' must be a text: quote it if it holds ': ' or brackets
a.yaml:33:9: 'at' needs the key 'end': add it
a.yaml:34:11: 'note' is empty: write a text, or null
a.yaml:35:5: an entry of 'claims' must have keys and values
"""


def test_all_problems_are_reported_at_once_each_at_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, PLANTED)
    monkeypatch.chdir(tmp_path)
    assert problems_of(Path("a.yaml")) == FOUND.splitlines()


def test_the_message_of_the_error_is_all_problems_of_all_files(tmp_path: Path) -> None:
    second = write(tmp_path, "version: 1\nclaim: x\n", "b.yaml")
    first = write(tmp_path, "", "a.yaml")
    with pytest.raises(ClaimsError) as caught:
        load_claims(second, first)
    assert str(caught.value).splitlines() == [
        f"{first.as_posix()}:1:1: the file is empty: a claims file starts with 'version: 1'",
        f"{second.as_posix()}:2:1: a claims file has no key 'claim': did you mean 'claims'?",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n", "1:1: a claims file starts with 'version: 1', not with a list"),
        ("version: 1\nclaims: {}\n", "2:9: 'claims' must be a list: start each entry with '- '"),
        ("sources: []\n", "1:1: the key 'version' is missing: add 'version: 1'"),
        ("version: 1\n---\nversion: 1\n", "3:1: a claims file is one YAML document: remove ---"),
        (
            "version: &one 1\n",
            "1:10: YAML anchors (&one) are not used in claims files: remove it",
        ),
        (
            "version: 1\nsources: *all\n",
            "2:10: YAML aliases (*all) are not used in claims files: write the value out again",
        ),
        (
            "version: !!int 1\n",
            "1:10: YAML tags (tag:yaml.org,2002:int) are not used in claims files: "
            "put the value in quotes",
        ),
        ("version: 1\n<<: {}\n", "2:1: a claims file has no key '<<': known here: claims,"),
        ("version: " + "[" * 13, "1:21: nested too deeply for a claims file"),
        ("version: " + "[" * 100_000, "nested too deeply for a claims file"),
        ("version: 1\nnames: [a, b\n", "not valid YAML:"),
        ("version: 1\nclaims:\n\t- id: x\n", "3:1: not valid YAML: indent with spaces, not with"),
        (
            "version: 1\nclaims:\n  - id: x\n    claim: He said: no\n",
            "4:19: not valid YAML: ': ' is not allowed here: quote a value with ': ' in it",
        ),
        (
            "version: 1\nclaims:\n  - quote: 'it is\n",
            "3:12: not valid YAML: a quotation mark or bracket is opened here and never closed",
        ),
        (
            'version: 1\nclaims:\n  - quote: "it" is\n',
            "3:17: not valid YAML: check the indentation and the quotation marks here",
        ),
        (
            "version: 1\nclaims:\n  - claim: @home\n",
            "3:12: not valid YAML: quote a value that starts with this character",
        ),
        (
            'version: 1\nclaims:\n  - claim: "a\\q"\n',
            "3:14: not valid YAML: double the backslash, or use single quotation marks",
        ),
        ("version: 1\n\x07\n", "2:1: YAML allows no control characters: remove this one"),
        ("[a, b]: 1\nversion: 1\n", "1:1: a key must be a plain word"),
    ],
)
def test_what_is_no_claims_file_is_refused_in_plain_words(
    tmp_path: Path, text: str, problem: str
) -> None:
    found = problems_of(write(tmp_path, text))
    assert any(problem in one for one in found), found


def test_a_byte_that_is_not_utf8_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"version: 1\n# caf\xe9\n")
    assert problems_of(path) == ["a.yaml:2:6: the byte 0xe9 is not UTF-8: save the file as UTF-8"]


def test_missing_paths_and_folders_without_claims_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match="no such file or folder"):
        load_claims(tmp_path / "nowhere")
    with pytest.raises(ClaimsError, match="holds no claims files"):
        load_claims(tmp_path)


def test_broken_files_still_give_what_can_be_read(tmp_path: Path) -> None:
    broken = write(tmp_path, HARBOUR.replace("rating: false", "rating: wrong"))
    loaded = read_claims_files(broken)
    assert [claim.id for claim in loaded.book.claims] == ["fares-2024", "fares-denied"]
    assert [(one.line, one.column) for one in loaded.problems] == [(34, 13)]


def test_claims_of_the_folder_come_before_the_example(tmp_path: Path) -> None:
    example = discover_claims(tmp_path)
    assert example.is_example
    assert example.path == find_example()
    assert load_claims(example.path).claims
    (tmp_path / "claims").mkdir()
    own = discover_claims(tmp_path)
    assert not own.is_example
    assert own.path == tmp_path / "claims"


def test_a_long_file_loads_in_time_that_grows_with_its_length(tmp_path: Path) -> None:
    head, _, body = HARBOUR.partition("claims:\n")
    sizes = (200, 1600)
    seconds = []
    for size in sizes:
        copies = "".join(body.replace("id: ", f"id: c{number}-") for number in range(size))
        path = write(tmp_path, head + "claims:\n" + copies, f"{size}.yaml")
        started = time.perf_counter()
        assert len(load_claims(path).claims) == 2 * size
        seconds.append(time.perf_counter() - started)
    # Eight times the text: linear is 8, quadratic 64; the room between is for a busy machine.
    assert seconds[1] < 30 * seconds[0]
