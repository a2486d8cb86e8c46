"""Kinds of news that name a conflict's places and tell nothing of the conflict: sport, culture, leisure; accidents, weather, markets, pay.

Refuses to set anything apart that has a word of war which those kinds do not borrow: a shell on a stadium is no sport, a boycott of a
cup is diplomacy, a ship that a mine sank is no accident. `Strike`, `attack`, `shoots`, `siege` are no such words: sport lives on them.
"""

import re
from functools import lru_cache

#: What a headline and the opening of a text say is enough to know a kind by.
_OPENING = 300

_SPORT = re.compile(
    r"\b(?:derby|midfielders?|goalkeepers?|hat-?tricks?|(?:world|league|super|challenge|davis|asian|african|nations) cup"
    r"|head coach|matchday"
    r"|cup (?:draw|ties?|finals?|winners|holders|run)|qualifiers?|tournaments?|play-?offs?|semi-?finals?|quarter-?finals?|grand prix"
    r"|innings"
    r"|wickets?|championships?|gold medal\w*|olympi(?:cs?|ans?)|football\w*|soccer|rugby|cricket\w*|basketball|volleyball|tennis|handball"
    r"|hockey|wrestlers?|surf(?:ing|ers?)?|athletes?|relegation|top scorer|w[io]ns? (?:gold|silver|bronze)|grandmasters?"
    r"|(?:thrash|crush|sink|stun|beat|edge|down|hold)(?:es|s|ed)? rivals"
    r"|late (?:goal|winner|strike) (?:sinks?|seals?|settles?)"
    r"|(?:beat|win|won|draw|drew|lost|defeat(?:ed)?|rivals|united|city|rovers|fc) \d{1,2}-\d{1,2}|\d{1,2}-\d{1,2} (?:win|defeat|draw|to go)"
    r"|boxing|knock(?:s|ed)? out (?:the )?champions?|league (?:leaders?|titles?|table)|title race|heavyweight"
    r"|marathon (?:winner|runners?))\b",
    re.IGNORECASE,
)
# `Actors` of a region are states.
_CULTURE = re.compile(
    r"\b(?:box office|film festivals?|novels?|novelists?|albums?|singers?|(?:film|movie|pop) stars?|actress(?:es)?|biennale"
    r"|concerts?|orchestra"
    r"|fashion (?:week|show)|celebrit(?:y|ies)|blockbusters?|poets?|painters?|eurovision|oscars?|literary prize|book prize|sitcom"
    r"|film (?:premi[eè]res?|reviews?)|(?:jazz|music|book|arts) (?:week|festival)|art (?:show|fair|exhibition))\b",
    re.IGNORECASE,
)
_LEISURE = re.compile(
    r"^win (?:an? |two |tickets\b)|^(?:the )?(?:top|best) \d+\b|\b(?:beauty (?:queen|pageant)|street foods?|wedding dress"
    r"|horoscopes?|crosswords?|recipes?|giveaway|lottery|travel guide|best beaches"
    r"|holiday (?:story|deals?)|weekend for two|sudoku|prize draw)\b",
    re.IGNORECASE,
)
_VEHICLE = (
    r"(?:bus|coach|car|minibus|lorry|truck|train|tram|highway|tanker|ferry|boat|trawler|plane|airliner|cable car|van|motorcycle)(?:e?s)?"
)
_MISHAP = (
    r"(?:crash(?:es|ed)?|collid\w+|collision|overturn(?:s|ed)?|derail\w*|capsiz\w+|plung(?:es?|ed)|leaves the road|left the road"
    r"|pile-?ups?|runs? aground|ran aground|sinks?|sank)"
)
# A landslide may be an election's, an earthquake a government's.
_ACCIDENT = re.compile(
    rf"\b(?:{_VEHICLE}\b[^.;:]{{0,60}}\b{_MISHAP}|{_MISHAP}\b[^.;:]{{0,40}}\b{_VEHICLE}"
    r"|avalanches?|landslides?(?! (?:victory|win|election|majority))|mudslides?|(?<!political )earthquakes?|wildfires?|lightning strikes?"
    r"|(?:in|by) (?:heavy|rough) seas|drown(?:s|ed|ing)?|(?:road|traffic) accidents?|(?:house|kitchen|factory) fire"
    r"|gas leak|stampede|cyclone|hurricane|typhoon|flash floods?)\b",
    re.IGNORECASE,
)
_WEATHER = re.compile(
    r"\b(?:(?:snow|rain|storms?|frost|thunderstorms?|gales?|temperatures?)\b[^.;:]{0,60}\b(?:forecast"
    r"|expected|to (?:hit|batter|sweep|lash|drench|soak|blanket)|met office"
    r"|warnings?|km/h|mph|degrees|centimetres|inches)|heatwave|cold snap|weather (?:forecast|warning)|(?:gusts|centimetres) of)\b",
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"\b(?:futures|bonds|(?<!weapons )stocks(?! of)|premiums?|currency|insurers|[a-z]+ prices)\b[^.;:]{0,80}"
    r"\b(?:rose|rises?|jump(?:s|ed)?|fell|falls?|doubled?|drop(?:s|ped)?|slip(?:s|ped)?|climb(?:s|ed)?|surg(?:e[sd]?|ing)|soar(?:s|ed)?)\b"
    r"|\b(?:crown|pound|dollar|euro|lira|rial|dinar|rou?ble|peso|franc|shekel|currency"
    r"|index|gold|crude|yields?|shares|stocks)\b[^.;:]{0,40}"
    r"\b(?:record|all-time|\w+-year) (?:low|high)\b|(?<!arms )(?<!drug )\b(?:traders|brokers|dealers) (?:said|say)\b",
    re.IGNORECASE,
)
# Delegates walk out, too.
_PAY = re.compile(
    r"\b(?:pay (?:deals?|rises?|talks|dispute)|agreement on pay|wage (?:deal|dispute|talks)|working hours|trade unions?)\b", re.IGNORECASE
)
# Whose death in a crash, whose ban from a cup is news of the conflict, too.
_WAR = re.compile(
    r"\b(?:air ?strikes?|air raids?|missiles?|shell(?:s|ed|ing|fire)|shell (?:hits?|lands?|fell)|drones?|artillery|mortars?|rockets?"
    r"|troops|soldiers|army|navy|marines|gunmen|gunfire|militants|militias?|rebels|fighters?|ceasefire|truce|sanctions?|invasion|explosives"
    r"|bomb(?:s|ed|ing|ings|ers?)?|explosions?|blasts?|torpedo\w*|(?:sea |land |naval )mines?|hits? an? (?:\w+ )?mine|warships?"
    r"|frigates?|war ?planes?"
    r"|fighter jets?|military|shot (?:down|dead)|hijack\w*|sabotage\w*|fired (?:on|at)|boycott\w*|ban(?:s|ned)?|visas?|asylum|detain\w*"
    r"|jihadis\w+|guerr?illas?|jail\w*|rebellion|mutin\w+"
    r"|arrest\w*|evacuat\w+|displaced|refugees|migrants|hostages?|president|ministers?|generals?|commanders?)\b",
    re.IGNORECASE,
)
#: What speaks in the words of war, and is set apart only where no other word of it stands there.
_BORROWING = (
    ("sport", _SPORT),
    ("culture", _CULTURE),
    ("leisure", _LEISURE),
    ("accident", _ACCIDENT),
    ("weather", _WEATHER),
    ("pay", _PAY),
)
#: What sinks a ship, burns a house: no accident.
_DONE_TO = re.compile(r"\b(?:attack(?:s|ed|ers)?|strikes?|struck by|hit by|torch(?:es|ed)|arson|blown up|rammed|scuttled)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[‘“][^’”]{1,40}[’”]")


@lru_cache(maxsize=8192)
def kind(text: str) -> str:
    """The kind of news that a line or an opening is, empty where it is none of these; only a market's is so while it speaks of war."""
    bare = _QUOTED.sub(" ", text)
    if not _WAR.search(bare):
        for name, pattern in _BORROWING:
            if pattern.search(bare) and not (name == "accident" and _DONE_TO.search(bare)):
                return name
    return "market" if _MARKET.search(bare) else ""


# An outlet files its sport under an address of its own.
_FILED = re.compile(
    r"/(?:sports?|football|soccer|cricket|culture|arts?|entertainment|lifestyle|life-style|travel|food|recipes|celebrity|showbiz"
    r"|music|books)(?:/|-(?=\w))"
)


def apart(title: str, text: str, address: str = "") -> bool:
    """Whether an article is sport, culture or leisure by its headline (where it has none, by its opening) or by its web address, and
    neither headline nor opening speaks of war.
    """
    told = title if title.strip() else text[:_OPENING]
    aside = kind(told) in {"sport", "culture", "leisure"} or bool(_FILED.search(address))
    return aside and not _WAR.search(_QUOTED.sub(" ", f"{title}\n{text[:_OPENING]}"))


def accident(title: str, text: str) -> bool:
    """Whether an article tells an accident or a disaster of nature: its dead are no victims of the conflict."""
    return kind(title) == "accident" and not _WAR.search(text[:_OPENING])
