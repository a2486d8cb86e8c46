import pytest

from diurna.gather import furniture
from tests.gather.saved_layouts import P1, P2

TEXT = {
    "a sentence that opens like a credit": "With reports from the front of fifty dead, the council called for a truce before winter.",
    "a sentence about copyright": "Copyright law was the last thing on their minds, the two brothers said as they copied the leaflets.",
    "a sentence that opens ‘for more than’": "For more than two years monitors were not allowed to visit the camp, the council said.",
    "a sentence about registering": "Register offices stayed shut across the valley on Monday, the ministry said.",
    "a sentence that ends on a handout": "They lived for nine months in tents on what the council called a government handout.",
    "a sentence with a colon after ‘picture’": "Satellites gave a clear picture: the bridge had gone and the road was under water.",
    "a sentence that an agency signs": "The army said it would answer every shell that falls on the harbour. (ANI)",
    "a sentence told through an agency": "The minister told Reuters via telephone that the ferry would sail.",
    "a sentence about this image": "This image of a broken state suits both sides, said Marren.",
    "a subhead": "What happens next",
    "by-words": "By the numbers",
    "a quotation": "“Share this with your mother,” he wrote.",
    "watch without a colon": "Watch groups said the truce held until Friday.",
    "a list of figures": "Port Senna: 17 killed",
    "more than": "More than 300 people reached Linhaven.",
}


@pytest.mark.parametrize("line", TEXT.values(), ids=TEXT.keys())
def test_text_is_never_taken_for_furniture(line: str) -> None:
    assert furniture.body([P1, line, P2], title="").paragraphs == (P1, line, P2)


DROPPED = {
    "share buttons in a row": "Share  Tweet  Print",
    "reading time": "3 min read",
    "advertisement": "Advertisement",
    "also read": "Also read: Ten days that emptied a harbour",
    "in capitals": "READ MORE: TEN DAYS THAT EMPTIED A HARBOUR",
    "copyright": "© 2026 The Morning Lantern. All rights reserved",
    "tags": "Tags: Varland, truce",
    "channel": "Join our WhatsApp channel for live updates",
    "newsletter": "Sign up to our daily newsletter",
    "file photo": "FILE - In this photo released by the council, Ilse Marren speaks in Linhaven, Feb. 10, 2025. ( AP )",
    "slashed credit": "Smoke rises over Port Senna on Monday [Karim Sule/Wirepress]",
    "labelled credit": "The harbour on Monday. Photo: Karim Sule",
    "agency handout": "A frame from the ministry’s film (Handout/Reuters)",
    "desk notice": "(This story has not been edited by our staff and is published from a syndicated feed.)",
    "hours ago": "Updated 5 hours ago",
}


@pytest.mark.parametrize("line", DROPPED.values(), ids=DROPPED.keys())
def test_furniture_goes(line: str) -> None:
    assert furniture.body([P1, line, P2], title="").paragraphs == (P1, P2)


CREDITS = {
    "an agency's inputs": ("(With inputs from Wirepress)", "Wirepress"),
    "reporters and editors": ("(Reporting by Tomas Brink; editing by Ada Lund)", "Tomas Brink"),
    "no bracket": ("With inputs from agencies", "agencies"),
    "an agency alone": ("(ANI)", "ANI"),
    "no credit": (P1, None),
}


@pytest.mark.parametrize(("line", "expected"), CREDITS.values(), ids=CREDITS.keys())
def test_credits(line: str, expected: str | None) -> None:
    assert furniture.credit(line) == expected


def test_a_heading_of_links_takes_the_headlines_below_along_up_to_a_sentence() -> None:
    lines = [P1, "Most read", "The baker who would not leave", "A storm names itself", P2]
    assert furniture.body(lines, title="").paragraphs == (P1, P2)


def test_a_sentence_printed_twice_stays_once_and_a_scrap_goes() -> None:
    lines = [
        P1,
        "Ilse Marren",
        "Ilse Marren",
        "The bridge at Linhaven had gone by Monday morning.",
        "The bridge at Linhaven had gone by Monday morning.",
        P2,
    ]
    assert furniture.body(lines, title="").paragraphs == (P1, "The bridge at Linhaven had gone by Monday morning.", P2)
