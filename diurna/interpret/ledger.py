"""The casualty ledger: claims on one population, effect, place and scope side by side. Figures of different claimants are never added."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal

from msgspec.structs import replace

from diurna.edition import Citation, Dispute, HistoryRecord, LedgerRow, Mark, Series, SeriesStep
from diurna.interpret.claimants import Entry, compatible, is_bare, latest_told, merged, named
from diurna.interpret.dated import newest_day
from diurna.interpret.figures import differs, figure_in_words
from diurna.interpret.places import country_of
from diurna.model import Casualty
from diurna.text import fold, words

# A day's table that nobody reads to its end helps nobody; what is beyond stays in the articles, and the section says how much.
MOST_ROWS = 40


# A count that doubles in a day has been seen; one that more than triples, or falls to less than half, is another count.
_LEAP, _FALL = 3, 2
_ANYBODY = frozenset(["people", "persons", "person", "dead", "victims", "deaths", "casualties", "others", "individuals"])
# Between these the wording moves and the count doesn't.
_ALIKE = frozenset({"exact", "about", "at_least"})
# One dead is a count where somebody counts: `one person`, `a man`; a name is no number.
_ONE = re.compile(
    r"\b(?:one|1|a|an|another|single)\b(?:[ -][\w’'-]+){0,4} (?:person|people|man|woman|child|boy|girl|baby|soldier|civilian|worker|"
    r"resident|protester|police ?(?:officer|man)|officer|fighter|militant|journalist|doctor|teacher|student|villager|sailor|driver|"
    r"passenger|service ?member|serviceman|troop|guard|pilot|migrant|teenager|body|death|casualty|victim)\b|"
    r"\b(?:one|1)\b[^.]{0,25}\b(?:killed|dead|died|injured|wounded|missing)\b",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?])\s+|\n")
_NEAR = 300
_OFFICE = re.compile(r"\b(?:president|leader|minister|commander|general|chief|official|ayatollah|ambassador|secretary)\b", re.IGNORECASE)


#: The printed rows by claimant, effect and scope with the days they stood in, oldest first.
Before = Mapping[tuple[str, str, str], Sequence[tuple[str, LedgerRow]]]


def key_of(claim: Casualty) -> str:
    """What must agree for two figures of one claimant to be the same count on different days."""
    people, place = fold(claim.people or ""), fold(claim.place or "")
    return "|".join((fold(claim.claimant or ""), claim.effect, claim.scope, people, place))


def enter(entries: Iterable[Entry], since: date, known: Iterable[str] = ()) -> tuple[Entry, ...]:
    """One entry for each claimant, population, place, scope and figure: ten outlets that carry one figure are one.

    Claimants stand under their fullest names, those of earlier editions (`known`) included. The count of an incident that is dated to
    before `since` is background, and left to the editions of its own day.
    """
    worth = [e for e in entries if e.claim.status not in {"denied", "planned"} and _worth_a_row(e.claim) and not _is_past(e, since)]
    return tuple(sorted(_without_echoes(latest_told(merged(named(worth, known)))), key=_order))


def _is_past(entry: Entry, since: date) -> bool:
    """Whether an incident's count tells of days before `since` only; a running total is of today whenever it began."""
    published = entry.article.published_at
    if published is None or entry.claim.scope != "incident":
        return False
    newest = newest_day(entry.claim.quote, published) or newest_day(_sentence(entry), published)
    return newest is not None and newest < since


def _sentence(entry: Entry) -> str:
    """The sentence that the claim stands in: its date is often outside the quoted clause."""
    text = entry.article.title if entry.claim.field == "title" else entry.article.text
    start, end = entry.claim.start, entry.claim.end
    before, after = _END.split(text[max(0, start - _NEAR) : start])[-1], _END.split(text[end : end + _NEAR])[0]
    return f"{before}{text[start:end]}{after}"


def _worth_a_row(claim: Casualty) -> bool:
    """A figure with a claimant or a place can be weighed; `one person died`, by nobody, nowhere, can't. A named dead is no count."""
    single = (claim.low, claim.high) == (1, 1)
    named = single and (bool(_OFFICE.search(claim.people or "")) or not _ONE.search(claim.quote))
    counted = claim.low > 1 or (claim.low == 1 and claim.scope == "incident" and claim.effect in {"killed", "injured", "missing"})
    return counted and bool(claim.place or claim.claimant) and not named


def _without_echoes(entries: Sequence[Entry]) -> list[Entry]:
    """Without figures by nobody in particular that a named claimant gives for the same effect, place and number."""
    named = {(e.claim.effect, fold(e.claim.place or ""), e.claim.low) for e in entries if e.claim.claimant}
    return [e for e in entries if e.claim.claimant or (e.claim.effect, fold(e.claim.place or ""), e.claim.low) not in named]


def _order(entry: Entry) -> tuple[object, ...]:
    claim = entry.claim
    effects = ("killed", "injured", "missing", "displaced", "detained")
    return (claim.scope != "cumulative", effects.index(claim.effect), -claim.low, key_of(claim), entry.article.id, claim.start)


def row(entry: Entry, source: int, before: Before) -> LedgerRow:
    """A ledger row as the page prints it; `source` is the number of its article under Sources.

    Its key is that of the claimant's last figure for the same count, so that a count keeps its key however it is worded.
    """
    claim, article = entry.claim, entry.article
    last = last_figure(entry, before)
    return LedgerRow(
        key=last[1].key if last else key_of(claim),
        effect=claim.effect,
        scope=claim.scope,
        low=claim.low,
        high=claim.high,
        qualifier=claim.qualifier,
        figure=figure_in_words(claim),
        claimant=claim.claimant or "",
        via=claim.via or "",
        outlet=article.source,
        people=claim.people or "",
        place=claim.place or "",
        since=claim.since or "",
        as_of=claim.as_of or (f"{article.published_at:%Y-%m-%d}" if article.published_at else ""),
        story=entry.story,
        citation=Citation(source=source, field=claim.field, start=claim.start, end=claim.end),
        marks=marks_for(entry, before),
        flags=flags_for(entry, before),
    )


def latest(history: Sequence[HistoryRecord], gone: frozenset[str] = frozenset()) -> Before:
    """What earlier editions printed, but for figures of versions that were taken back (`gone`); `history` in order of days."""
    found: dict[tuple[str, str, str], list[tuple[str, LedgerRow]]] = {}
    for record in history:
        lost = {c.number for c in record.cited if c.version in gone}
        for r in (r for r in record.ledger if r.citation.source not in lost):
            found.setdefault((fold(r.claimant), r.effect, r.scope), []).append((record.day, r))
    return found


def last_figure(entry: Entry, before: Before) -> tuple[str, LedgerRow] | None:
    """The claimant's last figure for the same count: of a place, a people and a beginning that can be the same, and of like size.

    The count of an incident is the same only within one story, whoever is named as hit. A running total of `people` is another than
    that of `children`.
    """
    claim = entry.claim
    for day, old in reversed(before.get((fold(claim.claimant or ""), claim.effect, claim.scope), ())):
        alike = all(
            compatible(a, b) for a, b in ((claim.place, old.place), (_part(claim.people), _part(old.people)), (claim.since, old.since))
        )
        near = old.low <= _FALL * claim.low and claim.low <= _LEAP * old.low
        exact = "vague" not in (old.qualifier, claim.qualifier)
        same = _total(claim.people) == _total(old.people) if claim.scope == "cumulative" else entry.story == old.story
        if alike and near and exact and same:
            return day, old
    return None


def _total(people: str | None) -> bool:
    """Whether `people` are all of a population, and no part of it such as soldiers or children."""
    return all(country_of(w.title()) for w in words(_part(people)))


def _part(people: str | None) -> str:
    """What `people` says beyond that they are people."""
    return " ".join(w for w in words(people or "") if w not in _ANYBODY)


def marks_for(entry: Entry, before: Before) -> tuple[Mark, ...]:
    """How this figure stands to the claimant's last one. Only a named claimant's count can be revised."""
    claim = entry.claim
    if not claim.claimant:
        return ()
    last = last_figure(entry, before)
    if last is None:
        return (Mark(kind="NEW", cause="claimant", note="first figure by this claimant"),) if claim.scope == "cumulative" and before else ()
    day, old = last
    when = date.fromisoformat(day)
    if (old.low, old.high, old.qualifier) == (claim.low, claim.high, claim.qualifier):
        return (Mark(kind="UNCHANGED", cause="claimant", note=f"as on {when.day} {when:%B}"),)
    if claim.low == old.low and {old.qualifier, claim.qualifier} <= _ALIKE:
        return (Mark(kind="UPDATED", cause="claimant", note=f"was {old.figure} ({when.day} {when:%B})"),)
    return (Mark(kind="REVISED", cause="claimant", direction=_direction(claim, old), note=f"from {old.figure} ({when.day} {when:%B})"),)


def _direction(claim: Casualty, old: LedgerRow) -> Literal["up", "down"]:
    """By the number; where that stayed, an open end that came is up, and one that went is down."""
    if claim.low != old.low:
        return "up" if claim.low > old.low else "down"
    return "up" if claim.high is None or (old.high is not None and claim.high > old.high) else "down"


def flags_for(entry: Entry, before: Before) -> tuple[str, ...]:
    """Reasons to read this figure with care, in words."""
    claim, last = entry.claim, last_figure(entry, before)
    if claim.scope == "cumulative" and claim.claimant and last and claim.low < last[1].low:
        return (f"a running total that falls: {last[1].figure} on {last[0]}",)
    return ()


def disputes(rows: Sequence[LedgerRow]) -> tuple[Dispute, ...]:
    """Rows of different claimants on the same effect, scope and place whose figures can't both be right.

    Incident figures are compared within one story only, whoever is said to have been hit: that is often what is disputed. Running
    totals are compared where they count the same people since the same day. A row without claimant, or by one that may be anybody, is
    never a side.
    """
    groups: dict[tuple[str, ...], list[list[LedgerRow]]] = {}
    for r in rows:
        if r.claimant and not is_bare(r.claimant) and r.qualifier != "vague" and (r.scope == "incident" or r.since or r.place):
            near = groups.setdefault((r.effect, r.scope, r.story if r.scope == "incident" else ""), [])
            home = next((g for g in near if all(_comparable(r, o) for o in g)), None)
            near.append([r]) if home is None else home.append(r)
    found = [_one_each(g) for near in groups.values() for g in near]
    return tuple(Dispute(subject=_subject(g[0]), sides=tuple(g)) for g in found if len(g) > 1 and _disagree(g))


def _comparable(one: LedgerRow, other: LedgerRow) -> bool:
    # One text that gives two figures by two claimants for places it doesn't name may well count two events.
    if not compatible(one.place, other.place):
        return False
    if one.scope == "cumulative":
        return compatible(one.people, other.people) and compatible(one.since, other.since)
    return one.citation.source != other.citation.source or bool(one.place and other.place)


def _one_each(rows: list[LedgerRow]) -> list[LedgerRow]:
    """Each claimant's highest figure of the day: its last word, where a count only grows."""
    best: dict[str, LedgerRow] = {}
    for r in rows:
        name = fold(r.claimant)
        if name not in best or r.low > best[name].low:
            best[name] = r
    return list(best.values())


def _disagree(rows: list[LedgerRow]) -> bool:
    return any(differs((a.low, a.high), (b.low, b.high)) for i, a in enumerate(rows) for b in rows[i + 1 :])


def _subject(r: LedgerRow) -> str:
    where = f" in {r.place}" if r.place else ""
    since = f" since {r.since}" if r.since else " in all" if r.scope == "cumulative" else ""
    return f"People {r.effect}{where}{since}"


def series(history: Sequence[HistoryRecord], day: str, rows: Sequence[LedgerRow]) -> tuple[Series, ...]:
    """Each cumulative toll of a named claimant over the days, where it has at least two steps."""
    steps: dict[str, dict[str, LedgerRow]] = {}
    for when, ledger in (*((h.day, h.ledger) for h in history), (day, rows)):
        for r in ledger:
            if r.scope == "cumulative" and r.claimant:
                steps.setdefault(r.key, {})[when] = r
    current = {r.key for r in rows}
    return tuple(_series(k, steps[k]) for k in sorted(steps) if len(steps[k]) >= 2 and k in current)


def _series(key: str, by_day: Mapping[str, LedgerRow]) -> Series:
    days = sorted(by_day)
    last = by_day[days[-1]]
    marks = [""] + ["REVISED down" if by_day[b].low < by_day[a].low else "" for a, b in pairwise(days)]
    label = f"{last.people or 'people'} {last.effect}" + (f", {last.place}" if last.place else "")
    steps = tuple(SeriesStep(day=d, value=by_day[d].low, mark=m) for d, m in zip(days, marks, strict=True))
    return Series(key=key, label=label, claimant=last.claimant, steps=steps)


def with_marks(rows: Sequence[LedgerRow], disputed: Sequence[Dispute]) -> tuple[LedgerRow, ...]:
    """The rows, with DISPUTED on each side of a dispute, naming the other claimants."""
    sides = {(s.key, s.low, s.citation): d for d in disputed for s in d.sides}
    out = []
    for r in rows:
        dispute = sides.get((r.key, r.low, r.citation))
        others = sorted({f"{s.claimant}: {s.figure}" for s in dispute.sides if s.claimant != r.claimant}) if dispute else []
        out.append(replace(r, marks=(*r.marks, Mark(kind="DISPUTED", cause="claimant", note="; ".join(others)))) if others else r)
    return tuple(out)
