"""The outlet that a saved text signs with: the copyright line, the name behind the headline, beside the date or in the byline.

Refuses a guess: a name must have a word that outlets are called by, be no news agency and no section, and not be spoken of in the story
itself, as the one is that a headline only quotes (`Minister to resign - Evening Post`).
"""

import re
from collections.abc import Iterator, Sequence

from diurna.gather import bylines, furniture
from diurna.text import fold

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*[,:]?\s*(?:by\s+)?(?P<name>[^\W\d][^.|©,]{1,50}?)\s*"
    r"(?:[.|,©]|\b(?:pvt|private|ltd|limited|inc|llc|llp)\b|\ball rights\b|\b\d{4}\b|$)",
    re.IGNORECASE,
)
_COPYRIGHT_AFTER = re.compile(r"(?P<name>[A-Z][^.|©,\d]{1,50}?)\s*(?:©|\([cC]\))\s*\d{4}(?:\s*[-–]\s*\d{4})?\.?")
_AGENCY_NAMES = (
    "ap|afp|reuters|associated press|the associated press|agence france-presse|pti|ani|ians|dpa|efe|tass|bloomberg|all rights|rights|"
    "the author|the authors|getty images|press trust of india|agencies"
)
AGENCIES = frozenset(_AGENCY_NAMES.split("|"))
#: Words that outlets are called by, wherever they stand in the name.
OUTLET_WORD = re.compile(
    r"\b(?:Times|Post|News|Herald|Tribune|Daily|Gazette|Observer|Journal|Press|Chronicle|Mirror|Today|TV|Express|Mail|Standard|Telegraph|Guardian|"
    r"Agency|Bulletin|Monitor|Radio|Broadcasting|Courier|Dispatch|Examiner|Review|Weekly|Reporter|Sentinel|Globe|Echo|Network|Service|Independent)\b"
)
# Of those, the ones that end nothing but an outlet's name: a border service and a relief agency print no news.
_LAST_WORD = (
    "(?:Times|Post|News|News Agency|Herald|Tribune|Daily|Gazette|Observer|Journal|Chronicle|Telegraph|Guardian|Bulletin|Courier|Dispatch|"
    "Examiner|Weekly|Sentinel|Globe|Echo)"
)
_WORD = r"(?:[A-Z][\w’'.&-]*|of|the|and|&)"
# `Latest News` is a section, a command post a place.
_NAME = re.compile(
    rf"(?!(?:The\s)?(?:Border|Command|Army|Police|Guard|Military|Security|Observation|Trading)\sPost|(?!The\s|[A-Z]+\s)\S+\sNews$)"
    rf"{_WORD}(?:\s{_WORD}){{0,3}}\s{_LAST_WORD}"
)
_SUFFIX = re.compile(r"\S+(?:\s\S+){2,}\s+(?:[|–—-]|::|»)\s+(?P<name>[^|–—»]{2,40})")
_SIGNED = re.compile(r"(?:.{3,60}(?:,|\s[|•·]|\sfor)\s+)(?P<name>[A-Z][^|•·]{2,40}?)(?:\s[|•·]\s.*\d.*)?")
_DATED = re.compile(
    r"(?:(?:published\s(?:by|in)|from|by)\s?:?\s)?(?P<name>[A-Z][^|,•·:\d]{2,40}?)(?:\s?[|,•·:–—-]\s?.*\d.*)?", re.IGNORECASE
)


def copyright_of(line: str) -> str:
    """Whom the copyright line `line` names; empty where it is none, or names an agency."""
    found = _COPYRIGHT_AFTER.fullmatch(line) or _COPYRIGHT.search(line)
    name = furniture.tidy(found["name"]) if found else ""
    # `© Wire/A Photographer` is a picture's.
    return "" if fold(name) in AGENCIES or "/" in name or furniture.weight(name) > 5 else name


def signed(head: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    """The outlets that the lines above the first paragraph sign with, the surest first. `lines`: the whole text."""
    prose = fold("\n".join(line for line in lines if furniture.is_prose(line) and line not in head))
    for form in (_SUFFIX, _DATED, _SIGNED):
        for line in head:
            found = form.fullmatch(line)
            if found is None or (form is _SIGNED and bylines.byline(line) is None and " | " not in line):
                continue
            name = found["name"].strip()
            if is_certain(name) and not _opens_with_writer(name) and fold(name).removeprefix("the ") not in prose:
                yield name


def _opens_with_writer(name: str) -> bool:
    """Whether `name` may be a person's with an outlet's behind it: `A Writer Evening Post`."""
    return furniture.weight(name) > _LONGEST and bylines.is_name(" ".join(name.split()[:2]))


#: An outlet's name has as many words, with a person's before it more.
_LONGEST = 3


def is_line_of(outlet: str, line: str) -> bool:
    """Whether `line` says nothing but `outlet`, and when it printed."""
    found = _DATED.fullmatch(line) if outlet else None
    return found is not None and fold(found["name"]) == fold(outlet)


def is_certain(name: str) -> bool:
    """Whether `name` can be nothing but an outlet's, and no agency's."""
    return bool(_NAME.fullmatch(name)) and fold(name) not in AGENCIES and furniture.weight(name) >= 2


def spelled(name: str, lines: Sequence[str]) -> str:
    """`name` as the page spells it elsewhere, where it stands in capitals."""
    if not name.isupper() or " " not in name:
        return name
    found = (re.search(re.escape(name), line, re.IGNORECASE) for line in lines)
    return next((each[0] for each in found if each and not each[0].isupper()), name)
