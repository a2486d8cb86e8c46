"""Which of the day's articles and passages are one story for a reader, and which story of earlier editions it goes on from.

Refuses to rely on the grouping by whole texts alone: in one conflict all texts have much in common. That grouping gives a head start;
the headlines and leads must bear it out. Refuses to make one story of two that earlier editions told apart, or two of one,
but where what was printed of them says so as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import StoryRecord
from diurna.interpret.bearing import borne
from diurna.interpret.lineage import aliases, together
from diurna.interpret.openings import Opening, Rarity, alike, blended, elsewhere, likeness, one_scene, one_truce, opening
from diurna.interpret.scenes import goes_on
from diurna.interpret.standalone import LIVE
from diurna.interpret.statements import is_statement
from diurna.interpret.stories import Passage, story_record
from diurna.interpret.stories.grouping import Links, agglomerate
from diurna.interpret.stories.traits import Traits
from diurna.interpret.truces import names_truce
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
#: Two known stories are one where a group of the day is this much like each, and they this much like one another.
_PROVED, _ONE = 0.36, 0.45
#: Of a known story's lines these many stand for it in how common a word is.
_TYPICAL = 3
#: Known stories, and openings of the day, that are compared with one: those that share the most.
_COMPARED = 16
#: What is only to come.
_FORESEEN = re.compile(
    r"\b(?:will|(?:are|is|were|was) (?:to|likely)|(?:expected|set|due|scheduled|planned|poised|plans?|aims?|hopes?) to|ahead of|"
    r"to (?:hold|meet|kick off|resume|begin|open|start|attend|visit|host|discuss|sign))\b",
    re.IGNORECASE,
)


class _Told(Struct, frozen=True):
    """A known story: its headline and printed lines, the latest first, and what most of them have; `shown`: which of them an edition
    printed as news of one event (the headline of a live page names many), and `words`: which only tell what a party says.
    """

    id: str
    lines: tuple[Opening, ...]
    most: Traits
    names_truce: bool
    shown: tuple[bool, ...]
    words: tuple[bool, ...]


class Settled(Struct, frozen=True):
    """`story_of`: the story of each unit, by unit id. `records`: of each story of the day. `merged`: what was known of each story of which
    another proves to be part, of both together. `goes_on_from`: by unit id the headline or printed line of its story of whose event
    the unit itself tells more.
    """

    story_of: Mapping[str, str]
    records: Mapping[str, StoryRecord]
    merged: Mapping[str, StoryRecord]
    goes_on_from: Mapping[str, str]


class _Group(Struct, frozen=True):
    """Units of the day that are one story, by their positions, and the known stories that they may go on from, the likest first."""

    members: Sequence[int]
    homes: Sequence[tuple[float, str]]


def settled(
    units: Sequence[Passage], put: Mapping[str, str], known: Mapping[str, StoryRecord], quotes: frozenset[str] = frozenset()
) -> Settled:
    """Where each unit of the day belongs. `put`: the story by whole texts, by unit id; `quotes`: what earlier editions quoted anywhere: a
    story's headline may have stood on no page.
    """
    openings = [opening(p.unit.title, p.unit.text, p.unit.source) for p in units]
    told = {s: _told(known[s], quotes) for s in sorted(known)}
    rarity = _rarity(openings, [put[p.unit.id] for p in units], list(told.values()))
    today, before = _links(openings, [put[p.unit.id] for p in units], list(told.values()), rarity)
    found = [(g, _homes([before[m] for m in g], list(told))) for _, g in agglomerate(today, _JOIN, single=_SINGLE)]
    carried = {(m, s): _carried(openings[m], told[s], rarity) for g, near in found for _, s in near for m in g}
    groups = [_Group(g, [(score, s) for score, s in near if any(carried[m, s] is not None for m in g)]) for g, near in found]
    merged = _merged(groups, told, known, rarity)
    to = aliases(merged.values())
    homes: dict[str, list[Article]] = {}
    from_: dict[str, str] = {}
    parted = list(_parted(groups, openings, told))
    for group, story in parted:
        parts = [units[m].unit for m in group.members]
        # Two groups of the day may go on from one story.
        home = to.get(group.homes[0][1], group.homes[0][1]) if group.homes and not story else story_record(parts).id
        homes.setdefault(home, []).extend(parts)
        from_ |= {home: to.get(story, story)} if story else {}
    before_ = {**known, **merged}
    records = {s: replace(r, split_from=from_.get(s, r.split_from)) for s in homes for r in [story_record(homes[s], before_.get(s))]}
    ways = [(m, g.homes[0][1]) for g, story in parted if g.homes and not story for m in g.members]
    from_line = [(m, s, line) for m, s in ways if (line := carried[m, s]) is not None and told[s].shown[line]]
    goes_on_from = {units[m].unit.id: _state(_printed(known[s]), line, told[s]) for m, s, line in from_line}
    return Settled({a.id: story for story, parts in homes.items() for a in parts}, records, merged, goes_on_from)


def _carried(now: Opening, story: _Told, rarity: Rarity) -> int | None:
    """The line of a known story whose event an opening tells more of: the latest that was printed."""
    order = sorted(range(len(story.lines)), key=lambda n: (not story.shown[n], n))
    found = borne(now, [story.lines[n] for n in order], rarity)
    return None if found is None else order[found]


def _homes(near: Sequence[Mapping[int, float]], stories: Sequence[str]) -> list[tuple[float, str]]:
    """The known stories that a group of the day may go on from: those like enough its members, the likest first."""
    totals = {s: (sum(n.get(s, 0.0) for n in near) / len(near) + 2 * max(n.get(s, 0.0) for n in near)) / 3 for m in near for s in m}
    return [(total, stories[s]) for s, total in sorted(totals.items(), key=lambda t: (-t[1], t[0])) if total >= _JOIN]


def _merged(
    groups: Sequence[_Group], told: Mapping[str, _Told], known: Mapping[str, StoryRecord], rarity: Rarity
) -> dict[str, StoryRecord]:
    """Pairs of known stories that today prove to be one: a group clearly goes on from both, and what was printed of both is alike, too."""
    merged: dict[str, StoryRecord] = {}
    taken: set[str] = set()
    for group in groups:
        pair = [story for score, story in group.homes[:2] if score >= _PROVED]
        if len(pair) > 1 and taken.isdisjoint(pair) and _is_one(told[pair[0]], told[pair[1]], rarity):
            record = together(known[pair[0]], known[pair[1]])
            merged[record.id] = record
            taken |= set(pair)
    return merged


def _is_one(one: _Told, other: _Told, rarity: Rarity) -> bool:
    return alike(one.most, other.most, rarity, beside=_BESIDE) >= _ONE or any(
        one_scene(a, b, rarity) == 1 and goes_on(a.scene, b.scene) for a in one.lines for b in other.lines
    )


def _parted(groups: Sequence[_Group], openings: Sequence[Opening], told: Mapping[str, _Told]) -> Iterator[tuple[_Group, str]]:
    """Each group with the story that it parts from, if it does: another group goes on from that more, and the two set different scenes,
    both of which the story told.
    """
    for group in groups:
        story = group.homes[0][1] if group.homes else ""
        likest = max((g for g in groups if g.homes and g.homes[0][1] == story), key=lambda g: (g.homes[0][0], -g.members[0]), default=group)
        yield group, story if likest is not group and _are_two(group, likest, openings, told[story]) else ""


def _are_two(one: _Group, other: _Group, openings: Sequence[Opening], story: _Told) -> bool:
    words = frozenset().union(*(line.words for line in story.lines))
    sides = [(openings[a], openings[b]) for a in one.members for b in other.members]
    return all(elsewhere(a, b) and not words.isdisjoint(a.scene.places) and not words.isdisjoint(b.scene.places) for a, b in sides)


def _printed(record: StoryRecord) -> tuple[str, ...]:
    """A known story's headline and lines, the latest first, each once."""
    return tuple(dict.fromkeys((record.title, *reversed(record.said))))


def _state(printed: Sequence[str], line: int, story: _Told) -> str:
    """The line that today's tells more of; where that only foresaw what was told later, the latest printed that tells what happened."""
    later = (told for n, told in enumerate(printed[:line]) if story.shown[n] and not story.words[n] and not _FORESEEN.search(told))
    return next(later, printed[line]) if _FORESEEN.search(printed[line]) else printed[line]


def _told(record: StoryRecord, quotes: frozenset[str]) -> _Told:
    printed = _printed(record)
    lines = tuple(opening(line) for line in printed)
    # A state outlet's headline is kept with its lead.
    bare = [line.rpartition("): ")[2].strip("“”") for line in printed]
    shown = tuple(
        not LIVE.search(line) and (not quotes or not quotes.isdisjoint((line, words)) or line in record.said)
        for line, words in zip(printed, bare, strict=True)
    )
    return _Told(record.id, lines, blended(lines), any(map(names_truce, printed)), shown, tuple(map(is_statement, printed)))


def _rarity(openings: Sequence[Opening], put: Sequence[str], told: Sequence[_Told]) -> Rarity:
    """How rare each trait is among the day's openings, grouped as whole texts are, and the known stories."""
    grouped: dict[str, list[Traits]] = {}
    for story, held in zip(put, openings, strict=True):
        grouped.setdefault(story, []).append(held.whole)
    return Rarity([*grouped.values(), *([frozenset().union(*(o.whole for o in t.lines[:_TYPICAL]))] for t in told)])


def _links(openings: Sequence[Opening], put: Sequence[str], told: Sequence[_Told], rarity: Rarity) -> tuple[Links, list[dict[int, float]]]:
    """How alike each two openings are; and each opening and the known stories, by their positions. With the head starts."""
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
    if held.truce and held.truce.alone and not story.names_truce:
        # What leads up to a truce is told without one; the truce is a thing of its own.
        return 0.0
    likest = max(likeness(held, line, rarity, beside=_BESIDE, before=True) for line in story.lines)
    if any(one_truce(held, line) for line in story.lines):
        return likest
    return (2 * likest + max(alike(h, story.most, rarity, beside=_BESIDE) for h in (held.head, held.whole))) / 3
