"""Where a party says that it stands on a few questions: for (`open`) or against (`closed`), in its own words or its outlet's.

Refuses what is conditional (`talks if …`), partial (`no talks on missiles`), asked, told of an earlier time, wished of somebody by another,
or said of a party by a stranger; two negations in one breath; and what commits to nothing (`not rule out`, `mull`).
"""

import re
from typing import Literal

from msgspec import Struct

from diurna.interpret.claimants import compatible, is_bare
from diurna.interpret.claims import relations
from diurna.interpret.claims.actors import Clause, lexicon, read_clause
from diurna.interpret.claims.cues import frame_at
from diurna.interpret.parties import Parties
from diurna.interpret.places import country_of
from diurna.text import fold

Side = Literal["open", "closed"]
_FORCES = r"(?:ground (?:troops|forces|soldiers|invasion|operations?|offensive)|boots on the ground|troops (?:on (?:the )?ground|into))"
_PASSAGE = r"(?:strait|canal|border|crossings?|airspace|navigation|waterway)"
#: What is stood for or against. Of a verb that would end it (`will not end talks`), nothing is read.
_SUBJECTS = {
    "talks": re.compile(
        r"\b(?:talks|negotiat(?:e|es|ing|ions?)|dialogue|diplomacy|sit(?:ting)? (?:down|at (?:the|a) table)|meet(?:ing)?|talk(?:ing)?)\b",
        re.IGNORECASE,
    ),
    "ground troops": re.compile(rf"\b{_FORCES}\b", re.IGNORECASE),
    "a truce": re.compile(r"\b(?:cease-?fire|truce|armistice)\b", re.IGNORECASE),
    "surrender": re.compile(r"\b(?:surrender|disarm(?:ing|ament)?|lay(?:ing)? down (?:its|their|his) (?:arms|weapons))\b", re.IGNORECASE),
    "closing a passage": re.compile(
        rf"\b(?:clos(?:e|ing|ed|ure)|block(?:ed|ing|ade)?|shut(?:ting)?)\b[^.;]{{0,50}}\b{_PASSAGE}\b|\b{_PASSAGE}\b[^.;]{{0,20}}\bclosed\b",
        re.IGNORECASE,
    ),
    "lifting sanctions": re.compile(r"\b(?:lift|eas|remov|waiv)\w* (?:\w+ ){0,3}sanctions\b", re.IGNORECASE),
}
#: For each wording: the side it takes, whether its grammatical subject holds it, and how far behind it the question may stand.
_WORDINGS: tuple[tuple[re.Pattern[str], Side, bool], ...] = tuple(
    (re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE), side, personal)  # type: ignore[misc]
    for words, side, personal in (
        (r"not (?:yet )?(?:open|ready|willing|prepared) (?:to|for)|unwilling to|in no mood (?:to|for)", "closed", True),
        (r"open(?:ness)? (?:to|for)|ready (?:to|for)|willing(?:ness)? to|prepared (?:to|for)|eager (?:to|for)", "open", True),
        (r"agree[sd]? to|accept(?:s|ed)?|offer(?:s|ed)?(?: to)?|wants? (?:to|a|new|direct|more)", "open", True),
        (
            r"(?:send(?:s|ing)?|sent) (?:an? |its |his |her |their )(?:[\w-]+ )?(?:delegation|delegates|negotiators|envoys?|team) to",
            "open",
            True,
        ),
        (r"will not|won['’]t|would not|wouldn['’]t|(?:will )?never|cannot|can['’]t|refus(?:es|ed|ing)|reject(?:s|ed)?", "closed", True),
        (
            r"(?:is|are|am|was|were|['’](?:m|re|s)) not going to|(?:sees?|saw|finds?|found) no (?:reason|point|need|sense|use)",
            "closed",
            True,
        ),
        (
            r"(?:says?|said) no (?:more )?to|says? no(?= (?:\w+ )?(?:talks|negotiations|dialogue|truce|cease-?fire)(?:[,.;]| with\b|$))",
            "closed",
            True,
        ),
        (r"(?:withdr[ae]w(?:s|n|ing)?|withdrawal) from|(?:pull|walk|back)(?:s|ed|ing)? out of", "closed", True),
        (r"no longer (?:tak(?:es?|ing) part in|wants?|willing|ready)|suspend(?:s|ed) its (?:part|participation) in", "closed", True),
        (r"rul(?:es|ed) out|dismiss(?:es|ed)|oppos(?:es|ed)|has no (?:intention|plans?)|had no (?:intention|plans?)", "closed", True),
        (r"no (?:reason|point|need|sense|use)(?: why| in| to)?|there (?:will|would|can) be no|nothing (?:left )?to", "closed", False),
        (r"waste of time|out of the question|(?:is|are|was|were|be) (?:now )?(?:pointless|senseless|useless|futile)", "closed", False),
        (r"(?:is|are|was|were|be) (?:now )?(?:off the table|over)", "closed", False),
        (r"door\b[^.;,]{0,30}\b(?:shut|closed)", "closed", False),
        (r"door\b[^.;,]{0,30}\bopen", "open", False),
    )
)
_ENDING = re.compile(
    r"\b(?:stop|end|halt|leav|quit|abandon|let|allow|break|delay|walk|obstruct|sabotage|lift|give up|discuss|comment)\w*\b", re.IGNORECASE
)
_PARTIAL = re.compile(
    r"^[^.,;]{0,25}?\s?\b(?:if|only|except|provided|that|where|which|declaration|announcement|claims?)\b",
    re.IGNORECASE,
)
#: Who will not talk of missiles, or today, may talk of all else; who is ready to talk of the border is ready to talk.
_IN_PART = re.compile(
    r"^[^.,;]{0,25}?\s?\b(?:on(?! \w+day\b| \d| [A-Z]\w+ \d)|today|tonight|tomorrow|this week|over|about(?= (?!with\b))|involving)\b",
    re.IGNORECASE,
)
#: Ready until, unless, while … is half ready; who will not talk until the attacks stop will not talk now.
_HALF_OPEN = re.compile(r"^[^.,;]{0,25}?\s?\b(?:until|unless|while|before|as long as)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|once|initially|originally|last (?:week|month|year)|ago|used to|repeatedly|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:after|since|when|if|whether|because|why|unless|to|could|may|might|should|must)\s+(?:[\w’']+\s+){0,2}$|"
    r"\b(?:after|since|when|before) (?:he|she|it|they)\b[^,;.]*$|"
    # `had said three days earlier that it would not talk`: what was held before.
    r"\bhad (?:earlier |previously )?(?:said|told|declared|vowed|insisted)\b[^.;]*$",
    re.IGNORECASE,
)
#: To accept or to offer a surrender is to want another's.
_ANOTHERS = re.compile(r"accept|offer|want", re.IGNORECASE)
#: `we will not`, `says movement will not`: who speaks is meant, or theirs.
_MEANS_SPEAKER = re.compile(
    r"(?:\b(?:we|I|he|she|they)|\b(?:says?|said) (?:that )?(?:his |her |the )?\w+)(?: (?:is|are|was|were|had|have|has))?\s*$", re.IGNORECASE
)
#: `an offer`, `did not reject`: no stand taken.
_NOT_SAID = re.compile(r"(?:\b(?:an?|the|its|his|her|their|any|not|never|nor|without)|n['’]t)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_REACH, _SHORT = 70, 200
_NOBODY = Parties({})


class Stance(Struct, frozen=True, kw_only=True):
    """One party's stand on one question; `quote` is the clause that says so, `counterpart` empty where none is named with it."""

    holder: str
    subject: str
    side: Side
    counterpart: str
    quote: str


def stances(text: str) -> tuple[Stance, ...]:
    """The stands that a sentence or headline tells of, in order of questions; each question once, by its first wording."""
    if text.rstrip("”\"’'").endswith("?") or _EARLIER.search(text):
        return ()
    found = (_stance(text, subject, words) for subject, words in _SUBJECTS.items() if words.search(text))
    return tuple(one for one in found if one)


def _stance(text: str, subject: str, words: re.Pattern[str]) -> Stance | None:
    for said, side, personal in _wordings(text):
        about = words.search(text, said.end(), said.end() + _REACH) or (None if personal else words.search(text, 0, said.end()))
        half = about and (_HALF_OPEN if side == "open" else _IN_PART).match(text[max(said.end(), about.end()) :])
        if about and not half and _is_meant(text, said, about, personal=personal) and (held := _by(text, said, personal=personal)):
            holder, quote = held
            return Stance(holder=holder, subject=subject, side=side, counterpart=_counterpart(text, about), quote=quote)
    return None


def _wordings(text: str) -> list[tuple[re.Match[str], Side, bool]]:
    """Where a stand is worded, in reading order; what an earlier pattern took (`not ruled out`) no later one takes again."""
    found: list[tuple[re.Match[str], Side, bool]] = []
    for wording, side, personal in _WORDINGS:
        found += [
            (m, side, personal) for m in wording.finditer(text) if not any(m.start() < o.end() and o.start() < m.end() for o, _, _ in found)
        ]
    return sorted(found, key=lambda one: one[0].start())


def _is_meant(text: str, said: re.Match[str], about: re.Match[str], *, personal: bool) -> bool:
    between = text[said.end() : about.start()]
    negated = re.search(r"\b(?:not|no|never|refuse|reject|rule out)\b", between, re.IGNORECASE)
    if re.search(r"[.;:]| (?:as|but|while|after) ", between) or negated or _ENDING.search(between):
        return False
    if (personal and _NOT_SAID.search(text[: said.start()])) or re.search(r"\b(?:part|rather)\b", between):
        return False
    if _ANOTHERS.match(said[0]) and _SUBJECTS["surrender"].fullmatch(about[0]):
        return False
    return not _PARTIAL.match(text[about.end() :]) and not (personal and _BEFORE.search(text[: said.start()]))


def _by(text: str, said: re.Match[str], *, personal: bool) -> tuple[str, str] | None:
    """Who holds it, and the clause; nobody where a stranger says so of a party."""
    clause = read_clause(text)
    at = next((i for i, w in enumerate(clause.words) if w.start >= said.start()), None)
    if at is None:
        return None
    claimant = frame_at(text, said.start()).claimant or _quoted(text, said.start(), clause)
    doers = relations.subject(clause, at) if personal else ()
    actor = (relations.named(doers) or "") if len(doers) <= 1 else ""
    if not personal:
        claimant = relations.named(relations.speaker(clause, at)[:1]) or claimant
    if actor and claimant and is_bare(actor):
        actor = claimant
    if actor and claimant and not _is_its(claimant) and not one_state(actor, claimant):
        return None
    holder = actor or claimant
    if not holder or (personal and not doers and not _MEANS_SPEAKER.search(text[: said.start()])):
        return None
    whole = len(text) <= _SHORT
    return holder, text if whole else _clause(clause, doers[0].first if doers else at, at)


def _quoted(text: str, at: int, clause: Clause) -> str:
    """Who said the quotation that opens the sentence and holds what stands at `at`: the first party behind it, where it speaks."""
    close = re.compile(r"[”\"’']\s").search(text, at) if text[:1] in "“\"‘'" else None
    said = close and next((p for p in clause.parties if clause.words[p.first].start >= close.end()), None)
    return said.name if said and clause.tags[said.last : said.last + 1] == "Q" else ""


def _is_its(claimant: str) -> bool:
    """Whether who speaks is named only as somebody of the party spoken of: `its minister`, `officials`."""
    return is_bare(claimant) or claimant.lower().startswith(("its ", "his ", "her ", "their "))


def one_state(one: str, other: str) -> bool:
    """Whether two names are one party's, or of one state."""
    nation = nation_of(one)
    return compatible(one, other) or (bool(nation) and nation == nation_of(other))


def nation_of(name: str) -> str:
    """The state that a name stands for or speaks for; empty where it names none, or only itself."""
    key = _NOBODY.key(name)
    return key if country_of(key) else ""


def own_name(name: str) -> tuple[str, ...]:
    """The words of a holder's name that are nobody else's: without nation, office and title."""
    known = lexicon().tags
    parts = (w.strip(".,").removesuffix("'s").removesuffix("’s") for w in name.split())
    return tuple(fold(w) for w in parts if w[:1].isupper() and known.get(w.lower()) not in {"R", "M", "D"} and country_of(w) is None)


def one_voice(one: str, other: str) -> bool:
    """Whether two holders are one person, or both a state without a name of anybody: what a minister says again another said once."""
    mine, others = own_name(one), own_name(other)
    return bool(nation_of(one)) and nation_of(one) == nation_of(other) if mine == others == () else mine[-1:] == others[-1:]


def _clause(clause: Clause, first: int, last: int) -> str:
    start, end = relations.bounds(clause, first, last)
    return " ".join(clause.text[start:end].split()).rstrip(",; ")


def _counterpart(text: str, about: re.Match[str]) -> str:
    clause = read_clause(text)
    at = next((i for i, w in enumerate(clause.words) if w.start >= about.end()), len(clause.words))
    return relations.named(relations.complement(clause, at, before=("with", "to"), reach=6)) or ""
