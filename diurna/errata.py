"""Errata: how an outlet says that it was wrong, for those who fetch its pages again and for those who read them."""

import re

#: A correction, a clarification or a retraction. What it names as said before is no news.
NOTICE = re.compile(
    r"^\W*(?:correct(?:ion|ed|s)|clarification|retraction|retracted|withdrawn)\b(?=.{0,40}[:.)\-–—])|"
    r"\b(?:this|the|our|an|a previous) (?:[\w-]+ ){0,3}?(?:story|article|report|item|headline|version|post|dispatch)s? "
    r"(?:has|have|had|was|were|is|are)(?: since)?(?: been)? (?:corrected|amended|retracted|withdrawn|removed|clarified)\b|"
    r"\b(?:an|a) (?:earlier|previous) version of (?:this|the|our)\b|\b(?:we|has|have) (?:retract(?:ed)?|withdrawn) (?:this|the|our|its) "
    r"(?:story|article|report)\b|\bcorrects? (?:the )?(?:number|figure|toll|name|spelling|headline|date|location|paragraph)\b",
    re.IGNORECASE,
)
#: `An earlier version of this article said that …`: what was wrong.
SAID_BEFORE = re.compile(
    r"\b(?:earlier|previous) version\b[^.\n]*?\b(?:said|gave|put|stated|reported|misstated|wrote)\b(?P<wrong>[^.;\n]*)"
)
#: Each notice holds one of these, which are found sooner.
_NOTED = ("correct", "clarif", "retract", "withdrawn", "amended", "removed", "version of")


def is_notice(text: str) -> bool:
    """Whether `text` is, or holds, an outlet's note that it was wrong."""
    lower = text.lower()
    return any(word in lower for word in _NOTED) and NOTICE.search(text) is not None
