"""Joomla with JComments, K2 or Komento."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_JCOMMENTS = CommentMarkup(
    record=(
        "#comments-list > div[id^='comment-item-'], #comments-list .comments-item, "
        "#comments-list > .even, #comments-list > .odd, #comments-list .comment-box"
    ),
    identity="[id^='comment-body-']",
    identity_attribute="id",
    author=(".comment-author", ".comment-username"),
    date=(".comment-date", ".comments-date"),
    text=(".comment-body", ".comment-text"),
    drop=".comments-vote, .comments-buttons, .comment-anchor, .comment-title, .quotetitle",
    likes=(".comments-vote .vote-good", ".comments-vote .vote-none"),
)

_K2 = CommentMarkup(
    record="ul.itemCommentsList > li",
    identity=".commentLink a[id^='comment']",
    identity_attribute="id",
    author=(".commentAuthorName",),
    date=(".commentDate",),
    text=("p", ".commentText"),
    drop=".commentLink, .commentToolbar, .commentDate, .commentAuthorName",
    by_post_author=(".authorResponse",),
)

_KOMENTO = CommentMarkup(
    record="li.kmt-item, .kmt-list > li",
    numbered=True,
    author=(".kmt-author",),
    date=(".kmt-time time", ".kmt-time"),
    text=(".kmt-text", ".commentText"),
    parent=".kmt-item[parentid]",
    parent_attribute="parentid",
    by_post_author=(".byAuthor",),
    likes=(".kmt-like-counter",),
)

PLATFORM = Platform(
    name="joomla",
    generator="joomla",
    fingerprints=("#jc", "#k2Container", "#kmt-wrap", 'script[src*="/components/com_jcomments/"]'),
    comments=(_JCOMMENTS, _K2, _KOMENTO),
    post=PostMarkup(
        body=("[itemprop='articleBody']", ".itemFullText", ".article-content", ".item-page"),
        title=(".itemTitle", ".page-header h1", ".contentheading"),
    ),
    prune=(
        "#jc",
        "#comments",
        ".itemComments",
        "#kmt-wrap",
        "#comments-form",
        "#comments-form-link",
        ".kmt-form",
        ".itemCommentsForm",
    ),
)
