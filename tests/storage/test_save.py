"""Saving: what comes in once, twice, changed, broken."""

from __future__ import annotations

import pytest

from cleaning.identity import text_hash
from cleaning.ruleset import RULESET
from cleaning.types import Cut, Rejection
from storage.store import Store
from storage.values import Location, Saved, SourceVisit
from tests.storage.conftest import Clock
from tests.storage.samples import SOUP, TRAINS, URL, cleaned, day, post, rows, said, texts


def test_a_post_and_its_comments_become_rows(store: Store, url: str) -> None:
    thread = (said("First!"), said("Really?", "Bob", parent=0))
    assert store.save([cleaned(post(SOUP, *thread))]) == Saved(new_posts=1, new_comments=2)
    assert texts(url, "posts") == [SOUP]
    assert texts(url, "comments") == ["First!", "Really?"]


def test_a_reply_names_the_id_of_its_parent(store: Store, url: str) -> None:
    store.save([cleaned(post(SOUP, said("First!"), said("Really?", "Bob", parent=0)))])
    first, reply = rows(url, "SELECT id, parent_id FROM comments ORDER BY position")
    assert (first["parent_id"], reply["parent_id"]) == (None, first["id"])


def test_all_fields_arrive(store: Store, url: str) -> None:
    full = post(
        title="Über Suppe",
        author="Ann, Bob",
        canonical_url=URL,
        site="Kitchen",
        platform="wordpress",
        published="2024-05-01T10:00:00+02:00",
        published_raw="May 1",
        modified="2024-05-02",
        language="en",
        summary="Soup.",
        image="https://kitchen.example/soup.jpg",
        licence="https://creativecommons.org/licenses/by/4.0/",
        tags=("soup", "日本"),
        categories=("food",),
        comment_count=7,
    )
    store.save([cleaned(full)])
    [row] = rows(url, "SELECT * FROM posts")
    expected = {
        "source": URL,
        "url": URL,
        "title": "Über Suppe",
        "author": "Ann, Bob",
        "published_at": "2024-05-01T10:00:00+02:00",
        "published_raw": "May 1",
        "modified_at": "2024-05-02",
        "image": "https://kitchen.example/soup.jpg",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "tags": '["soup", "日本"]',
        "categories": '["food"]',
        "comment_count": 7,
        "word_count": len(SOUP.split()),
        "text_hash": text_hash(SOUP),
        "ruleset": RULESET,
        "first_seen_at": "2024-01-01T00:00:00+00:00",
    }
    assert {name: row[name] for name in expected} == expected


def test_the_same_batch_twice_changes_only_the_time_of_sight(store: Store, url: str, clock: Clock) -> None:
    batch = [cleaned(post(SOUP, said("First!")), cuts=(Cut(rule="share", text="Share", characters=5),))]
    store.save(batch)
    before = {
        name: rows(url, f"SELECT * FROM {name}") for name in ("posts", "comments", "cuts", "post_versions")
    }
    clock.go_on()
    assert store.save(batch) == Saved(unchanged_posts=1, unchanged_comments=1)
    after = {name: rows(url, f"SELECT * FROM {name}") for name in before}
    assert after["posts"][0].pop("last_seen_at") > before["posts"][0].pop("last_seen_at")
    assert after == before


def test_the_same_page_twice_in_one_batch_is_one_row(store: Store, url: str) -> None:
    saved = store.save([cleaned(post()), cleaned(post())])
    assert saved == Saved(new_posts=1, unchanged_posts=1)
    assert len(rows(url, "SELECT id FROM captures")) == 1


def test_a_changed_post_keeps_its_id_and_gets_a_version(store: Store, url: str) -> None:
    store.save([cleaned(post(), body=b"1", fetched_at=day(1))])
    [before] = rows(url, "SELECT id FROM posts")
    edited = SOUP + "\nP.S. Less salt."
    assert store.save([cleaned(post(edited), body=b"2", fetched_at=day(2))]) == Saved(changed_posts=1)
    assert rows(url, "SELECT id, text FROM posts") == [{"id": before["id"], "text": edited}]
    assert sorted(map(str, texts(url, "post_versions"))) == sorted([SOUP, edited])


def test_an_excerpt_never_replaces_the_full_text(store: Store, url: str) -> None:
    store.save([cleaned(post(), body=b"page", fetched_at=day(1))])
    excerpt = post(SOUP[:60], record=1)
    store.save([cleaned(excerpt, body=b"feed", url="https://blog.example.com/feed", fetched_at=day(9))])
    assert texts(url, "posts") == [SOUP]


def test_a_page_without_comments_leaves_those_of_another_capture(store: Store, url: str) -> None:
    store.save([cleaned(post(SOUP, said("First!")), body=b"1", fetched_at=day(1))])
    store.save([cleaned(post(), body=b"2", fetched_at=day(2))])
    assert texts(url, "comments") == ["First!"]


def test_comment_pages_follow_each_other(store: Store, url: str) -> None:
    def page(number: int) -> list[str]:
        return [f"Remark {number}-{place}" for place in range(3)]

    for number in (2, 1, 3):
        thread = [said(words, published=f"2024-01-0{number}") for words in page(number)]
        store.save([cleaned(post(SOUP, *thread), body=bytes([number]), url=f"{URL}/comment-page-{number}")])
    assert texts(url, "comments") == [*page(1), *page(2), *page(3)]


def test_a_late_comment_stands_where_its_page_shows_it(store: Store, url: str) -> None:
    first, last = said("First"), said("Last", "Zoe")
    store.save([cleaned(post(SOUP, first, last), body=b"1", fetched_at=day(1))])
    between = said("Between", "Bob", parent=0)
    store.save([cleaned(post(SOUP, first, between, last), body=b"2", fetched_at=day(2))])
    assert texts(url, "comments") == ["First", "Between", "Last"]


def test_rejections_and_cuts_are_kept_with_their_capture(store: Store, url: str) -> None:
    cuts = tuple(Cut(rule="share", text=text, characters=len(text)) for text in ("Share", "Share it"))
    saved = store.save([cleaned(rejections=(Rejection(rule="no_text", reason="no text"),), cuts=cuts)])
    assert saved == Saved(rejections=1)
    assert rows(url, "SELECT rule, reason FROM rejections") == [{"rule": "no_text", "reason": "no text"}]
    assert rows(url, "SELECT rule, count, characters, sample FROM cuts") == [
        {"rule": "share", "count": 2, "characters": 13, "sample": "Share it"}
    ]


def test_newer_rules_take_back_what_older_ones_read(url: str, clock: Clock) -> None:
    with Store.open(url, clock=clock, ruleset="1") as store:
        store.save(
            [
                cleaned(post(SOUP, said("Related posts"), said("Nice"))),
                cleaned(post(TRAINS, url=None), url=None),
            ]
        )
    with Store.open(url, clock=clock, ruleset="2") as store:
        junk = Rejection(rule="junk", reason="junk")
        saved = store.save([cleaned(post(SOUP, said("Nice"))), cleaned(url=None, rejections=(junk,))])
    assert (saved.removed_posts, saved.removed_comments, saved.unchanged_comments) == (1, 1, 0)
    assert texts(url, "posts") == [SOUP]
    assert texts(url, "comments") == ["Nice"]
    assert rows(url, "SELECT ruleset FROM posts") == [{"ruleset": "2"}]


def test_older_rules_do_not_undo_newer_ones(url: str) -> None:
    for ruleset, words in (("10", "ten"), ("9", "nine")):
        with Store.open(url, ruleset=ruleset) as store:
            store.save([cleaned(post(words))])
    assert texts(url, "posts") == ["ten"]


def test_a_newer_capture_of_a_page_retires_comments_that_older_rules_made(url: str) -> None:
    for ruleset, words in (("1", "Share this"), ("2", "Nice")):
        with Store.open(url, ruleset=ruleset) as store:
            store.save([cleaned(post(SOUP, said(words)), body=ruleset.encode())])
    assert texts(url, "comments") == ["Nice"]


@pytest.mark.parametrize(
    "words", ["nul \x00 inside", "lone \ud800 surrogate", "emoji 🍲 and 漢字", "a" * 3_000_000]
)
def test_any_text_can_be_stored(store: Store, url: str, words: str) -> None:
    store.save([cleaned(post(words, said(words, words, source_id=words)), source=words)])
    [stored] = texts(url, "posts")
    assert stored == words.replace("\x00", "").replace("\ud800", "\ufffd")


def test_numbers_that_no_column_holds_are_left_out(store: Store, url: str) -> None:
    store.save([cleaned(post(SOUP, said("Hi", likes=10**30, confidence=float("nan")), comment_count=10**30))])
    assert rows(url, "SELECT comment_count FROM posts") == [{"comment_count": None}]
    assert rows(url, "SELECT likes, confidence FROM comments") == [{"likes": None, "confidence": None}]


def test_rings_of_answers_are_cut(store: Store, url: str) -> None:
    store.save([cleaned(post(SOUP, said("a", parent=1), said("b", parent=0)))])
    assert len(rows(url, "SELECT id FROM v_threads")) == 2


def test_threads_tell_depth_and_root(store: Store, url: str) -> None:
    store.save([cleaned(post(SOUP, said("a"), said("b", parent=0), said("c", parent=1), said("d")))])
    found = rows(url, "SELECT text, depth, root_id FROM v_threads ORDER BY position")
    root = found[0]["root_id"]
    assert [(row["text"], row["depth"]) for row in found] == [("a", 0), ("b", 1), ("c", 2), ("d", 0)]
    assert [row["root_id"] == root for row in found] == [True, True, True, False]


def test_what_told_the_parent_is_a_column_of_the_answer_alone(store: Store, url: str) -> None:
    lost = said("c", answers="gone", parent_evidence="named")
    store.save([cleaned(post(SOUP, said("a"), said("b", parent=0, parent_evidence="quote"), lost))])
    found = rows(url, "SELECT parent_evidence FROM v_comments ORDER BY position")
    assert [row["parent_evidence"] for row in found] == [None, "quote", None]


def test_a_thread_of_five_hundred_levels_is_read(store: Store, url: str) -> None:
    store.save([cleaned(post(SOUP, *(said(f"{n}", parent=n - 1 if n else None) for n in range(500))))])
    assert rows(url, "SELECT MAX(depth) AS deepest FROM v_threads") == [{"deepest": 499}]


def test_views_join_comments_with_their_post(store: Store, url: str) -> None:
    store.save([cleaned(post(SOUP, said("First!")))])
    assert rows(url, "SELECT text, post_title FROM v_comments") == [
        {"text": "First!", "post_title": "On soup"}
    ]
    assert rows(url, "SELECT title, comments_found FROM v_posts") == [
        {"title": "On soup", "comments_found": 1}
    ]


def test_entries_of_a_feed_name_their_record(store: Store, url: str) -> None:
    entries = [post(SOUP, url=f"{URL}/{n}", record=n) for n in (1, 2)]
    store.save([cleaned(*entries, url="https://blog.example.com/feed")])
    assert [row["source"] for row in rows(url, "SELECT source FROM posts ORDER BY id")] == [
        "https://blog.example.com/feed#1",
        "https://blog.example.com/feed#2",
    ]


def test_a_capture_tells_where_the_archive_has_it(store: Store, url: str) -> None:
    kept = cleaned(post())
    place = Location(file="warc/postsieve-000001.warc.gz", offset=717)
    store.save([type(kept)(page=kept.page, outcome=kept.outcome, archive=place)])
    assert rows(url, "SELECT archive_file, archive_offset FROM captures") == [
        {"archive_file": place.file, "archive_offset": place.offset}
    ]


def test_a_page_is_known_by_its_source_and_its_content(store: Store) -> None:
    kept = cleaned(post(), source="a.html")
    store.save([kept])
    asked = [kept, cleaned(source="a.html", body=b"other"), cleaned(source="b.html")]
    assert store.are_known([one.page for one in asked]) == (True, False, False)


def test_a_source_tells_its_failures_in_a_row(store: Store, clock: Clock) -> None:
    def visit(*errors: str | None) -> list[tuple[int, str | None]]:
        for error in errors:
            clock.go_on()
            store.note_sources([SourceVisit(url="https://a.example/", kind="blog", error=error)])
        return [(source.failures, source.last_error) for source in store.status().sources]

    assert visit(None) == [(0, None)]
    assert visit("no answer", "connection refused") == [(2, "connection refused")]
    assert store.status().sources[0].last_run == "2024-01-01T03:00:00+00:00"
    assert visit(None) == [(0, None)]


def test_a_run_is_told_by_status(store: Store) -> None:
    run = store.begin_run("clean", {"inputs": ["a.html"], "db": "postgresql://me:secret@host/blogs"})
    store.save(
        [cleaned(post(site="Kitchen")), cleaned(url=None, rejections=(Rejection(rule="empty", reason="."),))]
    )
    store.finish_run(run, {"posts": 1}, exit_status=1)
    status = store.status()
    assert (status.posts, status.captures, dict(status.rejections)) == (1, 2, {"empty": 1})
    assert [(site.site, site.posts) for site in status.sites] == [("Kitchen", 1)]
    assert [(run.command, run.exit_status, run.tally) for run in status.runs] == [("clean", 1, {"posts": 1})]
    assert "secret" not in str(status.runs[0].arguments)


def test_an_empty_batch_is_nothing(store: Store) -> None:
    assert store.save([]) == Saved()
