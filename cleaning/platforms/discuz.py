"""Discuz!, the commonest forum software of China: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record="#postlist > div[id^='post_']",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(".pls .authi a", ".authi a.xw1", ".authi a"),
    date=("em[id^='authorposton'] span[title]", "em[id^='authorposton']"),
    text=("td.t_f", ".pcbs"),
    drop=".pstatus, .tip, .sign, .quote font[color='#999999'], .attach_popup",
    parent=".quote a[href*='pid=']",
    parent_attribute="href",
    parent_pattern=r"[?&]pid=(\d+)",
)

PLATFORM = Platform(
    name="discuz",
    fingerprints=("#postlist td.t_f", "meta[name='generator'][content^='Discuz!']"),
    comments=(_POST,),
    post=PostMarkup(
        body=("#postlist td.t_f",),
        title=("#thread_subject", "h1.ts"),
        author=(".pls .authi a", ".authi a.xw1"),
        date=("em[id^='authorposton']",),
    ),
    prune=(".sign", ".pstatus", ".pob", ".modact", "#f_pst", "#fastpostform"),
    panels=(".pls",),
)
