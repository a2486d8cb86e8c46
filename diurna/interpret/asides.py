"""What a page leaves out though it could stand: background, what deserves no place, one remark after another, and what is said already.

Refuses to thin out a day that has little, and to leave out a harm. Articles whose lines go stay in their stories and in the account.
"""

import re
from collections import Counter
from collections.abc import Sequence

from diurna.interpret.candidates import Candidate
from diurna.interpret.claims.speech import DAYS, SPOKEN
from diurna.interpret.comment import weighs
from diurna.interpret.consequence import begins_war, deaths
from diurna.interpret.dated import undated
from diurna.interpret.places import countries_in, is_place, kind_of
from diurna.interpret.selection import DEFINES, Chosen
from diurna.interpret.softness import goes_on, looks_on, remark
from diurna.interpret.statements import is_statement
from diurna.interpret.terms import content_terms, deeds, figures, negated, news_part, same_statement, tells_else
from diurna.interpret.themes import attack_words
from diurna.interpret.worth import worth
from diurna.model import Casualty, Claim, Strike
from diurna.text import fold

Drafted = tuple[str, Chosen]
#: Below so many lines of news a day is filled up with what it has else, the strongest first.
_ENOUGH = 5
#: So many voices of one kind (who condemns, who mourns) show that there are more.
_MOST_VOICES = 3
#: Less likely to be worth a reader's time, a line goes: on days kept aside two in five of those that should go, and one in thirty of the
#: others (`benchmarks/train_lines.py`).
_UNLIKELY = 0.3

# What is so for long, or was before the day: no event.
_STANDING = re.compile(
    r"^[^,;]{3,90}?\b(?:has long|have long|had long|ha(?:s|ve) an? (?:long |track )record|operates? under|dates? back|"
    r"(?:is|are|was|were) (?:based|located|headquartered|founded|established|designed|home) (?:in|by|to)\b|(?:is|are) known (?:for|as|to)|"
    r"runs? (?:the only|an?)\b)"
    r"|^(?:[\w-]+ ){1,3}(?:weeks|months|years|decades|centuries) ago\b"
    r"|^(?:[\w’'()-]+ ){1,7}(?:previously|historically|regularly|routinely) [a-z]{3,}\b"
    r"|^(?:For|Over) (?:the (?:past|last) )?(?:\w+ )?(?:decades|years|months|centuries)\b"
    # `Roe, 61, has run the line for 22 years`
    r"|^[^;:]{3,90}?\b(?:has|have) (?:been |long )?[a-z]+ [^,;:]{0,60}"
    r"\bfor (?:(?:more|less) than |over |nearly |almost |some )?[\w-]+ (?:years|decades)\b"
)
_BEFORE = re.compile(
    r"^(?:(?:The|A|An) )?(?:[\w’'-]+ ){1,6}?had (?:(?:already|also|previously|earlier|long|once) )?(?:been\b|begun\b|[a-z]{3,}ed\b)"
)

#: `has shelled the ports since the war began`: so on all days since.
_SINCE = re.compile(
    rf"^[^,;]{{3,90}}?\b(?:has|have) (?:[a-z]+ ){{1,2}}[^;]*\bsince\b[^,;]*"
    rf"\b(?:beg[au]n|started|start|beginning|outbreak|launch|{DAYS})\b"
)

#: `Roe spoke a day after the fleet sailed`, `The raid came hours before …`: all that is told stands behind it.
_WHEN = re.compile(
    r"^(?:[\w’'.-]+ ){1,7}?(?:spoke|was speaking|comes|came|has come|took place|happened) (?:(?:just|only|barely|less than|more than) )?"
    r"(?:[\w-]+ )?(?:hours?|days?|weeks?|months?) (?:after|before)\b"
)


def background(candidate: Candidate) -> bool:
    """Whether a sentence tells what has long been so or goes on, or what went before the news, and nobody says it today."""
    text = candidate.text
    if candidate.form != "sentence" or any(isinstance(c, Casualty) for c in candidate.claims):
        return False
    before = _BEFORE.match(text)
    told = bool(before) and not SPOKEN.search(text[before.end() :] if before else "")
    stands = _SINCE.match(text) and not SPOKEN.search(text) and not figures(undated(text))
    return bool(_STANDING.match(text) or DEFINES.match(text) or _WHEN.match(text) or told or stands or goes_on(text))


def sober(drafted: Sequence[Drafted]) -> list[Drafted]:
    """`drafted`, the strongest first, without what deserves no place but where little is left; of many voices to one effect the
    strongest.
    """
    asides = [n for n, (_, chosen) in enumerate(drafted) if _goes(chosen.candidate)]
    dropped = set(asides[max(0, _ENOUGH - (len(drafted) - len(asides))) :])
    kept = [d for n, d in enumerate(drafted) if n not in dropped]
    heard: Counter[str] = Counter()
    told: list[Drafted] = []
    for story, chosen in kept:
        kind = remark(chosen.candidate.text)
        heard[kind] += 1
        if not kind or heard[kind] <= _MOST_VOICES:
            told.append((story, chosen))
    return told


def _goes(candidate: Candidate) -> bool:
    """Whether a line of no theme of the desk's own tells no victims, and is no news by its words of comment, or most likely none by how it
    is written; a blow that names who and whom stays then.
    """
    main = candidate.start + len(news_part(candidate.text))
    told = [c for c in candidate.claims if c.start < main]
    if candidate.theme not in _BUILT_IN or any(isinstance(c, Casualty) and c.low > 0 for c in told):
        return False
    return _comments(candidate) or (worth(candidate) < _UNLIKELY and not any(_is_blow(c) for c in told))


def _is_blow(claim: Claim) -> bool:
    return isinstance(claim, Strike) and claim.status not in {"planned", "denied"} and bool(claim.actor and claim.target)


def _comments(candidate: Candidate) -> bool:
    told = candidate.text
    if looks_on(told) or weighs(told, headline=candidate.form == "headline"):
        return True
    return candidate.explains and not candidate.claims and not is_statement(told)


_BUILT_IN = frozenset({"", "diplomacy", "strikes", "casualties", "other"})


def twins(one: str, other: str, known: frozenset[str]) -> bool:
    """Whether two lines say one thing: nearly the same words, or main clauses of one actor that share their deed and count alike,
    or one person's death told by one side.

    `known`: terms that the desk's scope names; two lines share them whatever they tell.
    """
    if same_statement(one, other) or _holds(one, other) or _one_blow(one, other) or _one_site(one, other) or _one_war(one, other):
        return True
    if deaths(one) & deaths(other) and _one_actor(one, other):
        return True
    a, b = undated(news_part(one)), undated(news_part(other))
    if not same_statement(a, b, least=0.5) or bool(figures(a)) != bool(figures(b)) or not _one_actor(a, b):
        return False
    shared = (set(content_terms(a)) & set(content_terms(b))) - known
    return len(shared) >= _DEED and not tells_else(one, frozenset(content_terms(other)))


def again(one: Candidate, other: Candidate, known: frozenset[str]) -> bool:
    """Whether two lines are one short item's headline and deck on one thing; or, under casualties, count one toll: so many of the same
    people, at places that can be one.
    """
    if one.article.id == other.article.id and len(one.article.text) <= _ITEM:
        return len((set(content_terms(one.text)) & set(content_terms(other.text))) - known) >= _DEED
    if one.theme != "casualties" or other.theme != "casualties":
        return False
    return any(_one_count(a, b) for a in _counts(one) for b in _counts(other))


#: A headline with a deck of this length says one thing, the second time in other words.
_ITEM = 250


def _counts(candidate: Candidate) -> list[Casualty]:
    return [c for c in candidate.claims if isinstance(c, Casualty) and c.low >= _COUNT and c.effect in {"killed", "injured"}]


def _one_count(a: Casualty, b: Casualty) -> bool:
    who = [set(content_terms(c.people or "")) - {"people", "person"} for c in (a, b)]
    where = {fold(c.place) for c in (a, b) if c.place}
    return (
        (a.effect, a.low, a.high) == (b.effect, b.low, b.high)
        and len(where) <= 1
        and bool(who[0] & who[1] or (where and a.place == b.place))
    )


#: One and two dead are too common to tell which.
_COUNT = 3


def _holds(one: str, other: str) -> bool:
    """Whether one line says all that the other says, whatever it denies beside."""
    a, b = sorted((set(content_terms(undated(t))) for t in (one, other)), key=len)
    return len(a) >= _WHOLE and a <= b and figures(one) == figures(other)


_WHOLE = 6


def _one_blow(one: str, other: str) -> bool:
    """Whether both tell, without a figure, what the same two states did, half of it in the same words: `strikes`, `attack`."""
    a, b = (countries_in(text) for text in (one, other))
    if set(a) != set(b) or len(a) != _DEED or figures(undated(one)) or figures(undated(other)) or negated(one) != negated(other):
        return False
    x, y = deeds(one), deeds(other)
    return 2 * len(x & y) >= max(len(x), len(y)) > 1


# An attack on a state as such: on its grid, in its summer, from the sea or by wire, it is one deed of several.
_LAUNCHES = re.compile(
    r"^[^,;]{0,60}?\b(?:(?:launch|beg[aiu]n|start)\w* "
    r"(?:(?:an?|the|its|their|new|joint|massive|major|large-scale|military|air|waves? of) )*"
    r"(?:attacks?|strikes|air ?strikes|war|offensive) (?:on|against)|attack(?:ed|s)) (?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)?"
    rf"(?= on {DAYS}\b|[,.]| in what\b|$)"
)


def _one_war(one: str, other: str) -> bool:
    """Whether both tell, without a town, an object or a count, that the same states have opened an attack on the same state."""
    opened = [_LAUNCHES.match(text) or begins_war(text) for text in (one, other)]
    a, b = (countries_in(news_part(text)) for text in (one, other))
    # Whom it is opened on stands last.
    if not all(opened) or set(a) != set(b) or len(a) < _DEED or a[-1] != b[-1]:
        return False
    return not any(_tells_count(text) or any(is_place(w) and not kind_of(w) for w in _CAPITAL.findall(text)) for text in (one, other))


def _tells_count(text: str) -> bool:
    """Whether `text` has a figure other than a year."""
    return any(not _YEAR.fullmatch(f) for f in figures(undated(text)))


_YEAR = re.compile(r"(?:19|20)\d\d")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")
# What is hit by name, and is not in every town twice.
_SITE = re.compile(
    r"\b(?:embassy|consulate|parliament|palace|refinery|airport|reactor|dam|cathedral|stadium|oilfield|desalination|prison)\b",
    re.IGNORECASE,
)


def _one_site(one: str, other: str) -> bool:
    """Whether both have one kind of site hit, of the same two states: `the US embassy in Riyadh`, `in the Saudi capital`."""
    sites = [{site.lower() for site in _SITE.findall(text)} for text in (one, other)]
    if not sites[0] & sites[1] or not (attack_words() & deeds(one) and attack_words() & deeds(other)):
        return False
    a, b = figures(undated(one)), figures(undated(other))
    return len(set(countries_in(one)) & set(countries_in(other))) >= _DEED and (not a or not b or bool(a & b))


_DEED = 2
_OPENING = 40


def _one_actor(one: str, other: str) -> bool:
    a, b = (countries_in(text[:_OPENING]) for text in (one, other))
    return not a or not b or a[0] == b[0]
