"""Where a report was filed is no part of what it says."""

import pytest

from diurna.interpret.claims import read_claims
from diurna.interpret.claims.sentences import sentences_of
from diurna.interpret.datelines import without_dateline
from diurna.model import Article

REST = "Rockets struck the port on Tuesday."
FILED = {
    "capitals and a country": "MERROW, Orvenia — ",
    "a date": "MERROW, Orvenia, June 4 — ",
    "a wire": "MERROW, Orvenia (River Wire) — ",
    "a town and a known country": "Salalah, Oman - ",
    "a wire alone": "(River Wire) -- ",
    "the time of an entry, here and where it happened": "(10:40 p.m. Saturday, 11:40 a.m. Sunday in Selm) ",
    "the full hour of an entry": "(11 p.m. Monday, 5 a.m. Tuesday in Selm) ",
    "when an entry was posted": "[Posted at 11:06 a.m. ET, 6:06 p.m. local time] ",
    "an hour and a colon": "2:40 a.m. local: ",
    "nothing": "",
}
KEPT = {
    "a name and an office": "Ana Roe, Secretary - She said so.",
    "a dash within a sentence": "In Selm, Oman, shells fell — and went on falling.",
}


@pytest.mark.parametrize("opening", FILED.values(), ids=FILED)
def test_what_opens_a_report_is_left_out(opening: str) -> None:
    assert without_dateline(opening + REST) == REST


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_a_sentence_stays_whole(text: str) -> None:
    assert without_dateline(text) == text


@pytest.mark.parametrize("opening", FILED.values(), ids=FILED)
def test_a_land_that_a_report_was_filed_from_has_struck_nobody(opening: str) -> None:
    article = Article(id="a", text=opening + REST)
    told = [(getattr(c, "actor", None), article.text[c.start : c.end]) for c in read_claims(article)]
    assert told == [(None, "Rockets struck the port")]


def test_a_dateline_with_full_stops_leaves_no_empty_sentence() -> None:
    article = Article(id="a", text="SELM, Oman. (River News Ltd.) - " + REST)
    assert [s.text for s in sentences_of(article)] == [REST]
