"""What states nothing to check is skipped, and nothing else is."""

from __future__ import annotations

import pytest

from factcheck.language.skipping import skip_reason
from factcheck.model import BlockKind

SKIPPED = [
    ("question", "How many ferries ran last winter?"),
    ("question", "Was the mayor right, and did anybody listen?"),
    ("question", "Did the mayor really say “it is a good idea”?"),
    ("question", "(And who will pay for it?)"),
    ("question", "The council agreed to it, didn't it?"),
    ("question", "Who knew?!?"),
    ("heading", "Harbour Fares by the Numbers"),
    ("heading", "WET PAPERS, RED FACES"),
    ("heading", "Who Pays for the Ferries"),
    ("heading", "A Town on Its Own"),
    ("heading", "Sources"),
    ("heading", "By Dana Orsk"),
    ("heading", "Movies, games and more"),
    ("heading", "* * *"),
    ("greeting", "Good morning, and welcome back to the briefing."),
    ("greeting", "Hello and thank you for reading."),
    ("greeting", "Dear readers, it is a pleasure to be back."),
    ("greeting", "That’s all for today."),
    ("instruction", "Click here to read the full report on ferry fares."),
    ("instruction", "Turn to page 4 for a map of the harbour."),
    ("instruction", "Leave the car at home and bring an umbrella."),
    ("instruction", "Keep your windows shut when the ash falls."),
    ("instruction", "If you go next year, take comfortable shoes."),
    ("greeting", "Congratulations, Dana!"),
    ("opinion", "If it were up to me, the ferries would be free."),
    ("instruction", "Write to our newsroom if your ferry has been late."),
    ("instruction", "Read more"),
    ("instruction", "Read more about the ferries in our archive."),
    ("instruction", "Come back tomorrow for our round-up of day six."),
    ("instruction", "Please send us your photographs."),
    ("instruction", "For more on the strike, see page 12."),
    ("instruction", "To get the newsletter, sign up here."),
    ("instruction", "If you have a tip, contact us."),
    ("instruction", "Bring a torch, and wear a warm coat when you walk home."),
    ("instruction", "Look for the ferry to the east of the old pier."),
    ("instruction", "Do not drink the water."),
    ("instruction", "Avoid the bridge after dark."),
    ("instruction", "If you sail tonight, pack warm clothes."),
    ("instruction", "Ask your neighbours before you paint the fence."),
    ("instruction", "Open the window."),
    ("greeting", "Congratulations, Ruth!"),
    ("opinion", "If it were up to me, I would sell the pier."),
    ("opinion", "I for one like the thought of a toll."),
    ("opinion", "Raising the fares strikes me as a heartless choice."),
    ("opinion", "I can’t help admiring anyone who rows to work."),
    ("opinion", "No fare, it seems to me, was ever going to please everyone."),
    ("opinion", "I find the mayor’s calm about all this hard to share."),
    ("opinion", "To me, the harbour never looked like a place in trouble."),
    ("opinion", "To us it seems a rare piece of good news."),
    ("opinion", "In my view the council got this one wrong."),
    ("opinion", "The decision seems unwise."),
    ("opinion", "All of this seems to have been a rather reckless gamble."),
    ("opinion", "We believe that the harbour deserves better."),
    ("opinion", "What a mess!"),
]

CHECKED = [
    "Watch your step, the mayor warned.",
    "Police the harbour pays for kept your boats away.",
    "Help the Aged, a charity, gave 5 million crowns to the ferry.",
    "The report counted 5,757 casualties.",
    "The report counted 5,757 casualties",
    "Dana Orsk is the director of the Harbour League",
    "“I think it is a good idea,” Orsk said.",
    "‘I think it is a good idea,’ Orsk said.",
    "“In my view the council got it wrong”, according to Orsk.",
    "Orsk said I was wrong.",
    "In my view, said Orsk, the council got it wrong.",
    "“Why did they do it?” Orsk asked.",
    "“Can they ever agree?”",
    "“Click here” was all the letter said.",
    "Share prices fell on Monday.",
    "Call volumes doubled within a week.",
    "Support for the treaty grew last year.",
    "Visit numbers rose by a tenth.",
    "Follow-up talks will be held in May.",
    "Turn-out was higher than in 2019.",
    "Work the crews had begun was halted.",
    "Produce prices rise.",
    "Remember that the pier was closed.",
    "Take the pier at Orsk, which lost its roof.",
    "Set in Norway, the film is slow.",
    "Never before had the port closed.",
    "Come Friday, the port will be open.",
    "Even the mayors agree with her.",
    "Congratulations poured in from Oslo.",
    "Congratulations to the crew, who beat Oslo.",
    "Dear readers, the port reopened.",
    "Read literally, the treaty bans all mines.",
    "Watch makers shut three plants.",
    "Good morning news drew 3 million viewers.",
    "Welcome news came from the harbour board.",
    "The board seems to have raised the fares in 2023.",
    "The fares seem to be 12% higher than last year.",
    "I think the report counted 6,000 casualties.",
    "I find it odd that Orsk called the plan “reckless”.",
    "I met the minister in Oslo on Wednesday.",
    "World War I ended in November 1918.",
    "It is a good idea.",
    "5,757 new casualties in 53 countries",
    "fares go up by 12%",
    "Ferry fares will rise next year",
    "Roughly one casualty in three was a death:",
]


@pytest.mark.parametrize(("reason", "text"), SKIPPED)
def test_a_sentence_that_states_nothing_is_skipped_for_its_reason(reason: str, text: str) -> None:
    assert skip_reason(text, BlockKind.PARAGRAPH) == reason


@pytest.mark.parametrize("text", CHECKED)
def test_a_sentence_that_states_something_is_checked(text: str) -> None:
    assert skip_reason(text, BlockKind.PARAGRAPH) is None


def test_a_heading_block_is_skipped_whatever_it_says() -> None:
    text = "Fares rise by 12%, the board said."
    assert skip_reason(text, BlockKind.HEADING) == "heading"
    assert skip_reason(text, BlockKind.PARAGRAPH) is None


def test_a_bare_figure_in_a_table_states_nothing_by_itself() -> None:
    assert skip_reason("5,757", BlockKind.CELL) == "heading"
    assert skip_reason("84%", BlockKind.CELL) == "heading"
    assert skip_reason("Fares rose by 12%.", BlockKind.CELL) is None


def test_a_block_quotation_is_somebody_elses_first_person() -> None:
    text = "I think we have learned a lot from this."
    assert skip_reason(text, BlockKind.PARAGRAPH) == "opinion"
    assert skip_reason(text, BlockKind.QUOTATION) is None
