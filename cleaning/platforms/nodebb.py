"""NodeBB: the first message is the post."""

from dataclasses import replace

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record="[component='post'][data-pid]",
    identity_attribute="data-pid",
    first_is_post=True,
    flat=True,
    author=(
        "[itemprop='author']",
        "a[data-username]",
        "[component='post/header'] a[href*='/user/']",
        "strong a",
    ),
    headline=(".user-title",),
    date=("a.permalink", ".timeago"),
    instant=".timeago",
    instant_attribute="title",
    text=("[component='post/content']",),
    drop="[component='post/signature'], [component='post/parent'], [component='post/editor']",
    parent="[component='post/parent']",
    parent_attribute="data-topid",
    by_post_author=(".topic-owner-post",),
    likes=("[component='post/vote-count']",),
)

_HARMONY = replace(
    _POST,
    author=(".post-container a[data-username]",),
    author_url=(".post-container a[data-username]",),
    headline=(),
    date=(),
    instant=".post-header .timeago",
    parent_attribute="data-parent-pid",
)
"""Since 3.0: the message that is answered stands folded above the header, with its own name and date."""

PLATFORM = Platform(
    name="nodebb",
    fingerprints=("[component='topic'] [component='post']",),
    comments=(_HARMONY, _POST),
    post=PostMarkup(
        body=("[component='post/content']",),
        title=("[component='topic/title']", "h1"),
        author=("[component='post'] [itemprop='author']", "[component='post'] a[data-username]"),
        date=("[component='post'] .timeago",),
    ),
    prune=(
        "[component='post/signature']",
        ".post-tools",
        ".topic-info",
        "[component='topic/quickreply/container']",
    ),
    panels=("[component='post'] .post-header",),
)
