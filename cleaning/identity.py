"""Who is who: uids that follow from what a row is, not from when or how it came, so databases merge by uid.

A post is known by its canonical URL. A canonical link is only a claim, though: templates print the home page,
the section or another site on every page. So each document gets two uids:

- `uid`, by the best URL: a canonical link that may be believed, else the page's own URL, else the raw record;
- `own`, by evidence that no other page can share: the page's own URL, else the digest of its raw record.

Where both agree the identity is settled. Where they differ, whoever holds several captures (`storage`)
must see whether pages that claim one uid are one post (`same_text`), and give those that are not their `own`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from urllib.parse import SplitResult, urlsplit

from w3lib.url import canonicalize_url

from cleaning.types import Comment, Document

UID_CHARS = 32
"""Hexadecimal digits of a uid: 128 bits, no collision by chance in 10^15 rows."""

TRACKING = re.compile(
    r"(utm_\w+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hs(enc|mi)|mkt_tok|pk_\w+|mtm_\w+|"
    r"wt_mc|spref|ocid|cmpid|ref_src|trk|trackingid|_ga|_gl|vero_id|oly_(enc|anon)_id|__s|s_cid|at_(medium|campaign))"
)
"""Query parameters that say where a reader came from; lower case; after the lists of Matomo and ClearURLs."""

VIEWS = re.compile(
    r"(replytocom|cpage|showcomment|commentpage|comment_page|amp|debut_(?:forums?|comments?)[\w-]{0,40})"
)
"""Query parameters that choose a view of one post: a comment page (SPIP: `debut_forums`), the reply
form, the light page."""

COMMENT_PAGE = re.compile(r"/comment-page-\d+/?$")
"""WordPress numbers the pages of a discussion in the path."""

PART = re.compile(r"(?:page|start|limitstart)=\d{1,6}")
PART_PATHS = (
    (re.compile(r"/page-?\d{1,4}(?:\.html?)?$|/paged/\d{1,4}$"), ""),
    (re.compile(r"(/topic/\d+[^/]*|/(?:forums?/topic|t[a-z]-p)/[^/]+)/page/\d{1,4}$"), r"\1"),
    (re.compile(r"(/topic/\d+[^/]*?)(?:/page)?__st__\d{1,6}$"), r"\1"),
    (re.compile(r"(/thread-\d+)-page-\d{1,4}(\.html)$"), r"\1\2"),
)
"""Drupal, Joomla and the forums number the pages of a discussion so (Invision: /topic/9-kettle/page/2 and,
before, /topic/9-kettle/page__st__20, MyBB: /thread-9-page-2.html, wpForo: /kettle/paged/2, bbPress:
/forums/topic/kettle/page/2, Khoros: /td-p/9/page/2). Others number parts of an article or the entries of a
site with it, so it is a claim to the post without it, no proof.
"""
PART_ADDRESSES = (
    (re.compile(r"([?&]topic=\d+|/topic,\d+)\.\d{1,6}(?=\D|$)"), r"\1.0"),
    (re.compile(r"(/thread-\d+)-\d{1,4}(-\d+\.html)$"), r"\1-1\2"),
    (re.compile(r"([?&]showtopic=\d+(?:&[^&]+){0,9})&st=\d{1,6}(?=&|$)"), r"\1"),
    (re.compile(r"(/viewtopic\.php\?id=\d+)&p=\d{1,4}$"), r"\1"),
)
"""The same where the first page has a number, too, or only the whole address tells that it is a page's: SMF
counts messages (?topic=9.20), Discuz! pages (/thread-9-2-1.html), Invision 2 and FluxBB have short names.
What is left always names a thread.
"""

LATER_PART = re.compile(
    r"(?:[?&]page=|/page-?|/paged/|/topic/\d+[^/]*/page/|/thread-\d+-page-|/(?:forums?/topic|t[a-z]-p)/[^/]+/page/"
    r"|/thread-\d+-(?=\d+-\d+\.html)|/viewtopic\.php\?id=\d+&p=)(?:[2-9]|[1-9]\d{1,3})(?=\D|$)"
    r"|(?:[?&](?:limit)?start=|[?&]topic=\d+\.|/topic,\d+\.|__st__|[?&]showtopic=\d+(?:&[^&]+){0,9}&st=)[1-9]\d{0,5}(?=\D|$)"
)
"""A page of a forum's thread behind the first; forums count pages from 1 and messages from 0."""

SCRIPT = re.compile(r"\.(?:php|aspx?|jsp|cgi|pl|cfm)$", re.IGNORECASE)
"""Paths of programs: what they show is named by the query alone."""

NORMAL_URLS = 1024
"""URLs whose normal form is remembered: a page names its own address several times."""

DEFAULT_PORTS = {"http": 80, "https": 443}

SHINGLE_CHARS = 8
"""Characters of a shingle: longer than most words; needs no word borders, so it serves Chinese."""

COMPARED_CHARS = 30_000
"""Characters of a text that `same_text` looks at."""

SAME_SHARE = 0.5
"""Least share of the shorter text's shingles that the longer one holds, where both are one post: edits,
excerpts and comment pages keep more; two posts of one blog share far less, menus and signatures included."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is known by."""

    uid: str
    """By the best URL; the post's uid unless the claim to it is disputed."""
    own: str
    """By the page's own URL or raw record; equal to `uid` where nothing is to dispute."""


def post_uid(document: Document, body: bytes) -> str:
    """Name one document of a raw page, taken for itself.

    >>> one = Document(text="Hi", url="https://example.com/hi?utm_source=feed")
    >>> two = Document(text="Hi", url="http://www.Example.com/hi/#more", canonical_url="https://example.com/hi")
    >>> post_uid(one, b"<p>Hi") == post_uid(two, b"<h1>Hi")
    True
    """
    return post_identity(document, body).uid


def post_identity(document: Document, body: bytes) -> Identity:
    """Give both uids of one document of a raw page."""
    raw = _digest("raw", sha256(body).hexdigest(), str(document.record or ""))
    address = normal_url(document.url)
    canonical = normal_url(document.canonical_url)
    own = _digest("url", address) if address and not _is_home(address) else raw
    best = canonical if canonical and _may_be_believed(canonical, address) else address
    uid = _digest("url", without_part(best)) if best else raw
    goes_on = not document.text and is_later_part(document.url)
    return Identity(uid, uid if goes_on else own)


def is_later_part(url: str | None) -> bool:
    """Whether a URL is that of a thread's second page or a later one.

    >>> [is_later_part(f"https://a.example/{path}") for path in ("t/9?page=2", "t.9/page-2", "t?start=0")]
    [True, True, False]
    """
    address = normal_url(url)
    return address is not None and without_part(address) != address and bool(LATER_PART.search(address))


def identities(documents: Sequence[Document], body: bytes) -> tuple[Identity, ...]:
    """Give the uids of all documents of one raw page.

    A link that several entries of one page share (feeds that link every entry to the section) is no identity
    for any of them: these are known by their link, title and text together.
    """
    found = [post_identity(document, body) for document in documents]
    shared = Counter(identity.uid for identity in found)
    return tuple(
        identity if shared[identity.uid] == 1 else _by_content(identity, document)
        for identity, document in zip(found, documents, strict=True)
    )


def comment_uids(post_uid: str, comments: Sequence[Comment]) -> tuple[str, ...]:
    """Give the uids of a page's comments: by the site's id or, without one, by author, time and text.

    An id that the page prints twice is none. A time computed from an age moves with the fetch, so it is
    left out. Twins are told apart by their number in page order.

    >>> first, second = comment_uids("p", [Comment(text="+1"), Comment(text="+1")])
    >>> first == second
    False
    """
    ids = Counter(comment.source_id for comment in comments)
    keys = [_comment_key(post_uid, comment, usable=ids[comment.source_id] == 1) for comment in comments]
    return tuple(_number_twins(keys))


def answered_uid(post_uid: str, comment: Comment) -> str | None:
    """Give the uid of the comment in another record that a comment answers; None where it names none.

    >>> [uid] = comment_uids("p", [Comment(text="One", source_id="1")])
    >>> answered_uid("p", Comment(text="Two", answers="1")) == uid
    True
    """
    return _digest("id", post_uid, comment.answers) if comment.answers else None


def text_hash(text: str) -> str:
    r"""Hash a text; equal for texts that differ only in white space or in the Unicode form of their letters.

    >>> text_hash("caf\u00e9  au lait") == text_hash("cafe\u0301\nau lait")
    True
    """
    return _digest("text", _plain(text))


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts are one post: equal, edited, or one an excerpt of the other.

    >>> same_text("The cat sat on the mat.", "Every day the cat sat on the mat. It purred.")
    True
    >>> same_text("The cat sat on the mat.", "A recipe for lentil soup.")
    False
    """
    shorter, longer = sorted((_shingles(one), _shingles(other)), key=len)
    if not shorter:
        return not longer
    return len(shorter & longer) >= SAME_SHARE * len(shorter)


@lru_cache(maxsize=NORMAL_URLS)
def normal_url(url: str | None) -> str | None:
    """Bring a URL into the form in which URLs are compared; None for what is no absolute web address.

    http and https, with and without "www.", with and without a closing slash are one address; fragments (but
    "#!" routes), tracking parameters and comment pages are no part of it.

    >>> normal_url("HTTP://WWW.Example.com:80/a/?b=2&utm_source=x&a=1#top")
    'https://example.com/a?a=1&b=2'
    """
    try:
        parts = urlsplit((url or "").strip())
        if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
            return None
        normal = canonicalize_url(_simplified(parts).geturl(), keep_fragments=True)
    except ValueError:
        return None
    return normal.rstrip("/") if "?" not in normal else normal


def site_key(url: str | None, name: str | None) -> str | None:
    """Name the site of a post: by the host of its URL or, without one, by the site's own name.

    >>> site_key("http://www.example.com/a", None) == site_key("https://example.com/b", "Example")
    True
    """
    normal = normal_url(url)
    if normal:
        return _digest("host", urlsplit(normal).netloc)
    return _digest("site", _plain(name).casefold()) if name else None


def _simplified(parts: SplitResult) -> SplitResult:
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    port = parts.port
    if port and port != DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    pairs = [
        pair for pair in parts.query.split("&") if pair and not _is_noise(pair.partition("=")[0].lower())
    ]
    return SplitResult(
        scheme="https",
        netloc=host,
        # Browsers read "\" as "/": https://url.spec.whatwg.org/#path-state
        path=COMMENT_PAGE.sub("", parts.path.replace("\\", "/")).rstrip("/"),
        query="&".join(pairs),
        fragment=parts.fragment if parts.fragment.startswith("!") else "",
    )


def _is_noise(name: str) -> bool:
    return bool(TRACKING.fullmatch(name) or VIEWS.fullmatch(name))


def without_part(normal: str) -> str:
    """The address, in normal form, of the post whose discussion has several pages.

    >>> without_part("https://example.com/soup?page=1"), without_part("https://example.com/index.php?page=1")
    ('https://example.com/soup', 'https://example.com/index.php?page=1')
    >>> without_part("https://example.com/topic/9-soup/page/2"), without_part("https://example.com/blog/page/2")
    ('https://example.com/topic/9-soup', 'https://example.com/blog/page/2')
    >>> without_part("https://example.com/thread-9-page-2.html"), without_part("https://example.com/?topic=9.20")
    ('https://example.com/thread-9.html', 'https://example.com/?topic=9.0')
    """
    normal = _first_part(normal, PART_ADDRESSES)
    parts = urlsplit(normal)
    path = _first_part(parts.path, PART_PATHS)
    query = "&".join(pair for pair in parts.query.split("&") if not PART.fullmatch(pair))
    if not path.strip("/") or (SCRIPT.search(path) and not query):
        return normal
    return parts._replace(path=path, query=query).geturl()


def _first_part(address: str, forms: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, first in forms:
        address = pattern.sub(first, address)
    return address


def _may_be_believed(canonical: str, address: str | None) -> bool:
    if _is_home(canonical):
        return False
    return address is None or _are_related(urlsplit(canonical), urlsplit(address))


def _is_home(normal: str) -> bool:
    parts = urlsplit(normal)
    return parts.path in {"", "/"} and not parts.query and not parts.fragment


def _are_related(one: SplitResult, other: SplitResult) -> bool:
    """One host inside the other, or the same path on both: a blog that moved, or has several domains."""
    hosts = f".{one.netloc}", f".{other.netloc}"
    return (
        hosts[0].endswith(hosts[1])
        or hosts[1].endswith(hosts[0])
        or (one.path, one.query) == (other.path, other.query)
    )


def _by_content(identity: Identity, document: Document) -> Identity:
    uid = _digest("entry", identity.uid, _plain(document.title or ""), _plain(document.text))
    return Identity(uid, uid)


def _comment_key(post_uid: str, comment: Comment, *, usable: bool) -> str:
    if comment.source_id and usable:
        return _digest("id", post_uid, comment.source_id)
    time = "" if comment.relative else comment.published or ""
    return _digest("said", post_uid, _plain(comment.author or ""), time, _plain(comment.text))


def _number_twins(keys: Sequence[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for key in keys:
        yield _digest("twin", key, str(seen[key])) if seen[key] else key
        seen[key] += 1


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _shingles(text: str) -> frozenset[str]:
    letters = "".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text[:COMPARED_CHARS]).casefold()))
    if not letters:
        return frozenset()
    return frozenset(
        letters[start : start + SHINGLE_CHARS] for start in range(max(1, len(letters) - SHINGLE_CHARS + 1))
    )


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:UID_CHARS]
