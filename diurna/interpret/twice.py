"""Twice: whether two headlines of one day, of two stories, tell one development, so that a list of changes has it once.

Refuses to take two places for one, two counts, a blow and its answer; and blows that name two things that they hit: each may be its own.
"""

import re

from diurna.interpret.asides import twins
from diurna.interpret.consequence import begins_war, deaths
from diurna.interpret.dated import undated
from diurna.interpret.places import countries_in, country_of, is_place, kind_of, pattern
from diurna.interpret.terms import content_terms, deeds, figures, news_part, same_statement
from diurna.interpret.themes import attack_words
from diurna.interpret.thinness import STRUCK

#: A page kept up all day names several events in its headline.
_LIVE, _PART = re.compile(r"^[^:]{0,40}\blive\b[^:]{0,20}:\s*", re.IGNORECASE), re.compile(r"; | as | and (?=[A-Z])|: ")
_NAME = re.compile(r"\b[A-Z][\w’']+")
#: Where a blow falls, or is warded off.
_AT = re.compile(r"\b(?:on|over|in|across|at|against|towards?|into|hits?|pounds?|bombs?|bombards?) (?:[a-z-]+ ){0,2}([A-Z][\w’'-]+)")
_BLOW = re.compile(r"\b(?:explo\w+|blasts?|incoming|barrages?|waves?|missiles?|rockets?|bombard\w*|bombing)\b", re.IGNORECASE)
_WARDED = re.compile(r"\bintercept\w*", re.IGNORECASE)
_STRIKER = re.compile(
    r"(?:[A-Z]?[\w-]+ ){0,2}?([A-Z][\w’'-]+)(?: (?:army|forces|military|jets|navy))? "
    r"(?:launch|fir|str[iu][kc]k?|attack|bomb|hit|shell|target|pound)(?:e?[sd])?\b"
)
_LEAST = 2


def told_twice(one: str, other: str) -> bool:
    """Whether both tell one development; of a live page's headline, or one of two halves, whether the other tells a part of it."""
    parts = [_parts(text) for text in (one, other)]
    return any(_is_one(a, b) for a in parts[0] for b in parts[1])


def _parts(text: str) -> list[str]:
    live = _LIVE.match(text)
    return [p for p in _PART.split(text[live.end() :]) if len(content_terms(p)) > _LEAST] if live else text.split("; ")[:1]


def _is_one(one: str, other: str) -> bool:
    if _one_vote(one, other) or _one_answer(one, other):
        return True
    if _are_two(one, other):
        return False
    return same_statement(one, other) or twins(one, other, lands(one, other)) or _one_barrage(one, other)


#: A house votes on one matter once a day, whoever in it is named.
_HOUSE = re.compile(r"\b(?:Senate|House|Parliament|Congress|Assembly|Security Council|Knesset|Bundestag|Duma|Cabinet)\b")
_VOTES = re.compile(
    r"\b(?:vot(?:es?|ed)|block(?:s|ed)?|reject(?:s|ed)?|pass(?:es|ed)|adopt(?:s|ed)?|approv(?:es|ed)|defeat(?:s|ed)?|fail(?:s|ed)|advanc(?:es?|ed))\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"\b(?:retaliat\w+|(?:hits?|strikes?|fires?) back)\b", re.IGNORECASE)


def _one_vote(one: str, other: str) -> bool:
    houses = [set(_HOUSE.findall(text)) for text in (one, other)]
    if not houses[0] & houses[1] or not all(_VOTES.search(news_part(text)) for text in (one, other)):
        return False
    shared = set(content_terms(one)) & set(content_terms(other)) - lands(one, other) - set(content_terms(" ".join(houses[0])))
    return len(shared) >= _LEAST


def _one_answer(one: str, other: str) -> bool:
    """Whether both say of one state, without a count or a name of what it hits, that it strikes back."""
    doers = [countries_in(text)[:1] for text in (one, other)]
    bare = all(_ANSWERS.search(news_part(t)) and not figures(undated(t)) and not STRUCK.search(t) for t in (one, other))
    return bare and doers[0] == doers[1] != ()


def lands(*texts: str) -> frozenset[str]:
    """The terms that name countries and their people: who acts says nothing of what is done."""
    return frozenset(t for text in texts for m in pattern().finditer(text) if kind_of(m[0]) != "capital" for t in content_terms(m[0]))


def _are_two(one: str, other: str) -> bool:
    """Whether each names somebody or a town that the other doesn't, or they have two states strike."""
    a, b = _names(one, other), _names(other, one)
    strikers = [country_of(found[1]) if (found := _STRIKER.match(text)) else None for text in (one, other)]
    return bool(a - b and b - a) or (None not in strikers and strikers[0] != strikers[1])


def _names(text: str, beside: str) -> set[str]:
    """The names of persons, bodies and towns in a main clause, but not at its start, nor the capital of a country that stands `beside`;
    none where a headline has capitals throughout.
    """
    main = news_part(text)
    words, lands = _NAME.findall(main), countries_in(beside)
    if 2 * len(words) > len(main.split()):
        return set()
    bare = {w.removesuffix("’s").removesuffix("'s") for w in words if not main.startswith(w)}
    return {w for w in bare if not country_of(w) or (kind_of(w) == "capital" and country_of(w) not in lands)}


def _one_barrage(one: str, other: str) -> bool:
    """Whether both tell, without a count, of blows at one place on one thing or none named, or of such that one country wards off."""
    if any(figures(undated(t)) or not (_BLOW.search(t) or attack_words() & deeds(t)) for t in (one, other)):
        return False
    warded = [_WARDED.search(t) is not None for t in (one, other)]
    if warded[0] != warded[1]:
        return False
    if all(warded):
        return bool(set(countries_in(one)) & set(countries_in(other)))
    at = [{name for name in _AT.findall(t) if is_place(name)} for t in (one, other)]
    struck = [set(content_terms(" ".join(STRUCK.findall(t)))) for t in (one, other)]
    return bool(at[0] & at[1]) and all(map(_unnamed, (one, other))) and (bool(struck[0] & struck[1]) or not any(struck))


def _unnamed(text: str) -> bool:
    """Whether a text has no names but those of countries and towns."""
    return all(country_of(name) or is_place(name) or text.startswith(name) for name in _NAME.findall(text))


def is_one_turn(one: str, other: str) -> bool:
    """Whether two texts tell one death of somebody named, or that a war began in which a state is the same."""
    told = news_part(one), news_part(other)
    if deaths(told[0]) & deaths(told[1]):
        return True
    return all(map(begins_war, told)) and not set(countries_in(told[0])).isdisjoint(countries_in(told[1]))
