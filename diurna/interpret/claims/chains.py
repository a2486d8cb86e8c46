"""Groups joined in one count: `two men, a boy and his aunt`. It refuses appositions, and never joins across a verb."""

from collections.abc import Sequence

from diurna.interpret.claims import grammar
from diurna.interpret.claims.groups import Group
from diurna.interpret.claims.reading import Reading
from diurna.interpret.claims.tokens import Token


def whole(reading: Reading, open_groups: Sequence[Group], at: int) -> Group | None:
    """The counted group that a plural verb belongs to, where what stands nearer details it: `six people, most of them boys, were …`."""
    counted = [g for g in open_groups if g.kind in {"count", "vague"} and g.low > 1 and not g.weak]
    near = open_groups[-1]
    if not counted or near is counted[-1] or reading.tokens[at].low not in {"were", "are", "have"}:
        return None
    following = reading.tokens[counted[-1].end].text if counted[-1].end < len(reading.tokens) else ""
    return counted[-1] if near.kind == "many" or (near.low == 1 and following in {",", "("}) else None


def same_bracket(found: Sequence[Token], i: int, j: int) -> bool:
    """Whether tokens `i` and `j` stand in one pair of brackets that opens right before `i`."""
    span = [t.text for t in found[i:j]]
    return "(" in [t.text for t in found[max(0, i - 3) : i]] and ")" not in span


def object_of_preposition(reading: Reading, group: Group) -> bool:
    """Whether a group hangs on a preposition, and so is no subject: `in a clash between two groups`."""
    found, i = reading.tokens, group.start - 1
    while i >= 0 and found[i].low in {"least", "the", "about", "around", "over", "nearly", "than", "estimated", "a", "an", "both"}:
        i -= 1
    if i and found[i].low in {"as", "with"} and found[i - 1].low in {"well", "along", "together", ","}:
        return False
    return (
        i >= 0
        and found[i].low in grammar.PREPOSITIONS
        and not (found[i].low == "of" and i and found[i - 1].low in {"total", "number", "most", "all", "some"})
    )


def chain_left(reading: Reading, groups_: Sequence[Group]) -> list[Group]:
    """The last of `groups_` with those joined to it before."""
    chain = [groups_[-1]]
    for group in reversed(groups_[:-1]):
        if group.weak and group.kind == "one" and not chain[0].weak and reading.tokens[chain[0].start - 1].low == "and":
            break  # `hit a depot, and 30 soldiers were injured`: what a noun that counts nobody stands for isn't joined
        if not between_is_chain(reading, group, chain[0].start) or _apposition(reading, group, chain[0], joined=len(chain) > 1):
            break
        chain.insert(0, group)
    return _numbered(reading, chain)


def _apposition(reading: Reading, group: Group, following: Group, *, joined: bool) -> bool:
    """`a man, the director, …`, `90 people, a cautious estimate`: only a comma between, the second single, and no `and` in the list."""
    words = [t.low for t in reading.tokens[group.end : following.start]]
    articles = group.kind == "name" or reading.tokens[group.start].low in {"a", "an", "the", "one"}
    return words == [","] and (following.definite or ((articles or following.weak) and not joined and following.kind == "one"))


def _numbered(reading: Reading, chain: Sequence[Group]) -> list[Group]:
    """A chain without the bare plurals, where it has numbers: in `11 soldiers and loyalists` the number counts both."""
    counted = [g for g in chain if g.kind != "many"] or list(chain)
    first, rest = counted[0], counted[1:]
    parted = bool(rest) and reading.tokens[first.end].low in _CHAIN  # `two teachers and two pupils`: the second says nothing of the first
    told = rest and not parted and first.kind == "count" and 1 < first.low == sum(g.low for g in rest)
    return [first] if told else counted  # `two civilians, a writer and a child, were killed` are two


def _another_deed(reading: Reading, start: int) -> bool:
    """`killed nine and seized one lorry`, `… and driven 900 from their homes`: a verb stands between conjunction and number."""
    found = reading.tokens
    verb = found[start - 1]
    if verb.low.endswith("ed") and verb.low not in _JOINING:
        return True
    joined = start > 1 and found[start - 2].low == "and" and verb.kind == "word" and not verb.capital
    return joined and verb.low not in _JOINING | grammar.ADVERBS | grammar.PREPOSITIONS | grammar.DEMONSTRATIVES | grammar.POSSESSIVES


_JOINING = frozenset(
    {"unidentified", "suspected", "alleged", "armed", "added", "other", "another", "some", "well", "possibly", "perhaps", "as"}
)
_CHAIN = frozenset({"and", "&", "plus", "along", "together", "alongside", "or"})


def between_is_chain(reading: Reading, group: Group, start: int) -> bool:
    """Whether only a conjunction, with what modifies the first, stands between a group and the token `start`."""
    words = [t.low for t in reading.tokens[group.end : start]]
    joined = (
        bool(_CHAIN & set(words))
        or words == [","]
        or words[:3] in (["as", "well", "as"], ["in", "addition", "to"])
        or "well" in words
        or (words[:1] == [","] and len(words) <= 8)
    )
    if not joined or len(words) > 25 or words[:2] == [",", "with"] or _another_deed(reading, start):
        return False
    depth = 0
    for word in words:
        depth += (word == "(") - (word == ")")
        if depth == 0 and (
            word in {"was", "were", "is", "are", ";"}
            or word in grammar.BOUNDARIES | {"what"}
            or (word in grammar.VERBS and word not in {"aged", "used", "named", "identified"})
            or (word.endswith("ing") and word not in {"including", "according", "building", "evening", "morning", "neighboring"})
        ):
            return False
    return not any(group.end <= t.start < start for t in reading.triggers)


#: Who says it is none of those it befell: `killed five, two sources said`.
_SPOKEN = frozenset({"said", "says", "say", "told", "tells", "reported", "confirmed", "added", "claimed", "announced"})


def _speaks(reading: Reading, at: int) -> bool:
    """Whether `of …` from the token `at` on ends in a verb of saying: `a commander of the northern front said`."""
    found = reading.tokens
    if found[at].low not in {"of", "for", "at", "from", "with"}:
        return False
    starts = {t.start for t in reading.triggers}
    for i in range(at + 1, min(at + 10, len(found))):
        if found[i].low in _SPOKEN:
            return True
        if (found[i].kind == "mark" and found[i].text not in "-'’") or i in starts or found[i].low in grammar.AUXILIARIES:
            return False
    return False


def followed_by_predicate(reading: Reading, group: Group) -> bool:
    """Whether a group is the subject of its own verb: `…, five others were injured`, `12 wounded`."""
    i, found = group.end, reading.tokens
    while i < len(found) and (
        found[i].low in {"others", "more", "people", "also", "reportedly"} or (found[i].low.endswith("ly") and found[i].low != "family")
    ):
        i += 1
    if i >= len(found):
        return False
    if (
        found[i].low in grammar.BE | _SPOKEN
        or _speaks(reading, i)
        or found[i].low
        in {
            "has",
            "have",
            "had",
            "died",
            "remain",
            "remained",
            "suffered",
            "sustained",
        }
    ):
        return True
    return any(t.start == i and t.form == "part" and t.word not in {"shot", "dead"} for t in reading.triggers) and group.kind != "none"


def chain_right(reading: Reading, first: Group) -> list[Group]:
    """`first` with those joined to it after, up to one that has a verb of its own."""
    chain = [first]
    for group in reading.groups:
        if group.start < chain[-1].end or group.part:
            continue
        if not between_is_chain(reading, chain[-1], group.start) or followed_by_predicate(reading, group):
            break
        if group.weak and not chain[-1].weak and group.start - chain[-1].end > 1:
            break  # killed five guards and set fire to 12 wagons
        if group.kind == "pronoun" or (group.kind == "many" and group.definite) or _far(reading, chain[-1], group):
            break
        if _apposition(reading, chain[-1], group, joined=_listed(reading, group)):
            break
        chain.append(group)
    return _numbered(reading, chain)


def _listed(reading: Reading, group: Group) -> bool:
    """Whether a list goes on after `group` with `, and` or `and` right away."""
    return "and" in [t.low for t in reading.tokens[group.end : group.end + 2]]


def _far(reading: Reading, group: Group, following: Group) -> bool:
    words = [t.low for t in reading.tokens[group.end : following.start]]
    return len(words) > 8 and "and" not in words[-2:] and "as" not in words[-2:]
