"""Discuz!: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record="table[id^='pid']",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(".authi .xw1", ".postauthor .postinfo", ".pls .authi", ".postauthor cite"),
    date=("[id^='authorposton']", ".posterinfo .authorinfo em"),
    text=("[id^='postmessage_']", ".t_f", ".t_msgfont"),
    drop=".pstatus, .quote a[href*='findpost'], .tip, .aimg_tip, .jammer, .attach_nopermission, .psth",
    parent=".quote a[href*='pid=']",
    parent_attribute="href",
    parent_pattern=r"pid=(\d+)",
    by_post_author=("#fj_lz",),
)

PLATFORM = Platform(
    name="discuz",
    generator="discuz",
    fingerprints=("#postlist [id^='postmessage_']", ".mainbox.viewthread"),
    comments=(_POST,),
    post=PostMarkup(
        body=("[id^='postmessage_']", ".t_f"),
        title=("#thread_subject", "#threadtitle h1"),
        author=(".authi .xw1", ".postauthor .postinfo", ".pls .authi"),
        date=("[id^='authorposton']",),
    ),
    prune=(".pstatus", ".sign", ".tip", ".aimg_tip", ".jammer", "#f_pst"),
    panels=(".pls", ".postauthor", ".plc > .pi"),
)
