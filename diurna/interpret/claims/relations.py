"""Which parties a verb or noun belongs to: its subject, its object, who speaks.

It refuses to cross the boundary of a clause but where the grammar shares a subject (a second verb, a participle, a dropped pronoun), and to
attach a party that hangs on a preposition, unless it owns the attack that follows.
"""

import re

from diurna.interpret.claims.actors import Clause, Party, lexicon
from diurna.interpret.claims.place import locative
from diurna.interpret.places import gazetteer

#: Words before the comma that ends an opening of place.
_OPENING = 6
_DASHES = re.compile(r"\s*[-–‑]\s*")


def subject(clause: Clause, at: int) -> tuple[Party, ...]:
    """The parties that do what the word `at` says: just before it, past helping words, phrases with a preposition, a relative pronoun."""
    tags, words = clause.tags, clause.words
    by_the_way = at - 1 if at > 1 and words[at - 1].low.endswith("ly") else at
    if at > 1 and (tags[at - 1] == "&" or (tags[by_the_way - 1] == "," and words[at].low.endswith("ing"))):
        # A second verb shares the subject of the one before it.
        return _earlier(clause, by_the_way - 1)
    ends = {party.last: k for k, party in enumerate(clause.parties)}
    i = at - 1
    while i >= max(0, at - 30):
        if i + 1 in ends:
            k = ends[i + 1]
            inside = _preposition(clause, k)
            if inside is None and k and tags[clause.parties[k - 1].last : clause.parties[k].first] == "&":
                # `envoys of A and B met`
                inside = _owning(clause, k - 1)
            if inside is None:
                joined = _coordinated(clause, k)
                alone = "&" not in tags[joined[0].first : i + 1] and words[at].low.endswith("s") and words[at].tag in "sv"
                # `…, B pounds C`: a verb in the singular has one subject, and the comma parts two headlines.
                return joined[-1:] if alone and _is_finite_at(clause, at, i) else joined
            i = inside - 1
        elif tags[i] == ")":
            i = max(tags.rfind("(", 0, i), 0) - 1
        elif tags[i] == "P":
            return _meant(clause, i)
        elif tags[i] in "BQ" and not (words[i].low == "that" and i and tags[i - 1] in "swx"):
            return _main(clause, at, i)
        elif tags[i] in ";:(." or (tags[i] == "&" and i < at - 1):
            return ()
        else:
            i -= 1
    return ()


def _owning(clause: Clause, k: int) -> int | None:
    """Where `of` stands that the party `k` hangs on, after somebody's role."""
    at = _preposition(clause, k)
    return at if at and clause.words[at].low == "of" and clause.tags[at - 1] == "R" else None


def _meant(clause: Clause, at: int) -> tuple[Party, ...]:
    """Whom the pronoun `at` means; `who` the party before its comma, whatever that hangs on (`answered A, who demanded …`)."""
    if clause.words[at].low not in {"who", "which"}:
        return speaker(clause, at) or _opener(clause, at)
    told = clause.words[at].low == "who" and clause.tags[at - 1 : at] == ","
    return tuple(party for party in clause.parties if told and party.last == at - 1) or subject(clause, at)


def _opener(clause: Clause, at: int) -> tuple[Party, ...]:
    """Whom `it` or `they` after a boundary means: who opens the sentence, `A is not part of it, though it agrees`."""
    opens = clause.parties[:1]
    plain = clause.words[at].low in {"it", "they"} and clause.tags[at - 1 : at] == "B" and opens and opens[0].last < at
    return opens if plain and not clause.tags[: opens[0].first].strip("D") and "Q" not in clause.tags[:at] else ()


def _is_finite_at(clause: Clause, at: int, i: int) -> bool:
    """Whether the word `at` stands right after its subject, which ends with word `i`, as a verb does."""
    return set(clause.tags[i + 1 : at]) <= {"H"}


def _preposition(clause: Clause, k: int) -> int | None:
    """Where the preposition stands that the party `k` hangs on; None where it stands free, or owns the attack after it."""
    party, tags = clause.parties[k], clause.tags
    first = party.first
    while first and tags[first - 1] in "DxM#" and party.first - first < 3 and lexicon().tags.get(clause.words[first - 1].low) != "x":
        first -= 1
    if not first or tags[first - 1] != "T" or clause.words[first - 1].low == "for":
        return None
    owner = tags[party.last - 1] == "A" or clause.words[party.last - 1].owns
    return None if owner and tags[party.last : party.last + 1] in {"s", "w"} else first - 1


def _main(clause: Clause, at: int, i: int) -> tuple[Party, ...]:
    """The subject beyond the boundary `i`: `A says will attack` leaves a pronoun out, `A retaliates after being hit` shares its own."""
    if clause.tags[i] == "Q":
        return subject(clause, i) if set(clause.tags[i + 1 : at]) <= {"H"} else ()
    sharing = clause.words[i].low in {"after", "before", "while", "following", "despite"}
    return _earlier(clause, i) if sharing and clause.words[i + 1].low.endswith("ing") else ()


def _earlier(clause: Clause, at: int) -> tuple[Party, ...]:
    """The subject of the nearest verb before the word `at`."""
    verb = max(clause.tags.rfind(tag, 0, at) for tag in "svQ")
    bound = clause.tags.rfind("B", verb + 1, at)
    if verb > 0 and bound > 0 and clause.words[bound].low == "that":
        # `A demanded that B leave …, and agree`: B agrees.
        return tuple(p for p in clause.parties if p.first > bound and set(clause.tags[bound + 1 : p.first]) <= {"D"})
    if verb > 0:
        return subject(clause, verb)
    # A verb that no list has: who opens the sentence does it.
    opens = clause.parties[:1]
    return opens if opens and not clause.tags[: opens[0].first].strip("D") and opens[0].last < at else ()


def speaker(clause: Clause, at: int) -> tuple[Party, ...]:
    """Who says what holds the word `at`: the subject of the nearest word of saying before it."""
    said = max((i for i in range(at) if clause.tags[i] == "Q" or clause.words[i].low.startswith("announc")), default=0)
    if said > 0:
        return subject(clause, said)
    colon = clause.tags.rfind(":", 0, at)
    return tuple(party for party in clause.parties if party.last == colon)


def _coordinated(clause: Clause, k: int) -> tuple[Party, ...]:
    """The party `k` with those joined to it on its left: `A, B and C`."""
    picked = [clause.parties[k]]
    while k > 0:
        between = clause.tags[clause.parties[k - 1].last : clause.parties[k].first].replace("D", "").replace("xx", "")
        if between not in {",", "&", ",&"} or (between == "," and len(picked) == 1 and clause.tags[picked[0].first] not in "NGAM"):
            break
        if _preposition(clause, k - 1) is not None:
            # `bombed depots near A, and B fired`: A belongs to the clause before.
            break
        k -= 1
        picked.insert(0, clause.parties[k])
    return tuple(picked)


def complement(clause: Clause, at: int, *, before: tuple[str, ...], reach: int = 8) -> tuple[Party, ...]:
    """The parties that the word before `at` reaches: plain, or after one of the prepositions `before`; never past a clause's end."""
    starts = {party.first: k for k, party in enumerate(clause.parties)}
    allowed, i, far = "-" in before, at, at + reach
    while i < min(len(clause.tags), far):
        tag = clause.tags[i]
        if i in starts and allowed:
            return _following(clause, starts[i])
        if i in starts:
            i = clause.parties[starts[i]].last
            continue
        if tag == "T":
            # `agreed to release B`: an infinitive's object is not whom one agreed with.
            allowed = clause.words[i].low in before and not (clause.words[i].low == "to" and tags_at(clause, i + 1) in {"v", "s", "e", "x"})
        elif tag in ".;:B(Q,":
            return ()
        i += 1
    return ()


def tags_at(clause: Clause, at: int) -> str:
    """The tag of the word `at`; empty past the end."""
    return clause.tags[at : at + 1]


def _following(clause: Clause, k: int) -> tuple[Party, ...]:
    picked = [clause.parties[k]]
    for party in clause.parties[k + 1 :]:
        between = clause.tags[picked[-1].last : party.first].replace("D", "")
        if between not in {",", "&", ",&"} or clause.tags[party.last : party.last + 1] in {"v", "s", "Q", "H"}:
            break
        picked.append(party)
    return tuple(picked)


def is_conditional(clause: Clause, at: int) -> bool:
    """Whether the word `at` stands after `if` or `unless`."""
    bound = max(clause.tags.rfind(mark, 0, at) for mark in "B;:.")
    return bound >= 0 and clause.words[bound].low in {"if", "unless"}


def bounds(clause: Clause, first: int, last: int) -> tuple[int, int]:
    """Code points of the clause around the words `first`..`last`: a word of saying opens it, a comma with one behind it ends it."""
    tags = clause.tags
    while first > 0 and tags[first - 1] not in "B;:.Q":
        first -= 1
    while last < len(tags) and tags[last] not in "B;:." and not (tags[last] == "," and _speaks(tags, last + 1)):
        last += 1
    return clause.words[first].start, clause.words[max(last - 1, first)].end


def whose(clause: Clause, doers: tuple[Party, ...]) -> tuple[Party, ...]:
    """`A said its forces struck B`: A, where a party is only a body that the speaker calls its own."""
    if len(doers) != 1 or not doers[0].first or set(clause.tags[doers[0].first : doers[0].last]) - set("RM"):
        return doers
    return its(clause, doers[0].first) or doers


def its(clause: Clause, at: int) -> tuple[Party, ...]:
    """Who speaks, where what stands from the word `at` on is called its or their own."""
    i = at
    while i > 0 and clause.tags[i - 1] in "xM#" and at - i < 3:
        i -= 1
    return speaker(clause, i - 1) if i and clause.words[i - 1].low in {"its", "their"} else ()


def further(clause: Clause, last: int) -> int:
    """The code point where another deed begins after an act that ends before the word `last`: its verb, or an infinitive."""
    tags, words = clause.tags, clause.words
    for i in range(last, len(tags)):
        infinitive = words[i].low == "to" and tags[i + 1 : i + 2] in {"x", "v", "s", "e"} and words[i + 1].text.islower()
        if infinitive or (tags[i] == "v" and i > last) or (tags[i] == "P" and words[i].low in {"who", "which"}):
            return words[i].start
    return len(clause.text)


def _speaks(tags: str, at: int) -> bool:
    """Whether what follows a comma is who says so."""
    end = next((i for i in range(at, len(tags)) if tags[i] in ".,;:B"), len(tags))
    return "Q" in tags[at:end]


def opening_place(clause: Clause) -> str | None:
    """The town or country that opens the sentence: `In Selm, officials said …`, `In nearby Selm, …`."""
    into = next((i for i, word in enumerate(clause.words[:4]) if word.low in {"in", "near"}), None)
    if into is None or set(clause.tags[:into]) - set("Tx"):
        return None
    comma = clause.tags.find(",")
    return locative(clause.text, 0, clause.words[comma].end) if into + 1 < comma <= into + _OPENING else None


def named(parties: tuple[Party, ...]) -> str | None:
    """Parties as one printed name; an adjective alone (`Israeli`) becomes its country, `US-Israeli` both."""
    if not parties:
        return None
    names = list(dict.fromkeys(_plain(party.name.removeprefix("joint ").removeprefix("Joint ")) for party in parties))
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _plain(name: str) -> str:
    known = gazetteer().get(name)
    if known:
        return known[0] if known[1] == "demonym" else name
    parts = _DASHES.split(name)
    if len(parts) > 1 and all(part in gazetteer() for part in parts):
        return " and ".join(dict.fromkeys(gazetteer()[part][0] if gazetteer()[part][1] == "demonym" else part for part in parts))
    return name
