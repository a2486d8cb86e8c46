"""Which parties a verb or noun belongs to: its subject, its object, who speaks.

It refuses to cross the boundary of a clause but where the grammar shares a subject (a second verb, a participle, a dropped pronoun), and to
attach a party that hangs on a preposition, unless it owns the attack that follows.
"""

import re

from diurna.interpret.claims.actors import Clause, Party, lexicon, listed
from diurna.interpret.claims.place import locative
from diurna.interpret.places import gazetteer

#: Words before the comma that ends an opening of place.
_OPENING = 6
_DASHES = re.compile(r"\s*[-–‑]\s*")


def subject(clause: Clause, at: int) -> tuple[Party, ...]:
    """The parties that do what the word `at` says: just before it, past helping words, phrases with a preposition, a relative pronoun."""
    if planner := _planner(clause, at):
        return planner
    shared = _sharing(clause, at)
    if shared is not None:
        return _earlier(clause, shared)
    tags, ends, i = clause.tags, {party.last: k for k, party in enumerate(clause.parties)}, at - 1
    while i >= max(0, at - 30):
        if i + 1 in ends:
            k = ends[i + 1]
            inside = None if _takes_part(clause, at, k) else _hung(clause, k)
            if inside is None and _has_its_own(clause, at, i):
                return ()
            if inside is None:
                return _standing(clause, at, _apposed(clause, k))
            i = inside - 1
        elif tags[i] == ")":
            i = max(tags.rfind("(", 0, i), 0) - 1
        elif _ends(clause, at, i):
            return _beyond(clause, at, i)
        else:
            i -= 1
    return ()


def _planner(clause: Clause, at: int) -> tuple[Party, ...]:
    """`A's decision to help B`: whose plan the infinitive at `at` is."""
    if at < 3 or clause.words[at - 1].low != "to" or clause.words[at - 2].low not in listed("word plan"):
        return ()
    i = at - 2
    while i and clause.tags[i - 1] in "xM" and at - i < 5:
        i -= 1
    return tuple(p for p in clause.parties if p.last == i and clause.words[i - 1].owns)


def _takes_part(clause: Clause, at: int, k: int) -> bool:
    """`the idea of forces helping B`: who stands right before a participle does it, though a preposition leads there."""
    party = clause.parties[k]
    led = party.first > 0 and clause.words[party.first - 1].low in {"of", "with"}
    return led and party.last == at and clause.words[at].low.endswith("ing") and clause.words[at].low != "meeting"


def _has_its_own(clause: Clause, at: int, i: int) -> bool:
    """`A vetoed a plan calling for B`: a participle right after a thing is that thing's, not the party's that ends at the word `i`."""
    doing = clause.words[at].low.endswith("ing") and clause.words[at].low != "meeting"
    before = clause.words[at - 1].low
    thing = doing and clause.tags[at - 1 : at] == "x" and not before.endswith("ly") and before not in listed("word utterance")
    return thing and bool(set(clause.tags[i + 1 : at - 1]) & set("sveQ"))


def _sharing(clause: Clause, at: int) -> int | None:
    """The word before which the verb stands that shares its subject with that at `at`: after `and`, in a participle, in a headline."""
    tags, words = clause.tags, clause.words
    by_the_way = at - 1 if at > 1 and words[at - 1].low.endswith("ly") else at
    low = words[at].low
    several = tags[at - 1 : at] == "," and low.endswith("s") and words[at].text.islower() and bool(set(tags[1 : at - 1]) & set("sve"))
    shares = at > 1 and (tags[at - 1] == "&" or (tags[by_the_way - 1] == "," and low.endswith("ing")) or several)
    return by_the_way - 1 if shares else None


def _hung(clause: Clause, k: int) -> int | None:
    """Where the preposition stands that the party `k` hangs on, by itself or joined to one that does: `envoys of A and B met`."""
    inside = _preposition(clause, k)
    if inside is None and k and clause.tags[clause.parties[k - 1].last : clause.parties[k].first] == "&":
        return _owning(clause, k - 1)
    return inside


def _standing(clause: Clause, at: int, k: int) -> tuple[Party, ...]:
    """The party `k` with those joined to it, as the subject of `at`: a verb in the singular has one (`…, B pounds C`)."""
    joined, i = _coordinated(clause, k), clause.parties[k].last - 1
    alone = "&" not in clause.tags[joined[0].first : i + 1] and clause.words[at].low.endswith("s") and clause.words[at].tag in "sv"
    return joined[-1:] if alone and _is_finite_at(clause, at, i) else joined


def _ends(clause: Clause, at: int, i: int) -> bool:
    """Whether the word `i` ends the search for a subject of `at`: a pronoun, a boundary, a mark; not the `that` of a noun before it."""
    tag = clause.tags[i]
    relative = clause.words[i].low == "that" and i > 0 and clause.tags[i - 1] in "swx"
    return tag in "P;:(." or (tag in "BQ" and not relative) or (tag == "&" and i < at - 1)


def _beyond(clause: Clause, at: int, i: int) -> tuple[Party, ...]:
    """The subject of `at` from where the search for it ended, at the word `i`."""
    tag = clause.tags[i]
    if tag == "P":
        return _meant(clause, i)
    if tag in "BQ":
        return _main(clause, at, i)
    if tag == ";" and i == at - 1:
        return _earlier(clause, i)  # a headline's `A hails B; vows to go on`
    # `A denied it and in turn accused B`
    return _earlier(clause, i) if tag == "&" and "D" not in clause.tags[i:at] else ()


def _apposed(clause: Clause, k: int) -> int:
    """The party that `k` is only said to be: `A, the envoy to B, met C`; `k` itself where it stands for itself."""
    party, earlier = clause.parties[k], clause.parties[k - 1] if k else None
    first = party.first
    while first and clause.tags[first - 1] in "xM":
        first -= 1
    if earlier is None or clause.tags[earlier.last : first] != ",D" or clause.tags[party.last - 1] != "R":
        return k
    closed = "," in clause.tags[party.last : party.last + 8]
    named = "C" in clause.tags[earlier.first : earlier.last]
    return k - 1 if closed and named and (not earlier.first or _preposition(clause, k - 1) is None) else k


def _owning(clause: Clause, k: int) -> int | None:
    """Where `of` stands that the party `k` hangs on, after somebody's role."""
    at = _preposition(clause, k)
    return at if at and clause.words[at].low in {"of", "to", "from", "for"} and clause.tags[at - 1] == "R" else None


def _meant(clause: Clause, at: int) -> tuple[Party, ...]:
    """Whom the pronoun `at` means; `who` the party before its comma, whatever that hangs on (`answered A, who demanded …`)."""
    if clause.words[at].low not in {"who", "which"}:
        meant = speaker(clause, at) or _opener(clause, at)
        if (
            clause.words[at].low == "it"
            and meant
            and clause.tags[meant[0].last - 1] == "C"
            and clause.tags[meant[0].first - 1 : meant[0].first] != "D"
        ):
            # A person is no `it`: the state last told of.
            return tuple(p for p in clause.parties if p.last <= at and clause.tags[p.last - 1] == "N")[-1:] or meant
        return meant
    if clause.tags[at - 1 : at] == ",":
        told = tuple(party for party in clause.parties if party.last == at - 1)
        if told and (clause.words[at].low == "who" or clause.tags[told[0].last - 1] in "NG"):
            return told
        if not told and clause.tags[at - 2 : at - 1] == "x":
            return ()  # `a house, which was hit`
    return subject(clause, at)


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
    while (
        first
        and tags[first - 1] in "DxM#"
        and party.first - first < 3
        and lexicon().tags.get(clause.words[first - 1].low) != "x"
        and not clause.words[first - 1].low.endswith("ing")
        and not (first < party.first and tags[first] == "D")
    ):
        first -= 1
    if first > 1 and tags[first] == "x" and clause.words[first - 1].low == "to" and party.first - first == 1:
        return None  # `to protect civilians demanding …`: an infinitive's object
    if not first or tags[first - 1] != "T" or clause.words[first - 1].low == "for":
        return None
    owner = tags[party.last - 1] == "A" or clause.words[party.last - 1].owns
    return None if owner and tags[party.last : party.last + 1] in {"s", "w"} else first - 1


def _main(clause: Clause, at: int, i: int) -> tuple[Party, ...]:
    """The subject beyond the boundary `i`: `A says will attack` leaves a pronoun out, `A retaliates after being hit` shares its own."""
    if clause.tags[i] == "Q" and clause.words[at].low.endswith("ing"):
        return ()  # `A says striking B was right`
    if clause.tags[i] == "Q":
        return subject(clause, i) if set(clause.tags[i + 1 : at]) <= {"H"} else ()
    sharing = clause.words[i].low in {"after", "before", "while", "following", "despite"}
    return _earlier(clause, i) if sharing and clause.words[i + 1].low.endswith("ing") else ()


def _earlier(clause: Clause, at: int) -> tuple[Party, ...]:
    """The subject of the nearest verb before the word `at` that has one."""
    known = lexicon()
    for verb in range(at - 1, 0, -1):
        if clause.tags[verb] in ".;:":
            return ()
        low = clause.words[verb].low
        if clause.tags[verb] not in "svQe" or (low in known.nouns and low not in known.verbs):
            continue
        bound = clause.tags.rfind("B", verb + 1, at)
        if bound > 0 and clause.words[bound].low == "that":
            # `A demanded that B leave …, and agree`: B agrees.
            return tuple(p for p in clause.parties if p.first > bound and set(clause.tags[bound + 1 : p.first]) <= {"D"})
        if found := subject(clause, verb):
            return found
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
            # `bombed depots near A, and B fired`: A belongs to the clause before; `the head of A and his ally` are two.
            head = next((p for p in clause.parties if p.last == _owning(clause, k - 1)), None)
            if head and "&" in between:
                name = clause.text[clause.words[head.first].start : clause.words[clause.parties[k - 1].last - 1].end]
                picked.insert(0, Party(name, head.first, clause.parties[k - 1].last, head.nation))
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
        if tag == "T" and not (clause.words[i].low == "at" and clause.words[i + 1 : i + 2] and clause.words[i + 1].low == "least"):
            # `agreed to release B`: an infinitive's object is not whom one agreed with.
            allowed = clause.words[i].low in before and not (clause.words[i].low == "to" and tags_at(clause, i + 1) in {"v", "s", "e", "x"})
        elif tag in ".;:B(Q," or (tag == "&" and tags_at(clause, i + 1) in {"v", "Q", "H"}):
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
        role = between == "," and clause.tags[party.last - 1] == "R" and not set(clause.tags[party.first : party.last]) & set("NGA")
        office = role and (
            clause.words[party.first].text.islower()
            or (clause.words[party.last : party.last + 1] != () and clause.words[party.last].low == "of")
        )
        if between not in {",", "&", ",&"} or office or clause.tags[party.last : party.last + 1] in {"v", "s", "Q", "H"}:
            break
        picked.append(party)
    return tuple(picked)


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
    first = doers[0].first
    if clause.words[first - 1].low == "whose":
        return tuple(p for p in clause.parties if first - 1 - p.last in {0, 1})[-1:] or doers
    return its(clause, first) or doers


def its(clause: Clause, at: int) -> tuple[Party, ...]:
    """Who speaks, where what stands from the word `at` on is called its or their own."""
    i = at
    while i > 0 and clause.tags[i - 1] in "xM#" and at - i < 3:
        i -= 1
    if not i or clause.words[i - 1].low not in {"its", "their"}:
        return ()
    said = speaker(clause, i - 1)
    named = said and "D" not in clause.tags[said[0].first - 1 : said[0].first] and clause.tags[said[0].last - 1] == "C"
    if clause.words[i - 1].low == "their" or not named:
        return said
    # A person is no `it`: the state or body last told of.
    bodies = [p for p in clause.parties if p.last < i and clause.tags[p.last - 1] in "NG" and clause.tags[p.first - 1 : p.first] != "T"]
    return tuple(bodies[-1:]) or said


def further(clause: Clause, last: int) -> int:
    """The code point where another deed begins after an act that ends before the word `last`: its verb, or an infinitive."""
    tags, words = clause.tags, clause.words
    for i in range(last, len(tags)):
        infinitive = words[i].low == "to" and tags[i + 1 : i + 2] in {"x", "v", "s", "e"} and words[i + 1].text.islower()
        if infinitive and words[i + 1].low in {"resume", "begin", "start", "continue", "take", "open"}:
            continue  # `talks due to resume in C`
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
        people = name.endswith("s") and not name.endswith("ss")  # `Tovlanders`: the people, not the state
        return known[0] if known[1] == "demonym" and not people else name
    parts = _DASHES.split(name)
    if len(parts) > 1 and all(part in gazetteer() for part in parts):
        return " and ".join(dict.fromkeys(gazetteer()[part][0] if gazetteer()[part][1] == "demonym" else part for part in parts))
    return name
