"""The theme of one line: what its main clause tells, by the words' model and by the claims read in it.

Refuses to call a line an attack that tells none: what comes after one, or speaks of it only as a reason, is something else. An attack
told with its dead is an attack first; a toll that names the attack it came from is a toll.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from diurna.interpret.candidates import VICTIMS, Candidate
from diurna.interpret.claims.actors import lexicon, listed
from diurna.interpret.consequence import FLED, IN_FORCE, kills_officeholder
from diurna.interpret.denying import DENIES
from diurna.interpret.kinds import kind
from diurna.interpret.places import countries_in, kind_of
from diurna.interpret.stances import nation_of
from diurna.interpret.statements import is_statement, without_bystander
from diurna.interpret.terms import negated, news_part
from diurna.interpret.themes import attack_words
from diurna.model import Casualty, Claim, Diplomacy, Strike, ThemeScore
from diurna.text import fold, uncased, words

_OF_VIOLENCE = frozenset({"strikes", "casualties", "diplomacy", "other"})
#: Dealings in words; deploying, arresting and rallying are not.
_IN_WORDS = frozenset(
    {"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
)
# Troops that move on a place fight for it, whoever says so, and whatever they warn of meanwhile.
_GROUND = re.compile(
    r"\b(?:s(?:end(?:s|ing)?|ent) (?:\w+ )?(?:troops|tanks|soldiers|ground forces|paratroopers) (?:in)?to\b"
    r"|(?:troops|forces|rebels|insurgents|army|fighters|soldiers|tanks|militia)\b[^.;:]{0,40}?"
    r"\b(?:advanc(?:e|es|ed|ing) (?:on|in|into|towards?)|(?:enter|captur|seiz|storm|encircl)(?:s|es|ed|ing)?|"
    r"retak(?:es?|ing)|retook|recaptur(?:e|es|ed|ing)|liberat(?:e|es|ed|ing)|overr[ua]n|push(?:es|ed|ing)? (?:in)?to)\b"
    r"|(?:troops|forces?|army|rebels|fighters|militia)\b[^.;:]{0,10}? launch(?:es|ed)? (?:[\w-]+ ){0,3}(?:operations?|offensives?)\b"
    r"|ground (?:offensive|operation|invasion|incursion|assault)s?\b|incursions?\b|invad(?:es?|ed|ing)\b|(?:has|have|had) (?:struck|"
    r"sunk|bombed|shelled|shot down)\b)",
    re.IGNORECASE,
)
#: Of these, what only names a move.
_NAMED_MOVES = ("ground", "incursion", "invad")
#: A weapon that acts: no claim needs to name who stands behind it.
_WEAPON = (
    r"(?:helicopters?|gunships?|(?:war)?planes?|jets|bombers?|frigates?|gunboats?|warships?|destroyers?|submarines?|drones?|drone boats?|"
    r"missiles?|rockets?|howitzers?|guns|batter(?:y|ies)|artillery|mortars?|tanks|shells|snipers?|gunmen|air force|navy)"
)
_FIRES = re.compile(
    rf"(?:[\w’'-]+ ){{0,5}}?{_WEAPON} (?:[\w’'-]+ ){{0,3}}?"
    r"(?:fire[sd]? (?:[\w’'-]+ ){0,3}?(?:on|at|into)|hits?|struck|strikes?|pound(?:s|ed)?|bomb(?:s|ed)?|shell(?:s|ed)|rak(?:es|ed)"
    r"|ram(?:s|med)?|sinks?|sank|torpedo(?:es|ed)|destroy(?:s|ed)?|slam(?:s|med)? into|attack(?:s|ed)?|rain(?:s|ed)? down"
    r"|(?:fall|fell|land(?:s|ed)?) (?:on|in|near))\b",
    re.IGNORECASE,
)
#: Who bears arms, and what only they do to a place or to people.
_STORMS = re.compile(
    r"(?:[\w’'-]+ ){0,4}?(?:troops|soldiers|gunmen|militants|rebels|insurgents|fighters|militia(?:men)?|jihadists|separatists"
    r"|commandos|attackers) (?:[\w’'-]+ ){0,3}?(?:storm(?:s|ed)?|torch(?:es|ed)?|burn(?:s|ed|t)?|ambush(?:es|ed)?|raid(?:s|ed)?"
    r"|loot(?:s|ed)?|open(?:s|ed)? fire|blow|blew|shoot|overr[ua]n|behead(?:s|ed)?)\b",
    re.IGNORECASE,
)
_NO_FIRE = re.compile(r"\b(?:could|might|may|would|ready to|threat\w*|not|none|no|den(?:y|ies|ied))\b", re.IGNORECASE)
#: `treated 63 people with gunshot wounds`: a count of victims without a verb of theirs.
_HURT = re.compile(r"\b\d[\d,]* (?:[a-z]+ ){0,2}with (?:[a-z]+ )?(?:wounds|injuries)\b")
#: What the ground is not fought for.
_HELD = re.compile(
    r"\b(?:talks|parliament|politics|cache|drugs|smuggl\w+|exchange|released?|ballot|weapons?|ammunition|"
    r"could|might|may|would|rul(?:e|es|ed|ing) out)\b",
    re.IGNORECASE,
)
#: Words that no dealing of states goes without; a line without any, and without such a claim, is some other development.
_DEALING = uncased(
    r"\b(?:say(?:s|ing)?|said|tells?|told|warn\w*|vow\w*|urg\w+|call(?:s|ed|ing)? (?:for|on)|condemn\w*|slam\w*|blast(?:s|ed)|reject\w*|"
    r"den(?:y|ies|ied)|accus\w+|demand\w*|offer\w*|propos\w+|agree\w*|accept\w*|threat\w*|promis\w+|critici[sz]\w*|support\w*|back(?:s|ed)|"
    r"defend\w*|welcom\w+|talks?|negotiat\w+|diplom\w+|deal|summit|treaty|accord|truce|cease-?fire|sanction\w*|mediat\w+|meet\w*|met|"
    r"visit\w*|"
    r"ministers?|ministry|president|premier|chancellor|king|envoys?|ambassador|embassy|secretary|FM|PM|leaders?|parliament|senat\w+|"
    r"congress|lawmakers|council|nations|UN|U\.N\.|EU|NATO|union|resolution|vote[sd]?|recogni[sz]\w+|allies|relations|condolences|mission|"
    r"conference|government|administration|White House|Kremlin|pact|alliance|mourn\w*|decr\w+|express\w*|praise[sd]?|hail(?:s|ed))\b",
)
_NEGOTIATES = re.compile(
    r"\b(?:negotiat(?:es?|ing|ions?)|peace talks|cease-?fire|truce|envoys?|mediat(?:es?|ing|ion|ors?)|U\.?N\.? resolutions?)\b",
    re.IGNORECASE,
)
#: Whoever takes a side on an attack, or judges it, attacks nobody.
_STANCE = re.compile(
    r"\b(?:back|support|condemn|oppos|defend|criticis|criticiz|slam|denounc|hail|welcom|prais|decr(?:y|ie)|approv|react)\w*\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:attacks?|strikes?|striking \w+|raids?|bombings?)\b[^.;:]{0,60}(?:\b(?:is|are|was|were) (?:\w+ )?|[‘'“\"])"
    r"(?:necessary|influenced|driven|prompted|motivated|intended|meant|legitimate|justified|legal|illegal|lawful|unlawful|unacceptable|"
    r"wrong|right|mistaken?|self-defen[cs]e)\b",
    re.IGNORECASE,
)
#: Acts that hold or take people are no attack on a place.
_HOLDS = frozenset({"abduction/forced disappearance"})
_SAYS = re.compile(r"\b(?:says?|said|tells?|told|urg(?:es|ed)|vows?|vowed|warns?|warned|could|can|may|might|would|should)\b")
#: Who acts in the street or before a court deals with no state.
_NO_PARTY = re.compile(
    r"\b(?:police|engineers?|(?:aid|relief) (?:group|network|agency)|network|charity|doctors|surgeons|hospitals?"
    r"|protesters?|demonstrators?|residents?|students?|court|crowds?|villagers|mourners)\b",
    re.IGNORECASE,
)
# A party's own dealing opens its line; further in, it is told of somebody.
_OPENS = 14
#: In so many letters stands who a line is about.
_SUBJECT = 40
#: An attack told further in than this is what something else came of, but where the words are plainly of war.
_AHEAD, _SURE, _PLAIN = 70, 0.9, 0.5


def line_theme(candidate: Candidate, scored: Sequence[ThemeScore]) -> str:
    """One theme for `candidate`; `scored` are its themes by the model, best first (`themes.score`)."""
    best = scored[0].theme if scored else "other"
    whole, candidate = candidate, _without_kicker(_without_preamble(candidate))
    main = news_part(candidate.text)
    if kind(candidate.text):
        return best if best not in _OF_VIOLENCE else "other"
    if best not in _OF_VIOLENCE:
        return _or_own(candidate, main, scored)
    stated = is_statement(whole.text)
    if stated and not _tells_deed(candidate, main):
        return _own(main, scored) or "diplomacy"
    return _plain(candidate, main, best) or _by_words(candidate, main, scored, stated=stated)


def _tells_deed(candidate: Candidate, main: str) -> bool:
    """Whether what somebody says is what was done: an attack that is the verb of its clause, a count of victims, who fled or was killed.

    An attack that is only named (`says strikes are just`, `denies any part in the raid`) is what the word is about.
    """
    fallen = _FALLEN.search(main) or _counted(candidate, main) or kills_officeholder(main)
    moved = (ground := _GROUND.search(main)) is not None and not ground[0].lower().startswith(_NAMED_MOVES)
    return bool(fallen or moved) or _driven_out(main) or any(_is_done(c, candidate, main) for c in candidate.claims)


def _is_done(claim: Claim, candidate: Candidate, main: str) -> bool:
    """Whether `claim` is an attack that was carried out, told in the main clause by a verb (`struck`, `strikes damage 5 B`) and by no noun
    alone, nor by a participle that serves one (`attacks targeting B`).
    """
    if not isinstance(claim, Strike) or claim.status in _NOT_DONE or not (claim.actor or claim.target):
        return False
    if claim.start - candidate.start >= len(main):
        return False
    if _LEAVES.match(main, claim.end - candidate.start):
        return True
    known, quote = lexicon(), fold(claim.quote)
    acts = (known.verbs.keys() | known.launches | known.stops | listed("strike effects")) - known.nouns.keys() - _MEANS
    said = [w for w in words(quote) if w in acts and f"to {w}" not in quote]
    return any(not w.endswith("ing") or f"by {w}" in quote for w in said)


def _or_own(candidate: Candidate, main: str, scored: Sequence[ThemeScore]) -> str:
    """A theme of the desk's own, which takes what came of an attack, not the attack itself."""
    war = [s for s in scored if s.theme in {"strikes", "casualties"} and s.score >= _PLAIN]
    return "strikes" if war and _attacks(candidate, main, war) and not _told_first(candidate.text) else scored[0].theme


def _own(main: str, scored: Sequence[ThemeScore]) -> str:
    """The desk's own theme of a line that the model takes for talk or for nothing of the four, where its main clause has the theme's word:
    what is said of the strait is told where readers look for the strait. Empty where it is none.
    """
    own = next((s for s in scored if s.theme not in _OF_VIOLENCE), None)
    if own is None or scored[0].theme not in {"diplomacy", "other"}:
        return ""
    return own.theme if any(word in fold(main) for word in own.why) else ""


def _by_words(candidate: Candidate, main: str, scored: Sequence[ThemeScore], *, stated: bool) -> str:
    if _RALLIES.match(main) and kind_of(main.split(maxsplit=1)[0]) != "name":
        return "other"
    if kills_officeholder(main) and not _names_attack(main):
        return "casualties"
    if _attacks(candidate, main, scored) or _reports_blow(candidate, main):
        return "strikes"
    return _own(main, scored) or ("diplomacy" if stated else _less(candidate, main, scored))


#: Who marches about an attack carries none out.
_RALLIES = re.compile(
    r"(?!.*\b(?:killed|dead|shot|injured|wounded|clash\w*|storm\w*|torch\w*|tear gas|opened? fire)\b)"
    r"(?:[\w’'-]+ ){1,6}?(?:protest(?:s|ed|ing)?(?! to\b)|rall(?:y|ies|ied)|march(?:es|ed)?|demonstrat(?:e|es|ed)"
    r"|hold (?:a )?(?:vigil|rally|protest)s?)\b"
)
#: `The ministry said that the army launched …`: a deed that somebody reports.
_REPORTS = re.compile(r"^.{3,90}?\b(?:sa(?:ys?|id)|show(?:s|ed)?|stated|reported|announce[sd]|confirm(?:s|ed))\b(?! (?:to|by)\b)")
_LEAVES = re.compile(r" (?:damag|destroy|wreck|hit|kill|wound|injur|level|flatten)\w* (?:[a-z]+ ){0,2}\d")
_NOT_DONE, _MEANS = frozenset({"planned", "denied"}), frozenset({"target", "targets", "fire", "force"})
_FALLEN = re.compile(r"\b(?:killed|dead|die[sd]|martyred|injured|wounded)\b", re.IGNORECASE)
#: What an attack leaves, seen or heard.
_AFTERMATH = re.compile(
    r"\b(?:fires?|damage|explosions?|blasts?|smoke|sirens?|debris|wreckage)\b[^.;:]{0,30}\b(?:seen|heard|reported|sound(?:s|ed)?|rock(?:s|ed)?)\b"
    r"|\b(?:reveals?|shows?|flames|fire) [^.;:]{0,20}\b(?:damage|destruction|engulf\w*)\b",
    re.IGNORECASE,
)


def _reports_blow(candidate: Candidate, main: str) -> bool:
    """Whether somebody reports a blow, or one is seen by what it left."""
    if _AFTERMATH.search(main) and _names_attack(candidate.text):
        return True
    said = _REPORTS.search(main)
    done = [c for c in candidate.claims if _is_done(c, candidate, main)]
    return said is not None and any(c.end - candidate.start > said.end() for c in done)


def _plain(candidate: Candidate, main: str, best: str) -> str:
    """The theme that what is done in the main clause, and to whom, leaves no doubt of; empty where it does."""
    if _fires(main) or (best != "casualties" and _on_the_ground(candidate, main)):
        return "strikes"
    if _deals(candidate, main) or (IN_FORCE.search(candidate.text) and not _counted(candidate, main)):
        return "diplomacy"
    if (best == "casualties" and _told_first(main)) or _HURT.search(main) or _driven_out(main):
        return "casualties"
    return _victims(candidate, main)


def _without_kicker(candidate: Candidate) -> Candidate:
    """A headline from behind the colon on, where a topic stands before it: `Raid on Halvet: Sovella calls for talks`."""
    topic, colon, told = candidate.text.partition(": ")
    if candidate.form != "headline" or not colon or not _TOPIC_WORDS <= len(topic.split()) <= len(told.split()):
        return candidate
    at = candidate.start + len(topic) + len(colon)
    return replace(candidate, text=told, start=at, claims=tuple(c for c in candidate.claims if c.start >= at))


# What a sentence opens with may be what came before its news: `After days of shelling, …`.
_PREAMBLE = re.compile(
    r"^(?:(?:Hours|Days|Weeks|Shortly|Just [a-z]+|A [a-z]+) )?"
    r"(?:After|after|Following|Amid|Despite|Since|While|With) [^,;:“\"]{8,120}, (?=\w)"
)


def _without_preamble(candidate: Candidate) -> Candidate:
    """A sentence from its main clause on, where it opens with what that comes after."""
    opened = _PREAMBLE.match(candidate.text) if candidate.form == "sentence" else None
    if not opened or len(candidate.text) - opened.end() < _CLAUSE:
        return candidate
    at = candidate.start + opened.end()
    return replace(candidate, text=candidate.text[opened.end() :], start=at, claims=tuple(c for c in candidate.claims if c.start >= at))


_CLAUSE = 40
#: One or two words before a colon may be who speaks; what is longer than what it stands before is the news itself.
_TOPIC_WORDS = 2


def _less(candidate: Candidate, main: str, scored: Sequence[ThemeScore]) -> str:
    """The theme of a line in which no claim tells an attack or a toll: the model's, where the line has a word for it."""
    best = scored[0].theme if scored else "other"
    acts = [c for c in candidate.claims if isinstance(c, Diplomacy) and c.act in _IN_WORDS]
    dealing = (bool(acts) or bool(_DEALING.search(without_bystander(main).lower()))) and not _NO_PARTY.search(main[:_SUBJECT])
    said = {
        "casualties": bool(VICTIMS.search(candidate.text)),
        "strikes": _names_attack(main) and not _JUDGED.search(main) and not _only_speaks(candidate, main),
        "diplomacy": dealing,
    }
    if best == "other":
        return "diplomacy" if _NEGOTIATES.search(main) or any(c.act == "AGREE" and nation_of(c.actor or "") for c in acts) else best
    if said.get(best, True):
        return best
    dealt = _has_said(candidate) or _NEGOTIATES.search(main) or (_DENIES.search(main) and countries_in(main))
    return "diplomacy" if dealing and (dealt or any(s.theme == "diplomacy" and s.score >= _LEFT for s in scored)) else "other"


#: How likely a dealing must be where a line is no attack.
_LEFT = 0.2
#: What a state says outright.
_OUTRIGHT = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "SUPPORT"})
_DENIES = re.compile(DENIES, re.IGNORECASE)


def _has_said(candidate: Candidate) -> bool:
    """Whether a line opens with what a party asks, offers, denies, threatens, and tells nothing before it (`A sinks a ship; vows more`)."""
    acts = [c for c in candidate.claims if isinstance(c, Diplomacy) and c.act in _OUTRIGHT and ";" not in c.quote]
    return any(c.actor and _opens(c, candidate) for c in acts)


#: What is only to come, and what scatters a crowd.
_NO_DEED = re.compile(r"\b(?:will|would|could|might|should|tear gas|warning shots|water cannons?)\b")


def _only_speaks(candidate: Candidate, main: str) -> bool:
    """Whether a line has attacks only as planned, before its news, or denied of nothing; or none, and deals in words or says no deed."""
    if told := [c for c in candidate.claims if isinstance(c, Strike)]:
        done = [c for c in told if c.status not in _NOT_DONE or (c.target and c.status == "denied")]
        return all(_DATED_BY.search(candidate.text[: max(c.start - candidate.start, 0)]) for c in done)
    return _has_said(candidate) or negated(main[: _attack_ends(main)]) or bool(_NO_DEED.search(main))


def _on_the_ground(candidate: Candidate, main: str) -> bool:
    """Whether the main clause moves troops on a place, and counts no victims."""
    return bool(_GROUND.search(main)) and not _HELD.search(main) and not _counted(candidate, main)


def _deals(candidate: Candidate, main: str) -> bool:
    """Whether the line opens with one party's dealing with another, and no attack or toll comes before it."""
    acts = [c for c in candidate.claims if isinstance(c, Diplomacy) and c.act in _IN_WORDS and _opens(c, candidate)]
    told = [c for c in acts if c.actor and not _NO_PARTY.search(f"{c.actor} {c.counterpart or ''}")]
    if not any(c.counterpart or c.act in {"AGREE", "REJECT", "RETREAT"} for c in told):
        return False
    attacked = any(isinstance(c, Strike) and c.status != "planned" and _opens(c, candidate) for c in candidate.claims)
    return not attacked and not _counted(candidate, main)


def _opens(claim: Strike | Diplomacy, candidate: Candidate) -> bool:
    """Whether the line opens with the act, or with the one who does it."""
    return claim.start - candidate.start <= _OPENS or bool(claim.actor and claim.actor in candidate.text[: len(claim.actor) + _OPENS])


def _driven_out(main: str) -> bool:
    """Whether a main clause counts people who fled, by the thousand, and no attack before them."""
    fled = FLED.search(main)
    return fled is not None and not _names_attack(main[: fled.start()])


def _counted(candidate: Candidate, main: str) -> bool:
    """Whether the main clause counts killed or injured people."""
    return bool(VICTIMS.search(main)) and any(
        isinstance(c, Casualty) and c.low > 0 and c.effect in {"killed", "injured"} and c.start - candidate.start < len(main)
        for c in candidate.claims
    )


def _victims(candidate: Candidate, main: str) -> str:
    """For a line that counts killed or injured people: `strikes` where the attack is told before them, else `casualties`."""
    if not _counted(candidate, main):
        return ""
    attack = any(isinstance(c, Strike) and c.start - candidate.start < len(main) for c in candidate.claims)
    return "strikes" if attack and not _told_first(candidate.text) else "casualties"


def _told_first(text: str) -> bool:
    """Whether victims are named before any attack is."""
    found = VICTIMS.search(text)
    return bool(found) and not _names_attack(text[: found.start()] if found else text)


def _attacks(candidate: Candidate, main: str, scored: Sequence[ThemeScore]) -> bool:
    """Whether the main clause tells an attack that was carried out: by its claims, the more so where the model sees something else."""
    told = [c for c in candidate.claims if isinstance(c, Strike) and _told(c, candidate, main)]
    if _has_said(candidate):
        # What is asked, offered or denied first names the attack.
        told = [c for c in told if _opens(c, candidate) or _is_done(c, candidate, main)]
    if scored and scored[0].theme in {"strikes", "casualties"}:
        return any(c.start - candidate.start <= _AHEAD or scored[0].score >= _SURE for c in told)
    return any(c.actor and (_opens(c, candidate) or (not scored and c.start - candidate.start <= _AHEAD)) for c in told)


def _fires(main: str) -> bool:
    """Whether the main clause opens with a weapon, or those who bear it, that does what such weapons do, and judges nothing."""
    return bool(_FIRES.match(main) or _STORMS.match(main)) and not _NO_FIRE.search(main) and not _JUDGED.search(main)


#: What no weapon hits: `continued to target its oil exports`.
_MONEY = re.compile(
    r"\b(?:exports?|imports?|trade|sales|revenues?|incomes?|financ(?:es|ing)|fund(?:s|ing)|assets|accounts|econom(?:y|ies))$"
)
#: What an attack only dates.
_DATED_BY = re.compile(r"\b(?:before|since|until|ahead of) (?:the |an? )?$", re.IGNORECASE)


def _told(claim: Strike, candidate: Candidate, main: str) -> bool:
    """Whether `claim` is an attack that the main clause tells, and not only speaks of."""
    at = claim.start - candidate.start
    before = candidate.text[: max(at, 0)]
    if claim.status in _NOT_DONE or claim.act in _HOLDS or at >= len(main) or _STANCE.search(before) or _DATED_BY.search(before):
        return False
    if _JUDGED.search(main) or _MONEY.search(claim.target or ""):
        return False
    return bool(claim.actor or claim.target) or not _SAYS.search(candidate.text[:at])


def _names_attack(text: str) -> bool:
    return _attack_ends(text) > 0


def _attack_ends(text: str) -> int:
    """Where the first word of `text` that names an attack ends; 0 where none does."""
    kinds = [m.span() for m in _OF_A_KIND.finditer(text)]
    found = (m for m in _WORD.finditer(text) if m[0].lower() in _attack_words() and not any(a <= m.start() < b for a, b in kinds))
    return next((m.end() for m in found), 0)


_WORD = re.compile(r"sh[^\W_]+ down\b|[^\W_]+(?:-[^\W_]+)*", re.IGNORECASE)
#: What is made for an attack is none.
_OF_A_KIND = re.compile(r"\b(?:assault|attack|strike) (?:ships?|craft|groups?|rifles?|helicopters?)\b", re.IGNORECASE)


#: Who fights, and what flies, makes no attack; what attacks do to things does.
_NO_ATTACK = frozenset("troops soldiers rebels insurgents militants militia gunmen gunman airspace jet jets suicide".split())  # noqa: SIM905
_DOES = frozenset("hit hits struck fired destroyed bombarded launched downed targeted sank sinks retaliates retaliated retaliating".split())  # noqa: SIM905


@cache
def _attack_words() -> frozenset[str]:
    return (attack_words() - _NO_ATTACK) | _DOES | {"shot down", "shoots down", "shooting down"}
