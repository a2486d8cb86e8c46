"""Attacks: kinds, doers, targets, weapons, status, and spans that are exactly what is printed."""

import pytest

from diurna.interpret.claims.sentences import sentences_of
from diurna.interpret.claims.strikes import read_strikes
from diurna.model import Article, Strike

KINDS = {
    "an unspecified strike comes from the air": ("Norwegian strikes on Lima", "air/drone strike"),
    "a missile makes it a missile attack": ("Norwegian missile strike on Lima", "shelling/artillery/missile attack"),
    "a torpedo is counted with missiles": ("Norway torpedoed a ship of Peru", "shelling/artillery/missile attack"),
    "an attack without a weapon stays an attack": ("Norwegian forces attacked Lima", "attack"),
    "two sides who shoot": ("Norwegian troops clashed with rebels", "armed clash"),
    "somebody taken": ("Rebels kidnapped a mayor in Lima", "abduction/forced disappearance"),
}
STATUSES = {
    "told by others": ("Norway bombed Lima, officials in Peru said.", "reported"),
    "told by those who did it": ("Norwegian army says it bombed Lima", "claimed"),
    "claimed outright": ("Militia claims responsibility for strike on Lima", "claimed"),
    "denied": ("Norway denies involvement in strikes on Lima", "denied"),
    "stopped": ("Peru intercepts Norwegian missiles", "intercepted"),
    "stopped, all of them": ("Norway fired ten missiles at Lima, all of which were shot down.", "intercepted"),
    "supposed": ("If Norway attacks Peru, the bloc will answer.", "planned"),
    "still ahead": ("Norway will strike Lima", "planned"),
    "warned of": ("Norway warns of another 'heavy round' of strikes on Peru", "planned"),
    "in the event of": ("They may act in the event of a Norwegian attack on Peru.", "planned"),
    "kept from": ("The aim is to keep Norway from attacking Peru.", "planned"),
}
NOTHING = {
    "a weapon shown": "Norway unveils new missile",
    "an attack that did not happen": "Norway has not attacked Peru.",
    "flames": "A fire broke out at the consulate.",
    "shots in the air": "Guests fired guns into the air.",
    "warning shots": "Troops fired warning shots in the air.",
    "a building on fire": "A government building in Lima was on fire on Monday.",
    "of what kind a thing is": "Norwegian strike aircraft could be made available to Peru.",
    "any such attack": "A missile attack on Norwegian areas could bring an answer.",
    "an attack only feared": "Drivers were afraid of being hit by shells.",
    "a threat of one": "Leading group condemns threats of aggression against Peru",
    "an inverted condition": "Should Norway shell the town, its allies would leave.",
    "what could serve for one": "They make parts that could be used to attack civilians.",
    "a thing that cannot be struck": "Norway destroyed the hopes of its people.",
    "a sum": "Shares of the Norwegian firm hit $4 a piece.",
    "the most striking": "The week's most striking pictures of Peru",
    "a wish that is none": "The army does not want to attack the town.",
    "what somebody refuses": "Soldiers refused to attack the town.",
    "a condition of anybody": "The guards shoot if people attacked the depot.",
    "what an operation is for": "It was an operation to destroy the enemy's morale.",
    "a storm": "A tornado strikes towns in Peru.",
    "a turn of speech": "Prices in Lima hit households hard.",
    "a name": "He left the Tovish Fighting Group in Lima.",
    "work stopped": "Teachers in Lima are on strike over wages.",
    "no words": "",
}


def _read(text: str, title: str = "") -> tuple[Strike, ...]:
    article = Article(id="a1", title=title, text=text)
    return read_strikes(article, tuple(sentences_of(article)))


@pytest.mark.parametrize(("text", "act"), KINDS.values(), ids=KINDS)
def test_kinds(text: str, act: str) -> None:
    assert [claim.act for claim in _read(text)] == [act]


@pytest.mark.parametrize(("text", "status"), STATUSES.values(), ids=STATUSES)
def test_statuses(text: str, status: str) -> None:
    assert [claim.status for claim in _read(text)] == [status]


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_is_no_attack(text: str) -> None:
    assert _read(text) == ()


def test_spans_are_what_is_printed_in_title_and_text() -> None:
    title = "Norway hits port in Lima"
    text = "A night — then noise.\n\nPeru’s ministry said: “Norwegian jets bombed depots near Quito”, and Chile launched rockets at Oslo."
    found = _read(text, title)
    assert [claim.field for claim in found] == ["title", "text", "text"]
    for claim in found:
        assert claim.quote == (title if claim.field == "title" else text)[claim.start : claim.end]
        assert claim.article == "a1"
    assert (found[2].actor, found[2].target, found[2].weapon) == ("Chile", "Oslo", "rockets")


def test_a_claimant_and_who_carried_it() -> None:
    (claim,) = _read("According to Reuters, Peruvian officials said Norwegian jets bombed a school in Lima.")
    assert (claim.actor, claim.target, claim.place) == ("Norway", "school", "Lima")
    assert claim.claimant == "Peruvian officials"
    assert claim.via == "Reuters"


PLACES = {
    "what goes along with an attack": ("Explosions in Lima as Norway continues attacks", "Lima"),
    "a threat has no place yet": ("Embassy staff left homes in Lima as Norway could raid its ports.", None),
    "an occupied town is a town": ("Norway strikes occupied Lima", "Lima"),
    "a town": ("Norwegian strikes hit Hezbollah in Lima.", "Lima"),
    "a force is no place": ("Norway shelled positions near the Front.", None),
    "a party is no place": ("Rebels fired rockets at trucks near the Justice Movement.", None),
    "an adjective is no place": ("Norway bombed depots across the Arab world.", None),
    "the town before its land": ("Norwegian forces shelled the town of Ordal in Peru.", "Ordal"),
    "a hotel's town, not its name": ("Norwegian strike on Selm hotel in Lima", "Lima"),
    "where the doer is based is none": ("Rebels based in Peru attacked a convoy.", None),
    "where it was fired from is none": ("Missiles fired from Peru hit a refinery near Lusaka.", "Lusaka"),
    "where the next deed is planned is none": ("Norway attacked a convoy to stop arms from reaching ports in Peru.", None),
    "what opens the sentence": ("In Ordal, residents said soldiers opened fire on mourners.", "Ordal"),
    "what stands before where": ("Fighting went on in the town of Selm, where Norwegian jets destroyed tanks.", "Selm"),
    "the town before where": ("Norwegian tanks were shelling Ordal, where people hid in cellars.", "Ordal"),
    "what those who tell it live in": ("Residents in Ordal said air strikes had targeted a base.", "Ordal"),
    "what residents report, by the opening": ("In Ordal, residents reported another air raid.", "Ordal"),
    "the outskirts of a town": ("Norwegian jets bombed a depot on the outskirts of Selm on Friday.", "Selm"),
    "whose forces they are": ("Norway will go on with its air strikes on Karel Vrana's forces.", None),
    "the soil of a land is the land": ("Two drones struck Peru territory on Monday.", "Peru"),
    "a border by its name": ("Rebels killed six guards in a raid in a region near the Norwegian border.", "Norwegian border"),
    "a coast by its name": ("Norwegian jets hit targets along the Peruvian coast on Monday.", "Peruvian coast"),
    "a road between two towns": ("Rebels attacked a bus on the road between Ordal and Lima.", "Ordal"),
    "what was stopped did not get to a country": ("Peru intercepts missiles launched from Norway", None),
}


@pytest.mark.parametrize(("text", "place"), PLACES.values(), ids=PLACES)
def test_a_place_is_a_place(text: str, place: str | None) -> None:
    assert [claim.place for claim in _read(text)] == [place]


def test_a_denial_reaches_only_what_is_denied() -> None:
    (claim,) = _read("Norway denied that its forces had fired and said the convoy was hit by mortars of the Front.")
    assert (claim.actor, claim.target, claim.weapon, claim.place) == ("Front", "convoy", "mortars", None)
    assert (claim.status, claim.claimant) == ("reported", "Norway")


DOERS = {
    "whose forces": ("Officials of Peru and Norway, whose forces have struck Lima, met.", "Norway"),
    "in whose strikes": ("A depot was destroyed in Norwegian air strikes.", "Norway"),
    "who did attack": ("Why did Norway attack Peru?", "Norway"),
    "a noun with a hyphen opens": ("Counter-attacks by Norwegian troops went on.", "Norwegian troops"),
    "its forces are the speaker's": ("Norway said its forces had struck a depot.", "Norway"),
    "its attack is the speaker's": ("The Front says its attack on Lima was an answer.", "Front"),
    "an adjective and the nation joined to it": ("Peru fears more after US and Norwegian strikes on Lima.", "US and Norway"),
    "behind by, not before and": ("A curfew in Chile and bombardment by Norway have brought nothing.", "Norway"),
    "who sent what hit": ("Shells fired by Norway hit a market.", "Norway"),
    "an adverb between commas parts nothing": ("Norwegian air strikes, though, have hit Peruvian forces in Lima.", "Norway"),
    "two nations of one army": ("The US and Norwegian armies killed a general of Peru.", "US and Norwegian armies"),
    "two nations after in": ("The general was killed in US and Norwegian strikes.", "US and Norway"),
    "who killed in strikes": ("Norway kills four in strikes on Lima, officials say", "Norway"),
    "the killing by somebody": ("The killing last month of Ada Quell, a judge, by rival rebels shook Lima.", "rival rebels"),
    "a thing that was attacked did nothing": ("Norwegian embassy in Lima attacked as war goes on", None),
    "its leaders are not those of a person": (
        "President Ada Quell said that Norway was to blame, adding that its leaders have killed at least 700 marchers.",
        "Norway",
    ),
}


@pytest.mark.parametrize(("text", "actor"), DOERS.values(), ids=DOERS)
def test_whose_attack_it_is(text: str, actor: str) -> None:
    assert [claim.actor for claim in _read(text)] == [actor]


TARGETS = {
    "whose assassination": ("The bloc condemned the Chancellor's assassination.", "Chancellor"),
    "who faces attacks": ("Peru faces attacks by Norway.", "Peru"),
    "two sides joined by a hyphen": ("Norway-Peru fighting escalates", "Peru"),
    "a gerund after began": ("Norway began bombing Peru on Monday.", "Peru"),
    "weapons that target": ("Norwegian drones target Chilean airports, killing two", "Chilean airports"),
    "a craft is struck too": ("The plane was struck as it was landing.", "plane"),
    "who fell in it": ("Front leader martyred in Norwegian-Chilean aggression", "Front leader"),
    "a missile that hits": ("Norwegian missile hits cargo ship in Red Sea", "cargo ship"),
    "drones that strike": ("Norwegian drones strike mosque in Lima", "mosque"),
    "an adjective after the verb": ("Norway strikes occupied Lima", "occupied Lima"),
    "over a number": ("Norway struck over 320 depots in Peru.", "320 depots"),
    "past an adverb": ("Norwegian forces fired indiscriminately on mourners.", "mourners"),
    "whom they had killed in it": ("Norway said it had killed a rebel commander in a strike near Lima.", "rebel commander"),
    "shot by somebody": ("Two nurses were shot dead by Norwegian troops near Lima.", "Two nurses"),
    "a charge without a doer": ("A car bomb killed five people outside a mosque in Lima.", "five people"),
    "whom one clashes with": ("Peruvian army clashes with rebels near Lima", "rebels"),
    "what a state's name before the noun means": ("It found money for Peru strikes.", "Peru"),
    "what a missile slammed into": ("Norwegian missiles slammed into a school.", "school"),
    "an unknown verb ends the object": ("The raid on the governor's house revealed a trail.", "governor's house"),
    "a fight without an enemy": ("Norwegian rebels fought a battle near Lima.", None),
}


@pytest.mark.parametrize(("text", "target"), TARGETS.values(), ids=TARGETS)
def test_whom_it_hit(text: str, target: str | None) -> None:
    assert [claim.target for claim in _read(text)] == [target]


def test_one_act_said_twice_in_a_sentence_is_one_claim() -> None:
    assert len(_read("Norwegian strikes hit Lima in a wave of strikes.")) == 1
