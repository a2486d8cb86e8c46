"""Which of the day's articles and passages are one story for a reader, and which story of earlier editions it goes on from.

Refuses to rely on the grouping by whole texts alone: in one conflict all texts have much in common. That grouping gives a head start;
the headlines and leads must bear it out. Refuses to join two stories that earlier editions told apart.
"""

from collections.abc import Mapping, Sequence
from heapq import nlargest

from msgspec import Struct

from diurna.edition import StoryRecord
from diurna.interpret.openings import Opening, Rarity, alike, blended, likeness, opening
from diurna.interpret.stories import Passage, story_record
from diurna.interpret.stories.grouping import Links, agglomerate
from diurna.interpret.stories.traits import Traits
from diurna.model import Article

#: Openings this alike are one story; less alike ones, too, that the grouping by whole texts put together.
_JOIN, _HEAD_START = 0.24, 0.11
#: Of two groups of the day, the likest two openings count as much as all pairs.
_SINGLE = 0.5
#: A story of earlier days goes on in an opening that is this much more like it, or, where whole texts say so, less; and in which so much
#: is shared beside the foremost name: the same minister acts every day.
_GOES_ON, _GOES_ON_START, _BESIDE = -0.02, 0.07, 1.5
#: Within a day both tell the day's news, so a shared name says more.
_BESIDE_TODAY = 3.0
#: Of a known story's lines these many stand for it in how common a word is.
_TYPICAL = 3
#: Known stories, and openings of the day, that are compared with one: those that share the most.
_COMPARED = 16


class _Told(Struct, frozen=True):
    """A known story: its headline and printed lines, the latest first, and what most of them have."""

    id: str
    lines: tuple[Opening, ...]
    most: Traits


def settled(
    units: Sequence[Passage], put: Mapping[str, str], known: Mapping[str, StoryRecord]
) -> tuple[dict[str, str], dict[str, StoryRecord]]:
    """The story of each unit, by unit id, and the record of each story of the day. `put`: the story by whole texts, by unit id."""
    openings = [opening(p.unit.title, p.unit.text, p.unit.source) for p in units]
    told = [_told(known[s]) for s in sorted(known)]
    today, before = _links(openings, [put[p.unit.id] for p in units], told)
    homes: dict[str, list[Article]] = {}
    for _, group in agglomerate(today, _JOIN, single=_SINGLE):
        parts = [units[m].unit for m in group]
        home = _home([before[m] for m in group])
        # Two groups of the day may go on from one story.
        homes.setdefault(story_record(parts).id if home is None else told[home].id, []).extend(parts)
    records = {story: story_record(parts, known.get(story)) for story, parts in homes.items()}
    return {a.id: story for story, parts in homes.items() for a in parts}, records


def _home(near: Sequence[Mapping[int, float]]) -> int | None:
    """The known story that a group of the day goes on from, by its position: the one most like its members, if like enough."""
    totals = {s: (sum(n.get(s, 0.0) for n in near) / len(near) + 2 * max(n.get(s, 0.0) for n in near)) / 3 for m in near for s in m}
    best = max(((score, -s) for s, score in totals.items()), default=(0.0, 0))
    return -best[1] if best[0] >= _JOIN else None


def _told(record: StoryRecord) -> _Told:
    lines = tuple(opening(line) for line in dict.fromkeys((record.title, *reversed(record.said))))
    return _Told(record.id, lines, blended(lines))


def _links(openings: Sequence[Opening], put: Sequence[str], told: Sequence[_Told]) -> tuple[Links, list[dict[int, float]]]:
    """How alike each two openings are; and each opening and the known stories, by their positions. With the head starts."""
    grouped: dict[str, list[Traits]] = {}
    for story, held in zip(put, openings, strict=True):
        grouped.setdefault(story, []).append(held.whole)
    rarity = Rarity([*grouped.values(), *([frozenset().union(*(o.whole for o in t.lines[:_TYPICAL]))] for t in told)])
    links: Links = {n: {} for n in range(len(openings))}
    before: list[dict[int, float]] = []
    today, past = _postings([o.whole for o in openings]), _postings([t.most for t in told])
    for n, held in enumerate(openings):
        for m in _nearest(held.whole, today, rarity, below=n):
            if (score := likeness(held, openings[m], rarity, beside=_BESIDE_TODAY)) > 0:
                links[n][m] = links[m][n] = score + _HEAD_START * (put[n] == put[m])
        stories = _nearest(held.whole, past, rarity, below=len(told))
        before.append({s: _goes_on(held, told[s], rarity) + (_GOES_ON_START if put[n] == told[s].id else _GOES_ON) for s in stories})
    return links, before


def _postings(held: Sequence[Traits]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = {}
    for position, traits in enumerate(held):
        for key in traits:
            postings.setdefault(key, []).append(position)
    return postings


def _nearest(held: Traits, postings: Mapping[str, Sequence[int]], rarity: Rarity, *, below: int) -> list[int]:
    """The positions before `below` that share the most with an opening; ties go to the earlier."""
    shared: dict[int, float] = {}
    for key in held:
        if (weight := rarity.weight(key)) > 0:
            for other in postings.get(key, ()):
                if other >= below:
                    break
                shared[other] = shared.get(other, 0.0) + weight
    return [-m for _, m in nlargest(_COMPARED, ((w, -m) for m, w in shared.items()))]


def _goes_on(held: Opening, story: _Told, rarity: Rarity) -> float:
    """How much an opening is like a story's likest line, and like all of them: a story that went far must not take in everything."""
    likest = max(likeness(held, line, rarity, beside=_BESIDE, before=True) for line in story.lines)
    return (2 * likest + max(alike(h, story.most, rarity, beside=_BESIDE) for h in (held.head, held.whole))) / 3
