"""The noun phrase of who speaks: without its article and what follows it, and whether it can speak at all.

It refuses phrases that hold a clause of their own, that begin with a number or a preposition, and nouns that have no voice.
"""

import re

from diurna.interpret.claims import speech
from diurna.text import SPELLED

_LEADING = re.compile(
    r"^(?:(?:and|but|yet|so|or|meanwhile|however|also|still|then|later|earlier|while|as|because|that|in addition|separately|"
    r"instead)\s+)*(?:the|an?)?\s+"
    r"|^(?:(?:and|but|yet|so|or|meanwhile|while|as|that|because)\s+)+(?:(?:the|another|an?)\s+)?|^(?:the|another|an?)\s+",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"^(?:in|on|at|by|with|without|from|for|to|of|amid|during|after|before|under|over|near|since|including|among|following|despite|"
    r"through|about|into|"
    r"according|citing|more|fewer|nearly|adding|killing|injuring|leaving|wounding|no|when|where|if|"
    rf"\d[\d,.]*|{SPELLED}|dozens|hundreds|scores|several|some of|is|was|were|are|has|had|"
    r"have|be|what|how|why|not)\b",
    re.IGNORECASE,
)
#: A live page's coloured dots and arrows.
_MARKED = re.compile(r"^[^\w\s\"'“”‘’(]+\s+")
_TRAILING = re.compile(
    rf"\s++(?:(?:on|late|early|late on|early on)\s+)?(?:{speech.DAYS}|today|yesterday)\b.*$|\s++(?:who|which|that|in a statement|"
    rf"as of|since|while|and said|but|(?:in order )?to [a-z]+ (?:his|her|their)|for (?:fear|[a-z]+ reasons)|"
    r"as saying|told|said|says|when|after|where)\b.*$|\s++\((?:as of|in)\b.*$"
)
#: No speaker's name holds another clause: `it regrets the attacks, State TV`, `authorities would look into`.
_HOLDS_VERB = re.compile(
    r"^(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Yy]ou)\s|\b(?:would|will|could|may|might|should|must|is|are|was|were|has|have|had|does|did)\b"
)


#: `information the council gave to us`, `data compiled by the office`: who gave it speaks.
_GIVING = r"(?:provided|supplied|gave|given|shared|sent|collected|compiled|gathered|published|released|kept|issued)"
_COUNT = r"(?:estimates?|data|figures?|statistics|counts?|tall(?:y|ies))"
_GIVEN = re.compile(
    rf"^(?:{_COUNT}|information|numbers|records|details|documents|lists?|(?:\w+ )?reports?)\s"
    rf"(?:(?:{_GIVING}|cited)(?:\s{speech.DAYS})?\sby\s(?:the\s)?(?P<by>.+)|(?:that\s)?(?:the\s)?(?P<who>[A-Z].*?)\s(?:has\s|had\s|have\s)?{_GIVING}\b.*|"
    rf"(?:from|by|with|on|in)\s(?:the\s)?(?P<of>.*(?i:{speech.SPEAKERS.pattern}).*)|by\s(?:the\s)?(?P<name>[A-Z].*))$|^(?P<its>(?:[A-Z]\.?){{2,}}|[A-Z].*(?i:{speech.SPEAKERS.pattern}))(?:['’]s?)?\s{_COUNT}$"
)


def plain_name(phrase: str) -> str | None:
    """A noun phrase without its conjunction and article, or what follows it."""
    name = _LEADING.sub("", _MARKED.sub("", " ".join(phrase.split())).strip(" ,'\"“”‘’"))
    given = _GIVEN.match(name)
    name = next((who for who in given.groups() if who), name) if given else name
    name = _TRAILING.sub("", name).strip(" ,'\"“”‘’")
    return None if _NOBODY.fullmatch(name) else _LAST_PRONOUN.sub("", name) or None


#: `According to one report`, `another version`: of whom, nobody says.
_NOBODY = re.compile(
    r"(?i:(?:(?:one|another|other|various|several|some|many|multiple|conflicting|recent|early|initial|first|earlier|news|press)\s)*"
    r"(?:reports?|versions?|accounts?|rumou?rs|reporters))(?:\s(?:from|of|about|that|to)\b.*)?"
)


#: `Guns for sale He`: a line of links has run into the sentence.
_LAST_PRONOUN = re.compile(r"^.* (?=(?:He|She|They)$)")


def is_proper(name: str) -> bool:
    """Whether `name` is two or more capitalised words and nothing else."""
    return bool(re.match(r"(?:[A-Z]\.|[A-Z][\w'’.-]+|al-\w+)(?:\s+(?:[A-Z][\w'’.-]*|al-\w+|bin|von|de|el|abu))+$", name))


def is_person(name: str) -> bool:
    """Whether `name` is a full name, alone or with whom its bearer speaks for: `Ana Roe of the Red Hand`."""
    whom = re.search(r" (?:of|from) .*\b[A-Z][\w'’-]*$", name)
    return is_proper(name[: whom.start()] if whom else name)


def can_speak(name: str) -> bool:
    """Whether a noun phrase can be who speaks: short, no number first, and a speaker's noun or a proper name in it."""
    words = name.split()
    counted = re.match(r"(?:two|three|four|five|six|several|\d+) \w+(?: \w+)?$", name) and speech.SPEAKERS.search(name)
    torn = re.match(r"[b-z]\s", name)  # `s Ana Roe`: the end of another word
    if torn or not 0 < len(words) <= 14 or _HOLDS_VERB.search(name) or (_PREPOSITION.match(name) and not counted):
        return False
    if is_pronoun(name):
        return True
    return bool(speech.SPEAKERS.search(name) or re.search(r"(?:^|\s|['’-])[A-Z]", name))


def can_close(name: str) -> bool:
    """Whether what stands last in a headline, behind a mark, is who speaks: a speaker's noun that describes no other (`state funeral`)."""
    return any(_HEAD.match(name, found.end()) for found in speech.SPEAKERS.finditer(name))


_HEAD = re.compile(r"(?:['’]s?)?\s*$|\s(?:of|in|for|at|and)\s|\s+[A-Z]")


def is_pronoun(name: str) -> bool:
    """Whether `name` is a pronoun that may speak."""
    return name.lower() in speech.PRONOUNS and name not in {"WHO", "IT", "THIS"}  # the health organisation is none
