"""One name for one claimant, and one entry for one figure however often an article repeats it.

Refuses to guess across articles what a bare noun means: `the office` is the Zarim Health Office only where the same article names it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diurna.interpret.places import country_of
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
    return entry if full == name else replace(entry, claim=replace(entry.claim, claimant=full))


def _key(name: str) -> frozenset[str]:
    return frozenset(w.removesuffix("'s").removesuffix("’s") for w in words(name)) - _SMALL


def _fuller(name: str, others: Iterable[str]) -> str:
    """The longest of `others` that ends in `name` and says more of who it is; `name` itself where there is none.

    `Health Office` ends `Zarim Health Office`, `Lunek` ends `Colonel Petar Lunek`; `media in Iran` says nothing of `Iran`. Where two
    offices or two people of one name speak, it stays as it is.
    """
    mine = fold(name).split()
    if country_of(name):
        return name
    fuller = [o for o in others if len(fold(o).split()) > len(mine) and fold(o).split()[-len(mine) :] == mine and _is_name(o, mine[-1])]
    bearers = {_whose(o, len(mine)) for o in fuller} - {""}
    return max(fuller, key=lambda o: (len(o), o)) if fuller and len(bearers) <= 1 else name


def _whose(full: str, length: int) -> str:
    """What tells the bearer of a name of `length` words from another: the word before it, a country by its name; nothing for a rank."""
    before = full.split()[-length - 1].removesuffix("'s").removesuffix("’s")
    return country_of(before) or ("" if fold(before) in _RANKS else fold(before))


def _is_name(full: str, last: str) -> bool:
    """Whether all of `full` belongs to its last word: an institution's, or a person's with office and first name."""
    before = full.split()[:-1]
    return not _SMALL & {w.lower() for w in before[1:]} and (last in _BARE or all(w[:1].isupper() for w in before))


def is_bare(name: str) -> bool:
    """Whether `name` names a kind of speaker and nobody in particular."""
    return _key(name) <= _BARE


def merged(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """One entry for each claimant, effect, figure and story: the fullest, with what it lacks taken from the others of its article."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for e in entries:
        c = e.claim
        groups.setdefault((fold(c.claimant or ""), c.effect, c.low, c.high, c.qualifier, e.story), []).append(e)
    return tuple(one for group in groups.values() for one in _apart(sorted(group, key=preference)))


def latest_told(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Without figures of one incident that the same outlet and claimant replaced by a later one in the same window."""
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for e in entries:
        c = e.claim
        about = (e.article.source, fold(c.claimant or ""), c.effect, fold(c.place or ""), fold(c.people or ""), e.story)
        groups.setdefault(about, []).append(e)
    kept = [e for group in groups.values() for e in group if _is_last(e, group)]
    return tuple(e for e in kept if not any(_is_part(e, other) for other in kept))


# `four more people had died`, `five more bodies`: what is added to a toll that the same text gives.
_MORE = re.compile(r"\b(?:\w+ more|another|further|additional)\b", re.IGNORECASE)


def _is_part(entry: Entry, whole: Entry) -> bool:
    one, other = entry.claim, whole.claim
    # Of an incident's count no running total is the whole that its quote adds to.
    same = entry.article.id == whole.article.id and (one.effect, one.scope) == (other.effect, other.scope) and one.low < other.low
    return same and compatible(one.claimant, other.claimant) and not re.search(r"more than", one.quote) and bool(_MORE.search(one.quote))


def _is_last(entry: Entry, group: Sequence[Entry]) -> bool:
    if entry.claim.scope == "cumulative" or not entry.claim.place:
        return True
    times = {e.article.id: e.article.published_at for e in group}
    mine = times[entry.article.id]
    return not any(i != entry.article.id and at is not None and mine is not None and at > mine for i, at in times.items())


def _apart(group: list[Entry]) -> list[Entry]:
    """The entries of a group that cannot be one: they name different places or different people."""
    kept: list[Entry] = []
    for e in group:
        at = next((i for i, k in enumerate(kept) if _same(k.claim, e.claim) or _retold(k, e)), None)
        if at is None:
            kept.append(e)
        elif kept[at].article.id == e.article.id:
            kept[at] = replace(kept[at], claim=_filled(kept[at].claim, e.claim))
    return kept


def _same(one: Casualty, other: Casualty) -> bool:
    return all(compatible(getattr(one, k), getattr(other, k)) for k in ("place", "people", "since"))


def _retold(one: Entry, other: Entry) -> bool:
    """Whether a headline and its own article give one figure, which the text then places better."""
    return one.article.id == other.article.id and one.claim.field != other.claim.field and one.claim.qualifier == other.claim.qualifier


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two names of a place, a people or a beginning can be one: either says nothing, or one says all that the other does."""
    a, b = _key(one or ""), _key(other or "")
    return not a or not b or a <= b or b <= a


def _filled(claim: Casualty, other: Casualty) -> Casualty:
    lacking: Mapping[str, str] = {k: v for k in ("place", "people", "since", "via") if not getattr(claim, k) and (v := getattr(other, k))}
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
