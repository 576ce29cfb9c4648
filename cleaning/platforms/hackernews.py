"""Comment trees in the manner of Hacker News: a row each, its depth as an indent."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT = CommentMarkup(
    record="tr.athing.comtr, tr.comtr",
    author=(".hnuser",),
    date=(".age",),
    instant=".age[title]",
    instant_attribute="title",
    instant_pattern=r" (\d{10})$",
    instant_form="unix",
    text=(".commtext",),
    drop=".reply, .navs",
    depth="td.ind[indent], td.ind img[width]",
)

PLATFORM = Platform(
    name="hacker-news",
    fingerprints=("table.comment-tree", "tr.athing.comtr"),
    comments=(_COMMENT,),
    post=PostMarkup(
        body=(".toptext",),
        title=(".titleline a", ".storylink"),
        author=(".subtext .hnuser",),
        date=(".subtext .age",),
    ),
    prune=(
        "table.comment-tree",
        ".fatitem form",
        ".reply",
        ".pagetop",
        ".yclinks",
        "form[action*='algolia']",
    ),
    panels=(".subtext", ".fatitem .title"),
)
