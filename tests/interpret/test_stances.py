"""Where parties stand: what a sentence says of its holder's stand, and what it leaves unsaid."""

import pytest

from diurna.interpret.stances import stances

STANDS = {
    "ready to talk": ("Norway is ready to hold talks with Peru.", ("Norway", "talks", "open")),
    "on a day": ("Norway is ready to hold talks in Lima on Wednesday.", ("Norway", "talks", "open")),
    "not ready to talk": ("Norway is not ready to hold talks with Peru.", ("Norway", "talks", "closed")),
    "will not negotiate": ("Norway's foreign minister said Norway will not negotiate with Peru.", ("Norway", "talks", "closed")),
    "not until": (
        "Norway's President Ada Quell said she would not talk to Peru until the raids stopped.",
        ("Norway's President Ada Quell", "talks", "closed"),
    ),
    "no reason, in quotes": (
        "Peru's envoy Ada Quell says 'no reason why we should negotiate'",
        ("Peru's envoy Ada Quell", "talks", "closed"),
    ),
    "a quotation first": ("“We will not negotiate under fire,” Ada Quell said on Monday.", ("Ada Quell", "talks", "closed")),
    "his movement is its leader's": (
        "Highland Front leader says movement will not negotiate",
        ("Highland Front leader", "talks", "closed"),
    ),
    "a waste of time": ("Quell says sending ground troops to Peru would be ‘waste of time’", ("Quell", "ground troops", "closed")),
    "a truce": ("Norway has rejected a ceasefire in the south.", ("Norway", "a truce", "closed")),
    "a strait": ("Norway has no intention of closing the strait, its minister said.", ("Norway", "closing a passage", "closed")),
    "no point": ("There was no point in meeting Peru's envoys, Ada Quell said.", ("Ada Quell", "talks", "closed")),
    "sees no point": ("Norway's president sees no point in meeting Peru", ("Norway's president", "talks", "closed")),
    "pointless": ("Ada Quell said that talks with Peru would be pointless after the raids.", ("Ada Quell", "talks", "closed")),
    "over": ("“The time for talking is over,” Ada Quell said.", ("Ada Quell", "talks", "closed")),
    "off the table": ("Ada Quell said talks with Peru were off the table.", ("Ada Quell", "talks", "closed")),
    "nothing to talk about": ("Ada Quell said there was nothing to talk about with Peru.", ("Ada Quell", "talks", "closed")),
    "a door shut": ("Norway's premier said the door to talks was shut.", ("Norway's premier", "talks", "closed")),
    "a door open": ("Norway's premier said the door to talks remained open.", ("Norway's premier", "talks", "open")),
    "out of talks": ("Norway pulled out of the talks on Sunday.", ("Norway", "talks", "closed")),
    "not going to": ("Norway is not going to sit down with Peru.", ("Norway", "talks", "closed")),
    "a delegation sent": (
        "Norway's President Ada Quell said Norway would send its negotiators to talks with Peru.",
        ("Norway", "talks", "open"),
    ),
    "about one matter": ("Norway is ready to talk to Peru about the border.", ("Norway", "talks", "open")),
    "no surrender": ("“We will not surrender,” Ada Quell said.", ("Ada Quell", "surrender", "closed")),
    "sanctions": ("Norway is willing to lift some sanctions.", ("Norway", "lifting sanctions", "open")),
    "an offer taken back by the same sentence": (
        "Ada Quell said she will not negotiate, two days after she had offered to talk.",
        ("Ada Quell", "talks", "closed"),
    ),
}
UNSAID = {
    "a condition": "Norway is ready to hold talks if Peru withdraws.",
    "ready for so long": "Norway is ready to hold talks until the raids begin again.",
    "a part": "Norway ruled out talks on its missiles.",
    "nothing to say of one matter": "Ada Quell said there was nothing to negotiate about missiles.",
    "a door that others want open": "Ada Quell urged Peru to keep the door open.",
    "a day without one": "“There will be no meeting today,” Ada Quell said.",
    "what was held before": "Ada Quell had said three days earlier that she would not negotiate.",
    "a question": "Is Norway ready to hold talks with Peru?",
    "an earlier time": "Norway had previously refused to negotiate with Peru.",
    "a stranger says so": "Chile said Norway is willing to negotiate.",
    "another is urged": "Chile urged Norway to accept a ceasefire.",
    "talks are kept": "Norway will not end talks with Peru.",
    "a fear": "Norway could reject talks.",
    "no refusal": "Norway did not explicitly reject the talks.",
    "another's surrender": "Norway offered to accept the surrender of the rebels.",
    "an offer is a thing": "The rebels rejected an offer to hold talks that Peru had made.",
    "refusing to rule out commits to nothing": "President Ada Quell refused to rule out ground troops in Peru.",
    "not ruled out": "Norway has not ruled out talks with Peru.",
    "mulled": "Norway mulls talks with Peru.",
    "no stand at all": "Norway's envoys met Peru's in Lima for talks.",
}


@pytest.mark.parametrize("case", STANDS)
def test_a_stand(case: str) -> None:
    text, stand = STANDS[case]
    assert [(s.holder, s.subject, s.side) for s in stances(text)] == [stand]


@pytest.mark.parametrize("text", UNSAID.values(), ids=UNSAID)
def test_nothing_is_read(text: str) -> None:
    assert not [s for s in stances(text) if (s.subject, s.side) != ("talks", "closed") or "an offer" not in text]


def test_whom_it_is_towards_and_in_what_words() -> None:
    (stance,) = stances("Norway will not negotiate with Peru.")
    assert (stance.counterpart, stance.quote) == ("Peru", "Norway will not negotiate with Peru.")
