"""Which edition printed which version, and which told that one no longer stands: so that what an old edition printed is found by what
became of it, and no more of history is read than that.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa

from diurna.edition import HistoryRecord
from diurna.model import Article, Withdrawal
from diurna.store import schema
from diurna.store.recording import where_in
from diurna.text import content_id

_C = schema.cited.c
_T = schema.told.c
Row = sa.Row[Any]
Revisions = Literal["first", "latest"]


def keep(connection: sa.Connection, edition: tuple[str, str, int], record: HistoryRecord) -> None:
    """Note what an edition (its desk, day and revision) printed, and what it told of earlier ones."""
    key = dict(zip(("desk", "day", "revision"), edition, strict=True))
    printed = {c.version: {**key, "version": c.version, "article": content_id(c.outlet, c.address)} for c in record.cited}
    told = [{**key, "what": what} for what in dict.fromkeys(record.corrected)]
    for table, values in ((schema.cited, list(printed.values())), (schema.told, told)):
        if values:
            connection.execute(sa.insert(table), values)


def citing(connection: sa.Connection, desk: str, articles: Collection[tuple[str, str]]) -> list[Row]:
    """Each printing (article, version, day, revision) of these articles (source, address), by last day, day, revision and version."""
    query = sa.select(_C.article, _C.version, _C.day, _C.revision).where(_C.desk == desk)
    found = where_in(connection, query, _C.article, {content_id(*a) for a in articles})
    return sorted(found, key=lambda r: (r.day[-10:], r.day, r.revision, r.version))


def wronged(
    connection: sa.Connection,
    articles: Sequence[Article],
    withdrawn: Sequence[Withdrawal],
    asked: tuple[str, date, Revisions],
) -> set[tuple[str, str, int]]:
    """The printings (day, version, revision) before a day of what was taken back and told by no earlier edition, and of the last version
    printed of each of `articles`. `asked`: desk, day, and whether the first revision of a day counts or the latest.
    """
    desk, before, which = asked
    gone = {v for w in withdrawn for v in w.versions}
    taken = [r for r in citing(connection, desk, {(w.source, w.address) for w in withdrawn}) if r.version in gone]
    own = {a.id for a in articles}
    edited = citing(connection, desk, {(a.source, a.address) for a in articles if a.address})
    earlier = [r for r in edited if r.day[-10:] < before.isoformat() and r.version not in own]
    last = {r.article: r.version for r in earlier}
    wrong = [r for r in _untold(connection, taken, asked) if r.day[-10:] < before.isoformat()]
    wrong += [r for r in earlier if r.version == last[r.article]]
    chosen = {(r.day, r.version): r.revision for r in (wrong if which == "latest" else reversed(wrong))}
    return {(day, version, revision) for (day, version), revision in chosen.items()}


def _untold(connection: sa.Connection, taken: Sequence[Row], asked: tuple[str, date, Revisions]) -> Iterator[Row]:
    """Those printings that no edition of one day before has told of: one over several days is nobody's history."""
    desk, before, which = asked
    query = sa.select(_T.what).where(_T.desk == desk, _T.day < before.isoformat(), _T.day.not_like("%--%"))
    query = query.where(_T.revision == 1) if which == "first" else query
    told = {r.what for r in where_in(connection, query, _T.what, {f"{r.day} {r.version}" for r in taken})}
    yield from (r for r in taken if f"{r.day} {r.version}" not in told)
