"""Groups: the noun phrases of a sentence that count people, with how many each stands for.

It refuses bare nouns for one person without an article, and numbers before things; names are read by the caller, next to a trigger only.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, structs

from diurna.interpret import places
from diurna.interpret.claims import grammar, lexicon
from diurna.interpret.claims.numbers import SPELLED, is_year, quantity_at
from diurna.interpret.claims.tokens import Token, low_at
from diurna.interpret.wordlists import words
from diurna.model import Qualifier

GroupKind = Literal["count", "one", "many", "vague", "none", "name", "pronoun"]


class Group(Struct, frozen=True, kw_only=True):
    """Tokens `start`..`end` (half open) that stand for `low`..`high` people. `head`: the counting noun in lower case, empty where bare.

    `definite`: points back (the man, his wife, he). `more`: on top of others (another, others, more). `part`: breaks down another group.
    `weak`: the noun after the number is unknown.
    """

    start: int
    end: int
    low: int
    high: int | None
    qualifier: Qualifier = "exact"
    kind: GroupKind = "count"
    head: str = ""
    definite: bool = False
    more: bool = False
    part: bool = False
    weak: bool = False


_MORE = frozenset({"other", "others", "another", "more", "additional", "further", "else", "fellow"})
_STOP = (
    grammar.PREPOSITIONS
    | grammar.CONJUNCTIONS
    | grammar.AUXILIARIES
    | grammar.RELATIVES
    | grammar.BOUNDARIES
    | grammar.VERBS
    | grammar.MODALS
)
_PARTICIPLES = frozenset(
    {"identified", "named", "unnamed", "charged", "accused", "arrested", "reported", "aged", "used", "known", "confirmed"}
)
_FLAT_ADJECTIVES = words("groups.flat_adjectives")


def groups(found: Sequence[Token], triggers: frozenset[int]) -> tuple[Group, ...]:
    """Groups of a sentence in order; `triggers` are the token positions of casualty words, at which a noun phrase ends."""
    result: list[Group] = []
    i = 0
    while i < len(found):
        group = _group_at(found, i, triggers)
        if group:
            result.append(group)
            i = group.end
        else:
            i += 1
    return tuple(result)


def _group_at(found: Sequence[Token], i: int, triggers: frozenset[int]) -> Group | None:
    token = found[i]
    if token.kind == "mark" or _aged_name(found, i):
        return None
    quantity = quantity_at(found, i) if token.low != "a" or i + 1 >= len(found) or found[i + 1].low in _A_COUNT else None
    if quantity:
        kind: GroupKind = "vague" if quantity.qualifier == "vague" else "count"
        counted = Group(start=i, end=quantity.end, low=quantity.low, high=quantity.high, qualifier=quantity.qualifier, kind=kind)
        return _counted(found, i, quantity.end, counted, triggers)
    return _unnumbered(found, i, triggers)


def _unnumbered(found: Sequence[Token], i: int, triggers: frozenset[int]) -> Group | None:
    """A group without a number, by the word it begins with."""
    token = found[i]
    low = token.low
    if low in grammar.SINGULAR_PRONOUNS:
        return Group(start=i, end=i + 1, low=1, high=1, kind="pronoun", definite=True, head=low)
    if low in {"a", "an", "another"}:
        return _single(found, i, triggers, definite=False)
    if low == "them" and i and found[i - 1].low == "among":
        return None  # `among them two children`
    if low in grammar.DEMONSTRATIVES or low in grammar.POSSESSIVES or low.endswith("'s"):
        return _definite(found, i, triggers)
    if low in {"no", "zero", "nobody", "none", "neither"}:
        return _nobody(found, i, triggers)
    opening = i == 0 or token.kind == "age" or found[i - 1].text in ":|-–—" or (found[i - 1].low in {"and", ","} and lexicon.is_one(low))
    opening = opening or (i + 1 in triggers and lexicon.is_one(low))  # `… after man shot dead`
    headless = _headless(found, i, triggers) if opening else None
    return headless or _others(found, i) or _bare(found, i, triggers)


def _aged_name(found: Sequence[Token], i: int) -> bool:
    """An age that belongs to the name before it: `Ana Roe, 31 years old,`."""
    return found[i].kind == "age" and i > 1 and (found[i - 1].text == "(" or (found[i - 1].text == "," and found[i - 2].capital))


def _others(found: Sequence[Token], i: int) -> Group | None:
    if found[i].low in {"others", "many", "more"} and (i + 1 >= len(found) or found[i + 1].low != "than"):
        return Group(start=i, end=i + 1, low=2, high=None, qualifier="vague", kind="vague", head="others", more=True)
    return None


_A_COUNT = words("groups.a_count")
_ARTICLES = frozenset({"the", "a", "an"})


def _head(found: Sequence[Token], i: int, triggers: frozenset[int]) -> tuple[int, str]:
    """End and counting noun of a noun phrase whose modifiers begin at `i`; the noun is empty where none counts people."""
    end, head = i, ""
    for j in range(i, min(i + 8, len(found))):
        token = found[j]
        if j in triggers and not (token.low in _FLAT_ADJECTIVES and j + 1 < len(found) and _person(found[j + 1].low) and not head):
            break
        if token.low in grammar.PARTS or (j > i and (token.low in _ARTICLES or _is_count(found, j))):
            break  # three gunmen including a commander, `the office estimates 90 people`, `a form saying the man died`
        if token.low in _PARTICIPLES and not head and j + 1 < len(found) and _person(found[j + 1].low):
            continue
        if (token.low in _STOP or (token.kind == "mark" and token.text not in "-'’\"“”‘/&")) and not (not head and _joins_names(found, j)):
            break
        if token.kind == "age" or (_person(token.low) and not _describes(found, j, triggers)):
            end, head = j + 1, token.low if token.kind != "age" else head or "year-old"
        elif token.low in _MORE and not head:
            end = j + 1
        elif head and token.capital and not found[j - 1].capital:
            break
    return end, head


def _is_count(found: Sequence[Token], j: int) -> bool:
    """Whether a number of its own begins at token `j`: no unit's, no age: `the 5 Brigade guards`, `the six month old boy`."""
    size = quantity_at(found, j) if found[j].kind == "number" or found[j].low in SPELLED else None
    after = found[size.end] if size and size.end < len(found) else None
    return after is not None and not (after.capital or found[j - 1].capital or after.low in lexicon.NOT_PEOPLE)


def _describes(found: Sequence[Token], j: int, triggers: frozenset[int]) -> bool:
    """A demonym before a noun is an adjective, as anybody is before a thing: `Tovish families`, `civilian cars` count no civilian."""
    following = found[j + 1] if j + 1 < len(found) else None
    if following is None or j + 1 in triggers:
        return False
    if found[j].low == "senior":
        return following.kind == "word" and following.low not in _STOP
    if places.kind_of(found[j].text) != "demonym":
        return (
            following.low in lexicon.NOT_PEOPLE
            and following.low.endswith("s")
            and (found[j].low == "police" or not lexicon.is_many(found[j].low))
        )
    thing = following.kind == "word" and not following.capital and not following.low.endswith(("ed", "ing"))
    one = j > 0 and found[j - 1].low in {"a", "an", "another"} and following.low not in _STOP | grammar.ADVERBS
    return following.low in lexicon.NOT_PEOPLE or following.low in _BODIES or (one and thing)


_BODIES = frozenset(
    {
        "authorities", "media", "television", "state", "government", "army", "military", "forces", "police", "ministry", "parliament",
        "navy", "news",
    }
)  # fmt: skip


def _joins_names(found: Sequence[Token], j: int) -> bool:
    """`JNIM or ISGS militant`: a conjunction between two names that modify one noun."""
    return (
        found[j].low in {"or", "and"}
        and j + 1 < len(found)
        and found[j - 1].text.isupper()
        and (found[j + 1].text.isupper() or found[j + 1].text == "/")
    )


def _person(word: str) -> bool:
    return lexicon.is_many(word) or lexicon.is_one(word)


def _counted(found: Sequence[Token], i: int, j: int, group: Group, triggers: frozenset[int]) -> Group | None:
    """The group of a quantity: with its noun, bare before a verb or mark, or weak before an unknown noun."""
    definite = bool(i) and found[i - 1].low in grammar.DEMONSTRATIVES | grammar.POSSESSIVES
    added = [t.low for t in found[j : j + 2]] == ["more", "of"]
    j += added  # two more of its soldiers
    if (
        j + 1 < len(found)
        and found[j].low == "of"
        and found[j + 1].low in {"the", "them", "those", "these", "his", "her", "their", "its", "whom", "our"}
    ):
        end, head = _head(found, j + 2, triggers)
        if not head and j + 2 < len(found) and found[j + 2].low in _FLAT_ADJECTIVES:
            end, head = j + 3, found[j + 2].low  # two of the wounded
        stop = max(end, j + 2)
        told = stop < len(found) and found[stop].kind == "word" and found[stop].low not in _STOP | grammar.ADVERBS and stop not in triggers
        return structs.replace(
            group,
            end=stop,
            head=head or "them",
            more=added,
            part=found[j + 1].low == "whom"
            or (not head and told)
            or (bool(head) and bool(i) and found[i - 1].text == "," and found[j + 1].low == "them"),
        )
    end, head = _head(found, j, triggers)
    more = (i > 0 and found[i - 1].low in _MORE) or any(t.low in _MORE for t in found[j : max(end, j + 1)])
    if head:
        return structs.replace(
            group, end=end, head=head, definite=definite, more=more, weak=head != "year-old" and group.low > 1 and _lone(head, group)
        )
    if end > j:
        return structs.replace(group, end=end, head="others", more=True, definite=definite)
    after = found[j] if j < len(found) else None
    if after is None or after.kind == "mark" or j in triggers or after.low in _STOP | grammar.PARTS | grammar.ADVERBS:
        measure = after and after.text in "-–" and j + 1 < len(found) and found[j + 1].low in lexicon.NOT_PEOPLE  # a 75-year history
        return None if measure else structs.replace(group, end=j, definite=definite, more=more)
    if (
        is_year(found[j - 1])
        or (after.low in grammar.DEMONSTRATIVES and j + 1 in triggers)  # `many of the injuries`
        or after.low in lexicon.NOT_PEOPLE
        or after.kind != "word"
        or any(t.low in lexicon.NOT_PEOPLE for t in found[j : _phrase_end(found, j)])
    ):
        return None
    end = next(
        (
            k
            for k in range(j + 1, min(j + 3, len(found)))
            if found[k].kind != "word" or k in triggers or found[k].low in _STOP | grammar.PARTS
        ),
        j + 1,
    )
    return structs.replace(group, end=end, head=found[end - 1].low, weak=True, definite=definite, more=more)


def _phrase_end(found: Sequence[Token], j: int) -> int:
    """Where the words end that may belong to a noun before them: `14 heavily armed and armoured vehicles`."""
    long = range(j, min(j + _LONGEST, len(found)))
    return next((k for k in long if found[k].kind in {"number", "mark"} or found[k].low in _STOP - {"and", "or"}), long.stop)


#: A noun phrase has so many words before its noun.
_LONGEST = 6


def _lone(head: str, group: Group) -> bool:
    return lexicon.is_one(head) and group.kind == "count" and not lexicon.is_many(head)


def _single(found: Sequence[Token], i: int, triggers: frozenset[int], *, definite: bool) -> Group | None:
    end, head = _head(found, i + 1, triggers)
    more = found[i].low == "another" or any(t.low in _MORE for t in found[i + 1 : end])
    if head and (lexicon.is_one(head) or head == "year-old" or (definite and not lexicon.is_many(head))):
        return Group(start=i, end=end, low=1, high=1, kind="one", head=head, definite=definite, more=more)
    if i + 1 < len(found) and any(t.low in {"family", "couple"} for t in found[i + 1 : i + 5]):
        return _household(found, i, definite=definite)
    after = found[i + 1] if i + 1 < len(found) else None
    if (
        not definite
        and found[i].low in {"a", "an", "another"}
        and after
        and after.kind == "word"
        and i + 1 not in triggers
        and after.low not in _STOP
    ):
        end = next(
            (
                j
                for j in range(i + 2, min(i + 6, len(found)))
                if found[j].kind in {"mark", "number"} or found[j].low in _STOP | _ARTICLES or j in triggers
            ),
            min(i + 6, len(found)),
        )
        # `a record 20 guards`, `another dozen guards`: no one person.
        numbered = any(quantity_at(found, j) or low_at(found, j) == "dozen" for j in range(i + 1, end + 1))
        thing = any(t.low in lexicon.NOT_PEOPLE for t in found[i + 1 : end])
        if not numbered and not thing and not found[end - 1].low.endswith(("ing", "ment", "tion", "ness", "ly")):
            return Group(start=i, end=end, low=1, high=1, kind="one", head=found[end - 1].low, weak=True, more=more)
    if found[i].low == "another" and (i + 1 >= len(found) or found[i + 1].low in grammar.AUXILIARIES or i + 1 in triggers):
        return Group(start=i, end=i + 1, low=1, high=1, kind="one", head="others", more=True)
    return None


def _headless(found: Sequence[Token], i: int, triggers: frozenset[int]) -> Group | None:
    """`Boy, 9, dies`, `a woman and girl`: one person without an article, where a headline begins or after `and`."""
    if found[i].kind not in {"word", "age"} or i in triggers or found[i].low in _STOP:
        return None
    end, head = _head(found, i, triggers)
    if (
        head
        and (lexicon.is_one(head) or (found[i].kind == "age" and not lexicon.is_many(head)))
        and end - i <= 5
        and not any(t.kind == "number" for t in found[i:end])
    ):
        return Group(start=i, end=end, low=1, high=1, kind="one", head=head)
    return None


def _household(found: Sequence[Token], i: int, *, definite: bool) -> Group | None:
    """`a family of five`, `a couple`; a family without a number counts nobody."""
    at = next(j for j in range(i + 1, i + 5) if found[j].low in {"family", "couple"})
    if found[at].low == "couple" and (at + 1 >= len(found) or found[at + 1].low != "of"):
        return Group(start=i, end=at + 1, low=2, high=2, kind="one", head="couple", definite=definite)
    if at + 2 < len(found) and found[at + 1].low == "of":
        size = quantity_at(found, at + 2)
        if size:
            return Group(start=i, end=size.end, low=size.low, high=size.high, qualifier=size.qualifier, head="family", definite=definite)
    return None


def _definite(found: Sequence[Token], i: int, triggers: frozenset[int]) -> Group | None:
    """`the man`, `the two men`, `his wife`, `her three sons`, `the victims`. A relative by possessive is counted as one more person."""
    if i + 1 >= len(found):
        return None
    relation = found[i].low in grammar.POSSESSIVES or found[i].low.endswith("'s")
    quantity = quantity_at(found, i + 1)
    if quantity:
        group = Group(start=i, end=quantity.end, low=quantity.low, high=quantity.high, qualifier=quantity.qualifier,
                      kind="vague" if quantity.qualifier == "vague" else "count")  # fmt: skip
        counted = _counted(found, i + 1, quantity.end, group, triggers)
        return structs.replace(counted, start=i, definite=not relation) if counted else None
    single = _single(found, i, triggers, definite=not relation)
    if single:
        return single
    end, head = _head(found, i + 1, triggers)
    if found[i].low == "both" and i + 1 < len(found) and (found[i + 1].low in _STOP or i + 1 in triggers):
        return Group(start=i, end=i + 1, low=2, high=2, kind="pronoun", definite=True)
    if head:
        kind: GroupKind = "count" if found[i].low == "both" else "many"
        high = 2 if found[i].low == "both" else None
        return Group(start=i, end=end, low=2, high=high, qualifier="exact" if high else "vague", kind=kind, head=head, definite=True)
    return None


#: `no information on those killed` is no zero.
_UNTOLD = words("groups.untold")
#: `no casualty figures`: the word only says which.
_COUNTED = frozenset({"casualty", "death"})


def _nobody(found: Sequence[Token], i: int, triggers: frozenset[int]) -> Group | None:
    of = next(
        (j for j in range(i + 1, len(found)) if found[j].low in _STOP or (j in triggers and found[j].low not in _COUNTED)), len(found)
    )
    if any(t.low in _UNTOLD for t in found[i + 1 : of]):
        return None  # `no overall casualty figures`
    if found[i].low in {"nobody", "none"}:
        other = i + 1 < len(found) and found[i + 1].low == "else"
        return Group(start=i, end=i + 1, low=0, high=0, kind="none", more=other)
    if i + 1 < len(found) and found[i + 1].low in {"one", "person", "persons", "people"}:
        other = i + 2 < len(found) and found[i + 2].low in {"else", "other"}
        return Group(start=i, end=i + (3 if other else 2), low=0, high=0, kind="none", more=other)
    other = any(t.low in _MORE for t in found[i + 1 : i + 3])
    end, head = _head(found, i + 1, triggers)
    return Group(start=i, end=max(end, i + 1), low=0, high=0, kind="none", head=head, more=other)


def _bare(found: Sequence[Token], i: int, triggers: frozenset[int]) -> Group | None:
    """A plural noun for people without a number, with the modifiers before it that begin here."""
    if i in triggers or found[i].low in _STOP or found[i].low in grammar.ADVERBS or found[i].kind != "word":
        return None
    end, head = _head(found, i, triggers)
    if (
        head
        and lexicon.is_many(head)
        and head not in {"police", "forces", "crew", "staff"}
        and end - i <= 4
        and not any(t.kind == "number" for t in found[i:end])
    ):
        return Group(start=i, end=end, low=2, high=None, qualifier="vague", kind="many", head=head)
    return None
