"""Figures of different claimants on one thing that cannot all be right, side by side.

Refuses to hold against each other: two names of one claimant, a side's dead and another's (soldiers and villagers, fighters and all who
died), an incident and a running total, and figures that can both be true.
"""

import re
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from diurna.edition import Dispute, LedgerRow, Mark
from diurna.interpret.against import LEAP
from diurna.interpret.beginnings import one_beginning
from diurna.interpret.claimants import compatible, is_bare, same_speaker
from diurna.interpret.figures import differs, effect_in_words, since_in_words, with_people
from diurna.interpret.guards import is_doubted
from diurna.interpret.places import country_of
from diurna.interpret.populations import is_one_kind
from diurna.interpret.wholes import PERHAPS, are_near, is_part_of_other
from diurna.text import fold

#: `there were no civilians in the building`: what the other side counts isn't there.
_NONE_OF_THEM = re.compile(
    r"\b(?:no|any|without) (?:\w+ )?civilians?\b|\bnot civilians\b|"
    r"\ball (?:of )?(?:them|the dead|those killed|the victims|who died) were (?:\w+ )?(?:militants|fighters|terrorists|gunmen)\b",
    re.IGNORECASE,
)


_FORCES = frozenset({"army", "military", "police", "government"})


def denies_civilians(text: str) -> bool:
    """Whether `text` says that those who were hit were no civilians: then a side's dead and the others' are told of the same people."""
    return bool(_NONE_OF_THEM.search(text))


def disputes(rows: Sequence[LedgerRow], denying: Collection[int] = ()) -> tuple[Dispute, ...]:
    """Rows of different claimants on the same people, effect, scope and place whose figures can't both be right.

    Incident figures are compared within one story. Whoever is said to have been hit is what is disputed where an article denies that
    civilians were (`denying`: numbers of such sources); such accounts may stand in two stories, if they are of one place and day. A row
    without claimant, or by one that may be anybody, is never a side; `the army` of one event is the one that was in it.
    """
    groups: dict[tuple[str, ...], list[list[LedgerRow]]] = {}
    for r in rows:
        named = r.claimant and (not is_bare(r.claimant) or _is_in_it(r)) and not is_doubted(r)
        if named and not _is_named_besides(r, rows) and r.qualifier != "vague" and (r.scope == "incident" or r.since or r.place):
            near = groups.setdefault((r.effect, r.scope), [])
            home = next((g for g in near if all(_comparable(r, o, denying) for o in g)), None)
            near.append([r]) if home is None else home.append(r)
    found = [_at_odds(_one_each(g)) for near in groups.values() for g in near]
    return tuple(Dispute(subject=_subject(g[0]), sides=tuple(g)) for g in found if g)


#: Two sides' totals of one war differ by ten times and more; a hundredth of one counts somebody else.
_APART = 100


def _comparable(one: LedgerRow, other: LedgerRow, denying: Collection[int]) -> bool:
    # One text that gives two figures by two claimants for places it doesn't name may well count two events.
    if not compatible(one.place, other.place) or not one_beginning(one.since, other.since) or one.severity != other.severity:
        return False
    if is_part_of_other(one, other.people) or is_part_of_other(other, one.people):
        return False
    if one.scope == "cumulative":
        # A total of no place, since no day, may be of anywhere.
        said = (one.place and other.place) or (one.since and other.since)
        near = max(one.low, other.low) <= _APART * min(one.low, other.low)
        return bool(said) and near and is_one_kind(one.people, other.people, whole=True)
    denied = bool({one.citation.source, other.citation.source} & set(denying))
    # A count of no place may be of anywhere, and a long story has many a blow.
    flags = [f for r in (one, other) for f in r.flags if f.startswith(PERHAPS)]
    told = any(f" in {one.place or other.place} (" in f for f in flags)
    unplaced = one.citation.source != other.citation.source and (denied or told or not (one.place or other.place))
    # A country has many a blow in a day.
    few = country_of(one.place or other.place) and max(one.low, other.low) > LEAP * min(one.low, other.low)
    if few or not (unplaced or (one.place and other.place)) or not are_near(one.as_of, other.as_of):
        return False
    if one.story != other.story and not (denied and one.place and fold(one.place) == fold(other.place) and one.as_of == other.as_of):
        return False
    return denied or is_one_kind(one.people, other.people, whole=False)


def _one_each(rows: list[LedgerRow]) -> list[LedgerRow]:
    """Each claimant's highest figure of the day, under whichever of its names: its last word, where a count only grows."""
    best: list[LedgerRow] = []
    for r in sorted(rows, key=lambda r: -r.low):
        if not any(_is_one_voice(r.claimant, k.claimant) for k in best):
            best.append(r)
    return [r for r in rows if r in best]


def _is_named_besides(row: LedgerRow, rows: Sequence[LedgerRow]) -> bool:
    """Whether the same article gives the same figure by a name: its headline's `rebels` are those whom its text names."""
    if row.claimant[:1].isupper():
        return False
    same = (r for r in rows if (r.effect, r.scope, r.low, r.citation.source) == (row.effect, row.scope, row.low, row.citation.source))
    return any(r.claimant[:1].isupper() for r in same)


def _is_in_it(row: LedgerRow) -> bool:
    return row.scope == "incident" and fold(row.claimant).removeprefix("the ") in _FORCES


def _is_one_voice(one: str, other: str) -> bool:
    """Whether two claimants may be one: `the army` is any army that is named."""
    return same_speaker(one, other) or ((is_bare(one) or is_bare(other)) and compatible(one, other))


def _at_odds(rows: list[LedgerRow]) -> list[LedgerRow]:
    """The rows that contradict another: `at least 17` is no side beside 19 and 22."""
    return [a for a in rows if any(differs(_bounds(a), _bounds(b)) for b in rows)]


#: `Nearly 50` and 48 are one figure.
_ROUND = 0.1


def _bounds(row: LedgerRow) -> tuple[int, int | None]:
    """What a row's figure may mean: a tenth more or less where it is only about so many."""
    if row.qualifier != "about" or row.high is None:
        return row.low, row.high
    return int(row.low * (1 - _ROUND)), int(row.high * (1 + _ROUND))


def _subject(r: LedgerRow) -> str:
    where = f" in {r.place}" if r.place else ""
    return f"People {effect_in_words(r)}{where}{since_in_words(r)}"


def with_earlier(found: Sequence[Dispute], rows: Sequence[LedgerRow], earlier: Sequence[LedgerRow | None]) -> tuple[Dispute, ...]:
    """The disputes, with the figure that an `earlier` edition printed beside each row that is marked as disputed by it."""
    told = list(found)
    for r, old in zip(rows, earlier, strict=True):
        if old is not None:
            home = next((d for d in told if r in d.sides), None) or Dispute(subject=_subject(r), sides=(r,))
            told = [d for d in told if d is not home]
            told.append(replace(home, sides=(*home.sides, replace(old, marks=(), citation=replace(old.citation, source=0)))))
    return tuple(told)


def with_marks(rows: Sequence[LedgerRow], disputed: Sequence[Dispute]) -> tuple[LedgerRow, ...]:
    """The rows, with DISPUTED on each side of a dispute, naming the other claimants."""
    sides = {(s.key, s.low, s.citation): d for d in disputed for s in d.sides}
    out = []
    for r in rows:
        dispute = sides.get((r.key, r.low, r.citation))
        others = (
            sorted({f"{s.claimant}: {with_people(s.figure, s.people)}" for s in dispute.sides if s.claimant != r.claimant})
            if dispute
            else []
        )
        out.append(replace(r, marks=(*r.marks, Mark(kind="DISPUTED", cause="claimant", note="; ".join(others)))) if others else r)
    return tuple(out)
