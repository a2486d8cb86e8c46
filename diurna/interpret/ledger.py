"""The casualty ledger: claims on one population, effect, place and scope side by side. Figures of different claimants are never added."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import Citation, Dispute, HistoryRecord, LedgerRow, Mark, Series, SeriesStep
from diurna.interpret.claimants import Entry, compatible, is_bare, latest_told, merged, named, one_claimant
from diurna.interpret.dated import nearest_day, newest_day
from diurna.interpret.figures import differs, figure_in_words
from diurna.interpret.guards import JUMP, flags_for
from diurna.interpret.places import countries_in
from diurna.interpret.standing import FALL, Against, is_one_total, last_figure, marks_for, sentence, unheard
from diurna.interpret.voices import one_voice
from diurna.model import Casualty
from diurna.text import fold

# A day's table that nobody reads to its end helps nobody; what is beyond stays in the articles, and the section says how much.
MOST_ROWS = 40
_DAY = timedelta(days=1)
# The toll of an attack goes on moving for so long; what is older is background, though somebody speaks of it today.
_RECENT = timedelta(days=14)
# A total that nobody repeated for longer is history, and `diurna ledger` has it.
_CARRIED, _MOST_CARRIED = timedelta(days=28), 12

# One dead is a count where somebody counts: `one person`, `a man`; a name is no number.
_ONE = re.compile(
    r"\b(?:one|1|a|an|another|single)\b(?:-[\w’'-]+)?(?: [\w’'-]+){0,4} "
    r"(?:person|people|man|woman|child|boy|girl|baby|soldier|civilian|worker|"
    r"resident|protester|police ?(?:officer|man)|officer|fighter|militant|journalist|doctor|teacher|student|villager|sailor|driver|"
    r"passenger|service ?member|serviceman|troop|guard|pilot|migrant|teenager|body|death|casualty|victim)\b|"
    r"\b(?:one|1)\b[^.]{0,25}\b(?:killed|dead|died|injured|wounded|missing)\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_OFFICE = re.compile(r"\b(?:president|leader|minister|commander|general|chief|official|ayatollah|ambassador|secretary)\b", re.IGNORECASE)


def key_of(claim: Casualty) -> str:
    """What must agree for two figures of one claimant to be the same count on different days."""
    people, place = fold(claim.people or ""), fold(claim.place or "")
    return "|".join((fold(claim.claimant or ""), claim.effect, claim.scope, people, place, fold(claim.since or "")))


def enter(entries: Iterable[Entry], since: date, known: Iterable[str] = ()) -> tuple[Entry, ...]:
    """One entry for each claimant, population, place, scope and figure: ten outlets that carry one figure are one.

    Claimants stand under their fullest names, those of earlier editions (`known`) included. The count of an incident that is dated to
    before `since` is background, and left to the editions of its own day.
    """
    worth = [e for e in entries if e.claim.status not in {"denied", "planned"} and _worth_a_row(e.claim) and not _is_past(e, since)]
    told = _under_one_name(_without_echoes(latest_told(merged(named(worth, known)))))
    return tuple(sorted((e for e in told if not any(_is_loose(e, other) for other in told)), key=_order))


#: `About 250` is 246, and hardly 230.
_LOOSE = 0.05


def _is_loose(entry: Entry, other: Entry) -> bool:
    """Whether `other` gives the same voice's count of the day better: 246 for `about 250`, or for `at least 40` by another of its names.

    Of one name's `40` and `at least 40` the latter stands: an outlet that leaves `at least` out says less than it was told.
    """
    one, two = entry.claim, other.claim
    alike = all(getattr(one, k) == getattr(two, k) for k in ("effect", "scope")) and bool(one.place and two.place)
    same = alike and all(compatible(getattr(one, k), getattr(two, k)) for k in ("place", "people", "since"))
    return same and _is_looser(one, two) and one_voice(one.claimant, two.claimant)


def _is_looser(one: Casualty, two: Casualty) -> bool:
    if one.low == two.low and fold(one.claimant or "") == fold(two.claimant or ""):
        return (one.qualifier, two.qualifier) == ("exact", "at_least")
    near = one.low == two.low or (one.qualifier == "about" and abs(one.low - two.low) <= _LOOSE * two.low)
    return near and one.qualifier in {"about", "at_least"} and two.qualifier == "exact"


def _is_past(entry: Entry, since: date) -> bool:
    """Whether an incident's count tells of days before `since` only; a running total is of today whenever it began.

    An article that was late tells of its own day. A toll of an earlier day that the sentence dates to today, too, is today's.
    """
    published = entry.article.published_at
    if published is None or entry.claim.scope != "incident":
        return False
    edge = min(since, published.date() - _DAY)
    quoted = newest_day(entry.claim.quote, published)
    if quoted is not None and quoted < edge - _RECENT:
        return True
    days = [d for d in (quoted, newest_day(sentence(entry), published)) if d is not None]
    return max(days) < edge if days else bool(_PREVIOUSLY.search(entry.claim.quote))


# `had previously struck the camp, killing six`: told of an earlier day, of which nothing more is said.
_PREVIOUSLY = re.compile(
    r"\b(?:previously|earlier) (?!reported|said|unknown|unreported|announced|thought|than|in\b|on\b|today)[a-z]+(?:ed|ck|it|ght|ot)\b"
)


def _counted_on(entry: Entry) -> str:
    """The day of a figure: for an incident's, the day that its sentence tells of the harm, where that is earlier than the article's."""
    published = entry.article.published_at
    if published is None:
        return ""
    told = sentence(entry)
    harm = _HARM[entry.claim.effect].search(told, max(told.find(entry.claim.quote), 0)) if entry.claim.scope == "incident" else None
    day = nearest_day(told, harm.start(), published) if harm else None
    return f"{min(day, published.date()) if day else published:%Y-%m-%d}"


_HARM: Mapping[str, re.Pattern[str]] = {
    "killed": re.compile(r"\b(?:kill|dead|dea|die|dying|lives|bod|martyr|shot|slain|murder|toll)", re.IGNORECASE),
    "injured": re.compile(r"\b(?:injur|wound|hurt)", re.IGNORECASE),
    "missing": re.compile(r"\b(?:missing|unaccounted)", re.IGNORECASE),
    "displaced": re.compile(r"\bdisplac", re.IGNORECASE),
    "detained": re.compile(r"\b(?:detain|arrest|held|jail|captur)", re.IGNORECASE),
}


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


def _under_one_name(entries: Sequence[Entry]) -> list[Entry]:
    """Without a figure that the same claimant gives under a fuller name, for the same people, place and scope."""
    kept: list[Entry] = []
    for e in sorted(entries, key=lambda e: (-len(e.claim.claimant or ""), _order(e))):
        if not (e.claim.claimant and any(_is_twin(e, k) for k in kept)):
            kept.append(e)
    return kept


def _is_twin(entry: Entry, other: Entry) -> bool:
    one, two = entry.claim, other.claim
    figures = all(getattr(one, k) == getattr(two, k) for k in ("effect", "scope", "low", "high", "qualifier"))
    named = all(compatible(getattr(one, k), getattr(two, k)) for k in ("place", "people", "since"))
    return (
        figures
        and named
        and one_claimant(one.claimant or "", two.claimant or "")
        and (one.scope == "cumulative" or entry.story == other.story)
    )


def _order(entry: Entry) -> tuple[object, ...]:
    claim = entry.claim
    effects = ("killed", "injured", "missing", "displaced", "detained")
    return (claim.scope != "cumulative", effects.index(claim.effect), -claim.low, key_of(claim), entry.article.id, claim.start)


def row(entry: Entry, source: int, against: Against, entered: Sequence[Entry] = ()) -> LedgerRow:
    """A ledger row as the page prints it; `source` is the number of its article under Sources, `entered` all of the day's figures.

    Its key is that of the claimant's last figure for the same count, so that a count keeps its key however it is worded.
    """
    claim, article = entry.claim, entry.article
    last = last_figure(entry, against.before)
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
        as_of=claim.as_of or _counted_on(entry),
        story=entry.story,
        citation=Citation(source=source, field=claim.field, start=claim.start, end=claim.end),
        marks=marks_for(entry, against),
        flags=flags_for(entry, against, entered),
    )


class Absent(Struct, frozen=True, kw_only=True):
    """What an edition can't stand on: versions that were taken back (`gone`), and sources that are silent against their habit."""

    gone: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()


def is_doubted(row: LedgerRow) -> bool:
    """Whether a figure jumped beyond what its claimant's others make likely."""
    return any(flag.startswith(JUMP) for flag in row.flags)


def carried(rows: Sequence[LedgerRow], history: Sequence[HistoryRecord], day: str, absent: Absent) -> tuple[LedgerRow, ...]:
    """Running totals of which the day's articles say nothing new, as last printed in the four weeks before, with that day; newest first.

    Only totals of a named claimant stand on, and none that was doubted. They cite no source of this edition, but name the one that printed
    them; that a silent source printed them is said.
    """
    since = (date.fromisoformat(day[:10]) - _CARRIED).isoformat()
    kept: list[LedgerRow] = []
    for record in reversed([h for h in history if h.day >= since]):
        lost = {c.number for c in record.cited if c.version in absent.gone}
        # Of two figures of one day the higher is the total; the lower may be of a shorter time.
        for r in sorted(record.ledger, key=lambda r: -r.low):
            stands = r.scope == "cumulative" and _says_of_what(r) and r.citation.source not in lost and not is_doubted(r)
            # A total doesn't halve: a figure so much lower counts less, whatever it was read as.
            if stands and not any(is_one_total(r, o) and FALL * o.low >= r.low for o in (*rows, *kept)):
                kept.append(_carried(r, record, absent.silent))
    return tuple(kept[:_MOST_CARRIED])


def _says_of_what(row: LedgerRow) -> bool:
    """Whether a row still tells, days later, who counts whom: a named claimant, and a place, a beginning or a nation."""
    return bool(row.claimant) and not is_bare(row.claimant) and bool(row.place or row.since or countries_in(row.people))


def _carried(row: LedgerRow, record: HistoryRecord, silent: frozenset[str]) -> LedgerRow:
    said = row.as_of if _ISO.fullmatch(row.as_of) else record.day[-10:]
    when = date.fromisoformat(said)
    note = f"no new figure since {when.day} {when:%B}"
    mark = Mark(kind="UNCHANGED", cause="claimant", note=note)
    if row.outlet in silent:
        mark = Mark(kind="UNCHANGED", cause="our coverage", note=f"{note}; {unheard(row.outlet)}")
    name = f"{record.desk}-{record.day}.r{record.revision}"
    return replace(row, marks=(mark,), citation=replace(row.citation, source=0), printed=name)


def disputes(rows: Sequence[LedgerRow]) -> tuple[Dispute, ...]:
    """Rows of different claimants on the same effect, scope and place whose figures can't both be right.

    Incident figures are compared within one story only, whoever is said to have been hit: that is often what is disputed. Running
    totals are compared where they count the same people since the same day. A row without claimant, or by one that may be anybody, is
    never a side.
    """
    groups: dict[tuple[str, ...], list[list[LedgerRow]]] = {}
    for r in rows:
        named = r.claimant and not is_bare(r.claimant) and not is_doubted(r)
        if named and r.qualifier != "vague" and (r.scope == "incident" or r.since or r.place):
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
    """Each cumulative toll of a named claimant with a figure today over the days, where it has moved."""
    steps: dict[str, dict[str, LedgerRow]] = {}
    for when, ledger in (*((h.day, h.ledger) for h in history), (day, rows)):
        for r in ledger:
            if r.scope == "cumulative" and r.claimant and not r.printed:
                steps.setdefault(r.key, {})[when] = r
    current = {r.key for r in rows if not r.printed}
    return tuple(_series(k, steps[k]) for k in sorted(steps) if k in current and len({r.low for r in steps[k].values()}) > 1)


def _series(key: str, by_day: Mapping[str, LedgerRow]) -> Series:
    days = sorted(by_day)
    last = by_day[days[-1]]
    marks = ["", *(_step_mark(by_day[a], by_day[b]) for a, b in pairwise(days))]
    label = f"{last.people or 'people'} {last.effect}" + (f", {last.place}" if last.place else "")
    steps = tuple(SeriesStep(day=d, value=by_day[d].low, mark=m) for d, m in zip(days, marks, strict=True))
    return Series(key=key, label=label, claimant=last.claimant, steps=steps)


def _step_mark(before: LedgerRow, after: LedgerRow) -> str:
    """METHOD breaks the line; a fall is marked. A total that rises is what totals do."""
    if any(m.kind == "METHOD" for m in after.marks):
        return "METHOD"
    return "REVISED down" if after.low < before.low else ""


def confirmed(rows: Sequence[LedgerRow]) -> tuple[LedgerRow, ...]:
    """The rows, with CONFIRMED on each whose figure another named claimant gives for the same count on the same day."""
    out = []
    for r in rows:
        same = (o for o in rows if o is not r and _gives_same(r, o))
        others = sorted({o.claimant for o in same})
        mark = Mark(kind="CONFIRMED", cause="claimant", note=f"as said by {', '.join(others)}")
        out.append(replace(r, marks=(*r.marks, mark)) if others and not any(m.kind == "CONFIRMED" for m in r.marks) else r)
    return tuple(out)


def _gives_same(one: LedgerRow, other: LedgerRow) -> bool:
    """Whether two claimants, neither of whom may be the other or anybody, give one figure for what can only be one count."""
    if (
        not one.claimant
        or not other.claimant
        or is_bare(one.claimant)
        or is_bare(other.claimant)
        or compatible(one.claimant, other.claimant)
    ):
        return False
    figures = (
        all(getattr(one, k) == getattr(other, k) for k in ("effect", "scope", "low", "high")) and one.qualifier != "vague" and one.low > 1
    )
    alike = (
        bool(one.place and other.place)
        and compatible(one.place, other.place)
        and compatible(one.people, other.people)
        and compatible(one.since, other.since)
    )
    return figures and alike and (one.scope == "cumulative" or one.story == other.story)


def with_marks(rows: Sequence[LedgerRow], disputed: Sequence[Dispute]) -> tuple[LedgerRow, ...]:
    """The rows, with DISPUTED on each side of a dispute, naming the other claimants."""
    sides = {(s.key, s.low, s.citation): d for d in disputed for s in d.sides}
    out = []
    for r in rows:
        dispute = sides.get((r.key, r.low, r.citation))
        others = sorted({f"{s.claimant}: {s.figure}" for s in dispute.sides if s.claimant != r.claimant}) if dispute else []
        out.append(replace(r, marks=(*r.marks, Mark(kind="DISPUTED", cause="claimant", note="; ".join(others)))) if others else r)
    return tuple(out)
