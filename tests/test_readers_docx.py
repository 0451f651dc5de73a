"""Word: paragraphs, tables and notes, with all tracked changes taken as accepted."""

from __future__ import annotations

import io
import zipfile

import pytest

from factcheck.errors import DraftError
from factcheck.language.document_sentences import document_sentences
from factcheck.model import Document
from factcheck.readers import read_document

docx = pytest.importorskip("docx")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def word_file(body: str) -> bytes:
    """Makes a Word file whose body holds the given paragraphs, in WordprocessingML."""
    from docx.oxml import parse_xml

    document = docx.Document()
    root = parse_xml(f"<w:body {W}>{body}</w:body>")
    for element in reversed(list(root)):
        document.element.body.insert(0, element)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def read(body: str) -> Document:
    return read_document(word_file(body), "draft.docx")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def styled(text: str, style: str) -> str:
    return paragraph(run(text), properties=f'<w:pStyle w:val="{style}"/>')


def texts(body: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(body).blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(paragraph(run("It "), run("ro", "<w:b/>"), run("se.")),
                     [("paragraph", "It rose.")], id="runs"),
        pytest.param(paragraph(run("It rose "), '<w:ins w:id="1" w:author="a">', run("12%"),
                               "</w:ins>",
                               '<w:del w:id="2" w:author="a"><w:r><w:delText>21%</w:delText></w:r>'
                               "</w:del>", run(".")),
                     [("paragraph", "It rose 12%.")], id="tracked changes"),
        pytest.param(paragraph(run("It ro"),
                               properties='<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>')
                     + paragraph(run("se.")),
                     [("paragraph", "It rose.")], id="paragraph mark deleted"),
        pytest.param(paragraph(run("It rose"), run(" 21%", "<w:strike/>"),
                               run(" 12%", '<w:strike w:val="0"/>'), run("!", "<w:vanish/>")),
                     [("paragraph", "It rose 12%")], id="struck out and hidden"),
        pytest.param(paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
                               "<w:noBreakHyphen/><w:t>d</w:t></w:r>"),
                     [("paragraph", "a b c-d")], id="tabs and breaks"),
        pytest.param(paragraph('<w:hyperlink w:anchor="x">', run("linked"), "</w:hyperlink>",
                               "<w:r><w:instrText>PAGE</w:instrText></w:r>"),
                     [("paragraph", "linked")], id="links and fields"),
        pytest.param(styled("Title", "Heading1") + styled("He said.", "Quote")
                     + styled("One.", "ListBullet") + styled("Fig.", "Caption"),
                     [("heading", "Title"), ("quotation", "He said."), ("item", "One."),
                      ("note", "Fig.")], id="styles"),
        pytest.param("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>" + paragraph(run("Who"))
                     + "</w:tc></w:tr><w:tr><w:tc>" + paragraph(run("Orsk")) + "</w:tc></w:tr>"
                     "</w:tbl>",
                     [("heading", "Who"), ("cell", "Orsk")], id="table"),
    ],
)  # fmt: skip
def test_what_a_reader_sees(body: str, expected: list[tuple[str, str]]) -> None:
    assert texts(body) == expected


def test_a_position_is_a_paragraph_and_a_character() -> None:
    document = read(paragraph(run("First.")) + paragraph() + paragraph(run("  It rose. It fell.")))
    first, rose, fell = document_sentences(document)
    assert [(s.line, s.column, s.text) for s in (first, rose, fell)] == [
        (1, 1, "First."),
        (3, 3, "It rose."),
        (3, 12, "It fell."),
    ]
    assert document.text[fell.start : fell.end] == "It fell."


def test_footnotes_are_read_and_their_separators_are_not() -> None:
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph(run("---"))}'
        f'</w:footnote><w:footnote w:id="1">{paragraph(run("By 12%."))}</w:footnote></w:footnotes>'
    )
    document = docx.Document()
    document.add_paragraph("It rose.")
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        notes.encode(),
        document.part.package,
    )
    document.part.relate_to(part, FOOTNOTES)
    data = io.BytesIO()
    document.save(data)
    found = read_document(data.getvalue(), "draft.docx").blocks
    assert [(block.kind.value, block.text) for block in found] == [
        ("paragraph", "It rose."),
        ("note", "By 12%."),
    ]


def _zip_of_nothing() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", "nothing")
    return data.getvalue()


@pytest.mark.parametrize("data", [b"", b"It rose.", b"PK\x03\x04 broken", _zip_of_nothing()])
def test_other_files_are_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(DraftError, match="not a Word document") as caught:
        read_document(data, "draft.docx")
    assert "\n" not in str(caught.value)
