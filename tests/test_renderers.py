"""What every format promises, and the formats for machines."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from factcheck.errors import UsageError
from factcheck.model import Detail, Outcome, Report, Suppression, Unchecked, Verdict
from factcheck.renderers import RENDERERS, Amount, View, find_renderer
from factcheck.renderers.counts import count_verdicts, summarize
from factcheck.renderers.safe_text import escape_json, safe
from factcheck.renderers.word_diff import differing_spans, excerpt
from tests.fakes import DRAFT, FARES, ferry_findings, ferry_report, finding, report_of

GOLDEN = Path(__file__).parent / "golden"
VIEW = View(version="0.0.0", failing={"draft.md": (Verdict.CONTRADICTED,)})

HOSTILE = "It said \x1b[31m[bold]<script>alert(1)</script>\x9b2J]]> \u202eevil\u2069 & \x07 \x00."


def hostile_report() -> Report:
    """Returns a report whose draft, claim, path and messages try to break out."""
    claim = replace(
        FARES, text=HOSTILE, quote=HOSTILE, speaker=HOSTILE, path=HOSTILE, id="x\x1b[0m"
    )
    claim = replace(claim, source=replace(claim.source, title=HOSTILE, url="javascript:alert(1)"))
    wrong = finding(HOSTILE, HOSTILE, Verdict.CONTRADICTED, HOSTILE, about=claim)
    waived = replace(wrong, suppressed=Suppression("ignore", HOSTILE))
    return report_of(HOSTILE, [wrong, waived], path=f"dra\x1b]0;ft\udcff{HOSTILE}.md")


def incomplete_report() -> Report:
    """Returns a report of one draft that was checked and two that could not be."""
    missing = Unchecked("lost.md", "there is no such file or folder")
    return replace(ferry_report(), unchecked=(missing, Unchecked("bad\x1b[1m.md", HOSTILE, 7)))


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.name)
class TestEveryFormat:
    def test_names_what_could_not_be_checked(self, renderer):
        text = renderer.render(incomplete_report(), VIEW)
        assert "lost.md" in text.replace("\\.", ".")
        assert "there is no such file or folder" in text
        assert "lost.md" not in renderer.render(ferry_report(), VIEW)

    def test_has_a_module_with_a_render_function(self, renderer):
        assert callable(import_module(renderer.module).render)

    def test_has_a_golden_output(self, renderer, request):
        path = GOLDEN / f"ferry.{renderer.name}"
        text = renderer.render(ferry_report(), VIEW)
        if request.config.getoption("--write-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    def test_is_the_same_each_time(self, renderer):
        assert renderer.render(ferry_report(), VIEW) == renderer.render(ferry_report(), VIEW)

    def test_ends_its_last_line(self, renderer):
        assert renderer.render(ferry_report(), VIEW).endswith("\n")

    def test_survives_an_empty_report(self, renderer):
        assert isinstance(renderer.render(Report(()), VIEW), str)

    @pytest.mark.parametrize("amount", Amount)
    def test_lets_no_control_character_through(self, renderer, amount):
        for report in (hostile_report(), incomplete_report()):
            text = renderer.render(report, replace(VIEW, amount=amount))
            unsafe = [c for c in text if safe(c) != c and c != "\n"]
            assert unsafe == []
            text.encode("utf-8")


def test_readers_are_told_each_contrast_once():
    text = "The council agreed to lend her money."
    conflict = partial(Detail, outcome=Outcome.CONFLICT, start=None, end=None, message="no")
    details = [
        conflict(kind="antonym", draft="agreed", source="refused"),
        conflict(kind="negation", draft="lend", source="lend"),
        conflict(kind="word", draft="Agreed", source="refused"),
        conflict(kind="word", draft="her", source="them"),
    ]
    wrong = finding(text, text, Verdict.CONTRADICTED, "No.", about=FARES, details=details)
    report = report_of(text, [wrong])
    for name in ("rich", "html", "checklist", "junit"):
        shown = find_renderer(name).render(report, VIEW)
        assert shown.count("refused") == 1, name
        assert shown.count("them") == 1, name
    (document,) = json.loads(find_renderer("json").render(report, VIEW))["documents"]
    assert len(document["findings"][0]["details"]) == len(details)


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(UsageError, match="rich, line, json"):
        find_renderer("xml")


def schema() -> dict:
    path = files("factcheck.renderers").joinpath("schema", "report.schema.json")
    return json.loads(path.read_text(encoding="utf-8"))


def validator(definition: str | None = None) -> jsonschema.Draft202012Validator:
    whole = schema()
    if definition is not None:
        whole = {"$ref": f"#/$defs/{definition}", "$defs": whole["$defs"]}
    checker = jsonschema.FormatChecker(["date"])
    return jsonschema.Draft202012Validator(whole, format_checker=checker)


class TestJson:
    def test_the_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(schema())

    @pytest.mark.parametrize(
        "make", [ferry_report, hostile_report, incomplete_report, lambda: Report(())]
    )
    def test_reports_are_valid(self, make):
        validator().validate(json.loads(find_renderer("json").render(make(), VIEW)))

    @pytest.mark.parametrize("make", [ferry_report, hostile_report, incomplete_report])
    def test_lines_are_valid(self, make):
        report = make()
        lines = find_renderer("jsonl").render(report, VIEW).splitlines()
        assert len(lines) == len(report.findings) + len(report.unchecked)
        for line in lines:
            validator("line").validate(json.loads(line))

    @pytest.mark.parametrize(
        ("change", "where"),
        [
            (lambda record: record["documents"][0]["findings"][0].pop("score"), "score"),
            (lambda record: record["documents"][0].update(extra=1), "extra"),
            (lambda record: record["documents"][0]["findings"][0].update(extra=1), "extra"),
            (lambda record: record["documents"][0]["findings"][0].update(verdict="true"), "true"),
            (lambda record: record["documents"][0]["findings"][1]["sentence"].update(line=0), "0"),
            (lambda record: record.update(version=2), "2"),
        ],
    )
    def test_the_schema_refuses_what_is_wrong(self, change, where):
        record = json.loads(find_renderer("json").render(ferry_report(), VIEW))
        change(record)
        with pytest.raises(jsonschema.ValidationError, match=where):
            validator().validate(record)

    def test_hostile_text_comes_back_as_it_was(self):
        record = json.loads(find_renderer("json").render(hostile_report(), VIEW))
        assert record["documents"][0]["findings"][0]["sentence"]["text"] == HOSTILE

    def test_the_text_is_the_slice(self):
        record = json.loads(find_renderer("json").render(ferry_report(), VIEW))
        for entry in record["documents"][0]["findings"]:
            sentence = entry["sentence"]
            assert sentence["text"] == DRAFT[sentence["start"] : sentence["end"]]
            for part in entry["details"]:
                if part["start"] is not None:
                    assert part["draft"] == DRAFT[part["start"] : part["end"]]

    def test_the_summary_counts_suppressed_findings_apart(self):
        first, second, *_ = ferry_findings()
        waived = replace(second, suppressed=Suppression("ignore", "agreed with the desk"))
        report = report_of(DRAFT, [first, waived])
        record = json.loads(find_renderer("json").render(report, VIEW))
        assert record["summary"] == count_verdicts(report.findings)
        assert record["summary"]["sentences"] == 2
        assert record["summary"]["contradicted"] == 0
        assert record["summary"]["suppressed"] == 1
        assert record["documents"][0]["findings"][1]["suppressed"] == {
            "kind": "ignore",
            "reason": "agreed with the desk",
        }


class TestLine:
    def test_shows_what_is_wrong(self):
        lines = find_renderer("line").render(ferry_report(), VIEW).splitlines()
        assert lines[0] == (
            "draft.md:3:1: contradicted: The draft says 21%; the source says 12%. [fares-2024]"
        )
        assert [line.split(": ")[1] for line in lines] == [
            "contradicted",
            "misquoted",
            "misattributed",
            "partial",
            "unverified",
        ]

    def test_shows_all_when_asked(self):
        view = replace(VIEW, amount=Amount.EVERYTHING)
        assert len(find_renderer("line").render(ferry_report(), view).splitlines()) == 8

    def test_shows_only_problems_when_asked(self):
        view = replace(VIEW, amount=Amount.PROBLEMS)
        assert "unverified" not in find_renderer("line").render(ferry_report(), view)


def test_the_summary_is_one_line():
    assert summarize(ferry_report()) == (
        "8 sentences checked against 31 claims: 1 misquoted, 1 misattributed, 1 contradicted, "
        "1 partial, 1 unverified, 1 supported, 2 skipped"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain é “q” 漢 🙂", "plain é “q” 漢 🙂"),
        ("\x1b[31m", "␛[31m"),
        ("a\tb\r\nc", "a b  c"),
        ("\x9b2J\x7f", "\ufffd2J\ufffd"),
        ("\u202eabc\u2066", "\ufffdabc\ufffd"),
        ("\ud800\U000e0041", "\ufffd\ufffd"),
        ("می\u200cخواهم 👨\u200d👩", "می\u200cخواهم 👨\u200d👩"),
    ],
)
def test_safe_text(text, expected):
    assert safe(text) == expected
    assert len(safe(text)) == len(text)


def test_escaped_json_keeps_its_value():
    text = "\x7f\u202e\U000e0041\ud800 ok"
    escaped = escape_json(json.dumps(text, ensure_ascii=False))
    assert escaped.isascii()
    assert json.loads(escaped) == text


@pytest.mark.parametrize(
    ("draft", "source", "expected"),
    [
        ("long after wars end", "long after conflicts end", (["wars"], ["conflicts"])),
        ("It's a day", "It’s a day.", ([], [])),
        ("we will not go", "we will go", (["not"], [])),
        ("we go", "we will go", ([], ["will"])),
        (
            "kill civilians … and have a place",
            "kill civilians long after and have a place",
            ([], []),
        ),
        ("5,575 new", "5,757 new", (["5,575"], ["5,757"])),
        ("we saw two red cars", "we saw three blue cars", (["two red"], ["three blue"])),
        ("", "words", ([], ["words"])),
    ],
)
def test_words_that_differ(draft, source, expected):
    in_draft, in_source = differing_spans(draft, source)
    assert [draft[a:b] for a, b in in_draft] == expected[0]
    assert [source[a:b] for a, b in in_source] == expected[1]


def test_an_excerpt_keeps_the_marks_in_place():
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    at = words.index("nine")
    text, spans = excerpt(words, [(at, at + 4)], context=2)
    assert text == "… seven eight nine ten eleven …"
    assert [text[a:b] for a, b in spans] == ["nine"]


def test_an_excerpt_of_two_places():
    words = " ".join(f"w{n}" for n in range(40))
    spans = [(words.index(w), words.index(w) + len(w)) for w in ("w10", "w30")]
    text, moved = excerpt(words, spans, context=1)
    assert text == "… w9 w10 w11 … w29 w30 w31 …"
    assert [text[a:b] for a, b in moved] == ["w10", "w30"]


def test_a_short_text_is_its_own_excerpt():
    assert excerpt("one two three", [(0, 3)]) == ("one two three", ((0, 3),))
