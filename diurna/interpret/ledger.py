"""The casualty ledger: claims on one population, effect, place and scope side by side. Figures of different claimants are never added."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import Citation, Dispute, HistoryRecord, LedgerRow, Mark, Series, SeriesStep
from diurna.interpret.dated import newest_day
from diurna.interpret.figures import differs, figure_in_words
from diurna.model import Article, Casualty
from diurna.text import fold

# A day's table that nobody reads to its end helps nobody; what is beyond stays in the articles, and the section says how much.
MOST_ROWS = 40


_OFFICE = re.compile(r"\b(?:president|leader|minister|commander|general|chief|official|ayatollah|ambassador|secretary)\b", re.IGNORECASE)


class Entry(Struct, frozen=True, kw_only=True):
    """A claim that goes into the ledger, with its article and the story it belongs to."""

    claim: Casualty
    article: Article
    story: str


def key_of(claim: Casualty) -> str:
    """What must agree for two figures of one claimant to be the same count on different days."""
    people, place = fold(claim.people or ""), fold(claim.place or "")
    return "|".join((fold(claim.claimant or ""), claim.effect, claim.scope, people, place))


def enter(entries: Iterable[Entry], since: date) -> tuple[Entry, ...]:
    """One entry for each claimant, key and figure: ten outlets that carry one figure are one. The best-sourced stays, then the first had.

    The count of an incident that is dated to before `since` is background, and left to the editions of its own day.
    """
    kept: dict[tuple[object, ...], Entry] = {}
    for entry in sorted(entries, key=_preference):
        claim = entry.claim
        if claim.status in {"denied", "planned"} or not _worth_a_row(claim) or _is_past(entry, since):
            continue
        story = entry.story if claim.scope == "incident" else ""
        kept.setdefault((key_of(claim), story, claim.low, claim.high), entry)
    return tuple(sorted(_without_echoes(list(kept.values())), key=_order))


def _is_past(entry: Entry, since: date) -> bool:
    """Whether an incident's count tells of days before `since` only; a running total is of today whenever it began."""
    published = entry.article.published_at
    newest = newest_day(entry.claim.quote, published) if published and entry.claim.scope == "incident" else None
    return newest is not None and newest < since


def _worth_a_row(claim: Casualty) -> bool:
    """A figure with a claimant or a place can be weighed; `one person died`, by nobody, nowhere, can't. A named dead is no count."""
    named = claim.low == 1 and claim.high == 1 and bool(_OFFICE.search(claim.people or ""))
    counted = claim.low > 1 or (claim.low == 1 and claim.scope == "incident" and claim.effect in {"killed", "injured", "missing"})
    return counted and bool(claim.place or claim.claimant) and not named


def _without_echoes(entries: list[Entry]) -> list[Entry]:
    """Without figures by nobody in particular that a named claimant gives for the same effect, place and number."""
    named = {(e.claim.effect, fold(e.claim.place or ""), e.claim.low) for e in entries if e.claim.claimant}
    return [e for e in entries if e.claim.claimant or (e.claim.effect, fold(e.claim.place or ""), e.claim.low) not in named]


def _preference(entry: Entry) -> tuple[object, ...]:
    claim = entry.claim
    filled = sum(bool(x) for x in (claim.claimant, claim.via, claim.place, claim.people, claim.since))
    return (-filled, entry.article.fetched_at is None, entry.article.fetched_at, entry.article.id, claim.field, claim.start)


def _order(entry: Entry) -> tuple[object, ...]:
    claim = entry.claim
    effects = ("killed", "injured", "missing", "displaced", "detained")
    return (claim.scope != "cumulative", effects.index(claim.effect), -claim.low, key_of(claim), entry.article.id, claim.start)


def row(entry: Entry, source: int, marks: tuple[Mark, ...] = (), flags: tuple[str, ...] = ()) -> LedgerRow:
    """A ledger row as the page prints it; `source` is the number of its article under Sources."""
    claim, article = entry.claim, entry.article
    return LedgerRow(
        key=key_of(claim),
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
        marks=marks,
        flags=flags,
    )


def latest(history: Sequence[HistoryRecord]) -> dict[str, tuple[str, LedgerRow]]:
    """The last printed row of each key, with the day it stood in; `history` in order of days."""
    return {r.key: (record.day, r) for record in history for r in record.ledger}


def marks_for(entry: Entry, before: Mapping[str, tuple[str, LedgerRow]]) -> tuple[Mark, ...]:
    """How this figure stands to the claimant's last one. Only a named claimant's cumulative count can be revised."""
    claim = entry.claim
    if claim.scope != "cumulative" or not claim.claimant:
        return ()
    if key_of(claim) not in before:
        return (Mark(kind="NEW", cause="claimant", note="first figure by this claimant"),)
    day, old = before[key_of(claim)]
    if (old.low, old.high) == (claim.low, claim.high):
        return (Mark(kind="UNCHANGED", cause="claimant", note=f"as on {day}"),)
    word = "up" if claim.low > old.low else "down"
    return (Mark(kind="REVISED", cause="claimant", note=f"{word} from {old.figure} ({day})"),)


def flags_for(entry: Entry, before: Mapping[str, tuple[str, LedgerRow]]) -> tuple[str, ...]:
    """Reasons to read this figure with care, in words."""
    claim, old = entry.claim, before.get(key_of(entry.claim))
    if claim.scope == "cumulative" and claim.claimant and old and claim.low < old[1].low:
        return (f"a cumulative count that falls: {old[1].figure} on {old[0]}",)
    return ()


def disputes(rows: Sequence[LedgerRow]) -> tuple[Dispute, ...]:
    """Rows of different claimants on the same effect, people, place and scope whose figures can't both be right.

    Incident figures are compared within one story only. A row without claimant or place is never a side.
    """
    groups: dict[tuple[str, ...], list[LedgerRow]] = {}
    for r in rows:
        if r.claimant and r.place:
            about = r.story if r.scope == "incident" else ""
            groups.setdefault((r.effect, r.scope, fold(r.place), fold(r.people), about), []).append(r)
    return tuple(Dispute(subject=_subject(g[0]), sides=tuple(g)) for g in (_one_each(v) for v in groups.values()) if _disagree(g))


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
    people = f"{r.people} " if r.people else ""
    since = f" since {r.since}" if r.since else " in all" if r.scope == "cumulative" else ""
    return f"{people}{r.effect} in {r.place}{since}".strip().capitalize() if not r.people else f"{people}{r.effect} in {r.place}{since}"


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
