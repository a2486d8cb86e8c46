"""Kinds of news that name a conflict's places and tell nothing of the conflict: sport, culture, leisure; accidents, weather, markets, pay.

Refuses to set anything apart that has a word of war or of violence which those kinds do not borrow: a shell on a stadium is no sport, a
player killed in a raid is none, a boycott of a cup is diplomacy, a ship that a mine sank is no accident. Sport lives on `strike`, `attack`
and `shoots`: these are no such words where the field's own stand beside them (`strikes late`, `pace attack`).
"""

import re
from functools import lru_cache

from diurna.interpret.places import kind_of
from diurna.interpret.wordings import wordings
from diurna.text import uncased

#: What a headline and the opening of a text say is enough to know a kind by.
_OPENING = 300


def _named(section: str, *more: str) -> re.Pattern[str]:
    """The wordings of a section of `data/kinds.txt`, as whole words, and those patterns besides (`more`)."""
    return uncased(rf"\b(?:{'|'.join((*wordings('kinds.txt', section), *more))})\b")


_SPORT = _named(
    "sport",
    r"(?:thrash|crush|sink|stun|beat|edge|down|hold)(?:es|s|ed)? rivals",
    r"late (?:goal|winner|strike) (?:sinks?|seals?|settles?)",
    r"(?:beat|win|won|draw|drew|lost|defeat(?:ed)?|rivals|united|city|rovers|fc) \d{1,2}-\d{1,2}",
    r"\d{1,2}-\d{1,2} (?:win|defeat|draw|to go)",
    r"knock(?:s|ed)? out (?:the )?champions?",
)
# `Actors` of a region are states.
_CULTURE = _named("culture")
_LEISURE = _named("leisure")
_OFFER = re.compile(r"(?:win (?:an? |two |tickets\b)|(?:the )?(?:top|best) \d+\b)", re.IGNORECASE)
_VEHICLE = (
    r"(?:bus|coach|car|minibus|lorry|truck|train|tram|highway|tanker|ferry|boat|trawler|plane|airliner|cable car|van|motorcycle)(?:e?s)?"
)
_MISHAP = (
    r"(?:crash(?:es|ed)?|collid\w+|collision|overturn(?:s|ed)?|derail\w*|capsiz\w+|plung(?:es?|ed)|leaves the road|left the road"
    r"|pile-?ups?|runs? aground|ran aground|sinks?|sank)"
)
# A landslide may be an election's, an earthquake a government's.
_ACCIDENT = _named(
    "accident",
    rf"{_VEHICLE}\b[^.;:]{{0,60}}\b{_MISHAP}",
    rf"{_MISHAP}\b[^.;:]{{0,40}}\b{_VEHICLE}",
    r"landslides?(?! (?:victory|win|election|majority))",
    r"(?<!political )earthquakes?",
)
_WEATHER = _named(
    "weather",
    r"(?:snow|rain|storms?|frost|thunderstorms?|gales?|temperatures?)\b[^.;:]{0,60}\b(?:forecast"
    r"|expected|to (?:hit|batter|sweep|lash|drench|soak|blanket)|met office|warnings?|km/h|mph|degrees|centimetres|inches)",
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
_PAY = _named("pay")
# Whose death in a crash, whose ban from a cup is news of the conflict, too.
_WAR = uncased(
    r"\b(?:air ?strikes?|air raids?|missiles?|shell(?:s|ed|ing|fire)|shell (?:hits?|lands?|fell)|drones?|artillery|mortars?|rockets?"
    r"|troops|soldiers|army|navy|marines|gunmen|gunfire|militants|militias?|rebels|fighters?|ceasefire|truce|sanctions?|invasion|explosives"
    r"|bomb(?:s|ed|ing|ings|ers?)?|explosions?|blasts?|torpedo\w*|(?:sea |land |naval )mines?|hits? an? (?:\w+ )?mine|warships?"
    r"|frigates?|war ?planes?"
    r"|fighter jets?|military|shot (?:down|dead)|hijack\w*|sabotage\w*|fired (?:on|at)|boycott\w*|ban(?:s|ned)?|visas?|asylum|detain\w*"
    r"|jihadis\w+|guerr?illas?|jail\w*|rebellion|mutin\w+"
    r"|arrest\w*|evacuat\w+|displaced|refugees|migrants|hostages?|president|ministers?|generals?|commanders?)\b",
)
# What people do to one another: in sport and song never; a quake kills, too, but strikes nobody down.
_KILLING = uncased(
    r"\b(?:kill(?:s|ed|ing|ings)?|dead|deaths?|die[sd]?|dying|slain|slay(?:s|ing)?|murder\w*|massacre\w*|casualt(?:y|ies)|martyr\w*|bodies"
    r"|corpses?|wounded|wounds|wounding|maim\w*|genocide|prison(?:s|ers?)?|imprison\w*"
    r"|sentenced?|custody|gallows|graves?|razed|razes|rubble|destroy\w*|demolish\w*|burn(?:s|ed|t) down|ablaze|seiz\w+|flee(?:s|ing)?|fled"
    r"|minefields?|mined|captured|captives?|crackdown)\b",
)
_BLOW = uncased(
    r"\b(?:execut(?:e|es|ed|ing|ions?)|hang(?:s|ed|ings?)|behead\w*|lynch\w*|assassinat\w+|stabb\w+|stabs|attack(?:s|ed|ers?|ing)?"
    r"|strikes?|striking|struck|shoot(?:s|ings?)|shot|raid(?:s|ed|ing|ers)?|abduct\w*|kidnap\w*|tortur\w+|flogg\w+|ambush\w*|assault\w*"
    r"|besieg\w+|torch(?:es|ed)|arson\w*|blown up|scuttled|rammed(?! into)|gun(?:s|ned|man|boats?)?|grenades?|terror\w*"
    r"|tear gas|opens? fire|opened fire"
    r"|jets|tanks)\b",
)
_NATURE = (
    r"(?:waves?|lightning|storms?|gales?|winds?|rocks?|trees?|floods?|landslides?|mudslides?|avalanches?|(?:earth)?quakes?|tremors?"
    r"|cyclones?|hurricanes?|typhoons?|boulders?|debris)"
)
# The same words as the field, the stage and the sky have them.
_BORROWED = re.compile(
    r"\b(?:strikes? (?:late|early|twice|again) to|strikes? gold|shoots? to (?:the )?top"
    r"|(?:late|winning|stoppage-time|long-range|free-kick) strike (?:sinks?|seals?|settles?|wins?|earns?|from)"
    r"|(?:ends?|ended|calls?|called|calls? off|called off|suspends?|suspended|joins?|stage|general|rail|bakers|teachers|doctors|nurses"
    r"|drivers|dockers|pilots) strikes?(?! (?:on|at|near|against|hits?|kills?|by)\b)"
    r"|(?:kill(?:s|ed|ing)?|hit|caught) on the (?:counter(?:-?attack)?|break)|counter-?attacking (?:football|side|play)"
    r"|kill(?:s|ed|ing)? (?:off )?the (?:game|match|tie|contest|final)|bombard(?:s|ed|ing)? the (?:[\w’'-]+ ){0,2}goal(?:mouth)?"
    r"|(?:pace|bowling|seam|spin|title) attack|attacking (?:midfielders?|football|third)|attack coach"
    r"|shots? (?:on|at) (?:goal|target)|shot put|photo shoots?|penalty shoot-?outs?|sudden-death|dead (?:heat|rubber|ball|in the water)"
    r"|heart attacks?"
    r"|(?:dies|died) (?:at|aged) (?:[6-9]\d|1\d\d)"
    r"|captured (?:the |an? )?(?:\w+ )?(?:title|gold|silver|bronze|crown|cup|trophy)"
    rf"|{_NATURE} (?:strikes?|struck)(?! (?:on|at|against)\b))\b",
    re.IGNORECASE,
)
_KNOCKED = re.compile(
    rf"\b(?:struck by|{_VEHICLE} (?:[a-z]+ ){{0,2}}(?:strikes?|striking|struck))"
    rf" (?:an? |the |another )?(?:[a-z]+ )?(?:{_VEHICLE}|{_NATURE})\b",
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
#: What kills without a hand behind it.
_OF_NATURE = frozenset({"accident", "weather"})
# A match told in the words of war, each beside what only a match has: a goal, a title, a score. Those words go, and the rest tells.
_AT_PLAY = uncased(
    r"\b(?:kill(?:s|ed|ing)? off(?= (?:[\w’'-]+ ){1,6}?(?:hopes?|chances?|challenge|dreams?|bid|title|tie|game|match|contest|race)\b)"
    r"|(?:shoot|gun|shot)(?:s|ing|ned)? down(?= (?:[\w’'-]+ ){1,4}?\d{1,2}[-–]\d{1,2}\b)"
    r"|attack(?:s|ed|ing)? (?:on|at)(?= (?:the |an open )?(?:opposing |visitors[’'] |home )?goal\b)"
    r"|shots?(?= (?:just |narrowly |flew |goes |went |sailed )?(?:wide|over the bar|past the (?:post|keeper))\b)"
    r"|shots?(?= hits? (?:the|a) (?:post|bar|crossbar|woodwork)\b)"
    r"|(?:war|fight(?:ing|s)?|fought)(?= for (?:the |a )?(?:\w+ )?(?:title|trophy|championship|promotion|medals?)\b)"
    r"|(?<=\btitle )(?:war|fight)|(?<=\brelegation )(?:war|fight))",
)
#: What sides and players do for the dead of another day tells of no new blow; who says how somebody died tells of one.
_REMEMBERED = re.compile(
    r"(?<![^.!?\n])(?![^.!?\n]*\b(?:killed|died|wounded|murdered|slain|shot)\b)[^.!?\n]*\b"
    r"(?:black armbands?|(?:minute|moment)(?:[’']s)?(?: of)? (?:silence|applause)|minutes of silence|tributes? to|in memory of"
    r"|in honou?r of|dedicated (?:the|their|his|her) (?:\w+ )?(?:win|victory|goals?|title|medal|award|concert|song|film))\b[^.!?\n]*[.!?]?",
    re.IGNORECASE,
)
# Who or what hits, and on purpose.
_HIT = re.compile(
    r"\b(?:forces?|guards?|gunboats?|speedboats?|patrol (?:boats?|vessels?)|submarines?|group|movement|raiders|pirates)"
    r"\b[^.;]{0,40}\b(?:hit|struck|sank|fired|boarded)\b"
    rf"|\b(?:hit|struck) by (?!(?:an? |the |another )?(?:[a-z]+ ){{0,2}}(?:{_VEHICLE}|{_NATURE})\b)",
    re.IGNORECASE,
)
_ACTS = re.compile(r"\b([A-Z][\w’'-]+) (?:had |has |have )?(?:hit|struck|rammed|sank)\b")
#: A film, a book and a song have titles; any other quotation is what somebody says.
_WORK = re.compile(
    r"\b(?:(?:films?|movies?)(?! stars?)|novels?|books?|albums?|songs?|plays?|series|box office|blockbusters?|sitcom|reviews?)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[‘“][A-Z][\w-]*(?: (?:[A-Z][\w-]*|of|the|an?|and|in|on|for|to)){0,7}[’”]")


@lru_cache(maxsize=8192)
def kind(text: str) -> str:
    """The kind of news that a line or an opening is, empty where it is none of these; only a market's is so while it speaks of war."""
    bare = _without_titles(text)
    low = bare.lower()
    if not _WAR.search(low):
        for name, pattern in _BORROWING:
            if (pattern.search(low) or (name == "leisure" and _OFFER.match(bare))) and not violent(bare, by_nature=name in _OF_NATURE):
                return name
    found = _MARKET.search(bare)
    # Traders who say that a raid killed are its witnesses; a price that rose after one is the market's.
    return "market" if found and not violent(bare[: found.end()]) else ""


def violent(text: str, *, by_nature: bool = False) -> bool:
    """Whether `text` has a word of killing, attack, execution or capture that is not borrowed; `by_nature`: who dies there may have had no
    killer.
    """
    bare = _BORROWED.sub(" ", _KNOCKED.sub(" ", text) if by_nature else _AT_PLAY.sub(" ", text))
    low = bare.lower()
    return bool(_BLOW.search(low)) or (_by_hand(bare) if by_nature else bool(_KILLING.search(low)))


def _by_hand(text: str) -> bool:
    """Whether somebody hit what is wrecked: a force, a state, or who is not named."""
    return bool(_HIT.search(text)) or any(kind_of(name) == "name" for name in _ACTS.findall(text))


def _without_titles(text: str) -> str:
    bare = _AT_PLAY.sub(" ", text)
    return _TITLE.sub(" ", bare) if _WORK.search(bare) else bare


def without_remembrance(text: str) -> str:
    """`text` without its sentences on how those who fell before are remembered at a match or on a stage."""
    return _REMEMBERED.sub(" ", text)


_PLAYED = re.compile(
    r"\b(?:attack(?:s|ed|ers?|ing)?|strikes?|striking|struck|shots?|shoots?|shooting)\b"
    r"(?! (?:on|upon|against|at|near|over|dead|down|hit|kill\w*)\b)",
    re.IGNORECASE,
)
#: `beat the visitors 3-1`: nothing but a match is told so.
_SCORE = re.compile(
    r"\b(?:beat|beaten|won|lost|draw|drew|thrash\w*|defeat\w*)\b[^.;:]{0,60}\b\d{1,2}[-–]\d{1,2}\b"
    r"|\b\d{1,2}[-–]\d{1,2} (?:(?:home|away|league|cup) )?(?:wins?|victory|defeat|loss|draw|triumph|rout)\b"
)
# An outlet files its sport under an address of its own.
_FILED = re.compile(r"/sports?/")


def apart(title: str, text: str, address: str = "") -> bool:
    """Whether an article is sport, culture or leisure by its headline (where it has none, by its opening) or by its web address, and
    neither headline nor opening speaks of war or violence.
    """
    opening = text.lstrip()[:_OPENING]
    told = kind(title if title.strip() else opening)
    scored = not told and bool(_SCORE.search(opening)) and not of_war(played(opening))
    told = "sport" if scored else told  # a headline of a match often says so in no word of its own
    if told not in {"sport", "culture", "leisure"} and not _FILED.search(address):
        return False
    match = told == "sport" and (scored or _SPORT.search(opening.lower()) or _SCORE.search(opening))
    return not of_war(f"{title}\n{played(opening) if match else opening}")


def played(text: str) -> str:
    """`text` of a match without the words that mean play there (`we attacked from the start`, `two late strikes`); a strike on something,
    or a shot at somebody, stays.
    """
    return _PLAYED.sub(" ", text)


def of_war(text: str) -> bool:
    """Whether `text` has a word of war or of violence, titles of works apart."""
    bare = _without_titles(text)
    return bool(_WAR.search(bare.lower()) or _AT_WAR.search(bare)) or violent(bare)


# Reason enough to read a team's or a poet's news, not to lead with it.
_AT_WAR = re.compile(r"\b(?:war|wartime|occupation|fighting|hostilities|conflict|security|protest(?:s|ers?)?)\b", re.IGNORECASE)


def accident(title: str, text: str) -> bool:
    """Whether an article tells an accident or a disaster of nature: its dead are no victims of the conflict. Refuses a wreck that, as the
    opening tells, a force, a state or anybody unnamed brought about.
    """
    opening = text.lstrip()[:_OPENING]
    return kind(title) == "accident" and not _WAR.search(opening.lower()) and not violent(opening, by_nature=True)
