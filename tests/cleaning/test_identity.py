"""Identities: what is one post, what is another, and what is one comment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.identity import (
    comment_uids,
    identities,
    is_later_part,
    normal_url,
    post_identity,
    post_uid,
    same_text,
    text_hash,
    without_part,
)
from cleaning.types import Comment, Document

URL = "https://blog.example.com/2024/soup"


def uid(
    url: str | None = None, canonical: str | None = None, body: bytes = b"", record: int | None = None
) -> str:
    return post_uid(Document(text="Hi", url=url, canonical_url=canonical, record=record), body)


@pytest.mark.parametrize(
    "same",
    [
        "http://blog.example.com/2024/soup",
        "HTTPS://Blog.Example.COM:443/2024/soup",
        "https://www.blog.example.com/2024/soup",
        f"{URL}/",
        f"{URL}#comments",
        f"{URL}?utm_source=feed&utm_medium=rss",
        f"{URL}?fbclid=1&gclid=2",
        f"{URL}?replytocom=7#respond",
        f"{URL}/comment-page-2/#comments",
        f"{URL}?showComment=99",
        f" {URL} ",
    ],
)
def test_one_address_written_otherwise_is_one_post(same: str) -> None:
    assert uid(same) == uid(URL)


@pytest.mark.parametrize(
    "other",
    [
        f"{URL}-2",
        f"{URL}?p=2",
        f"{URL}?p=3",
        "https://blog.example.com:8080/2024/soup",
        "https://other.example.com/2024/soup",
        "https://blog.example.com/2024/Soup",
        "https://blog.example.com/?q=%E9",
        "https://blog.example.com/?q=%E8",
        "https://blog.example.com/#!/2024/soup",
    ],
)
def test_another_address_is_another_post(other: str) -> None:
    others = {
        URL,
        f"{URL}-2",
        f"{URL}?p=2",
        f"{URL}?p=3",
        "https://blog.example.com/?q=%E9",
        "https://blog.example.com/",
    }
    assert uid(other) not in {uid(url) for url in others - {other}}


def test_the_canonical_link_goes_before_the_url() -> None:
    assert uid("https://m.blog.example.com/2024/soup", canonical=URL) == uid(URL)


@pytest.mark.parametrize(
    "wrong",
    [
        "https://blog.example.com/",
        "https://blog.example.com",
        "https://elsewhere.org/original",
        "/2024/other",
        "javascript:void(0)",
        "http://[broken",
        "http://host:99999/x",
        "",
    ],
)
def test_a_canonical_link_that_cannot_be_right_is_no_identity(wrong: str) -> None:
    assert uid(URL, canonical=wrong) == uid(URL)


@pytest.mark.parametrize("related", ["https://example.com/soup", "https://blog.example.org/2024/soup"])
def test_a_canonical_link_to_a_related_host_is_believed(related: str) -> None:
    assert uid(URL, canonical=related) == uid(related)


def test_without_a_url_the_raw_record_is_the_identity() -> None:
    assert uid(body=b"a") != uid(body=b"b")
    assert uid(body=b"a", record=1) != uid(body=b"a", record=2)
    assert uid(body=b"a", canonical="https://blog.example.com/") == uid(body=b"a")


def test_a_dump_with_a_canonical_link_has_the_uid_of_the_crawl() -> None:
    assert uid(canonical=URL, body=b"saved") == uid(URL, canonical=URL, body=b"crawled")


def test_what_the_own_url_proves_is_beyond_dispute() -> None:
    proven = post_identity(Document(text="Hi", url=URL, canonical_url=f"{URL}/"), b"")
    claimed = post_identity(Document(text="Hi", canonical_url=URL), b"")
    assert proven.uid == proven.own
    assert claimed.uid != claimed.own


def test_a_front_page_is_only_claimed_by_its_url() -> None:
    front = post_identity(Document(text="Hi", url="https://blog.example.com/"), b"")
    assert front.uid != front.own


def test_entries_that_share_a_link_are_known_by_what_they_say() -> None:
    entries = [Document(text=words, url=URL, record=n) for n, words in enumerate("ab", start=1)]
    first, second = identities(entries, b"feed")
    assert first.uid != second.uid
    assert identities(entries, b"feed fetched later") == (first, second)


def test_comments_are_known_by_the_id_of_the_site() -> None:
    before = comment_uids("p", [Comment(text="Hi", source_id="1"), Comment(text="Ho", source_id="2")])
    after = comment_uids("p", [Comment(text="Ho, edited", source_id="2"), Comment(text="Hi", source_id="1")])
    assert after == before[::-1]


def test_the_same_id_under_another_post_is_another_comment() -> None:
    one = [Comment(text="Hi", source_id="1")]
    assert comment_uids("p", one) != comment_uids("q", one)


def test_an_id_that_the_page_prints_twice_is_none() -> None:
    twice = [Comment(text="Hi", source_id="0"), Comment(text="Ho", source_id="0")]
    plain = [Comment(text="Hi"), Comment(text="Ho")]
    assert comment_uids("p", twice) == comment_uids("p", plain)


def test_a_time_counts_unless_it_is_an_age() -> None:
    dated = [Comment(text="Hi", published=f"2024-01-0{n}") for n in (1, 2)]
    aged = [Comment(text="Hi", published=f"2024-01-0{n}", relative=True) for n in (1, 2)]
    assert comment_uids("p", dated[:1]) != comment_uids("p", dated[1:])
    assert comment_uids("p", aged[:1]) == comment_uids("p", aged[1:])


@given(
    st.lists(
        st.sampled_from([Comment(text="+1"), Comment(text="-1"), Comment(text="+1", source_id="7")]),
        max_size=9,
    )
)
def test_no_two_comments_share_a_uid_and_what_follows_changes_none(comments: list[Comment]) -> None:
    uids = comment_uids("p", comments)
    assert len(set(uids)) == len(comments)
    more = comment_uids("p", [*comments, Comment(text="last")])
    assert more[:-1] == uids


@given(st.text())
def test_any_text_has_a_hash(words: str) -> None:
    assert len(text_hash(words)) == 32


@given(st.text(max_size=80))
def test_normal_urls_stay_as_they_are(path: str) -> None:
    normal = normal_url(f"https://example.com/{path}")
    assert normal is None or normal_url(normal) == normal


SOUP = "Wash the lentils until the water runs clear. " * 3 + "The broth wants patience more than salt."
CHINESE = "把扁豆洗到水变清为止。汤需要的是耐心,而不是盐,我的祖母总是这么说,她说得对。"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SOUP, SOUP, True),
        (SOUP, SOUP[:60], True),
        (SOUP, SOUP.replace("patience", "time"), True),
        (CHINESE, CHINESE[:15], True),
        (SOUP, "The night train leaves at ten past nine.", False),
        (CHINESE, "夜车九点十分开往海边,站台谁也找不到。", False),
        (SOUP, "", False),
        ("", "", True),
        ("Hi", "Ho", False),
    ],
)
def test_texts_of_one_post_are_told_from_those_of_two(one: str, other: str, same: bool) -> None:
    assert same_text(one, other) is same
    assert same_text(other, one) is same


def test_a_control_character_behind_slashes_is_no_part_of_an_address():
    assert normal_url("https://example.com//\x1b") == normal_url("https://example.com/")


@pytest.mark.parametrize(
    ("later", "first"),
    [
        ("index.php?topic=9.20", "index.php?topic=9.0"),
        ("index.php/topic,9.20.html", "index.php/topic,9.0.html"),
        ("thread-9-2-1.html", "thread-9-1-1.html"),
        ("index.php?showtopic=9&st=20", "index.php?showtopic=9"),
        ("topic/9-kettle/page__st__20", "topic/9-kettle"),
        ("viewtopic.php?id=9&p=2", "viewtopic.php?id=9"),
        ("forums/topic/kettle/page/2", "forums/topic/kettle"),
        ("community/kettle/paged/2", "community/kettle"),
        ("t5/stoves/kettle/td-p/9/page/2", "t5/stoves/kettle/td-p/9"),
    ],
)
def test_a_later_page_of_a_thread_leads_to_its_first(later, first):
    assert is_later_part(f"https://a.example/{later}")
    assert without_part(f"https://a.example/{later}") == f"https://a.example/{first}"


@pytest.mark.parametrize(
    "first",
    ["index.php?topic=9.0", "index.php?topic=9.msg7", "thread-9-1-1.html", "?p=12", "viewtopic.php?id=9"],
)
def test_the_first_page_of_a_thread_is_no_later_one(first):
    assert not is_later_part(f"https://a.example/{first}")
