import pytest

from diurna.interpret.claims import read_claims
from diurna.interpret.consequence import consequence, deaths
from tests.interpret.invented import article

# The first of each pair weighs more.
PAIRS = {
    "a blow before a march after another": (
        "Kardavia fired drones at the Zarim Highlands on Tuesday.",
        "Bakers and smiths walked to the square of Linport on Sunday after shells had killed 120 people in Halvet.",
    ),
    "an offensive before one that should not be": (
        "Kardavia launched a major offensive against Zarim.",
        "Sovella should not launch a military intervention in Zarim, a senator said.",
    ),
    "a leader killed before strikes that are not to": (
        "Drones killed Zarim’s supreme leader in Halvet.",
        "The strikes were not designed to kill Zarim’s supreme leader, General Lunek said.",
    ),
    "a leader killed before a visit": (
        "Zarim’s supreme leader Adil Maren was killed in an air strike on Halvet, state media said.",
        "Zarim’s foreign minister visited Linport on Monday.",
    ),
    "many dead before few": (
        "At least 120 people were killed when shells hit Halvet, doctors said.",
        "Two people were killed when shells hit Halvet, doctors said.",
    ),
    "a refusal to talk before words about it": (
        "Maren said his movement will not negotiate under bombs.",
        "Sovella’s president praised the mediators for their work.",
    ),
    "a ground war before another raid": (
        "Kardavia sent troops into the Zarim Highlands on Tuesday.",
        "Kardavia fired drones at the Zarim Highlands on Tuesday.",
    ),
    "a ground war in spite of threats before another raid": (
        "Despite Sovella’s threats, Kardavia invaded the highlands on Monday.",
        "Kardavia fired drones at the Zarim Highlands on Tuesday.",
    ),
    "an attack before its condemnation": (
        "Kardavia fired drones at the Zarim Highlands on Tuesday.",
        "Sovella strongly condemned the drones that Kardavia fired at the Zarim Highlands.",
    ),
    "a toll that no claim holds before a meeting": ("The death toll in Halvet surpasses 1,000, the office said.", "Envoys met in Linport."),
    "a first day without fire before the fire of another": (
        "The office recorded no shelling in Halvet on Monday, for the first time since the war began.",
        "The office recorded shelling in Halvet on Monday.",
    ),
    "the largest raid of a war before an accusation": (
        "Forty jets of Kardavia bombed Lazur overnight in the largest raid since the spring offensive began.",
        "Zarim’s envoy accused Kardavia of striking crowded quarters.",
    ),
    "a pledge to halt raids before another speech": (
        "Kardavia’s president pledged to halt strikes on Zarim.",
        "Kardavia’s president spoke to the nation on Tuesday night.",
    ),
    "staff told to leave before another speech": (
        "Sovella advised its embassy staff to leave Kelmo.",
        "Sovella’s president spoke to the nation on Tuesday night.",
    ),
    "the first of its kind, said behind it": (
        "Raids hit a dam at Lazur, the radio said, the first reported attack on any dam of the war.",
        "Raids hit a dam at Lazur, state media said, and left it dry.",
    ),
    "a raid before a ceremony for its dead": (
        "Kardavia fired drones at the Zarim Highlands on Tuesday.",
        "President Lunek attended the “solemn return” of six soldiers killed in Zarim.",
    ),
    "a vote before a debate": (
        "Sovella’s parliament voted to open its ports to refugees from Zarim.",
        "Sovella’s parliament debated the war in Zarim until midnight.",
    ),
    "a decree before a speech": (
        "President Lunek signed a secret order to arm the Front.",
        "President Lunek spoke to the nation about the Front.",
    ),
    "a minister who changes sides before a minister who speaks": (
        "Zarim’s envoy to Ostra defects to the Front.",
        "Zarim’s envoy to Ostra thanks the Front.",
    ),
    "ground that is lost before ground that is held": (
        "The Front retreated from Lazur and two towns on the coast.",
        "The Front holds Lazur and two towns on the coast.",
    ),
    "what is done before what is asked for": (
        "Kardavia withdrew its guards from the mill of Teyn.",
        "Sovella called on Kardavia, which withdrew from nothing yet, for calm.",
    ),
    "a step before a demand for it": (
        "Parliament rejected the budget of the army.",
        "Students want to see parliament reject the budget of the army.",
    ),
    "a closed strait before a crowded one": (
        "Kardavia has declared the Strait of Olo closed.",
        "Ships crowd the Strait of Olo on both sides.",
    ),
    "a term that is set before a warning": (
        "Kardavia says it will sink any ship that enters the bay.",
        "Kardavia warns ships of mines in the bay.",
    ),
    "a day named by which to leave before a meeting": (
        "Kardavia gave the Front two days to leave Lazur.",
        "Kardavia’s president met Sovella’s envoys in Linport.",
    ),
    "who is named as a target before a meeting": (
        "Sovella’s ships will be legitimate targets, the Front says.",
        "Kardavia’s president met Sovella’s envoys in Linport.",
    ),
    "help for one side before praise of it": (
        "Uldania is helping the Front target bridges of Kardavia, officials say.",
        "Uldania says the Front fights well.",
    ),
    "a blow that is told before one that is only named": (
        "Kardavia struck the port of Linport with two missiles.",
        "Lawmakers support Kardavia’s strikes on the port of Linport.",
    ),
    "a blow before an argument about blows": (
        "Kardavia struck the port of Linport with two missiles.",
        "Kardavia’s spokesman says its strikes on the port of Linport are lawful.",
    ),
    "what is known before what is not clear": (
        "Shells fell on the port of Linport, but not on the ships of Kardavia.",
        "Shells fell on the port of Linport, but it was not clear whether they were Kardavia's.",
    ),
    "a blow before one that is supposed": (
        "Kardavia struck the port of Linport with two missiles.",
        "A raider told reporters that any attack of Kardavia that hit the port of Linport is a red line.",
    ),
    "the fallen without a number before words": (
        "Kardavia’s command confirms soldiers killed in a raid on Olo.",
        "Kardavia’s command praises soldiers on duty in a camp at Olo.",
    ),
    "a crew brought ashore before a crew at sea": (
        "Pallan evacuates the crew of a second ship from Zarim.",
        "Pallan feeds the crew of a second ship from Zarim.",
    ),
    "a nuclear site before a depot": (
        "Kardavia struck the nuclear plant at Olo with two missiles.",
        "Kardavia struck the flour depot at Olo with two missiles.",
    ),
    "a death that is confirmed before one that is claimed": (
        "Zarim’s supreme leader Adil Maren was killed in the raid, state media confirmed.",
        "Kardavia’s army says Zarim’s supreme leader Adil Maren was killed in the raid.",
    ),
    "many who fled before a few": (
        "Tens of thousands of people fled Halvet in a night, the agency said.",
        "Some families left Halvet in the night, the agency said.",
    ),
    "a war that begins before a raid": (
        "Kardavia has begun “major combat operations” in Zarim, its president said.",
        "Kardavia fired drones at the Zarim Highlands on Tuesday.",
    ),
    "an office-holder killed, by title and name, before a raid": (
        "Officials of Kardavia assess that its army killed Defence Council Secretary Petar Lunek and the Guard (ZG) Commander Adil Maren.",
        "Kardavia’s army struck the houses of six senior officials in Ostrel.",
    ),
    "a ruler killed before a ruler who counts the killed": (
        "Raids on Halvet killed six guards and Prime Minister Adil Maren.",
        "Raids on Halvet killed six guards, Prime Minister Adil Maren said.",
    ),
    "a minister before his deputy’s staff": (
        "The army killed Interior Minister Petar Lunek in Halvet.",
        "The army killed Logistics Deputy Petar Lunek in Halvet.",
    ),
    "a succession that begins before praise of the dead": (
        "Zarim’s council says the transition process begins today.",
        "Zarim’s council says the dead were brave.",
    ),
    "a whole production that stops before a blow to some of it": (
        "Uldania announced that it has ceased production of all gas and of fertiliser.",
        "Raids on the coast have disrupted some gas works.",
    ),
    "jets that are lost before drones that are": (
        "Uldania’s guns mistakenly shot down three Sovellan fighter jets.",
        "Uldania’s guns shot down three Sovellan drones.",
    ),
    "the first of its kind, and a turn": (
        "The force struck the nuclear plant at Olo, which marks the first attack on such a site since the spring.",
        "The force struck the nuclear plant at Olo, which stands by the sea.",
    ),
    "troops sent before troops that are only thought of": (
        "Kardavia’s president sent ground troops into Zarim.",
        "Kardavia’s president refused to rule out sending ground troops into Zarim.",
    ),
    "a raid before a party’s support of it": (
        "Kardavia fired drones at the Zarim Highlands on Tuesday.",
        "Raids on Zarim: Conservatives back Lunek’s strategy as others warn of war.",
    ),
    "a site that was hit before doubt whether somebody was": (
        "Kardavia struck the port of Linport with two missiles.",
        "There are varying reports about whether raids killed certain drivers of the Front.",
    ),
    "an interception, though no claim is read in it": (
        "A missile on its way to Ostrel was intercepted by the alliance, officials said.",
        "A missile on its way to Ostrel was feared by all, officials said.",
    ),
    "what a line tells, not what it comes after": (
        "Kardavia invaded the highlands on Monday.",
        "Shops in Linport closed early after Kardavia invaded the highlands on Monday.",
    ),
}


def _weight(text: str) -> float:
    return consequence(text, read_claims(article("a", text=text)))


@pytest.mark.parametrize(("more", "less"), PAIRS.values(), ids=PAIRS)
def test_what_changes_a_conflict_weighs_more(more: str, less: str) -> None:
    assert _weight(more) > _weight(less)


def test_deaths_name_the_dead_and_no_country() -> None:
    assert deaths("State media said Adil Maren was killed in a raid.") == {"Maren"}
    assert deaths("In Kenya died 30 people") == frozenset()
    assert deaths("The army killed Supreme Leader Adil Maren, and nobody knows who rules.") == {"Maren"}
