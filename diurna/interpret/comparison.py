"""What differs between two editions, typed and with its cause: two days (a catch-up) or two revisions of one day."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from diurna.differences import Comparison, ComparisonItem
from diurna.edition import Cause, Change, Citation, Edition, LedgerRow, Mark, Point, StoryBlock, name_of
from diurna.interpret.changes import what_is_counted
from diurna.interpret.claimants import compatible, one_claimant
from diurna.interpret.figures import given_by
from diurna.text import day_in_words


def compare(one: Edition, other: Edition) -> Comparison:
    """The differences from the earlier of two editions to the later one, by day, then by revision; in the order of the page."""
    earlier, later = sorted((one, other), key=lambda e: (e.day, e.revision))
    items = (*_corrections(earlier, later), *_bottom_line(earlier, later), *_figures(earlier, later), *_stories(earlier, later))
    cited = {c.source for i in items for c in i.citations}
    return Comparison(
        title=later.title,
        earlier=name_of(earlier),
        later=name_of(later),
        zone=later.window.zone,
        cutoff=later.window.end,
        items=items,
        sources=tuple(s for s in later.sources if s.number in cited),
    )


def as_changes(comparison: Comparison) -> tuple[Change, ...]:
    """The same as changes, for the edition that is a later revision: what differs from the one before it."""
    return tuple(
        Change(mark=i.mark, text=i.text, theme="", story="", citations=i.citations, before=i.before, after=i.after)
        for i in comparison.items
    )


def _cause(earlier: Edition, later: Edition, versions: Sequence[str] = ()) -> Cause:
    """Why a later revision of one day says more or less: articles recorded since, or ones taken back. Between days it is the event."""
    if earlier.day != later.day:
        return "event"
    if later.inputs.withdrawn != earlier.inputs.withdrawn:
        return "our correction"
    since = set(later.inputs.versions) - set(earlier.inputs.versions)
    return "late report" if since and (not versions or since & set(versions)) else "our coverage"


def _versions(edition: Edition, citations: Sequence[Citation]) -> list[str]:
    by_number = {s.number: s.version for s in edition.sources}
    return [by_number[c.source] for c in citations if c.source in by_number]


def _corrections(earlier: Edition, later: Edition) -> Iterator[ComparisonItem]:
    told = {(c.edition, c.said, c.now) for c in earlier.corrections}
    # What several revisions printed is taken back once: here nobody asks which.
    fresh = {(c.said, c.now): c for c in reversed(later.corrections) if (c.edition, c.said, c.now) not in told}
    for c in later.corrections:
        if fresh.get((c.said, c.now)) is c:
            mark = Mark(kind=c.kind, cause="our correction", note=c.edition)
            yield ComparisonItem(section="corrections", mark=mark, text=c.now, before=f"“{c.said}”", citations=c.citations)


def _bottom_line(earlier: Edition, later: Edition) -> Iterator[ComparisonItem]:
    before = {p.text for p in _points(earlier)}
    for p in later.bottom_line:
        if p.text not in before:
            mark = next((m for m in p.marks if m.kind != "LATE"), Mark(kind="NEW"))
            cause = _cause(earlier, later, _versions(later, p.citations))
            # Between days the line's own mark knows: a revised figure is its claimant's doing.
            cause = mark.cause if cause == "event" else cause
            yield ComparisonItem(section="bottom line", mark=Mark(kind=mark.kind, cause=cause), text=_spoken(p), citations=p.citations)


def _spoken(point: Point) -> str:
    return f"{point.lead} {point.text}".strip()


def _points(edition: Edition) -> Iterator[Point]:
    yield from edition.bottom_line
    for theme in edition.themes:
        yield from theme.summary
        for story in theme.stories:
            yield from story.points


#: A row's key, and of an incident its story.
_Count = tuple[str, str]


def _rows(edition: Edition) -> dict[_Count, LedgerRow]:
    """The rows by count, the highest figure of each; an incident's by its story."""
    found: dict[_Count, LedgerRow] = {}
    for r in edition.ledger:
        key = (r.key, r.story if r.scope == "incident" else "")
        if key not in found or r.low > found[key].low:
            found[key] = r
    return found


def _paired(was: Mapping[_Count, LedgerRow], now: Mapping[_Count, LedgerRow]) -> dict[_Count, _Count]:
    """For each count of the later edition its own in the earlier one: by key and story; else, where a story or a claimant bears another
    name since, by the key alone, or by one claimant's same figure. Each is paired once.
    """
    pairs = {key: key for key in now if key in was}
    for is_same in (_has_key, _is_said_again):
        for key, row in now.items():
            left = (old for old in was if old not in pairs.values() and is_same(was[old], row))
            if key not in pairs and (old := next(left, None)):
                pairs[key] = old
    return pairs


def _has_key(one: LedgerRow, other: LedgerRow) -> bool:
    return one.key == other.key


def _is_said_again(one: LedgerRow, other: LedgerRow) -> bool:
    """Whether two rows are one figure of one claimant, whose name or people one of them has more fully."""
    same = (one.effect, one.scope, one.low, one.high, one.qualifier) == (other.effect, other.scope, other.low, other.high, other.qualifier)
    return (
        same and one_claimant(one.claimant, other.claimant) and compatible(one.people, other.people) and compatible(one.place, other.place)
    )


def _figures(earlier: Edition, later: Edition) -> Iterator[ComparisonItem]:
    was, now = _rows(earlier), _rows(later)
    # Two revisions of one day may stand on another history, and so know a story or a claimant by another name.
    pairs = _paired(was, now) if earlier.day == later.day else {key: key for key in now if key in was}
    for key, r in now.items():
        old = was.get(pairs[key]) if key in pairs else None
        cause: Cause = _cause(earlier, later, _versions(later, (r.citation,)))
        who = f"{_who(r)}: {what_is_counted(r)}"
        # A total that stands on from an edition before has no source on the later page.
        stands = f", as printed on {_printed_on(r)}" if r.printed else ""
        cites = () if r.printed else (r.citation,)
        if old is None:
            yield ComparisonItem(
                section="figures", mark=Mark(kind="NEW", cause=cause), text=f"{who} {r.figure}{stands}.", after=r.figure, citations=cites
            )
        elif (old.low, old.high, old.qualifier) != (r.low, r.high, r.qualifier):
            yield ComparisonItem(
                section="figures",
                mark=_moved(old, r, cause, same_day=earlier.day == later.day),
                text=f"{who} now {r.figure}{stands}.",
                before=old.figure,
                after=r.figure,
                citations=cites,
            )
    # Another day without a figure doesn't take it back; another revision of one day does.
    for key, old in was.items() if earlier.day == later.day else ():
        if key not in pairs.values():
            text = f"{_who(old)}: {what_is_counted(old)} {old.figure} no longer stands here."
            yield ComparisonItem(section="figures", mark=Mark(kind="WITHDRAWN", cause=_cause(earlier, later)), text=text, before=old.figure)


def _who(row: LedgerRow) -> str:
    name = given_by(row)
    return f"{name[:1].upper()}{name[1:]}"


def _printed_on(row: LedgerRow) -> str:
    """The day of the edition that printed a total last; of one over several days, the last."""
    return day_in_words(row.printed.rpartition(".r")[0][-len("2031-05-14") :])


def _moved(old: LedgerRow, new: LedgerRow, cause: Cause, *, same_day: bool) -> Mark:
    """Of one day, a figure that an earlier edition printed takes the place of one that fell away: nobody revised anything."""
    if new.printed and same_day:
        return Mark(kind="WITHDRAWN", cause=cause, note=f"was {old.figure}")
    return _revised(old, new, cause if cause != "event" else "claimant")


def _revised(old: LedgerRow, new: LedgerRow, cause: Cause) -> Mark:
    method = next((m for m in new.marks if m.kind == "METHOD"), None)
    if method:
        return method
    return Mark(kind="REVISED", cause=cause, direction="down" if new.low < old.low else "up", note=f"from {old.figure}")


def _blocks(edition: Edition) -> dict[str, StoryBlock]:
    found: dict[str, StoryBlock] = {}
    for theme in edition.themes:
        for story in theme.stories:
            found.setdefault(story.id, story)
    return found


def _stories(earlier: Edition, later: Edition) -> Iterator[ComparisonItem]:
    was, now = _blocks(earlier), _blocks(later)
    said = {p.text for p in _points(earlier)}
    top = {p.text for p in later.bottom_line}
    for story, block in now.items():
        fresh = [p for p in block.points if p.text not in said and p.text not in top]
        if fresh:
            cause = _cause(earlier, later, _versions(later, fresh[0].citations))
            mark = Mark(kind="UPDATED" if story in was else "NEW", cause=cause)
            yield ComparisonItem(
                section="stories", mark=mark, text=_spoken(fresh[0]), before=_title(was.get(story)), citations=fresh[0].citations
            )
    told = {s.id for s in later.history.stories if not s.quiet_since} | {i for s in later.history.stories for i in s.merged}
    # Of one day, a story whose lines or headline stand on the later page is there, whatever its id or its place.
    stands = {t for p in _points(later) for t in (p.text, _spoken(p))} | {b.title for b in now.values()} | {c.text for c in later.changes}
    for story, old in was.items():
        if earlier.day == later.day and (_title(old) in stands or any(p.text in stands for p in old.points)):
            continue
        if story not in now and (earlier.day == later.day or story not in told) and (title := _title(old)):
            kind: Literal["QUIET", "WITHDRAWN"] = "QUIET" if earlier.day != later.day else "WITHDRAWN"
            mark = Mark(kind=kind, cause=_silence(old, later) if kind == "QUIET" else _cause(earlier, later))
            yield ComparisonItem(section="gone quiet", mark=mark, text=title)


def _silence(old: StoryBlock, later: Edition) -> Cause:
    """Why a story that was told has nothing in `later`: our coverage where that edition says so, or heard none of the outlets that told
    it; else nobody knows.
    """
    heard = {r.source for r in later.coverage.rows if r.versions > r.failed}
    unheard = heard.isdisjoint(p.outlet for p in old.points)
    said = any(q.id == old.id and q.cause == "our coverage" for q in later.quiet)
    return "our coverage" if said or unheard else ""


def _title(block: StoryBlock | None) -> str:
    return (block.title or _spoken(block.points[0])) if block else ""
