"""Grouping: a batch of units joined with one another and with known stories by average link.

Refuses to join two known stories: an id once given stays. Pairs that nothing proposed count as unlike.
"""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush

import numpy as np

from diurna.interpret.stories.forest import Forest
from diurna.interpret.stories.likeness import FEATURES, likeness
from diurna.interpret.stories.memory import Floats, Memory, Numbers, Unit, Weighed, blend
from diurna.interpret.stories.proposing import known_stories, one_another

#: A member of the batch by its position; a known story by -1 - its position.
Node = int
#: Two headlines, neither of which has the other's foremost name: another place, another person. Labelled events of one kind are too few
#: to teach the trees how much that says of headlines.
OTHER_NAME = 0.5
#: A group of no more texts than this is left over, and one of at least so many times as many is greater.
LEFTOVER, GREATER = 2, 4
#: A pair less probably of one event than this counts as one that nothing proposed.
LEAST = 0.02
_NAME_OFF = FEATURES.index("name_off")
Links = dict[Node, dict[Node, float]]
#: A group: the position of the known story that it joins, if any, and its members.
Found = tuple[int | None, list[int]]


class Group:
    """The members of one group, and for each neighbour the sum of pairwise probabilities, and the highest of them.

    `single`: how much single link, by the highest, counts beside average link, 0..1.
    """

    def __init__(self, links: Links, join: float, *, single: float = 0.0) -> None:
        self.links, self.join, self.single = links, join, single
        self.highest: Links = {a: dict(near) for a, near in links.items()} if single else {}
        self.members: dict[Node, list[Node]] = {node: [node] for node in links}

    def average(self, a: Node, b: Node) -> float:
        """The mean probability over all pairs of the two groups' members; with single link, part of the way to the highest."""
        mean = self.links[a][b] / (len(self.members[a]) * len(self.members[b]))
        return mean + self.single * (self.highest[a][b] - mean) if self.single else mean

    def may_join(self, a: Node, b: Node) -> bool:
        """Whether two groups are like enough, and not both known stories."""
        return not (a < 0 and b < 0) and self.average(a, b) >= self.join

    def merge(self, a: Node, b: Node) -> Node:
        """Join two groups under the lower node (a known story's, where one is in it); gives that node."""
        kept, gone = min(a, b), max(a, b)
        self.members[kept] += self.members.pop(gone)
        for node, total in self.links.pop(gone).items():
            self.links[node].pop(gone, None)
            if node != kept:
                self.links[kept][node] = self.links[node][kept] = self.links[kept].get(node, 0.0) + total
                if self.single:
                    best = max(self.highest[gone][node], self.highest[kept].get(node, 0.0))
                    self.highest[kept][node] = self.highest[node][kept] = best
        return kept


def groups(units: Sequence[Unit], memory: Memory, forest: Forest) -> list[Found]:
    """Groups of positions in `units`, each with the position of the known story it joins, if any; in order of their first members."""
    return _with_leftovers(agglomerate(_links(units, memory, forest), forest.join), units, memory, forest)


def _with_leftovers(found: list[Found], units: Sequence[Unit], memory: Memory, forest: Forest) -> list[Found]:
    """Groups, the leftovers among them put into the greater group that each is likest as a whole, if it is like enough.

    Refuses to join two groups of several texts: those are oftener two events of one kind than one event told in two ways.
    """
    parts = [[*([] if story is None else [memory.units[story]]), *(units[m] for m in members)] for story, members in found]
    counts = [sum(u.count for u in part) for part in parts]
    great = {n for n, count in enumerate(counts) if count >= GREATER}
    left = {n for n, (story, _) in enumerate(found) if story is None and counts[n] <= LEFTOVER}
    if not great or not left:
        return found
    into: dict[int, tuple[float, int]] = {}
    for a, b, likely in _likely(memory.weigh([blend(part, memory) for part in parts]), forest):
        for one, other in ((a, b), (b, a)):
            if one in left and other in great and counts[other] >= GREATER * counts[one] and likely >= forest.join:
                into[one] = max(into.get(one, (0.0, 0)), (likely, -other))
    joined: dict[int, list[int]] = {n: list(members) for n, (_, members) in enumerate(found) if n not in into}
    for one, (_, other) in into.items():
        joined[-other] += found[one][1]
    return sorted(((found[n][0], sorted(members)) for n, members in joined.items()), key=lambda g: g[1][:1])


def _likely(whole: Weighed, forest: Forest) -> Iterator[tuple[int, int, float]]:
    """Pairs of groups that share something telling, and how probably they are of one event."""
    a, b = one_another(whole)
    return zip(a.tolist(), b.tolist(), _counted(likeness(whole, whole, (a, b)), forest).tolist(), strict=True)


def _counted(rows: Floats, forest: Forest) -> Floats:
    return forest.probabilities(rows) * np.where(rows[:, _NAME_OFF] > 1, OTHER_NAME, 1.0)


def agglomerate(links: Links, join: float, *, single: float = 0.0) -> list[Found]:
    """Nodes joined, the likest first, until none is like enough; ties go to the earlier. Given as `groups` gives them."""
    table = Group(links, join, single=single)
    heap = [(-table.average(a, b), a, b) for a in sorted(links) for b in sorted(links[a]) if a < b and table.may_join(a, b)]
    heapify(heap)
    while heap:
        score, a, b = heappop(heap)
        stale = a not in table.members or b not in table.members or b not in table.links[a]
        if stale or -score != table.average(a, b):
            continue
        kept = table.merge(a, b)
        for node in sorted(table.links[kept]):
            if table.may_join(kept, node):
                heappush(heap, (-table.average(kept, node), min(kept, node), max(kept, node)))
    found = [(node, sorted(m for m in members if m >= 0)) for node, members in table.members.items()]
    return [(-1 - node if node < 0 else None, members) for node, members in sorted(found, key=lambda g: g[1][:1]) if members]


def _links(units: Sequence[Unit], memory: Memory, forest: Forest) -> Links:
    links: Links = {position: {} for position in range(len(units))}
    for a, b, row in asked(units, memory):
        found = _counted(row, forest)
        worth = np.flatnonzero(found >= LEAST)
        for one, other, probability in zip(a[worth].tolist(), b[worth].tolist(), found[worth].tolist(), strict=True):
            links.setdefault(other, {})[one] = probability
            links[one][other] = probability
    return links


def asked(units: Sequence[Unit], memory: Memory) -> Iterator[tuple[Numbers, Numbers, Floats]]:
    """Each unit with the known stories, and with the others of the batch, that share something telling with it: nodes, and the likeness."""
    batch = memory.weigh(units)
    a, b = known_stories(batch, memory)
    positions, place = np.unique(b, return_inverse=True)
    stories = memory.weigh([memory.units[p] for p in positions.tolist()])
    yield a, -1 - b, likeness(batch, stories, (a, place))
    a, b = one_another(batch)
    yield a, b, likeness(batch, batch, (a, b))
