"""The tables, and how an instant is kept. The migrations make them; a test holds the two together."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

#: The newest migration: a store that says so needs no upgrade, and opens without loading Alembic.
HEAD = "0004"


class Instant(sa.types.TypeDecorator[datetime]):
    """An aware instant: `timestamptz` on PostgreSQL; on SQLite ISO 8601 text in UTC of one width, so that text order is time order."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:  # noqa: ANN401 - SQLAlchemy types it so
        """The column type of `dialect`."""
        return dialect.type_descriptor(sa.String(27) if dialect.name == "sqlite" else sa.DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> Any:  # noqa: ANN401 - a string or a datetime
        """`value` as the database keeps it. A naive one is an error: nobody would know when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no zone")
        there = value.astimezone(UTC)
        return there.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0") if dialect.name == "sqlite" else there

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """`value` as an aware datetime in UTC."""
        if value is None:
            return None
        return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)


#: Text in code point order on every database, whatever the server's locale: orderings must not depend on it.
Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

metadata = sa.MetaData()


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, Text, primary_key=key, nullable=False)


documents = sa.Table(
    "documents",
    metadata,
    _text("id", key=True),
    _text("source"),
    _text("address"),
    sa.Column("fetched_at", Instant),
    sa.Column("recorded_at", Instant, nullable=False),
    _text("media_type"),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

articles = sa.Table(
    "articles",
    metadata,
    _text("id", key=True),
    _text("source"),
    _text("address"),
    sa.UniqueConstraint("source", "address", name="uq_articles_source_address"),
)

versions = sa.Table(
    "versions",
    metadata,
    _text("id", key=True),
    sa.Column("article", Text, sa.ForeignKey("articles.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("document", Text, sa.ForeignKey("documents.id")),
    _text("source"),
    _text("address"),
    _text("url"),
    _text("title"),
    _text("text"),
    _text("author"),
    _text("language"),
    sa.Column("published_at", Instant),
    sa.Column("fetched_at", Instant),
    sa.Column("first_had", Instant, nullable=False),
    sa.Column("recorded_at", Instant, nullable=False),
    sa.Column("date_only", sa.Boolean, nullable=False),
    sa.Column("backlog", sa.Boolean, nullable=False),
    _text("listed"),
    _text("content"),
    sa.UniqueConstraint("article", "number", name="uq_versions_article_number"),
    sa.Index("ix_versions_first_had_id", "first_had", "id"),
    sa.Index("ix_versions_source_first_had", "source", "first_had"),
    sa.Index("ix_versions_listed", "listed"),
    sa.Index("ix_versions_document", "document"),
)

withdrawals = sa.Table(
    "withdrawals",
    metadata,
    sa.Column("article", Text, sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("why", Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
)

visits = sa.Table(
    "visits",
    metadata,
    _text("address", key=True),
    _text("etag"),
    _text("last_modified"),
    sa.Column("first", sa.Boolean, nullable=False),
    sa.Column("visited_at", Instant, nullable=False),
)

failures = sa.Table(
    "failures",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _text("source"),
    _text("where"),
    _text("reason"),
    sa.Column("first_seen", Instant, nullable=False),
    sa.Column("last_seen", Instant, nullable=False),
    sa.Index("ix_failures_source_where", "source", "where"),
    sa.Index("ix_failures_last_seen", "last_seen"),
)

copies = sa.Table(
    "copies",
    metadata,
    _text("desk", key=True),
    _text("version", key=True),
    sa.Column("copy_of", Text),
    sa.Column("similarity", sa.Float, nullable=False),
    _text("why"),
)

stories = sa.Table(
    "stories",
    metadata,
    _text("desk", key=True),
    _text("id", key=True),
    _text("first_day"),
    _text("last_day"),
    _text("title"),
    sa.Column("record", sa.LargeBinary, nullable=False),
)

editions = sa.Table(
    "editions",
    metadata,
    _text("desk", key=True),
    _text("day", key=True),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    _text("as_known"),
    sa.Column("cutoff", Instant, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    _text("hash"),
    _text("state"),
    sa.Column("decided_at", Instant),
    sa.Column("archived_at", Instant),
    sa.Index("ix_editions_desk_cutoff", "desk", "cutoff"),
)

history = sa.Table(
    "history",
    metadata,
    _text("desk", key=True),
    _text("day", key=True),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("cutoff", Instant, nullable=False),
    sa.Column("record", sa.LargeBinary, nullable=False),
    _text("hash"),
    sa.ForeignKeyConstraint(["desk", "day", "revision"], ["editions.desk", "editions.day", "editions.revision"], name="fk_history_edition"),
)

cited = sa.Table(
    "cited",
    metadata,
    _text("desk", key=True),
    _text("article", key=True),
    _text("version", key=True),
    _text("day", key=True),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
)

told = sa.Table(
    "told",
    metadata,
    _text("desk", key=True),
    _text("what", key=True),
    _text("day", key=True),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    _text("desk", key=True),
    _text("day", key=True),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    _text("channel", key=True),
    _text("recipient", key=True),
    _text("message_id"),
    _text("state"),
    _text("reason"),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("at", Instant, nullable=False),
)
