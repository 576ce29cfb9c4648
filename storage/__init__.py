"""Storage: rows and archives. The one door is `storage.store.Store`; knows only cleaning's values, errors and identities."""
