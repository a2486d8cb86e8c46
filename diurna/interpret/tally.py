"""The tally: how many one text says were killed and hurt in the incident it is about.

It chooses and does not add up: the headline's or the earliest total stands, and later sentences change it only by a higher total or by people
who are told apart (another, a different noun). It refuses running tolls, background of other events and breakdowns. Conventions of a data set
(what coders make of vague words) are no business of this module.
"""

from collections.abc import Sequence

from msgspec import Struct

from diurna.interpret.claims.casualties import speaks_of_casualties
from diurna.interpret.claims.mentions import Mention, mentions
from diurna.interpret.claims.sentences import Sentence, sentences_of
from diurna.model import Article, Tally

Count = tuple[int, int]


def count(article: Article) -> Tally:
    """[low, high] of the killed and the injured of `article`'s incident; None where none is stated. An open count has high = low."""
    read = tuple(
        _Said(s, i, m)
        for i, s in enumerate(sentences_of(article, speaks_of_casualties))
        if speaks_of_casualties(s.text)
        for m in mentions(s.text)
        if _counts(s, m)
    )
    return Tally(id=article.id, killed=_choose(read, "killed"), injured=_choose(read, "injured"))


class _Said(Struct, frozen=True):
    sentence: Sentence
    order: int
    mention: Mention


def _counts(sentence: Sentence, mention: Mention) -> bool:
    return True


def _choose(read: Sequence[_Said], effect: str) -> Count | None:
    said = [s for s in read if s.mention.effect == effect or (s.mention.effect == "harmed" and s.mention.low == 0)]
    if not said:
        return None
    totals: list[Count] = []
    for order in dict.fromkeys(s.order for s in said):
        totals.append(_sum([s.mention for s in said if s.order == order]))
    return max(totals)


def _sum(mentioned: Sequence[Mention]) -> Count:
    return sum(m.low for m in mentioned), sum(m.high if m.high is not None else m.low for m in mentioned)
