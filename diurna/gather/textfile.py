"""Text files as they get saved from the web: title, outlet, author, published time, and the body as clean paragraphs.

Refuses to lose text: what isn't plainly a date, breadcrumb, byline, caption or button stays in the body; a dateline stays at the head of
its paragraph. An outlet is named only where the page states it (breadcrumb, label, copyright line, a title's suffix, or a name that the
desk knows); a date counts only where it stands in the furniture, never in the story's own sentences.
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct

from diurna.desk import Desk, Source
from diurna.gather import bylines, furniture, imprint, masthead, scraps, wrapped
from diurna.gather.address import clean
from diurna.gather.dates import Label, Stamp, agreed, lone_label, stamps, without_stamps
from diurna.gather.language import detect
from diurna.gather.zones import Clock, clock_of
from diurna.model import Article, Document
from diurna.text import MONTHS, content_id, fold

# Lines after the title within which bylines, dates and captions still stand.
_HEAD = 14
_RANK: dict[Label, int] = {"first": 6, "published": 5, "": 3, "updated": 2}
_FOREIGN = r"[^\x00-\u024F\u1E00-\u1EFF\u2000-\u20CF\u2100-\u2BFF\uFE00-\uFEFF]"
_FOREIGN_TAIL = re.compile(rf"(?<=[\w)\].:|])\s*{_FOREIGN}{{2}}[^A-Za-z]*$")
_READING_TIME = re.compile(
    r"\b(?:\d+\s*[–-]\s*)?\d+\s*-?\s*min(?:ute)?s?\s*(?:-\s*)?(?:read(?:ing time)?)\b\s*[|·•]?|\breading time\s*:?\s*\d+\s*min(?:ute)?s?\b"
    r"|(?:last\s+)?(?:(?:updated|published|posted)\s*:?\s*)?\b\d+\s+(?:minutes?|mins?|hours?|hrs?|days?)\s+ago\b",
    re.IGNORECASE,
)


#: A file's own date, set before the page's first line.
_FILED = re.compile(r"\A\s*(?:date\s+)?\d{4}-\d{2}-\d{2}(?=[^\S\n]+[^\W\d])")
_MONTH = rf"(?:{'|'.join(name[:3] for name in MONTHS)})"
#: What stood in boxes of its own is run together where a page is saved: `2 March 202616:21`, `UTCUpdated`, `ByA WRITER`.
_GLUED = re.compile(
    rf"(?<=\b20\d\d)(?=\d{{1,2}}(?::\d{{2}}\b| {_MONTH}))|(?<=[ap]m)(?={_MONTH}[a-z]* \d)|(?<=[a-z])(?=Today, \d)|(?<=^By)(?=[A-Z])|"
    r"(?<=[\da-zA-Z])(?=(?:Last |First )?(?:Updated|Published|UPDATED|PUBLISHED|Last modified)\b)"
)
_WHERE = re.compile(r"(?:in|from)(?:\s(?:and\s)?[A-Z][\w’'.-]+,?){1,4}")
_PLACE = re.compile(r"[A-Z][A-Z’' -]{2,30},\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?")
#: A date in a sentence, however short: `On 1 March 2026, two died.`
_WITHIN = re.compile(r"\b(?:on|since|until|from|after|before)\s", re.IGNORECASE)
_REPORTING_FROM = re.compile(r"reporting\sfrom(?:\s[A-Z][\w’'.-]+,?){1,4}", re.IGNORECASE)
_LOGO = re.compile(r"(?<=\w)\s(?:logo|Logo)$")
_TIME_ALONE = re.compile(
    r"\(?\d{1,2}(?:[:.]\d{2}(?::\d{2})?)?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,5}|(?:GMT|UTC)?\s?[+-]\d{1,2}:?\d{0,2})?\)?", re.IGNORECASE
)
_OPENS_NAME = re.compile(r"(?:(?:written|curated|edited|reported) )?by\s?:?|reporting from", re.IGNORECASE)
#: A byline is shorter.
_BYLINE = 120
_MINUTES = re.compile(r"\d++(?:\s?[–-]\s?\d++)?\smin(?:ute)?s?")


class _Line(Struct, frozen=True, kw_only=True):
    """One line. `text`: what it holds beside its dates. `marks`: it carried a date, a reading time, a byline or a label."""

    text: str
    dates: tuple[Stamp, ...] = ()
    marks: bool = False


def read_text(text: str, document: Document, source: Source, desk: Desk) -> Article:
    """The article that a saved `text` holds. Its outlet is the one named in it, else `source`'s name; times are UTC."""
    tidy = (furniture.tidy(_GLUED.sub(" ", line)) for line in wrapped.paragraph_lines(_FILED.sub(r"\g<0>\n", text)))
    raw = _with_times([_LOGO.sub("", line) for line in tidy if line])
    named = masthead.read_fields(raw)
    raw = raw[len(named.lines) :] if named.block else raw
    known = [*(s.name for s in desk.sources), *(o.name for o in desk.outlets)]
    outlet = masthead.as_known(named.source, known) or masthead.outlet(raw, known)
    clock = _clock(raw, outlet, source, desk)
    lines = _lines(raw, clock)
    dated = [n for n, line in enumerate(lines) if line.dates]
    at = masthead.find_title([line.text for line in lines], outlet=outlet, dated=dated) if not named.title else -1
    title = named.title or (masthead.without_suffix(lines[at].text, outlet) if at >= 0 else "")
    end = _end_of_head(lines, at + 1)
    author = named.author or _without_place(_author(lines, at + 1, end), text)
    author = "" if fold(author) == fold(outlet) else author.removesuffix(f" {outlet}")
    told = _without_menu(_body_lines(lines, at + 1, end), [line.text for line in lines[: max(at, 0)]], outlet)
    body = furniture.body(scraps.without_scraps(told, author, outlet), title=title, author=author)
    stamp = next(iter(stamps(named.date, clock)), None) if named.date else _published(lines, _first_of(lines, at), end)
    return _article(
        document,
        title=title,
        paragraphs=body.paragraphs,
        stamp=stamp,
        names=(
            masthead.source_name(outlet, source),
            author or ("" if body.credit == outlet else body.credit),
            named.url or masthead.url(raw),
            named.language or source.language,
        ),
    )


def _article(
    document: Document, *, title: str, paragraphs: Sequence[str], stamp: Stamp | None, names: tuple[str, str, str, str]
) -> Article:
    source, author, url, language = names
    text = "\n".join(paragraphs)
    address = clean(url) if url else document.address
    return Article(
        id=content_id(source, address, title, text),
        address=address,
        url=url,
        source=source,
        title=title,
        text=text,
        author=author,
        language=detect(f"{title}\n{text}", language),
        published_at=stamp.at if stamp else None,
        fetched_at=document.fetched_at,
        date_only=stamp.date_only if stamp else False,
    )


def _with_times(raw: list[str]) -> list[str]:
    """`raw` with a time alone on its line put behind the date that ends the line before, and a name or place behind `By` or a comma."""
    joined: list[str] = []
    for line in raw:
        if joined and (_OPENS_NAME.fullmatch(joined[-1]) or _goes_on(joined[-1], line)):
            joined[-1] = f"{joined[-1]} {line}".replace(" ,", ",")
            continue
        found = stamps(joined[-1], Clock()) if joined and _TIME_ALONE.fullmatch(line) else ()
        if found and found[-1].date_only and found[-1].end >= len(joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _goes_on(above: str, line: str) -> bool:
    """Whether `line` belongs to the list of names that `By` opened: a comma stands between."""
    return above.startswith("By ") and len(above) < _BYLINE and (line.startswith(",") or above.endswith(","))


def _clock(raw: Sequence[str], outlet: str, source: Source, desk: Desk) -> Clock:
    scraps = [line for line in raw if not furniture.is_prose(line)]
    byline = next((line for line in scraps if bylines.byline(line)), "")
    return agreed(scraps, clock_of(source, desk, outlet=outlet, furniture="\n".join(scraps), byline=byline))


def _lines(raw: Sequence[str], clock: Clock) -> list[_Line]:
    latin = sum(len(re.findall(_FOREIGN, line)) for line in raw) * 2 < sum(map(len, raw))
    lines: list[_Line] = []
    label: Label = ""
    for line in raw:
        lines.append(_line(line, clock, label, latin=latin))
        label = lone_label(line) or ""
    return lines


def _line(line: str, clock: Clock, label: Label, *, latin: bool) -> _Line:
    if len(line) > 400 or furniture.is_caption(line):
        return _Line(text=line)
    found = stamps(line, clock, label=label)
    rest = _READING_TIME.sub(" ", without_stamps(line, found))
    rest = furniture.tidy(rest).strip(" |·•") if rest != line else line
    if (furniture.is_prose(rest) or _is_dated_sentence(line, found)) and not any(stamp.label and stamp.start == 0 for stamp in found):
        return _Line(text=line)
    if latin and re.fullmatch(rf"(?:{_FOREIGN}|\W)+", rest):
        return _Line(text="", dates=found, marks=bool(found))
    rest = _FOREIGN_TAIL.sub("", rest).rstrip(" |") if latin else rest
    if lone_label(line) or _MINUTES.fullmatch(line) or _PLACE.fullmatch(line) or bylines.is_role(line) or _REPORTING_FROM.fullmatch(line):
        return _Line(text="", marks=True)
    if found and _is_headline(line, found, rest):
        return _Line(text=line, dates=found)
    return _Line(text=rest, dates=found, marks=rest != line)


def _is_dated_sentence(line: str, found: Sequence[Stamp]) -> bool:
    whole = furniture.ends_sentence(line) and furniture.weight(without_stamps(line, found)) >= 3
    return whole and any(not stamp.label and _WITHIN.search(line[max(stamp.start - 7, 0) : stamp.end]) for stamp in found)


def _is_headline(line: str, found: Sequence[Stamp], rest: str) -> bool:
    """Whether a date belongs to the words before it (`Situation Update, February 20, 2026`), no bar or label between, no time given."""
    first = found[0]
    before = line[: first.start].rstrip()
    words = bool(before) and before[-1] not in "|·•/–—-:" and not first.label
    return words and first.date_only and bylines.byline(rest) is None and not furniture.is_furniture(rest)


def _end_of_head(lines: Sequence[_Line], start: int) -> int:
    """The index after the last line near the title that carries a date, a byline or a reading time."""
    last = start
    for at in range(start, min(start + _HEAD, len(lines))):
        line = lines[at]
        if furniture.is_prose(line.text) and at > start + 1 and not any(n.marks for n in lines[at + 1 : at + 4]):
            break
        if line.marks or bylines.byline(line.text):
            last = at + 1
    return last


def _author(lines: Sequence[_Line], start: int, end: int) -> str:
    """A byline's name, near the title or in the last lines; else a name alone beside the date."""
    for at, line in enumerate(lines[start : max(end, start + 4)], start):
        if (name := bylines.byline(line.text)) and not furniture.is_caption(line.text):
            above = lines[at - 1].text if at > start and bylines.is_staff(name) else ""
            return above if bylines.is_name(above) else name
    # Buttons between a name and its date don't part them.
    near = [at for at in range(start, min(end + 3, len(lines))) if lines[at].marks or not furniture.is_furniture(lines[at].text)]
    for place, at in enumerate(near):
        after = place + 1 + bool(place + 1 < len(near) and _WHERE.fullmatch(lines[near[place + 1]].text))
        beside = [lines[other] for other in (*near[max(place - 1, 0) : place], *near[after : after + 1])]
        text = lines[at].text
        # Right below the date one name may be a subhead, a list of them is none.
        alone = sum(line.text == text for line in lines) == 1 and (at < end or not bylines.is_name(text))
        if alone and bylines.are_names(text) and (lines[at].marks or any(line.marks for line in beside)):
            return bylines.listed(text)
    return next((name for line in lines[-4:] if line.text.lower().startswith("by") and (name := bylines.byline(line.text))), "")


def _without_place(author: str, text: str) -> str:
    """`A Writer` of `A Writer Smalltown`, where the text tells of something in or at Smalltown."""
    name, _, place = author.rpartition(" ")
    small = " " in name and place[:1].isupper() and re.search(rf"\b(?:in|at|from|near|of|to)\s{re.escape(place)}\b", text)
    return name.rstrip(",") if small and bylines.is_name(author) else author


def _body_lines(lines: Sequence[_Line], start: int, end: int) -> list[str]:
    """What may be text: up to `end` only paragraphs and a standfirst that is a sentence, then everything but bylines."""
    head = [line.text for line in lines[start:end]]
    signed = any(furniture.is_prose(line.text) for line in lines[end:])
    # Two like lines in the head are a picture's: both go.
    kept = [
        text
        for at, text in enumerate(head)
        if head.count(text) == 1
        and bylines.byline(text) is None
        and not (signed and furniture.is_signed(text))
        and (_is_standfirst(text) or all(map(_may_be_standfirst, head[: at + 1])))
    ]
    rest = [line.text for line in lines[end:] if not masthead.is_url(line.text)]
    return kept + [text for text in rest if not (text.lower().startswith(("by ", "by:")) and bylines.byline(text))]


def _may_be_standfirst(text: str) -> bool:
    """Six words right below the headline that no mark ends."""
    return furniture.weight(text) >= 6 and not bylines.are_names(text)


def _without_menu(told: Sequence[str], above: Sequence[str], outlet: str) -> list[str]:
    """`told` without the outlet's name, credits to it, and short lines that the menu `above` the headline has too. One above a paragraph
    is a subhead.
    """
    menu = {fold(line) for line in above if furniture.weight(line) <= 6}
    kept = []
    for line, after in zip(told, [*told[1:], ""], strict=False):
        listed = fold(line) in menu and not furniture.ends_sentence(line) and not furniture.is_prose(after)
        credited = bool(outlet) and furniture.weight(line) <= 8 and fold(line).endswith("/" + fold(outlet))
        if not (listed or credited or imprint.is_line_of(outlet, line) or fold(line) == fold(outlet)):
            kept.append(line)
    return kept


def _is_standfirst(text: str) -> bool:
    """A sentence, if only by its length: many standfirsts end without a full stop."""
    return furniture.weight(text) >= 10 or (furniture.weight(text) >= 3 and furniture.ends_sentence(text))


def _published(lines: Sequence[_Line], title: int, end: int) -> Stamp | None:
    """The stamp to believe: first published, published, a bare date by the byline, updated, the page's own clock; the first of equals."""
    best: tuple[int, bool] = (-1, False)
    chosen: Stamp | None = None
    # Below a heading of links behind the text stand other stories' days.
    told = next((at for at, line in enumerate(lines) if at >= end and furniture.is_prose(line.text)), len(lines))
    linked = next((at for at, line in enumerate(lines) if at > told and furniture.opens_links(line.text)), len(lines))
    for at, line in enumerate(lines):
        for stamp in line.dates if at < linked else [s for s in line.dates if s.label]:
            rank = _RANK[stamp.label]
            if not stamp.label and not (title < at < max(end, title + 4)):
                rank = 1 if at <= title or line.marks else 0
            key = (rank, not stamp.date_only)
            if key > best:
                best, chosen = key, stamp
    near = [stamp for line in lines[title + 1 : max(end, title + 4)] for stamp in line.dates]
    return next((stamp for stamp in near if chosen and _tells_time_of(stamp, chosen)), chosen)


def _first_of(lines: Sequence[_Line], title: int) -> int:
    """Where the headline at `title` stands first, of the four lines above it: between two of them stands its date."""
    near = range(max(title - 4, 0), max(title, 0))
    return next((at for at in near if lines[title].text and lines[at].text == lines[title].text), title)


def _tells_time_of(stamp: Stamp, day: Stamp) -> bool:
    """Whether `stamp`, no update, says at what time of the bare `day` it was."""
    return day.date_only and not stamp.date_only and stamp.label != "updated" and timedelta(0) <= stamp.at - day.at < timedelta(days=1)
