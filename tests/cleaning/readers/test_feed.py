"""`cleaning.readers.feed`: entries of every feed format, and feeds of comments."""

from __future__ import annotations

import pytest

from cleaning.readers.feed import read
from cleaning.types import Comment, Document, Outcome, RawPage

ITEM = """
<item><title>Why trains &amp;amp; trams run late</title><link>https://rails.example/late/</link>
<comments>https://rails.example/late/#comments</comments>
<dc:creator><![CDATA[Ann Smith]]></dc:creator><pubDate>Tue, 24 Jul 2012 00:11:00 +0200</pubDate>
<category><![CDATA[Trains]]></category><category>Winter</category>
<guid isPermaLink="false">https://rails.example/?p=7</guid>
<description><![CDATA[Trains run late because of snow. [&#8230;]]]></description>
<content:encoded><![CDATA[<p>Trains run late because of&nbsp;snow.</p><p>Trams have heated points.</p>
<p>The post <a href="https://rails.example/late/">Why trains &amp; trams run late</a> appeared first on
<a href="https://rails.example">Rails</a>.</p>]]></content:encoded>
<slash:comments>7</slash:comments></item>"""
SECOND = """<item><title>Snow ploughs</title><link>https://rails.example/ploughs/</link>
<pubDate>Wed, 25 Jul 2012 10:00:00 GMT</pubDate>
<description>A plough clears the line before the first train.</description></item>"""


def rss(
    *items: str,
    head: str = "<title>Rails</title><language>en-US</language>",
    before: str = "",
    after: str = "",
) -> str:
    spaces = "".join(
        f' xmlns:{name}="{url}"'
        for name, url in {
            "content": "http://purl.org/rss/1.0/modules/content/",
            "dc": "http://purl.org/dc/elements/1.1/",
            "slash": "http://purl.org/rss/1.0/modules/slash/",
            "thr": "http://purl.org/syndication/thread/1.0",
        }.items()
    )
    xml = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{before}{xml}<rss version="2.0"{spaces}><channel>{head}{"".join(items)}</channel></rss>{after}'


def atom(*entries: str, title: str = "Rails") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" '
        f'xmlns:thr="http://purl.org/syndication/thread/1.0"><title>{title}</title>{"".join(entries)}</feed>'
    )


def clean(feed: str | bytes) -> Outcome:
    return read(RawPage(body=feed.encode() if isinstance(feed, str) else feed, source="feed.xml"))


def only(feed: str | bytes) -> Document:
    (document,) = clean(feed).documents
    return document


def comments(feed: str) -> tuple[Comment, ...]:
    return only(feed).comments


def test_an_rss_item_gives_all_fields_of_a_post() -> None:
    post = only(rss(ITEM))
    assert (post.title, post.author, post.url) == (
        "Why trains & trams run late",
        "Ann Smith",
        "https://rails.example/late/",
    )
    assert (post.published, post.language, post.site) == ("2012-07-24T00:11:00+02:00", "en-us", "Rails")
    assert (post.categories, post.comment_count, post.record) == (("Trains", "Winter"), 7, 1)


def test_content_stands_over_description_and_its_tail_is_cut_and_logged() -> None:
    outcome = clean(rss(ITEM))
    assert outcome.documents[0].text == "Trains run late because of snow.\nTrams have heated points."
    assert [cut.rule for cut in outcome.cuts] == ["feed_tail"]


def test_a_description_is_the_text_where_there_is_no_content() -> None:
    assert only(rss(SECOND)).text == "A plough clears the line before the first train."


def test_entries_are_numbered_in_feed_order() -> None:
    assert [(post.record, post.title) for post in clean(rss(ITEM, SECOND)).documents] == [
        (1, "Why trains & trams run late"),
        (2, "Snow ploughs"),
    ]


def test_an_atom_entry_keeps_authors_and_both_dates() -> None:
    entry = """<entry><title type="html">Points &amp;lt; switches</title>
    <link rel="alternate" href="https://rails.example/points"/>
    <id>tag:rails.example,2012:1</id>
    <published>2012-07-24T00:11:00+02:00</published><updated>2012-07-25T08:00:00Z</updated>
    <author><name>Ann Smith</name></author><author><name>Bo Lee</name></author><category term="Points"/>
    <content type="html">&lt;p&gt;Points freeze.&lt;/p&gt;&lt;p&gt;Heaters help.&lt;/p&gt;</content>
    </entry>"""
    post = only(atom(entry))
    assert (post.title, post.author) == ("Points < switches", "Ann Smith, Bo Lee")
    assert (post.published, post.modified) == ("2012-07-24T00:11:00+02:00", "2012-07-25T08:00:00+00:00")
    assert (post.text, post.language) == ("Points freeze.\nHeaters help.", "en")


def test_an_rdf_feed_is_read() -> None:
    feed = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://rails.example"><title>Rails</title><link>https://rails.example</link></channel>
    <item rdf:about="https://rails.example/a"><title>Signals</title><link>https://rails.example/a</link>
    <description>A signal shows whether the next block is free.</description>
    <dc:date>2012-07-24T10:00:00Z</dc:date></item></rdf:RDF>"""
    post = only(feed)
    assert (post.title, post.published) == ("Signals", "2012-07-24T10:00:00+00:00")


@pytest.mark.parametrize(
    "feed",
    [
        rss(SECOND, before="\n\n", after="<!-- 20 queries in 0.3 seconds -->\n<b>done</b>"),
        rss(SECOND, before="stray words before the feed\n"),
        rss(SECOND).replace("A plough", "A &bull; plough &mdash; R&D"),
        rss(SECOND).replace("</item></channel></rss>", ""),
        rss(SECOND).replace("/dc/elements/", "/dc elements/").replace("<title>S", "<dc:x/><title>S"),
    ],
    ids=["noise around", "words before", "undefined entities", "cut in the middle", "space in an address"],
)
def test_broken_xml_still_gives_its_entry(feed: str) -> None:
    assert (only(feed).title, only(feed).published) == ("Snow ploughs", "2012-07-25T10:00:00+00:00")


def test_entities_that_a_feed_defines_are_never_expanded() -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    )
    feed = rss(SECOND.replace("A plough", "&b;&c; A plough")).replace("<rss", f"{bomb}<rss")
    assert "lollol" not in only(feed).text


def test_a_body_that_was_escaped_twice_is_resolved() -> None:
    twice = (
        "&amp;lt;p&amp;gt;One &amp;amp;amp; two.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Three.&amp;lt;/p&amp;gt;"
    )
    feed = rss(
        f"<item><title>T</title><link>https://rails.example/t</link><description>{twice}</description></item>"
    )
    assert only(feed).text == "One & two.\nThree."


def test_markup_in_code_stays_as_the_author_shows_it() -> None:
    body = "<p>Write:</p><pre>&amp;lt;p&amp;gt;a&amp;lt;/p&amp;gt; &amp;lt;br&amp;gt;</pre>".replace(
        "<", "&lt;"
    ).replace(">", "&gt;")
    feed = rss(
        f"<item><title>T</title><link>https://rails.example/t</link><description>{body}</description></item>"
    )
    assert only(feed).text == "Write:\n<p>a</p> <br>"


def test_an_address_beside_the_author_is_dropped() -> None:
    feed = rss(SECOND.replace("<pubDate>", "<author>ann@rails.example (Ann Smith)</author><pubDate>"))
    assert only(feed).author == "Ann Smith"


def test_the_declared_encoding_of_a_feed_is_obeyed() -> None:
    feed = rss(SECOND.replace("Snow ploughs", "Снегоочистители и поезда")).replace("UTF-8", "windows-1251")
    assert only(feed.encode("cp1251")).title == "Снегоочистители и поезда"


def test_an_empty_feed_is_a_rejection() -> None:
    assert [rejection.rule for rejection in clean(rss()).rejections] == ["no_entries"]


def test_an_entry_that_cannot_be_read_does_not_lose_the_others() -> None:
    deep = "&lt;div&gt;" * 5000
    outcome = clean(rss(f"<item><title>Deep</title><description>{deep}x</description></item>", SECOND))
    assert "Snow ploughs" in [post.title for post in outcome.documents]
    assert len(outcome.documents) + len(outcome.rejections) == 2


COMMENTS = rss(
    """<item><title>By: Bo Lee</title><link>https://rails.example/late/#comment-12</link>
    <dc:creator>Bo Lee</dc:creator>
    <pubDate>Wed, 25 Jul 2012 10:00:00 +0000</pubDate>
    <content:encoded><![CDATA[<p>It was the snow.</p>]]></content:encoded></item>""",
    """<item><title>By: Cy</title><link>https://rails.example/late/#comment-11</link><dc:creator>Cy</dc:creator>
    <pubDate>Tue, 24 Jul 2012 10:00:00 +0000</pubDate><description>Not in June.</description></item>""",
    head="<title>Comments on: Why trains run late</title><link>https://rails.example/late/</link>",
)


def test_a_feed_of_comments_is_one_post_with_rows_in_order_of_time() -> None:
    post = only(COMMENTS)
    assert (post.title, post.url, post.text) == ("Why trains run late", "https://rails.example/late/", "")
    assert [(c.author, c.source_id, c.text) for c in post.comments] == [
        ("Cy", "11", "Not in June."),
        ("Bo Lee", "12", "It was the snow."),
    ]


def test_a_feed_of_all_comments_of_a_site_is_grouped_by_post() -> None:
    items = [
        f"""<item><title>Comment on {title} by Cy</title><link>https://rails.example/{slug}/#comment-{n}</link>
        <dc:creator>Cy</dc:creator><pubDate>Tue, 24 Jul 2012 10:0{n}:00 +0000</pubDate>
        <description>Word {n}.</description></item>"""
        for n, (slug, title) in enumerate([("late", "Late"), ("ploughs", "Ploughs"), ("late", "Late")])
    ]
    posts = clean(rss(*items, head="<title>Comments for Rails</title>")).documents
    assert [(p.title, p.site, len(p.comments)) for p in posts] == [
        ("Late", "Rails", 2),
        ("Ploughs", "Rails", 1),
    ]


def test_an_atom_comment_names_the_comment_that_it_answers() -> None:
    entries = [
        f"""<entry><title>By: {name}</title><author><name>{name}</name></author>
        <id>https://rails.example/late/#comment-{n}</id>
        <link rel="alternate" href="https://rails.example/late/#comment-{n}"/><published>2012-07-2{n}T10:00:00Z</published>
        <content type="html">Word {n}.</content><thr:in-reply-to ref="{ref}" href="https://rails.example/late/"/></entry>"""
        for n, name, ref in [
            (2, "Bo", "https://rails.example/late/#comment-1"),
            (1, "Cy", "https://rails.example/?p=7"),
        ]
    ]
    assert [(c.author, c.parent) for c in comments(atom(*entries, title="Comments on: Late"))] == [
        ("Cy", None),
        ("Bo", 0),
    ]


def test_a_pingback_is_marked_as_one() -> None:
    feed = COMMENTS.replace("Not in June.", "[&amp;#8230;] as Rails says, snow [&amp;#8230;]")
    assert [c.kind for c in comments(feed)] == ["pingback", "comment"]


def test_a_post_feed_whose_title_speaks_of_comments_stays_a_post_feed() -> None:
    assert only(rss(SECOND, head="<title>Comments on life</title>")).title == "Snow ploughs"


def test_an_entry_without_a_later_date_is_not_modified() -> None:
    assert only(rss(ITEM)).modified is None


def test_a_summary_is_kept_only_where_it_is_no_copy_of_the_content() -> None:
    entry = "<entry><title>T</title><content type='html'>One two three.</content></entry>"
    assert (only(rss(ITEM)).summary, only(atom(entry)).summary) == (
        "Trains run late because of snow. […]",
        None,
    )


def test_a_blogger_feed_of_comments_names_the_post_behind_the_blog() -> None:
    entry = """<entry><id>tag:blogger.com,1999:blog-1.post-12</id>
    <title>Indeed</title><content type="html">Indeed</content>
    <link rel="alternate" href="https://rails.example/snow.html?showComment=1343235600000#c12"/>
    <author><name>Bo</name></author><published>2012-07-25T10:00:00.000-07:00</published>
    <thr:in-reply-to href="https://rails.example/snow.html"
    ref="tag:blogger.com,1999:blog-1.post-2"/></entry>"""
    generator = "<generator uri='http://www.blogger.com'>Blogger</generator>"
    post = only(atom(generator, entry, title="Comments on Rails: Snow"))
    assert (post.title, post.url, post.platform) == ("Snow", "https://rails.example/snow.html", "blogger")
    assert [(c.author, c.source_id) for c in post.comments] == [("Bo", "12")]


def test_an_atom_entry_without_an_author_has_the_feeds_and_one_with_an_author_its_own() -> None:
    entry = "<entry><title>Slow</title><id>a:1</id>{author}<content>Snow lay on the line to the coast.</content></entry>"
    own = entry.format(author="<author><name>Bo Lind</name></author>")
    feed = atom(entry.format(author=""), own).replace(
        "<entry>", "<author><name>Ann Smith</name></author><entry>", 1
    )
    assert [document.author for document in clean(feed).documents] == ["Ann Smith", "Bo Lind"]


def test_an_answer_to_a_comment_of_another_page_of_the_feed_keeps_its_id():
    post = "https://rails.example/late/"
    entry = (
        f'<entry><id>{post}#comment-12</id><link rel="alternate" href="{post}#comment-12"/><author><name>Ann</name></author>'
        f'<published>2012-07-24T00:11:00Z</published><content type="html">I agree.</content>'
        f'<thr:in-reply-to ref="{post}#comment-5" href="{post}#comment-5"/></entry>'
    )
    [comment] = comments(atom(entry, title="Comments on: Late"))
    assert (comment.source_id, comment.parent, comment.answers) == ("12", None, "5")


def test_a_comment_that_answers_the_post_names_no_comment():
    post = "https://rails.example/?p=7"
    entry = (
        f'<entry><id>{post}#comment-12</id><link rel="alternate" href="{post}#comment-12"/><author><name>Ann</name></author>'
        f'<published>2012-07-24T00:11:00Z</published><content type="html">I agree.</content>'
        f'<thr:in-reply-to ref="{post}" href="{post}"/></entry>'
    )
    assert comments(atom(entry, title="Comments on: Late"))[0].answers is None
