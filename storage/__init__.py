"""Storage: rows and archives. `storage.store.Store` is the one door to the database."""
