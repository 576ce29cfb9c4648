from datetime import UTC, datetime

import pytest
from lxml import html

from cleaning.blocks import text_of
from cleaning.comments import find_discussion
from cleaning.comments.words import clean_name
from cleaning.context import PageContext


def test_wordpress_rows_hold_name_date_link_number_and_words_only(discuss, wordpress, item):
    (first, second) = discuss(
        wordpress(item(7, "Ann", "Lovely soup.") + item(8, "Bo", "Too salty."))
    ).comments
    assert (first.author, first.author_url, first.source_id, first.text) == (
        "Ann",
        "https://example.org/7",
        "7",
        "Lovely soup.",
    )
    assert (first.published, first.published_raw) == ("2016-05-02T10:00:00+02:00", "May 2, 2016 at 10:00 am")
    assert second.text == "Too salty."


def test_a_reply_nested_in_a_comment_names_it_as_parent(discuss, wordpress, item):
    reply = f'<ol class="children">{item(9, "Cy", "I agree.")}</ol>'
    rows = discuss(
        wordpress(item(7, "Ann", "Lovely soup.", inside=reply) + item(8, "Bo", "Too salty."))
    ).comments
    assert [row.parent for row in rows] == [None, 0, None]
    assert rows[0].text == "Lovely soup."


def test_the_theme_s_own_mark_tells_the_post_author(discuss, wordpress, item):
    rows = discuss(
        wordpress(item(7, "Ann", "Lovely.") + item(8, "Cook", "Thanks!", classes="bypostauthor"))
    ).comments
    assert [row.by_post_author for row in rows] == [False, True]


def test_a_pingback_is_of_its_own_kind(discuss, wordpress, item):
    ping = '<li class="pingback" id="comment-5"><div class="comment-body">Pingback: <a href="https://a.example">Broth</a></div></li>'
    assert [row.kind for row in discuss(wordpress(ping + item(6, "Ann", "Lovely soup."))).comments] == [
        "pingback",
        "comment",
    ]


@pytest.mark.parametrize("label", ["Pingback: ", "Trackback:<br>", "ピンバック: "])
def test_the_word_pingback_alone_is_no_text(discuss, wordpress, item, label):
    ping = f'<li class="pingback" id="comment-5"><p>{label}<a href="https://a.example">Broth | Soups</a></p></li>'
    (row, _) = discuss(wordpress(ping + item(6, "Ann", "Lovely soup."))).comments
    assert (row.author, row.text) == ("Broth | Soups", "Broth | Soups")


@pytest.mark.parametrize(
    "mark", ["not verified", "nicht überprüft", "non vérifié", "no verificado", "未验证"]
)
def test_that_a_name_is_not_verified_is_no_part_of_it(mark):
    names = f"Wilhelmina ({mark})", f"Wilhelmina ({mark}) - Sun, 06/03/2018 - 10:00"
    assert [clean_name(name) for name in names] == ["Wilhelmina", "Wilhelmina"]


def test_a_number_behind_a_name_is_no_date():
    assert [clean_name(name) for name in ("Guest 10234", "May 12, 2016")] == ["Guest 10234", None]


def test_what_most_people_say_is_their_words(discuss, wordpress, item):
    said = ["Lovely soup!"] * 4 + ["Too salty."]
    items = "".join(
        item(n, f"Ann {name}", words) for n, (name, words) in enumerate(zip("ABCDE", said, strict=True), 1)
    )
    assert [row.text for row in discuss(wordpress(items)).comments] == said


def test_comments_without_a_word_keep_their_signs(discuss, wordpress, item):
    said = ["👍🏽", "+1", "?", "100%", "❤️ ❤️"]
    items = "".join(
        item(n, f"Ann {name}", words) for n, (name, words) in enumerate(zip("ABCDE", said, strict=True), 1)
    )
    assert [row.text for row in discuss(wordpress(items)).comments] == said


@pytest.mark.parametrize("name", ["007", "🌸", "admin", "?????"])
def test_what_stands_where_a_name_must_stand_is_one(discuss, wordpress, item, name):
    (row,) = discuss(wordpress(item(7, name, "Lovely soup."))).comments
    assert (row.author, row.author_url) == (name, "https://example.org/7")


def test_nodes_leave_the_post_without_discussion_heading_and_form(page, wordpress, item):
    tree = page(wordpress(item(7, "Ann", "Lovely soup.")))
    nodes = find_discussion(tree, PageContext()).nodes
    assert text_of(tree, skip=frozenset(nodes)) == "Soup\nCook it slowly for an hour."


def test_the_heading_gives_the_claimed_count(discuss, wordpress, item):
    assert discuss(wordpress(item(7, "Ann", "Lovely soup."))).claimed_count == 2


def test_quotations_inside_a_comment_stay(discuss, wordpress, item):
    (row,) = discuss(wordpress(item(7, "Ann", "<blockquote>Slowly?</blockquote>Yes."))).comments
    assert row.text == "Slowly?\nYes."


def test_legacy_wordpress_words_stand_loose_beside_the_meta(discuss):
    body = (
        '<ol class="commentlist"><li class="comment" id="comment-3"><div id="div-comment-3" class="comment-body">'
        '<div class="comment-author vcard"><cite class="fn">Ann</cite> <span class="says">says:</span></div>'
        '<div class="comment-meta commentmetadata"><a href="#comment-3">July 24, 2012 at 12:11 am</a></div>'
        '<p>First line.</p><p>Second line.</p><div class="reply"><a href="#">Reply</a></div></div></li></ol>'
    )
    (row,) = discuss(body).comments
    assert (row.author, row.published, row.text) == (
        "Ann",
        "2012-07-24T00:11:00",
        "First line.\nSecond line.",
    )


def test_thesis_puts_name_and_words_into_sibling_elements(discuss):
    body = '<dl id="comment_list">' + "".join(
        f'<dt class="comment" id="comment-{n}"><span class="comment_author">{name}</span> <span class="comment_time">'
        f'<a href="#comment-{n}">June {n}, 2011 at 9:00 am</a></span></dt><dd class="comment"><div class="format_text">'
        f"<p>{words}</p></div></dd>"
        for n, name, words in [(1, "Ann", "One."), (2, "Bo", "Two.")]
    )
    assert [(row.author, row.text) for row in discuss(body + "</dl>").comments] == [
        ("Ann", "One."),
        ("Bo", "Two."),
    ]


def test_blogger_permalinks_give_the_instant_in_the_zone_that_is_shown(discuss):
    body = (
        '<div id="comments"><h4>1 comment:</h4><div class="comment-thread"><ol><li class="comment" id="c17"><div class="comment-block">'
        '<div class="comment-header"><cite class="user blog-author">Ann</cite><span class="datetime"><a href="http://a.example/?'
        'showComment=1348563060000#c17">September 25, 2012 5:51 AM</a></span></div><p class="comment-content">Lovely.</p>'
        '<span class="comment-actions"><a>Reply</a></span></div></li></ol></div></div>'
    )
    (row,) = discuss(body).comments
    assert (row.published, row.by_post_author, row.source_id) == ("2012-09-25T05:51:00-03:00", True, "17")


def test_blogger_classic_is_a_definition_list(discuss):
    body = (
        '<div id="comments"><dl id="comments-block"><dt class="comment-author" id="c5">Ann said...</dt><dd class="comment-body">'
        '<p>Lovely.</p></dd><dd class="comment-footer"><span class="comment-timestamp"><a href="#c5">May 3, 2009 at 7:34 AM</a></span>'
        "</dd></dl></div>"
    )
    (row,) = discuss(body).comments
    assert (row.author, row.text, row.published) == ("Ann", "Lovely.", "2009-05-03T07:34:00")


def test_typepad_signs_below_the_words(discuss):
    body = (
        '<div id="comments"><div class="comment comment-by-owner" id="comment-6a00d83451f23a69e2"><div class="comment-content"><p>Lovely.</p>'
        '</div><p class="comment-footer">Posted by: <a href="http://ann.example">Ann</a> | '
        '<a href="#comment-6a00d83451f23a69e2">September 12, 2012 at 10:11 AM</a></p></div></div>'
    )
    (row,) = discuss(body).comments
    assert (row.author, row.text, row.source_id, row.by_post_author) == (
        "Ann",
        "Lovely.",
        "6a00d83451f23a69e2",
        True,
    )
    assert row.published == "2012-09-12T10:11:00"


def test_linkedin_ids_hold_the_moment_and_only_linkedin_has_headlines(discuss):
    body = (
        '<section class="comment"><a class="comment__author" href="https://x.example/in/ann">Ann Lee</a><p class="comment__author-headline">'
        'Cook at Soup Ltd</p><span class="comment__duration-since">8 年</span><a data-semaphore-content-urn="urn:li:comment:'
        '(urn:li:activity:7468765250281046016,7469038239291617283)">Report</a><p class="comment__text">Lovely.</p></section>'
    )
    (row,) = discuss(body, '<meta name="pageKey" content="d_flagship2_pulse_read">').comments
    assert (row.author, row.author_headline, row.published_raw, row.text) == (
        "Ann Lee",
        "Cook at Soup Ltd",
        "8 年",
        "Lovely.",
    )
    assert row.published == "2026-06-06T14:51:24+00:00"


def test_static_disqus_has_no_dates_and_none_are_invented(discuss):
    body = (
        '<ul id="dsq-comments"><li id="dsq-comment-4"><div class="dsq-comment-header"><cite>http://ann.example'
        '<span id="dsq-author-user-4">Ann</span></cite></div><div class="dsq-comment-message" id="dsq-comment-message-4"><p>Lovely.</p>'
        "</div></li></ul>"
    )
    (row,) = discuss(body).comments
    assert (row.author, row.text, row.published) == ("Ann", "Lovely.", None)


def test_drupal_replies_stand_indented_after_the_comment_they_answer(discuss):
    def one(number, name, words):
        return (
            f'<a id="comment-{number}"></a><div class="comment"><h3>Re</h3><div class="submitted">Submitted by '
            f'<span class="username">{name}</span> on Tue, 11/06/2012 - 13:23</div><div class="field-name-comment-body">{words}</div></div>'
        )

    body = f'<div id="comments">{one(1, "Ann", "Lovely.")}<div class="indented">{one(2, "Bo", "Yes.")}</div>{one(3, "Cy", "No.")}</div>'
    rows = discuss(body).comments
    assert [(row.author, row.text, row.parent) for row in rows] == [
        ("Ann", "Lovely.", None),
        ("Bo", "Yes.", 0),
        ("Cy", "No.", None),
    ]


def test_of_a_forum_thread_the_first_message_is_the_post_and_quotes_name_parents(discuss):
    def post(number, name, words):
        return (
            f'<article class="message message--post" data-author="{name}" data-content="post-{number}" id="js-post-{number}">'
            f'<h4 class="message-name"><a class="username">{name}</a></h4><ul class="message-attribution-main"><li>'
            f'<time datetime="2023-12-30T19:23:12+0000">Dec 30, 2023</time></li></ul><div class="message-body"><div class="bbWrapper">'
            f"{words}</div></div></article>"
        )

    quote = '<blockquote data-source="post: 12"><div class="bbCodeBlock-title">Bo said:</div>Salt?</blockquote>Never.'
    rows = discuss(post(11, "Ann", "How?") + post(12, "Bo", "Salt?") + post(13, "Cy", quote)).comments
    assert [(row.author, row.text, row.parent) for row in rows] == [
        ("Bo", "Salt?", None),
        ("Cy", "Salt?\nNever.", 0),
    ]


def test_an_age_is_resolved_against_the_fetch_time_alone(discuss):
    body = (
        '<section class="comment"><a class="comment__author">Ann</a><span class="comment__duration-since">3 days ago</span>'
        '<p class="comment__text">Lovely.</p></section>'
    )
    assert discuss(body).comments[0].published is None
    (row,) = discuss(body, fetched_at=datetime(2024, 5, 10, tzinfo=UTC)).comments
    assert row.published.startswith("2024-05-07")
    assert row.relative


@pytest.mark.parametrize(
    "box",
    [
        '<div class="widget"><h3>Recent Comments</h3><ul><li class="recentcomments"><a href="/a">Ann</a> on <a href="/b">Soup</a></li></ul></div>',
        '<script type="text/template"><li class="comment" id="comment-1"><cite class="fn">{{name}}</cite><p>{{text}}</p></li></script>',
        '<div id="comments"><h3>No comments yet</h3></div><div id="respond"><h3>Leave a Reply</h3></div>',
        '<ul class="related"><li><h3><a href="/x">Bread</a></h3><span>12 Comments</span> <time>May 2, 2016</time></li></ul>',
    ],
)
def test_boxes_that_are_no_discussion_give_no_rows(discuss, box):
    assert discuss(box).comments == ()


def test_names_of_every_script_are_kept(discuss, wordpress, item):
    rows = discuss(
        wordpress(
            item(1, "דנה", "טעים מאוד, תודה") + item(2, "王小明", "很好吃") + item(3, "Ann", "Ok then.")
        )
    ).comments
    assert [(row.author, row.text) for row in rows][:2] == [("דנה", "טעים מאוד, תודה"), ("王小明", "很好吃")]


def test_the_same_words_by_different_people_are_two_rows(discuss, wordpress, item):
    rows = discuss(wordpress(item(1, "Ann", "Thanks!") + item(2, "Bo", "Thanks!"))).comments
    assert [(row.author, row.text) for row in rows] == [("Ann", "Thanks!"), ("Bo", "Thanks!")]


def test_a_comment_without_words_is_a_row_with_an_empty_text(discuss, wordpress, item):
    rows = discuss(
        wordpress(item(1, "Ann", '<img src="soup.png">') + item(2, "Bo", "Nice picture."))
    ).comments
    assert [row.text for row in rows] == ["", "Nice picture."]


def test_replies_nested_five_hundred_deep_are_rows(discuss, item):
    body = ""
    for number in range(500, 0, -1):
        body = item(
            number,
            f"User {number}",
            f"Words number {number}.",
            inside=f'<ol class="children">{body}</ol>' if body else "",
        )
    tree = html.document_fromstring(
        f"<html><body><ol>{body}</ol></body></html>", parser=html.HTMLParser(huge_tree=True)
    )
    rows = find_discussion(tree, PageContext()).comments
    assert rows[0].parent is None
    assert all(row.parent == place for place, row in enumerate(rows[1:]))


def test_ten_thousand_comments_are_ten_thousand_rows(discuss, wordpress, item):
    rows = discuss(
        wordpress("".join(item(n, f"User {n}", f"Words number {n}.") for n in range(10_000)))
    ).comments
    assert len(rows) == 10_000


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("posted on Thursday, October 25, 2012 at 10:22 AM by Neil Stein", "Neil Stein"),
        ("Ann Lee - October 26, 2012", "Ann Lee"),
        ("Ann Lee | Thursday, November 08, 2012 at 04:23 PM", "Ann Lee"),
        ("https://social.example/ann Ann Lee | October 26, 2012", "Ann Lee"),
    ],
)
def test_a_name_beside_a_date_is_told_from_what_leads_to_the_date(discuss, line, name):
    rows = "".join(
        f'<div class="comment" id="comment-{n}"><p class="head">{line}</p><p>Number {n} has the words of somebody who cooked the soup twice.</p></div>'
        for n in (1, 2)
    )
    assert [row.author for row in discuss(f"<h3>2 comments</h3>{rows}").comments] == [name, name]


def test_a_permalink_is_no_address_of_its_author(discuss):
    rows = "".join(
        f'<div class="comment" id="comment-{n}"><p>Words of comment {n}.</p><p class="foot">Posted by: Ann {n} | '
        f'<a href="/soup.html?cid=7#comment-{n}">November 08, 2012 at 04:23 PM</a></p></div>'
        for n in (1, 2)
    )
    assert [row.author_url for row in discuss(f"<h3>2 comments</h3>{rows}").comments] == [None, None]


def test_a_forum_with_a_table_for_each_message_is_read_by_the_numbers_of_their_anchors(discuss):
    def message(number: int, name: str, words: str) -> str:
        return (
            f'<table class="tablebg"><tr class="row1"><td><a name="p{number}"></a><b class="postauthor">{name}</b></td>'
            f'<td><table><tr><td class="gensmall"><div><b>Post subject:</b> Re: Soup</div><div><b>Posted:</b> Wed Jun 11, 2014 12:0{number} pm</div></td></tr></table></td></tr>'
            f'<tr class="row1"><td class="profile"><span class="postdetails"><b>Posts:</b> 1{number}</span></td>'
            f'<td><div class="postbody">{words}</div><div class="postbody"><br>_________________<br>Mine is the ladle</div></td></tr></table>'
        )

    menu = '<table class="tablebg"><tr><td><a href="./index.php">Board index</a></td></tr></table>'
    body = (
        menu + message(1, "Ann", "How long?") + message(2, "Bo", "For an hour.") + message(3, "Cy", "Or two.")
    )
    foot = '<div class="copyright"><a href="http://www.phpbb.com/">phpBB</a></div>'
    assert [(row.author, row.text, row.published) for row in discuss(body + menu + foot).comments] == [
        ("Bo", "For an hour.", "2014-06-11T12:02:00"), ("Cy", "Or two.", "2014-06-11T12:03:00"),
    ]  # fmt: skip


def test_a_box_around_the_words_that_is_named_like_them_holds_name_and_date(discuss, wordpress):
    body = "".join(
        f'<li class="comment" id="comment-{n}"><div class="comment-text"><span class="author">{name}</span>'
        f'<span class="date">May {n}, 2016 - 10:00 am</span><div class="comment-content"><p>{words}</p></div></div></li>'
        for n, (name, words) in enumerate((("Ann", "Lovely soup."), ("Bo", "Too salty, for me.")), 1)
    )
    rows = discuss(wordpress(body)).comments
    assert [(row.author, row.published_raw, row.text) for row in rows] == [
        ("Ann", "May 1, 2016 - 10:00 am", "Lovely soup."),
        ("Bo", "May 2, 2016 - 10:00 am", "Too salty, for me."),
    ]


def test_a_label_in_a_record_of_its_own_is_no_comment(discuss, wordpress, item):
    label = '<li class="comment" id="comment-1"><div class="comment-content"><p>Original Post</p></div></li>'
    rows = discuss(
        wordpress(label + item(6, "Ann", "Lovely.") + item(7, "Bo", "Too salty.") + item(8, "Cy", "Thanks!"))
    ).comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy"]


def test_a_clock_in_the_element_of_the_date_takes_its_day_from_the_text_before(discuss, wordpress):
    says = '<li class="comment" id="comment-7"><p class="comment-meta"><b class="fn">Ann</b> — May 3, 2012 @ <a class="comment-date" href="#comment-7">8:39 am</a></p><div class="comment-content"><p>Lovely soup.</p></div></li>'
    row = discuss(wordpress(says)).comments[0]
    assert (row.published, row.text) == ("2012-05-03T08:39:00", "Lovely soup.")


def test_the_name_that_a_pingback_marks_as_one_is_kept_however_long(discuss, wordpress, item):
    title = "Ten soups that warm you through the darkest winter, and the bread to go with each of them | The Pantry"
    ping = f'<li class="pingback" id="comment-8"><cite class="fn"><a href="https://bo.example/">{title}</a></cite><div class="comment-content"><p>[…] a lovely soup […]</p></div></li>'
    row = discuss(wordpress(item(7, "Ann", "Lovely soup.") + ping)).comments[1]
    assert (row.author, row.kind, row.text) == (title, "pingback", "[…] a lovely soup […]")


def test_a_notice_that_a_comment_waits_is_not_its_words(discuss, wordpress, item):
    waiting = item(7, "Ann", "Lovely soup.</p><p>This comment has not been published yet.")
    assert discuss(wordpress(waiting)).comments[0].text == "Lovely soup."
