"""Small pages in the markup of the platforms, written for the tests."""

from lxml import html
from lxml.etree import _Element

from cleaning.comments import Discussion, find_discussion
from cleaning.context import PageContext


def parse(body: str, head: str = "") -> _Element:
    return html.document_fromstring(
        f"<html><head>{head}</head><body><h1>Soup</h1><p>Cook it slowly.</p>{body}</body></html>"
    )


def discuss(body: str, head: str = "", **context) -> Discussion:
    return find_discussion(parse(body, head), PageContext(**context))


def wordpress_item(number: int, author: str, text: str, inside: str = "", classes: str = "") -> str:
    return (
        f'<li class="comment even depth-1 {classes}" id="comment-{number}"><article class="comment-body" id="div-comment-{number}">'
        f'<footer class="comment-meta"><div class="comment-author vcard"><b class="fn"><a href="https://{author.lower()}.example/">{author}</a></b>'
        f'<span class="says">says:</span></div><div class="comment-metadata"><a href="#comment-{number}">'
        f'<time datetime="2016-05-02T10:00:0{number % 10}+02:00">May 2, 2016 at 10:00 am</time></a></div></footer>'
        f'<div class="comment-content"><p>{text}</p></div><div class="reply"><a class="comment-reply-link" href="#">Reply</a></div>'
        f"</article>{inside}</li>"
    )


def wordpress(items: str) -> str:
    return (
        f'<div id="comments"><h2 class="comments-title">2 thoughts on “Soup”</h2><ol class="comment-list">{items}</ol>'
        '<div id="respond"><h3>Leave a Reply</h3><form><p>Your email address will not be published.</p></form></div></div>'
    )
