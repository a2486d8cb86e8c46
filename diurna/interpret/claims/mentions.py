"""Mentions: what one sentence says of casualties, before anyone asks who says so or adds up.

It refuses what is only threatened, feared or denied in the sentence's own words, people who act rather than suffer, and breakdowns of
a count already given. It never looks beyond the sentence.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, structs

from diurna.interpret import places
from diurna.interpret.claims import grammar, imagined, tolls
from diurna.interpret.claims.groups import Group
from diurna.interpret.claims.harms import Harm, Trigger
from diurna.interpret.claims.numbers import SPELLED, quantity_at
from diurna.interpret.claims.reading import Reading, take_apart
from diurna.interpret.claims.tokens import Token
from diurna.interpret.claims.triggers import WORDS
from diurna.interpret.claims.victims import victims
from diurna.interpret.wordlists import words
from diurna.model import Qualifier


class Mention(Struct, frozen=True, kw_only=True):
    """`low`..`high` people (`high` None where open) befallen by `effect`, in code points `start`..`end` of the sentence.

    `heads`: the counting nouns. `definite`: points back to people spoken of before. `more`: on top of others. `toll`: a running toll.
    `named`: counted by names. `self_inflicted`: killed themselves. `trigger`: the casualty word. `single`: one by an article, not a number.
    """

    effect: Harm
    low: int
    high: int | None
    qualifier: Qualifier
    start: int
    end: int
    heads: tuple[str, ...] = ()
    definite: bool = False
    more: bool = False
    toll: bool = False
    named: bool = False
    single: bool = False
    plural: bool = False
    self_inflicted: bool = False
    number_at: int = 0
    trigger: str = ""
    trigger_at: int = 0
    names: tuple[str, ...] = ()
    many: bool = False
    mixed: bool = False
    people: tuple[str, ...] = ()
    #: The count in the same sentence that holds this one; None for a count of its own.
    among: int | None = None


@lru_cache(maxsize=256)
def mentions(sentence: str, *, apart: bool = False) -> tuple[Mention, ...]:
    """Everything `sentence` says of people killed, hurt, missing, displaced or held, in reading order of the casualty words.

    `apart`: those of two sides, and a number and a vague word, are mentions of their own; else all that one word befell are one count.
    """
    reading = take_apart(_NOT_SO_MANY.sub(_blank, _OF_THEM.sub(_blank, _TOLD_SO.sub(_blank, sentence))))
    result: list[Mention] = []
    taken: set[int] = set()
    end = 0  # where the last that is only supposed ends
    for k, trigger in enumerate(reading.triggers):
        if imagined.unreal(reading, trigger):
            end = trigger.end
            continue
        mixed = _mixed(reading, k)
        chain = victims(reading, k) or (_shared(reading, k) if mixed else [])
        chain = [g for g in chain if g.kind == "none" or mixed or g.start not in taken]
        if not chain:
            inherited = _inherited(reading, k, result)
            if inherited and _died_of_it(reading, k, result[-1]):
                result[-1] = inherited  # who was wounded and has died is no longer among the wounded
            elif inherited:
                result.append(inherited)
            continue
        if imagined.supposed(reading, trigger, chain, end):
            end = max(chain[-1].end, trigger.end)
            continue
        if imagined.some_of(reading, trigger, chain) or imagined.let_go(reading, trigger, chain):
            continue
        taken.update(g.start for g in chain)
        told = [_mention(reading, trigger, each) for each in (_sides(reading, chain) if apart else [chain])]
        result.extend(structs.replace(mention, mixed=True) if mixed else mention for mention in told)
    return tuple(result)


#: `15 people who it said were killed`: the words of saying stand between.
_TOLD_SO = re.compile(r"(?<=\bwho) (?:it|he|she|they|(?:the )?[\w’'-]+(?: [\w’'-]+){0,3}) (?:said|says|say)(?= (?:were|was|had|have)\b)")
#: `seven people, all of them civilians, and 19 injured`: who they were parts no count from the next.
_OF_THEM = re.compile(
    r", (?:all|most|many|some) of (?:them|whom)(?: were)?(?: [\w’'-]+){1,3},"
    r"(?= and (?:\d|[a-z-]+ (?:\w+ )?(?:injured|wounded|hurt|missing)))"
)


#: `two soldiers, not three, were hurt`, `12, and not 20 as first said,`, `hundreds if not thousands`: the number that is not sure.
_NOT_SO_MANY = re.compile(
    r",? if not (?:(?:tens|hundreds) of )?(?:dozens|scores|hundreds|thousands|more)\b,?|"
    rf",? (?:and |but )?not (?:the )?(?:\d[\d,]*|{'|'.join(SPELLED)})\b(?: (?:as|that) [^,.;]{{1,40}})?(?:,|(?=[.;]|$))",
    re.IGNORECASE,
)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


_FOES = words("mentions.foes")


def _sides(reading: Reading, chain: list[Group]) -> list[list[Group]]:
    """`12 soldiers and 50 terrorists`, `three guards and several villagers`: each alone; `two men and a woman` together.

    Nobody printed a sum: only a short list of people of one side, at one place, is one count.
    """
    kinds = {(group.head in _FOES, group.kind == "vague") for group in chain}
    if not all(g.kind in {"count", "vague", "one"} for g in chain):
        return [chain]
    if len(kinds) > 1 or any(g.low > _MOST_LISTED for g in chain):
        return [[group] for group in chain]
    parts = [chain[:1]]
    for before, group in pairwise(chain):
        if group.qualifier != "exact" or _demonyms(reading, group) - _demonyms(reading, chain[0]) or _placed(reading, before, group):
            parts.append([])
        parts[-1].append(group)
    return parts


#: People are listed one kind after another up to so many of a kind; more are a figure that somebody gives.
_MOST_LISTED = 12


def _demonyms(reading: Reading, group: Group) -> frozenset[str]:
    """The countries that the words of a group name its people by."""
    words = (t.text for t in reading.tokens[group.start : group.end])
    return frozenset(places.country_of(w) or w for w in words if places.kind_of(w) == "demonym")


def _placed(reading: Reading, before: Group, group: Group) -> bool:
    """`nine in Dresna and four in Selm`: a place stands between the two."""
    return any(t.low in _AT and after.capital for t, after in pairwise(reading.tokens[before.end : group.start]))


_AT = frozenset({"in", "at", "near", "outside", "across", "inside", "around"})


def _shared(reading: Reading, k: int) -> list[Group]:
    """Whom the other of two joined words befell: `injured and killed dozens`, `seven were killed and wounded`."""
    beside = [j for j in (k + 1, k - 1) if 0 <= j < len(reading.triggers) and _mixed(reading, j)]
    return next((chain for j in beside if (chain := victims(reading, j))), [])


_EITHER = frozenset({"and", "or", ",", "/", "either"})


def _mixed(reading: Reading, k: int) -> bool:
    """`killed and wounded`, `killed, injured or captured`: one number for several fates."""
    trigger, found = reading.triggers[k], reading.tokens
    for other in reading.triggers[max(k - 1, 0) : k + 2]:
        between = [t.low for t in found[min(other.end, trigger.end) : max(other.start, trigger.start)]]
        if other.effect != trigger.effect and other.form == trigger.form == "part" and between and set(between) <= _EITHER:
            first, second = sorted((trigger, other), key=lambda t: t.start)
            own = any(g.end == first.start for g in reading.groups) and any(g.start == second.end for g in reading.groups)
            told_apart = (
                first.effect in {"detained", "missing"} and "and" in between
            )  # `arrested and executed` are two things that befell each
            return not own and not told_apart and "shot" not in {other.word, trigger.word}
    return False


def _inherited(reading: Reading, k: int, earlier: Sequence[Mention]) -> Mention | None:
    """`was shot and died`, `shot three men, killing one` apart: a verb joined to the last takes its people."""
    if not k or not earlier:
        return None
    trigger, previous = reading.triggers[k], reading.triggers[k - 1]
    last = earlier[-1]
    between = [t.low for t in reading.tokens[previous.end : trigger.start]]
    joined = bool({"and", "but", "before", "later", "then"} & set(between)) and not any(w in grammar.RELATIVES for w in between)
    joined = joined or (bool(between) and set(between) <= grammar.BE)  # one woman detained was executed
    if _died_of_it(reading, k, last):
        return _become(reading, trigger, last)
    if (
        trigger.form in {"left", "part"}
        and joined
        and len(between) <= 14
        and last.trigger_at == previous.start
        and last.effect != trigger.effect
        and trigger.effect == "killed"
    ):
        return _become(reading, trigger, last)
    return None


def _become(reading: Reading, trigger: Trigger, last: Mention) -> Mention:
    return structs.replace(
        last, effect=trigger.effect, trigger=trigger.word, trigger_at=trigger.start, end=reading.tokens[trigger.end - 1].end
    )


def _died_of_it(reading: Reading, k: int, last: Mention) -> bool:
    """`a worker wounded in Friday's blast died in hospital`: those wounded, told by a participle or after `who`, are the ones who died."""
    trigger, previous, found = reading.triggers[k], reading.triggers[k - 1], reading.tokens
    if (
        trigger.form != "left"
        or last.effect != "injured"
        or last.trigger_at != previous.start
        or last.number_at > found[previous.start].start
    ):
        return False
    between = [t.low for t in found[previous.end : trigger.start]]
    i = previous.start - 1
    while i > 0 and (found[i].low in grammar.AUXILIARIES or found[i].low in grammar.ADVERBS):
        i -= 1
    told_so = i == previous.start - 1 or found[i].low in grammar.RELATIVES
    return told_so and not grammar.CONJUNCTIONS & set(between) and not {";", ":", "while"} & set(between)


def _mention(reading: Reading, trigger: Trigger, chain: Sequence[Group]) -> Mention:
    found = reading.tokens
    counted = [g for g in chain if g.kind != "none"] or list(chain)
    low = sum(g.low for g in counted)
    high = None if any(g.high is None for g in counted) else sum(g.high or 0 for g in counted)
    first, last = min(chain[0].start, trigger.start), max(chain[-1].end, trigger.end)
    told = tolls.counted_people(found, trigger.start, trigger.end) if trigger.word == "number of" else ""
    return Mention(
        effect=trigger.effect,
        low=low,
        high=high,
        qualifier=_qualifier(counted),
        start=found[first].start,
        end=found[last - 1].end,
        heads=(told.split()[-1].lower(),) if told else tuple(g.head for g in counted),
        definite=all(g.definite or g.kind == "pronoun" for g in counted),
        more=any(g.more for g in chain) or "also" in {t.low for t in found[chain[-1].end : trigger.start]},
        toll=trigger.form == "toll",
        named=any(g.kind == "name" for g in counted),
        single=all(g.kind in {"one", "name", "pronoun"} for g in counted),
        plural=any(g.kind == "many" for g in counted),
        self_inflicted=any(g.head == "self" for g in counted),
        number_at=found[chain[0].start].start,
        trigger=trigger.word,
        trigger_at=trigger.start,
        many=all(g.kind == "many" for g in counted),
        people=(told,) if told else tuple(_noun_phrase(found, g, trigger) + _listed(reading, g, trigger) for g in counted),
        names=tuple(" ".join(t.text for t in found[g.start : g.end]) for g in counted if g.kind == "name"),
    )


def _noun_phrase(found: Sequence[Token], group: Group, trigger: Trigger) -> str:
    """The noun of a group with its modifiers, without the number or the article."""
    if group.kind == "name":
        return _name(found, group)
    if trigger.form == "body" and (group.end == trigger.start or group.weak):
        return ""  # charred (and mutilated) bodies
    start, end = group.start, group.end
    for _ in range(2):  # `15 other soldiers`, `another 15 soldiers`
        quantity = quantity_at(found, start) if group.kind != "one" else None
        start = quantity.end if quantity and quantity.end <= end else start
        while start < end and found[start].low in _DETERMINERS:
            start += 1
    if end > start and found[end - 1].low in {"members", "member"} and end < len(found) and found[end].low == "of":
        start, end = _membership(found, end + 1)
    return " ".join(t.text for t in found[start:end])


def _listed(reading: Reading, group: Group, trigger: Trigger) -> str:
    """What a list adds to the noun of a count: ` and teachers` in `170 pupils, teachers killed` or `killed 170 pupils and teachers`."""
    found, end, added = reading.tokens, group.end, []
    while end + 1 < len(found) and found[end].text in {",", "and", "&"} and group.kind in {"count", "vague"} and group.head:
        first = end + 1 + (found[end].text == "," and found[end + 1].low == "and")
        more = next((g for g in reading.groups if g.start == first and g.kind == "many" and not g.definite and not g.part), None)
        if more is None or (found[end].text == "," and more.end > trigger.start):
            break  # `killed 170 pupils, teachers said`
        added.append(" ".join(t.text for t in found[more.start : more.end]))
        end = more.end
    ended = end >= len(found) or end == trigger.start or found[end].kind == "mark" or found[end].low in _LIST_ENDS
    return "".join(f" and {noun}" for noun in added) if ended else ""


_LIST_ENDS = grammar.PREPOSITIONS | grammar.AUXILIARIES


def _name(found: Sequence[Token], group: Group) -> str:
    """The one name of a group, without the age and the office after it; of several names none."""
    marks = (k for k in range(group.start, group.end) if found[k].kind in {"number", "age"} or found[k].text in ",([")
    stop = next(marks, group.end)
    return " ".join(t.text for t in found[group.start : stop]) if group.low == 1 else ""


def _membership(found: Sequence[Token], start: int) -> tuple[int, int]:
    """The body whose members are counted: `members of the security forces` are security forces."""
    while start < len(found) and found[start].low in _DETERMINERS | {"the", "same"}:
        start += 1
    stop = start
    while stop < len(found) and found[stop].kind == "word" and (stop == start or found[stop].low not in _ENDS):
        stop += 1
    return start, stop


_DETERMINERS = (
    grammar.DEMONSTRATIVES | grammar.POSSESSIVES | {"a", "an", "another", "other", "others", "more", "of", "additional", "no", "one"}
)


_ENDS = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.AUXILIARIES | grammar.RELATIVES | grammar.BOUNDARIES | grammar.VERBS | WORDS


def _qualifier(chain: Sequence[Group]) -> Qualifier:
    """The most open qualifier of the groups added up."""
    order: tuple[Qualifier, ...] = ("vague", "more_than", "at_least", "up_to", "range", "about", "exact")
    return next(q for q in order if any(g.qualifier == q for g in chain))
