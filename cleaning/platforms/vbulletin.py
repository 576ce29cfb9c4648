"""vBulletin 3 to 5: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST_LINK = r"#post_?(\d+)$"

_POST_4 = CommentMarkup(
    record="li.postcontainer, li.postbit, li.postbitlegacy",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(".username_container .username", ".username"),
    headline=(".usertitle",),
    date=(".postdate .date", ".postdate"),
    text=("blockquote.postcontent", ".postcontent"),
    drop=".bbcode_postedby, .bbcode_description, .lastedited, .signaturecontainer, .attachments",
    parent=".bbcode_quote a[href*='#post']",
    parent_attribute="href",
    parent_pattern=_POST_LINK,
)

_POST_5 = CommentMarkup(
    record="li.b-post[data-node-id]",
    identity_attribute="data-node-id",
    first_is_post=True,
    flat=True,
    author=(".author .username", ".author strong", ".author"),
    headline=(".usertitle",),
    date=(".b-post__timestamp time", "time"),
    text=(".js-post__content-text",),
    drop=".bbcode_postedby, .bbcode_description, .b-post__quote-header, .post-signature, .signature",
    parent=".bbcode_quote a[href*='#post']",
    parent_attribute="href",
    parent_pattern=_POST_LINK,
)

_POST_3 = CommentMarkup(
    record="table[id^='post'], div[id^='post']:not([id*='_'])",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(".bigusername",),
    headline=("[id^='postmenu_'] + .smallfont",),
    date=("td.thead", ".thead"),
    text=("[id^='post_message_']",),
    drop=".smallfont, [id^='post_message_'] td.alt2 > div:not([style])",
    parent="[id^='post_message_'] a[href*='#post']",
    parent_attribute="href",
    parent_pattern=_POST_LINK,
)

PLATFORM = Platform(
    name="vbulletin",
    generator="vbulletin",
    fingerprints=('script[src*="vbulletin"]', "#vbulletin_html"),
    comments=(_POST_4, _POST_5, _POST_3),
    post=PostMarkup(
        body=("blockquote.postcontent", "[id^='post_message_']", ".js-post__content-text"),
        title=(".threadtitle", ".b-post__title", "td.navbar strong", "h1"),
        author=(".postcontainer .username", ".bigusername", ".b-post .author strong", ".author strong"),
        date=(".b-post__timestamp time",),
    ),
    prune=(
        ".signaturecontainer",
        ".post-signature",
        ".lastedited",
        ".postfoot",
        ".threadlinking",
        "#quickreply",
        ".below_postlist",
    ),
    panels=(".userinfo", ".b-userinfo"),
)
