"""Which totals stand on, on days whose articles do not move them."""

import pytest

from diurna.interpret.carried import Absent, carried
from diurna.interpret.guards import JUMP
from tests.interpret.invented import history, ledger_row

TOTAL = {"scope": "cumulative", "place": "Zarim", "as_of": "2026-03-01"}

CARRIED = {
    "a total of which nothing new is said": ([ledger_row(90, **TOTAL)], (), [90]),
    "the higher one of a day": ([ledger_row(12, **TOTAL), ledger_row(90, **TOTAL)], (), [90]),
    "a total that has a new figure": ([ledger_row(90, **TOTAL)], (ledger_row(95, **TOTAL),), []),
    "a new figure by a fuller name": ([ledger_row(90, **TOTAL)], (ledger_row(95, **{**TOTAL, "claimant": "Zarim Health Office"}),), []),
    "a new figure of a part": ([ledger_row(90, **TOTAL)], (ledger_row(9, people="children", **TOTAL),), [90]),
    "the same of `protesters`": ([ledger_row(90, **TOTAL)], (ledger_row(90, people="protesters", **TOTAL),), []),
    "a new figure of half the size": ([ledger_row(90, **TOTAL)], (ledger_row(30, **TOTAL),), [90]),
    "another's new figure": ([ledger_row(90, **TOTAL)], (ledger_row(95, **{**TOTAL, "claimant": "Relief Network"}),), [90]),
    "an incident": ([ledger_row(9)], (), []),
    "a claimant's of no place": ([ledger_row(90, **{**TOTAL, "place": ""})], (), [90]),
    "a claimant's word of no place": ([ledger_row(90, qualifier="vague", **{**TOTAL, "place": ""})], (), []),
    "nobody's of no place": ([ledger_row(90, **{**TOTAL, "place": "", "claimant": ""})], (), []),
    "nobody's of a nation": ([ledger_row(90, people="Omanis", **{**TOTAL, "place": "", "claimant": ""})], (), [90]),
    "nobody's few": ([ledger_row(9, **{**TOTAL, "claimant": ""})], (), [9]),
    "the whole of a part that stands": (
        [
            ledger_row(90, **{**TOTAL, "place": ""}),
            ledger_row(9, people="nurses", flags=("among the 90 killed by the same claimant: the two are not to be added",), **TOTAL),
        ],
        (),
        [90, 9],
    ),
    "nobody’s": ([ledger_row(90, **{**TOTAL, "claimant": ""})], (), [90]),
    "nobody’s beside a higher one": (
        [ledger_row(90, **{**TOTAL, "claimant": ""})],
        (ledger_row(95, **{**TOTAL, "claimant": "Relief Network"}),),
        [],
    ),
    "anybody's": ([ledger_row(90, **{**TOTAL, "claimant": "officials"})], (), [90]),
    "anybody's beside a newer one by somebody, of a place not named": (
        [ledger_row(90, **{**TOTAL, "claimant": "officials"})],
        (ledger_row(80, **{**TOTAL, "claimant": "Relief Network", "place": "", "as_of": "2026-03-02"}),),
        [],
    ),
    "nobody's count of those who fled beside a newer one": (
        [ledger_row(900, effect="displaced", **{**TOTAL, "claimant": ""})],
        (ledger_row(9000, effect="displaced", claimant="Relief Network", as_of="2026-03-02"),),
        [],
    ),
}


def test_what_stood_beside_a_total_on_its_day_is_not_carried_on() -> None:
    flags = ("another total of the same: 1,000 (claimant not stated, via Gulfline, 2 March)", "among the 90 killed")
    (row,) = carried((), [history(ledger_row(90, flags=flags, **TOTAL))], "2026-03-03", Absent())
    assert row.flags == flags[1:]


def test_which_totals_stand_on() -> None:
    got = {case: [r.low for r in carried(today, [history(*old)], "2026-03-03", Absent())] for case, (old, today, _) in CARRIED.items()}
    assert got == {case: wanted for case, (*_, wanted) in CARRIED.items()}


def test_a_total_that_stands_on_names_its_edition_and_its_day_and_cites_nothing() -> None:
    (row,) = carried((), [history(ledger_row(90, **TOTAL))], "2026-03-03", Absent())
    assert (row.printed, row.citation.source, row.marks[0].kind, row.marks[0].note) == (
        "zarim-2026-03-02.r1", 0, "UNCHANGED", "no new figure since 1 March",
    )  # fmt: skip


def test_a_total_whose_source_is_silent_says_that_it_may_be_ours() -> None:
    (row,) = carried((), [history(ledger_row(90, **TOTAL))], "2026-03-03", Absent(silent=frozenset({"Gulfline"})))
    assert (row.marks[0].cause, row.marks[0].note) == (
        "our coverage", "no new figure since 1 March; Gulfline, which carried that figure, is silent today",
    )  # fmt: skip


def test_a_figure_that_jumped_does_not_stand_on() -> None:
    days = [history(ledger_row(n, flags=f, **TOTAL), day=d) for n, f, d in ((90, (), "2026-03-01"), (900, (f"{JUMP} 90",), "2026-03-02"))]
    assert [r.low for r in carried((), days, "2026-03-03", Absent())] == [90]


def test_the_count_of_a_day_does_not_stand_on_as_a_total() -> None:
    days = [history(ledger_row(n, **TOTAL), day=d) for n, d in ((900, "2026-03-01"), (78, "2026-03-02"))]
    assert [r.low for r in carried((), days, "2026-03-03", Absent())] == [900]


def test_a_total_of_long_ago_does_not_stand_on() -> None:
    assert carried((), [history(ledger_row(90, **TOTAL), day="2026-01-30")], "2026-03-03", Absent()) == ()


SEEN = {"scope": "cumulative", "place": "Zarim"}

RELIEF = {**SEEN, "claimant": "Relief Network"}

OLDER = {
    "days old, and another gives more": (
        ledger_row(90, as_of="2026-03-01", **SEEN),
        ledger_row(95, **RELIEF),
        [],
    ),
    "another gives less": (ledger_row(90, as_of="2026-03-01", **SEEN), ledger_row(80, **RELIEF), [90]),
    "of yesterday": (ledger_row(90, as_of="2026-03-04", **SEEN), ledger_row(95, **RELIEF), [90]),
}


@pytest.mark.parametrize("case", OLDER)
def test_which_older_totals_stand_beside_a_newer_one(case: str) -> None:
    old, today, wanted = OLDER[case]
    assert [r.low for r in carried([today], [history(old, day="2026-03-04")], "2026-03-05", Absent())] == wanted


def test_a_total_given_once_stands_for_a_week() -> None:
    days = [history(ledger_row(90, **SEEN), day="2026-03-01")]
    assert [len(carried((), days, day, Absent())) for day in ("2026-03-08", "2026-03-09")] == [1, 0]


def test_a_total_leaves_for_another_claimants_and_not_for_nobodys() -> None:
    total = {"place": "Zarim", "scope": "cumulative", "since": "the raids began", "as_of": "2026-03-03"}
    records = [history(ledger_row(787, claimant="Red Crescent", **total), day="2026-03-04")]
    for claimant, kept in (("", [787]), ("Government", [])):
        newer = ledger_row(1000, claimant=claimant, **{**total, "as_of": "2026-03-06"})
        assert [r.low for r in carried((newer,), records, "2026-03-07", Absent())] == kept, claimant


def test_of_many_totals_the_gravest_stand_on() -> None:
    old = history(ledger_row(11_000, **TOTAL), day="2026-03-01")
    small = [ledger_row(n, effect="injured", **{**TOTAL, "claimant": f"Office of Town {n}", "place": f"Town {n}"}) for n in range(40, 54)]
    kept = [r.low for r in carried((), [old, history(*small, day="2026-03-02")], "2026-03-03", Absent())]
    assert (len(kept), kept[0], kept[-1]) == (12, 53, 11_000)
