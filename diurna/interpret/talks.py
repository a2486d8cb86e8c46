"""The state of talks that one act of diplomacy states: proposed, scheduled, held, agreed, rejected, cancelled, collapsed.

Refuses a state that has no verb of its own: talks named in passing (`his role in the recent talks`), those of a month long past, and a
meeting that only might come are not held; an arrival for talks is not their beginning. Talks that two `are holding`, or `hold` on a day
not yet over, are still to be held: a feed's lead is written before they sit down.
"""

import re
from datetime import date, timedelta

from diurna.edition import ThreadState
from diurna.interpret.candidates import Candidate
from diurna.interpret.dated import date_weekdays, days_named, newest_day
from diurna.interpret.denying import DENIES, SUPPOSED
from diurna.model import Diplomacy

#: Words that make a quote a refusal to talk; a missed meeting is none.
_CLOSED = re.compile(
    r"\b(?:will not|won['’]t|would not|never|cannot|refus\w+|reject\w*|rul\w+ out|dismiss\w*|declin\w+|"
    r"no (?:talks|negotiations?|reason|point|dialogue|deal|truce|ceasefire|meeting)|says? no|said no)\b",
    re.IGNORECASE,
)
_TALK = re.compile(r"\b(?:talks?|negotiat\w+|dialogue|meet(?:s|ing)?|met|deal|summit|ceasefire|truce|agreement|accord)\b", re.IGNORECASE)
_NOUN = r"(?:talks?|negotiations?|meetings?|summit|rounds?|dialogue|truce|ceasefire)"
_OFF = r"(?:cancel\w*|call(?:s|ed)? off|scrap(?:s|ped)?|postpon\w*)"
_BROKEN = r"(?:collaps\w*|broke down|broken down|failed|fell apart|without (?:a |an |any )?(?:deal|agreement|result|progress))"
#: Words near the talks that say how they ended; a denial or a `could` before them says nothing.
_CANCELLED = re.compile(rf"\b{_NOUN}\b[^.;]{{0,60}}\b{_OFF}\b|\b{_OFF}\b[^.;]{{0,30}}\b{_NOUN}\b", re.IGNORECASE)
_COLLAPSED = re.compile(rf"\b{_NOUN}\b[^.;]{{0,60}}\b{_BROKEN}\b|\bcollapse of (?:the )?(?:\w+ )?{_NOUN}\b", re.IGNORECASE)
_ENDINGS: tuple[tuple[re.Pattern[str], ThreadState], ...] = ((_CANCELLED, "cancelled"), (_COLLAPSED, "collapsed"))
_UNREAL = re.compile(rf"\b(?:{SUPPOSED}|not|never)\b|{DENIES}", re.IGNORECASE)
_EFFORT = re.compile(r"\b(?:effort|attempt|offer|hope|want|seek|try|tried|could|may|might)\w*\b", re.IGNORECASE)
_DEAL = re.compile(r"\b(?:deal|agreement|accord|truce|ceasefire|treaty|pact|framework)\b", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:sign(?:s|ed)?|agree[sd]?|reach(?:es|ed)?|accept(?:s|ed)?|ratif\w+|struck|clinch\w*)\b", re.IGNORECASE)
_BEGUN = r"(?:held|holds?|host(?:s|ed)?|had|beg[ai]ns?|begun|open(?:s|ed)?|resum(?:es?|ed)|start(?:s|ed)?|conven(?:es?|ed))"
_BEGINNING = r"(?:meeting|holding|hosting|having|beginning|opening|resuming|starting|convening)"
_OVER = r"(?:conclud(?:es?|ed)|end(?:s|ed)?|finish(?:es|ed)|wrap(?:s|ped)? up|complet(?:es?|ed)|continu(?:es?|ed|ing))"
#: The verbs of a meeting, in the words of the act itself; those of talks, before their noun and behind it.
_MET = re.compile(
    r"\b(?:met|meets?|(?:was|were|been) meeting|sat down|talked|spoke|speaks?|negotiated|phoned|called|told)\b", re.IGNORECASE
)
_SAT = re.compile(
    rf"\b(?:{_BEGUN}|{_OVER}|enter(?:s|ed)|(?:is|are|was|were|been) in|(?:was|were|been) {_BEGINNING})\b(?: [\w’'-]+){{0,8}}? {_NOUN}\b|"
    rf"\b{_NOUN}\b[^.;]{{0,60}}(?<!\bto )(?<!\bbe )(?<!\bwill )\b(?:{_BEGUN}|{_OVER}|took place|under ?way|lasted|went on)\b",
    re.IGNORECASE,
)
#: A present that says of no talks that they were held.
_GOING = re.compile(rf"\b(?:is|are|['’]re)(?: [a-z]+ly| now| also)? {_BEGINNING}\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:meets?|holds?|hosts?|begins?|opens?|resumes?|starts?|convenes?|talks to)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:met|held|hosted|had|began|begun|opened|resumed|started|convened|sat|spoke|took place|lasted|went on|(?:was|were|been) \w+ing|"
    rf"{_OVER})\b",
    re.IGNORECASE,
)
_RECALLED = re.compile(rf"\b(?:recent|previous|earlier|past|prior)(?: [\w’'-]+){{0,3}} {_NOUN}\b", re.IGNORECASE)
_BOUND = re.compile(rf"\b(?:for|to attend|to join)\b(?: [\w’'-]+){{0,4}} {_NOUN}\b|\bto (?:meet|negotiate)\b", re.IGNORECASE)
#: Code points beside the words of an act in which the verb of its talks may stand.
_BESIDE = 70
_NEWS = timedelta(days=10)


def state_of(claim: Diplomacy, told: Candidate) -> ThreadState | None:
    """What a claim says of talks; None where it isn't about talks, only denies, or only names them."""
    if claim.status == "denied" or not _TALK.search(claim.quote) or claim.act not in {"CONSULT", "AGREE", "REJECT"}:
        return None
    for words, state in _ENDINGS:
        if (found := words.search(told.text)) and not _UNREAL.search(found[0]):
            return state
    if claim.act == "REJECT":
        return "rejected" if _CLOSED.search(claim.quote) else None
    if claim.act == "CONSULT":
        return ("proposed" if _EFFORT.search(claim.quote) else "scheduled") if claim.status == "planned" else _met(claim, told)
    return "agreed" if _DEAL.search(claim.quote) and _SIGNED.search(claim.quote) and claim.status != "planned" else "proposed"


def due_of(state: ThreadState, told: Candidate) -> str:
    """The first day ahead that a line on scheduled talks names, as ISO; empty where it names none."""
    at = told.article.published_at
    if state != "scheduled" or at is None:
        return ""
    return min((day.isoformat() for _, _, day in days_named(date_weekdays(told.text, at), at) if day >= at.date()), default="")


def _met(claim: Diplomacy, told: Candidate) -> ThreadState | None:
    near = _near(claim, told.text)
    if _RECALLED.search(near) or _is_long_past(told):
        return None
    if _is_still_to_come(near, told):
        return "scheduled"
    if _MET.search(claim.quote) or _SAT.search(near):
        return "held"
    return "scheduled" if _BOUND.search(claim.quote) else None


def _is_still_to_come(near: str, told: Candidate) -> bool:
    """Whether the words beside an act have it in the present only: under way, or on a day that was not over when they were published."""
    if _DONE.search(near):
        return False
    if _GOING.search(near):
        return True
    at = told.article.published_at
    day = newest_day(told.text, at) if at else None
    return bool(at and day and day >= at.date() and _NOW.search(near))


def _near(claim: Diplomacy, text: str) -> str:
    """The words of the act with what stands beside them in its line."""
    at = text.find(claim.quote)
    return text[max(0, at - _BESIDE) : at + len(claim.quote) + _BESIDE] if at >= 0 else text


def _is_long_past(told: Candidate) -> bool:
    at = told.article.published_at
    day: date | None = newest_day(told.text, at) if at else None
    return bool(at and day and day < at.date() - _NEWS)
