"""Those whom a sentence adds to the toll that it gives: of `four bodies were found, bringing the toll to 11` the four are among the 11.

Refuses those who were killed anew beside a running total: `four died in a raid, which brought the war's toll to 400` are two counts.
"""

import re
from collections.abc import Sequence

from diurna.interpret.claims.mentions import Mention
from diurna.interpret.claims.scope import scope_of

_FOUND = frozenset({"body", "body of"})
_DIED = frozenset({"died", "dies", "die", "succumbed", "succumbs"})
#: What befell the wounded after the event, and not in a new one.
_OF_WOUNDS = re.compile(r"\b(?:wound|injur|hospital|succumb)", re.IGNORECASE)


def without_added(sentence: str, said: Sequence[Mention]) -> tuple[Mention, ...]:
    """`said` of `sentence` without those who only make up a part of a toll in it."""
    totals = [m for m in said if m.toll]
    return tuple(m for m in said if not any(_is_added(sentence, m, total) for total in totals))


def without_running(sentence: str, said: Sequence[Mention]) -> tuple[Mention, ...]:
    """`said` without running totals, where the sentence counts the dead of one event too, fewer than they."""
    events = [m for m in said if m.low]
    return tuple(m for m in said if not (m.toll and _runs(sentence, m) and any(m.effect == e.effect and e.low < m.low for e in events)))


def _is_added(sentence: str, mention: Mention, total: Mention) -> bool:
    if mention.toll or mention.effect != total.effect or not 0 < mention.low < total.low:
        return False
    later = mention.trigger in _FOUND or (mention.trigger in _DIED and (mention.more or bool(_OF_WOUNDS.search(sentence))))
    return (later or mention.more) and (not _runs(sentence, total) or (later and mention.more))


def _runs(sentence: str, total: Mention) -> bool:
    return scope_of(sentence, total, at=total.number_at) == "cumulative"
