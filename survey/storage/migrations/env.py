"""Alembic's way in: the connection is given by `Database.migrate`."""

from alembic import context

from survey.storage.records import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
