"""An edition every day: an article that trips any step of its making drops out, is counted as failed and named with the reason.

Refuses to hide a fault: what fails without any article, or with very many, fails, and so does a machine without memory. Refuses to blame
an article for what went by: it is out only where the fault comes again. Pure, so that a replay drops the same articles.
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

# Each costs a making of the day, or some ten; so many at once are a fault of ours and no odd texts.
_MOST = 12

Make = Callable[[Sequence[Article]], Edition]
Tell = Callable[[str], None]


class _Tripped(Struct, frozen=True):
    """An article without which those before it make an edition, and what goes wrong with it, in words."""

    article: Article
    reason: str


def make_sparing(
    brief: Brief, articles: Sequence[Article], history: Sequence[HistoryRecord], desk: Desk, *, tell: Tell = log.warning
) -> Edition:
    """`make_edition`, without the articles over which it trips; to `tell` goes a line on each, as to find it may take minutes. Raises what
    it raises where no article is to blame.
    """
    failed: list[_Tripped] = []
    ordered = sorted(articles, key=lambda a: a.id)

    def make(those: Sequence[Article]) -> Edition:
        # Until here, a failure for each, so that its source's row counts it.
        told = tuple(Failure(source=t.article.source, where=t.article.id, reason=t.reason) for t in failed)
        return make_edition(replace(brief, failures=(*brief.failures, *told)), those, history, desk)

    while True:
        spared = {t.article.id for t in failed}
        rest = [a for a in ordered if a.id not in spared]
        made: Edition | Exception | _Tripped = _tried(make, rest)
        if isinstance(made, Exception):
            log.info("the making of %s trips", brief.day, exc_info=made)
            tell(f"{brief.day}: an article trips the making of the edition ({_reason(made)}); looking for it …")
            made = _tripping(make, rest) if len(failed) < _MOST else made
        if isinstance(made, Exception):
            raise made
        if isinstance(made, Edition):
            return _accounted(made, brief, failed)
        tell(f"{brief.day}: made without {made.article.source}, “{plain(made.article.title)}” ({made.article.id}): {made.reason}")
        failed.append(made)


def _tried(make: Make, articles: Sequence[Article]) -> Edition | Exception:
    """The edition, or what went wrong. Raises MemoryError: that is the machine's, whichever article was being read."""
    try:
        return make(articles)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return error


def _tripping(make: Make, articles: Sequence[Article]) -> _Tripped | Edition | Exception:
    """The article to blame; an edition where the fault went by; an error where no article is to blame."""
    again = _tried(make, articles)
    if isinstance(again, Edition) or isinstance(_tried(make, ()), Exception):
        return again
    found = _last_of_shortest(make, articles, again)
    # Too deep a recursion that no article brings about alone depends on who called.
    if isinstance(again, RecursionError) and isinstance(found, _Tripped) and not isinstance(_tried(make, (found.article,)), RecursionError):
        return again
    return found


def _last_of_shortest(make: Make, articles: Sequence[Article], error: Exception) -> _Tripped | Exception:
    """The last article of the shortest run from the first that fails, and fails again; else the error."""
    well, ill = 0, len(articles)
    while ill - well > 1:
        middle = (well + ill) // 2
        if isinstance(raised := _tried(make, articles[:middle]), Exception):
            ill, error = middle, raised
        else:
            well = middle
    again = type(_tried(make, articles[:ill])) is type(error) and isinstance(_tried(make, articles[:well]), Edition)
    return _Tripped(articles[well], _reason(error)) if again else error


def _reason(error: object) -> str:
    return f"{type(error).__name__}: {error}"


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
