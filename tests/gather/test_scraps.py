import pytest

from diurna.gather.scraps import without_scraps
from tests.gather.saved_layouts import P1, P2, P3

KEPT = {
    "a summary that a section opens with": (P1, P3, "The health office of Port Senna said at least 17 people were killed and 42 wounded."),
    "a line that a link broke off": (P1, "The council named the frigate", "Aurora", ", which left on Sunday with all hands.", P2),
    "a short last sentence below an advertisement": (P1, P2, "Advertisement", "“We are tired,” she said."),
    "a subhead between a button and a paragraph": (P1, "Advertisement", "Fourth round in a month", P2),
    "a paragraph about somebody who shares the writer's first name": (
        P1,
        P2,
        P3,
        "Tomas Holm is a fisherman who saw both shells fall, he said.",
    ),
    "what instructions say, with no word of a site": (P1, "You must leave the harbour district before dawn, the order says.", P2),
    "what stands below ‘your comment’ where it is more": ("Talks ended.", "Your comment", P1, P2),
}


@pytest.mark.parametrize("lines", KEPT.values(), ids=KEPT)
def test_text_stays(lines: tuple[str, ...]) -> None:
    assert without_scraps(lines, "Tomas Brink") == list(lines)


GONE = {
    "a form and its heading": (P1, "Sign up to The Lantern", "Free weekly letter", "The best of the week", "Your email address", P2),
    "small buttons between two larger": (P1, P3, "Text size", "Tiny", "Wide", "Share", P2),
    "a caption printed twice": (P1, "A pump is carried down Linhaven Street", P3, "A pump is carried down Linhaven Street", P2),
    "a caption above its credit": (P1, "A pump is carried down Linhaven Street in the rain", "Photo: Karim Sule", P2),
    "a caption below its label": (P1, "Image caption,", "A pump in the rain", P2),
    "a pull quote": (P1, "The health office of Port Senna said at least 17 people were killed and 42 wounded", P3, P2),
    "where the writer was": (P1, "Tomas Brink reported from Linhaven.", P2),
    "the writer's life": (P1, P3, P2, "Tomas Brink covers the river for The Lantern."),
    "comments": (P1, P3, P2, "Add a comment", "Jim55", "I never liked that harbour, and I told them so in March."),
}


@pytest.mark.parametrize("lines", GONE.values(), ids=GONE)
def test_what_surrounds_goes(lines: tuple[str, ...]) -> None:
    left = without_scraps(lines, "Tomas Brink")
    assert [line for line in left if line not in {"Photo: Karim Sule", "Image caption,", "Text size", "Share"}] == [
        line for line in lines if line in {P1, P2, P3}
    ]
