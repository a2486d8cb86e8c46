"""News of killings, attacks and arrests, in whatever company of words: nothing sets it apart, plays it down or leaves it without a line."""

import pytest

from diurna.interpret.asides import sober
from diurna.interpret.candidates import candidates
from diurna.interpret.kinds import accident, kind
from diurna.interpret.selection import Chosen
from diurna.interpret.sift import sift
from diurna.interpret.softness import softness
from tests.interpret.invented import DESK, article, candidate

HEADLINES = """
Halvet football star killed in strike on his home
Kardavian strike on Halvet football stadium kills 12
Kardavia executes champion wrestler over Halvet rising
Attack on Halvet concert hall kills 20
Strike on a gym in Halvet kills three athletes
Zarim goalkeeper shot dead at Halvet checkpoint
Olympic boxer hanged in Zarim prison
Gunmen kill four cricketers on bus near Kelmo
Police arrest tennis champion in Linport
Basketball court in Lazur hit by shells, nine dead
Halvet derby fans killed as drone hits stand
Two surfers abducted off the coast of Zarim
Rugby captain tortured in Kelmo prison, family says
Marathon runners wounded in Halvet blast
Head coach of Zarim assassinated in Linport
Kardavia strikes football ground in Lazur
Halvet hockey team killed in raid on hotel
Volleyball player beheaded by Front in Kelmo
Midfielder ‘killed in raid’ on Halvet
Singer executed in Zarim for song on Front
Zarim poet dies in Kardavian prison
Actress killed in Kardavian raid on Halvet
Novelist stabbed to death in Linport
Halvet film festival attacked, five killed
Painter shot by sniper in Lazur
Gunmen storm music festival near Kelmo, killing 30
Pop star arrested in Zarim over song
Strike hits fashion show in Linport, killing six
Orchestra conductor kidnapped in Kelmo
Kardavia jails novelist for ten years in Zarim trial
Attackers torch art fair in Halvet, four dead
Celebrity chef killed in Halvet shelling
Jazz festival bombing in Linport kills eight
Tourists killed in strike on Halvet hotel
Strike on Kelmo beach resort kills nine holiday guests
Passengers killed as drone hits Zarim airliner
Kardavia shoots down passenger plane over Lazur
Gunmen kill 11 tourists at Kelmo lake
Travellers wounded in raid on Linport station
Raid on Halvet street food market kills 17
Strike on Lazur bakery kills ten in food queue
Gunmen attack food convoy in Kelmo, killing drivers
Kardavia shells Halvet as people queue for recipes and bread
Lottery seller shot dead in Linport
Wedding dress shop bombed in Kelmo, bride killed
Strike kills 40 in Halvet market
Raid on Lazur gold market kills traders
Strike on oil market in Linport kills six brokers
Kardavia hits Zarim stock exchange, killing nine
Traders executed in Zarim as currency falls
Insurers’ office in Linport bombed, three dead
Gunmen kill investors in Kelmo hotel
Bazaar strike in Halvet kills 14, traders say
Raid on Halvet kills nine in heatwave
Strike kills five in Kelmo during snow storm
Kardavia attacks Lazur under heavy rain expected to last
Shelling kills six in Zarim flash flood camp
Strike on dam drowns 20 in Kelmo
Car overturns in Halvet after strike, four dead
Kardavian gunboat rams ferry, which sinks off Linport
Union leaders killed in strike on Halvet pay talks
Drivers killed as drone hits Zarim fuel convoy
Protesters shot dead in Linport
Mourners killed in attack on Halvet funeral
Blast hits Halvet at 8:30 pm, killing 12
Cricket ground in Lazur razed by jets
Fans crushed as police fire tear gas at Halvet derby
Wrestler faces gallows in Zarim
Kardavia burns down Halvet opera during concert
Zarim orchestra hall reduced to rubble by Kardavia
Kardavia seizes Zarim football federation office
Women footballers flee Halvet as front nears
Kardavia opens fire on Halvet football crowd
""".strip().splitlines()
NEWS = tuple(candidate(f"Envoys of Sovella reached village {n} of Zarim with flour.") for n in range(15))


@pytest.mark.parametrize("title", HEADLINES)
def test_news_of_a_blow_is_read_at_full_weight(title: str) -> None:
    one = article("a", title, url="https://courier.example/sports/travel/music/food/1")
    sifted = sift([one], DESK)
    assert sifted.classes == {}
    (line,) = candidates(one, "a", (0, 0), sifted.claims["a"])
    assert line.form == "headline"
    assert (kind(title), softness(title), accident(title, "")) == ("", 1, False)
    day = [(str(n), Chosen(candidate=c, strength=1.0)) for n, c in enumerate((line, *NEWS))]
    assert line in [chosen.candidate for _, chosen in sober(day)]
