"""Alembic migrations: one revision per change, run by `storage.schema`."""
