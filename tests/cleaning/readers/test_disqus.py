"""`cleaning.readers.disqus`: the export of a forum, and answers of the API."""

from __future__ import annotations

from tests.cleaning.readers.samples import SITE, SOUP, disqus, disqus_post, disqus_thread, read


def test_messages_come_under_the_page_of_their_thread():
    export = disqus(
        disqus_thread(10),
        disqus_thread(11, link=f"{SITE}/bread/", title="Bread"),
        disqus_post(1),
        disqus_post(2, thread=11),
        disqus_post(3, parent=1),
    )
    soup, bread = read(export).documents
    assert (soup.url, soup.title, bread.url, bread.title) == (
        SOUP,
        "Soup – slowly",
        f"{SITE}/bread/",
        "Bread",
    )
    assert [(c.source_id, c.author, c.text, c.parent) for c in soup.comments] == [
        ("1", "Reader 1", "Message number 1.", None),
        ("3", "Reader 3", "Message number 3.", 0),
    ]
    assert soup.comments[0].published == "2024-05-01T11:01:00+00:00"


def test_deleted_messages_and_spam_are_counted():
    export = disqus(
        disqus_thread(), disqus_post(1), disqus_post(2, isDeleted="true"), disqus_post(3, isSpam="true")
    )
    outcome = read(export)
    assert [c.source_id for c in outcome.documents[0].comments] == ["1"]
    assert [cut.rule for cut in outcome.cuts] == ["comment_deleted", "comment_spam"]


def test_a_message_of_no_thread_is_rejected_with_the_number_it_names():
    [rejection] = read(disqus(disqus_thread(10), disqus_post(1, thread=99))).rejections
    assert rejection.rule == "no_post"
    assert "number 99" in rejection.reason


def test_no_entity_of_the_export_is_expanded():
    laughs = '<!DOCTYPE disqus [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    export = disqus(disqus_thread(title="Soup &b;"), disqus_post(1), doctype=laughs)
    assert read(export).documents[0].title == "Soup &b;"


def test_an_answer_of_the_api_with_its_threads():
    message = {
        "id": "5",
        "parent": None,
        "message": "<p>Lovely.</p>",
        "raw_message": "Lovely.",
        "createdAt": "2024-05-01T11:00:00",
        "author": {"name": "Ann", "url": "https://ann.example"},
        "likes": 2,
        "thread": {"id": "10", "link": SOUP, "clean_title": "Soup"},
    }
    [document] = read({"code": 0, "response": [message, {**message, "id": "6", "parent": 5}]}).documents
    assert (document.url, document.title) == (SOUP, "Soup")
    assert [(c.published, c.likes, c.parent) for c in document.comments] == [
        ("2024-05-01T11:00:00+00:00", 2, None),
        ("2024-05-01T11:00:00+00:00", 2, 0),
    ]


def test_an_answer_of_the_api_without_addresses_is_rejected():
    message = {
        "id": "5",
        "message": "Hi.",
        "raw_message": "Hi.",
        "createdAt": "2024-05-01T11:00:00",
        "thread": "10",
    }
    assert [r.rule for r in read({"response": [message]}).rejections] == ["no_post"]


def test_wrongly_read_letters_are_mended():
    broken = "Grüße aus Köln".encode().decode("cp1252")
    message = disqus_post(1).replace("Message number 1.", broken)
    [document] = read(disqus(disqus_thread(), message)).documents
    assert document.comments[0].text == "Grüße aus Köln"
