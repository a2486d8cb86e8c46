"""The first dead of a nation's forces: that a side has come to harm is news, however few they are.

Refuses dead of other wars, whom a text recalls: the sentence that counts them must name a day of late.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from diurna.edition import LedgerRow, Mark
from diurna.interpret.claimants import Entry
from diurna.interpret.dated import newest_day
from diurna.interpret.figurewords import sentence
from diurna.interpret.places import countries_in
from diurna.interpret.populations import ARMED, population

#: What such a count is told as.
FIRST_DEAD = "the first "
_OF_LATE = timedelta(days=3)


def first_dead(entry: Entry, before: Mapping[tuple[str, str], Sequence[tuple[str, LedgerRow]]]) -> tuple[Mark, ...]:
    """NEW for a count of dead among the forces of a nation of which no row `before` (by effect and scope) counts any; else nothing."""
    claim, published = entry.claim, entry.article.published_at
    if not before or claim.effect != "killed" or claim.qualifier == "vague" or not published or population(claim.people) not in ARMED:
        return ()
    told = {nation for (effect, _), rows in before.items() if effect == "killed" for _, r in rows for nation in countries_in(r.people)}
    nations, day = countries_in(claim.people or ""), newest_day(sentence(entry), published)
    if not nations or not told.isdisjoint(nations) or not day or published.date() - day > _OF_LATE:
        return ()
    return (Mark(kind="NEW", cause="event", note=f"{FIRST_DEAD}{claim.people} killed in these editions"),)
