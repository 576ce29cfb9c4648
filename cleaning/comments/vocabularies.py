"""Vocabularies printed on the page's own elements: schema.org and SIOC as microdata and RDFa, microformats2.

They are markup like any other and are read by the same engine.
"""

from __future__ import annotations

from cleaning.platforms import CommentMarkup

VOCABULARIES = (
    CommentMarkup(
        record=(
            "[itemtype*='schema.org/Comment'], [itemtype*='schema.org/UserComments'], "
            "[itemtype*='schema.org/Answer'], "
            "[typeof~='schema:Comment'], [typeof~='Comment'], [typeof~='sioct:Comment']"
        ),
        author=(
            "[itemprop='author'] [itemprop='name']",
            "[itemprop='creator'] [itemprop='name']",
            "[itemprop='author']",
            "[itemprop='creator']",
            "[property='schema:author'] [property='schema:name']",
            "[rel~='sioc:has_creator']",
        ),
        date=(
            "[itemprop='dateCreated']",
            "[itemprop='datePublished']",
            "[itemprop='commentTime']",
            "[property='schema:dateCreated']",
            "[property~='dc:date']",
            "time",
        ),
        text=(
            "[itemprop='text']",
            "[itemprop='commentText']",
            "[property='schema:text']",
            "[property~='content:encoded']",
        ),
        likes=("[itemprop='upvoteCount']",),
    ),
    CommentMarkup(
        record=".h-cite.p-comment, .h-cite.u-comment, .h-entry .p-comment.h-entry, .u-comment.h-entry",
        author=(".p-author .p-name", ".p-author", ".h-card .p-name", ".h-card"),
        author_url=(".p-author.u-url", ".p-author .u-url", ".h-card.u-url"),
        date=("time.dt-published", ".dt-published"),
        text=(".e-content", ".p-content", ".p-summary"),
    ),
)
"""Asked in this order."""
