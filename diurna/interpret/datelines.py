"""Datelines and stamps: where and when a report, or an entry of a live page, was filed, before its first words.

Refuses what isn't closed by a dash and followed by a capital: a sentence may open with a place. What a dateline names has done nothing and
suffered nothing, and need not be where it happened.
"""

import re

from diurna.interpret import places

# `GENEVA, March 2 (Agency) - `, `(Agency) -- `, `GENEVA — `, `(Geneva, March 2, 2026) – `.
_DATELINE = re.compile(
    r"^(?:[A-Z][\w.'’/-]*(?: [A-Z][\w.'’/-]*){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s*"
    r"\([A-Z][\w .&’'-]{1,30}\)\s*[-–—]+(?![-–—]|\s*[a-z])\s*|\([A-Z][\w .&-]{1,20}\)\s*[-–—]+\s*|"
    r"\([A-Z][\w ,.’'/-]{1,60}?,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?\)\s*[-–—:]+\s*|"
    r"[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{1,25}?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s+[-–—]{1,2}\s+(?=[A-Z“\"]))"
)
# `Selm, Oman - Shells hit`: in small letters only with a country, or it may be a name with an office.
_TOWN_AND_COUNTRY = re.compile(
    r"^[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}, (?P<country>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s+[-–—]{1,2}\s+(?=[A-Z“\"])"
)
# A live page's: `(9:22 p.m. in Port Arlen) `, `[Posted at 9 p.m. ET] `, `9:22 p.m. local: `. The town is where clocks show so, and of no
# event.
_HALF = r"[ap]\.?m\b\.?"
_STAMP = re.compile(
    rf"^(?:[(\[](?:(?:updated|posted):?(?: at)? )?\d{{1,2}}(?:[:.]\d\d\b| ?{_HALF})[^)\]\n]{{0,60}}[)\]]:?[^\S\n]*"
    rf"|(?:[A-Z]{{2,4}}, )?\d{{1,2}}[:.]\d\d ?{_HALF}(?: [A-Z]{{2,4}})?(?: local(?: time)?)?:[^\S\n]+)(?=[A-Z“\"])",
    re.IGNORECASE | re.MULTILINE,
)


def stamps(text: str) -> int:
    """How many lines of `text` open with the time of an entry."""
    return len(_STAMP.findall(text))


def length(text: str) -> int:
    """How many code points of `text` are its stamp or its dateline; 0 where it has none."""
    if stamp := _STAMP.match(text):
        return stamp.end()
    found = _DATELINE.match(text)
    if found is None and (told := _TOWN_AND_COUNTRY.match(text)) and places.country_of(told["country"]):
        found = told
    return found.end() if found else 0


def without_dateline(text: str) -> str:
    """`text` from behind its dateline on."""
    return text[length(text) :]
