"""An edition every day: an article that trips any step of its making drops out, is counted as failed and named with the reason.

Refuses to hide a fault: what fails without any article, or with very many, fails. Pure, so that a replay drops the same articles.
"""

import logging
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diurna.desk import Desk
from diurna.edition import Edition, HistoryRecord
from diurna.interpret.brief import Brief
from diurna.interpret.compose import make_edition
from diurna.model import Article, Failure
from diurna.text import plain

log = logging.getLogger(__name__)

# Each costs some ten makings of the day; so many at once are a fault of ours and no odd texts.
_MOST = 12

Make = Callable[[Sequence[Article]], Edition]


class _Tripped(Struct, frozen=True):
    """An article without which those before it make an edition, and what goes wrong with it, in words."""

    article: Article
    reason: str


def make_sparing(brief: Brief, articles: Sequence[Article], history: Sequence[HistoryRecord], desk: Desk) -> Edition:
    """`make_edition`, without the articles over which it trips. Raises what it raises where no article is to blame."""
    failed: list[_Tripped] = []
    ordered = sorted(articles, key=lambda a: a.id)

    def make(those: Sequence[Article]) -> Edition:
        # Until here, a failure for each, so that its source's row counts it.
        told = tuple(Failure(source=t.article.source, where=t.article.id, reason=t.reason) for t in failed)
        return make_edition(replace(brief, failures=(*brief.failures, *told)), those, history, desk)

    while True:
        spared = {t.article.id for t in failed}
        rest = [a for a in ordered if a.id not in spared]
        try:
            return _accounted(make(rest), brief, failed)
        except Exception as error:
            if len(failed) == _MOST or (found := _tripping(make, rest, error)) is None:
                raise
            log.warning("%s (%s) trips the making of the edition: %s", found.article.id, found.article.source, found.reason, exc_info=error)
            failed.append(found)


def _tripping(make: Make, articles: Sequence[Article], error: Exception) -> _Tripped | None:
    """The last article of the shortest run from the first that fails; None where it fails without any."""
    if _raised(make, ()):
        return None
    well, ill = 0, len(articles)
    while ill - well > 1:
        middle = (well + ill) // 2
        if raised := _raised(make, articles[:middle]):
            ill, error = middle, raised
        else:
            well = middle
    return _Tripped(articles[well], f"{type(error).__name__}: {error}")


def _raised(make: Make, articles: Sequence[Article]) -> Exception | None:
    try:
        make(articles)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return error
    return None


def _accounted(edition: Edition, brief: Brief, failed: Sequence[_Tripped]) -> Edition:
    """`edition` with the articles that dropped out among its versions, of class failed, each with a note."""
    if not failed:
        return edition
    ids = [t.article.id for t in failed]
    classes = edition.coverage.classes | dict.fromkeys(ids, "failed")
    notes = sorted(f"Could not be read: {t.article.source}, “{plain(t.article.title)}”: {t.reason}." for t in failed)
    coverage = replace(
        edition.coverage,
        classes={k: classes[k] for k in sorted(classes)},
        failures=brief.failures,
        notes=(*edition.coverage.notes, *notes),
    )
    versions = tuple(sorted((*edition.inputs.versions, *ids)))
    return replace(edition, coverage=coverage, inputs=replace(edition.inputs, versions=versions, failures=brief.failures))
