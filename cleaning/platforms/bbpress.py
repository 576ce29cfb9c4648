"""bbPress, the forum in a WordPress site: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_REPLY = CommentMarkup(
    record=".bbp-topic-header, .bbp-reply-header",
    tail=".type-topic, .type-reply, .topic, .reply",
    numbered=True,
    identity="a.bbp-topic-permalink, a.bbp-reply-permalink",
    identity_attribute="href",
    identity_pattern=r"(\d+)/?$",
    first_is_post=True,
    author=(".bbp-author-name", "a.bbp-author-link", ".bbp-topic-author", ".bbp-reply-author"),
    headline=(".bbp-author-title",),
    date=(".bbp-topic-post-date", ".bbp-reply-post-date"),
    text=(".bbp-topic-content", ".bbp-reply-content"),
    drop=(
        ".bbp-author-role, .bbp-signature, .bbp-topic-revision-log, .bbp-reply-revision-log, .bbp-attachments"
    ),
    by_post_author=(".topic-author",),
)

PLATFORM = Platform(
    name="bbpress",
    guest=True,
    fingerprints=("#bbpress-forums",),
    comments=(_REPLY,),
    post=PostMarkup(
        body=(".bbp-body .bbp-topic-content", ".bbp-body .topic .bbp-reply-content"),
        title=(".entry-title", "h1"),
        author=(".bbp-body .topic .bbp-author-name", ".bbp-body .topic .bbp-author-link"),
        date=(".bbp-topic-post-date", ".bbp-reply-post-date"),
    ),
    prune=(
        ".bbp-signature",
        ".bbp-topic-revision-log",
        ".bbp-breadcrumb",
        ".bbp-template-notice",
        ".bbp-pagination",
        ".bbp-reply-form",
        ".bbp-topic-tags",
    ),
    panels=(".bbp-topic-author", ".bbp-reply-author", ".bbp-meta"),
)
