"""The versions that came out of a document are found by it: what is read anew in known bytes is no news."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_versions_document", "versions", ["document"])
