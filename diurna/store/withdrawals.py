"""Articles that a person took back. The article and its versions stay; that they no longer stand is noted beside them, once."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from diurna.errors import UsageError
from diurna.model import Withdrawal
from diurna.store import rows, schema
from diurna.store.recording import insert_missing, where_in
from diurna.text import content_id

_A = schema.articles.c
_V = schema.versions.c
_W = schema.withdrawals.c
#: A version is printed with its first twelve characters; fewer than these may be anything.
_SHORTEST = 8


def withdraw(connection: sa.Connection, named: str, why: str, at: datetime) -> Withdrawal:
    """Note that the article `named` is taken back, and why; one that was before keeps its first reason."""
    found = _articles(connection, named)
    if len(found) != 1:
        raise UsageError(
            f"{named!r} names {len(found) or 'no'} article{'s' if found else ''}; give the id of a version, which each page prints under "
            "Sources, or the article's whole address"
        )
    if connection.execute(sa.select(_W.article).where(_W.article == found[0])).first() is None:
        connection.execute(sa.insert(schema.withdrawals).values(article=found[0], why=rows.clean(why), at=at))
    return next(w for key, w in _withdrawn(connection) if key == found[0])


def keep(connection: sa.Connection, told: Sequence[Withdrawal], at: datetime) -> None:
    """Note what an edition says was taken back, where that is not known: a store that was lost learns it from the archive, and an article
    that is gathered again is none that may be cited.
    """
    taken = {content_id(w.source, w.address): w for w in told}
    there = {r.article for r in where_in(connection, sa.select(_W.article), _W.article, taken)}
    for key, w in sorted(taken.items()):
        if key not in there:
            insert_missing(connection, schema.articles, [{"id": key, "source": w.source, "address": w.address}])
            connection.execute(sa.insert(schema.withdrawals).values(article=key, why=rows.clean(w.why), at=at))


def _articles(connection: sa.Connection, named: str) -> list[str]:
    same = sa.or_(_V.id == named, _V.url == named, _V.address == named)
    found = {r.article for r in connection.execute(sa.select(_V.article).where(same))} if named else set()
    if not found and len(named) >= _SHORTEST:
        begins = _V.id.startswith(named, autoescape=True)
        found = {r.article for r in connection.execute(sa.select(_V.article).where(begins))}
    return sorted(found)


def withdrawn(connection: sa.Connection) -> tuple[Withdrawal, ...]:
    """Every article taken back, by source and address."""
    return tuple(w for _, w in _withdrawn(connection))


def _withdrawn(connection: sa.Connection) -> list[tuple[str, Withdrawal]]:
    noted = sa.select(_W.article, _W.why, _A.source, _A.address).join(schema.articles, _A.id == _W.article)
    taken = connection.execute(noted.order_by(_A.source, _A.address, _A.id)).all()
    versions: dict[str, list[tuple[int, str]]] = {r.article: [] for r in taken}
    for v in where_in(connection, sa.select(_V.article, _V.number, _V.id), _V.article, versions):
        versions[v.article].append((v.number, v.id))
    ids = {article: tuple(name for _, name in sorted(found)) for article, found in versions.items()}
    return [(r.article, Withdrawal(source=r.source, address=r.address, versions=ids[r.article], why=r.why)) for r in taken]
