"""Tests that the quality runner counts what it says, and keeps the blind pool blind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.model import Finding, Sentence, Severity, Verdict
from tests.quality import blind, engine, floors, gold, places
from tests.quality.benchmark_text import detokenise
from tests.quality.contrasts import contrast_names, load_contrasts, measure_contrasts
from tests.quality.engine import Judgement
from tests.quality.figures import Figure, Measured
from tests.quality.gold import GoldRow, gold_names, load_gold
from tests.quality.gold_suite import gold_figures
from tests.quality.planted import planted_drafts
from tests.quality.report import failing_rows, full_report
from tests.quality.scoring import score_rows, summarise

M, A, C, P, U, S, K = Verdict


def _finding(verdict: Verdict, score: float = 0.95) -> Finding:
    text = "Text."
    sentence = Sentence(text, text, 0, 5, 1, 1, 1, 6, 0, range(5))
    return Finding(verdict, Severity.NONE, sentence, score, None, (), "message")


def _row(expected: Verdict, *also: Verdict, kind: str = "digit") -> GoldRow:
    return GoldRow("X1", kind, "Text.", expected, also)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([S], S),
        ([S, S], S),
        ([S, C], C),
        ([C, M, A], M),
        ([C, A], A),
        ([S, U], P),
        ([S, U, C], C),
        ([U, U], U),
        ([P, U], P),
        ([K, S], S),
        ([K, U], U),
        ([K, K], K),
        ([K, S, U], P),
    ],
)
def test_a_text_gets_the_worst_verdict_of_its_sentences(
    verdicts: list[Verdict], expected: Verdict
) -> None:
    assert engine.combine([_finding(verdict) for verdict in verdicts]).verdict is expected


def test_evidence_that_reads_like_a_headline_is_still_a_claim() -> None:
    judge = engine.judge_by(engine.extracted_text_book("three people walking near a stream"))
    assert judge("Six people are walking near a stream.").verdict is Verdict.CONTRADICTED


def test_scores_count_passes_among_the_wrong_and_alarms_among_the_right() -> None:
    rows = [_row(C), _row(M), _row(S), _row(S), _row(P), _row(U, P), _row(C, S)]
    answers = iter([S, C, C, S, S, P, S])

    scores = summarise(
        "set",
        score_rows(rows, lambda _: Judgement(v := next(answers), _finding(v))),
    )

    assert (
        str(scores.accuracy) == "3/7"
    )  # supported, unverified-or-partial, contradicted-or-supported
    assert str(scores.false_passes) == "1/3"
    assert str(scores.false_alarms) == "1/2"
    assert str(scores.spoken) == "0/1"
    assert str(scores.confident) == "3/7"
    assert scores.confusion[C, S] == 2


def test_the_report_stays_within_its_width_and_names_the_failures() -> None:
    row = GoldRow("X7", "digit", "A long sentence. " * 20, C, ())
    scores = summarise("set", score_rows([row], lambda _: Judgement(S, _finding(S))))

    text = full_report(scores) + failing_rows(scores.failures)

    assert max(map(len, text.splitlines())) <= 100
    assert "FALSE PASS X7 [digit] expected contradicted, got supported" in text


def test_small_sets_hold_fewer_figures_than_totals() -> None:
    rows = [_row(S)] * 50
    small = summarise("set", score_rows(rows, lambda _: Judgement(S, _finding(S))))
    large = summarise("all", score_rows(rows * 3, lambda _: Judgement(S, _finding(S))))

    assert all(figure.slack for figure in gold_figures(small))
    assert not any(figure.slack for figure in gold_figures(large))


def test_every_gold_row_can_be_read() -> None:
    counts = {name: len(load_gold(name).rows) for name in gold_names()}

    assert sum(counts.values()) == 560
    assert counts["landmines"] == 140


def test_every_planted_error_is_listed() -> None:
    counts = {draft.file: len(draft.errors) for draft in planted_drafts()}

    assert counts == {
        "landmines-brief.md": 6,
        "landmines-brief.html": 4,
        "sensitive.txt": 4,
        "taxes.docx": 4,
    }


def test_floors_only_rise(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    first = Measured("set", (Figure("accuracy", 0.8), Figure("alarms", 0.1, ceiling=True)))
    worse = Measured("set", (Figure("accuracy", 0.7), Figure("alarms", 0.2, ceiling=True)))
    better = Measured("set", (Figure("accuracy", 0.9), Figure("alarms", 0.0, ceiling=True)))

    floors.write_floors(floors.raised({}, [first]), path)
    assert floors.broken_floors(first, floors.read_floors(path)) == []
    assert len(floors.broken_floors(worse, floors.read_floors(path))) == 2

    floors.write_floors(floors.raised(floors.read_floors(path), [worse]), path)
    assert floors.read_floors(path)["set"]["at_least"]["accuracy"] == 0.8

    floors.write_floors(floors.raised(floors.read_floors(path), [better]), path)
    assert floors.read_floors(path)["set"] == {
        "at_least": {"accuracy": 0.9},
        "at_most": {"alarms": 0.0},
    }


def test_a_figure_without_a_floor_is_a_failure() -> None:
    measured = Measured("new", (Figure("accuracy", 1.0),))

    assert "no floor yet" in floors.broken_floors(measured, {})[0]


def test_blind_rows_are_shown_only_after_a_recorded_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"id": "B1", "class": "x", "text": "Secret words.", "verdict": "supported", "alt": []}
    (tmp_path / "wikinews-pond.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    for module in (gold, places):
        monkeypatch.setattr(module, "BLIND_GOLD", tmp_path)
    monkeypatch.setattr(blind, "SCORES", tmp_path / "scores.tsv")
    judged = score_rows(load_gold("blind:pond").rows, lambda _: Judgement(U, _finding(U)))
    monkeypatch.setattr(blind, "score_set", lambda name: judged)

    assert blind.is_unread("wikinews-pond")
    first = blind.measure_blind("pond", rows_wanted=True)
    assert not blind.is_unread("wikinews-pond")
    assert not blind.is_unread("wikinews-other")
    second = blind.measure_blind("pond", rows_wanted=True)

    assert "Secret" not in first.text + first.failing + json.dumps(first.record())
    assert "0.000" in first.summary
    assert "Secret" in second.failing
    lines = (tmp_path / "scores.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[2] for line in lines] == ["set", "pond", "pond"]


def test_contrast_sets_are_measured_by_halves_and_only_odd_rows_are_shown(tmp_path: Path) -> None:
    verdicts = [("supported", "truth"), ("contradicted", "lie")] * 2
    rows = [
        {
            "id": f"pond-{number:03}",
            "kind": kind,
            "evidence": "The pond froze over. Nobody fell in.",
            "text": f"Draft {number}.",
            "verdict": verdict,
        }
        for number, (verdict, kind) in enumerate(verdicts, 1)
    ]
    lines = "\n".join(map(json.dumps, rows))
    (tmp_path / "pond.jsonl").write_text(lines + "\n", encoding="utf-8")

    # Rows 1 and 2 are right, the truth 3 is flagged, the lie 4 is passed.
    got = {"pond-001": S, "pond-002": C, "pond-003": C, "pond-004": S}
    names = contrast_names(tmp_path)
    (measured,) = measure_contrasts(
        names,
        folder=tmp_path,
        judge=lambda row: Judgement(got[row.draft.id], _finding(got[row.draft.id])),
    )

    assert measured.name == "contrasts-pond"
    assert {figure.name: figure.value for figure in measured.figures} == {
        "odd_right": 0.5,
        "odd_passed": 1.0,
        "odd_flagged": 0.5,
        "even_right": 0.5,
        "even_passed": 0.5,
        "even_flagged": 1.0,
    }
    assert "FALSE ALARM pond-003" in measured.failing
    assert "pond-004" not in measured.text + measured.failing + json.dumps(measured.record())


def test_contrasts_without_a_set_are_skipped(tmp_path: Path) -> None:
    assert contrast_names(tmp_path) == ()
    (measured,) = measure_contrasts((), folder=tmp_path)
    assert measured.skipped


@pytest.mark.parametrize("name", contrast_names())
def test_every_contrast_row_can_be_read(name: str) -> None:
    rows = load_contrasts(name)
    ids = [row.draft.id for row in rows]

    assert len(set(ids)) == len(ids)
    assert all(one.rpartition("-")[0] == name.removeprefix("contrasts-") for one in ids)
    assert {row.half for row in rows} == {"odd", "even"}


def test_floors_are_raised_for_the_suites_that_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def measure(names: list[str], *, sample: int) -> list[Measured]:
        asked.append(names)
        return [Measured("own-chess"), Measured("own")]

    monkeypatch.setattr(floors, "measure", measure)

    assert [one.name for one in floors.measure_held(["own-chess"])] == ["own-chess"]
    assert [one.name for one in floors.measure_held()] == ["own-chess", "own"]
    assert asked == [["own-chess"], list(floors.HELD_SUITES)]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("It was , in 1999 , new .", "It was, in 1999, new."),
        ("Orsk -LRB- born May 2 -RRB- sings .", "Orsk (born May 2) sings."),
        ("The town 's `` old '' mill does n't turn .", "The town's \"old\" mill does n't turn."),
    ],
)
def test_corpus_tokens_are_joined_as_a_writer_would(tokens: str, text: str) -> None:
    assert detokenise(tokens) == text
