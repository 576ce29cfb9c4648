"""Tumblr: of the notes only replies and reblogs with words are comments."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_NOTE = CommentMarkup(
    record="ol.notes > li.reply, ol.notes > li.with_commentary",
    author=(".action .tumblelog", ".action a", "a.avatar_frame"),
    date=(".action .timestamp", ".timestamp"),
    text=(".answer_content", ".reply_content", "blockquote"),
    drop=".avatar_frame, .note_link_less, .more_notes_link_container",
)

PLATFORM = Platform(
    name="tumblr",
    generator="tumblr",
    fingerprints=(
        'link[href*="assets.tumblr.com"]',
        'script[src*="assets.tumblr.com"]',
        'meta[property="al:ios:url"][content^="tumblr://"]',
        'iframe[src*="assets.tumblr.com"]',
    ),
    comments=(_NOTE,),
    post=PostMarkup(
        body=(".post .body-text", ".post-content", ".post .caption", ".post"),
        title=(".post h2.title", ".post-title", "h2 a"),
    ),
    prune=("ol.notes", ".post-notes", "#notes", ".notes-container", ".tumblr_controls"),
)
