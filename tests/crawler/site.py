"""A small web server on loopback for crawl tests: pages from a table, requests counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HTML = "text/html; charset=utf-8"


@dataclass
class Answer:
    """What the server says to a path. Text may hold words of `Site.words`, as `{origin}`."""

    body: str | bytes = ""
    status: int = 200
    media_type: str = HTML
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """The pages of one server, and what was asked of it."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | list[Answer]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.origin = ""
        self.words: dict[str, str] = {}
        """What stands in pages and headers for what is known only when they are served."""

    def fill(self, text: str) -> str:
        """Put in what is known by now."""
        for word, value in self.words.items():
            text = text.replace(word, value)
        return text

    def answer(self, path: str) -> Answer:
        """The page at a path; a list is given out one by one, its last item for ever."""
        page = self.pages.get(path, Answer("<p>Nothing here.</p>", status=404))
        if isinstance(page, list):
            return page.pop(0) if len(page) > 1 else page[0]
        return page


@contextmanager
def serve(pages: dict[str, Answer | list[Answer]]) -> Iterator[Site]:
    """Serve pages while the block runs."""
    site = Site()
    site.pages.update(pages)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.agents.add(self.headers.get("User-Agent", ""))
            answer = site.answer(self.path)
            body = answer.body if isinstance(answer.body, bytes) else site.fill(answer.body).encode()
            self.send_response(answer.status, "Answer")
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(body)))
            for name, value in answer.headers.items():
                self.send_header(name, site.fill(value))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.origin = site.words["{origin}"] = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


STORY = """<p>The brass handle had been worn smooth by four generations of left hands, and the lock behind
it by none of them. Nobody in the family could remember a key.</p> <p>It took the afternoon, two picks and a
good deal of tea to persuade the lever to move. Inside lay a single envelope, and in the envelope a receipt
for the lock, dated the ninth of May.</p> <p>I made a key from the shape of the lever, as one should not be
able to, and hung it on a nail beside the door so that somebody else may wonder about it in a hundred
years.</p>"""


def post(title: str, links: str = "", comment: str = "") -> Answer:
    """A post with a headline, a date, prose of its own, and one comment where a text is given."""
    discussion = f"""<div id="comments"><h2 class="comments-title">One thought on “{title}”</h2>
<ol class="comment-list"><li id="comment-7" class="comment even depth-1">
<article id="div-comment-7" class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">Ines Duarte</b> <span class="says">says:</span></div>
<div class="comment-metadata"><time datetime="2024-05-05T12:33:00+00:00">May 5, 2024 at 12:33
pm</time></div></footer> <div class="comment-content"><p>{comment}</p></div></article></li></ol></div>"""
    return Answer(f"""<!DOCTYPE html><html lang="en"><head><title>{title} – Locks</title>
<meta name="generator" content="WordPress 6.5"><meta property="og:type" content="article">
<meta property="article:published_time" content="2024-05-05T07:45:00+00:00"></head>
<body><article class="post hentry"><h1 class="entry-title">{title}</h1>
<div class="entry-content"><p>This is the story of {title.lower()}, as it was told to
me.</p>{STORY}</div></article> {discussion if comment else ""}<p>{links}</p></body></html>""")


def front(links: str, head: str = "") -> Answer:
    """A front page."""
    return Answer(f"<!DOCTYPE html><html><head><title>Locks</title>{head}</head><body>{links}</body></html>")
