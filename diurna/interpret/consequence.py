"""How much the event that a line tells weighs in a day, apart from how many tell it: a war begun, a leader killed, talks that end, a toll.

Refuses to judge right or wrong, and to weigh what the line tells as a reason or an earlier event: only its main clause is read. It
knows kinds of events by their words and by the claims read in the line; an event that no list names weighs as much as any other. A blow
that is only named, as what somebody speaks of, weighs as words.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from diurna.interpret.places import kind_of
from diurna.interpret.softness import is_remark, softness
from diurna.interpret.terms import figures, negated, news_part
from diurna.model import Casualty, Claim, Diplomacy, Strike
from diurna.text import uncased

#: By how many dead, or hurt, or driven out, an event leads a day, the most first.
_DEAD = ((500, 2.4), (100, 2.0), (20, 1.75), (5, 1.55), (1, 1.35))
_HURT = ((50, 1.6), (5, 1.4), (1, 1.25))
_MOVED = ((10_000, 1.5), (1, 1.1))
_WAR_STOPS, _TURN = 1.9, 1.5
#: A step that others have to follow: a vote, a decree, a change of side or of hands, a term that is set; and a war begun.
_STEP, _BEGINS = 1.4, 1.6
#: A blow, with its actor or target.
_HIT = 1.25
#: What the side that it harms, or nearly all, say is so needs no more waiting; nor does a turn that is a first.
_SURE = 1.15
_FEW = 2
#: Words about an event: whoever condemns it, it happened elsewhere, and is told there.
_REMARK = 0.85
#: Acts that move a conflict, acts between parties, and words about it.
_MOVES = frozenset({"AGREE", "REJECT", "SANCTION", "RETREAT", "CONCEDE", "MOBILIZE", "COERCE"})
_WORDS = frozenset({"ACCUSE", "SUPPORT", "PROTEST", "REQUEST"})

_HEAD = (
    r"(?:(?:supreme |top |senior |military |army |party |opposition |political )*"
    r"(?:leaders?|commanders?|presidents?|prime ministers?|chairm[ae]n|ministers?|chiefs?|generals?|kings?|emirs?)\b"
    r"(?! (?:staff|office|deputy|council)))"
)
_KILLED = r"(?:killed|assassinated|dead|dies|died|slain|murdered)\b"
_TALKS = r"(?:talks|negotiations?|meeting|summit|dialogue|diplomacy|deal|agreement|accord|truce|cease-?fire|peace)"
_GRAVE = uncased(
    rf"\b(?:{_HEAD}[^.;:]{{0,60}}\b(?:has been |have been |had been |was |were |is |are )?{_KILLED}"
    rf"|(?:kill(?:s|ed|ing)?|assassinat\w+|death) (?:of )?(?:[\w’'-]+ ){{0,4}}?{_HEAD}"
    r"|(?:declar|wag|launch|start|begin|began|begun)\w* (?:an? |the |its |their )?(?:[\w’'-]+ )?"
    r"(?:war|invasion|ground (?:offensive|operation|invasion|assault))"
    r"|invad(?:e|es|ed|ing)\b|(?:sends?|sent|sending) (?:ground )?troops (?:in)?to|at war with"
    r"|(?:president|government|leader|king|regime|premier)s?\b[^.;:]{0,40}\b(?:deposed|ousted|overthrown|toppled)|seiz\w+ (?:\w+ )?power"
    r"|nuclear (?:strike|weapon (?:used|test))|surrender(?:s|ed)?\b|coup\b|chemical weapons?)",
)
#: Those who hold an office, by title and name, among whom a line says were killed: `killed Defence Minister Roe`. A rank is none.
_KILLS = (
    r"(?i:kill(?:s|ed)|assassinat(?:es|ed)|murder(?:s|ed)|deaths? of) "
    r"(?:(?:[A-Z(][\w’'().-]*|and|the|of|its|his|their|for|former|senior),? ){0,9}?(?<!Deputy )"
)
_NAMED = r"(?: (?!Deputy|Office|Council|Corps|Staff|Headquarters)(?:[A-Z][\w’'-]+|al)){1,6}"
_DIES = r"(?:(?:was|were|has been|have been|had been|is|are) (?:killed|assassinated|murdered|dead)|died|dies)\b"
_RULES = r"(?:Secretary|Minister|President|Premier|Leader|Speaker)"
_LEADS = r"(?:Commander|Chief|Governor|Mayor|Director|Chair(?:man|woman)?|Ambassador)"
_RULER_KILLED, _LEADER_KILLED = (
    re.compile(rf"\b(?:{_KILLS}{office}(?P<killed>{_NAMED})|(?<!Deputy ){office}{_NAMED} {_DIES})") for office in (_RULES, _LEADS)
)
_TURNS = uncased(
    r"\b(?:(?:cease-?fire|truce|armistice)\b"
    r"|(?:exchang|swap)\w* (?:of )?(?:[\w,]+ ){0,3}?(?:prisoners?|detainees|captives|hostages)"
    r"|(?:prisoner|hostage|detainee)s? (?:exchange|swap|release)\w*"
    r"|(?:cancel(?:s|led|ed)?|call(?:s|ed)? off|reject(?:s|ed)?|rul(?:es|ed) out|suspend(?:s|ed)?|breaks? off|broke off|"
    r"walk(?:s|ed)? out of|"
    rf"agree(?:s|d)? (?:to|on)|accept(?:s|ed)?|resum(?:e|es|ed)) (?:[\w’'-]+ ){{0,6}}?{_TALKS}"
    rf"|{_TALKS}\b[^.;:]{{0,40}}\b(?:collapse[sd]?|fail(?:s|ed)?|called off|cancelled|canceled|ruled out|suspended|agreed|reached|signed|"
    r"broke down)"
    r"|(?:will|would|do|does) not (?:negotiate|talk|meet|surrender)|won['’]t (?:negotiate|talk)|no (?:talks|negotiations?)\b"
    r"|refus\w+ to (?:negotiate|talk)|(?:ready|willing|open) (?:to|for) (?:talks?|negotiat\w+|dialogue)"
    r"|(?:sink|sank|sunk)s?\b|(?:shoots?|shot) down(?! (?:[\w’'-]+ ){0,5}?(?:drones?|missiles?|rockets?|projectiles?|uavs?)\b)"
    r"|(?:clos|block|shut|reopen|mine)(?:s|es|ed|d|ing|ades?|aded)? (?:[\w’'-]+ ){0,3}?(?:strait|airspace|border|canal|crossing)"
    r"|(?:halt|ceas|stopp|suspend)(?:s|e[sd]) (?:[\w’'-]+ ){0,2}?(?:production|output|exports?) (?:and exports? )?of (?:[\w’'-]+ ){0,2}?"
    r"(?:oil|crude|gas|lng|fuel|grain|wheat|power|electricity)\b"
    r"|state of emergency|martial law|resign(?:s|ed)\b|named? (?:as )?(?:new |the next )|elect(?:s|ed) (?:as )?"
    r"|no (?:reason|need|intention|plans?)\b[^.;:]{0,30}\b(?:negotiat\w+|talk)\b"
    r"|(?:pledg|promis|vow|agree|decid|offer)\w* (?:to )?(?:halt|stop|end|cease|suspend|pause) (?:[\w’'-]+ ){0,3}?"
    r"(?:strikes|attacks|raids|fire|bombing|shelling|offensive|operations)\b"
    r"|(?:order|tell|told|advis|urg)\w* (?:[\w’'-]+ ){0,5}?"
    r"(?:staff|citizens|nationals|diplomats|personnel|families) to (?:leave|evacuate|depart)\b"
    r"|for the first time|first (?:(?:reported|known|confirmed|such|direct) )*(?:strike|attack|death|casualt|fatalit|direct)"
    r"|expel(?:s|led)?\b|sever(?:s|ed)? (?:ties|relations)|imposes? sanctions)",
)
#: A side that loses an aircraft, with those who fly it.
_DOWNED = re.compile(
    r"\b(?:(?:shoots?|shot) down|down(?:s|ed)) (?:(?!drones?\b)[\w’'-]+ ){0,5}?"
    r"(?:jets?|(?:war)?planes?|aircraft|helicopters?|bombers?|airliners?)\b"
    r"|\b(?:jets?|(?:war)?planes?|helicopters?|bombers?|airliners?)\b[^.;:]{0,30}\b(?:shot down|downed)\b",
    re.IGNORECASE,
)
_LOST = 1.75
_CAPTIVES = r"(?:journalists?|reporters?|hostages?|prisoners?|captives?|detainees?|sailors?|crew|soldiers?)\b"
_STEPS = uncased(
    # What a house decides, and what a ruler signs.
    r"\b(?:(?:parliament|senate|(?<!white )house|congress|assembly|council|cabinet|lawmakers|deputies|mps|senators)\b[^.;:]{0,60}"
    r"\b(?:vot(?:es|ed)|pass(?:es|ed)|approv(?:es|ed)|adopt(?:s|ed)|reject(?:s|ed)|block(?:s|ed)|fail(?:s|ed) to)"
    r"|vot(?:es|ed) (?:down|against|for|to|in favou?r|overwhelmingly|unanimously|narrowly)"
    r"|sign(?:s|ed) (?:an? |the )?(?:[\w-]+ ){0,3}(?:order|decree|law|bill|treaty|pact|accord)"
    r"|(?:ban(?:s|ned)|outlaw(?:s|ed)) (?:the |all |any )?[\w’'-]+"
    # Who leaves, and who comes.
    r"|defect(?:s|ed|ions?)|quits|steps down|stepped down|sack(?:s|ed) (?:the |its |his |her )?[\w’'-]+"
    r"|(?:takes|took|taken) (?:command|office|charge|over as)|sworn in|appoint(?:s|ed)"
    # What changes hands.
    r"|(?:re)?captur(?:es|ed)|re(?:takes|took|taken)|overr[au]ns?"
    r"|(?:takes|took|taken|seiz(?:es|ed)|los(?:es|t)|ced(?:es|ed|ing)|gain(?:s|ed)) (?:full |back )?"
    r"(?:control of|ground|land|territory|the (?:town|city|village|port|airport|district|crossing|base)\b)"
    r"|(?:beat|beats) an? (?:[a-z]+ )?retreat|retreat(?:s|ed)|withdr(?:ew|awn|aws)|advanc(?:es|ed) (?:on|into|towards?)"
    r"|(?:halt|repel|repuls)(?:s|l?ed) (?:an? |the )?(?:[a-z]+ )?(?:advance|assault|offensive)"
    rf"|{_CAPTIVES}[^.;:]{{0,60}}\b(?:freed|released)|(?:free[sd]|releas(?:es|ed)) (?:[\w’'-]+ ){{0,4}}{_CAPTIVES}"
    # Who makes ready, leaves, shuts its doors, or opens them to one side.
    r"|mobili[sz](?:es|ed|ation)|call(?:s|ed) up (?:[\w,]+ ){0,2}(?:reserv\w+|conscripts?)"
    r"|evacuat(?:es|ed|ion of) (?:[\w’'-]+ ){0,5}?(?:embass(?:y|ies)|staff|crews?|diplomats|nationals|citizens"
    r"|residents|villages?|towns?)"
    r"|(?:clos|shut)(?:es|ed|s)? (?:[\w’'-]+ ){0,4}(?:embass(?:y|ies)|consulates?|airports?|ports?)\b|closure of (?:the |its )?[\w’'-]+"
    r"|(?:strait|borders?|airspace|crossing|canal|airports?|embass(?:y|ies))\b[^.;:]{0,40}\b(?:closed|shut|reopened|blocked)"
    r"|(?:halt|ceas|stopp|suspend)(?:s|e[sd]) (?:[\w’'-]+ ){0,3}?(?:production|output|exports?|shipments|deliveries|supplies|shipping)\b"
    r"|shuts? down (?:[\w’'-]+ ){0,4}(?:refiner(?:y|ies)|plants?|fields?|pipelines?|mines?|terminals?)\b"
    r"|(?:transition|succession) (?:process|of power)"
    r"|(?:allow|let|permit|refus|den[iy])\w* (?:[\w’'-]+ ){0,5}?use (?:of )?(?:[\w’'-]+ ){0,3}?(?:bases?|airspace|territory|ports?)\b"
    r"|(?:shar|pass|provid|giv|gave|suppl|send|sent|hand)\w* (?:[\w’'-]+ ){0,4}?(?:intelligence|weapons|arms|ammunition)\b"
    r"|(?:is|are|was|were) helping [\w’'-]+ (?:[\w’'-]+ )?(?:target|strike|fight|attack))\b",
)
#: Terms that are set, which are threats of what may come.
_TERMS_SET = uncased(
    r"\b(?:ultimatum|deadline (?:for|to|of)|(?:hours|days) to (?:leave|accept|agree|comply|surrender|withdraw|decide|answer)"
    r"|will (?:attack|strike|hit|target|sink|fire (?:on|at)|shoot (?:at|down)) (?:any|every|all)"
    r"|(?:be|become|are) legitimate targets?)\b",
)
#: What stands behind these has not been done.
_UNDONE = re.compile(
    r"\b(?:if|not|would|will|want\w*|urg\w+|calls?|called|demand\w*|consider\w*|weigh\w*|mull\w*|plan\w*|threat\w*|vow\w*|fear\w*"
    r"|warn\w*|rul(?:e|es|ed|ing) out)\b"
    r"|\bto $"
)
_CLAUSE = re.compile(r"[,;:] ")
_WAR_BEGINS = uncased(
    r"\b(?:launch|begin|began|begun|start)\w* (?:[^.,;:]{0,40}? )?[“\"‘']?(?:major combat operations?|(?:[\w’'-]+ ){0,2}?"
    r"(?:major|large-scale|full-scale|all-out|unprecedented|sweeping|wide-ranging|ground|military)[”\"’']? (?:[\w’'-]+ ){0,2}?"
    r"(?:attack|assault|offensive|operations?|campaign|intervention))\b",
)
_CONFIRMED = re.compile(r"\bconfirm(?:s|ed)?\b(?! (?:nor|or) )", re.IGNORECASE)
_NUCLEAR_SITE = uncased(r"\bnuclear (?:[a-z]+ )?(?:sites?|facilit(?:y|ies)|plants?|reactors?|power plants?|programme|program)\b")
#: A blow that is told, not only named: somebody hits, or something falls.
_BLOW_TOLD = re.compile(
    r"\b(?:struck|hit|hits|attacked|bombed|shelled|raided|pounded|targeted|launch(?:es|ed|ing)?|fir(?:ed|ing)|carr(?:ies|ied) out"
    r"|conduct(?:s|ed)|order(?:s|ed)|sank|sunk|sinks|downed|shot|intercept(?:s|ed)|destroy(?:s|ed)|damag(?:es|ed)|kill(?:s|ed)|blew"
    r"|explod(?:es|ed)"
    r"|crash(?:es|ed)|rain(?:s|ed)|dropp?(?:s|ed)|storm(?:s|ed)|ambush(?:es|ed)|torpedoed|retaliat(?:es|ed)|respond(?:s|ed)|f[ae]lls?"
    r"|came under|fires? (?:at|on|into|towards?|more|an?|missiles?|rockets?|drones?|shells?|\d+)"
    r"|(?:is|are|was|were|began|begins?|starts?|started|resumed?) "
    r"(?:striking|hitting|bombing|shelling|targeting|attacking|bombarding|under)"
    r"|(?:strikes?|attacks?|bombs?|shells?|raids?|targets?|pounds?|hammers?|bombards?) (?!(?:on|against|by|in|at|across|over|near|that|and"
    r"|will|continue|lead|led|were|are|is|was|have|has|had|began|raise|to|as|of|which|from|for|after|would|could|with"
    r"|since|until|before|during|amid|also|hours|days)\b)[\w“‘\"])",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:any|if|would|could|should|potential|possible|hypothetical)\b", re.IGNORECASE)
_NEAR = 30
#: The same with no claim read.
_IS_HIT = re.compile(
    r"\b(?:was|were|been) (?:intercepted|shot down|struck|bombed|shelled|torpedoed|(?:fired|launched|dropped) (?:at|on|into|towards?))\b"
    r"|\b(?:came|comes?) under (?:an? |the )?(?:[\w-]+ ){0,4}(?:fire|attacks?|barrages?|bombardment|shelling)\b",
    re.IGNORECASE,
)
#: A side's own dead, told without a number.
_FALLEN = re.compile(r"\b(?:troops|soldiers|service ?members|sailors|marines|police officers) (?:were |are )?killed\b", re.IGNORECASE)
#: People driven out whom the claims may have missed.
FLED = re.compile(
    r"\b(\d[\d,]{3,12}|tens of thousands|hundreds of thousands)\b[^.;:]{0,40}\b(?:fled|flee|fleeing|displaced|driven)\b", re.IGNORECASE
)
_MANY = 10_000
#: `…, the first reported attack on the dam`: what is new of an event is said behind it.
_FIRST_OF_ALL = re.compile(
    r"(?:, |[–—] )(?:(?:in )?(?:what|which) (?:is|was|marks|marked|would be) |in |marking |making it )?the first (?:[a-z]+ ){0,2}"
    r"(?:strike|attack|raid|bombing|talks|meeting|use|death|time)s?\b"
    # `in the largest bombing campaign since the war began`
    r"|\b(?:largest|biggest|heaviest|deadliest|fiercest|most intense) (?:[\w-]+ ){0,2}?"
    r"(?:strike|attack|raid|bombing|bombardment|shelling|campaign|assault|offensive|barrage|salvo)s?\b[^.;,]{0,30}"
    r"\b(?:since|so far|yet|in (?:years|months|weeks|decades)|of the (?:war|conflict))\b"
)
#: `The guns fell silent as a truce came into force`: the war stops, in whatever clause.
IN_FORCE = re.compile(
    r"\b(?:truce|cease-?fire|armistice)\b[^.;:]{0,80}\b(?:c[ao]mes? into|goes into|went into|took|takes|enter(?:s|ed)) (?:force|effect)\b",
    re.IGNORECASE,
)
#: `recorded no shelling, for the first time since May`: so does a day without, and that it is the first is said behind it.
_LULL = re.compile(
    r"\bno (?:[\w-]+ ){0,2}(?:shelling|strikes?|airstrikes?|attacks?|raids?|fire|fighting|clashes)\b[^.;]{0,90}"
    r"\bfor the first (?:time|day|night)\b",
    re.IGNORECASE,
)
_DIED = re.compile(rf"\b([A-Z][a-z][\w’'-]*) (?:(?:has been|have been|had been|was|were|is|has|had) )?(?:{_KILLED})")
#: A toll that the claims may have missed: its subject, and its number.
_TOLL = re.compile(r"\bdeath toll\b[^.;]{0,60}?\b(\d[\d,]*)", re.IGNORECASE)
# What a short main clause comes after is no event of the line's own: `The crowd rallied after …`, `the war that's killed …`.
_AFTER = re.compile(r"(?<=\w{4}) (?:after|following|since|amid|(?:that|which)(?:['’]s| has| have) (?:killed|cost|claimed|left))\b")


def consequence(text: str, claims: Sequence[Claim], *, whole: bool = False) -> float:
    """The weight of what `text` tells: 1 for any news, to 2.5 for what turns a conflict, under a half where it looks on or guesses, if only
    (`whole`) in what somebody adds.
    """
    first = _FIRST_OF_ALL.search(text)
    turn = _WAR_STOPS if IN_FORCE.search(text) or _LULL.search(text) else _TURN if first else 0.0
    main = _AFTER.split(news_part(text[: first.start()] if first else text), maxsplit=1)[0]
    event = _event(main, [c for c in claims if _stands_in(c, main, text)])
    # The first of its kind, and a turn besides.
    return max(turn, event * (_SURE if turn and event >= _TURN else 1.0)) * softness(text, whole=whole)


def _stands_in(claim: Claim, main: str, text: str) -> bool:
    """Whether `claim` is read in the clause that tells the news; so is one whose words the line has otherwise."""
    if not isinstance(claim, Casualty):
        return text.find(claim.quote) < len(main)
    before = _AFTER.search(text, len(main)) if len(main) < len(text) else None
    return before is None or str(claim.low) not in figures(text[before.start() :]) - figures(text[: before.start()])


@lru_cache(maxsize=4096)
def deaths(text: str) -> frozenset[str]:
    """Last names of those whom `text` calls dead: by these two lines tell one death, whatever else they say of it."""
    killed = [m["killed"].split()[-1] for found in (_RULER_KILLED, _LEADER_KILLED) if (m := found.search(text)) and m["killed"]]
    return frozenset(name for name in (*_DIED.findall(text), *killed) if kind_of(name) is None)


def counts(claims: Sequence[Claim]) -> frozenset[tuple[str, int]]:
    """What claims count of victims, without ones and twos, which fall together by chance: a line that counts just that tells the same."""
    told = (c for c in claims if isinstance(c, Casualty) and c.status != "denied")
    return frozenset((c.effect, c.low) for c in told if c.low > _FEW)


def _event(main: str, claims: Sequence[Claim]) -> float:
    if is_remark(main):
        return _REMARK
    kind = _kind(main, claims)
    act = max(_act(main, claims), _HIT if _IS_HIT.search(main) else 1.0)
    return max(kind, _toll(main, claims) * (1.15 if kind > 1 else 1.0), act)


def _kind(main: str, claims: Sequence[Claim]) -> float:
    """What the kind of an event weighs, as far as words tell it."""
    low = main.lower()
    grave = _GRAVE.search(low)
    if _RULER_KILLED.search(main) or (grave and not _UNDONE.search(_CLAUSE.split(low[: grave.start()])[-1])):
        return 1.9 * (_SURE if _CONFIRMED.search(main) else 1.0)
    if _DOWNED.search(main):
        return _LOST
    begins = _WAR_BEGINS.search(low)
    if _LEADER_KILLED.search(main) or (begins and not negated(low[: begins.start()])):
        return _BEGINS
    hit = "continu" not in low and any(isinstance(c, Strike) and _is_told(c, main) for c in claims)
    if _TURNS.search(low) or _TERMS_SET.search(low) or (hit and _NUCLEAR_SITE.search(low)):
        return _TURN
    step = _STEPS.search(low)
    return _STEP if step and not _UNDONE.search(low[: step.start()]) else 1.0


def _is_told(strike: Strike, main: str) -> bool:
    """Whether the words of a claim tell the blow: `strikes on Halvet` only names one, `any raid that hit it` supposes one."""
    before = main[: max(0, main.find(strike.quote))][-_NEAR:]
    return bool(_BLOW_TOLD.search(strike.quote)) and not _SUPPOSED.search(f"{before}{strike.quote}")


def _toll(main: str, claims: Sequence[Claim]) -> float:
    """What the largest number of victims weighs; a denied one weighs nothing."""
    told = [c for c in claims if isinstance(c, Casualty) and c.status != "denied"]
    named = _TOLL.search(main)
    dead = [c.low for c in told if c.effect == "killed"] + ([int(named[1].replace(",", ""))] if named else [])
    dead = dead or ([_FEW] if _FALLEN.search(main) else [])
    hurt = [c.low for c in told if c.effect in {"injured", "missing"}]
    moved = [c.low for c in told if c.effect in {"displaced", "detained"}] + ([_MANY] if FLED.search(main) else [])
    return max(_step(_DEAD, dead), _step(_HURT, hurt), _step(_MOVED, moved))


def _step(steps: Sequence[tuple[int, float]], counts: Sequence[int]) -> float:
    return next((weight for least, weight in steps if max(counts, default=0) >= least), 1.0)


def _act(main: str, claims: Sequence[Claim]) -> float:
    """What a reported act weighs: an attack with its actor or target, a dealing of two parties, more than talk."""
    if any(isinstance(c, Strike) and c.status not in {"planned", "denied"} and (c.actor or c.target) and _is_told(c, main) for c in claims):
        return _HIT
    dealt = [c.act for c in claims if isinstance(c, Diplomacy) and c.actor and (c.counterpart or c.act in _MOVES)]
    if any(act in _MOVES for act in dealt):
        return 1.25
    return 1.2 if any(act not in _WORDS for act in dealt) else 1.1 if claims else 1.0


def kills_officeholder(main: str) -> bool:
    """Whether a main clause names, by title and name, somebody who was killed."""
    return bool(_RULER_KILLED.search(main) or _LEADER_KILLED.search(main))


def begins_war(text: str) -> bool:
    """Whether the main clause of `text` tells that a war, or a campaign that makes one, began."""
    return bool(_WAR_BEGINS.search(news_part(text).lower()))
