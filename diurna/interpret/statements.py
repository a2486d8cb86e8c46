"""Whether a line is a party's word on the conflict: a minister, an envoy, a president who defends, warns or answers.

Refuses what a soldier or a spokesman claims of the fighting, what a ministry for the home says of the home, and words that name neither
another state nor anything that states quarrel about: they are no dealing of parties.
"""

import re

from diurna.interpret.claims import speech
from diurna.interpret.places import countries_in, kind_of
from diurna.interpret.terms import news_part
from diurna.text import uncased

#: Who speaks for a state or a movement to others.
_OFFICE = uncased(
    r"\b(?:(?:foreign|prime|defen[cs]e) (?:minister|ministry|secretary)|secretary of state|secretary[- ]general|"
    r"ministry of (?:foreign|external) affairs|FM|PM|presiden(?:t|cy)|premier|chancellor|king|emir|crown prince|envoys?|"
    r"ambassador|consul|embassy|diplomats?|"
    r"(?:parliament(?:ary)?|parl\.|house|majlis|knesset) speaker|speaker of (?:the )?parliament|lawmakers?|MPs?|senators?|first lady|"
    r"(?:security|judiciary|army|UN|EU|NATO|AU|ECOWAS|ASEAN|junta|rebel|opposition) (?:chief|leader|council|commission(?:er)?)|"
    r"commissioner|supreme leader|junta|White House|Kremlin|Downing Street|State Department|"
    r"UN|EU|NATO|African Union|Arab League|ECOWAS|ASEAN)\b"
    r"(?!\s+(?:bases?|compounds?|buildings?|convoys?|peacekeepers?|troops|staff|workers|offices?|posts?)\b)",
)
#: Ministries that speak to the people at home.
_HOME = re.compile(
    r"\b(?:health|interior|education|energy|oil|transport|agriculture|finance|econom\w+|tourism|labou?r|justice)\b", re.IGNORECASE
)
#: What such a person does in words.
_STANDS = (
    rf"(?:{speech.VERBS}|repl(?:y|ies|ied)|respond(?:s|ed)|repeat(?:s|ed)|reiterat(?:es?|ed)|reaffirm(?:s|ed)?|stress(?:es|ed)|"
    r"underlin(?:es|ed)|justif(?:y|ies|ied)|defend(?:s|ed)|caution(?:s|ed)|push(?:es|ed) back|hit(?:s)? (?:back|out)|back(?:s|ed)|"
    r"blast(?:s|ed)?|"
    r"slam(?:s|med)|condemn(?:s|ed)|denounc(?:es|ed)|demand(?:s|ed)|derid(?:es|ed)|mock(?:s|ed)|question(?:s|ed)|dismiss(?:es|ed)|"
    r"welcom(?:es|ed)|prais(?:es|ed)|hail(?:s|ed)|promis(?:es|ed)|call(?:s|ed) (?:for|on|upon)|blam(?:es|ed)|lash(?:es|ed) out)"
)
_SUBJECT_STANDS = re.compile(
    rf"^(?P<who>(?:[\w’'.,-]+ ){{1,9}}?)(?:(?:has|have|had|again|also|publicly) )*(?:tried to |sought to )?(?P<verb>{_STANDS})\b",
    re.IGNORECASE,
)
#: `Sovella to Uldania: …`, `Envoy Roe: …`; and `…: foreign minister`.
_LEADS = re.compile(r"^(?P<who>[^:“‘\"]{3,45}): (?=[\w“‘\"'])")
_TRAILS = re.compile(r"[^:]{20,}: (?P<who>[^:]{2,45})$")
_NAME = re.compile(r"^(?:[A-Z][a-z][\w’'-]+ ?){1,3}(?: to [A-Z].*)?$")
_SOLDIERS_HEAD = re.compile(r"\b(?:chief|minister|secretary|president|leader)\b", re.IGNORECASE)
#: What states and movements quarrel about.
_QUARREL = uncased(
    r"\b(?:war|peace|talks|negotiat\w+|diplom\w+|deal|agreement|enem(?:y|ies)|attack(?:s|ed|ing)?|strikes?|aggress\w+|invasion|occupation|"
    r"troops|cease-?fire|truce|sanctions|nuclear|sovereign\w*|response|respond\w*|retaliat\w+|defen[cs]e|defend\w*|surrender\w*|"
    r"regime|hostil\w+|"
    r"threat\w*|escalat\w+|de-escalat\w+|neighbou?rs|allies|resolution|crimes?|bases|strait|border|blockade|aveng\w+|revenge|defeat|"
    r"military action|victory|conflict|invincib\w+|insolence|intervention|no-fly zone|recogni[sz]\w+)\b",
)
#: A state that says so only reports (an attack on it, a count), and one that responds may do so with arms.
_REPORTS = re.compile(r"(?:sa(?:ys?|id)|report|claim|confirm|announc|record|count|respond)\w*$", re.IGNORECASE)
_QUOTE = re.compile(r"^[“‘\"'][^”’\"']{4,120}[”’\"'][,:]? ")
#: What an organisation asks of those whom its headline names.
_CALLS = re.compile(
    r"^[A-Z][\w’'/, -]{1,40}: "
    r"(?:Investigate|End|Stop|Halt|Release|Free|Protect|Ensure|Lift|Drop|Allow|Respect|Account for) (?!of\b)(?:\w|[‘'“])"
)
_STATES = 2


def is_statement(text: str) -> bool:
    """Whether the main clause of `text`, a sentence or a headline, is what somebody says for a state or a movement."""
    if _CALLS.match(text):
        return True
    who = _speaker(text)
    if not who or _HOME.search(who) or (speech.BELLIGERENT.search(who) and not _SOLDIERS_HEAD.search(who)):
        return False
    if not (_OFFICE.search(who.lower()) or kind_of(who) == "name" or _is_person(who)):
        return False
    return bool(_QUARREL.search(text.lower())) or len(countries_in(text)) >= _STATES


def is_states(main: str) -> bool:
    """Whether a main clause ends with the name of a state, or the office of who speaks for one, that says it."""
    found = _SAID_LAST.search(main)
    who = (found["who"] or found["whom"]).removeprefix("the ") if found else ""
    return bool(_OFFICE.search(who.lower()) or kind_of(who) == "name") and not _HOME.search(who)


def without_bystander(main: str) -> str:
    """A main clause without who is named last as having said it, unless that is a state or who speaks for one."""
    return main if is_states(main) else _SAID_LAST.sub("", main)


#: `…, the United States said on Tuesday`, `…,” said Hanne Brusk, a farmer.`
_SAID_LAST = re.compile(
    r",[”\"]? (?:(?P<who>[^,;:“”\"]{2,60}) (?:said|says|warned|warns)\b[^“”\"]{0,40}|(?:said|says) (?P<whom>[^“”\"]{2,90}))$"
)


def _speaker(text: str) -> str:
    """Who speaks: the name before the verb of speech, before a headline's colon or behind its last; empty where nobody does.

    A state before a colon is what a headline is about.
    """
    if found := _TRAILS.search(text):
        return found["who"]
    bare = _QUOTE.sub("", text, count=1)
    if (found := _LEADS.match(bare)) and kind_of(found["who"]) is None:
        return found["who"]
    found = _SUBJECT_STANDS.match(news_part(bare))
    if not found or (kind_of(found["who"].strip()) == "name" and _REPORTS.match(found["verb"])):
        return ""
    return found["who"].strip(" ,")


def _is_person(who: str) -> bool:
    """Whether `who` looks like a person's name, and is no common noun that opens a sentence."""
    return bool(_NAME.match(who)) and not speech.SPEAKERS.search(who) and not (" " not in who and who.endswith("s"))
