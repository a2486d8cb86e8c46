"""A page that an edition cited, looked at again: outlets correct and retract after we printed them.

Refuses to take a page that can't be had, or says something else (a wall, an error page), for a withdrawal: it stays as it was read. Of a
page that was never read whole, as the desk keeps the feed's line alone, only what it says was wrong is kept.
"""

import logging
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from diurna.errata import is_notice
from diurna.errors import FetchError, ReadError
from diurna.gather.entries import version_id
from diurna.gather.fulltext import Call, page_of
from diurna.gather.language import detect
from diurna.model import Article, Harvest, Reading, Visit
from diurna.text import LINE

log = logging.getLogger(__name__)


def look_again(articles: Sequence[Article], visits: Mapping[str, Visit], call: Call) -> Harvest:
    """What the pages of `articles` say now: a reading for each that changed, and what to remember of each page looked at, by its URL.

    `visits` holds what is remembered by URL. A page that may answer later ends the look, as its host is away, and is not remembered: it
    is due again.
    """
    readings: list[Reading] = []
    kept: list[Visit] = []
    for article in articles:
        try:
            reading, visit = _look(article, visits.get(article.url) or Visit(address=article.url), call)
        except FetchError as error:
            log.info("not looked at again: %s", error)
            if error.again:
                break
            reading, visit = None, Visit(address=article.url)
        readings += [reading] if reading else []
        kept.append(visit)
    return Harvest(source=call.source.name, readings=tuple(readings), visits=tuple(kept))


def _look(article: Article, before: Visit, call: Call) -> tuple[Reading | None, Visit]:
    answer = call.session.fetch(article.url, before, named_by=call.source.feed)
    visit = Visit(address=article.url, etag=answer.etag, last_modified=answer.last_modified, first=False)
    if not answer.changed:
        return None, before
    try:
        document, page = page_of(article, answer, call)
    except ReadError as error:
        log.info("not read again: %s", error)
        return None, visit
    text = page.text if call.source.full_text else _with_notices(article.text, page.text)
    if text == article.text:
        return None, visit
    # The feed's title stays: a page's own differs by an outlet's furniture. A listing of its own would hide the change from the store.
    now = replace(article, text=text, language=detect(text, article.language), fetched_at=call.now, backlog=False, listed="")
    return Reading(document=document, articles=(replace(now, id=version_id(now)),)), visit


def _with_notices(line: str, page: str) -> str:
    """A feed's line with what its page says was wrong: that the page says more than the line is no change of it."""
    notices = (said.strip() for said in LINE.findall(page) if is_notice(said))
    return "\n".join((line, *(said for said in notices if said not in line)))
