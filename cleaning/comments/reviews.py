"""Reviews in the data beside a page: what readers say, with stars, of a recipe or an article.

They are comments of which a site tells search engines; reviews of goods and shops are no discussion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleaning.comments.draft import Draft
from cleaning.comments.pieces import read_pieces
from cleaning.comments.values import (
    DATES,
    author_of,
    author_url_of,
    first_text,
    instant_of,
    number_of,
    plain_text,
    types_of,
)
from cleaning.jsontext import Json
from cleaning.page_index import PageIndex

REVIEW = "Review"
LISTS = ("review", "reviews")
"""Keys under which what was written lists what readers say of it."""
WRITTEN = frozenset({"Recipe", "HowTo", "Article", "BlogPosting", "NewsArticle", "TechArticle"})
TEXTS = ("reviewBody", "description")
MOST_NODES = 100_000


def read_reviews(index: PageIndex) -> list[Draft]:
    """What readers say of a recipe or an article, with stars: the richest piece of the data beside the page;
    each once, though the data may list them under two keys.
    """
    best: list[Draft] = []
    for piece in read_pieces(index, _may_hold_reviews):
        drafts = list({(d.author, d.text): d for d in _reviews_in(piece)}.values())
        if len(drafts) > len(best):
            best = drafts
    return best


def _may_hold_reviews(source: str) -> bool:
    """Whether data names the type of reviews."""
    return f'{REVIEW}"' in source


def _reviews_in(piece: Json) -> Iterator[Draft]:
    """The reviews that what was written lists, in the order of the data."""
    stack: list[Json] = [piece]
    visited = 0
    while stack and visited < MOST_NODES:
        value = stack.pop()
        visited += 1
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            if WRITTEN.isdisjoint(types_of(value)):
                stack.extend(value.values())
                continue
            listed = [value.get(key) for key in LISTS]
            items = [item for held in listed for item in (held if isinstance(held, list) else [held])]
            found = (_review(item) for item in items if isinstance(item, dict) and REVIEW in types_of(item))
            yield from filter(None, found)


def _review(value: Mapping[str, Json]) -> Draft | None:
    """A review with words and a name; stars alone say nothing."""
    text = first_text(value, TEXTS)
    author = author_of(value) if "author" in value else None  # its name is a headline
    if not text or not author:
        return None
    instant = instant_of(value)
    return Draft(
        text=plain_text(text),
        author=author,
        author_url=author_url_of(value),
        instant=instant,
        shown=instant or first_text(value, DATES),
        number=number_of(value),
    )
