"""Who holds a local office: `the city's mayor` of an article that names `Mayor Ana Roe` is her, and so is `Selm's mayor`.

Refuses to join where two holders, or two towns with such an office, stand in the article, and where either name has another owner.
"""

import re

from diurna.text import fold

#: Offices of which a place has one; ministers and spokesmen are several.
_OFFICE = r"mayor|governor|prefect"
_UNNAMED = re.compile(
    rf"(?:the )?(?:(?P<owner>[A-Z][\w-]*(?: [A-Z][\w-]*)?)['’]s? |[a-z]+['’]s |[a-z]+ )?(?P<office>{_OFFICE})"
    r"(?: of (?P<of>[A-Z][\w-]*(?: [A-Z][\w-]*)?))?"
)
_NAME = r"(?:[A-Z][\w’'-]+|[A-Z]\.)(?: (?:[A-Z][\w’'-]+|[A-Z]\.|(?:al|de|van|von|bin)[ -][A-Z][\w’'-]+)){1,3}"
_OWNED = re.compile(
    rf"\b(?P<owner>[A-Z][\w-]*(?: [A-Z][\w-]*)?)['’]s? (?:{_OFFICE})\b|\b(?:{_OFFICE}) of (?P<of>[A-Z][\w-]*(?: [A-Z][\w-]*)?)",
    re.IGNORECASE,
)


def holder_of(name: str, text: str) -> str:
    """`name`, or the one holder that `text` gives of the local office that it names: `the city's mayor` → `Mayor Ana Roe`."""
    told = _UNNAMED.fullmatch(name)
    if not told:
        return name
    office = told["office"]
    named = re.compile(rf"\b(?i:{office}),? (?P<held>{_NAME})|(?P<before>{_NAME}), (?:the )?(?:[\w’'-]+ ){{0,3}}{office}\b")
    holders = {(found["held"] or found["before"]) for found in named.finditer(text)}
    towns = {fold(found) for found in (told["owner"], told["of"], *_owners(text, office)) if found}
    if len({fold(holder).split()[-1] for holder in holders}) != 1 or len(towns) > 1:
        return name
    return f"{office.capitalize()} {max(holders, key=lambda holder: (len(holder), holder))}"


def _owners(text: str, office: str) -> list[str]:
    return [found["owner"] or found["of"] for found in _OWNED.finditer(text) if office in found.group().lower()]
