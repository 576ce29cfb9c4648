"""`cleaning.readers.blogger`: feeds of Blogger in JSON, its API, and the backup of a blog."""

from __future__ import annotations

import json

from tests.cleaning.readers.samples import SOUP, gdata, gdata_comment, read


def post(number: int = 2) -> dict[str, object]:
    return {
        "id": {"$t": f"tag:blogger.com,1999:blog-1.post-{number}"},
        "published": {"$t": "2024-05-01T12:00:00.000+02:00"},
        "updated": {"$t": "2024-05-02T09:00:00.000+02:00"},
        "category": [{"scheme": "http://www.blogger.com/atom/ns#", "term": "Food"}],
        "title": {"type": "text", "$t": "Soup – slowly"},
        "content": {"type": "html", "$t": "<p>Cook it for an hour.</p><p>Stir it twice.</p>"},
        "link": [{"rel": "alternate", "type": "text/html", "href": SOUP}],
        "author": [{"name": {"$t": "Mara Ellwood"}}],
        "thr$total": {"$t": "3"},
    }


def test_a_feed_of_posts():
    [document] = read(gdata(post(), title="The Slow Kitchen")).documents
    assert (document.title, document.author, document.url) == ("Soup – slowly", "Mara Ellwood", SOUP)
    assert (document.published, document.categories) == ("2024-05-01T12:00:00+02:00", ("Food",))
    assert (document.comment_count, document.site, document.platform) == (3, "The Slow Kitchen", "blogger")


def test_a_feed_of_comments_knows_post_and_parents():
    [document] = read(gdata(gdata_comment(12, parent=10), gdata_comment(11), gdata_comment(10))).documents
    assert (document.url, document.title) == (SOUP, "Soup – slowly")
    assert [(c.source_id, c.parent, c.text) for c in document.comments] == [
        ("10", None, "Comment number 10.\nTruly."),
        ("12", 0, "Comment number 12.\nTruly."),
        ("11", None, "Comment number 11.\nTruly."),
    ]
    assert document.comments[0].published == "2024-05-01T13:10:00+02:00"
    assert document.comments[0].author_url == "https://www.blogger.com/profile/10"


def test_the_answered_comment_of_another_page_of_the_feed_is_named():
    [document] = read(gdata(gdata_comment(12, parent=10))).documents
    assert document.comments[0].answers == "10"


def test_the_profile_of_the_blog_marks_its_author():
    mara = [{"name": {"$t": "Mara Ellwood"}, "uri": {"$t": "https://www.blogger.com/profile/900"}}]
    [document] = read(gdata(gdata_comment(10), gdata_comment(11, author=mara))).documents
    assert [c.by_post_author for c in document.comments] == [False, True]


def test_removed_comments_are_counted():
    removed = gdata_comment(
        11, **{"gd$extendedProperty": [{"name": "blogger.contentRemoved", "value": "true"}]}
    )
    outcome = read(gdata(gdata_comment(10), removed))
    assert len(outcome.documents[0].comments) == 1
    assert [cut.rule for cut in outcome.cuts] == ["comment_deleted"]


def test_an_answer_that_calls_a_function_is_read():
    call = f"// API callback\ngdata.io.handleScriptLoaded({json.dumps(gdata(gdata_comment(10)))});"
    assert len(read(call).documents) == 1


def test_items_of_the_api():
    comment = {
        "kind": "blogger#comment",
        "id": "10",
        "post": {"id": "2"},
        "blog": {"id": "1"},
        "published": "2024-05-01T13:10:00+02:00",
        "content": "Lovely.",
        "author": {"displayName": "Ann", "url": "https://www.blogger.com/profile/10"},
    }
    item = {
        "kind": "blogger#post",
        "id": "2",
        "blog": {"id": "1"},
        "url": SOUP,
        "title": "Soup",
        "content": "<p>Cook it for an hour.</p>",
        "published": "2024-05-01T12:00:00+02:00",
        "author": {"displayName": "Mara Ellwood"},
        "labels": ["Food"],
        "replies": {
            "totalItems": "2",
            "items": [comment, {**comment, "id": "11", "inReplyTo": {"id": "10"}}],
        },
    }
    [document] = read({"kind": "blogger#postList", "items": [item]}).documents
    assert (document.url, document.author, document.comment_count) == (SOUP, "Mara Ellwood", 2)
    assert [(c.author, c.parent) for c in document.comments] == [("Ann", None), ("Ann", 0)]
    outcome = read(
        {"kind": "blogger#commentList", "items": [comment, {**comment, "id": "12", "status": "spam"}]}
    )
    assert [r.rule for r in outcome.rejections] == ["no_post"]
    assert [cut.rule for cut in outcome.cuts] == ["comment_spam"]


def entry(kind: str, number: int, *, title: str, content: str, more: str = "") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{number}</id><published>2024-05-01T12:{number:02}:00.000+02:00"
        f"</published><category scheme='http://schemas.google.com/g/2005#kind' "
        f"term='http://schemas.google.com/blogger/2008/kind#{kind}'/><title type='text'>{title}</title>"
        f"<content type='html'>{content}</content><author><name>Ann</name></author>{more}</entry>"
    )


def test_a_backup_gives_posts_with_their_comments_and_no_settings():
    answer = f"<thr:in-reply-to href='{SOUP}' ref='tag:blogger.com,1999:blog-1.post-2'/>"
    link = f"<link rel='alternate' type='text/html' href='{SOUP}'/>"
    draft = "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>"
    backup = (
        "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' "
        "xmlns:thr='http://purl.org/syndication/thread/1.0'><title>The Slow Kitchen</title><generator>Blogger</generator>"
        + entry("settings", 1, title="Days shown", content="7")
        + entry("post", 2, title="Soup", content="&lt;p&gt;Cook it for an hour.&lt;/p&gt;", more=link)
        + entry("post", 3, title="Bread", content="Not yet.", more=draft)
        + entry("comment", 4, title="Lovely.", content="Lovely.", more=answer)
        + "</feed>"
    )
    outcome = read(backup)
    [document] = outcome.documents
    assert (document.title, document.categories, [c.text for c in document.comments]) == (
        "Soup",
        (),
        ["Lovely."],
    )
    assert [r.rule for r in outcome.rejections] == ["not_published"]
    assert [cut.rule for cut in outcome.cuts] == ["blog_settings"]


def test_a_takeout_of_google_gives_posts_with_their_threads():
    def item(number: int, kind: str, more: str = "", status: str = "LIVE") -> str:
        return (
            f"<entry><id>tag:blogger.com,1999:blog-1.post-{number}</id>{more}<blogger:type>{kind}</blogger:type>"
            f"<blogger:status>{status}</blogger:status><author><name>Reader {number}</name><uri></uri><blogger:type>ANONYMOUS"
            f"</blogger:type></author><title>Title {number}</title><content type='html'>Text {number}.</content>"
            f"<published>2024-05-01T10:{number}:00Z</published><blogger:trashed/></entry>"
        )

    parent = "<blogger:parent>tag:blogger.com,1999:blog-1.post-20</blogger:parent>"
    answers = f"{parent}<blogger:inReplyTo>tag:blogger.com,1999:blog-1.post-30</blogger:inReplyTo>"
    outcome = read(
        "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' "
        "xmlns:blogger='http://schemas.google.com/blogger/2018'><title>The Slow Kitchen</title>"
        + item(30, "COMMENT", parent)
        + item(31, "COMMENT", answers)
        + item(32, "COMMENT", parent, status="SPAM_COMMENT")
        + item(20, "POST")
        + item(21, "POST", status="DRAFT")
        + "</feed>"
    )
    [document] = outcome.documents
    assert (document.title, document.text, document.site) == ("Title 20", "Text 20.", "The Slow Kitchen")
    assert [(c.author, c.text, c.parent) for c in document.comments] == [
        ("Reader 30", "Text 30.", None),
        ("Reader 31", "Text 31.", 0),
    ]
    assert [r.rule for r in outcome.rejections] == ["not_published"]
    assert [cut.rule for cut in outcome.cuts] == ["comment_not_public"]
