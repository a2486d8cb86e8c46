from datetime import date

import pytest

from diurna.interpret import ledger
from diurna.interpret.against import Against, latest
from diurna.interpret.claimants import Entry
from diurna.interpret.guards import flags_for
from diurna.interpret.recalled import restated
from diurna.interpret.standing import marks_for
from tests.interpret.invented import article, at, casualty, entry, history, ledger_row

SINCE = date(2026, 3, 1)
OFFICE = "Health Office"

WORTH = {
    "a claimant": (entry(9, claimant=OFFICE), True),
    "a place": (entry(9, place="Halvet"), True),
    "nobody, nowhere": (entry(9), False),
    "a side's total, by nobody, nowhere": (entry(90, people="Zarimis", scope="cumulative"), True),
    "a total of nobody's in particular": (entry(90, people="civilians", scope="cumulative"), False),
    "who is still in hospital": (entry(29, place="Halvet", effect="injured", quote="29 people remained in hospital"), False),
    "who was brought there": (entry(29, place="Halvet", effect="injured", quote="29 people were taken to hospital"), True),
    "one dead is a count": (entry(1, place="Halvet"), True),
    "one dead in all is none": (entry(1, place="Halvet", scope="cumulative"), False),
    "one detained is none": (entry(1, place="Halvet", effect="detained"), False),
    "an office is a person and no count": (entry(1, place="Halvet", people="army chief"), False),
    "none": (entry(0, place="Halvet"), False),
    "denied": (entry(9, place="Halvet", status="denied"), False),
    "planned": (entry(9, place="Halvet", status="planned"), False),
    "of a day long past": (entry(9, place="Halvet", quote="nine killed on 2 February"), False),
    "struck previously": (entry(9, place="Halvet", quote="the army previously struck Halvet, killing nine"), False),
    "in a blow that has its year": (entry(9, place="Halvet", quote="the 1988 bombing of a jet, killing nine"), False),
    "of a war of long ago that this one is held against": (
        entry(2251, place="Halvet", scope="cumulative", quote="the toll has surpassed that of the war of 2014, which was 2,251 dead"),
        False,
    ),
    "held against a war of long ago": (
        entry(3785, place="Halvet", scope="cumulative", quote="the toll of 3,785 has surpassed that of the war of 2014, 2,251 dead"),
        True,
    ),
    "more than so many, in a year named": (
        entry(900, None, place="Halvet", scope="cumulative", quote="more than 900 people have been killed since March 2014"),
        True,
    ),
    "since a day long past": (entry(9, place="Halvet", quote="nine killed since 2 February", scope="cumulative"), True),
}


@pytest.mark.parametrize("case", WORTH)
def test_what_enters(case: str) -> None:
    one, enters = WORTH[case]
    assert bool(ledger.enter([one], SINCE)) is enters


@pytest.mark.parametrize(
    ("before", "enters"),
    [
        ("Troops crushed a rising at Selm in 1996.", False),
        ("Selm mourned those who fell in the rising of 1996.", False),
        ("Troops crushed a rising at Selm.", True),
    ],
)
def test_that_day_is_the_one_told_before(before: str, enters: bool) -> None:
    quote = "The office says nine prisoners were killed that day."
    told = article("a", "Selm", f"{before} {quote}")
    one = casualty(9, claimant=OFFICE, quote=quote, start=len(before) + 1, end=len(before) + 1 + len(quote))
    assert bool(ledger.enter([Entry(claim=one, article=told, story="s")], SINCE)) is enters


ONE_ROW = {
    "about 250 is 246": (
        entry(250, qualifier="about", claimant=OFFICE, place="Halvet"),
        entry(246, claimant=OFFICE, place="Halvet"),
        [246],
    ),
    "about 250 is not 230": (
        entry(250, qualifier="about", claimant=OFFICE, place="Halvet"),
        entry(230, claimant=OFFICE, place="Halvet"),
        [250, 230],
    ),
    "at least 40 by a state, 40 by its ministry": (
        entry(40, None, qualifier="at_least", claimant="Omani authorities", place="Oman"),
        entry(40, claimant="Omani health ministry", place="Oman"),
        [40],
    ),
    "about 250 of no place is not 246 of none": (
        entry(250, qualifier="about", claimant=OFFICE),
        entry(246, claimant=OFFICE),
        [250, 246],
    ),
    "about 250 of no place is not 246 of a town": (
        entry(250, qualifier="about", claimant=OFFICE),
        entry(246, claimant=OFFICE, place="Halvet"),
        [250, 246],
    ),
    "about 250 of a side is not 246 of nobody in particular": (
        entry(250, qualifier="about", claimant=OFFICE, people="Zarimis", scope="cumulative"),
        entry(246, claimant=OFFICE, scope="cumulative"),
        [250, 246],
    ),
    "about 250 over two days is the total of 246": (
        entry(250, qualifier="about", claimant="Omani health ministry", place="Oman", effect="injured"),
        entry(246, claimant="Omani authorities", place="Oman", effect="injured", scope="cumulative"),
        [246],
    ),
    "about 250 in a town is no total": (
        entry(250, qualifier="about", claimant=OFFICE, place="Halvet"),
        entry(246, claimant=OFFICE, place="Halvet", scope="cumulative"),
        [246, 250],
    ),
    "nobody's total of a side": (
        entry(1000, people="Zarimis", scope="cumulative"),
        entry(1000, None, qualifier="more_than", people="Zarimis", scope="cumulative"),
        [1000],
    ),
    "another place": (
        entry(40, None, qualifier="at_least", claimant=OFFICE, place="Halvet"),
        entry(40, claimant=OFFICE, place="Kelmo"),
        [40, 40],
    ),
}


@pytest.mark.parametrize("case", ONE_ROW)
def test_one_voice_gives_one_figure_of_a_thing(case: str) -> None:
    loose, exact, rows = ONE_ROW[case]
    assert [e.claim.low for e in ledger.enter([loose, exact], SINCE)] == rows


@pytest.mark.parametrize(("high", "words"), [(None, "at_least"), (40, "about")])
def test_of_40_and_at_least_or_about_40_by_one_name_the_latter_stands(high: int | None, words: str) -> None:
    told, exact = (entry(40, h, qualifier=q, claimant=OFFICE, place="Halvet") for h, q in ((high, words), (40, "exact")))
    assert [e.claim.qualifier for e in ledger.enter([exact, told], SINCE)] == [words]


DATED = {
    "on the day of the article": ("nine killed in Halvet", "2026-03-02"),
    "on an earlier day": ("nine killed in Halvet on 28 February", "2026-02-28"),
    "said today of an earlier day": ("The office said on 2 March that nine were killed on 1 March", "2026-03-01"),
}


@pytest.mark.parametrize("case", DATED)
def test_a_row_carries_the_day_that_its_sentence_tells_of(case: str) -> None:
    quote, day = DATED[case]
    claim = casualty(9, article="a", place="Halvet", quote=quote, start=0, end=len(quote))
    one = Entry(claim=claim, article=article("a", "", quote), story="s")
    assert ledger.row(one, 1, Against()).as_of == day


def test_a_figure_by_nobody_that_somebody_gives_is_an_echo() -> None:
    entered = ledger.enter([entry(9, place="Halvet"), entry(9, place="Halvet", claimant=OFFICE), entry(4, place="Halvet")], SINCE)
    assert [(e.claim.low, e.claim.claimant) for e in entered] == [(9, OFFICE), (4, None)]


def test_running_totals_stand_first_then_by_effect_and_size() -> None:
    given = [
        entry(4, claimant=OFFICE, effect="injured"),
        entry(9, claimant=OFFICE),
        entry(12, claimant=OFFICE),
        entry(90, claimant=OFFICE, scope="cumulative"),
    ]
    for order in (given, given[::-1]):
        assert [e.claim.low for e in ledger.enter(order, SINCE)] == [90, 12, 9, 4]


# --- against what was printed before ------------------------------------------------------------------------------------

OLD = {"claimant": OFFICE, "place": "Halvet"}
MARKS = {
    "the same": (ledger_row(9, **OLD), entry(9, **OLD), "UNCHANGED", ""),
    "higher": (ledger_row(9, **OLD), entry(12, **OLD), "REVISED", "up"),
    "lower": (ledger_row(12, **OLD), entry(9, **OLD), "REVISED", "down"),
    "now open at its end": (ledger_row(9, **OLD), entry(9, None, qualifier="more_than", **OLD), "REVISED", "up"),
    "no longer more than": (ledger_row(9, high=None, qualifier="more_than", **OLD), entry(9, **OLD), "UNCHANGED", ""),
    "about so many, and fewer to a man": (ledger_row(250, qualifier="about", **OLD), entry(246, **OLD), "UPDATED", ""),
    "the wording moved, the count did not": (ledger_row(9, qualifier="about", **OLD), entry(9, **OLD), "UPDATED", ""),
    "another claimant now gives more": (ledger_row(9, **OLD), entry(12, claimant="Army", place="Halvet"), "UPDATED", ""),
    "another claimant gives the same": (ledger_row(9, **OLD), entry(9, claimant="Relief Network", place="Halvet"), "CONFIRMED", ""),
    "another claimant gives less": (ledger_row(9, **OLD), entry(6, claimant="Army", place="Halvet"), "DISPUTED", ""),
    "anybody confirms nothing": (ledger_row(9, **OLD), entry(9, claimant="officials", place="Halvet"), "", ""),
    "another effect": (ledger_row(9, **OLD), entry(12, effect="injured", **OLD), "", ""),
    "another scope": (ledger_row(9, **OLD), entry(12, scope="cumulative", **OLD), "NEW", ""),
    "another place": (ledger_row(9, **OLD), entry(12, claimant=OFFICE, place="Kelmo"), "", ""),
    "another incident": (ledger_row(9, **OLD), entry(12, story="t", **OLD), "", ""),
    "more than tripled": (ledger_row(9, **OLD), entry(28, **OLD), "", ""),
    "less than half": (ledger_row(14, **OLD), entry(5, **OLD), "", ""),
    "no claimant's witnesses are another's": (
        ledger_row(84, scope="cumulative", **{**OLD, "claimant": "interviews with medics and witnesses"}),
        entry(219, scope="cumulative", claimant="Witnesses", place="Halvet"),
        "UPDATED",
        "",
    ),
    "a state and its authorities": (
        ledger_row(9, **{**OLD, "claimant": "Oman"}),
        entry(12, claimant="Omani authorities", place="Halvet"),
        "REVISED",
        "up",
    ),
    "another's of weeks ago": (
        ledger_row(150, as_of="2026-02-10", **OLD),
        entry(150, claimant="Relief Network", place="Halvet", as_of="2026-03-09"),
        "",
        "",
    ),
    "another's of no place": (ledger_row(23, claimant=OFFICE), entry(6, claimant="Relief Network", place="Halvet"), "", ""),
    "as many of one day, in another story": (
        ledger_row(28, as_of="2026-03-01", **OLD),
        entry(28, story="t", as_of="2026-03-01", **OLD),
        "UNCHANGED",
        "",
    ),
    "a total given before without the word": (
        ledger_row(1000, **OLD),
        entry(1000, scope="cumulative", claimant=f"estimate of the {OFFICE}", place="Halvet"),
        "UNCHANGED",
        "",
    ),
    "many of one town and day, in another story, by another": (
        ledger_row(165, **OLD),
        entry(168, story="t", claimant="Relief Network", place="Halvet"),
        "UPDATED",
        "",
    ),
    "a vague figure is no count": (ledger_row(24, qualifier="vague", **OLD), entry(30, **OLD), "", ""),
    "by nobody, and now more": (ledger_row(9, claimant="", place="Halvet"), entry(12, place="Halvet"), "UPDATED", ""),
    "by nobody, and now less": (ledger_row(12, claimant="", place="Halvet"), entry(9, place="Halvet"), "", ""),
    "a total of people is none of children": (
        ledger_row(90, scope="cumulative", people="children", **OLD),
        entry(120, scope="cumulative", **OLD),
        "NEW",
        "",
    ),
    "a total of the dead is one of people": (
        ledger_row(90, scope="cumulative", people="dead", **OLD),
        entry(120, scope="cumulative", people="people", **OLD),
        "REVISED",
        "up",
    ),
    "a running total goes on in another story": (
        ledger_row(90, scope="cumulative", **OLD),
        entry(120, scope="cumulative", story="t", **OLD),
        "REVISED",
        "up",
    ),
    "a total since another day": (
        ledger_row(90, scope="cumulative", since="27 May", **OLD),
        entry(120, scope="cumulative", since="1 January", **OLD),
        "NEW",
        "",
    ),
}


@pytest.mark.parametrize("case", MARKS)
def test_how_a_figure_stands_to_the_last(case: str) -> None:
    old, new, kind, direction = MARKS[case]
    marks = marks_for(new, Against(before=latest([history(old)])))
    assert [(m.kind, m.direction) for m in marks] == ([(kind, direction)] if kind else [])


def test_the_last_figure_counts_not_the_first() -> None:
    before = latest([history(ledger_row(9, **OLD), day="2026-03-01"), history(ledger_row(12, **OLD))])
    (mark,) = marks_for(entry(12, **OLD), Against(before=before))
    assert (mark.kind, mark.note) == ("UNCHANGED", "as on 2 March")


def test_of_two_wordings_of_one_day_the_same_counts() -> None:
    total = {**OLD, "scope": "cumulative"}
    said = [ledger_row(90, high=None, qualifier="more_than", figure="more than 90", **total), ledger_row(90, since="1 March", **total)]
    for old in (said, said[::-1]):
        (mark,) = marks_for(entry(90, None, qualifier="more_than", **total), Against(before=latest([history(*old)])))
        assert mark.kind == "UNCHANGED"


def test_a_first_edition_marks_nothing() -> None:
    assert marks_for(entry(90, scope="cumulative", **OLD), Against()) == ()


def test_a_running_total_that_falls_is_flagged_and_keeps_its_key() -> None:
    before = latest([history(ledger_row(232, key="toll", scope="cumulative", figure="232", **OLD))])
    row = ledger.row(entry(230, scope="cumulative", **OLD), 4, Against(before=before))
    assert row.flags == ("a running total that falls: 232 on 2 March",)
    assert (row.key, row.citation.source, row.figure) == ("toll", 4, "230")
    assert flags_for(entry(233, scope="cumulative", **OLD), Against(before=before)) == ()


def test_a_row_is_as_of_its_claim_or_its_article() -> None:
    assert ledger.row(entry(9, as_of="2026-02-28"), 1, Against()).as_of == "2026-02-28"
    assert ledger.row(entry(9), 1, Against()).as_of == "2026-03-02"
    undated = Entry(claim=casualty(9), article=article("a", published_at=None), story="s")
    assert ledger.row(undated, 1, Against()).as_of == ""


# --- carried on ---------------------------------------------------------------------------------------------------------

TOTAL = {"scope": "cumulative", "place": "Zarim", "as_of": "2026-03-01"}


FALLS = {
    "its source is silent": (frozenset({"Gulfline"}), 90, "", ("REVISED", "down", "our coverage")),
    "another source is silent": (frozenset({"The Courier"}), 90, "", ("REVISED", "down", "claimant")),
    "it rises": (frozenset({"Gulfline"}), 130, "", ("REVISED", "up", "claimant")),
    "the claimant says why": (
        frozenset({"Gulfline"}),
        90,
        ", saying that some names had been entered twice",
        ("REVISED", "down", "claimant"),
    ),
}


@pytest.mark.parametrize("case", FALLS)
def test_a_fall_may_be_our_coverage_where_the_source_of_the_higher_figure_is_silent(case: str) -> None:
    silent, low, reason, wanted = FALLS[case]
    text = f"In all {low} people were killed{reason}."
    against = Against(before=latest([history(ledger_row(120, **TOTAL))]), silent=silent)
    end = len(f"In all {low} people were killed")
    claim = casualty(low, start=0, end=end, claimant="Health Office", **TOTAL)
    told = Entry(claim=claim, article=article("a", text=text), story="s")
    (mark,) = marks_for(told, against)
    assert (mark.kind, mark.direction, mark.cause) == wanted


def test_an_incident_of_yesterday_is_of_this_window() -> None:
    told = Entry(claim=casualty(9, place="Halvet", quote="nine killed on Monday"), article=article("a", published_at=at(12)), story="s")
    assert ledger.enter([told], date(2026, 3, 1))


def test_counts_since_two_days_are_two_counts() -> None:
    told = [
        casualty(n, claimant=OFFICE, place="Halvet", scope="cumulative", since=since)
        for n, since in ((52_000, "27 May"), (14_000, "9 June"))
    ]
    assert len({ledger.key_of(c) for c in told}) == 2


# --- a total told again ---------------------------------------------------------------------------------------------------

REPEATED = {"claimant": OFFICE, "place": None}
LOSSES = ledger_row(46, scope="cumulative", since="27 May", people="soldiers", claimant=OFFICE)
RESTATED = {
    "a total without its beginning": (entry(46, people="soldiers", **REPEATED), [("cumulative", "27 May")]),
    "of other people": (entry(46, people="villagers", **REPEATED), [("incident", None)]),
    "by another": (entry(46, people="soldiers", claimant="Relief Network"), [("incident", None)]),
    "at a place of its own": (entry(46, people="soldiers", claimant=OFFICE, place="Kelmo"), [("incident", None)]),
}


@pytest.mark.parametrize("case", RESTATED)
def test_a_figure_that_is_the_claimants_total_to_a_man_is_no_incident(case: str) -> None:
    one, wanted = RESTATED[case]
    assert [(e.claim.scope, e.claim.since) for e in restated([one], latest([history(LOSSES)]))] == wanted


def test_a_total_of_today_is_not_told_twice() -> None:
    today = entry(46, people="soldiers", scope="cumulative", since="27 May", **REPEATED)
    assert restated([today, entry(46, people="soldiers", **REPEATED)], {}) == (today,)


def test_a_total_has_the_place_at_which_its_claimant_gives_it_elsewhere() -> None:
    total = entry(233, claimant=OFFICE, scope="cumulative")
    told = restated([total, entry(233, claimant=OFFICE, place="Zarim", from_="b")], {})
    assert [(e.claim.low, e.claim.scope, e.claim.place) for e in told] == [(233, "cumulative", "Zarim")]


def test_a_place_is_spelled_as_it_was_printed() -> None:
    before = latest([history(ledger_row(9, place="Jarf al Sakhr"))])
    told = restated([entry(9, place="Jarf al Sakhar"), entry(12, place="Jarf")], before)
    assert [e.claim.place for e in told] == ["Jarf al Sakhr", "Jarf"]


def test_a_claimants_lower_total_of_the_day_leaves_for_the_higher() -> None:
    given = [entry(n, claimant=OFFICE, scope="cumulative", from_=str(n), story=str(n)) for n in (223, 233)]
    assert [e.claim.low for e in ledger.enter(given, SINCE)] == [233]


def test_a_total_of_a_country_is_not_told_again_of_its_town() -> None:
    given = [entry(233, claimant=OFFICE, scope="cumulative", place=p, from_=p, story=p) for p in ("Cusco", "Peru")]
    assert [e.claim.place for e in ledger.enter(given, SINCE)] == ["Peru"]


GIVEN = {"scope": "cumulative", "place": "Zarim"}
GIVERS = {
    "by one claimant before": ([ledger_row(1178, claimant="Zarim Health Office", **GIVEN)], 1178, ["UNCHANGED"]),
    "another figure": ([ledger_row(1100, claimant="Zarim Health Office", **GIVEN)], 1178, ["UPDATED"]),
    "of another place": ([ledger_row(1178, **{**GIVEN, "place": "Kelmo"})], 1178, []),
    "a figure met by chance": ([ledger_row(46, **GIVEN)], 46, []),
}


@pytest.mark.parametrize("case", GIVERS)
def test_a_total_by_nobody_stays_nobodys_whoever_gave_it_before(case: str) -> None:
    old, low, marks = GIVERS[case]
    today, before = entry(low, **GIVEN), latest([history(*old)])
    assert restated([today], before) == (today,)
    assert [m.kind for m in marks_for(today, Against(before=before))] == marks


def test_a_report_that_looks_back_on_an_incident_tells_no_other() -> None:
    placed, bare = (entry(23, claimant=OFFICE, place=place, from_=place or "b") for place in ("Halvet", None))
    assert restated([placed, bare], {}) == (placed,)
    earlier = latest([history(ledger_row(8, people="militants", claimant=OFFICE))])
    assert restated([entry(8, people="militants", claimant=OFFICE, story="t")], earlier) == ()
    assert len(restated([entry(9, people="militants", claimant=OFFICE, story="t")], earlier)) == 1
