import pytest

from diurna.edition import Citation
from diurna.interpret.disputes import denies_civilians, disputes, with_earlier, with_marks
from diurna.interpret.wholes import PERHAPS
from tests.interpret.invented import ledger_row

ARMY = {"claimant": "Kardavian Army", "citation": Citation(source=2, field="text", start=0, end=9)}
DISPUTES = {
    "two claimants, one incident": ([ledger_row(23), ledger_row(5, **ARMY)], True),
    "figures that can both be right": ([ledger_row(23), ledger_row(20, high=None, qualifier="at_least", **ARMY)], False),
    "one of a place, and one of none that may be of its event": (
        [ledger_row(23, place="Halvet"), ledger_row(5, flags=(f"{PERHAPS}23 killed in Halvet (Health Office, 2 March)",), **ARMY)],
        True,
    ),
    "about so many and nearly so many": ([ledger_row(48), ledger_row(50, qualifier="about", **ARMY)], False),
    "about so many and far fewer": ([ledger_row(30), ledger_row(50, qualifier="about", **ARMY)], True),
    "those hurt badly and all who were": (
        [ledger_row(23, effect="injured"), ledger_row(5, effect="injured", severity="seriously", **ARMY)],
        False,
    ),
    "one of a place and one of none": ([ledger_row(23, place="Halvet"), ledger_row(5, **ARMY)], False),
    "a few of a country's many": ([ledger_row(64, place="Peru"), ledger_row(10, place="Peru", **ARMY)], False),
    "a few of a country's many, told for no place": (
        [ledger_row(10, flags=(f"{PERHAPS}64 killed in Peru (Health Office, 2 March)",), **ARMY), ledger_row(64, place="Peru")],
        False,
    ),
    "like counts of a country": ([ledger_row(64, place="Peru"), ledger_row(30, place="Peru", **ARMY)], True),
    "weeks apart": ([ledger_row(23, as_of="2026-02-10"), ledger_row(5, as_of="2026-03-02", **ARMY)], False),
    "one claimant": ([ledger_row(23), ledger_row(5)], False),
    "two incidents": ([ledger_row(23), ledger_row(5, story="t", **ARMY)], False),
    "two places": ([ledger_row(23, place="Halvet"), ledger_row(5, place="Kelmo", **ARMY)], False),
    "killed and hurt": ([ledger_row(23), ledger_row(5, effect="injured", **ARMY)], False),
    "an incident and a total": ([ledger_row(23), ledger_row(500, scope="cumulative", place="Zarim", **ARMY)], False),
    "dozens is no number to dispute": ([ledger_row(24, high=99, qualifier="vague"), ledger_row(5, **ARMY)], False),
    "a side, and the army that was in it": (
        [ledger_row(23, people="soldiers"), ledger_row(5, **{**ARMY, "claimant": "army"}, people="soldiers")],
        True,
    ),
    "an army, and the army": ([ledger_row(23, claimant="Kardavian Army"), ledger_row(5, **{**ARMY, "claimant": "army"})], False),
    "somebody and nobody": ([ledger_row(23), ledger_row(5, **{**ARMY, "claimant": ""})], False),
    "somebody and anybody": ([ledger_row(23), ledger_row(5, **{**ARMY, "claimant": "officials"})], False),
    "totals of the same since the same day": (
        [ledger_row(232, scope="cumulative", since="27 May"), ledger_row(60, scope="cumulative", since="27 May", **ARMY)],
        True,
    ),
    "a total and a hundredth of it": (
        [ledger_row(8805, scope="cumulative", place="Peru"), ledger_row(26, scope="cumulative", place="Peru", **ARMY)],
        False,
    ),
    "a total and a tenth of it": (
        [ledger_row(8805, scope="cumulative", place="Peru"), ledger_row(800, scope="cumulative", place="Peru", **ARMY)],
        True,
    ),
    "totals of other people": (
        [
            ledger_row(232, scope="cumulative", place="Zarim", people="civilians"),
            ledger_row(44, scope="cumulative", people="soldiers", **ARMY),
        ],
        False,
    ),
    "totals of which one has no place": (
        [ledger_row(232, scope="cumulative", place=""), ledger_row(44, scope="cumulative", place="Kardavia", **ARMY)],
        False,
    ),
    "one claimant by two names": ([ledger_row(23, place="Halvet"), ledger_row(5, **{**ARMY, "claimant": "Zarim Health Office"})], False),
    "a person and the office he holds": (
        [ledger_row(23, claimant="Governor Ilas Renko"), ledger_row(5, **{**ARMY, "claimant": "the region's governor, Ilas Renko"})],
        False,
    ),
    "militants and all who died": ([ledger_row(9), ledger_row(12, people="militants", **ARMY)], False),
    "all who died and soldiers, in all": (
        [
            ledger_row(237, scope="cumulative", since="27 May"),
            ledger_row(46, scope="cumulative", since="27 May", people="security forces", **ARMY),
        ],
        False,
    ),
    "all who died and civilians, in all": (
        [
            ledger_row(237, scope="cumulative", since="27 May"),
            ledger_row(60, scope="cumulative", since="27 May", people="civilians", **ARMY),
        ],
        True,
    ),
    "two figures of one text, one of them for a place": ([ledger_row(23, place="Halvet"), ledger_row(5, claimant="Kardavian Army")], False),
    "totals of which one has no day": (
        [ledger_row(232, scope="cumulative", since="27 May"), ledger_row(44, scope="cumulative", place="Kardavia", **ARMY)],
        False,
    ),
    "two figures of one text for no place": ([ledger_row(23), ledger_row(5, claimant="Kardavian Army")], False),
}


@pytest.mark.parametrize("case", DISPUTES)
def test_disputes(case: str) -> None:
    rows, disputed = DISPUTES[case]
    found = disputes(rows)
    assert bool(found) is disputed
    marked = with_marks(rows, found)
    assert [any(m.kind == "DISPUTED" for m in r.marks) for r in marked] == [disputed] * len(rows)


def test_each_side_names_the_other() -> None:
    rows = [ledger_row(23, place="Halvet"), ledger_row(5, place="Halvet", **ARMY)]
    (dispute,) = disputes(rows)
    assert dispute.subject == "People killed in Halvet"
    assert [m.note for r in with_marks(rows, (dispute,)) for m in r.marks] == ["Kardavian Army: 5", "Health Office: 23"]


def test_a_side_is_a_claimants_highest_figure() -> None:
    (dispute,) = disputes([ledger_row(19, place="Halvet"), ledger_row(23, place="Halvet"), ledger_row(5, place="Halvet", **ARMY)])
    assert [(s.claimant, s.low) for s in dispute.sides] == [("Health Office", 23), ("Kardavian Army", 5)]


def test_who_was_hit_is_in_dispute_where_an_article_denies_that_civilians_were() -> None:
    rows = [ledger_row(12, place="Halvet", people="villagers"), ledger_row(4, place="Halvet", **{**ARMY, "people": "gunmen"})]
    assert disputes(rows) == ()
    assert [s.low for s in disputes(rows, {2})[0].sides] == [12, 4]
    assert denies_civilians("The army said that it knew of no civilian deaths.")
    assert not denies_civilians("The army said that civilians were among the dead.")


def test_what_one_article_gives_under_two_names_is_one_side() -> None:
    front = {"citation": Citation(source=3, field="text", start=0, end=9)}
    rows = [ledger_row(12, claimant="rebels", **front), ledger_row(12, claimant="Zarim Front", **front), ledger_row(4, **ARMY)]
    (dispute,) = disputes(rows)
    assert [s.claimant for s in dispute.sides] == ["Zarim Front", "Kardavian Army"]


def test_what_an_earlier_edition_printed_stands_beside_the_row_that_it_is_held_against() -> None:
    rows = [ledger_row(5, **ARMY), ledger_row(9, effect="injured", **ARMY)]
    (dispute,) = with_earlier((), rows, [ledger_row(23, printed="zarim-2026-03-02.r1"), None])
    assert [(s.claimant, s.citation.source, s.printed) for s in dispute.sides] == [
        ("Kardavian Army", 2, ""),
        ("Health Office", 0, "zarim-2026-03-02.r1"),
    ]
    total = {"scope": "cumulative", "since": "27 May"}
    (dispute,) = with_earlier((), [ledger_row(237, **total)], [ledger_row(46, **total, **ARMY)])
    assert dispute.subject == "People killed since 27 May"


def test_a_figure_that_contradicts_none_is_no_side() -> None:
    lower = ledger_row(
        4, high=None, qualifier="at_least", claimant="Governor Ana Roe", citation=Citation(source=3, field="text", start=0, end=9)
    )
    (dispute,) = disputes([ledger_row(23), ledger_row(5, **ARMY), lower])
    assert [s.low for s in dispute.sides] == [23, 5]
