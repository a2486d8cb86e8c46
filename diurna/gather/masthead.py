"""What stands above a saved article: labelled fields, breadcrumbs, the outlet's name, the headline.

Refuses to name an outlet that the page doesn't state: a news agency in a copyright line or a dateline is where a text came from, not who
printed it, and a section (`World / Middle East`) is no outlet.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from diurna.desk import Source
from diurna.gather import bylines, furniture, imprint
from diurna.text import fold

_KEYS = {
    "title": "title", "headline": "title", "subject": "title", "url": "url", "link": "url", "source url": "url", "canonical": "url",
    "source": "source", "outlet": "source", "publisher": "source", "publication": "source", "site": "source",
    "author": "author", "authors": "author", "byline": "author", "by": "author", "language": "language", "lang": "language",
    "from": "from", "to": "", "cc": "", "reply-to": "",
    "document url": "url", "publication date": "date", "word count": "", "sent": "date", "date": "date",
    "published": "date", "published at": "date", "publish date": "date", "date published": "date",
}  # fmt: skip
_FIELD = re.compile(rf"[*#\s]*+(?P<key>{'|'.join(sorted(_KEYS, key=len, reverse=True))})[*\s]*+[:=][*\s]*+(?P<value>\S.*)", re.IGNORECASE)
_URL = re.compile(r"(?:(?:source url|url|link|source)\s*:\s*)?<?(https?://[^\s<>]+)>?", re.IGNORECASE)
_CRUMB = re.compile(r"\s+(?:/|>|\||::|-)\s+|(?<=\w)/\s+|\s*(?:»|›|→|>>|▸|❯)\s*")
_SECTION_NAMES = (
    "home|news|world|international|national|nation|politics|political|business|economy|opinion|editorial|analysis|sport|sports|"
    "middle east|mideast|west asia|asia|asia pacific|asia-pacific|south asia|europe|africa|americas|latin america|global|foreign|"
    "foreign affairs|conflict|conflicts|war|wars|defence|defense|security|diplomacy|stories|headlines|articles|article|story|media|"
    "life|culture|technology|tech|science|health|environment|us|u.s.|usa|uk|uae|explainer|explainers|features|feature|regional|region|"
    "live|current affairs|general|archive|latest|breaking|front page|iran|israel|iraq|lebanon|syria|yemen|gaza|palestine|jordan|"
    "egypt|turkey|saudi arabia|qatar|kuwait|bahrain|oman|india|pakistan|afghanistan|china|russia|ukraine|libya|sudan|gulf|emirates|"
    "britain|france|germany|homepage|main|topics|the americas|us & canada|united states|energy|markets|nuclear|military|law|crime|"
    "investigations|in depth|video|podcasts|accueil|startseite|portada|inicio|início|anasayfa|ana sayfa|politik|ausland|inland|wirtschaft|"
    "monde|politique|économie|mundo|internacional|política|economía|esteri|mondo|politica|cronaca|dünya|gündem|siyaset|"
    "مقالات|أخبار|اخبار|الرئيسية|العالم|سیاست|جهان|خانه|बड़ी खबर|देश|दुनिया|होम"
)
_HOMES = frozenset({"home", "homepage", "front page", "accueil", "startseite", "inicio", "portada", "anasayfa", "ana sayfa"})
_SECTIONS = frozenset(map(fold, _SECTION_NAMES.split("|")))
# What opens a plug amid a text opens many a headline at its top.
_KIND = re.compile(
    r"(?:explainer|opinion|analysis|video|watch|live(?: updates)?|in pictures|in photos|poll)\s?[:|–—]\s?\S+\s\S+\s\S+", re.IGNORECASE
)
_SKIP = re.compile(r"skip to\b", re.IGNORECASE)
_FOLLOWED = re.compile(r"[\d.,\s]+[KkMm]?\s(?:subscribers|followers|members)", re.IGNORECASE)
_ACCOUNT = re.compile(r"subscribe(?:\snow)?|sign\s(?:in|up)|log\s?in|register", re.IGNORECASE)
_STATED = re.compile(r"(?:source|publisher|outlet|publication)\s?:\s?(?P<name>[A-Z][^:|]{1,50})", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+(?:[|–—-]|::|»)\s+(?P<name>(?!\d{1,2}[:.]\d)[^|–—»]{2,40})$")


class Fields(Struct, frozen=True, kw_only=True):
    """Labelled values at the top of a file (`Title: …`). `lines` is how many lines they took; `block`: they are nothing but labels."""

    title: str = ""
    url: str = ""
    source: str = ""
    author: str = ""
    language: str = ""
    date: str = ""
    lines: tuple[str, ...] = ()

    @property
    def block(self) -> bool:
        """Whether there is a block of fields to take off the top."""
        return bool(self.lines)


def read_fields(lines: Sequence[str]) -> Fields:
    """The block of labelled values with which a file opens, between `---` lines or not: at least two, one of them a title or an address."""
    values: dict[str, str] = {}
    taken: list[str] = []
    for line in lines[:16]:
        found = _FIELD.fullmatch(line)
        if found:
            values.setdefault(_KEYS[found["key"].lower()], found["value"].strip(" *\"'"))
        elif not re.fullmatch(r"[-=+*_]{3,}", line):
            break
        taken.append(line)
    if len(values) < 2 or not ({"title", "url"} & values.keys()):
        return Fields()
    values.setdefault("source", re.sub(r"\s*<[^>]*>", "", values.pop("from", "")).strip(" \"'"))
    values.pop("", None)
    return Fields(**values, lines=tuple(taken))


def crumbs(line: str) -> tuple[str, ...]:
    """The parts of a breadcrumb line (`Home / World / Headline`), empty where it is none."""
    between = _CRUMB.search(line)
    parts = [part for part in line.split(between.group()) if part] if between else []
    if len(parts) < 2 or any(furniture.weight(part) > 4 for part in parts[:-1]):
        return ()
    first, sections = fold(parts[0]), [_is_section(part) for part in parts]
    if first in _HOMES or (len(parts) > 2 and sections[0]):
        return tuple(parts)
    if furniture.weight(parts[-1]) > 4:
        return ()
    # A bar or a dash also stands in headlines and bylines: there a section must be named.
    return tuple(parts) if any(sections) or not re.search(r"\s[|:-]+\s", line) else ()


def outlet(lines: Sequence[str], known: Sequence[str] = ()) -> str:
    """The outlet that a page names: one the desk knows, a breadcrumb's first part, the copyright line, a suffix of a repeated title, a name
    with which it signs. Capitals give way to how the page writes the name elsewhere.
    """
    return as_known(imprint.spelled(_named(lines, known), lines), known)


def _named(lines: Sequence[str], known: Sequence[str]) -> str:
    scraps = [line for line in lines if not furniture.is_prose(line)]
    parts = {_plain(part) for line in scraps for part in (line, *_CRUMB.split(line), imprint.copyright_of(line)) if part}
    for name in known:
        if _plain(name) in parts:
            return name
    for line in scraps[:8]:
        path = crumbs(line) if bylines.byline(line) is None else ()
        if path and not _is_section(path[0]) and (imprint.OUTLET_WORD.search(path[0]) or any(map(_is_section, path[1:]))):
            return path[0]
    if len(scraps) > 1 and (_is_nameplate(scraps[0], scraps[1]) or _FOLLOWED.fullmatch(scraps[1])):
        return scraps[0]
    if stated := next((found["name"] for line in _head(lines) if (found := _STATED.fullmatch(line))), "") or _below_label(lines):
        return "" if fold(stated) in imprint.AGENCIES else stated
    named = next((name for line in reversed(scraps) if (name := imprint.copyright_of(line))), "")
    # A letter's writer holds the rights, and is no outlet: its name stands above the way in.
    named = _above_account(scraps) or named or suffix_of_repeated(scraps)
    return named or next((n for n in imprint.signed(_head(lines), lines) if not _is_section(n)), "")


def _head(lines: Sequence[str]) -> Sequence[str]:
    """The lines above the first paragraph, twelve at most."""
    return lines[: next((at for at, line in enumerate(lines[:12]) if _is_paragraph(line)), 12)]


def _above_account(scraps: Sequence[str]) -> str:
    """The first line, a name of four words at most, where the next one asks readers to subscribe or sign in."""
    first = scraps[0] if len(scraps) > 2 and _ACCOUNT.fullmatch(scraps[1]) and not crumbs(scraps[0]) else ""
    named = furniture.weight(first) <= 4 and first[:1].isupper() and not _is_section(first) and not furniture.is_furniture(first)
    return first if named else ""


def _below_label(lines: Sequence[str]) -> str:
    """The name below a line that is nothing but `Source`, above the first paragraph."""
    for label, line in pairwise(lines[: next((at for at, line in enumerate(lines) if _is_paragraph(line)), 0)]):
        if (
            fold(label) in {"source", "publisher"}
            and line[:1].isupper()
            and furniture.weight(line) <= 8
            and not furniture.is_furniture(line)
        ):
            return line
    return ""


def _is_nameplate(first: str, second: str) -> bool:
    """Whether the first line is an outlet's name: it has a word that outlets are called by, and a section or a headline follows."""
    if (
        not imprint.OUTLET_WORD.search(first.title() if first.isupper() else first)
        or furniture.weight(first) > 5
        or _is_section(first)
        or ":" in first
        or _KIND.match(first)
    ):
        return False
    if crumbs(second) or _is_section(second):
        return True
    named = all(word[:1].isupper() or word[:1].isdigit() or word in {"of", "the", "and", "&"} for word in first.split())
    return named and 2 <= furniture.weight(first) <= 4 and furniture.weight(second) >= 5 and fold(first) not in fold(second)


def as_known(name: str, known: Sequence[str]) -> str:
    """`name` as the desk writes it, a leading `The` and a trailing `.com` apart; a copyright line is no name."""
    plain = _plain(name)
    if plain.startswith(("copyright", "©")):
        return ""
    return next((other for other in known if _plain(other) == plain), name)


def _plain(name: str) -> str:
    return re.sub(r"^the\s+|\.(?:com|org|net)$", "", fold(name))


def source_name(outlet: str, source: Source) -> str:
    """Whose an article is: in a folder of many outlets the outlet that it names; a feed or a list of pages is the source that the desk
    named.
    """
    return outlet if outlet and (source.folder or not source.name) else source.name


def suffix_of_repeated(lines: Sequence[str]) -> str:
    """The outlet behind a headline that also stands without it; empty where there is none."""
    folded = {fold(line) for line in lines}
    for line in lines:
        found = _SUFFIX.search(line)
        if found and fold(line[: found.start()]) in folded:
            return found["name"].strip()
    return ""


def _is_section(part: str) -> bool:
    folded = fold(part)
    plain = re.sub(r"\s+news$|^(?:the|latest|top|breaking)\s+", "", folded)
    both = re.split(r"\s+(?:&|and|und|et|y)\s+", plain)
    return folded in _SECTIONS or all(each in _SECTIONS for each in both)


#: What has five words below the menu scores so.
_HEADED = 4
_STOP = re.compile(r"[.。।][\"”’'»)\]]*$")


def find_title(lines: Sequence[str], *, outlet: str = "", dated: Sequence[int] = ()) -> int:
    """The index of the headline among tidy `lines` (dates already cut out), -1 where there is none above the first paragraph. `dated`
    are the lines that held a date.

    A line that a breadcrumb or another line repeats comes first, then five words or more, then the earliest. Of two lines with the date
    between them the lower is none where it ends as a sentence does: it is the story's lead, however short.
    """
    last = next((at for at, line in enumerate(lines) if _is_paragraph(line)), len(lines))
    trails = [fold(path[-1]) for line in lines[: last + 1] if (path := crumbs(line))]
    folded = [fold(without_suffix(line, outlet)) for line in lines]
    # Above a link that skips the menu, and above the menu, stands at most the window's title.
    page = max((at for at in range(last) if _SKIP.match(lines[at]) or fold(lines[at]) in _HOMES), default=-1)
    best, chosen = (0, 0), -1
    for at in range(last):
        if not _may_be_title(lines[at], outlet):
            continue
        weight = furniture.weight(lines[at])
        below = any(0 <= chosen < day <= at for day in dated)
        # Twice in a row below a headline and its date stands a caption.
        twice = folded[max(at - 1, 0) : at + 2].count(folded[at]) > 1
        pictured = twice and ((below and best[0] >= _HEADED) or furniture.is_signed(lines[at]))
        repeated = folded[at] in trails or (
            weight > 3 and not pictured and any(n != at and _echoes(line, folded[at]) for n, line in enumerate(folded))
        )
        if below and not repeated and _STOP.search(lines[at]):
            continue
        score = (3 * repeated + 2 * (weight >= 5 and at >= page) + (weight >= 3) + 1, -at)
        if score > best or chosen < 0:
            best, chosen = score, at
    return _last_repeat(folded, chosen, last)


def _echoes(line: str, headline: str) -> bool:
    """Whether another line is the headline, or is it with a site's or a section's name before or behind it."""
    return (line.startswith(headline) or line.endswith(headline)) and len(line) <= len(headline) + _NAMED


#: So many letters has what a window's title or a trail sets beside the headline.
_NAMED = 30


def _last_repeat(folded: Sequence[str], chosen: int, last: int) -> int:
    """The last line right below that only repeats the headline, so that what follows is the body."""
    return (
        max((at for at in range(max(chosen, 0), min(chosen + 4, last)) if folded[at] == folded[chosen]), default=chosen)
        if chosen >= 0
        else chosen
    )


def _is_paragraph(line: str) -> bool:
    return furniture.is_prose(line) and not furniture.is_furniture(line) and not furniture.is_caption(line) and not crumbs(line)


def _may_be_title(line: str, outlet: str) -> bool:
    if not line or len(line) > 250 or fold(line) == fold(outlet) or _is_section(line) or crumbs(line) or _URL.fullmatch(line):
        return False
    if _is_menu(line) or _SKIP.match(line):
        return False
    signed = line.lower().startswith("by ") and bylines.byline(line)
    if _KIND.match(line):
        return True
    return not (furniture.is_furniture(line) or furniture.is_caption(line, before_text=True) or furniture.opens_links(line) or signed)


def _is_menu(line: str) -> bool:
    """Whether `line` is a row of sections: `Home World News Sports …`, nothing in it in lower case."""
    first, *rest = line.split()
    return len(rest) > 3 and fold(first) in _HOMES and not any(map(str.islower, rest)) and sum(map(_is_section, rest)) > 1


def without_suffix(title: str, outlet: str) -> str:
    """`title` without the outlet's name at its end (`Headline | Outlet`) and without a Markdown heading's signs."""
    title = re.sub(r"^#+\s+", "", title)
    found = _SUFFIX.search(title)
    return title[: found.start()] if found and outlet and fold(found["name"]) == fold(outlet) else title


def is_url(line: str) -> bool:
    """Whether an address stands alone on `line`."""
    return bool(_URL.fullmatch(line))


def url(lines: Sequence[str]) -> str:
    """The address that stands alone on a line; empty where none does."""
    return next((found[1] for line in lines if (found := _URL.fullmatch(line))), "")
