"""What people took back: an article withdrawn by a person, with the reason. Kept like all that was said."""

import sqlalchemy as sa
from alembic import op

from diurna.store.schema import Instant, Text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the triggers that keep it."""
    op.create_table(
        "withdrawals",
        sa.Column("article", Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("why", Text, nullable=False),
        sa.Column("at", Instant, nullable=False),
    )
    for statement in _triggers(op.get_bind().dialect.name):
        op.execute(statement)


def _triggers(dialect: str) -> list[str]:
    table = "withdrawals"
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_{act.lower()} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{table} are never changed'); END"
            for act in ("UPDATE", "DELETE")
        ]
    acts = "BEFORE UPDATE OR DELETE OR TRUNCATE"
    return [f"CREATE TRIGGER {table}_keep {acts} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION diurna_keep()"]
