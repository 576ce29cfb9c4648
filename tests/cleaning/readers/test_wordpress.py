"""`cleaning.readers.wordpress`: answers of both of WordPress's APIs."""

from __future__ import annotations

from cleaning.shapes import tell_shape
from tests.cleaning.readers.samples import SITE, SOUP, read, rest_comment, rest_post


def thread(outcome):
    [document] = outcome.documents
    return [(c.source_id, c.parent) for c in document.comments]


def test_a_post_has_all_its_fields():
    embedded = {
        "author": [{"id": 3, "name": "Mara Ellwood"}],
        "wp:term": [[{"taxonomy": "category", "name": "Food"}], [{"taxonomy": "post_tag", "name": "Slow"}]],
    }
    [post] = read([rest_post(_embedded=embedded)]).documents
    assert (post.title, post.author, post.url) == ("Soup – slowly", "Mara Ellwood", SOUP)
    assert post.text == "Cook it for an hour.\nStir it twice."
    assert (post.published, post.published_raw) == ("2024-05-01T12:00:00+02:00", "2024-05-01T12:00:00")
    assert post.modified == "2024-05-02T09:00:00+02:00"
    assert (post.tags, post.categories, post.platform) == (("Slow",), ("Food",), "wordpress")


def test_a_single_post_is_read_like_a_list():
    assert read(rest_post()).documents == read([rest_post()]).documents


def test_a_comment_has_all_its_fields():
    [document] = read([rest_comment(9)]).documents
    [comment] = document.comments
    assert (document.url, document.text) == (SOUP, "")
    assert (comment.author, comment.author_url) == ("Reader 9", "https://reader9.example/")
    assert (comment.text, comment.source_id) == ("Comment number 9.", "9")
    assert (comment.published, comment.published_raw) == ("2024-05-01T13:09:00+02:00", "2024-05-01T13:09:00")


def test_answers_stand_under_what_they_answer():
    newest_first = [rest_comment(12, parent=10), rest_comment(11), rest_comment(10)]
    assert thread(read(newest_first)) == [("10", None), ("12", 0), ("11", None)]


def test_an_answer_to_a_comment_of_another_record_keeps_its_id():
    [document] = read([rest_comment(12, parent=5)]).documents
    assert (document.comments[0].parent, document.comments[0].answers) == (None, "5")


def test_comments_are_grouped_by_their_post_whatever_page_of_the_discussion_they_link_to():
    elsewhere = rest_comment(11, post=8, link=f"{SITE}/2024/05/bread/#comment-11")
    documents = read([rest_comment(10), elsewhere, rest_comment(12)]).documents
    assert [(d.url, len(d.comments), d.record) for d in documents] == [
        (SOUP, 2, 1),
        (f"{SITE}/2024/05/bread/", 1, 2),
    ]


def test_posts_and_comments_of_one_record_come_together():
    bare = rest_comment(10)
    del bare["link"]
    [document] = read([bare, rest_post()]).documents
    assert (document.title, len(document.comments)) == ("Soup – slowly", 1)


def test_comments_whose_post_cannot_be_told_are_rejected_with_their_number():
    bare = rest_comment(10)
    del bare["link"]
    outcome = read([bare, rest_comment(11)])
    assert [(r.rule, r.reason) for r in outcome.rejections] == [
        (
            "no_post",
            "1 comment names its post by the number 7 and not by address: fetch them with their links",
        )
    ]
    assert [d.comments[0].source_id for d in outcome.documents] == ["11"]


def test_pingbacks_say_so():
    [document] = read([rest_comment(10, type="pingback"), rest_comment(11, type="trackback")]).documents
    assert {comment.kind for comment in document.comments} == {"pingback"}


def test_what_is_not_public_is_counted():
    outcome = read([rest_comment(10), rest_comment(11, status="spam"), rest_comment(12, status="hold")])
    assert thread(outcome) == [("10", None)]
    assert sorted(cut.rule for cut in outcome.cuts) == ["comment_held_for_moderation", "comment_spam"]


def test_drafts_and_pictures_are_rejected():
    outcome = read(
        [rest_post(), rest_post(8, status="draft"), rest_post(9, type="attachment", status="inherit")]
    )
    assert [(r.record, r.rule) for r in outcome.rejections] == [(2, "not_published"), (3, "not_a_post")]


def test_warnings_before_the_answer_do_not_break_it():
    import json

    warning = "<br />\n<b>Warning</b>:  Undefined variable $x in <b>/srv/a.php</b> on line <b>8</b><br />\n"
    plain = "\nWarning: Undefined variable $x in /srv/a.php on line 8\n"
    for noise in (warning, plain, "\ufeff", plain * 5):
        [document] = read(noise + json.dumps([rest_comment(9)])).documents
        assert document.comments[0].author == "Reader 9"


def test_an_error_of_the_api_is_told():
    answer = {
        "code": "rest_post_invalid_page_number",
        "message": "The page is too large.",
        "data": {"status": 400},
    }
    [rejection] = read(answer).rejections
    assert (rejection.rule, rejection.reason) == (
        "error_page",
        "the API answers with an error: The page is too large.",
    )


def test_posts_and_comments_of_wordpress_com():
    post = {
        "ID": 7,
        "site_ID": 1,
        "author": {"ID": 3, "name": "Mara Ellwood"},
        "date": "2024-05-01T12:00:00+02:00",
        "title": "Soup",
        "URL": SOUP,
        "content": "<p>Cook it for an hour.</p>",
        "status": "publish",
        "type": "post",
        "discussion": {"comment_count": 2},
        "tags": {"Slow": {"ID": 5}},
        "categories": {"Food": {"ID": 4}},
    }
    comment = {
        "ID": 10,
        "post": {"ID": 7, "title": "Soup", "type": "post", "link": "https://api.example/sites/1/posts/7"},
        "author": {"ID": 0, "name": "Ann", "URL": "https://ann.example"},
        "date": "2024-05-01T13:00:00+02:00",
        "URL": f"{SOUP}#comment-10",
        "content": "<p>Lovely.</p>",
        "status": "approved",
        "parent": False,
        "type": "comment",
        "like_count": 2,
    }
    plain = {"ID": 1, "URL": "https://a.example/", "content": "Text"}
    assert tell_shape(plain) is None
    answer = {**comment, "ID": 11, "parent": {"ID": 10, "type": "comment"}}
    [document] = read({"found": 1, "posts": [post]}).documents
    assert (document.author, document.tags, document.categories, document.comment_count) == (
        "Mara Ellwood",
        ("Slow",),
        ("Food",),
        2,
    )
    [discussion] = read({"found": 2, "site_ID": 1, "comments": [comment, answer]}).documents
    assert (discussion.url, discussion.title) == (SOUP, "Soup")
    assert [(c.author, c.likes, c.parent) for c in discussion.comments] == [("Ann", 2, None), ("Ann", 2, 0)]


def test_wrongly_read_letters_that_are_escaped_by_number_are_mended():
    broken = "Grüße aus Köln".encode().decode("cp1252")
    [document] = read([rest_comment(10, content={"rendered": f"<p>{broken}</p>"})]).documents
    assert document.comments[0].text == "Grüße aus Köln"
