"""Whom a pronoun or a bare noun stands for: `it`, `the office`, `the ministry` take the name of the body spoken of before.

It refuses to guess: a pronoun looks no further than its paragraph (`he`, and an `It` that opens a sentence: the one before, where that has
one speaker), and a bare noun takes only a name whose last word is of its kind and which holds all that it says (`health office`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diurna import text as plain
from diurna.interpret.claims import speech
from diurna.interpret.claims.attribution import attributions
from diurna.interpret.claims.mentions import mentions
from diurna.interpret.claims.sentences import Sentence
from diurna.interpret.claims.speakers import is_proper
from diurna.interpret.populations import population
from diurna.model import Article, Casualty

_BODY = re.compile(
    r"\b(?:ministry|army|military|government|group|police|agency|council|organi[sz]ation|observatory|department|media|office|"
    r"forces?|union|committee|crescent|network|"
    r"watchdog|guards?|corps|command|television|TV|hospital|party|militia|movement|protection|services?|brigades?|authority|directorate|"
    r"administration|commission|bureau|mission|coalition|alliance|front|association|federation)$|^[A-Z]\w+$",
    re.IGNORECASE,
)


def continued(seen: Sequence[Sentence], people: str) -> str | None:
    """Who spoke last in the sentence before, in the same paragraph: a total of `people` that follows goes on with their words. A side that
    fights counts its own and whom it hit; a total of others is not its.
    """
    told = mentions(seen[-2].text) if len(seen) > 1 and seen[-2].paragraph == seen[-1].paragraph else ()
    who = next((frame.claimant for frame in reversed(attributions(seen[-2].text)) if frame.claimant), None) if told else None
    others = population(people) not in {population(" ".join(m.people)) for m in told}
    return None if who and others and speech.BELLIGERENT.search(who) else who


def referent(seen: Sequence[Sentence], pronoun: str) -> str | None:
    """The nearest speaker named before in the same paragraph, person for he and she, body for it; else nobody."""
    current = seen[-1]
    for sentence in reversed(seen[:-1]):
        if sentence.paragraph != current.paragraph:
            break
        for frame in reversed(attributions(sentence.text)):
            if frame.claimant and _fits(frame.claimant, pronoun):
                return frame.claimant
    same = [f.claimant for f in attributions(current.text) if f.claimant and _fits(f.claimant, pronoun)]
    if same:
        return same[0]
    if pronoun in {"he", "she"} or (pronoun == "it" and current.text.startswith("It ")):
        return _only_speaker(seen, pronoun)
    return None


def goes_on(seen: Sequence[Sentence], after: Sentence, claims: Sequence[Casualty]) -> str | None:
    """Who gives figures in the sentence before the last of `seen` and speaks again in the one `after`: the `claims` between are theirs."""
    if len(seen) < 2 or not claims or any(c.claimant or c.via for c in claims) or attributions(seen[-1].text):
        return None
    before, then = (next((f.claimant for f in reversed(attributions(s.text)) if f.claimant), None) for s in (seen[-2], after))
    same = before and then and plain.words(before)[-1:] == plain.words(then)[-1:]
    return before if same and mentions(seen[-2].text) else None


_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}


def owned(seen: Sequence[Sentence], claimant: str | None) -> str | None:
    """`His military` as that of whom `he` stands for, `Roe's military`; where nobody was named, `military`."""
    whose, _, what = (claimant or "").partition(" ")
    if whose.lower() not in _OWNERS or not what:
        return claimant
    owner = _NAMED_LAST.search(referent(seen, _OWNERS[whose.lower()]) or "")
    return f"{owner[0]}'s {what}" if owner else what


#: The name that an owner's ends in: of `defiant Ana Roe` the name alone.
_NAMED_LAST = re.compile(r"(?:[A-Z][\w’'-]*(?: |$))+$")


def _only_speaker(seen: Sequence[Sentence], pronoun: str) -> str | None:
    """The one body, or person by name, that speaks in the paragraph before; None where there are two or none."""
    before = next((s.paragraph for s in reversed(seen) if s.paragraph != seen[-1].paragraph), None)
    spoken = (f.claimant for s in seen if s.paragraph == before and s.field == "text" for f in attributions(s.text))
    told = list(dict.fromkeys(name for name in spoken if name and _fits(name, pronoun)))
    person = len(told) == 1 and is_proper(" ".join(told[0].split()[-2:])) and not speech.OUTLETS.search(told[0])
    return told[0] if len(told) == 1 and (pronoun == "it" or person) else None


def _fits(claimant: str, pronoun: str) -> bool:
    body = bool(_BODY.search(claimant))
    return body if pronoun == "it" else (not body if pronoun in {"he", "she"} else pronoun == "they")


#: A bare noun to the last words of the names that it may stand for.
_KINDS = {
    kind: kind for kind in ("office", "hospital", "ministry", "agency", "department", "council", "committee", "commission", "observatory")
}
_KINDS |= dict.fromkeys(
    ("group", "organisation", "organization", "charity", "network", "ngo"),
    "Network|Group|Association|Observatory|Watch|Foundation|Federation|Organisation|Organization|Society|Crescent|Cross|Committee|"
    "Initiative|Fund|Trust",
)
#: What a bare noun may have before it that its name need not say.
_GENERIC = frozenset({"aid", "relief", "monitoring", "rights", "human", "local", "same", "charity", "medical", "the"})
_KINDS |= dict.fromkeys(("television", "TV", "broadcaster"), "television|Television|TV")
_KINDS |= dict.fromkeys(
    ("newspaper", "paper", "daily"), "Times|Post|Journal|Tribune|Guardian|Herald|Gazette|Telegraph|Chronicle|Courier|News"
)
_LEAD = re.compile(
    r"^(?:.*\sThe\s)?(?:(?:The|A|An|On|In|At|By|And|But|As|While|Its|Their|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\w+day)\s+)*"
)


def full_name(article: Article, seen: Sequence[Sentence], claimant: str | None, at: int) -> str | None:
    """`claimant`, or the name it stands for where it is a bare noun at code point `at` of the last of `seen`."""
    if claimant and (officer := _OFFICER.match(claimant)):
        return _with_body(claimant, officer[1], seen, at)
    said = claimant.lower().split() if claimant and claimant == claimant.lower() else []
    if not said or said[-1] not in _KINDS:
        return claimant
    needed = set(said[:-1]) - _GENERIC
    found = next((n for n in _named(seen, said[-1], at) if needed <= set(plain.words(n))), None)
    if found is None and seen[-1].field == "title":
        found = next((n for n in _in_order(article.text, said[-1]) if needed <= set(plain.words(n))), None)
    if found is None:
        return claimant
    return max((n for n in _named(seen, said[-1], at) if n.endswith(found)), key=lambda n: (len(n), n), default=found)


#: `director Dr. Ada Holt`, of what the sentence doesn't say.
_OFFICER = re.compile(
    r"(?:[Ii]ts |the |a )?((?:deputy |acting )?(?:director|head|chief|spokesman|spokeswoman|spokesperson|chairman|chairwoman)) (?=[A-Z])"
)


def _with_body(claimant: str, office: str, seen: Sequence[Sentence], at: int) -> str:
    """An officer with the one body that was named before; by name alone where there is none, or more."""
    bodies = {n for kind in ("office", "department", "network", "hospital") for n in _named(seen, kind, at)}
    name = claimant[claimant.index(office) + len(office) + 1 :]
    full = [b for b in bodies if not any(o != b and o.endswith(b) for o in bodies)]
    return f"{full[0]} {office} {name}" if len(full) == 1 else name


def _named(seen: Sequence[Sentence], kind: str, at: int) -> Iterator[str]:
    """Names of `kind`, the nearest before first."""
    for k, sentence in enumerate(reversed(seen)):
        yield from reversed(list(_in_order(sentence.text if k else sentence.text[:at], kind)))


def _in_order(text: str, kind: str) -> Iterator[str]:
    for found in _names(kind).finditer(text):
        name = _LEAD.sub("", " ".join(found.group().split()))
        if len(name.split()) > 1:
            yield name


@cache
def _names(kind: str) -> re.Pattern[str]:
    last = _KINDS[kind]
    heads = last if "|" in last else f"{kind}|{kind.capitalize()}"
    of = rf"|\b(?:{heads})\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+and\s+[A-Z][\w’'-]*)?"
    return re.compile(rf"(?:\b[A-Z][\w’'-]*\s+)+(?:[a-z]+\s+){{0,2}}?(?:{heads})\b{of}")
