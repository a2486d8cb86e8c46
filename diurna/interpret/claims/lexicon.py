"""Which nouns count people, and which number-bearing nouns never do."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from diurna.interpret import places

# Units, things and happenings that stand right after numbers in such news; a suffix like -ers must not make people of them.
NOT_PEOPLE = frozenset(
    "day days hour hours minute minutes second seconds week weeks month months year years decade decades time times percent shelter shelters round rounds "
    "container containers helicopter helicopters center centers centre centres quarter quarters tanker tankers bunker bunkers trailer trailers freighter "
    "freighters cruiser cruisers destroyer destroyers carrier carriers bomber-jets launcher launchers charge charges count counts house houses home homes "
    "vehicle vehicles car cars truck trucks bus buses building buildings school schools hospital hospitals village villages town towns city cities district "
    "districts mile miles km kilometers kilometres meters metres feet inch inches shot shots bullet bullets rocket rockets missile missiles drone drones "
    "bomb bombs strike strikes airstrike airstrikes raid raids attack attacks clash clashes incident incidents shooting shootings explosion explosions blast "
    "blasts warship warships ship ships boat boats plane planes aircraft jet jets tank tanks site sites target targets base bases position positions trip "
    "warplane warplanes shell shells mortar mortars grenade grenades gun guns rifle rifles weapon weapons dollar dollars euro euros report reports case cases "
    "livestock cow cows goat goats sheep cattle animal animals dog dogs horse horses camel camels tree trees shop shops tent tents family-homes apartment "
    "apartments room rooms floor floors storey story stories block blocks mosque mosques church churches bridge bridges road roads river rivers letter "
    "letters paper papers number numbers answer answers border borders matter matters weather winter summer disaster disasters order orders power powers "
    "member-states countries country nations nation states state groups group sides side wave waves hearing hearings camp camps checkpoint checkpoints "
    "wound wounds injury injuries gunshot gunshots corner water fire fires answer others-states murder murders homicide homicides killing killings death "
    "deaths fatality fatalities casualties casualty border-crossings poster posters computer computers phone phones sector sectors factor factors tractor "
    "tractors motor motors door doors reactor reactors projector sensor sensors error errors color colors doctor's plant plants elephant elephants "
    "counterattack generation generations family-members families restaurant restaurants point points cartridge cartridges operation operations mission missions location locations area areas place places".split()
)
_SUFFIXES = ("men", "ers", "ors", "ists", "ants", "ians", "ees", "women", "people")


@cache
def _nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Singular and plural nouns for people, lower case."""
    body = [
        x for x in (files("diurna.interpret") / "data" / "people.txt").read_text(encoding="utf-8").splitlines() if not x.startswith("#")
    ]
    one = {word for line in body if not line.startswith("=") for word in line.split()}
    many = {word for line in body if line.startswith("=") for word in line[1:].split()} | {_plural(word) for word in one}
    for word, (_, kind) in places.gazetteer().items():
        if kind == "demonym":
            (many if word.endswith("s") and not word.endswith("ss") else one).add(word.lower())
            if word.endswith(("ese", "ish", "ch", "iss")):
                many.add(word.lower())
    return frozenset(one - many), frozenset(many)


def _plural(word: str) -> str:
    if word.endswith(("man", "child")) and word not in {"muslim", "human"}:
        return word[:-2] + "en" if word.endswith("man") else word + "ren"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if word.endswith(("-in-law",)):
        return word.replace("-in-law", "s-in-law")
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")


def is_one(word: str) -> bool:
    """Whether `word`, lower case, is a noun for one person."""
    return word in _nouns()[0]


@lru_cache(maxsize=8192)
def is_many(word: str) -> bool:
    """Whether `word`, lower case, is a noun for several people, listed or by its ending."""
    if word in _nouns()[1]:
        return True
    return word not in NOT_PEOPLE and len(word) > 5 and word.endswith(_SUFFIXES) and not word.endswith(("numbers", "hers"))
