"""The part of an article that is its own prose: not the by-line, captions and highlights before it, nor the readers' comments behind it.

Refuses to change a text, to lose one, and to cut on a word: what isn't its own is blank in the article as it is read, so that each span
points into the text as stored. A page's head ends at an agency's dateline; comments are known by several of their stamps, or by the page's
line about them; what is newer than the list it stands in, by its stamp; a headline that is some other page's, by the text that never
says its words again.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from textwrap import shorten

from msgspec.structs import replace

from diurna.interpret.claims.speech import MONTHS, SPOKEN
from diurna.interpret.comment import presents
from diurna.interpret.dated import days_named
from diurna.interpret.datelines import without_dateline
from diurna.interpret.standalone import IN_PERSON, QUOTED, is_caption
from diurna.interpret.terms import content_terms
from diurna.model import Article
from diurna.text import LINE, sentences

# `LINPORT (AP) - Shells`, `(Agency) -- Shells`: in the midst of a line too, as a page's head is run into it.
_DATELINE = re.compile(r"(?:(?<=\s)|^)\([A-Z][\w.&’'/-]*(?: [A-Z][\w.&’'/-]*){0,3}\)\s*(?:--|[-–—])\s*(?=[A-Z“\"])")
_PLACED = re.compile(r"(?:^|(?<=\n)|(?<=[.!?”\"] ))(?:(?:[A-Z\d][\w.’'/\\-]*|of|the|and|near|de|al|el)[,;]? +){1,8}\Z")
# A line of its own above a report that tells what came after it.
_REPORTS = re.compile(r"(?m)^(?:UPDATE\b|(?=.*, [^,\n]{3,60} (?:said|told [^,\n]+)\.\s*$)).*\.\s*$")
#: Captions, highlights and stamps take no more than this, in code points and in sentences; the report below is longer.
_HEAD, _SAID = 1200, 4

_MONTH = rf"(?:{MONTHS}|[A-Z][a-z]{{2}}\.?)"
_DATE = rf"(?:{_MONTH} \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}} {_MONTH} (?:19|20)\d\d|\d{{1,4}}[/.-]\d\d?[/.-]\d{{1,4}})"
_AT = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?"
_AGO = r"\b\d+ (?:minute|hour|day|week|month|year)s? ago"
_WHEN = rf"(?:{_DATE},?(?: at)? {_AT}(?: at {_AT})?|{_AGO}|\bPosted by [^|\n]{{1,40}})"
_UPDATED = re.compile(rf"\b(?:[Uu]pdated|[Pp]osted|[Pp]ublished)(?: on)?:? (?:[A-Z][a-z]+,? )?(?P<date>{_DATE})")
_ANSWERS = r"(?:[Rr]eply|REPLY|[Rr]eport (?:as )?abus(?:e|ive)|[Ff]lag|[Ll]ike|[Pp]ermalink)\b"
_STAMP = re.compile(rf"{_WHEN}\s*(?:(?:[-–—·•|]+\s*)?(?P<answers>{_ANSWERS})|\|)")
_POLICY = re.compile(
    r"(?:^|(?<=[.!?)”\"’…] ))(?:"
    r"(?P<opens>We welcome comments\b|(?:The )?(?:[Vv]iews|[Oo]pinions) expressed in (?:the |these |user |readers?['’]? )*comments\b|"
    r"(?:Add|Post|Leave) (?:a|your) comment\b|(?:Comments? \(\d+\)|\d+ [Cc]omments?)$)|"
    r"Comments (?:are|will be|have been) (?:not )?(?:pre-?screened|moderated|closed|reviewed)\b|"
    r"(?:This|The) (?:comment )?(?:discussion|thread) is (?:now )?closed\b|"
    r"\((?:your e-?mail is )?required, but (?:will not be|never) (?:displayed|shown|published)\))",
    re.MULTILINE,
)
#: One of these stands in each such line: most texts have none, and need no search.
_IN_POLICY = ("omment", "discussion is", "thread is", "e-mail is required", "email is required", "(required")
#: So much stands before the comments on an article, or what looks like them opens the page.
_LEAST = 200
#: So many sentences or paragraphs of the first comment stand before its stamp, at most.
_FIRST = 12
_STAMPS = 2
_READERS = re.compile(r"[!?]{2}|!$|!\s|\w\.{2}|^[a-z@]|\b(?:u|ur|ppl|lol)\b")


def own(article: Article) -> Article:
    """`article` as it is to be read: its text blank before its own prose and ended behind it, offsets as stored; no title where that is
    only the first letters of the page.
    """
    if article.language not in {"", "en"}:
        return article
    article = _of_its_time(article)
    title, text = article.title.strip(), article.text
    end = _end(text)
    below = _below_anothers(text[:end], title)
    begin = _beginning(text[:end], below)
    none = bool(title) and (below > 0 or _is_pages(title, text.lstrip(), whole=not begin))
    return article if not (none or begin or end < len(text)) else _without(article, begin, end, titled=not none)


def _without(article: Article, begin: int, end: int, *, titled: bool) -> Article:
    return replace(article, title=article.title if titled else "", text="\n" * begin + article.text[begin:end])


def _of_its_time(article: Article) -> Article:
    """`article` without those items of a list that are stamped days after it was had: they were on the page when it was read again."""
    had, text = article.fetched_at or article.published_at, article.text
    stamps = list(_UPDATED.finditer(text)) if any(word in text for word in ("pdated", "osted", "ublished")) else []
    if had is None or len(stamps) < _STAMPS:
        return article
    for stamp, end in zip(stamps, [*(s.start() for s in stamps[1:]), len(text)], strict=True):
        if _is_after(stamp, had):
            text = text[: stamp.start()] + "\n" * (end - stamp.start()) + text[end:]
    late = _UPDATED.search(article.title)
    return article if text == article.text else replace(article, title="" if late and _is_after(late, had) else article.title, text=text)


def _is_after(stamp: re.Match[str], had: datetime) -> bool:
    return any(day > had.date() + timedelta(days=1) for _, _, day in days_named(stamp["date"], had))


def titled(article: Article) -> str:
    """The title of `article`; where it has none its first whole line, without footnotes, as far as it fits a heading."""
    if article.title:
        return article.title
    found = _WHOLE.search(article.text)
    return shorten(_FOOTNOTE.sub("", without_dateline(article.text[found.start() if found else 0 :].lstrip())), _HEADING, placeholder="…")


_WHOLE = re.compile(r"(?m)^.*[.!?…][\"”’')]*(?:\[\d+\])*\s*$")
_FOOTNOTE = re.compile(r"\[\d+\]")
_HEADING = 100


def _is_pages(title: str, text: str, *, whole: bool) -> bool:
    """Whether a title is not the article's, but so many letters of the page, as a feed without titles gives them, or its caption.

    `whole`: the report opens the text, so that a title may open its first line.
    """
    cut = title.rstrip("….")
    if not text.startswith(cut):
        return False
    rest = text[len(cut) : 2 * len(title) + 40]
    if is_caption(title) or rest.lstrip(".").strip(" ")[:1] in {"", "\n"}:
        return is_caption(title) or title.endswith(("…", "...")) or (title.startswith("By ") and not whole)
    if not whole:
        return True
    return not title.endswith(("!", "?", "”")) and (
        rest[:1].isalnum() or title.endswith(("…", "...")) or (len(title) >= _CUT_AT and rest[:1] != ".")
    )


_CUT_AT = 90


def _below_anothers(text: str, title: str) -> int:
    """Where the first line ends, if it is the title of another page; else 0."""
    first = LINE.search(text)
    if first is None or not first.group().strip().startswith(title):
        return 0
    return first.end() if _is_anothers(first.group().strip(), text[first.end() :]) else 0


def _beginning(text: str, begin: int) -> int:
    """Where the report opens, from `begin` on: at its dateline, below a head that is no longer than one."""
    filed = _DATELINE.search(text, begin, begin + _HEAD)
    if filed is None:
        return begin
    head = text[begin : filed.start()]
    placed = _PLACED.search(head)
    at = begin + (placed.start() if placed else len(head))
    head = text[begin:at]
    page = len(sentences(head)) <= _SAID and not presents(head) and not _REPORTS.search(head)
    return at if page and head.strip() and len(text) - at > 2 * len(head) else begin


#: A headline has so many words that tell something, and no more letters; of the text below so much is looked at, and it is no shorter.
_WORDS, _LONGEST, _READ, _ENOUGH = 5, 120, 3000, 800


def _is_anothers(line: str, rest: str) -> bool:
    """Whether the text below a headline says less than half of its words again, and no line of it a quarter: long ones meet by chance."""
    terms = set(content_terms(line)) if len(line) <= _LONGEST and len(rest) >= _ENOUGH else set[str]()
    if len(terms) < _WORDS:
        return False
    again = [terms & set(content_terms(below)) for below in rest[:_READ].split("\n")]
    return 2 * len(set().union(*again)) < len(terms) and 4 * max(map(len, again)) < len(terms)


def _end(text: str) -> int:
    """Where the readers' comments, or the page's line about them, begin; else the end of the text."""
    stamps = [m for m in _stamps(text) if m.start() >= _LEAST]
    named = any(word in text for word in _IN_POLICY)
    policy = next((m for m in _POLICY.finditer(text) if m.start() >= _LEAST), None) if named else None
    told = len(stamps) >= _STAMPS and (any(m["answers"] for m in stamps) or _in_person(text[stamps[0].end() :]))
    if stamps and (told or policy) and not (policy and policy.start() < stamps[0].start()):
        return _first_comment(text, stamps[0].start())
    if policy is None:
        return len(text)
    return policy.start() if policy["opens"] else _first_comment(text, policy.start())


def _stamps(text: str) -> Iterator[re.Match[str]]:
    """The stamps of readers' comments. Only a line with a time or a poster, and what stands behind a stamp, can have one: all others pass
    at a tenth of the time.
    """
    for line in LINE.finditer(text):
        near = text[line.start() : line.end() + _BREAK]
        if (" ago" in near or "Posted by" in near or _CLOCK.search(near)) and ("|" in near or _ANSWERED.search(near)):
            found = _STAMP.finditer(text, line.start(), line.end() + _BREAK)
            yield from (m for m in found if m.start() < line.end())


#: So far behind its stamp, on the next line, stands how to answer a comment.
_BREAK = 30
_CLOCK, _ANSWERED = re.compile(r"\d[:.]\d\d"), re.compile(_ANSWERS)


def _in_person(tail: str) -> bool:
    """Whether every third line is written as readers write."""
    lines = LINE.findall(tail)
    return 3 * sum(map(_is_readers, lines)) >= len(lines)


def _first_comment(text: str, end: int) -> int:
    """Where the lines open that a reader wrote right before `end`: the first comment stands above its stamp."""
    begin, strange = end, 0
    above = [line for line in LINE.finditer(text, 0, end) if line.start() >= _LEAST]
    for line in above[: -_FIRST - 1 : -1]:
        if SPOKEN.search(line.group()) and not _READERS.search(line.group()):
            break
        strange = 0 if _is_readers(line.group()) else strange + 1
        if strange > 1:
            break
        begin = begin if strange else line.start()
    return _ranted(text, begin)


def _ranted(text: str, end: int) -> int:
    """Where the lines open, right above `end`, of which every third and more is in no reporter's style: many comments have one stamp."""
    begin, most, style = end, 0, 0
    for line in reversed([line for line in LINE.finditer(text, 0, end) if line.start() >= _LEAST]):
        style += _style(line.group())
        begin, most = (line.start(), style) if style > most else (begin, most)
    return begin


def _style(line: str) -> int:
    if _READERS.search(QUOTED.sub("", line)):
        return 2
    return 0 if _is_readers(line) else (-3 if SPOKEN.search(line) else -1)


def _is_readers(line: str) -> bool:
    return bool(_READERS.search(line) or IN_PERSON.search(QUOTED.sub("", line)))
