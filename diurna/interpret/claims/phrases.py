"""Phrases of a clause by their words: objects, noun phrases, where a clause begins and ends, the weapon that is named.

It refuses to go on past a preposition other than `of`, a further verb, or a mark; so an object is short rather than wrong.
"""

import re

from diurna.interpret.claims import speech
from diurna.interpret.claims.actors import Clause, lexicon, listed
from diurna.interpret.claims.place import locative, place_of
from diurna.interpret.places import is_place, kind_of

#: Words of time, which are no part of an object.
TIMES = listed("strike times")
#: Verbs of what came of an act: they end an object.
_HAPPENS = listed("strike happens")
#: Prepositions before what an attack is aimed at.
AT = listed("strike at")
#: Nouns of forces that are no roles; last words of names that are a place too (`the Gulf`, `the US Embassy`).
_BODIES = listed("place bodies")
SEATS = listed("place seats")


def clause_start(clause: Clause, at: int) -> int:
    """The first word of the clause that ends at `at`."""
    i = at
    while i > 0 and clause.tags[i - 1] not in ".;:B(Q,":
        i -= 1
    return min(i, at)


def clause_end(clause: Clause, at: int) -> int:
    """The word where the clause around `at` ends: the next mark, boundary or joining word."""
    while at < len(clause.tags) and clause.tags[at] not in ".,;:B(&":
        at += 1
    return at


def reach(clause: Clause, first: int, size: int) -> int:
    """How far an object may lie: `size` words from `first`, never past a mark, a boundary or a word of saying."""
    i = first
    while i < len(clause.tags) and i < first + size and clause.tags[i] not in ".;:BQ(":
        i += 1
    return i


def phrase_before(clause: Clause, at: int) -> str | None:
    """The noun phrase before a passive verb, without its helping words and without what a preposition hangs on it."""
    end = at
    while end > 0 and clause.tags[end - 1] in "He":
        end -= 1
    first = clause_start(clause, end)
    while first + 1 < end and (clause.tags[first] == "T" or clause.words[first].low in TIMES):
        first += 1
    for i in range(first, end):
        if clause.tags[i] == "T" and clause.words[i].low != "of":
            end = i
            break
    return None if "P" in clause.tags[first:end] else phrase(clause, first, end)


def object_of(clause: Clause, at: int, *, after: frozenset[str] = AT) -> tuple[str | None, int]:
    """What follows a verb: its object as printed, or what stands after one of the prepositions; and the word where it ends."""
    i = at + 1
    if [word.low for word in clause.words[i : i + 2]] in (["at", "least"], ["close", "to"]):
        i += 2
    while i < len(clause.tags) and (clause.words[i].low in {"about", "around", "almost", "nearly"} or _is_more(clause, i)):
        i += 1
    while i < len(clause.tags) and (clause.words[i].low in {"back", "down", "out", "again", "more", "up", "dead"} or _is_manner(clause, i)):
        i += 1
    first, last = i, object_end(clause, i)
    text = phrase(clause, first, last)
    if text is None and i < len(clause.tags) and clause.words[i].low in after:
        first, last = i + 1, object_end(clause, i + 1)
        text = phrase(clause, first, last)
    return text, max(last, at + 1)


def _is_more(clause: Clause, at: int) -> bool:
    """`struck over 320 targets`."""
    return clause.words[at].low == "over" and clause.tags[at + 1 : at + 2] == "#"


def _is_manner(clause: Clause, at: int) -> bool:
    """`fired indiscriminately on B`."""
    return clause.tags[at] == "x" and clause.words[at].low.endswith("ly") and clause.tags[at + 1 : at + 2] == "T"


def object_end(clause: Clause, first: int) -> int:
    """The word after an object that begins at `first`."""
    i = first
    while i < len(clause.tags) and i < first + 10:
        tag, word = clause.tags[i], clause.words[i]
        if tag == "T" and word.low != "of":
            break
        if (tag in ".;:B(QHP,-vse" and word.low != "aid") or word.low in _ENDS or word.text.startswith("$"):
            break
        if i > first and (
            (tag == "x" and word.low.endswith("ing") and clause.tags[i - 1] not in "DM")
            or (tag == "D" and clause.tags[i - 1] not in "&,TD#")
        ):
            break
        if tag == "&" and (clause.tags[i + 1 : i + 2] in {"s", "v", "H", "P", "Q", ""}):
            break
        dated = (tag == "#" and i > first and clause.words[i + 1 : i + 2] and clause.words[i + 1].low.rstrip("s") in _SPANS) or (
            word.low in {"last", "next"} and clause.words[i + 1 : i + 2] and clause.words[i + 1].low in _SPANS
        )
        if (tag == "x" and word.low in TIMES) or word.low in _HAPPENS or dated:
            break
        i += 1
    return i


def phrase(clause: Clause, first: int, last: int) -> str | None:
    """The words `first`..`last` as printed, without determiners and `more than` at their edges; None where nothing else is left."""
    while first < last and (clause.tags[first] in "D&,TH" or clause.words[first].low in {"more", "than", "least", "some", "nearly"}):
        first += 1
    while last > first and clause.tags[last - 1] in "&,DTHP":
        last -= 1
    if (
        first >= last
        or (first == last - 1 and clause.words[first].low.endswith("ly"))
        or all(clause.tags[i] in "#,wH" and clause.words[i].low not in _CRAFT for i in range(first, last))
    ):
        return None
    end = clause.words[last - 1]
    return clause.text[clause.words[first].start : end.start + len(end.text)]


def weapon(clause: Clause, first: int, last: int, near: int) -> tuple[str | None, str | None]:
    """The weapon named within the words `first`..`last`, nearest to `near`, as printed, and its kind of act."""
    known = lexicon()
    spots = [i for i in range(first, min(last, len(clause.tags))) if clause.tags[i] == "w"]
    if not spots:
        return None, None
    at = min(spots, key=lambda i: (abs(i - near), i))
    begin, end = first_weapon(clause, at), at + 1
    while clause.tags[end : end + 1] == "w":
        end += 1
    kinds = [known.weapons[clause.words[i].low] for i in range(begin, end)]
    text = clause.text[clause.words[begin].start : clause.words[end - 1].end]
    return (None if text.lower() in {"air", "aerial", "naval"} or text.lower() in known.nouns else text), kinds[-1]


def first_weapon(clause: Clause, at: int) -> int:
    """The first of the weapon words (`ballistic missile`) that end before or at `at`."""
    while at > 0 and clause.tags[at - 1] == "w":
        at -= 1
    return at


def after_weapons(clause: Clause, at: int) -> int:
    """The word after the weapons that begin at `at`; never past the last word."""
    while at < len(clause.tags) and clause.tags[at] == "w":
        at += 1
    return min(at, len(clause.tags) - 1)


_ENDS = frozenset({"using", "back", "twice", "including", "based", "since", "used", "first"})
#: Weapons that are struck themselves.
_CRAFT = frozenset({"plane", "planes", "aircraft", "helicopter", "helicopters", "tank", "tanks", "jet", "jets", "warplane", "warplanes"})
_SPANS = TIMES | {"week", "weekend", "month", "year", "night", "day"}
_DATE = re.compile(rf",? (?:{speech.MONTHS}) \d")
#: Prepositions that lead to a place of an act, though seldom of a figure.
_INTO = re.compile(
    r"\b(?:into|through|over|above|between|across) "
    r"(?:(?:southern|northern|eastern|western|central|the|skies|city|cities|town|towns|village|of) )*"
    r"([A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+)*)"
)


_ASIDE = re.compile(
    r"\b[Ii]n [A-Z][\w’'-]+ (?=war\b)|"
    r"\b(?:fired|launched|came|coming|sent) from (?:[a-z]+ ){0,3}[A-Z][\w’'-]+|"
    r"\b(?:based|headquartered|born|jailed|speaking|exiled|living) (?:in|at|near) (?:[a-z]+ ){0,3}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|"
    r"\b(?:[Mm]inister|[Aa]mbassador|[Ee]nvoy|[Cc]onsul) to (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
)
_AIM = re.compile(r"\b(?:on|against) (?:the )?[A-Z][\w’'-]+")
#: A border or a coast that an act lies along, by its name.
_BORDER = re.compile(
    r"\b(?:near|at|along|across|on) (?:the )?(?:entire |whole )?"
    r"((?:[A-Z][\w’'-]*[ –])+(?:border|coast)\b)"
)
#: `on the road between Selm and Marrow`: near the first; of states and sides it tells who, not where.
_BETWEEN = re.compile(r"\b(?:roads?|highway|route|villages?|bridge|convoy|bus|train) (?:\w+ )?between ([A-Z][\w’'-]+) and [A-Z]")


def placed(clause: str, head: int, end: int) -> str | None:
    """Where an act at code points `head`..`end` of `clause` took place: what stands in it, then after, then before it, as for figures.

    `head` is where its verb or noun begins: what hangs on the doer comes last.
    """
    date = _DATE.search(clause, end)
    text = clause[: date.start()] if date else clause
    end = min(end, len(text))
    # Where something was fired from is not where it hit, and where its doer is at home, speaks or sits not where it was done.
    text = _ASIDE.sub(lambda m: " " * len(m[0]), text)
    # What another act before it was aimed at.
    text = _AIM.sub(lambda m: " " * len(m[0]), text[:head]) + text[head:]
    # Before a comma another thing is told.
    comma = text.rfind(",", 0, head) + 1
    text = " " * comma + text[comma:]
    between = _BETWEEN.search(text, head)
    inside = locative(text, head, end)
    border = _BORDER.search(text, head)
    found = (
        (between[1] if between else None) or inside or place_of(text, head, end, None) or _entered(text) or (border[1] if border else None)
    )
    return None if found and _is_body(found) else found


def _entered(text: str) -> str | None:
    """A land or town that something flew into, over or through, or between two of which it happened; never an adjective."""
    for into in _INTO.finditer(text):
        name = re.sub(r"['’]s?$", "", into[1])
        if name != into[1] and not is_place(name):
            continue  # `over A's attempt`
        named = is_place(name) or into[0].startswith(("over", "above")) or text.startswith((" region", " province"), into.end())
        if kind_of(name) != "demonym" and named and not (into[0].startswith("between") and kind_of(name)):
            return name
    return None


def _is_body(name: str) -> bool:
    """Whether a name is that of a force or party, or a bare adjective (`Western`), not of a place."""
    known, parts = lexicon(), tuple(name.split())
    last = parts[-1].lower()
    if kind_of(name) or last in SEATS:
        return False
    named = any(tag == "G" and words == parts for words, tag in known.names.get(parts[0], ()))
    return named or last in _BODIES or known.tags.get(last) == "R" or all(known.tags.get(part.lower()) == "M" for part in parts)
