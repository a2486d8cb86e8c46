"""One name for one claimant, however a window's articles call it.

Refuses to guess across articles what a bare noun means: `the office` is the Zarim Health Office only where the same article names it.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from diurna.interpret.claims import speech
from diurna.interpret.holders import holder_of
from diurna.interpret.places import country_of
from diurna.interpret.voices import is_anybody, one_voice, ruled
from diurna.model import Article, Casualty
from diurna.text import fold, words

# Alone, these name a kind of speaker and nobody in particular.
_BARE = frozenset(
    [
        "office",
        "ministry",
        "agency",
        "group",
        "army",
        "police",
        "military",
        "government",
        "authorities",
        "officials",
        "official",
        "spokesman",
        "spokesperson",
        "minister",
        "hospital",
        "movement",
        "organisation",
        "organization",
        "network",
        "militia",
        "council",
        "party",
        "source",
        "sources",
    ]
)
_RANKS = frozenset(
    "president minister chairman general colonel major captain commander admiral spokesman spokeswoman spokesperson dr gen "  # noqa: SIM905
    "col mr mrs ms".split()
)
_HONOURS = frozenset(["dr", "mr", "mrs", "ms", "prof"])
_SMALL = frozenset(["the", "a", "an", "of", "s", "and", "for", "in"])


class Entry(Struct, frozen=True, kw_only=True):
    """A claim that goes into the ledger, with its article, the story it belongs to and the day on which the desk's clock had the article
    published, which may not be its outlet's day.
    """

    claim: Casualty
    article: Article
    story: str
    published_on: date | None = None


def named(entries: Sequence[Entry], known: Iterable[str]) -> tuple[Entry, ...]:
    """The entries with each claimant under its fullest name: of the same article, then of the day, then of the `known` ones."""
    everywhere = {c for e in entries if (c := e.claim.claimant)} | set(known)
    within: dict[str, set[str]] = {}
    for e in entries:
        if e.claim.claimant:
            within.setdefault(e.article.id, set()).add(e.claim.claimant)
    return tuple(_renamed(e, within.get(e.article.id, set()), everywhere) for e in entries)


def _renamed(entry: Entry, here: set[str], everywhere: set[str]) -> Entry:
    name = entry.claim.claimant
    if not name:
        return entry
    full = _fuller(name, here)
    if not is_bare(full):
        full = _fuller(full, everywhere)
    holder = _holder(full, entry.article) if fold(full) in _TITLES else holder_of(full, entry.article.text)
    place = entry.claim.place or ""
    if fold(holder) in {"authorities", "officials"} and country_of(place):
        holder = f"{holder} in {place}"  # whose they are, no text says
    return entry if holder == name else replace(entry, claim=replace(entry.claim, claimant=holder))


#: Alone, these say nothing of who speaks: an office is all that an article names.
_TITLES = frozenset("minister president spokesman spokeswoman spokesperson envoy ambassador commander leader".split())  # noqa: SIM905


def _holder(title: str, article: Article) -> str:
    """A bare `Minister` with the nation that its article names with the office, `Iranian education minister`; else as it is."""
    owned = re.compile(rf"\b([A-Z][\w’'-]+)\s(?:[\w-]+\s){{0,3}}?{title}\b", re.IGNORECASE)
    told = (found for text in (article.text, article.title) for found in owned.finditer(text) if country_of(found[1]))
    return next((" ".join(found.group().split()) for found in told), title)


# Institutions that reports name by their initials after the first time.
_INITIALS = {
    "moh": ("ministry", "health"), "mod": ("ministry", "defence"), "mfa": ("ministry", "foreign", "affairs"),
    "moi": ("ministry", "interior"),
    "gmo": ("government", "media", "office"), "prcs": ("palestine", "red", "crescent", "society"), "defense": ("defence",),
    "icrc": ("international", "committee", "red", "cross"), "idf": ("israel", "defence", "forces"),
    "un": ("united", "nations"), "unhcr": ("united", "nations", "refugee"), "ohchr": ("united", "nations", "human", "rights"),
    "refugees": ("refugee",),
}  # fmt: skip


@lru_cache(maxsize=4096)
def _key(name: str) -> frozenset[str]:
    bare = (w.removesuffix("'s").removesuffix("’s") for w in words(_DOTTED.sub("UN", name)))
    key = frozenset(word for w in bare for word in _INITIALS.get(w, (w,))) - _SMALL - _HONOURS
    return key - _BODY if key >= {"united", "nations"} else key


_DOTTED = re.compile(r"\bU\. ?N\b\.?")
#: A body of the United Nations is known by its field: its agency, its office and its high commissioner speak for it.
_BODY = frozenset("agency office high commissioner commission chief staff officials spokesman spokeswoman spokesperson".split())  # noqa: SIM905


@lru_cache(maxsize=16384)
def one_claimant(one: str, other: str) -> bool:
    """Whether two names are one institution's or person's: the same, or one says all that the other does (`MoH`, `Gaza Health Ministry`).

    A state's name stands for any of its organs, and anybody may be `officials`: these are one only with themselves, a state also with its
    `authorities` and its `government`.
    """
    if fold(one) == fold(other) or ((state := ruled(one)) and state == ruled(other)):
        return True
    if any(is_anybody(name) or is_bare(name) or country_of(name) for name in (one, other)):
        return False
    return compatible(one, other) or _is_person(one, other) or _is_holder(one, other) or _is_holder(other, one)


def same_speaker(one: str, other: str) -> bool:
    """Whether two names can be of one who speaks, for what must not be held against itself: also a state and its organ."""
    return one_claimant(one, other) or one_voice(one, other)


def _is_person(one: str, other: str) -> bool:
    """Whether two names end in one person's: `Governor Renko`, `Ilas Renko`, `the region's governor, Ilas Renko`."""
    a, b = (_bearer(name) for name in (one, other))
    return bool(a and b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


#: Of these a place has one: which place is said by the figure.
_OFFICES = frozenset({"mayor", "governor", "prefect"})
_ANY_PLACE = frozenset({"city", "town", "village", "region", "regional", "province", "provincial", "district", "local", "state"})


def _is_holder(office: str, named: str) -> bool:
    """Whether a name is an office alone, `Kelmo's mayor`, and another the same office with who holds it, of no other place."""
    person = _bearer(named)
    if not person or _bearer(office.partition(" of ")[0]) or not _key(office) & _key(named) & _OFFICES:
        return False
    at, of = (_key(name) - _OFFICES - _ANY_PLACE - frozenset(person) for name in (office, named))
    return not at or not of or at <= of or of <= at


def _bearer(name: str) -> tuple[str, ...]:
    """The words of the person's name that `name` ends in, without office and rank; none where it ends in an institution."""
    own: list[str] = []
    for word in reversed(_NAME_WORD.findall(name)):
        plain = fold(word)
        if not word[:1].isupper() or speech.SPEAKERS.fullmatch(word) or plain in _RANKS | _BARE or country_of(word):
            break
        own.insert(0, plain)
    return tuple(own)


_NAME_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def _fuller(name: str, others: Iterable[str]) -> str:
    """The longest of `others` that ends in `name`, or goes on with whose it is, and says more of it; `name` itself where there is none.

    `Health Office` ends `Zarim Health Office` and opens `Health Office of Zarim`, `Lunek` ends `Colonel Petar Lunek`; `media in Iran` says
    nothing of `Iran`. Where two offices or two people of one name speak, it stays as it is.
    """
    mine = fold(name).split()
    if country_of(name):
        return name
    ends = [o for o in others if len(fold(o).split()) > len(mine) and fold(o).split()[-len(mine) :] == mine and _is_name(o, mine[-1])]
    goes_on = [o for o in others if fold(o).split()[: len(mine) + 1] == [*mine, "of"]]
    bearers = {_whose(o, len(mine)) for o in ends} | {_of_whom(o, len(mine)) for o in goes_on}
    return max(ends + goes_on, key=lambda o: (len(o), o)) if ends + goes_on and len(bearers - {""}) <= 1 else name


def _whose(full: str, length: int) -> str:
    """What tells the bearer of a name of `length` words from another: the word before it, a country by its name; nothing for a rank."""
    before = full.split()[-length - 1].removesuffix("'s").removesuffix("’s")
    return country_of(before) or ("" if fold(before) in _RANKS else fold(before))


def _of_whom(full: str, length: int) -> str:
    """The same of a name that goes on with `of`."""
    owner = " ".join(full.split()[length + 1 :])
    return country_of(owner) or fold(owner)


def _is_name(full: str, last: str) -> bool:
    """Whether all of `full` belongs to its last word: an institution's, or a person's with office and first name."""
    before = full.split()[:-1]
    return not _SMALL & {w.lower() for w in before[1:]} and (last in _BARE or all(w[:1].isupper() for w in before))


#: `region's governor Stefan Brod`, `head of the district Mara Dun`: an office in so many words, and who holds it.
_HOLDER = re.compile(
    r"((?:[a-z][\w-]*['’]s )(?:[a-z-]+ ){0,3}[a-z-]+|[a-z][\w-]* of (?:the )?(?!the\b)[a-z][\w-]*) "
    r"((?:Dr\.? )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){1,2})"
)


def as_printed(name: str) -> str:
    """A claimant as a line has it: `the region's governor, Stefan Brod`; without an owner that isn't named (`its mission`)."""
    own = re.sub(r"^(?:its|their|his|her) (?=\S)", "", name, flags=re.IGNORECASE)
    if fold(own) in _TITLES:
        return f"{'an' if own[:1].lower() in 'aeo' else 'a'} {own.lower()} not named"
    held = _HOLDER.fullmatch(own)
    return f"the {held[1]}, {held[2]}" if held else own


def is_bare(name: str) -> bool:
    """Whether `name` names a kind of speaker and nobody in particular."""
    return _key(name) <= _BARE


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two names of a place, a people or a beginning can be one: either says nothing, or one says all that the other does."""
    a, b = _key(one or ""), _key(other or "")
    return not a or not b or a <= b or b <= a
