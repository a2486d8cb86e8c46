"""Casualty figures in words. `at least 200`, `more than 200`, `about 200`, `up to 200`, `dozens`, `200 to 250` stay different."""

import re

from diurna.edition import LedgerRow
from diurna.interpret.claims.lexicon import is_one
from diurna.interpret.claims.numbers import SPELLED
from diurna.model import Casualty
from diurna.text import befallen, day_in_words

_VAGUE = re.compile(
    r"\b(?:(?:tens|hundreds|dozens) of thousands|tens of millions|(?:many |several |a few |some )?(?:thousands?|hundreds?|dozens?)|"
    r"a dozen|scores|tens|a handful|a number|an? \w+ number|several|a few|few|many|some|numerous|multiple)\b",
    re.IGNORECASE,
)
# These want an `of` before the people they count.
_NOUN = re.compile(r"(?:thousands|hundreds|scores|dozens|tens|millions|handful|number)$")
#: The first figure that each vague word stands for, as `claims` bounds it: so that of two words the right one is printed.
_LOWS = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "thousands": 2000, "hundreds": 200, "scores": 40, "dozens": 24,
    "several hundred": 300, "a few hundred": 300, "several thousand": 3000, "several dozen": 36,
    "tens": 20, "a dozen": 12, "a handful": 3, "several": 3, "a few": 3, "few": 3, "many": 5, "numerous": 5, "some": 2, "multiple": 2,
}  # fmt: skip
_WORDS = {"at_least": "at least {}", "more_than": "more than {}", "about": "about {}", "up_to": "up to {}"}


def figure_in_words(claim: Casualty) -> str:
    """The figure as its claimant qualified it: `more than 1,200`, `200 to 250`, `dozens`; a list as printed, without a sum."""
    if listed := _listed(claim):
        return listed
    if claim.qualifier == "vague":
        said = [found.group().lower() for found in _VAGUE.finditer(claim.quote)]
        fitting = next((word for word in said if _LOWS.get(word.removeprefix("many ")) == claim.low), said[0] if said else "")
        return fitting or "an unstated number"
    if claim.qualifier == "range" and claim.high is not None and claim.high != claim.low:
        return f"{claim.low:,} to {claim.high:,}"
    if claim.qualifier == "about" and (short := _falls_short(claim)):
        return f"{short} {claim.low:,}"
    return _WORDS.get(claim.qualifier, "{}").format(f"{claim.low:,}")


_NUMBER = rf"(\d[\d,]*|an?|{'|'.join(sorted(SPELLED, key=len, reverse=True))})"


def _listed(claim: Casualty) -> str:
    """`nine patients and two nurses`: a list that is counted as one, and of which nobody printed the sum; empty elsewhere."""
    kinds = (claim.people or "").split(" and ")
    if len(kinds) == 1 or claim.qualifier != "exact":
        return ""
    parts = (rf"{_NUMBER} (?:[\w-]+ ){{0,2}}?{re.escape(kind)}" for kind in kinds)
    found = re.search(r"\b" + r"(?:, (?:and )?| and )".join(parts) + r"\b", claim.quote, re.IGNORECASE)
    told = [w.lower().replace(",", "") for w in found.groups()] if found else []
    known = {**SPELLED, "a": 1, "an": 1}
    return found.group() if found and sum(known[w] if w in known else int(w) for w in told) == claim.low else ""


#: These say on which side of the figure the count lies, and `about` doesn't.
_SHORT = re.compile(r"\b(nearly|almost|close to)\s+", re.IGNORECASE)


def _falls_short(claim: Casualty) -> str:
    """`nearly` where that stands before the figure itself in what is quoted; empty elsewhere."""
    spelled = next((word for word, value in SPELLED.items() if value == claim.low), "")
    words = "|".join((str(claim.low), f"{claim.low:,}", *((spelled.replace("-", "[- ]"),) if spelled else ())))
    figure = re.compile(rf"(?:{words})\b(?![.,]?\d)", re.IGNORECASE)
    found = (m for m in _SHORT.finditer(claim.quote) if figure.match(claim.quote, m.end()))
    return next((m[1].lower() for m in found), "")


#: `an 8-year-old boy`, `a UN worker`, `a one-year-old`.
_AN = re.compile(r"(?!one\b|eu|uni)(?:[aeio]|8|1[18]-|un[a-z])", re.IGNORECASE)


def people_in_words(claim: Casualty) -> str:
    """The figure with those it counts: `dozens of people`, `at least 1 person`, `9 villagers`, `a 70-year-old woman`."""
    one = (claim.low, claim.high, claim.qualifier) == (1, 1, "exact")
    if one and claim.people and is_one(claim.people.rsplit(" ", 1)[-1].lower()):
        return f"{'an' if _AN.match(claim.people) else 'a'} {claim.people}"
    single = claim.low == 1 and claim.high in {1, None} and claim.qualifier != "vague"
    return with_people(figure_in_words(claim), claim.people or ("person" if single else "people"))


def with_people(figure: str, people: str) -> str:
    """A printed figure with the people it counts: a list names them itself."""
    if not people or " and " in figure:
        return figure
    return f"{figure} of {people}" if _NOUN.search(figure) else f"{figure} {people}"


def effect_in_words(count: Casualty | LedgerRow) -> str:
    """What befell those counted, with how badly."""
    return befallen(count.effect, count.severity)


def since_in_words(count: Casualty | LedgerRow) -> str:
    """From when on a running total counts, as words to be put behind it; of an incident nothing."""
    return f" since {count.since}" if count.since else f" {SO_FAR}" if count.scope == "cumulative" else ""


#: Of a total whose text names no start: it may be of a week or of a war.
SO_FAR = "so far"


def differs(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """Whether two figures cannot both be right: their intervals do not meet. An open end (None) reaches as far as one likes."""
    (a, b), (c, d) = one, other
    return (b is not None and b < c) or (d is not None and d < a)


def given_by(row: LedgerRow) -> str:
    """Who gives a figure, by one name across the page: an outlet that says nothing of who counted is none of its claimants."""
    return row.claimant or unnamed(row.via or row.outlet)


def unnamed(outlet: str) -> str:
    """Who gives a figure that `outlet` has from nobody whom it names."""
    return f"claimant not stated, via {outlet}"


def gave(row: LedgerRow, day: str) -> str:
    """What somebody gave on an ISO day: `the Health Office gave at least 9 (2 March)`."""
    who = row.claimant or f"a {given_by(row)},"
    return f"{who} gave {row.figure} ({day_in_words(day)})"
