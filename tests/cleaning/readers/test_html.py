"""One HTML page, from bytes to a document."""

from datetime import UTC, datetime

from cleaning import Document, Outcome, RawPage, clean

PARAGRAPHS = (
    "The ferry had not run since March, and the island had learnt to do without the mainland, as it had in "
    "the winter of the long ice, which nobody alive remembered and everybody told.",
    "Bread came from the oven behind the chapel; letters came when somebody rowed.",
    "By August nobody asked when the timetable would be printed again, and the harbour master had taken up "
    "the violin, which was heard as far as the lighthouse and praised as far as the mill.",
)

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Without the ferry - Harbour Notes</title>
<meta name="generator" content="WordPress 6.5">
<link rel="canonical" href="https://notes.example/without-the-ferry/">
<meta property="article:published_time" content="2024-08-02T09:15:00+02:00"></head>
<body class="single single-post"><nav><a href="/">Home</a> <a href="/about">About</a></nav>
<article id="post-7" class="post hentry"><h1 class="entry-title">Without the ferry</h1>
<span class="author vcard"><a class="fn" href="/author/ines">Ines Varga</a></span>
<div class="entry-content">{body}</div></article>
<section id="comments"><h2>2 thoughts on “Without the ferry”</h2><ol class="comment-list">
<li id="comment-31" class="comment depth-1"><article class="comment-body"><footer class="comment-meta">
<b class="fn">Otto</b> <span class="says">says:</span>
<a href="#comment-31"><time datetime="2024-08-03T08:00:00+02:00">August 3, 2024 at 8:00 am</time></a></footer>
<div class="comment-content"><p>We rowed every Thursday, and I still miss it.</p></div>
<div class="reply"><a class="comment-reply-link" href="?replytocom=31#respond">Reply</a></div></article>
<ol class="children"><li id="comment-32" class="comment bypostauthor depth-2"><article class="comment-body">
<footer class="comment-meta"><b class="fn">Ines Varga</b> <span class="says">says:</span>
<a href="#comment-32"><time datetime="2024-08-03T10:30:00+02:00">August 3, 2024 at 10:30 am</time></a></footer>
<div class="comment-content"><p>You rowed twice, Otto. I kept the list.</p></div></article></li></ol></li></ol>
<div id="respond"><h3>Leave a Reply</h3><form action="/wp-comments-post.php"><textarea></textarea></form></div>
</section></body></html>"""


def page(body: str = "", before: str = "") -> RawPage:
    text = body or "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return RawPage(body=(before + PAGE.replace("{body}", text)).encode(), url="https://notes.example/?p=7")


def document(outcome: Outcome) -> Document:
    (only,) = outcome.documents
    return only


def test_the_text_is_the_post_alone() -> None:
    assert document(clean(page())).text == "\n".join(PARAGRAPHS)


def test_fields_are_read_with_their_evidence() -> None:
    post = document(clean(page()))
    assert (post.title, post.author, post.published) == (
        "Without the ferry",
        "Ines Varga",
        "2024-08-02T09:15:00+02:00",
    )
    assert post.platform == "wordpress"
    assert set(post.evidence) >= {"title", "author", "published"}


def test_comments_are_rows_with_thread_and_marks() -> None:
    first, second = document(clean(page())).comments
    assert (first.author, first.text, first.parent, first.source_id) == (
        "Otto",
        "We rowed every Thursday, and I still miss it.",
        None,
        "31",
    )
    assert (second.author, second.parent, second.by_post_author) == ("Ines Varga", 0, True)
    assert second.published == "2024-08-03T10:30:00+02:00"
    assert second.published_raw == "August 3, 2024 at 10:30 am"


def test_a_php_warning_before_the_page_is_cut_and_logged() -> None:
    warning = (
        '<br />\n<b>Warning</b>:  Undefined array key "id" in <b>/var/www/x.php</b> on line <b>3</b><br />\n'
    )
    outcome = clean(page(before=warning))
    assert document(outcome).text == "\n".join(PARAGRAPHS)
    assert any("Undefined array key" in cut.text for cut in outcome.cuts)


def test_the_menu_is_counted_and_the_discussion_is_not() -> None:
    left_out = [cut.text for cut in clean(page()).cuts if cut.rule == "not_main_text"]
    assert "Home About" in left_out
    assert not any("rowed" in text or "Reply" in text for text in left_out)


LATER_PAGE = """<html><body id="phpbb"><div id="page-body"><p>Board index</p><div id="p7" class="post"><div class="postbody">
<p class="author">by <strong><a href="./memberlist.php">otto</a></strong> » Sat Aug 03, 2024 8:00 am</p>
<div class="content">We rowed every Thursday, and I still miss it.</div></div></div></div></body></html>"""


def test_all_that_is_no_message_on_a_later_page_of_a_thread_is_counted() -> None:
    outcome = clean(RawPage(body=LATER_PAGE.encode(), url="https://f.example/viewtopic.php?t=9&start=25"))
    assert document(outcome).text == ""
    assert [(cut.rule, cut.text) for cut in outcome.cuts] == [("not_main_text", "Board index")]


def test_a_body_that_stands_twice_is_kept_once() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert document(clean(page(body + body))).text == "\n".join(PARAGRAPHS)


def test_a_page_without_text_is_rejected() -> None:
    outcome = clean(RawPage(body=b"<html><body><script>app()</script></body></html>"))
    assert not outcome.documents
    assert [rejection.rule for rejection in outcome.rejections] == ["no_text"]


TOPIC = b"""<!doctype html><html lang="en"><head><title>A winter without a ferry - Harbour forum</title>
<meta name="generator" content="Discourse 3.5.0"><meta property="og:title" content="A winter without a ferry">
<meta property="og:description" content="The ferry has not run since March. What do you eat?">
<meta property="article:published_time" content="2025-02-20T14:19:26+00:00"></head>
<body><section id="d-splash"></section><section id="main"></section></body></html>"""


def test_a_topic_that_scripts_draw_has_no_text() -> None:
    (rejection,) = clean(RawPage(body=TOPIC)).rejections
    assert rejection.rule == "no_text"


SIDEBAR = """<!doctype html><html lang="en"><head><title>An old boat : harbours</title>
<link rel="icon" href="//www.redditstatic.com/icon.png"></head><body class="comments-page">
<div class="side"><div class="titlebox"><h1 class="redditname"><a href="/r/harbours">harbours</a></h1>
<div class="usertext-body"><div class="md"><p>Post pictures of harbours, and of nothing but harbours, as often as you
like.</p><p>Be kind to beginners, who do not know a ketch from a yawl and will learn it here.</p></div></div></div></div>
<div class="content"><div id="siteTable"><div class="thing link" data-fullname="t3_a"><p class="title">
<a class="title" href="https://boats.example/old">An old boat</a></p></div></div><div class="commentarea">
<div class="thing comment" data-fullname="t1_b"><p class="tagline"><a class="author">ines</a>
<time datetime="2020-03-01T10:00:00+00:00">3 years ago</time></p><div class="usertext-body"><div class="md">
<p>She was built in 1911.</p></div></div></div></div></div><div class="footer-parent"><p class="bottommenu">Use of this
site constitutes acceptance of what we wrote for you.</p></div><p class="debuginfo">Rendered by PID 567546 at harbour
time, running f0204d4 for whoever came by.</p></body></html>"""


def test_the_rules_beside_a_link_that_is_discussed_are_no_post() -> None:
    link = document(clean(RawPage(body=SIDEBAR.encode())))
    assert link.text == ""
    assert [comment.text for comment in link.comments] == ["She was built in 1911."]


def test_a_page_that_nests_too_deep_is_rejected_with_its_reason() -> None:
    (rejection,) = clean(RawPage(body=b"<html><body>" + b"<div>" * 100_000 + b"x")).rejections
    reason = "elements nest deeper than 2,048 levels: mend the page or leave it out"
    assert (rejection.rule, rejection.reason) == ("unreadable", reason)


def test_an_age_becomes_a_date_only_against_the_fetch_time() -> None:
    markup = PAGE.replace(
        '<time datetime="2024-08-03T08:00:00+02:00">August 3, 2024 at 8:00 am</time>',
        "<time>3 days ago</time>",
    ).replace("{body}", "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))
    unknown = document(clean(RawPage(body=markup.encode()))).comments[0]
    fetched = datetime(2024, 8, 6, 12, tzinfo=UTC)
    known = document(clean(RawPage(body=markup.encode(), fetched_at=fetched))).comments[0]
    assert (unknown.published, unknown.published_raw) == (None, "3 days ago")
    assert (known.relative, (known.published or "")[:10]) == (True, "2024-08-03")


def test_what_was_cleaned_before_changes_nothing() -> None:
    alone = clean(page())
    clean(page(body="<p>Another page, whose text has nothing to do with the ferry at all.</p>"))
    assert clean(page()) == alone
