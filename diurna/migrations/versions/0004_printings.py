"""Which edition printed which version, and what it told of earlier ones: both are in the history records, and found here."""

import sqlalchemy as sa
from alembic import op

from diurna.store import citations, rows
from diurna.store.schema import Text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and fill them from history, one record at a time."""
    for name, more in (("cited", ("article", "version")), ("told", ("what",))):
        columns = [sa.Column(c, Text, primary_key=True, nullable=False) for c in ("desk", *more, "day")]
        op.create_table(name, *columns, sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False))
    connection = op.get_bind()
    keys = connection.execute(sa.text("SELECT desk, day, revision FROM history ORDER BY desk, day, revision")).all()
    one = sa.text("SELECT record FROM history WHERE desk = :desk AND day = :day AND revision = :revision")
    for key in keys:
        row = connection.execute(one, {"desk": key.desk, "day": key.day, "revision": key.revision}).one()
        citations.keep(connection, tuple(key), rows.history_from_row(row))
