"""Drupal 6 to 10: replies stand in `div.indented` after the comment they answer."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT = CommentMarkup(
    record="div.comment, article.comment, article.js-comment",
    author=(
        ".comment__author .username",
        ".submitted .username",
        ".username",
        ".comment-author",
        ".author",
        ".submitted a",
    ),
    date=(
        ".comment__time",
        ".submitted time",
        ".comment-submitted",
        ".comment__submitted",
        ".submitted",
        ".comment-date",
        ".date",
    ),
    instant="[data-comment-timestamp]",
    instant_attribute="data-comment-timestamp",
    instant_form="unix",
    text=(
        ".field--name-comment-body",
        ".field-name-comment-body",
        ".comment-content",
        ".comment-body",
        ".content",
    ),
    identity="h3 a[href*='#comment-'], .comment__permalink a[href*='#comment-'], a.permalink",
    identity_attribute="href",
    identity_pattern=r"(?:^|comment-)(\d+)$",
    drop="h3, .links, .new, .user-signature, .signature, .comment__permalink, .field__label, .field-label",
    by_post_author=(".comment-by-node-author", ".by-node-author"),
)

PLATFORM = Platform(
    name="drupal",
    generator="drupal",
    fingerprints=(
        'script[src*="/misc/drupal.js"]',
        'script[src*="/core/misc/drupal"]',
        "script[data-drupal-selector]",
        'style[media] ~ link[href*="/sites/all/modules/"]',
    ),
    comments=(_COMMENT,),
    post=PostMarkup(
        body=(".node__content .field--name-body", ".field-name-body", ".node .content", ".node-content"),
        title=("h1.page-header", "h1.title", "h1#page-title", "h1"),
        author=(".node .submitted .username", ".node__submitted .username", ".submitted .username"),
        date=(".node__submitted [property='schema:dateCreated']", ".node .submitted", ".node__submitted"),
    ),
    prune=(
        "#comments",
        ".comment-wrapper",
        "#comment-form",
        ".comment-form",
        ".comment_forbidden",
        ".links .comment_add",
    ),
)
