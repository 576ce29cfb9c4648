"""Serendipity (s9y)."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT = CommentMarkup(
    record=".serendipity_comment, .comment[class*='commentlevel-']",
    author=(".comment_source_author", ".comment_author", ".serendipity_commentBy", "h4"),
    author_url=("h4 > a", ".comment_source_url"),
    date=("h4 time", ".comment_source_date", "time", ".serendipity_comment_source"),
    text=(".serendipity_commentBody", ".comment_content"),
    drop=".serendipity_comment_source, .pc-owner",
    identity=".comment_source_trace[href^='#c']",
    identity_attribute="href",
    identity_pattern=r"^#?c(\d+)$",
    depth=".serendipity_comment[style*='-left']",
    by_post_author=(".serendipity_comment_author_self",),
)
"""comments.tpl of the default theme to 1.7 (name and date below the words, depth as a margin) and of 2k11."""

PLATFORM = Platform(
    name="serendipity",
    generator="serendipity",
    fingerprints=(".serendipity_comments", "#serendipity_commentlist", 'link[href*="serendipity.css"]'),
    comments=(_COMMENT,),
    post=PostMarkup(
        body=(".serendipity_entry_body", ".content.serendipity_entry_body"),
        title=(".serendipity_title", ".serendipity_entry > header h2"),
        author=(
            ".serendipity_byline .single_user a",
            ".serendipity_byline .author",
            ".serendipity_entryFooter > a",
        ),
        date=(".serendipity_byline time", ".serendipity_date"),
    ),
    panels=(".serendipity_byline", ".serendipity_entryFooter"),
    prune=(
        ".serendipity_comments",
        "#serendipity_commentlist",
        ".serendipity_section_commentform",
        "#serendipity_comment_CommentForm",
    ),
)
