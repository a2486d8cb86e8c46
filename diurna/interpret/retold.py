"""Retold: what an earlier edition printed of a line's own event, where no story links the two: a toll at one place, a state's standing act.

Refuses small tolls and those of countries, which fall together by chance; acts that are done day after day, such as attacks, threats and
calls; and acts that are only feared, denied or announced for later.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from diurna.edition import HistoryRecord
from diurna.interpret.accusations import names_in
from diurna.interpret.candidates import Candidate
from diurna.interpret.lines import quoted
from diurna.interpret.places import countries_in, kind_of
from diurna.interpret.terms import figures, negated, news_part
from diurna.model import Casualty
from diurna.text import fold, plain

_DAYS = 7
#: Two events at one place in a week seldom kill as many.
_NO_COINCIDENCE = 20
#: Acts that are done once and then stand, by their words.
_ACTS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"clos(?:es|ed|ing|ure)|shuts?|shutting|block(?:s|ed|ing|ades?|aded|ading)",
        (
            r"help(?:s|ed|ing)?|aid(?:s|ed|ing)|assist(?:s|ed|ing)?|suppl(?:ies|ied|ying)|arms|arming|"
            r"(?:shar(?:es?|ed|ing)|provid(?:es|ed|ing)|gives|giving|gave|pass(?:es|ed|ing)) (?:\w+ ){0,2}?(?:intelligence|weapons|data)"
        ),
        r"captur(?:es|ed)|seiz(?:es|ed)|(?:takes?|took|taken) (?:\w+ )?(?:captive|prisoner)",
        r"s[au]nk|sinks|sinking",
        r"reopens|reopen(?:ed|ing)|recogni[sz](?:es|ed|ing)|expel(?:s|led|ling)",
    )
)
#: Of these the same state may see many: only what bears a name of its own is the same.
_OF_MANY = frozenset({2, 3})
_UNREAL = re.compile(
    r"\b(?:could|may|might|would|will|to|if|threat\w*|warn\w*|vow\w*|fear\w*|prepar\w+|plan\w*|urg\w+|call\w*)\b|\?", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[;.](?:\s|$)| (?:as|while|but|amid|after) |, (?:which|who|according)")


#: For each standing act that a text tells, the names of what it is about, as it may be told again.
Acts = Mapping[int, frozenset[str]]


class Printed(Struct, frozen=True, kw_only=True):
    """What the editions of the last week printed: their lines that tell a standing act, the latest first, each with its day; and the
    incident tolls of places, each with a line that tells it, quoted as a page does.
    """

    acts: tuple[tuple[Acts, str, str], ...] = ()
    tolls: tuple[tuple[str, int, str], ...] = ()


def printed(history: Sequence[HistoryRecord], day: str) -> Printed:
    """What the editions of the week before `day` (ISO) printed, as far as a line may tell it again."""
    since = (date.fromisoformat(day) - timedelta(days=_DAYS)).isoformat()
    recent = [record for record in reversed(history) if record.day >= since]
    lines = [(plain(q.text), r.day) for r in recent for c in r.cited for q in c.quotes if q.form != "figure"]
    acts = tuple((done, text, when) for text, when in lines if (done := _acts(text)))
    return Printed(acts=acts, tolls=tuple(toll for record in recent for toll in _tolls(record)))


def told_toll(line: Candidate, before: Printed) -> str:
    """The line that printed an earlier toll of the place whose toll `line` tells, quoted; empty where none did."""
    counts = [(fold(c.place or ""), c.low) for c in line.claims if _is_toll(c)]  # type: ignore[union-attr]
    return next((told for place, low, told in before.tolls for where, now in counts if where == place and low <= now), "")


def told_act(text: str, before: Printed) -> str:
    """The last day (ISO) that printed the very act of `text`, of the same doer and about the same; empty where none did."""
    main = news_part(text)
    done = _acts(main)
    return next((day for acts, was, day in before.acts if _is_same(main, done, was, acts)), "") if done else ""


def _is_same(now: str, done: Acts, was: str, acts: Acts) -> bool:
    doers = [countries_in(t)[:1] for t in (now, was)]
    about = any(done[n] & acts[n] - {fold(d) for d in doers[0]} for n in done.keys() & acts.keys())
    return about and doers[0] == doers[1] != () and figures(now) <= figures(was) | {"1", "2"}


def _acts(text: str) -> Acts:
    """The standing acts that `text` says are done, by their places in the list, with the names behind each."""
    if negated(text):
        return {}
    found = {n: said for n, words in enumerate(_ACTS) if (said := words.search(text)) and not _UNREAL.search(text[: said.start()])}
    after = {n: _CLAUSE_END.split(text[said.end() :], maxsplit=1)[0] for n, said in found.items()}
    return {n: names_in(t) - {fold(c) for c in countries_in(t) if n in _OF_MANY} for n, t in after.items()}


def _is_toll(claim: object) -> bool:
    if not isinstance(claim, Casualty) or claim.effect != "killed" or claim.scope != "incident" or claim.low < _NO_COINCIDENCE:
        return False
    return bool(claim.place) and kind_of(claim.place or "") in {None, "capital"}


def _tolls(record: HistoryRecord) -> Iterator[tuple[str, int, str]]:
    said = {s.id: s.said for s in record.stories}
    for row in record.ledger:
        if row.effect == "killed" and row.scope == "incident" and row.low >= _NO_COINCIDENCE and row.place and not row.printed:
            line = next((t for t in reversed(said.get(row.story, ())) if str(row.low) in figures(t)), "")
            told = line or f"{row.figure} {row.people or 'people'} killed in {row.place}"
            yield fold(row.place), row.low, quoted(told, row.outlet, record.day)
