"""The tally: how many one text says were killed and hurt in the incident it is about.

It chooses and does not add up: the headline's or an early total stands; later sentences change it only by people who are told apart
(another, the other side). It refuses running totals of a year or a war, deaths that a protest, a burial or a trial is about, and
breakdowns. What coders of a data set make of vague words is no business of this module.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from diurna.interpret.claims.casualties import speaks_of_casualties
from diurna.interpret.claims.increments import without_added, without_running
from diurna.interpret.claims.mentions import Mention, mentions
from diurna.interpret.claims.sentences import Sentence, sentences_of
from diurna.interpret.wordlists import words
from diurna.model import Article, Tally

Count = tuple[int, int]

#: How many sentences with a figure count as early: measured, later ones bring other incidents rather than better counts.
EARLY = 1
#: From so many sentences with a figure on, only the early ones are read; shorter notes than SHORT code points are read to their end.
LONG = 3
#: A sentence so far down tells of other incidents, where the text has given its own count.
_FAR = 6
SHORT = 1200


def count(article: Article) -> Tally:
    """[low, high] of the killed and the injured of `article`'s incident; None where none is stated. An open count has high = low."""
    said = tuple(
        _Said(order, sentence, mention)
        for order, sentence in enumerate(s for s in sentences_of(article, speaks_of_casualties) if speaks_of_casualties(s.text))
        for mention in without_running(sentence.text, without_added(sentence.text, mentions(sentence.text)))
        if not _elsewhere(sentence, mention)
    )
    killed = _total([s for s in said if s.mention.effect == "killed"], article)
    zero = any(s.mention.effect == "harmed" and s.mention.low == 0 and not s.mention.more for s in said)
    injured = _injured(said, killed, article)
    killed = _with_perpetrator(said, killed, article)
    return Tally(id=article.id, killed=killed or ((0, 0) if zero else None), injured=injured or ((0, 0) if zero else None))


class _Said(Struct, frozen=True):
    order: int
    sentence: Sentence
    mention: Mention


_STATISTICS = re.compile(
    r"\bthis year\b|\blast year\b|\bso far (?:this|in 20)|\bsince (?:the start of )?(?:the year|January|20\d\d|19\d\d)|"
    r"\bin 20\d\d\b(?! \()|\bof the year\b|\b(?:in|over) the (?:past|last) (?:\w+ )?(?:years?|months?|decade)|"
    r"\bper year\b|\ba year\b|\bevery year\b|\bannual|\byear-to-date\b|\bnationwide\b|\bhomicides? (?:in|for) 20\d\d|\bsince 20\d\d",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"\b(?:protest|demonstrat|rall(?:y|ied)|march(?:ed|ing|ers?)\b|riot|vigil|gathered|blocked|sit-in|burial|funeral|"
    r"commemorat|mourn|memor|anniversary|boycott|shut ?down|condemn)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:after|following|over|against|about|for|due to|because of|demand\w*|alleg\w*|denounc\w*|condemn\w*|protest(?:ed|ing)|"
    r"commemorat\w*|memor\w*|anniversary of|responsible for|"
    r"involved in|accused of|report|justice|investigat\w*|who|(?<!in )which|when|where|in response to|retaliation for|revenge for|avenge|"
    r"as|to protest)\b[^.;]{0,160}$",
    re.IGNORECASE,
)
# `torched the post over the death of a boy`: what a deed is about came before it.
_OVER = re.compile(r"\b(?:over|against|to protest) (?:the |a )?(?:\w+ ){0,2}$", re.IGNORECASE)
# What came of a gathering is its own: `police fired at the marchers, killing two`.
_OUTCOME = re.compile(
    r"(?:,|\band) (?:killing|wounding|injuring|leaving|leading to|resulting in|(?:shot|killed|wounded|injured))\b[^,;]*$", re.IGNORECASE
)
# What a deed answers, or somebody is accused of, came before it, too.
_ANSWERED = re.compile(r"\b(?:in (?:response|reaction) to|(?:retaliation|revenge) for|to avenge|responsible for the)\b", re.IGNORECASE)


#: `the family of a constable who was shot`, `suspected raiders who killed a farmer`, `those involved in the killing of nine`.
_OWN_STORY = re.compile(
    r"\b(?:(?:famil(?:y|ies)|relatives|parents|widow) of [^,;.]{1,60}? who\b|suspected \w+(?: \w+)? who\b|"
    r"(?:those|people|men|anyone) (?:involved in|responsible for|behind) (?:the )?)[^,;.]{0,40}$",
    re.IGNORECASE,
)
#: `after rebels killed ten soldiers earlier that day`; `earlier this week` is when the text's own incident was.
_EARLIER_ON = re.compile(r"[^,;.]{0,40}\bearlier (?:that|the same) (?:day|morning|week|month|year)\b", re.IGNORECASE)


def _elsewhere(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention tells of another event than the text's own: statistics, what a gathering is about, an earlier incident."""
    before = sentence.text[: mention.start]
    if mention.low > 1 and _STATISTICS.search(sentence.text) and sentence.field == "text":
        return True
    gathered = mention.effect in {"killed", "injured"} and _GATHERING.search(before) and not _OUTCOME.search(sentence.text[: mention.end])
    if gathered and (_ABOUT.search(before) or re.match(r"[^,;.]{0,60}\bwho\b", sentence.text[mention.start : mention.end])):
        return True
    if mention.effect != "killed":
        return False
    over = mention.trigger in {"death of", "death"} and _OVER.search(before)
    answered = _ANSWERED.search(before[-60:]) or _EARLIER_ON.match(sentence.text, mention.end)
    return bool(over or answered or _OWN_STORY.search(sentence.text[: mention.end][:-1]))


def _total(said: Sequence[_Said], article: Article) -> Count | None:
    """The count that the text's sentences agree on best: the highest early total, then what is told apart on top."""
    if not said:
        return None
    orders = list(dict.fromkeys(s.order for s in said))
    short = not article.title and len(article.text) < SHORT
    early = orders if short or len(orders) < LONG else orders[: EARLY + (said[0].sentence.field == "title")]
    best: Count = (0, 0)
    counted: list[Mention] = []
    told = ""  # the sentences read so far
    for order in early:
        texts = [s.sentence.text for s in said if s.order == order]
        here = [s.mention for s in said if s.order == order]
        total = _sentence(here)
        if not short and best[0] and all(m.qualifier == "vague" for m in here):
            continue
        apart = bool(counted) and bool(total[0]) and (_apart(counted, here) or _struck_back(counted, here, told))
        best = (best[0] + total[0], best[1] + total[1]) if apart else max(best, total)
        counted.extend(here)
        told += texts[0].lower()
    return best


_SIDES = (
    words("tally.sides"),
    words("tally.sides2"),
    words("tally.sides3"),
)


def _apart(counted: Sequence[Mention], here: Sequence[Mention]) -> bool:
    """Whether a sentence's people are others than those counted: said so, or of another side by their nouns."""
    fresh = [m for m in here if m.low and not m.definite]
    if not fresh:
        return False
    if all(m.more for m in fresh):
        return fresh[0].effect != "injured"  # `12 others were hurt` sets them apart from the dead, not from other hurt
    sides = {k for m in fresh for h in m.heads for k, side in enumerate(_SIDES) if h in side}
    before = {k for m in counted for h in m.heads for k, side in enumerate(_SIDES) if h in side}
    plain = any(h not in side for m in counted for h in m.heads for side in [frozenset().union(*_SIDES)])
    return bool(sides) and bool(before) and not sides & before and not plain


def _struck_back(counted: Sequence[Mention], here: Sequence[Mention], told: str) -> bool:
    """`gunmen killed three people. … Four gunmen were killed`: those who were told as acting are none of those counted so far."""
    heads = {h for m in here if m.low for h in m.heads}
    before = {h for m in counted for h in m.heads}
    armed = heads <= _SIDES[0] | _SIDES[1] and not heads & before and not before & _SIDES[1]
    return bool(heads) and armed and all(re.search(rf"\b{h.removesuffix('s')}", told) for h in heads)


def _sentence(here: Sequence[Mention]) -> Count:
    """The people of one sentence, each once: a total that equals the rest together stands for them."""
    distinct: list[Mention] = []
    if any(m.qualifier != "vague" and m.low for m in here):
        here = [m for m in here if m.qualifier != "vague"]
    for mention in here:
        if mention.mixed or _found_of(here, mention):
            continue
        known = any(set(mention.heads) & set(m.heads) and mention.low == m.low for m in distinct)
        if not known and not (distinct and mention.definite):
            distinct.append(mention)
    for mention in distinct:
        others = [m for m in distinct if m is not mention]
        if others and mention.low == sum(m.low for m in others) and len(others) > 1:
            return _bounds([mention])
    if len(distinct) == 2 and distinct[0].low == distinct[1].low and not distinct[1].more and distinct[1].heads != ("self",):
        return _bounds(distinct[:1])
    mixed = [m for m in here if m.mixed]
    if not distinct and mixed:
        if not mixed[0].low or mixed[0].qualifier == "vague":
            return _bounds(mixed[:1])
        return min(mixed[0].low - 1, 1), max(mixed[0].low - 1, 1)
    return _bounds(distinct)


def _found_of(here: Sequence[Mention], mention: Mention) -> bool:
    """`twenty gunmen were killed, the bodies of 14 gunmen were found`: those found are of those killed."""
    same = (m for m in here if m is not mention and set(m.heads) & set(mention.heads) and m.low >= mention.low)
    return mention.trigger == "body of" and any(same)


def _bounds(mentioned: Sequence[Mention]) -> Count:
    return sum(m.low for m in mentioned), sum(m.high if m.high is not None else m.low for m in mentioned)


_SUICIDE = re.compile(
    r"\bmurder[- ]suicide|\b(?:killed|killing|kills|kill|shot|shoots|shooting|gun on|and|then|,|before) (?:himself|herself|self)\b|"
    r"\b(?:took|takes|taking|ended|ending) (?:his|her) own life",
    re.IGNORECASE,
)
_ACCIDENT = re.compile(r"accident", re.IGNORECASE)
_ALL_TOLD = frozenset({"dead", "shot dead", "death", "fatalities", "body of", "body", "die", "died", "deaths", "death of"})


def _with_perpetrator(said: Sequence[_Said], killed: Count | None, article: Article) -> Count | None:
    """One more where the early text says the killer died by their own hand, and the victims alone were counted."""
    if not killed or not killed[0]:
        return killed
    first = said[: EARLY + 3]
    texts = dict.fromkeys([article.title, *(s.sentence.text for s in first)])
    if not any(_SUICIDE.search(t) and not _ACCIDENT.search(t) for t in texts):
        return killed
    counted = [s.mention for s in first if s.mention.effect == "killed" and s.mention.low]
    victims = [m for m in counted if m.low == killed[0]]
    if any(m.self_inflicted for m in counted) and sum(m.low for m in counted if not m.self_inflicted) < killed[0]:
        return killed
    told = any(m.trigger in _ALL_TOLD for m in victims) or not victims
    return killed if told else (killed[0] + 1, killed[1] + 1)


def _injured(said: Sequence[_Said], killed: Count | None, article: Article) -> Count | None:
    """The hurt as stated; where only `shot` or `stabbed` is said, those hit less those who died."""
    stated = _total([s for s in said if s.mention.effect == "injured"], article)
    hit = _total([s for s in said if s.mention.effect == "hit" and (not stated or s.order < _FAR)], article)
    if not hit or (stated and stated[0] >= hit[0] - (killed or (0, 0))[0]):
        return stated
    dead = killed or (0, 0)
    if hit[0] <= dead[0]:
        return stated
    return hit[0] - dead[0], hit[1] - dead[0]
