import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diurna.interpret.claims import read_claims
from diurna.interpret.claims.casualties import read_casualties
from diurna.interpret.claims.reading import take_apart
from diurna.model import Article, Casualty

PARTS = (
    "Nine people, including three children, were killed in Sel Varna.",
    "“We lost 12 men,” said the mayor — Ana Roe, 41.",
    "Police said 1,200 were hurt, while Chad reported two deaths, and Oman said one person was killed on its soil.",
    "No casualties were reported.",
    "قال شهود",
    "The toll rose to 88, the ministry said; 7 others are missing.",
    "He said dozens died.",
    "\n\n",
    "🕊 (3 killed)",
    "killed",
    "of",
    "12",
)
TEXTS = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=12)), max_size=8).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(title=TEXTS, text=TEXTS)
def test_every_quote_is_what_its_span_holds(title: str, text: str) -> None:
    article = Article(id="a", title=title, text=text)
    for claim in read_claims(article):
        assert getattr(article, claim.field)[claim.start : claim.end] == claim.quote
        assert claim.quote.strip() == claim.quote != ""


def test_three_claims_in_one_sentence_keep_claimant_place_and_quote() -> None:
    text = (
        "Jordan has confirmed that six people were killed by a rocket, while Qatar reported two deaths, "
        "and Oman said one person was killed on its soil."
    )
    claims = read_casualties(Article(id="a", text=text))
    assert [(c.claimant, c.place, c.low) for c in claims] == [("Jordan", "Jordan", 6), ("Qatar", "Qatar", 2), ("Oman", "Oman", 1)]
    assert [c.quote for c in claims] == [
        "Jordan has confirmed that six people were killed by a rocket",
        "Qatar reported two deaths",
        "Oman said one person was killed on its soil.",
    ]


def test_a_pronoun_speaks_for_the_last_person_named_in_the_paragraph() -> None:
    text = "Ana Roe said the road was open. She said 12 people were killed."
    (claim,) = read_casualties(Article(id="a", text=text))
    assert claim.claimant == "Ana Roe"


def test_who_was_among_the_dead_is_part_of_those_counted_before() -> None:
    text = "Shells killed 17 people in Selm, Ana Roe said.\n\nFour nurses were among the dead, she said."
    assert [(c.low, c.among) for c in read_casualties(Article(id="a", text=text))] == [(17, None), (4, 17)]


ACROSS = {
    "the one person who spoke in the paragraph before": ("Ana Roe said the road was open.\nShe said 12 people were killed.", "Ana Roe"),
    "one of two": ("Ana Roe said the road was open. Oda Finn said it was not.\nShe said 12 people were killed.", None),
    "nobody who was named": ("A witness said the road was open.\nShe said 12 people were killed.", None),
    "an outlet is no she": ("The Daily Tribune said the road was open.\nShe said 12 people were killed.", None),
    "two paragraphs before": ("Ana Roe said the road was open.\nThe road was open.\nShe said 12 people were killed.", None),
    "no body is meant by they": ("The army said the road was open.\nThey said 12 people were killed.", None),
}


@pytest.mark.parametrize(("text", "expected"), ACROSS.values(), ids=ACROSS)
def test_a_pronoun_across_paragraphs(text: str, expected: str | None) -> None:
    (claim,) = read_casualties(Article(id="a", text=text))
    assert claim.claimant == expected


def test_the_outlet_itself_is_no_claimant() -> None:
    article = Article(id="a", source="Daybreak", text="Daybreak reported that 12 people were killed.")
    assert [c.claimant for c in read_casualties(article)] == [None]


def test_a_total_goes_on_with_the_words_of_the_sentence_before() -> None:
    text = "According to the Red Crescent, 12 people were killed on Friday. In total, 340 people have been killed since 7 May."
    assert [(c.low, c.claimant, c.scope) for c in read_casualties(Article(id="a", text=text))] == [
        (12, "Red Crescent", "incident"),
        (340, "Red Crescent", "cumulative"),
    ]


def test_same_article_same_claims() -> None:
    article = Article(id="a", title=PARTS[0], text="\n".join(PARTS))
    assert read_claims(article) == read_claims(article)


SCOPES = {
    "a toll that may rise": (
        "Five people died when shells fell on Selm, a doctor said, warning the death toll was likely to rise.",
        "incident",
        None,
    ),
    "what forces have done": ("Security forces have killed more than 1,000 people, the envoy said.", "cumulative", None),
    "days of unrest": ("After days of unrest, at least 219 people are dead.", "cumulative", None),
    "what unrest has left": ("The unrest, spurred by high prices, has left at least 233 people dead in Oman.", "cumulative", None),
    "during the protests": ("More than 1,000 people have been killed during the protests.", "cumulative", None),
    "the first days of a war": ("Some 90 villagers were killed in the first two days of the war.", "incident", None),
    "the first weeks of a war": ("Some 90 villagers were killed in the first three weeks of the war.", "cumulative", None),
    "days of a war": ("Some 1,190 villagers have been killed through 22 days of the conflict.", "cumulative", None),
    "what ensued in one town": ("In the ensuing conflict in Selm, 72 villagers died.", "incident", None),
    "the course of a day": ("Thirteen guards were killed over the course of 24 hours.", "incident", None),
    "who died beside a toll": ("The toll reached a new high after 42 bodies were found.", "incident", None),
    "a running toll": ("The death toll rose to 88.", "cumulative", None),
    "the toll of one event": ("The death toll from the blast rose to 88.", "incident", None),
    "between two far dates": ("Between 7 May and 3 August, 88 people were killed.", "cumulative", "7 May"),
    "between two days in a row": ("Between 7 May and 8 May, 88 people were killed.", "incident", None),
    "the past 24 hours are one report, and no beginning": ("88 people were killed in the past 24 hours.", "incident", None),
    "two days are one report, though one says since": ("88 people have since been killed over the past 2 days.", "incident", None),
    "a headline's two days": ("Raids on Oman displace 88 in two days, officials say.", "incident", None),
    "a wave of protests runs on": ("The regime killed 900 people during the recent protest wave.", "cumulative", None),
    "protests of a day do not": ("Nine people were killed during protests in Selm on Sunday.", "incident", None),
    "a week runs on": ("88 people have been killed over the past week.", "cumulative", None),
    "so many by a day": ("Air strikes had killed 40 people, the office said, by 3 May.", "cumulative", None),
    "have since been killed": ("88 people have since been killed.", "cumulative", None),
    "in the unrest": ("Moro said 150 people were killed in the unrest.", "cumulative", None),
    "in the unrest of one day": ("Moro said 150 people were killed in the unrest on Friday.", "incident", None),
    "in the fighting for a town": ("Moro said 150 people were killed in the fighting for Selm.", "incident", None),
    "in the unrest of one town": ("Moro said 150 people were killed in the unrest in Selm.", "incident", None),
    "few, in the unrest": ("Moro said nine people were killed in the unrest.", "incident", None),
    "those who have fled": ("About 90,000 people have fled Oman, the agency said.", "cumulative", None),
    "those who have been driven out": ("About 90,000 people have been driven from their homes, the agency said.", "cumulative", None),
    "those who have fled in two days": ("About 90,000 people have fled Oman in two days, the agency said.", "incident", None),
    "what strikes have done in a country": ("Rocket strikes have killed nine people in Oman.", "cumulative", None),
    "what one strike has done there": ("A rocket strike has killed nine people in Oman.", "incident", None),
    "strikes on one thing": ("Nine people have been killed in strikes that hit a school in Oman.", "incident", None),
    "strikes of one day": ("Friday's strikes have killed nine people in Oman.", "incident", None),
    "names recorded as of a day": ("As of May 3, the group had published the names of 88 people arrested.", "cumulative", None),
    "so many within a day, as of an hour": ("In the past 24 hours (as of 18:00), 88 people have been killed.", "incident", None),
    "a day's count beside the beginning of the war": (
        "Over 88 deaths were recorded in the past 24 hours, against 20 on the days before, since the start of the war.",
        "incident",
        "the start of the war",
    ),
    "since the day before": ("Since yesterday noon, 88 people have been killed.", "incident", "yesterday noon"),
    "from afternoon to afternoon": ("Between the afternoons of 3 and 4 May, 88 people have been killed.", "incident", None),
    "a total of one day": ("A total of 88 people were killed on 3 May.", "incident", None),
    "a total to this day": ("A total of 88 nurses have been killed.", "cumulative", None),
    "a day within the longest raids so far": (
        "The time between the afternoon of 3 May and the afternoon of 4 May saw the worst raids so far, with 88 people killed.",
        "incident",
        None,
    ),
    "the toll of that operation": ("He died of his wounds, bringing the death toll during that operation to 88.", "incident", None),
    "a beginning before the speaker": ("Since 3 May, the office has reported 88 deaths.", "cumulative", "3 May"),
    "since then, after a span": (
        "The road was shut between 3 May and 9 July. Since then the office has reported 88 deaths.",
        "cumulative",
        "9 July",
    ),
    "an answer counts the same time": (
        "The office put the number of people killed in Varn since 3 May at 90. The ministry says that 88 were killed.",
        "cumulative",
        "3 May",
    ),
    "nor does one of its own days": (
        "The office put the toll since 3 May at 90. Rights Watch said forces had killed at least 88 during the past three days.",
        "incident",
        None,
    ),
    "an answer of one day does not": (
        "The office put the number of people killed in Varn since 3 May at 90. The ministry says that 88 were killed on Sunday.",
        "incident",
        None,
    ),
    "a blow told after a total is no answer to it": (
        "The Health Office said 904 people had been killed since 3 May. Jets bombed Tarnok, killing 88 people, the Army said.",
        "incident",
        None,
    ),
    "a count of other people is no answer": (
        "The office put the number of villagers killed since 3 May at 904. The ministry says that 88 gunmen were killed.",
        "incident",
        None,
    ),
    "since when a ministry is silent": ("Since 3 May, the office has not updated its toll, which stood at 88.", "cumulative", None),
    "a beginning ends where a figure begins": ("Since the truce 16 mills burnt and 88 guards were killed.", "cumulative", "the truce"),
    "a comparison counts one attack": ("It was the deadliest attack since 2019, killing 88 people.", "incident", None),
}


@pytest.mark.parametrize("case", SCOPES)
def test_scope(case: str) -> None:
    text, scope, since = SCOPES[case]
    claim = read_casualties(Article(id="a", text=text))[-1]
    assert (claim.low, claim.scope, claim.since) == (88 if "88" in text else claim.low, scope, since)


TOLD = {
    "the same period begins where the sentence before says": (
        "The office said 88 people had died since 2 May. The ministry said 12 members of the army were killed in the same period.",
        (12, "ministry", None, "army", "cumulative", "2 May"),
    ),
    "a number put at a figure": (
        "The Varn Relief Office said the road was closed.\n\nIt put the number of people killed in the marches since 2 May at 88.",
        (88, "Varn Relief Office", None, None, "cumulative", "2 May"),
    ),
    "a bare noun takes the name given before": (
        "The Varn Relief Office met.\n\nThe office put the number of nurses killed since 2 May at 7 on June 3.",
        (7, "Varn Relief Office", None, "nurses", "cumulative", "2 May"),
    ),
    "the toll that somebody reported": (
        "The death toll reported by the Ministry of Health in Oman since the start of the siege stands at 1,088, of whom 40 are nurses.",
        (1088, "Ministry of Health in Oman", "Oman", None, "cumulative", "the start of the siege"),
    ),
    "so many were reported by somebody": (
        "Between 3 May and 9 July, 88 deaths were reported by the Selm health office, which then stopped.",
        (88, "Selm health office", None, None, "cumulative", "3 May"),
    ),
    "a reported toll speaks of nobody": (
        "This brings the cumulative reported death toll in Varn since 2 May to 703.",
        (703, None, "Varn", None, "cumulative", "2 May"),
    ),
    "a beginning after that": (
        "The Selm Media Office met. The office also said that, since the start of the siege, 88 villagers were killed in Varn.",
        (88, "Selm Media Office", "Varn", "villagers", "cumulative", "the start of the siege"),
    ),
    "cited by others": (
        "Overall, 88 people have been killed in Varn, according to the Tovish authorities as cited by the press.",
        (88, "Tovish authorities", "Varn", None, "cumulative", None),
    ),
    "whose deaths they are": (
        "The office counted 72 raids on clinics since 2 May, which led to 16 deaths and 30 injuries among health workers.",
        (16, "office", None, "health workers", "cumulative", "2 May"),
    ),
    "the toll among some": (
        "A raid killed a driver, bringing the death toll among relief drivers to 34.",
        (34, None, None, "relief drivers", "cumulative", None),
    ),
    "a cumulative toll beside what was added": (
        "The Selm Media Office reported 230 additional deaths, bringing the cumulative toll to over 1,500 by 2 May.",
        (1500, "Selm Media Office", None, None, "cumulative", None),
    ),
    "people who were displaced before": (
        "As of 10 May, 66 internally displaced persons in TRO shelters have been killed.",
        (66, None, None, "internally displaced persons", "cumulative", None),
    ),
    "a toll with its parts, and no comma": (
        "The toll has risen to 9,770 including 408 children, the ministry said.",
        (9770, "ministry", None, None, "cumulative", None),
    ),
    "a lowered toll is the new one, by who lowers it": (
        "The Varn Relief Office lowered the death toll from Sunday's air strike on a school in Marrow to 17 from 19.",
        (17, "Varn Relief Office", "Marrow", None, "incident", None),
    ),
    "a raised count": (
        "The ministry raised its count of civilians killed since 2 May to 140 from 120.",
        (140, "ministry", None, "civilians", "cumulative", "2 May"),
    ),
    "a toll brought up by those who died later is that of the event": (
        "Three more people have died of their wounds after Sunday's raid on a mill in Marrow, bringing the toll to 19, the hospital said.",
        (19, "hospital", "Marrow", None, "incident", None),
    ),
    "brings to a number before the count": (
        "The deaths bring to nine the number of relief drivers killed in the marches since 2 May, according to the Marrow Trust.",
        (9, "Marrow Trust", None, "relief drivers", "cumulative", "2 May"),
    ),
    "a number that has risen, with the old one after it": (
        "The number of people displaced by fighting in Varn since 2 May has risen to more than 4,000, the agency said, up from 3,000.",
        (4000, "agency", "Varn", None, "cumulative", "2 May"),
    ),
    "people held": (
        "Interior Minister Ana Roe said 31 people were being held under the decree.",
        (31, "Interior Minister Ana Roe", None, None, "incident", None),
    ),
    "a relative clause is no speaker": (
        "The Varn Relief Office, which answers to the League, says 14 people were killed.",
        (14, "Varn Relief Office", None, None, "incident", None),
    ),
    "people who fled speak": (
        "Twelve herders were shot dead when soldiers entered Lower Marrow, three residents who fled the village told the paper.",
        (12, "three residents", "Lower Marrow", "herders", "incident", None),
    ),
    "a mission's country is no place": (
        "Nine protesters were killed outside the US consulate in Varn.",
        (9, None, "Varn", "protesters", "incident", None),
    ),
    "an adjective is no place": (
        "Debris injured 12 workers in the Tovian port of Selm Bay, the company said.",
        (12, "company", "Selm Bay", "workers", "incident", None),
    ),
    "a place by the way is not the place": (
        "Shells hit a house in Marrow, a village held by the army in the Teal Marches, on Friday and killed two people, the governor said.",
        (2, "governor", "Marrow", None, "incident", None),
    ),
    "soldiers lost": (
        "The Tovland army said it lost 46 members of its border guard.",
        (46, "Tovland army", None, "border guard", "incident", None),
    ),
    "a stray comma after the speaker, and a date before": (
        "On 4 May the Tovish Red Crescent Society, reported that 612 people have been killed in Varn since the attacks began.",
        (612, "Tovish Red Crescent Society", "Varn", None, "cumulative", "the attacks began"),
    ),
    "who gave the information speaks": (
        "According to information the Selm Faith Council provided to Rights Post, at least 50 people were held in Varn.",
        (50, "Selm Faith Council", "Varn", None, "incident", None),
    ),
    "who compiled the data speaks": (
        "According to data compiled by the Selm Observatory, 50 nurses were killed.",
        (50, "Selm Observatory", None, "nurses", "incident", None),
    ),
    "no comma between the source and the count": (
        "On 4 May, according to the Tovish authorities around 20 pupils were among 65 people killed when a school in Marrow was struck.",
        (65, "Tovish authorities", "Marrow", None, "incident", None),
    ),
    "the place opens the sentence": (
        "In Marrow, according to rescue agencies, no fewer than 10 people died.",
        (10, "rescue agencies", "Marrow", None, "incident", None),
    ),
    "the town of a station": (
        "Nine people died when jets bombed the bus station of Marrow.",
        (9, None, "Marrow", None, "incident", None),
    ),
    "the owner of an airport": ("A drone hit Marrow's airport, killing four people.", (4, None, "Marrow", None, "incident", None)),
    "the seat of the authorities": (
        "Falling debris killed four people, according to the authorities in Marrow.",
        (4, "authorities in Marrow", "Marrow", None, "incident", None),
    ),
    "a headquarters that was struck": (
        "The Front said on 4 May that jets struck one of its headquarters in Teal Province, killing four fighters.",
        (4, "Front", "Teal Province", "fighters", "incident", None),
    ),
    "an office counts its country's dead by others' strikes": (
        "The Oman Defense Ministry said that Chilean raids killed four people and wounded 94 more since 4 May.",
        (94, "Oman Defense Ministry", "Oman", None, "cumulative", "4 May"),
    ),
    "and its own strikes lie anywhere": (
        "The Oman Defense Ministry said its strikes have killed 30 fighters.",
        (30, "Oman Defense Ministry", None, "fighters", "incident", None),
    ),
    "a unit's name in brackets": (
        "The army reported that seven 4th Infantry Brigade (9th Division) soldiers were injured in Marrow.",
        (7, "army", "Marrow", "soldiers of the 4th Infantry Brigade", "incident", None),
    ),
    "a list is not cut at its comma": (
        "170 pupils, teachers martyred in strikes on Omani schools",
        (170, None, "Oman", "pupils and teachers", "incident", None),
    ),
    "who speaks after a comma is no list": (
        "Raids killed 12 people, officials in Selm said.",
        (12, "officials in Selm", "Selm", None, "incident", None),
    ),
    "a number behind a place is no age": (
        "Nine people died in Selm, 83 were seriously wounded, the office said.",
        (83, "office", "Selm", None, "incident", None),
    ),
    "a quarter of the sky is no place": (
        "An official said 64 people were killed by the Western shelling of the night.",
        (64, "official", None, None, "incident", None),
    ),
    "a toll that surpasses": (
        "Death toll in Oman surpasses 1,000 as strikes go on",
        (1000, None, "Oman", None, "cumulative", None),
    ),
    "a toll that rises above": (
        "Death toll of strikes on Oman rises above 1,000, thousands flee",
        (1000, None, "Oman", None, "cumulative", None),
    ),
    "strikes displace": (
        "Raids on Oman displace over 41,500 in three weeks, officials say",
        (41500, "officials", "Oman", None, "cumulative", None),
    ),
    "a force's claim of its enemy's dead": (
        "Guard: 680 enemy soldiers killed since war began",
        (680, "Guard", None, "enemy soldiers", "cumulative", "war began"),
    ),
    "a country before the colon": (
        "Oman: Muscat reports at least 37 people killed in Iranian raids",
        (37, "Muscat", "Oman", None, "incident", None),
    ),
    "as of a day, before the speaker": (
        "As of May 13, the Varn Board, a group of lawyers, had published the names of over 800 people arrested.",
        (800, "Varn Board", None, None, "cumulative", None),
    ),
    "the vicinity of a place": (
        "Raids killed three guards in the vicinity of Marrow Hill.",
        (3, None, "Marrow Hill", "guards", "incident", None),
    ),
    "the village and not its district": (
        "Shells fell on the village of Marrow in Teal district on Monday and killed four people, the governor said.",
        (4, "governor", "Marrow", None, "incident", None),
    ),
    "shells that hit a district": (
        "A man wounded when shells hit Teal district has died, bringing the number of dead to five, the governor said.",
        (5, "governor", "Teal", None, "incident", None),
    ),
    "the dead brought to": (
        "Two more guards have died of wounds from Monday's raid at Marrow, bringing the dead to four, the army said.",
        (4, "army", "Marrow", None, "incident", None),
    ),
    "a word of saying within the count": (
        "The Selm League published the names of 15 people who it said were killed in the protest in Varn.",
        (15, "Selm League", "Varn", None, "incident", None),
    ),
    "the sentence before has the place": (
        "Shells fell on Teal, the Relief Network said. It put the dead at 16.",
        (16, "Relief Network", "Teal", None, "incident", None),
    ),
    "the village was named before": (
        "The village of Marrow buried its dead. Six people were killed when shells hit the village, the governor said.",
        (6, "governor", "Marrow", None, "incident", None),
    ),
    "what was hit in passing": (
        "Drones hit the depot in Marrow, injuring four, and houses in Selm.",
        (4, None, "Marrow", None, "incident", None),
    ),
    "an officer of the one office named": (
        "The Varn Relief Office read out a list. In it are 21 people killed in Marrow, the director, Dr. Ada Brock, said.",
        (21, "Varn Relief Office director Dr. Ada Brock", "Marrow", None, "incident", None),
    ),
    "a surname is no nation": (
        "The hospital had 31 people injured in the raid, its director, Dr. Oda Finn, said.",
        (31, "Dr. Oda Finn", None, None, "incident", None),
    ),
    "martyrs counted": ("The Varn Relief Office said there were 14 martyrs.", (14, "Varn Relief Office", None, None, "incident", None)),
}


@pytest.mark.parametrize("case", TOLD)
def test_counts_told_as_counts(case: str) -> None:
    text, told = TOLD[case]
    claim = [c for c in read_casualties(Article(id="a", text=text)) if c.among is None][-1]
    assert (claim.low, claim.claimant, claim.place, claim.people, claim.scope, claim.since) == told


def test_two_strikes_of_one_sentence_keep_their_places() -> None:
    text = "The strike in Selm killed one miller and wounded 21 guests, while the raid in Varn wounded nine people, the mayor said."
    assert [(c.low, c.place) for c in read_casualties(Article(id="a", text=text))] == [(1, "Selm"), (21, "Selm"), (9, "Varn")]


def test_sides_and_vague_words_stay_apart() -> None:
    article = Article(
        id="a", text="The army said 12 soldiers and 50 terrorists were killed.\nShells killed three guards and several farmers in Selm."
    )
    assert [(c.people, c.low, c.qualifier) for c in read_casualties(article)] == [
        ("soldiers", 12, "exact"),
        ("terrorists", 50, "exact"),
        ("guards", 3, "exact"),
        ("farmers", 3, "vague"),
    ]


LISTS = {
    "two peoples": ("More than 1,200 Tovlanders and 1,500 Varnish have died.", [(1200, None), (1500, 1500)]),
    "two lands": ("Officials said 11 Iranian doctors and three Omani doctors were killed.", [(11, 11), (3, 3)]),
    "two places": ("Shelling killed nine people in Dresna and four in Selm.", [(9, 9), (4, 4)]),
    "two large figures": ("The raids killed 34 men and 27 women.", [(34, 34), (27, 27)]),
    "a bound of its own": ("The ambush killed 12 guards and at least four drivers.", [(12, 12), (4, None)]),
    "a short list of one side": ("Shelling killed three men, a woman and her son in Selm.", [(5, 5)]),
    "one people": ("The blast killed two Omani sailors and their cook.", [(3, 3)]),
    "an estimate in apposition": ("The blast killed 100 to 300 people, a more cautious estimate than that of the town.", [(100, 300)]),
    "years in apposition": ("The raid killed more than 90 people, the worst day in the town's 75-year history.", [(90, None)]),
    "a demonym that describes a thing": ("The attack killed 12 people in Selm and an Omani depot burned down.", [(12, 12)]),
    "a denied number": ("Two soldiers, and not three as first said, were wounded.", [(2, 2)]),
    "a denied number before its noun": ("The army said 12, not 20, guards were killed.", [(12, 12)]),
    "a denied number last": ("Shells killed four people, not five.", [(4, 4)]),
    "a name in the list": ("Shells killed Ivo Roe and several guards in Selm.", []),
    "somebody of a land": ("An Omani living in Selm was killed.", [(1, 1)]),
    "followers of a channel": (
        "A channel with 1.4 million readers, posted photos of what appeared to be children killed in the blast.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "figures"), LISTS.values(), ids=LISTS)
def test_nobody_printed_a_sum(text: str, figures: list[tuple[int, int | None]]) -> None:
    assert [(c.low, c.high) for c in read_casualties(Article(id="a", text=text))] == figures


VOICES = {
    "a blow that claims lives says nothing": ("Rocket massacre in Selm claims 12 innocent lives", None, "incident", None),
    "a funeral says nothing": ("18 dead in Selm: state funeral on Sunday", None, "incident", None),
    "a ministry closes a headline": ("18 dead in Selm: health ministry", "health ministry", "incident", None),
    "an adverb is no part of a name": (
        "The Ministry of Defence categorically said 12 people had died in Selm.",
        "Ministry of Defence",
        "incident",
        None,
    ),
    "a war that began on a day": (
        "Fighting in the hills began on October 30 and has killed 412 people, the Health Ministry said.",
        "Health Ministry",
        "cumulative",
        "October 30",
    ),
    "those martyred in one attack": (
        "The number of those martyred in the attack on the terminal has risen to 12, Minister Ana Roe said.",
        "Minister Ana Roe",
        "incident",
        None,
    ),
}


@pytest.mark.parametrize(("text", "claimant", "span", "since"), VOICES.values(), ids=VOICES)
def test_who_says_it_and_over_what_time(text: str, claimant: str | None, span: str, since: str | None) -> None:
    (found,) = read_casualties(Article(id="a", text=text))
    assert (found.claimant, found.scope, found.since) == (claimant, span, since)


def test_it_is_the_service_that_spoke_before() -> None:
    text = "The toll of the raid on Selm has risen to 16, Selm Civil Protection said. It said 38 people were wounded."
    assert [c.claimant for c in read_casualties(Article(id="a", text=text))] == ["Selm Civil Protection"] * 2


SITES = {
    "of a clause before": ("A raid on southern Oman killed 40 people, and the war threatens to spread across Jordan.", "Oman"),
    "not of the next figure's clause": ("A raid on Oman killed 40 people, while the reply has killed 90 in Jordan.", "Oman"),
    "a date between": ("Shells killed four people early on Tuesday, June 10, 2025, in a raid on Selm.", "Selm"),
    "a breakdown between": ("Shells killed four people, including a nurse, in Selm.", "Selm"),
    "what else befell between": ("Shells killed 4,200 people and injured 5,300 in Oman.", "Oman"),
    "who struck": ("Oman's bombing has killed 280 people, medics said.", None),
    "a land's toll": ("Oman's death toll climbs to nearly 7,000", "Oman"),
    "a town's shelling": ("Selm's shelling killed four people.", "Selm"),
    "who is blamed": ("Officials said the raid, which they blamed on Oman, killed 47 people.", None),
    "days later elsewhere": ("Troops gathered outside Selm, a week after raiders killed 14 villagers.", None),
    "where they were taken from": ("Bombing killed 13 of the civilians the group abducted from Oman last week.", None),
    "nationals abroad": ("Oman said two of its nationals were killed.", None),
    "people told by their land": ("Oman's health ministry said two people were killed.", "Oman"),
    "a headline's deed": ("Hundreds Reported Killed in Blast at a Selm Hospital", "Selm Hospital"),
    "two sentences without a blank": ("Shells killed four people in Selm.The envoy left.", "Selm"),
}


@pytest.mark.parametrize(("text", "site"), SITES.values(), ids=SITES)
def test_the_place_is_that_of_the_figures_own_event(text: str, site: str | None) -> None:
    assert read_casualties(Article(id="a", text=text))[0].place == site


def test_a_singular_verb_has_one_subject() -> None:
    text = "Ships took thousands of citizens home and an Omani worker was shot dead in Selm."
    assert [(c.low, c.people) for c in read_casualties(Article(id="a", text=text))] == [(1, "Omani worker")]


@pytest.mark.parametrize(
    ("text", "noun", "weak"), [("An Omani in Selm died.", "omani", False), ("An Omani siege killed 12.", "siege", True)]
)
def test_a_demonym_counts_somebody_unless_it_describes_a_thing(text: str, noun: str, *, weak: bool) -> None:
    first = take_apart(text).groups[0]
    assert (first.head, first.weak) == (noun, weak)


def test_a_clause_after_the_verb_names_nobody() -> None:
    text = "Mourners buried Ivo Roe, a soldier killed when Omani gunmen stormed the post in Selm."
    assert [c.people for c in read_casualties(Article(id="a", text=text))] == ["soldier"]


def test_those_named_are_not_counted() -> None:
    assert read_casualties(Article(id="a", text="The army said it killed Ana Roe, Board head Tom Lee and Ivo Lunek in Selm.")) == ()


HEADLINES = {
    "a town's toll": ("Marrow toll reaches 23", (23, None, "Marrow")),
    "a market's toll, lowered": ("Varn health office lowers Marrow market toll to 21", (21, "Varn health office", "Marrow")),
    "a toll from a place's strike": (
        "Death toll from Marrow market strike rises to 19, health office says",
        (19, "health office", "Marrow"),
    ),
    "a common noun is no place": ("Flood toll rises to 40", (40, None, None)),
}


@pytest.mark.parametrize("case", HEADLINES)
def test_a_headline_puts_the_place_before_its_noun(case: str) -> None:
    title, told = HEADLINES[case]
    (claim,) = read_casualties(Article(id="a", title=title))
    assert (claim.low, claim.claimant, claim.place) == told


def test_a_headline_has_the_scope_of_its_text() -> None:
    article = Article(id="a", title="Marrow toll reaches 23", text="The toll of Sunday's raid in Marrow rose to 23.")
    assert [c.scope for c in read_casualties(article)] == ["incident", "incident"]


AS_OF = {
    "before a verb": ("The toll in Varn as of 10 May at 14:00 stood at 1,178.", "10 May at 14:00"),
    "before a speaker": ("As of 10 May the Tovish authorities had counted 88 deaths.", "10 May"),
    "with a year": ("As of May 10, 2024, 88 people had been killed.", "May 10, 2024"),
}


@pytest.mark.parametrize("case", AS_OF)
def test_the_moment_of_a_count(case: str) -> None:
    text, told = AS_OF[case]
    assert [c.as_of for c in read_casualties(Article(id="a", text=text))] == [told]


UNCOUNTED = {
    "a body of people": "Raids hit the Selm seat of a body tasked with naming the next leader, local media reported.",
    "images are captured": "Analysts went through some 40 aerial images captured in the course of 12 years in Oman.",
    "a leader's death is no count by nobody": "Tovland's first minister was killed in a raid.",
    "nor a named person's": "Ana Roe was killed in a raid on Sunday.",
    "no evidence is no zero": "“We have seen no evidence of civilian deaths,” spokesman Tom Lee said.",
    "a share is no count": "In all, eight per cent were killed at checkpoints, and 12 percent died in raids.",
    "the toll of another war": "It exceeds the total number of deaths in the 2014 siege (2,251 Tovish deaths).",
    "who is missing may be dead, and isn't counted so": "As of 10 May, some trapped people may be buried or dead under the rubble.",
    "a question": "Q: How many of your guards have died since May?",
    "talks are held": "Three rounds of talks were held in Varn.",
    "cars and bodies": "Residents reported seeing about 10 burned-out civilian cars and bodies lying in the streets.",
    "leaflets and bodies": "Around 200 leaflets and bodies lay on the square.",
    "vehicles after two adjectives": "The rebels captured 14 heavily armed and armoured vehicles.",
    "some of them": "Thousands came to bury the guard and some of the other people who have been killed.",
    "feared dead": "Up to 40 feared dead as a mill burns in Selm",
    "what often happens": "The army often raids camps and kills one or two fighters.",
    "what happens every year": "Every year, one million people die of fever.",
    "no figures": "The envoy had no overall casualty figures for the country.",
    "no count": "There was no immediate casualty count for Selm, the envoy said.",
    "a lot of people": "A lot of people have been killed.",
    "sorties": "More than 500 sorties were planned and executed to avoid civilian casualties.",
}


@pytest.mark.parametrize("case", UNCOUNTED)
def test_no_count(case: str) -> None:
    assert read_casualties(Article(id="a", text=UNCOUNTED[case])) == ()


@pytest.mark.parametrize("part", [" ", "of the ", "in a ", "A. ", "said ", "who ", ", and ", "Halvet "])
def test_a_sentence_without_end_is_read_to_its_end(part: str) -> None:
    found = read_claims(Article(id="1", text=f"The office said {part * (12_000 // len(part))} it.\nNine people were killed in Halvet."))
    assert any(claim.quote == "Nine people were killed" or "Nine" in claim.quote for claim in found)


#: What each claim must say, in reading order: effect, number, people, place, claimant.
PASSAGES = {
    "what `this` includes are two counts": (
        "This includes nine people killed and more than 20 injured in Selm.",
        [("killed", 9, None, "Selm", None), ("injured", 20, None, "Selm", None)],
    ),
    "dead among other bodies": ("Police found 25 charred and mutilated bodies in Selm.", [("killed", 25, None, "Selm", None)]),
    "of its own abroad a state names the nation": (
        "A Turkish builder was shot dead at a site near the capital, Turkish officials said.",
        [("killed", 1, "Turkish builder", None, "Turkish officials")],
    ),
    "of its own at home it counts more, or names who struck": (
        "Two Iraqi guards were killed in Turkish strikes, Iraqi officials said.",
        [("killed", 2, "Iraqi guards", "Iraq", "Iraqi officials")],
    ),
    "who saw it is no place": ("“Six people were killed in Selm and I saw it,” he said.", [("killed", 6, None, "Selm", None)]),
    "his army": (
        "Ana Roe's rival, Petar Lunek, said he would fight. His army claimed 50 people were killed.",
        [("killed", 50, None, None, "Petar Lunek's army")],
    ),
    "a body and its number are no one noun": (
        "The World Relief Office estimates nearly 1,000 people have been killed in Selm.",
        [("killed", 1000, None, "Selm", "World Relief Office")],
    ),
    "an age is no number of its own": (
        "A raid killed a woman seven months pregnant in Selm.",
        [("killed", 1, "woman seven months pregnant", "Selm", None)],
    ),
    "nor a grave and its bodies": ("We found a mass grave containing 150 bodies in Selm.", [("killed", 150, None, "Selm", None)]),
    "who were among the dead": (
        "Shells killed 17 people in Selm, Ana Roe said.\n\nFour nurses were among the dead, Ana Roe told reporters at the scene.",
        [("killed", 17, None, "Selm", "Ana Roe"), ("killed", 4, "nurses", "Selm", "Ana Roe")],
    ),
    "those forced out": ("Police said 300 villagers were forced out of their homes.", [("displaced", 300, "villagers", None, "Police")]),
    "who stands by a figure": (
        "The Health Committee, which is run by the rebels, stood by its figure of 38 dead.",
        [("killed", 38, None, None, "Health Committee")],
    ),
    "who repeats a toll": ("The office repeated its toll of 38 dead.", [("killed", 38, None, None, "office")]),
    "those who fled a city": (
        "The council said an estimated 100,000 people fled Selm in two days.",
        [("displaced", 100_000, None, "Selm", "council")],
    ),
    "a number is no part of who they are": (
        "Shells killed all seven Tovish soldiers in Selm. Six children were among the 110 civilians injured in Selm.",
        [
            ("killed", 7, "Tovish soldiers", "Selm", None),
            ("injured", 6, "children", "Selm", None),
            ("injured", 110, "civilians", "Selm", None),
        ],
    ),
    "a total of soldiers": (
        "The Front claimed to have killed ten Tovish soldiers, bringing the total number of claimed deaths to 80.",
        [("killed", 10, "Tovish soldiers", None, "Front"), ("killed", 80, "Tovish soldiers", None, "Front")],
    ),
    "a death toll is of all": (
        "Two policemen were killed, bringing the death toll to 90.",
        [("killed", 2, "policemen", None, None), ("killed", 90, None, None, None)],
    ),
    "whose toll it is": (
        "The Peruvian death toll rose to 1,000. The TDF toll reached 42.",
        [("killed", 1000, "Peruvians", None, None), ("killed", 42, "TDF", None, None)],
    ),
    "a record of so many, and another dozen, are no one person": ("Raids killed a record 20 guards. They killed another dozen guards.", []),
    "a person whose calling is in no list, before more": (
        "Raids killed a Zarimi, 20 guards and a boy.",
        [("killed", 1, "Zarimi", None, None), ("killed", 20, "guards", None, None), ("killed", 1, "boy", None, None)],
    ),
    "injuries to a part of a body are those of who suffered them": (
        "Nine people suffered injuries to the head.",
        [("injured", 9, None, None, None)],
    ),
    "what somebody is accused of is left to the court": ("Two men were accused of killing nine guards in Selm.", []),
    "one of so many": ("A raid killed one of the three bakers in Selm.", [("killed", 1, "bakers", "Selm", None)]),
    "one man shot down, and a jet": (
        "A guard was shot down in Selm. A jet was shot down in Marrow.",
        [("killed", 1, "guard", "Selm", None)],
    ),
    "a body's hospital is no town's": (
        "Doctors at Relief Network's main hospital said nine people had died.",
        [("killed", 9, None, None, "Doctors at Relief Network's main hospital")],
    ),
    "a side that fights goes on with its own dead": (
        "The army said nine guards were killed in Selm. In total, 88 guards have been killed.",
        [("killed", 9, "guards", "Selm", "army"), ("killed", 88, "guards", None, "army")],
    ),
    "a land's initials and a town are no people whose toll it is": (
        "The UAE death toll rose to 1,000. The Marrow toll reached 42.",
        [("killed", 1000, None, None, None), ("killed", 42, None, None, None)],
    ),
    "the newspaper has its name": (
        "Four men of the Selm Times, among them Ana Roe, are missing, the newspaper said.",
        [("missing", 4, "men", None, "Selm Times")],
    ),
    "and so has the television": (
        "Tovish state television showed a hospital. Ten people were killed, the television said.",
        [("killed", 10, None, None, "Tovish state television")],
    ),
    "an adjective is nobody": (
        "A senior Front member was killed in Selm.",
        [("killed", 1, "senior Front member", "Selm", None)],
    ),
    "a side that fights gives no toll of others": (
        "The army said that a militant was killed in Selm. The death toll in Selm has risen to 867.",
        [("killed", 1, "militant", "Selm", "army"), ("killed", 867, None, "Selm", None)],
    ),
    "those who fled a city by strikes on its country": (
        "The council said an estimated 100,000 people fled Selm in two days of strikes on Oman.",
        [("displaced", 100_000, None, "Selm", "council")],
    ),
    "who speaks before and after": (
        "Ana Roe said 26 people died in Selm. In Marrow, two died. There was no count for Kelmo, Roe said.",
        [("killed", 26, None, "Selm", "Ana Roe"), ("killed", 2, None, "Marrow", "Ana Roe")],
    ),
    "who gave no figure before": (
        "Ana Roe said the road was closed. In Marrow, two died. It would be open soon, Roe said.",
        [("killed", 2, None, "Marrow", None)],
    ),
    "the army of nobody named": ("His army claimed 50 people were killed.", [("killed", 50, None, None, "army")]),
    "no place is carried over a new claimant, nor to another event": (
        (
            "The Northern Front said on 3 May that the army killed six of its members near Selm, Marrow Province. The Border Guard "
            "separately reported on 4 May that it engaged unknown fighters along Tovland’s eastern border, killing three fighters and "
            "arresting eight others."
        ),
        [
            ("killed", 6, "Northern Front members", "Selm", "Northern Front"),
            ("killed", 3, "fighters", "Tovland’s eastern border", "Border Guard"),
            ("detained", 8, "fighters", "Tovland’s eastern border", "Border Guard"),
        ],
    ),
    "the wounded of a raid are no total": (
        "Selm's mayor said the death toll of the raid on a mill in Selm had risen to 8.\n\nThe number of wounded stood at 37, he said.",
        [("killed", 8, None, "Selm", "Selm's mayor"), ("injured", 37, None, "Selm", None)],
    ),
    "who speaks at an hour, and a toll that was raised": (
        "Six people were killed when shells hit a mill, Governor Ana Roe said in the evening, raising an earlier toll of four.",
        [("killed", 6, None, None, "Governor Ana Roe")],
    ),
    "who they all were parts no count from the next": (
        "The agency said seven people were killed in Selm, all of them civilians, and 19 injured.",
        [("killed", 7, None, "Selm", "agency"), ("injured", 19, None, "Selm", "agency")],
    ),
    "a town that was struck": (
        "Jets struck Selm in reply, killing four guards, the army said. Shops in Selm stayed shut.",
        [("killed", 4, "guards", "Selm", "army")],
    ),
    "a body of people that was struck is no place": (
        "Jets struck Sanduk in reply, killing four guards, the army said. The leaders of Sanduk were silent.",
        [("killed", 4, "guards", None, "army")],
    ),
    "the building that was hit stands where the sentence before says": (
        "Ana Roe lived in a block in Selm. Six people were killed when shells hit the building, police said.",
        [("killed", 6, None, "Selm", "police")],
    ),
    "the place that opens a passage holds while its event goes on": (
        (
            "Unknown forces landed in Marrow Province on 3 May, local media said.\nA brigade went to the reported landing site. The Joint "
            "Command confirmed on 4 May that aircraft fired at the responding unit and killed one Iraqi soldier, injuring two more."
        ),
        [
            ("killed", 1, "Iraqi soldier", "Marrow Province", "Joint Command"),
            ("injured", 2, "Iraqi soldiers", "Marrow Province", "Joint Command"),
        ],
    ),
    "others than a woman may be anybody": (
        "A woman was killed and five others were injured in Selm, police said.",
        [("killed", 1, "woman", "Selm", "police"), ("injured", 5, None, "Selm", "police")],
    ),
    "what a total includes is by whoever gave the total": (
        "In Oman, according to aid agencies, at least 10 people died. This includes a raid on Selm that injured 20.",
        [("killed", 10, None, "Oman", "aid agencies"), ("injured", 20, None, "Selm", "aid agencies")],
    ),
    "state media report": (
        "By 4 May the death toll of the raid had come to 168, Tovish state media reported.",
        [("killed", 168, None, None, "Tovish state media")],
    ),
}


@pytest.mark.parametrize("case", PASSAGES)
def test_passages(case: str) -> None:
    text, told = PASSAGES[case]
    assert [(c.effect, c.low, c.people, c.place, c.claimant) for c in read_casualties(Article(id="a", text=text))] == told


ANOTHER_CLAUSE = {
    "who fled since, and who was killed": (
        "About 30,000 people have fled since Monday, the relief office said, after shells killed at least 11 people in Selm.",
        [("displaced", 30000, "cumulative", "Monday"), ("killed", 11, "incident", None)],
    ),
    "a blow as the beginning": (
        "About 30,000 people have fled since shells killed at least 11 people in Selm on Monday, the relief office said.",
        [("displaced", 30000, "cumulative", None), ("killed", 11, "incident", None)],
    ),
    "a total, and one blow": (
        "At least 30 people have been killed since Monday, the health office said, after a strike on a market killed nine.",
        [("killed", 30, "cumulative", "Monday"), ("killed", 9, "incident", None)],
    ),
    "a beginning told in a clause": (
        "Since Monday, when the raids began, 11 people have been killed in Selm.",
        [("killed", 11, "cumulative", "Monday")],
    ),
    "a beginning of many words": (
        "Strikes have killed 40 people in Selm since shortly after the start of the war.",
        [("killed", 40, "cumulative", "shortly after the start of the war")],
    ),
}


@pytest.mark.parametrize("case", ANOTHER_CLAUSE)
def test_a_beginning_counts_nobody_of_another_clause(case: str) -> None:
    text, counted = ANOTHER_CLAUSE[case]
    assert [(c.effect, c.low, c.scope, c.since) for c in read_casualties(Article(id="a", text=text))] == counted


def test_a_lands_town_is_the_town() -> None:
    (claim,) = read_casualties(Article(id="a", text="A strike on a market in the Sarn Valley town of Brenna killed 17 people."))
    assert claim.place == "Brenna"


READ = {
    "a live page's clock": ("11:02 The Doctors' Committee says 64 people have been killed.", [("killed", 64, "Doctors' Committee", None)]),
    "a clock with its zone": ("14:20 GMT - The admiralty has raised the toll to 103.", [("killed", 103, "admiralty", None)]),
    "lawyers are no law": ("At least 40 people have been detained, according to lawyers.", [("detained", 40, "lawyers", None)]),
    "a figure given": (
        "Over 400 people were detained, while lawyers gave a figure of 650.",
        [("detained", 400, None, None), ("detained", 650, "lawyers", None)],
    ),
    "spoke of": ("Lawmaker Ana Roe spoke of more than 90 dead.", [("killed", 90, "Lawmaker Ana Roe", None)]),
    "a headline ends in who says so": ("At least 11 hurt aboard tanker; crew of 24 safe, says owner", [("injured", 11, "owner", None)]),
    "in its report": (
        "118 civilians were killed, the mission in Selm said in its monthly report.",
        [("killed", 118, "mission in Selm", None)],
    ),
    "a further eight": (
        "Four servicemen were martyred and a further eight sustained injuries.",
        [("killed", 4, None, None), ("injured", 8, None, None)],
    ),
    "a side's own": ("The navy said it had lost one sailor.", [("killed", 1, "navy", None)]),
    "games are lost otherwise": ("The club said it had lost 12 games.", []),
    "the health organisation is no pronoun": ("Airstrike kills 14, WHO says", [("killed", 14, "WHO", None)]),
    "a lower toll": ("The toll is 31, while police gave a lower toll of 27.", [("killed", 31, None, None), ("killed", 27, "police", None)]),
    "rounded up": ("Twenty-seven men were rounded up in Selm.", [("detained", 27, None, "Selm")]),
    "the town whose name a hospital has": (
        "Doctors at Selm hospital said nine dead had arrived. Fires burned near Selm.",
        [("killed", 9, "Doctors at Selm hospital", "Selm")],
    ),
    "a hospital by a name of its own": (
        "Doctors at Selm hospital said nine dead had arrived. They were treated in Selm hospital.",
        [("killed", 9, "Doctors at Selm hospital", None)],
    ),
    "a town's hospital": (
        "A doctor at Selm's Garden Hospital said that nine people died on Saturday.",
        [("killed", 9, "doctor at Selm's Garden Hospital", "Selm")],
    ),
    "a hospital on a square": (
        "Doctors at a field hospital in Garden Square in Selm said nine people were killed.",
        [("killed", 9, "Doctors at a field hospital in Garden Square in Selm", "Selm")],
    ),
    "a hospital that tells of another town": (
        "Doctors at a hospital in the city of al-Marrow reported nine people killed in fighting in Selm.",
        [("killed", 9, "Doctors at a hospital in the city of al-Marrow", "Selm")],
    ),
    "the seat of a mayor": ("The mayor of Selm says nine people have been killed.", [("killed", 9, "mayor of Selm", "Selm")]),
    "whose fire it is": ("Nine people died in Varnish rocket fire on Port Isra.", [("killed", 9, None, None)]),
    "a name with a particle": ("Nine people died in Rue des Sels, neighbours said.", [("killed", 9, "neighbours", "Rue des Sels")]),
    "treated": ("Twelve survivors are being treated for burns in Selm.", [("injured", 12, None, "Selm")]),
    "in hospital": ("Fourteen others remain in hospital.", [("injured", 14, None, None)]),
    "bodies in hospital": ("Fourteen bodies were taken to hospital.", [("killed", 14, None, None)]),
    "custody": ("Eleven suspects were taken into custody in Selm.", [("detained", 11, None, "Selm")]),
    "prisoners": ("Forty marines were taken prisoner.", [("detained", 40, None, None)]),
    "a crowd that fled": ("Some 8,400 people have fled the sector.", [("displaced", 8400, None, None)]),
    "gunmen flee a scene": ("Three gunmen have fled the scene; one man was killed.", [("killed", 1, None, None)]),
    "named among the dead": ("Among the dead are a nurse, Ana Roe, 29, and two schoolboys, aged 8 and 11.", []),
    "who treats the injured": (
        "A doctor treating the injured in Selm said that 30 people died.",
        [("killed", 30, "doctor treating the injured in Selm", None)],
    ),
    "a form says that somebody died": ("They had to sign a form saying the person had died in surgery.", []),
    "who was among the injured": ("The sources said soldiers injured included the commander of the brigade.", []),
    "the total of those told before": (
        "The army said two more of its soldiers were killed, bringing the total to 27.",
        [("killed", 2, "army", None), ("killed", 27, "army", None)],
    ),
    "a total of other things": ("A raid killed two men, bringing the total to 27 raids.", [("killed", 2, None, None)]),
    "reports of nobody's": ("According to one report, nine men died in Selm.", [("killed", 9, None, "Selm")]),
    "another version": ("According to another version, nine men died in Selm.", [("killed", 9, None, "Selm")]),
    "reports from a town": ("Reports from Selm said nine men died.", [("killed", 9, None, None)]),
    "a report by somebody": ("According to reports by Rights Watch, nine men died in Selm.", [("killed", 9, "Rights Watch", "Selm")]),
    "what television reports": (
        "According to reports on state television, nine men died in Selm.",
        [("killed", 9, "state television", "Selm")],
    ),
    "another fifteen": ("Another fifteen soldiers were injured when a wall fell.", [("injured", 15, None, None)]),
    "so many are sure": ("Governments say hundreds if not thousands were killed.", [("killed", 200, "Governments", None)]),
    "fighters retreat": ("Three militants fled under fire to a nearby home.", []),
    "a speaker of no name behind the verb": (
        "At least 20 people died in Selm, Oman's second city, said a medical source in Selm who was not named.",
        [("killed", 20, "medical source in Selm", "Selm")],
    ),
    "where somebody said it": (
        "Four journalists, among them Ana Roe, are missing in Oman, the newspaper said Monday on its site.",
        [("missing", 4, "newspaper", "Oman")],
    ),
    "who told whom": (
        "“The hospital told us at least nine people died,” said the resident, who gave no name.",
        [("killed", 9, "hospital", None)],
    ),
    "who estimates": (
        "The toll has topped 1,000, according to an estimate from Governor Ana Roe.",
        [("killed", 1000, "Governor Ana Roe", None)],
    ),
    "an office's estimate": (
        "The toll has topped 1,000, according to a Health Office estimate.",
        [("killed", 1000, "Health Office", None)],
    ),
    "who was asked": (
        "Rights Watch, citing interviews with hospital staff, reported 84 deaths.",
        [("killed", 84, "Rights Watch", None)],
    ),
    "who was asked, told last": (
        "Rights Watch reported 84 deaths, citing telephone interviews with hospital staff.",
        [("killed", 84, "Rights Watch", None)],
    ),
    "why a name is not told in full": (
        "Two men were killed, according to Reda to protect his identity.",
        [("killed", 2, "Reda", None)],
    ),
    "links before a sentence": ("Guns for sale in Oman He said three villagers were killed.", [("killed", 3, None, None)]),
    "where speakers are": (
        "Rights Watch said forces had killed 46 people, with sources at Selm Hospital saying that most were shot.",
        [("killed", 46, "Rights Watch", None)],
    ),
    "a raid that somebody says killed": (
        "The alliance said on Monday that it hit a house in an airstrike that the government alleges killed 15 people.",
        [("killed", 15, "government", None)],
    ),
    "what the dead had fled": (
        "The bodies of 150 people fleeing war in Oman were recovered from the sea.",
        [("killed", 150, None, None)],
    ),
    "the city, when another place was spoken of": (
        "Shells fell on the city of Selm. In Marrow, a clinic was hit. Two men died near the city centre.",
        [("killed", 2, None, None)],
    ),
    "whose estimates somebody cites": (
        "More than 1,000 people have been killed, according to estimates cited Friday by Ana Roe.",
        [("killed", 1000, "Ana Roe", None)],
    ),
    "an army is no place": ("Five villagers were killed by the TDF fire.", [("killed", 5, None, None)]),
    "a land by its part of the world": ("Police arrested 24 activists in the southern African country.", [("detained", 24, None, None)]),
    "a war told elsewhere": ("Crowds met in Selm to protest a war that has killed 5,000 people.", [("killed", 5000, None, None)]),
    "where it opens": (
        "In the suburb of Old Mill, residents said snipers killed a mother and her baby.",
        [("killed", 2, "residents", "Old Mill")],
    ),
    "where the sentence before puts the attack": (
        "Villagers in Lower Samet say helicopters fired on their fields. A farmer and his two sons died.",
        [("killed", 3, None, "Lower Samet")],
    ),
    "two places before": ("Jets struck depots in Selm and fields near Marrow. Three people died.", [("killed", 3, None, None)]),
}


@pytest.mark.parametrize("case", READ)
def test_what_is_read(case: str) -> None:
    text, expected = READ[case]
    found = read_casualties(Article(id="a", title=text if not text.endswith(".") else "", text=text if text.endswith(".") else ""))
    assert [(c.effect, c.low, c.claimant, c.place) for c in found] == expected


#: text of an article by Gulfline: who says how many died.
STAFF = {
    "The toll stands at 787 people killed, says our Selm correspondent Ana Roe.": None,
    "Gulfline's Ana Roe reports from Peru, where 787 people were killed.": None,
    'Gulfline"s Ana Roe reports from Peru, where 787 people were killed.': None,
    "Ana Roe said 787 people were killed. Ana Roe, our correspondent in Selm, has more.": None,
    "Ana Roe said 787 people were killed. Asked by our reporter, she said no more.": "Ana Roe",
    "Our government says that 787 people were killed.": "Our government",
    "The Courier's Ana Roe says that 787 people were killed.": "Courier's Ana Roe",
}


@pytest.mark.parametrize("text", STAFF)
def test_an_outlets_own_people_claim_nothing(text: str) -> None:
    (claim,) = read_casualties(Article(id="a", source="Gulfline", text=text))
    assert (claim.low, claim.claimant) == (787, STAFF[text])


def test_a_figure_that_the_articles_own_note_says_was_wrong_is_none() -> None:
    told = "Raids killed four people in Selm, the mayor said. Rockets killed three in Marrow.\n"
    note = "Correction: An earlier version of this report said that four people had been killed. It was two."
    figures = [[c.low for c in read_claims(Article(id="a", text=text)) if isinstance(c, Casualty)] for text in (told, told + note)]
    assert figures == [[4, 3], [3]]
