"""One name for one claimant, and one entry for one figure however often an article repeats it.

Refuses to guess across articles what a bare noun means: `the office` is the Zarim Health Office only where the same article names it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from diurna.interpret.claims import speech
from diurna.interpret.holders import holder_of
from diurna.interpret.places import country_of
from diurna.interpret.populations import population
from diurna.interpret.voices import fuller, is_anybody, one_voice, organ_of, ruled
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
    """A claim that goes into the ledger, with its article and the story it belongs to."""

    claim: Casualty
    article: Article
    story: str


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


def merged(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """One entry for each claimant, effect, figure and story: the fullest, with what it lacks taken from the others of its article.

    A claimant is one under several names (`voices.one_voice`), and a figure by nobody is that of whoever gives it in the same story.
    """
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for e in sorted(entries, key=lambda e: (not e.claim.claimant, preference(e))):
        groups.setdefault((e.claim.effect, e.claim.low), []).append(e)
    told: dict[tuple[str, str], set[str | None]] = {}
    for e in entries:
        told.setdefault((e.article.id, e.claim.effect), set()).add(e.claim.claimant)
    sides = {key: len(claimants) for key, claimants in told.items()}
    return tuple(one for group in groups.values() for one in _apart(group, sides))


def latest_told(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Without figures of one incident that the same outlet and claimant replaced by a later one in the same window, or the same claimant by
    a higher one that another outlet carried later.
    """
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for e in entries:
        c = e.claim
        about = (e.article.source, fold(c.claimant or ""), c.effect, fold(c.place or ""), fold(c.people or ""), e.story)
        groups.setdefault(about, []).append(e)
    kept = [e for group in groups.values() for e in group if _is_last(e, group)]
    return tuple(e for e in kept if not any(_is_part(e, other) or _is_overtaken(e, other) for other in kept))


# `four more people had died`, `five more bodies`: what is added to a toll that the same text gives.
_MORE = re.compile(r"\b(?:\w+ more|another|further|additional)\b", re.IGNORECASE)


def _is_part(entry: Entry, whole: Entry) -> bool:
    one, other = entry.claim, whole.claim
    # Of an incident's count no running total is the whole that its quote adds to.
    same = entry.article.id == whole.article.id and (one.effect, one.scope) == (other.effect, other.scope) and one.low < other.low
    return same and compatible(one.claimant, other.claimant) and not re.search(r"more than", one.quote) and bool(_MORE.search(one.quote))


def _is_overtaken(entry: Entry, other: Entry) -> bool:
    """Whether a named claimant gave more of the same incident at the same place, or as its total, later in the day: what came first no
    longer stands.
    """
    one, two, first, then = entry.claim, other.claim, entry.article.published_at, other.article.published_at
    one_count = one.scope == "cumulative" or (one.place and entry.story == other.story)
    later = first and then and (first < then or (first == then and one.scope == "cumulative"))
    if not (later and one.claimant and two.claimant and one_count):
        return False
    alike = all(
        fold(getattr(one, k) or "") == fold(getattr(two, k) or "") for k in ("effect", "scope", "place", "people", "severity", "since")
    )
    return alike and one.low < two.low and "vague" not in {one.qualifier, two.qualifier} and _one_name(one, two)


def _one_name(one: Casualty, two: Casualty) -> bool:
    return not is_bare(one.claimant or "") and one_claimant(one.claimant or "", two.claimant or "")


def _is_last(entry: Entry, group: Sequence[Entry]) -> bool:
    if entry.claim.scope == "cumulative" or not entry.claim.place:
        return True
    times = {e.article.id: e.article.published_at for e in group}
    mine = times[entry.article.id]
    return not any(i != entry.article.id and at is not None and mine is not None and at > mine for i, at in times.items())


def _apart(group: Sequence[Entry], sides: Mapping[tuple[str, str], int]) -> list[Entry]:
    """The entries of a group that cannot be one: other claimants, places, people or stories.

    Of two names of one claimant stays the entry of the article that tells fewer sides (`sides`: claimants by article and effect).
    """
    kept: list[list[Entry]] = []
    for e in group:
        home = next((same for same in kept if any(_is_one(k, e) for k in same)), None)
        if home is None:
            kept.append([e])
        else:
            home.append(e)
    return [_best(same, sides) for same in kept]


def _best(same: Sequence[Entry], sides: Mapping[tuple[str, str], int]) -> Entry:
    """Of entries that are one figure, the first, under the fullest name, with what it lacks taken from the others of its article."""
    best = same[0]
    for e in same[1:]:
        one, other = best.claim, e.claim
        if one.claimant and other.claimant and fold(one.claimant) != fold(other.claimant):
            fewer = sides[e.article.id, other.effect] < sides[best.article.id, one.effect]
            best = e if fewer and other.field == "text" and bool(other.place) >= bool(one.place) else best
            best = replace(best, claim=replace(best.claim, claimant=fuller(one.claimant, other.claimant)))
    for e in same:
        if e.article.id == best.article.id:
            best = replace(best, claim=_filled(best.claim, e.claim))
    return best


def _is_one(one: Entry, other: Entry) -> bool:
    """Whether two entries of one effect and number are one figure; `one` stands first by `preference`, the named before the others."""
    a, b = one.claim, other.claim
    if a.quote == b.quote and len(a.quote) > _SENTENCE:
        return True  # two versions of a report, told as two stories
    retold = _retold(one, other)
    if a.qualifier != b.qualifier and not (retold and {a.qualifier, b.qualifier} <= ALIKE):
        return False
    if a.high != b.high and not retold:
        return False
    if fold(a.claimant or "") == fold(b.claimant or ""):
        total = a.scope == b.scope == "cumulative" and a.low >= _HIGH and bool(a.place) and fold(a.place or "") == fold(b.place or "")
        return (one.story == other.story or total) and (retold or _same(a, b))
    if not b.claimant:
        return one.story == other.story and (retold or _echoed(one, other))
    general = retold and b.claimant == b.claimant.capitalize()  # a headline's `Aid group`, `Officials`
    voice = general or one_voice(a.claimant, b.claimant) or (retold and organ_of(b.claimant, a.claimant or ""))
    placed = bool(a.place) and bool(b.place)
    return voice and (one.story == other.story or placed) and (retold or _same(a, b))


#: Words that long are hardly written twice.
_SENTENCE = 40
#: Between these the wording moves from headline to text and the count doesn't.
ALIKE = frozenset({"exact", "about", "at_least"})


def _echoed(one: Entry, other: Entry) -> bool:
    """Whether a figure by nobody is the one that a claimant gives: of another article, or of the same place in so many words."""
    a, b = one.claim, other.claim
    if one.article.id == other.article.id:
        if a.place and fold(a.place) == fold(b.place or ""):
            return compatible(a.people, b.people)
        return _around(a.place, b.place) and population(a.people) == population(b.people) and bool(a.people)
    told = a.low >= _TELLING or (bool(a.place) and bool(b.place))
    return told and (_same(a, b) or (compatible(a.people, b.people) and _around(a.place, b.place)))


#: Two totals of one country that are so high and equal are one.
_HIGH = 50
#: One or two dead of one story are often others; so many are hardly met twice.
_TELLING = 3


def _around(one: str | None, other: str | None) -> bool:
    """Whether one of two places is a country, within which the other may lie."""
    return bool(one and other) and (country_of(one or "") is None) != (country_of(other or "") is None)


def _same(one: Casualty, other: Casualty) -> bool:
    return all(compatible(getattr(one, k), getattr(other, k)) for k in ("place", "people", "since", "severity"))


def _retold(one: Entry, other: Entry) -> bool:
    """Whether a headline and its own article give one figure, which the text then places better."""
    return one.article.id == other.article.id and one.claim.field != other.claim.field


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two names of a place, a people or a beginning can be one: either says nothing, or one says all that the other does."""
    a, b = _key(one or ""), _key(other or "")
    return not a or not b or a <= b or b <= a


def _filled(claim: Casualty, other: Casualty) -> Casualty:
    lacking: Mapping[str, str] = {
        k: v for k in ("place", "people", "since", "via", "severity") if not getattr(claim, k) and (v := getattr(other, k))
    }
    return replace(claim, **lacking)


def preference(entry: Entry) -> tuple[object, ...]:
    """What sorts the best-sourced claim first: the most said of it, then the first had."""
    claim = entry.claim
    filled = sum(bool(x) for x in (claim.claimant, claim.via, claim.place, claim.people, claim.since, claim.scope == "cumulative"))
    return (
        claim.field == "title",
        -filled,
        entry.article.fetched_at is None,
        entry.article.fetched_at,
        entry.article.id,
        claim.field,
        claim.start,
    )
