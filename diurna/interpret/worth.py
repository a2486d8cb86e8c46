"""Worth: how likely a line deserves the page, by how it is written: a dated deed of the day that is understood alone, or else comment,
background, a scene, a sentence that leans on its neighbours.

Refuses to look at what a line is about: names, places, parties and the words of any one war are masked before anything is counted, so
that what was learnt of one war's news holds for another's. It judges no claim and no outlet.

Method: logistic regression on function words, shapes of words, tense, attribution, how new the day is that a line names, and what was
claimed in it; made by `benchmarks/train_lines.py` from labels of ours. The weights are whole numbers, so that a sum has no order.
"""

import math
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from diurna.interpret.candidates import Candidate
from diurna.interpret.dated import newest_day
from diurna.interpret.terms import news_part
from diurna.model import Casualty, Diplomacy, Strike

_TOKEN = re.compile(r"\d[\d,.]*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[“”\"?:;,()–—%$]")
#: Words that tell how a thing is told. All others are masked by their ending.
_TELLING = frozenset(
    """
    a an the and or but nor so yet if as at by for from in into of off on onto out over to up with within without about above across after
    against along amid among around before behind below beneath beside between beyond during except inside like near since than through
    throughout till toward towards under until upon via while who whom whose which what when where why how that this these those it its he
    she they him his her hers their theirs them we us our you your i my me is are was were be been being am do does did done has have had
    having will would shall should can could may might must not no all any both each few more most other some such only own same too very
    just also again further then once here there now ever never always often still already long much many several even however although
    though because whether likely probably possibly apparently reportedly previously recently recent earlier later ago past former new first
    last next months weeks years decades day days say says said tell tells told according
    """.split()  # noqa: SIM905
)
_QUOTED = re.compile(r"[“\"‘][^”\"’]{8,}[”\"’]")
_SPOKEN = re.compile(r"\b(?:said|says|told|tells|announced|reported|confirmed|claimed|stated|warned|according to)\b")
_SPEAKS_LAST = re.compile(r", (?:[^,]+ )?(?:said|says|told)\b[^,]*\.$|\b(?:said|says)\.$")
_VERB = re.compile(
    r"\b(?:(?P<perfect>has|have)(?P<been> been)?|(?P<past_perfect>had)|(?P<future>will|is set to|are set to|is to|are to)"
    r"|(?P<modal>would|could|may|might|should|must|can|cannot)|(?P<present>is|are|remains?|continues?)|(?P<past>was|were)"
    r"|(?P<told>[a-z]{2,}ed|said|told|made|held|met|struck|hit|shot|took|came|went|fell|fled|left|began|broke|gave|sent|led|rose|flew"
    r"|drove|sought|saw|won|lost|spoke|shut|found))\b(?P<goes> [a-z]+ing\b)?"
)
#: `at the site`, `the strikes`: a thing that stands as known, with nothing behind it that says which.
_KNOWN = re.compile(
    r"\b[Tt]he (?:[a-z-]+ ){0,1}[a-z-]+(?=[,.;]| (?:was|were|is|are|has|have|had|would|will|said|says|killed|also|that)\b|$)"
)
_NAME = re.compile(r"\s[“‘\"']?[A-Z]")


class _Weights(msgspec.Struct, frozen=True):
    """What was learnt, in units of 1/`unit`."""

    note: str
    unit: int
    intercept: int
    weights: dict[str, int]


def worth(candidate: Candidate) -> float:
    """How likely `candidate` deserves the page, 0..1."""
    model = _weights()
    total = model.intercept + sum(model.weights.get(f, 0) for f in features(candidate))
    return 1 / (1 + math.exp(-total / model.unit))


def why(candidate: Candidate) -> tuple[str, ...]:
    """Up to five features that decided, the strongest first, each with its weight in nats: `-0.62 s:could`."""
    model = _weights()
    found = sorted(((w, f) for f in features(candidate) if (w := model.weights.get(f, 0))), key=lambda p: (-abs(p[0]), p[1]))
    return tuple(f"{w / model.unit:+.2f} {f}" for w, f in found[:5])


@cache
def _weights() -> _Weights:
    return msgspec.json.decode((files("diurna.interpret") / "data" / "lines.json").read_bytes(), type=_Weights)


def features(candidate: Candidate) -> set[str]:
    """What is seen of a line."""
    text = candidate.text
    shapes = _shapes(text)
    found = set(_frame(candidate, shapes))
    found.update(shapes)
    found.update(_told(candidate))
    return found


def _frame(candidate: Candidate, shapes: list[str]) -> Iterator[str]:
    """Where a line stands, how long it is, and how it opens."""
    text, place = candidate.text, candidate.position
    kind = "headline" if candidate.form == "headline" else "line"
    yield kind
    yield f"at {'0' if kind == 'headline' else '1' if place == 1 else '2-3' if place < 4 else '4-6' if place < 7 else '7+'}"
    yield f"{kind} of {min(6, len(shapes) // 8)}"
    if len(candidate.article.text) < 400:
        yield "short item"
    if candidate.explains:
        yield "explains"
    for n, shape in enumerate(shapes[:3]):
        yield f"{n}^{shape}"
    yield f"^{' '.join(shapes[:2])}"
    yield f"^{' '.join(shapes[:3])}"
    share = sum(s == "N" for s in shapes) / max(1, len(shapes))
    yield f"names {min(4, int(share * 12))}"
    if not _NAME.search(text):
        yield "nameless"


def _told(candidate: Candidate) -> Iterator[str]:
    """What a line tells: of which day, in which tense, by whose word, with which claims."""
    text, main = candidate.text, news_part(candidate.text)
    published = candidate.article.published_at
    day = newest_day(text, published) if published else None
    age = (published.date() - day).days if day and published else None
    yield "undated" if age is None else f"day {'ahead' if age < 0 else 'now' if age < 3 else 'week' if age < 8 else 'old'}"
    verb = _VERB.search(main)
    tense = str(verb.lastgroup) if verb else "none"
    yield f"tense {tense}"
    if candidate.form == "headline":
        yield f"headline tense {tense}"
    quoted = sum(len(m) for m in _QUOTED.findall(text)) / len(text)
    yield f"quoted {min(3, int(quoted * 4))}"
    if _SPOKEN.search(_QUOTED.sub("", text)):
        yield "spoken"
    if _SPEAKS_LAST.search(text):
        yield "spoken last"
    yield f"known {min(3, len(_KNOWN.findall(text)))}"
    kinds = {"casualty" if isinstance(c, Casualty) else "strike" if isinstance(c, Strike) else f"act {c.act}" for c in candidate.claims}
    yield from sorted(f"claim {k}" for k in kinds)
    if any(isinstance(c, Strike | Diplomacy) and c.actor for c in candidate.claims):
        yield "actor"
    if not kinds:
        yield "no claim"


def _shapes(text: str) -> list[str]:
    """The words of `text` in order, all but those that tell how masked: names, numbers, and others by their ending."""
    return [_shape(word, first=n == 0) for n, word in enumerate(_TOKEN.findall(text))]


def _shape(word: str, *, first: bool) -> str:
    low = word.lower()
    if not word[0].isalpha():
        return "#" if word[0].isdigit() else '"' if word in '“”"' else word
    if low in _TELLING and not (word.isupper() and len(word) > 1):
        return low
    if word[0].isupper():
        return "N?" if first else "N"
    return next((ending for ending in ("ing", "ed", "ly", "s") if low.endswith(ending)), "w")
