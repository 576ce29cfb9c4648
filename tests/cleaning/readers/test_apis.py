"""Discourse, Substack, Medium, Remark42 and isso, as their servers answer."""

from __future__ import annotations

import json

from tests.cleaning.readers.samples import SOUP, read


def rows(document):
    return [(c.author, c.text, c.parent) for c in document.comments]


def message(number: int, name: str, answers: int | None = None, **more: object) -> dict[str, object]:
    return {
        "id": 100 + number,
        "username": name,
        "user_id": len(name),
        "created_at": f"2024-05-01T12:{number:02}:00.000Z",
        "cooked": f"<p>Message number {number}.</p>",
        "post_number": number,
        "post_type": 1,
        "reply_to_post_number": answers,
        "topic_id": 5,
        "topic_slug": "soup",
        **more,
    }


TOPIC = {
    "id": 5,
    "title": "Soup",
    "slug": "soup",
    "posts_count": 4,
    "tags": ["slow"],
    "post_stream": {
        "posts": [
            message(1, "mara"),
            message(2, "ann"),
            message(3, "mara", 2),
            message(4, "system", post_type=3, action_code="closed.enabled"),
        ]
    },
}


def test_a_topic_of_discourse_is_a_post_with_answers():
    outcome = read(TOPIC, url="https://forum.example/t/soup/5.json")
    [document] = outcome.documents
    assert (document.title, document.author, document.url) == (
        "Soup",
        "mara",
        "https://forum.example/t/soup/5",
    )
    assert (document.text, document.comment_count, document.tags) == ("Message number 1.", 3, ("slow",))
    assert rows(document) == [("ann", "Message number 2.", None), ("mara", "Message number 3.", 0)]
    assert [c.by_post_author for c in document.comments] == [False, True]
    assert [cut.rule for cut in outcome.cuts] == ["forum_notice"]


def test_a_topic_without_an_address_keeps_its_answers():
    [document] = read(TOPIC).documents
    assert (document.url, len(document.comments)) == (None, 2)


def test_further_messages_of_a_topic_name_what_they_answer():
    more = {"post_stream": {"posts": [message(21, "bo", 3)]}, "id": 5}
    [document] = read(more, url="https://forum.example/t/5/posts.json?post_ids[]=121").documents
    assert (document.url, document.comments[0].answers) == ("https://forum.example/t/soup/5", "3")


def said(number: int, path: str = "", **more: object) -> dict[str, object]:
    return {
        "id": number,
        "post_id": 7,
        "name": f"Reader {number}",
        "handle": f"reader{number}",
        "date": f"2024-05-01T12:{number:02}:00.000Z",
        "body": f"Comment number {number}.\n\nTruly.",
        "ancestor_path": path,
        "reaction_count": 2,
        "children": [],
        **more,
    }


LETTER = {
    "id": 7,
    "slug": "soup",
    "title": "Soup",
    "canonical_url": SOUP,
    "post_date": "2024-05-01T10:00:00.000Z",
    "body_html": "<p>Cook it for an hour.</p>",
    "publishedBylines": [{"name": "Mara Ellwood"}],
    "comment_count": 3,
}


def test_comments_of_substack_come_with_their_post_and_as_a_tree():
    tree = [
        said(10, children=[said(11, "10", metadata={"is_author": True})]),
        said(12, deleted=True, body=None),
    ]
    outcome = read({"post": LETTER, "comments": tree})
    [document] = outcome.documents
    assert (document.title, document.author, document.url) == ("Soup", "Mara Ellwood", SOUP)
    assert rows(document) == [
        ("Reader 10", "Comment number 10.\nTruly.", None),
        ("Reader 11", "Comment number 11.\nTruly.", 0),
    ]
    assert [(c.likes, c.by_post_author) for c in document.comments] == [(2, False), (2, True)]
    assert [cut.rule for cut in outcome.cuts] == ["comment_deleted"]


def test_comments_of_substack_without_their_post_are_rejected():
    [rejection] = read({"comments": [said(10)]}).rejections
    assert (rejection.rule, "number 7" in rejection.reason) == ("no_post", True)


def paragraphs(*texts: str) -> dict[str, object]:
    return {
        "bodyModel": {
            "paragraphs": [{"type": 3 if place == 0 else 1, "text": text} for place, text in enumerate(texts)]
        }
    }


def test_a_post_of_medium_and_its_responses():
    post = {
        "id": "a1",
        "creatorId": "u1",
        "title": "Soup",
        "firstPublishedAt": 1714557600000,
        "mediumUrl": SOUP,
        "detectedLanguage": "en",
        "content": paragraphs("Soup", "Cook it for an hour & stir.", "Eat it."),
        "virtuals": {"tags": [{"name": "Slow"}], "responsesCreatedCount": 2},
    }
    response = {
        "id": "b2",
        "creatorId": "u2",
        "inResponseToPostId": "a1",
        "firstPublishedAt": 1714561200000,
        "previewContent": paragraphs("Lovely."),
    }
    answer = {**response, "id": "c3", "inResponseToPostId": "b2", "firstPublishedAt": 1714564800000}
    users = {"u1": {"name": "Mara Ellwood"}, "u2": {"name": "Ann", "username": "ann"}}
    payload = {"value": post, "references": {"User": users, "Post": {"b2": response, "c3": answer}}}
    [document] = read("])}while(1);</x>" + json.dumps({"success": True, "payload": payload})).documents
    assert (document.title, document.author, document.url) == ("Soup", "Mara Ellwood", SOUP)
    assert document.text == "Cook it for an hour & stir.\nEat it."
    assert (document.published, document.tags) == ("2024-05-01T10:00:00+00:00", ("Slow",))
    assert rows(document) == [("Ann", "Lovely.", None), ("Ann", "Lovely.", 0)]


def remark(number: str, parent: str = "", **more: object) -> dict[str, object]:
    return {
        "id": number,
        "pid": parent,
        "text": f"<p>Comment {number}.</p>",
        "user": {"name": f"Reader {number}", "id": "x"},
        "locator": {"site": "cook", "url": SOUP},
        "score": 1,
        "time": "2024-05-01T12:00:00.5+02:00",
        "delete": False,
        "title": "Soup",
        **more,
    }


def test_comments_of_remark42_flat_and_as_a_tree():
    flat = read({"comments": [remark("a"), remark("b", "a"), remark("c", delete=True)], "info": {}})
    tree = read({"comments": [{"comment": remark("a"), "replies": [{"comment": remark("b", "a")}]}]})
    assert rows(flat.documents[0]) == [("Reader a", "Comment a.", None), ("Reader b", "Comment b.", 0)]
    assert tree.documents == flat.documents
    assert (flat.documents[0].url, flat.documents[0].title) == (SOUP, "Soup")
    assert [cut.rule for cut in flat.cuts] == ["comment_deleted"]


def test_a_thread_of_isso_needs_the_address_that_names_its_page():
    def isso(number: int, parent: int | None = None, **more: object) -> dict[str, object]:
        return {
            "id": number,
            "parent": parent,
            "text": f"<p>Comment {number}.</p>",
            "author": "Ann",
            "website": None,
            "created": 1714557600.5 + number,
            "likes": 1,
            "mode": 1,
            **more,
        }

    first = isso(1, total_replies=1, hidden_replies=0, replies=[isso(2, 1)])
    answer = {"id": None, "total_replies": 1, "hidden_replies": 0, "replies": [first]}
    [document] = read(answer, url="https://cook.example/isso/?uri=%2F2024%2F05%2Fsoup%2F").documents
    assert document.url == SOUP
    assert rows(document) == [("Ann", "Comment 1.", None), ("Ann", "Comment 2.", 0)]
    assert [r.rule for r in read(answer).rejections] == ["no_post"]
