"""What the shape of a URL tells, and which URLs belong to a named site."""

import pytest

from crawler.addresses import (
    Scope,
    has_post_mark,
    identity,
    same_owner,
    site_of,
    tell_role,
    tidy,
    without_password,
)
from crawler.roles import Role

POSTS = (
    "/2024/05/17/mending-a-kettle/",
    "/2012/07/first-week.html",
    "/?p=123",
    "/blog/mending-a-kettle",
    "/archives/123",
    "/archive/2010/05/a-lamp",
    "/2024/05/17/what-to-share-and-print/",
    "/2019/03/about/",
)
LISTINGS = (
    "/",
    "/index.php",
    "/page/2/",
    "/?paged=3",
    "/2024/05/",
    "/category/tools/",
    "/category/tools/page/4/",
    "/search?updated-max=2014-08-18T21:14:00%2B01:00&max-results=7",
    "/2009_08_01_archive.html",
    "/?page=2",
)
NOTHING = (
    "/wp-login.php",
    "/wp-admin/",
    "/login?next=/",
    "/tag/copper/",
    "/author/mara/",
    "/search/label/beginnings",
    "/mending-a-kettle/?replytocom=12",
    "/mending-a-kettle/?share=twitter",
    "/mending-a-kettle/print/",
    "/mending-a-kettle/amp/",
    "/mending-a-kettle/trackback/",
    "/mending-a-kettle/?m=1",
    "/?s=kettle",
    "/about/",
    "/privacy-policy/",
    "/share-post?postID=1",
)


@pytest.mark.parametrize("path", POSTS)
def test_a_post_is_told_by_its_path(path):
    assert tell_role("https://a.example" + path) is Role.POST


@pytest.mark.parametrize("path", LISTINGS)
def test_a_listing_is_told_by_its_path(path):
    assert tell_role("https://a.example" + path) is Role.LISTING


@pytest.mark.parametrize("path", NOTHING)
def test_what_leads_to_no_post_is_not_fetched(path):
    assert tell_role("https://a.example" + path) is None


@pytest.mark.parametrize(
    "path", ["/feed/", "/mending-a-kettle/feed/", "/atom.xml", "/feeds/posts/default", "/index.xml"]
)
def test_feeds_are_told_from_posts(path):
    assert tell_role("https://a.example" + path) is Role.FEED


@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/post-sitemap1.xml", "/wp-sitemap-posts-post-1.xml", "/sitemap.xml.gz"]
)
def test_sitemaps_are_told_from_posts(path):
    assert tell_role("https://a.example" + path) is Role.SITEMAP


@pytest.mark.parametrize("url", ["mailto:mara@a.example", "javascript:void(0)", "ftp://a.example/x"])
def test_only_web_addresses_are_fetched(url):
    assert tell_role(url) is None


def test_a_date_with_a_slug_marks_a_post():
    assert has_post_mark("https://a.example/2024/05/17/kettle/")


def test_a_plain_word_marks_no_post():
    assert not has_post_mark("https://a.example/kettles/")


def test_keys_that_track_readers_are_dropped():
    assert tidy("https://a.example/x?utm_source=feed&utm_medium=rss&id=3#c1") == "https://a.example/x?id=3"


@pytest.mark.parametrize(
    "variant",
    [
        "http://a.example/kettle/",
        "https://www.a.example/kettle",
        "https://a.example/kettle?utm_source=x",
        "https://a.example:443/kettle#comments",
    ],
)
def test_variants_of_a_page_have_one_identity(variant):
    assert identity(variant) == identity("https://a.example/kettle")


def test_another_port_is_another_site():
    assert site_of("http://127.0.0.1:8000/") != site_of("http://127.0.0.1:6379/")


def test_an_impossible_port_is_no_error():
    assert tell_role("http://a.example:99999/x") is Role.POST
    assert site_of("http://a.example:99999/x") != "a.example"


def test_two_blogs_of_one_host_have_two_owners():
    assert not same_owner("https://one.blogspot.com/", "https://two.blogspot.com/")


def test_a_folder_is_crawled_without_what_stands_above_it():
    scope = Scope.around("https://a.example/~jo/")
    assert scope.holds("https://a.example/~jo/2024/lamp.html")
    assert not scope.holds("https://a.example/~mary/2024/lamp.html")


def test_a_post_stands_for_its_whole_site():
    scope = Scope.around("https://a.example/2024/05/mending-a-kettle/")
    assert scope.holds("https://a.example/2019/01/another-post/")


def test_posts_of_a_category_may_live_anywhere_on_the_site():
    scope = Scope.around("https://a.example/category/tools/")
    assert scope.admits("https://a.example/2024/05/lamp/", Role.POST, listed=True)
    assert not scope.admits("https://a.example/2024/05/lamp/", Role.POST, listed=False)
    assert not scope.admits("https://a.example/category/food/", Role.LISTING, listed=True)


def test_links_to_other_sites_are_not_followed():
    scope = Scope.around("https://a.example/")
    assert not scope.admits("https://b.example/2024/05/lamp/", Role.POST, listed=True)


def test_a_feed_may_name_posts_on_a_sister_host():
    scope = Scope.around("https://blog.example.org/")
    assert scope.admits_listed("https://www.example.org/2024/05/lamp/")
    assert not scope.admits_listed("https://elsewhere.org/2024/05/lamp/")


@pytest.mark.parametrize(
    "url", ["ftp://me:hush@a.example/x", "http://[me:hush@a.example/", "https://me:hush@a.example/"]
)
def test_a_password_is_dropped_whatever_the_url(url: str) -> None:
    assert "hush" not in without_password(url)
