"""wpForo, a forum in a WordPress site: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record="div[id^='post-'][data-postid], .wpforo-post-wrap div[id^='post-'], .wpf-answer-wrap",
    numbered=True,
    identity_attribute="data-postid",
    first_is_post=True,
    flat=True,
    author=(".author-name a", ".author-name"),
    headline=(".author-title",),
    date=(".cptop-link", ".wpforo-post-content-top .date", ".wpf-post-date", ".cbleft"),
    text=(".wpforo-post-content",),
    drop=".wpforo-post-signature, .wpforo-post-content-bottom, .wpforo-post-edited",
    by_post_author=(".wpf-topic-author", ".wpfp-author"),
)

PLATFORM = Platform(
    name="wpforo",
    guest=True,
    fingerprints=("#wpforo-wrap",),
    comments=(_POST,),
    post=PostMarkup(
        body=(".wpforo-post-content",),
        title=("#wpforo-title", "h1"),
        author=(".author-name a", ".author-name"),
        date=(".cptop-link", ".wpf-post-date"),
    ),
    prune=(".wpforo-post-signature", ".wpforo-post-tool-bar", ".wpf-head-prnt", ".wpf-reply-form-wrap"),
    panels=(".wpf-left", ".wpforo-post-content-top"),
)
