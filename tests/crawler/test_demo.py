"""The first thing a stranger sees: the demo's rows, and what the sample blog proves."""

import pytest

from crawler.demo.server import find_page, serve_sample_blog
from tests.crawler.running import postsieve, rows

POSTS = 10


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    return folder, postsieve(folder, "demo")


def text_of(folder, title):
    ((text,),) = rows(folder / "postsieve-demo.db", "SELECT text FROM posts WHERE title = ?", title)
    return text


def test_the_demo_ends_well(demo):
    _, done = demo
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_a_quiet_demo_prints_nothing_but_errors(tmp_path):
    done = postsieve(tmp_path, "demo", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_demo_shows_posts_a_thread_and_what_was_cut(demo):
    _, done = demo
    for shown in ("The clock that ran backwards", "はじめての金継ぎ", "Marguerite Oyelaran", "cut, by rule"):
        assert shown in done.stdout


def test_the_demo_shows_that_robots_txt_is_obeyed(demo):
    _, done = demo
    assert "/drafts/an-unfinished-post/: robots.txt forbids it" in done.stdout


def test_every_post_of_the_sample_blog_becomes_one_row(demo):
    folder, _ = demo
    assert rows(folder / "postsieve-demo.db", "SELECT count(*) FROM posts") == [(POSTS,)]


def test_threads_keep_who_answered_whom(demo):
    folder, _ = demo
    query = """SELECT c.author, p.author FROM comments c JOIN comments p ON p.id = c.parent_id
               JOIN posts ON posts.id = c.post_id WHERE posts.title = 'A workbench in the library'
               ORDER BY c.position"""
    assert rows(folder / "postsieve-demo.db", query) == [
        ("Mara Ellwood", "Marguerite Oyelaran"),
        ("Marguerite Oyelaran", "Mara Ellwood"),
        ("Edwin Okafor", "Marguerite Oyelaran"),
    ]


def test_warnings_of_php_are_cut(demo):
    folder, _ = demo
    assert "/var/www" not in text_of(folder, "Sharpening without fear")


def test_a_quoted_warning_of_php_is_kept(demo):
    folder, _ = demo
    assert "Undefined array key" in text_of(folder, "How to read a PHP warning")


def test_a_body_that_stands_twice_is_kept_once(demo):
    folder, _ = demo
    assert text_of(folder, "Mending a kettle").count("The kettle came with a note") == 1


def test_share_bars_and_sign_in_prompts_are_cut(demo):
    folder, _ = demo
    texts = rows(folder / "postsieve-demo.db", "SELECT group_concat(text) FROM posts")[0][0]
    for chrome in ("Click to share", "Sign in to continue", "Leave a Reply", "Recent Comments"):
        assert chrome not in texts


def test_the_sample_blog_shows_no_file_outside_itself():
    assert find_page("/../show.py") is None
    assert find_page("/%2e%2e/show.py") is None


def test_two_demos_do_not_get_in_each_others_way():
    with serve_sample_blog() as one, serve_sample_blog() as other:
        assert one != other
