"""Reddit: the old pages and the present ones."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_OLD = CommentMarkup(
    record=".commentarea .thing.comment, .comment.thing",
    identity_attribute="data-fullname",
    identity_pattern=r"t1_(\w+)",
    author=(".tagline a.author", ".author"),
    date=(".tagline time", "time"),
    text=(".usertext-body",),
    by_post_author=(".tagline a.author.submitter",),
    likes=(".score.unvoted",),
)

_SHREDDIT = CommentMarkup(
    record="shreddit-comment",
    identity_attribute="thingid",
    identity_pattern=r"t1_(\w+)",
    author=("[slot='commentMeta'] a[href^='/user/']", "a[href^='/user/']"),
    date=("[slot='commentMeta'] time", "time"),
    text=("[slot='comment']", ".md"),
    parent="shreddit-comment[parentid]",
    parent_attribute="parentid",
    likes=("shreddit-comment",),
    likes_attribute="score",
)

PLATFORM = Platform(
    name="reddit",
    fingerprints=('link[href*="redditstatic.com"]', "shreddit-app", "body.comments-page"),
    comments=(_SHREDDIT, _OLD),
    post=PostMarkup(
        body=("[slot='text-body']", ".link .usertext-body .md", "#siteTable .usertext-body"),
        title=("[slot='title']", "p.title a.title"),
        author=("[slot='authorName']", "#siteTable .tagline .author"),
        date=("[slot='credit-bar'] time, [slot='credit-bar'] faceplate-timeago", "#siteTable .tagline time"),
    ),
    panels=(
        ".link .tagline",
        "[slot='credit-bar']",
        ".side",
        ".listingsignupbar",
        ".footer-parent",
        ".bottommenu, .debuginfo",
    ),
    prune=(".commentarea", "shreddit-comment-tree", ".side", "#header", ".midcol"),
)
