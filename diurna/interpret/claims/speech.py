"""The words of reporting: verbs that assert, nouns that can speak, outlets that carry what others say."""

import re

from diurna import text
from diurna.agencies import SPOKEN_OF
from diurna.interpret.wordings import wordings

# Finite forms only: a participle ("no casualties reported", "were confirmed") asserts nothing by itself.
VERBS = (
    "said|says|say|reported|reports|report|announced|announces|announce|confirmed|confirms|confirm|claimed|claims|claim|alleged|"
    "alleges|allege|"
    "stated|told|tells|added|adds|noted|notes|insisted|insists|estimated|estimates|estimate|declared|declares|acknowledged|acknowledges|"
    "admitted|admits|denied|denies|deny|dismissed|warned|warns|maintained|maintains|revealed|reveals|wrote|writes|tweeted|tweets|posted|"
    "asserted|asserts|recorded|documented|counted|believes?|believed|recounted|explained|explains|suggested|suggests|indicated|indicates|"
    "vowed|vows|threatened|threatens|pledged|urged|urges|called|calls|accused|accuses|rejected|rejects|argued|argues|boasted|"
    "described|disclosed|predicted|quipped|"
    r"put|puts|published(?=\s(?:the\s)?names)|spoke of|speaks? of|"
    r"(?:gave|gives|give|stood by|stands? by|stuck to|sticks? to|repeat(?:s|ed)|defend(?:s|ed)) "
    r"(?:a|the|its|their) (?:lower |higher |different |new )?(?:figure|toll|number|count|total|estimate) (?:of|as|at)"
)
#: That somebody is said to have said it.
SPOKEN = re.compile(rf"\b(?:{VERBS}|according to|reportedly)\b")
#: What one does to a count of one's own, beside saying it.
REVISING = (
    "lowered|lowers|raised|raises|revised|revises|revise|cut|cuts|reduced|reduces|increased|increases|corrected|corrects|updated|updates"
)
CONFIRMING = frozenset({"confirmed", "confirms", "confirm", "acknowledged", "acknowledges", "admitted", "admits"})
CLAIMING = frozenset({"claimed", "claims", "claim", "alleged", "alleges", "allege", "boasted", "asserted", "asserts"})
DENYING = frozenset({"denied", "denies", "deny", "dismissed", "rejected", "rejects"})
#: What is read of a count (`deaths reported`, `toll estimates`) and not said by it.
COUNTING = frozenset({"reported", "confirmed", "recorded", "documented", "estimated", "estimates", "estimate"})
#: Behind these stands who is spoken to, or what is named.
TO_SOMEBODY = frozenset({"called", "put", "told", "tells"})
#: The same speaker goes on.
ADDING = re.compile(r",\s(?:adding|noting|stressing)\sthat\b")
#: Who carries the words of the speaker that this stands behind.
QUOTED_BY = re.compile(
    r"(?i)^(?:as )?(?:quoted|cited|reported|carried) by (?:the )?(.+)$|^(?:speaking|talking) to (?:the )?((?-i:[A-Z]).+)$"
)

# Who may speak, beside proper names.
SPEAKERS = re.compile(rf"\b(?:{'|'.join(wordings('speakers.txt', 'speakers'))})\b", re.IGNORECASE)
BELLIGERENT = re.compile(rf"\b(?:{'|'.join(wordings('speakers.txt', 'belligerents'))})\b", re.IGNORECASE)
OUTLETS = re.compile(
    rf"\b(?:{SPOKEN_OF}|BBC|CNN|NBC|CBS|ABC|Fox News|Al[- ]Jazeera|Al[- ]Arabiya|"
    r"Sky News|Axios|Mehr|Press TV|WAFA|DPA|Haaretz|Ynet|"
    r"Politico|NPR|PBS|[A-Z][\w'’]*(?: [A-Z][\w'’]*)* (?:Times|Post|News|Journal|Guardian|Tribune|Herald|Gazette|Telegraph|"
    r"Television|TV|Radio|Magazine)|"
    r"Times of \w+|(?:state |local |official |semi-official )?(?:news agency|newspaper|state media|state television|state TV|"
    r"state radio|television|news channel|"
    r"media outlets?|broadcaster|news site|news website))\b"
)
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "we", "i", "you", "this", "that", "these", "those", "one"})

DAYS = f"(?:{'|'.join(text.WEEKDAYS)})"
_TIME = (
    rf"(?:(?:on|late|early|late on|early on|by|since|last|this)\s+)?(?:{DAYS}|today|yesterday|tonight|overnight|week|month|weekend)"
    r"(?:\s+(?:morning|afternoon|evening|night|local time))?"
)
_ADVERB = (
    r"also|later|earlier|then|now|separately|meanwhile|however|additionally|further|already|previously|initially|subsequently|first|"
    r"again|still|only|"
    r"(?!family|assembly|daily|weekly|monthly)[a-z]{4,}ly|so far|since|has|have|had|did|does|do|not|would|will|could|can|is|was|are|were|"
    r"have been|been"
)
_MANNER = (
    r"in (?:an?|its|his|her|their|the) [\w\s-]{0,30}?(?:statement|bulletin|communiqu[eé]|dispatch|"
    r"post|posts|interview|briefing|tweet|message|speech|address|report|letter|remarks|update|"
    r"release|call|video)"
    r"(?: (?:on|to|by|with|from) [\w\s.'’]{1,25}?)?|at a (?:news|press)? ?(?:conference|briefing)|on (?:X|Twitter|Telegram|Facebook|"
    r"television|state TV|social media)|"
    r"by (?:phone|telephone)|via (?:Telegram|X|Twitter|telephone)"
)
MONTHS = "|".join(text.MONTHS)
_MONTH = rf"(?:in|on|earlier in|late in) (?:\d{{1,2}} )?(?:{MONTHS})(?: \d{{1,2}})?"
_HOUR = r"(?:late |early |later )?in the (?:morning|afternoon|evening|night|early hours)|at (?:noon|midday|midnight|dawn|dusk)"
#: What may stand between a speaker and the verb, read from the right.
BEFORE_VERB = re.compile(rf"(?:^|[\s,])(?:{_ADVERB}|{_TIME}|{_MANNER})\s*,?\s*$")
#: What may stand between the verb and the assertion.
AFTER_VERB = re.compile(
    rf"\s*+(?:,\s*+)?(?:{_TIME}|{_MONTH}|{_MANNER}|{_HOUR}|later|earlier|separately|"
    rf"to (?:reporters|journalists|the media|CNN|the BBC|{SPOKEN_OF}))(?=[\s,.;:\"“”]|$)"
)
#: Participles whose agent asserts: `the toll reported by the office stands at 90`, `90 deaths were recorded in May by the office`.
GIVING = "reported|recorded|announced|documented|released|published"
_AGENT_ENDS = (
    r"\s(?:since|stands|stood|is|was|were|are|reached|reaches|rose|has|have|had|as|to|at|on|between|after|until|during|that|which|for|"
    r"from|and|with)\b"
)
GIVEN_BY = re.compile(rf"(?<!as )\b(?:{GIVING})\b[^,;.:]{{0,60}}?\sby\s+((?:(?!{_AGENT_ENDS})[^,;.:()\"“”—])+)")
#: A name in initials speaks: `MoE`, `TRO`.
INITIALS = re.compile(r"[A-Z][A-Za-z]*[A-Z]\b")
# A verb form that isn't one of saying where these follow or precede it.
NOT_AFTER = re.compile(
    r"\s++(?:dead|killed|missing|injured|wounded|as|by|cases?|the lives?|responsibility|for responsibility|credit|from the|against|"
    r"off|out|up|on the|an end|since|"
    r"(?:at least |more than )?[\w,]+ (?:[a-z]+ )?lives|(?:his|her|their) (?:life|lives)|(?:to )?(?:have )?been)\b"
)
NOT_BEFORE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|not|no|to|the|a|an|of|for|in|these|those|such|first|were also|previous|news|media|some|"
    r"of the|and|or|his|her|their|its|to have|cumulative|overall|total|latest)\s+$",
    re.IGNORECASE,
)
BOUNDARY = re.compile(
    r"(?:^|[;:—–\"“”(]|\s-\s|,?\s(?:while|after|before|as|when|because|since|although|though|that|which|(?-i:who)|whom|but|whereas|where|"
    r"if|than|whether|"
    r"amid|despite|once|until|hours after|days after)\s|,\s(?:and|but|while|as|so)\s|\sand\s(?=(?:the\s)?[\w'’]+\s(?:said|says|"
    r"reported|confirmed)\b))",
    re.IGNORECASE,
)
