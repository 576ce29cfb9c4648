"""WordPress: the core walker through its ages, block themes, and the comment plugins that replace it."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_REPLY = (
    ".reply, .comment-reply-link, .comment-reply, .comment-edit-link, .edit-link, "
    ".comment-awaiting-moderation, .says"
)

_CORE = CommentMarkup(
    record=(
        "li.comment, li.pingback, li.trackback, div.comment, article.comment, section.comment, "
        "ul.comment, li[id^='comment-'], li[id^='li-comment-'], "
        "div[id^='comment-'], article[id^='comment-']"
    ),
    numbered=True,
    author=(
        ".wp-block-comment-author-name",
        ".comment-author .fn",
        ".fn",
        ".comment-author-name",
        ".comment-author cite",
        ".comment_author",
        ".comment-author-link",
        ".w-comments-item-author",
        ".commentauthor",
        ".comment-author",
        ".comment-meta cite",
        "cite",
    ),
    date=(
        ".wp-block-comment-date",
        ".comment-metadata time",
        "time",
        ".comment-date",
        ".comment_date",
        ".comment-time",
        ".comment_time",
        ".w-comments-item-date",
        ".comment-meta a[href*='#comment-']",
        ".comment-meta-time",
        "a[href*='#comment-']",
        ".commentmetadata",
        ".comment-meta",
    ),
    text=(
        ".wp-block-comment-content",
        ".comment-content",
        ".comment_content",
        ".comment-text",
        ".comment_text",
        ".comment-entry",
        ".comment_entry",
        ".commenttext",
        ".w-comments-item-text",
    ),
    drop=f"{_REPLY}, .comment-metadata, .commentmetadata, .reply-link, .sharedaddy, .comment-likes",
    pingback=".pingback, .trackback",
    by_post_author=(".bypostauthor",),
    likes=(".comment-like-feedback",),
)
"""The walker of wp-includes/class-walker-comment.php and the themes that keep its ids."""

_THESIS = CommentMarkup(
    record="#comment_list dt, dl.comment_list dt, dl.commentlist dt",
    tail="dd",
    author=(".comment_author",),
    date=(".comment_time",),
    text=(".format_text",),
    drop=f"{_REPLY}, .comment_num",
)

_FIRST = CommentMarkup(
    record="#commentlist li",
    numbered=True,
    author=("cite",),
    author_url=("cite a[rel]",),
    date=("cite",),
    drop=_REPLY,
)
"""WordPress 1.5: the words, below them "Comment by NAME — DATE @ TIME" in one `cite`."""

_CLASSIC = CommentMarkup(
    record="#commentlist li, .commentlist li, #comments ol li[id]",
    numbered=True,
    author=("cite", ".fn"),
    date=("small.commentmetadata", ".commentmetadata"),
    drop=_REPLY,
)
"""Themes before 2.7: words first or last, name and date in one line."""

_EPOCH = CommentMarkup(
    record="div.epoch-comment, [data-comment-id]",
    identity_attribute="data-comment-id",
    author=(".comment-author .fn", ".epoch-comment-author", ".fn"),
    date=(".comment-date", "time", ".comment-metadata a"),
    text=(".comment-content", ".epoch-comment-text"),
    drop=f"{_REPLY}, .epoch-comment-actions",
)

_WPDISCUZ_7 = CommentMarkup(
    record=".wpd-comment",
    numbered=True,
    identity_pattern=r"wpd-comm-(\d+)_",
    author=(".wpd-comment-author",),
    date=(".wpd-comment-date",),
    instant=".wpd-comment-date",
    instant_attribute="title",
    text=(".wpd-comment-text",),
    parent="[id^='wpd-comm-']",
    parent_attribute="id",
    parent_pattern=r"_(\d+)$",
    by_post_author=(".wpd-blog-post_author",),
    likes=(".wpd-vote-result",),
)

_WPDISCUZ_5 = CommentMarkup(
    record=".wc-comment",
    numbered=True,
    identity_pattern=r"wc-comm-(\d+)_",
    author=(".wc-comment-author",),
    date=(".wc-comment-date",),
    text=(".wc-comment-text",),
    parent="[id^='wc-comm-']",
    parent_attribute="id",
    parent_pattern=r"_(\d+)$",
    by_post_author=(".wc-blog-post_author",),
    likes=(".wc-vote-result",),
)

PLATFORM = Platform(
    name="wordpress",
    generator="wordpress",
    fingerprints=(
        'link[href*="/wp-content/"]',
        'script[src*="/wp-content/"]',
        'script[src*="/wp-includes/"]',
        'link[rel="https://api.w.org/"]',
        'form[action*="wp-comments-post.php"]',
    ),
    comments=(_WPDISCUZ_7, _WPDISCUZ_5, _THESIS, _EPOCH, _FIRST, _CORE, _CLASSIC),
    post=PostMarkup(
        body=(
            ".entry-content",
            ".wp-block-post-content",
            ".post-content",
            ".td-post-content",
            ".storycontent",
            ".format_text",
            ".postentry",
        ),
        title=(".entry-title", ".wp-block-post-title", ".post-title", ".storytitle", ".post > h2"),
        author=(
            ".wp-block-post-author-name",
            ".entry-header .author .fn",
            ".byline .author",
            ".author.vcard .fn",
            ".td-post-author-name a",
            'a[rel="author"]',
        ),
        date=("time.entry-date", "time.published", "abbr.published", ".entry-date"),
    ),
    prune=(
        "#comments",
        "#respond",
        ".comment-respond",
        ".comments-area",
        ".wp-block-comments",
        "#commentform",
        ".comment-form",
        "#wpdcom",
        ".wpd-form-wrap",
        ".commentlist",
        ".comment-list",
        "#postcomment",
        ".post-comments",
        ".entry-comments",
        ".nocomments",
        ".wp-block-post-comments-form",
        ".entry-pings",
        "#trackbacks",
        ".comment-navigation",
    ),
)
