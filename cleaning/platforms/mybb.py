"""MyBB: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record="div.post[id^='post_'], table[id^='post_']",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(".author_information .largetext", ".author_information a", ".largetext"),
    headline=(".author_information .smalltext",),
    date=(".post_date",),
    text=(".post_body",),
    drop=".post_edit, .edited_post, .signature, blockquote > cite",
    parent="blockquote cite a[href*='pid=']",
    parent_attribute="href",
    parent_pattern=r"pid=?(\d+)$",
)

PLATFORM = Platform(
    name="mybb",
    fingerprints=(
        'script[src*="/jscripts/general.js"]',
        "#posts .post_head",
        ".post_content .post_body[id^='pid_']",
    ),
    comments=(_POST,),
    post=PostMarkup(
        body=(".post_body",),
        title=(".thead > div > strong", ".navigation .active"),
        author=(".author_information .largetext",),
        date=(".post_date",),
    ),
    prune=(".signature", ".post_edit", ".post_controls", "#quick_reply_form"),
    panels=(".post_author",),
)
