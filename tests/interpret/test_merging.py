import pytest
from msgspec.structs import replace

from diurna.interpret.merging import latest_told, merged
from tests.interpret.invented import at, entry

TWICE = "Some 55 wounded were treated in Halvet hospital in the east this week."
MERGED = {
    "one sentence in two stories": (
        [entry(55, place="Halvet", from_=s, story=s, effect="injured", quote=TWICE) for s in ("a", "b")],
        1,
    ),
    "few words in two stories": ([entry(9, place="Halvet", from_=s, story=s, quote="Nine died there.") for s in ("a", "b")], 2),
    "ten outlets that carry one figure": ([entry(9, from_="a"), entry(9, from_="b")], 1),
    "another figure": ([entry(9), entry(12)], 2),
    "at least and more than stay different": ([entry(200, None, qualifier="at_least"), entry(200, None, qualifier="more_than")], 2),
    "other places": ([entry(9, place="Halvet"), entry(9, place="Kelmo")], 2),
    "a place within a longer one": ([entry(9, place="Halvet"), entry(9, place="Upper Halvet")], 1),
    "other people": ([entry(9, people="children"), entry(9, people="soldiers")], 2),
    "another effect": ([entry(9), entry(9, effect="injured")], 2),
    "another claimant": ([entry(9, claimant="Lunek"), entry(9, claimant="Holt")], 2),
    "another story": ([entry(9), entry(9, story="t")], 2),
    "one voice under two names": ([entry(9, claimant="governor"), entry(9, claimant="Governor Stefan Brod", from_="b")], 1),
    "a figure by nobody is the named claimant's": ([entry(9, claimant=None), entry(9, claimant="Lunek", from_="b")], 1),
    "a headline's state is the text's ministry": (
        [entry(9, claimant="Kardavia", field="title"), entry(9, claimant="Energy Ministry", start=20)],
        1,
    ),
    "a headline and its own text": ([entry(9, field="title", place="Zarim"), entry(9, place="Halvet", start=20)], 1),
}


@pytest.mark.parametrize("case", MERGED)
def test_one_entry_for_one_figure(case: str) -> None:
    entries, count = MERGED[case]
    assert len(merged(entries)) == count
    assert len(merged(entries[::-1])) == count


def test_the_fullest_stays_and_takes_what_it_lacks_from_its_own_article() -> None:
    (one,) = merged([entry(9, place="Halvet", start=5), entry(9, people="villagers", since="27 May"), entry(9, from_="b", via="Gulfline")])
    assert (one.claim.people, one.claim.since, one.claim.place, one.claim.via) == ("villagers", "27 May", "Halvet", None)


#: What a claimant gave at eight, and at four in the afternoon through another outlet: which figures of the two stand.
OVERTAKEN = {
    "more, later": ({}, [12]),
    "fewer, later": ({"low": 7}, [9, 7]),
    "by another claimant": ({"claimant": "Relief Network"}, [9, 12]),
    "by anybody": ({"claimant": "officials"}, [9, 12]),
    "at another place": ({"place": "Kelmo"}, [9, 12]),
    "of other people": ({"people": "soldiers"}, [9, 12]),
}


@pytest.mark.parametrize("case", OVERTAKEN)
def test_what_a_claimant_gave_first_stands_no_longer(case: str) -> None:
    given, stands = OVERTAKEN[case]
    told = {"claimant": "Mayor Ana Roe", "place": "Halvet", "low": 12, **given}
    first, then = entry(9, claimant="Mayor Ana Roe", place="Halvet"), entry(**told, from_="b", source="The Courier")  # type: ignore[arg-type]
    first = replace(first, article=replace(first.article, published_at=at(8)))
    then = replace(then, article=replace(then.article, published_at=at(16)))
    assert [e.claim.low for e in latest_told([first, then])] == stands
