from diurna.interpret.against import Against, latest
from diurna.interpret.claimants import Entry
from diurna.interpret.guards import flags_for
from tests.interpret.invented import article, casualty, entry, history, ledger_row

OFFICE = {"claimant": "Health Office", "place": "Halvet"}
TOTAL = {**OFFICE, "scope": "cumulative"}
OLD = Against(before=latest([history(ledger_row(40, figure="40", **TOTAL), ledger_row(11, figure="11", **OFFICE))]))


def of_text(text: str, low: int = 31, **more: object) -> Entry:
    quote = f"{low} people were killed"
    return _entry(text, quote, low, **more)


def bare(text: str, low: int = 31) -> Entry:
    """A figure that stands without a noun."""
    return _entry(text, f"put the dead at {low}", low)


def _entry(text: str, quote: str, low: int, **more: object) -> Entry:
    start = text.index(quote)
    return Entry(claim=casualty(low, start=start, end=start + len(quote), quote=quote, **more), article=article("a", text=text), story="s")


FLED = {"effect": "displaced", "place": "Oman"}
FLAGGED = {
    "as many hurt": (bare("It put the dead at 31."), (entry(31, effect="injured"),), Against(), "gives 31 injured, too"),
    "thousands hurt": (bare("It put the dead at 2000.", 2000), (entry(2000, 9999, qualifier="vague", effect="injured"),), Against(), ""),
    "far more who fled one land, by nobody": (
        entry(58_000, None, qualifier="more_than", claimant="authorities", **FLED),
        (entry(200_000, 999_999, qualifier="vague", from_="b", source="The Courier", **FLED),),
        Against(),
        "another total of the same: ",
    ),
    "the same, as of no day": (
        entry(58_000, None, qualifier="more_than", claimant="authorities", **FLED),
        (entry(200_000, 999_999, qualifier="vague", as_of="the truce", from_="b", source="The Courier", **FLED),),
        Against(),
        "(claimant not stated, via The Courier, the truce)",
    ),
    "as many who fled, by nobody": (entry(58_000, claimant="authorities", **FLED), (entry(58_000, from_="b", **FLED),), Against(), ""),
    "a total that falls": (entry(35, **TOTAL), (), OLD, "a running total that falls: 40 on 2 March"),
    "a total that rises": (entry(45, **TOTAL), (), OLD, ""),
    "a jump by one origin": (entry(400, **TOTAL), (), OLD, "a jump from 40 on 2 March, by one origin only"),
    "a jump that two origins carry": (
        entry(400, **TOTAL), (), Against(before=OLD.before, carriers={("killed", 400, 400): frozenset({"A", "B"})}), "",
    ),
    "a jump in one incident": (entry(60, **OFFICE), (), OLD, "a jump from 11 on 2 March, by one origin only"),
    "a jump to another incident": (entry(60, story="t", **OFFICE), (), OLD, ""),
    "more on one day than in all": (entry(60, **OFFICE), (entry(45, **TOTAL),), Against(), "more than the running total by the same"),
    "more on one day than more than so many": (entry(60, **OFFICE), (entry(45, None, qualifier="more_than", **TOTAL),), Against(), ""),
    "another claimant's total": (entry(60, **OFFICE), (entry(45, **{**TOTAL, "claimant": "Army"}),), Against(), ""),
    "as many shelters": (bare("It put the dead at 31. The town has 31 shelters."), (), Against(), "31 shelters, too"),
    "as many field hospitals": (bare("It put the dead at 31. Of 31 field hospitals none opens."), (), Against(), "31 field hospitals"),
    "as many are not more": (bare("It put the dead at 31. The town has 310 shelters."), (), Against(), ""),
    "as many shelters as people": (of_text("31 people were killed. There are 31 shelters."), (), Against(), ""),
    "no thing after a preposition": (bare("It put the dead at 31 in air strikes."), (), Against(), ""),
    "the same number of people": (of_text("31 people were killed. Of the 31 dead most were men."), (), Against(), ""),
    "few are alike by chance": (bare("It put the dead at 3. The town has 3 shelters.", 3), (), Against(), ""),
    "as many injured": (bare("It put the dead at 31."), (entry(31, effect="injured"),), Against(), "gives 31 injured, too"),
    "a part of a total": (
        entry(12, people="children", **TOTAL), (entry(45, **TOTAL),), Against(),
        "among the 45 killed in Halvet by the same claimant (Gulfline, 2 March): the two are not to be added",
    ),
    "totals since two days": (
        entry(12, since="1 March", **TOTAL), (entry(45, since="27 May", **TOTAL),), Against(),
        "overlaps with the 45 killed in Halvet since 27 May by the same claimant (Gulfline, 2 March): the two are not to be added",
    ),
    "two parts": (entry(12, people="children", **TOTAL), (entry(45, people="soldiers", **TOTAL),), Against(), ""),
}  # fmt: skip


def test_what_is_flagged_and_why() -> None:
    got = {case: " | ".join(flags_for(one, against, entered)) for case, (one, entered, against, _) in FLAGGED.items()}
    wrong = {case: flags for case, flags in got.items() if (FLAGGED[case][3] not in flags) or (not FLAGGED[case][3] and flags)}
    assert wrong == {}


def test_a_fall_by_another_method_is_not_flagged_as_one() -> None:
    text = "The office said 31 people were killed. It now counts only identified dead."
    assert flags_for(of_text(text, **TOTAL), OLD) == ()


def test_a_part_has_one_flag() -> None:
    assert len(flags_for(entry(12, people="children", among=45, **TOTAL), Against(), (entry(45, **TOTAL),))) == 1
