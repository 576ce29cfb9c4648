"""Posts that feeds, sitemaps and pages name."""

import gzip
from datetime import date

from scrapy.http import HtmlResponse, Response

from crawler.discovery import find_feeds, find_links, read_feed, read_sitemap, sniff, tell_page
from crawler.roles import Role

URL = "https://a.example/"

RSS = b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Lamps</title>
<item><title>One</title><link>https://a.example/2024/05/one/?utm_source=rss</link>
<pubDate>Fri, 17 May 2024 08:00:00 GMT</pubDate></item>
<item><title>Two</title><link>/2024/04/two/</link></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Lamps</title>
<link rel="next" href="/feeds/posts/default?start-index=26"/>
<entry><title>One</title><link rel="replies" href="/x/comments"/><link rel="alternate"
href="/2014/08/one.html"/> <updated>2014-08-18T21:14:00+01:00</updated></entry></feed>"""

SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://a.example/2024/05/one/</loc><lastmod>2024-05-18T10:00:00+00:00</lastmod></url>
<url><loc> https://a.example/2024/04/two/ </loc></url></urlset>"""


def page(html: str, url: str = URL) -> HtmlResponse:
    return HtmlResponse(url, body=html.encode(), encoding="utf-8")


def test_an_rss_feed_names_its_posts_with_their_day():
    first, second = read_feed(RSS, URL + "feed/").entries
    assert (first.url, first.day) == ("https://a.example/2024/05/one/", date(2024, 5, 17))
    assert (second.url, second.day) == ("https://a.example/2024/04/two/", None)


def test_an_atom_feed_names_its_posts_and_its_next_page():
    listed = read_feed(ATOM, URL + "feeds/posts/default")
    assert [entry.url for entry in listed.entries] == ["https://a.example/2014/08/one.html"]
    assert listed.more == ("https://a.example/feeds/posts/default?start-index=26",)


def test_a_feed_behind_php_warnings_is_read():
    warning = b"<br />\n<b>Warning</b>:  Undefined array key in <b>/srv/feed.php</b> on line <b>3</b><br />\n"
    broken = warning + RSS
    assert sniff(Response(URL + "feed/", body=broken)) is Role.FEED
    assert len(read_feed(broken, URL + "feed/").entries) == 2


def test_a_json_feed_names_its_posts():
    feed = b"""{"version": "https://jsonfeed.org/version/1.1", "next_url": "/feed.json?page=2",
    "items": [{"id": "1", "url": "https://a.example/one", "date_published": "2024-05-17T08:00:00Z"},
    {"id": "2"}]}"""
    listed = read_feed(feed, URL + "feed.json")
    (entry,) = listed.entries
    assert (entry.url, entry.day) == ("https://a.example/one", date(2024, 5, 17))
    assert listed.more == ("https://a.example/feed.json?page=2",)


def test_a_broken_json_feed_names_nothing():
    assert read_feed(b'{"items": [', URL).entries == ()
    assert read_feed(b'{"items": 3}', URL).entries == ()


def test_a_sitemap_names_pages_with_their_day():
    first, second = read_sitemap(SITEMAP, URL).entries
    assert (first.url, first.day) == ("https://a.example/2024/05/one/", date(2024, 5, 18))
    assert second.url == "https://a.example/2024/04/two/"


def test_a_gzipped_sitemap_is_read():
    assert read_sitemap(gzip.compress(SITEMAP), URL) == read_sitemap(SITEMAP, URL)


def test_a_truncated_gzipped_sitemap_is_no_error():
    assert read_sitemap(gzip.compress(SITEMAP)[:12], URL).entries == ()


def test_an_index_names_sitemaps():
    index = b"<sitemapindex><sitemap><loc>https://a.example/posts.xml</loc></sitemap></sitemapindex>"
    assert read_sitemap(index, URL).more == ("https://a.example/posts.xml",)


def test_entities_in_a_sitemap_are_not_expanded():
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    bomb = entities + b"<urlset><url><loc>https://a.example/&b;</loc></url></urlset>"
    assert "aaaa" not in "".join(entry.url for entry in read_sitemap(bomb, URL).entries)


def test_what_is_no_sitemap_names_nothing():
    assert read_sitemap(b"", URL).entries == ()
    assert read_sitemap(b"no xml at all", URL).entries == ()


def test_a_page_that_mentions_a_feed_is_no_feed():
    html = "<!doctype html><html><body><p>A feed begins with <rss version=2>.</p></body></html>"
    assert sniff(page(html)) is None


def test_declared_feeds_of_comments_are_left_out():
    html = """<link rel="alternate" type="application/rss+xml" title="Lamps" href="/feed/">
    <link rel="alternate" type="application/rss+xml" title="Lamps » Comments Feed" href="/comments/feed/">
    <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="/x.css">"""
    assert find_feeds(page(html)) == ("https://a.example/feed/",)


def test_links_that_robots_should_not_follow_are_left_out():
    html = '<a href="/one/#more">1</a><a rel="nofollow" href="/two/">2</a><a href="/x.pdf">3</a>'
    links = find_links(page(html))
    assert [found.url for found in links] == ["https://a.example/one/"]


def test_relative_links_follow_the_base_of_the_page():
    links = find_links(page('<base href="https://a.example/blog/"><a href="one/">1</a>'))
    assert [found.url for found in links] == ["https://a.example/blog/one/"]


def test_a_page_of_cards_is_a_listing():
    cards = "".join(f'<article><h2><a href="/story-{n}/">Story {n}</a></h2></article>' for n in range(4))
    assert tell_page(page(cards, URL + "stories")) is Role.LISTING


def test_a_post_with_related_posts_is_a_post():
    related = "".join(f'<article><h3><a href="/story-{n}/">Story {n}</a></h3></article>' for n in range(4))
    html = f'<meta property="og:type" content="article"><h1>Lamp</h1><p>Text.</p>{related}'
    assert tell_page(page(html, URL + "lamp")) is Role.POST


def test_a_front_page_is_a_listing():
    assert tell_page(page("<h1>Lamps</h1>")) is Role.LISTING
