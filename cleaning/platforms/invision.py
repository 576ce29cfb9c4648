"""Invision Community: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST_4 = CommentMarkup(
    record="article[id^='elComment_']",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(
        ".cAuthorPane_author",
        ".ipsComment_author h3",
        "h3 a[href*='/profile/']",
        ".ipsEntry__username",
        "h3",
    ),
    date=(".ipsComment_meta time", "time"),
    text=('[data-role="commentContent"]', ".ipsComment_content .ipsType_richText"),
    drop=(
        ".ipsQuote_citation, .ipsType_light, .ipsSignature, [data-role='memberSignature'], .ipsComment_edited"
    ),
    parent="blockquote[data-ipsquote-contentcommentid]",
    parent_attribute="data-ipsquote-contentcommentid",
    by_post_author=(".ipsComment_authorBadge",),
    likes=(".ipsReact_reactCount",),
)

_POST_3 = CommentMarkup(
    record="div.post_block[id^='post_id_']",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(".author.vcard", ".post_username a", ".post_username"),
    date=("abbr.published", ".posted_info"),
    text=(".post.entry-content", ".entry-content"),
    drop=".citation, .edit, .signature",
)

_POST_2 = CommentMarkup(
    record="#ipbwrapper table",
    numbered=True,
    identity=".postcolor[id^='post-']",
    identity_attribute="id",
    first_is_post=True,
    flat=True,
    author=(".normalname",),
    date=(".row2 .postdetails",),
    text=(".postcolor",),
    drop=".quotetop, .edit, .signature",
    parent=".quotetop a[href*='pid=']",
    parent_attribute="href",
    parent_pattern=r"pid=(\d+)",
)

PLATFORM = Platform(
    name="invision",
    generator="invision",
    fingerprints=(
        "body.ipsApp",
        "body#ipboard_body",
        'link[href*="/applications/core/interface/"]',
        "#ipsLayout_body",
        "#ipbwrapper .postcolor",
    ),
    comments=(_POST_4, _POST_3, _POST_2),
    post=PostMarkup(
        body=('[data-role="commentContent"]', ".post_body .entry-content", ".postcolor"),
        title=(".ipsType_pageTitle", "h1.ipsType_pagetitle", ".maintitle b", "h1"),
        author=(".cAuthorPane_author", ".author.vcard", ".post_username", ".normalname"),
        date=(".ipsComment_meta time", "abbr.published", ".row2 .postdetails"),
    ),
    prune=(
        '[data-role="memberSignature"]',
        "#elUserNav",
        ".ipsBox--sidebar",
        ".ipsCommentReply",
        '[data-role="commentContent"] .ipsType_light',
        ".post_body p.edit",
    ),
    panels=(".ipsComment_author", ".cAuthorPane"),
)
