"""What the figures of one article say of one another: headline and text, a total and the answer to it, the dead and wounded of one blow.

Refuses to join what no words put together: a blow told after a total is no part of it, and a count of other people answers nothing.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from diurna.interpret.claims import scope
from diurna.interpret.populations import population
from diurna.model import Casualty


def _headed(claims: Sequence[Casualty]) -> tuple[Casualty, ...]:
    """A headline's figure that the text repeats has the scope that the text gives it, and its place where the headline names none."""
    # A headline drops `at least`.
    told = {(c.effect, c.low): c for c in reversed(claims) if c.field == "text"}
    result = []
    for claim in claims:
        same = told.get((claim.effect, claim.low)) if claim.field == "title" else None
        result.append(
            structs.replace(claim, scope=same.scope, since=claim.since or same.since, place=claim.place or same.place) if same else claim
        )
    return tuple(result)


def restated(claims: Sequence[Casualty]) -> tuple[Casualty, ...]:
    """A running figure given without a claimant takes the one that the same article names for the very same figure."""
    claims = _of_one_blow(_answering(_headed(claims)))
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


def _answering(claims: Sequence[Casualty]) -> tuple[Casualty, ...]:
    """`The office put the toll since 3 May at 90. The ministry says that 20 were killed.`: the answer counts the same time and place.

    Only of the same people, and in words of counting alone: who tells of a blow (`raided the camp, killing 20`) tells of that.
    """
    result = list(claims)
    for i, (one, other) in enumerate(pairwise(claims), start=1):
        alike = one.effect == other.effect and population(one.people) == population(other.people)
        next_to = one.field == other.field and 0 <= other.start - one.end <= _NEXT_SENTENCE and alike
        bare = other.scope == "incident" and not (other.place or other.cause or other.since or _DATED.search(other.quote))
        bare = bare and bool(_COUNTED.search(other.quote))
        if next_to and bare and one.scope == "cumulative" and one.since and other.claimant and one.claimant not in {None, other.claimant}:
            result[i] = structs.replace(other, scope=one.scope, since=one.since, place=one.place)
    return tuple(result)


def _of_one_blow(claims: Sequence[Casualty]) -> tuple[Casualty, ...]:
    """`The toll of the raid has risen to 14. The number of wounded stands at 37.`: the wounded are those of the raid, and no total."""
    result = list(claims)
    for i, one in enumerate(claims[:-1], start=1):
        other = claims[i]
        next_to = one.field == other.field and 0 <= other.start - one.end <= _NEXT_SENTENCE and one.effect != other.effect
        total = other.scope == "cumulative" and not (other.since or other.place or other.as_of)
        near = one.scope == "incident" and other.low <= scope.MOST_OF_ONE and scope.is_of_one_event(one.quote)
        if next_to and total and near and _NUMBER_OF.match(other.quote):
            result[i] = structs.replace(other, scope="incident", place=one.place)
    return tuple(result)


_NUMBER_OF = re.compile(r"the (?:number|count) of\b", re.IGNORECASE)
#: `20 were killed`, `the toll is 20`: a count, of whatever time and place is spoken of.
_COUNTED = re.compile(
    r"\b(?:was|were|been|be|had|have|has) (?:\w+ )?(?:killed|wounded|injured|displaced|detained|arrested|missing|died|dead|hurt|lost)\b|"
    r"\bdied\b|\b(?:tolls?|number|total|count|figure|tally)\b",
    re.IGNORECASE,
)
#: A full stop, a footnote's mark and a space may stand between two sentences.
_NEXT_SENTENCE = 8
_DATED = re.compile(r"\b(?:\w+day|overnight|(?:last|past|previous) \w+|on \d|in \d|hours?|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})\b")


#: A figure this high is hardly met twice in one article by chance.
_TELLING = 50
