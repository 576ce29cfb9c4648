"""Serves the sample blog from the package's own files, on this machine only.

Pages name their own address (feeds and sitemaps must), so `{{origin}}` in a file is replaced by where it is
served.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from importlib.resources.abc import Traversable
from threading import Thread
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
USUAL_PORT = 8614
"""Asked for first, so that a second demo meets the same URLs and shows that nothing changes."""
SITE = files("crawler.demo") / "site"
MEDIA_TYPES = {".xml": "application/xml; charset=utf-8", ".html": "text/html; charset=utf-8"}


@contextmanager
def serve_sample_blog() -> Iterator[str]:
    """Serve the sample blog while the `with` block runs; gives its URL."""
    try:
        server = ThreadingHTTPServer((HOST, USUAL_PORT), SampleBlogHandler)
    except OSError:
        server = ThreadingHTTPServer((HOST, 0), SampleBlogHandler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class SampleBlogHandler(BaseHTTPRequestHandler):
    """Answers GET with a file of the sample blog, else 404."""

    protocol_version = "HTTP/1.1"
    server: ThreadingHTTPServer

    def do_GET(self) -> None:
        """Answer one request."""
        page = find_page(urlsplit(self.path).path)
        origin = f"http://{HOST}:{self.server.server_port}"
        body = page.read_bytes().replace(b"{{origin}}", origin.encode()) if page else b"<p>Not found.</p>"
        suffix = "." + page.name.rpartition(".")[2] if page else ".html"
        self.send_response(HTTPStatus.OK if page else HTTPStatus.NOT_FOUND)
        self.send_header(
            "Content-Type", MEDIA_TYPES.get(suffix) or mimetypes.types_map.get(suffix, "text/plain")
        )
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal belongs to the crawl."""


def find_page(path: str) -> Traversable | None:
    """Find the file behind a URL path; a folder stands for its `index.html`."""
    place: Traversable = SITE
    for name in unquote(path).split("/"):
        if name in {"", "."}:
            continue
        if name == ".." or not place.is_dir():
            return None
        place = place / name
    if place.is_dir():
        place = place / "index.html"
    return place if place.is_file() else None
