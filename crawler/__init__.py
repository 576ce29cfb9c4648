"""Crawls and dumps: everything that turns the outside world into `RawPage` values, and the commands."""
