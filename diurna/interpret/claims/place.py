"""Where a clause says its figure belongs.

It refuses to take a place from another sentence, and to put a belligerent's claim about its enemy into the belligerent's own country.
"""

import re
from collections.abc import Sequence

from diurna.interpret import places
from diurna.interpret.claims import speech
from diurna.interpret.wordlists import words

_NAME = r"(?:(?:al|el|ad|as|ash|an|ar|at|az)-|(?:al|el|ash|az|ar|deir) )[A-Z][\w'’-]*|[A-Z](?:\.[A-Z]\.?)+|(?!I\b)[A-Z][\w'’-]*"
_KIND = (
    r"(?:the|a|an|its|southern|northern|eastern|western|central|south|north|east|west|southeastern|southwestern|northeastern|"
    r"northwestern|city|town|village|province|"
    r"district|region|state|area|suburb|suburbs|outskirts|neighbou?rhood|capital|port|coastal|border|rebel-held|government-held|"
    r"occupied|nearby|refugee|camp|vicinity|"
    r"of|country|republic|coast|near|in|mainly|densely|populated|historic|island|countryside|municipality|downtown|parts|both|"
    r"mostly|besieged|"
    r"county|governorate|enclave|territory|hospital|school|airport|base|market|mosque|church|crossing|checkpoint|prison|university|"
    r"street|square)"
)
# `in the Tovish port of Selm`: an adjective before the kind of place, which the name follows.
_ADJECTIVE = (
    r"(?:[A-Z]\w+(?:an|i|ish|ese|ic|ch|se)\s+(?=(?:[a-z]+\s+){0,2}?"
    r"(?:port|city|town|village|province|region|district|capital|island|state|county|governorate|camp)\s+(?:of\s+)?[A-Z]))?"
)
_PLACE = re.compile(
    rf"\b([Ii]n|[Nn]ear|at|[Aa]round|[Oo]utside|[Aa]cross|[Ii]nside|[Tt]hroughout|from|on|off|"
    rf"of)\s+((?:{_KIND},?\s+){{0,8}}{_ADJECTIVE}(?:{_KIND},?\s+){{0,8}})((?:{_NAME})(?:(?:\s+|-|(?<=Republic)\s+of\s+the\s+|\s+of\s+|\s+and\s+|\s(?:de|des|du|del|di|da|dos|la|le|les|sur|au)\s)(?:{_NAME})){{0,12}})"
)
_OWN = re.compile(
    r"\b(?:in|on|within|inside|across) (?:its|their|the country's|our|the) (?:own )?(?:territory|soil|country|land|"
    r"borders|lands|state|kingdom|emirate|nation)\b",
    re.IGNORECASE,
)
_SITE = r"(?:market|school|hospital|mosque|church|bridge|port|station|depot|camp|airport|hotel|factory|prison|university|town hall)"
_STRUCK = re.compile(
    r"\b(?:shelling|bombing|bombardment|siege|battle|massacre|storming|capture|(?:north|south)-?(?:east|west)?|east|west|"
    rf"(?-i:{_SITE}))\s$",
    re.IGNORECASE,
)
_NEVER = words("place.never")
_ORGANISATION = re.compile(
    r"\b(?:Ministry|Army|Forces?|Guards?|Corps|Council|Agency|Party|Times|Observatory|Committee|Association|"
    r"Organi[sz]ation|Nations|Union|Command|Department|Police|Office|Council|MoH|Crescent|Cross|"
    r"Front|Network|Movement|Group|Brigades?|Battalion|Alliance|League|Federation|Parliament|Congress|Militia|Consulate|Embassy)\b"
)


def place_of(clause: str, at: int, end: int, state: str | None) -> str | None:
    """The place of a figure at code points `at`..`end` of `clause`; `state` is the country a state speaks for of its own dead, or None."""
    if state and _OWN.search(clause):
        return state
    if (fled := _FLED.search(clause, max(at, 0))) and fled.start() <= end and is_name(fled[1]):
        return fled[1].split()[0] if places.country_of(fled[1].split()[0]) else fled[1]
    clause = _APPOSED.sub(lambda m: m.group(1) + " " * len(m.group(2)), clause)
    until = clause.find(" since ", end)
    start, stop = _own_part(clause, at, end)
    stop = min(until, stop) if until >= 0 else stop
    close = _CLOSE.match(clause, end, stop)
    near = _first(clause, end, close.end() if close else end) or _first(clause, at, end) or _last(clause, start, at) or _headline(clause)
    near = _in_city(clause, near) if near else None
    return near or _struck_country(clause) or state or _labelled(clause) or _site(clause)


#: `the bodies of 150 people fleeing war in Oman were found at sea`.
_FLEEING = re.compile(r"\bfleeing\s(?:\w+\s){0,3}$")
#: `100,000 people fled Selm`: whom a place lost are counted of it, wherever they went and why.
_FLED = re.compile(rf"\bfle[de]\s((?:{_NAME})(?:\s(?:{_NAME})){{0,2}})")
#: What belongs to a figure closely: to the next comma or dash, and on from there where a preposition, a date, who the people were or
#: what else befell them goes on.
_CLOSE = re.compile(
    r"(?:[^,;—–]|,(?=\d))*(?:,(?: and)? (?=(?:in|at|near|on|outside|around|across|during|amid|after|including|among|most|mostly|mainly|all|"
    r"many|some|nearly|almost|about|another|at least|more than|injur\w+|wound\w+|\d|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\b)"
    r"(?! \w+ said))(?:[^,;—–]|,(?=\d))*)*"
)


def _in_city(clause: str, name: str) -> str:
    """A quarter or a site with the city that the clause puts it in: `Embassy Quarter in the capital Selm`; of a land's town the town:
    `the Sarn Valley town of Selm`.
    """
    town = re.search(rf"\b{re.escape(name)}\s(?:town|city|village|port)\sof\s((?:{_NAME})(?:\s(?:{_NAME}))?)", clause)
    if town and is_name(town[1]):
        return town[1]
    city = re.search(
        rf"\b{re.escape(name)},?\sin\sthe\s(?:\w+\s)?(?:capital|city)(?:\scity)?(?:\sof)?,?\s((?:{_NAME})(?:\s(?:{_NAME}))?)", clause
    )
    return f"{name}, {city[1]}" if city and is_name(city[1]) and city[1] not in name else name


def _labelled(clause: str) -> str | None:
    """The country that a headline begins with: `Oman: at least 12 killed`."""
    label = re.match(r"([A-Z][\w\s]{2,30}):\s", clause)
    return places.country_of(label.group(1)) if label and places.kind_of(label.group(1)) == "name" else None


_OF_A_COUNTRY = re.compile(
    r"\s(?:[a-z’'-]+\s)?(?:schools?|hospitals?|cit(?:y|ies)|towns?|villages?|homes?|houses?|territory|soil|ports?|airports?|provinces?|"
    r"capital|bases?|refiner(?:y|ies)|markets?|mosques?|churches|universit(?:y|ies)|neighbou?rhoods?|border towns?)\b"
)


def _struck_country(clause: str) -> str | None:
    """The one country whose schools or cities were struck: `strikes on Tovish schools`."""
    owners = [m for aim in _AIMED_ON.finditer(clause) if (m := places.pattern().match(clause, aim.end()))]
    named = {places.country_of(m[0]) for m in owners if places.kind_of(m[0]) == "demonym" and _OF_A_COUNTRY.match(clause, m.end())}
    return named.pop() if len(named) == 1 else None


_AIMED_ON = re.compile(r"\b(?:strikes?|attacks?|raids?|fire|bombing|shelling|bombardment|assaults?)\s(?:on|of|at|in)\s(?:an?\s|the\s)?")


#: `the raid in Selm killed one, while that in Marrow killed two`, `met in Selm, a week after shells killed two`: what is told apart lies
#: elsewhere.
_APART = re.compile(
    r";\s|,?\s(?:while|whereas)\s|,\swith\s(?=\d)|\b(?:war|revolt|uprising|conflict|crackdown|campaign|unrest|violence|offensive)"
    r"(?:,? which| that) ha[sd] |\b(?:hours?|days?|weeks?|weekend|months?|years?) (?:after|since|before)\s"
)


def _own_part(clause: str, at: int, end: int) -> tuple[int, int]:
    """The part of `clause` around a figure in which no other event is told."""
    start = max((m.end() for m in _APART.finditer(clause, 0, max(at, 0))), default=0)
    stop = _APART.search(clause, end)
    if _IN_PASSING.search(clause, 0, end):
        listed = _LISTED.search(clause, end)
        stop = min((m for m in (stop, listed) if m), key=lambda m: m.start(), default=None)
    return start, stop.start() if stop else len(clause)


#: `hit the depot of Selm, injuring four, and houses in Marrow`: the four are those of the place before.
_IN_PASSING = re.compile(r",\s(?:reportedly\s|allegedly\s)?(?:killing|injuring|wounding|causing|leaving)\b[^,]{0,60}$")
_LISTED = re.compile(r",\s(?!(?:in|at|near|on|outside|around)\b)")


def _site(clause: str) -> str | None:
    """A place by the airport or port that has its name: `Selm's airport` is in Selm, `Selm International Airport` stands for itself."""
    owned = _OWN_SITE.search(clause)
    name = re.sub(r"['’]s$", "", owned.group(1)) if owned else ""
    if name and is_name(name):
        return name
    if border := _BORDER.search(clause):
        return border.group(1)
    named = _SITE_NAME.search(clause)
    spoken = named and _speaks_there(clause, named.start(), named.end())
    return named.group(1) if named and not spoken and is_name(named.group(1)) else None


def _speaks_there(clause: str, start: int, end: int) -> bool:
    """`with sources at Selm Hospital in Zarim saying that …`: who speaks there may tell of what befell any place."""
    return bool(_SPEAKER_AT.search(clause, 0, start) and _AND_SAYS.match(clause, end))


_SPEAKER_AT = re.compile(rf"{speech.SPEAKERS.pattern} (?:in|at) (?:the )?(?:al-)?$", re.IGNORECASE)
_AND_SAYS = re.compile(rf"(?: (?:in|at|of) (?:{_NAME})(?: (?:{_NAME}))?)? (?:saying|reporting|describing|telling)\b")
# `in Selm, a village held by the army in the Marches, …`: what is said of a place names others by the way.
_APPOSED = re.compile(
    r"((?<![\w-])[A-Z][\w’'-]*)(,\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?:village|town|city|district|province|region|suburb|port|settlement)\b[^,;.]*(?=,|\.|$))"
)
_OWN_SITE = re.compile(rf"((?:(?:{_NAME})\s){{0,3}}[A-Z][\w-]*['’]s)\s(?:[a-z-]+\s){{0,2}}{_SITE}\b")
#: `along Tovland's eastern border`.
_BORDER = re.compile(
    r"\b(?:along|on|at|near|across|by) ((?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]*['’]s? (?:[a-z-]+ ){0,2}(?:border|frontier|coast))\b"
)
_SITE_NAME = re.compile(r"\b((?:[A-Z][\w’'-]+\s){1,4}(?:Airport|Port|Hospital|University|Bridge|Prison|Barracks|Base|Camp))\b")
_DEED_NOUN = r"(?:shelling|bombing|blast|explosion|massacre|shooting|siege|stampede|quake|earthquake|flood|fire)"
#: A headline puts the place before its noun: `Selm market toll`, `Selm toll reaches 9`, `dies after Selm shelling`.
_HEADLINE = re.compile(
    rf"(?<![\w’'-])((?:{_NAME})(?:\s(?:{_NAME})){{0,8}})\s(?:{_SITE}\s(?:[a-z-]+\s){{0,2}}?(?:tolls?|strikes?|attacks?|raid|{_DEED_NOUN})|"
    rf"(?:death\s)?tolls?|{_DEED_NOUN})\b"
)
_ENTERED = re.compile(
    rf"\b(?:enter|storm|shell|bomb|bombard|overr[ua]n|besieg)(?:e?d|s|ing)?\s+(?:{_KIND}\s+){{0,8}}((?:{_NAME})(?:\s(?:{_NAME})){{0,8}})"
)
#: `shells hit Selm district`: what else they hit (a base, a ship, a company) is no place.
_HIT_PLACE = re.compile(
    r"\b(?:shells?|rockets?|missiles?|drones?|bombs?|mortars?|(?:air )?strikes?|(?:war)?planes|jets|shelling)\s"
    rf"(?:hit|hits|struck|pounded|fell on)\s+(?:the\s)?((?:{_NAME})(?:\s(?:{_NAME})){{0,2}})"
    r"(?=\s(?:district|province|region|city|town|county|governorate|village)\b)"
)


def _headline(clause: str) -> str | None:
    """A place that stands before a noun, or that somebody entered or shelled; where no preposition leads to one."""
    for found in [*_HEADLINE.finditer(clause), *_ENTERED.finditer(clause), *_HIT_PLACE.finditer(clause)]:
        name = re.sub(r"['’]s?$", "", found.group(1))
        whose = name != found.group(1) and places.country_of(name) and "toll" not in found.group()
        if whose or (name.isupper() and places.country_of(name) is None):
            continue  # `Tovland's bombing`, `TDF shelling`, `the TDF toll`: who bombs, or of whom
        opens = not clause[: found.start(1)].strip() and places.country_of(name) is None and len(name.split()) == 1
        if is_name(name) and not (opens and name.lower() in _COMMON) and not (found.re is _ENTERED and len(name) < len(found.group(1))):
            return name
    return None


#: `jets struck Selm in reply, killing two`: a town, or a body of people.
_STRUCK_NAME = re.compile(
    rf"\b(?:struck|hit|bombed|shelled|pounded|attacked|raided)\s+((?:{_NAME})(?:\s(?:{_NAME})){{0,2}})"
    r"(?=[,.;]|\s(?:in|on|at|with|again|overnight|early|late|for|as|after|and|from|before)\b|$)"
)


#: A hospital, by whatever name.
HOSPITAL = r"(?:[Hh]ospitals?|[Cc]linics?|[Mm]edical (?:[Cc]ent(?:er|re)|[Cc]omplex))"


def struck_in(clause: str, text: str) -> str | None:
    """What `clause` says was struck, where the `text` of its article puts something in it: then it is a place."""
    found = _STRUCK_NAME.search(clause)
    if not found or _is_body(found[1]):
        return None
    return found[1] if is_told_of(found[1], text) else None


def is_told_of(name: str, text: str) -> bool:
    """Whether something happens in `name`: no hospital of that name is meant."""
    led = rf"\b(?:[Ii]n|[Nn]ear|[Aa]round|[Oo]utside|[Oo]ver) {re.escape(name)}(?![\w-])(?!['’]s|\s(?:\w+\s)?{HOSPITAL})"
    return is_name(name) and re.search(led, text) is not None


def _is_body(name: str) -> bool:
    return name.isupper() or places.kind_of(name) == "demonym"


_COMMON = words("place.common")
_THE_PLACE = re.compile(r"\bthe (village|town|city|camp|island|settlement|hamlet|suburb|district|province)\b(?! of\b|['’]s)")


def led_by(lead: str) -> str | None:
    """The place that a sentence opens with before it says who speaks: `In the suburb of Selm, residents said`."""
    return _first(lead, 0, len(lead)) if _LEAD.match(lead) else None


_LEAD = re.compile(r"\W*(?:In|At|Near|Outside|Around) [^,;]{2,60},\s")


def named_before(clause: str, before: Sequence[str]) -> str | None:
    """The name of `the village` of a clause, where a sentence of `before` gives one of that kind: `the village of Selm`."""
    kind = _THE_PLACE.search(clause)
    if not kind:
        return None
    name_ = rf"((?:{_NAME})(?:\s(?:{_NAME})){{0,2}})"
    named = re.compile(rf"\b{kind[1]} of {name_}|\b(?!The\b){name_}(?: {kind[1]}\b|, an? (?:[\w-]+ ){{0,2}}{kind[1]}\b)")
    since: set[str] = set()  # which other places have been spoken of
    for text in reversed(before):
        if found := next((name for m in reversed([*named.finditer(text)]) if is_name(name := m[1] or m[2])), None):
            return None if any(found not in other for other in since) else found
        since.update(name for name in locatives(text) if places.country_of(name) is None)
    return None


def locative(clause: str, start: int, end: int) -> str | None:
    """The first place that a preposition leads to within code points `start`..`end` of `clause`."""
    return _first(clause, start, end)


def locatives(clause: str) -> tuple[str, ...]:
    """The places that prepositions lead to in `clause`, each once, in reading order."""
    return tuple(dict.fromkeys(name for found in _PLACE.finditer(clause) if (name := _name(clause, found))))


def _first(clause: str, start: int, end: int) -> str | None:
    return next((name for found in _PLACE.finditer(clause, start, end) if (name := _name(clause, found))), None)


def _last(clause: str, start: int, end: int) -> str | None:
    named = [(found, name) for found in _PLACE.finditer(clause, start, end) if (name := _name(clause, found))]
    # `on the village of Selm in Marrow district`: the village.
    while len(named) > 1 and named[-1][0].group(1) == "in" and _KIND_AFTER.fullmatch(clause, named[-2][0].end(), named[-1][0].start()):
        named.pop()
    return named[-1][1] if named else None


_KIND_AFTER = re.compile(r"[ ,]*(?:(?:neighbou?rhood|district|area|suburb|quarter|village|town|city|province|region|county)[ ,]*)?")


def _name(clause: str, found: re.Match[str]) -> str | None:
    """The printed name, unless it is a day, a body of people, a person or an adjective before a noun."""
    name = re.sub(r"['’]s?$|-(?:majority|held|controlled|led|backed|based)$", "", found.group(3))
    if not is_name(name):
        return None
    return None if _no_place(clause, found, name) or _modifies(clause, found, re.split(r"[\s-]", name)) else name


def is_name(name: str) -> bool:
    """Whether `name` is no day, body, party or adjective by its own words."""
    parts = re.split(r"[\s-]", name)
    return not (
        (parts[0] in _NEVER and parts[1:] != ["Sea"])
        or parts in (["Islamic"], ["Democratic"], ["United"], ["Western"], ["Eastern"], ["Northern"], ["Southern"], ["Allied"])
        or _ORGANISATION.search(name)
        or all(places.kind_of(word) == "demonym" for word in [name, *parts][len(parts) > 1 :])
    )


def _no_place(clause: str, found: re.Match[str], name: str) -> bool:
    """Whether the preposition leads to somebody or something else: `on X`, `of X` need a country, a kind of place or a deed."""
    preposition, kind = found.group(1).lower(), found.group(2)
    if preposition == "from":
        return not _DRIVEN.search(clause, 0, found.start())  # peacekeepers from Oman
    if preposition in {"on", "off"}:
        aimed = preposition == "on" and _AIMED.search(clause, 0, found.start()) and not name.isupper()
        return not aimed and not _SETTLED.search(kind) and (places.country_of(name) is None or bool(_LAID.search(clause, 0, found.start())))
    if preposition == "in" and _SEAT.search(clause, 0, found.start()) and not _HIT.search(clause, 0, found.start()):
        return True
    if _FLEEING.search(clause, 0, found.start()):
        return True
    if preposition in {"in", "at"} and _speaks_there(clause, found.start(3), found.end()):
        return True
    return preposition == "of" and kind.strip() in {"", "the"} and not _STRUCK.search(clause, 0, found.start())


def _modifies(clause: str, found: re.Match[str], parts: list[str]) -> bool:
    """Whether the name only describes the noun after it: `in Tovland's army`, `in US-Tovish strikes`."""
    tail = clause[found.end(3) :]
    if found.group(3).endswith(("'s", "’s")) and _DEED.match(tail):
        return True
    if (places.kind_of(" ".join(parts)) == "name" and _OWNED.match(tail)) or _FIRE_ON.match(tail):
        return True
    if len(parts) == 1 and parts[0].isupper() and len(parts[0]) > 2 and places.country_of(parts[0]) is None and _PREMISES.match(tail):
        return True  # `in TRO schools`: an agency's, anywhere
    return any(places.kind_of(part) == "demonym" for part in parts) and len(parts) <= 3 and bool(re.match(r"\s+[a-z]", tail))


#: `in Tovish rocket fire on Selm`: whose fire it is.
_FIRE_ON = re.compile(r"\s(?:[a-z]+\s)?(?:fire|strikes?|attacks?|raids?|shelling|bombardment) (?:on|at|against) [A-Z]")
_PREMISES = re.compile(
    r"\s(?:\w+\s)?(?:schools?|premises|facilit(?:y|ies)|shelters?|installations?|buildings?|compounds?|offices?|centres?|centers?|"
    r"hospitals?|clinics?|convoys?|vehicles?|warehouses?|staff)\b"
)
_DRIVEN = re.compile(r"\b(?:displac\w+|fle[de]|evacuated)\s$", re.IGNORECASE)
#: `the ministry in Selm says`: where it sits, not where it happened.
_SEAT = re.compile(r"\b(?:[Mm]inistry|[Gg]overnment|[Mm]inister|[Pp]residency|[Hh]eadquarters|[Cc]ommand)\s$")
#: `jets struck a headquarters in Selm`: where it sits is where it happened.
_HIT = re.compile(
    r"\b(?:struck|destroy(?:s|ed)|hits?|target(?:s|ed|ing)|attack(?:s|ed|ing)?|bomb(?:s|ed|ing)|strikes? on|raids? on|"
    r"shell(?:s|ed|ing))\b[^;]*$"
)
_OWNED = re.compile(
    r"\s(?:(?!(?:with|by|from|in|at|and|on|using|as|when)\b)\w+\s)?(?:consulate|embassy|mission|base|bases|barracks|army|troops|forces|military|"
    r"soldiers?|navy|(?:air ?)?strikes?|attacks?|"
    r"drones?|missiles?|warships?|personnel|diplomats?|officials?|citizens?|nationals?)\b"
)
_AIMED = re.compile(
    r"\b(?:strikes?|airstrikes?|attacks?|raids?|assaults?|bombings?|shelling|(?:fell|rained|landed)(?: down)?)\s$", re.IGNORECASE
)
#: `blamed on Tovland`, `pressure on Tovland`: nothing happened there.
_LAID = re.compile(
    r"\b(?:blam|pinn|press|sanction|impos|call|focus|depend|rel|insist|embargo|tariff|ban|report|debat|vot)\w*\s(?:\w+\s){0,2}$"
)
_SETTLED = re.compile(r"city|town|village|province|district|region|outskirts")
_DEED = re.compile(r"\s(?:\w+\s)?(?:army|government|president|strike|attack|war|forces|bombing|minist|raid)")


def state_of(claimant: str | None) -> str | None:
    """The country for which `claimant` speaks as a state: `Kuwait`, `Iranian authorities`, `Israel's health ministry`; None for others."""
    if not claimant or "foreign" in claimant.lower():
        return None  # a foreign ministry speaks of its own who died abroad
    if places.kind_of(claimant) in {"name", "capital"}:
        return places.country_of(claimant)
    found = list(places.pattern().finditer(claimant))
    # `Dr. Oda Finn` is no Finnish body: a demonym that a name ends in is a surname.
    named = [m.group() for m in found if m.end() < len(claimant) or places.kind_of(m.group()) != "demonym"]
    if len({places.country_of(w) for w in named}) == 1 and _OFFICIAL.search(claimant):
        return places.country_of(named[0])
    return None


_STRIKES = (
    r"(?:(?:air|drone|missile|rocket|ballistic|cruise|artillery)[\s-]?)*"
    r"(?:strikes?|airstrikes?|attacks?|missiles?|drones?|raids?|rockets?|shelling|fire|bombardments?|jets|forces|aircraft)\b"
)


def struck_by_others(clause: str, claimant: str | None) -> bool:
    """Whether `clause` tells of another country's strikes than that for which `claimant` speaks: then it counts its own dead."""
    state = state_of(claimant)
    hits = [found for found in places.pattern().finditer(clause) if re.match(rf"[’']?s?\s{_STRIKES}", clause[found.end() :])]
    return bool(state and hits) and all(places.country_of(found.group()) != state for found in hits)


_OFFICIAL = re.compile(
    r"\b(?:authorit(?:y|ies)|officials?|government|health|ministry|minister|police|state (?:media|television|TV|news agency)|"
    r"red crescent|civil defen[cs]e|emergency|"
    r"ambulance|medics?|hospitals?|rescue|interior)\b",
    re.IGNORECASE,
)
