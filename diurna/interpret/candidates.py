"""Candidates for points: each article's headline and those of its sentences that can stand alone.

Refuses to write: a candidate is a span of the article, with at most the edits that `standalone` states.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from msgspec import Struct

from diurna.agencies import PICTURES, WIRES
from diurna.interpret.comment import comments, is_opinion
from diurna.interpret.consequence import consequence
from diurna.interpret.dated import days_named
from diurna.interpret.denying import DENIES_IT, VERBS
from diurna.interpret.places import country_of
from diurna.interpret.standalone import SHOWN, can_stand, clean_headline, edit, is_caption, is_chronology, same_words, tells_news, unlinked
from diurna.interpret.terms import UNNAMED, content_terms, news_part
from diurna.model import Article, Casualty, Claim, Field
from diurna.text import SPELLED, Span, sentences

# An article's news is in its lead; what stands further down is detail and background. A roundup is read passage by passage instead.
#: How many sentences of an article, or of a passage, may become lines.
READ_SENTENCES = 14
#: A text this long (characters) tells other events below its own; what it tells itself, this much of it says.
LONG_TEXT = 600


class Candidate(Struct, frozen=True, kw_only=True):
    """A span of `article` that could be printed as `text`. `position` counts from 0 at the headline; `passage` is the story unit's id.

    `explains`: the article's headline asks, opines or explains, so its sentences comment on the news more than they bring it. `theme` is
    empty until it is known.
    """

    article: Article
    passage: str
    field: Field
    start: int
    end: int
    text: str
    form: Literal["sentence", "headline", "template"]
    position: int
    claims: tuple[Claim, ...] = ()
    explains: bool = False
    theme: str = ""
    #: An edition cited an earlier version of the article that says so, too: no news.
    stood: bool = False


def candidates(article: Article, passage: str, span: tuple[int, int], claims: tuple[Claim, ...] = ()) -> tuple[Candidate, ...]:
    """Candidates of `article` within `span` of its text (a passage, or all of it), in reading order.

    The headline counts for a whole article only: a roundup's title names none of its events. An opinion piece and a chronology have none.
    """
    found: list[Candidate] = []
    if is_opinion(article) or is_chronology(article.text):
        return ()
    whole = span[0] == 0 and span[1] >= len(article.text)
    if whole and has_headline(article) and tells_news(article.title):
        found.append(_headline(article, passage, claims))
    base, body = span[0], article.text[span[0] : span[1]]
    # The stored language is the desk's; a feed line in another would have been listed by its headline.
    spans = sentences(body, article.language or "en")[:READ_SENTENCES]
    for position, span_ in enumerate(spans, 1):
        start, end = _taken_back(body, span_, spans[position : position + 1])
        opens = base == 0 and position == 1
        text = edit(body[start:end], article.published_at, opening=f"{article.title}\n{article.text}" if opens else "")
        if can_stand(text) and not _is_caption(text, article) and (opens or _names_something(text)):
            found.append(_sentence(article, passage, (base + start, base + end), (unlinked(text), position), claims))
    return _without_echo(tuple(found))


_COUNT = rf"(?:\d(?:[\d,]*+(?<=\d))?+|{SPELLED}|thirteen|a dozen|half|some|a few|none)"
# `… for twelve. Only eleven were seen to cross`, `From there came eleven, not twelve`, `… was deposed. But his office denied it`.
_TAKES_BACK = re.compile(
    rf"^(?:But |However, |Yet |In fact,? )?(?:[Oo]nly|[Jj]ust|[Nn]o more than|[Ff]ewer than) {_COUNT}\b"
    rf"|\b{_COUNT}\b[^.;]{{0,40}}, not {_COUNT}\b"
    rf"|^(?:But|However,|Yet)\b[^.]*\b(?:{VERBS}|contradict\w+|no (?:sign|evidence|trace)|untrue|false|"
    r"never (?:arrived|happened|came|left)|did not (?:arrive|appear|happen|come)|safe and)\b"
)
# `… , residents said. The army denied it.`
_DENIED = re.compile(rf"^[^,;:]{{3,60}} (?:{DENIES_IT}|{VERBS} (?:(?:the|any) )?(?:responsibility|involvement))\.$")
# `Planes hit the militia’s depots. This comes as Uldania bans the armed group.`: what came besides names nobody without the line before.
_BESIDES = re.compile(
    r"^(?:This|That|It) (?:comes|came) as [^.;]{0,80}?\bthe (?:[a-z-]+ ){0,2}(?:group|movement|militia|party|country|organi[sz]ation)\b"
)
#: `… was among the dead. The army has not confirmed it`: who would know has not said so, or nobody could look.
_UNCONFIRMED = re.compile(
    r"^[^.;:]{3,120}?\b(?:not|n[’']t|yet to|unable to|cannot)\b(?: (?:be|been|yet|immediately|independently|publicly|possible|to|able))* "
    r"(?:confirm|verif)(?:y|ied|ed)?\b"
)
_SUCH = ("The report", "The claim", "The account", "The figure", "The toll", "This ", "That ", "These ", "It ", "There ")
#: `These raids mark the 10th town to come under fire`: which one of how many.
_NTH = re.compile(r"^(?:This|These|The) [a-z-]+ marks? the (?:first|second|third|[a-z]+th|\d+(?:st|nd|rd|th))\b")
_LONGEST_PAIR = 400


def _taken_back(body: str, span: Span, following: Sequence[Span]) -> Span:
    """The span of a sentence, with the next one where that takes back or leaves open a count or a deed of it, or tells in its terms what
    came besides, or its rank: neither is right alone.
    """
    for opens, closes in following[:1]:
        after = body[opens:closes]
        if after[:1] not in "([" and closes - span[0] <= _LONGEST_PAIR and (_leans_back(after) or _unconfirmed(after, body[slice(*span)])):
            return (span[0], closes)
    return span


def _leans_back(after: str) -> bool:
    return bool(_TAKES_BACK.search(after) or any(leans.match(after) for leans in (_DENIED, _BESIDES, _NTH)))


def _unconfirmed(after: str, told: str) -> bool:
    """Whether `after` leaves open what `told` says: by a word of it, or as `the report`."""
    return bool(_UNCONFIRMED.match(after)) and (after.startswith(_SUCH) or not set(content_terms(after)).isdisjoint(content_terms(told)))


def has_headline(article: Article) -> bool:
    """Whether `article` has a title that is one, and not a caption or a page's stamp."""
    return bool(article.title.strip()) and not is_caption(article.title) and not _STAMPED.search(article.title)


# A page's stamp, or an agency's dateline at its start: the title is the page's first letters. An hour of a blast is news.
_TIME = r"\d{1,2}:\d\d ?[ap]m(?: [A-Z]{2,4})?"
_STAMPED = re.compile(
    rf"\| (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|^\W*{_TIME}\s*[|:–—-]|\|[^|]*\b{_TIME}\b|\b(?:19|20)\d\d,? {_TIME}\W*$"
    rf"|^(?=.*[a-z])[A-Z][A-Z .'’,/-]* \([A-Z][A-Za-z]{{1,20}}\) (?:--?|[–—]) |^[A-Z][\w .,'’/-]{{1,40}}\((?:{WIRES})\) (?:--?|[–—]) "
)


def _headline(article: Article, passage: str, claims: tuple[Claim, ...]) -> Candidate:
    mine = tuple(c for c in claims if c.field == "title")
    title = clean_headline(article.title)
    return Candidate(
        article=article,
        passage=passage,
        field="title",
        start=0,
        end=len(article.title),
        text=title,
        form="headline",
        position=0,
        claims=mine,
    )


def _sentence(article: Article, passage: str, span: tuple[int, int], printed: tuple[str, int], claims: tuple[Claim, ...]) -> Candidate:
    start, end = span
    mine = tuple(c for c in claims if c.field == "text" and c.start < end and start < c.end)
    return Candidate(
        article=article,
        passage=passage,
        field="text",
        start=start,
        end=end,
        text=printed[0],
        form="sentence",
        position=printed[1],
        claims=mine,
        explains=comments(article),
    )


_CAPTION = re.compile(rf"(?:{SHOWN}|^FILE\b|\((?:{PICTURES})[^)]*\)\.?$)")


# `The convoy's route had been passed to both sides, the group said`: all of it stands in the lines before.
_NAME_OR_FIGURE = re.compile(r"\s[“‘\"']?(?:[A-Z][\w’'-]+|\d[\d,.]*)")


def _names_something(text: str) -> bool:
    """Whether a line below the lead names anybody, any place or any figure of its own."""
    return bool(_NAME_OR_FIGURE.search(text)) or not text.startswith("The ")


def _is_caption(text: str, article: Article) -> bool:
    """Whether a sentence says what a picture shows, or ends with a date of its article's days and its year, as no news does."""
    published, dated = article.published_at, text.rstrip(".").replace(",", "")
    if published and dated[-4:].isdigit():
        days = [day for _, end, day in days_named(dated, published) if end == len(dated)]
        if any(abs(day - published.date()) <= _FRESH for day in days):
            return True
    return bool(_CAPTION.search(text))


#: A picture is so many days old, at most.
_FRESH = timedelta(days=7)


def _without_echo(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without sentences that only repeat the headline they stand under, and a short item's deck that names nobody without it."""
    if not found or found[0].form != "headline":
        return found
    title = found[0]
    return found[:1] + tuple(c for c in found[1:] if not (_echoes(c, title) or _is_nameless(c, title) or _is_beside(c, title)))


def _echoes(candidate: Candidate, title: Candidate) -> bool:
    return len(candidate.text) < 1.15 * len(title.text) and same_words(candidate.text, title.text) > 0.85


def _is_nameless(candidate: Candidate, title: Candidate) -> bool:
    """Whether the main clause of a short item's deck has no name: `Cargo flights to resume as the war on Zarim goes on.`"""
    first, main = candidate.text.split()[0], news_part(candidate.text)
    if len(candidate.article.text) > _DECK or VICTIMS.search(main):
        return False
    return not (first in title.text or first.endswith(("'s", "’s")) or country_of(first) or _NAMED.search(main))


def _is_beside(candidate: Candidate, title: Candidate) -> bool:
    """Whether a short item, whose headline tells what was done, has below it none of that and nothing graver: the headline is the news, and
    the deck stands beside it. A headline in capitals has no words that are known for deeds.
    """
    if len(candidate.article.text) > _DECK or any(isinstance(c, Casualty) for c in candidate.claims):
        return False
    told = _roots(title.text)
    if len(told) < _DEEDS or told & _roots(candidate.article.text) or _OWN_WORDS.search(title.text):
        return False
    return max(_NEWS, consequence(candidate.text, candidate.claims)) <= consequence(title.text, title.claims)


def _roots(text: str) -> frozenset[str]:
    """What `text` tells that is no name, each word by its first letters."""
    return frozenset(term[:_ROOT] for term in content_terms(" ".join(UNNAMED.findall(text))))


_DEEDS, _ROOT = 3, 4
#: `Lunek: We are ready to talk` tells words.
_OWN_WORDS = re.compile(r"\b(?:I|[Ww]e)\b")
#: What is no more than words weighs less (`consequence`).
_NEWS = 1.2
_DECK = 250
VICTIMS = re.compile(
    r"\b(?:kill(?:s|ed|ings?)?|dead|deaths?|die[sd]?|toll|casualt(?:y|ies)|injur(?:es?|ed|ing|y|ies)|wound(?:s|ed|ing)|martyr(?:s|ed)?|bodies|"
    r"lives|hurt)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[\s“‘\"'-][A-Z]")
