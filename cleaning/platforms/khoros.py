"""Khoros, once Lithium: communities of companies; the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_MESSAGE = CommentMarkup(
    record="[data-lia-message-uid].lia-panel-message, div[class*='message-uid-']",
    identity_attribute="data-lia-message-uid",
    first_is_post=True,
    flat=True,
    author=(".lia-user-name-link", ".UserName", ".lia-user-name"),
    headline=(".lia-message-author-rank", ".lia-component-author-rank"),
    date=(".lia-message-post-date .DateTime", ".lia-component-post-date .DateTime", ".DateTime"),
    text=(".lia-message-body-content", ".lia-message-body"),
    drop=".lia-message-signature, .lia-message-edited-on, .lia-attachments",
    by_post_author=(".lia-message-author-is-topic-author",),
    likes=(".MessageKudosCount", ".lia-component-kudos-widget-message-kudos-count"),
)

PLATFORM = Platform(
    name="khoros",
    fingerprints=(".lia-page", ".lia-content"),
    comments=(_MESSAGE,),
    post=PostMarkup(
        body=(".lia-message-body-content", ".lia-message-body"),
        title=(".lia-message-subject", "h1"),
        author=(".lia-user-name-link", ".UserName"),
        date=(".lia-message-post-date .DateTime", ".DateTime"),
    ),
    prune=(".lia-message-signature", ".lia-message-footer", ".lia-message-edited-on"),
    panels=(".lia-message-header", ".lia-message-author-with-avatar", ".lia-component-post-date"),
)
