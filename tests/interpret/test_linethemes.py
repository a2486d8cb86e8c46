import pytest
from msgspec.structs import replace

from diurna.desk import Theme
from diurna.interpret.claims import read_claims
from diurna.interpret.linethemes import line_theme
from diurna.interpret.themes import score
from tests.interpret.invented import article, candidate, candidates_of

CASES = {
    "a resolution against air strikes": (
        "Norway and Chile have been preparing a draft U.N. resolution to prevent airstrikes on civilians where rebels seek to oust Roe.",
        "diplomacy",
    ),
    "who came home, as somebody says who deals with nobody": (
        "About 9,000 of the 90,000 workers from Kenya returned on Monday across the border, officers at the gate said.",
        "other",
    ),
    "an attack told with its dead": (
        "An air strike hit the covered market in Halvet on Monday and killed at least 14 people, the health office said.",
        "strikes",
    ),
    "victims of an attack": ("Five aid workers were killed when shells hit a convoy near Dresna, the aid group said.", "casualties"),
    "a toll that names its attack": ("The death toll from the air strike on Halvet has risen to 19, the office said.", "casualties"),
    "a state accuses another": ("Norway accused Chile of supplying attack drones to the rebels.", "diplomacy"),
    "prisoners exchanged": ("Kenya and Peru exchanged prisoners on Friday, a day after shelling of the border.", "diplomacy"),
    "what came after an attack": ("Drivers queued at petrol stations, two days after a drone attack set fire to the depot.", "other"),
    "soldiers who come home": ("Twelve soldiers crossed the bridge on Friday towards their mothers.", "other"),
    "troops sent in, whatever they warn of": (
        "Norway sent troops into northern Chile on Tuesday and warned residents of 80 villages to leave, as rebels said they were ready.",
        "strikes",
    ),
    "a trade that is targeted": ("Norway targeted Chile's oil exports with new penalties on February 24.", "other"),
    "troops on the move": ("Rebel troops are advancing on the town of Halvet, said the deputy minister.", "strikes"),
    "what has been sunk": ("The navy command announced on March 4 that Norway has struck or sunk more than 20 ships of Chile.", "strikes"),
    "border guards who find something": ("Border guards seize cache of weapons near the border with Peru", "other"),
    "journalists taken": ("Journalists abducted by Norway while reporting on damage from strikes", "other"),
    "flights": ("Freight planes may fly again, passenger services stay grounded as the war on Chile goes on.", "other"),
    "an attack that pictures show": (
        "Images published on Tuesday show that the joint force destroyed the headquarters of the guard in Lima.",
        "strikes",
    ),
    "who judges an attack": ("Ambassador Roe says striking Chile was necessary to protect Norway.", "diplomacy"),
    "who calls attacks just": ("Spokesman Roe says attacks on Chile across the region are legitimate acts of defence.", "diplomacy"),
    "what is told after an attack that opens the line": (
        "After strikes by Norway on the port of Lima, accounts of its students spread old pictures of a burning ship.",
        "other",
    ),
    "what was behind an attack": ("Envoy Roe says strikes on Chile were influenced by plans of Norway.", "diplomacy"),
    "troops that are not ruled out": ("President Roe refused to rule out sending ground troops into Chile.", "diplomacy"),
    "aircraft shot down with their crews": (
        "Fighters of the Olo Front shot down two helicopters of Norway near the pass, killing eleven soldiers, its commander said.",
        "strikes",
    ),
    "a weapon that acts, whoever stands behind it": ("A helicopter fired rockets at the barracks of the guard on Monday.", "strikes"),
    "who storms a post": ("Gunmen in speedboats stormed a police post in the delta on Monday and killed eight officers.", "strikes"),
    "who burns a village": ("Soldiers burned some 60 houses in the village of Olo on Monday, residents said.", "strikes"),
    "guns that fall silent": ("The guns fell silent at dawn as a truce of five days came into force.", "diplomacy"),
    "a market that hits a low": ("The crown hit a record low on Monday as traders priced in a longer war, dealers said.", "other"),
    "who dies on the road": ("Nine people were killed when a coach plunged into a gorge near Halvet, police said.", "other"),
    "who asks about the dead": (
        "The UN rights office called on Friday for an investigation of the shelling that killed six aid workers near Dresna.",
        "diplomacy",
    ),
    "who protests against an attack": (
        "Villagers of Halvet protested on Saturday hours after President Roe ordered a wave of deadly strikes on Chile.",
        "other",
    ),
    "what an attack left": ("Scattered fires, damage seen across Norway as Chile retaliates", "strikes"),
    "a blow reported in a second clause": (
        "Chile’s Foreign Ministry said it would defend its home and its Coast Guard said it launched raids, firing drones at Norway.",
        "strikes",
    ),
    "an office-holder who was killed": (
        "Officials of Norway assess that the army killed Defence Secretary Petar Lunek and Guard Commander Adil Maren.",
        "casualties",
    ),
    "how many fled": (
        "The United Nations said on Wednesday an estimated 100,000 people fled Lima in the first two days of the war.",
        "casualties",
    ),
    "a refusal to talk": ("Foreign Minister Roe says there is no reason why Norway should negotiate.", "diplomacy"),
    "who lets others strike": ("Prime Minister Roe says Norway can use its bases for ‘defensive strikes’ on Chile.", "diplomacy"),
    "who denies a hit on something": ("Norway's army has denied that its drones hit a hospital in Lima on Friday.", "strikes"),
    "who denies a strike": ("Norway denies attacks on Peru as it warns of pretexts.", "diplomacy"),
    "who warns of an invasion": ("Foreign Minister Roe warns Norway that an invasion would be a disaster for it.", "diplomacy"),
    "who is all for an assault": ("President Roe says he would be all for a ground assault on Chile.", "diplomacy"),
    "who foresees more dead": ("President Roe says more casualties are likely and attacks on Chile will go on.", "diplomacy"),
    "a foreign ministry that reports a blow": (
        "The foreign ministry spokesman Petar Roe confirmed on March 4 that the joint force also attacked the police headquarters in Lima.",
        "strikes",
    ),
    "figures that show what was launched": (
        "Data from the Kenyan Defence Ministry shows that Norway has consistently launched some drones a day at Kenya over the past days.",
        "strikes",
    ),
    "what was intercepted, said a ministry": (
        "The Defence Ministry of Chile said that it has intercepted eight missiles of Norway.",
        "strikes",
    ),
    "who asks for help against attacks": (
        "Rebels of Chile have called for help to stave off assaults by government forces on their positions in Lima.",
        "diplomacy",
    ),
    "attacks that only may come": (
        "The council should be ready to close the skies to prevent attacks by Norway on its own people, Foreign Minister Roe said.",
        "diplomacy",
    ),
    "an attack that only dates something": ("Bets made hours before attacks on Lima that killed a president raise concerns.", "other"),
    "what scatters a crowd": ("Police of Halvet fired warning shots and tear gas to disperse a crowd near the embassy.", "other"),
    "ships made for an assault": ("Norway is moving several amphibious assault ships to the southern sea.", "other"),
    "damage after strikes": ("Pictures from space show heavy damage at several army posts after a wave of air strikes.", "strikes"),
    "flames amid strikes": ("Flames engulfed the tower of the insurance office in Lima amid a wave of Norwegian strikes.", "strikes"),
    "an army that opens operations": ("Ground forces launch three major operations in the north of Chile.", "strikes"),
    "what somebody says was agreed": (
        "Brusk stated after the meeting that Norway has agreed to thin out its store of fuel.",
        "diplomacy",
    ),
    "a party's own attack, whatever else the line names": ("Norway struck a nuclear research centre of Chile on Sunday.", "strikes"),
}


@pytest.mark.parametrize(("text", "theme"), CASES.values(), ids=CASES)
def test_the_theme_of_a_line(text: str, theme: str) -> None:
    one = candidate(text)
    one = replace(one, claims=read_claims(one.article))
    (scored,) = score([text])
    assert line_theme(one, scored) == theme


HEADLINES = {
    "a party's word on an attack": ("Chile’s attacks on Norwegian bases ‘legitimate’ response: Brusk", "diplomacy"),
    "a minister's word": ("Chile FM: Peru must answer what Norwegian aircraft were doing in its airspace", "diplomacy"),
    "a topic before a colon": ("Strikes on Chile: Peru in talks with neighbours", "diplomacy"),
    "what an organisation asks for": ("Norway/Chile: Investigate Attack on School as a War Crime", "diplomacy"),
    "what attacks did, said by who counts it": ("Norwegian strikes damage 5 hospitals and clinics in Chile: MP", "strikes"),
    "what attacks do to no thing": ("Norway's strikes damage trust, talks with Chile: foreign minister", "diplomacy"),
    "a deed before the threat": ("Rebels announce burning Norwegian depot in region; vow harsher retaliation", "strikes"),
    "a topic, and the attack itself": ("War in Chile: Norway bombs the port of Lima again", "strikes"),
}


@pytest.mark.parametrize("case", HEADLINES)
def test_the_theme_of_a_headline_stands_behind_its_topic(case: str) -> None:
    text, theme = HEADLINES[case]
    (one,) = candidates_of(article("a", text))
    one = replace(one, claims=read_claims(one.article))
    (scored,) = score([text])
    assert line_theme(one, scored) == theme


#: The best of a line's themes by the model and by a desk's own words.
OWN = Theme(name="shipping", title="Shipping", words=("Strait of Olo", "vessel"))
OF_OWN = {
    "who repeats that the strait is shut": (
        "Petar Brusk, an adviser to the commander-in-chief, says that the Strait of Olo is ‘closed’.",
        "shipping",
    ),
    "who threatens ships there": ("Chile says will attack any ship trying to pass through Strait of Olo", "shipping"),
    "ships that were sunk": ("Norway denied claims of a loss and announced that it has sunk 11 Chilean vessels off Lima.", "strikes"),
    "the strait by its other name": ("Guards of Chile say they have complete control of the Olo Strait", "shipping"),
    "ships among other things": ("Norway has relocated 15 aircraft, including naval vessel spotters, from its bases in Peru.", "other"),
    "a strait behind the news": ("The two ministers met in Lima for talks as ships wait in the Strait of Olo.", "diplomacy"),
}


@pytest.mark.parametrize("case", OF_OWN)
def test_a_desks_own_theme_has_what_is_said_of_it_and_no_blow(case: str) -> None:
    text, theme = OF_OWN[case]
    one = candidate(text)
    one = replace(one, claims=read_claims(one.article))
    (scored,) = score([text], (OWN,))
    assert line_theme(one, scored) == theme
