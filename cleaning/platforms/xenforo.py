"""XenForo 1 and 2: the first message is the post, quotes with a source name the message answered."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST_2 = CommentMarkup(
    record="article.message[data-author], article.message--post",
    first_is_post=True,
    flat=True,
    identity_attribute="data-content",
    author=(".message-name .username", ".message-name", "h4.message-name"),
    headline=(".userTitle",),
    date=(".message-attribution-main time", "time"),
    text=(".message-body .bbWrapper", ".message-content .bbWrapper", ".message-body"),
    drop=(
        ".bbCodeBlock-title, .bbCodeBlock-expandLink, .bbCodeBlock-shrinkLink, .message-lastEdit, "
        ".message-signature, .js-unfurl-desc, .bbCodeBlock--unfurl"
    ),
    parent=".message-body blockquote[data-source]",
    parent_attribute="data-source",
    parent_pattern=r"post:\s*(\d+)",
    likes=(".reactionsBar-link", ".likesBar"),
    likers=".reactionsBar-link bdi, .likesBar bdi",
)

_POST_1 = CommentMarkup(
    record="li.message[data-author]",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=("h3.userText .username", "a.username"),
    headline=(".userTitle",),
    date=(".messageMeta .DateTime", ".DateTime"),
    text=("blockquote.messageText", ".messageContent .messageText"),
    drop=".attribution, .quoteExpand, .editDate, .signature",
    parent=".messageText .attribution a[href*='post-']",
    parent_attribute="href",
    likes=(".likesSummary",),
    likers=".likesSummary .username",
)

PLATFORM = Platform(
    name="xenforo",
    generator="xenforo",
    fingerprints=("html#XF", "html#XenForo", 'html[data-app="public"][data-xf]'),
    comments=(_POST_2, _POST_1),
    post=PostMarkup(
        body=("article.message .message-body .bbWrapper", "li.message .messageText"),
        title=("h1.p-title-value", ".titleBar h1"),
        author=("article.message .message-name .username", "li.message a.username"),
        date=(".message-attribution-main time", "li.message .messageMeta .DateTime"),
    ),
    prune=(
        ".message-signature",
        ".block-outer",
        ".p-body-sidebar",
        ".shareButtons",
        ".js-unfurl-desc",
        ".bbCodeBlock--unfurl",
    ),
    panels=(".message-user", ".messageUserInfo"),
)
