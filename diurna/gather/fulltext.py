"""The page behind a feed entry that carries only a line, where the desk asks for it.

Refuses to replace what the feed says by a page that is shorter, or that shares too few words with it: consent walls, error pages and
front pages say something else.
"""

import hashlib
import re
from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from diurna.desk import Desk, Source
from diurna.errors import ReadError
from diurna.gather.entries import version_id
from diurna.gather.fetch import Answer, Session
from diurna.gather.language import detect
from diurna.gather.reading import read_document
from diurna.model import Article, Document, Failure, Reading
from diurna.text import words

# A feed that carries the article carries more than this; a teaser of two sentences is shorter.
TEASER = 400
# A page is the entry's if this share of the entry's longer words stands in it; a consent wall has next to none.
_SHARED = 0.4
# A site that fails this often in a row is left alone until the next visit.
_PATIENCE = 3
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


class Call(Struct, frozen=True, kw_only=True):
    """Who asks, with what, and when: what every step of a visit over HTTP needs. `known` says that the store has a hash."""

    session: Session
    source: Source
    desk: Desk
    now: datetime
    known: Callable[[str], bool]


class Completed(Struct, frozen=True, kw_only=True):
    """Entries as they stand, a reading for each page had, and whether some page should be asked for again at the next visit."""

    articles: tuple[Article, ...] = ()
    pages: tuple[Reading, ...] = ()
    failures: tuple[Failure, ...] = ()
    unfinished: bool = False


def complete(articles: tuple[Article, ...], feed: str, call: Call) -> Completed:
    """`articles` of the feed at address `feed` with the text of their pages where they carry only a line.

    A listing that is known already is left out: its page was had before. A page that may answer later leaves `listed` empty, so that the
    next visit asks for it again.
    """
    whole: list[Article] = []
    pages: list[Reading] = []
    failures: list[Failure] = []
    unanswered, unfinished = 0, False
    for article in articles:
        if len(article.text) >= TEASER or not article.url:
            whole.append(article)
        elif call.known(article.listed):
            continue
        elif unanswered >= _PATIENCE:
            whole.append(replace(article, listed=""))
        else:
            try:
                page = _page(article, feed, call)
                unanswered = 0
            except ReadError as error:
                unanswered, unfinished = (unanswered + 1, True) if error.again else (0, unfinished)
                whole.append(replace(article, listed="") if error.again else article)
                failures.append(_failure(article, call, error.reason))
            else:
                pages.append(page)
    return Completed(articles=tuple(whole), pages=tuple(pages), failures=tuple(failures), unfinished=unfinished)


def document_from_answer(answer: Answer, call: Call) -> Document:
    """The bytes as answered, first had now."""
    return Document(
        id=hashlib.sha256(answer.body).hexdigest(),
        source=call.source.name,
        address=answer.address,
        fetched_at=call.now,
        media_type=answer.media_type,
        body=answer.body,
    )


def _page(article: Article, feed: str, call: Call) -> Reading:
    document, best = page_of(article, call.session.fetch(article.url, named_by=feed), call)
    if len(best.text) <= len(article.text):
        return Reading(document=document, articles=(article,))
    merged = replace(
        article,
        title=article.title or best.title,
        text=best.text,
        author=article.author or best.author,
        language=detect(best.text, article.language),
        published_at=article.published_at or best.published_at,
        date_only=article.date_only if article.published_at else best.date_only,
    )
    return Reading(document=document, articles=(replace(merged, id=version_id(merged)),))


def page_of(article: Article, answer: Answer, call: Call) -> tuple[Document, Article]:
    """The page that `answer` holds, and what is read from it. Raises ReadError where that is nothing, or another text than the article."""
    document = document_from_answer(answer, call)
    read = read_document(document, call.source, call.desk)
    if not read.articles:
        reasons = "; ".join(f.reason for f in read.failures) or "no article in it"
        raise ReadError(article.url, f"the page can't be read: {reasons}")
    best = max(read.articles, key=lambda a: len(a.text))
    if not _same(article, best):
        raise ReadError(article.url, "the page says something else than its entry: a wall, or an error page")
    return document, best


def _same(entry: Article, page: Article) -> bool:
    said = _marks(f"{entry.title} {entry.text}")
    return not said or len(said & _marks(f"{page.title} {page.text}")) >= _SHARED * len(said)


def _marks(text: str) -> frozenset[str]:
    """Words of four letters or more; pairs of letters where a script sets no spaces."""
    plain = text.lower()
    pairs = {plain[i : i + 2] for i in range(len(plain) - 1) if _UNSPACED.match(plain, i) and _UNSPACED.match(plain, i + 1)}
    return frozenset(pairs | {w for w in words(plain) if len(w) >= 4 and not _UNSPACED.search(w)})


def _failure(article: Article, call: Call, reason: str) -> Failure:
    return Failure(source=call.source.name, where=article.url, reason=f"only the feed's line of this article could be had: {reason}")
