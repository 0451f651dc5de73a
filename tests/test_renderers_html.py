"""The page for a desk editor: its text, and its behaviour in a real browser where one is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from factcheck.model import BlockKind, Suppression, Verdict
from factcheck.renderers import View, find_renderer
from factcheck.renderers.html.markup import link
from tests.fakes import DRAFT, FARES, ferry_findings, ferry_report, finding, report_of
from tests.test_renderers import hostile_report

VIEW = View(version="0.0.0")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def page_of(report=None, view: View = VIEW) -> str:
    return find_renderer("html").render(report or ferry_report(), view)


class Outline(HTMLParser):
    """Collects the elements of a page, their attributes and the visible text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.raw = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.raw = tag in ("script", "style")
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        self.raw = False

    def handle_data(self, data):
        if not self.raw:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


class TestText:
    def test_needs_no_network(self):
        outline = Outline(page_of())
        loading = [
            (tag, name)
            for tag, attributes in outline.elements
            for name in attributes
            if name in ("src", "srcset", "data", "poster", "action")
            or (tag == "link" and name == "href")
        ]
        assert loading == []
        assert "url(" not in page_of()
        assert "@import" not in page_of()

    def test_every_sentence_stands_on_the_page_once_in_the_draft(self):
        page = page_of()
        draft = "".join(Outline(page[page.index("<main") : page.index("</main>")]).words)
        for entry in ferry_findings():
            assert draft.count(entry.sentence.plain) == 1

    def test_ids_are_unique_and_links_lead_somewhere(self):
        outline = Outline(page_of())
        ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        links = [a["href"] or "" for a in outline.all("a")]
        targets = [link[1:] for link in links if link.startswith("#")]
        assert set(targets) <= set(ids)

    def test_hostile_text_makes_no_element_and_no_handler(self):
        page = page_of(hostile_report())
        outline = Outline(page)
        assert len(outline.all("script")) == len(Outline(page_of()).all("script")) == 1
        assert not [
            name
            for _, attributes in outline.elements
            for name in attributes
            if name.startswith("on")
        ]
        assert not [a for a in outline.all("a") if "javascript:" in (a["href"] or "")]

    @pytest.mark.parametrize(
        ("address", "linked"),
        [
            ("https://example.org/a?b=1&c=2", True),
            ("http://example.org", True),
            ("javascript:alert(1)", False),
            ("JaVaScRiPt:alert(1)", False),
            (" javascript:alert(1)", False),
            ("java\nscript:alert(1)", False),
            ("data:text/html,<script>", False),
            ("//example.org", False),
            ("https://", False),
            ("https://[", False),
            ("https://example.org/\u202e", False),
            (None, False),
        ],
    )
    def test_only_addresses_of_the_web_are_linked(self, address, linked):
        assert ("<a " in link(address, "title")) == linked

    def test_a_quotation_stands_in_its_context(self):
        before = "The ferry company said on Monday that "
        after = ", and that boats will run later."
        quote = FARES.quote or ""
        source = f"First line.\n{before}{quote}{after}\nLast line."
        start = source.index(quote)
        about = replace(FARES, start=start, end=start + len(quote))
        wrong = replace(ferry_findings()[1], claim=about)
        view = replace(VIEW, source_texts={"harbour": source})
        words = "".join(Outline(page_of(report_of(DRAFT, [wrong]), view)).words)
        assert f"{before}{quote}{after}" in words
        assert "First line" not in words

    def test_a_source_that_changed_is_no_context(self):
        view = replace(VIEW, source_texts={"harbour": "x" * 1000})
        assert page_of(view=view) == page_of()

    def test_blocks_keep_their_kind(self):
        kinds = [BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM, BlockKind.QUOTATION]
        lines = ["Head.", "One.", "Two.", "Said."]
        text = "\n".join(lines)
        findings = []
        for number, (kind, line) in enumerate(zip(kinds, lines, strict=True)):
            made = finding(text, line, Verdict.UNVERIFIED, "No claim.")
            findings.append(replace(made, sentence=replace(made.sentence, kind=kind, block=number)))
        page = page_of(report_of(text, findings))
        main = page[page.index("<main") : page.index("</main>")]
        assert main.count("<ul><li>") == 1
        assert main.count("<li>") == 2
        assert "<h3><a" in main
        assert "<blockquote><a" in main

    def test_a_suppressed_finding_is_kept_with_its_reason(self):
        waived = replace(ferry_findings()[1], suppressed=Suppression("ignore", "the desk agreed"))
        page = page_of(report_of(DRAFT, [waived]))
        assert "Suppressed (ignore): the desk agreed" in page
        assert "No problems were found." in page


@pytest.fixture(scope="module")
def browser() -> Iterator:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("no Chromium on this machine")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Opens a report in the browser; anything the page logs or asks for fails the test."""
    contexts = []
    trouble: list[str] = []
    asked: list[str] = []

    def open_(report=None, *, view: View = VIEW, fragment: str = "", **options):
        path = Path(tmp_path, "report.html")
        path.write_text(page_of(report, view), encoding="utf-8")
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: trouble.append("a dialog"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri() + fragment)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert trouble == []
    assert [address for address in asked if not address.startswith("file:")] == []


def shown_cards(page) -> list[str]:
    return [card.get_attribute("id") for card in page.locator(".card:visible").all()]


class TestBrowser:
    def test_a_click_opens_the_evidence(self, open_page):
        page = open_page()
        assert shown_cards(page) == []
        page.get_by_text("Ferry fares will rise by 21%").first.click()
        assert shown_cards(page) == ["finding-2"]
        assert page.locator("#finding-2 q mark").all_inner_texts() == ["12%"]
        assert "Harbour Passengers' League" in page.locator("#finding-2 figcaption").inner_text()
        page.get_by_role("button", name="Close").click()
        assert shown_cards(page) == []

    @pytest.mark.parametrize("key", ["Enter", " "])
    def test_a_key_press_opens_the_evidence(self, open_page, key):
        page = open_page()
        page.locator("#sentence-4").focus()
        page.keyboard.press(key)
        assert shown_cards(page) == ["finding-4"]
        page.keyboard.press("Escape")
        assert shown_cards(page) == []
        assert page.evaluate("document.activeElement.id") == "sentence-4"

    def test_keys_step_through_the_problems_and_around(self, open_page):
        page = open_page()
        seen = []
        for _ in range(6):
            page.keyboard.press("j")
            seen += shown_cards(page)
        assert seen == [f"finding-{n}" for n in (2, 4, 5, 6, 7, 2)]
        page.keyboard.press("k")
        assert shown_cards(page) == ["finding-7"]
        assert page.locator("#position").inner_text() == "problem 5 of 5"
        assert page.evaluate("document.activeElement.id") == "sentence-7"

    def test_stepping_goes_on_from_a_sentence_that_is_no_problem(self, open_page):
        page = open_page()
        page.locator("#sentence-3").click()
        page.get_by_role("button", name="Next problem").click()
        assert shown_cards(page) == ["finding-4"]
        page.locator("#sentence-3").click()
        page.get_by_role("button", name="Previous problem").click()
        assert shown_cards(page) == ["finding-2"]

    def test_a_filter_takes_a_verdict_out(self, open_page):
        page = open_page()
        page.keyboard.press("j")
        page.get_by_role("checkbox", name="contradicted").uncheck()
        assert shown_cards(page) == []
        assert page.locator("#position").inner_text() == "4 problems"
        page.keyboard.press("j")
        assert shown_cards(page) == ["finding-4"]
        decoration = "getComputedStyle(document.querySelector('#sentence-2')).textDecorationLine"
        assert page.evaluate(decoration) == "none"
        page.get_by_role("checkbox", name="contradicted").check()
        assert page.evaluate(decoration) == "underline"

    def test_an_address_leads_to_a_finding(self, open_page):
        assert shown_cards(open_page(fragment="#finding-5")) == ["finding-5"]

    def test_each_verdict_has_an_underline_of_its_own(self, open_page):
        page = open_page()
        styles = [
            page.evaluate(
                "s => { const c = getComputedStyle(s); "
                "return c.textDecorationStyle + c.textDecorationThickness; }",
                sentence,
            )
            for sentence in page.locator("a.sentence").element_handles()
        ]
        assert len(set(styles)) == len(styles) == 6

    def test_without_script_all_evidence_is_there(self, open_page):
        page = open_page(java_script_enabled=False)
        assert len(shown_cards(page)) == 6

    def test_print_shows_the_evidence_for_problems(self, open_page):
        page = open_page()
        page.emulate_media(media="print")
        assert shown_cards(page) == [f"finding-{n}" for n in (2, 4, 5, 6, 7)]
        assert not page.get_by_role("button", name="Next problem").is_visible()

    @pytest.mark.parametrize("width", [320, 800, 1400])
    def test_nothing_is_wider_than_the_window(self, open_page, width):
        page = open_page(viewport={"width": width, "height": 700})
        page.keyboard.press("j")
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    def test_the_chosen_sentence_is_in_sight_on_a_phone(self, open_page):
        page = open_page(viewport={"width": 390, "height": 700}, reduced_motion="reduce")
        page.keyboard.press("k")
        box = page.locator("#sentence-7").bounding_box()
        panel = page.locator("#panel").bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= panel["y"]

    def test_hostile_text_does_nothing(self, open_page):
        page = open_page(hostile_report())
        page.keyboard.press("j")
        assert "<script>alert(1)</script>" in page.locator(".card:visible").inner_text()

    def test_a_script_that_came_through_would_not_run(self, open_page, browser, tmp_path):
        """The policy stands though the escaping were broken."""
        path = tmp_path / "broken.html"
        attack = "<main><script>window.hit=1</script><img src=x onerror='window.hit=2'>"
        path.write_text(page_of().replace("<main", attack + "<main", 1), encoding="utf-8")
        context = browser.new_context()
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_timeout(100)
        assert page.evaluate("window.hit") is None
        context.close()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("opened", [False, True])
    def test_is_accessible(self, open_page, scheme, opened):
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        page = open_page(color_scheme=scheme)
        # The page lets no other script in, so axe runs where the policy does not reach.
        if opened:
            page.keyboard.press("j")
        results = axe.Axe().run(page)
        told = [f"{v['id']}: {v['nodes'][0]['html']}" for v in results.response["violations"]]
        assert told == []
