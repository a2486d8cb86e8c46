"""Who stands in a sentence: states, groups, bodies, people in a role, as parties that can act or be acted upon.

It refuses to take a lone capitalised word that opens a sentence for a person unless it acts at once, and to parse: words get one-letter
tags, and patterns over the tags find names.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from diurna.interpret.claims.retagging import retagged
from diurna.interpret.places import country_of, gazetteer


class Word(Struct, frozen=True, gc=False):
    """One word or mark: as printed without a possessive ending, in lower case, its offsets, its tag, and whether it owns what follows.

    Tags: N nation, A nation's adjective, G group or body, R role, M part of a name, C other capitalised word, D determiner, P pronoun,
    H helping word, B clause boundary, T preposition, & joining word, Q word of saying, v w s a verb, weapon, noun of attack or act
    of diplomacy that `acts.txt` lists, # number, x anything else; marks stand for themselves.
    """

    text: str
    low: str
    start: int
    end: int
    tag: str
    owns: bool = False


class Party(Struct, frozen=True, gc=False):
    """A party by its printed name; `first` and `last` are words (half-open); `nation` where it is known by one."""

    name: str
    first: int
    last: int
    nation: str | None = None


class Clause(Struct, frozen=True, gc=False):
    """A sentence as words, their tags in one string, and the parties in reading order."""

    text: str
    words: tuple[Word, ...]
    tags: str
    parties: tuple[Party, ...]


class Lexicon(Struct, frozen=True):
    """The closed word classes of `data/acts.txt`."""

    tags: dict[str, str]
    names: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    weapons: dict[str, str]
    nouns: dict[str, str]
    verbs: dict[str, str]
    launches: frozenset[str]
    stops: frozenset[str]
    acts: dict[str, tuple["Act", ...]]
    sets: dict[str, frozenset[str]]


class Act(Struct, frozen=True):
    """A word (or words) of diplomacy: its PLOVER code, and the prepositions before the counterpart, `-` for none."""

    code: str
    words: tuple[str, ...]
    before: tuple[str, ...]


_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?![\w,])|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-'’‑–][^\W_]+)*['’]?|[^\w\s]")
_NAME = re.compile(r"[MANGRC]*[ANGRC][MANGRC]*")
_HYPHEN = re.compile(r"[-–‑]")
_QUOTES = frozenset("\"'“”‘’«»*")


@cache
def lexicon() -> Lexicon:
    """The word classes, read once."""
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    kinds: dict[str, dict[str, str]] = {"weapon": {}, "noun": {}, "verb": {}, "tag": {}}
    sets: dict[str, frozenset[str]] = {}
    acts: dict[str, list[Act]] = {}
    for line in (files("diurna.interpret") / "data" / "acts.txt").read_text(encoding="utf-8").splitlines():
        head, _, members = line.partition(": ")
        kind, _, rest = head.partition(" ")
        if kind in {"G", "roles"}:
            for name in members.split("|"):
                _enter(names, name, kind[0].upper())
        elif kind in kinds:
            kinds[kind] |= dict.fromkeys(members.split(), rest)
        elif kind == "act":
            _enter_acts(acts, rest, members)
        elif kind in {"set", "launch", "stop"}:
            sets[rest or kind] = frozenset(members.split())
        elif not line.startswith("#"):
            known = kinds["tag"]
            known |= {word: "#" if kind == "number" else kind for word in members.split() if word not in known}
    for word, (_, nation) in sorted(gazetteer().items()):
        _enter(names, word, "A" if nation == "demonym" else "N")
    return Lexicon(
        tags=kinds["tag"],
        names={first: tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry))) for first, found in names.items()},
        weapons=kinds["weapon"],
        nouns=kinds["noun"],
        verbs=kinds["verb"],
        launches=sets["launch"],
        stops=sets["stop"],
        acts={first: tuple(sorted(found, key=lambda act: (-len(act.words), act.code))) for first, found in acts.items()},
        sets=sets,
    )


def _enter_acts(acts: dict[str, list[Act]], head: str, members: str) -> None:
    code, _, before = head.partition(" ")
    for phrase in members.split():
        parts = tuple(phrase.split("+"))
        acts.setdefault(parts[0], []).append(Act(code, parts, tuple(before.split(","))))


def listed(name: str) -> frozenset[str]:
    """A small set of words by its name in `acts.txt`."""
    return lexicon().sets[name]


def _enter(names: dict[str, list[tuple[tuple[str, ...], str]]], name: str, tag: str) -> None:
    parts = tuple(name.split())
    names.setdefault(parts[0], []).append((parts, tag))


@lru_cache(maxsize=512)
def read_clause(sentence: str) -> Clause:
    """Words, tags and parties of `sentence`; offsets are code points of it. Quotation marks are left out: what they hold is read on."""
    words = _tagged(_words(sentence))
    plain = "".join([word.tag for word in words])
    tags = retagged([word.low for word in words], plain)
    if tags != plain:
        words = tuple([w if w.tag == t else Word(w.text, w.low, w.start, w.end, t, w.owns) for w, t in zip(words, tags, strict=True)])
    return Clause(sentence, words, tags, _parties(sentence, words, tags))


class _Token(Struct, frozen=True, gc=False):
    """What is known of a word wherever it stands: without its possessive ending, in lower case, its tag, names it may open."""

    text: str
    low: str
    owns: bool
    capital: bool
    tag: str
    names: tuple[tuple[tuple[str, ...], str], ...]


_Raw = tuple[_Token, int, int]


def _words(sentence: str) -> list[_Raw]:
    return [(_token(text), *found.span()) for found in _TOKEN.finditer(sentence) if (text := found[0]) not in _QUOTES]


@lru_cache(maxsize=32768)
def _token(text: str) -> _Token:
    known = lexicon()
    bare = text[:-2] if text.endswith(("'s", "’s")) else text.rstrip("'’")
    low = bare.lower().replace("’", "'")
    owns = bare != text and text[len(bare) :] in {"'s", "’s", "'", "’"} and bool(bare)
    return _Token(bare, low, owns, bare[:1].isupper(), _hyphened(bare, known) or _tag(bare, low, known), known.names.get(bare, ()))


def _tagged(raw: list[_Raw]) -> tuple[Word, ...]:
    out, at = list[Word](), 0
    # In a headline in title case a capital says nothing.
    titled = sum([token.capital for token, _, _ in raw]) * 3 > len(raw) * 2
    while at < len(raw):
        token, start, end = raw[at]
        size, tag = _named(raw, at) if token.names else (1, "")
        if tag:
            out += [Word(part.text, part.low, first, last, tag, part.owns) for part, first, last in raw[at : at + size]]
        else:
            here = token.tag
            capital = token.capital and out and not titled
            named = capital and here == "s" and out[-1].tag in "CAMNG" and raw[at + 1 : at + 2] and raw[at + 1][0].capital
            if (here == "v" and capital and out[-1].tag not in ".:-") or named:  # `the Tovish Fighting Group`
                here = "C"
            elif (token.low in {"target", "targets"} and _is_aim(raw, at, out)) or (token.low == "air" and _is_sky(raw, at)):
                here = "x"
            out.append(Word(token.text, token.low, start, end, here, token.owns))
        at += size
    return tuple(out)


def _is_aim(raw: list[_Raw], at: int, out: list[Word]) -> bool:
    """Whether `target(s)` is the noun: after a word that cannot act, or with nothing after it to be targeted."""
    after = raw[at + 1][0].low if at + 1 < len(raw) else "."
    return (
        bool(out)
        and out[-1].low != "to"
        and (
            out[-1].tag in "TDMA&#x"
            or out[-1].low == "military"
            or not after[0].isalnum()
            or lexicon().tags.get(after) in {"T", "B", "&"}
            or after == "including"
        )
    )


def _is_sky(raw: list[_Raw], at: int) -> bool:
    """Whether `air` is what one breathes: with no strike, weapon or joining word after it."""
    return at + 1 >= len(raw) or raw[at + 1][0].tag not in {"s", "w", "&", ",", "-"}


def _named(raw: list[_Raw], at: int) -> tuple[int, str]:
    """How many words from `at` are one known name, and its tag; (1, "") where none is."""
    for parts, tag in raw[at][0].names:
        if len(parts) == 1 or tuple(token.text for token, _, _ in raw[at : at + len(parts)]) == parts:
            return len(parts), tag
    return 1, ""


def _hyphened(text: str, known: Lexicon) -> str:
    """The tag of names joined by a hyphen; empty where `text` is none."""
    if not text[:1].isupper() or not _HYPHEN.search(text) or text.lower() in known.nouns:
        return ""
    joined = _HYPHEN.split(text)
    if all(part in known.names for part in joined):
        return "A"
    if len(joined[0]) < 3 and joined[-1].isdigit():
        return "x"  # F-16, B-2: an aircraft's type
    return "M" if joined[0] in known.names or joined[-1].lower() in {"backed", "led", "linked", "allied", "aligned"} else "C"


def _tag(text: str, low: str, known: Lexicon) -> str:
    if not text[0].isalnum():
        return {"–": "-", "—": "-", "(": "(", "?": "."}.get(text, text)
    if low in known.weapons:
        return "w"
    if low in known.nouns or low in known.verbs or low in known.stops or low in known.launches:
        return "s"
    tag = known.tags.get(low)
    if low in known.acts and tag is None and low not in known.sets["word loose"]:
        return "v"
    if tag is None or (tag in "RM" and text.isupper() and len(text) > 3):
        return "#" if text[0].isdigit() else "C" if text[0].isupper() else "x"
    return tag


def _parties(sentence: str, words: tuple[Word, ...], tags: str) -> tuple[Party, ...]:
    found: list[Party] = []
    for match in _NAME.finditer(tags):
        for first, last in _pieces(words, match.start(), match.end()):
            if not _acts(words, tags, first, last):
                continue
            name = sentence[words[first].start : words[last - 1].start + len(words[last - 1].text)]
            found.append(Party(name, first, last, _nation(tuple(word.text for word in words[first:last]))))
    return tuple(_joined_by_apposition(sentence, words, found, tags))


def _pieces(words: tuple[Word, ...], first: int, last: int) -> list[tuple[int, int]]:
    """A run of name words, cut where one party ends and another begins: a nation after a name that owns nothing (`Trump Iran`)."""
    cuts = [first]
    for at in range(first + 1, last):
        before, here = words[at - 1], words[at]
        if (here.tag == "N" and before.owns and before.tag == "C") or (here.tag in "NAG" and not before.owns and before.tag == "C"):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], last], strict=True))


def _acts(words: tuple[Word, ...], tags: str, first: int, last: int) -> bool:
    """Whether a run can act: it has a nation, a body or a role; or it is a name, and no lone word that opens a sentence."""
    run = tags[first:last]
    if run == "R" and words[first].low == "regime" and words[last : last + 1] and words[last].low == "change":
        return False
    if (
        "N" in run
        or "G" in run
        or "A" in run
        or ("R" in run and (run != "R" or words[first].text[0].islower() or first == 0 or "C" in run))
    ):
        return True
    if run == "C" and first == 0 and tags[last : last + 2] == "&C":
        return True
    if run == "C" and first == 0 and tags[last:].lstrip("H")[:1] in {"v", "s", "Q"}:
        return True
    return len(run) > 1 or (first > 0 and tags[first - 1] != ".") or tags[last : last + 1] in {"v", "s", "Q"} or words[first].owns


@lru_cache(maxsize=8192)
def _nation(words: tuple[str, ...]) -> str | None:
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            nation = country_of(" ".join(words[at : at + size]))
            if nation:
                return nation
    parts = [country_of(part) for word in words for part in _HYPHEN.split(word)]
    return next((part for part in parts if part), None)


def _joined_by_apposition(sentence: str, words: tuple[Word, ...], found: list[Party], tags: str) -> list[Party]:
    """`Iran's foreign minister, Abbas X,` is one party, known by both; where a quotation ends between them they are two."""
    out: list[Party] = []
    for party in found:
        before = out[-1] if out else None
        if (
            before
            and tags[before.last - 1] == "R"
            and tags[before.last : party.first] == ","
            and set(tags[party.first : party.last]) == {"C"}
            and not _QUOTES & set(sentence[words[before.last - 1].end : words[party.first].start])
        ):
            out[-1] = Party(f"{before.name}, {party.name}", before.first, party.last, before.nation)
        else:
            out.append(party)
    return out
