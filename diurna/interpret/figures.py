"""Casualty figures in words. `at least 200`, `more than 200`, `about 200`, `up to 200`, `dozens`, `200 to 250` stay different."""

import re

from diurna.model import Casualty

_VAGUE = re.compile(
    r"\b(?:tens of thousands|hundreds of thousands|thousands|many hundreds|hundreds|scores|many dozens|dozens|a dozen|a handful|"
    r"a number|several|a few|many|some|numerous|multiple)\b",
    re.IGNORECASE,
)
# These want an `of` before the people they count.
_NOUN = re.compile(r"(?:thousands|hundreds|scores|dozens|handful|number)$")
_WORDS = {"at_least": "at least {}", "more_than": "more than {}", "about": "about {}", "up_to": "up to {}"}


def figure_in_words(claim: Casualty) -> str:
    """The figure as its claimant qualified it: `more than 1,200`, `200 to 250`, `dozens`."""
    if claim.qualifier == "vague":
        word = _VAGUE.search(claim.quote)
        return word.group().lower() if word else (f"at least {claim.low:,}" if claim.high is None else f"{claim.low:,} to {claim.high:,}")
    if claim.qualifier == "range" and claim.high is not None and claim.high != claim.low:
        return f"{claim.low:,} to {claim.high:,}"
    return _WORDS.get(claim.qualifier, "{}").format(f"{claim.low:,}")


def people_in_words(claim: Casualty) -> str:
    """The figure with those it counts: `dozens of people`, `at least 1 person`, `9 villagers`."""
    people = claim.people or ("person" if claim.low == 1 and claim.high in {1, None} and claim.qualifier != "vague" else "people")
    figure = figure_in_words(claim)
    return f"{figure} of {people}" if _NOUN.search(figure) else f"{figure} {people}"


def differs(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """Whether two figures cannot both be right: their intervals do not meet. An open end (None) reaches as far as one likes."""
    (a, b), (c, d) = one, other
    return (b is not None and b < c) or (d is not None and d < a)
