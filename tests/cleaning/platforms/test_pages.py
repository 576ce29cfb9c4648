"""Each platform's page beside this file gives the rows that are written next to it."""

import json
from pathlib import Path

import pytest
from lxml import html

from cleaning.comments import find_discussion
from cleaning.context import PageContext

PAGES = sorted(page.parent for page in Path(__file__).parent.glob("*/page.html"))


@pytest.mark.parametrize("folder", PAGES, ids=lambda folder: folder.name)
def test_a_page_of_the_platform_gives_its_rows(folder: Path) -> None:
    tree = html.document_fromstring((folder / "page.html").read_text("utf-8"))
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    comments = find_discussion(tree, PageContext()).comments
    shown = [
        {name: getattr(comment, name) for name in row}
        for comment, row in zip(comments, expected, strict=False)
    ]
    assert (shown, len(comments)) == (expected, len(expected))
