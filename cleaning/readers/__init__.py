"""One file per kind of raw page; each has `read(page: RawPage) -> Outcome`."""
