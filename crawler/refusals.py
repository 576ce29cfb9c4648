"""What a site's answer says besides a page: gone, forbidden, sign in. Told by status, headers and redirects.

A refusal is recorded and never worked around: no retry under another name, no cookies, no sign-in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from cleaning.types import Rejection

WALL_PATH = re.compile(
    r"/(?:authwall|uas/login|checkpoint|log-?in(?:\.\w{2,5})?|sign-?in|sign-?up|wp-login\.php|session/new)(?:/|$)",
    re.IGNORECASE,
)
"""Where sites send readers who have not signed in (LinkedIn, WordPress, Rails and the plain names)."""

LOGIN_STATUS = frozenset({401, 407})
BLOCKED_STATUS = frozenset({403, 429, 451, 999})
"""The site does not want this client; 999 is LinkedIn's own "Request denied"."""


def explain_status(status: int, headers: Mapping[str, str]) -> Rejection | None:
    """Turn a status that brings no page into a rule and a reason; None for one that brings a page.

    >>> explain_status(200, {}) is None, explain_status(404, {}).reason, explain_status(999, {}).rule
    (True, 'HTTP 404 Not Found', 'blocked')
    """
    if headers.get("cf-mitigated") == "challenge":
        return Rejection(rule="blocked", reason=f"HTTP {status}: the site asks for proof of a human reader")
    if status in LOGIN_STATUS:
        return Rejection(rule="login_wall", reason=f"HTTP {status}: the site asks to sign in")
    if status in BLOCKED_STATUS:
        return Rejection(rule="blocked", reason=f"HTTP {status}: the site refuses this client")
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    return Rejection(rule=f"http-{status}", reason=f"HTTP {status} {_phrase(status)}".strip())


def is_wall(url: str) -> bool:
    """Tell whether a redirect to this URL is a demand to sign in.

    >>> is_wall("https://a.example/authwall?trk=x"), is_wall("https://a.example/2024/my-login-story/")
    (True, False)
    """
    return bool(WALL_PATH.search(urlsplit(url).path))


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
