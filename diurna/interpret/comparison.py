"""What differs between two editions, typed and with its cause: two days (a catch-up) or two revisions of one day.

Refuses to call withdrawn what nobody withdrew: what merely left the page is unchanged, and no longer shown.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from diurna.differences import Comparison, ComparisonItem
from diurna.edition import Cause, Change, Citation, Edition, LedgerRow, Mark, Point, StoryBlock, name_of
from diurna.interpret.changes import what_is_counted
from diurna.interpret.claimants import compatible, one_claimant
from diurna.interpret.figures import given_by
from diurna.interpret.terms import figures, same_statement
from diurna.text import day_in_words

#: Of what is no longer there between two days, so many stories are named.
_MOST_SILENT = 5
_UNSHOWN = "no longer shown"


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
        elif old.figure != r.figure and (old.low, old.high, old.qualifier) != (r.low, r.high, r.qualifier):
            yield ComparisonItem(
                section="figures",
                mark=_moved(old, r, earlier, later),
                text=f"{who} now {r.figure}{stands}.",
                before=old.figure,
                after=r.figure,
                citations=cites,
            )
    # Another day without a figure doesn't take it back; another revision of one day does.
    for key, old in was.items() if earlier.day == later.day else ():
        if key not in pairs.values():
            mark = _fallen_away(old, earlier, later)
            stands = " no longer stands" if mark.kind == "WITHDRAWN" else ""
            text = f"{_who(old)}: {what_is_counted(old)} {old.figure}{stands}."
            yield ComparisonItem(section="figures", mark=mark, text=text, before=old.figure)


def _who(row: LedgerRow) -> str:
    name = given_by(row)
    return f"{name[:1].upper()}{name[1:]}"


def _printed_on(row: LedgerRow) -> str:
    """The day of the edition that printed a total last; of one over several days, the last."""
    return day_in_words(row.printed.rpartition(".r")[0][-len("2031-05-14") :])


def _moved(old: LedgerRow, new: LedgerRow, earlier: Edition, later: Edition) -> Mark:
    """Of one day, a figure that an earlier edition printed takes the place of one that fell away: nobody revised anything."""
    if new.printed and earlier.day == later.day:
        left = _fallen_away(old, earlier, later)
        return replace(left, note=", ".join(filter(None, (f"was {old.figure}", left.note))))
    cause = _cause(earlier, later, _versions(later, (new.citation,)))
    return _revised(old, new, cause if cause != "event" else "claimant")


def _fallen_away(row: LedgerRow, earlier: Edition, later: Edition) -> Mark:
    """The mark of a figure that a later revision of the day has not; a total that stood on was its own edition's."""
    counted = figures(row.figure)
    if counted and any((c.kind, c.edition) == ("WITHDRAWN", row.printed) and counted <= figures(c.said) for c in later.corrections):
        return Mark(kind="WITHDRAWN", cause="our correction")
    return _left(earlier, later, _versions(earlier, (row.citation,)))


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
    said, top = _words(earlier), {p.text for p in later.bottom_line}
    for story, block in now.items():
        fresh = [p for p in block.points if said.isdisjoint((p.text, _spoken(p))) and p.text not in top]
        if fresh:
            cause = _cause(earlier, later, _versions(later, fresh[0].citations))
            mark = Mark(kind="UPDATED" if story in was else "NEW", cause=cause)
            yield ComparisonItem(
                section="stories", mark=mark, text=_spoken(fresh[0]), before=_title(was.get(story)), citations=fresh[0].citations
            )
    gone = {story: old for story, old in was.items() if story not in now and _title(old)}
    yield from _left_out(gone, earlier, later) if earlier.day == later.day else _fallen_silent(gone, later)


def _words(edition: Edition) -> set[str]:
    """All that an edition says of its stories: their lines, with and without who is named before them, and their headings."""
    lines = {text for p in _points(edition) for text in (p.text, _spoken(p))}
    return lines | {s.title for t in edition.themes for s in t.stories if s.title}


def _left_out(gone: Mapping[str, StoryBlock], earlier: Edition, later: Edition) -> Iterator[ComparisonItem]:
    """The stories of a day that its later revision has not. One whose line or heading stands on that page is there, whatever its id, its
    words or its place.
    """
    stands = _words(later) | {c.text for c in later.changes}
    for old in gone.values():
        told = {_title(old), *(p.text for p in old.points)}
        if not any(text in stands or any(same_statement(text, other) for other in stands) for text in told):
            mark = _left(earlier, later, [v for p in old.points for v in _versions(earlier, p.citations[:1])])
            yield ComparisonItem(section="gone quiet", mark=mark, text=_title(old))


def _left(earlier: Edition, later: Edition, versions: Sequence[str]) -> Mark:
    """The mark of what an earlier revision showed of `versions` and the later one doesn't: only what was taken back is withdrawn; else it's
    as it was, and no longer shown, as the day's other news took its place.
    """
    if _taken_back(later).intersection(versions):
        return Mark(kind="WITHDRAWN", cause="our correction")
    return Mark(kind="UNCHANGED", cause=_cause(earlier, later), note=_UNSHOWN)


def _taken_back(edition: Edition) -> set[str]:
    """The versions that a person or their outlet had withdrawn by an edition."""
    return {v for w in edition.inputs.withdrawn for v in w.versions} | set(edition.history.corrected)


def _fallen_silent(gone: Mapping[str, StoryBlock], later: Edition) -> Iterator[ComparisonItem]:
    """The stories that another day tells no longer, the most covered first; the others of each cause are counted."""
    told = {s.id for s in later.history.stories if not s.quiet_since} | {i for s in later.history.stories for i in s.merged}
    silent = sorted((old for story, old in gone.items() if story not in told), key=lambda b: (-b.origins, -b.articles))
    more: Counter[Cause] = Counter()
    for n, old in enumerate(silent):
        cause = _silence(old, later)
        if n < _MOST_SILENT:
            yield ComparisonItem(section="gone quiet", mark=Mark(kind="QUIET", cause=cause), text=_title(old))
        else:
            more[cause] += 1
    for cause, number in more.items():
        text = f"{number} more {'story' if number == 1 else 'stories'} of which this edition says nothing."
        yield ComparisonItem(section="gone quiet", mark=Mark(kind="QUIET", cause=cause), text=text)


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
