"""Lemmy, a forum of the fediverse."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT = CommentMarkup(
    record="li.comment, div.comment[id^='comment-'], article.comment-node",
    author=("a.person-listing", ".person-listing"),
    date=(".moment-time", "[data-tippy-content]"),
    instant=".moment-time[data-tippy-content]",
    instant_attribute="data-tippy-content",
    text=(".comment-content", ".md-div"),
    likes=("[aria-label$=' points']", "[aria-label$=' point']", ".unselectable .fw-bold"),
    by_post_author=(".badge[title='OP']", ".badge.text-info"),
)

PLATFORM = Platform(
    name="lemmy",
    fingerprints=(
        'meta[name="Description"][content*="Lemmy"]',
        'script[src*="/static/"][src*="/js/client.js"]',
        "#app .lemmy-site",
        ".comment-node",
    ),
    comments=(_COMMENT,),
    post=PostMarkup(
        body=("#postContent", ".post-listing .md-div", ".md-div"),
        title=("h1 span.d-inline", "h1"),
        author=(".post-listing .person-listing",),
    ),
    prune=(".comments", ".comment-form", "#sidebarContainer", ".site-sideBar"),
)
