"""Who asserts what within one sentence, and through whom.

It refuses to name a claimant where no verb of saying, `according to`, or headline mark stands in the sentence; a pronoun is given back as
such (`pronoun`), to be resolved by a caller who sees the paragraph. It reads no meaning beyond the reporting frame.
"""

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from diurna.interpret import places
from diurna.interpret.claims import speech
from diurna.interpret.claims.saying import SHARED, says
from diurna.interpret.claims.speakers import can_close, can_speak, is_person, is_pronoun, is_proper, plain_name
from diurna.model import Status


class Attribution(Struct, frozen=True, kw_only=True):
    """A reporting frame. `start`, `end`: what is asserted, in code points of the sentence; `cue_start`, `cue_end`: the words that do it.

    `claimant` None: nobody but the outlet itself. `via`: who carried the claimant's words. `pronoun`: the claimant is this one, unresolved.
    `status` follows the verb: confirmed, denied, claimed, else reported.
    """

    claimant: str | None = None
    via: str | None = None
    start: int = 0
    end: int = 0
    cue_start: int = 0
    cue_end: int = 0
    verb: str = ""
    pronoun: str | None = None
    status: Status = "reported"


def attribute(sentence: str) -> Attribution:
    """The outermost frame of `sentence`, with the innermost claimant it leads to; empty over the whole sentence where there is none."""
    frames = attributions(sentence)
    if not frames:
        return Attribution(end=len(sentence))
    first = min(frames, key=lambda frame: (frame.start - frame.end, frame.start))
    inner = [f for f in frames if f.via and f is not first and first.start <= f.start and f.end <= first.end]
    return inner[0] if inner else first


def choose(frames: Sequence[Attribution], position: int, length: int) -> Attribution:
    """The innermost of `frames` that covers `position`; an outer one becomes its `via`, where it names somebody else."""
    around = [frame for frame in frames if frame.start <= position < frame.end and not frame.cue_start <= position < frame.cue_end]
    if not around:
        return Attribution(end=length)
    around.sort(key=lambda frame: (frame.end - frame.start, -frame.start, frame.cue_start))
    inner = around[0]
    outer = next((f.claimant for f in around[1:] if f.claimant and f.claimant != inner.claimant), None)
    return structs.replace(inner, via=outer) if outer and inner.via is None else inner


def attributions(sentence: str) -> tuple[Attribution, ...]:
    """All reporting frames of `sentence`, in reading order of their cues."""
    if not _CUE.search(sentence):
        return ()
    sentence = _TORN.sub("'", sentence)
    for apart in (_CLOCK, _ASIDE):  # `11:02 GMT -`, `(MPF)`: same length, so that offsets stay
        sentence = apart.sub(lambda told: " " * len(told.group()), sentence)
    cues = [*_spoken(sentence), *_inverted(sentence), *_according(sentence), *_given(sentence), *_marked(sentence)]
    cues.sort(key=lambda cue: (cue.start, cue.end, cue.claimant or ""))
    distinct = [cue for i, cue in enumerate(cues) if i == 0 or cue.start >= cues[i - 1].end]
    return tuple(_frame(sentence, distinct, i) for i in range(len(distinct)))


_ASIDE = re.compile(r"\([^()]{1,60}\)")
#: `Gulfline"s Ana Roe`: a mark of quotation for an apostrophe.
_TORN = re.compile(r"(?<=\w)[\"“”](?=s\s)")
#: The hour that a live page puts before an entry.
_CLOCK = re.compile(r"^[^\w(]*\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[A-Z]{2,4}|local time)\b)?(?:\s*[-–—|:•]|(?=\s))")


class _Cue(Struct, frozen=True, kw_only=True):
    """The words of one frame. `place`: where the assertion stands, `after` or `before` the cue, or `around` it (a parenthesis)."""

    start: int
    end: int
    place: str
    nested: bool
    claimant: str | None
    via: str | None = None
    verb: str = ""
    pronoun: str | None = None


_CUE = re.compile(
    rf"\b(?:{speech.VERBS}|{speech.REVISING}|[Aa]ccording to|[Pp]er|[Cc]iting|quoted|cited|"
    rf"(?:{speech.GIVING})\b[^.;]*?\bby)\b|:|\s[-–—|]\s"
)
_SAY = re.compile(rf"(?<![\w-])(?:{speech.VERBS})\b(?![-'’])")
# `the office lowered its count of … to 9`: who changes a count asserts the new one; a raid that raises a toll does not speak.
_REVISE = re.compile(
    rf"(?<![\w-])(?:{speech.REVISING})\b(?=\s+(?:(?:up|down|up ?wards?|down ?wards?)\s+)?[^,.;]{{0,80}}?\b"
    r"(?:tolls?|count|number|tally|figures?|total|estimate)\b)"
)
_COUNTED = re.compile(
    r"\b(?:casualt(?:y|ies)|fatalit(?:y|ies)|injur(?:y|ies)|deaths?|victims?|nobody|no one|bodies|toll|people|civilians?)\s*$",
    re.IGNORECASE,
)
#: `citing interviews with …`: who held them says what came of them.
_CITED = r"(?:citing|quoting)\s+(?!(?:\w+\s)?interviews\b)"
_CITING = re.compile(rf"^{_CITED}(?:the |an? )?(.+)$", re.IGNORECASE)
_AS_SAYING = re.compile(
    r"\s+(?:quoted|cited|quotes|cites)\s+((?:[^,;.]|\.(?=\w))+?)\s+as\s+(?:saying|reporting|confirming|stating)\b(?:\s+that\b)?"
)
#: `…, he told reporters at the scene.`, `…, the paper said Monday on its site.`
_WHERE_SAID = re.compile(r" (?:[a-z]+ (?:at|after|during|from|outside)|(?:\w+ )?on (?:its|his|her|their)) (?!least)[^,.;:\d]{1,30}\.?$")
_TAIL_CITING = re.compile(rf"\s*+(?:,\s*+)?{_CITED}((?:[^,;.\"“”]|\.(?=\w))+)")


def _spoken(text: str) -> list[_Cue]:
    """Frames whose speaker stands before the verb."""
    cues: list[_Cue] = []
    floor = 0
    quoting = [m for m in re.finditer(r"\s(?:quoted|cited|quotes|cites)\s", text) if _AS_SAYING.match(text, m.start())]
    for verb in sorted([*_SAY.finditer(text), *_REVISE.finditer(text), *quoting], key=lambda m: m.start()):
        if verb.start() < floor:
            continue
        cue = _speaker(text, floor, verb)
        if cue:
            cues.append(cue)
            floor = cue.end
    return cues


def _speaker(text: str, floor: int, verb: re.Match[str]) -> _Cue | None:
    if not says(text, floor, verb) or _inverts(text, verb):
        return None
    stop = _before_aside(text, floor, verb.start())
    start, nested = _clause(text, floor, stop)
    claimant, via, at = _subject(text, start, stop)
    if (
        claimant is None
        or (_REVISE.match(text, verb.start()) and not _revises(claimant))
        or (_COUNTED.search(claimant) and verb.group().strip() in speech.COUNTING)
    ):
        return None
    name = verb.group().strip()
    quoted = _AS_SAYING.match(text, verb.start()) if name in {"quoted", "cited", "quotes", "cites"} else None
    if quoted:
        return _Cue(
            start=at, end=quoted.end(), place="after", nested=nested, claimant=plain_name(quoted.group(1)), via=claimant, verb="said"
        )
    end, addressee = _past_addressee(text, verb.end(), name)
    if name in {"put", "puts"} and not re.match(r"\s+(?:the|its|their)\b[^.;]{0,120}\bat\b", text[end:]):
        return None
    following = text[end:].lstrip(" ," if text[:end].endswith("that") else None)  # `stated that, since May, …`
    ends = text[:at].endswith(", ") and _WHERE_SAID.match(text, verb.end())
    place = "after" if re.match(r"[^.,;”\"—]", following or ".") and not ends else "before"
    citing = _TAIL_CITING.match(text, end)
    if citing:
        end, claimant, via = citing.end(), plain_name(citing.group(1)), claimant
        place = "after" if re.match(r"\s*,?\s*that\s", text[end:]) else "before"
    aside = re.search(r",\s*(?:the |an? )?$", text[:at]) and re.match(r"\s*,\s*\w", text[end:])
    if place == "before" and (aside or speech.ADDING.match(text, end)):
        place = "around"
    pronoun, via = claimant.lower() if claimant and is_pronoun(claimant) else None, via or addressee
    return _Cue(start=at, end=end, place=place, nested=nested, claimant=None if pronoun else claimant, via=via, verb=name, pronoun=pronoun)


def _before_aside(text: str, floor: int, verb: int) -> int:
    """Where the subject of a verb ends: before an aside between commas or dashes, `who fled the village`, or the `who` of who speaks."""
    aside = _RELATIVE.search(text, floor, verb)
    own = aside and (aside.group(1).lstrip()[0] in ",—–" or speech.SPEAKERS.search(text, floor, aside.start(1)))
    return aside.start(1) if aside and own else verb


_RELATIVE = re.compile(
    rf"(?:^|[\w’'\"”)])(,\s(?:which|who|whose|whom)\s(?:(?!\b(?:{speech.VERBS})\b)[^;:.“”])+,\s*|\swho\s(?:(?!\b(?:{speech.VERBS})\b)[^,;:.“”])+|"
    r"\s*[—–][^—–;:.“”]+[—–]\s*|,?\s(?:who|which)\s(?:(?:has|have|had|also|later|earlier)\s)*)$"
)


def _revises(name: str) -> bool:
    return bool(name.lower() in speech.PRONOUNS or speech.SPEAKERS.search(name) or places.kind_of(name) == "name")


def _clause(text: str, floor: int, verb: int) -> tuple[int, bool]:
    """Start of the clause that ends in the verb, and whether that clause hangs inside an earlier frame."""
    last = max(speech.BOUNDARY.finditer(text, floor, verb), key=lambda found: found.end(), default=None)
    if last is None:
        return floor, floor > 0
    inside = floor > 0 and (last.group().strip(" ,").lower() == "that")
    return last.end(), inside


def _subject(text: str, start: int, verb: int) -> tuple[str | None, str | None, int]:
    """The speaker, who carries them, and where the noun phrase begins."""
    chunk = re.sub(r"^\s*said\s", "", text[start:verb])  # `“…,” said a fighter, who said …`
    shared = SHARED.match(chunk)
    if shared:
        chunk = shared.group(1)  # `the group claimed the attack and said …`
    while found := speech.BEFORE_VERB.search(chunk):
        chunk = chunk[: found.start()] + ("," if "," in found.group()[:1] else "")
    closed = chunk.rstrip().endswith(",")
    parts = [part.strip() for part in chunk.rstrip(" ,").split(", ")]
    core, aside = (parts[-2], parts[-1]) if closed and len(parts) > 1 else (parts[-1], "")
    if aside and not can_speak(plain_name(core) or ""):
        core, aside = aside, ""
    core = _DATED.sub("", core)
    at = start + max(chunk.rfind(core), 0)
    name = plain_name(core)
    if name is None or not can_speak(name):
        return None, None, at
    carried, cited = speech.QUOTED_BY.match(aside), _CITING.match(aside)
    if carried:
        return name, plain_name(carried.group(1) or carried.group(2)), at
    if cited:
        return plain_name(cited.group(1)), name, at
    if aside and is_proper(aside) and (speech.SPEAKERS.search(name) or not is_proper(name)):
        name = f"{name} {aside}"
    return name, None, at


#: `On 4 May the office said`: a date without a comma is no part of who speaks.
_DATED = re.compile(
    rf"^(?:[Oo]n|[Bb]y|(?:[Ll]ate|[Ee]arly|[Ee]arlier) on)\s(?:{speech.DAYS},?\s?)?"
    rf"(?:\d{{1,2}}\s(?:{speech.MONTHS})|(?:{speech.MONTHS})\s\d{{1,2}}|(?<=day\s))(?:,?\s\d{{4}})?,?\s*(?=\S)"
)


def _past_addressee(text: str, end: int, verb: str) -> tuple[int, str | None]:
    """End of the cue after the verb: adverbials, the one told, `that`. The one told is a carrier where it is an outlet."""
    carrier = None
    if verb in {"told", "tells"}:
        told = re.match(
            r"\s+((?:(?!\sthat\s)[^,.;:\"“”])+?)(?=\s+that\b|,|\.|;|:|\"|“|$|\s+(?:on|in a|in an)\s|\s+(?:the|at least|more than|"
            r"about|\d|there|it|he|she|they)\b)",
            text[end:],
        )
        if told:
            outlet = speech.OUTLETS.search(told.group(1))
            carrier = plain_name(outlet.group()) if outlet else None
            end += told.end()
    while found := speech.AFTER_VERB.match(text, end):
        outlet = speech.OUTLETS.search(found.group())
        carrier = carrier or (outlet.group() if outlet else None)
        end = found.end()
    that = re.match(r"\s*,?\s*that\b", text[end:])
    return end + (that.end() if that else 0), carrier


_INVERTED = re.compile(rf"(?<=[,”\"’'])\s+({speech.VERBS})\s+((?:the |an? )?(?:[^,.;:\"“”]|\.(?=\w|\s[A-Z]\w+ [A-Z]))+)")


def _inverts(text: str, verb: re.Match[str]) -> bool:
    """Whether a verb and who speaks end a headline or a clause: `crew safe, says owner`, `…, said Ana Roe of the Red Hand, who has …`."""
    found = _INVERTED.match(text, verb.start() - 1)
    if not found:
        return False
    name, after = plain_name(found.group(2)) or "", text[found.end() :]
    if verb.group() not in speech.TO_SOMEBODY and (
        _SOMEBODY.match(text, verb.end()) or (found.group(2).startswith(name) and is_person(name) and _WHO_IS.match(after))
    ):
        return True
    return not after.strip(" .") and bool(speech.SPEAKERS.fullmatch(name))


#: `…, said a medical source in Selm who …`: nobody spoken of, but a speaker who is put somewhere.
_SOMEBODY = re.compile(
    rf" an? (?:[a-z-]+ ){{0,3}}?{speech.SPEAKERS.pattern}(?: (?:in|at|from|of|for|with) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?"
    r"(?=,? who\b|[.,;]|$)"
)
_WHO_IS = re.compile(r"\W*$|,\s(?:who|whose|an?|the)\s")


def _inverted(text: str) -> list[_Cue]:
    """`"…", said the mayor`: frames whose speaker stands after the verb."""
    cues = []
    for found in _INVERTED.finditer(text):
        name = plain_name(found.group(2))
        if (
            name
            and can_speak(name)
            and not is_pronoun(name)
            and (len(name.split()) <= 9 or is_person(name))
            and found.group(1) not in speech.TO_SOMEBODY
        ):
            cues.append(_Cue(start=found.start(), end=found.end(), place="before", nested=False, claimant=name, verb=found.group(1)))
    return cues


_SOURCE = r"((?:[^,;.()\"“”—\n]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=\bDr)\.|(?<=\bGen)\.|(?<=\bLt)\.|(?<=\bSgt)\.)+)"
_LONGEST = 16


_ACCORDING = re.compile(
    rf"\b(?:according to|as (?:quoted|cited|reported) by|(?<=, )(?={_CITED})citing|(?<=, )per|^per)\s+{_SOURCE}", re.IGNORECASE
)


def _according(text: str) -> list[_Cue]:
    cues = []
    for found in _ACCORDING.finditer(text):
        told = _COUNT.split(found.group(1), maxsplit=1)[0]
        raw = _THROUGH.split(told, maxsplit=1)
        name = plain_name(raw[0])
        if name is None or len(name.split()) > _LONGEST:
            continue
        end = found.start(1) + len(told.rstrip())
        lead = text[: found.start()].rstrip()
        first = not lead.strip("*•-–— ") or lead.endswith((";", ":", "—", "“", '"')) or bool(re.search(r"[,;]\s*(?:and|but|while)$", lead))
        via = plain_name(raw[1]) if len(raw) > 1 else None
        aside = lead.endswith(",") and re.match(r"\s*,\s*\w", text[end:])
        place = "after" if first else "around" if aside or told != found.group(1) else "before"
        cues.append(_Cue(start=found.start(), end=end, place=place, nested=False, claimant=name, via=via, verb="said"))
    return cues


def _given(text: str) -> list[_Cue]:
    """Frames of a passive whose agent is somebody who speaks: an office, or a name in initials."""
    cues = []
    for found in speech.GIVEN_BY.finditer(text):
        name = plain_name(found.group(1))
        if name and (speech.SPEAKERS.search(name) or speech.INITIALS.match(name)) and can_speak(name) and not is_pronoun(name):
            end = found.start(1) + len(found.group(1).rstrip())
            cues.append(_Cue(start=found.start(), end=end, place="around", nested=False, claimant=name, verb="reported"))
    return cues


#: `according to the office around 150 pupils were killed`: the count begins what is asserted.
_COUNT = re.compile(
    r"\s(?=(?:around|about|at least|more than|nearly|some|over|up to|almost|approximately|an estimated|as many as|a total of)\s"
    r"(?:\d|[a-z]+\s[a-z])|\d[\d,]*\s[a-z])"
)


_THROUGH = re.compile(r"\s+(?:(?:as )?(?:quoted|cited|carried) by|speaking to|via)\s+")
_COLON = re.compile(r"^([A-Z][\w.'’-]*(?:\s[\w.'’-]+){0,5}):\s+(?=\S)")
_DASH = re.compile(r"(?:\s+[-–—|]|:)\s+((?:[\w.'’-]+\s){0,4}[\w.'’-]+\s?)$")


def _marked(text: str) -> list[_Cue]:
    """Headlines that name the speaker before a colon or after a last dash; only nouns that speak, never a bare place or outlet."""
    cues = []
    colon, dash = _COLON.match(text), _DASH.search(text)
    if colon and speech.SPEAKERS.search(colon.group(1)) and not _SAY.search(colon.group(1)):
        cues.append(_Cue(start=0, end=colon.end(), place="after", nested=False, claimant=plain_name(colon.group(1)), verb="said"))
    if dash and can_close(dash.group(1)) and not speech.OUTLETS.search(dash.group(1)) and not _SAY.search(dash.group(1)):
        cues.append(_Cue(start=dash.start(), end=len(text), place="before", nested=False, claimant=plain_name(dash.group(1)), verb="said"))
    return cues


def _frame(text: str, cues: Sequence[_Cue], i: int) -> Attribution:
    """What a cue covers: up to the next coordinate frame where it leads, back to the last one where it follows."""
    cue = cues[i]
    earlier = [c for c in cues[:i] if not _inside(text, cue, c)]
    left = max((c.start if c.place == "after" else c.end for c in earlier), default=0)
    if earlier and earlier[-1].place == "after" and not _coordinate(text, earlier[-1], cue):
        left = earlier[-1].end
    later = [c for c in cues[i + 1 :] if (c.place == "after" and not _inside(text, c, cue)) or _takes_over(text, cue, c)]
    right = later[0].start if later else len(text)
    place = cue.place
    if place == "around" and any(c.place == "before" and _coordinate(text, cue, c) for c in cues[i + 1 :]):
        place = "before"
    start, end = {"after": (cue.end, right), "before": (left, cue.start), "around": (left, right)}[place]
    return Attribution(
        claimant=cue.claimant, via=cue.via, start=start, end=max(start, end), cue_start=cue.start, cue_end=cue.end,
        verb=cue.verb, pronoun=cue.pronoun, status=_status(cue),
    )  # fmt: skip


def _takes_over(text: str, cue: _Cue, later: _Cue) -> bool:
    """`The clinic told us nine had died, the mayor said`: who opens a sentence is heard through who closes it."""
    opens = text[: cue.start].strip(' “"')[-1:] in {"", ","} and cue.place == "after" and cue.verb in _STATING
    return opens and later.place == "before" and later.start - cue.end <= _NEAR


_STATING = frozenset({"said", "says", "say", "told", "tells", "reported", "reports", "announced", "stated", *speech.CONFIRMING})
#: Farther behind than that the sentence has gone on to something else.
_NEAR = 160


def _inside(text: str, cue: _Cue, earlier: _Cue) -> bool:
    """Whether `cue` leads a frame inside what `earlier` asserts: after `that`, or with no conjunction between them."""
    return cue.place == "after" and earlier.place == "after" and (cue.nested or not _coordinate(text, earlier, cue))


def _coordinate(text: str, earlier: _Cue, later: _Cue) -> bool:
    return bool(re.search(r"[,;]\s(?:and|while|but|as)\s|;|\sand\s(?:the\s)?$|[”\"]", text[earlier.end : later.start]))


def _status(cue: _Cue) -> Status:
    if cue.verb in speech.DENYING:
        return "denied"
    if cue.verb in speech.CONFIRMING:
        return "confirmed"
    if cue.verb in speech.CLAIMING or (cue.claimant and speech.BELLIGERENT.search(cue.claimant)):
        return "claimed"
    return "reported"
