"""The relations of words, the phrases and the word classes, by example."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path

import pytest

from factcheck.language.analysis import analyse
from factcheck.language.lexicon import find_row, read_rows
from factcheck.language.lexicon.scripts import write_thesaurus
from factcheck.language.names import build_name_table
from factcheck.language.phrases import find_phrases
from factcheck.language.relations import Relation, contrast_sets, is_broader, poles, relation
from factcheck.language.relations import related_stems as find_related
from factcheck.language.word_classes import (
    Converse,
    QuantifierRelation,
    TimeOrder,
    converse,
    direction,
    is_hedge,
    is_light_verb,
    is_negator,
    is_restrictive,
    is_stop_word,
    is_symmetric_verb,
    quantifier_range,
    quantifier_relation,
    time_order,
)

BENCHMARK = Path(__file__).parents[2] / "shared" / "benchmarks" / "breaking-nli-half.jsonl"

RELATED = {
    Relation.SAME: (
        "signed/signs children/child rose/rise Minister/ministers bigger/big left/leave "
        "organised/organize defence/defense labour/labor centres/center"
    ),
    Relation.SYNONYM: (
        "refused/rejected purchased/bought begin/commence physician/doctor killed/died quit/resign "
        "ceasefire/truce probe/investigation lorries/trucks plane/aeroplane"
    ),
    Relation.DERIVED: (
        "decide/decision reversed/reversal economy/economic education/educational "
        "investigate/investigator colonies/colonial baker/baked"
    ),
    Relation.HYPERNYM: ("iron/metal cathedral/church violin/instrument bishop/priest oak/tree"),
    Relation.ANTONYM: (
        "rose/fell gained/lost accepted/refused won/lost supported/opposed allow/ban "
        "include/exclude before/after increased/decreasing approved/rejected arrived/left "
        "open/closed added/dropped clear/unclear packed/uncrowded bigger/smaller "
        "verified/unverified members/nonmembers legal/illegally careful/careless "
        "guilty/innocent north/south uphold/overturn convicted/acquitted"
    ),
    Relation.SISTER: (
        "red/Blue steel/wood copper/iron coffee/tea saxophone/piano kitchen/bathroom "
        "malaria/cholera army/navy burglary/arson spring/winter physics/chemistry "
        "senator/governor wheat/rice Catholic/Protestant"
    ),
    Relation.NONE: (
        "news/new organization/organ authority/author university/universe sign/ratify "
        "conviction/sentence casualty/death injured/killed lives/killed "
        "win/defeated Monday/wheat claim/buy "
        "wounded/dead damage/destroy second/moment all/some number/table"
    ),
}


def pairs() -> list[tuple[Relation, str, str]]:
    found = []
    for kind, listed in RELATED.items():
        for pair in listed.split():
            first, second = pair.split("/")
            found.append((kind, first, second))
    return found


@pytest.mark.parametrize(("kind", "first", "second"), pairs())
def test_relation(kind: Relation, first: str, second: str) -> None:
    assert relation(first, second) is kind
    assert relation(second, first) is kind


@pytest.mark.parametrize("listed", ["vice president/president", "father-in-law/father"])
def test_terms_that_end_alike_are_told_apart(listed: str) -> None:
    first, second = listed.split("/")
    assert relation(first, second) in (Relation.SISTER, Relation.NONE)


@pytest.mark.parametrize(
    "pair", ["carrier/airline", "refuse/rebuff", "bust/bankrupt", "harmed/hurt"]
)
def test_words_are_near_that_report_one_event(pair: str) -> None:
    first, second = pair.split("/")
    close = (Relation.NEAR, Relation.SYNONYM, Relation.DERIVED)
    assert relation(first, second) in close
    assert relation(second, first) in close


def test_the_thesaurus_is_what_its_script_writes() -> None:
    """Every pair stands both ways, and no word is near what it excludes."""
    scripts = Path(write_thesaurus.__file__).parent
    with (scripts / "thesaurus_entries.tsv").open(encoding="utf-8") as lines:
        text = write_thesaurus.format_thesaurus(write_thesaurus.read_entries(lines))
    assert (scripts.parent / "thesaurus.tsv").read_text(encoding="utf-8") == text
    rows = {
        head: (near.split("|"), contrary.split("|"))
        for head, near, contrary in read_rows("thesaurus")
    }
    for head, cells in rows.items():
        for side, cell in enumerate(cells):
            assert all(head in rows[word][side] for word in cell if word)
        assert not (set(cells[0]) & set(cells[1])) - {""}


def test_which_word_is_broader() -> None:
    assert is_broader("metal", "iron")
    assert not is_broader("iron", "metal")
    assert is_broader("instrument", "guitars")
    assert is_broader("guitar", "electric guitar")
    assert not is_broader("red", "blue")


def test_contrast_sets_name_what_a_word_is() -> None:
    assert "colour" in contrast_sets("Red")
    assert contrast_sets("vegetable") == frozenset()


OPPOSED = (
    "blessing/criticised opposition/supported approval/rejects ratification/rejected "
    "kept/lost awake/asleep deliberately/accidentally prevented/caused allowed/prohibition "
    "presence/missed comply/violation secret/publicly rescue/massacre unanimously/split "
    "closure/reopened denial/confirmed withdrawal/invaded dismissed/appointment "
    "deadlock/progress temporary/indefinitely awarded/fined rigged/fair"
)
NOT_OPPOSED = (
    "win/defeat winner/defeated give/receive "
    "support/praise oppose/condemn rise/jump begin/open close/end talks/peace "
    "condemn/kill married/wife ban/criticise rich/big guilty/dead city/country "
    "killed/wounded trial/prison"
)


@pytest.mark.parametrize("pair", OPPOSED.split())
def test_words_of_opposite_poles_exclude_each_other(pair: str) -> None:
    first, second = pair.split("/")
    assert relation(first, second) is Relation.ANTONYM
    assert relation(second, first) is Relation.ANTONYM


@pytest.mark.parametrize("pair", NOT_OPPOSED.split())
def test_words_of_one_pole_or_of_one_event_do_not(pair: str) -> None:
    first, second = pair.split("/")
    assert relation(first, second) is not Relation.ANTONYM


def test_poles_say_where_a_word_stands() -> None:
    assert ("stance", 0) in poles("Supported")
    assert ("stance", 1) in poles("opposition")
    assert poles("ratification") == poles("ratify")
    assert poles("table") == frozenset()


def test_no_word_stands_on_both_sides_of_a_topic() -> None:
    for topic, one, other in read_rows("poles"):
        assert set(one.split("|")).isdisjoint(other.split("|")), topic


def test_poles_do_not_gainsay_the_other_lists() -> None:
    for topic, one, other in read_rows("poles"):
        for first in one.split("|"):
            for second in other.split("|"):
                assert relation(first, second) in (Relation.ANTONYM, Relation.NONE), topic


def test_words_to_search_by_stay_few() -> None:
    for _, *sides in read_rows("poles"):
        for word in "|".join(sides).split("|"):
            assert len(find_related(word)) <= 60, word
    related = dict(find_related("supported"))
    assert related["opposit"] is Relation.ANTONYM
    assert "champion" not in related or related["champion"] is not Relation.ANTONYM


def test_related_stems_reach_opposites_and_equivalents() -> None:
    related = dict(find_related("refused"))
    assert related["reject"] is Relation.SYNONYM
    assert related["accept"] is Relation.ANTONYM
    assert "refus" not in related


PHRASES = [
    ("Twelve people lost their lives in the wake of the vote", "die after"),
    ("She stepped down after they turned the offer down", "resign refuse"),
    ("They took Navalny 's life", "kill"),
    ("The blast left 10 people dead", "kill"),
    ("Police took three men into custody ahead of the march", "arrest before"),
    ("He held on to his seat", "keep"),
    ("No one called the visit off", "nobody cancel"),
    ("It was set up in the run - up to the games", "establish before"),
    ("A hymn for electric guitar and french horn", "electric guitar|french horn"),
    ("It came out in May", "publish"),
]
NO_PHRASES = [
    "It came out of the house",
    "He turned and looked down",
    "The vote was lost , their lives went on",
    "More than 40 people at least",
    "They put the books on the table",
    "She took the children",
    "The first victory in the opening match",
    "They were successfully elected",
    "An exception for religious schools",
    "They have been brought up in a conflict",
    "Lives were saved",
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_phrases_are_found(text: str, expected: str) -> None:
    words = expected.split("|") if "|" in expected else expected.split()
    assert [match.canonical for match in find_phrases(text.split())] == words


@pytest.mark.parametrize("text", NO_PHRASES)
def test_phrases_are_not_found(text: str) -> None:
    assert find_phrases(text.split()) == ()


def test_a_parted_phrase_says_which_tokens_are_its_own() -> None:
    (match,) = find_phrases(["They", "turned", "the", "offer", "down", "yesterday"])
    assert (match.start, match.end, match.indices) == (1, 5, (1, 4))


def test_every_phrase_of_the_list_is_found_in_itself() -> None:
    for canonical, *cells in read_rows("idioms"):
        for phrase in "|".join(filter(None, cells)).split("|"):
            tokens = phrase.replace("~", "the").replace("'s", " 's").split()
            spans = [(match.start, match.end) for match in find_phrases(tokens)]
            assert spans, f"{phrase} ({canonical})"
            assert spans[0] == (0, len(tokens)), phrase


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The pilot took no notice of the warning.", "took"),
        ("The guards paid no attention to the bell.", "paid"),
        ("The cure made no difference.", "made"),
    ],
)
def test_a_phrase_that_holds_a_negation_is_not_denied(text: str, verb: str) -> None:
    analysis = analyse(text, build_name_table(()))
    (index,) = [index for index, word in enumerate(analysis.words) if word.text == verb]
    assert analysis.words[index].phrase
    assert index not in analysis.negated
    assert not any(frame.negated for frame in analysis.frames if frame.verb == index)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("all", "every", QuantifierRelation.SAME),
        ("some", "all", QuantifierRelation.WEAKER),
        ("all", "Some", QuantifierRelation.STRONGER),
        ("most", "few", QuantifierRelation.CONFLICT),
        ("none", "both", QuantifierRelation.CONFLICT),
        ("no", "some", QuantifierRelation.CONFLICT),
        ("never", "always", QuantifierRelation.CONFLICT),
        ("often", "usually", QuantifierRelation.WEAKER),
        ("never", "all", QuantifierRelation.NONE),
        ("all", "table", QuantifierRelation.NONE),
    ],
)
def test_quantifiers(first: str, second: str, expected: QuantifierRelation) -> None:
    assert quantifier_relation(first, second) is expected


def test_quantifier_ranges() -> None:
    assert quantifier_range("neither") == (0, 0)
    assert quantifier_range("table") is None


def test_stop_words_keep_what_decides_facts() -> None:
    assert all(map(is_stop_word, ["the", "of", "was", "His"]))
    for word in [
        "not",
        "no",
        "against",
        "more",
        "before",
        "after",
        "only",
        "mine",
        "up",
        "down",
        "all",
        "never",
        "without",
    ]:
        assert not is_stop_word(word), word


def test_word_classes() -> None:
    assert is_hedge("Reportedly")
    assert is_hedge("alleges")
    assert not is_hedge("destroys")
    assert is_negator("never")
    assert not is_negator("ever")
    assert is_restrictive("only")
    assert is_light_verb("made")
    assert not is_light_verb("destroyed")
    assert is_symmetric_verb("met")
    assert time_order("until") is TimeOrder.BEFORE
    assert time_order("following") is TimeOrder.AFTER
    assert time_order("table") is None
    assert [direction(word) for word in ("grew", "fell", "sat")] == [1, -1, 0]


def test_converses_swap_the_places() -> None:
    assert converse("bought", "sold") == Converse(("to", "object"), ("from",))
    assert converse("sell", "buy") == Converse(("from",), ("to", "object"))
    assert converse("buy", "eat") is None


def lines_of(name: str) -> list[str]:
    text = files("factcheck.language.lexicon").joinpath(f"{name}.tsv").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("name", ["relations", "parts_of_speech"])
def test_rows_of_sorted_lists_are_found_by_halving(name: str) -> None:
    lines = lines_of(name)
    words = [line.partition("\t")[0].encode() for line in lines]
    assert words == sorted(set(words))
    for line in (*lines[:3], *lines[:: len(lines) // 50], *lines[-3:]):
        row = tuple(line.split("\t"))
        assert find_row(name, row[0]) == row
    for word in ("", "#", "!", "aa", "zzzz", "\N{PILE OF POO}", "\ud800", f"{lines[0]} "):
        assert find_row(name, word) is None


def test_lists_are_small() -> None:
    folder = files("factcheck.language.lexicon")
    names = ("relations", "comparatives", "antonyms", "synonyms", "cohyponyms", "idioms", "poles")
    sizes = [len(folder.joinpath(f"{name}.tsv").read_bytes()) for name in names]
    assert sum(sizes) < 1_200_000


def test_nothing_is_read_before_it_is_needed() -> None:
    program = (
        "from factcheck.language import lexicon, relations\n"
        "assert lexicon.read_rows.cache_info().currsize == 0\n"
        "assert lexicon._landmarks.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


WANTED = {
    "refutes": (Relation.ANTONYM, Relation.SISTER),
    "supports": (Relation.SAME, Relation.SYNONYM, Relation.DERIVED, Relation.HYPERNYM),
}
FLOORS = {
    ("antonyms", "refutes"): 0.95,
    ("synonyms", "supports"): 0.95,
    ("colors", "refutes"): 0.96,
    ("drinks", "refutes"): 0.92,
    ("instruments", "refutes"): 0.95,
    ("materials", "refutes"): 0.95,
    ("planets", "refutes"): 0.95,
    ("rooms", "refutes"): 0.75,
    ("vegetables", "refutes"): 0.9,
}


@pytest.mark.skipif(not BENCHMARK.exists(), reason="needs ../shared/benchmarks")
def test_replaced_words_of_the_benchmark_are_related() -> None:
    right: dict[tuple[str, str], list[bool]] = {key: [] for key in FLOORS}
    for line in BENCHMARK.read_text("utf-8").splitlines():
        row = json.loads(line)
        key = row["category"], row["label"]
        if key in right:
            right[key].append(
                relation(*replaced(row["claim"], row["evidence"])) in WANTED[row["label"]]
            )
    shares = {key: sum(found) / len(found) for key, found in right.items()}
    assert {key: share for key, share in shares.items() if share < FLOORS[key]} == {}


def replaced(claim: str, evidence: str) -> tuple[str, str]:
    """Returns what one sentence has in the other's place, a set phrase as its one word."""
    ours, theirs = condense(claim), condense(evidence)
    if ours == theirs:
        return "same", "same"
    changes = [
        change
        for change in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        if change[0] != "equal"
    ]
    start, end = min(change[1] for change in changes), max(change[2] for change in changes)
    other_start, other_end = min(change[3] for change in changes), max(c[4] for c in changes)
    return " ".join(ours[start:end]), " ".join(theirs[other_start:other_end])


def condense(text: str) -> list[str]:
    words = re.findall(r"\w+|'s|-", text.lower())
    words = [word for word in words if word not in ("a", "an", "the")]
    for match in reversed(find_phrases(words)):
        if match.indices == tuple(range(match.start, match.end)):
            words[match.start : match.end] = [match.canonical]
    return words


EVERYDAY_SYNONYMS = (
    "lawmaker/MPs lawsuit/suit gunman/shooter headquarters/HQ outage/blackouts motorists/drivers "
    "smugglers/traffickers deliberately/intentionally mandatory/compulsory scarcity/shortage "
    "overthrew/ousted uprising/rebellion insolvent/bankrupt forecast/projections "
    "nurseries/kindergarten tyre/tires aides/assistant campaigners/activist"
)
NO_SYNONYMS = (
    "sister/sibling wife/spouse pistol/gun storm/gale ban/suspension cure/treatment "
    "suspect/believe accuse/convict executed/killed rocket/missile sanctions/embargo "
    "probable/certain"
)


@pytest.mark.parametrize("pair", EVERYDAY_SYNONYMS.split())
def test_everyday_synonyms(pair: str) -> None:
    first, second = pair.split("/")
    assert relation(first, second) in (Relation.SYNONYM, Relation.SAME)


@pytest.mark.parametrize("pair", NO_SYNONYMS.split())
def test_broader_or_stronger_words_are_no_synonyms(pair: str) -> None:
    first, second = pair.split("/")
    assert relation(first, second) is not Relation.SYNONYM
