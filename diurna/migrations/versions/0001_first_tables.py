"""The first tables: what is gathered, decided and delivered. What was received and what was said can't be changed or deleted."""

import sqlalchemy as sa
from alembic import op

from diurna.store.schema import Instant, Text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: Rows of these are never deleted or updated, whoever connects.
KEPT = ("documents", "articles", "versions", "history")


def upgrade() -> None:
    """Make the tables and the triggers that keep them."""
    _gathered()
    _noted()
    _decided()
    _delivered()
    for statement in _triggers(op.get_bind().dialect.name):
        op.execute(statement)


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, Text, primary_key=key, nullable=False)


def _gathered() -> None:
    op.create_table(
        "documents",
        *(_text("id", key=True), _text("source"), _text("address")),
        sa.Column("fetched_at", Instant),
        sa.Column("recorded_at", Instant, nullable=False),
        _text("media_type"),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "articles",
        *(_text("id", key=True), _text("source"), _text("address")),
        sa.UniqueConstraint("source", "address", name="uq_articles_source_address"),
    )
    op.create_table(
        "versions",
        _text("id", key=True),
        sa.Column("article", Text, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", Text, sa.ForeignKey("documents.id")),
        *(_text(name) for name in ("source", "address", "url", "title", "text", "author", "language")),
        *(sa.Column(name, Instant) for name in ("published_at", "fetched_at")),
        *(sa.Column(name, Instant, nullable=False) for name in ("first_had", "recorded_at")),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("date_only", "backlog")),
        *(_text("listed"), _text("content")),
        sa.UniqueConstraint("article", "number", name="uq_versions_article_number"),
    )
    op.create_index("ix_versions_first_had_id", "versions", ["first_had", "id"])
    op.create_index("ix_versions_source_first_had", "versions", ["source", "first_had"])
    op.create_index("ix_versions_listed", "versions", ["listed"])


def _noted() -> None:
    op.create_table(
        "visits",
        *(_text("address", key=True), _text("etag"), _text("last_modified")),
        sa.Column("first", sa.Boolean, nullable=False),
        sa.Column("visited_at", Instant, nullable=False),
    )
    op.create_table(
        "failures",
        sa.Column("id", sa.Integer, primary_key=True),
        *(_text("source"), _text("where"), _text("reason")),
        *(sa.Column(name, Instant, nullable=False) for name in ("first_seen", "last_seen")),
    )
    op.create_index("ix_failures_source_where", "failures", ["source", "where"])
    op.create_index("ix_failures_last_seen", "failures", ["last_seen"])


def _decided() -> None:
    op.create_table(
        "editions",
        *(_text("desk", key=True), _text("day", key=True)),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        _text("as_known"),
        sa.Column("cutoff", Instant, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        *(_text("hash"), _text("state")),
        *(sa.Column(name, Instant) for name in ("decided_at", "archived_at")),
    )
    op.create_index("ix_editions_desk_cutoff", "editions", ["desk", "cutoff"])
    op.create_table(
        "history",
        *(_text("desk", key=True), _text("day", key=True)),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("cutoff", Instant, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        _text("hash"),
        sa.ForeignKeyConstraint(
            ["desk", "day", "revision"], ["editions.desk", "editions.day", "editions.revision"], name="fk_history_edition"
        ),
    )
    op.create_table(
        "copies",
        *(_text("desk", key=True), _text("version", key=True)),
        sa.Column("copy_of", Text),
        sa.Column("similarity", sa.Float, nullable=False),
        _text("why"),
    )
    op.create_table(
        "stories",
        *(_text("desk", key=True), _text("id", key=True), _text("first_day"), _text("last_day"), _text("title")),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )


def _delivered() -> None:
    op.create_table(
        "deliveries",
        *(_text("desk", key=True), _text("day", key=True)),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        *(_text("channel", key=True), _text("recipient", key=True)),
        *(_text("message_id"), _text("state"), _text("reason")),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("at", Instant, nullable=False),
    )


def _triggers(dialect: str) -> list[str]:
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_{act.lower()} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{table} are never changed'); END"
            for table in KEPT
            for act in ("UPDATE", "DELETE")
        ]
    refuse = (
        "CREATE FUNCTION diurna_keep() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% are never changed', TG_TABLE_NAME; END $$"
    )
    acts = "BEFORE UPDATE OR DELETE OR TRUNCATE"
    return [refuse, *(f"CREATE TRIGGER {t}_keep {acts} ON {t} FOR EACH STATEMENT EXECUTE FUNCTION diurna_keep()" for t in KEPT)]
