"""What the spiders fetch, follow and leave alone. Many sites, few crawls: each needs a process of its own."""

import gzip
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from tests.crawler.running import Crawled, crawl
from tests.crawler.site import Answer, Site, front, post, serve

XML = "application/xml"
DECLARED = '<link rel="alternate" type="application/rss+xml" href="/news.xml">'


def feed(*paths: str) -> Answer:
    items = "".join(
        f"<item><title>{path}</title><link>{{origin}}{path}</link>"
        "<pubDate>Sun, 05 May 2024 07:45:00 GMT</pubDate></item>"
        for path in paths
    )
    return Answer(f'<rss version="2.0"><channel><title>Locks</title>{items}</channel></rss>', media_type=XML)


def sitemap(*urls: str) -> str:
    return "<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>"


VARIANTS = """<a href="/a-twin/">1</a> <a href="/a-twin/?replytocom=3#respond">2</a>
<a href="/a-twin/?share=x">3</a> <a href="/wp-login.php">4</a> <a href="/tag/locks/">5</a>
<a href="/a-twin/#comments">6</a> <a href="/a-twin?utm_source=x">7</a> <a href="https://b.example/">8</a>"""

BLOGS = {
    "feed": {"/": front("Hello", DECLARED), "/news.xml": feed("/a-bolt/"), "/a-bolt/": post("A bolt")},
    "usual place": {"/": front(""), "/atom.xml": feed("/a-hinge/"), "/a-hinge/": post("A hinge")},
    "sitemap": {
        "/robots.txt": Answer("User-agent: *\nDisallow:\nSitemap: {origin}/maps/all.xml\n"),
        "/": front(""),
        "/maps/all.xml": Answer(
            "<sitemapindex><sitemap><loc>{origin}/maps/1.xml</loc></sitemap></sitemapindex>", media_type=XML
        ),
        "/maps/1.xml": Answer(sitemap("{origin}/a-latch/"), media_type=XML),
        "/a-latch/": post("A latch"),
    },
    "gzip": {
        "/robots.txt": Answer("Sitemap: {origin}/sitemap.xml.gz"),
        "/": front(""),
        "/a-hasp/": post("A hasp"),
    },
    "links": {
        "/": front('<a href="/a-lock/">A lock</a> <a href="/page/2/">Older</a>'),
        "/page/2/": front('<a href="/a-key/">A key</a>'),
        "/a-lock/": post("A lock"),
        "/a-key/": post("A key"),
    },
    "variants": {"/": front(VARIANTS), "/a-twin/": post("A twin")},
    "robots": {
        "/robots.txt": Answer("User-agent: *\nDisallow: /drafts/"),
        "/": front('<a href="/drafts/a-secret/">Draft</a>'),
        "/drafts/a-secret/": post("A secret"),
    },
    "robots fail": {"/robots.txt": Answer("", status=503), "/": post("Unread")},
    "moved inside": {"/": Answer("", status=302, headers={"Location": "{inside}/a-vault/"})},
    "links inside": {
        "/robots.txt": Answer("Sitemap: {inside}/sitemap.xml"),
        "/": front('<a href="{inside}/a-vault/">Vault</a>'),
        "/feed/": feed("/a-way-in/"),
        "/a-way-in/": Answer("", status=301, headers={"Location": "{inside}/a-vault/"}),
    },
}


@dataclass
class World:
    sites: dict[str, Site]
    crawled: Crawled

    def url(self, name: str, path: str = "/") -> str:
        return self.sites[name].origin + path


def serve_all(stack: ExitStack, blogs: dict) -> dict[str, Site]:
    """Serve every site, and one more named `inside` that nobody names to the spider."""
    inside = stack.enter_context(serve({"/a-vault/": post("A vault")}))
    sites = {"inside": inside}
    for name, pages in blogs.items():
        sites[name] = stack.enter_context(serve(pages))
        sites[name].words["{inside}"] = inside.origin
    return sites


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with ExitStack() as stack:
        sites = serve_all(stack, BLOGS)
        packed = gzip.compress(sitemap(sites["gzip"].origin + "/a-hasp/").encode())
        sites["gzip"].pages["/sitemap.xml.gz"] = Answer(packed, media_type="application/gzip")
        named = [site.origin for name, site in sites.items() if name != "inside"]
        yield World(sites, crawl(tmp_path_factory.mktemp("blogs"), *named))


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("A bolt", id="declared feed"),
        pytest.param("A hinge", id="feed at a usual place"),
        pytest.param("A latch", id="sitemap of an index of robots.txt"),
        pytest.param("A hasp", id="gzipped sitemap"),
        pytest.param("A lock", id="link on the front page"),
        pytest.param("A key", id="link on an older page"),
    ],
)
def test_posts_are_found(world, title):
    assert title in world.crawled.titles


def test_listings_become_no_posts(world):
    assert "Locks" not in world.crawled.titles


def test_variants_and_doors_are_not_asked_for(world):
    pages = [path for path in world.sites["variants"].asked if "." not in path and "feed" not in path]
    assert sorted(pages) == ["/", "/a-twin/"]


def test_what_robots_txt_forbids_is_not_asked_for(world):
    assert "/drafts/a-secret/" not in world.sites["robots"].asked
    assert world.crawled.rejections[world.url("robots", "/drafts/a-secret/")] == "robots"


def test_a_robots_txt_that_fails_forbids_everything(world):
    assert "/" not in world.sites["robots fail"].asked
    assert world.crawled.rejections[world.url("robots fail")] == "robots"


def test_the_user_agent_says_who_asks(world):
    (agent,) = world.sites["feed"].agents
    assert agent.startswith("postsieve/")


def test_nothing_is_asked_of_the_private_network(world):
    assert world.sites["inside"].asked == []
    assert world.crawled.rejections[world.url("moved inside")] == "private_address"


def test_named_urls_without_a_page_are_listed_and_the_rest_is_done(world):
    failed = {failure["source"] for failure in world.crawled.tally["failures"]}
    assert failed == {world.url("robots fail"), world.url("moved inside")}
    assert world.crawled.code == 1


def test_every_answer_is_archived(world):
    query = "SELECT count(*) FROM captures WHERE status IS NOT NULL AND archive_file IS NULL"
    assert world.crawled.rows(query) == [(0,)]
    assert world.crawled.rows("SELECT count(*) FROM captures WHERE archive_file IS NOT NULL") > [(12,)]


PAGES = {
    "wall": {
        "/a-lock/": Answer("", status=302, headers={"Location": "/authwall?trk=x"}),
        "/authwall?trk=x": post("Sign in"),
    },
    "denied": {"/a-lock/": Answer("<p>Request denied</p>", status=999)},
    "forbidden": {"/a-lock/": Answer("<p>No</p>", status=403)},
    "sign in": {"/a-lock/": Answer("<p>No</p>", status=401)},
    "gone": {"/a-lock/": Answer("<p>Gone</p>", status=404)},
    "broken": {"/a-lock/": Answer("<p>Oops</p>", status=500)},
    "busy": {"/a-lock/": [Answer("later", status=503, headers={"Retry-After": "1"}), post("A busy lock")]},
    "tired": {"/a-lock/": Answer("later", status=429, headers={"Retry-After": "86400"})},
    "by name": {"/a-lock/": Answer("", status=301, headers={"Location": "{inside by name}/a-vault/"})},
    "linked": {"/a-lock/": post("A lock", '<a href="/a-key/">Next</a>'), "/a-key/": post("A key")},
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    with ExitStack() as stack:
        sites = serve_all(stack, PAGES)
        by_name = sites["inside"].origin.replace("127.0.0.1", "localhost")
        sites["by name"].words["{inside by name}"] = by_name
        named = [f"{site.origin}/a-lock/" for name, site in sites.items() if name != "inside"]
        others = ["https://www.linkedin.com/pulse/a-lock", "ftp://a.example/x", "http://me:hush@127.0.0.1:9/"]
        refused = "http://127.0.0.1:9/a-lock/"
        folder = tmp_path_factory.mktemp("pages")
        yield World(sites, crawl(folder, *named, *others, refused, only=True))


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("wall", "login_wall"),
        ("denied", "blocked"),
        ("forbidden", "blocked"),
        ("sign in", "login_wall"),
        ("gone", "http-404"),
        ("broken", "http-500"),
        ("tired", "blocked"),
        ("by name", "private_address"),
    ],
)
def test_a_page_that_is_not_given_is_recorded_with_the_rule(pages, name, rule):
    assert pages.crawled.rejections[pages.url(name, "/a-lock/")] == rule


def test_a_login_wall_is_not_climbed(pages):
    assert "/authwall?trk=x" not in pages.sites["wall"].asked


def test_a_name_that_leads_into_the_private_network_is_refused(pages):
    assert pages.sites["inside"].asked == []


def test_a_refused_connection_is_listed(pages):
    assert "http://127.0.0.1:9/a-lock/: connection refused" in pages.crawled.err


def test_linkedin_is_not_asked_and_the_user_is_told_what_to_do(pages):
    assert pages.crawled.rejections["https://www.linkedin.com/pulse/a-lock"] == "live-refused"
    assert "postsieve clean" in pages.crawled.err


def test_only_web_addresses_are_fetched(pages):
    assert pages.crawled.rejections["ftp://a.example/x"] == "scheme"


def test_a_password_in_a_url_is_neither_used_nor_shown(pages):
    assert pages.crawled.rejections["http://127.0.0.1:9/"] == "password"
    assert "hush" not in pages.crawled.err


def test_a_busy_server_is_asked_again_after_the_time_it_names(pages):
    assert "A busy lock" in pages.crawled.titles


def test_a_server_that_asks_for_a_long_rest_is_left_alone(pages):
    assert pages.sites["tired"].asked.count("/a-lock/") == 1


def test_pages_named_one_by_one_are_not_followed(pages):
    assert "/a-key/" not in pages.sites["linked"].asked


def test_max_pages_bounds_a_site_and_comments_can_be_left_out(tmp_path):
    links = "".join(f'<a href="/lock-number-{n}/">{n}</a>' for n in range(6))
    posts = {f"/lock-number-{n}/": post(f"Lock {n}", comment="Is the old spring kept?") for n in range(6)}
    with serve({"/": front(links), **posts}) as site:
        crawled = crawl(tmp_path, site.origin, max_pages=3, comments=False)
    assert len(crawled.titles) == 2
    assert "4 beyond the limit" in crawled.err
    assert crawled.rows("SELECT count(*) FROM comments") == [(0,)]


def test_since_skips_what_feed_or_url_date_before(tmp_path):
    links = '<a href="/2024/06/a-young-lock/">1</a> <a href="/2023/06/an-old-lock/">2</a>'
    pages = {
        "/": front(links, DECLARED),
        "/news.xml": feed("/a-bolt/"),
        "/a-bolt/": post("A bolt"),
        "/2024/06/a-young-lock/": post("A young lock"),
        "/2023/06/an-old-lock/": post("An old lock"),
    }
    with serve(pages) as site:
        crawled = crawl(tmp_path, site.origin, since="2024-05-06")
    assert crawled.titles == ["A young lock"]


def test_what_a_site_repeats_goes_unless_its_rules_are_off(tmp_path):
    links = "".join(f'<a href="/lock-number-{n}/">{n}</a>' for n in range(6))
    posts = {f"/lock-number-{n}/": post(f"Lock {n}") for n in range(6)}
    kept = {}
    with serve({"/": front(links), **posts}) as site:
        for rules in (True, False):
            folder = tmp_path / str(rules)
            folder.mkdir()
            crawled = crawl(folder, site.origin, site_rules=rules)
            kept[rules] = {"brass handle" in text for (text,) in crawled.rows("SELECT text FROM posts")}
    assert kept == {True: {False}, False: {True}}
