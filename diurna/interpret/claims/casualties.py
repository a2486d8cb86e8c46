"""Casualty claims: every figure of people killed, hurt, missing, displaced or held that an article states, with who says so.

It refuses figures without a printed number or a vague word with stated bounds (`civilians were killed`, `he died`), and what is only
threatened. It never adds figures of two sentences; a part of a total (`including three children`) says of what it is one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from diurna import text as plain
from diurna.interpret import places
from diurna.interpret.claims import breakdowns, causes, imagined, interviews, particulars, place, referents, scope, seats, sites, speech
from diurna.interpret.claims.attribution import Attribution, attributions, choose
from diurna.interpret.claims.increments import without_added
from diurna.interpret.claims.lexicon import is_many
from diurna.interpret.claims.mentions import Mention, mentions
from diurna.interpret.claims.restating import restated
from diurna.interpret.claims.sentences import Sentence, sentences_of
from diurna.interpret.claims.speakers import is_pronoun
from diurna.interpret.populations import ARMED, population
from diurna.interpret.wordlists import words
from diurna.model import Article, Casualty, Effect

# Substring tests are ten times as fast here as one pattern of alternatives; four of five lines of the news stop at them.
_STEMS = tuple(sorted(words("casualties.stems")))


def speaks_of_casualties(text: str) -> bool:
    """Whether `text` holds any word that could tell of casualties; what it turns down has none, what it lets through may."""
    low = text.lower()
    return any(map(low.__contains__, _STEMS))


def read_casualties(article: Article, sentences: Iterable[Sentence] | None = None) -> tuple[Casualty, ...]:
    """Casualty claims of `article` in reading order; `sentences` are its own, where a caller has split it already."""
    result: list[Casualty] = []
    seen: list[Sentence] = []
    last = 0  # where the claims of the sentence before begin
    for sentence in sentences_of(article) if sentences is None else sentences:
        if seen:
            result[last:] = particulars.placed_after(result[last:], sentence, below=seen[-1].paragraph != sentence.paragraph)
            if speaker := referents.goes_on(seen, sentence, result[last:]):
                result[last:] = (structs.replace(claim, claimant=speaker) for claim in result[last:])
        last = len(result)
        seen.append(sentence)
        if speaks_of_casualties(sentence.text) and not _HABIT.search(sentence.text):
            told = without_added(sentence.text, mentions(sentence.text, apart=True))
            found = [m for m in told if _stated(m) and not _is_aside(sentence.text, m)]
            found += breakdowns.parts(sentence.text, found)
            whole = [c.low for c in result if c.effect == "killed" and c.field == sentence.field and c.among is None][-1:]
            if whole and "were among the dead" in sentence.text:
                found = [structs.replace(m, among=whole[0]) if m.effect == "killed" and m.low < whole[0] else m for m in found]
            if found:
                frames = attributions(sentence.text)
                result.extend(claim for m in _named_alike(sentence.text, found) for claim in _claims(article, seen, m, frames))
    return restated(result)


def _named_alike(sentence: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of a sentence, `others` and a total of them as those told just before: `killing three fighters and arresting eight
    others`, `ten soldiers, bringing the total to 80`.
    """
    told: Mention | None = None
    for mention in sorted(found, key=lambda m: (m.number_at, m.start)):
        goes_on = mention.heads == ("others",) or (
            mention.toll and bool(_AND_IN_ALL.search(sentence, told.end, mention.end) if told else 0)
        )
        if told and goes_on and told.heads and population(" ".join(told.people)) in ARMED:
            told = structs.replace(mention, heads=told.heads, people=tuple(_plural(who) for who in told.people))
        else:
            told = mention
        yield told


_AND_IN_ALL = re.compile(r"\b(?:bringing|taking|raising) (?:the|its|their) (?:total|tally|count)(?: number)?(?: of claimed \w+)? to\b")


def _plural(who: str) -> str:
    return who if is_many(who.rsplit(" ", 1)[-1].lower()) or not is_many(f"{who}s".rsplit(" ", 1)[-1].lower()) else f"{who}s"


#: A person is named in full where first spoken of.
_FULL_NAME = 2
#: `raids often kill one or two`, `every year, one million die`: of no one day. Who regularly wrote for a paper may die on one.
_HABIT = re.compile(r"\b(?:(?<!too )often|usually|typically) \w+|\b(?:every|each|per) (?:year|day|month|week)\b", re.IGNORECASE)


def _known(sentence: str, mention: Mention) -> bool:
    """Whether one well-known person died: told by name, or by the office without `a` or `one` (`the movement's leader`)."""
    office = mention.single and mention.low == 1 and mention.heads[-1:] and mention.heads[-1] in _OFFICES
    counted = re.match(r"(?:an?|one|another)\b", sentence[mention.number_at :], re.IGNORECASE)
    return bool((mention.named and mention.single and mention.low == 1) or (office and not counted))


_OFFICES = frozenset(
    {"leader", "president", "minister", "general", "secretary", "chief", "head", "commander", "king", "premier", "chairman"}
)


def _stated(mention: Mention) -> bool:
    adverb = any(head.endswith("ly") and head != "family" for head in mention.heads)  # `40 publicly available images captured`
    if (
        adverb
        or mention.effect == "hit"
        or (mention.effect == "harmed" and mention.low)
        or mention.many
        or mention.mixed
        or mention.self_inflicted
        or (mention.effect == "displaced" and population(" ".join(mention.people)) in ARMED)  # who retreat
    ):
        return False
    if mention.low == 0:
        return not mention.more
    if mention.named and mention.low > 1:
        return False  # names and offices side by side: nobody printed how many
    if mention.named and mention.trigger in {"captured", "detained", "arrested"} and len(mention.names[0].split()) < _FULL_NAME:
        return False  # `captured Brega` took a town
    if (mention.trigger == "death" and mention.named) or (
        mention.qualifier == "vague" and set(mention.heads) == {"others"} and mention.low == 2
    ):
        return False  # `after his death`, `others were hurt`: nothing counted
    return not (mention.definite and mention.single and not mention.named)


#: `Hundreds are feared dead`, `some bodies`: nobody counted.
_UNCOUNTED = re.compile(r"some (?!\d)|.*\b(?:feared|presumed|believed) (?:\w+ )?(?:dead|killed|drowned)\b", re.IGNORECASE)


def _is_aside(sentence: str, mention: Mention) -> bool:
    """Whether nobody counted, or the count is of another time that the sentence only compares with."""
    told = _UNCOUNTED.match(sentence[mention.start : mention.end]) or _ASKED.search(sentence, 0, mention.number_at)
    return bool(told or (_NAMED_AMONG.match(sentence) and mention.number_at > mention.trigger_at))


#: `Among the dead are a nurse, Ana Roe, and two pupils`: of whom others are counted.
_NAMED_AMONG = re.compile(r"Among (?:the|those) (?:dead|killed|wounded|injured|missing|detained)\b")
#: `How many of your fighters have died?`: a question counts nobody.
_ASKED = re.compile(r"\bhow $", re.IGNORECASE)
#: `Nine were still missing`, `two others were hurt`: of what the sentence before tells.
_BACK = re.compile(r"\b(?:still|among the|others?|more(?! than))\b")


def _claims(article: Article, seen: Sequence[Sentence], mention: Mention, frames: Sequence[Attribution]) -> Iterator[Casualty]:
    sentence = seen[-1]
    frame = choose(frames, mention.number_at, len(sentence.text))
    start, end = _clause(sentence.text, frame, frames)
    clause = sentence.text[start:end]
    at, stop = mention.start - start, mention.end - start
    claimant, via = _speakers(article, seen, frame)
    if not frame.cue_end and not frames and _CONTINUED.match(clause):
        claimant = referents.continued(seen, " ".join(mention.people))
    if claimant is None and _known(sentence.text, mention):
        return  # a death in the news that nobody counts
    own = mention.low and mention.trigger != "captured" and (_suffered(sentence.text, mention) or place.struck_by_others(clause, claimant))
    state = (seats.seat_of(claimant) or place.state_of(claimant)) if own and not _NATIONALS & set(mention.heads) else None
    state = None if state and _abroad(mention, clause, claimant, state) else state
    status = "claimed" if frame.status == "reported" and claimant and speech.BELLIGERENT.search(claimant) else frame.status
    status = "denied" if imagined.made_up(clause, mention.number_at - start) else status
    effects: tuple[Effect, ...] = ("killed", "injured") if mention.effect == "harmed" else (mention.effect,)  # type: ignore[assignment]
    where = _without_speaker(clause, frame, start)
    more = bool(_BACK.search(clause)) and not _speaks_anew(seen, frame)
    back = bool(frame.pronoun) or mention.trigger in {"number of", "figure"} or more
    site = place.place_of(where, at, stop, state) or place.struck_in(where, article.text) or seats.seat_of(claimant)
    site = site or seats.town_of_hospital(claimant, article.text)
    site = site or (place.led_by(sentence.text[: frame.cue_start]) if frame.cue_end else None) or sites.site_before(where, seen, back=back)
    lead = scope.as_of(sentence.text[:start]) or _DATED_LEAD.match(sentence.text[:start])
    dated = sentence.text[:end] if lead else clause  # `As of 3 May, the office had recorded …`
    stands = mention.number_at - start + len(dated) - len(clause)
    told, before = scope.bearing(dated, stands), [s.text for s in seen[-4:-1]]
    kind = scope.scope_of(told, mention, site, at=stands)
    site = site or (particulars.titled_site(article.title, _people(mention)) if kind == "cumulative" else None)
    among = _among(sentence.text, mention)
    for effect in effects:
        yield Casualty(
            article=article.id, field=sentence.field, start=sentence.start + start, end=sentence.start + end, quote=clause,
            claimant=claimant, via=via, as_of=scope.as_of(clause) or scope.as_of(sentence.text) or scope.until(told),
            place=site, status=status, effect=effect, low=mention.low, high=mention.high, qualifier=mention.qualifier,
            people=particulars.of_body(particulars.of_vessel(particulars.of_unit(_people(mention) or among), clause), clause, claimant),
            cause=causes.cause_of(clause, at, stop), scope=kind, since=scope.since(told, before),
            severity=particulars.severity(sentence.text, mention), among=mention.among,
        )  # fmt: skip


#: Of its nationals a state tells wherever they died.
_NATIONALS = frozenset({"nationals", "national", "citizens", "citizen", "expatriates", "tourists"})


def _abroad(mention: Mention, clause: str, claimant: str | None, state: str) -> bool:
    """Whether a state tells of one of its own by nation, `a Tovish driver`, and not as struck by others: at home nobody would say so."""
    own = places.country_of(state) in {places.country_of(c) for who in mention.people for c in places.countries_in(who)}
    return own and mention.low < _FEW and not place.struck_by_others(clause, claimant)


#: Of so many of its nation a state speaks at home, too.
_FEW = 10
#: `Since 3 May, the office has reported …`, `Between 3 May and 9 June, …`.
_DATED_LEAD = re.compile(r"\W*(?:Since|Between|From) [^,;]{1,80}, (?:the )?$")


def _speaks_anew(seen: Sequence[Sentence], frame: Attribution) -> bool:
    """Whether somebody speaks by name of whom the sentence before knows nothing, or `separately`: what they tell is another event."""
    if _SEPARATELY.search(seen[-1].text):
        return True
    name = frame.claimant if frame.cue_end and not frame.pronoun else None
    return bool(name) and len(seen) > 1 and not set(plain.words(name or "")) & set(plain.words(seen[-2].text))


_SEPARATELY = re.compile(r"\b(?:separately|meanwhile|elsewhere|in (?:another|a separate|a different))\b", re.IGNORECASE)


def _without_speaker(clause: str, frame: Attribution, start: int) -> str:
    """`clause` with the words about who speaks blotted out: where they sit is not where it happened."""
    first, last = max(frame.cue_start - start, 0), max(frame.cue_end - start, 0)
    return clause[:first] + " " * (last - first) + clause[last:] if frame.cue_end else clause


def _speakers(article: Article, seen: Sequence[Sentence], frame: Attribution) -> tuple[str | None, str | None]:
    """Who asserts, by the full name, and through whom; the outlet itself is nobody, and nobody speaks through themselves."""
    spoken = frame.claimant or frame.pronoun or interviews.goes_on(seen)
    claimant = (referents.referent(seen, spoken) if is_pronoun(spoken) else spoken) if spoken else None
    claimant = referents.full_name(article, seen, _own(article, referents.owned(seen, claimant)), frame.cue_start)
    via = _own(article, frame.via)
    return claimant, None if via == claimant else via


def _clause(sentence: str, frame: Attribution, frames: Sequence[Attribution]) -> tuple[int, int]:
    """The part of a sentence that carries the figure: the frame with its cue, or all of it where nothing frames it."""
    if not frame.cue_end:
        return 0, len(sentence)
    start, end = min(frame.start, frame.cue_start), max(frame.end, frame.cue_end)
    outer = [f for f in frames if f.start <= frame.cue_start and frame.end <= f.end and f is not frame]
    start = min([start, *(min(f.start, f.cue_start) for f in outer)])
    end = max([end, *(f.cue_end for f in outer)])
    body = _LOOSE_END.sub("", sentence[start:end])
    lead = len(body) - len(_LOOSE_START.sub("", body))
    return start + lead, start + len(body.rstrip())


_LOOSE_START = re.compile(r"^[\s,;:]+")
_LOOSE_END = re.compile(r"[,;]?\s+(?:while|and|but|as)\s*(?:the\s*)?$|[,;]\s*$")


_CONTINUED = re.compile(
    r"(?:in total|in all|altogether|since (?:the )?(?:start|beginning|outbreak|onset|then)\b|"
    r"(?:this|that|it|which) (?:brings|brought|takes|raises|includes|included)|(?:these|those|they) includ(?:e|ed)|"
    r"among (?:them|those|the (?:dead|killed|victims))|the (?:cumulative|"
    r"overall|total|death|casualty)\b)",
    re.IGNORECASE,
)


def _own(article: Article, name: str | None) -> str | None:
    """None where `name` is the outlet itself, or somebody of its own: who reports a toll for it has not counted anybody."""
    said, outlet = plain.fold(name or "").removeprefix("the "), plain.fold(article.source).removeprefix("the ")
    own = outlet and (said == outlet or said.startswith((f"{outlet}'s ", f"{outlet}’s ")))
    return None if own or _STAFF.match(name or "") or _is_introduced(article, name, outlet) else name


_REPORTER = r"(?:correspondents?|reporters?|envoy|special envoy|team|crew|bureau(?: chief)?|colleagues?|journalists?|stringer|producer)"
#: `our Selm correspondent Ana Roe`.
_STAFF = re.compile(rf"[Oo]ur (?:[\w’'-]+ ){{0,3}}{_REPORTER}\b")


def _is_introduced(article: Article, name: str | None, outlet: str) -> bool:
    """Whether an article gives a person's full name as one of its outlet's own: `Gulfline's Ana Roe`, `Ana Roe, our correspondent`."""
    if not name or not outlet or len(name.split()) < _FULL_NAME or not name[:1].isupper():
        return False
    own = rf"(?:(?:the )?{re.escape(outlet)}(?:['\"]?s)?|our)"
    before = re.compile(rf"\b(?:{own} (?:[\w'-]+ ){{0,3}}{_REPORTER},?|{re.escape(outlet)}['\"]s) $")
    after = re.compile(rf",? {own} (?:[\w'-]+ ){{0,3}}{_REPORTER}\b")
    for found in re.finditer(re.escape(name), article.text):
        lead, tail = article.text[max(found.start() - _NEAR, 0) : found.start()], article.text[found.end() : found.end() + _NEAR]
        if before.search(f"{plain.fold(lead)} ") or after.match(plain.fold(tail) if tail[:1] == "," else f" {plain.fold(tail)}"):
            return True
    return False


#: A person is introduced in so many characters before or after the name.
_NEAR = 60


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


def _people(mention: Mention) -> str | None:
    """Who they are, as printed: `police officers`, `Palestinians`, a name."""
    told = zip(mention.heads, mention.people, strict=True)
    words = [who for head, who in told if who and (head not in _BLAND or _PART.search(who))]
    return " and ".join(dict.fromkeys(words)) or None


#: People of whom a part is counted by what they are: `internally displaced persons`.
_PART = re.compile(r"\b(?:displaced|elderly|disabled|pregnant|homeless|young)\b")
_AMONG = re.compile(
    r"\b(?:deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|tolls?)(?:\s+and\s+(?:[\w,]+\s+){1,3}?injur(?:y|ies))?\s+(?:among|of)\s+"
    r"(?:the\s|their\s|its\s|all\s)?((?:[A-Za-z][\w’'-]*\s+){0,3}[A-Za-z][\w’'-]*)",
)


#: `The Tovish death toll`, `the TDF toll`: of a nation, or of a body that has its own.
_WHOSE_TOLL = re.compile(r"\b[Tt]he ([A-Z]\w+) (?:death )?tolls?\b")


def _among(sentence: str, mention: Mention) -> str | None:
    """Whose dead a noun counts: `16 deaths and 30 injuries of health workers`, `the toll among the guards to 34`."""
    found = _AMONG.search(sentence, mention.start)
    if not found or found.start() > mention.end:
        whose = _WHOSE_TOLL.search(sentence, 0, mention.end) if mention.toll else None
        kind = places.kind_of(whose[1]) if whose else None
        return _plural(whose[1]) if whose and (kind == "demonym" or (kind is None and whose[1].isupper())) else None
    told = found.group(1).split()
    last = next((k for k, word in enumerate(told, start=1) if is_many(word.lower())), 0)
    return " ".join(told[:last]) or None
