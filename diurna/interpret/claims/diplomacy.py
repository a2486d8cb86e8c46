"""Acts in words between parties: who met, urged, accused, rejected, threatened, sanctioned whom.

It refuses to read an act where nobody does it, to take domestic politics for an answer to a foreign party, and to read meaning: `denies`
is no act (a denial is a claim's status), hopes and moods (`not happy`, `optimistic`) are none either.

Act: PLOVER codes (Open Event Data Alliance, 2018; successor of CAMEO). By its codebook a willingness to talk or an offer is AGREE,
"will not" with a verb of talking or yielding is REJECT, criticism is ACCUSE, a warning is THREATEN, expelling or recalling envoys is
SANCTION, mediation and visits are CONSULT, an apology or thanks is SUPPORT, captives exchanged are RETREAT (its mode "release").
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import structs

from diurna.interpret.claims import actors, moods, phrases, relations
from diurna.interpret.claims.actors import Act, Clause, Party, listed
from diurna.interpret.claims.crowds import crowd, people_of, unnamed
from diurna.interpret.claims.cues import frame_at, may_act
from diurna.interpret.claims.deeds import deed, deeds
from diurna.interpret.claims.meetings import MAY, TALKS, Event, helping, journey, sides, talks, told
from diurna.interpret.claims.senses import SWAPS, fits, is_interview, is_noun
from diurna.interpret.claims.sentences import Sentence
from diurna.model import Article, Diplomacy, Status

_NOT = listed("word not")
_CAN = frozenset({"can", "could", "may", "might"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_UNABLE = frozenset({"capable", "able", "unable", "incapable"})
_WILL = frozenset({"will", "won't", "would", "cannot", "never", "can't", "wouldn't"})
#: Words after which an infinitive is meant in earnest.
_MEANT = listed("word meant")
#: What one refuses with "will not": talking, yielding, allowing.
_YIELD = listed("word yield")
#: What ends before `by` and names who made an offer: `a truce proposed by B`.
_TABLED = listed("word tabled")
_GO_ON = listed("strike goes")
_TABLE = frozenset({"plan", "proposal", "offer", "draft", "idea"})
_PUSHED = listed("word pushed")
_THIRD = frozenset({"he", "she", "it", "they", "who", "which"})
#: Acts that happen somewhere. What is urged, threatened, backed or refused is told with places of other things.
_SITED = frozenset({"CONSULT", "PROTEST", "MOBILIZE", "COERCE"})
_SAID_AT = re.compile(
    r"\b(?:(?:at|during) (?:an? |the )?(?:[\w-]+ ){0,2}?(?:meeting|summit|conference|talks|session|ceremony|forum|rally)|[Ss]peaking) in "
    r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
#: What a meeting is about, or against whom, is not where it is.
_ABOUT = re.compile(r"\b(?:on|about|over|against) (?:the )?[A-Z][\w’'-]+(?! [Bb]order)")
_RECALLED = ("recall", "withdr", "expel")


def read_diplomacy(article: Article, sentences: Sequence[Sentence]) -> tuple[Diplomacy, ...]:
    """Acts of diplomacy that the sentences tell of, in reading order, each with the exact span in its field."""
    found: list[Diplomacy] = []
    for sentence in sentences:
        if may_act(sentence.text):
            clause = actors.read_clause(sentence.text)
            once: dict[tuple[str, str | None, str | None], Diplomacy] = {}
            for event in _events(clause):
                claim = _claim(article, sentence, clause, event)
                once.setdefault((claim.act, claim.actor, claim.counterpart), claim)
            found += once.values()
    return tuple(found)


def _claim(article: Article, sentence: Sentence, clause: Clause, event: Event) -> Diplomacy:
    start, end = clause.words[event.first].start, clause.words[event.last - 1].end
    frame = frame_at(sentence.text, clause.words[event.last - 1].start)
    counterpart = relations.named(event.others)
    place = event.place or _place(clause, event)
    if place in {counterpart, relations.named(event.actors)}:
        place = event.place
    denied = frame.status == "denied" and frame.verb.startswith(("den", "deni")) and _under_denial(clause, event)
    supposed: Status | None = "planned" if moods.is_conditional(clause, event.head) or _is_when(clause, event.head) else None
    status: Status = event.status or supposed or ("denied" if denied else "confirmed" if frame.status == "confirmed" else "reported")
    return Diplomacy(
        article=article.id,
        field=sentence.field,
        start=sentence.start + start,
        end=sentence.start + end,
        quote=sentence.text[start:end],
        claimant=frame.claimant,
        via=frame.via,
        place=place,
        status=status,
        act=event.code,
        actor=relations.named(event.actors),
        counterpart=counterpart,
    )


def _place(clause: Clause, event: Event) -> str | None:
    """Where people came together; mere words have a place only where it is told at what meeting, or in what town, they were said."""
    base, stop = relations.bounds(clause, event.first, event.last)
    opening = None if event.status == "planned" else relations.opening_place(clause)
    if event.code not in _SITED and not (event.code == "AGREE" and clause.words[event.head].low.startswith("sign")):
        said_at = _SAID_AT.search(clause.text, base)
        return said_at[1] if said_at else opening
    head, end = clause.words[max(event.first, event.head)].start, clause.words[event.last - 1].end
    blow = next((clause.words[i].start for i in range(event.last, len(clause.words)) if clause.tags[i] == "s"), stop)
    text = _ABOUT.sub(lambda m: " " * len(m[0]), clause.text[base : min(stop, blow, relations.further(clause, event.last))])
    return phrases.placed(text, head - base, max(head + 1, end) - base) or opening


def _is_when(clause: Clause, at: int) -> bool:
    """`When A and B meet on Friday, C will …`: what is still to come."""
    bound = clause.tags.rfind("B", 0, at)
    present = not clause.words[at].low.endswith(("ed", "met", "held"))
    return bound >= 0 and present and clause.words[bound].low == "when" and bool({w.low for w in clause.words} & {"will", "expected"})


def _under_denial(clause: Clause, event: Event) -> bool:
    """Whether a denial reaches the act: `denied any part and called for talks` denies no call."""
    denial = next((at for at in range(event.head - 1, -1, -1) if clause.words[at].low.startswith(("den", "deni"))), None)
    return denial is not None and not set(clause.tags[denial : event.head]) & set("&,;")


def _events(clause: Clause) -> list[Event]:
    known, used, found = actors.lexicon(), set[int](), list[Event]()
    heads = _heads()
    for at, word in enumerate(clause.words):
        if word.low not in heads or at in used:
            continue
        event = None
        for act in known.acts.get(word.low, ()):
            if tuple(w.low for w in clause.words[at : at + len(act.words)]) == act.words and word.tag != "C":
                event = _act(clause, at, act)
                break
        event = event or _refused(clause, at) or told(clause, at) or _should(clause, at) or deed(clause, at)
        event = structs.replace(event, head=at) if event and not moods.is_imagined(clause, at) else None
        if event and not (
            found
            and at > 0
            and clause.words[at - 1].low == "to"
            and clause.words[found[-1].head].low not in deeds()
            and not set(clause.tags[found[-1].last : at]) & set(".;:B")
        ):
            found.append(event)
        if event:
            # Only what the act took up: another verb may follow in the quoted words.
            used.update(range(at, max(at + 1, event.others[-1].last if event.others else 0)))
    return found


@cache
def _heads() -> frozenset[str]:
    """Words that an act can begin at."""
    return frozenset({*actors.lexicon().acts, *_YIELD, *deeds(), "told", "tells", "should", "must"})


def _act(clause: Clause, at: int, act: Act) -> Event | None:
    word, after = clause.words[at], at + len(act.words)
    if word.low in TALKS or (word.low == "meeting" and is_noun(clause, at)):
        return talks(clause, at)
    if act.code == "SANCTION" and "sanctions" in act.words:
        return _sanctions(clause, at, act)
    if word.low in {"protest", "protests", "rally", "rallies"} and is_noun(clause, at):
        return _protests(clause, at)
    if is_noun(clause, at) or not fits(clause, at, act) or _is_purpose(clause, at):
        return None
    if act.before == ("in",):
        return journey(clause, at, after)
    suffered = after < len(clause.words) and clause.words[after].low == "by" and word.low.endswith(("ed", "met", "sent", "led"))
    return _suffered(clause, at, after, act.code) if suffered else _done(clause, at, after, act)


def _done(clause: Clause, at: int, after: int, act: Act) -> Event | None:
    """`A urges B`: with a subject, or a pronoun whose owner is not in the sentence and somebody to whom it is done."""
    low, doers, helpers = clause.words[at].low, people_of(clause, relations.subject(clause, at), at), helping(clause, at)
    others = relations.complement(clause, after, before=act.before)
    near = {w.low for w in clause.words[max(0, at - 4) : at]}
    if not doers and "we" in near:
        doers = _speakers(clause, at)
    if not doers and not crowd(clause, at, act.code) and not (others and near & _THIRD):
        return None
    if not others and "-" in act.before:
        others = unnamed(clause, at, after)
    if len(others) == 1 and (named := people_of(clause, others, min(len(clause.words), others[0].last + 2))):
        others = named  # `arrested Tovish fishermen`
    code = _negated(act.code, helpers) if _NOT & helpers else act.code
    if (
        code is None
        or (code == "AID" and not others)
        or _is_other(clause, at, code, helpers)
        or (code == "COERCE" and not others and clause.tags[after : after + 1] in "T.,")
    ):
        return None
    doers, others = _parties(clause, at, code, (doers or crowd(clause, at, code), others), after)
    phoned = {word.low for word in clause.words[after : after + 5]} & {"phone", "telephone"}
    if low.startswith(("speak", "spoke", "talked")) and not others and not phoned:
        return None
    lone = code == "CONSULT" and not others and doers and not doers[0].name.endswith("s")
    if (lone and not (low.startswith("negotiat") and doers[0].nation)) or (code == "CONSULT" and is_interview(clause, doers, others)):
        return None
    # What is deployed goes to a place.
    goal = relations.named(relations.complement(clause, after, before=("to", "in"), reach=9)) if code == "MOBILIZE" else None
    return Event(
        first=doers[0].first if doers else at,
        last=others[-1].last if others else _end(clause, after),
        code=code,
        actors=doers,
        others=others,
        status="planned" if helpers & MAY and code != "REJECT" else None,
        place=goal if goal and goal[0].isupper() else None,
    )


def _is_other(clause: Clause, at: int, code: str, helpers: set[str]) -> bool:
    """Whether the word is another thing here: `B was asked` (by nobody named), `can help`, `is host`, `accepts nothing`."""
    blamed = code == "ACCUSE" and not helpers and bool({w.low for w in clause.words[at + 1 : at + 2]} & {"for", "over", "of"})
    suffered = (blamed or bool(helpers & _BE)) and clause.words[at].low.endswith("ed") and code != "MOBILIZE"
    is_name = code == "CONSULT" and clause.words[at - 1].low in _BE and not clause.words[at].low.endswith("ing")
    nothing = bool(clause.words[at + 1 : at + 2]) and clause.words[at + 1].low == "nothing"
    if code in {"AID", "CONCEDE"} and clause.words[at].low.endswith("ing") and clause.tags[at - 1 : at] == ",":
        return True  # `…, helping B`: what came of it
    if {word.low for word in clause.words[max(0, at - 3) : at]} & _UNABLE:
        return True
    able = code in {"AID", "THREATEN", "CONCEDE"} and bool(helpers & _CAN)
    return suffered or is_name or nothing or able or _is_asked(clause, at, code)


def _is_asked(clause: Clause, at: int, code: str) -> bool:
    """`A demands that B release C`: what is asked for is not done."""
    bound = clause.tags.rfind("B", 0, at)
    if code == "REQUEST" or bound < 1 or clause.words[bound].low != "that" or clause.words[at].low.endswith(("s", "ed")):
        return False
    return any(act.code == "REQUEST" and len(act.words) == 1 for act in actors.lexicon().acts.get(clause.words[bound - 1].low, ()))


_Sides = tuple[tuple[Party, ...], tuple[Party, ...]]


def _parties(clause: Clause, at: int, code: str, found: _Sides, after: int) -> _Sides:
    """Both sides, where the plain reading of subject and complement misses one or takes a thing for one."""
    doers, others = found
    low = clause.words[at].low
    if code == "REJECT" and not others:
        others = _tabler(clause, after)
    if (code in {"CONSULT", "AGREE"} or low.startswith(SWAPS)) and not others:
        doers, others = sides(doers)
    if code == "THREATEN":
        others = others or relations.complement(clause, after, before=("against", "with"), reach=10)
    if code == "MOBILIZE" or (code == "THREATEN" and others and clause.tags[others[-1].last : others[-1].last + 1] in {"s", "w"}):
        others = ()  # `warns A's attacks will …`
    if others and low.startswith(_RECALLED):
        others = relations.complement(clause, others[-1].last, before=("to",), reach=4) or others
    return doers, others


def _tabler(clause: Clause, at: int) -> tuple[Party, ...]:
    """Whose offer it is that is refused: after `proposed by` and its like."""
    spots = range(at, min(len(clause.words) - 1, at + 8))
    tabled = next((i for i in spots if clause.words[i].low in _TABLED | _TABLE and clause.words[i + 1].low == "by"), None)
    return () if tabled is None else relations.complement(clause, tabled + 1, before=("by",), reach=6)


def _negated(code: str, helpers: set[str]) -> str | None:
    """What "will not" makes of an act: a refusal, where it is one of talking or yielding; else nothing happened."""
    return "REJECT" if code in {"CONSULT", "AGREE", "CONCEDE", "RETREAT", "SUPPORT"} and helpers & _WILL else None


def _suffered(clause: Clause, at: int, after: int, code: str) -> Event | None:
    others, doers = relations.subject(clause, at), relations.complement(clause, after, before=("by",))
    if not doers:
        return None
    return Event(first=others[0].first if others else at, last=max(after, doers[-1].last), code=code, actors=doers, others=others)


def _is_purpose(clause: Clause, at: int) -> bool:
    """An infinitive that only says what for (`a deadline to agree`), or a verb after its own speech (`, warns A`): no act here."""
    if at and clause.tags[at - 1] == "," and not clause.words[at].low.endswith("ing"):
        return _speaks_last(clause, at)
    at = _infinitive(clause, at)
    if at < 2 or clause.words[at - 1].low != "to":
        return False
    if clause.words[at - 2].low.startswith(("effort", "attempt")):
        return not (clause.words[at - 3].owns or clause.tags[at - 3] in "sve")
    return clause.tags[at - 2] not in "NGRC" and clause.words[at - 2].low not in _MEANT


def _infinitive(clause: Clause, at: int) -> int:
    """The infinitive that the base form `at` goes on: of `to topple A and seize B`, the first; else `at` itself."""
    if clause.tags[at - 1 : at] != "&" or clause.words[at].low.endswith(("s", "ed", "ing", "met", "told", "held")):
        return at
    start = max(clause.tags.rfind(mark, 0, at) for mark in "B;:.Q")
    return next((i for i in range(at - 1, start + 1, -1) if clause.words[i - 1].low == "to" and clause.tags[i] in "xvse"), at)


def _speaks_last(clause: Clause, at: int) -> bool:
    """`…, warns A`: a verb after its own speech, with its subject behind it and nothing more."""
    said = next((p for p in clause.parties if p.first - at in {1, 2} and set(clause.tags[at + 1 : p.first]) <= {"D"}), None)
    return clause.tags[at + 1 : at + 2] in {"", "."} or (said is not None and clause.tags[said.last : said.last + 1] in {"", ".", ","})


def _end(clause: Clause, at: int) -> int:
    last = at
    while last < len(clause.tags) and last < at + 8 and clause.tags[last] not in ".,;:B(":
        last += 1
    return max(last, at)


def _sanctions(clause: Clause, at: int, act: Act) -> Event | None:
    after = at + len(act.words)
    noun = act.words[0] in {"new", "more", "fresh", "further", "sanctions"}
    doers = relations.subject(clause, at)
    others = relations.complement(clause, after, before=("-", "on", "against"), reach=6)
    if not doers or (noun and not others and clause.words[after - 1].low != "sanctions"):
        return None
    lifted = {word.low for word in clause.words[max(0, at - 4) : at]} & {
        "lift",
        "lifts",
        "lifted",
        "ease",
        "eases",
        "eased",
        "waive",
        "waives",
    }
    return Event(
        first=doers[0].first,
        last=others[-1].last if others else after,
        code="CONCEDE" if lifted else "SANCTION",
        status="planned" if {word.low for word in clause.words[max(0, at - 6) : at]} & _PUSHED else None,
        actors=doers,
        others=others,
    )


def _protests(clause: Clause, at: int) -> Event | None:
    """`Protests in C against …` has no named doer, but is an act all the same."""
    after = at + 1
    while after < len(clause.words) and after < at + 4 and clause.words[after].low in _GO_ON:
        after += 1
    low = clause.words[after].low if after < len(clause.words) else ""
    begins = at <= 3 or (after > at + 1 and clause.tags[at - 1] in "&,B")
    if low not in {"in", "against", "outside", "across", "over"} or not begins:
        return None
    return Event(first=at, last=_end(clause, at + 1), code="PROTEST", actors=(Party("protesters", at, at + 1),))


def _refused(clause: Clause, at: int) -> Event | None:
    """`A will not negotiate with B`, `no reason to negotiate`."""
    word = clause.words[at]
    if word.low not in _YIELD or word.low in TALKS:
        return None
    near = {w.low for w in clause.words[max(0, at - 4) : at]}
    if not near & _NOT or not near & {"will", "would", "won't", "wouldn't", "cannot", "can't", "never", "reason", "shall"}:
        return None
    doers = relations.subject(clause, at) or relations.speaker(clause, at)
    if not doers:
        return None
    others = relations.complement(clause, at + 1, before=("with", "to", "-"))
    said = next((i for i in range(at + 1, len(clause.words)) if clause.words[i].low in {"tells", "told"}), None)
    if not others and said is not None:
        others = relations.complement(clause, said + 1, before=("-",), reach=4)
    first = min(at, doers[0].first)
    return Event(first=first, last=others[-1].last if others else at + 1, code="REJECT", actors=doers, others=others)


def _should(clause: Clause, at: int) -> Event | None:
    """`B should …, A said`: a request to B, where a body or person says so and B is another."""
    if clause.words[at].low not in {"should", "must"} or clause.tags[at - 1 : at] not in {"R", "N", "G", "C"}:
        return None
    others, speakers = relations.subject(clause, at), _speakers(clause, at)
    if not others or not speakers or speakers[0].name == others[0].name or (speakers[0].nation and speakers[0].nation == others[0].nation):
        return None
    return Event(first=others[0].first, last=_end(clause, at + 1), code="REQUEST", actors=speakers[:1], others=others)


def _speakers(clause: Clause, at: int) -> tuple[Party, ...]:
    """The parties whose words the word `at` stands in, as the reporting frame has them."""
    claimant = frame_at(clause.text, clause.words[at].start).claimant
    return tuple(party for party in clause.parties if claimant and party.name in claimant)
