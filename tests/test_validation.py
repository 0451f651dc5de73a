"""Validation: planted faults are found at their places, and only the mendable are mended."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from factcheck.claims.discovery import find_example
from factcheck.claims.faults import Edit, Fault, FaultKind, apply_edits
from factcheck.claims.loading import load_claims
from factcheck.claims.validation import fix_claims, validate_claims
from factcheck.errors import ClaimsError
from factcheck.model import Severity

ARTICLE = """\
Ferry fares on all routes will go up by 12% next year, the Harbour Board said on Tuesday.

"Nobody likes a dearer ticket," said Dana Orsk of the Harbour Passengers' League. "But the boats \
are old."
The Board’s nine ferries carried 1.4 million passengers in 2023.
Two of the ferries are out of service.
"But the boats are old."
"""
DIGEST = hashlib.sha256(ARTICLE.encode()).hexdigest()

SOUND = f"""\
# The ferries.
version: 1
sources:
  - id: ferries
    file: texts/ferries.txt   # kept elsewhere
    sha256: {DIGEST}
names:
  - {{name: Harbour Board, kind: organization, aliases: [the Board]}}
  - name: Harbour Passengers' League
    kind: organization
  - {{name: Dana Orsk, kind: person, of: Harbour Passengers' League}}
claims:
  - id: fares
    claim: Ferry fares will go up by 12% next year.
    quote: Ferry fares on all routes will go up by 12% next year   # not a comment of ours
    source: ferries
    at: {{paragraph: 1, start: 0, end: 53}}
    speaker: Harbour Board
  - id: old
    claim: The boats are old.
    quote: But the boats are old.
    source: ferries
    at: {{start: 174, end: 196, paragraph: 2}}
    speaker: Dana Orsk
  - id: passengers
    claim: The ferries carried 1.4 million passengers in 2023.
    quote: The Board’s nine ferries carried 1.4 million passengers in 2023.
    source: ferries
    at:
      paragraph: 3   # the third
      start: 198
      end: 262
"""

# ⟦n⟧ stands before the place where fault n must be reported.
BROKEN = f"""\
version: ⟦1⟧one
⟦2⟧clams: []
sources:
  - id: ferries
    file: texts/ferries.txt
    sha256: ⟦3⟧{"0" * 64}
    published: ⟦4⟧2024-02-30
    url: ⟦5⟧ferries.example
  - id: ⟦6⟧ferries
  - id: ⟦7⟧unused
    ⟦8⟧sha265: null
  - ⟦9⟧title: Nameless
names:
  - {{name: Harbour Board, kind: organization, aliases: [the Board, ⟦10⟧Harbour Board]}}
  - name: Harbour Passengers' League
    kind: ⟦11⟧organisation
  - name: Dana Orsk
    kind: person
    role: policy director
    of: ⟦12⟧Harbour Passenger League
  - {{name: ⟦13⟧Dana Orsk, kind: person, role: captain}}
  - {{name: ⟦14⟧Dana Orsk, kind: organization}}
  - name: Night Boat
    kind: work
    aliases: ⟦15⟧the boat
    of: ⟦16⟧Night Boat
  - {{name: Fast Ferry, kind: work, aliases: [⟦17⟧the board]}}
claims:
  - id: good
    claim: Ferry fares will go up by 12% next year.
    quote: Ferry fares on all routes will go up by 12% next year
    source: ferries
    at: {{paragraph: 1, start: 0, end: 53}}
  - id: ⟦18⟧good
    claim: ⟦19⟧The ferry fares will go up by 12% next year.
    quote: ⟦20⟧Ferry fares on all routes will go down by 12% next year
    source: ferries
    at: {{paragraph: 1, start: 0, end: 55}}
  - id: typography
    claim: Nine ferries carried 1.4 million passengers in 2023.
    quote: ⟦21⟧The Board's nine ferries carried 1.4 million passengers
    source: ferries
  - id: moved
    claim: ⟦22⟧They are out of service.
    quote: Two of the ferries are out of service.
    source: ferries
    at: ⟦23⟧{{paragraph: 4, start: 260, end: 298}}
    speaker: ⟦24⟧Dana Orks
  - id: paragraph
    claim: Nobody likes a dearer ticket.
    quote: Nobody likes a dearer ticket
    source: ferries
    at: ⟦25⟧{{paragraph: 1, start: 92, end: 120}}
    speaker: ⟦26⟧the Board
    phrasings:
      - Dearer tickets please nobody.
      - ⟦27⟧Nobody likes the dearer ticket
  - ⟦28⟧id: nowhere
    claim: The ferries carried 1.4 million passengers.
    quote: nine ferries carried 1.4 million passengers in 2023
    source: ferries
  - id: twice
    claim: The boats are
      ⟦0⟧old.
    quote: But the boats are old.
    source: ferries
    at: ⟦29⟧{{paragraph: 2, start: 100, end: 122}}
  - id: numbers
    claim: Passengers were carried.
    quote: passengers in 2023
    source: ferries
    at: {{paragraph: ⟦30⟧zero, start: 244, end: ⟦31⟧-1}}
  - id: order
    claim: Ferries are out of service.
    quote: ferries are out of service
    source: ferries
    at: {{paragraph: 4, start: 274, end: ⟦32⟧274}}
  - id: lost
    claim: ⟦33⟧Fares rose in option
    quote: null
    source: ⟦34⟧feries
    at: ⟦35⟧{{paragraph: 1, start: 1, end: 2}}
    ⟦36⟧speker: Dana Orsk
    rating: ⟦37⟧flase
  - ⟦38⟧id: quoteless
    ⟦39⟧id: again
    claim: ⟦40⟧""
    source: ferries
    tags: [one, ⟦41⟧{{two: three}}]
    phrasings: ⟦42⟧one
    note: ⟦43⟧[a note]
  - id: marks
    claim: Boats may be old.
    quote: ⟦44⟧'said Dana Orsk of the Harbour Passengers'' League. "But the boats'
    source: ferries
    at: ⟦45⟧null
  - ⟦46⟧just words
"""
BROKEN = BROKEN.replace("Fares rose in option\n", "Fares rose in option #4\n")

EXPECTED = {
    1: "this factcheck reads version 1",
    2: "a claims file has no key 'clams': did you mean 'claims'?",
    3: "is not the text these claims were made from: 2 of its quotes no longer stand in it "
    "(good, typography)",
    4: "the calendar has no day '2024-02-30'",
    5: "'url' must start with https:// or http://",
    6: "the source id 'ferries' is already used",
    7: "no claim uses the source 'unused'",
    8: "a source has no key 'sha265': did you mean 'sha256'?",
    9: "a source needs the key 'id'",
    10: "'Harbour Board' adds nothing",
    11: "'kind' cannot be 'organisation': did you mean 'organization'?",
    12: "'Harbour Passenger League' is not among the names: did you mean",
    13: "'Dana Orsk' is described otherwise",
    14: "'Dana Orsk' is described otherwise",
    15: "'aliases' must be a list",
    16: "a name cannot belong to itself",
    17: "'the board' already means 'Harbour Board'",
    18: "the claim id 'good' is already used",
    19: "says the same as 'good'",
    20: "the quote does not stand in",
    21: "only its marks, dashes or spaces differ; the source has: The Board’s nine",
    22: "the claim starts with 'They'",
    23: "the quote stands at 263 to 301 of",
    24: "the speaker 'Dana Orks' is not among the names: did you mean 'Dana Orsk'?",
    25: "the quote stands in paragraph 2, not 1: --fix re-anchors it",
    26: "the speaker is known as 'Harbour Board': write that name",
    27: "the phrasing repeats the claim or another phrasing",
    28: "the quote has no place: add 'at: {paragraph: 3, start: 210, end: 261}'",
    29: "the quote stands 2 times in",
    30: "'paragraph' must be a whole number from 1, not 'zero'",
    31: "'end' must be a whole number from 1, not '-1'",
    32: "the end, 274, must come after the start, 274",
    33: "what follows ' #' is a comment to YAML",
    34: "no source has the id 'feries': did you mean 'ferries'?",
    35: "'at' has no quote to locate",
    36: "a claim has no key 'speker': did you mean 'speaker'?",
    37: "'rating' cannot be 'flase': did you mean 'false'?",
    38: "a claim needs the key 'quote'",
    39: "the key 'id' is given twice",
    40: "'claim' is empty",
    41: "an entry of 'tags' must stand in quotes",
    42: "'phrasings' must be a list",
    43: "'note' must be a text",
    44: "a quotation mark in the quote has no partner",
    45: "the place of the quote is {paragraph: 2, start: 123, end: 187}: --fix re-anchors it",
    46: "an entry of 'claims' must have keys and values",
}


def plant(folder: Path, text: str, article: str | None = ARTICLE) -> Path:
    if article is not None:
        (folder / "texts").mkdir(exist_ok=True)
        (folder / "texts" / "ferries.txt").write_text(article, encoding="utf-8", newline="")
    path = folder / "claims.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def unmark(text: str) -> tuple[str, dict[int, tuple[int, int]]]:
    """Takes the ⟦n⟧ out of a text and returns where each stood, as line and column from 1."""
    places = {}
    while mark := re.search(r"⟦(\d+)⟧", text):
        before = text[: mark.start()]
        places[int(mark[1])] = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        text = before + text[mark.end() :]
    return text, places


def places_of(faults: tuple[Fault, ...]) -> list[tuple[int, int]]:
    return [(fault.line, fault.column) for fault in faults]


def test_a_sound_file_has_no_faults(tmp_path: Path) -> None:
    validation = validate_claims([plant(tmp_path, SOUND)], engine=False)
    assert validation.faults == ()
    assert validation.notices == ()
    assert (validation.files, validation.claims) == (1, 3)
    assert (validation.checked, validation.unchecked) == (3, 0)


def test_every_planted_fault_is_found_at_its_place_in_one_run(tmp_path: Path) -> None:
    text, places = unmark(BROKEN)
    places.pop(0)
    faults = validate_claims([plant(tmp_path, text)], engine=False).faults
    found = {(fault.line, fault.column): fault.message for fault in faults}
    for number, words in EXPECTED.items():
        assert words in found.get(places[number], "nothing"), (number, places[number])
    assert sorted(found) == sorted(places.values())
    assert len(faults) == len(EXPECTED) >= 40


def test_fix_mends_the_mendable_and_only_those(tmp_path: Path) -> None:
    text, places = unmark(BROKEN)
    path = plant(tmp_path, text)
    before = validate_claims([path], engine=False)
    assert fix_claims(before.faults) == (path.as_posix(),)
    mended = {23, 25, 30, 31, 32, 45}
    after = validate_claims([path], engine=False)
    left = {place for number, place in places.items() if number and number not in mended}
    assert set(places_of(after.faults)) == left
    changes = [
        (old.strip(), new.strip())
        for old, new in zip(text.splitlines(), path.read_text("utf-8").splitlines(), strict=True)
        if old != new
    ]
    assert changes == [
        ("at: {paragraph: 4, start: 260, end: 298}", "at: {paragraph: 4, start: 263, end: 301}"),
        ("at: {paragraph: 1, start: 92, end: 120}", "at: {paragraph: 2, start: 92, end: 120}"),
        (
            "at: {paragraph: zero, start: 244, end: -1}",
            "at: {paragraph: 3, start: 243, end: 261}",
        ),
        (
            "at: {paragraph: 4, start: 274, end: 274}",
            "at: {paragraph: 4, start: 274, end: 300}",
        ),
        ("at: null", "at: {paragraph: 2, start: 123, end: 187}"),
    ]


def test_fix_follows_a_source_that_grew_and_renews_its_digest(tmp_path: Path) -> None:
    longer = "Tuesday, 5 March 2024\n" + ARTICLE
    path = plant(tmp_path, SOUND, longer)
    before = validate_claims([path], engine=False)
    assert {fault.kind for fault in before.faults} == {FaultKind.ANCHOR, FaultKind.DIGEST}
    assert len(before.mendable) == len(before.faults) == 4
    fix_claims(before.faults)
    assert validate_claims([path], engine=False).faults == ()
    fixed = path.read_text("utf-8")
    fixed = fixed.replace(hashlib.sha256(longer.encode()).hexdigest(), DIGEST)
    assert re.sub(r"\d+", "", fixed) == re.sub(r"\d+", "", SOUND)
    # The same words stand twice; the distance that their neighbours moved tells which is meant.
    assert [claim.start for claim in load_claims(path).claims] == [22, 196, 220]


def test_a_digest_is_not_renewed_while_a_quote_is_gone(tmp_path: Path) -> None:
    path = plant(tmp_path, SOUND, ARTICLE.replace("12%", "13%"))
    validation = validate_claims([path], engine=False)
    assert [fault.kind for fault in validation.faults] == [FaultKind.DIGEST, FaultKind.QUOTE]
    assert "1 of its quotes no longer stand in it (fares)" in validation.faults[0].message
    assert "nearest, in paragraph 1: Ferry fares on all routes" in validation.faults[1].message
    assert validation.mendable == ()
    assert fix_claims(validation.faults) == ()
    assert path.read_text("utf-8") == SOUND


def test_windows_line_ends_and_a_byte_order_mark_survive_fixing(tmp_path: Path) -> None:
    path = plant(tmp_path, "")
    written = b"\xef\xbb\xbf" + SOUND.replace("end: 53", "end: 50").replace("\n", "\r\n").encode()
    path.write_bytes(written)
    path.chmod(0o640)
    validation = validate_claims([path], engine=False)
    assert places_of(validation.faults) == [(17, 9)]
    fix_claims(validation.faults)
    assert path.read_bytes() == written.replace(b"end: 50", b"end: 53")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_fix_writes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = plant(tmp_path / "real", SOUND.replace("end: 53", "end: 50"))
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    fix_claims(validate_claims([link], [tmp_path / "real" / "texts"], engine=False).faults)
    assert link.is_symlink()
    assert real.read_text("utf-8") == SOUND


def test_a_missing_text_is_a_notice_and_lengths_are_still_held(tmp_path: Path) -> None:
    path = plant(tmp_path, SOUND.replace("end: 53", "end: 50"), article=None)
    validation = validate_claims([path], engine=False)
    assert [(fault.line, fault.column, fault.kind) for fault in validation.faults] == [
        (17, 9, FaultKind.ANCHOR)
    ]
    assert validation.mendable == ()
    assert validation.notices == (
        "the text of source 'ferries' is not at hand (texts/ferries.txt): 3 quotes not checked; "
        "name its folder with --sources",
    )
    assert (validation.checked, validation.unchecked) == (0, 3)


def test_texts_are_found_in_the_folders_named(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "ferries.txt").write_text(ARTICLE, "utf-8")
    path = plant(tmp_path, SOUND, article=None)
    assert validate_claims([path], [tmp_path / "elsewhere"], engine=False).checked == 3


def test_an_unreadable_text_is_a_fault_of_its_source(tmp_path: Path) -> None:
    path = plant(tmp_path, SOUND)
    (tmp_path / "texts" / "ferries.txt").write_bytes(b"caf\xe9")
    (fault,) = validate_claims([path], engine=False).faults
    assert (fault.line, fault.column, fault.kind) == (5, 11, FaultKind.SOURCE)


def test_missing_digests_are_written_or_asked_for(tmp_path: Path) -> None:
    for written, edits in ((f"sha256: {DIGEST}", 0), ("sha256: null", 1), ("sha256:", 1)):
        path = plant(tmp_path, SOUND.replace(f"sha256: {DIGEST}", written))
        validation = validate_claims([path], engine=False)
        assert len(validation.mendable) == edits
        fix_claims(validation.faults)
        assert path.read_text("utf-8") == SOUND
    path = plant(tmp_path, SOUND.replace(f"    sha256: {DIGEST}\n", ""))
    (fault,) = validate_claims([path], engine=False).faults
    assert f"add 'sha256: {DIGEST}'" in fault.message
    assert not fault.edits


def test_names_and_duplicates_are_held_across_files(tmp_path: Path) -> None:
    first = plant(tmp_path, SOUND)
    second = tmp_path / "second.yaml"
    second.write_text(
        "version: 1\n"
        "names:\n"
        "  - {name: Fire Board, kind: organization, aliases: [The Board]}\n"
        "  - {name: Dana Orsk, kind: person, aliases: [Orsk]}\n"
        "claims:\n"
        "  - {id: other, claim: Boats are old, quote: null, source: ferries, speaker: Dana Orsk}\n",
        "utf-8",
    )
    faults = validate_claims([first, second], engine=False).faults
    assert [(Path(fault.path).name, fault.line, fault.column) for fault in faults] == [
        ("second.yaml", 3, 54),
        ("second.yaml", 6, 24),
    ]


def test_missing_paths_stop_the_run(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match="no such file or folder"):
        validate_claims([tmp_path / "nowhere.yaml"])


def test_edits_that_overlap_are_made_once() -> None:
    edits = [Edit(4, 6, "x"), Edit(0, 2, "y"), Edit(4, 6, "x"), Edit(5, 7, "z")]
    assert apply_edits("abcdefgh", edits) == "ycdxgh"


def test_a_fault_is_written_as_compilers_write() -> None:
    fault = Fault("a.yaml", 3, 7, Severity.WARNING, FaultKind.WORDING, "why")
    assert str(fault) == "a.yaml:3:7: warning: why"


CONTRADICTIONS = """\
version: 1
sources: [{id: s}]
names:
  - {name: Dana Orsk, kind: person, role: policy director}
  - {name: Tom Weller, kind: person}
  - {name: Harbour Board, kind: organization}
claims:
  - id: signed
    claim: Dana Orsk signed the contract on 3 March 2024.
    quote: Dana Orsk signed the contract on 3 March 2024
    source: s
  - id: nine
    claim: The Harbour Board has nine ferries.
    quote: the Harbour Board has nine ferries
    source: s
  - id: won
    claim: Tom Weller won the election.
    quote: Tom Weller won the election
    source: s
  - id: closed
    claim: ⟦1⟧The harbour was closed.
    quote: Two of the ferries need repair
    source: s
  - id: pier
    claim: ⟦2⟧The pier opened in 1984.
    quote: the pier opened in 1948
    source: s
"""
ACROSS = """\
version: 1
claims:
  - id: unsigned
    claim: ⟦1⟧Dana Orsk did not sign the contract.
    quote: Dana Orsk did not sign the contract
    source: s
  - id: seven
    claim: ⟦2⟧The Harbour Board has seven ferries.
    quote: the Harbour Board has seven ferries
    source: s
  - id: lost
    claim: ⟦3⟧Tom Weller lost the election.
    quote: Tom Weller lost the election
    source: s
    speaker: Dana Orsk
  - id: myth
    claim: The Harbour Board has eight ferries.
    quote: null
    source: s
    rating: false
"""


def test_the_engine_finds_claims_at_odds_with_their_quotes_and_with_each_other(
    tmp_path: Path,
) -> None:
    first, places = unmark(CONTRADICTIONS)
    second, across = unmark(ACROSS)
    (tmp_path / "a.yaml").write_text(first, "utf-8")
    (tmp_path / "b.yaml").write_text(second, "utf-8")
    faults = validate_claims([tmp_path]).faults
    assert [(fault.line, fault.column, fault.level, fault.kind) for fault in faults] == [
        (*places[1], Severity.WARNING, FaultKind.SUPPORT),
        (*places[2], Severity.ERROR, FaultKind.SUPPORT),
        (*across[1], Severity.ERROR, FaultKind.CONTRADICTION),
        (*across[2], Severity.ERROR, FaultKind.CONTRADICTION),
        (*across[3], Severity.WARNING, FaultKind.CONTRADICTION),
    ]
    assert "contradicts 'nine' (" in faults[3].message


def test_the_shipped_claims_are_sound() -> None:
    faults = validate_claims([find_example()]).faults
    assert [fault for fault in faults if fault.level is Severity.ERROR] == []
    # What a quote says in other words than its claim, the engine may fail to see: a warning.
    assert {fault.kind for fault in faults} <= {FaultKind.SUPPORT}
    assert len(faults) <= 2
