"""Each platform's page beside this file gives the rows, and the post, that are written next to it.

`expected.json` holds the rows as a reader sees them; `post.json`, where there is one, what the post is:
its fields, how its text begins and ends, and strings of the interface that no row may hold.
"""

import json
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from cleaning import Document, RawPage, clean
from cleaning.comments import find_discussion
from cleaning.context import PageContext

PAGES = sorted(page.parent for page in Path(__file__).parent.glob("*/page.html"))
WITH_POST = [folder for folder in PAGES if (folder / "post.json").exists()]
FIELDS = ("title", "author", "published")
URL = "https://example.org/archive/a-post.html"


def name_of(folder: Path) -> str:
    return folder.name


@cache
def cleaned(folder: Path) -> Document:
    (document,) = clean(RawPage(url=URL, body=(folder / "page.html").read_bytes())).documents
    return document


@pytest.mark.parametrize("folder", PAGES, ids=name_of)
def test_a_page_of_the_platform_gives_its_rows(folder: Path) -> None:
    tree = html.document_fromstring((folder / "page.html").read_text("utf-8"))
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    comments = find_discussion(tree, PageContext()).comments
    shown = [
        {name: getattr(comment, name) for name in row}
        for comment, row in zip(comments, expected, strict=False)
    ]
    assert (shown, len(comments)) == (expected, len(expected))


@pytest.mark.parametrize("folder", WITH_POST, ids=name_of)
def test_the_whole_run_gives_as_many_comments(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    said = [(comment.author, comment.text) for comment in cleaned(folder).comments]
    assert said == [(row["author"], row["text"]) for row in expected]


@pytest.mark.parametrize("folder", WITH_POST, ids=name_of)
def test_the_post_is_told(folder: Path) -> None:
    expected = json.loads((folder / "post.json").read_text("utf-8"))
    told = {name: getattr(cleaned(folder), name) for name in FIELDS if name in expected}
    assert told == {name: expected[name] for name in FIELDS if name in expected}


@pytest.mark.parametrize("folder", WITH_POST, ids=name_of)
def test_the_text_of_the_post_begins_and_ends_with_the_post(folder: Path) -> None:
    expected = json.loads((folder / "post.json").read_text("utf-8"))
    text = cleaned(folder).text
    assert (text[: len(expected["first"])], text[-len(expected["last"]) :]) == (
        expected["first"],
        expected["last"],
    )


@pytest.mark.parametrize("folder", WITH_POST, ids=name_of)
def test_no_row_holds_words_of_another_or_of_the_interface(folder: Path) -> None:
    never = json.loads((folder / "post.json").read_text("utf-8"))["never"]
    document = cleaned(folder)
    comments = [comment.text for comment in document.comments]
    leaked = [said for said in comments if said and said in document.text]
    leaked += [string for string in never for text in (document.text, *comments) if string in text]
    assert leaked == []
