import re

import pytest

from diurna.interpret.claims.speech import BELLIGERENT, SPEAKERS
from diurna.interpret.parties import Parties
from diurna.interpret.wordings import wordings

WHO = {
    "one": ("a nurse", True),
    "many": ("nurses", True),
    "in other spellings": ("a neighbor or the coastguard", True),
    "part of a word": ("the nursery", False),
}


@pytest.mark.parametrize("case", WHO)
def test_who_may_speak(case: str) -> None:
    text, speaks = WHO[case]
    assert bool(SPEAKERS.search(text)) == speaks


@pytest.mark.parametrize("line", wordings("speakers.txt", "belligerents"))
def test_a_belligerent_is_a_whole_word(line: str) -> None:
    who = re.sub(r"(.)\?", r"\1", line)
    assert BELLIGERENT.fullmatch(who)
    assert not BELLIGERENT.search(f"x{who}x")


def test_a_body_speaks_for_its_state() -> None:
    assert Parties.of(()).key("Kremlin") == "Russia"


def test_a_part_that_is_not_there_holds_nothing() -> None:
    assert wordings("speakers.txt", "nobody") == ()
