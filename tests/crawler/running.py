"""Runs crawls in processes of their own, because a reactor starts only once, and reads what they stored."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HASTE = {"AUTOTHROTTLE_ENABLED": False, "DOWNLOAD_DELAY": 0, "RETRY_TIMES": 1}
"""The test servers are our own: nobody needs to be spared."""

SCRIPT = """
import json, sys
from crawler.commands.tally import exit_status, report
from crawler.runner import CrawlPlan, run_crawl
plan = json.loads(sys.argv[1])
plan["urls"] = tuple(plan["urls"])
if plan.get("since"):
    from datetime import date
    plan["since"] = date.fromisoformat(plan["since"])
result = run_crawl(CrawlPlan(**plan))
report(result.tally, as_json=True, quiet=False)
print(result.beyond_limit, "beyond the limit", file=sys.stderr)
sys.exit(exit_status(result.tally))
"""


@dataclass
class Crawled:
    """What a crawl left."""

    folder: Path
    code: int
    tally: dict
    err: str

    def rows(self, query: str, *values: object) -> list[tuple]:
        return rows(self.folder / "rows.db", query, *values)

    @property
    def titles(self) -> list[str]:
        return [title for (title,) in self.rows("SELECT title FROM posts ORDER BY title")]

    @property
    def rejections(self) -> dict[str, str]:
        """URL -> rule, without the pages that were fetched only to find posts."""
        query = """SELECT captures.source, rule FROM rejections JOIN captures ON captures.id = capture_id
                   WHERE rule NOT IN ('listing', 'feed', 'sitemap')"""
        return dict(self.rows(query))


def crawl(folder: Path, *urls: str, settings: dict | None = None, **plan: object) -> Crawled:
    """Run one crawl to its end."""
    plan = {
        "urls": urls,
        "db": f"sqlite:///{folder / 'rows.db'}",
        "archive": str(folder / "archive"),
        "settings": HASTE | (settings or {}),
        **plan,
    }
    done = run([sys.executable, "-c", SCRIPT, json.dumps(plan)], folder)
    tally = json.loads(done.stdout) if done.stdout else {}
    return Crawled(folder=folder, code=done.returncode, tally=tally, err=done.stderr)


def postsieve(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    return run([sys.executable, "-c", "from crawler.commands import main; main()", *arguments], folder)


def environment() -> dict[str, str]:
    """What a command sees of the outside: nothing of the tester's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTSIEVE_")}
    return kept | {"PYTHONPATH": str(ROOT), "COLUMNS": "120"}


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, timeout=120, check=False
    )


def rows(db: Path, query: str, *values: object) -> list[tuple]:
    """Read rows the way any program may."""
    connection = sqlite3.connect(db)
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()
