"""Run by Alembic: the migrations, in the transaction that the store has open."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
