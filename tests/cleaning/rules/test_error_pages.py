"""Whole pages, feeds and texts: what a broken server printed goes, what an author quotes stays.

The pages are written in the markup of WordPress, Joomla, phpBB, question sites and plain themes; the messages
have the forms of PHP 4 to 8, Xdebug, WordPress and MySQL (php-src main/main.c, xdebug src/develop/stack.c,
WordPress wp-includes/class-wpdb.php).
"""

import json
from pathlib import Path

import pytest

from cleaning import RawPage, clean

HERE = Path(__file__).parent / "error_pages"
CASES = json.loads((HERE / "pages.json").read_text("utf-8"))


def everything_of(page: str) -> str:
    outcome = clean(RawPage(body=(HERE / page).read_bytes(), source=page))
    said = [comment.text for post in outcome.documents for comment in post.comments]
    return "\n".join([*(f"{post.title}\n{post.text}" for post in outcome.documents), *said])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["page"])
def test_what_was_printed_goes_and_what_is_quoted_stays(case):
    rows = everything_of(case["page"])
    assert [text for text in case["gone"] if text in rows] == []
    assert [text for text in case["keep"] if text not in rows] == []


@pytest.mark.parametrize("kind", ["printed", "quoted"])
def test_each_kind_has_twenty_pages_and_every_page_is_read(kind):
    pages = {case["page"] for case in CASES if case["page"].startswith(kind)}
    assert pages == {f"{kind}/{path.name}" for path in (HERE / kind).iterdir()}
    assert len(pages) >= 20
