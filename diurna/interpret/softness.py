"""How soft a line is: whether it tells news, or shows a scene, makes a guess, looks on, notes the markets or remarks on what others did.

Refuses to judge by the subject alone: who looks on or deals may be attacked, too, and that is news.
"""

import re

from diurna.interpret.dated import undated
from diurna.interpret.kinds import kind, violent
from diurna.interpret.statements import is_states
from diurna.interpret.terms import figures, news_part

#: What a soft line weighs beside news: a mood, a scene, a picture; and a forecast, a note of the markets.
_SOFT, _SOFTER = 0.6, 0.45
# What was filmed, felt, guessed or discussed. A scene has no actor; a forecast has not happened.
_SCENE = re.compile(
    r"^(?:(?:dramatic |new |social media |mobile phone |aerial |witness |eyewitness |drone )?"
    r"(?:videos?|footage|images?|pictures?|photos?|clips?)\b[^.]{0,60}"
    r"\b(?:shows?|of|shared|captured?)|(?:the )?(?:moment|scenes?|watch|dramatic)\b"
    r"|(?:sitting|standing|lying|squatting|kneeling|crouching|huddled|perched|slumped) (?:[a-z]+ )?(?:in|on|at|by|outside|under|among)\b)"
    r"|\b(?:(?:were|was|been|be) (?:seen|filmed|heard) |filmed (?:the|an?)\b|lighting up|light up|lit up|into the night sky"
    r"|shar(?:e|ed|ing) (?:footage|videos?|images?)|greeted (?:with|the)|torn between|mixed (?:feelings|emotions|reactions)|stunned"
    r"|in shock|the world (?:reacts|watches))",
    re.IGNORECASE,
)
#: What is shown to be no news, and who was taken in by it.
_FAKED = re.compile(
    r"\b(?:fake|doctored|manipulated|AI-generated|fabricated|misleading|misrepresented|old|unrelated|recycled) "
    r"(?:footage|videos?|images?|photos?|pictures?|clips?|posts?|accounts?|screenshots?)\b"
    r"|\b(?:disinformation|misinformation|fact[- ]check\w*|debunk\w*|(?:went|gone|goes) viral|spread like wildfire)\b",
    re.IGNORECASE,
)
_REMARKS = re.compile(
    r"^(?:[^.;:]{2,40}: )?[^.;:]{0,90}?"
    r"(?<!to )\b(?:condemn(?:s|ed)|denounc(?:es|ed)|decri(?:es|ed)|slam(?:s|med)|blast(?:s|ed)|critici[sz](?:es|ed)"
    r"|deplor(?:es|ed)|defend(?:s|ed)(?! (?:itself|themselves|against))|prais(?:es|ed)|hail(?:s|ed)|welcom(?:es|ed)|applaud(?:s|ed)"
    r"|lament(?:s|ed)|mourn(?:s|ed)|regret(?:s|ted)|touts?(?:ed)?|boast(?:s|ed)?|brag(?:s|ged)?"
    r"|back(?:s|ed)? (?:the |its |his |her |[A-Z][\w-]+[’']s )?(?:[a-z]+ )?"
    r"(?:strateg(?:y|ies)|plans?|war|strikes|attacks?|campaign|operations?|decision|stance|approach|handling|policy)"
    # The dead of a ceremony died before.
    r"|(?:attend|lead|le|oversee|oversaw|honou?r)(?:s|d|ed)? (?:the |a )?(?:[“\"‘']?[\w-]+[”\"’']? ){0,2}"
    r"[“\"‘']?(?:transfer|return|funeral|burial|memorial|ceremony|vigil)|rall(?:y|ies|ied) (?:behind|against)|react(?:s|ed)?"
    r"|(?:offer|extend|express)(?:s|ed)? (?:its |their |his |her |[‘'“\"]?full |deep )*"
    r"(?:condolences|solidarity|concern|regret|sympathy|support))\b",
    re.IGNORECASE,
)
_GRIEF = re.compile(r"\b(?:lament|mourn|regret|condolences|sympathy)", re.IGNORECASE)
_FOR = re.compile(r"\b(?:defend|prais|hail|welcom|applaud|solidarity|support|rall(?:y|ies|ied) behind)", re.IGNORECASE)
_ONLOOKERS = re.compile(
    r"^(?:(?:Anonymous|Many|Some|[A-Z][a-z]+(?:n|i|se|sh)) )?(?:influencers|gamblers|commentators|travell?ers|passengers|tourists|fans|"
    r"shoppers|drivers|motorists|expatriates|celebrities|analysts?|experts?|observers|historians?|bettors|voters|investors|polls?|protesters|"
    r"demonstrators|crowds|mourners|critics|supporters|bets|thousands (?:rally|protest|march|mourn|gather))\b",
    re.IGNORECASE,
)
_GUESS = re.compile(
    r"\b(?:(?-i:(?<!that )(?<!which )(?:may|might|could)) (?!not\b)[a-z]+\b|suggests? (?:that|an?|it|only)\b"
    r"|, (?:likely|probably|possibly|apparently) (?:to|in|because|as)\b"
    r"|\b(?:an?|new|latest|opinion) (?:poll|survey)\b"
    r"|(?:likely|probably|possibly) (?:reflects?|intends?|seeks?|aims?|remains?)|faces? (?:an? )?(?:impossible|difficult|stark|hard|choice)"
    r"|explains?\b|examines?\b|poised to|raises? (?:questions|fears|concerns|the prospect)|raised (?:questions|fears|concerns)"
    r"|(?:reports?|accounts) (?:about|of|on|as to) whether|(?:unclear|not (?:[a-z]+ )?clear) (?:if|whether)\b"
    r"|(?:expert|analyst|professor|historian|columnist|commentator)s?\b[^.]{0,30}\b(?:says?|said|argues?|warns?|believes?|offers?)"
    r"|(?:says|said) (?:[\w-]+ ){0,2}?(?:expert|analyst|professor|historian|columnist|commentator)\b"
    r"|(?:assessment|verdict|analysis) of\b)",
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"\b(?:prices?|shares (?:fall|rise|rose|fell|slip|drop|jump)\w*|(?:stock|oil|energy|financial|global|crypto)s? markets?|stocks|"
    r"investors|tourism|traders?|insurers?|bets)\b",
    re.IGNORECASE,
)
# What goes on, and tells nothing that was done: `The towns face continued shelling`, `the conflict is escalating`.
_GOES_ON = re.compile(
    r"\bfac(?:e|es|ed|ing) (?:a |an |the )?(?:[a-z]+ )?(?:continued|continuing|ongoing|renewed|relentless|constant)\b"
    r"|\b(?:war|conflict|crisis|fighting) (?:(?:is|has been) (?:escalating|raging|continuing|intensifying)|rages on|drags on|goes on)\b",
    re.IGNORECASE,
)
_BIG_MARKET = re.compile(
    r"\b(?:record|surg(?:e[sd]?|ing)|soar(?:s|ed|ing)?|plunge[sd]?|crash(?:es|ed)?|highest|lowest|halt(?:s|ed)?)\b", re.IGNORECASE
)


def softness(text: str, *, whole: bool = False) -> float:
    """1 for news; less where a line shows, feels, guesses or looks on. Who looks on or deals may be attacked, too, and that is news."""
    main = news_part(text)
    beside = kind(main)
    harmed = violent(_OVER.split(main, maxsplit=1)[0])
    if _SCENE.search(main) or _FAKED.search(main) or (_ONLOOKERS.match(main) and not harmed) or beside not in {"", "market"}:
        return _SOFTER
    market = beside or (_MARKET.search(main) and not harmed)
    return _SOFT if _guesses(main, whole=whole) or _GOES_ON.search(main) or (market and not _BIG_MARKET.search(main)) else 1.0


#: What crowds march about, and prices rise on, happened to others.
_OVER = re.compile(r"\b(?:after|against|over|about|for|on (?:fears?|war|news|hopes)|amid|following)\b")
_ADDED = re.compile(r", (?:saying|adding|stressing|arguing)\b")
#: What stands behind these is said of the news, or names who says it.
_APPOSED = re.compile(r"\s[–—]\s|,? according to\b")


def looks_on(text: str) -> bool:
    """Whether `text` shows a scene or makes a guess: what people do in the street is news, and so is what somebody is named for."""
    main = _APPOSED.split(news_part(text))[0]
    return bool(_SCENE.search(main) or _guesses(main))


def _guesses(main: str, *, whole: bool = False) -> bool:
    """Whether a main clause says what may be; a state that says so itself warns, which is news, and what somebody adds is none of it."""
    return bool(_GUESS.search(main if whole else _ADDED.split(main)[0])) and not is_states(main)


def goes_on(text: str) -> bool:
    """Whether `text` says only that what went on goes on."""
    return bool(_GOES_ON.search(news_part(text))) and not figures(undated(text))


def is_remark(main: str) -> bool:
    """Whether a main clause raises a voice about what others did."""
    return bool(_REMARKS.match(main))


def remark(text: str) -> str:
    """The kind of voice that `text` raises about what others did: `against`, `for`, `grief`; empty where it raises none."""
    main = news_part(text)
    if not is_remark(main):
        return ""
    return "grief" if _GRIEF.search(main) else "for" if _FOR.search(main) else "against"
