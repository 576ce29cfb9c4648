"""Kunena, the forum in a Joomla site: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_MESSAGE = CommentMarkup(
    record="#kunena .message, #Kunena table.kmsg, #kunena .kmessage-wrap",
    identity="a[rel='canonical'], a[id]",
    identity_attribute="id",
    first_is_post=True,
    flat=True,
    author=(".profilebox .kwho-user", ".profilebox strong", ".kpost-username", ".kwho-user"),
    date=(".kdate", ".kmsgdate", "time"),
    text=(".kmessage .kmsg", ".kmsg", ".kmsgtext"),
    drop=".ksig, .kmsgsignature, .kmsgtext-quote-title, .profile-expand",
    likes=(".kthankyou-count",),
)

PLATFORM = Platform(
    name="kunena",
    guest=True,
    fingerprints=("#kunena", "#Kunena"),
    comments=(_MESSAGE,),
    post=PostMarkup(
        body=(".kmessage .kmsg", ".kmsg", ".kmsgtext"),
        title=("#kunena h1", ".kheader h2", "h1"),
        author=(".profilebox .kwho-user", ".profilebox strong", ".kpost-username"),
        date=(".kdate", ".kmsgdate"),
    ),
    prune=(".ksig", ".kmsgsignature", ".message-bottom", ".kmessage-buttons"),
    panels=(".profilebox", ".kpost-profile"),
)
