"""SPIP: forums below articles, and its comments plugin."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_FORUM = CommentMarkup(
    record="li.forum-fil, ul.forum li.forum-fil, .forum-message",
    author=(
        "[class*='forum-qui']",
        ".forum-auteur",
        ".forum-chapo .auteur",
        ".vcard .fn",
        ".auteur",
        ".spip_in",
    ),
    date=("abbr.date", ".date", ".forum-date", "time"),
    text=("[class*='forum-texte']", ".forum-texte"),
    identity=".forum-chapo a[href^='#forum']",
    identity_attribute="href",
    identity_pattern=r"#forum(\d+)$",
    drop=".repondre, .forum-repondre, .forum-titre, .forum-boutons, .permalien",
)

_COMMENTS = CommentMarkup(
    record="li.comment-fil, li.comment-item, li[id^='forum'], li[id^='comment'], div.comment[id^='comment']",
    numbered=True,
    author=(".comment-meta .fn", ".comment-meta .author", ".author"),
    date=(".comment-meta abbr.dtreviewed", "abbr.dtreviewed", "abbr", ".comment-meta .permalink"),
    text=(".comment-content",),
)

PLATFORM = Platform(
    name="spip",
    generator="spip",
    fingerprints=("ul.forum > li.forum-fil", ".forum-message", "body.page_article .cartouche"),
    comments=(_FORUM, _COMMENTS),
    post=PostMarkup(
        body=(".texte.entry-content", ".surlignable .texte", ".crayon.article-texte", ".texte"),
        title=("h1.entry-title", ".cartouche h1", ".h1", "h1"),
        author=(".info-publi .author", ".auteurs"),
    ),
    prune=(
        "ul.forum",
        ".forum-liste",
        "#forum",
        "#comments",
        ".comments-posts",
        "a[name='forum'] ~ ul.forum",
        ".formulaire_forum",
        ".repondre",
        ".forum-repondre",
    ),
)
