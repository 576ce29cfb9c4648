"""Discuz!, the commonest forum software of China: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record="#postlist > div[id^='post_'], table[id^='pid']",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(".pls .authi a", ".authi a.xw1", ".postauthor .postinfo", ".postauthor cite", ".authi a"),
    date=("[id^='authorposton'] span[title]", "[id^='authorposton']", ".posterinfo .authorinfo em"),
    text=("[id^='postmessage_']", ".t_f", ".pcbs", ".t_msgfont"),
    drop=(
        ".pstatus, .tip, .aimg_tip, .jammer, .sign, .quote font[color='#999999'], .attach_popup, "
        ".attach_nopermission"
    ),
    parent=".quote a[href*='pid=']",
    parent_attribute="href",
    parent_pattern=r"[?&]pid=(\d+)",
)

PLATFORM = Platform(
    name="discuz",
    generator="discuz",
    fingerprints=("#postlist [id^='postmessage_']", ".mainbox.viewthread"),
    comments=(_POST,),
    post=PostMarkup(
        body=("[id^='postmessage_']", ".t_f"),
        title=("#thread_subject", "h1.ts", "#threadtitle h1"),
        author=(".pls .authi a", ".authi a.xw1", ".postauthor .postinfo"),
        date=("[id^='authorposton']",),
    ),
    prune=(".sign", ".pstatus", ".pob", ".modact", ".tip", ".aimg_tip", ".jammer", "#f_pst", "#fastpostform"),
    panels=(".pls", ".postauthor", ".plc > .pi"),
)
