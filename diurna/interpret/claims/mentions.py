"""Mentions: what one sentence says of casualties, before anyone asks who says so or adds up.

It refuses what is only threatened, feared or denied in the sentence's own words, people who act rather than suffer, and breakdowns of a count
already given. It never looks beyond the sentence.
"""

from collections.abc import Sequence

from msgspec import Struct, structs

from diurna.interpret.claims import grammar, lexicon
from diurna.interpret.claims.groups import Group, groups
from diurna.interpret.claims.numbers import quantity_at
from diurna.interpret.claims.tokens import Token, tokens
from diurna.interpret.claims.triggers import Harm, Trigger, triggers
from diurna.model import Qualifier


class Mention(Struct, frozen=True, kw_only=True):
    """`low`..`high` people (`high` None where open) befallen by `effect`, in code points `start`..`end` of the sentence.

    `heads`: the counting nouns. `definite`: points back to people spoken of before. `more`: on top of others. `toll`: a running toll.
    `named`: counted by names. `self_inflicted`: killed themselves. `trigger`: the casualty word. `single`: one person by an article, not a number.
    """

    effect: Harm
    low: int
    high: int | None
    qualifier: Qualifier
    start: int
    end: int
    heads: tuple[str, ...] = ()
    definite: bool = False
    more: bool = False
    toll: bool = False
    named: bool = False
    single: bool = False
    plural: bool = False
    self_inflicted: bool = False
    number_at: int = 0
    trigger: str = ""
    trigger_at: int = 0
    names: tuple[str, ...] = ()
    many: bool = False
    mixed: bool = False
    people: tuple[str, ...] = ()


class Reading(Struct, frozen=True):
    """A sentence taken apart once, for all who ask."""

    tokens: tuple[Token, ...]
    triggers: tuple[Trigger, ...]
    groups: tuple[Group, ...]


def take_apart(sentence: str) -> Reading:
    """Tokens, casualty words and groups of `sentence`."""
    found = tokens(sentence)
    words = triggers(found)
    if not words:
        return Reading(found, (), ())
    inside = frozenset(i for t in words for i in range(t.start, t.end))
    return Reading(found, words, groups(found, inside))


def mentions(sentence: str) -> tuple[Mention, ...]:
    """Everything `sentence` says of people killed, hurt, missing, displaced or held, in reading order of the casualty words."""
    reading = take_apart(sentence)
    result: list[Mention] = []
    taken: set[int] = set()
    for k, trigger in enumerate(reading.triggers):
        if _unreal(reading, trigger) or any(g.start <= trigger.start < g.end for g in reading.groups):
            continue
        chain = _victims(reading, k)
        chain = [g for g in chain if g.start not in taken]
        if not chain:
            inherited = _inherited(reading, k, result)
            if inherited:
                result.append(inherited)
            continue
        taken.update(g.start for g in chain)
        mention = _mention(reading, trigger, chain)
        result.append(structs.replace(mention, mixed=True) if _mixed(reading, k) else mention)
    return tuple(result)


def _mixed(reading: Reading, k: int) -> bool:
    """`killed and wounded`, `killed, injured or captured`: one number for several fates."""
    trigger, found = reading.triggers[k], reading.tokens
    for other in reading.triggers[max(k - 1, 0) : k + 2]:
        between = [t.low for t in found[min(other.end, trigger.end) : max(other.start, trigger.start)]]
        if other.effect != trigger.effect and other.form == trigger.form == "part" and between and set(between) <= {"and", "or", ",", "/", "either"}:
            return other.word != "shot" and trigger.word != "shot"
    return False


_UNREAL = frozenset(
    "could would might may can cannot should shall will must if threatened threatening attempted attempting tried trying plotted plotting wanted intended intends conspired conspiring vowed vows planned planning plotting hoped failed".split()
)


def _unreal(reading: Reading, trigger: Trigger) -> bool:
    """Only threatened, feared, tried or negated: no casualty stated."""
    found, i = reading.tokens, trigger.start
    before = [t.low for t in found[max(i - 5, 0) : i]]
    for word in reversed(before):
        if word in _UNREAL:
            return True
        if word == "to" and trigger.form != "toll" and trigger.form != "noun" and trigger.effect != "missing":
            at = len(before) - 1 - before[::-1].index("to")
            return (
                before[at + 1 :] in (["be"], ["have", "been"], [])
                and (at == 0 or before[at - 1] not in _REPORTED)
                and trigger.word not in {"body of"}
            )
        if word in {"not", "never"} or word.endswith("n't"):
            return True
        if word not in grammar.ADVERBS and word not in grammar.AUXILIARIES:
            break
    after = [t.low for t in found[trigger.end : trigger.end + 2]]
    return bool(before[-1:] == ["if"] or (trigger.form == "noun" and before[-1:] == ["potential"]) or after[:1] == ["threat"])


_REPORTED = frozenset(
    "reported believed confirmed known thought said presumed understood rushed feared alleged claimed leading led due".split()
)


def _victims(reading: Reading, k: int) -> list[Group]:
    """Groups that the k-th casualty word befell, in reading order."""
    trigger = reading.triggers[k]
    if trigger.form == "part":
        passive = _auxiliary(reading, trigger)
        if passive is not None:
            left = _to_left(reading, k, passive)
            right = _to_right(reading, k) if all(g.weak for g in left) else []
            return right or [*left, *_alongside(reading, k)]
        near = [g for g in _adjacent(reading, k) if g.kind != "many" and not (g.weak and g.kind == "one")]
        right = _to_right(reading, k)
        if near and not (right and _acts(reading, trigger, near)):
            return near
        return right or _joined(reading, k)
    if trigger.form == "left":
        return _to_left(reading, k, trigger.start)
    if trigger.form == "right":
        return _to_right(reading, k)
    if trigger.form == "noun":
        return _before_noun(reading, trigger)
    if trigger.form == "body":
        return _before_body(reading, trigger)
    return _after_toll(reading, trigger)


def _alongside(reading: Reading, k: int) -> list[Group]:
    """`was killed along with his three sons`: those named after the verb."""
    found, i = reading.tokens, reading.triggers[k].end
    words = [t.low for t in found[i : i + 4]]
    at = next((i + j + 1 for j, w in enumerate(words) if w in {"alongside", "with"}), None)
    if at is None or not {"alongside", "along", "together"} & set(words):
        return []
    first = next((g for g in reading.groups if g.start == at), None)
    return _chain_right(reading, first) if first and not _followed_by_predicate(reading, first) else []


def _joined(reading: Reading, k: int) -> list[Group]:
    """`was taken from a bus and executed`: a participle joined to an earlier passive shares its subject."""
    trigger, found = reading.triggers[k], reading.tokens
    before = next((i for i in range(trigger.start - 1, -1, -1) if found[i].low not in grammar.ADVERBS), -1)
    if before < 0 or found[before].low != "and":
        return []
    low = _floor(reading, k, before)
    passive = next((i for i in range(before - 1, low, -1) if found[i].low in grammar.BE), None)
    return _to_left(reading, k, passive) if passive is not None else []


def _auxiliary(reading: Reading, trigger: Trigger) -> int | None:
    """Token where the verb group begins, if `trigger` stands in the passive or after a linking verb."""
    found, i = reading.tokens, trigger.start - 1
    while i >= 0 and trigger.start - i <= 6:
        low = found[i].low
        if low in grammar.BE or low.endswith("n't"):
            while i > 0 and (found[i - 1].low in grammar.AUXILIARIES or found[i - 1].low in grammar.ADVERBS - {"both", "all", "least"}):
                i -= 1
            return i
        if low in {"have", "has", "had"} and trigger.word not in {"killed", "injured", "wounded", "slain", "murdered", "hurt"}:
            return i
        if (
            low not in grammar.ADVERBS
            and not low.endswith("ly")
            and low not in {"shot", "and", "or", "killed", "stabbed", "in", "critically"}
        ):
            return None
        if low in {"and", "or"} and not (i and (found[i - 1].low.endswith(("ed", "en")) or found[i - 1].low in {"shot", "dead", "either"})):
            return None
        i -= 1
    return None


def _floor(reading: Reading, k: int, at: int) -> int:
    """First token of the clause that ends before `at`: after the last subordinator, strong mark or finished casualty word."""
    found = reading.tokens
    earlier = reading.triggers[k - 1].end if k else 0
    depth = 0
    for i in range(at - 1, -1, -1):
        token = found[i]
        if token.text == ")":
            depth += 1
        elif token.text == "(":
            if depth == 0:
                return i + 1
            depth -= 1
        if depth:
            continue
        if i < earlier:
            return earlier
        if token.text in ";:" or (token.low in grammar.BOUNDARIES and not (token.low == "since")):
            return i + 1
        if token.low == "as" and i + 1 < len(found) and found[i + 1].low != "well" and (not i or found[i - 1].low != "well"):
            return i + 1
    return max(0, min(earlier, at))


def _to_left(reading: Reading, k: int, at: int) -> list[Group]:
    """The subject of a verb group that begins at token `at`."""
    found = reading.tokens
    relative = at - 1 if at and found[at - 1].low in {*grammar.RELATIVES, "that"} else None
    stop = relative if relative is not None else at
    low = _floor(reading, k, stop)
    near = [g for g in reading.groups if low <= g.start and g.end <= stop]
    inner = [g for g in near if g.part and _same_bracket(found, g.start, at)]
    open_groups = inner or [g for g in near if not g.part and not _object_of_preposition(reading, g)]
    if found[stop - 1].low == "whom" if stop else False:
        open_groups = [g for g in near if g.end <= stop][-1:]
    if relative is not None:
        open_groups = [g for g in near if not g.part][-1:]
    if not open_groups:
        names = _names_before(reading, stop, low)
        return names
    anchor = open_groups[-1]
    whole = _whole(reading, open_groups, at)
    if whole:
        return [whole]
    named = _names_before(reading, stop, max(low, anchor.end))
    if named and not _between_is_chain(reading, anchor, named[0].start):
        return named
    return _chain_left(reading, open_groups)


def _whole(reading: Reading, open_groups: Sequence[Group], at: int) -> Group | None:
    """The counted group that a plural verb belongs to, where what stands nearer only details it: `six people, most of them boys, were …`."""
    counted = [g for g in open_groups if g.kind in {"count", "vague"} and g.low > 1 and not g.weak]
    near = open_groups[-1]
    if not counted or near is counted[-1] or reading.tokens[at].low not in {"were", "are", "have"}:
        return None
    following = reading.tokens[counted[-1].end].text if counted[-1].end < len(reading.tokens) else ""
    return counted[-1] if near.kind == "many" or (near.low == 1 and following in {",", "("}) else None


def _same_bracket(found: Sequence[Token], i: int, j: int) -> bool:
    span = [t.text for t in found[i:j]]
    return "(" in [t.text for t in found[max(0, i - 3) : i]] and ")" not in span


def _object_of_preposition(reading: Reading, group: Group) -> bool:
    found, i = reading.tokens, group.start - 1
    while i >= 0 and found[i].low in {"least", "the", "about", "around", "over", "nearly", "than", "estimated", "a", "an", "both"}:
        i -= 1
    if i and found[i].low in {"as", "with"} and found[i - 1].low in {"well", "along", "together"}:
        return False
    return (
        i >= 0
        and found[i].low in grammar.PREPOSITIONS
        and not (found[i].low == "of" and i and found[i - 1].low in {"total", "number", "most", "all", "some"})
    )


def _chain_left(reading: Reading, groups_: Sequence[Group]) -> list[Group]:
    chain = [groups_[-1]]
    for group in reversed(groups_[:-1]):
        if not _between_is_chain(reading, group, chain[0].start) or _apposition(reading, group, chain[0], joined=len(chain) > 1):
            break
        chain.insert(0, group)
    return _numbered(chain)


def _apposition(reading: Reading, group: Group, following: Group, *, joined: bool) -> bool:
    """`a man, the director, …`: only a comma between two single people, the first with its article, and no `and` in the list."""
    words = [t.low for t in reading.tokens[group.end : following.start]]
    articles = group.kind == "name" or reading.tokens[group.start].low in {"a", "an", "the", "one"}
    return words == [","] and (following.definite or (articles and not joined and following.kind == "one"))


def _numbered(chain: Sequence[Group]) -> list[Group]:
    """A chain without the bare plurals, where it has numbers: in `11 soldiers and loyalists` the number counts both."""
    counted = [g for g in chain if g.kind not in {"many"}] or list(chain)
    first, rest = counted[0], counted[1:]
    told = rest and first.kind == "count" and first.low == sum(g.low for g in rest)
    return [first] if told else counted  # `two civilians, a writer and a child, were killed` are two


_CHAIN = frozenset({"and", "&", "plus", "along", "together", "alongside", "or"})


def _between_is_chain(reading: Reading, group: Group, start: int) -> bool:
    """Whether only a conjunction, with what modifies the first, stands between a group and the token `start`."""
    words = [t.low for t in reading.tokens[group.end : start]]
    joined = (
        bool(_CHAIN & set(words))
        or words == [","]
        or words[:3] == ["as", "well", "as"]
        or "well" in words
        or (words[:1] == [","] and len(words) <= 8)
    )
    if not joined or len(words) > 25:
        return False
    depth = 0
    for word in words:
        depth += (word == "(") - (word == ")")
        if depth == 0 and (
            word in {"was", "were", "is", "are", ";"}
            or word in grammar.BOUNDARIES
            or (word in grammar.VERBS and word not in {"aged", "used", "named", "identified"})
            or (word.endswith("ing") and word not in {"including", "according", "building", "evening", "morning", "neighboring"})
        ):
            return False
    return not any(group.end <= t.start < start for t in reading.triggers)


def _adjacent(reading: Reading, k: int) -> list[Group]:
    """`3 people killed`, `two found dead`, `left nine dead`: the group right before, at most a short phrase away."""
    trigger, found = reading.triggers[k], reading.tokens
    low = _floor(reading, k, trigger.start)
    near = [
        g
        for g in reading.groups
        if low <= g.start and g.end <= trigger.start and not (g.part and not _same_bracket(found, g.start, trigger.start))
    ]
    if not near:
        return []  # a bare name before a participle without a verb acts more often than it suffers
    anchor = near[-1]
    gap = [t for t in found[anchor.end : trigger.start] if t.low not in grammar.ADVERBS and not t.low.endswith("ly")]
    if any(t.kind == "mark" and t.text not in "-\"'“”‘’[]" for t in gap):
        gap_marks = "".join(t.text for t in gap)
        if not (gap_marks.startswith(",") and len(gap) <= 3):
            return []
    if len(gap) > 6 or any(t.low in grammar.VERBS or t.low in grammar.CONJUNCTIONS or t.low in grammar.RELATIVES for t in gap):
        return []
    if gap and gap[0].low not in grammar.PREPOSITIONS and gap[0].kind != "mark" and len(gap) > 2:
        return []
    return _chain_left(reading, near) if not _object_of_preposition(reading, anchor) or trigger.word in {"dead", "killed"} else [anchor]


def _acts(reading: Reading, trigger: Trigger, near: Sequence[Group]) -> bool:
    """Whether the group before an active verb is the one who did it: `two gunmen killed a guard`."""
    gap = reading.tokens[near[-1].end : trigger.start]
    return (
        trigger.word != "dead"
        and (near[-1].kind in {"many", "one", "count", "pronoun", "vague", "name"})
        and not any(t.low in {"found", "left"} for t in gap)
    )


def _to_right(reading: Reading, k: int) -> list[Group]:
    """The object of an active form or of `death of`."""
    trigger, found = reading.triggers[k], reading.tokens
    i = trigger.end
    while i < len(found) and found[i].low in _BEFORE_OBJECT and i - trigger.end < 3:
        if found[i].low == "in" or (found[i].low == "both" and any(g.start == i for g in reading.groups)):
            break
        i += 1
    if i + 1 < len(found) and found[i].low == "and" and found[i + 1].low.endswith("ed") and not any(t.start == i + 1 for t in reading.triggers):
        i += 2  # killed and robbed a merchant
    first = next((g for g in reading.groups if g.start >= i), None)
    if first is None or first.start - i > 0 and not _modifiers(found, i, first.start):
        named = _names_after(reading, i)
        return _chain_right(reading, named[0]) if named else _reflexive(reading, trigger)
    if trigger.form == "part" and _followed_by_predicate(reading, first):
        return []
    if first.kind == "many" and first.end - first.start > 1 and trigger.form == "part" and first.head == "":
        return []
    return _chain_right(reading, first)


_BEFORE_OBJECT = frozenset({"reportedly", "allegedly", "in", "both", "also", ":", '"', "“"})


def _modifiers(found: Sequence[Token], i: int, j: int) -> bool:
    return j - i <= 2 and all(t.low in {"the", "at", "some", "possibly", "up", "his", "her"} or t.capital for t in found[i:j]) and j > i


def _followed_by_predicate(reading: Reading, group: Group) -> bool:
    """Whether a group is the subject of its own verb: `…, five others were injured`, `12 wounded`."""
    i, found = group.end, reading.tokens
    while i < len(found) and (
        found[i].low in {"others", "more", "people", "also", "reportedly"} or (found[i].low.endswith("ly") and found[i].low != "family")
    ):
        i += 1
    if i >= len(found):
        return False
    if found[i].low in grammar.BE or found[i].low in {"has", "have", "had", "died", "remain", "remained", "suffered", "sustained"}:
        return True
    return any(t.start == i and t.form == "part" and t.word not in {"shot", "dead"} for t in reading.triggers) and group.kind != "none"


def _chain_right(reading: Reading, first: Group) -> list[Group]:
    chain = [first]
    for group in reading.groups:
        if group.start < chain[-1].end or group.part:
            continue
        if not _between_is_chain(reading, chain[-1], group.start) or _followed_by_predicate(reading, group):
            break
        if group.kind == "pronoun" or (group.kind == "many" and group.definite) or _far(reading, chain[-1], group):
            break
        if _apposition(reading, chain[-1], group, joined=_listed(reading, group)):
            break
        chain.append(group)
    return _numbered(chain)


def _listed(reading: Reading, group: Group) -> bool:
    """Whether a list goes on after `group` with `, and` or `and` right away."""
    return "and" in [t.low for t in reading.tokens[group.end : group.end + 2]]


def _far(reading: Reading, group: Group, following: Group) -> bool:
    words = [t.low for t in reading.tokens[group.end : following.start]]
    return len(words) > 8 and "and" not in words[-2:] and "as" not in words[-2:]


def _reflexive(reading: Reading, trigger: Trigger) -> list[Group]:
    found, i = reading.tokens, trigger.end
    if i < len(found) and found[i].low in {"himself", "herself", "themselves"} and trigger.effect == "killed":
        return [Group(start=i, end=i + 1, low=1, high=1, kind="one", head="self")]
    if (
        i < len(found)
        and found[i].low in {"him", "her", "them"}
        and (i + 1 >= len(found) or not found[i + 1].capital)
        and found[i].low != "them"
    ):
        return [Group(start=i, end=i + 1, low=1, high=1, kind="pronoun", definite=True, head=found[i].low)]
    return []


def _before_noun(reading: Reading, trigger: Trigger) -> list[Group]:
    """`three deaths`, `two civilian fatalities`, `no casualties`, `casualties: 3`."""
    found = reading.tokens
    near = [g for g in reading.groups if g.end <= trigger.start and trigger.start - g.end <= 3]
    if near and all(t.kind != "mark" and t.low not in grammar.PREPOSITIONS for t in found[near[-1].end : trigger.start]):
        if near[-1].kind == "count":
            return _chain_left(reading, [g for g in reading.groups if g.end <= trigger.start and g.kind == "count" and (not g.part or g is near[-1])])
        return near[-1:] if near[-1].kind in {"vague", "none", "one"} else []
    if trigger.start and _no_reports(found, trigger.start):
        return [Group(start=trigger.start - 1, end=trigger.start, low=0, high=0, kind="none", more=_other(found, trigger.start))]
    if trigger.end < len(found) and found[trigger.end].text == ":":
        after = [g for g in reading.groups if g.start == trigger.end + 1]
        return after[:1]
    if trigger.word == "death" and trigger.start and found[trigger.start - 1].low.endswith("'s"):
        return [Group(start=trigger.start - 1, end=trigger.start, low=1, high=1, kind="name", head="", definite=True)]
    return []


def _other(found: Sequence[Token], i: int) -> bool:
    return any(t.low in {"other", "further", "additional", "more"} for t in found[max(i - 3, 0) : i])


def _no_reports(found: Sequence[Token], i: int) -> bool:
    """`no reports of injuries`, `without casualties`, `neither fatalities nor injuries`, `no deaths or injuries`."""
    words = [t.low for t in found[max(i - 8, 0) : i]]
    if words[-1:] and words[-1] in {"no", "without", "neither", "zero", "nor"}:
        return True
    if words[-1:] and words[-1] in {"any", "causing", "other", "further"} and {"without", "no", "not"} & set(words[-7:]):
        return True
    if words[-1:] == ["of"] and "no" in words[-5:]:
        return True
    return words[-1:] in (["or"], ["and"], ["nor"]) and bool({"no", "neither", "without"} & set(words[-6:]))


def _before_body(reading: Reading, trigger: Trigger) -> list[Group]:
    """`12 bodies`, `a man's body`, `the body`; of `her body` nothing is known but one."""
    found = reading.tokens
    near = [g for g in reading.groups if g.end <= trigger.start and trigger.start - g.end <= 2]
    if near and near[-1].kind in {"count", "vague"} and not near[-1].definite:
        return near[-1:]
    before = [t.low for t in found[max(trigger.start - 3, 0) : trigger.start]]
    if (
        trigger.word == "body"
        and found[trigger.start].low in {"body", "corpse"}
        and any(w.endswith("'s") and _is_one(w[:-2]) for w in before)
    ):
        return [
            Group(
                start=max(trigger.start - 2, 0),
                end=trigger.start,
                low=1,
                high=1,
                kind="one",
                head=before[-1][:-2],
                definite="the" in before,
            )
        ]
    if found[trigger.start].low in {"body", "corpse"} and before[-1:] and before[-1] in {"a", "one"}:
        return [Group(start=trigger.start - 1, end=trigger.start, low=1, high=1, kind="one", head="body")]
    return []


def _is_one(word: str) -> bool:
    return lexicon.is_one(word) or word.endswith("-old")


def _after_toll(reading: Reading, trigger: Trigger) -> list[Group]:
    """The count that a toll rose to, stands at, or is."""
    found = reading.tokens
    if trigger.word == "toll" and not _is_death_toll(found, trigger.start):
        return []
    numbers = [g for g in reading.groups if trigger.end <= g.start <= trigger.end + 25 and g.kind in {"count", "vague"} and not g.part]
    ended = next((i for i in range(trigger.end, len(found)) if found[i].text == ";"), len(found))
    for group in numbers:
        before = found[group.start - 1].low
        if (
            group.start < ended
            and before
            in {
                "to",
                "at",
                "of",
                "is",
                "was",
                "reached",
                "surpassed",
                "exceeded",
                "past",
                "passed",
                ":",
                "hit",
                "hits",
                "topped",
                "reaches",
                "tops",
                "nears",
                "be",
                "toll",
                "stands",
                "above",
                "over",
                "nearing",
            }
            or before.endswith("ed")
        ):
            return [group]
    return []


def _is_death_toll(found: Sequence[Token], i: int) -> bool:
    before = [t.low for t in found[max(i - 3, 0) : i]]
    return bool({"death", "fatality", "casualty", "human", "killed", "deaths", "overall"} & set(before)) or (
        before[-1:] in (["the"], ["a"], ["its"], ["official"], ["total"])
    )


def _names_before(reading: Reading, stop: int, low: int) -> list[Group]:
    """Names that end right before token `stop`, with ages and brackets between them: `Ana Roe, 31, and Tom Lee were …`."""
    found = reading.tokens
    i, count, inside, first, last_cap = stop - 1, 0, False, stop, stop
    depth = 0
    while i >= low:
        token = found[i]
        if token.text in ")]":
            depth += 1
        elif token.text in "([":
            depth -= 1
        elif depth == 0:
            if _name_token(found, i, low):
                if not inside:
                    count, inside = count + 1, True
                first = last_cap = i
            elif token.kind in {"number", "age"} or token.low in {",", "and", "of", "&", ".", "-", "jr", "jr.", "aged"}:
                inside = False
                if token.low == "of":
                    count = max(count - 1, 0)  # what stood after `of` was a town, not a person
            elif token.low in {"al", "bin", "ibn", "el", "von", "de", "al-", "abu", "van", "la"}:
                pass
            else:
                break
        i -= 1
    if not count or stop - last_cap > 12 * count:
        return []
    if count == 1 and not _plausible_name(found, first):
        return []
    return [Group(start=first, end=stop, low=count, high=count, kind="name", definite=True, head="")]


def _name_token(found: Sequence[Token], i: int, low: int) -> bool:
    token = found[i]
    return token.kind == "word" and token.capital and token.low not in _NO_NAME and (i > low or i == 0 or token.low not in grammar.ADVERBS)


_NO_NAME = frozenset(
    "the a an in on at but and or he she it they we i his her their this that these those there no two three four five six seven eight nine ten police monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november december when where while after before as "
    "if what who another some others several officials authorities one none all both many most hamas israel russia ukraine hezbollah bodies death deaths "
    "however meanwhile also later then reuters".split()
)


def _plausible_name(found: Sequence[Token], i: int) -> bool:
    from diurna.interpret.places import country_of  # noqa: PLC0415

    return country_of(found[i].text) is None and not found[i].text.isupper()


def _names_after(reading: Reading, i: int) -> list[Group]:
    """Names that begin at token `i`: `killing Ana Roe, 31, and Tom Lee`."""
    found = reading.tokens
    if i >= len(found) or not _name_token(found, i, i):
        end = next(
            (j for j in range(min(i + 3, len(found) - 1), i - 1, -1) if found[j].kind == "age" or lexicon.is_one(found[j].low)), None
        )
        plain = end is not None and all(t.kind in {"word", "age"} and t.low not in _NO_MODIFIER for t in found[i:end])
        return [Group(start=i, end=end + 1, low=1, high=1, kind="one", head=found[end].low)] if end is not None and plain else []
    count, j, inside = 1, i + 1, True
    while j < len(found) and j - i < 14:
        if _name_token(found, j, i):
            if not inside:
                count, inside = count + 1, True
        elif found[j].kind in {"number", "age"} or found[j].low in {",", "and", "&"}:
            inside = False
        else:
            break
        j += 1
    if not _plausible_name(found, i) or (count == 1 and i + 1 < len(found) and found[i + 1].low.endswith("s") and not found[i + 1].capital):
        return []
    while j > i + 1 and found[j - 1].low in {",", "and", "&"}:
        j -= 1
    return [Group(start=i, end=j, low=count, high=count, kind="name", definite=True, head="")]


_NO_MODIFIER = grammar.PREPOSITIONS | grammar.CONJUNCTIONS


def _inherited(reading: Reading, k: int, earlier: Sequence[Mention]) -> Mention | None:
    """`was shot and died`, `shot three men, killing one` apart: a verb joined to the last takes its people."""
    if not k or not earlier:
        return None
    trigger, previous = reading.triggers[k], reading.triggers[k - 1]
    last = earlier[-1]
    between = [t.low for t in reading.tokens[previous.end : trigger.start]]
    joined = bool({"and", "but", "before", "later", "then"} & set(between)) and not any(w in grammar.RELATIVES for w in between)
    if (
        trigger.form in {"left", "part"}
        and joined
        and len(between) <= 14
        and last.trigger_at == previous.start
        and last.effect != trigger.effect
        and trigger.effect in {"killed"}
    ):
        return structs.replace(
            last, effect=trigger.effect, trigger=trigger.word, trigger_at=trigger.start, end=reading.tokens[trigger.end - 1].end
        )
    return None


def _mention(reading: Reading, trigger: Trigger, chain: Sequence[Group]) -> Mention:
    found = reading.tokens
    counted = [g for g in chain if g.kind != "none"] or list(chain)
    low = sum(g.low for g in counted)
    high = None if any(g.high is None for g in counted) else sum(g.high or 0 for g in counted)
    first, last = min(chain[0].start, trigger.start), max(chain[-1].end, trigger.end)
    return Mention(
        effect=trigger.effect, low=low, high=high, qualifier=_qualifier(counted), start=found[first].start, end=found[last - 1].end,
        heads=tuple(g.head for g in counted), definite=all(g.definite or g.kind in {"pronoun"} for g in counted), more=any(g.more for g in chain),
        toll=trigger.form == "toll", named=any(g.kind == "name" for g in counted), single=all(g.kind in {"one", "name", "pronoun"} for g in counted),
        plural=any(g.kind == "many" for g in counted), self_inflicted=any(g.head == "self" for g in counted), number_at=found[chain[0].start].start,
        trigger=trigger.word, trigger_at=trigger.start, many=all(g.kind == "many" for g in counted),
        people=tuple(_noun_phrase(found, g) for g in counted),
        names=tuple(" ".join(t.text for t in found[g.start : g.end]) for g in counted if g.kind == "name"),
    )  # fmt: skip


def _noun_phrase(found: Sequence[Token], group: Group) -> str:
    """The noun of a group with its modifiers, without the number or the article."""
    quantity = quantity_at(found, group.start)
    start = quantity.end if quantity and group.kind != "one" else group.start
    while start < group.end and found[start].low in _DETERMINERS:
        start += 1
    return " ".join(t.text for t in found[start : group.end])


_DETERMINERS = (
    grammar.DEMONSTRATIVES | grammar.POSSESSIVES | {"a", "an", "another", "other", "others", "more", "of", "additional", "no", "one"}
)


def _qualifier(chain: Sequence[Group]) -> Qualifier:
    """The most open qualifier of the groups added up."""
    order: tuple[Qualifier, ...] = ("vague", "more_than", "at_least", "up_to", "range", "about", "exact")
    return next(q for q in order if any(g.qualifier == q for g in chain))
