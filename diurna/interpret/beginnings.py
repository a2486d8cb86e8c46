"""Whether two running totals began on one day, however each text names it.

Refuses to hold a plain date for an outbreak, and an outbreak for another event (`since the truce collapsed`).
"""

import re

from diurna.interpret.claimants import compatible

#: `the launch of the war last weekend`, `the attacks began on 28 February`: the day on which it all began.
_OUTBREAK = re.compile(
    r"\b(?:war|conflict|offensive|attacks|strikes|fighting|hostilities|invasion|uprising|campaign|bombing|operation)\b.*"
    r"\b(?:began|begun|started|broke out|erupted|launched)\b|"
    r"\b(?:start|beginning|outbreak|onset|launch|eruption)\b|^(?:the )?(?:war|conflict|offensive|invasion|uprising)$",
    re.IGNORECASE,
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY = re.compile(rf"\b(\d{{1,2}}) (?:{_MONTHS})|\b(?:{_MONTHS})[a-z]* (\d{{1,2}})\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b({_MONTHS})", re.IGNORECASE)


def one_beginning(one: str | None, other: str | None) -> bool:
    """Whether two counts can run from one day: either says nothing, both name that day, or both an outbreak."""
    if compatible(one, other):
        return True
    first, second = (_day_of(text or "") for text in (one, other))
    if first and second:
        return first == second
    # Two outbreaks that one desk's texts count from are those of its war.
    return all(_OUTBREAK.search(text or "") for text in (one, other))


def _day_of(text: str) -> tuple[str, str] | None:
    """Day and month that `text` names, as printed: `28`, `feb`."""
    day, month = _DAY.search(text), _MONTH.search(text)
    return (day[1] or day[2], month[1].lower()) if day and month else None
