"""Posterous: likes and comments stand in one list; only the latter have words."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_RESPONSE = CommentMarkup(
    record="article.p_comment, .p_comment.p_response",
    author=(".p_info a",),
    date=(".p_info time",),
    instant=".p_info time",
    instant_attribute="pubdate",
    instant_form="unix",
    text=(".p_comment_text", ".p_comment_body"),
    drop=".p_action_links",
)

PLATFORM = Platform(
    name="posterous",
    fingerprints=("[data-posterous-responses-container]", ".p_responses_list"),
    comments=(_RESPONSE,),
    post=PostMarkup(body=(".bodytext",), title=(".posttitle",)),
    prune=(".p_response_container", "[data-posterous-responses-for-post-id]"),
)
