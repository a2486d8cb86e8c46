"""What a sentence adds to the toll that it gives is a part of the new total; what befell others stays a count of its own."""

import pytest

from diurna.interpret.claims.casualties import read_casualties
from diurna.interpret.tally import count
from diurna.model import Article

ADDED = {
    "after bodies were found": ("The death toll has risen to 11, Ana Roe said on Friday, after four bodies were found in the rubble.", 11),
    "bodies pulled out, bringing": ("Rescuers pulled four bodies from the rubble, bringing the toll to 11.", 11),
    "the number is now": ("Four bodies were found in the rubble on Friday, the mayor said, and the number of dead is now 11.", 11),
    "from one figure to another": ("The toll rose from 7 to 11 when four more bodies were recovered.", 11),
    "the toll of a named blast": ("The toll of the blast rose to 11 after four bodies were found.", 11),
    "another victim": ("Another victim died in hospital, raising the toll to 12.", 12),
    "a worker wounded before": (
        "A worker wounded in Thursday's blast at a depot in Selm died in hospital, bringing the death toll to 12, Ana Roe said.",
        12,
    ),
    "a wounded man": ("The death toll from the strike rose to 11 after a wounded man died in hospital.", 11),
    "another two": ("The toll of the strike has risen to 11 as another two people succumbed to their injuries.", 11),
}


@pytest.mark.parametrize(("text", "low"), ADDED.values(), ids=ADDED)
def test_those_added_are_part_of_the_total(text: str, low: int) -> None:
    article = Article(id="a", text=text)
    assert [(c.effect, c.low, c.scope) for c in read_casualties(article)] == [("killed", low, "incident")]
    assert count(article).killed == (low, low)


BESIDE = {
    "a blast, and the toll since May": (
        "Four people were killed in a blast at Selm, bringing the death toll since May to 400.",
        [4, 400],
        4,
    ),
    "two more in a raid, and the war's toll": (
        "Two more soldiers were killed in a raid on Selm, bringing the army's death toll in the war to 400.",
        [2, 400],
        2,
    ),
    "bodies, and a country's toll": ("Fifteen bodies were recovered in Oman, raising the death toll to 40,120.", [15, 40120], 15),
}


@pytest.mark.parametrize(("text", "figures", "tally"), BESIDE.values(), ids=BESIDE)
def test_a_new_event_stays_beside_a_running_total(text: str, figures: list[int], tally: int) -> None:
    article = Article(id="a", text=text)
    assert [(c.low, c.scope) for c in read_casualties(article)] == [(figures[0], "incident"), (figures[1], "cumulative")]
    assert count(article).killed == (tally, tally)
