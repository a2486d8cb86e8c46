"""Casualty claims: every figure of people killed, hurt, missing, displaced or held that an article states, with who says so.

It refuses figures without a printed number or a vague word with stated bounds (`civilians were killed`, `he died`), breakdowns of a total
(`including three children`), and what is only threatened. It never adds figures of two sentences.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from diurna import text as plain
from diurna.interpret.claims import place, scope
from diurna.interpret.claims.attribution import Attribution, attributions, choose
from diurna.interpret.claims.mentions import Mention, mentions
from diurna.interpret.claims.sentences import Sentence, sentences_of
from diurna.interpret.claims.wordlists import words
from diurna.model import Article, Casualty, Effect

# Substring tests are ten times as fast here as one pattern of alternatives; four of five lines of the news stop at them.
_STEMS = tuple(sorted(words("casualties.stems")))


def speaks_of_casualties(text: str) -> bool:
    """Whether `text` holds any word that could tell of casualties; what it turns down has none, what it lets through may."""
    low = text.lower()
    return any(stem in low for stem in _STEMS)


def read_casualties(article: Article, sentences: Iterable[Sentence] | None = None) -> tuple[Casualty, ...]:
    """Casualty claims of `article` in reading order; `sentences` are its own, where a caller has split it already."""
    result: list[Casualty] = []
    seen: list[Sentence] = []
    for sentence in sentences_of(article, speaks_of_casualties) if sentences is None else sentences:
        seen.append(sentence)
        if speaks_of_casualties(sentence.text) and not _HABIT.search(sentence.text):
            found = [m for m in mentions(sentence.text) if _stated(m)]
            if found:
                frames = attributions(sentence.text)
                result.extend(claim for m in found for claim in _claims(article, seen, m, frames))
    return _restated(result)


def _restated(claims: Sequence[Casualty]) -> tuple[Casualty, ...]:
    """A running figure given without a claimant takes the one that the same article names for the very same figure."""
    named = {(c.effect, c.low, c.qualifier): c for c in reversed(claims) if c.claimant and c.scope == "cumulative"}
    result = []
    for claim in claims:
        known = (
            named.get((claim.effect, claim.low, claim.qualifier))
            if claim.claimant is None and claim.scope == "cumulative" and claim.low >= _TELLING
            else None
        )
        result.append(structs.replace(claim, claimant=known.claimant, via=known.via, status=known.status) if known else claim)
    return tuple(result)


#: A figure this high is hardly met twice in one article by chance.
_TELLING = 50


#: A person is named in full where first spoken of.
_FULL_NAME = 2
_HABIT = re.compile(r"\b(?:often|usually|regularly|typically|routinely) \w+|\b(?:every|each|per) (?:year|day|month|week)\b", re.IGNORECASE)


def _stated(mention: Mention) -> bool:
    if mention.effect == "hit" or (mention.effect == "harmed" and mention.low) or mention.many or mention.mixed or mention.self_inflicted:
        return False
    if mention.low == 0:
        return not mention.more
    if mention.named and mention.trigger in {"captured", "detained", "arrested"} and len(mention.names[0].split()) < _FULL_NAME:
        return False  # `captured Brega` took a town
    if (mention.trigger == "death" and mention.named) or (
        mention.qualifier == "vague" and set(mention.heads) == {"others"} and mention.low == 2
    ):
        return False  # `after his death`, `others were hurt`: nothing counted
    return not (mention.definite and mention.single and not mention.named)


def _claims(article: Article, seen: Sequence[Sentence], mention: Mention, frames: Sequence[Attribution]) -> Iterator[Casualty]:
    sentence = seen[-1]
    frame = choose(frames, mention.number_at, len(sentence.text))
    start, end = _clause(sentence.text, frame, frames)
    clause = sentence.text[start:end]
    at, stop = mention.start - start, mention.end - start
    claimant = frame.claimant or (_referent(seen, frame.pronoun) if frame.pronoun else None)
    claimant, via = _own(article, claimant), _own(article, frame.via)
    if not frame.cue_end and not frames and _CONTINUED.match(clause):
        claimant = _before(seen)
    state = place.state_of(claimant) if mention.low and _suffered(sentence.text, mention) else None
    effects: tuple[Effect, ...] = ("killed", "injured") if mention.effect == "harmed" else (mention.effect,)  # type: ignore[assignment]
    for effect in effects:
        yield Casualty(
            article=article.id, field=sentence.field, start=sentence.start + start, end=sentence.start + end, quote=clause,
            claimant=claimant, via=via, as_of=scope.as_of(clause), place=place.place_of(clause, at, stop, state), status=frame.status,
            effect=effect, low=mention.low, high=mention.high, qualifier=mention.qualifier, people=_people(mention),
            cause=_cause(clause, at, stop), scope=scope.scope_of(clause, mention), since=scope.since(clause),
        )  # fmt: skip


def _clause(sentence: str, frame: Attribution, frames: Sequence[Attribution]) -> tuple[int, int]:
    """The part of a sentence that carries the figure: the frame with its cue, or all of it where nothing frames it."""
    if not frame.cue_end:
        return 0, len(sentence)
    start, end = min(frame.start, frame.cue_start), max(frame.end, frame.cue_end)
    outer = [f for f in frames if f.start <= frame.cue_start and frame.end <= f.end and f is not frame]
    start = min([start, *(min(f.start, f.cue_start) for f in outer)])
    end = max([end, *(f.cue_end for f in outer)])
    body = _LOOSE_END.sub("", sentence[start:end])
    lead = len(body) - len(body.lstrip(" ,;:"))
    return start + lead, start + len(body.rstrip())


_LOOSE_END = re.compile(r"[,;]?\s+(?:while|and|but|as)\s*(?:the\s*)?$|[,;]\s*$")


_CONTINUED = re.compile(
    r"(?:in total|in all|altogether|(?:this|that|it|which) (?:brings|brought|takes|raises)|the (?:cumulative|"
    r"overall|total|death|casualty)\b)",
    re.IGNORECASE,
)


def _before(seen: Sequence[Sentence]) -> str | None:
    """Who spoke last in the sentence before, in the same paragraph: a total that follows goes on with their words."""
    if len(seen) < 2 or seen[-2].paragraph != seen[-1].paragraph or not mentions(seen[-2].text):
        return None
    return next((frame.claimant for frame in reversed(attributions(seen[-2].text)) if frame.claimant), None)


def _referent(seen: Sequence[Sentence], pronoun: str) -> str | None:
    """The nearest speaker named before in the same paragraph, person for he and she, body for it; else nobody."""
    current = seen[-1]
    for sentence in reversed(seen[:-1]):
        if sentence.paragraph != current.paragraph:
            break
        for frame in reversed(attributions(sentence.text)):
            if frame.claimant and _fits(frame.claimant, pronoun):
                return frame.claimant
    same = [f.claimant for f in attributions(current.text) if f.claimant and _fits(f.claimant, pronoun)]
    return same[0] if same else None


def _fits(claimant: str, pronoun: str) -> bool:
    body = bool(_BODY.search(claimant))
    return body if pronoun == "it" else (not body if pronoun in {"he", "she"} else pronoun == "they")


_BODY = re.compile(
    r"\b(?:ministry|army|military|government|group|police|agency|council|organi[sz]ation|observatory|department|media|office|"
    r"forces?|union|committee|crescent|"
    r"watchdog|guards?|corps|command|television|TV|hospital|party|militia|movement)$|^[A-Z]\w+$",
    re.IGNORECASE,
)


def _own(article: Article, name: str | None) -> str | None:
    """None where `name` is the outlet itself."""
    return (
        None if name and article.source and plain.fold(name) in {plain.fold(article.source), f"the {plain.fold(article.source)}"} else name
    )


def _suffered(sentence: str, mention: Mention) -> bool:
    """Whether the dead are told from their own side: in the passive or by a noun, never as the object of killing."""
    words = sentence[mention.start : mention.number_at + 1]
    return not re.match(r"(?:kill|wound|injur|murder|assassinat|captur|detain|arrest|eliminat)", words, re.IGNORECASE)


_BLAND = frozenset(
    {
        "",
        "them",
        "others",
        "self",
        "people",
        "persons",
        "person",
        "family",
        "lives",
        "year-old",
        "he",
        "she",
        "him",
        "body",
        "individuals",
        "individual",
    }
)
_THINGS = (
    r"air ?strikes?|air-strikes?|strikes?|attacks?|blasts?|bombings?|explosions?|shelling|bombardments?|clash(?:es)?|fighting|"
    r"shootings?|shoot-?outs?|raids?|ambush(?:es)?|"
    r"drones?|missiles?|rockets?|mortars?|gunfire|gunmen|fire|crash(?:es)?|collapse|earthquake|quake|flood(?:s|ing)?|stampede|"
    r"protests?|offensive|operations?|bombs?|battles?|"
    r"massacres?|crackdown|violence|war|assaults?|barrages?|mines?|landmines?|IEDs?|shells?|bombardment|unrest|siege|famine|cholera"
)
_CAUSE = re.compile(
    rf"\b(?:in|by|from|during|after|following|when|as|amid)\s+((?:(?:an?|the|two|three|several|multiple|"
    rf"\d+)\s+)?(?:[\w'’.-]+\s+){{0,4}}?(?:{_THINGS})(?:\s+(?:{_THINGS}))*)\b",
    re.IGNORECASE,
)
_CAUSE_BEFORE = re.compile(
    rf"((?:(?:an?|"
    rf"the)\s+)?(?:[\w'’.-]+\s+){{0,4}}?(?:{_THINGS})(?:\s+(?:{_THINGS}))*)\b[^,;.]{{0,60}}$",
    re.IGNORECASE,
)


def _cause(clause: str, at: int, end: int) -> str | None:
    """What killed, as printed: the phrase after the figure (`in a drone strike`), else the subject before an active verb."""
    after = _CAUSE.search(clause, max(end, 0))
    if after:
        return _trimmed(after.group(1))
    before = _CAUSE_BEFORE.search(clause[: max(at, 0)])
    return _trimmed(before.group(1)) if before else None


def _trimmed(phrase: str) -> str:
    phrase = re.sub(
        r"^.*\b(?:said|says|that|reported|announced|confirmed|claims?|since|had|has|have|with|while|they|often|in|on|at|of)\s", "", phrase
    )
    return re.sub(r"^(?:the|an?|that|said|says|and|on|in|when|as|of)\s+", "", " ".join(phrase.split()), flags=re.IGNORECASE)


def _people(mention: Mention) -> str | None:
    """Who they are, as printed: `police officers`, `Palestinians`, a name."""
    words = [who for head, who in zip(mention.heads, mention.people, strict=True) if who and head not in _BLAND]
    return " and ".join(dict.fromkeys(words)) or None
