"""Slashcode and its heirs (Rehash): moderated news; comments are a tree of list items."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_TREE = CommentMarkup(
    record="li[id^='tree_'].comment, ul[id^='commtree_'] > li[id^='tree_']",
    numbered=True,
    author=(".details .by a", ".by a", ".details .by", ".by"),
    date=(".otherdetails",),
    text=("[id^='comment_body_']", ".commentBody"),
    drop=".uid, .byby, .zoomie, .writes, .commentSub, .sig, .quickcollapse",
    likes=(".score",),
)
"""The story's title is repeated as "Re:" above each comment, so the words are the body alone."""

PLATFORM = Platform(
    name="slashcode",
    fingerprints=("ul#commentlisting", "[id^='commtree_']"),
    comments=(_TREE,),
    post=PostMarkup(
        body=("[id^='text-'].p", ".body[id^='fhbody-']"),
        title=(".story-title a",),
        author=(".story-byline a",),
        date=(".story-byline time",),
    ),
    prune=("#commentlisting", "#discussion2", "#commentwrap", ".comment-bubble", ".story-controls"),
    panels=(".story-byline",),
)
