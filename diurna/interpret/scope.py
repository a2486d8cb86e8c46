"""What is on topic for a desk. Refuses to guess: only the desk's own words decide, and the reason can be printed."""

import re
from collections.abc import Sequence
from functools import lru_cache

from diurna.desk import Scope
from diurna.interpret.dated import undated
from diurna.interpret.places import countries_in, country_of, is_place
from diurna.interpret.terms import content_terms
from diurna.model import Article

# The lead of an article: what it is about is said here, while a name further down may be an aside.
_LEAD = 600


def named_by(scope: Scope) -> frozenset[str]:
    """The content terms of what a scope names: they tell nothing of which story it is."""
    return frozenset(content_terms(" ".join((*scope.about, *scope.related))))


def on_topic(article: Article, scope: Scope) -> bool:
    """Whether `article` is about what the desk watches: a word of `about` in title or lead, or two different ones of `related`.

    An empty scope takes everything. A title with a word of `exclude` needs one of `about` in the title itself. What deals with other
    countries, and names but one party of the desk's, is that party's other business, whatever it is about.
    """
    if not scope.about and not scope.related:
        return True
    title, lead = article.title, f"{article.title}\n{article.text.lstrip()[:_LEAD]}"
    if scope.exclude and _pattern(scope.exclude).search(title):
        return names(title, scope.about)
    if names(lead, scope.about):
        return True
    return _named(lead, scope.related) >= 2 and not _elsewhere(lead, scope)


def astray(line: str, title: str, around: str, scope: Scope) -> bool:
    """Whether a line of an article on topic is about something else: it, or the text `around` it, names nothing of the scope; or it
    is another country's business, under a title of which it says nothing.
    """
    if not scope.about or names(line, scope.about):
        return False
    if not speaks_of(f"{line}\n{around}", scope):
        return True
    return _elsewhere(line, scope) and not _shared(line, title, scope)


def strange(line: str, beside: str, scope: Scope) -> bool:
    """Whether a line names nothing of the scope and says no word of what stands `beside` it, its article's title and lead: a sidebar, or
    another story on the page. Refuses to judge by a few words.
    """
    if not scope.about or len(beside) < _LEAD // 2 or names(line, (*scope.about, *scope.related)):
        return False
    return set(content_terms(undated(line))).isdisjoint(content_terms(beside))


def is_elsewhere(text: str, scope: Scope, *, under: str = "") -> bool:
    """Whether a passage is all another country's business: it names nothing of what the desk is about, countries that it does not, and
    nothing of the title that it stands `under`.
    """
    return bool(scope.about) and not names(text, scope.about) and _elsewhere(text, scope) and not _shared(text, under, scope)


def is_others(main: str, scope: Scope) -> bool:
    """Whether a main clause is others' news, whatever it is told beside: it names what the scope sets apart, or countries, and nothing of
    what the desk is about.
    """
    if not scope.about or names(main, scope.about):
        return False
    return is_set_apart(main, scope) or bool(countries_in(main) and not names(main, scope.related))


def is_set_apart(text: str, scope: Scope) -> bool:
    """Whether `text` names what the scope sets apart, and nothing of what the desk is about."""
    return bool(scope.about and scope.exclude) and not names(text, scope.about) and bool(_pattern(scope.exclude).search(text))


#: Who speaks by a last name alone: `Brusk said`, `…, Brusk added.`
_LAST_NAME = re.compile(
    r"^(?:[“\"][^”\"]*[”\"],? )?(?P<opens>[A-Z][a-z][\w’'-]+) (?:and other [a-z ]{3,30} )?(?:also |later |then )?"
    r"(?:said|says|told|tells|added|adds|noted|wrote|recalled|spoke)\b"
    r"|(?<!\w[.,’'-])(?<=[,”\"] )(?P<closes>[A-Z][a-z][\w’'-]+) (?:said|says|told|added|adds)\b|\bM(?:r|s|rs)\.? (?P<titled>[A-Z][\w’'-]+)"
)


def unmet(line: str, before: str, scope: Scope) -> bool:
    """Whether `line` has somebody speak by a last name that the text `before` it gives in full: nobody who reads the line alone knows
    who that is, but for those whom the scope names.
    """
    found = _LAST_NAME.search(line)
    name = found and (found["opens"] or found["closes"] or found["titled"])
    if not name or is_place(name) or name in " ".join((*scope.about, *scope.related)):
        return False
    return bool(re.search(rf"[A-Z][\w’'.-]+ (?:[a-z]{{2,3}}[ -])?{re.escape(name)}\b", before))


def _shared(line: str, title: str, scope: Scope) -> bool:
    """Whether `line` has a word of `title` that the scope does not name."""
    known = set(content_terms(" ".join((*scope.about, *scope.related))))
    return bool(set(content_terms(undated(line))) & set(content_terms(undated(title))) - known)


def _elsewhere(text: str, scope: Scope) -> bool:
    """Whether `text` names countries that the scope does not, and at most one name of those that it does."""
    others = set(countries_in(text)) - _countries(scope)
    return bool(others) and len(_sides(text, scope.related)) < _PARTIES


_PARTIES = 2


def is_bystanding(line: str, scope: Scope) -> bool:
    """Whether in `line` one of the scope's parties only speaks of what goes on between two countries that are none of them."""
    spoken = _SPEAKS_OF.search(line)
    if not spoken or not names(line[: spoken.start()], scope.about) or not _elsewhere(line, scope):
        return False
    told = line[spoken.end() :]
    others = sorted(set(countries_in(told)) - _countries(scope))
    return any(re.search(rf"{re.escape(a)}(?:, | and |[-–/]){re.escape(b)}\b", told) for a in others for b in others if a != b)


_SPEAKS_OF = re.compile(r"\b(?:urg|call|appeal|condemn|welcom|voic|express|offer|concern|hail)\w*\b", re.IGNORECASE)


def _sides(text: str, terms: Sequence[str]) -> set[str]:
    """Whom those of `terms` in `text` that are names (`Gulf`, not `drone`) stand for: `Kardavian Coastal Command (KCC)` is Kardavia."""
    found: set[str] = set()
    side, end = "", 0
    for m in _pattern(terms).finditer(text):
        name = m["term"]
        if not name[0].isupper() or name not in terms:
            continue
        land = country_of(name) or ""
        same = side and _TITLED.fullmatch(text[end : m.start()]) and (not land or land == side or not country_of(side))
        side, end = (side if same else land or name), m.end()
        found.add(side)
    return found


#: What stands between two names of one party: `’s Prime Minister `, ` Coastal Command (`.
_TITLED = re.compile(r"(?:['’]s)? \(?(?:[A-Z][\w’'-]*[ (]+)*")


@lru_cache(maxsize=16)
def _countries(scope: Scope) -> frozenset[str]:
    return frozenset(countries_in(" ".join((*scope.about, *scope.related))))


def speaks_of(line: str, scope: Scope) -> bool:
    """Whether a line, alone, names something of the desk's scope."""
    return names(line, scope.about) or _named(line, scope.related) >= 2


def _named(text: str, terms: Sequence[str]) -> int:
    """How many different ones of `terms` stand in `text`: `drone`, `Drones` and `drone’s` are one."""
    return len({m["term"].casefold() for m in _pattern(terms).finditer(text)})


def names(text: str, terms: tuple[str, ...]) -> bool:
    """Whether any of `terms` stands in `text`; a pattern of many is tried only where a word is there that one of them opens with."""
    heads = _heads(terms)
    return (heads is None or not heads.isdisjoint(_WORD.findall(text.lower()))) and bool(_pattern(terms).search(text))


_WORD = re.compile(r"\w+")


@lru_cache(maxsize=64)
def _heads(terms: tuple[str, ...]) -> frozenset[str] | None:
    """The first words of `terms` in lower case, with the endings that a term may take; None where one begins with no word."""
    opened = [_WORD.match(term.lower()) for term in terms]
    return None if None in opened else frozenset(f"{m.group()}{end}" for m in opened if m for end in ("", "s", "n", "ns"))


@lru_cache(maxsize=64)
def _pattern(terms: Sequence[str]) -> re.Pattern[str]:
    if not terms:
        return re.compile(r"(?!)")
    longest_first = sorted(terms, key=lambda t: (-len(t), t))
    # An acronym is itself only in capitals: `US` is a country, `us` is not.
    alternatives = "|".join(re.escape(t) if t.isupper() else f"(?i:{re.escape(t)})" for t in longest_first)
    return re.compile(rf"(?<!\w)(?P<term>{alternatives})(?:['’]s|ns?|s)?(?!\w)")
