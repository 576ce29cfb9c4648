"""One door to the database: SQLAlchemy models, migrations, idempotent writes, WARC archive."""
