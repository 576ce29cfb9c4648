"""phpBB: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_PROSILVER = CommentMarkup(
    record="div.post[id^='p'], article.post[id^='p']",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(
        ".author .username",
        ".author .username-coloured",
        ".author strong",
        ".postprofile .username",
        ".postprofile dt a",
    ),
    headline=(".profile-rank",),
    date=(".author time", ".author"),
    text=(".postbody .content", ".content"),
    drop=".signature, .notice, blockquote cite",
    parent=".content blockquote cite a[href*='#p']",
    parent_attribute="href",
    parent_pattern=r"#p(\d+)$",
)

_SUBSILVER = CommentMarkup(
    record="#pagecontent table.tablebg[id], tr.post",
    first_is_post=True,
    flat=True,
    author=(".postauthor",),
    date=(".gensmall", ".postdetails"),
    text=("div.postbody", ".postbody"),
    drop=".postdetails, .codetitle",
)

_SUBSILVER_TABLES = CommentMarkup(
    record="table.tablebg",
    identity="table.tablebg td > a[name^='p']",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(".postauthor",),
    date=(".gensmall", ".postdetails"),
    text=("div.postbody",),
    drop=".postdetails, .codetitle, div.postbody ~ div.postbody, .profile, .gensmall",
)
"""As it came with phpBB 3.0: a table for each message, told from menus by the number of its anchor."""

_PHPBB_2 = CommentMarkup(
    record="table.forumline tr",
    numbered=True,
    identity=".name a[name]",
    identity_attribute="name",
    first_is_post=True,
    flat=True,
    author=(".name b", ".name"),
    date=("a[href*='viewtopic'] + .postdetails",),
    text=("td[colspan='2']",),
    drop="hr, .genmed > b, a[href*='viewtopic'] + .postdetails",
)

PLATFORM = Platform(
    name="phpbb",
    fingerprints=(
        "body#phpbb",
        'link[href*="/styles/prosilver/"]',
        ".copyright a[href*='phpbb.com']",
        ".forumline .postbody",
    ),
    comments=(_PROSILVER, _SUBSILVER, _SUBSILVER_TABLES, _PHPBB_2),
    post=PostMarkup(
        body=(".postbody .content", "div.postbody", ".forumline span.postbody"),
        title=("h2.topic-title", "h2 a.titles", "a.maintitle", "h2"),
        author=(
            ".author .username",
            ".author .username-coloured",
            ".author strong",
            ".postprofile .username",
            ".postprofile .username-coloured",
            ".forumline .name b",
            ".postauthor",
        ),
        date=(".author time", "a[href*='viewtopic'] + .postdetails"),
    ),
    prune=(
        ".signature",
        ".codetitle",
        ".postbody .notice",
        ".action-bar",
        ".topic-actions",
        ".post-buttons",
        ".profile-icons",
    ),
    panels=(".postprofile",),
)
