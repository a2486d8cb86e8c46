"""Where it happened, by the sentences before the one that counts.

Refuses the place of another event: a sentence must go on with theirs, by what it points back at or by saying nothing of its own.
"""

import re
from collections.abc import Sequence

from diurna.interpret.claims import particulars, place
from diurna.interpret.claims.mentions import mentions
from diurna.interpret.claims.sentences import Sentence

#: `fired at the responding unit`, `the reported landing site`: the event that the passage opened with goes on.
_SAME_EVENT = re.compile(
    r"\b(?:hit|struck|destroyed|flattened) the (?:\w+ )?(?:building|house|block|homes?|hall|school|market|hospital|clinic)\b|"
    r"\b(?:the|that|this) (?:(?:reported|alleged|same|responding|arriving|approaching|pursuing|landing|crash|blast|attack|strike) )+"
    r"(?:site|scene|area|spot|location|unit|team|force|patrol|convoy|crew|crews|units|teams|patrols)\b",
    re.IGNORECASE,
)
#: So many sentences an event goes on by such words alone.
_OPENED = 4


def _opening_site(seen: Sequence[Sentence]) -> str | None:
    """The place that opened the passage whose event a sentence goes on with: each one since points back at it and names no other."""
    if not _SAME_EVENT.search(seen[-1].text):
        return None
    for before in reversed(seen[-_OPENED:-1]):
        if before.field != seen[-1].field:
            return None
        if found := place.locative(before.text, 0, len(before.text)):
            return found
    return None


def site_before(clause: str, seen: Sequence[Sentence], *, back: bool) -> str | None:
    """The place that the sentences before have for a clause without one: of `the village`, or, where it looks `back`, of the one before:
    `Shells fell on Selm, the group said. It put the dead at 16`.
    """
    named = place.named_before(clause, [s.text for s in seen[:-1]])
    beside = len(seen) > 1 and (seen[-2].paragraph == seen[-1].paragraph or "among the dead" in clause)
    if named is None and beside and not back and not mentions(seen[-2].text):
        named = particulars.deed_site(seen[-2])
    if named is None and back and beside:
        named = place.place_of(seen[-2].text, 0, 0, None)
    return named or _opening_site(seen) or particulars.event_site(clause, seen[:-1])
