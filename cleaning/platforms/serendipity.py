"""Serendipity (s9y)."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT = CommentMarkup(
    record=".serendipity_comment[id^='c'], .serendipity_comment",
    author=(".comment_source_author", ".comment_author", ".serendipity_commentBy"),
    date=(".comment_source_date", "time", ".serendipity_comment_source"),
    text=(".serendipity_commentBody", ".comment_content"),
    drop=".serendipity_comment_source",
)

PLATFORM = Platform(
    name="serendipity",
    generator="serendipity",
    fingerprints=(".serendipity_comments", "#serendipity_commentlist", 'link[href*="serendipity.css"]'),
    comments=(_COMMENT,),
    post=PostMarkup(
        body=(".serendipity_entry_body", ".content.serendipity_entry_body"),
        title=(".serendipity_title",),
        author=(".serendipity_byline .author",),
    ),
    prune=(
        ".serendipity_comments",
        "#serendipity_commentlist",
        ".serendipity_section_commentform",
        "#serendipity_comment_CommentForm",
    ),
)
