"""Forem (dev.to and its like): comments are nested `details`, each with a card about its author."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT = CommentMarkup(
    record=".comment[id^='comment-node-'], details[id^='comment-node-']",
    identity_attribute="id",
    identity_pattern=r"^comment-node-(\d+)$",
    author=(".js-comment-username", ".comment__header > a.crayons-link", ".comment__header a.crayons-link"),
    date=(".comment-date time", ".comment-date"),
    text=(".comment__body",),
    drop=".profile-preview-card, .toggle-comment, .comment__dropdown, .comment__footer",
    by_post_author=(".spec__op-author",),
    likes=(".reactions-count",),
)

PLATFORM = Platform(
    name="forem",
    fingerprints=("#comment-trees-container", ".crayons-article #article-body"),
    comments=(_COMMENT,),
    post=PostMarkup(body=("#article-body",), author=(".crayons-article__subheader a.crayons-link",)),
    prune=("#comments.comments-container", ".crayons-article__header__meta .profile-preview-card"),
)
