"""The command extract: first claims from any format, and curated ones brought up to an article."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.claims.loading import load_claims
from factcheck.claims.validation import validate_claims
from factcheck.model import Severity

Command = Callable[..., tuple[int, str, str]]
SOURCES = Path(__file__).parents[2] / "shared" / "sources"
ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))

STORY = """\
Quay collapses in Veldhaven
Friday, August 15, 2008
The old quay of Veldhaven fell into the sea on Thursday night. Nobody was hurt. The harbour \
stayed open.
Ilse Brandt, policy director for the Coastal Watch Union (CWU), said the quay was "a ruin". \
"We warned them in May. They laughed," she said.
An unnamed official said that the town had no money. The union added: "That is false."
Repairs will cost 12 million euros.
"""
PAGE = """\
<!doctype html>
<html><head><meta charset="utf-8"><title>Quay falls | Veldhaven Post</title>
<meta property="og:title" content="Quay falls &amp; nobody hurt">
<meta property="og:site_name" content="Veldhaven Post">
<meta name="author" content="Mia  Roe"><link rel="canonical" href="https://post.example/quay">
<meta property="article:published_time" content="2008-08-15T09:30:00+02:00">
<meta name="description" content="Nobody was hurt."></head>
<body><nav><p>Nobody was hurt in the menu.</p></nav><h1>Quay falls.</h1>
<p>The <b>old</b> quay fell into the sea on&nbsp;Thursday. Nobody was hurt.</p>
<p>Ilse Brandt, director of the Coastal Watch Union, called it &ldquo;a ru<i>in</i> since
May.&rdquo;</p>
<blockquote><p>Repairs will take two years and cost us all the money we have.</p></blockquote>
</body></html>
"""
GENERATED = {
    "yaml": '---\ntitle: "Quay falls"\nAuthor: Mia Roe\ndate: 2008-08-15\npublisher: Post\n'
    "canonical_url: https://post.example/quay\n---\n\n",
    "toml": '+++\ntitle = "Quay falls"\nauthors = ["Mia Roe"]\ndate = 2008-08-15T09:30:00Z\n'
    'publisher = "Post"\nurl = "https://post.example/quay"\n+++\n\n',
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article in it, where the environment has no say."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "quay.txt").write_text(STORY, "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "FACTCHECK_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def levels(path: str | Path, *sources: str | Path) -> set[Severity]:
    return {fault.level for fault in validate_claims([path], sources).faults}


class TestFirstClaims:
    def test_a_first_file_passes_validation_untouched(self, command: Command, desk: Path) -> None:
        code, out, err = command("extract", "sources/quay.txt", "--output", "claims/quay.yaml")
        assert (code, out) == (0, "")
        assert err == (
            '9 claims and 3 names written to claims/quay.yaml; 4 lines marked "# check"\n'
        )
        assert validate_claims(["claims/quay.yaml"]).faults == ()
        code, out, err = command("validate", "--strict")
        assert (code, err) == (0, "")
        assert out == "no faults (9 claims in 1 file, 9 quotes held against the source)\n"

    def test_the_same_article_gives_the_same_bytes_on_standard_output(
        self, command: Command, desk: Path
    ) -> None:
        code, first, err = command("extract", "sources/quay.txt")
        assert code == 0
        assert err == '9 claims and 3 names; 4 lines marked "# check"\n'
        assert command("extract", "sources/quay.txt", "--quiet") == (0, first, "")
        assert "file: sources/quay.txt" in first

    def test_a_comment_stands_where_something_was_guessed(
        self, command: Command, desk: Path
    ) -> None:
        _, out, _ = command("extract", "sources/quay.txt")
        lines = [line.strip() for line in out.splitlines() if "# check:" in line]
        assert lines == [
            "published: 2008-08-15  # check: from a line with nothing but this date",
            "speaker: Ilse Brandt  # check: not named in this sentence",
            "speaker: Ilse Brandt  # check: not named in this sentence",
            "speaker: Coastal Watch Union  # check: not named in this sentence",
        ]

    def test_names_come_as_the_article_introduces_them(self, command: Command, desk: Path) -> None:
        command("extract", "sources/quay.txt", "--output", "quay.yaml")
        names = {name.name: name for name in load_claims("quay.yaml").names}
        assert names["Ilse Brandt"].role == "policy director"
        assert names["Ilse Brandt"].of == "Coastal Watch Union"
        assert names["Coastal Watch Union"].aliases == ("CWU",)

    def test_what_a_plain_text_does_not_say_of_itself_stays_null(
        self, command: Command, desk: Path
    ) -> None:
        _, out, _ = command("extract", "sources/quay.txt")
        for key in ("title", "publisher", "author", "url"):
            assert f"    {key}: null\n" in out

    def test_the_user_says_the_rest(self, command: Command, desk: Path) -> None:
        known = ["--title", "Quay: gone", "--publisher", "Post", "--author", "Mia Roe"]
        known += ["--url", "https://post.example/", "--published", "2008-08-16", "--id", "q1"]
        _, out, _ = command("extract", "sources/quay.txt", *known)
        Path("quay.yaml").write_text(out, "utf-8")
        (source,) = load_claims("quay.yaml").sources
        assert (source.id, source.title, source.publisher) == ("q1", "Quay: gone", "Post")
        assert (source.author, source.url) == ("Mia Roe", "https://post.example/")
        assert str(source.published) == "2008-08-16"
        assert "published: 2008-08-16\n" in out
        assert "  - id: q1-3-1\n" in out

    @pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
    def test_every_article_of_ours_passes(self, command: Command, desk: Path, path: Path) -> None:
        assert command("extract", str(path), "--output", "a.yaml")[0] == 0
        assert Severity.ERROR not in levels("a.yaml")

    @pytest.mark.skipif(not SOURCES.is_dir(), reason="the shared sources are not here")
    def test_the_landmines_article_passes(self, command: Command, desk: Path) -> None:
        path = str(SOURCES / "landmines.txt")
        assert command("extract", path, "--output", "a.yaml")[0] == 0
        faults = validate_claims(["a.yaml"]).faults
        # One sentence stands in the article twice.
        assert [(fault.level, str(fault.kind)) for fault in faults] == [
            (Severity.WARNING, "duplicate")
        ]


class TestFormats:
    def test_a_page_gives_its_meta_tags_and_quotes_across_markup(
        self, command: Command, desk: Path
    ) -> None:
        Path("quay.html").write_text(PAGE, "utf-8")
        code, _, _ = command("extract", "quay.html", "--output", "claims/quay.yaml")
        assert code == 0
        assert Severity.ERROR not in levels("claims/quay.yaml")
        book = load_claims("claims/quay.yaml")
        (source,) = book.sources
        assert (source.file, source.title) == ("../quay.html", "Quay falls & nobody hurt")
        assert (source.publisher, source.author) == ("Veldhaven Post", "Mia Roe")
        assert (source.url, str(source.published)) == ("https://post.example/quay", "2008-08-15")
        quotes = {claim.quote: claim for claim in book.claims}
        assert list(quotes) == [
            "The old quay fell into the sea on Thursday.",
            "Nobody was hurt.",
            "Ilse Brandt, director of the Coastal Watch Union, called it “a ruin since May.”",
            "Repairs will take two years and cost us all the money we have.",
        ]
        hurt = quotes["Nobody was hurt."]
        assert PAGE[hurt.start : hurt.end] == "Nobody was hurt."
        assert hurt.start == PAGE.index("Nobody was hurt.</p>\n<p>Ilse")

    def test_json_ld_goes_before_meta_tags(self, command: Command, desk: Path) -> None:
        data = (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "W"}, '
            '{"@type": "NewsArticle", "headline": "Quay gone", "datePublished": "2008-08-14", '
            '"author": [{"name": "A. Roe"}, {"name": "B. Tal"}], "publisher": {"name": "Wire"}, '
            '"mainEntityOfPage": {"@id": "https://wire.example/q"}}]}</script></head>'
        )
        Path("quay.html").write_text(PAGE.replace("</head>", data), "utf-8")
        command("extract", "quay.html", "--output", "quay.yaml")
        (source,) = load_claims("quay.yaml").sources
        assert (source.title, source.publisher) == ("Quay gone", "Wire")
        assert (source.author, source.url) == ("A. Roe, B. Tal", "https://wire.example/q")
        assert str(source.published) == "2008-08-14"

    def test_a_page_that_lies_about_itself_makes_no_invalid_file(
        self, command: Command, desk: Path
    ) -> None:
        page = (
            '<meta property="og:url" content="javascript:alert(1)">'
            '<meta name="date" content="some day"><meta name="author" content="https://x.example">'
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
            "<p>The quay fell into the sea on Thursday.</p>"
        )
        Path("quay.html").write_text(page, "utf-8")
        assert command("extract", "quay.html", "--output", "quay.yaml")[0] == 0
        (source,) = load_claims("quay.yaml").sources
        assert (source.url, source.published, source.author) == (None, None, None)

    @pytest.mark.parametrize("kind", sorted(GENERATED))
    def test_markdown_gives_its_front_matter(self, command: Command, desk: Path, kind: str) -> None:
        body = "# Quay falls\n\nThe *old* quay fell\ninto the [sea](x). Nobody was hurt.\n"
        Path("quay.md").write_text(GENERATED[kind] + body, "utf-8")
        assert command("extract", "quay.md", "--output", "quay.yaml")[0] == 0
        assert levels("quay.yaml") == set()
        book = load_claims("quay.yaml")
        (source,) = book.sources
        assert (source.title, source.author, source.publisher) == ("Quay falls", "Mia Roe", "Post")
        assert (source.url, str(source.published)) == ("https://post.example/quay", "2008-08-15")
        assert [claim.quote for claim in book.claims] == [
            "The old quay fell into the sea.",
            "Nobody was hurt.",
        ]

    def test_word_gives_its_properties_with_a_doubt(self, command: Command, desk: Path) -> None:
        docx = pytest.importorskip("docx")
        document = docx.Document()
        document.core_properties.title = "Quay falls"
        document.core_properties.author = "Desk"
        document.add_heading("Quay falls")
        document.add_paragraph("The old quay fell into the sea. Nobody was hurt.")
        data = io.BytesIO()
        document.save(data)
        Path("quay.docx").write_bytes(data.getvalue())
        _, out, _ = command("extract", "quay.docx")
        assert "title: Quay falls  # check: from the properties of the file" in out
        assert "author: Desk  # check: from the properties of the file" in out
        Path("quay.yaml").write_text(out, "utf-8")
        assert levels("quay.yaml") == set()

    def test_wrapped_lines_are_one_paragraph(self, command: Command, desk: Path) -> None:
        text = (
            "The old quay of Veldhaven fell into the sea on Thursday night, when a storm\r\n"
            "had been raging for three days. Nobody was hurt, the mayor of the town said,\r\n"
            "and the harbour stayed open for all ships.\r\n"
        )
        Path("quay.txt").write_bytes(text.encode())
        command("extract", "quay.txt", "--output", "quay.yaml")
        assert levels("quay.yaml") == set()
        quotes = [claim.quote for claim in load_claims("quay.yaml").claims]
        assert quotes[0] == (
            "The old quay of Veldhaven fell into the sea on Thursday night, when a storm "
            "had been raging for three days."
        )
        assert len(quotes) == 2

    def test_standard_input_has_no_file(self, command: Command, desk: Path) -> None:
        code, out, _ = command("extract", "-", stdin=STORY.encode())
        assert code == 0
        assert "  - id: article\n    file: null\n" in out
        _, out, _ = command("extract", "-", "--stdin-filename", "q.html", stdin=PAGE.encode())
        assert "  - id: q\n    file: null\n" in out
        assert "title: Quay falls & nobody hurt" in out

    def test_another_encoding(self, command: Command, desk: Path) -> None:
        Path("quay.txt").write_bytes("The café fell into the sea.\n".encode("cp1252"))
        assert command("extract", "quay.txt")[0] == 2
        code, out, _ = command("extract", "quay.txt", "--encoding", "cp1252")
        assert code == 0
        assert "The café fell" in out


def edited(path: str, *changes: tuple[str, str]) -> str:
    """Makes changes to a file, each of which must be one."""
    text = Path(path).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    Path(path).write_text(text, "utf-8")
    return text


class TestRunAgain:
    @pytest.fixture(autouse=True)
    def extracted(self, command: Command, desk: Path) -> None:
        command("extract", "sources/quay.txt", "--output", "claims/quay.yaml")

    def again(self, command: Command) -> tuple[str, str]:
        code, out, err = command("extract", "sources/quay.txt", "--output", "claims/quay.yaml")
        assert (code, out) == (0, "")
        return Path("claims/quay.yaml").read_text("utf-8"), err

    def test_an_unchanged_article_changes_nothing(self, command: Command) -> None:
        # A curator takes a claim out, moves others about, and writes the file in a style of his.
        text = Path("claims/quay.yaml").read_text("utf-8")
        start, end = text.index("  - id: quay-3-2"), text.index("  - id: quay-3-3")
        text = (text[:start] + text[end:]).replace("\n", "\r\n")
        Path("claims/quay.yaml").write_bytes(text.encode())
        before = Path("claims/quay.yaml").stat()
        again, err = self.again(command)
        assert err == "claims/quay.yaml: no claim changes\n"
        assert again == text.replace("\r\n", "\n")
        assert Path("claims/quay.yaml").stat().st_ino == before.st_ino

    def test_curators_words_stay_while_quotes_move(self, command: Command) -> None:
        curated = edited(
            "claims/quay.yaml",
            (
                "    claim: Nobody was hurt.\n",
                "    claim: No one came to harm. # by phone\n    phrasings: [nobody hurt]\n"
                "    tags: [safety]\n    rating: misleading\n    note: ask again\n",
            ),
            ("  - id: quay-4-1\n", "\n  # The union\n  - id: ruin\n"),
            (
                "  - name: an unnamed official\n",
                "  - name: the clerk\n    aliases: [an official]\n",
            ),
            ("    speaker: an unnamed official\n", "    speaker: the clerk\n"),
        )
        edited("sources/quay.txt", ("Quay collapses", "Old quay collapses"))
        text, err = self.again(command)
        assert err == "claims/quay.yaml: 9 quotes moved\n"
        changed = [
            (old, new)
            for old, new in zip(curated.splitlines(), text.splitlines(), strict=True)
            if old != new
        ]
        assert all(old.strip().startswith(("at:", "sha256:")) for old, _ in changed)
        assert len(changed) == 10
        assert Severity.ERROR not in levels("claims/quay.yaml")

    def test_what_is_gone_and_what_is_new_is_told_and_remarked(self, command: Command) -> None:
        edited(
            "sources/quay.txt",
            ("12 million", "21 million"),
            (
                "An unnamed",
                'Mayor Tom Weller came on Friday. "We will rebuild it," Weller said.\nAn unnamed',
            ),
        )
        text, err = self.again(command)
        lines = text.splitlines()
        gone = lines.index("  - id: quay-6-1") + 1
        new = [lines.index(f"  - id: quay-{n}  # check: new in the article") + 1
               for n in ("5-3", "5-4", "7-1")]  # fmt: skip
        assert err.splitlines() == [
            "claims/quay.yaml: 2 quotes moved, 1 gone, 3 new, 1 name added",
            f"gone: quay-6-1 (line {gone}): Repairs will cost 12 million euros.;"
            " now perhaps quay-7-1",
            f"new: quay-5-3 (line {new[0]}): Mayor Tom Weller came on Friday.",
            f'new: quay-5-4 (line {new[1]}): "We will rebuild it," Weller said.',
            f"new: quay-7-1 (line {new[2]}): Repairs will cost 21 million euros.",
            "new name: Tom Weller (person)",
        ]
        assert new == sorted(new)
        assert lines[gone + 1].endswith("12 million euros.  # check: no longer in the article")
        (weller,) = (name for name in load_claims("claims/quay.yaml").names if "Tom" in name.name)
        assert weller.role == "mayor"
        faults = validate_claims(["claims/quay.yaml"]).faults
        assert [fault.line for fault in faults if fault.level is Severity.ERROR] == [gone + 2]

    def test_a_remark_goes_when_the_words_are_back(self, command: Command) -> None:
        before = Path("claims/quay.yaml").read_text("utf-8")
        edited("sources/quay.txt", ("\nRepairs will cost 12 million euros.", ""))
        text, err = self.again(command)
        assert "1 gone" in err
        assert "# check: no longer in the article" in text
        Path("sources/quay.txt").write_text(STORY, "utf-8")
        text, err = self.again(command)
        assert text == before

    def test_what_a_curator_took_out_stays_out(self, command: Command) -> None:
        text = Path("claims/quay.yaml").read_text("utf-8")
        start, end = text.index("  - id: quay-3-2"), text.index("  - id: quay-4-1")
        Path("claims/quay.yaml").write_text(text[:start] + text[end:], "utf-8")
        edited(
            "sources/quay.txt", ("The union added", "It rained again on Friday. The union added")
        )
        text, err = self.again(command)
        assert "Nobody was hurt" not in text
        assert "The harbour stayed" not in text
        (told,) = err.splitlines()[1:]
        assert told.startswith("new: quay-5-3 (line ")
        assert told.endswith("): It rained again on Friday.")

    def test_a_shortened_quote_stands_for_its_sentence(self, command: Command) -> None:
        edited(
            "claims/quay.yaml",
            (
                "    quote: The old quay of Veldhaven fell into the sea on Thursday night.\n",
                "    quote: fell into the sea\n",
            ),
            ("start: 52, end: 114", "start: 78, end: 95"),
        )
        edited("sources/quay.txt", ("August 15", "August 16"), ("Quay col", "The quay col"))
        _, err = self.again(command)
        assert err == "claims/quay.yaml: 9 quotes moved\n"

    def test_running_twice_is_running_once(self, command: Command) -> None:
        edited("sources/quay.txt", ("12 million", "13.5 million"), ("Nobody", "No one"))
        first, _ = self.again(command)
        second, err = self.again(command)
        assert second == first
        assert err.splitlines()[0] == "claims/quay.yaml: 2 gone"

    def test_a_known_speaker_keeps_the_curators_name(self, command: Command) -> None:
        edited(
            "claims/quay.yaml",
            ("  - name: Ilse Brandt\n", "  - name: Dr Ilse Brandt\n    aliases: [Ilse Brandt]\n"),
        )
        text = Path("claims/quay.yaml").read_text("utf-8")
        text = text.replace("speaker: Ilse Brandt", "speaker: Dr Ilse Brandt")
        Path("claims/quay.yaml").write_text(text, "utf-8")
        edited("sources/quay.txt", ("she said.", 'she said. "It is late," Brandt said.'))
        text, err = self.again(command)
        assert "name added" not in err
        assert text.count("speaker: Dr Ilse Brandt") == 4
        assert Severity.ERROR not in levels("claims/quay.yaml")

    def test_what_the_user_says_goes_before_what_the_file_has(self, command: Command) -> None:
        edited("claims/quay.yaml", ("    title: null\n", "    title: Mine\n"))
        command(
            *("extract", "sources/quay.txt", "--output", "claims/quay.yaml"),
            *("--author", "Mia: Roe", "--title", "Yours"),
        )
        (source,) = load_claims("claims/quay.yaml").sources
        assert (source.title, source.author, source.publisher) == ("Yours", "Mia: Roe", None)

    def test_the_id_is_the_one_the_file_has(self, command: Command) -> None:
        text = Path("claims/quay.yaml").read_text("utf-8")
        text = text.replace("source: quay", "source: veld").replace("- id: quay\n", "- id: veld\n")
        Path("claims/quay.yaml").write_text(text, "utf-8")
        edited("sources/quay.txt", ("Quay col", "The quay col"))
        text, err = self.again(command)
        assert err == "claims/quay.yaml: 9 quotes moved\n"
        assert len(load_claims("claims/quay.yaml").sources) == 1

    def test_another_article_is_added_as_a_second_source(self, command: Command) -> None:
        Path("sources/ferry.txt").write_text("The ferry sank. Ilse Brandt wept.\n", "utf-8")
        code, _, err = command("extract", "sources/ferry.txt", "--output", "claims/quay.yaml")
        assert code == 0
        assert err.splitlines()[0] == "claims/quay.yaml: 2 new"
        book = load_claims("claims/quay.yaml")
        assert [source.id for source in book.sources] == ["quay", "ferry"]
        assert [claim.id for claim in book.claims[-2:]] == ["ferry-1-1", "ferry-1-2"]
        assert levels("claims/quay.yaml") == set()

    @pytest.mark.parametrize(
        "style",
        [
            "version: 1\nsources:\n- id: quay\n  file: ../sources/quay.txt\nnames: []  # none\n"
            "claims: []  # soon\n",
            "# mine\nversion: 1\nsources: []\nclaims:\n",
            "version: 1",
            "version: 1\nclaims:\n-   id: a\n    claim: It fell.\n    quote: Repairs\n"
            "    source: quay\nsources:\n-   {id: quay, file: ../sources/quay.txt}\nnames:\n"
            "- {name: CWU, kind: organization}\n",
        ],
    )
    def test_files_in_any_style(self, command: Command, style: str) -> None:
        Path("claims/quay.yaml").write_text(style, "utf-8")
        text, _ = self.again(command)
        assert len(load_claims("claims/quay.yaml").claims) >= 9
        for comment in ("# mine", "# none", "# soon"):
            assert (comment in style) == (comment in text)

    def test_line_ends_and_byte_order_marks_stay(self, command: Command) -> None:
        path = Path("claims/quay.yaml")
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        edited("sources/quay.txt", ("hurt.", "hurt. It rained."))
        self.again(command)
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\r\n") == data.count(b"\n")
        assert b"It rained." in data

    def test_an_invalid_file_is_left_alone(self, command: Command) -> None:
        text = edited("claims/quay.yaml", ("version: 1", "version: 1\nclams: []"))
        code, _, err = command("extract", "sources/quay.txt", "--output", "claims/quay.yaml")
        assert code == 2
        assert "a claims file has no key 'clams'" in err
        assert Path("claims/quay.yaml").read_text("utf-8") == text

    def test_a_list_between_brackets_is_left_alone(self, command: Command) -> None:
        text = (
            "version: 1\nsources: [{id: quay, file: ../sources/quay.txt}]\n"
            "claims: [{id: a, claim: It fell., quote: Repairs, source: quay}]\n"
        )
        Path("claims/quay.yaml").write_text(text, "utf-8")
        code, _, err = command("extract", "sources/quay.txt", "--output", "claims/quay.yaml")
        assert code == 2
        assert "is written between brackets" in err
        assert Path("claims/quay.yaml").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.txt"], "error: missing.txt: there is no such file or folder"),
        (["sources"], "error: sources: cannot be read"),
        (["empty.txt"], "error: empty.txt: no statement found in it"),
        (["sources/quay.txt", "--published", "soon"], "error: --published soon: write the day as"),
        (["sources/quay.txt", "--url", "ftp://x"], "error: --url ftp://x: must start with https"),
        (["sources/quay.txt", "--id", "two words"], "error: --id 'two words': must be one short"),
        (["sources/quay.txt", "--title", " "], "error: --title is empty"),
        (["sources/quay.txt", "--output", "sources"], "error: sources: is a folder"),
        (["sources/quay.txt", "-o", "empty.txt/x.yaml"], "error: empty.txt/x.yaml: cannot be"),
        (["picture.png"], "error: picture.png: files of type .png are not read"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    command: Command, desk: Path, arguments: list[str], message: str
) -> None:
    Path("empty.txt").write_text("", "utf-8")
    Path("picture.png").write_bytes(b"\x89PNG")
    code, out, err = command("extract", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(message)
    assert err.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="another kind of permission")
def test_permissions_of_the_claims_file_stay(command: Command, desk: Path) -> None:
    command("extract", "sources/quay.txt", "--output", "quay.yaml")
    Path("quay.yaml").chmod(0o640)
    edited("sources/quay.txt", ("hurt.", "hurt. It rained."))
    command("extract", "sources/quay.txt", "--output", "quay.yaml")
    assert Path("quay.yaml").stat().st_mode & 0o777 == 0o640
