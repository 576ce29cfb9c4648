"""Exports and answers of APIs as the tests need them, written in the letters of their makers."""

from __future__ import annotations

import json
from collections.abc import Mapping

from cleaning import Outcome, RawPage, clean

SITE = "https://cook.example"
SOUP = f"{SITE}/2024/05/soup/"


def read(body: object, url: str | None = None) -> Outcome:
    """Clean a record: text as it is, all else as JSON."""
    text = body if isinstance(body, str) else json.dumps(body)
    return clean(RawPage(body=text.encode(), source="dump", url=url))


def rest_post(number: int = 7, link: str = SOUP, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "date": "2024-05-01T12:00:00",
        "date_gmt": "2024-05-01T10:00:00",
        "modified": "2024-05-02T09:00:00",
        "modified_gmt": "2024-05-02T07:00:00",
        "slug": "soup",
        "status": "publish",
        "type": "post",
        "link": link,
        "title": {"rendered": "Soup &#8211; slowly"},
        "content": {"rendered": "<p>Cook it for an hour.</p>\n<p>Stir it twice.</p>\n", "protected": False},
        "excerpt": {"rendered": "<p>An hour.</p>"},
        "author": 3,
        "categories": [4],
        "tags": [5],
        **more,
    }


def rest_comment(number: int, parent: int = 0, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "post": 7,
        "parent": parent,
        "author": 0,
        "author_name": f"Reader {number}",
        "author_url": f"https://reader{number}.example/",
        "date": f"2024-05-01T13:{number:02}:00",
        "date_gmt": f"2024-05-01T11:{number:02}:00",
        "content": {"rendered": f"<p>Comment number {number}.</p>\n"},
        "link": f"{SOUP}#comment-{number}",
        "status": "approved",
        "type": "comment",
        **more,
    }


def wxr_comment(number: int, parent: int = 0, **fields: object) -> str:
    values: Mapping[str, object] = {
        "id": number,
        "author": f"<![CDATA[Reader {number}]]>",
        "author_email": "<![CDATA[reader@mail.example]]>",
        "author_url": f"https://reader{number}.example/",
        "author_IP": "<![CDATA[192.0.2.1]]>",
        "date": f"<![CDATA[2024-05-01 13:{number:02}:00]]>",
        "date_gmt": f"<![CDATA[2024-05-01 11:{number:02}:00]]>",
        "content": f"<![CDATA[Comment number {number}.]]>",
        "approved": "<![CDATA[1]]>",
        "type": "<![CDATA[comment]]>",
        "parent": parent,
        "user_id": 0,
        **fields,
    }
    inside = "".join(f"<wp:comment_{name}>{value}</wp:comment_{name}>" for name, value in values.items())
    return f"<wp:comment>{inside}</wp:comment>"


def wxr_item(
    *comments: str,
    number: int = 7,
    link: str = SOUP,
    title: str = "Soup – slowly",
    content: str = "Cook it for\nan hour.\n\nStir it twice.",
    kind: str = "post",
    status: str = "publish",
) -> str:
    return f"""<item><title><![CDATA[{title}]]></title><link>{link}</link>
<pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate><dc:creator><![CDATA[mara]]></dc:creator>
<guid isPermaLink="false">{SITE}/?p={number}</guid><description></description>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date><![CDATA[2024-05-01 12:00:00]]></wp:post_date>
<wp:post_date_gmt><![CDATA[2024-05-01 10:00:00]]></wp:post_date_gmt>
<wp:status><![CDATA[{status}]]></wp:status><wp:post_type><![CDATA[{kind}]]></wp:post_type>
<category domain="category" nicename="food"><![CDATA[Food]]></category>
<category domain="post_tag" nicename="slow"><![CDATA[Slow]]></category>
{"".join(comments)}</item>"""


def wxr(*items: str, before: str = "", doctype: str = "") -> str:
    return f"""{before}<?xml version="1.0" encoding="UTF-8" ?>{doctype}
<!-- This is a WordPress eXtended RSS file -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Slow Kitchen</title><link>{SITE}</link><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_id>3</wp:author_id><wp:author_login><![CDATA[mara]]></wp:author_login>
<wp:author_display_name><![CDATA[Mara Ellwood]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>4</wp:term_id><wp:cat_name><![CDATA[Food]]></wp:cat_name></wp:category>
{"".join(items)}
</channel></rss>
"""


def disqus_thread(number: int = 10, link: str = SOUP, title: str = "Soup – slowly") -> str:
    return f"""<thread dsq:id="{number}"><id>{number} {SITE}/?p=7</id><forum>cook</forum>
<category dsq:id="1"/><link>{link}</link><title>{title}</title><message/>
<createdAt>2024-05-01T10:00:00Z</createdAt><author><name>Mara Ellwood</name><isAnonymous>false</isAnonymous>
</author><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>"""


def disqus_post(number: int, parent: int = 0, thread: int = 10, **marks: str) -> str:
    answers = f'<parent dsq:id="{parent}"/>' if parent else ""
    state = {"isDeleted": "false", "isSpam": "false", **marks}
    return f"""<post dsq:id="{number}"><id>wp_id={number}</id>
<message><![CDATA[<p>Message number {number}.</p>]]></message>
<createdAt>2024-05-01T11:{number % 60:02}:00Z</createdAt>
{"".join(f"<{name}>{value}</{name}>" for name, value in state.items())}
<author><name>Reader {number}</name><isAnonymous>true</isAnonymous></author>
<thread dsq:id="{thread}"/>{answers}</post>"""


def disqus(*parts: str, doctype: str = "") -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>{doctype}
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>cook</forum><title>General</title><isDefault>true</isDefault></category>
{"".join(parts)}</disqus>"""


def gdata_comment(number: int, parent: int = 0, **more: object) -> dict[str, object]:
    """A comment as Blogger's feed has it in JSON."""
    links = [
        {"rel": "self", "href": f"https://www.blogger.com/feeds/1/2/comments/default/{number}"},
        {"rel": "alternate", "href": f"{SOUP}?showComment=171456{number:04}000#c{number}"},
    ]
    if parent:
        links.append(
            {"rel": "related", "href": f"https://www.blogger.com/feeds/1/2/comments/default/{parent}"}
        )
    return {
        "id": {"$t": f"tag:blogger.com,1999:blog-1.post-{number}"},
        "published": {"$t": f"2024-05-01T13:{number:02}:00.000+02:00"},
        "updated": {"$t": f"2024-05-01T13:{number:02}:00.000+02:00"},
        "title": {"type": "text", "$t": f"Comment number {number}."},
        "content": {"type": "html", "$t": f"Comment number {number}.<br />Truly."},
        "link": links,
        "author": [
            {"name": {"$t": f"Reader {number}"}, "uri": {"$t": f"https://www.blogger.com/profile/{number}"}}
        ],
        "thr$in-reply-to": {"href": SOUP, "ref": "tag:blogger.com,1999:blog-1.post-2", "type": "text/html"},
        "gd$extendedProperty": [{"name": "blogger.itemClass", "value": "pid-1"}],
        **more,
    }


def gdata(
    *entries: Mapping[str, object], title: str = "Comments on The Slow Kitchen: Soup – slowly"
) -> dict[str, object]:
    return {
        "version": "1.0",
        "encoding": "UTF-8",
        "feed": {
            "id": {"$t": "tag:blogger.com,1999:blog-1.post-2..comments"},
            "title": {"type": "text", "$t": title},
            "author": [
                {"name": {"$t": "Mara Ellwood"}, "uri": {"$t": "https://www.blogger.com/profile/900"}}
            ],
            "link": [{"rel": "alternate", "href": SOUP}],
            "entry": list(entries),
        },
    }
