"""Why a fetch brought no page: one table for exceptions, one for status codes, one rule for walls.

A refusal is recorded and never worked around: no retry under another name, no cookies, no sign-in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

from cleaning.types import Rejection

WALL_PATH = re.compile(
    r"/(?:authwall|uas/login|checkpoint|log-?in(?:\.\w{2,5})?|sign-?in|sign-?up|wp-login\.php|session/new)(?:/|$)",
    re.IGNORECASE,
)
"""Where sites send readers who have not signed in (LinkedIn, WordPress, Rails applications, and the plain
names)."""

LOGIN_STATUS = frozenset({401, 407})
BLOCKED_STATUS = frozenset({403, 429, 451, 999})
"""The site does not want this client; 999 is LinkedIn's own "Request denied"."""

UNREACHABLE: tuple[tuple[type[Exception], str, str], ...] = (
    (CannotResolveHostError, "dns", "the host name cannot be resolved"),
    (DownloadConnectionRefusedError, "refused", "connection refused"),
    (DownloadTimeoutError, "timeout", "no answer in time"),
    (DownloadCancelledError, "too-large", "larger than the download limit"),
    (ResponseDataLossError, "cut-off", "the answer broke off"),
    (UnsupportedURLSchemeError, "scheme", "only http and https are fetched"),
    (DownloadFailedError, "connection", "the connection failed"),
    (OSError, "connection", "the connection failed"),
)
"""Exception -> rule, reason; the first that fits."""


class Refused(IgnoreRequest):
    """A request that this program does not make, with the rule that forbids it."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


def explain_exception(error: BaseException | None) -> Rejection:
    """Turn what the downloader raised into a rule and a reason."""
    if isinstance(error, Refused):
        return Rejection(rule=error.rule, reason=error.reason)
    for kind, rule, reason in UNREACHABLE:
        if isinstance(error, kind):
            return Rejection(rule=rule, reason=reason)
    return Rejection(rule="connection", reason=_first_line(error))


def explain_status(status: int, headers: Mapping[str, str]) -> Rejection | None:
    """Turn a status that brings no page into a rule and a reason; None for one that brings a page.

    >>> explain_status(200, {}) is None, explain_status(404, {}).reason, explain_status(999, {}).rule
    (True, 'HTTP 404 Not Found', 'blocked')
    """
    if headers.get("cf-mitigated") == "challenge":
        return Rejection(rule="blocked", reason=f"HTTP {status}: the site asks for proof of a human reader")
    if status in LOGIN_STATUS:
        return Rejection(rule="login-wall", reason=f"HTTP {status}: the site asks to sign in")
    if status in BLOCKED_STATUS:
        return Rejection(rule="blocked", reason=f"HTTP {status}: the site refuses this client")
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    return Rejection(rule=f"http-{status}", reason=f"HTTP {status} {_phrase(status)}".strip())


def is_wall(url: str) -> bool:
    """Whether a redirect to this URL is a demand to sign in.

    >>> is_wall("https://a.example/authwall?trk=x"), is_wall("https://a.example/2024/my-login-story/")
    (True, False)
    """
    return bool(WALL_PATH.search(urlsplit(url).path))


def is_lost(rejection: Rejection) -> bool:
    """Whether a page that should be there is missing, rather than gone or refused by its site."""
    rules = {rule for _, rule, _ in UNREACHABLE} - {"too-large", "scheme"}
    return rejection.rule in rules or rejection.rule.startswith("http-5")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _first_line(error: BaseException | None) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
